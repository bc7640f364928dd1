"""What stands above a unit: headings, lead-ins, column heads, row subjects, and the question it answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from classify.criterium import Criteria
from classify.speurwerk import Speurwerk
from extract import BlockKind

_MAX_KOPPEN = 6
"""Headings that are climbed at most; deeper nesting is a fault of the reader."""
_DEEL = 3
"""Share of a plan, one in so many blocks, from which a heading is a title and no subject."""
_KLEIN = 20
"""Blocks up to which a heading is a subject in a plan of any length."""
_MAX_TITEL = 30
"""Words of the title of a block of a form, the question or norm printed below it included."""


class Omgeving:
    """The headings, lead-ins and row subjects above each unit, as unit numbers."""

    def __init__(self, speurwerk: Speurwerk, criteria: Criteria) -> None:
        self._speurwerk = speurwerk
        self._blokken = speurwerk.tekst.document.blocks
        self._criteria = criteria
        self._eenheden_per_blok: dict[int, list[int]] = defaultdict(list)
        for eenheid in speurwerk.tekst.eenheden:
            self._eenheden_per_blok[eenheid.blok].append(eenheid.nummer)
        self._boven: dict[int, tuple[int, ...]] = {}
        self._per_kop: dict[int | None, list[int]] = defaultdict(list)
        for nummer, blok in enumerate(self._blokken):
            self._per_kop[blok.heading].append(nummer)
        self._vraag = dict(self._vragen())
        self._titelrij = dict(self._titelrijen())
        self._tabelkoppen: dict[int | None, list[int]] = defaultdict(list)
        for nummer, blok in enumerate(self._blokken):
            if blok.kind is BlockKind.TABLE_HEADER:
                self._tabelkoppen[blok.table].extend(self._eenheden_per_blok[nummer])

    def in_blok(self, blok: int) -> list[int]:
        """Return the units of a block."""
        return self._eenheden_per_blok[blok]

    def boven(self, blok: int) -> tuple[int, ...]:
        """Return the units of the headings and the lead-in that govern a block.

        A heading that names no subject of any criterium ("Acties", "Stand van zaken") hands on to the one above it.
        """
        if blok not in self._boven:
            self._boven[blok] = tuple(self._zoek_boven(blok))
        return self._boven[blok]

    def koppen(self, blok: int) -> list[int]:
        """Return the units of all headings above a block, save those that govern so much that they name no subject.

        The title of the plan ("Verbeterprogramma") does not make all of it another subject.
        """
        gevonden: list[int] = []
        index = self._blokken[blok].heading
        while index is not None and len(gevonden) < _MAX_KOPPEN:
            if self._omvang[index] <= max(_KLEIN, len(self._blokken) / _DEEL):
                gevonden.extend(self._eenheden_per_blok[index])
            index = self._blokken[index].heading
        return gevonden

    def sectie(self, blok: int) -> list[int]:
        """Return the units under the same nearest heading as a block."""
        kop = self._blokken[blok].heading
        return [nummer for ander in self._per_kop[kop] for nummer in self._eenheden_per_blok[ander]]

    def titel(self, blok: int) -> list[int]:
        """Return the units of the nearest title above a block: of its block in a form, else its heading."""
        kop = self._titelrij.get(blok, self._blokken[blok].heading)
        return [] if kop is None else self._eenheden_per_blok[kop]

    def stuk(self, blok: int) -> list[int]:
        """Return the units under the same nearest title as a block."""
        titelrij, kop = self._titelrij.get(blok), self._blokken[blok].heading
        return [
            nummer
            for ander in self._per_kop[kop]
            if self._titelrij.get(ander) == titelrij
            for nummer in self._eenheden_per_blok[ander]
        ]

    def vraag_boven(self, nummer: int) -> int | None:
        """Return the question that a unit answers: the one before it in its paragraph, or ending the block before."""
        return self._vraag.get(nummer)

    def alinea(self, blok: int) -> list[int]:
        """Return the units of a block and of the sentence that leads it in."""
        inleiding = self._blokken[blok].lead_in
        return [*self._eenheden_per_blok[blok], *(self._eenheden_per_blok[inleiding] if inleiding is not None else [])]

    def in_alinea_met(self, nummers: set[int]) -> set[int]:
        """Return the units whose paragraph, or the sentence that leads it in, holds one of these units."""
        blokken = {self._speurwerk.tekst.eenheden[nummer].blok for nummer in nummers}
        erbij = {nummer for nummer, blok in enumerate(self._blokken) if blok.lead_in in blokken}
        return {nummer for blok in blokken | erbij for nummer in self._eenheden_per_blok[blok]}

    def _titelrijen(self) -> Iterator[tuple[int, int]]:
        """Yield per table row the row of one cell above it that is its title: a form has such a block per subject."""
        titel: int | None = None
        for nummer, blok in enumerate(self._blokken):
            if blok.kind is not BlockKind.TABLE_ROW:
                continue
            if titel is not None and self._blokken[titel].table != blok.table:
                titel = None
            if len(blok.cells) == 1 and self._is_titel(nummer):
                titel = nummer
            elif titel is not None and len(blok.cells) > 1:
                yield nummer, titel

    def _is_titel(self, nummer: int) -> bool:
        """Whether a row of one cell is short and its first cell: a label beside an empty cell is none."""
        blok = self._blokken[nummer]
        tekst = self._speurwerk.tekst.document.quote(blok.start, blok.end)
        volgende = self._blokken[nummer + 1] if nummer + 1 < len(self._blokken) else blok
        return len(tekst.split()) <= _MAX_TITEL and volgende.table == blok.table and len(volgende.cells) > 1

    def _zoek_boven(self, nummer: int) -> list[int]:
        blok = self._blokken[nummer]
        gevonden = list(self._eenheden_per_blok[blok.lead_in]) if blok.lead_in is not None else []
        if blok.kind is BlockKind.TABLE_ROW:
            gevonden.extend(self._tabelkoppen[blok.table])
            titel = self._eenheden_per_blok[self._titelrij[nummer]] if nummer in self._titelrij else []
            gevonden.extend(titel)
            if any(eenheid in self.onderwerpen for eenheid in titel):
                return gevonden
        index, stappen = blok.heading, 0
        while index is not None and stappen < _MAX_KOPPEN:
            if not stappen or not self._somt_op(index):
                gevonden.extend(self._eenheden_per_blok[index])
            if any(nummer in self.onderwerpen for nummer in self._eenheden_per_blok[index]):
                break
            index, stappen = self._blokken[index].heading, stappen + 1
        return gevonden

    def _vragen(self) -> Iterator[tuple[int, int]]:
        """Yield per unit the question it answers."""
        vraag: int | None = None
        vorig_blok = -1
        for eenheid in self._speurwerk.tekst.eenheden:
            if eenheid.blok > vorig_blok + 1 or self._blokken[eenheid.blok].kind is BlockKind.HEADING:
                vraag = None
            if self._speurwerk.citaat(eenheid).rstrip("\"'’”»)").endswith("?"):
                vraag = eenheid.nummer
            elif vraag is not None and eenheid.blok <= self._speurwerk.tekst.eenheden[vraag].blok + 1:
                yield eenheid.nummer, vraag
            vorig_blok = eenheid.blok

    def _somt_op(self, index: int) -> bool:
        """Whether a heading names several subjects ("Begroting, budget en risico's"): none for all below it."""
        blok = self._blokken[index]
        return "," in self._speurwerk.tekst.document.text[blok.start : blok.end]

    @cached_property
    def _omvang(self) -> Counter[int]:
        """How many blocks stand under each heading, in all."""
        geteld: Counter[int] = Counter()
        for blok in self._blokken:
            index, stappen = blok.heading, 0
            while index is not None and stappen < _MAX_KOPPEN:
                geteld[index] += 1
                index, stappen = self._blokken[index].heading, stappen + 1
        return geteld

    @cached_property
    def onderwerpen(self) -> frozenset[int]:
        """The units that name the subject of some criterium; a planning is a part of every subject."""
        return frozenset(
            nummer
            for criterium in self._criteria.criteria
            if criterium.soort != "planning"
            for begrip in criterium.koppen
            for nummer in self._speurwerk.per_eenheid(criterium, begrip)
        )
