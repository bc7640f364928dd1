"""All services in a round, against the rounds before: how they stand, what changed, the pattern over their plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from classify import Criteria
from corpus import Dossier, Project, Ronde
from corpus.categorieen import Stand, Standverschuiving, stand, verschuiving
from corpus.eenheden import Eenheid, eenheden
from corpus.model import Categorie
from corpus.patronen import Patroon, patronen
from generate.tekst import opsomming
from generate.verband import eerdere_dossiers

AANDEEL = 0.25
"""A criterium is worth a remark when at least this share of the plans passes it over or declares it not applicable."""
PATRONEN_PER_BRIEF = 6


@dataclass(frozen=True)
class Rondebeeld:
    """The dossiers of a round with those of every earlier round, oldest first."""

    ronde: Ronde
    dossiers: tuple[Dossier, ...]
    criteria: Criteria
    eerder: tuple[tuple[Dossier, ...], ...] = ()

    @cached_property
    def eenheden(self) -> tuple[Eenheid, ...]:
        """What the ministry counts; without the plans of which the service is not certain."""
        return tuple(een for een in eenheden(self.dossiers) if een.naam != ONBEKENDE_DIENST)

    @cached_property
    def standen(self) -> tuple[Stand, ...]:
        """How the services stood in each earlier round in which somebody decided, and last how they stand now."""
        standen: list[Stand] = []
        for dossiers in (*self.eerder, self.dossiers):
            bekend = [dossier for dossier in dossiers if dossier.dienst.afkorting != ONBEKENDE_DIENST]
            standen.append(stand(bekend, standen[-1] if standen else None))
        return (*(een for een in standen[:-1] if een.aantal_besloten), standen[-1])

    @property
    def stand(self) -> Stand:
        """How the services stand now."""
        return self.standen[-1]

    @property
    def verandering(self) -> Standverschuiving | None:
        """What changed since the last earlier round in which somebody decided; None when there is none."""
        return verschuiving(self.standen[-2], self.stand) if len(self.standen) > 1 else None

    @cached_property
    def patronen(self) -> tuple[Patroon, ...]:
        """The pattern of every criterium."""
        bekend = [dossier for eenheid in self.eenheden for dossier in eenheid.dossiers]
        return patronen(bekend, self.criteria)

    @property
    def opvallend(self) -> list[Patroon]:
        """The criteria that are worth a remark, those that most plans pass over first."""
        gevonden = [patroon for patroon in self.patronen if patroon.aantal and _aandeel(patroon) >= AANDEEL]
        return sorted(gevonden, key=_aandeel, reverse=True)[:PATRONEN_PER_BRIEF]

    @property
    def is_beslist(self) -> bool:
        """Whether people decided about every criterium of every plan."""
        return not any(self.open_criteria(eenheid) for eenheid in self.eenheden)

    def open_criteria(self, eenheid: Eenheid) -> list[str]:
        """Return the numbers of the criteria about which nobody has decided for a unit."""
        toetsing = eenheid.dossier.toetsing
        if toetsing is None:
            return []
        beslist = {
            nummer
            for dossier in eenheid.dossiers
            for nummer, oordeel in dossier.oordelen.items()
            if oordeel.plan in ("", toetsing.sha256)
        }
        return [bevinding.nummer for bevinding in toetsing.bevindingen if bevinding.nummer not in beslist]

    def voluit(self, naam: str) -> str:
        """Return the full name of a unit: "Omgevingsdienst Groningen"."""
        namen = {dossier.dienst.afkorting: dossier.dienst.naam for dossier in self.dossiers}
        return opsomming([namen.get(deel, deel) for deel in naam.split(" + ")])

    def namen(self, eenheden: Sequence[str]) -> str:
        """Return several units as one enumeration of full names."""
        delen = [self.voluit(naam) for naam in eenheden]
        teken = "; " if any(" en " in deel for deel in delen) else ", "
        return opsomming(delen) if teken == ", " else teken.join(delen)

    def eerder_van(self, eenheid: Eenheid) -> list[tuple[Ronde, Categorie | None]]:
        """Return, for every earlier round, what was decided about a unit; rounds without dossiers are left out."""
        return [(een.ronde, een.categorie_van(eenheid.naam)) for een in self.standen[:-1] if een.ronde is not None]


ONBEKENDE_DIENST = "?"
"""The abbreviation of a plan of which the service is not certain."""


def _aandeel(patroon: Patroon) -> float:
    return (len(patroon.zwijgt) + len(patroon.nvt)) / patroon.aantal


def rondebeeld(project: Project, criteria: Criteria, ronde: Ronde, dossiers: Sequence[Dossier]) -> Rondebeeld:
    """Return all dossiers of a round with those of the rounds before."""
    return Rondebeeld(ronde, tuple(dossiers), criteria, eerdere_dossiers(project, criteria, ronde))
