"""plantoets evalueer: hold the results against labelled plans."""

from __future__ import annotations

from pathlib import Path

import click

from cli.groep import opdracht
from cli.opties import criteria_optie
from cli.scherm import zeg


@opdracht(short_help="Meet de uitkomsten aan gelabelde plannen.", voorbeelden=["plantoets evalueer corpus/voorbeeld"])
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path, exists=True, file_okay=False))
@criteria_optie
def evalueer(map_: Path, criteria_pad: Path | None) -> None:
    """Legt de uitkomsten naast gelabelde plannen en toont hoe goed ze zijn, per plan, per criterium en samen.

    Labels zijn gold.json naast plan.pdf, of X.gold.json naast X.pdf, in MAP en alle mappen daaronder.
    """
    from classify import evalueer_map, load_criteria

    uitkomst = evalueer_map(map_, load_criteria(criteria_pad), voortgang=lambda naam: zeg(f"{naam} ..."))
    click.echo(uitkomst.tabel())
