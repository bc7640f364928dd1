"""plantoets nieuw: begin a project."""

from __future__ import annotations

from pathlib import Path

import click

from cli.groep import opdracht
from cli.scherm import zeg


@opdracht(short_help="Begint een project.", voorbeelden=["plantoets nieuw robuust-2024"])
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
def nieuw(map_: Path) -> None:
    """Begint een project: een map met instellingen, een register van de 28 diensten en plaats voor de plannen.

    Wat er al staat, wordt nooit overschreven.
    """
    from corpus.begin import maak_project

    for pad in maak_project(map_):
        click.echo(pad)
    zeg("Vul plantoets.toml en register.xlsx aan.")
    zeg(f'Voeg daarna de plannen toe: plantoets -C "{map_}" voegtoe PLAN.pdf')
    zeg(f'En toets ze: plantoets -C "{map_}" toets')
