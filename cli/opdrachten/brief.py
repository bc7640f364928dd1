"""plantoets brief: write the concept letters in Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.fouten import Code
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import aantal, zeg

if TYPE_CHECKING:
    from corpus import Dossier, Project


@opdracht(
    short_help="Schrijft de conceptbrieven in Word.", voorbeelden=["plantoets brief ODG", "plantoets brief --alle"]
)
@click.argument("dienst", required=False)
@click.option("--alle", is_flag=True, help="De brieven van alle diensten met een getoetst plan.")
@ronde_optie
@project_optie
def brief(dienst: str | None, alle: bool, ronde: str, map_: Path) -> int:
    """Schrijft de conceptbrief met bijlage in Word, voor één dienst of voor alle.

    Een brief die u zelf hebt gewijzigd, wordt nooit vervangen: de nieuwe krijgt dan "(2)" achter de naam.
    """
    from cli.bijwerken import bijgewerkt_dossier, bijgewerkte_dossiers

    if bool(dienst) == alle:
        raise click.UsageError("Noem één dienst, bijvoorbeeld ODG, of kies --alle.")
    with open_project(map_) as (project, criteria):
        if dienst:
            dossier, code = bijgewerkt_dossier(project, criteria, ronde, dienst)
            if dossier.toetsing is None:
                zeg(f"Geen brief voor {dossier.dienst.afkorting}: {dossier.fout or 'er is geen plan in deze ronde.'}")
                return code
            schrijf(project, dossier)
            return Code.GOED
        return schrijf_alle(project, bijgewerkte_dossiers(project, criteria, project.ronde(ronde)))


def schrijf_alle(project: Project, dossiers: Sequence[Dossier]) -> int:
    """Write a letter per assessed plan and say which plans got none; return the exit code."""
    code = Code.GOED
    for dossier in dossiers:
        if dossier.toetsing:
            schrijf(project, dossier)
        elif dossier.plan:
            code = Code.NIET_GELEZEN
            zeg(f"Geen brief voor {dossier.dienst.afkorting}: {dossier.fout}")
    return code


def schrijf(project: Project, dossier: Dossier) -> Path:
    """Write the letter of one service, and say where it stands and what is still open in it."""
    from corpus import bestandsnaam, schrijf_beschermd
    from generate import schrijf_brief

    doel = project.uitvoer / "brieven" / dossier.ronde.id / f"{bestandsnaam(dossier.dienst.afkorting)}.docx"
    pad, verslag = schrijf_beschermd(project, doel, lambda plek: schrijf_brief(dossier, project.instellingen, plek))
    click.echo(pad)
    if pad != doel:
        zeg(f"  {doel.name} is met de hand gewijzigd en blijft zoals het is; dit is de nieuwe versie.")
    if verslag.leemten:
        zeg(f"  Nog in te vullen: {'; '.join(verslag.leemten)}")
    if verslag.onbeslist:
        zeg(f"  Nog te beoordelen: {aantal(len(verslag.onbeslist), 'criterium', 'criteria')}")
    return pad
