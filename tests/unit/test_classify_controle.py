"""A criteria file held against its own texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classify import Criteria, controleer, document_uit_tekst
from classify.criterium import Criterium
from extract import BlockKind
from tests.classify_hulp import criteria

NEGEN = criteria().criterium("9")


def problemen(criterium: Criterium) -> list[str]:
    return controleer(Criteria((criterium,), "proef"))


def test_the_criteria_that_come_with_the_program_have_no_problems() -> None:
    assert controleer(criteria()) == []


def test_each_of_them_brings_texts_on_both_sides() -> None:
    assert [item.nummer for item in criteria().criteria if not item.moet or not item.moet_niet] == []


def test_a_text_that_must_be_recognised_and_is_not_is_shown() -> None:
    (probleem,) = problemen(replace(NEGEN, moet=("De kantine is open.",)))
    assert probleem.startswith("Criterium 9: geen regel herkent «De kantine is open.»")


def test_a_text_that_must_not_be_recognised_and_is_is_shown() -> None:
    (probleem,) = problemen(replace(NEGEN, moet_niet=("Onze innovatieagenda is vastgesteld.",)))
    assert probleem.startswith("Criterium 9: een regel herkent «Onze innovatieagenda is vastgesteld.»")


def test_a_text_that_is_only_possibly_about_it_must_not_be_recognised_either() -> None:
    zwak = criteria().criterium("1")
    tekst = "In de eerste helft van 2025 zijn de resultaten gereed."
    assert problemen(replace(zwak, moet_niet=(tekst,)))
    assert problemen(replace(zwak, moet=(tekst,)))


@pytest.mark.parametrize("leeg", [{"moet": ()}, {"moet_niet": ()}])
def test_a_criterium_without_such_texts_cannot_be_checked(leeg: dict[str, tuple[str, ...]]) -> None:
    (probleem,) = problemen(replace(NEGEN, **leeg))
    assert "geef minstens één tekst" in probleem


def test_a_concept_that_nothing_uses_is_shown() -> None:
    extra = replace(
        NEGEN, begrippen=NEGEN.begrippen | {"weeskind": ("los",)}, eigen_begrippen=(*NEGEN.eigen_begrippen, "weeskind")
    )
    (probleem,) = problemen(extra)
    assert "'weeskind' wordt door geen regel gebruikt" in probleem


def test_a_text_becomes_a_document_of_one_page() -> None:
    gemaakt = document_uit_tekst("Eerste alinea.", "Tweede alinea.", naam="x.pdf")
    assert gemaakt.name == "x.pdf"
    assert [gemaakt.quote(blok.start, blok.end) for blok in gemaakt.blocks] == ["Eerste alinea.", "Tweede alinea."]
    assert {blok.kind for blok in gemaakt.blocks} == {BlockKind.PARAGRAPH}
    assert len(gemaakt.chars.page) == len(gemaakt.chars.raw) == len(gemaakt.chars.x0) == len(gemaakt.text)
    assert gemaakt.page(1).raw == gemaakt.text
