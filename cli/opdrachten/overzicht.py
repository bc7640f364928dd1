"""plantoets overzicht: one workbook and one page about all plans of a round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import zeg

if TYPE_CHECKING:
    from classify import Criteria
    from corpus import Dossier, Project, Ronde


@opdracht(
    short_help="Schrijft het werkboek en de pagina met alles.",
    voorbeelden=["plantoets overzicht", "plantoets overzicht --ronde 2024-voortgang-1"],
)
@ronde_optie
@project_optie
def overzicht(ronde: str, map_: Path) -> None:
    """Schrijft een werkboek (Excel) en een pagina (HTML) met alle plannen en criteria van een ronde.

    De pagina toont ook de stand per categorie, het verloop door de ronden en de patronen over alle plannen. In de
    matrix opent elke cel de citaten, met een verwijzing naar de bladzijde in het plan.
    """
    from cli.bijwerken import bijgewerkte_dossiers, werk_bij
    from corpus.voortgang import eerdere_ronden

    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        for eerder in eerdere_ronden(project, gekozen):  # the page shows how each service went through the rounds
            werk_bij(project, criteria, eerder)
        schrijf(project, criteria, gekozen, bijgewerkte_dossiers(project, criteria, gekozen))


def schrijf(project: Project, criteria: Criteria, ronde: Ronde, dossiers: Sequence[Dossier]) -> tuple[Path, Path]:
    """Write workbook and page of a round, and say where they stand."""
    from corpus import schrijf_beschermd
    from corpus.uitvoer import Herkomst
    from generate import schrijf_overzicht, schrijf_werkboek
    from generate.rondebeeld import rondebeeld

    beeld = rondebeeld(project, criteria, ronde, dossiers)
    schrijvers: dict[str, Callable[[Path], None]] = {
        "xlsx": lambda plek: schrijf_werkboek(dossiers, project.instellingen, plek),
        "html": lambda plek: schrijf_overzicht(dossiers, project.instellingen, plek, beeld),
    }
    paden: list[Path] = []
    for achtervoegsel, schrijver in schrijvers.items():
        doel = project.uitvoer / f"overzicht-{ronde.id}.{achtervoegsel}"
        pad, _ = schrijf_beschermd(project, doel, schrijver, Herkomst(ronde.id, "", "overzicht"))
        click.echo(pad)
        if pad != doel:
            zeg(f"  {doel.name} is met de hand gewijzigd en blijft zoals het is; dit is de nieuwe versie.")
        paden.append(pad)
    return paden[0], paden[1]
