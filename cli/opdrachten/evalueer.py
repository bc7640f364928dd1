"""plantoets evalueer: hold the results against labelled plans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import criteria_optie
from cli.scherm import zeg

if TYPE_CHECKING:
    from classify.evaluatie import Uitslag


@opdracht(
    short_help="Meet de uitkomsten aan gelabelde plannen.",
    voorbeelden=[
        "plantoets evalueer corpus/voorbeeld",
        "plantoets evalueer MAP --bewaar voor.json",
        "plantoets evalueer MAP --vergelijk voor.json",
    ],
)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path, exists=True, file_okay=False))
@criteria_optie
@click.option(
    "--bewaar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="BESTAND",
    help="Bewaar deze meting, om een latere mee te vergelijken.",
)
@click.option(
    "--vergelijk",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="BESTAND",
    help="Toon wat beter en slechter is dan in deze eerdere meting.",
)
def evalueer(map_: Path, criteria_pad: Path | None, bewaar: Path | None, vergelijk: Path | None) -> None:
    """Legt de uitkomsten naast gelabelde plannen en toont hoe goed ze zijn, per plan, per criterium en samen.

    Ernaast staat wat twee eenvoudige manieren van zoeken op dezelfde plannen vinden. Labels zijn gold.json naast
    plan.pdf, of X.gold.json naast X.pdf, in MAP en alle mappen daaronder.
    """
    from classify import load_criteria
    from classify.evaluatie import evalueer_map, lees_uitslag, schrijf_uitslag, tabel, uitslag_van

    vorige = lees_uitslag(vergelijk) if vergelijk else None
    uitkomst = evalueer_map(
        map_, load_criteria(criteria_pad), basislijnen=True, voortgang=lambda naam: zeg(f"{naam} ...")
    )
    click.echo(tabel(uitkomst))
    if vorige is not None:
        _toon_verschil(vorige, uitslag_van(uitkomst))
    if bewaar:
        schrijf_uitslag(uitslag_van(uitkomst), bewaar)
        zeg(f"De meting is bewaard in {bewaar}.")


def _toon_verschil(vorige: Uitslag, nu: Uitslag) -> None:
    """Show gains and losses on the plans that both measured."""
    from classify.evaluatie import verschillen

    samen = {naam: cellen for naam, cellen in nu.items() if naam in vorige}
    eerder = {naam: cellen for naam, cellen in vorige.items() if naam in nu}
    click.echo("\nVergeleken met de eerdere meting (aantal keer fout)")
    for regel in verschillen(eerder, samen) or ["geen verschil"]:
        click.echo(f"  {regel}")
    anders = sorted({*nu, *vorige} - {*samen})
    if anders:
        zeg(f"Niet vergeleken, want niet in beide metingen: {', '.join(anders)}.")
