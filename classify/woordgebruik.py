"""The features of the units of one plan: words and word pairs, how a unit speaks, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from classify.citaten import Citaten, Spreker
from classify.eenheden import Eenheid
from classify.omgeving import Omgeving
from classify.speurwerk import Speurwerk
from classify.stem import noemt_eigen_mensen
from classify.termen import Treffer

TERM = "§"
"""Stands for the words that matched: what counts is how a sentence speaks, not of which criterium."""
GETAL = "#"
_BEGIN, _EINDE = "^", "$"
_LENGTESTAP, _LANGST = 8, 5


class Woordgebruik:
    """Works out the features that the weights of ``classify/criteria/ijking.json`` are about."""

    def __init__(self, speurwerk: Speurwerk, omgeving: Omgeving, citaten: Citaten) -> None:
        """Take a plan; the words of a quoted question are whoever asked it's, so they are no features."""
        self._citaten = citaten
        self._speurwerk = speurwerk
        self._omgeving = omgeving
        self._rondom: dict[int, frozenset[str]] = {}

    def van_vermelding(self, eenheid: Eenheid, termen: Iterable[Treffer]) -> frozenset[str]:
        """Return the features of a mention: how it speaks, with one sign for the words that matched."""
        bedekt = {plaats for term in termen for plaats in range(term.start, term.end)}
        woorden = [_BEGIN, *self._woorden(eenheid, bedekt), _EINDE]
        lengte = min((len(woorden) - 2) // _LENGTESTAP, _LANGST)
        return frozenset({*woorden, *_paren(woorden), f"@lengte {lengte}"}) | self.rondom(eenheid)

    def van_eenheid(self, eenheid: Eenheid) -> frozenset[str]:
        """Return the features of a unit: its words, those of its heading and lead-in, and its quantities."""
        woorden = [woord for woord in self._woorden(eenheid, set()) if woord[0].isalnum() or woord in "#%€"]
        boven = (kenmerk for kenmerk in self.rondom(eenheid) if kenmerk.startswith(("@kop", "@maat", "@zelf")))
        return frozenset({*woorden, *_paren(woorden), *boven, *self._uit_inleiding(eenheid)})

    def rondom(self, eenheid: Eenheid) -> frozenset[str]:
        """Return what a unit has beside its words; the same for every criterium, and worked out once."""
        if eenheid.nummer not in self._rondom:
            self._rondom[eenheid.nummer] = frozenset(self._zoek_rondom(eenheid))
        return self._rondom[eenheid.nummer]

    def _woorden(self, eenheid: Eenheid, bedekt: set[int]) -> Iterator[str]:
        """Yield the words of a unit in small letters, one sign for a number and one for what is covered."""
        vorige_bedekt = False
        for token in self._speurwerk.tekst.doc[eenheid.token_start : eenheid.token_end]:
            if token.is_space or self._citaten.van(token.idx) is Spreker.VRAGER:
                continue
            hier = token.i in bedekt
            if not hier:
                yield GETAL if any(map(str.isdigit, token.text)) else token.lower_
            elif not vorige_bedekt:
                yield TERM
            vorige_bedekt = hier

    def _zoek_rondom(self, eenheid: Eenheid) -> Iterator[str]:
        blok, kenschets = self._speurwerk.tekst.document.blocks[eenheid.blok], self._speurwerk.kenschets(eenheid)
        thema = not self._omgeving.onderwerpen.isdisjoint(self._omgeving.boven(eenheid.blok))
        yield f"@soort {blok.kind.value}"
        yield f"@zelf {kenschets.zelf:d}"
        yield f"@mensen {noemt_eigen_mensen(self._speurwerk.citaat(eenheid)):d}"
        yield f"@thema {thema:d}"
        yield f"@eigennaam {self._noemt_een_naam(eenheid):d}"
        yield from (f"@wending {wending.value}" for wending in kenschets.wendingen)
        yield from {f"@maat {item.maat.value}" for item in kenschets.hoeveelheden} or {"@maat geen"}
        yield from (f"@kop {woord}" for woord in self._blokwoorden(blok.heading))

    def _noemt_een_naam(self, eenheid: Eenheid) -> bool:
        """Whether a unit names somebody or somewhere: a capital within the sentence that is not the service's own."""
        eigen = " ".join(self._speurwerk.namen)
        return any(
            token.is_alpha and token.text[0].isupper() and token.text[1:].islower() and token.text not in eigen
            for token in self._speurwerk.tekst.doc[eenheid.token_start + 1 : eenheid.token_end]
        )

    def _uit_inleiding(self, eenheid: Eenheid) -> Iterator[str]:
        inleiding = self._speurwerk.tekst.document.blocks[eenheid.blok].lead_in
        return (f"@inleiding {woord}" for woord in self._blokwoorden(inleiding))

    def _blokwoorden(self, nummer: int | None) -> Iterator[str]:
        if nummer is None:
            return
        blok = self._speurwerk.tekst.document.blocks[nummer]
        for woord in self._speurwerk.tekst.document.quote(blok.start, blok.end).casefold().split():
            kaal = woord.strip(".,:;()?!\"'‘’“”")
            if kaal and not kaal[0].isdigit():
                yield kaal


def _paren(woorden: list[str]) -> Iterator[str]:
    return (f"{links} {rechts}" for links, rechts in pairwise(woorden))
