"""A document in pieces for the text index, each with its page and heading."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.store import Passage
from extract import BlockKind, Document

_NIET = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TOC)
"""What stands on every page, and the table of contents, would only be in the way of the passages themselves."""


def passages_van(document: Document) -> Iterator[Passage]:
    """Yield each block with its page (1-based), printed page number, the heading above it and its text.

    A block that runs on over the page is cut there, so that what is found stands on the page that is named.
    """
    for blok in document.blocks:
        if blok.kind in _NIET:
            continue
        kop = document.section_path(blok)[-1] if blok.heading is not None else ""
        for pagina, start, end in _per_pagina(document, blok.start, blok.end):
            tekst = document.quote(start, end)
            if tekst:
                yield pagina, document.page(pagina).label, kop, tekst


def _per_pagina(document: Document, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the page and offsets of each piece of [start, end) that stands on one page."""
    paginas = document.pages_of(start, end)
    if len(paginas) <= 1:
        yield from ((pagina, start, end) for pagina in paginas)
        return
    begin = start
    for plaats in range(start, end):
        pagina, volgende = document.chars.page[plaats], document.chars.page[plaats + 1 : plaats + 2]
        if pagina and (plaats + 1 == end or (volgende and volgende[0] not in (0, pagina))):
            yield pagina, begin, plaats + 1
            begin = plaats + 1
