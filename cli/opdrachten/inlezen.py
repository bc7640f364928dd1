"""plantoets inlezen: take in what an assessor changed in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.besluit import wie_beslist, wie_optie
from cli.groep import opdracht
from cli.opties import open_project, project_optie
from cli.scherm import aantal, alinea, zeg
from cli.weergave import kleurwoord, staat_in_woorden

if TYPE_CHECKING:
    from classify import Criteria
    from corpus import Dossier, Oordeel, Project
    from generate.inlezen import Ingelezen, Wijziging


@opdracht(
    short_help="Neemt over wat u in het werkboek hebt ingevuld.",
    voorbeelden=[
        "plantoets inlezen uitvoer/overzicht-2024-plan.xlsx",
        'plantoets inlezen bijlage.xlsx --ja --wie "A. de Vries"',
    ],
)
@click.argument("werkboek", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--ja", is_flag=True, help="Neem over zonder eerst te vragen.")
@click.option("--waarom", metavar="TEKST", default="", help="De reden bij rijen waarin u er geen gaf.")
@wie_optie
@project_optie
def inlezen(werkboek: Path, ja: bool, waarom: str, wie: str | None, map_: Path) -> None:
    """Laat zien wat u in het werkboek van plantoets overzicht hebt gewijzigd, en legt het vast als uw oordelen.

    Is er sinds het werkboek is gemaakt over zo'n rij beslist, dan wordt er niets overgenomen en ziet u welke cellen dat
    zijn. Een rij waarin u niets wijzigde maar bij Akkoord "ja" koos, wordt een oordeel zoals zij er staat.
    """
    from generate.inlezen import lees_werkboek, leg_naast

    ingelezen = lees_werkboek(werkboek)
    with open_project(map_) as (project, criteria):
        vergelijking = leg_naast(ingelezen, _dossiers(project, criteria, ingelezen))
        for opmerking in ingelezen.opmerkingen:
            zeg(f"Let op: {opmerking}")
        if vergelijking.al_overgenomen:
            zeg(f"{aantal(len(vergelijking.al_overgenomen), 'rij was', 'rijen waren')} al overgenomen.")
        if vergelijking.botsingen:
            raise _botsing(werkboek, vergelijking.botsingen)
        if not vergelijking.over_te_nemen:
            click.echo("Er is niets gewijzigd in het werkboek; er is niets overgenomen.")
            return
        for regel in _tabel(vergelijking.over_te_nemen):
            click.echo(regel)
        if not ja and not _akkoord(len(vergelijking.over_te_nemen)):
            click.echo("Er is niets overgenomen.")
            return
        # While the person looked, a colleague may have decided.
        vergelijking = leg_naast(ingelezen, _dossiers(project, criteria, ingelezen))
        if vergelijking.botsingen:
            raise _botsing(werkboek, vergelijking.botsingen)
        naam = wie_beslist(project, wie)
        _leg_vast(project, vergelijking.over_te_nemen, naam, waarom)
        click.echo(f"{aantal(len(vergelijking.over_te_nemen), 'oordeel', 'oordelen')} vastgelegd door {naam}.")


def _dossiers(project: Project, criteria: Criteria, ingelezen: Ingelezen) -> list[Dossier]:
    """Return the dossiers of the rounds in the workbook, up to date; raises WerkboekFout for an unknown round."""
    from cli.bijwerken import bijgewerkte_dossiers
    from corpus import WerkboekFout

    bekend = {ronde.id: ronde for ronde in project.instellingen.ronden}
    dossiers: list[Dossier] = []
    for id_ in dict.fromkeys(rij.ronde for rij in ingelezen.ken.rijen):
        if id_ not in bekend:
            raise WerkboekFout(
                f'Dit werkboek gaat over de ronde "{id_}", en die is er niet in dit project. Er is niets overgenomen. '
                f"De ronden zijn {', '.join(bekend)}. Kies het goede project met -C."
            )
        dossiers += bijgewerkte_dossiers(project, criteria, bekend[id_])
    return dossiers


def _botsing(werkboek: Path, botsingen: Sequence[str]) -> Exception:
    from corpus import WerkboekFout
    from generate.inlezen import opgesomd

    cellen = aantal(len(botsingen), "rij die u wijzigde, is", "rijen die u wijzigde, zijn")
    return WerkboekFout(
        f"{cellen} intussen ook elders gewijzigd. Er is niets overgenomen uit {werkboek.name}, zodat niemands oordeel "
        f"ongemerkt vervalt.\n{opgesomd(botsingen)}\nMaak een nieuw werkboek met plantoets overzicht en neem daarin "
        "over wat nog geldt, of zet in deze rijen terug wat er stond en lees de rest in."
    )


def _tabel(wijzigingen: Sequence[Wijziging]) -> Iterator[str]:
    """Yield per row what it said and what it says now."""
    for wijziging in wijzigingen:
        staat = staat_in_woorden(wijziging.staat.value)
        yield f"{wijziging.ken.dienst}, criterium {wijziging.ken.nummer}: {kleurwoord(wijziging.kleur)}, {staat}"
        for een in wijziging.veranderingen:
            yield alinea(f"{een.veld} ({een.cel}): {een.van or 'leeg'} → {een.naar or 'leeg'}", 3)
        if not wijziging.veranderingen:
            yield f"   akkoord zoals het er staat ({wijziging.plaats})"
        if wijziging.waarom:
            yield alinea(f"waarom: {wijziging.waarom}", 3)


def _akkoord(hoeveel: int) -> bool:
    vraag = f"{aantal(hoeveel, 'oordeel', 'oordelen')} vastleggen?"
    return click.prompt(vraag, type=click.Choice(["ja", "nee"]), default="nee", err=True) == "ja"


def _leg_vast(project: Project, wijzigingen: Sequence[Wijziging], wie: str, waarom: str) -> None:
    """Append the decisions, per round all of them or none."""
    from corpus import Oordeel

    nu = datetime.now(UTC)
    per_ronde: dict[str, dict[str, list[Oordeel]]] = {}
    for een in wijzigingen:
        oordeel = Oordeel(
            nummer=een.ken.nummer,
            kleur=een.kleur,
            staat=een.staat,
            duiding=een.duiding,
            wie=wie,
            wanneer=nu,
            waarom=een.waarom or waarom,
            plan=een.ken.plan,
        )
        per_ronde.setdefault(een.ken.ronde, {}).setdefault(een.ken.dienst, []).append(oordeel)
    for ronde, per_dienst in per_ronde.items():
        project.store.voeg_alles_toe(ronde, per_dienst)
