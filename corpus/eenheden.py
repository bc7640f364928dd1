"""What the ministry counts: a service, or the services that hand in one document together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Dossier

SAMEN = " + "
"""Between the abbreviations of services that hand in one document."""


@dataclass(frozen=True, slots=True)
class Eenheid:
    """One plan as it is counted: of a service, or of several services together."""

    dossiers: tuple[Dossier, ...]
    """At least one; in the order of the register."""

    @property
    def naam(self) -> str:
        """The abbreviations: "ODG", or "ODRU + RUD Utrecht"."""
        return SAMEN.join(self.afkortingen)

    @property
    def afkortingen(self) -> tuple[str, ...]:
        """The abbreviations of the services."""
        return tuple(dossier.dienst.afkorting for dossier in self.dossiers)

    @property
    def dossier(self) -> Dossier:
        """The dossier that speaks for the unit: the first one with a result, else the first one."""
        return next((dossier for dossier in self.dossiers if dossier.toetsing), self.dossiers[0])


def eenheden(dossiers: Iterable[Dossier]) -> tuple[Eenheid, ...]:
    """Return the units in the order of the register, each dossier in one of them.

    Services count as one when they have the same plan, or when the register says that they hand in one document and
    none of them has a plan. Plans without a certain service are units of their own.
    """
    groepen: list[list[Dossier]] = []
    for dossier in dossiers:
        groep = next((groep for groep in groepen if _hoort_bij(dossier, groep)), None)
        if groep is None:
            groepen.append([dossier])
        else:
            groep.append(dossier)
    return tuple(Eenheid(tuple(groep)) for groep in groepen)


def _hoort_bij(dossier: Dossier, groep: Sequence[Dossier]) -> bool:
    if dossier.plan is not None:
        return any(ander.plan == dossier.plan for ander in groep)
    return any(ander.plan is None and _samen(dossier, ander) for ander in groep)


def _samen(een: Dossier, ander: Dossier) -> bool:
    return ander.dienst.afkorting in een.dienst.samen_met or een.dienst.afkorting in ander.dienst.samen_met
