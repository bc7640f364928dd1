"""plantoets demo: the whole chain on the example project."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import click

from cli.groep import opdracht
from cli.opdrachten import brief, leemtes, overzicht
from cli.opdrachten import voortgang as over_ronden
from cli.scherm import aantal, voortgang, zeg, zeg_verslag


@opdracht(
    short_help="Doet alles voor met een voorbeeldproject.", voorbeelden=["plantoets demo", "plantoets demo oefenen"]
)
@click.argument("map_", metavar="[MAP]", default="plantoets-demo", type=click.Path(path_type=Path))
def demo(map_: Path) -> None:
    """Zet een voorbeeldproject neer en doet alles voor: toetsen, leemtes, voortgang, brieven en overzichten.

    Zonder MAP komt het in plantoets-demo. De map moet nieuw of leeg zijn; er wordt nooit iets overschreven.
    """
    from classify import load_criteria
    from corpus import Project, dossiers, kopieer_voorbeeld, toets_project

    begonnen = time.monotonic()
    kopieer_voorbeeld(map_)
    zeg(f"Voorbeeldproject neergezet in {map_}.\n\nDe plannen worden gelezen en getoetst ...")
    with closing(Project(map_)) as project:
        criteria = load_criteria(project.instellingen.criteria)
        with voortgang() as loop:
            verslag = toets_project(project, criteria, loop)
        zeg_verslag(verslag)
        per_ronde = {ronde: dossiers(project, ronde, criteria) for ronde in project.instellingen.ronden}
        eerste = project.ronde()
        click.echo()
        for regel in leemtes.overzicht(per_ronde[eerste], eerste, criteria):
            click.echo(regel)
        click.echo("\nVoortgang sinds de vorige ronde")
        for regel in over_ronden.overzicht(project, criteria):
            click.echo(regel)
        click.echo("\nConceptbrieven")
        brief.schrijf_alle(project, criteria, eerste, per_ronde[eerste])
        click.echo("\nOverzichten")
        for ronde, van_ronde in per_ronde.items():
            overzicht.schrijf(project, criteria, ronde, van_ronde)
    seconden = round(time.monotonic() - begonnen)
    zeg(f"\nKlaar in {aantal(seconden, 'seconde', 'seconden')}. In {map_} staat nu:")
    for naam, wat in _WAT_ER_STAAT:
        zeg(f"  {naam:<22} {wat}")
    zeg(f'\nHoe een dienst vooruitging: plantoets -C "{map_}" voortgang ODPV')
    zeg(f'Verder kijken: plantoets -C "{map_}" toon ODG --criterium 7')


_WAT_ER_STAAT = (
    ("plannen/", "de zes voorbeeldplannen, een map per ronde"),
    ("register.xlsx", "de diensten, met aanhef, data en vragen"),
    ("plantoets.toml", "de instellingen en de vaste gegevens van de brief"),
    ("plantoets.db", "wat gelezen en gevonden is, en straks uw oordelen"),
    ("uitvoer/brieven/", "de conceptbrieven in Word, met bijlage"),
    ("uitvoer/overzicht-*", "per ronde een werkboek (Excel) en een pagina voor uw browser (HTML)"),
)
