"""The parts of a criterium that are judged apart (criterium 4: inrichting, onafhankelijkheid, mandaat)."""

from __future__ import annotations

from collections.abc import Iterable

from classify.criterium import Criterium
from classify.model import Bewijs, Onderdeel, Staat
from classify.speurwerk import Speurwerk
from classify.structuur import Structuur


class Onderdelen:
    """Which parts of one criterium stand where in a plan."""

    def __init__(self, speurwerk: Speurwerk, structuur: Structuur, criterium: Criterium) -> None:
        self._structuur = structuur
        self._per_naam = {
            naam: {nummer for begrip in begrippen for nummer in speurwerk.per_eenheid(criterium, begrip)}
            for naam, begrippen in criterium.onderdelen.items()
        }

    def in_eenheden(self, eenheden: Iterable[int]) -> tuple[str, ...]:
        """Return the names of the parts that these units speak of, in the order of the criteria file."""
        nummers = set(eenheden)
        return tuple(naam for naam, plaatsen in self._per_naam.items() if plaatsen & nummers)

    def stel_vast(
        self, staat: Staat, bewijs: tuple[Bewijs, ...], dragend: Iterable[int], *, onleesbaar: bool
    ) -> tuple[Onderdeel, ...]:
        """Return what the plan does with each part.

        ``dragend`` are the units on which the finding rests. A part whose words stand elsewhere in the plan is
        possible, never missing: to call it missing would be worse than to make the assessor look.
        """
        genoemd, getoond = self.in_eenheden(dragend), {naam for item in bewijs for naam in item.onderdelen}
        if staat in (Staat.ONTBREEKT, Staat.NIET_VAST_TE_STELLEN):
            return tuple(Onderdeel(naam, staat) for naam in self._per_naam)
        gevonden: list[Onderdeel] = []
        for naam, plaatsen in self._per_naam.items():
            if naam in genoemd:
                eigen = Staat.GENOEMD
            elif naam in getoond and staat is Staat.NVT:
                eigen = Staat.NVT
            elif naam in getoond or any(not self._structuur.reden(nummer) for nummer in plaatsen):
                eigen = Staat.MOGELIJK
            else:
                eigen = Staat.NIET_VAST_TE_STELLEN if onleesbaar else Staat.ONTBREEKT
            gevonden.append(Onderdeel(naam, eigen))
        return tuple(gevonden)
