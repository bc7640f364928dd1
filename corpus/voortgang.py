"""What changed for a service between two rounds, and which decisions are still to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classify import Bewijs, Criteria, Kleur, Staat
from corpus.model import Dienst, Dossier, Oordeel, Ronde
from corpus.project import Project
from extract import Document


class Verandering(StrEnum):
    """How a criterium stands now, against then."""

    VERBETERD = "verbeterd"
    GELIJK = "gelijk gebleven"
    VERSLECHTERD = "verslechterd"
    ONBEKEND = "niet te vergelijken"
    """Without a colour in one of the two rounds."""


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """One criterium in two rounds."""

    nummer: str
    titel: str
    staat_toen: Staat | None
    """As decided, else as found; None when the criterium was not assessed then."""
    staat_nu: Staat | None
    kleur_toen: Kleur | None
    """As decided, else as proposed; None when there was none."""
    kleur_nu: Kleur | None
    oordeel_toen: Oordeel | None = None
    oordeel_nu: Oordeel | None = None
    """None as long as nobody decided in this round: the colour and state of now are then only a proposal."""
    teruggevonden: tuple[Bewijs, ...] = ()
    """Quotes of then that stand in the new document too, each as and where it stands there."""
    verdwenen: tuple[Bewijs, ...] = ()
    """Quotes of then that do not stand in the new document, each as and where it stood in the old one."""
    niet_na_te_gaan: tuple[Bewijs, ...] = ()
    """Quotes of then that were not found while the new document was not looked at, or has pages that cannot be read."""

    @property
    def verandering(self) -> Verandering:
        """How the colour changed."""
        if self.kleur_toen is None or self.kleur_nu is None:
            return Verandering.ONBEKEND
        if self.kleur_toen == self.kleur_nu:
            return Verandering.GELIJK
        return Verandering.VERBETERD if self.kleur_nu < self.kleur_toen else Verandering.VERSLECHTERD

    @property
    def is_besloten(self) -> bool:
        """Whether a person decided in both rounds; only then is the change more than a proposal."""
        return self.oordeel_toen is not None and self.oordeel_nu is not None


@dataclass(frozen=True, slots=True)
class Voortgang:
    """One service in two rounds."""

    dienst: Dienst
    toen: Ronde
    nu: Ronde
    verschuivingen: tuple[Verschuiving, ...]
    """In the order of the criteria; those that were assessed in one of the two rounds."""

    def verschuiving(self, nummer: str) -> Verschuiving:
        """Return what changed for a criterium; raises KeyError when it was assessed in neither round."""
        for verschuiving in self.verschuivingen:
            if verschuiving.nummer == nummer:
                return verschuiving
        raise KeyError(nummer)


def vergelijk(vorig: Dossier, nu: Dossier, document: Document | None = None) -> Voortgang:
    """Return what changed between two dossiers of one service.

    ``document`` is the plan of ``nu``; without it no quote can be called found again or gone.
    """
    raise NotImplementedError


def voortgang_sinds(project: Project, criteria: Criteria, vorig: Ronde, nu: Dossier) -> Voortgang:
    """Return what changed for the service of ``nu`` since an earlier round, with its new document looked at."""
    raise NotImplementedError


def voortgang_sinds_vorige(project: Project, criteria: Criteria, nu: Dossier) -> Voortgang | None:
    """Return what changed since the last earlier round in which this service has a result; None when there is none."""
    raise NotImplementedError


def te_bevestigen(project: Project, ronde: Ronde, dienst: Dienst) -> dict[str, Oordeel]:
    """Return per criterium without a decision in this round the newest decision of the nearest earlier round.

    Blind decisions are left out.
    """
    raise NotImplementedError


def op_eerdere_versie(dossier: Dossier) -> dict[str, Oordeel]:
    """Return the decisions of this round that were made on another file than the one that lies there now."""
    raise NotImplementedError
