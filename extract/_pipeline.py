"""The steps of reading, one after the other: bytes, pages, layout, blocks, Document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from extract import errors
from extract._assemble import Source, assemble
from extract._blocks import BlockMaker, usual
from extract._bundle import with_parts
from extract._contents import PageLayout, contents_of
from extract._furniture import ZONE, find_furniture
from extract._labels import Label, printed_labels, visible_labels
from extract._layout import flows
from extract._page import Piece, RawPage, read_page, unloadable_page
from extract._pdfium import OpenPdf
from extract._tables import Table, find_grids, ruled_tables
from extract.model import Box, Document
from extract.reasons import reason

PAGES_AT_ONCE = 50
"""Pages after which what PDFium remembers of the file is thrown away; opening it again costs as much as one page."""


def read(path: Path, password: str | None, version: str) -> Document:
    """Return the PDF as a Document; raises a ReadError with one Dutch line when it cannot be read."""
    data = _bytes(path)
    with OpenPdf(path.name, data, password) as pdf:
        return _document(pdf, _pages(pdf), _source(pdf, data, version))


def read_with_ocr(path: Path, password: str | None, version: str) -> Iterator[Document]:
    """Yield the PDF as a Document; where pages cannot be read, yield it once more with those read by OCR.

    Raises as ``read`` does, before the first Document. The first one is there within seconds, OCR takes seconds a page.
    """
    data = _bytes(path)
    with OpenPdf(path.name, data, password) as pdf:
        pages = _pages(pdf)
        source = _source(pdf, data, f"{version}+ocr")
        document = _document(pdf, pages, source)
        yield document
        unread = [raw for raw, page in zip(pages, document.pages, strict=True) if page.is_unreadable]
        if unread:
            from extract._ocr import read_by_ocr  # OCR is optional

            by_number = {page.number: page for page in read_by_ocr(pdf, unread)}
            yield _document(pdf, [by_number.get(page.number, page) for page in pages], source)


def _pages(pdf: OpenPdf) -> list[RawPage]:
    pages: list[RawPage] = []
    for index in range(len(pdf)):
        if index and index % PAGES_AT_ONCE == 0:
            pdf.forget()
        pages.append(_page(pdf, index))
    if all(page.broken for page in pages):
        raise errors.damaged(pdf.name, "geen enkele pagina van de PDF gaat open")
    return pages


def _source(pdf: OpenPdf, data: bytes, version: str) -> Source:
    return Source(pdf.name, hashlib.sha256(data).hexdigest(), pdf.title, version)


def _document(pdf: OpenPdf, pages: list[RawPage], source: Source) -> Document:
    layouts, labels = lay_out(pages)
    body = usual(layouts)
    maker = BlockMaker(body, contents_of(layouts))
    for layout in layouts:
        maker.add_page(layout)

    def shows(number: int, box: Box) -> bool:
        page = pages[number - 1]
        return pdf.shows(number - 1, page.frame.shown(box, page.display))

    return with_parts(assemble(source, pages, visible_labels(labels, shows), maker.finish(), body.size))


def lay_out(pages: list[RawPage]) -> tuple[list[PageLayout], list[Label]]:
    """Return each page in reading order, and the number printed on it."""
    grids = [find_grids(page) for page in pages]
    drawn = [ruled_tables(page, grid, list(page.pieces)) for page, grid in zip(pages, grids, strict=True)]
    in_tables = [_body_tables(page, tables) for page, (tables, _) in zip(pages, drawn, strict=True)]
    furniture = find_furniture(pages, in_tables)
    layouts: list[PageLayout] = []
    for page, grid, (tables, loose), found in zip(pages, grids, drawn, furniture, strict=True):
        body = set(found.body)
        outside = [piece for piece in loose if piece in body]
        if len(page.pieces) - len(body) > len(loose) - len(outside):  # furniture stands in a table
            tables, outside = ruled_tables(page, grid, list(found.body))
        layouts.append(PageLayout(page.number, tuple(flows(outside, tables)), found.header, found.footer))
    return layouts, printed_labels(pages, furniture)


def _body_tables(page: RawPage, tables: list[Table]) -> set[Piece]:
    """Return the pieces of tables that reach into the body; a small one at the edge may be a running header."""
    height = page.frame.height
    body = [table for table in tables if table.box.bottom > ZONE * height and table.box.top < (1 - ZONE) * height]
    return {piece for table in body for row in table.rows for piece in row.pieces}


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.cannot_open(path.name, reason(error)) from error
    if not data:
        raise errors.empty_file(path.name)
    if b"%PDF-" not in data[:1024]:
        raise errors.not_a_pdf(path.name)
    return data


def _page(pdf: OpenPdf, index: int) -> RawPage:
    page = pdf.page(index)
    if page is None:
        return unloadable_page(index + 1)
    try:
        return read_page(page, index + 1, pdf.label(index))
    finally:
        page.close()
