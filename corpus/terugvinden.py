"""Finding a quote of one document again in another: word for word, never more or less alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from classify import Bewijs
from classify.structuur import is_letterlijk
from extract import Document

_WOORD = re.compile(r"\w+")
_EINDE_VAN_DEEL = re.compile(r"(?<=[.!?;:])\s+")
_MIN_LETTERS = 12
"""What is shorter ("75,5%") also stands by chance in another document."""
_MAX_TUSSENRUIMTE = 60
"""Words that may stand between two parts of a quote: a lead-in and its third item, not another chapter."""


@dataclass(frozen=True, slots=True)
class _Woord:
    tekst: str
    start: int
    end: int


class Zoekplaats:
    """A document in which quotes of another one are looked up."""

    def __init__(self, document: Document) -> None:
        """Take the words of a document; its pages that cannot be read make "gone" impossible to say."""
        self._document = document
        self._woorden = [
            _Woord(_gevouwen(treffer.group()), *treffer.span()) for treffer in _WOORD.finditer(document.text)
        ]
        self._teksten = tuple(woord.tekst for woord in self._woorden)
        self._begin: dict[str, list[int]] = {}
        for plaats, tekst in enumerate(self._teksten):
            self._begin.setdefault(tekst, []).append(plaats)
        self.is_geheel_leesbaar = not any(pagina.is_unreadable for pagina in document.pages)

    def vind(self, bewijs: Bewijs) -> Bewijs | None:
        """Return the quote as and where it stands in this document; None when not all of its words do, in order.

        A quote of several sentences, or of a lead-in with an item, may have other words between those parts; then the
        longest part is what comes back.
        """
        geheel = self._plaatsen(_woorden_van(bewijs.citaat))
        if geheel:
            return self._als_bewijs(bewijs, geheel)
        delen = [woorden for deel in _EINDE_VAN_DEEL.split(bewijs.citaat) if (woorden := _woorden_van(deel))]
        gevonden = [self._plaatsen(deel) for deel in delen]
        if len(delen) < 2 or not all(gevonden):
            return None
        return self._als_bewijs(bewijs, _bijeen(gevonden))

    def _plaatsen(self, woorden: tuple[str, ...]) -> list[tuple[int, int]]:
        """Return where these words follow each other, as ranges of word numbers."""
        if not woorden:
            return []
        lengte = len(woorden)
        return [
            (begin, begin + lengte)
            for begin in self._begin.get(woorden[0], ())
            if self._teksten[begin : begin + lengte] == woorden
        ]

    def _als_bewijs(self, oud: Bewijs, plaatsen: Iterable[tuple[int, int]]) -> Bewijs | None:
        """Return the old quote at the longest of these places that is verbatim on its page; None when none is."""
        langste_eerst = sorted(plaatsen, key=lambda plaats: plaats[0] - plaats[1])
        for start, end in (self._in_tekst(*plaats) for plaats in langste_eerst):
            if is_letterlijk(self._document, start, end):
                return self._verplaatst(oud, start, end)
        return None

    def _in_tekst(self, begin: int, einde: int) -> tuple[int, int]:
        """Return the offsets of a range of words, with the punctuation that closes it."""
        tekst, end = self._document.text, self._woorden[einde - 1].end
        while end < len(tekst) and tekst[end] in ".!?%)\"'’”":
            end += 1
        return self._woorden[begin].start, end

    def _verplaatst(self, oud: Bewijs, start: int, end: int) -> Bewijs:
        document = self._document
        pagina = document.page(document.pages_of(start, end)[0])
        return replace(
            oud,
            citaat=document.quote(start, end),
            pagina=pagina.number,
            bladzijde=pagina.label,
            kop=_kop(document, start),
            start=start,
            end=end,
            plaatsen=document.places(start, end),
        )


def is_terug_te_zoeken(bewijs: Bewijs) -> bool:
    """Return whether a quote is long enough to say that it stands, or no longer stands, in another document."""
    return sum(map(len, _woorden_van(bewijs.citaat))) >= _MIN_LETTERS


def _bijeen(gevonden: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return the places of the parts that stand near each other in the order of the quote, [] when they never do."""
    for eerste in gevonden[0]:
        reeks = list(_vervolg(eerste, gevonden[1:]))
        if len(reeks) == len(gevonden) and all(
            volgend[0] - vorig[1] <= _MAX_TUSSENRUIMTE for vorig, volgend in pairwise(reeks)
        ):
            return reeks
    return []


def _vervolg(eerste: tuple[int, int], volgende: list[list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    """Yield the first part and, for each next one, its first place behind the part before."""
    yield eerste
    einde = eerste[1]
    for plaatsen in volgende:
        plaats = next((plaats for plaats in plaatsen if plaats[0] >= einde), None)
        if plaats is None:
            return
        yield plaats
        einde = plaats[1]


def _kop(document: Document, start: int) -> str:
    """Return the heading above a place, "" where there is none."""
    blok = next((blok for blok in document.blocks if blok.start <= start < blok.end), None)
    return document.section_path(blok)[-1] if blok is not None and blok.heading is not None else ""


def _woorden_van(tekst: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(_WOORD.findall(_gevouwen(deel)) for deel in tekst.split()))


def _gevouwen(tekst: str) -> str:
    return unicodedata.normalize("NFKC", tekst).casefold()
