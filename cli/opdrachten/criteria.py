"""plantoets criteria: look after a list of criteria."""

from __future__ import annotations

from pathlib import Path

import click

from cli.fouten import Code
from cli.groep import Groep, instellingen_van_click, opdracht
from cli.scherm import aantal, zeg


@click.group(cls=Groep, context_settings=instellingen_van_click(), epilog="Voorbeeld: plantoets criteria controleer")
def criteria() -> None:
    """Controleert een lijst met criteria."""


@opdracht(
    short_help="Controleert een criteriabestand.",
    voorbeelden=["plantoets criteria controleer", "plantoets criteria controleer eigen.yaml"],
)
@click.argument("bestand", required=False, type=click.Path(path_type=Path, dir_okay=False))
def controleer(bestand: Path | None) -> int:
    """Controleert of een criteriabestand klopt, en of elk criterium zijn eigen voorbeelden goed herkent.

    Zonder BESTAND gaat het over de criteria van Plantoets.
    """
    from classify import controleer as zoek_problemen
    from classify import load_criteria

    gelezen = load_criteria(bestand)
    problemen = zoek_problemen(gelezen)
    for probleem in problemen:
        click.echo(probleem)
    telling = aantal(len(gelezen.criteria), "criterium", "criteria")
    zeg(f"{telling} (versie {gelezen.versie}): {aantal(len(problemen), 'probleem', 'problemen')}.")
    return Code.PROJECT if problemen else Code.GOED


criteria.add_command(controleer)
