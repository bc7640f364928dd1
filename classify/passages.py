"""Units that count become passages: neighbours joined, the paragraph around a strong sentence kept, best first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from classify.criterium import Sterkte
from classify.kenmerken import kenmerken_van
from classify.kwalificaties import Wending
from classify.model import Bewijs, Kenmerk, Soort
from classify.onderdelen import Onderdelen
from classify.oogst import Oogst, Vermelding
from classify.speurwerk import Speurwerk
from classify.structuur import Structuur, is_letterlijk
from classify.termen import Treffer
from extract import NO_RAW, BlockKind, Document

MAX_PASSAGE = 650
"""Characters up to which neighbouring sentences are joined into one quote."""
MAX_SPRONG = 4
"""Raw characters (line end, hyphen, spaces) that may lie between two neighbouring characters of a quote."""
_MIN_WOORDEN = 9
_KORT = 0.12
"""What a passage of fewer words loses: a row of an overview says less than the section it points to."""
_OMLIGGEND = 2
"""Sentences of the same paragraph that may follow or precede a sentence that counts."""


@dataclass(frozen=True, slots=True)
class _Groep:
    """Adjacent units that become one quote."""

    eenheden: tuple[int, ...]
    vermeldingen: tuple[Vermelding, ...]


class Passages:
    """Makes the Bewijs of one criterium out of what the rules found."""

    def __init__(self, speurwerk: Speurwerk, structuur: Structuur, oogst: Oogst, onderdelen: Onderdelen) -> None:
        self._speurwerk = speurwerk
        self._structuur = structuur
        self._document = speurwerk.tekst.document
        self._eenheden = speurwerk.tekst.eenheden
        self._oogst = oogst
        self._onderdelen = onderdelen
        self._geweigerd = {item.eenheid for item in oogst.verworpen}

    def bewijs(self) -> tuple[Bewijs, ...]:
        """Return the passages, best first; equal scores in reading order."""
        gemaakt = [bewijs for groep in self._groepen() for bewijs in self._per_pagina(groep)]
        return tuple(sorted(gemaakt, key=lambda bewijs: (-bewijs.score, bewijs.start)))

    def dragende_eenheden(self) -> tuple[int, ...]:
        """Return the units of the passages on which the finding rests, the sentences around them included.

        Where all passages are weak, it rests on those.
        """
        groepen = [groep for groep in self._groepen() if not all(item.nvt for item in groep.vermeldingen)]
        zeker = [
            groep
            for groep in groepen
            if any(item.sterkte is not Sterkte.ZWAK and not item.nvt for item in groep.vermeldingen)
        ]
        return tuple(nummer for groep in zeker or groepen for nummer in groep.eenheden)

    def _groepen(self) -> list[_Groep]:
        """Join neighbours that belong together: one paragraph, or the items of one list."""
        tellend = {item.eenheid: item for item in self._oogst.vermeldingen}
        groepen: list[_Groep] = []
        for nummer in sorted(self._met_omgeving(tellend)):
            if groepen and self._hoort_bij(groepen[-1], nummer):
                vorige = groepen[-1]
                groepen[-1] = _Groep((*vorige.eenheden, nummer), vorige.vermeldingen + _als_tuple(tellend.get(nummer)))
            else:
                groepen.append(_Groep((nummer,), _als_tuple(tellend.get(nummer))))
        return [groep for groep in groepen if groep.vermeldingen]

    def _met_omgeving(self, tellend: dict[int, Vermelding]) -> set[int]:
        """Add the sentences around a counting sentence in its paragraph; they say what it is about."""
        nummers = set(tellend)
        for nummer, vermelding in tellend.items():
            soort = self._document.blocks[self._eenheden[nummer].blok].kind
            if soort not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or vermelding.nvt:
                continue
            for richting in (1, -1) if soort is BlockKind.PARAGRAPH else (1,):
                for stap in range(1, (_OMLIGGEND if richting > 0 else 1) + 1):
                    ander = nummer + richting * stap
                    if not self._is_omgeving(nummer, ander) or not (
                        soort is BlockKind.PARAGRAPH or self._concreet(ander)
                    ):
                        break
                    nummers.add(ander)
        return nummers

    def _concreet(self, nummer: int) -> bool:
        """Whether a sentence carries a date, amount, count or owner: it completes the item it stands in."""
        kenschets = self._speurwerk.kenschets(self._eenheden[nummer])
        return bool(kenschets.hoeveelheden) or Wending.EIGENAAR in kenschets.wendingen

    def _is_omgeving(self, nummer: int, ander: int) -> bool:
        if not 0 <= ander < len(self._eenheden) or ander in self._geweigerd or ander in self._oogst.vreemd:
            return False
        return self._eenheden[ander].blok == self._eenheden[nummer].blok and not self._structuur.reden(ander)

    def _hoort_bij(self, groep: _Groep, nummer: int) -> bool:
        laatste, nieuw = self._eenheden[groep.eenheden[-1]], self._eenheden[nummer]
        if nieuw.nummer != laatste.nummer + 1 or nieuw.end - self._eenheden[groep.eenheden[0]].start > MAX_PASSAGE:
            return False
        if (
            self._document.pages_of(laatste.start, laatste.end)[-1:]
            != self._document.pages_of(nieuw.start, nieuw.end)[:1]
        ):
            return False
        if laatste.blok != nieuw.blok or self._document.blocks[nieuw.blok].kind is BlockKind.TABLE_ROW:
            return False
        return is_letterlijk(self._document, self._eenheden[groep.eenheden[0]].start, nieuw.end)

    def _per_pagina(self, groep: _Groep) -> list[Bewijs]:
        """Cut a passage at page ends: a quote stands whole on the page that is cited."""
        start, end = self._eenheden[groep.eenheden[0]].start, self._eenheden[groep.eenheden[-1]].end
        grenzen = [start, *_paginawissels(self._document, start, end), end]
        delen = (_hele_woorden(self._document.text, a, b) for a, b in pairwise(grenzen))
        stukken = [(a, b) for a, b in delen if a < b]
        if len(stukken) > 1:
            stukken = [(a, b) for a, b in stukken if len(self._document.text[a:b].split()) > 2] or stukken
        return [self._bewijs(groep, a, b) for a, b in map(self._letterlijk, stukken)]

    def _letterlijk(self, stuk: tuple[int, int]) -> tuple[int, int]:
        """Narrow a passage to its longest piece that stands on the page exactly, when it does not as a whole.

        A page may hold the words of a table row in another order than the row reads; the cell is then quoted, or the
        words that follow each other on the page.
        """
        if is_letterlijk(self._document, *stuk):
            return stuk
        cellen = [
            (max(cel.start, stuk[0]), min(cel.end, stuk[1]))
            for blok in self._document.blocks
            if blok.start < stuk[1] and stuk[0] < blok.end
            for cel in blok.cells
            if cel.start < stuk[1] and stuk[0] < cel.end
        ]
        goed = [deel for deel in (*cellen, *self._reeksen(stuk)) if is_letterlijk(self._document, *deel)]
        return max(goed, key=lambda deel: deel[1] - deel[0], default=stuk)

    def _reeksen(self, stuk: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield the runs of whole words that follow each other on the page as they do in the text."""
        raw, tekst = self._document.chars.raw, self._document.text
        begin, vorige = stuk[0], NO_RAW
        for plaats in range(*stuk):
            if raw[plaats] == NO_RAW:
                continue
            if vorige != NO_RAW and not 0 < raw[plaats] - vorige <= MAX_SPRONG:
                yield _hele_woorden(tekst, begin, plaats)
                begin = plaats
            vorige = raw[plaats]
        yield _hele_woorden(tekst, begin, stuk[1])

    def _bewijs(self, groep: _Groep, start: int, end: int) -> Bewijs:
        document = self._document
        pagina = document.page(document.pages_of(start, end)[0])
        blok = document.blocks[self._eenheden[groep.vermeldingen[0].eenheid].blok]
        beste = max(groep.vermeldingen, key=lambda item: item.gewicht)
        kenmerken = kenmerken_van(self._speurwerk, groep.eenheden)
        return Bewijs(
            citaat=document.quote(start, end),
            pagina=pagina.number,
            bladzijde=pagina.label,
            soort=_soort(blok.kind, ocr=pagina.ocr),
            kop=document.section_path(blok)[-1] if blok.heading is not None else "",
            termen=self._woorden(groep),
            kenmerken=kenmerken,
            score=self._score(groep, beste, kenmerken, len(document.text[start:end].split())),
            regel=beste.regel,
            start=start,
            end=end,
            plaatsen=document.places(start, end),
            onderdelen=self._onderdelen.in_eenheden(groep.eenheden),
        )

    def _score(self, groep: _Groep, beste: Vermelding, kenmerken: tuple[Kenmerk, ...], aantal_woorden: int) -> float:
        """Best rule, plus a little for more sentences that count and for being concrete; between 0 and 1."""
        meer = 0.02 * min(len(groep.vermeldingen) - 1, 3)
        concreet = 0.02 * len([kenmerk for kenmerk in kenmerken if kenmerk is not Kenmerk.STREVEN])
        lang = 0.03 if len(groep.eenheden) > 1 else 0.0
        kort = _KORT if aantal_woorden < _MIN_WOORDEN and not beste.nvt else 0.0
        return round(max(0.0, min(beste.gewicht + meer + concreet + lang - kort, 1.0)), 3)

    def _woorden(self, groep: _Groep) -> tuple[str, ...]:
        treffers: list[Treffer] = [term for item in groep.vermeldingen for term in item.termen]
        return tuple(dict.fromkeys(self._speurwerk.woorden(item) for item in treffers))


def _als_tuple(vermelding: Vermelding | None) -> tuple[Vermelding, ...]:
    return (vermelding,) if vermelding else ()


def _hele_woorden(tekst: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the halves of words at its ends and without white space around it."""
    while start < end and start and tekst[start - 1].isalnum() and tekst[start].isalnum():
        start += 1
    while end > start and end < len(tekst) and tekst[end].isalnum() and tekst[end - 1].isalnum():
        end -= 1
    while start < end and tekst[start].isspace():
        start += 1
    while end > start and tekst[end - 1].isspace():
        end -= 1
    return start, end


def _paginawissels(document: Document, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which the text goes on on another page."""
    huidig = 0
    for plaats in range(start, end):
        pagina = document.chars.page[plaats]
        if pagina and huidig and pagina != huidig:
            yield plaats
        huidig = pagina or huidig


def _soort(kind: BlockKind, *, ocr: bool) -> Soort:
    if ocr:
        return Soort.OCR
    if kind is BlockKind.LIST_ITEM:
        return Soort.LIJST
    return Soort.TABEL if kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER) else Soort.TEKST
