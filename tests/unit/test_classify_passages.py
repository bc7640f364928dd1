"""Sentences that count become quotes: neighbours joined, cut at page ends, always verbatim."""

from __future__ import annotations

from classify import Bewijs, Kenmerk, Soort, toets
from classify.passages import MAX_PASSAGE
from classify.structuur import kaal
from extract import BlockKind, Document
from tests.classify_hulp import Stuk, alinea, criteria, document, kop, maak_document, punt, rij, stukken

AGENDA = "De innovatieagenda is op 12 juni 2024 door het algemeen bestuur vastgesteld."


def bewijs(gemaakt: Document, nummer: str = "9") -> tuple[Bewijs, ...]:
    gevonden = toets(gemaakt, criteria()).bevinding(nummer).bewijs
    for item in gevonden:
        assert gemaakt.quote(item.start, item.end) == item.citaat
        assert kaal(item.citaat) in kaal(gemaakt.page(item.pagina).raw)
        assert 0 <= item.score <= 1
    return gevonden


def test_a_quote_is_a_whole_sentence_with_the_sentences_beside_it() -> None:
    tekst = f"Wij vernieuwen graag. {AGENDA} Zij telt vijf thema's. Elk thema heeft een trekker. Het regende die dag."
    gevonden = bewijs(document(alinea(tekst)))
    assert len(gevonden) == 1
    assert gevonden[0].citaat.startswith("Wij vernieuwen graag. De innovatieagenda")
    assert gevonden[0].citaat.endswith(".")
    assert "trekker" in gevonden[0].citaat


def test_a_quote_never_takes_along_what_was_rejected() -> None:
    gevonden = bewijs(document(alinea(f"{AGENDA} Het ministerie vraagt om een innovatieagenda.")))
    assert [item.citaat for item in gevonden] == [AGENDA]


def test_paragraphs_list_items_and_rows_stay_apart() -> None:
    gemaakt = document(
        alinea(AGENDA), punt("Onze innovatieagenda loopt."), rij("Innovatie", "De innovatieagenda loopt.", "Q3 2025")
    )
    assert {item.soort for item in bewijs(gemaakt)} == {Soort.TEKST, Soort.LIJST, Soort.TABEL}


def test_a_long_paragraph_becomes_more_quotes() -> None:
    zin = "Onze innovatieagenda kent dit jaar een thema over slimme sensoren langs de haven en het spoor."
    gevonden = bewijs(document(alinea(" ".join([zin] * 20))))
    assert len(gevonden) > 1
    assert max(len(item.citaat) for item in gevonden) <= MAX_PASSAGE


def over_twee_paginas() -> Document:
    """Return a document with one paragraph that runs on over a page end."""
    begin, rest = "De innovatieagenda is op 12 juni 2024", "door het algemeen bestuur vastgesteld en loopt."
    heel = document(alinea(begin), alinea(rest, pagina=2))
    een, twee = stukken(heel)
    assert een.paginas is not None
    assert twee.paginas is not None
    assert een.ruw is not None
    assert twee.ruw is not None
    samen = Stuk(
        BlockKind.PARAGRAPH,
        f"{begin} {rest}",
        1,
        sleutel=0,
        paginas=een.paginas + een.paginas[:1] + twee.paginas,
        ruw=een.ruw + een.ruw[:1] + twee.ruw,
    )
    return maak_document([samen], heel.pages)


def test_a_sentence_over_a_page_end_is_cited_in_two_parts_each_on_its_own_page() -> None:
    gevonden = sorted(bewijs(over_twee_paginas()), key=lambda item: item.start)
    assert [(item.pagina, item.bladzijde) for item in gevonden] == [(1, "1"), (2, "2")]
    assert " ".join(item.citaat for item in gevonden) == over_twee_paginas().text.strip()


def test_the_best_passage_comes_first() -> None:
    gemaakt = document(alinea("Er is een idee voor een proef."), alinea("Slot."), alinea(AGENDA))
    gevonden = bewijs(gemaakt)
    assert gevonden[0].citaat == AGENDA
    assert [item.score for item in gevonden] == sorted((item.score for item in gevonden), reverse=True)


def test_equal_passages_keep_the_order_of_the_plan() -> None:
    gevonden = bewijs(document(*(alinea(AGENDA) for _ in range(4))))
    assert len(gevonden) == 4
    assert [item.start for item in gevonden] == sorted(item.start for item in gevonden)


def test_a_passage_names_its_heading_words_rule_and_marks() -> None:
    (gevonden,) = bewijs(document(kop("5.6 Vernieuwing"), alinea(AGENDA)))
    assert gevonden.kop == "5.6 Vernieuwing"
    assert gevonden.termen == ("innovatieagenda",)
    assert gevonden.regel
    assert {Kenmerk.PLANNING, Kenmerk.BESLUIT, Kenmerk.GEREALISEERD} <= set(gevonden.kenmerken)


def test_white_space_in_a_quote_is_collapsed_and_nothing_else() -> None:
    (gevonden,) = bewijs(document(alinea("De  innovatieagenda \n is er;\tzij loopt.")))
    assert gevonden.citaat == "De innovatieagenda is er; zij loopt."


def test_a_row_whose_words_stand_otherwise_on_the_page_is_cited_by_its_longest_cell() -> None:
    rij_ = rij("Innovatie", "De innovatieagenda is door het algemeen bestuur vastgesteld.", "Q3 2025")
    gemaakt = document(rij_)
    door_elkaar = "Q3 Innovatie 2025 De innovatieagenda is door het algemeen bestuur vastgesteld."
    pagina = type(gemaakt.pages[0])(1, "1", 595, 842, door_elkaar)
    (gevonden,) = bewijs(maak_document(stukken(gemaakt), [pagina]))
    assert gevonden.citaat == "De innovatieagenda is door het algemeen bestuur vastgesteld."
