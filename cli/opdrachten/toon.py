"""plantoets toon: what was found in one plan, with quotes and pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import zeg
from cli.weergave import volledig

if TYPE_CHECKING:
    from classify import Bevinding, Toetsing


@opdracht(
    short_help="Toont de vondsten in één plan, met citaten.",
    voorbeelden=["plantoets toon ODG", "plantoets toon ODG --criterium 7"],
)
@click.argument("dienst")
@click.option("--criterium", metavar="NUMMER", default="", help="Alleen dit criterium, met alles wat gevonden is.")
@ronde_optie
@project_optie
def toon(dienst: str, criterium: str, ronde: str, map_: Path) -> int:
    """Toont wat er in het plan van een dienst staat: citaten met bladzijde, de regel, en waarop is gezocht."""
    from cli.bijwerken import bijgewerkt_dossier

    with open_project(map_) as (project, criteria):
        dossier, code = bijgewerkt_dossier(project, criteria, ronde, dienst)
        if dossier.toetsing is None:
            zeg(f"Er is geen uitkomst voor {dossier.dienst.afkorting} in {dossier.ronde.id}. {_waarom(dossier.fout)}")
            return code
        for regel in volledig(dossier, dossier.toetsing, _gekozen(dossier.toetsing, criterium)):
            click.echo(regel)
    return 0


def _waarom(fout: str) -> str:
    return fout or "Er is geen plan gevonden in de map van deze ronde."


def _gekozen(toetsing: Toetsing, criterium: str) -> tuple[Bevinding, ...]:
    from cli.bijwerken import bevinding_van

    return (bevinding_van(toetsing, criterium),) if criterium else toetsing.bevindingen
