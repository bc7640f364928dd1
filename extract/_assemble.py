"""The last step of reading: drafts of blocks become the text, blocks and pages of a Document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract._drafts import Draft
from extract._headings import heading_levels
from extract._legibility import is_ocr, judge
from extract._notes import with_marks
from extract._page import RawPage
from extract._parts import parts_of
from extract._shapes import Chars
from extract._spaces import stray_spaces
from extract._text import PARAGRAPH_IN_CELL, TextBuilder, vocabulary_of
from extract.model import Block, BlockKind, Cell, Document, Page


@dataclass(frozen=True, slots=True)
class Source:
    """Where a Document comes from."""

    name: str
    sha256: str
    title: str
    reader: str


def assemble(
    source: Source, pages: list[RawPage], labels: list[str], drafts: list[Draft], body_size: float
) -> Document:
    """Return the Document."""
    vocabulary = vocabulary_of(page.chars.text for page in pages)
    stray = stray_spaces({page.number: page.chars for page in pages}, vocabulary.words)
    builder = TextBuilder(_chars_of(pages), vocabulary, stray)
    placed = [(draft, span) for draft in drafts if (span := _write(builder, draft)) is not None]
    blocks = _blocks(placed)
    text = builder.text()
    return Document(
        name=source.name,
        sha256=source.sha256,
        pages=tuple(_page(page, label) for page, label in zip(pages, labels, strict=True)),
        blocks=with_marks(parts_of(blocks, [draft.size for draft, _ in placed], text, body_size), text, builder.map),
        text=text,
        chars=builder.map,
        title=source.title,
        reader=source.reader,
    )


def _chars_of(pages: list[RawPage]) -> Callable[[int], Chars]:
    def chars_of(number: int) -> Chars:
        return pages[number - 1].chars

    return chars_of


def _page(page: RawPage, label: str) -> Page:
    legibility, reason = judge(page)
    frame = page.display
    return Page(page.number, label, frame.width, frame.height, page.chars.text, legibility, reason, is_ocr(page))


_Span = tuple[int, int, tuple[Cell, ...]]


def _write(builder: TextBuilder, draft: Draft) -> _Span | None:
    """Add a draft to the text and return where it stands, or None when nothing of it is text."""
    if builder.length:
        builder.insert("\n")
    start = builder.length
    cells: list[Cell] = []
    if draft.cells:
        cells = _write_cells(builder, draft)
    else:
        builder.add_lines(draft.lines, draft.skip)
    builder.trim(start)
    if builder.length == start:
        if start:
            builder.cut(start - 1)
        return None
    return start, builder.length, tuple(cells)


def _write_cells(builder: TextBuilder, draft: Draft) -> list[Cell]:
    cells: list[Cell] = []
    for cell, column in zip(draft.cells, draft.columns, strict=True):
        mark = builder.length
        if cells:
            builder.insert("\t", draft.page)
        start = builder.length
        for at, paragraph in enumerate(cell):
            if at:
                builder.insert(PARAGRAPH_IN_CELL, draft.page)
            builder.add_lines(paragraph)
        builder.trim(start)
        if builder.length > start:
            cells.append(Cell(start, builder.length, column))
        else:
            builder.cut(mark)
    return cells


def _blocks(placed: list[tuple[Draft, _Span]]) -> list[Block]:
    """Return the blocks with their headings and lead-ins."""
    levels = heading_levels([draft for draft, _ in placed])
    cells_of = {id(draft): cells for draft, (_, _, cells) in placed}
    blocks: list[Block] = []
    open_headings: list[int] = []
    lead_in: int | None = None
    indents: list[float] = []
    for at, (draft, (start, end, cells)) in enumerate(placed):
        level = 0
        if draft.kind is BlockKind.HEADING:
            level = levels[at]
            while open_headings and blocks[open_headings[-1]].level >= level:
                open_headings.pop()
            lead_in = None
        elif draft.kind is BlockKind.LIST_ITEM:
            indents = _nested(indents, draft.indent)
            level = len(indents)
        elif not draft.aside and draft.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.CAPTION):
            indents = []
            lead_in = at if draft.kind is BlockKind.PARAGRAPH else None
        blocks.append(
            Block(
                draft.kind,
                start,
                end,
                draft.page,
                level=level,
                heading=open_headings[-1] if open_headings else None,
                lead_in=lead_in if draft.kind is BlockKind.LIST_ITEM else None,
                table=draft.table,
                cells=cells,
                merged=tuple(cells_of[id(row)][index] for row, index in draft.merged),
            )
        )
        if draft.kind is BlockKind.HEADING:
            open_headings.append(at)
    return blocks


def _nested(indents: list[float], indent: float) -> list[float]:
    """Return the open indents of list items after an item at this indent."""
    return [*(one for one in indents if one < indent - 3), indent]
