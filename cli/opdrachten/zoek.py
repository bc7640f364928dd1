"""plantoets zoek: words in all plans of all rounds, with the page on which they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.fouten import Code
from cli.groep import opdracht
from cli.opties import open_project, project_optie
from cli.scherm import aantal, alinea, zeg
from cli.weergave import vindplaats

if TYPE_CHECKING:
    from corpus.zoekvraag import Vindplaats


@opdracht(
    short_help="Zoekt woorden in alle plannen van alle ronden.",
    voorbeelden=[
        'plantoets zoek "fusie*"',
        "plantoets zoek '\"vaste dienst\" NIET inhuur' --ronde 2024-plan",
        "plantoets zoek datavisie OF datastrategie --dienst ODG",
    ],
)
@click.argument("vraag", metavar="VRAAG", nargs=-1, required=True)
@click.option("--ronde", default="", metavar="RONDE", help="Alleen in deze ronde; anders in alle ronden.")
@click.option("--dienst", default="", metavar="DIENST", help="Alleen in de plannen van deze dienst.")
@click.option(
    "--hoogstens",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="AANTAL",
    help="Toon niet meer dan dit aantal.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf per vindplaats één regel JSON naar de uitvoer.")
@project_optie
def zoek(vraag: tuple[str, ...], ronde: str, dienst: str, hoogstens: int, als_json: bool, map_: Path) -> int:
    """Zoekt in de tekst van alle plannen en toont per vindplaats dienst, ronde, pagina en de woorden eromheen.

    Woorden naast elkaar moeten in dezelfde alinea staan. Een sterretje achteraan staat voor elk vervolg (fusie*),
    aanhalingstekens houden woorden bij elkaar, OF vindt een van beide, NIET laat weg wat volgt. Hoofdletters en
    accenten maken niet uit.
    """
    from cli.bijwerken import werk_bij
    from corpus.zoekvraag import lees_vraag
    from corpus.zoekvraag import zoek as zoek_in_project

    geheel = " ".join(vraag if len(vraag) == 1 else map(_bijeen, vraag))
    lees_vraag(geheel)
    with open_project(map_) as (project, criteria):
        ronden = [project.ronde(ronde)] if ronde else project.instellingen.ronden
        for een in ronden:
            werk_bij(project, criteria, een)
        gevonden = zoek_in_project(project, geheel, ronden=ronden, dienst=dienst, hoogstens=hoogstens + 1)
    for vindplaats_ in gevonden[:hoogstens]:
        click.echo(_als_json(vindplaats_) if als_json else _als_tekst(vindplaats_))
    if len(gevonden) > hoogstens:
        zeg(f"Er zijn er meer dan {hoogstens}; de beste staan hierboven. Vraag nauwer, of noem een hoger --hoogstens.")
    else:
        zeg(f"{aantal(len(gevonden), 'vindplaats', 'vindplaatsen')}." if gevonden else "Niets gevonden.")
    return Code.GOED


def _bijeen(deel: str) -> str:
    """Put the quotation marks back that the shell took off: zoek "vaste dienst" NIET inhuur."""
    return f'"{deel}"' if " " in deel.strip() and '"' not in deel else deel


def _als_tekst(gevonden: Vindplaats) -> str:
    from corpus.store_zoeken import GEVONDEN

    vondst = gevonden.vondst
    wie = " en ".join(gevonden.diensten) or gevonden.plan.bestand
    kop = f', onder "{vondst.kop}"' if vondst.kop else ""
    begin, einde = GEVONDEN
    delen = vondst.snippet.split(begin)
    gemarkeerd = "".join(_markeer(deel, einde) if nummer else deel for nummer, deel in enumerate(delen))
    eerste = f"{wie}, {gevonden.plan.ronde.id}, {vindplaats(vondst.pagina, vondst.bladzijde)}{kop}"
    return f"{alinea(eerste)}\n{alinea(gemarkeerd, 4)}"


def _markeer(deel: str, einde: str) -> str:
    """Return a piece of which the part up to ``einde`` was found: bold on a terminal, between marks anywhere else."""
    woord, _, rest = deel.partition(einde)
    return f"{click.style(f'«{woord}»', bold=True)}{rest}"


def _als_json(gevonden: Vindplaats) -> str:
    vondst = gevonden.vondst
    return json.dumps(
        {
            "diensten": list(gevonden.diensten),
            "ronde": gevonden.plan.ronde.id,
            "bestand": gevonden.plan.bestand,
            "pagina": vondst.pagina,
            "bladzijde": vondst.bladzijde,
            "kop": vondst.kop,
            "fragment": vondst.snippet,
        }
    )
