"""Plans changed in memory, one thing at a time: what disappears is missed, what is only dressed otherwise is not.

For every example plan and every criterium that its labels call addressed. Known failures stand in
``tests/data/verstoring.json``, each with its reason, and must fail: one that passes has to be taken off the list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from classify import Bevinding, Staat, toets
from extract import Document, Part, read_pdf
from tests.classify_hulp import (
    VOORBEELDPLANNEN,
    WORTEL,
    Stuk,
    alinea,
    bewijsblokken,
    criteria,
    document_van,
    herschreven,
    inhoudsregel,
    kop,
    labels_van,
    met,
    naam_van,
    namen_van,
    rij,
    toetsing_van,
    zonder,
)
from tests.extract_pdf import PaperPage, write_pdf

BEKEND: dict[str, dict[str, str]] = json.loads(
    (WORTEL / "tests" / "data" / "verstoring.json").read_text(encoding="utf-8")
)
GEVONDEN = {Staat.GENOEMD, Staat.NVT, Staat.MOGELIJK}


def behandeld(plan: Path) -> list[str]:
    """Return the criteria that a reader and the program both find on readable pages of the plan."""
    gevonden = {item.nummer for item in toetsing_van(plan).bevindingen if item.staat in GEVONDEN}
    return [
        nummer for nummer, label in labels_van(plan)["criteria"].items() if label["staat_in_pva"] and nummer in gevonden
    ]


def gevallen(verstoring: str) -> list[Any]:
    """Return (plan, nummer) for every addressed criterium of every plan; the known failures are marked."""
    bekend = BEKEND.get(verstoring, {})
    paren = [
        (plan, nummer)
        for plan in VOORBEELDPLANNEN
        for nummer, label in labels_van(plan)["criteria"].items()
        if label["staat_in_pva"]
    ]
    sleutels = {f"{naam_van(plan)} {nummer}": (plan, nummer) for plan, nummer in paren}
    assert set(bekend) <= set(sleutels), "a known failure names a plan or criterium that is not there"
    return [
        pytest.param(
            plan, nummer, id=sleutel, marks=[pytest.mark.xfail(reason=bekend[sleutel])] if sleutel in bekend else []
        )
        for sleutel, (plan, nummer) in sleutels.items()
    ]


def bevinding(veranderd: Document, plan: Path, nummer: str) -> Bevinding:
    return uitkomst(veranderd, plan)[nummer]


def uitkomst(veranderd: Document, plan: Path) -> dict[str, Bevinding]:
    gevonden = toets(veranderd, criteria(), dienst_namen=namen_van(plan))
    return {item.nummer: item for item in gevonden.bevindingen}


def niets(plan: Path) -> Staat:
    """Return what a plan in which nothing stands must be called."""
    onleesbaar = any(page.is_unreadable for page in document_van(plan).pages)
    return Staat.NIET_VAST_TE_STELLEN if onleesbaar else Staat.ONTBREEKT


@cache
def kaal(plan: Path) -> Document:
    """Return a plan without the evidence of any criterium: gold quotes, and all that the program cites."""
    weg = {blok for nummer in labels_van(plan)["criteria"] for blok in bewijsblokken(plan, nummer)}
    return zonder(document_van(plan), weg)


GROEPEN = 3
"""Groups in which criteria lose their evidence together: what the others say stays in the plan, at a fifth of the time
that a run per criterium takes."""


@cache
def weggehaald(plan: Path, groep: int) -> dict[str, Bevinding]:
    """Return what is found in a plan without the evidence of every third criterium."""
    nummers = [nummer for nummer in labels_van(plan)["criteria"] if groep_van(plan, nummer) == groep]
    weg = {blok for nummer in nummers for blok in bewijsblokken(plan, nummer)}
    return uitkomst(zonder(document_van(plan), weg), plan)


def groep_van(plan: Path, nummer: str) -> int:
    return list(labels_van(plan)["criteria"]).index(nummer) % GROEPEN


@pytest.mark.parametrize(("plan", "nummer"), gevallen("weggehaald"))
def test_without_its_evidence_a_criterium_is_reported_as_missing(plan: Path, nummer: str) -> None:
    gevonden = weggehaald(plan, groep_van(plan, nummer))[nummer]
    assert gevonden.staat is niets(plan), [item.citaat for item in gevonden.bewijs]


@pytest.mark.slow
@pytest.mark.parametrize(("plan", "nummer"), gevallen("weggehaald alleen"))
def test_without_its_evidence_alone_a_criterium_is_reported_as_missing(plan: Path, nummer: str) -> None:
    gevonden = bevinding(zonder(document_van(plan), bewijsblokken(plan, nummer)), plan, nummer)
    assert gevonden.staat is niets(plan), [item.citaat for item in gevonden.bewijs]


@cache
def ontkend(plan: Path) -> dict[str, Bevinding]:
    zinnen = [alinea(f"Over {criterium.kort} zegt dit plan niets.") for criterium in criteria().criteria]
    return uitkomst(met(kaal(plan), [kop("Overig"), *zinnen]), plan)


@pytest.mark.parametrize(("plan", "nummer"), gevallen("ontkend"))
def test_a_criterium_that_the_plan_only_denies_to_treat_is_not_mentioned(plan: Path, nummer: str) -> None:
    gevonden = ontkend(plan)[nummer]
    assert gevonden.staat not in (Staat.GENOEMD, Staat.NVT), [item.citaat for item in gevonden.bewijs]


@cache
def in_inhoudsopgave(plan: Path) -> dict[str, Bevinding]:
    regels = [
        inhoudsregel(f"{plaats}.1 {criterium.titel} {plaats + 3}")
        for plaats, criterium in enumerate(criteria().criteria, 1)
    ]
    regels += [inhoudsregel(f"Over {criterium.kort} 9") for criterium in criteria().criteria]
    return uitkomst(met(kaal(plan), regels), plan)


@pytest.mark.parametrize(("plan", "nummer"), gevallen("inhoudsopgave"))
def test_a_criterium_that_only_the_table_of_contents_names_is_not_mentioned(plan: Path, nummer: str) -> None:
    gevonden = in_inhoudsopgave(plan)[nummer]
    assert gevonden.staat not in (Staat.GENOEMD, Staat.NVT), [item.citaat for item in gevonden.bewijs]


def beste_citaat(plan: Path, nummer: str) -> tuple[str, str]:
    beste = toetsing_van(plan).bevinding(nummer).bewijs[0]
    return beste.kop or criteria().criterium(nummer).kort, beste.citaat


@cache
def in_tabel(plan: Path) -> dict[str, Bevinding]:
    rijen = [
        rij(*beste_citaat(plan, nummer), "loopt", tabel=9000 + int(nummer), kolommen=("Onderwerp", "Wat", "Stand"))
        for nummer in behandeld(plan)
    ]
    return uitkomst(met(kaal(plan), [kop("Stand van zaken"), *rijen]), plan)


@pytest.mark.parametrize(("plan", "nummer"), gevallen("tabelrij"))
def test_a_criterium_that_only_stands_in_a_table_row_is_found(plan: Path, nummer: str) -> None:
    if nummer not in behandeld(plan):
        pytest.skip("what the program does not find in the plan itself, it cannot find in a row")
    assert in_tabel(plan)[nummer].staat in GEVONDEN


SAMENSTELLINGEN = (
    *("innovatie|agenda", "innovatie|budget", "opleidings|budget", "opleidings|programma", "opleidings|plan"),
    *("scholings|budget", "scholings|programma", "kwartaal|planning", "kwaliteits|criteria", "mandaat|regeling"),
    *(
        "mandaat|besluit",
        "data|strategie",
        "data|visie",
        "data|team",
        "data|analist",
        "werk|gebied",
        "fusie|perspectief",
    ),
    *("samenwerkings|overeenkomst", "bestuurs|structuur", "rol|scheiding", "plus|taken", "vernieuwings|agenda"),
    *("vernieuwings|budget", "innovatie|kalender", "innovatie|programma", "ontwikkel|budget", "veiligheids|regio"),
)
"""Compounds of the criteria, with the place where a writer may part them."""


def gesplitst(tekst: str, voeg: str) -> str:
    """Return a text in which these compounds are written with something between their halves."""
    for woord in SAMENSTELLINGEN:
        begin, eind = woord.split("|")
        tekst = re.sub(rf"\b({begin})({eind})", rf"\1{voeg}\2", tekst, flags=re.IGNORECASE)
    return tekst


@cache
def anders_geschreven(plan: Path, voeg: str) -> dict[str, Bevinding]:
    return uitkomst(herschreven(document_van(plan), lambda tekst: gesplitst(tekst, voeg)), plan)


@pytest.mark.parametrize(("plan", "nummer"), gevallen("los geschreven"))
def test_a_criterium_whose_compounds_are_written_apart_is_found(plan: Path, nummer: str) -> None:
    assert nummer not in behandeld(plan) or anders_geschreven(plan, " ")[nummer].staat in GEVONDEN


@pytest.mark.parametrize(("plan", "nummer"), gevallen("met streepje"))
def test_a_criterium_whose_compounds_are_written_with_a_hyphen_is_found(plan: Path, nummer: str) -> None:
    assert nummer not in behandeld(plan) or anders_geschreven(plan, "-")[nummer].staat in GEVONDEN


@pytest.mark.parametrize(("plan", "nummer"), gevallen("samentrekking"))
def test_a_criterium_whose_compounds_are_drawn_together_is_found(plan: Path, nummer: str) -> None:
    assert nummer not in behandeld(plan) or anders_geschreven(plan, "- en huisvestings")[nummer].staat in GEVONDEN


REGELBREEDTE = 84
PAGINAHOOGTE = 760


def in_regels(tekst: str, *, afgebroken: bool) -> list[str]:
    """Return a text as lines; with ``afgebroken`` each long word at a line end is broken with a hyphen."""
    regels, regel = list[str](), ""
    for woord in tekst.split():
        if len(regel) + len(woord) < REGELBREEDTE:
            regel = f"{regel} {woord}".strip()
            continue
        past = max(REGELBREEDTE - len(regel) - 2, 4)
        breekbaar = afgebroken and woord.isalpha() and len(woord) > past + 3
        regels.append(f"{regel} {woord[:past]}-" if breekbaar else regel)
        regel = woord[past:] if breekbaar else woord
    return [*regels, regel]


@cache
def gedrukt(plan: Path, *, afgebroken: bool) -> dict[str, Bevinding]:
    """Return what is found in a PDF that holds, under their headings, only the best quotes of a plan."""
    paginas, onder = [PaperPage()], 60.0
    for nummer in behandeld(plan):
        boven, citaat = (tekst.encode("cp1252", "replace").decode("cp1252") for tekst in beste_citaat(plan, nummer))
        regels = in_regels(f"Zoals bekend en voor de volledigheid: {citaat}", afgebroken=afgebroken)
        if onder + 40 + 13 * len(regels) > PAGINAHOOGTE:
            paginas.append(PaperPage())
            onder = 60.0
        paginas[-1].text(60, onder, boven[:60], size=15, font="bold").lines(60, onder + 24, regels, pitch=13)
        onder += 24 + 13 * len(regels) + 24
    with TemporaryDirectory() as map_:
        return uitkomst(read_pdf(write_pdf(Path(map_) / "plan.pdf", paginas)), plan)


@pytest.mark.parametrize(("plan", "nummer"), gevallen("afgebroken"))
def test_a_criterium_whose_words_are_broken_at_line_ends_is_found(plan: Path, nummer: str) -> None:
    heel = gedrukt(plan, afgebroken=False)[nummer].staat
    if heel not in GEVONDEN:
        pytest.skip("what the program does not find in the quote alone, it cannot find in a broken one")
    assert gedrukt(plan, afgebroken=True)[nummer].staat in GEVONDEN


def test_breaking_lines_breaks_words() -> None:
    tekst = "onderwerpen " * 12
    assert all(regel.endswith("-") for regel in in_regels(tekst, afgebroken=True)[:-1])
    assert not any(regel.endswith("-") for regel in in_regels(tekst, afgebroken=False))


def brief_van_het_ministerie() -> Iterable[Stuk]:
    """Return a letter of two pages that names every criterium, as such letters are bound in behind a plan."""
    yield Stuk(kop("Bijlage 9 Brief van het ministerie").kind, "Bijlage 9 Brief van het ministerie", 1, Part.ANNEX, 1)
    aanhef = [
        "Geacht bestuur,",
        "In uw zelftoets geeft u aan nog niet aan alle criteria te voldoen.",
        "Ik verzoek u om in het plan van aanpak antwoord te geven op de onderstaande vragen.",
    ]
    yield from (alinea(zin, 1, Part.ANNEX) for zin in aanhef)
    helft = len(criteria().criteria) // 2
    for plaats, criterium in enumerate(criteria().criteria):
        pagina = 1 + plaats // helft if plaats < 2 * helft else 2
        yield alinea(
            f"U schrijft in uw zelftoets nog weinig over {criterium.kort}. {criterium.vraag}", pagina, Part.ANNEX
        )
        yield alinea(f"Ik verzoek u {criterium.kort} op te nemen in uw plan.", pagina, Part.ANNEX)
    yield alinea("Ik zie uit naar uw plan.", 2, Part.ANNEX)


@cache
def met_brief(plan: Path) -> dict[str, Bevinding]:
    return uitkomst(met(document_van(plan), brief_van_het_ministerie()), plan)


@pytest.mark.parametrize("plan", VOORBEELDPLANNEN, ids=[naam_van(plan) for plan in VOORBEELDPLANNEN])
def test_the_ministrys_letter_as_an_annex_changes_nothing(plan: Path) -> None:
    na = met_brief(plan)
    for bevonden in toetsing_van(plan).bevindingen:
        nummer = bevonden.nummer
        assert (na[nummer].staat, na[nummer].voorstel) == (bevonden.staat, bevonden.voorstel), nummer
        assert [item.citaat for item in na[nummer].bewijs] == [item.citaat for item in bevonden.bewijs], nummer
