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

ONTBREEKT = "ontbreekt"
_TE_MELDEN = (ONTBREEKT, "niet_vast_te_stellen", "nvt", "mogelijk")
_STATEN = ("genoemd", "mogelijk", "nvt", ONTBREEKT, "niet_vast_te_stellen")
_KOPPEN = {"niet_vast_te_stellen": "niet vast"}


@opdracht(
    short_help="Toont waarover de plannen zwijgen.",
    voorbeelden=["plantoets leemtes", "plantoets leemtes --ronde 2025-voortgang-2"],
)
@ronde_optie
@project_optie
def leemtes(ronde: str, map_: Path) -> None:
    """Toont welke criteria in de plannen niet voorkomen, per plan en over alle plannen samen.

    "Ontbreekt" wil zeggen: niet aangetroffen op de pagina's die te lezen zijn. Waar u zelf hebt geoordeeld, telt dat.
    """
    from cli.bijwerken import bijgewerkte_dossiers

    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        for regel in overzicht(bijgewerkte_dossiers(project, criteria, gekozen), gekozen, criteria):
            click.echo(regel)


def overzicht(dossiers: Sequence[Dossier], ronde: Ronde, criteria: Criteria) -> Iterator[str]:
    """Yield the lines of the report."""
    getoetst = [dossier for dossier in dossiers if dossier.toetsing]
    yield f"{ronde.titel} ({ronde.id}): {aantal(len(getoetst), 'plan', 'plannen')} getoetst"
    if getoetst:
        yield ""
        yield "Per plan"
        for dossier in getoetst:
            yield from _per_plan(dossier)
        yield ""
        yield from _over_alles(getoetst, criteria)
    yield from _zonder_uitkomst(dossiers)


def _staten(dossier: Dossier) -> dict[str, str]:
    """Return per criterium the state: that of the decision where there is one, else that of the program."""
    assert dossier.toetsing is not None, "only asked of dossiers with a result"
    staten = {bevinding.nummer: bevinding.staat.value for bevinding in dossier.toetsing.bevindingen}
    beslist = {nummer: oordeel.staat.value for nummer, oordeel in dossier.oordelen.items() if oordeel.staat}
    return staten | beslist


def _per_plan(dossier: Dossier) -> Iterator[str]:
    staten = _staten(dossier)
    leeg = [nummer for nummer, staat in staten.items() if staat == ONTBREEKT]
    yield f"  {dossier.dienst.afkorting}: {len(leeg)} van {aantal(len(staten), 'criterium', 'criteria')} ontbreken"
    for staat in _TE_MELDEN:
        nummers = [nummer for nummer, van_nummer in staten.items() if van_nummer == staat]
        if nummers:
            yield f"    {staat_in_woorden(staat)}: {', '.join(nummers)}"


def _over_alles(getoetst: Sequence[Dossier], criteria: Criteria) -> Iterator[str]:
    yield "Over alle plannen"
    koppen = "".join(f"{_KOPPEN.get(staat, staat):>11}" for staat in _STATEN)
    yield f"  {'':<42}{koppen}"
    per_plan = {dossier.dienst.afkorting: _staten(dossier) for dossier in getoetst}
    for criterium in criteria.criteria:
        staten = [staten.get(criterium.nummer, "") for staten in per_plan.values()]
        tellingen = "".join(f"{staten.count(staat):>11}" for staat in _STATEN)
        yield f"  {criterium.nummer:>2}. {_ingekort(criterium.titel, 37):<38}{tellingen}"
    yield ""
    yield "Wie zwijgt waarover"
    for criterium in criteria.criteria:
        wie = [afkorting for afkorting, staten in per_plan.items() if staten.get(criterium.nummer) == ONTBREEKT]
        if wie:
            yield alinea(f"{criterium.nummer}. {criterium.titel}: {', '.join(wie)}", 2)


def _zonder_uitkomst(dossiers: Sequence[Dossier]) -> Iterator[str]:
    niet_gelezen = [dossier for dossier in dossiers if dossier.plan and not dossier.toetsing]
    if niet_gelezen:
        yield ""
        yield "Zonder uitkomst"
        for dossier in niet_gelezen:
            yield alinea(f"{dossier.dienst.afkorting}: {dossier.fout}", 2)
    zonder_plan = [dossier.dienst.afkorting for dossier in dossiers if not dossier.plan]
    if zonder_plan:
        yield ""
        yield alinea(f"Geen plan in deze ronde: {', '.join(zonder_plan)}")


def _ingekort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rstrip()}…"
