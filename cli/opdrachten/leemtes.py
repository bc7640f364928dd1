"""plantoets leemtes: what the plans are silent about, per plan and over all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import aantal, alinea
from cli.weergave import staat_in_woorden

if TYPE_CHECKING:
    from classify import Criteria
    from corpus import Dossier, Ronde
    from corpus.eenheden import Eenheid
    from corpus.patronen import Patroon

ONTBREEKT = "ontbreekt"
_TE_MELDEN = (ONTBREEKT, "niet_vast_te_stellen", "nvt", "mogelijk")
_KOPPEN = ("genoemd", "mogelijk", "nvt", ONTBREEKT, "niet vast")
_WIE = ("gaat erop in", "mogelijk", "verklaart het niet van toepassing", "zwijgt", "niet vast te stellen")
"""The same five as they read before the names."""


@opdracht(
    short_help="Toont waarover de plannen zwijgen.",
    voorbeelden=["plantoets leemtes", "plantoets leemtes --ronde 2025-voortgang-2"],
)
@ronde_optie
@project_optie
def leemtes(ronde: str, map_: Path) -> None:
    """Toont welke criteria in de plannen niet voorkomen, per plan en over alle plannen samen, met namen.

    Een gezamenlijk plan telt één keer. Criteria die volgens het register niet voor een dienst gelden, tellen niet mee.
    "Ontbreekt" wil zeggen: niet aangetroffen op de pagina's die te lezen zijn. Waar u zelf hebt geoordeeld, telt dat.
    """
    from cli.bijwerken import bijgewerkte_dossiers

    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        for regel in overzicht(bijgewerkte_dossiers(project, criteria, gekozen), gekozen, criteria):
            click.echo(regel)


def overzicht(dossiers: Sequence[Dossier], ronde: Ronde, criteria: Criteria) -> Iterator[str]:
    """Yield the lines of the report; a plan of several services counts once."""
    from corpus.eenheden import eenheden
    from corpus.patronen import patronen

    getoetst = [eenheid for eenheid in eenheden(dossiers) if eenheid.dossier.toetsing]
    yield f"{ronde.titel} ({ronde.id}): {aantal(len(getoetst), 'plan', 'plannen')} getoetst{_samen(getoetst)}"
    if getoetst:
        yield ""
        yield "Per plan"
        for eenheid in getoetst:
            yield from _per_plan(eenheid)
        per_criterium = patronen(dossiers, criteria)
        yield ""
        yield from _tellingen(per_criterium)
        yield ""
        yield from _namen(per_criterium)
    yield from _zonder_uitkomst(dossiers)


def _samen(getoetst: Sequence[Eenheid]) -> str:
    """Return how many services that are, where it is not the number of plans."""
    diensten = sum(len(eenheid.dossiers) for eenheid in getoetst)
    return f", van {diensten} diensten" if diensten != len(getoetst) else ""


def _per_plan(eenheid: Eenheid) -> Iterator[str]:
    from corpus.patronen import staten_van

    staten = {nummer: staat.value for nummer, staat in staten_van(eenheid).items()}
    leeg = [nummer for nummer, staat in staten.items() if staat == ONTBREEKT]
    yield f"  {eenheid.naam}: {len(leeg)} van {aantal(len(staten), 'criterium', 'criteria')} ontbreken"
    for staat in _TE_MELDEN:
        nummers = [nummer for nummer, van_nummer in staten.items() if van_nummer == staat]
        if nummers:
            yield f"    {staat_in_woorden(staat)}: {', '.join(nummers)}"


def _tellingen(patronen: Sequence[Patroon]) -> Iterator[str]:
    yield "Over alle plannen"
    yield f"  {'':<42}{''.join(f'{kop:>11}' for kop in _KOPPEN)}"
    for patroon in patronen:
        tellingen = "".join(f"{len(wie):>11}" for wie in _groepen(patroon).values())
        yield f"  {patroon.nummer:>2}. {_ingekort(patroon.titel, 37):<38}{tellingen}"


def _namen(patronen: Sequence[Patroon]) -> Iterator[str]:
    yield "Wie doet wat"
    for patroon in patronen:
        yield alinea(f"{patroon.nummer}. {patroon.titel}", 2)
        for wat, wie in zip(_WIE, _groepen(patroon).values(), strict=True):
            if wie:
                yield alinea(f"{wat} ({len(wie)}): {', '.join(wie)}", 6)
        if patroon.geldt_niet:
            yield alinea(f"geldt niet voor: {', '.join(patroon.geldt_niet)}", 6)


def _groepen(patroon: Patroon) -> dict[str, tuple[str, ...]]:
    """Return per heading of the table which plans are counted below it."""
    groepen = (
        *(patroon.inhoudelijk, patroon.mogelijk, patroon.nvt),
        *(patroon.zwijgt, patroon.niet_vast_te_stellen),
    )
    return dict(zip(_KOPPEN, groepen, strict=True))


def _zonder_uitkomst(dossiers: Sequence[Dossier]) -> Iterator[str]:
    from corpus.patronen import zonder_uitkomst

    met_plan, zonder_plan = zonder_uitkomst(dossiers)
    if met_plan:
        yield ""
        yield "Zonder uitkomst"
        for eenheid in met_plan:
            yield alinea(f"{eenheid.naam}: {eenheid.dossier.fout}", 2)
    if zonder_plan:
        yield ""
        yield alinea(f"Geen plan in deze ronde: {', '.join(eenheid.naam for eenheid in zonder_plan)}")


def _ingekort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rstrip()}…"
