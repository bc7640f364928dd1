"""The value objects of a project: Dienst, Ronde, Oordeel, Dossier and the settings of the letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # classify brings spaCy, which takes a second that settings and errors do not need
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
    samen_met: tuple[str, ...] = ()
    """Abbreviations of the services with which it hands in one document."""
    criteria: tuple[str, ...] = ()
    """The numbers of the criteria that apply to this service; empty means all."""
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
    periode: str = ""
    """The period that a report is about, as it reads in a sentence: "september 2024 tot en met november 2024"."""


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
    citaten: tuple[str, ...] = ()
    """Identifiers of the quotes on which the decision rests, see ``citaat_id``; empty when none were named."""
    plan: str = ""
    """SHA-256 of the document that was looked at; empty in decisions of the first schema."""
    blind: bool = False
    """Whether a second assessor decided without seeing the first one's decision; such a one never counts in letters."""


class Bewijshandeling(StrEnum):
    """What a person can do with a quote."""

    WEERLEGD = "weerlegd"
    HERSTELD = "hersteld"
    """An earlier refutation is taken back."""
    EIGEN = "eigen citaat"
    BLADZIJDE = "andere bladzijde"
    """The printed page number is corrected."""


@dataclass(frozen=True, slots=True)
class Bewijsbesluit:
    """A person's word about one quote; never changed, only followed by a newer one."""

    nummer: str
    handeling: Bewijshandeling
    citaat_id: str
    citaat: str
    """The quote as it stood in front of the person."""
    pagina: int
    """1-based page of the PDF file."""
    bladzijde: str
    wie: str
    wanneer: datetime
    waarom: str = ""
    plan: str = ""
    """SHA-256 of the document."""


class Categorie(StrEnum):
    """How robust a service is or will be, in the four words of the letters to parliament, best first."""

    ROBUUST = "robuust"
    NAAR_VERWACHTING = "naar verwachting"
    DE_VRAAG = "de vraag"
    NIET_AANNEMELIJK = "niet aannemelijk"


@dataclass(frozen=True, slots=True)
class Planoordeel:
    """A person's decision about a document as a whole; never changed, only followed by a newer one."""

    categorie: Categorie
    toelichting: str
    wie: str
    wanneer: datetime
    waarom: str = ""
    plan: str = ""
    """SHA-256 of the document."""


@dataclass(frozen=True, slots=True)
class Categorievoorstel:
    """What the program proposes about a document as a whole, and the rule behind it."""

    categorie: Categorie
    regel: str


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
    te_bevestigen: dict[str, Oordeel] = field(default_factory=dict[str, Oordeel])
    """Per criterium number the decision of an earlier round, where this round has none yet."""
    planoordeel: Planoordeel | None = None
    """The latest decision about the document as a whole; None when nobody has decided."""
    voorstel: Categorievoorstel | None = None
    """What the program proposes about the document as a whole; None when there is no assessment."""
    punten: tuple[str, ...] | None = None
    """The criteria that the letter names, in that order, as a person chose them; None: the order of the program."""
    bewijsbesluiten: tuple[Bewijsbesluit, ...] = ()
    """What people said about quotes, oldest first; ``toetsing`` has them applied already."""


@dataclass(frozen=True, slots=True)
class Afzender:
    """Who sends the letters, table ``[afzender]`` of plantoets.toml; an empty text is a gap in the letter."""

    ministerie: str = ""
    onderdeel: str = ""
    """Directorate or programme within the ministry."""
    retouradres: str = ""
    """One line, for the window of the envelope."""
    bezoekadres: tuple[str, ...] = ()
    contactpersoon: str = ""
    telefoon: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Who signs, table ``[ondertekenaar]``."""

    functie: str = ""
    """As printed above the name, in capitals where the house style asks for them, without the closing comma."""
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What the letters of a round say alike; an empty text is a gap in the letter.

    Table ``[brief]`` holds it for the first round. A later round takes over what lasts, see ``BLIJVEND``, and has the
    rest, such as the date, in a table ``[ronden.brief]`` of its own.
    """

    datum: date | None = None
    kenmerk: str = ""
    betreft: str = ""
    onderwerp: str = ""
    """What the services sent in, as it reads after "het toesturen van het": "plan van aanpak Robuuste ..."."""
    deadline: str = ""
    """The day on which a service has to be robust: "1 april 2026"."""
    adviseur: str = ""
    """The firm that advises on the assessment."""
    begeleidingscommissie: tuple[str, ...] = ()
    """The members of the steering committee, as they read in a list."""
    vragenbrief: str = ""
    """The earlier letter with questions: "december 2023"."""
    aantal_plannen: str = ""
    """How many plans were assessed, as it reads in a sentence: "25"."""
    toelichting_aantallen: str = ""
    """One or more sentences after that number, for example on a joint plan or services found robust already."""
    aantal_rapportages: str = ""
    """How often progress is reported until the deadline: "driemaal"."""
    periode_monitoring: str = ""
    """For example "september 2024 tot 1 april 2026"."""
    ondersteuning_bedrag: str = ""
    """For example "7 miljoen euro"."""
    ondersteuning_via: str = ""
    """The organisation at which a contribution is asked for."""
    volgende_rapportage: str = ""
    """When the next report is due, as it reads after "ontvang ik graag": "uiterlijk eind juni 2025"."""
    gesprek_tijd: str = ""
    """For the invitations: "14.00 - 15.30 uur"."""
    gesprek_plaats: str = ""
    """For the invitations: "Microsoft Teams"."""
    gesprek_aanmelden: str = ""
    """For the invitations: "vóór 1 november 2024 bij vth@voorbeeld.nl"."""


BLIJVEND = (
    "begeleidingscommissie",
    "deadline",
    "gesprek_aanmelden",
    "gesprek_plaats",
    "ondersteuning_bedrag",
    "ondersteuning_via",
    "onderwerp",
    "periode_monitoring",
    "aantal_rapportages",
    "vragenbrief",
)
"""Fields of ``Brief`` that a later round takes over from ``[brief]``; a date or number of one round never does."""


@dataclass(frozen=True, slots=True)
class Opslag:
    """Where decisions and results are kept, table ``[opslag]``; empty means the file in the project's folder."""

    url: str = field(default="", repr=False)
    """Address of a PostgreSQL database, "postgresql+pg8000://user@server/database"; it may hold a password."""
    schema: str = ""
    """The part of that database which is this project's; empty means: named after the folder."""


@dataclass(frozen=True, slots=True)
class Instellingen:
    """What differs from project to project, as it stands in plantoets.toml."""

    ronden: tuple[Ronde, ...] = ()
    """In the order of the file, oldest first."""
    toetser: str = ""
    """The person who assesses when nobody else is named."""
    titel: str = ""
    """Name of the project, for the overviews."""
    ronde: str = ""
    """Id of the round that commands work on when none is named; empty means the last one."""
    sjablonen: Path | None = None
    """Folder with the user's own templates, which go before the templates of the program."""
    criteria: Path | None = None
    """The user's own criteria file; None means the one of the program."""
    ocr: bool = False
    """Whether pages that are images are read by OCR; for the whole project, so that every command sees one reading."""
    afzender: Afzender = field(default_factory=Afzender)
    ondertekenaar: Ondertekenaar = field(default_factory=Ondertekenaar)
    brief: Brief = field(default_factory=Brief)
    """That of the first round."""
    brieven: dict[str, Brief] = field(default_factory=dict[str, Brief])
    """That of each round by its id; see ``brief_van``."""
    opslag: Opslag = field(default_factory=Opslag)
    plannen: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Which services a file belongs to where its name does not say so: "bestand.pdf" or "ronde/bestand.pdf" to ODG."""

    def brief_van(self, ronde: Ronde) -> Brief:
        """Return what the letters of a round say alike."""
        return self.brieven.get(ronde.id, self.brief)
