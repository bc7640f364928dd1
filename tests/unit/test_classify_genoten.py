"""What belongs to a passage is shown with it: the rows of a planning, and the sentences that complete an item."""

from __future__ import annotations

from classify import Staat, toets
from tests.classify_hulp import alinea, criteria, document, kop, punt, rij


def test_all_rows_of_a_planning_are_shown_where_one_counts() -> None:
    rijen = [
        rij(kwartaal, stap, tabel=1, kolommen=("Wanneer", "Stap"))
        for kwartaal, stap in (
            ("Q1 2025", "Gesprekken met raden"),
            ("Q2 2025", "Functieboek"),
            ("Q3 2025", "Plaatsing"),
        )
    ]
    inleiding = alinea("De onderstaande tabel laat voor ieder kwartaal zien welke producten er dan liggen.")
    gevonden = toets(document(kop("6. De tabel"), inleiding, *rijen), criteria()).bevinding("1")
    getoond = " ".join(bewijs.citaat for bewijs in gevonden.bewijs)
    assert gevonden.staat is Staat.GENOEMD
    assert [stap for stap in ("Gesprekken met raden", "Functieboek", "Plaatsing") if stap not in getoond] == []


def test_a_table_without_moments_is_no_planning() -> None:
    rijen = [rij(naam, "ja", tabel=1) for naam in ("Gesprekken met raden", "Functieboek")]
    inleiding = alinea("De planning per kwartaal volgt op de lijst hieronder.")
    gevonden = toets(document(kop("Lijst"), inleiding, *rijen), criteria()).bevinding("1")
    assert not any("Functieboek" in bewijs.citaat for bewijs in gevonden.bewijs)


def test_half_years_are_possibly_a_planning() -> None:
    gevonden = toets(document(alinea("Wij werken met drie halfjaarblokken.")), criteria()).bevinding("1")
    assert gevonden.staat is Staat.MOGELIJK


def test_a_sentence_with_a_date_completes_the_item_it_stands_in() -> None:
    item = "De directie werkt aan een innovatieagenda. Zij is op 3 maart 2025 begonnen."
    (bewijs,) = toets(document(punt(item)), criteria()).bevinding("9").bewijs
    assert "3 maart 2025" in bewijs.citaat


def test_a_decision_of_the_board_addressed_is_the_services_own() -> None:
    zin = "Uw bestuur heeft op 14 december 2023 besloten tot een informatieteam van vier fte."
    assert toets(document(alinea(zin)), criteria()).bevinding("19").staat is Staat.GENOEMD
