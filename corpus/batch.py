"""Running over many plans: only what is new or changed is read, and everything done so far is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from classify import Criteria, bereid_voor, toets, toetsing_naar_opslag
from corpus.errors import PlaatsFout
from corpus.herkenning import voorwerk
from corpus.lezen import lees_vooruit
from corpus.model import Ronde
from corpus.opslag import document_naar_bytes, document_uit_bytes
from corpus.plaatsing import Plaatsing, diensten_van, plaats
from corpus.project import Planbestand, Project
from corpus.register import namen_van
from corpus.store import Leesfout, Sleutel
from corpus.versie import lezerversie, toetsversie
from extract import Document, ReadError

_log = logging.getLogger(__name__)


class Stap(StrEnum):
    """What happened to a plan in this run."""

    GELEZEN = "gelezen en getoetst"
    GETOETST = "opnieuw getoetst"
    ONGEWIJZIGD = "ongewijzigd"
    NIET_GELEZEN = "niet gelezen"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a run did with one plan."""

    plan: Planbestand
    stap: Stap
    melding: str = ""
    """Why it was not read, in Dutch."""


@dataclass(frozen=True, slots=True)
class Verslag:
    """What a run did."""

    uitkomsten: tuple[Uitkomst, ...]
    niet_geplaatst: dict[Planbestand, str]
    """Per plan of which the service is not certain, what the user has to decide."""
    opmerkingen: tuple[str, ...] = ()

    @property
    def niet_gelezen(self) -> tuple[Uitkomst, ...]:
        """The plans that could not be read."""
        return tuple(uitkomst for uitkomst in self.uitkomsten if uitkomst.stap is Stap.NIET_GELEZEN)

    def aantal(self, stap: Stap) -> int:
        """Return how many plans took this step."""
        return sum(uitkomst.stap is stap for uitkomst in self.uitkomsten)


class Voortgang(Protocol):
    """Who wants to be told how far a run is; ``bezig`` may be called from another thread."""

    def begin(self, aantal: int) -> None:
        """Take note of how many plans there are to do."""
        ...

    def bezig(self, naam: str) -> None:
        """Take note that work on this plan has begun."""
        ...

    def klaar(self, naam: str, wat: str) -> None:
        """Take note that this plan is done, and how."""
        ...


class Stil:
    """A Voortgang that nobody looks at."""

    def begin(self, aantal: int) -> None:
        """Say nothing."""

    def bezig(self, naam: str) -> None:
        """Say nothing."""

    def klaar(self, naam: str, wat: str) -> None:
        """Say nothing."""


def toets_project(
    project: Project,
    criteria: Criteria,
    voortgang: Voortgang | None = None,
    *,
    ronden: Sequence[Ronde] = (),
    opnieuw: bool = False,
    wachtwoord: str | None = None,
) -> Verslag:
    """Read and assess every plan of these rounds (all, when none are named) that is new or changed.

    Each plan is saved as soon as it is done, so a run that is broken off goes on where it was. ``opnieuw`` does
    everything again, ``wachtwoord`` opens files that ask for one. A plan that cannot be read, or placed, ends up in the
    report and never stops the others.
    """
    gekozen = ronden or project.instellingen.ronden
    plannen = [plan for ronde in gekozen for plan in project.plannen(ronde)]
    loop = _Loop(project, criteria, voortgang or Stil(), opnieuw=opnieuw, wachtwoord=wachtwoord)
    uitkomsten = loop.doe(plannen)
    plaatsingen = [plaatsing(project, ronde) for ronde in gekozen]
    niet_geplaatst = {plan: reden for geplaatst in plaatsingen for plan, reden in geplaatst.fouten.items()}
    herkend = [opmerking for geplaatst in plaatsingen for opmerking in geplaatst.opmerkingen]
    return Verslag(tuple(uitkomsten), niet_geplaatst, (*project.opmerkingen(), *herkend))


def is_bijgewerkt(project: Project, criteria: Criteria, ronde: Ronde) -> bool:
    """Return whether every plan of a round has a result that still holds, or a known reason why it has none."""
    return all(_is_gedaan(project, criteria, plan) for plan in project.plannen(ronde))


def _is_gedaan(project: Project, criteria: Criteria, plan: Planbestand) -> bool:
    if project.store.leesfout(plan.ronde.id, plan.bestand, plan.sha256):
        return True
    begin = project.store.voorwerk(plan.sha256, lezerversie())
    return begin is not None and project.store.toetsing(sleutel_van(project, plan, criteria, begin)) is not None


def plaatsing(project: Project, ronde: Ronde) -> Plaatsing:
    """Return which plan of a round belongs to which service, as far as the plans were read."""
    plannen = project.plannen(ronde)
    return plaats(project, ((plan, project.store.voorwerk(plan.sha256, lezerversie())) for plan in plannen))


def sleutel_van(project: Project, plan: Planbestand, criteria: Criteria, begin: str | None) -> Sleutel:
    """Return what the assessment of a plan depends on; ``begin`` is the text of its first pages."""
    try:
        per_dienst = namen_van(project.register.diensten)
        namen = tuple(naam for een in diensten_van(project, plan, begin) for naam in per_dienst[een])
    except PlaatsFout:
        namen = ()
    return Sleutel(plan.sha256, lezerversie(), criteria.versie, toetsversie(), namen)


class _Loop:
    """One run over a list of plans."""

    def __init__(
        self, project: Project, criteria: Criteria, voortgang: Voortgang, *, opnieuw: bool, wachtwoord: str | None
    ) -> None:
        self.project = project
        self.criteria = criteria
        self.voortgang = voortgang
        self.opnieuw = opnieuw
        self.wachtwoord = wachtwoord

    def doe(self, plannen: Sequence[Planbestand]) -> list[Uitkomst]:
        """Do all plans; those that were read before first, since they are done at once."""
        self.voortgang.begin(len(plannen))
        bekend = {plan: self.project.store.voorwerk(plan.sha256, lezerversie()) for plan in plannen}
        nieuw = [plan for plan in plannen if bekend[plan] is None or self.opnieuw]
        uitkomsten = {plan: self._bekend(plan, bekend[plan]) for plan in plannen if plan not in nieuw}
        uitkomsten |= self._lees(nieuw)
        return [uitkomsten[plan] for plan in plannen]

    def _bekend(self, plan: Planbestand, begin: str | None) -> Uitkomst:
        """Take the stored result, or assess the stored document when the criteria or names have changed."""
        sleutel = sleutel_van(self.project, plan, self.criteria, begin)
        if self.project.store.toetsing(sleutel) is not None:
            return self._klaar(plan, Stap.ONGEWIJZIGD)
        inhoud = self.project.store.document(plan.sha256, lezerversie())
        assert inhoud is not None, "voorwerk and inhoud are columns of one row"
        return self._toets(plan, document_uit_bytes(inhoud), Stap.GETOETST)

    def _lees(self, plannen: Iterable[Planbestand]) -> dict[Planbestand, Uitkomst]:
        uitkomsten: dict[Planbestand, Uitkomst] = {}
        lezing = lees_vooruit(
            plannen,
            lambda plan: plan.pad,
            begint=lambda plan: self.voortgang.bezig(plan.naam),
            wachtwoord=self.wachtwoord,
        )
        bereid_voor()
        for plan, gelezen in lezing:
            if isinstance(gelezen, ReadError):
                uitkomsten[plan] = self._mislukt(plan, gelezen.code, str(gelezen))
            else:
                self._bewaar(plan, gelezen)
                uitkomsten[plan] = self._toets(plan, gelezen, Stap.GELEZEN)
        return uitkomsten

    def _bewaar(self, plan: Planbestand, document: Document) -> None:
        self.project.store.bewaar_document(
            sha256=plan.sha256,
            lezer=lezerversie(),
            bestand=plan.naam,
            paginas=len(document.pages),
            voorwerk=voorwerk(document),
            inhoud=document_naar_bytes(document),
        )

    def _toets(self, plan: Planbestand, document: Document, stap: Stap) -> Uitkomst:
        sleutel = sleutel_van(self.project, plan, self.criteria, voorwerk(document))
        try:
            toetsing = toets(document, self.criteria, dienst_namen=sleutel.dienst_namen)
        except Exception as fout:  # noqa: BLE001 - one plan on which our rules break must not stop the other plans
            _log.debug("%s", plan.naam, exc_info=fout)
            return self._mislukt(plan, "toetsen", _onverwacht(plan, fout))
        self.project.store.bewaar_toetsing(sleutel, toetsing_naar_opslag(toetsing))
        self.project.store.bewaar_leesfout(plan.ronde.id, plan.bestand, None)
        return self._klaar(plan, stap)

    def _mislukt(self, plan: Planbestand, soort: str, melding: str) -> Uitkomst:
        self.project.store.bewaar_leesfout(plan.ronde.id, plan.bestand, Leesfout(plan.sha256, soort, melding))
        return self._klaar(plan, Stap.NIET_GELEZEN, melding)

    def _klaar(self, plan: Planbestand, stap: Stap, melding: str = "") -> Uitkomst:
        self.voortgang.klaar(plan.naam, stap.value)
        return Uitkomst(plan, stap, melding)


def _onverwacht(plan: Planbestand, fout: Exception) -> str:
    return (
        f"{plan.bestand} is gelezen, maar bij het toetsen ging iets onverwachts mis ({type(fout).__name__}: {fout}). "
        "Er is geen uitkomst. Dit is een fout in Plantoets: meld hem, met de uitvoer van plantoets -v toets."
    )
