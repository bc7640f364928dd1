"""A document cut into what a rule looks at: sentences, list items and table rows."""

from __future__ import annotations

import pytest

from classify import document_uit_tekst
from classify.eenheden import MAX_RIJ, maak_taal, ontleed
from extract import Document
from tests.classify_hulp import alinea, document, kop, punt, rij

TAAL = maak_taal()


def eenheden(document: Document) -> list[str]:
    """Return the text of each unit."""
    return [document.quote(eenheid.start, eenheid.end) for eenheid in ontleed(document, TAAL).eenheden]


@pytest.mark.parametrize(
    "zinnen",
    [
        ["De agenda is klaar.", "Het bestuur stelde hem vast."],
        ["Is dat zo?", "Ja!", "Zeker."],
        ["Het budget is 3 procent.", "2026 wordt beter."],
        ["Dat is waar.", "‘Wij doen mee’, zei de directeur."],
        ["Dat is waar.", "(Zie ook bijlage 2.)"],
    ],
)
def test_a_paragraph_is_cut_into_sentences(zinnen: list[str]) -> None:
    assert eenheden(document_uit_tekst(" ".join(zinnen))) == zinnen


def test_zo_ends_a_sentence() -> None:
    assert eenheden(document_uit_tekst("Dat is zo. Het bestuur wacht.")) == ["Dat is zo.", "Het bestuur wacht."]


@pytest.mark.parametrize(
    "zin",
    [
        "Zie blz. 22 en art. 18 van de wet.",
        "De heer A. de Vries en mr. B. Bakker tekenden.",
        "Het budget (excl. Btw) is ca. 3 procent, bijv. Voor scholing.",
        "Versie 2.3 van de kwaliteitscriteria geldt.",
        "Er is € 1.250.000 beschikbaar.",
        "Het staat op www.voorbeeld.nl en in nr. 4.",
        "dr. Jansen en ir. Pietersen leiden het team",
    ],
)
def test_an_abbreviation_or_number_ends_no_sentence(zin: str) -> None:
    assert eenheden(document_uit_tekst(zin)) == [zin]


def test_a_full_stop_without_a_space_still_parts_two_sentences() -> None:
    assert eenheden(document_uit_tekst("De agenda is klaar.Het bestuur wacht.")) == [
        "De agenda is klaar.",
        "Het bestuur wacht.",
    ]


def test_bullets_within_a_block_part_units_and_belong_to_none() -> None:
    assert eenheden(document_uit_tekst("• eerste punt • tweede punt")) == ["eerste punt", "tweede punt"]


def test_no_unit_runs_over_the_end_of_a_block() -> None:
    assert eenheden(document(alinea("Dit loopt"), alinea("door."), punt("een punt"), punt("nog een punt"))) == [
        "Dit loopt",
        "door.",
        "een punt",
        "nog een punt",
    ]


def test_a_heading_is_one_unit() -> None:
    assert eenheden(document(kop("4.2 Medewerkers. En meer"))) == ["4.2 Medewerkers. En meer"]


def test_a_table_row_is_one_unit() -> None:
    assert eenheden(document(rij("7", "Vaste dienst", "82 procent. Gehaald."))) == [
        "7 Vaste dienst 82 procent. Gehaald."
    ]


def test_a_very_long_row_is_cut_into_the_sentences_of_its_cells() -> None:
    lang = "Dit is een zin van ruim veertig tekens lang. " * (MAX_RIJ // 40)
    gesneden = eenheden(document(rij("Onderwerp", lang.strip())))
    assert gesneden[0] == "Onderwerp"
    assert set(gesneden[1:]) == {"Dit is een zin van ruim veertig tekens lang."}


def test_the_subject_of_a_row_is_its_first_cell_with_words() -> None:
    document_ = document(rij("3.1", "Opleiding", "loopt"))
    tekst = ontleed(document_, TAAL)
    onderwerp = tekst.eenheden[0].onderwerp
    assert onderwerp is not None
    assert tekst.doc[onderwerp[0] : onderwerp[1]].text == "Opleiding"


def test_a_row_below_a_merged_cell_keeps_the_subject_above() -> None:
    document_ = document(rij("Opleiding", "wat", "wie"), rij("", "", "de teamleider"))
    tekst = ontleed(document_, TAAL)
    assert [tekst.doc[van:tot].text for van, tot in (e.onderwerp or (0, 0) for e in tekst.eenheden)] == [
        "Opleiding",
        "Opleiding",
    ]


def test_another_table_does_not_inherit_a_subject() -> None:
    document_ = document(rij("Opleiding", "wat", "wie"), rij("", "", "de teamleider", tabel=1))
    tweede = ontleed(document_, TAAL).eenheden[1].onderwerp
    assert tweede is None or ontleed(document_, TAAL).doc[tweede[0] : tweede[1]].text != "Opleiding"


def test_every_unit_lies_in_its_block_and_follows_the_one_before() -> None:
    document_ = document(kop("Kop"), alinea("Een. Twee. Drie."), punt("punt"), rij("a", "b"), alinea("Slot"))
    tekst = ontleed(document_, TAAL)
    for nummer, eenheid in enumerate(tekst.eenheden):
        blok = document_.blocks[eenheid.blok]
        assert eenheid.nummer == nummer
        assert blok.start <= eenheid.start < eenheid.end <= blok.end
        assert tekst.doc[eenheid.token_start : eenheid.token_end].text == document_.text[eenheid.start : eenheid.end]
    starts = [eenheid.start for eenheid in tekst.eenheden]
    assert starts == sorted(starts)


@pytest.mark.parametrize("tekst", ["", " ", "•", "\t", "…"])
def test_a_block_without_words_gives_at_most_one_unit(tekst: str) -> None:
    assert len(eenheden(document(alinea(tekst)))) <= 1
