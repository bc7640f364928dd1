"""What the commands about decisions share: who decides, on what, and how it is told."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from cli.scherm import zeg
from cli.weergave import kleurwoord, staat_in_woorden
from corpus import OnbekendFout

if TYPE_CHECKING:
    from classify import Toetsing
    from corpus import Dossier, Oordeel, Project

wie_optie = click.option(
    "--wie", metavar="NAAM", help="Wie er beslist; anders de toetser uit plantoets.toml of uw gebruikersnaam."
)


def wie_beslist(project: Project, genoemd: str | None) -> str:
    """Return the name under which a decision is kept."""
    return (genoemd or "").strip() or project.instellingen.toetser or getpass.getuser()


def vereiste_toetsing(dossier: Dossier) -> Toetsing:
    """Return the assessment that is decided about; raises OnbekendFout when there is none."""
    if dossier.toetsing is None:
        raise OnbekendFout(
            f"Er is geen getoetst plan van {dossier.dienst.afkorting} in {dossier.ronde.id} om over te oordelen. "
            f"{dossier.fout}".strip()
        )
    return dossier.toetsing


def open_beslist(project: Project, dossier: Dossier, wie: str) -> set[str]:
    """Return the criteria about which a person ever decided in the open; about these he can no longer decide blind."""
    alle = project.store.oordelen(dossier.ronde.id, dossier.dienst.afkorting)
    return {een.nummer for een in alle if not een.blind and een.wie.casefold() == wie.casefold()}


def bevestigd(dossier: Dossier, nummer: str, wie: str, waarom: str) -> Oordeel:
    """Return the decision of the earlier round as one of this round; raises OnbekendFout when there is none to confirm.

    It names no quotes: those stood in another document.
    """
    eerder = dossier.te_bevestigen.get(nummer)
    if eerder is None:
        raise OnbekendFout(
            f"Over criterium {nummer} is er geen oordeel uit een eerdere ronde om te bevestigen, of er is in deze "
            "ronde al over beslist. Beslis met --kleur, --staat of --duiding."
        )
    reden = f"bevestigd: oordeel van {eerder.wie} van {moment(eerder.wanneer)}"
    return replace(
        eerder,
        wie=wie,
        wanneer=datetime.now(UTC),
        waarom=f"{reden}; {waarom}" if waarom else reden,
        citaten=(),
        plan=vereiste_toetsing(dossier).sha256,
    )


def moment(wanneer: datetime) -> str:
    """Return when something was decided, as a Dutch reader writes it."""
    return wanneer.astimezone().strftime("%d-%m-%Y %H:%M")


def in_het_kort(oordeel: Oordeel) -> str:
    """Return colour and state of a decision: "oranje, genoemd"."""
    delen = [kleurwoord(oordeel.kleur)]
    if oordeel.staat:
        delen.append(staat_in_woorden(oordeel.staat.value))
    return ", ".join(delen)


def zeg_stand(dossier: Dossier, erbij: Sequence[str] = ()) -> None:
    """Say how many criteria of a service are decided, counting those that have just been decided."""
    toetsing = vereiste_toetsing(dossier)
    nummers = [bevinding.nummer for bevinding in toetsing.bevindingen]
    beslist = [nummer for nummer in nummers if nummer in dossier.oordelen or nummer in erbij]
    zeg(f"{dossier.dienst.afkorting}: {len(beslist)} van de {len(nummers)} criteria beoordeeld.")
