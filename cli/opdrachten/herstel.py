"""plantoets herstel: put a backup back in a new folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from cli.groep import opdracht
from cli.scherm import aantal, zeg


@opdracht(
    short_help="Zet een reservekopie terug in een nieuwe map.",
    voorbeelden=["plantoets herstel robuust-2026-11-20-1630.zip robuust-terug"],
)
@click.argument("bestand", metavar="BESTAND.zip", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--in-bestand",
    is_flag=True,
    help="Zet de database in de map zelf, ook als plantoets.toml een gedeelde database noemt.",
)
def herstel(bestand: Path, map_: Path, in_bestand: bool) -> None:
    """Zet een reservekopie terug in een nieuwe of lege map; er wordt nooit iets overschreven.

    Elk bestand wordt vergeleken met wat het was toen de kopie werd gemaakt. Noemt plantoets.toml een gedeelde database,
    dan komen de besluiten daarin, als daar nog niets staat.
    """
    from corpus.herstel import herstel as zet_terug

    hersteld = zet_terug(bestand, map_, in_bestand=in_bestand)
    click.echo(hersteld.map)
    zeg(f"Teruggezet: {aantal(hersteld.besluiten, 'besluit', 'besluiten')}, bewaard op {_dag(hersteld.gemaakt_op)}.")
    zeg(f"De database: {hersteld.plek}")
    for naam in hersteld.elders:
        zeg(f"Let op: {naam} lag buiten het project. Pas in plantoets.toml aan waar het nu staat.")
    zeg(f'Ga verder met: plantoets -C "{hersteld.map}" toets')


def _dag(moment: str) -> str:
    """Return when a backup was made as a Dutch reader writes it; what is no moment stays as it is in the backup."""
    try:
        return datetime.fromisoformat(moment).strftime("%d-%m-%Y om %H:%M")
    except ValueError:
        return moment or "een onbekend moment"
