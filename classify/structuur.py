"""Where in the document a unit stands, and whether a mention there can be evidence at all."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from classify.citaten import Citaten
from classify.criterium import Criteria
from classify.kwalificaties import Wending, laad_taal
from classify.naslag import definitiereeksen, inhoudsblokken
from classify.speurwerk import Kenschets, Speurwerk
from classify.woorden import norm
from extract import Block, BlockKind, Document, Part

_PLAATS_REDEN = {
    BlockKind.TOC: "inhoudsopgave",
    BlockKind.HEADER: "kopregel",
    BlockKind.FOOTER: "voetregel",
    BlockKind.HEADING: "kop",
    BlockKind.TABLE_HEADER: "tabelkop",
    BlockKind.CAPTION: "bijschrift",
}
_MINISTERIE = "tekst van het ministerie"
_STATUS = frozenset(
    {
        *("voldoet", "voldaan", "voldoen", "niet", "nog", "deels", "gedeeltelijk", "ja", "nee", "score", "voldoende"),
        *(
            "onvoldoende",
            "geen",
            "antwoord",
            "bedrag",
            "van",
            "de",
            "het",
            "een",
            "kpi",
            "nr",
            "vraag",
            "criterium",
            "norm",
        ),
        *("organisatie", "personeel", "opleiding", "innovatie", "werkgebied", "samenwerking", "zelftoets", "x", "v"),
    }
)
"""What a scoring table adds to a criterium's text without saying anything of the service's own."""
CRITERIUMTEKST = "criteriumtekst geciteerd"
BEGRIPPEN = "begrippenlijst"
TITEL = "kop zonder inhoud"
VRAAG = "vraag van het ministerie"
PLAATSREDENEN = frozenset({*_PLAATS_REDEN.values(), _MINISTERIE, CRITERIUMTEKST, BEGRIPPEN, TITEL})
"""The reasons that come from where a mention stands, however it is worded."""
_LEGE_STATUS = frozenset({"grijs", "wit", "leeg", "onbekend", "geen", "niet gestart", "nb", "zie boven"})
_OVERLAP = 0.85
"""Share of a unit's words that stand in a criterium's own text, from which it is that text quoted."""
_MIN_WOORDEN = 3
_MIN_VRAAG = 5
"""Words of a question that a text must repeat to be that question; fewer may be the service's own."""
_MIN_RIJ = 8
"""Words of a row that together may repeat the texts of several criteria."""
_AANLOOP, _VERVOLG = 20, 2
"""Characters of a unit before or after a quoted question from which the unit says something besides it."""
_MAX_STATUSWOORDEN = 4
_MIN_BEGRIPPEN = 6
"""Headings in alphabetical order from which a run of short texts is a list of terms."""
_MAX_WOORDEN_BEGRIP = 4
_MAX_UITLEG = 300
"""Characters of the explanation of a term."""
_MAX_WOORDEN_ONDERWERP = 12
_MIN_AANGESPROKEN = 2
_MIN_EIGEN, _DEEL_EIGEN = 3, 0.25
"""Sentences, and the share of a section, in which the service speaks, from which they are its answers."""
_MOMENT = re.compile(r"\bQ[1-4]\b|\b[1-4]Q|\b20[2-4]\d\b", re.IGNORECASE)
"""A quarter or year in a cell: when it is done says something of what stands beside it."""
_IK = re.compile(r"\b(?:ik|mij|mijn)\b", re.IGNORECASE)


class Structuur:
    """Reasons from the place in the document why a unit is no evidence."""

    def __init__(self, speurwerk: Speurwerk, criteria: Criteria) -> None:
        self._speurwerk = speurwerk
        self._document = speurwerk.tekst.document
        self._eenheden = speurwerk.tekst.eenheden
        self.citaten = Citaten(speurwerk.tekst.document)
        self._per_blok: dict[int, list[int]] = defaultdict(list)
        for eenheid in self._eenheden:
            self._per_blok[eenheid.blok].append(eenheid.nummer)
        self._begrippenlijst = frozenset(self._begrippenblokken())
        self._inhoud = frozenset(inhoudsblokken(self._document))
        self._uitgelegd = frozenset(definitiereeksen(speurwerk))
        self._van_ministerie = frozenset(self._ministerieblokken())
        self._kaderkoppen = frozenset(self._kaderblokken())
        self._normwaarden = {c.norm.waarde for c in criteria.criteria if c.norm}
        self._vragen = [kaal(vraag) for c in criteria.criteria for vraag in c.vragen]
        self._alle_criteriumwoorden = _woorden(
            " ".join(f"{c.titel} {c.vraag} {c.norm.tekst if c.norm else ''}" for c in criteria.criteria)
        )
        self._criteriumwoorden = [
            _woorden(tekst)
            for c in criteria.criteria
            for tekst in (f"{c.titel} {c.vraag} {c.norm.tekst if c.norm else ''}", *c.vragen)
        ]

    @cached_property
    def met_vraag(self) -> frozenset[int]:
        """The units that quote a question of the ministry and say something besides it, such as its answer."""
        starts = [eenheid.start for eenheid in self._eenheden]
        gevonden: set[int] = set()
        for citaat in self.citaten.vragen:
            for eenheid in self._eenheden[
                max(bisect_right(starts, citaat.start) - 1, 0) : bisect_left(starts, citaat.end)
            ]:
                if eenheid.start < citaat.start - _AANLOOP or citaat.end + _VERVOLG < eenheid.end:
                    gevonden.add(eenheid.nummer)
        return frozenset(gevonden)

    def reden(self, nummer: int) -> str:
        """Return why nothing at this unit's place can be evidence, "" when it can."""
        plaats = self._eenheden[nummer].blok
        blok = self._document.blocks[plaats]
        if blok.kind in _PLAATS_REDEN:
            return _PLAATS_REDEN[blok.kind]
        return self._reden_van_blok(plaats, blok) or self._reden_van_tekst(nummer, blok)

    def _reden_van_blok(self, plaats: int, blok: Block) -> str:
        if blok.part is Part.GLOSSARY or plaats in self._begrippenlijst:
            return BEGRIPPEN
        if plaats in self._inhoud:
            return _PLAATS_REDEN[BlockKind.TOC]
        return _MINISTERIE if plaats in self._van_ministerie else ""

    def _reden_van_tekst(self, nummer: int, blok: Block) -> str:
        if self._herhaalt_vraag(nummer):
            return VRAAG
        tekst = self._speurwerk.citaat(self._eenheden[nummer])
        if laad_taal().is_(Wending.LABEL_KADER, tekst) or self._is_criteriumtekst(nummer, blok):
            return CRITERIUMTEKST
        if self._is_leeg_onderwerp(blok):
            return TITEL
        if nummer in self._uitgelegd or laad_taal().is_(Wending.DEFINITIE, tekst):
            return BEGRIPPEN
        return ""

    def onder_kaderkop(self, nummer: int) -> bool:
        """Whether the heading above says that the text repeats the ministry's frame or questions."""
        return self._eenheden[nummer].blok in self._kaderkoppen

    def _herhaalt_vraag(self, nummer: int) -> bool:
        """Whether a unit repeats a question of the ministry, or a part of it, word for word."""
        tekst = self._speurwerk.citaat(self._eenheden[nummer]).strip(" .,:;\"'‘’“”„«»")
        return len(tekst.split()) >= _MIN_VRAAG and any(kaal(tekst) in vraag for vraag in self._vragen)

    def _is_criteriumtekst(self, nummer: int, blok: Block) -> bool:
        tekst = self._speurwerk.citaat(self._eenheden[nummer])
        woorden = _woorden(tekst)
        if len(woorden) < _MIN_WOORDEN:
            return False
        in_rij = blok.kind is BlockKind.TABLE_ROW
        kenschets = self._speurwerk.kenschets(self._eenheden[nummer])
        if kenschets.zelf or Wending.NVT in kenschets.wendingen or self.eigen_waarde(kenschets):
            return False
        if in_rij and len(woorden) >= _MIN_RIJ and len(woorden - self._alle_criteriumwoorden) <= 1:
            return True
        for eigen in self._criteriumwoorden:
            rest = woorden - eigen
            if 1 - len(rest) / len(woorden) >= _OVERLAP:
                return True
            if in_rij and len(woorden & eigen) >= _MIN_WOORDEN and _is_status(rest) and not _heeft_cijfers(kenschets):
                return True
        return False

    def eigen_waarde(self, kenschets: Kenschets) -> bool:
        """Whether a unit gives a figure that is no criterium's norm: "3,5% van de loonsom" is the service's own."""
        return any(item.waarde is not None and item.waarde not in self._normwaarden for item in kenschets.hoeveelheden)

    def is_bewering(self, nummer: int) -> bool:
        """Whether a criterium's own words may be the service's claim: running text of the body, not under a frame."""
        eenheid = self._eenheden[nummer]
        blok = self._document.blocks[eenheid.blok]
        if self.onder_kaderkop(nummer) or laad_taal().is_(Wending.LABEL_KADER, self._speurwerk.citaat(eenheid)):
            return False
        return blok.kind is BlockKind.PARAGRAPH and blok.part is Part.BODY

    def _is_leeg_onderwerp(self, blok: Block) -> bool:
        """Whether a table row names a subject and leaves the other cells empty."""
        if blok.kind is not BlockKind.TABLE_ROW or len(blok.cells) < 2:
            return False
        cellen = [self._document.quote(cel.start, cel.end) for cel in blok.cells]
        gevuld = [cel for cel in cellen if not _is_leeg(cel)]
        if len([cel for cel in cellen if re.search(r"\d", cel)]) > 1:
            return False
        return len(gevuld) == 1 and len(gevuld[0].split()) <= _MAX_WOORDEN_ONDERWERP and not _met_antwoord(gevuld[0])

    def _begrippenblokken(self) -> Iterator[int]:
        """Yield the blocks of lists of terms: under such a heading, or short entries in alphabetical order."""
        for nummer, blok in enumerate(self._document.blocks):
            if (
                blok.kind is not BlockKind.HEADING
                and blok.heading is not None
                and laad_taal().is_(Wending.KOP_BEGRIPPEN, self._koppen(blok))
            ):
                yield nummer
        koppen = [
            nummer
            for nummer, blok in enumerate(self._document.blocks)
            if blok.kind is BlockKind.HEADING and self._is_begrip(nummer)
        ]
        for reeks in _alfabetisch(koppen, self._tekst):
            yield from range(reeks[0], self._einde_van(reeks[-1]) + 1)

    def _is_begrip(self, kop: int) -> bool:
        """Whether a heading is a term with its explanation: words, not a number or letter, and one short paragraph.

        Strict on purpose: chapters that happen to follow the alphabet ("A Bestuur", "B Mensen") are no list of terms,
        and to take them for one would silence a plan.
        """
        onder = self._document.blocks[kop + 1 : self._einde_van(kop) + 1]
        kort = sum(blok.end - blok.start for blok in onder) <= _MAX_UITLEG
        return kort and len(onder) == 1 and onder[0].kind is BlockKind.PARAGRAPH

    def _ministerieblokken(self) -> Iterator[int]:
        """Yield the blocks of pages that speak to the service ("uw dienst", "ik verzoek u") and not as the service."""
        loopt = False
        for pagina in range(1, len(self._document.pages) + 1):
            blokken = [nummer for nummer, blok in enumerate(self._document.blocks) if blok.page == pagina]
            aangesproken, eigen = self._stemmen(blokken)
            begint_iets = any(self._document.blocks[nummer].kind is BlockKind.HEADING for nummer in blokken)
            brief = aangesproken >= _MIN_AANGESPROKEN and aangesproken > eigen and self._spreekt_een_ik(blokken)
            loopt = brief or (loopt and not eigen and not begint_iets)
            if loopt:
                yield from self._binnen_deel(blokken)

    def _spreekt_een_ik(self, blokken: list[int]) -> bool:
        """Whether a minister speaks here in the first person; questions with their answers have no "ik"."""
        return any(_IK.search(self._tekst(nummer)) for nummer in blokken)

    def _binnen_deel(self, blokken: list[int]) -> Iterator[int]:
        """Leave out what stands on the page before the annex or letter begins."""
        begin = next((nummer for nummer in blokken if self._begint_deel(self._tekst(nummer))), None)
        if begin is not None and self._document.blocks[begin].kind is BlockKind.HEADING:
            yield from (nummer for nummer in blokken if nummer >= begin)
        else:
            yield from blokken

    def _begint_deel(self, tekst: str) -> bool:
        return tekst.startswith("Geacht") or laad_taal().is_(Wending.KOP_BIJLAGE, tekst)

    def _stemmen(self, blokken: list[int]) -> tuple[int, int]:
        """Return how many sentences address the service, and how many speak as the service."""
        taal = laad_taal()  # two questions only: a full description of every sentence costs a fifth of the assessment
        aangesproken = eigen = 0
        for blok in blokken:
            for nummer in self._per_blok[blok]:
                tekst = self._speurwerk.citaat(self._eenheden[nummer])
                if taal.is_(Wending.VRAAG_MINISTERIE, tekst) and not self._is_citaat(nummer):
                    aangesproken += 1
                elif taal.is_(Wending.PLAN_SPREEKT, tekst):
                    eigen += 1
        return aangesproken, eigen

    def _is_citaat(self, nummer: int) -> bool:
        return self._speurwerk.citaat(self._eenheden[nummer])[:1] in "\"'‘“„«"

    def _kaderblokken(self) -> Iterator[int]:
        """Yield the blocks under a heading on the ministry's frame or questions, where the service does not speak.

        Where it does ("De vragen van het ministerie", with its answers below), those would be taken for the frame.
        """
        per_kop: dict[int, list[int]] = defaultdict(list)
        for nummer, blok in enumerate(self._document.blocks):
            if blok.heading is not None and blok.kind is not BlockKind.HEADING:
                per_kop[blok.heading].append(nummer)
        for kop, blokken in per_kop.items():
            if laad_taal().is_(Wending.KOP_KADER, self._tekst(kop)) and not self._spreekt_de_dienst(blokken):
                yield from blokken

    def _spreekt_de_dienst(self, blokken: list[int]) -> bool:
        """Whether the service speaks of itself in a fair share of the text."""
        eenheden = [nummer for blok in blokken for nummer in self._per_blok[blok]]
        eigen = sum(
            laad_taal().is_(Wending.PLAN_SPREEKT, self._speurwerk.citaat(self._eenheden[nummer])) for nummer in eenheden
        )
        return eigen >= _MIN_EIGEN and eigen >= _DEEL_EIGEN * len(eenheden)

    def _koppen(self, blok: Block) -> str:
        return " / ".join(self._document.section_path(blok))

    def _tekst(self, nummer: int) -> str:
        blok = self._document.blocks[nummer]
        return self._document.quote(blok.start, blok.end)

    def _einde_van(self, kop: int) -> int:
        """Return the last block under a heading."""
        laatste = kop
        for nummer in range(kop + 1, len(self._document.blocks)):
            if self._document.blocks[nummer].heading != kop:
                break
            laatste = nummer
        return laatste


def _met_antwoord(cel: str) -> bool:
    """Whether a cell gives its answer behind the subject: "Congruentie van het werkgebied: niet van toepassing"."""
    _, dubbele_punt, antwoord = cel.partition(": ")
    return bool(dubbele_punt) and not _is_leeg(antwoord)


def _is_leeg(cel: str) -> bool:
    """Whether a table cell says nothing: empty, a dash, a section number, or the colour for "nothing yet"."""
    if laad_taal().is_(Wending.NVT, cel):
        return False
    if laad_taal().is_(Wending.NIETS_TE_MELDEN, cel):
        return True
    return not (re.search(r"[A-Za-z]{2}|[%€]", cel) or _MOMENT.search(cel)) or cel.casefold() in _LEGE_STATUS


def _heeft_cijfers(kenschets: Kenschets) -> bool:
    """Whether a row gives figures beside the norm's one: how it was and how it is."""
    return len([item for item in kenschets.hoeveelheden if item.waarde is not None]) > 1


def _is_status(rest: frozenset[str]) -> bool:
    """Whether what remains of a row beside the criterium's text is only a score."""
    woorden = {woord for woord in rest if not woord.isdigit()}
    return len(woorden) <= _MAX_STATUSWOORDEN and woorden <= _STATUS


def _alfabetisch(nummers: list[int], naam: Callable[[int], str]) -> Iterator[list[int]]:
    """Yield the runs of at least six short names that follow the alphabet."""
    reeks: list[int] = []
    vorige = ""
    for nummer in [*nummers, -1]:
        tekst = naam(nummer) if nummer >= 0 else ""
        sleutel = norm(tekst)
        kort = tekst[:2].isalpha() and len(tekst.split()) <= _MAX_WOORDEN_BEGRIP
        if kort and reeks and sleutel > vorige:
            reeks.append(nummer)
        else:
            if len(reeks) >= _MIN_BEGRIPPEN:
                yield reeks
            reeks = [nummer] if kort else []
        vorige = sleutel


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(norm(woord) for woord in re.findall(r"[\w%≥>]+(?:-\w+)*", tekst))


def is_letterlijk(document: Document, start: int, end: int) -> bool:
    """Whether [start, end) stands on its first page exactly, white space and line-end hyphens aside."""
    pagina = document.pages_of(start, end)[0]
    gezocht = kaal(document.quote(start, end))
    return bool(gezocht) and gezocht in kaal(document.page(pagina).raw)


def kaal(tekst: str) -> str:
    """Return a text without what a quote may differ in from the page: white space, hyphens, how an accent is drawn."""
    if not tekst.isascii():
        tekst = unicodedata.normalize("NFKD", tekst)
    return re.sub(r"[\s\-‐‑\u00ad\u0002\ufffe\u02c6\u0300-\u036f]+", "", tekst).casefold()
