"""Which concepts stand in which unit of a plan, and how that unit speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
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
_UITLEG = 80
"""Characters before an abbreviation within which it is written out."""
_VORM = r"(?P<vorm>[\w-]+(?: [\w-]+){0,2})"
_UITLEG_ERNA = re.compile(
    rf"(?P<teken>[\s(,:=–—-]{{1,3}})(?:(?:de|het|een|onze|ofwel|oftewel|term|voor|dat|is) )*{_VORM}"
)
_UITLEG_ERVOOR = re.compile(rf"{_VORM} \($")
_BEDOELD = re.compile(
    r",? (?:waarmee|waaronder|wordt|is)\b[^.;]{0,60}?\b(?P<vorm>[\w-]+) (?:wordt |is )?(?:bedoeld|bedoelen|verstaan)\b"
)
_STAAT_VOOR = re.compile(r"\W{1,3}(?:hier |bij ons )?voor\W{1,3}(?P<vorm>[\w-]+(?: [\w-]+)?)")
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
        self._zaken: dict[int, tuple[tuple[Hoeveelheid, ...], bool]] = {}
        self._uitgeschreven: dict[str, frozenset[str]] = {}
        self._starts = [eenheid.token_start for eenheid in tekst.eenheden]
        self._per_begrip: dict[
            tuple[tuple[str, ...], frozenset[str], tuple[str, ...]], dict[int, tuple[Treffer, ...]]
        ] = {}

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
        sleutel = (termen, criterium.geweerd, tuple(criterium.afkortingen))
        if sleutel not in self._per_begrip:
            self._per_begrip[sleutel] = self._zonder_andere_betekenis(
                self._verdeel(termen, criterium.geweerd), criterium.afkortingen
            )
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
            wendingen = laad_taal().wendingen(self.citaat(eenheid))
            self._kenschetsen[eenheid.nummer] = Kenschets(wendingen, *self.zaken(eenheid))
        return self._kenschetsen[eenheid.nummer]

    def zaken(self, eenheid: Eenheid) -> tuple[tuple[Hoeveelheid, ...], bool]:
        """Return the quantities in a unit, and whether the service speaks: a third of what a kenschets costs."""
        if eenheid.nummer not in self._zaken:
            tekst = self.citaat(eenheid)
            gevonden = (*hoeveelheden(tekst), *self._uit_kolommen(eenheid))
            self._zaken[eenheid.nummer] = gevonden, self._spreekt_van_zichzelf(tekst)
        return self._zaken[eenheid.nummer]

    def kenschets_van(self, tekst: str) -> Kenschets:
        """Return how a piece of text speaks; white space in it must be single."""
        return Kenschets(laad_taal().wendingen(tekst), hoeveelheden(tekst), self._spreekt_van_zichzelf(tekst))

    def _spreekt_van_zichzelf(self, tekst: str) -> bool:
        plat = tekst.casefold()
        return bool(_ZELF.search(plat)) or any(naam.casefold() in plat for naam in self.namen)

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
            return len(self.tabelkwartalen(eenheid)) >= _KWARTALEN_IN_TABEL
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

    def tabelkwartalen(self, eenheid: Eenheid) -> frozenset[str]:
        """Return the different quarters in the first cells and column heads of the table that a unit stands in."""
        return self._kwartalen_per_tabel.get(self.tekst.document.blocks[eenheid.blok].table or 0, frozenset())

    @cached_property
    def _kwartalen_per_tabel(self) -> dict[int, frozenset[str]]:
        kwartalen: dict[int, set[str]] = defaultdict(set)
        for blok in self.tekst.document.blocks:
            if blok.table is None or blok.kind not in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER):
                continue
            for cel in blok.cells[:2] if blok.kind is BlockKind.TABLE_ROW else blok.cells:
                for item in hoeveelheden(self.tekst.document.quote(cel.start, cel.end)):
                    if item.maat is Maat.KWARTAAL:
                        kwartalen[blok.table].add(item.tekst.casefold())
        return {tabel: frozenset(namen) for tabel, namen in kwartalen.items()}

    def _zonder_andere_betekenis(
        self, vondsten: dict[int, tuple[Treffer, ...]], afkortingen: dict[str, tuple[str, ...]]
    ) -> dict[int, tuple[Treffer, ...]]:
        """Leave out a bare abbreviation that the plan explains otherwise, save beside words of what is meant."""
        over = vondsten
        for afkorting, woorden in afkortingen.items():
            if not self._heeft_andere_betekenis(afkorting, woorden):
                continue
            bedoeld = re.compile(rf"\b(?:{'|'.join(map(re.escape, woorden))})", re.IGNORECASE)
            over = {
                nummer: termen
                for nummer, alle in over.items()
                if (
                    termen := alle
                    if bedoeld.search(self.citaat(self.tekst.eenheden[nummer]))
                    else tuple(term for term in alle if self.woorden(term) != afkorting)
                )
            }
        return over

    def _heeft_andere_betekenis(self, afkorting: str, woorden: tuple[str, ...]) -> bool:
        """Whether the plan writes out an abbreviation otherwise than is meant: "de BI (basisinspectie)"."""
        if afkorting not in self._uitgeschreven:
            self._uitgeschreven[afkorting] = frozenset(uitgeschreven(afkorting, self.tekst.document.text))
        return any(not vorm.startswith(woorden) for vorm in self._uitgeschreven[afkorting])

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


def uitgeschreven(afkorting: str, tekst: str) -> Iterator[str]:
    """Yield, in small letters, what a text writes out for an abbreviation, before it in brackets or behind it.

    What is written out has the letters of the abbreviation in their order, the first one in front.
    """
    hele = re.compile("".join(rf"{re.escape(letter)}[a-zà-ü -]*" for letter in afkorting.casefold()))
    plat = " ".join(tekst.split())
    for gevonden in re.finditer(rf"\b{re.escape(afkorting)}\b", plat):
        erna = _UITLEG_ERNA.match(plat, gevonden.end())
        if erna and (erna["teken"].strip() or erna["vorm"][0].isupper()):
            vorm = erna["vorm"].casefold()
            if hele.fullmatch(vorm.split()[0]) or (hele.fullmatch(vorm) and " en " in vorm):
                yield vorm
        staat = plat[: gevonden.start()].endswith(("staat ", "staat de afkorting "))
        bedoeld = (_STAAT_VOOR if staat else _BEDOELD).match(plat, gevonden.end())
        if bedoeld and hele.fullmatch(bedoeld["vorm"].casefold()):
            yield bedoeld["vorm"].casefold()
        ervoor = _UITLEG_ERVOOR.search(plat[max(gevonden.start() - _UITLEG, 0) : gevonden.start()])
        laatste = ervoor["vorm"].casefold().split() if ervoor else []
        yield from (vorm for at in range(len(laatste)) if hele.fullmatch(vorm := " ".join(laatste[at:])))


def _maat_van_kolom(kop: str) -> Maat | None:
    plat = kop.casefold()
    if re.search(r"\bfte", plat):
        return Maat.FTE
    if "%" in plat or "percentage" in plat:
        return Maat.PERCENTAGE
    return None


def _alle_termen(criteria: Criteria) -> dict[str, None]:
    return {term: None for criterium in criteria.criteria for termen in criterium.begrippen.values() for term in termen}
