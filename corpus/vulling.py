"""What of a document can be searched: its blocks, each with the page and the heading where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.opslag import document_uit_bytes
from corpus.store import Passage, Store
from extract import Block, BlockKind, Document

_NIET = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TOC)
"""Running headers and contents repeat what stands elsewhere, on every page."""


def passages_van(document: Document) -> Iterator[Passage]:
    """Return every block of a document that says something, in order."""
    for blok in document.blocks:
        tekst = document.quote(blok.start, blok.end)
        if tekst and blok.kind not in _NIET:
            yield blok.page, document.page(blok.page).label, _kop(document, blok), tekst


def herindexeer(store: Store, lezer: str) -> None:
    """Index the documents of this reader that were stored without: after restoring a backup, for example."""
    for sha256 in sorted(store.documenten(lezer) - store.geindexeerd(lezer)):
        inhoud = store.document(sha256, lezer)
        if inhoud is not None:
            store.index_document(sha256, lezer, tuple(passages_van(document_uit_bytes(inhoud))))


def _kop(document: Document, blok: Block) -> str:
    """Return the nearest heading above a block, "" before the first one."""
    if blok.heading is None:
        return ""
    kop = document.blocks[blok.heading]
    return document.quote(kop.start, kop.end)
