"""To which service a file belongs: by its name, else by its first pages; never by guessing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extract import Document

VOORWERK = 3
"""Pages at the start of a plan in which the service's name is looked for: cover, letter, colophon."""
_WOORD = re.compile(r"[^\W\d_]+|\d+")
_SOORTNAMEN = (
    (("regionale", "uitvoeringsdienst"), ("rud",)),
    (("omgevingsdienst",), ("od",)),
)
"""Long and short form of the kind of service, so that "Omgevingsdienst Twente" and "OD Twente" are one name."""
_VOEGWOORD = "en"
"""Left out, because one writes "&" where another writes "en"."""

Namen = Mapping[str, Sequence[str]]
"""Per abbreviation all names of a service."""


def in_bestandsnaam(stam: str, namen: Namen) -> tuple[str, ...]:
    """Return the abbreviations of the services that a file name (without extension) speaks of."""
    return _zoek(stam, namen)


def in_tekst(tekst: str, namen: Namen) -> tuple[str, ...]:
    """Return the abbreviations of all services that a text speaks of."""
    return _zoek(tekst, namen)


def voorwerk(document: Document) -> str:
    """Return the text of the first pages, in which the sender of a plan names himself."""
    blokken = (blok for blok in document.blocks if blok.page <= VOORWERK)
    return "\n".join(document.text[blok.start : blok.end] for blok in blokken)


def _zoek(tekst: str, namen: Namen) -> tuple[str, ...]:
    woorden = _woorden(tekst)
    per_vorm: dict[tuple[str, ...], set[str]] = {}
    for afkorting, vormen in namen.items():
        for vorm in vormen:
            per_vorm.setdefault(_woorden_van_naam(vorm), set()).add(afkorting)
    per_vorm.pop((), None)
    langste = max((len(vorm) for vorm in per_vorm), default=0)
    gevonden: dict[str, None] = {}
    begin = 0
    while begin < len(woorden):
        lengte = _lengte_van_naam(woorden, begin, langste, per_vorm)
        if lengte:
            gevonden.update(dict.fromkeys(sorted(per_vorm[woorden[begin : begin + lengte]])))
        begin += lengte or 1
    return tuple(gevonden)


def _lengte_van_naam(
    woorden: tuple[str, ...], begin: int, langste: int, per_vorm: Mapping[tuple[str, ...], set[str]]
) -> int:
    """Return how many words the longest name that begins here takes, 0 when none does.

    The longest, because one name can be the beginning of another ("RUD Limburg", "RUD Limburg Noord").
    """
    lengtes = range(min(langste, len(woorden) - begin), 0, -1)
    return next((lengte for lengte in lengtes if woorden[begin : begin + lengte] in per_vorm), 0)


@lru_cache(maxsize=4096)
def _woorden_van_naam(naam: str) -> tuple[str, ...]:
    """Return the words of a name; the same hundred names are looked for in every plan."""
    return _woorden(naam)


def _woorden(tekst: str) -> tuple[str, ...]:
    """Return the words of a text, folded so that spelling variants of one name become equal."""
    kaal = unicodedata.normalize("NFKD", tekst.casefold().replace("\u00ad", ""))
    kaal = "".join(teken for teken in kaal if not unicodedata.combining(teken))
    woorden = [woord for woord in _WOORD.findall(kaal) if woord != _VOEGWOORD]
    for lang, kort in _SOORTNAMEN:
        woorden = _vervang(woorden, lang, kort)
    return tuple(woorden)


def _vervang(woorden: list[str], lang: tuple[str, ...], kort: tuple[str, ...]) -> list[str]:
    """Replace each occurrence of a run of words by its short form."""
    uit: list[str] = []
    for woord in woorden:
        uit.append(woord)
        if tuple(uit[-len(lang) :]) == lang:
            uit[-len(lang) :] = kort
    return uit
