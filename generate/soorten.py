"""The kinds of letters: which template each uses, whom it is about, and how its file is called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus import Dossier, bestandsnaam
from corpus.model import Categorie
from generate.beeld import stuk


class Briefsoort(StrEnum):
    """What a letter is for, as the command names it."""

    OORDEEL = "oordeel"
    """The judgement on the document of the round: a plan, a report on progress, the final report."""
    ROBUUST = "robuust"
    """To a service that was found robust without a document."""
    UITNODIGING = "uitnodiging"
    """The invitation to the talk."""
    ALGEMEEN = "algemeen"
    """To all services, with the pattern over all documents of the round."""
    KAMERBRIEF = "kamerbrief"
    """Building blocks for the letter to parliament."""
    SAMENVATTING = "samenvatting"
    """The management summary: every service's judgement beside its earlier ones."""

    @property
    def is_gezamenlijk(self) -> bool:
        """Whether it is about all services together."""
        return self in (Briefsoort.ALGEMEEN, Briefsoort.KAMERBRIEF, Briefsoort.SAMENVATTING)


@dataclass(frozen=True, slots=True)
class _Vorm:
    sjabloon: str
    naam: str


_VORMEN = {
    Briefsoort.ROBUUST: _Vorm("brief_robuust.docx", "{dienst} - robuust"),
    Briefsoort.UITNODIGING: _Vorm("brief_uitnodiging.docx", "{dienst} - uitnodiging"),
    Briefsoort.ALGEMEEN: _Vorm("brief_algemeen.docx", "Brief aan alle omgevingsdiensten"),
    Briefsoort.KAMERBRIEF: _Vorm("kamerbrief.docx", "Bouwstenen Kamerbrief"),
    Briefsoort.SAMENVATTING: _Vorm("samenvatting.docx", "Managementsamenvatting"),
}
_OORDELEN = {"plan": "brief_plan.docx", "voortgang": "brief_voortgang.docx", "eind": "brief_eind.docx"}


def soort_van(dossier: Dossier) -> Briefsoort:
    """Return which letter a dossier asks for: without a document only one that says that the service is robust."""
    robuust = dossier.planoordeel is not None and dossier.planoordeel.categorie is Categorie.ROBUUST
    return Briefsoort.ROBUUST if dossier.toetsing is None and robuust else Briefsoort.OORDEEL


def sjabloon_van(soort: Briefsoort, stuksoort: str, eigen: Path | None) -> str:
    """Return the file name of the template; a judgement has one per kind of document."""
    if soort is Briefsoort.OORDEEL:
        return _OORDELEN[oordeelsoort(stuksoort, eigen)]
    return _VORMEN[soort].sjabloon


def oordeelsoort(stuksoort: str, eigen: Path | None) -> str:
    """Return how a document is judged: "plan", "voortgang" or "eind"; an unknown kind is judged as a plan."""
    gevonden = stuk(stuksoort, eigen).oordeel
    return gevonden if gevonden in _OORDELEN else "plan"


def naam_van(soort: Briefsoort, dienst: str = "") -> str:
    """Return the name of the file, with the abbreviation of the service where it is about one."""
    naam = "{dienst}" if soort is Briefsoort.OORDEEL else _VORMEN[soort].naam
    return f"{bestandsnaam(naam.format(dienst=dienst))}.docx"
