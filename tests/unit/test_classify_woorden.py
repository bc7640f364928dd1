"""Dutch words: one spelling for comparing, and the forms that a word may take."""

from __future__ import annotations

import pytest

from classify.woorden import lemma, norm, vormen, zelfde_woord


@pytest.mark.parametrize(
    ("woord", "gelijk_aan"),
    [
        ("Innovatie-Agenda", "innovatieagenda"),
        ("innovatie\u2010agenda", "innovatieagenda"),
        ("innovatie\u2011agenda", "innovatieagenda"),
        ("innovatie\u00adagenda", "innovatieagenda"),
        ("innovatie\u0002agenda", "innovatieagenda"),
        ("fte’s", "fte's"),
        ("COÖRDINATOR", "coördinator"),
        ("coo\u0308rdinator", "coördinator"),
    ],
)
def test_case_hyphens_and_composed_accents_do_not_make_another_word(woord: str, gelijk_aan: str) -> None:
    assert norm(woord) == gelijk_aan


def test_accents_do_make_another_word() -> None:
    assert norm("één") != norm("een")


@pytest.mark.parametrize(
    ("enkelvoud", "vorm"),
    [
        ("budget", "budgetten"),
        ("budget", "budgets"),
        ("agenda", "agenda's"),
        ("programma", "programma’s"),
        ("plan", "plannen"),
        ("taak", "taken"),
        ("bedrijf", "bedrijven"),
        ("huis", "huizen"),
        ("museum", "musea"),
        ("mogelijkheid", "mogelijkheden"),
        ("strategie", "strategieën"),
        ("robuust", "robuuste"),
        ("vast", "vaste"),
        ("fusie", "fusies"),
        ("dienst", "diensten"),
        ("fte", "fte's"),
        ("mandaat", "mandaten"),
    ],
)
def test_a_form_belongs_to_its_word(enkelvoud: str, vorm: str) -> None:
    assert norm(vorm) in vormen(enkelvoud)
    assert zelfde_woord(enkelvoud, vorm)


@pytest.mark.parametrize(
    ("woord", "ander"),
    [
        ("doel", "bedoeld"),
        ("fusie", "diffusie"),
        ("plan", "planning"),
        ("mandaat", "mandarijn"),
        ("vast", "vasteland"),
        ("agenda", "agendapunt"),
        ("een", "enen"),
        ("BI", "bij"),
    ],
)
def test_a_word_that_only_looks_alike_is_another_word(woord: str, ander: str) -> None:
    assert norm(ander) not in vormen(woord)
    assert not zelfde_woord(woord, ander)


@pytest.mark.parametrize(
    ("vervoegd", "heel"),
    [("besteden", "besteden"), ("besteedt", "besteden"), ("gemeenten", "gemeente"), ("Diensten", "dienst")],
)
def test_the_lemma_of_a_common_word_is_its_dictionary_form(vervoegd: str, heel: str) -> None:
    assert lemma(vervoegd) == heel


def test_a_word_that_no_dictionary_knows_is_its_own_lemma() -> None:
    assert lemma("kwaliteitsborgingsregisseursoverleg") == "kwaliteitsborgingsregisseursoverleg"


@pytest.mark.parametrize("woord", ["", "a", "ab", "abc", "-", "é"])
def test_very_short_words_are_at_least_a_form_of_themselves(woord: str) -> None:
    assert norm(woord) in vormen(woord)
