"""plantoets overzicht: one workbook and one page about all plans of a round."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import zeg

if TYPE_CHECKING:
    from corpus import Dossier, Project, Ronde


@opdracht(
    short_help="Schrijft het werkboek en de pagina met alles.",
    voorbeelden=["plantoets overzicht", "plantoets overzicht --ronde 2024-voortgang-1"],
)
@ronde_optie
@project_optie
def overzicht(ronde: str, map_: Path) -> None:
    """Schrijft een werkboek (Excel) en een pagina (HTML) met alle plannen en criteria van een ronde.

    In de pagina opent elke cel de citaten, met een verwijzing naar de bladzijde in het plan.
    """
    from cli.bijwerken import bijgewerkte_dossiers

    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        schrijf(project, gekozen, bijgewerkte_dossiers(project, criteria, gekozen))


def schrijf(project: Project, ronde: Ronde, dossiers: Sequence[Dossier]) -> tuple[Path, Path]:
    """Write workbook and page of a round, and say where they stand."""
    from corpus import schrijf_beschermd
    from generate import schrijf_overzicht, schrijf_werkboek

    paden: list[Path] = []
    for schrijver, achtervoegsel in ((schrijf_werkboek, "xlsx"), (schrijf_overzicht, "html")):
        doel = project.uitvoer / f"overzicht-{ronde.id}.{achtervoegsel}"
        pad, _ = schrijf_beschermd(
            project, doel, lambda plek, schrijver=schrijver: schrijver(dossiers, project.instellingen, plek)
        )
        click.echo(pad)
        if pad != doel:
            zeg(f"  {doel.name} is met de hand gewijzigd en blijft zoals het is; dit is de nieuwe versie.")
        paden.append(pad)
    return paden[0], paden[1]
