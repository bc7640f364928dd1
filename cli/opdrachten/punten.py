"""plantoets punten: choose which criteria the letter puts forward, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.besluit import vereiste_toetsing, wie_beslist, wie_optie
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import zeg

if TYPE_CHECKING:
    from classify import Toetsing
    from corpus import Dossier, Project


@opdracht(
    short_help="Kiest de punten van de brief.",
    voorbeelden=["plantoets punten ODG", "plantoets punten ODG 7 8 17", "plantoets punten ODG --voorstel"],
)
@click.argument("dienst")
@click.argument("nummers", metavar="[NUMMER]...", nargs=-1)
@click.option("--voorstel", is_flag=True, help="Laat de keuze weer aan Plantoets.")
@wie_optie
@ronde_optie
@project_optie
def punten(dienst: str, nummers: tuple[str, ...], voorstel: bool, wie: str | None, ronde: str, map_: Path) -> None:
    """Kiest over welke criteria de brief een punt maakt, in de volgorde waarin u ze noemt.

    Zonder nummers ziet u welke punten de brief nu heeft. De bijlage blijft volledig.
    """
    from cli.bijwerken import bijgewerkt_dossier

    if nummers and voorstel:
        raise click.UsageError("Noem nummers, of kies --voorstel; niet allebei.")
    with open_project(map_) as (project, criteria):
        dossier, _ = bijgewerkt_dossier(project, criteria, ronde, dienst)
        toetsing = vereiste_toetsing(dossier)
        if nummers:
            _controleer(toetsing, nummers)
        if nummers or voorstel:
            wie_kiest = wie_beslist(project, wie)
            project.store.kies_punten(dossier.ronde.id, dossier.dienst.afkorting, nummers, wie_kiest)
            dossier, _ = bijgewerkt_dossier(project, criteria, ronde, dienst)
            zeg(f"Vastgelegd door {wie_kiest}. De volgende brief heeft deze punten.")
        for regel in _regels(project, dossier, toetsing):
            click.echo(regel)


def _controleer(toetsing: Toetsing, nummers: tuple[str, ...]) -> None:
    from cli.bijwerken import bevinding_van

    for nummer in nummers:
        bevinding_van(toetsing, nummer)
        if nummers.count(nummer) > 1:
            raise click.UsageError(f"Criterium {nummer} staat er meer dan één keer.")


def _regels(project: Project, dossier: Dossier, toetsing: Toetsing) -> Iterator[str]:
    """Yield the points of the letter as they are now."""
    from generate.beeld import rijen
    from generate.punten import verdeel

    titels = {bevinding.nummer: bevinding.titel for bevinding in toetsing.bevindingen}
    if dossier.punten is not None:
        yield f"De brief aan {dossier.dienst.afkorting} noemt deze punten, zoals gekozen:"
        for plek, nummer in enumerate(dossier.punten, start=1):
            yield f"  {plek}. criterium {nummer}: {titels.get(nummer, 'geldt niet meer voor deze dienst')}"
        return
    yield f"De brief aan {dossier.dienst.afkorting} noemt de punten die Plantoets voorstelt:"
    for plek, (soort, leden) in enumerate(verdeel(rijen(dossier, project.instellingen)), start=1):
        samen = ", ".join(f"{rij.nummer}. {rij.titel}" for rij in leden)
        yield f"  {plek}. {soort.replace('_', ' ')}: {samen}"
