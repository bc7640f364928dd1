"""Two plain ways of searching on the same plans, to see what the rules add: exact keywords, and BM25.

Neither knows negation, headings or other subjects, and neither proposes a colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, cast

from classify.criterium import Criteria, Criterium
from classify.model import Bevinding, Bewijs, Soort, Staat, Toetsing
from classify.toets import ontleed_plan
from extract import Document

GETOOND = 5
"""Sentences that each way of searching shows per criterium."""
_STOP = frozenset(
    {
        *("de", "het", "een", "van", "in", "is", "er", "wordt", "aan", "om", "te", "voor", "met", "op", "en", "of"),
        *("dat", "die", "door", "dan", "komt", "meer", "andere", "welke", "hoe"),
    }
)


class Basislijnen:
    """Both ways of searching, over the sentences of one plan."""

    def __init__(self, document: Document, criteria: Criteria) -> None:
        self._document = document
        self._criteria = criteria
        tekst = ontleed_plan(document)
        self._zinnen = [(eenheid.start, eenheid.end) for eenheid in tekst.eenheden]
        self._teksten = [document.quote(start, end) for start, end in self._zinnen]

    def trefwoorden(self) -> Toetsing:
        """Search the words of title and terms exactly as they are written; most different words first.

        Where nothing hits, the criterium is taken to be missing.
        """
        plat = [f" {' '.join(_woorden(tekst))} " for tekst in self._teksten]
        return self._toetsing(self._met_meeste(plat, criterium) for criterium in self._criteria.criteria)

    def bm25(self) -> Toetsing:
        """Rank the sentences by BM25 on title and question; such a search never says that nothing is there."""
        return self._toetsing(self._best_passend(criterium) for criterium in self._criteria.criteria)

    def _met_meeste(self, plat: list[str], criterium: Criterium) -> list[int]:
        zoek = {f" {' '.join(_woorden(term))} " for term in (criterium.titel, *_letterlijk(criterium))}
        geteld = [(sum(term in zin for term in zoek), -nummer) for nummer, zin in enumerate(plat)]
        return [-nummer for aantal, nummer in sorted(geteld, reverse=True)[:GETOOND] if aantal]

    def _best_passend(self, criterium: Criterium) -> list[int]:
        vraag = [woord for woord in _woorden(f"{criterium.titel} {criterium.vraag}") if woord not in _STOP]
        scores = self._index.get_scores(vraag).tolist()
        return sorted(range(len(scores)), key=lambda nummer: -scores[nummer])[:GETOOND]

    @cached_property
    def _index(self) -> Any:  # noqa: ANN401 - bm25s has no types
        import bm25s  # pyright: ignore[reportMissingTypeStubs]  # ships none; brings numpy, so only where asked for

        index: Any = cast("Any", bm25s).BM25()
        index.index([_woorden(tekst) for tekst in self._teksten], show_progress=False)
        return index

    def _toetsing(self, gevonden: Iterable[list[int]]) -> Toetsing:
        document = self._document
        bevindingen = tuple(
            Bevinding(
                criterium.nummer,
                criterium.titel,
                Staat.GENOEMD if nummers else Staat.ONTBREEKT,
                None,
                "",
                "",
                tuple(self._bewijs(nummers)),
            )
            for criterium, nummers in zip(self._criteria.criteria, gevonden, strict=True)
        )
        labels = tuple(page.label for page in document.pages)
        return Toetsing(document.name, document.sha256, len(document.pages), labels, bevindingen)

    def _bewijs(self, nummers: list[int]) -> Iterator[Bewijs]:
        for nummer in nummers:
            start, end = self._zinnen[nummer]
            pagina = self._document.page(self._document.pages_of(start, end)[0])
            yield Bewijs(self._teksten[nummer], pagina.number, pagina.label, Soort.TEKST, "", (), (), 0.0)


def _letterlijk(criterium: Criterium) -> Iterator[str]:
    """Yield the search terms that stand for one written form: not the ends of compounds, not the split ones."""
    return (term for term in criterium.zoektermen if "…" not in term)


def _woorden(tekst: str) -> list[str]:
    """Return the words of a text, "innovatie-agenda" as one: a searcher would try it both ways."""
    return re.findall(r"\w+", re.sub(r"(?<=\w)-(?=\w)", "", tekst.casefold()))
