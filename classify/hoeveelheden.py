"""Quantities in Dutch prose: percentages, amounts, fte, dates and quarters, with their value and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_EENHEDEN = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _getalwoorden() -> dict[str, float]:
    """Return the numbers below a hundred as words, with the halves and "één" that plans use."""
    woorden = {woord: float(waarde) for waarde, woord in enumerate(_EENHEDEN)}
    for plaats, tiental in enumerate(_TIENTALLEN, 2):
        woorden[tiental] = 10.0 * plaats
        for waarde, eenheid in enumerate(_EENHEDEN[1:10], 1):
            voeg = "ën" if eenheid in ("twee", "drie") else "en"
            woorden[eenheid + voeg + tiental] = 10.0 * plaats + waarde
    for waarde, eenheid in enumerate(_EENHEDEN[2:10], 2):
        stam = eenheid + ("ën" if eenheid in ("twee", "drie") else "en")
        woorden |= {stam + "half": waarde + 0.5, stam + "halve": waarde + 0.5}
    return woorden | {"één": 1.0, "honderd": 100.0, "anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5}


GETALWOORDEN = _getalwoorden()

_GETAL = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_WOORD = "|".join(sorted(GETALWOORDEN, key=len, reverse=True))
_MAAND = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_KORTE_MAAND = r"(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
_JAAR = r"(?:20[12]\d)"
_RANG = r"(?:eerste|tweede|derde|vierde|laatste|[1-4]\s?(?:e|ste|de))"

_PERCENTAGE = re.compile(rf"(?<![\w.,])({_GETAL}|\b(?:{_WOORD}))\s?(?:%|procent\b|pct\b)", re.IGNORECASE)
_BREUK = re.compile(rf"\b({_WOORD}|\d+)\s+(?:op|van)\s+(?:de|elke|iedere)\s+({_WOORD}|\d+)\b", re.IGNORECASE)
_VAN_HONDERD = re.compile(
    rf"\bvan (?:elke|de|iedere) (?:honderd|100)\b[^.;]{{0,60}}?\b({_WOORD}|\d{{1,3}})\b", re.IGNORECASE
)
_DRIEKWART = re.compile(r"\bdrie\s?kwart\b", re.IGNORECASE)
_NOEMERS = {"helft": 2, "derde": 3, "kwart": 4, "vierde": 4, "vijfde": 5, "zesde": 6, "tiende": 10}
_DEEL = re.compile(
    r"\b(een|één|twee|drie|vier)\s(derde|kwart|vierde|vijfde|zesde|tiende)(?:\s?deel)?"
    r"(?=\s+(?:van|is|was|wordt|werd|zit|zijn|werkt|komt|bestaat)\b|\s*[,.;:)]|\s*$)"
    r"|\bde (helft)(?=\s+(?:van (?:de|het|onze|ons|alle|wat)|is|zijn)\s)(?!\s+van (?:het|de) (?:jaar|maand|week|tijd))",
    re.IGNORECASE,
)
"""A part in words, where a whole follows; "een derde specialist" counts people and "de tweede helft" is a time."""
_VERHOUDING = re.compile(r"(?<![\d/])(\d{2})\s?/\s?(\d{2})(?![\d/])")
_BEDRAG = re.compile(
    rf"(\bk)?(?:€|\beuro\b|\beur\b)\s?({_GETAL})(?:,-|,=)?\s?(k\b|mln\.?|miljoen|m\b|ton\b|duizend)?"
    rf"|(?<![\w.,])({_GETAL})\s?(?:(k€|keuro|mln\.?|miljoen)(?:\s?(?:euro\b|€))?|(ton|duizend)\s?(?:euro\b|€))"
    rf"|(?<![\w.,])({_GETAL})\s?(?:euro\b|€)"
    rf"|\b({_WOORD})\s(miljoen|ton|duizend)\s(?:euro\b|€)",
    re.IGNORECASE,
)
_FTE = re.compile(
    rf"(?<![\w.,])({_GETAL}|\b(?:{_WOORD}))\s+(?:volledige\s+)?"
    r"(?:fte(?:['’]?s)?\b|formatieplaats\w*|voltijds?\s?\w*|voltijdba\w+|arbeidsplaats\w*"
    r"|(?:volle|volledige|hele) ba(?:an|nen))"
    rf"|(?<![\w.,])({_GETAL})fte\b"
    rf"|\bfte['’]?s?\s?[:=(]\s?({_GETAL})",
    re.IGNORECASE,
)
_ROMEINS = r"(?:iv|i{1,3})"
_KWARTAAL = re.compile(
    "|".join(
        (
            rf"\b{_JAAR}\s?[-–/]?\s?q[1-4]\b",
            rf"\bq[1-4](?:\s?[-–/]?\s?{_JAAR})?\b",
            rf"\b{_RANG}\s+kwartaal\b",
            r"\bkw(?:artaal)?\.?\s?[1-4]\b",
            r"\b[1-4]e?\s?kw\b\.?",
            rf"\b{_JAAR}\s?[-–/]\s?(?:{_ROMEINS}|[1-4])\b",
            rf"\b{_ROMEINS}\s?[-–/]\s?{_JAAR}\b",
            rf"\bkwartaal\s?{_ROMEINS}\b",
        )
    ),
    re.IGNORECASE,
)
_DAGDEEL = (
    r"(?:eind|begin|medio|najaar|voorjaar|zomer|herfst|winter|halverwege|ultimo|uiterlijk|vóór|per|tweede helft"
    r"|eerste helft|(?:in de )?loop)(?: van)?"
)
_DATUM = re.compile(
    "|".join(
        (
            rf"\b\d{{1,2}}\s+(?:{_MAAND}|{_KORTE_MAAND})\s+(?:{_JAAR}|['’]\d\d)",
            rf"\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_JAAR}|['’]?\d\d)\b",
            rf"\b\d{{1,2}}\s+{_MAAND}\b",
            rf"\b{_MAAND}\s+{_JAAR}\b",
            rf"\b{_KORTE_MAAND}\s?(?:{_JAAR}|['’]\d\d)",
            rf"\b{_DAGDEEL}\s+{_JAAR}\b",
        )
    ),
    re.IGNORECASE,
)
_LOS_JAAR = re.compile(rf"\b{_JAAR}\b")


class Maat(StrEnum):
    """What kind of quantity."""

    PERCENTAGE = "percentage"
    BEDRAG = "bedrag"
    FTE = "fte"
    KWARTAAL = "kwartaal"
    DATUM = "datum"
    JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class Hoeveelheid:
    """A quantity in a text: what, how much, and where [start, end)."""

    maat: Maat
    waarde: float | None
    """Percent, euro or fte; None for dates."""
    start: int
    end: int
    tekst: str


def lees_getal(tekst: str) -> float:
    """Return the value of "1.250,5", "3,2" or "drieëntwintig"; raises ValueError for anything else."""
    woord = tekst.strip().casefold()
    if woord in GETALWOORDEN:
        return GETALWOORDEN[woord]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", woord):
        woord = woord.replace(".", "")
    return float(woord.replace(",", "."))


def hoeveelheden(tekst: str) -> tuple[Hoeveelheid, ...]:
    """Return the quantities of a text in order of place."""
    plat = tekst.casefold()
    lezers = (lees for aanwijzingen, lees in _LEZERS if any(teken in plat for teken in aanwijzingen))
    return tuple(sorted((item for lees in lezers for item in lees(tekst)), key=lambda item: (item.start, item.end)))


def _percentages(tekst: str) -> Iterator[Hoeveelheid]:
    for treffer in _PERCENTAGE.finditer(tekst):
        yield _maak(Maat.PERCENTAGE, lees_getal(treffer[1]), treffer)
    for treffer in _BREUK.finditer(tekst):
        deel, geheel = lees_getal(treffer[1]), lees_getal(treffer[2])
        if 0 < deel <= geheel:
            yield _maak(Maat.PERCENTAGE, round(100 * deel / geheel, 1), treffer)
    for treffer in _VAN_HONDERD.finditer(tekst):
        yield _maak(Maat.PERCENTAGE, lees_getal(treffer[1]), treffer)
    for treffer in _DRIEKWART.finditer(tekst):
        yield _maak(Maat.PERCENTAGE, 75.0, treffer)
    for treffer in _DEEL.finditer(tekst):
        teller = lees_getal(treffer[1]) if treffer[1] else 1.0
        noemer = _NOEMERS[(treffer[2] or treffer[3]).casefold()]
        if teller < noemer and treffer[0].casefold() != "drie kwart":
            yield _maak(Maat.PERCENTAGE, round(100 * teller / noemer, 1), treffer)
    for treffer in _VERHOUDING.finditer(tekst):
        if int(treffer[1]) + int(treffer[2]) == 100:
            yield _maak(Maat.PERCENTAGE, float(treffer[1]), treffer)


def _bedragen(tekst: str) -> Iterator[Hoeveelheid]:
    for treffer in _BEDRAG.finditer(tekst):
        getal = treffer[2] or treffer[4] or treffer[7] or treffer[8]
        schaal = (treffer[1] or treffer[3] or treffer[5] or treffer[6] or treffer[9] or "").casefold().rstrip(".")
        yield _maak(Maat.BEDRAG, lees_getal(getal) * _SCHAAL.get(schaal, 1.0), treffer)


_SCHAAL = {"k": 1e3, "k€": 1e3, "keuro": 1e3, "duizend": 1e3, "ton": 1e5, "mln": 1e6, "miljoen": 1e6, "m": 1e6}


def _ftes(tekst: str) -> Iterator[Hoeveelheid]:
    for treffer in _FTE.finditer(tekst):
        yield _maak(Maat.FTE, lees_getal(treffer[1] or treffer[2] or treffer[3]), treffer)


def _tijden(tekst: str) -> Iterator[Hoeveelheid]:
    for maat, patroon in ((Maat.KWARTAAL, _KWARTAAL), (Maat.DATUM, _DATUM), (Maat.JAAR, _LOS_JAAR)):
        for treffer in patroon.finditer(tekst):
            yield _maak(maat, None, treffer)


_CIJFERS = tuple("0123456789")
_LEZERS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Hoeveelheid]]], ...] = (
    (
        ("%", "procent", "pct", "op ", "van ", "kwart", "derde", "vierde", "vijfde", "zesde", "tiende", "helft", "/"),
        _percentages,
    ),
    (("€", "eur", "mln", "miljoen", "ton", "duizend"), _bedragen),
    (("fte", "formatie", "voltij", "arbeidsplaats", "baan", "banen"), _ftes),
    ((*_CIJFERS, "kwartaal"), _tijden),
)
"""Per kind what a text must hold for it to be looked for: most sentences hold none, and the patterns are costly."""


def _maak(maat: Maat, waarde: float | None, treffer: re.Match[str]) -> Hoeveelheid:
    return Hoeveelheid(maat, waarde, treffer.start(), treffer.end(), treffer[0])
