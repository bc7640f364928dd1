"""plantoets bewaar: a backup of a project in one zip."""

from __future__ import annotations

from pathlib import Path

import click

from cli.groep import opdracht
from cli.opties import project_optie
from cli.scherm import aantal, zeg


@opdracht(
    short_help="Maakt een reservekopie van het project.",
    voorbeelden=["plantoets bewaar", "plantoets bewaar H:\\kopie\\robuust.zip --met-plannen"],
)
@click.argument("bestand", metavar="[BESTAND.zip]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--met-plannen", is_flag=True, help="Neem ook de mappen plannen en uitvoer op.")
@project_optie
def bewaar(bestand: Path | None, met_plannen: bool, map_: Path) -> None:
    """Maakt een reservekopie van het project: één zip met alles wat niet opnieuw te maken is.

    Daarin staan de database met alle oordelen, dezelfde oordelen als leesbare tekst, het register, de instellingen en
    uw eigen sjablonen en criteria. De kopie wordt teruggelezen voor zij telt. Een bestaand bestand wordt nooit
    overschreven. Zonder BESTAND.zip komt zij in de map reservekopieen van het project.
    """
    from contextlib import closing

    from corpus import Project
    from corpus.reservekopie import bewaar as maak_kopie

    with closing(Project(map_)) as project:
        kopie = maak_kopie(project, bestand, met_plannen=met_plannen)
    click.echo(kopie.pad)
    grootte = max(kopie.pad.stat().st_size / 1e6, 0.1)
    zeg(
        f"{aantal(kopie.bestanden, 'bestand', 'bestanden')} met {aantal(kopie.besluiten, 'besluit', 'besluiten')}, "
        f"{grootte:.1f} MB, teruggelezen en gelijk bevonden.".replace(".", ",", 1)
    )
    if kopie.bevat_wachtwoord:
        zeg("Let op: in plantoets.toml staat het wachtwoord van de database, en dus ook in deze kopie.")
    if bestand is None:
        zeg("Zet haar ook op een andere schijf: hier verdwijnt zij met het project mee.")
    zeg(f'Terugzetten kan met: plantoets herstel "{kopie.pad}" NIEUWE-MAP')
