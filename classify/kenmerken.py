"""What makes a passage concrete: planning, amount, share, fte, decision, owner, done, or only a wish."""

from __future__ import annotations

from collections.abc import Iterable

from classify.hoeveelheden import Maat
from classify.kwalificaties import Wending
from classify.model import Kenmerk
from classify.speurwerk import Kenschets, Speurwerk

_MATEN = {
    Maat.KWARTAAL: Kenmerk.PLANNING,
    Maat.DATUM: Kenmerk.PLANNING,
    Maat.BEDRAG: Kenmerk.BEDRAG,
    Maat.PERCENTAGE: Kenmerk.PERCENTAGE,
    Maat.FTE: Kenmerk.FTE,
}
_WENDINGEN = {
    Wending.BESLUIT: Kenmerk.BESLUIT,
    Wending.EIGENAAR: Kenmerk.EIGENAAR,
    Wending.GEREALISEERD: Kenmerk.GEREALISEERD,
    Wending.STREVEN: Kenmerk.STREVEN,
}


def kenmerken_van(speurwerk: Speurwerk, eenheden: Iterable[int]) -> tuple[Kenmerk, ...]:
    """Return the marks of a passage, in the order of the enumeration."""
    gevonden: set[Kenmerk] = set()
    for nummer in eenheden:
        gevonden |= kenmerken_uit(speurwerk.kenschets(speurwerk.tekst.eenheden[nummer]))
    return tuple(kenmerk for kenmerk in Kenmerk if kenmerk in gevonden)


def kenmerken_uit(kenschets: Kenschets) -> frozenset[Kenmerk]:
    """Return the marks of one unit."""
    uit_maten = {_MATEN[item.maat] for item in kenschets.hoeveelheden if item.maat in _MATEN}
    return frozenset(uit_maten | {_WENDINGEN[wending] for wending in kenschets.wendingen if wending in _WENDINGEN})
