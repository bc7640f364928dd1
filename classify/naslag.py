"""Parts of a plan that are for looking things up: contents without page numbers, and runs of explained words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from classify.kwalificaties import Wending, laad_taal
from classify.speurwerk import Speurwerk
from extract import Block, BlockKind, Document

_MAX_REGEL = 200
"""Characters of a line of a table of contents."""
_MIN_REEKS = 3
"""Explained words in a row from which they are a list of terms."""
_MIN_OMSCHREVEN = 2
"""Explanations in a run that must read as one: "stuk waarin ...", "lijst van zaken die ..."."""
_CIJFER = re.compile(r"[\d€%]")


def inhoudsblokken(document: Document) -> Iterator[int]:
    """Yield the blocks that tell what stands where, though no page number betrays them.

    Those are short lines under a heading such as "Wat u in dit plan vindt", and the rows of a table whose columns are
    a chapter and what it is about. Full sentences and rows with figures are none.
    """
    taal = laad_taal()
    for nummer, blok in enumerate(document.blocks):
        if blok.kind is BlockKind.TABLE_ROW or blok.heading is None or blok.kind is BlockKind.HEADING:
            continue
        boven = document.blocks[blok.heading]
        tekst = document.quote(blok.start, blok.end)
        onder_inhoud = taal.is_(Wending.KOP_INHOUD, document.quote(boven.start, boven.end))
        if onder_inhoud and len(tekst) <= _MAX_REGEL and not tekst.endswith((".", "!", ":")):
            yield nummer
    tabellen = {blok.table for blok in document.blocks if _is_inhoudskop(document, blok)}
    for nummer, blok in enumerate(document.blocks):
        if blok.kind is BlockKind.TABLE_ROW and blok.table in tabellen and _is_inhoudsrij(document, blok):
            yield nummer


def definitiereeksen(speurwerk: Speurwerk) -> Iterator[int]:
    """Yield the units of three or more explained words in a row ("Plustaak: werk dat ..."), wherever they stand.

    Strict on purpose: a run of actions with their state has the same form, and to take it for a list of terms would
    silence a plan. So no figures, no word of the service itself, and some of it must read as an explanation.
    """
    taal = laad_taal()
    reeks: list[int] = []
    omschreven = 0
    for eenheid in speurwerk.tekst.eenheden:
        tekst = speurwerk.citaat(eenheid)
        uitleg = taal.is_(Wending.UITLEG, tekst) and not _CIJFER.search(tekst)
        if uitleg and not taal.is_(Wending.EIGEN_WOORD, tekst):
            reeks.append(eenheid.nummer)
            omschreven += taal.is_(Wending.OMSCHRIJVING, tekst)
            continue
        if len(reeks) >= _MIN_REEKS and omschreven >= _MIN_OMSCHREVEN:
            yield from reeks
        reeks, omschreven = [], 0
    if len(reeks) >= _MIN_REEKS and omschreven >= _MIN_OMSCHREVEN:
        yield from reeks


def _is_inhoudskop(document: Document, blok: Block) -> bool:
    """Whether a row is the head of a table of chapters and their subjects."""
    if blok.kind is not BlockKind.TABLE_HEADER:
        return False
    koppen = " | ".join(document.quote(cel.start, cel.end) for cel in blok.cells)
    return laad_taal().is_(Wending.TABELKOP_INHOUD, koppen)


def _is_inhoudsrij(document: Document, blok: Block) -> bool:
    """Whether a row names a numbered chapter and gives no figures of its own."""
    cellen = [document.quote(cel.start, cel.end) for cel in blok.cells]
    return bool(cellen) and cellen[0][:1].isalnum() and not any(_CIJFER.search(cel) for cel in cellen[1:-1])
