"""plantoets toon: what was found in one plan, with quotes and pages, and what was decided about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import zeg
from cli.weergave import volledig

if TYPE_CHECKING:
    from classify import Bevinding, Toetsing


@opdracht(
    short_help="Toont de vondsten in één plan, met citaten.",
    voorbeelden=[
        "plantoets toon ODG",
        "plantoets toon ODG --criterium 7",
        "plantoets toon ODG --json",
        "plantoets toon PLAN.pdf --beeld",
    ],
)
@click.argument("dienst", metavar="DIENST|PLAN.pdf")
@click.option("--criterium", metavar="NUMMER", default="", help="Alleen dit criterium, met alles wat gevonden is.")
@click.option("--blind", is_flag=True, help="Zonder wat anderen besloten, voor wie een tweede oordeel geeft.")
@click.option("--json", "als_json", is_flag=True, help="Als één regel JSON, met de nummers van citaten en de oordelen.")
@click.option(
    "--beeld",
    metavar="[MAP]",
    is_flag=False,
    flag_value="",
    help="Maak een beeld van elke pagina met citaten, met de citaten omlijnd; anders in de map beelden.",
)
@click.option("--wachtwoord", metavar="TEKST", help="Het wachtwoord waarmee het plan opengaat, voor --beeld.")
@ronde_optie
@project_optie
def toon(  # noqa: PLR0913, PLR0917 - one parameter per option, as click hands them over
    dienst: str,
    criterium: str,
    blind: bool,
    als_json: bool,
    beeld: str | None,
    wachtwoord: str | None,
    ronde: str,
    map_: Path,
) -> int:
    """Toont wat er in het plan van een dienst staat: citaten met bladzijde, de regel, en waarop is gezocht.

    Tussen rechte haken staat het nummer (ID) van een citaat, voor plantoets oordeel. Met --criterium ziet u ook wat er
    is besloten: wie, wanneer en waarom. Noemt u een pdf-bestand, dan gaat het over dat bestand, zonder project.
    """
    if Path(dienst).suffix.lower() == ".pdf":
        if blind or als_json or ronde:
            raise click.UsageError("--blind, --json en --ronde gaan over een project.")
        return _toon_los(Path(dienst), criterium, _map_van(beeld), wachtwoord, met_beeld=beeld is not None)
    from cli.bijwerken import bijgewerkt_dossier
    from cli.geschiedenis import dossier_naar_dict, geschiedenis

    if blind and als_json:
        raise click.UsageError("--json toont ook de oordelen; dat gaat niet samen met --blind.")
    with open_project(map_) as (project, criteria):
        dossier, code = bijgewerkt_dossier(project, criteria, ronde, dienst, blind=blind)
        if dossier.toetsing is None:
            zeg(f"Er is geen uitkomst voor {dossier.dienst.afkorting} in {dossier.ronde.id}. {_waarom(dossier.fout)}")
            return code
        gekozen = _gekozen(dossier.toetsing, criterium)
        if als_json:
            click.echo(json.dumps(dossier_naar_dict(project, dossier, [een.nummer for een in gekozen])))
            return 0
        for regel in volledig(dossier, dossier.toetsing, gekozen):
            click.echo(regel)
        if criterium and not blind:
            for regel in geschiedenis(project, dossier, criterium):
                click.echo(regel)
        if beeld is not None:
            from cli.beelden import teken_dossier

            teken_dossier(project, dossier, gekozen, _map_van(beeld), wachtwoord)
    return 0


def _map_van(beeld: str | None) -> Path | None:
    return Path(beeld) if beeld else None


def _toon_los(plan: Path, criterium: str, map_: Path | None, wachtwoord: str | None, *, met_beeld: bool) -> int:
    """Show a loose file, judged by the criteria of the program."""
    from classify import load_criteria, toets
    from cli.beelden import teken_plan
    from cli.weergave import los
    from extract import read_in_child

    toetsing = toets(read_in_child(plan, password=wachtwoord), load_criteria())
    gekozen = _gekozen(toetsing, criterium)
    for regel in los(toetsing, gekozen):
        click.echo(regel)
    if met_beeld:
        teken_plan(plan, gekozen, map_, wachtwoord)
    return 0


def _waarom(fout: str) -> str:
    return fout or "Er is geen plan in de map van deze ronde. Voeg het toe met: plantoets voegtoe PLAN.pdf"


def _gekozen(toetsing: Toetsing, criterium: str) -> tuple[Bevinding, ...]:
    from cli.bijwerken import bevinding_van

    return (bevinding_van(toetsing, criterium),) if criterium else toetsing.bevindingen
