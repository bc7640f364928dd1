"""plantoets markeer: copies of the plans with the quotes highlighted."""

from __future__ import annotations

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
    short_help="Maakt een exemplaar van het plan met de citaten gemarkeerd.",
    voorbeelden=["plantoets markeer ODG", "plantoets markeer --alle"],
)
@click.argument("dienst", required=False)
@click.option("--alle", is_flag=True, help="De plannen van alle diensten met een getoetst plan.")
@click.option("--alles", is_flag=True, help="Alle gevonden passages; anders die van de bijlage.")
@click.option("--wachtwoord", metavar="TEKST", help="Het wachtwoord waarmee het plan opengaat.")
@ronde_optie
@project_optie
def markeer(dienst: str | None, alle: bool, alles: bool, wachtwoord: str | None, ronde: str, map_: Path) -> int:
    """Maakt een exemplaar van het plan waarin de citaten zijn gemarkeerd.

    Elke markering heeft de kleur van het criterium en een opmerking met het criterium, de regel en wie erover besliste;
    elk programma voor pdf-bestanden toont die. Het plan zelf blijft zoals het is.
    """
    from cli.bijwerken import bijgewerkt_dossier, bijgewerkte_dossiers

    if bool(dienst) == alle:
        raise click.UsageError("Noem één dienst, bijvoorbeeld ODG, of kies --alle.")
    with open_project(map_) as (project, criteria):
        if dienst:
            dossier, code = bijgewerkt_dossier(project, criteria, ronde, dienst)
            dossiers = (dossier,)
        else:
            dossiers, code = bijgewerkte_dossiers(project, criteria, project.ronde(ronde)), Code.NIET_GELEZEN
        zonder = [dossier for dossier in dossiers if dossier.toetsing is None and (dossier.plan or dienst)]
        for dossier in dossiers:
            if dossier.toetsing:
                _schrijf(project, dossier, alles=alles, wachtwoord=wachtwoord)
        for dossier in zonder:
            reden = dossier.fout or "er is geen plan in deze ronde."
            zeg(f"Geen gemarkeerd plan van {dossier.dienst.afkorting}: {reden}")
        return code if zonder else Code.GOED


def _schrijf(project: Project, dossier: Dossier, *, alles: bool, wachtwoord: str | None) -> None:
    """Write the copy of one plan, and say where it stands and what could not be highlighted."""
    from corpus import bestandsnaam, schrijf_beschermd
    from generate import markeer as maak

    doel = project.uitvoer / "gemarkeerd" / dossier.ronde.id / f"{bestandsnaam(dossier.dienst.afkorting)}.pdf"
    pad, verslag = schrijf_beschermd(
        project,
        doel,
        lambda plek: maak(dossier, project.instellingen, plek, alles=alles, wachtwoord=wachtwoord),
    )
    click.echo(pad)
    if pad != doel:
        zeg(f"  {doel.name} is gewijzigd sinds Plantoets het schreef en blijft zoals het is; dit is de nieuwe versie.")
    zeg(f"  {aantal(verslag.citaten, 'citaat', 'citaten')} gemarkeerd.")
    if verslag.zonder_plaats:
        zeg(f"  Niet gemarkeerd, want de plek op de pagina is niet bekend: {verslag.zonder_plaats}.")
