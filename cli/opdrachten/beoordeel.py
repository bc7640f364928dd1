"""plantoets beoordeel: review a plan criterium by criterium, with one key each."""

from __future__ import annotations

from pathlib import Path

import click

from cli.besluit import vereiste_toetsing, wie_beslist, wie_optie
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie


@opdracht(
    short_help="Loopt met u de criteria van één plan langs.",
    voorbeelden=["plantoets beoordeel ODG", 'plantoets beoordeel ODG --blind --wie "B. Jansen"'],
)
@click.argument("dienst")
@click.option("--alles", is_flag=True, help="Ook de criteria waarover al is beslist.")
@click.option("--blind", is_flag=True, help="Een tweede oordeel, zonder dat u het eerste ziet.")
@wie_optie
@ronde_optie
@project_optie
def beoordeel(dienst: str, alles: bool, blind: bool, wie: str | None, ronde: str, map_: Path) -> None:
    """Toont per criterium het voorstel en de citaten, en legt met één toets uw oordeel vast.

    Elk oordeel is meteen bewaard. U kunt altijd stoppen; de volgende keer gaat u verder met wat nog open staat.
    """
    from cli.beoordelen import Beoordeling, Toetser
    from cli.bijwerken import bijgewerkt_dossier

    if blind and not wie:
        raise click.UsageError("Noem bij --blind met --wie wie er oordeelt: een ander dan de eerste toetser.")
    with open_project(map_) as (project, criteria):
        dossier, _ = bijgewerkt_dossier(project, criteria, ronde, dienst, blind=blind)
        vereiste_toetsing(dossier)
        toetser = Toetser(wie_beslist(project, wie), blind)
        Beoordeling(project, criteria, dossier, toetser).loop(alles=alles)
