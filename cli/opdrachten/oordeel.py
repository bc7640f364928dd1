"""plantoets oordeel: write down what a person decides."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import zeg
from cli.weergave import kleurwoord, staat_in_woorden

if TYPE_CHECKING:
    from classify import Bevinding, Kleur, Staat
    from corpus import Oordeel

GEEN = "geen"
_KLEUREN = ("groen", "oranje", "rood", GEEN)
_STATEN = ("genoemd", "nvt", "ontbreekt", "niet_vast_te_stellen")


@opdracht(
    short_help="Legt uw oordeel over een criterium vast.",
    voorbeelden=[
        "plantoets oordeel ODG 7 --kleur oranje",
        'plantoets oordeel ODG 7 --kleur rood --duiding "Een planning ontbreekt." --waarom "besproken op 3 juni"',
    ],
)
@click.argument("dienst")
@click.argument("nummer")
@click.option("--kleur", type=click.Choice(_KLEUREN), help="Uw kleur.")
@click.option("--staat", type=click.Choice(_STATEN), help="Wat het plan met het criterium doet.")
@click.option("--duiding", metavar="TEKST", help="Uw toelichting; zo komt zij in de bijlage.")
@click.option("--waarom", metavar="TEKST", default="", help="De reden van uw oordeel; blijft binnen het project.")
@click.option(
    "--wie", metavar="NAAM", help="Wie er beslist; anders de toetser uit plantoets.toml of uw gebruikersnaam."
)
@ronde_optie
@project_optie
def oordeel(  # noqa: PLR0913, PLR0917 - one parameter per option, as click hands them over
    dienst: str,
    nummer: str,
    kleur: str | None,
    staat: str | None,
    duiding: str | None,
    waarom: str,
    wie: str | None,
    ronde: str,
    map_: Path,
) -> None:
    """Legt uw oordeel over een criterium vast.

    Wat u niet noemt, neemt u over: uit uw vorige oordeel, of anders uit het voorstel. Een oordeel wordt nooit gewist;
    een nieuw oordeel komt erbij en geldt vanaf dan.
    """
    from cli.bijwerken import bevinding_van, bijgewerkt_dossier
    from corpus import OnbekendFout
    from corpus import Oordeel as Besluit

    if kleur is None and staat is None and duiding is None:
        raise click.UsageError("Er is niets om vast te leggen. Noem ten minste --kleur, --staat of --duiding.")
    with open_project(map_) as (project, criteria):
        dossier, _ = bijgewerkt_dossier(project, criteria, ronde, dienst)
        if dossier.toetsing is None:
            raise OnbekendFout(
                f"Er is geen getoetst plan van {dossier.dienst.afkorting} in {dossier.ronde.id} om over te oordelen. "
                f"{dossier.fout}".strip()
            )
        bevinding = bevinding_van(dossier.toetsing, nummer)
        vorige = dossier.oordelen.get(nummer)
        besluit = Besluit(
            nummer=nummer,
            kleur=_kleur(kleur, vorige, bevinding),
            staat=_staat(staat, vorige, bevinding),
            duiding=duiding if duiding is not None else (vorige.duiding if vorige else bevinding.duiding),
            wie=wie or project.instellingen.toetser or getpass.getuser(),
            wanneer=datetime.now(UTC),
            waarom=waarom,
            plan=dossier.toetsing.sha256,
        )
        project.store.voeg_oordeel_toe(dossier.ronde.id, dossier.dienst.afkorting, besluit)
        staat_nu = staat_in_woorden(besluit.staat.value) if besluit.staat else ""
        click.echo(f"{dossier.dienst.afkorting}, {nummer}. {bevinding.titel}: {kleurwoord(besluit.kleur)}, {staat_nu}")
        zeg(f"Vastgelegd door {besluit.wie}. Duiding: {besluit.duiding}")


def _kleur(gekozen: str | None, vorige: Oordeel | None, bevinding: Bevinding) -> Kleur | None:
    from classify import Kleur

    if gekozen is None:
        return vorige.kleur if vorige else bevinding.voorstel
    return None if gekozen == GEEN else Kleur[gekozen.upper()]


def _staat(gekozen: str | None, vorige: Oordeel | None, bevinding: Bevinding) -> Staat | None:
    from classify import Staat

    if gekozen is None:
        return vorige.staat if vorige else bevinding.staat
    return Staat(gekozen)
