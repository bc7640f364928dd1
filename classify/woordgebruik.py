"""The features of the units of one plan: words and word pairs, how a unit speaks, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
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
        self._per_blok: dict[int, tuple[str, ...]] = {}

    def van_vermelding(self, eenheid: Eenheid, termen: Iterable[Treffer]) -> frozenset[str]:
        """Return the features of a mention: how it speaks, with one sign for the words that matched."""
        bedekt = {plaats for term in termen for plaats in range(term.start, term.end)}
        woorden = [_BEGIN, *self._woorden(eenheid, bedekt), _EINDE]
        lengte = min((len(woorden) - 2) // _LENGTESTAP, _LANGST)
        return frozenset({*woorden, *_paren(woorden), f"@lengte {lengte}"}) | self.rondom(eenheid)

    def van_eenheid(self, eenheid: Eenheid) -> frozenset[str]:
        """Return the features of a unit: its words, those of its heading and lead-in, and its quantities."""
        woorden = [woord for woord in self._woorden(eenheid, set()) if woord[0].isalnum() or woord in "#%€"]
        boven = (*self._uit_kop(eenheid), *self._uit_inleiding(eenheid))
        return frozenset({*woorden, *_paren(woorden), *self._kern(eenheid), *boven})

    def rondom(self, eenheid: Eenheid) -> frozenset[str]:
        """Return what a unit has beside its words; the same for every criterium, and worked out once."""
        if eenheid.nummer not in self._rondom:
            self._rondom[eenheid.nummer] = frozenset(self._zoek_rondom(eenheid))
        return self._rondom[eenheid.nummer]

    def _woorden(self, eenheid: Eenheid, bedekt: set[int]) -> Iterator[str]:
        """Yield the words of a unit in small letters, one sign for a number and one for what is covered."""
        vorige_bedekt = False
        for plaats in range(eenheid.token_start, eenheid.token_end):
            woord = self._vormen[plaats]
            if not woord:
                continue
            hier = plaats in bedekt
            if not hier:
                yield woord
            elif not vorige_bedekt:
                yield TERM
            vorige_bedekt = hier

    @cached_property
    def _vormen(self) -> list[str]:
        """Every token of the plan as a feature; "" for white space and for the words of a quoted question."""
        return [
            ""
            if token.is_space or self._citaten.van(token.idx) is Spreker.VRAGER
            else (GETAL if any(map(str.isdigit, token.text)) else token.lower_)
            for token in self._speurwerk.tekst.doc
        ]

    def _zoek_rondom(self, eenheid: Eenheid) -> Iterator[str]:
        blok = self._speurwerk.tekst.document.blocks[eenheid.blok]
        thema = not self._omgeving.onderwerpen.isdisjoint(self._omgeving.boven(eenheid.blok))
        yield from self._kern(eenheid)
        yield f"@soort {blok.kind.value}"
        yield f"@mensen {noemt_eigen_mensen(self._speurwerk.citaat(eenheid)):d}"
        yield f"@thema {thema:d}"
        yield f"@eigennaam {self._noemt_een_naam(eenheid):d}"
        yield from (f"@wending {wending.value}" for wending in self._speurwerk.kenschets(eenheid).wendingen)
        if not thema:  # the words of a criterium say nothing of how the text below them speaks
            yield from self._uit_kop(eenheid)

    def _kern(self, eenheid: Eenheid) -> Iterator[str]:
        """Yield whether the service speaks, and its quantities."""
        gevonden, zelf = self._speurwerk.zaken(eenheid)
        yield f"@zelf {zelf:d}"
        yield from {f"@maat {item.maat.value}" for item in gevonden} or {"@maat geen"}

    def _uit_kop(self, eenheid: Eenheid) -> Iterator[str]:
        kop = self._speurwerk.tekst.document.blocks[eenheid.blok].heading
        return (f"@kop {woord}" for woord in self._blokwoorden(kop))

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

    def _blokwoorden(self, nummer: int | None) -> tuple[str, ...]:
        """Return the words of a block, without numbers; those of a heading are asked for by all below it."""
        if nummer is None:
            return ()
        if nummer not in self._per_blok:
            blok = self._speurwerk.tekst.document.blocks[nummer]
            tekst = self._speurwerk.tekst.document.quote(blok.start, blok.end).casefold()
            woorden = (woord.strip(".,:;()?!\"'‘’“”") for woord in tekst.split())
            self._per_blok[nummer] = tuple(woord for woord in woorden if woord and not woord[0].isdigit())
        return self._per_blok[nummer]


def _paren(woorden: list[str]) -> Iterator[str]:
    return (f"{links} {rechts}" for links, rechts in pairwise(woorden))
