"""What of a document can be searched: its blocks, each with the page and the heading where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from corpus.opslag import document_uit_bytes
from corpus.store import Passage, Store
from extract import Block, BlockKind, Document

_NIET = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TOC)
"""Running headers and contents repeat what stands elsewhere, on every page."""


def passages_van(document: Document) -> Iterator[Passage]:
    """Return every block of a document that says something, in order.

    A block that runs on over the page is cut there, so that what is found stands on the page that is named.
    """
    for blok in document.blocks:
        if blok.kind in _NIET:
            continue
        for pagina, start, end in _per_pagina(document, blok):
            tekst = document.quote(start, end)
            if tekst:
                yield pagina, document.page(pagina).label, _kop(document, blok), tekst


def herindexeer(store: Store, lezer: str) -> None:
    """Index the documents of this reader that were stored without: after restoring a backup, for example."""
    for sha256 in sorted(store.documenten(lezer) - store.geindexeerd(lezer)):
        inhoud = store.document(sha256, lezer)
        if inhoud is not None:
            store.index_document(sha256, lezer, tuple(passages_van(document_uit_bytes(inhoud))))


def _per_pagina(document: Document, blok: Block) -> Iterator[tuple[int, int, int]]:
    """Yield the page and the offsets of each piece of a block that stands on one page."""
    paginas = document.pages_of(blok.start, blok.end) or (blok.page,)
    begin = blok.start
    for pagina, volgende in pairwise((*paginas, 0)):
        einde = document.chars.page.index(volgende, begin, blok.end) if volgende else blok.end
        yield pagina, begin, einde
        begin = einde


def _kop(document: Document, blok: Block) -> str:
    """Return the nearest heading above a block, "" before the first one."""
    if blok.heading is None:
        return ""
    kop = document.blocks[blok.heading]
    return document.quote(kop.start, kop.end)
