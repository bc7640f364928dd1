"""What kind of document a file is (plan, progress report, final report, letter), by the words on its cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from corpus.herkenning import VOORWERK
from corpus.model import Ronde
from extract import BlockKind, Document

BRIEF = "brief"
_WOORD = re.compile(r"[^\W_]+")
_TUSSEN = 2
"""Words that may stand between "tweede" and "voortgangsrapportage" ("tweede halfjaarlijkse voortgangsrapportage")."""

Woorden = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Soortherkenning:
    """What a document calls itself."""

    soort: str = ""
    """As in the settings of a round, "brief" for a letter; empty when nothing says so."""
    volgnummer: int = 0
    """1 for "eerste voortgangsrapportage"; 0 when it does not say."""
    tegenspraak: str = ""
    """The kind that the file's name says, where its cover says another."""


@dataclass(frozen=True, slots=True)
class _Lijst:
    """documentsoorten.yaml, each phrase as its words."""

    soorten: tuple[tuple[str, tuple[Woorden, ...]], ...]
    volgorde: tuple[tuple[str, ...], ...]
    brief: tuple[Woorden, ...]
    brief_paginas: int


def soort_van(stam: str, document: Document | None) -> Soortherkenning:
    """Return what kind of document a file is.

    ``stam`` is the name of the file without extension, ``document`` None when the file could not be read. The cover
    counts first, then the headings of the first pages.
    """
    lijst = _lijst()
    naam = _zoek(_woorden(stam), lijst)
    if document is None:
        return naam
    omslag = _woorden(" ".join(_blokken(document, tot=1)))
    if len(document.pages) <= lijst.brief_paginas and any(_staat_in(woorden, omslag) for woorden in lijst.brief):
        return Soortherkenning(BRIEF)
    zones = (omslag, _woorden(" ".join(_blokken(document, tot=VOORWERK, alleen=BlockKind.HEADING))))
    inhoud = next((gevonden for zone in zones if (gevonden := _zoek(zone, lijst)).soort), Soortherkenning())
    if not inhoud.soort or not naam.soort:
        return inhoud if inhoud.soort else naam
    if naam.soort != inhoud.soort:
        return Soortherkenning(inhoud.soort, inhoud.volgnummer, tegenspraak=naam.soort)
    return Soortherkenning(inhoud.soort, inhoud.volgnummer or naam.volgnummer)


def passende_ronden(herkend: Soortherkenning, ronden: Iterable[Ronde]) -> tuple[Ronde, ...]:
    """Return the rounds that a document can be for: those of its kind, by its number where it has one."""
    van_soort = tuple(ronde for ronde in ronden if ronde.soort.casefold() == herkend.soort.casefold())
    if herkend.volgnummer and len(van_soort) > 1:
        return van_soort[herkend.volgnummer - 1 : herkend.volgnummer]
    return van_soort


def _zoek(tekst: Sequence[str], lijst: _Lijst) -> Soortherkenning:
    for soort, vormen in lijst.soorten:
        plaatsen = sorted(plaats for vorm in vormen for plaats in _plaatsen(vorm, tekst))
        if plaatsen:
            volgnummers = (_volgnummer(tekst[max(0, plaats - _TUSSEN - 1) : plaats], lijst) for plaats in plaatsen)
            return Soortherkenning(soort, next(filter(None, volgnummers), 0))
    return Soortherkenning()


def _volgnummer(ervoor: Sequence[str], lijst: _Lijst) -> int:
    """Return the number that the nearest word before says, 0 when none does."""
    for woord in reversed(ervoor):
        for nummer, vormen in enumerate(lijst.volgorde, 1):
            if woord in vormen:
                return nummer
    return 0


def _blokken(document: Document, *, tot: int, alleen: BlockKind | None = None) -> Iterable[str]:
    for blok in document.blocks:
        if blok.page <= tot and alleen in (None, blok.kind):
            yield document.text[blok.start : blok.end]


def _plaatsen(vorm: Woorden, tekst: Sequence[str]) -> list[int]:
    lengte = len(vorm)
    return [plaats for plaats in range(len(tekst)) if tuple(tekst[plaats : plaats + lengte]) == vorm]


def _staat_in(vorm: Woorden, tekst: Sequence[str]) -> bool:
    return bool(_plaatsen(vorm, tekst))


def _woorden(tekst: str) -> Woorden:
    return tuple(_WOORD.findall(tekst.casefold()))


@cache
def _lijst() -> _Lijst:
    data: dict[str, Any] = yaml.safe_load(files("corpus").joinpath("documentsoorten.yaml").read_text(encoding="utf-8"))
    return _Lijst(
        soorten=tuple((rij["soort"], tuple(map(_woorden, rij["woorden"]))) for rij in data["soorten"]),
        volgorde=tuple(tuple(vormen) for vormen in data["volgorde"]),
        brief=tuple(map(_woorden, data["brief"]["woorden"])),
        brief_paginas=data["brief"]["paginas"],
    )
