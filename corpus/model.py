"""The value objects of a project: Dienst, Ronde, Oordeel and Dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from classify import Kleur, Staat, Toetsing


@dataclass(frozen=True, slots=True)
class Dienst:
    """An omgevingsdienst as the register knows it."""

    naam: str
    afkorting: str
    varianten: tuple[str, ...] = ()
    """Other spellings under which plans and files name the service."""
    aanhef: str = ""
    """Salutation, for example "Geachte heer Jansen,"; empty when unknown."""
    adres: tuple[str, ...] = ()
    """Address lines of the addressee; empty when unknown."""
    seveso: bool | None = None
    """Whether it is one of the Seveso services; None when unknown."""
    datum_ontvangst: date | None = None
    datum_gesprek: date | None = None
    vragen: dict[str, str] = field(default_factory=dict[str, str])
    """Per criterium number: "Specifieke vragen IenW aan de OD"."""


@dataclass(frozen=True, slots=True)
class Ronde:
    """An assessment round: the plans, a half-yearly report, the final report."""

    id: str
    titel: str
    soort: str
    """Kind of document, for example "plan van aanpak"."""
    peildatum: date | None = None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """A decision by a person about one criterium; never changed, only followed by a newer one."""

    nummer: str
    kleur: Kleur | None
    staat: Staat | None
    duiding: str
    wie: str
    wanneer: datetime
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one service in one round."""

    dienst: Dienst
    ronde: Ronde
    plan: Path | None
    """The plan's file; None when none came in."""
    toetsing: Toetsing | None
    """None when there is no plan, or it could not be read."""
    fout: str = ""
    """Why the plan could not be read, in Dutch."""
    oordelen: dict[str, Oordeel] = field(default_factory=dict[str, Oordeel])
    """The latest decision per criterium number; what is not in here is undecided."""
