"""plantoets sjabloon: templates of one's own for the letters."""

from __future__ import annotations

from pathlib import Path

import click

from cli.fouten import Code
from cli.groep import Groep, instellingen_van_click, opdracht
from cli.scherm import aantal, alinea, zeg

NAMEN = ("plan", "voortgang", "eind", "robuust", "uitnodiging", "algemeen", "kamerbrief", "samenvatting")
"""The templates, as ``generate.eigensjabloon`` has them, which takes a second to import."""


@click.group(
    cls=Groep,
    short_help="Werkt met eigen sjablonen voor de brieven.",
    context_settings=instellingen_van_click(),
    epilog="Zet een eigen sjabloon in de map die bij sjablonen staat in plantoets.toml, onder de naam van het sjabloon "
    "dat het vervangt.",
)
def sjabloon() -> None:
    """Werkt met eigen sjablonen voor de brieven: kopiëren, velden opzoeken en controleren."""


@opdracht(
    short_help="Zet een sjabloon van Plantoets klaar om aan te passen.",
    voorbeelden=["plantoets sjabloon kopie plan sjablonen", "plantoets sjabloon kopie uitnodiging ."],
)
@click.argument("naam", type=click.Choice(NAMEN))
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path, file_okay=False))
def kopie(naam: str, map_: Path) -> None:
    """Zet een kopie van een sjabloon in een map, om in Word aan te passen.

    Een bestand dat er al staat, wordt nooit vervangen.
    """
    from generate.eigensjabloon import bestand_van, kopieer

    doel = map_ / bestand_van(naam)
    kopieer(naam, doel)
    click.echo(doel)
    zeg("  Pas het aan in Word; de naam van het bestand blijft zo. Controleer het daarna met:")
    zeg(f"  plantoets sjabloon controleer {doel}")


@opdracht(
    short_help="Toont de velden die een sjabloon mag gebruiken.",
    voorbeelden=["plantoets sjabloon velden plan"],
)
@click.argument("naam", type=click.Choice(NAMEN))
def velden(naam: str) -> None:
    """Toont de velden die een sjabloon mag gebruiken, elk met een voorbeeld.

    Een veld staat in Word als {{ dienst.naam }}. "rijen: titel" is een veld dat elke rij heeft; het staat binnen
    {% for rij in rijen %} ... {% endfor %} als {{ rij.titel }}.
    """
    from generate.eigensjabloon import alle_velden
    from generate.tekst import verkort

    gevonden = alle_velden(naam)
    breedte = max(len(veld.naam) for veld in gevonden)
    for veld in gevonden:
        click.echo(f"{veld.naam:<{breedte}}  {verkort(' '.join(veld.voorbeeld.split()), 60)}".rstrip())


@opdracht(
    short_help="Controleert een eigen sjabloon voordat u er brieven mee maakt.",
    voorbeelden=[
        "plantoets sjabloon controleer sjablonen/brief_plan.docx",
        "plantoets sjabloon controleer MIJN.docx --soort plan",
    ],
)
@click.argument("bestand", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--soort", type=click.Choice(NAMEN), help="Welk sjabloon het vervangt, als de naam dat niet zegt.")
def controleer(bestand: Path, soort: str | None) -> int:
    """Controleert een eigen sjabloon: onbekende velden, foute opdrachten en velden die ontbreken.

    Daarna wordt er een proef mee gedaan, met alle gegevens en met bijna geen gegevens.
    """
    from generate.eigensjabloon import controleer as zoek_gebreken
    from generate.eigensjabloon import naam_van

    naam = soort or naam_van(bestand.name)
    if naam is None:
        raise click.UsageError(
            f"Aan de naam {bestand.name} is niet te zien welk sjabloon het vervangt. Noem het met --soort, "
            f"bijvoorbeeld --soort {NAMEN[0]}."
        )
    gebreken = zoek_gebreken(bestand, naam)
    for gebrek in gebreken:
        click.echo(alinea(str(gebrek)))
    if gebreken:
        zeg(f"{bestand.name}: {aantal(len(gebreken), 'gebrek', 'gebreken')}. Verbeter het en controleer opnieuw.")
        return Code.UITVOER
    click.echo(f"{bestand.name} is in orde.")
    return Code.GOED


for _opdracht in (kopie, velden, controleer):
    sjabloon.add_command(_opdracht)
