"""What stands beside a unit that counts and belongs to the same thought: shown along, lower in rank."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from classify.criterium import Sterkte
from classify.omgeving import Omgeving
from classify.oogst import GENOOT, Vermelding
from classify.speurwerk import Speurwerk
from classify.structuur import Structuur
from extract import Block, BlockKind

_LIJSTGENOTEN = 3
"""Items before and after an item that counts which are shown along: one list is one thought."""
_MAX_STUK = 16
"""Units under a heading up to which they are one thought."""
_MIN_STUKGENOOT = 6
_GEWICHT = 0.3
_MAX_RIJEN = 24
"""Rows up to which a table is one planning."""


class Genoten:
    """Finds the companions of the units that count for one criterium.

    They neither make a criterium treated nor colour it by themselves.
    """

    def __init__(
        self, speurwerk: Speurwerk, structuur: Structuur, omgeving: Omgeving, kopeenheden: Collection[int]
    ) -> None:
        """``kopeenheden`` are the units that name the criterium as its headings do."""
        self._speurwerk = speurwerk
        self._structuur = structuur
        self._omgeving = omgeving
        self._kopeenheden = frozenset(kopeenheden)
        self._eenheden = speurwerk.tekst.eenheden

    def van(self, vermeldingen: list[Vermelding], weg: set[int]) -> tuple[Vermelding, ...]:
        """Return the companions of units that count; ``weg`` are the units that are no evidence."""
        gezien = {item.eenheid for item in vermeldingen} | weg
        lijst = tuple(self._uit_lijst(vermeldingen, gezien))
        return (*lijst, *self._uit_stuk(vermeldingen, gezien | {item.eenheid for item in lijst}))

    def _uit_lijst(self, vermeldingen: list[Vermelding], gezien: set[int]) -> Iterator[Vermelding]:
        """Yield the other items of a list of which an item counts."""
        bezet = set(gezien)
        for item in vermeldingen:
            if item.alleen_sectie or item.nvt or item.sterkte is Sterkte.ZWAK or not self._is_item(item.eenheid):
                continue
            for richting in (1, -1):
                for stap in range(1, _LIJSTGENOTEN + 1):
                    ander = item.eenheid + richting * stap
                    if not self._in_zelfde_lijst(item.eenheid, ander):
                        break
                    if ander not in bezet and not self._structuur.reden(ander):
                        bezet.add(ander)
                        yield Vermelding(ander, f"{GENOOT}lijst", Sterkte.ZWAK, (), _GEWICHT, alleen_sectie=True)

    def _uit_stuk(self, vermeldingen: list[Vermelding], gezien: set[int]) -> Iterator[Vermelding]:
        """Yield what else stands under a heading that names the criterium, where something there counts."""
        bezet = set(gezien)
        for item in vermeldingen:
            if item.nvt or item.sterkte is Sterkte.ZWAK or not item.onder_kop:
                continue
            stuk = self._omgeving.stuk(self._eenheden[item.eenheid].blok)
            if len(stuk) > _MAX_STUK or not self._onder_eigen_kop(item.eenheid):
                continue
            for ander in stuk:
                lang = len(self._speurwerk.citaat(self._eenheden[ander]).split()) >= _MIN_STUKGENOOT
                if lang and ander not in bezet and not self._structuur.reden(ander):
                    bezet.add(ander)
                    yield Vermelding(ander, f"{GENOOT}stuk", Sterkte.ZWAK, (), _GEWICHT, alleen_sectie=True)

    def van_planning(self, vermeldingen: list[Vermelding], weg: set[int]) -> tuple[Vermelding, ...]:
        """Return the other rows of a planning: of a table of which a row counts, or that a counting sentence precedes.

        A table in which no row gives a moment is no planning.
        """
        bezet = {item.eenheid for item in vermeldingen} | weg
        erbij: list[Vermelding] = []
        for tabel in sorted({tabel for item in vermeldingen for tabel in self._tabellen_bij(item.eenheid)}):
            rijen = [eenheid for eenheid in self._eenheden if self._blok(eenheid.nummer).table == tabel]
            rijen = [rij.nummer for rij in rijen if self._blok(rij.nummer).kind is BlockKind.TABLE_ROW]
            if len(rijen) > _MAX_RIJEN or not any(self._heeft_moment(rij) for rij in rijen):
                continue
            for rij in rijen:
                if rij not in bezet and not self._structuur.reden(rij):
                    erbij.append(Vermelding(rij, f"{GENOOT}tabel", Sterkte.ZWAK, (), _GEWICHT, alleen_sectie=True))
        return tuple(erbij)

    def _tabellen_bij(self, nummer: int) -> Iterator[int]:
        """Yield the table of a row, or the table that follows at once on a sentence."""
        blok = self._eenheden[nummer].blok
        blokken = self._speurwerk.tekst.document.blocks
        if blokken[blok].kind is BlockKind.PARAGRAPH:
            yield from (ander.table for ander in blokken[blok + 1 : blok + 2] if ander.table is not None)
        elif (tabel := blokken[blok].table) is not None:
            yield tabel

    def _heeft_moment(self, nummer: int) -> bool:
        eenheid = self._eenheden[nummer]
        return any(self._speurwerk.ingebouwd(begrip, eenheid) for begrip in ("<datum>", "<kwartalentabel>"))

    def _blok(self, nummer: int) -> Block:
        return self._speurwerk.tekst.document.blocks[self._eenheden[nummer].blok]

    def _onder_eigen_kop(self, nummer: int) -> bool:
        """Whether the nearest title above a unit is the one that names the criterium."""
        return not self._kopeenheden.isdisjoint(self._omgeving.titel(self._eenheden[nummer].blok))

    def _is_item(self, nummer: int) -> bool:
        return self._speurwerk.tekst.document.blocks[self._eenheden[nummer].blok].kind is BlockKind.LIST_ITEM

    def _in_zelfde_lijst(self, nummer: int, ander: int) -> bool:
        if not 0 <= ander < len(self._eenheden) or not self._is_item(ander):
            return False
        blokken = self._speurwerk.tekst.document.blocks
        eerste, tweede = blokken[self._eenheden[nummer].blok], blokken[self._eenheden[ander].blok]
        return (eerste.lead_in, eerste.heading) == (tweede.lead_in, tweede.heading)
