"""The decision table: which facts give which colour, and every line can be reached."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml

from classify import Bevinding, Kleur, Staat, document_uit_tekst, toets
from classify.criterium import SOORTEN, Criterium
from classify.voorstel import Feiten, stel_voor
from extract import Document
from tests.classify_hulp import criteria, document, kop, rij

TABEL: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    files("classify").joinpath("criteria/voorstel.yaml").read_text(encoding="utf-8")
)
ZINNEN: dict[str, str] = yaml.safe_load(files("templates").joinpath("duiding.yaml").read_text(encoding="utf-8"))


def van_soort(soort: str) -> list[Criterium]:
    return [criterium for criterium in criteria().criteria if criterium.soort == soort]


def voor_tabel(naam: str) -> list[Criterium]:
    """Return the criteria to which a part of the table applies."""
    if naam.startswith("criterium "):
        return [criteria().criterium(naam.removeprefix("criterium "))]
    return list(criteria().criteria) if naam == "algemeen" else van_soort(naam)


REGELS = [(naam, plaats) for naam, regels in TABEL.items() for plaats in range(len(regels))]


def feiten_voor(regel: dict[str, Any], criterium: Criterium) -> list[Feiten]:
    """Return smallest sets of facts under which a line holds, one per alternative of its conditions."""
    keuzes: list[set[str]] = [set()]
    for voorwaarde in regel["als"]:
        if not voorwaarde.startswith("!"):
            keuzes = [keuze | {deel} for keuze in keuzes for deel in voorwaarde.split("|") if not deel.startswith("!")]
    vast = {"kleurbaar"} if criterium.soort != "planning" else set[str]()
    return [Feiten(frozenset(keuze | vast)) for keuze in keuzes]


@pytest.mark.parametrize(("naam", "plaats"), REGELS, ids=[f"{naam} {plaats + 1}" for naam, plaats in REGELS])
def test_every_line_of_the_table_is_reached_by_some_facts(naam: str, plaats: int) -> None:
    regel = TABEL[naam][plaats]
    uitkomsten = {
        stel_voor(feiten, criterium).regel for criterium in voor_tabel(naam) for feiten in feiten_voor(regel, criterium)
    }
    assert regel["regel"] in uitkomsten


@pytest.mark.parametrize(("naam", "plaats"), REGELS, ids=[f"{naam} {plaats + 1}" for naam, plaats in REGELS])
def test_every_line_names_a_duiding_that_can_be_filled_in(naam: str, plaats: int) -> None:
    zin = ZINNEN[TABEL[naam][plaats]["duiding"]]
    assert "{" not in zin.format(onderwerp="een proef", norm="> 3 %", onderdelen="Beschreven: a.")


def test_every_kind_of_criterium_has_a_table_that_ends_without_conditions() -> None:
    assert set(SOORTEN) <= set(TABEL)
    assert [soort for soort in SOORTEN if TABEL[soort][-1]["als"]] == []


def test_no_duiding_is_left_unused() -> None:
    per_onderdeel = {f"onderdeel_{staat}" for staat in Staat}
    assert set(ZINNEN) == {regel["duiding"] for regels in TABEL.values() for regel in regels} | per_onderdeel


def test_a_rule_in_words_belongs_to_one_colour() -> None:
    kleuren: dict[str, set[str]] = {}
    for regels in TABEL.values():
        for regel in regels:
            kleuren.setdefault(regel["regel"], set()).add(regel["kleur"])
    assert {regel: gevonden for regel, gevonden in kleuren.items() if len(gevonden) > 1} == {}


GROEN, ORANJE, ROOD = Kleur.GROEN, Kleur.ORANJE, Kleur.ROOD
FEITEN: list[tuple[str, str, Kleur | None]] = [
    ("1", "ontbreekt", None),
    ("9", "ontbreekt", ROOD),
    ("9", "niet_vast_te_stellen", None),
    ("14", "nvt", ROOD),
    ("15", "mogelijk", ROOD),
    ("1", "genoemd", ROOD),
    ("1", "genoemd gedateerd", ORANJE),
    ("1", "genoemd kwartaaltabel", ORANJE),
    ("1", "genoemd kwartaaltabel meer_kwartalen", GROEN),
    ("4", "genoemd een_onderdeel", ROOD),
    ("4", "genoemd twee_onderdelen", ORANJE),
    ("4", "genoemd drie_onderdelen feit", GROEN),
    ("4", "genoemd drie_onderdelen feit onvolledig", ORANJE),
    ("7", "genoemd", ROOD),
    ("7", "genoemd waarde onder_norm", ROOD),
    ("7", "genoemd waarde doel_gehaald doel_als_streven", ROOD),
    ("7", "genoemd waarde doel_gehaald", ORANJE),
    ("7", "genoemd waarde doel_gehaald norm_gehaald norm_nu", GROEN),
    ("10", "genoemd waarde doel_gehaald besluit bedrag", GROEN),
    ("10", "genoemd waarde doel_gehaald gedekt", GROEN),
    ("10", "genoemd waarde onder_norm verworpen besluit", ROOD),
    ("17", "genoemd alleen_streven", ROOD),
    ("8", "genoemd", ROOD),
    ("8", "genoemd meting recent", ORANJE),
    ("8", "genoemd meting maatregel gedateerd besluit recent", GROEN),
    ("8", "genoemd meting maatregel gedateerd besluit recent onvolledig", ORANJE),
    ("9", "genoemd", ROOD),
    ("9", "genoemd alleen_streven", ROOD),
    ("9", "genoemd document", ORANJE),
    ("9", "genoemd document document_gedateerd document_vastgesteld", GROEN),
    ("16", "genoemd document", ROOD),
    ("16", "genoemd document document_gedateerd", ORANJE),
    ("11", "genoemd", ROOD),
    ("11", "genoemd reden", ORANJE),
    ("14", "genoemd besluit gedateerd", GROEN),
    ("14", "genoemd besluit gedateerd alleen_streven", ORANJE),
    ("15", "genoemd", ORANJE),
    ("15", "genoemd alleen_streven", ROOD),
    ("15", "genoemd gerealiseerd", GROEN),
    ("15", "genoemd tegenwoordig zonder_afspraak", ORANJE),
]


@pytest.mark.parametrize(("nummer", "namen", "kleur"), FEITEN)
def test_facts_give_a_colour(nummer: str, namen: str, kleur: Kleur | None) -> None:
    criterium = criteria().criterium(nummer)
    vast = ["kleurbaar"] if criterium.soort != "planning" else []
    assert stel_voor(Feiten(frozenset([*namen.split(), *vast])), criterium).kleur is kleur


@pytest.mark.parametrize(
    ("voorwaarde", "geldt"),
    [
        ("a", True),
        ("b", False),
        ("!a", False),
        ("!b", True),
        ("a|b", True),
        ("b|c", False),
        ("!a|a", True),
        ("!a|b", False),
    ],
)
def test_a_condition_may_be_turned_round_or_leave_a_choice(voorwaarde: str, geldt: bool) -> None:
    assert Feiten(frozenset({"a"})).geldt(voorwaarde) is geldt


def bevinding(gemaakt: Document | str, nummer: str) -> Bevinding:
    plan = document_uit_tekst(gemaakt) if isinstance(gemaakt, str) else gemaakt
    return toets(plan, criteria()).bevinding(nummer)


@pytest.mark.parametrize(
    ("nummer", "tekst", "kleur"),
    [
        ("7", "Wij streven naar 80 procent vaste contracten.", ROOD),
        ("7", "Per 1 januari 2025 heeft 84 procent van de medewerkers een vast contract.", GROEN),
        ("7", "Op 1 mei 2025 was 12 procent van de formatie inhuur; 88 procent heeft een vast contract.", GROEN),
        ("7", "Het aandeel vaste contracten is 61 procent.", ROOD),
        ("9", "De innovatieagenda is op 12 juni 2024 door het algemeen bestuur vastgesteld.", GROEN),
        ("9", "Wij werken aan een innovatieagenda.", ORANJE),
        ("14", "Een fusie is niet aan de orde.", ROOD),
        ("17", "Het opleidingsbudget is 2 procent van de loonsom.", ROOD),
        (
            "17",
            "Het algemeen bestuur heeft op 3 juli 2024 besloten: het opleidingsbudget is 3,5 procent van de loonsom.",
            GROEN,
        ),
        ("19", "Minimale bezetting van 3 FTE data-analyse.", ORANJE),
    ],
)
def test_a_sentence_leads_to_a_colour(nummer: str, tekst: str, kleur: Kleur) -> None:
    assert bevinding(tekst, nummer).voorstel is kleur


def test_a_table_by_quarter_is_green_and_one_date_is_not() -> None:
    kwartalen = [rij(f"Q{q} 2025", "De agenda is klaar.", "Trekker: hoofd HR") for q in (1, 2, 3, 4)]
    assert bevinding(document(kop("Planning"), *kwartalen), "1").voorstel is GROEN
    assert bevinding("De planning: de actie is gereed in Q3 2025.", "1").voorstel is ORANJE


def test_the_duiding_names_the_subject_or_the_norm() -> None:
    assert "een innovatieagenda" in bevinding("Niets.", "9").duiding
    assert criteria().criterium("7").norm is not None
    assert "80" in bevinding("Wij streven naar 80 procent vaste contracten.", "7").duiding
