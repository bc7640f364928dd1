"""What is for looking things up, points elsewhere or denies is no evidence; what says something beside it still is."""

from __future__ import annotations

import pytest

from classify import Bevinding, Staat, toets
from extract import BlockKind
from tests.classify_hulp import Stuk, alinea, criteria, document, kop, punt, rij

GEVONDEN = (Staat.GENOEMD, Staat.MOGELIJK, Staat.NVT)


def bevinding(nummer: str, *delen: Stuk) -> Bevinding:
    return toets(document(*delen), criteria()).bevinding(nummer)


def redenen(nummer: str, *delen: Stuk) -> tuple[Staat, set[str]]:
    gevonden = bevinding(nummer, *delen)
    return gevonden.staat, {item.reden for item in gevonden.afgewezen}


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("14", "Over een fusie met een andere dienst doen we in deze routekaart geen uitspraak."),
        ("14", "Over samengaan met een andere omgevingsdienst doet dit werkboek geen uitspraak."),
        ("14", "Over een fusie van diensten laten wij ons thans niet uit."),
        ("14", "Op een fusie met de buurdienst gaan wij hier niet nader in."),
        ("19", "Evenmin bevat zij een raming van de formatie voor business intelligence."),
        ("9", "De innovatieagenda komt in deze brief niet aan bod."),
        ("18", "De BI-strategie valt buiten het bestek van dit werkboek."),
        ("16", "Ons opleidingsprogramma is geen onderdeel van deze nota."),
    ],
)
def test_a_subject_named_to_say_that_nothing_is_said_of_it_is_denied(nummer: str, zin: str) -> None:
    assert redenen(nummer, alinea(zin)) == (Staat.ONTBREEKT, {"ontkend"})


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("14", "Het bestuur doet nog geen uitspraak over een fusie met de buurdienst."),
        ("17", "Op de fusie gaan wij hier niet in; het opleidingsbudget is in 2024 verhoogd tot € 300.000."),
        ("9", "De directeur gaat niet over de innovatieagenda; het bestuur stelt haar vast."),
    ],
)
def test_a_statement_beside_a_denial_of_something_else_is_never_lost(nummer: str, zin: str) -> None:
    assert bevinding(nummer, alinea(zin)).staat in GEVONDEN


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("18", "Innovatiebudget, BI-strategie en BI-capaciteit staan in tabblad 6 bij de vragen van het ministerie."),
        ("9", "Voor de innovatieagenda verwijzen wij naar hoofdstuk 4."),
        ("9", "Zie hoofdstuk 4 voor de innovatieagenda."),
        ("9", "In hoofdstuk 4 komt de innovatieagenda aan bod."),
    ],
)
def test_a_sentence_that_only_points_elsewhere_is_no_evidence(nummer: str, zin: str) -> None:
    assert redenen(nummer, alinea(zin)) == (Staat.ONTBREEKT, {"leeswijzer"})


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("9", "De innovatieagenda is door het bestuur vastgesteld en staat in hoofdstuk 4."),
        ("9", "Onze innovatieagenda staat in bijlage 3."),
        ("10", "Het innovatiebudget is € 200.000 en staat in tabblad 6."),
        ("1", "De planning per kwartaal staat in hoofdstuk 9."),
    ],
)
def test_a_pointer_that_says_something_of_its_subject_counts(nummer: str, zin: str) -> None:
    assert bevinding(nummer, alinea(zin)).staat in GEVONDEN


def test_contents_without_page_numbers_are_contents() -> None:
    delen = (
        kop("Wat u in dit werkboek vindt"),
        punt("4. De innovatieagenda van de dienst"),
        alinea("Bijlage A. Kwaliteitscriteria en andere begrippen"),
    )
    assert redenen("9", *delen) == (Staat.ONTBREEKT, {"inhoudsopgave"})
    assert bevinding("8", *delen).staat is Staat.ONTBREEKT


def test_a_full_sentence_under_the_heading_of_the_contents_is_still_read() -> None:
    delen = (kop("Inhoud"), alinea("De innovatieagenda is op 12 juni 2024 door het bestuur vastgesteld."))
    assert bevinding("9", *delen).staat is Staat.GENOEMD


def tabel(*koppen: str) -> Stuk:
    return Stuk(BlockKind.TABLE_HEADER, "\t".join(koppen), tabel=1)


def test_a_table_of_chapters_and_their_subjects_is_contents() -> None:
    inhoud = rij("4 Buren", "Samenwerking, taken, fusie-perspectief van de dienst", "adjunct-directeur", tabel=1)
    assert redenen("14", tabel("Tabblad", "Onderwerp", "Eigenaar"), inhoud) == (Staat.ONTBREEKT, {"inhoudsopgave"})


def test_a_table_of_chapters_with_what_was_done_is_evidence() -> None:
    gedaan = rij("4 Buren", "Fusieperspectief van de dienst", "Onderzoek is in 2024 afgerond", tabel=1)
    assert bevinding("14", tabel("Hoofdstuk", "Onderwerp", "Stand"), gedaan).staat is Staat.GENOEMD


UITLEG = (
    "Innovatieagenda: lijst van vernieuwingen die een dienst wil beproeven. "
    "Kwartaalplanning: indeling van werkzaamheden in tijdvakken. "
    "Plustaak: werkzaamheid die een gemeente boven het wettelijke pakket laat verrichten."
)


def test_three_explained_words_in_a_row_are_a_list_of_terms() -> None:
    assert redenen("9", alinea(UITLEG)) == (Staat.ONTBREEKT, {"begrippenlijst"})


@pytest.mark.parametrize(
    "tekst",
    [
        "Innovatieagenda: lijst van proeven die wij kiezen. Opleiding: cursus die loopt. Data: dashboard dat draait.",
        "Innovatieagenda: vastgesteld door het bestuur. Opleidingen: volgen in het najaar. Mandaat: nog niet verleend.",
        "Innovatieagenda: concept dat in 2025 klaar is. Data: koers die in 2026 volgt. Mandaat: besluit dat viel.",
    ],
)
def test_a_run_of_subjects_with_their_state_is_no_list_of_terms(tekst: str) -> None:
    assert bevinding("9", alinea(tekst)).staat in GEVONDEN


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("4", "De opzichter heeft mandaat om kleine afwijkingen goed te keuren."),
        ("16", "De brandweer biedt onze deelnemers een opleidingsprogramma crisisbeheersing aan."),
        ("1", "Voor de nieuwbouw maakt de ontwikkelaar per kwartaal een planning."),
    ],
)
def test_what_another_does_is_another_subject(nummer: str, zin: str) -> None:
    assert redenen(nummer, alinea(zin)) == (Staat.ONTBREEKT, {"ander onderwerp"})


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("18", "De leverancier bouwt een BI-strategie, die wij vaststellen."),
        ("16", "De hogeschool verzorgt het opleidingsprogramma van onze medewerkers."),
        ("4", "De architect van onze governance is de directeur, die volledig mandaat heeft."),
    ],
)
def test_what_another_makes_for_the_service_is_at_least_shown(nummer: str, zin: str) -> None:
    assert bevinding(nummer, alinea(zin)).staat in GEVONDEN


def test_a_heading_with_its_answer_behind_it_is_heard() -> None:
    assert bevinding("20", rij("4.6", "Congruentie van het werkgebied: niet van toepassing")).staat is Staat.NVT
    assert bevinding("20", rij("4.6", "Congruentie van het werkgebied:")).staat is Staat.ONTBREEKT
