"""Text is cleaned without a visible change, and worded as in a Dutch letter."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate import CitaatFout, tekst
from tests.generate_hulp import bewijs


def zichtbaar(inhoud: str) -> str:
    return "".join(teken for teken in inhoud if not teken.isspace() and unicodedata.category(teken) not in ("Cc", "Cs"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")))
def test_cleaning_keeps_every_visible_character(inhoud: str) -> None:
    assert zichtbaar(tekst.schoon_citaat(inhoud)) == zichtbaar(inhoud)


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_cleaned_text_holds_nothing_that_xml_forbids(inhoud: str) -> None:
    for teken in tekst.schoon(inhoud):
        assert teken in "\n\t" or not (tekst.is_onzichtbaar(teken) or tekst.is_verboden(teken))


@pytest.mark.parametrize("teken", ["\ud800", "\ufffe", "\uffff"])
def test_a_quote_that_would_change_visibly_is_an_error(teken: str) -> None:
    with pytest.raises(CitaatFout, match="niet meer letterlijk"):
        tekst.schoon_citaat(f"We streven{teken}naar 80%")


def test_control_characters_in_a_quote_go_and_words_stay_apart() -> None:
    assert tekst.schoon_citaat("\x00We\x0bstreven\r\nnaar\x02 80%\x7f") == "We streven naar 80%"


def test_dates_are_written_out() -> None:
    assert tekst.datum(date(2024, 11, 20)) == "20 november 2024"
    assert tekst.datum(date(2026, 4, 1)) == "1 april 2026"


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a en b"),
        (["a", "b", "c"], "a, b en c"),
        (["a, groot", "b", "c"], "a, groot; b en c"),
    ],
)
def test_parts_become_an_enumeration(delen: list[str], verwacht: str) -> None:
    assert tekst.opsomming(delen) == verwacht


@pytest.mark.parametrize(
    ("nummers", "verwacht"),
    [
        ([], ""),
        ([2], "pdf-pagina 2"),
        ([21, 2], "pdf-pagina 2 en 21"),
        ([5, 6, 7, 2, 21], "pdf-pagina 2, 5 t/m 7 en 21"),
        ([3, 4], "pdf-pagina 3 en 4"),
    ],
)
def test_pages_are_drawn_together(nummers: list[int], verwacht: str) -> None:
    assert tekst.paginas(nummers) == verwacht


def test_a_place_is_the_printed_number_and_else_the_page_of_the_file() -> None:
    assert tekst.vindplaats(bewijs("x", 24, "22")) == "blz. 22"
    assert tekst.vindplaats(bewijs("x", 24, "")) == "pdf-pagina 24"
    assert tekst.vindplaats(bewijs("x", 24, "3"), {24: "bijlage A"}) == "bijlage A, blz. 3"
    assert tekst.vindplaats(bewijs("x", 24, "3"), {24: ""}) == "blz. 3, pdf-pagina 24"
    assert tekst.vindplaats(bewijs("x", 25, "4"), {24: ""}) == "blz. 4"


def test_places_are_drawn_together_per_kind() -> None:
    assert tekst.vindplaatsen(["blz. 19", "blz. 22", "blz. 19"]) == "blz. 19 en 22"
    assert tekst.vindplaatsen(["blz. 19", "pdf-pagina 2"]) == "blz. 19 en pdf-pagina 2"
