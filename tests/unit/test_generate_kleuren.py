"""The colours can be read by everybody."""

from __future__ import annotations

import pytest

from classify import Kleur
from generate import kleuren
from generate.beeld import kleur_tekst


@pytest.mark.parametrize("vlak", kleuren.VLAK.values())
def test_text_on_every_colour_has_the_highest_contrast_that_wcag_asks(vlak: str) -> None:
    assert kleuren.contrast(kleuren.TEKST, vlak) >= 7


def test_contrast_is_that_of_wcag() -> None:
    assert kleuren.contrast("000000", "FFFFFF") == pytest.approx(21)
    assert kleuren.contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_colour_is_written_with_its_number_and_word() -> None:
    assert [kleur_tekst(kleur) for kleur in (*Kleur, None)] == ["1 groen", "2 oranje", "3 rood", "–"]
