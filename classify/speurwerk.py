"""Which concepts stand in which unit of a plan, and how that unit speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from classify.criterium import Criteria, Criterium, gewone_vorm
from classify.eenheden import Eenheid, Tekst
from classify.hoeveelheden import Hoeveelheid, Maat, hoeveelheden, lees_getal
from classify.kwalificaties import Wending, laad_taal
from classify.termen import Term, Treffer, Vindplaatsen
from extract import BlockKind

_ZELF = re.compile(r"\b(?:wij|we|ons|onze|de dienst|de omgevingsdienst|deze dienst|onszelf)\b")
_AFKORTING_DIENST = re.compile(r"\b(?:OD|RUD)[A-Z][A-Za-z]{0,6}\b")
_ANDERE_DIENST = re.compile(
    r"\b(?:[Oo]mgevingsdienst(?:en)?|[Uu]itvoeringsdienst(?:en)?|[Mm]ilieudienst(?:en)?|RUD|OD)"
    r" (?:de |het |regio |Regio )?[A-Z][a-z]"
    r"|\b[Dd]iensten? (?!NL\b)[A-Z][a-z]{2}"
    r"|\bOD(?!NL\b)[A-Z]{1,4}\b|\bDCMR\b|\bFUMO\b|\bOMWB\b|\bOZHZ\b|\bOFGV\b"
)
_KAAL_GETAL = re.compile(r"\d{1,3}(?:,\d+)?")
_KWARTALEN_IN_TABEL = 3
"""Different quarters from which a table counts as laid out by quarter."""

Vondsten = dict[str, tuple[Treffer, ...]]
"""Concept name to the places where it stands in one unit."""


@dataclass(frozen=True, slots=True)
class Kenschets:
    """How a unit speaks."""

    wendingen: frozenset[Wending]
    hoeveelheden: tuple[Hoeveelheid, ...]
    zelf: bool
    """Whether the service speaks of itself."""

    def heeft(self, *maten: Maat) -> bool:
        """Whether a quantity of one of these kinds stands in the unit."""
        return any(item.maat in maten for item in self.hoeveelheden)


class Speurwerk:
    """The words of one plan, looked up for all criteria at once."""

    def __init__(self, tekst: Tekst, criteria: Criteria, dienst_namen: tuple[str, ...] = ()) -> None:
        self.tekst = tekst
        self._termen = {bron: Term.uit(bron) for bron in _alle_termen(criteria)}
        self._plaatsen = Vindplaatsen(tekst.doc, self._termen.values())
        self._namen = dienst_namen
        self._kenschetsen: dict[int, Kenschets] = {}
        self._starts = [eenheid.token_start for eenheid in tekst.eenheden]
        self._per_begrip: dict[tuple[tuple[str, ...], frozenset[str]], dict[int, tuple[Treffer, ...]]] = {}

    def woorden(self, treffer: Treffer) -> str:
        """Return the words of a place as the plan writes them, with single spaces."""
        doc = self.tekst.doc
        laatste = doc[treffer.end - 1]
        return self.tekst.document.quote(doc[treffer.start].idx, laatste.idx + len(laatste))

    def eenheid_van(self, token: int) -> int | None:
        """Return the number of the unit a token stands in, None for white space between units."""
        nummer = bisect_right(self._starts, token) - 1
        if nummer < 0 or token >= self.tekst.eenheden[nummer].token_end:
            return None
        return nummer

    def per_eenheid(self, criterium: Criterium, begrip: str) -> dict[int, tuple[Treffer, ...]]:
        """Return per unit the places of a spelled-out concept."""
        termen = criterium.begrippen[begrip]
        sleutel = (termen, criterium.geweerd)
        if sleutel not in self._per_begrip:
            self._per_begrip[sleutel] = self._verdeel(termen, criterium.geweerd)
        return self._per_begrip[sleutel]

    def vormen(self, bron: str) -> tuple[str, ...]:
        """Return the forms in which the plan uses a term."""
        return self._plaatsen.vormen(self._termen[bron])

    def plaatsen_van(self, bron: str) -> tuple[str, ...]:
        """Return the words of every place of a term, in reading order."""
        return tuple(self.woorden(treffer) for treffer in self._plaatsen[self._termen[bron]])

    def kenschets(self, eenheid: Eenheid) -> Kenschets:
        """Return how a unit speaks; worked out once."""
        if eenheid.nummer not in self._kenschetsen:
            kenschets = self.kenschets_van(self.citaat(eenheid))
            extra = self._uit_kolommen(eenheid)
            if extra:
                kenschets = replace(kenschets, hoeveelheden=(*kenschets.hoeveelheden, *extra))
            self._kenschetsen[eenheid.nummer] = kenschets
        return self._kenschetsen[eenheid.nummer]

    def kenschets_van(self, tekst: str) -> Kenschets:
        """Return how a piece of text speaks; white space in it must be single."""
        plat = tekst.casefold()
        zelf = bool(_ZELF.search(plat)) or any(naam.casefold() in plat for naam in self.namen)
        return Kenschets(laad_taal().wendingen(tekst), hoeveelheden(tekst), zelf)

    def _uit_kolommen(self, eenheid: Eenheid) -> tuple[Hoeveelheid, ...]:
        """Return the bare numbers of a table row whose column says what they are ("fte", "%", "€")."""
        document = self.tekst.document
        gevonden: list[Hoeveelheid] = []
        for cel in document.blocks[eenheid.blok].cells:
            tekst = document.quote(cel.start, cel.end)
            maat = _maat_van_kolom(cel.column)
            if maat and _KAAL_GETAL.fullmatch(tekst) and eenheid.start <= cel.start < eenheid.end:
                gevonden.append(Hoeveelheid(maat, lees_getal(tekst), 0, 0, tekst))
        return tuple(gevonden)

    def citaat(self, eenheid: Eenheid) -> str:
        """Return the text of a unit with single spaces."""
        return self.tekst.document.quote(eenheid.start, eenheid.end)

    def ingebouwd(self, begrip: str, eenheid: Eenheid) -> bool:
        """Whether a concept that the program recognises itself stands in a unit."""
        if begrip == "<kwartalentabel>":
            return self.tekst.document.blocks[eenheid.blok].table in self._kwartaaltabellen
        kenschets = self.kenschets(eenheid)
        if begrip == "<zelf>":
            return kenschets.zelf
        if begrip == "<andere_dienst>":
            return self._noemt_andere_dienst(self.citaat(eenheid))
        if begrip == "<besluit>":
            return Wending.BESLUIT in kenschets.wendingen
        if begrip == "<datum>":
            return kenschets.heeft(Maat.DATUM, Maat.KWARTAAL)
        return kenschets.heeft(Maat(begrip.strip("<>")))

    def _noemt_andere_dienst(self, tekst: str) -> bool:
        """Whether a text names an omgevingsdienst, in full or by abbreviation, that is not the plan's own."""
        for naam in self.namen:
            tekst = re.sub(rf"\b{re.escape(naam)}\b", " ", tekst, flags=re.IGNORECASE)
        return bool(_ANDERE_DIENST.search(tekst))

    @cached_property
    def namen(self) -> tuple[str, ...]:
        """The names under which the plan's own service goes: those given, and the abbreviation used most."""
        geteld = Counter(_AFKORTING_DIENST.findall(self.tekst.document.text))
        vaakst = [naam for naam, aantal in geteld.most_common(1) if aantal > 2]
        return tuple(dict.fromkeys([*(naam for naam in self._namen if naam), *vaakst]))

    @cached_property
    def _kwartaaltabellen(self) -> frozenset[int]:
        """The tables that name at least three different quarters in first cells or column heads."""
        kwartalen: dict[int, set[str]] = defaultdict(set)
        for blok in self.tekst.document.blocks:
            if blok.table is None or blok.kind not in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER):
                continue
            for cel in blok.cells[:2] if blok.kind is BlockKind.TABLE_ROW else blok.cells:
                for item in hoeveelheden(self.tekst.document.quote(cel.start, cel.end)):
                    if item.maat is Maat.KWARTAAL:
                        kwartalen[blok.table].add(item.tekst.casefold())
        return frozenset(tabel for tabel, namen in kwartalen.items() if len(namen) >= _KWARTALEN_IN_TABEL)

    def _verdeel(self, termen: tuple[str, ...], geweerd: frozenset[str]) -> dict[int, tuple[Treffer, ...]]:
        gevonden: dict[int, set[Treffer]] = defaultdict(set)
        for bron in termen:
            for treffer in self._plaatsen[self._termen[bron]]:
                if geweerd and gewone_vorm(self.woorden(treffer)) in geweerd:
                    continue
                nummer = self.eenheid_van(treffer.start)
                if nummer is not None and treffer.end <= self.tekst.eenheden[nummer].token_end:
                    gevonden[nummer].add(treffer)
        return {nummer: tuple(sorted(treffers)) for nummer, treffers in gevonden.items()}


def _maat_van_kolom(kop: str) -> Maat | None:
    plat = kop.casefold()
    if re.search(r"\bfte", plat):
        return Maat.FTE
    if "%" in plat or "percentage" in plat:
        return Maat.PERCENTAGE
    return None


def _alle_termen(criteria: Criteria) -> dict[str, None]:
    return {term: None for criterium in criteria.criteria for termen in criterium.begrippen.values() for term in termen}
