"""The command ``plantoets``: what there is, and where it stands."""

from __future__ import annotations

from pathlib import Path

import click

from cli.groep import Hoofdgroep, Keuzes, instellingen_van_click

OPDRACHTEN = {
    "demo": "cli.opdrachten.demo:demo",
    "nieuw": "cli.opdrachten.nieuw:nieuw",
    "voegtoe": "cli.opdrachten.voegtoe:voegtoe",
    "toets": "cli.opdrachten.toets:toets",
    "leemtes": "cli.opdrachten.leemtes:leemtes",
    "voortgang": "cli.opdrachten.voortgang:voortgang",
    "categorieen": "cli.opdrachten.categorieen:categorieen",
    "zoek": "cli.opdrachten.zoek:zoek",
    "toon": "cli.opdrachten.toon:toon",
    "beoordeel": "cli.opdrachten.beoordeel:beoordeel",
    "oordeel": "cli.opdrachten.oordeel:oordeel",
    "verschillen": "cli.opdrachten.verschillen:verschillen",
    "planoordeel": "cli.opdrachten.planoordeel:planoordeel",
    "punten": "cli.opdrachten.punten:punten",
    "brief": "cli.opdrachten.brief:brief",
    "markeer": "cli.opdrachten.markeer:markeer",
    "sjabloon": "cli.opdrachten.sjabloon:sjabloon",
    "overzicht": "cli.opdrachten.overzicht:overzicht",
    "inlezen": "cli.opdrachten.inlezen:inlezen",
    "bewaar": "cli.opdrachten.bewaar:bewaar",
    "herstel": "cli.opdrachten.herstel:herstel",
    "criteria": "cli.opdrachten.criteria:criteria",
    "evalueer": "cli.opdrachten.evalueer:evalueer",
}


def _toon_versie(ctx: click.Context, _param: click.Parameter, waarde: bool) -> None:
    if waarde:
        from corpus.versie import programmaversie

        click.echo(f"plantoets {programmaversie()}")
        ctx.exit()


@click.group(
    cls=Hoofdgroep,
    lui=OPDRACHTEN,
    context_settings=instellingen_van_click(),
    epilog="Uitleg over een opdracht: plantoets OPDRACHT --help. Nieuw hier? Begin met: plantoets demo",
)
@click.option(
    "-C",
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAP",
    help="De map van het project; anders de huidige map.",
)
@click.option("-v", "--uitgebreid", is_flag=True, help="Toon bij een fout ook waar in het programma die ontstond.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_toon_versie, help="Toon de versie."
)
@click.pass_obj
def hoofd(keuzes: Keuzes, project: Path | None, uitgebreid: bool) -> None:
    """Toetst plannen van omgevingsdiensten aan de robuustheidscriteria en schrijft de conceptbrief.

    Plantoets stelt voor, u beslist. Het werkt op uw eigen computer, zonder internet.
    """
    keuzes.project = project
    keuzes.uitgebreid = uitgebreid


def main() -> None:
    """Run the command line."""
    hoofd(prog_name="plantoets")


if __name__ == "__main__":
    main()
