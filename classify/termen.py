"""Terms of the criteria, widened over the words of one plan, and where they stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice, product
from typing import TYPE_CHECKING

from classify.woorden import lemma, norm, vormen

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_TUSSEN = 8
"""Words that may stand between the parts of a split term: "stelt het algemeen bestuur de agenda vast"."""
_MAX_VORMEN = 400
"""Surface forms of one term; more means that its words are too general to be a term."""
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

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._per_norm: dict[str, set[str]] = defaultdict(set)
        self._per_lemma: dict[str, set[str]] = defaultdict(set)
        self._gevonden: dict[Woord, frozenset[str]] = {}
        for tekst in {token.text for token in doc if not token.is_space and not token.is_punct}:
            self._per_norm[norm(tekst)].add(tekst)
            self._per_lemma[lemma(tekst)].add(tekst)
        self._los = self._los_geschreven()

    def vormen_van(self, woord: Woord) -> frozenset[str]:
        """Return the words of the plan, as written there, that are a form of this word."""
        if woord not in self._gevonden:
            self._gevonden[woord] = frozenset(self._zoek(woord))
        return self._gevonden[woord]

    def los_geschreven(self, woord: Woord) -> Iterator[tuple[str, ...]]:
        """Return the ways in which the plan writes this compound as two or three words."""
        if woord.wijze is Wijze.HEEL and len(woord.tekst) >= _MIN_SAMENSTELLING:
            for vorm in vormen(woord.tekst):
                yield from self._los.get(vorm, ())

    def _zoek(self, woord: Woord) -> Iterable[str]:
        tekst = woord.tekst
        if woord.wijze is Wijze.HOOFDLETTERS:
            return {vorm for vorm in self._per_norm.get(norm(tekst), ()) if vorm.startswith(tekst[:2])}
        if woord.wijze is Wijze.EXACT:
            return self._per_norm.get(tekst, set())
        if woord.wijze is Wijze.BEGIN:
            return self._waar(lambda sleutel: sleutel.startswith(tekst) and len(sleutel) > len(tekst))
        eigen = vormen(tekst)
        if woord.wijze is Wijze.KOP:
            einden = tuple(eigen)
            return self._waar(lambda sleutel: sleutel.endswith(einden))
        heel = {vorm for sleutel in eigen for vorm in self._per_norm.get(sleutel, ())}
        return heel | (self._per_lemma.get(lemma(tekst), set()) if len(tekst) > 3 else set())

    def _waar(self, test: Callable[[str], bool]) -> set[str]:
        return {vorm for sleutel, teksten in self._per_norm.items() if test(sleutel) for vorm in teksten}

    def _los_geschreven(self) -> dict[str, set[tuple[str, ...]]]:
        """Join every two and three adjacent words, so that "data visie" is found for "datavisie"."""
        gevonden: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        woorden = [token.text if token.text[0].isalnum() else "" for token in self._doc]
        for aantal in (2, 3):
            for reeks in zip(*(islice(woorden, begin, None) for begin in range(aantal)), strict=False):
                if all(len(woord) >= _MIN_DEEL for woord in reeks):
                    gevonden["".join(map(norm, reeks))].add(reeks)
        return gevonden


class Vindplaatsen:
    """Where each term stands in one plan."""

    def __init__(self, doc: Doc, termen: Iterable[Term]) -> None:
        self._doc = doc
        self._woordenschat = Woordenschat(doc)
        self._delen: dict[tuple[Woord, ...], list[Treffer]] = {}
        self._afgebroken = [token.i for token in doc if len(token.text) > 2 and token.text.endswith("-")]
        self._aangehaakt = [token.i for token in doc if len(token.text) > 3 and token.text.startswith("-")]
        alle = list(dict.fromkeys(termen))
        self._zoek_delen({deel for term in alle for deel in term.delen})
        self._per_term = {term: self._treffers(term) for term in alle}

    def __getitem__(self, term: Term) -> list[Treffer]:
        """Return the places of a term, in order."""
        return self._per_term[term]

    def vormen(self, term: Term) -> tuple[str, ...]:
        """Return the forms in which the plan uses the term, as written there."""
        teksten = (self._doc[treffer.start : treffer.end].text for treffer in self._per_term[term])
        return tuple(dict.fromkeys(teksten))

    def _zoek_delen(self, delen: set[tuple[Woord, ...]]) -> None:
        """Find all adjacent word groups at once with one PhraseMatcher over the forms the plan uses."""
        from spacy.matcher import PhraseMatcher  # spaCy costs half a second, too much for commands that do not assess

        matcher = PhraseMatcher(self._doc.vocab, attr="ORTH")
        sleutels: dict[int, tuple[Woord, ...]] = {}
        for nummer, deel in enumerate(sorted(delen, key=repr)):
            patronen = list(self._patronen(deel))
            if patronen:
                naam = str(nummer)
                matcher.add(naam, patronen)
                sleutels[self._doc.vocab.strings[naam]] = deel
        gevonden: dict[tuple[Woord, ...], set[Treffer]] = defaultdict(set)
        for sleutel, start, end in matcher(self._doc):
            gevonden[sleutels[sleutel]].add(Treffer(start, end))
        for deel in delen:
            if len(deel) == 1:
                gevonden[deel].update(self._samengetrokken(deel[0]))
            self._delen[deel] = sorted(gevonden[deel])

    def _patronen(self, deel: tuple[Woord, ...]) -> Iterator[Doc]:
        from spacy.tokens import Doc

        vormen_per_woord = [sorted(self._woordenschat.vormen_van(woord)) for woord in deel]
        reeksen = list(islice(product(*vormen_per_woord), _MAX_VORMEN))
        if len(deel) == 1:
            reeksen += sorted(self._woordenschat.los_geschreven(deel[0]))
        for reeks in reeksen:
            yield Doc(self._doc.vocab, words=list(reeks))

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
        return any(token.text in ".;?!" or "\n" in token.text for token in self._doc[start:end])

    def _samengetrokken(self, woord: Woord) -> Iterator[Treffer]:
        """Find "opleidings- en innovatiebudget" and "innovatieagenda en -budget" for a compound."""
        if woord.wijze is not Wijze.HEEL or len(woord.tekst) < _MIN_SAMENSTELLING:
            return
        for plaats in self._afgebroken:
            rest = self._rest(norm(self._doc[plaats].text), woord.tekst)
            if rest:
                yield from self._eerste_met_einde(plaats, rest)
        for plaats in self._aangehaakt:
            staart = norm(self._doc[plaats].text)
            if len(staart) >= _MIN_KOP and woord.tekst.endswith(staart):
                yield from self._vorige_met_begin(plaats, woord.tekst.removesuffix(staart))

    def _rest(self, begin: str, tekst: str) -> str:
        rest = tekst.removeprefix(begin)
        return rest if rest != tekst and len(rest) >= _MIN_KOP else ""

    def _eerste_met_einde(self, plaats: int, rest: str) -> Iterator[Treffer]:
        einden = tuple(vormen(rest))
        for token in self._doc[plaats + 1 : plaats + 6]:
            if token.text in ".;" or "\n" in token.text:
                return
            if norm(token.text).endswith(einden):
                yield Treffer(plaats, token.i + 1)
                return

    def _vorige_met_begin(self, plaats: int, begin: str) -> Iterator[Treffer]:
        for nummer in range(plaats - 1, max(plaats - 4, -1), -1):
            if norm(self._doc[nummer].text).startswith(begin):
                yield Treffer(nummer, plaats + 1)
                return
