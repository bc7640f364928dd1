"""Running over many plans: only what is new or changed is read, and everything done so far is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Protocol

from classify import Criteria
from corpus.errors import PlaatsFout
from corpus.model import Ronde
from corpus.plaatsing import Plaatsing, diensten_van, plaats
from corpus.ploeg import Gelezen, OverDienst, Ploeg, ToetsFout
from corpus.project import Planbestand, Project
from corpus.register import namen_van
from corpus.store import Leesfout, Sleutel
from corpus.versie import toetsversie
from corpus.vulling import herindexeer
from extract import ReadError, check_ocr

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
    begin = project.store.voorwerk(plan.sha256, project.lezer)
    return begin is not None and project.store.heeft_toetsing(sleutel_van(project, plan, criteria, begin))


def plaatsing(project: Project, ronde: Ronde) -> Plaatsing:
    """Return which plan of a round belongs to which service, as far as the plans were read."""
    plannen = project.plannen(ronde)
    return plaats(project, ((plan, project.store.voorwerk(plan.sha256, project.lezer)) for plan in plannen))


def sleutel_van(project: Project, plan: Planbestand, criteria: Criteria, begin: str | None) -> Sleutel:
    """Return what the assessment of a plan depends on; ``begin`` is the text of its first pages."""
    over = over_dienst(project, plan, begin)
    return Sleutel(plan.sha256, project.lezer, criteria.met_vragen(over.vragen).versie, toetsversie(), over.namen)


def over_dienst(project: Project, plan: Planbestand, begin: str | None) -> OverDienst:
    """Return what the register says of the services that handed in a plan; nothing while they are not certain."""
    try:
        diensten = [project.register.dienst(een) for een in diensten_van(project, plan, begin)]
    except PlaatsFout:
        return OverDienst()
    per_dienst = namen_van(project.register.diensten)
    vragen: dict[str, str] = {}
    for dienst in diensten:
        for nummer, vraag in dienst.vragen.items():
            vragen[nummer] = f"{vragen[nummer]} {vraag}" if nummer in vragen else vraag
    return OverDienst(tuple(naam for dienst in diensten for naam in per_dienst[dienst.afkorting]), vragen)


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
        self.uitkomsten: dict[Planbestand, Uitkomst] = {}

    def doe(self, plannen: Sequence[Planbestand]) -> list[Uitkomst]:
        """Do all plans; a second copy of one and the same file waits for the first."""
        self.voortgang.begin(len(plannen))
        herindexeer(self.project.store, self.project.lezer)
        eerste = {plan.sha256: plan for plan in reversed(plannen)}
        self._doe([plan for plan in plannen if eerste[plan.sha256] == plan], opnieuw=self.opnieuw)
        self._doe([plan for plan in plannen if eerste[plan.sha256] != plan], opnieuw=False)
        return [self.uitkomsten[plan] for plan in plannen]

    def _doe(self, plannen: Iterable[Planbestand], *, opnieuw: bool) -> None:
        """Do plans of which no two are the same file; those without any work first, since they are done at once."""
        te_doen: list[tuple[Planbestand, str | None]] = []
        for plan in plannen:
            begin = None if opnieuw else self.project.store.voorwerk(plan.sha256, self.project.lezer)
            if begin is not None and self.project.store.heeft_toetsing(self._sleutel(plan, begin)):
                self._gelukt(plan, Stap.ONGEWIJZIGD)
            else:
                te_doen.append((plan, begin))
        if te_doen:
            with Ploeg(self.criteria, len(te_doen), wachtwoord=self.wachtwoord, ocr=self._ocr(te_doen)) as ploeg:
                self._laat_werken(ploeg, te_doen)

    def _ocr(self, te_doen: Iterable[tuple[Planbestand, str | None]]) -> bool:
        """Return whether the project asks for OCR; raises OcrMissingError when it is needed and not there."""
        if self.project.instellingen.ocr and any(begin is None for _, begin in te_doen):
            check_ocr()
        return self.project.instellingen.ocr

    def _laat_werken(self, ploeg: Ploeg, te_doen: Iterable[tuple[Planbestand, str | None]]) -> None:
        """Keep all hands busy, with no more documents at once than that takes; save each result when it comes in."""
        komend = iter(te_doen)
        lopend: dict[Future[Any], _Werk] = {}
        while True:
            for plan, begin in islice(komend, 2 * ploeg.omvang - len(lopend)):
                toekomst, werk = self._begin(ploeg, plan, begin)
                lopend[toekomst] = werk
            if not lopend:
                return
            for toekomst in wait(lopend, return_when=FIRST_COMPLETED).done:
                werk = lopend.pop(toekomst)
                uitkomst = toekomst.result()
                if isinstance(uitkomst, Gelezen):
                    self._bewaar(werk.plan, uitkomst)
                    vervolg, werk = self._begin_toetsen(
                        ploeg, werk.plan, uitkomst.inhoud, uitkomst.voorwerk, Stap.GELEZEN
                    )
                    lopend[vervolg] = werk
                else:
                    self._rond_af(werk, uitkomst)

    def _begin(self, ploeg: Ploeg, plan: Planbestand, begin: str | None) -> tuple[Future[Any], _Werk]:
        """Let a plan be read, or assessed again when its text is there but criteria or names have changed."""
        if begin is None:
            lezing = ploeg.lees(plan.pad, begint=lambda: self.voortgang.bezig(plan.naam))
            return lezing, _Werk(plan, Stap.GELEZEN)
        inhoud = self.project.store.document(plan.sha256, self.project.lezer)
        assert inhoud is not None, "voorwerk and inhoud are columns of one row"
        return self._begin_toetsen(ploeg, plan, inhoud, begin, Stap.GETOETST)

    def _begin_toetsen(
        self, ploeg: Ploeg, plan: Planbestand, inhoud: bytes, begin: str, stap: Stap
    ) -> tuple[Future[Any], _Werk]:
        sleutel = self._sleutel(plan, begin)
        over = over_dienst(self.project, plan, begin)
        toetsing = ploeg.toets(inhoud, over, begint=lambda: self.voortgang.bezig(plan.naam))
        return toetsing, _Werk(plan, stap, sleutel)

    def _bewaar(self, plan: Planbestand, gelezen: Gelezen) -> None:
        self.project.store.bewaar_document(
            sha256=plan.sha256,
            lezer=self.project.lezer,
            bestand=plan.naam,
            paginas=gelezen.paginas,
            voorwerk=gelezen.voorwerk,
            inhoud=gelezen.inhoud,
            passages=gelezen.passages,
        )

    def _rond_af(self, werk: _Werk, uitkomst: dict[str, Any] | ReadError | ToetsFout) -> None:
        """Save a result, or why there is none."""
        if isinstance(uitkomst, ReadError):
            self._mislukt(werk.plan, uitkomst.code, str(uitkomst))
        elif isinstance(uitkomst, ToetsFout):
            _log.debug("%s: %s", werk.plan.naam, uitkomst)
            self._mislukt(werk.plan, "toetsen", _onverwacht(werk.plan, uitkomst))
        else:
            assert werk.sleutel is not None, "only an assessment has a result"
            self.project.store.bewaar_toetsing(werk.sleutel, uitkomst)
            self._gelukt(werk.plan, werk.stap)

    def _gelukt(self, plan: Planbestand, stap: Stap) -> None:
        if self.project.store.leesfout(plan.ronde.id, plan.bestand):
            self.project.store.bewaar_leesfout(plan.ronde.id, plan.bestand, None)
        self._klaar(plan, stap)

    def _mislukt(self, plan: Planbestand, soort: str, melding: str) -> None:
        self.project.store.bewaar_leesfout(plan.ronde.id, plan.bestand, Leesfout(plan.sha256, soort, melding))
        self._klaar(plan, Stap.NIET_GELEZEN, melding)

    def _klaar(self, plan: Planbestand, stap: Stap, melding: str = "") -> None:
        self.voortgang.klaar(plan.naam, stap.value)
        self.uitkomsten[plan] = Uitkomst(plan, stap, melding)

    def _sleutel(self, plan: Planbestand, begin: str) -> Sleutel:
        return sleutel_van(self.project, plan, self.criteria, begin)


@dataclass(frozen=True, slots=True)
class _Werk:
    """What is being done with a plan."""

    plan: Planbestand
    stap: Stap
    sleutel: Sleutel | None = None
    """Under which the result will be kept; None while the plan is being read."""


def _onverwacht(plan: Planbestand, fout: ToetsFout) -> str:
    return (
        f"{plan.bestand} is gelezen, maar bij het toetsen ging iets onverwachts mis ({fout}). "
        "Er is geen uitkomst. Dit is een fout in Plantoets: meld hem, met de uitvoer van plantoets -v toets."
    )
