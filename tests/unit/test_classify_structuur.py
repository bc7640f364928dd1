"""Places in a document where words are no evidence, each recognised by its form and not by one plan's wording."""

from __future__ import annotations

import pytest

from classify import Criteria, Staat, toets
from classify.eenheden import maak_taal, ontleed
from classify.speurwerk import Speurwerk
from classify.structuur import Structuur, is_letterlijk, kaal
from extract import BlockKind, Document, Part
from tests.classify_hulp import Stuk, alinea, criteria, document, inhoudsregel, kop, punt, rij

TAAL = maak_taal()
AGENDA = "De innovatieagenda is door het algemeen bestuur vastgesteld."


def redenen(gemaakt: Document, van: Criteria | None = None) -> list[str]:
    """Return per unit why nothing there can be evidence, "" where it can."""
    speurwerk = Speurwerk(ontleed(gemaakt, TAAL), van or criteria())
    structuur = Structuur(speurwerk, van or criteria())
    return [structuur.reden(eenheid.nummer) for eenheid in speurwerk.tekst.eenheden]


def staat(gemaakt: Document, nummer: str) -> Staat:
    return toets(gemaakt, criteria()).bevinding(nummer).staat


def test_a_sentence_in_the_body_can_be_evidence() -> None:
    assert redenen(document(kop("Vernieuwing"), alinea(AGENDA)))[1] == ""


@pytest.mark.parametrize(
    ("soort", "reden"),
    [
        (BlockKind.TOC, "inhoudsopgave"),
        (BlockKind.HEADER, "kopregel"),
        (BlockKind.FOOTER, "voetregel"),
        (BlockKind.HEADING, "kop"),
        (BlockKind.TABLE_HEADER, "tabelkop"),
        (BlockKind.CAPTION, "bijschrift"),
    ],
)
def test_the_same_words_in_the_furniture_of_the_document_cannot(soort: BlockKind, reden: str) -> None:
    gemaakt = document(Stuk(soort, AGENDA))
    assert redenen(gemaakt) == [reden]
    bevinding = toets(gemaakt, criteria()).bevinding("9")
    assert bevinding.staat is Staat.ONTBREEKT
    assert [item.reden for item in bevinding.afgewezen] == [reden]


@pytest.mark.parametrize("soort", [BlockKind.FOOTNOTE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM])
def test_the_same_words_in_text_list_and_footnote_can(soort: BlockKind) -> None:
    assert staat(document(Stuk(soort, AGENDA)), "9") is Staat.GENOEMD


def test_under_a_heading_of_a_list_of_terms_all_is_explanation() -> None:
    gemaakt = document(kop("Bijlage 4 Begrippenlijst"), alinea("Innovatieagenda: een agenda met vernieuwingen."))
    assert redenen(gemaakt)[1] == "begrippenlijst"


def test_a_part_that_reading_calls_a_glossary_is_one() -> None:
    assert redenen(document(alinea(AGENDA, deel=Part.GLOSSARY))) == ["begrippenlijst"]


def test_a_table_in_alphabetical_order_may_be_one_of_municipalities_and_is_no_list_of_terms() -> None:
    gemeenten = ["Asten", "Deurne", "Gemert", "Helmond", "Laarbeek", "Someren", "Veghel"]
    assert set(redenen(document(*(rij(naam, "directeur gemandateerd") for naam in gemeenten)))) == {""}


def test_chapters_with_a_letter_are_no_list_of_terms() -> None:
    koppen = ["A Bestuur", "B Mensen", "C Uitvoering", "D Gegevens", "E Omgeving", "F Geld"]
    gemaakt = document(*(deel for naam in koppen for deel in (kop(naam), alinea("Wij werken hieraan."))))
    assert "begrippenlijst" not in redenen(gemaakt)


def test_headings_in_alphabetical_order_are_a_list_of_terms() -> None:
    termen = ["Agenda", "Bestuur", "Datavisie", "Formatie", "Innovatie", "Mandaat"]
    gemaakt = document(*(deel for term in termen for deel in (kop(term), alinea(f"Wat wij {term} noemen, heet zo."))))
    assert set(redenen(gemaakt)) <= {"kop", "begrippenlijst"}


def test_rows_in_another_order_or_with_more_columns_are_no_list_of_terms() -> None:
    namen = ["Werkgebied", "Agenda", "Mandaat", "Bestuur", "Scholing", "Cijfers", "Fusie"]
    assert "begrippenlijst" not in redenen(document(*(rij(naam, "wij werken hieraan") for naam in namen)))
    gesorteerd = [rij(naam, "wij werken hieraan", "Q3 2025") for naam in sorted(namen)]
    assert "begrippenlijst" not in redenen(document(*gesorteerd))


def test_five_rows_in_alphabetical_order_may_be_chance() -> None:
    namen = ["Agenda", "Bestuur", "Cijfers", "Data", "Fusie"]
    assert "begrippenlijst" not in redenen(document(*(rij(naam, "wij werken hieraan") for naam in namen)))


MINISTERIE = (
    "In uw zelftoets geeft u aan dat er geen innovatieagenda is.",
    "Ik verzoek u om de innovatieagenda in uw plan van aanpak op te nemen.",
    "Uw dienst voldoet daarmee nog niet.",
)


def test_a_page_that_speaks_to_the_service_is_the_ministrys() -> None:
    gemaakt = document(alinea("Wij zijn een dienst."), *(alinea(zin, pagina=2) for zin in MINISTERIE))
    assert redenen(gemaakt) == ["", *["tekst van het ministerie"] * 3]


def test_its_next_page_is_so_too_until_the_service_speaks_or_something_begins() -> None:
    vervolg = alinea("De innovatieagenda moet voldoen aan de eisen.", pagina=3)
    eigen = alinea("Wij stelden de innovatieagenda vast.", pagina=4)
    gemaakt = document(*(alinea(zin, pagina=2) for zin in MINISTERIE), vervolg, eigen)
    assert redenen(gemaakt) == ["tekst van het ministerie"] * 4 + [""]


def test_what_stands_on_the_page_before_the_annex_begins_is_the_services_own() -> None:
    gemaakt = document(alinea(AGENDA), kop("Bijlage 1 Brief"), *(alinea(zin) for zin in MINISTERIE))
    assert redenen(gemaakt) == ["", "kop", *["tekst van het ministerie"] * 3]


def test_a_plan_that_quotes_the_ministry_between_its_own_sentences_stays_the_services() -> None:
    gemaakt = document(
        alinea(
            "Wij kregen een brief. “Ik verzoek u de innovatieagenda op te nemen.” Wij doen dat. Onze agenda is klaar."
        )
    )
    assert "tekst van het ministerie" not in redenen(gemaakt)


@pytest.mark.parametrize("nummer", [criterium.nummer for criterium in criteria().criteria])
def test_the_title_and_the_question_of_a_criterium_are_no_evidence(nummer: str) -> None:
    criterium = criteria().criterium(nummer)
    assert staat(document(kop(criterium.titel), alinea(criterium.vraag)), nummer) is Staat.ONTBREEKT


def test_a_row_with_the_title_and_only_a_score_is_no_evidence() -> None:
    gemaakt = document(rij("9", "Komt er een innovatie-agenda?", "voldoet nog niet"))
    assert redenen(gemaakt) == ["criteriumtekst geciteerd"]


def test_a_row_with_the_title_and_an_answer_is() -> None:
    gemaakt = document(rij("9", "Innovatie-agenda", "Wij stelden de innovatieagenda vast in het AB van 12 juni 2024."))
    assert redenen(gemaakt) == [""]
    assert staat(gemaakt, "9") is Staat.GENOEMD


def test_a_row_whose_other_cells_are_empty_says_nothing() -> None:
    assert redenen(document(rij("9", "Innovatieagenda", "", ""))) == ["kop zonder inhoud"]
    assert redenen(document(rij("9", "Innovatieagenda", "–", "..."))) == ["kop zonder inhoud"]


@pytest.mark.parametrize("label", ["Norm", "Vraag 9", "Criterium 9", "Vraag van het ministerie", "Kpi 3 (innovatie)"])
def test_a_line_that_begins_with_a_label_repeats_the_frame(label: str) -> None:
    assert redenen(document(alinea(f"{label}: er komt een innovatieagenda."))) == ["criteriumtekst geciteerd"]


def test_under_a_heading_about_the_frame_only_the_services_own_words_count() -> None:
    kader = kop("Het toetsingskader")
    vreemd = toets(document(kader, alinea("Er is een vastgestelde innovatieagenda.")), criteria()).bevinding("9")
    assert (vreemd.staat, vreemd.afgewezen[0].reden) == (Staat.ONTBREEKT, "norm geciteerd")
    assert staat(document(kader, alinea("Onze innovatieagenda is vastgesteld.")), "9") is Staat.GENOEMD


def test_the_structure_holds_for_a_list_as_for_text() -> None:
    assert redenen(document(kop("Afkortingen"), punt("BI: business intelligence")))[1] == "begrippenlijst"
    assert redenen(document(inhoudsregel("5.6 Innovatieagenda 12"))) == ["inhoudsopgave"]


@pytest.mark.parametrize(
    ("citaat", "pagina"),
    [
        ("een innovatieagenda", "een innova\u0002\r\ntieagenda"),
        ("een innovatie-agenda", "een innovatie-\nagenda"),
        ("twee regels", "Twee\r\nregels"),
        ("coördinatie van financiële stromen", "coo¨rdinatie van financie\u0308le stromen"),
        ("een café", "een caf´e"),
        ("enquête", "enqueˆte"),
        ("efficiënt", "e\ufb03ciënt"),
    ],
)
def test_white_space_hyphens_and_drawn_accents_are_all_that_a_quote_may_differ_in(citaat: str, pagina: str) -> None:
    assert kaal(citaat) in kaal(pagina)


def test_a_passage_is_verbatim_only_when_its_page_holds_it() -> None:
    gemaakt = document(alinea("Wij groeien."), alinea("Wij delen."))
    assert is_letterlijk(gemaakt, 0, len("Wij groeien."))
    anders = Document("x", "", gemaakt.pages, gemaakt.blocks, gemaakt.text.replace("groeien", "krimpen"), gemaakt.chars)
    assert not is_letterlijk(anders, 0, len("Wij krimpen."))
