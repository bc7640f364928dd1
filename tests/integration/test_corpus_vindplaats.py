"""A quote that a person types is taken only when it stands on the page, and then as the page has it."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import EigenCitaatFout
from corpus.begin import VOORBEELD
from corpus.vindplaats import naaste_tekst, passage_op, vind_passage
from extract import Block, Document, read_pdf

PLAN = VOORBEELD / "plannen" / "2024-plan" / "ODG.pdf"
ZIN = "We streven naar naar 80% medewerkers in vaste dienst en hebben aandacht voor ontwikkelingen"


@pytest.fixture(scope="module")
def document() -> Document:
    return _gelezen()


def kaal(tekst: str) -> str:
    """Return a text as promise 2 compares it: without white space and hyphens."""
    vol = unicodedata.normalize("NFKC", tekst)
    return "".join(
        teken for teken in vol if not teken.isspace() and unicodedata.category(teken) not in ("Pd", "Cc", "Cf")
    )


@pytest.mark.parametrize(
    "getypt",
    [
        ZIN,
        ZIN.replace(" ", "  \n"),
        ZIN.replace("medewerkers", "mede-\nwerkers"),
        f" {ZIN} ",
        ZIN.replace("ontwikkelingen", "ont\N{SOFT HYPHEN}wikkelingen"),
    ],
)
def test_white_space_and_hyphens_at_line_ends_may_differ_and_the_page_s_own_words_are_quoted(
    getypt: str, document: Document
) -> None:
    passage = vind_passage(document, 24, getypt)
    assert passage.citaat == ZIN
    assert (passage.pagina, passage.bladzijde, passage.soort) == (24, "22", "lijst")
    assert passage.kop == "Wat we doen"
    assert document.quote(passage.start, passage.end) == ZIN
    assert {plaats.page for plaats in passage.plaatsen} == {24}


@pytest.mark.parametrize(
    "getypt",
    [
        ZIN.replace("80%", "90%"),
        ZIN.replace("We", "we"),
        ZIN.replace("streven", "streefden"),
        ZIN[1:],  # half a word
        ZIN[:-3],
    ],
)
def test_other_letters_figures_and_half_words_are_refused_with_what_does_stand_there(
    getypt: str, document: Document
) -> None:
    with pytest.raises(EigenCitaatFout, match="niet letterlijk op pdf-pagina 24") as fout:
        vind_passage(document, 24, getypt)
    assert 'Er staat: "' in str(fout.value)
    assert "naar naar 80% medewerkers in vaste dienst" in str(fout.value)


def test_a_quote_on_another_page_is_refused_with_that_page(document: Document) -> None:
    with pytest.raises(EigenCitaatFout, match="Het staat wel op pdf-pagina 24: noem die met --pagina"):
        vind_passage(document, 23, ZIN)


def test_a_text_that_is_nowhere_gets_no_neighbour(document: Document) -> None:
    with pytest.raises(EigenCitaatFout, match="niets wat erop lijkt"):
        vind_passage(document, 24, "xylofoon qwerty zwqx")


@pytest.mark.parametrize(("pagina", "wat"), [(0, "32 pagina's"), (33, "32 pagina's")])
def test_a_page_that_is_not_there_is_told(pagina: int, wat: str, document: Document) -> None:
    with pytest.raises(EigenCitaatFout, match=wat):
        vind_passage(document, pagina, ZIN)


@pytest.mark.parametrize("leeg", ["", " \n", "-", "•"])
def test_an_empty_quote_is_none(leeg: str, document: Document) -> None:
    with pytest.raises(EigenCitaatFout, match="Het citaat is leeg"):
        vind_passage(document, 24, leeg)
    assert passage_op(document, 24, leeg) is None


def test_on_a_page_without_text_it_is_said_that_it_cannot_be_checked() -> None:
    gescand = VOORBEELD / "plannen" / "2024-plan" / "ODMS.pdf"
    document = read_pdf(gescand)
    pagina = next(pagina for pagina in document.pages if pagina.is_unreadable)
    with pytest.raises(EigenCitaatFout, match=r"niet te lezen.*niet na te gaan"):
        vind_passage(document, pagina.number, "Een zin op een gescande bladzijde")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_run_of_words_of_a_block_is_found_on_its_page_and_stands_there(data: st.DataObject) -> None:
    document = _gelezen()
    blok = data.draw(st.sampled_from([blok for blok in document.blocks if len(_woorden(document, blok)) > 1]))
    woorden = _woorden(document, blok)
    begin = data.draw(st.integers(0, len(woorden) - 2))
    stuk = " ".join(woorden[begin : begin + data.draw(st.integers(2, 30))])
    passage = vind_passage(document, blok.page, stuk)
    assert kaal(passage.citaat) == kaal(stuk)
    assert set(passage.citaat.split()) <= set(document.text.split())


def _woorden(document: Document, blok: Block) -> list[str]:
    """Return the words of a block that stand on the page where it begins."""
    plekken = range(blok.start, blok.end)
    return "".join(document.text[plek] for plek in plekken if document.chars.page[plek] == blok.page).split()


@cache
def _gelezen() -> Document:
    """Read the plan once: hypothesis runs the test many times."""
    return read_pdf(PLAN)


def test_the_nearest_text_is_as_long_as_what_was_typed(document: Document) -> None:
    naaste = naaste_tekst(document, 24, "streven naar 80 procent medewerkers in vaste dienst")
    assert len(naaste.split()) == 8
    assert "medewerkers in vaste dienst" in naaste
