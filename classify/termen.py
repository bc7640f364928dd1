"""Terms of the criteria, widened over the words of one plan, and where they stand in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from classify.woorden import lemma, norm, vormen

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_TUSSEN = 8
"""Words that may stand between the parts of a split term: "stelt het algemeen bestuur de agenda vast"."""
_MIN_SAMENSTELLING = 8
"""Letters from which a word may also be written apart or with hyphens ("innovatie agenda")."""
_MIN_DEEL = 3
"""Letters of each word of a compound that is written apart; "uitwisselen en" is none."""
_MIN_KOP = 4
"""Letters the second half of a samentrekking must share with the term: "-budget"."""


class Wijze(Enum):
    """How a word of a term is compared."""

    HEEL = auto()
    KOP = auto()
    BEGIN = auto()
    EXACT = auto()
    HOOFDLETTERS = auto()


@dataclass(frozen=True, slots=True)
class Woord:
    """One word of a term."""

    tekst: str
    wijze: Wijze

    @classmethod
    def uit(cls, tekst: str, *, exact: bool) -> Woord:
        """Read the notation of the criteria file."""
        if exact:
            return cls(norm(tekst), Wijze.EXACT)
        if tekst.startswith("*"):
            return cls(norm(tekst[1:]), Wijze.KOP)
        if tekst.endswith("*"):
            return cls(norm(tekst[:-1]), Wijze.BEGIN)
        letters = tekst.removesuffix("'s")
        if letters.isupper() and len(letters) > 1:
            return cls(tekst, Wijze.HOOFDLETTERS)
        return cls(norm(tekst), Wijze.HEEL)


@dataclass(frozen=True, slots=True)
class Term:
    """A term: one or more parts (split by "..."), each one or more adjacent words."""

    bron: str
    delen: tuple[tuple[Woord, ...], ...]

    @classmethod
    def uit(cls, bron: str) -> Term:
        """Read a term as it stands in the criteria file."""
        exact = bron.startswith("=")
        delen = bron.removeprefix("=").split(" ... ")
        return cls(bron, tuple(tuple(Woord.uit(woord, exact=exact) for woord in deel.split()) for deel in delen))


@dataclass(frozen=True, slots=True, order=True)
class Treffer:
    """Where a term stands: token offsets [start, end)."""

    start: int
    end: int


class Woordenschat:
    """The different words of one plan, and which of them are a form of a term's word."""

    def __init__(self, teksten: list[str], samenstellingen: Collection[str]) -> None:
        """Take the words of a plan in order, and the compounds that it may write apart, in compared spelling."""
        self._per_norm: dict[str, set[str]] = defaultdict(set)
        self._per_lemma: dict[str, set[str]] = defaultdict(set)
        self._gevonden: dict[Woord, frozenset[str]] = {}
        for tekst in {tekst for tekst in teksten if any(map(str.isalnum, tekst))}:
            self._per_norm[norm(tekst)].add(tekst)
            self._per_lemma[lemma(tekst)].add(tekst)
        self._gesorteerd = sorted(self._per_norm)
        self._achterstevoren = sorted(sleutel[::-1] for sleutel in self._per_norm)
        self._los = self._los_geschreven(teksten, samenstellingen)

    def vormen_van(self, woord: Woord) -> frozenset[str]:
        """Return the words of the plan, as written there, that are a form of this word."""
        if woord not in self._gevonden:
            self._gevonden[woord] = frozenset(self._zoek(woord))
        return self._gevonden[woord]

    def los_geschreven(self, woord: Woord) -> Iterator[Treffer]:
        """Return the places where the plan writes this compound as two or three words."""
        if is_samenstelling(woord):
            for vorm in vormen(woord.tekst):
                yield from self._los.get(vorm, ())

    def _zoek(self, woord: Woord) -> Iterable[str]:
        tekst = woord.tekst
        if woord.wijze is Wijze.HOOFDLETTERS:
            return {vorm for vorm in self._per_norm.get(norm(tekst), ()) if vorm.startswith(tekst[:2])}
        if woord.wijze is Wijze.EXACT:
            return self._per_norm.get(tekst, set())
        if woord.wijze is Wijze.BEGIN:
            langer = (sleutel for sleutel in _met_begin(self._gesorteerd, tekst) if sleutel != tekst)
            return {vorm for sleutel in langer for vorm in self._per_norm[sleutel]}
        eigen = vormen(tekst)
        if woord.wijze is Wijze.KOP:
            einden = (sleutel for vorm in eigen for sleutel in _met_begin(self._achterstevoren, vorm[::-1]))
            return {vorm for sleutel in einden for vorm in self._per_norm[sleutel[::-1]]}
        heel = {vorm for sleutel in eigen for vorm in self._per_norm.get(sleutel, ())}
        return heel | (self._per_lemma.get(lemma(tekst), set()) if len(tekst) > 3 else set())

    def _los_geschreven(self, teksten: list[str], samenstellingen: Collection[str]) -> dict[str, list[Treffer]]:
        """Join every two and three adjacent words, so that "data visie" is found for "datavisie"."""
        gevonden: dict[str, list[Treffer]] = defaultdict(list)
        delen = [norm(tekst) if len(tekst) >= _MIN_DEEL and tekst[0].isalnum() else "" for tekst in teksten]
        for plaats, (een, twee) in enumerate(pairwise(delen)):
            if not een or not twee:
                continue
            samen = een + twee
            if samen in samenstellingen:
                gevonden[samen].append(Treffer(plaats, plaats + 2))
            drie = samen + delen[plaats + 2] if plaats + 2 < len(delen) and delen[plaats + 2] else ""
            if drie in samenstellingen:
                gevonden[drie].append(Treffer(plaats, plaats + 3))
        return gevonden


def is_samenstelling(woord: Woord) -> bool:
    """Whether a word of a term may also be written apart, or drawn together with another."""
    return woord.wijze is Wijze.HEEL and len(woord.tekst) >= _MIN_SAMENSTELLING


def _met_begin(gesorteerd: list[str], begin: str) -> Iterator[str]:
    """Yield the words of a sorted list that begin with these letters."""
    for plaats in range(bisect_left(gesorteerd, begin), len(gesorteerd)):
        if not gesorteerd[plaats].startswith(begin):
            return
        yield gesorteerd[plaats]


class Vindplaatsen:
    """Where each term stands in one plan.

    Every word of the plan is looked up once; a term of more words asks whether the next word stands right behind. That
    costs a tenth of spaCy's PhraseMatcher, which builds a document for every form of every term.
    """

    def __init__(self, doc: Doc, termen: Iterable[Term]) -> None:
        self._doc = doc
        alle = list(dict.fromkeys(termen))
        delen = dict.fromkeys(deel for term in alle for deel in term.delen)
        self._teksten = [token.text for token in doc]
        self._normen = [norm(tekst) for tekst in self._teksten]
        self._plaatsen: dict[str, list[int]] = defaultdict(list)
        for plaats, tekst in enumerate(self._teksten):
            self._plaatsen[tekst].append(plaats)
        enkel = [deel[0].tekst for deel in delen if len(deel) == 1 and is_samenstelling(deel[0])]
        self._woordenschat = Woordenschat(self._teksten, frozenset(vorm for tekst in enkel for vorm in vormen(tekst)))
        self._afgebroken = [i for i, tekst in enumerate(self._teksten) if len(tekst) > 2 and tekst.endswith("-")]
        self._aangehaakt = [i for i, tekst in enumerate(self._teksten) if len(tekst) > 3 and tekst.startswith("-")]
        self._delen = {deel: sorted(set(self._vind(deel))) for deel in delen}
        self._per_term = {term: self._treffers(term) for term in alle}

    def __getitem__(self, term: Term) -> list[Treffer]:
        """Return the places of a term, in order."""
        return self._per_term[term]

    def vormen(self, term: Term) -> tuple[str, ...]:
        """Return the forms in which the plan uses the term, as written there."""
        teksten = (self._doc[treffer.start : treffer.end].text for treffer in self._per_term[term])
        return tuple(dict.fromkeys(teksten))

    def _vind(self, deel: tuple[Woord, ...]) -> Iterator[Treffer]:
        """Yield the places of adjacent words; of a single compound also where it is written apart or drawn together."""
        eerste, *volgende = [self._woordenschat.vormen_van(woord) for woord in deel]
        for vorm in eerste:
            for plaats in self._plaatsen[vorm]:
                rest = self._teksten[plaats + 1 : plaats + len(deel)]
                if len(rest) == len(volgende) and all(
                    tekst in vormen_ for tekst, vormen_ in zip(rest, volgende, strict=True)
                ):
                    yield Treffer(plaats, plaats + len(deel))
        if len(deel) == 1:
            yield from self._woordenschat.los_geschreven(deel[0])
            yield from self._samengetrokken(deel[0])

    def _treffers(self, term: Term) -> list[Treffer]:
        """Join the parts of a split term: in order, in one sentence, few words between."""
        treffers = self._delen[term.delen[0]]
        for deel in term.delen[1:]:
            volgende = self._delen[deel]
            treffers = [
                Treffer(eerste.start, tweede.end)
                for eerste in treffers
                for tweede in volgende
                if 0 <= tweede.start - eerste.end <= MAX_TUSSEN and not self._zinsgrens(eerste.end, tweede.start)
            ]
        return treffers

    def _zinsgrens(self, start: int, end: int) -> bool:
        return any(tekst in ".;?!" or "\n" in tekst for tekst in self._teksten[start:end])

    def _samengetrokken(self, woord: Woord) -> Iterator[Treffer]:
        """Find "opleidings- en innovatiebudget" and "innovatieagenda en -budget" for a compound."""
        if not is_samenstelling(woord):
            return
        for plaats in self._afgebroken:
            rest = self._rest(self._normen[plaats], woord.tekst)
            if rest:
                yield from self._eerste_met_einde(plaats, rest)
        for plaats in self._aangehaakt:
            staart = self._normen[plaats]
            if len(staart) >= _MIN_KOP and woord.tekst.endswith(staart):
                yield from self._vorige_met_begin(plaats, woord.tekst.removesuffix(staart))

    def _rest(self, begin: str, tekst: str) -> str:
        rest = tekst.removeprefix(begin)
        return rest if rest != tekst and len(rest) >= _MIN_KOP else ""

    def _eerste_met_einde(self, plaats: int, rest: str) -> Iterator[Treffer]:
        einden = tuple(vormen(rest))
        for ander in range(plaats + 1, min(plaats + 6, len(self._teksten))):
            if self._teksten[ander] in ".;" or "\n" in self._teksten[ander]:
                return
            if self._normen[ander].endswith(einden):
                yield Treffer(plaats, ander + 1)
                return

    def _vorige_met_begin(self, plaats: int, begin: str) -> Iterator[Treffer]:
        for nummer in range(plaats - 1, max(plaats - 4, -1), -1):
            if self._normen[nummer].startswith(begin):
                yield Treffer(nummer, plaats + 1)
                return
