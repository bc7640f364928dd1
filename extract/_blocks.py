"""From flows of lines to drafts of blocks: paragraphs, headings, list items, captions, footnotes and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from extract._contents import CONTENTS_TITLE, Contents, PageLayout
from extract._drafts import Draft, PageLine
from extract._joints import SLACK, continues, ends_row
from extract._layout import Flow
from extract._lines import Line, lines_of
from extract._paragraphs import (
    BULLET,
    CAPTION,
    LEADER,
    NUMBERED,
    TERMINAL,
    Body,
    footnotes,
    is_note,
    paragraphs,
)
from extract._parts import names_back_matter
from extract._rows import TablePart, column_heads, goes_on, head_of, header_rows, same_columns
from extract._strips import usual_pitch
from extract._tables import Table, TableRow
from extract.model import BlockKind

MAX_TITLE = 80
UNLIKE = 0.6
"""Points that a line is larger or smaller than running text when it looks unlike it."""

LARGER = 0.9
"""Points from which a line larger than running text is a title."""

A_LITTLE_LARGER = 0.4
"""Those points for a line in italics."""

LOCAL_CHARS = 600
"""Characters that a page needs before its own font size counts as that of running text."""

_TOC_LINE = re.compile(r"(?:(?:\.\s?){3,}|…+|\s{2,}|\t|\s)(\d{1,3}|[ivxl]{1,6})\s*$")


def usual(layouts: Iterable[PageLayout]) -> Body:
    """Return what is usual in the running text of the document."""
    sizes: Counter[float] = Counter()
    pitches: dict[float, Counter[float]] = {}
    for layout in layouts:
        for flow in layout.flows:
            lines = [item for item in flow.items if isinstance(item, Line)]
            for line in lines:
                sizes[line.size] += len(line.text)
            for above, below in pairwise(lines):
                if above.size == below.size and 0 < below.middle - above.middle < 2.5 * above.size:
                    pitches.setdefault(above.size, Counter())[round((below.middle - above.middle) * 2) / 2] += 1
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    return Body(size, {size: usual_pitch(found) for size, found in pitches.items()})


class BlockMaker:
    """Makes the drafts of a document page by page; paragraphs and tables run on over page ends."""

    def __init__(self, body: Body, contents: Contents) -> None:
        self._body = body
        self._contents = contents
        self._drafts: list[Draft] = []
        self._pending: list[Draft] = []
        self._open: Draft | None = None
        """The last draft of the running text, which may go on in the next column or on the next page."""
        self._tables = 0
        self._last_table_part: TablePart | None = None
        self._in_toc = False
        self._toc = (0, 0.0)
        """Page and font size of the last table of contents' title."""
        self._opens = True
        """Whether nothing of the page's running text was read yet."""
        self._local = body.size
        """Font size of the running text on this page: a letter or annex that is bound in has its own."""

    def add_page(self, layout: PageLayout) -> None:
        """Read a page."""
        self._local = _local_size(layout, self._body.size)
        self._opens = True
        for line in layout.header:
            self._pending.append(Draft(BlockKind.HEADER, [(layout.number, line)]))
        asides: list[Draft] = []
        notes: list[Draft] = []
        for flow in layout.flows:
            if flow.aside:
                asides += self._beside(layout.number, flow)
                continue
            made = list(self._flow(layout.number, flow))
            notes += [draft for draft in made if draft.kind is BlockKind.FOOTNOTE]
            self._run_on([draft for draft in made if draft.kind is not BlockKind.FOOTNOTE])
        self._pending += asides + notes
        for line in layout.footer:
            self._pending.append(Draft(BlockKind.FOOTER, [(layout.number, line)]))

    def finish(self) -> list[Draft]:
        """Return all drafts in reading order."""
        self._flush()
        return self._drafts

    def _beside(self, page: int, flow: Flow) -> list[Draft]:
        lines = [item for item in flow.items if isinstance(item, Line)]
        groups = paragraphs(lines, self._body)
        return [_as_text(_text_draft([(page, line) for line in group])) for group in groups]

    def _run_on(self, made: list[Draft]) -> None:
        """Add the drafts of a flow; the first one may continue the paragraph that the last flow left open."""
        if self._open is not None:
            while made and made[0].kind is BlockKind.TOC:
                self._pending.append(made.pop(0))
        if not made:
            return
        if self._drafts and ends_row(self._drafts[-1], made[0]):
            self._drafts[-1].cells[-1][-1] += made[0].lines
            made = made[1:]
        elif self._open is not None and continues(self._open, made[0]):
            self._open.lines += made[0].lines
            made = made[1:]
        if made:
            self._flush()
            self._drafts += made
            self._open = made[-1] if made[-1].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) else None

    def _flush(self) -> None:
        self._drafts += self._pending
        self._pending = []
        self._open = None

    def _flow(self, page: int, flow: Flow) -> Iterator[Draft]:
        lines: list[Line] = []
        for item in flow.items:
            listed = isinstance(item, Line) and id(item) in self._contents.entries
            if isinstance(item, Line) and not listed:
                lines.append(item)
                self._last_table_part = None
                continue
            yield from self._paragraphs(page, lines)
            lines = []
            if isinstance(item, Line):
                entry = self._contents.entries[id(item)]
                yield from [Draft(BlockKind.TOC, [(page, line) for line in entry])] if entry else []
            elif id(item) in self._contents.tables:
                yield from _listed_rows(page, item)
            else:
                yield from self._rows(page, item)
        yield from self._paragraphs(page, lines)

    def _paragraphs(self, page: int, lines: list[Line]) -> Iterator[Draft]:
        lines, notes = self._part_notes(lines)
        left = min((line.x0 for line in lines), default=0.0)
        for group in paragraphs(lines, self._body):
            for draft in self._draft(page, group):
                draft.indent -= left
                yield draft
            self._opens = False
        for group in footnotes(notes):
            yield Draft(BlockKind.FOOTNOTE, [(page, line) for line in group])

    def _part_notes(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        """Return running text and the small numbered lines below it."""
        small = self._local - 0.4
        at = len(lines)
        while at and lines[at - 1].size <= small:
            at -= 1
        while at < len(lines) and not (is_note(lines[at]) and self._is_small(lines[at])):
            at += 1
        return lines[:at], lines[at:]

    def _is_small(self, line: Line) -> bool:
        """Return whether a line is smaller than running text: a little is enough behind a raised mark."""
        return line.size <= self._local - (0.4 if line.pieces[0].raised else 0.9)

    def _draft(self, page: int, group: list[Line]) -> Iterator[Draft]:
        first = group[0]
        text = first.text
        if CONTENTS_TITLE.match(text):
            self._in_toc = True
            self._toc = (page, first.size)
            yield Draft(BlockKind.HEADING, [(page, line) for line in group])
            return
        if self._is_toc(page, group):
            for line in _toc_entries(group):
                yield Draft(BlockKind.TOC, [(page, one) for one in line])
            return
        self._in_toc = False
        placed = [(page, line) for line in group]
        if CAPTION.match(text) and len(group) <= 3 and self._is_caption(group):
            yield Draft(BlockKind.CAPTION, placed)
        elif self._is_heading(group):
            yield Draft(BlockKind.HEADING, placed)
        else:
            yield _text_draft(placed)

    def _is_toc(self, number: int, group: list[Line]) -> bool:
        has_leader = any(LEADER.search(line.text) for line in group)
        if not has_leader and not self._in_toc:
            return False
        ends = sum(bool(_TOC_LINE.search(line.text)) for line in group)
        if has_leader or ends:
            return ends * 2 >= len(group)
        page, size = self._toc
        return page == number and group[0].size < size and len(group) <= 3 and not TERMINAL.search(group[-1].text)

    def _is_caption(self, group: list[Line]) -> bool:
        return all(line.italic or line.bold or line.size < self._body.size - 0.4 for line in group) or (
            len(group) == 1 and not TERMINAL.search(group[0].text) and len(group[0].text) < 90
        )

    def _is_heading(self, group: list[Line]) -> bool:
        text = " ".join(line.text for line in group).strip()
        if len(group) > 3 or len(text) > 200 or BULLET.match(text):
            return False
        letters = sum(map(str.isalpha, text))
        if letters < 2:
            return False
        if text.isupper() and 8 <= letters < 140 and not text.endswith((",", ";")):
            return True
        running = max(self._local, min(self._body.size, self._local + 1))
        larger = min(line.size for line in group) >= running + LARGER
        if self._is_back_matter(group, text) or _is_slanted_title(group, text, running):
            return True
        bold = all(line.bold for line in group) and group[0].size >= min(self._body.size, self._local) - 0.6
        if larger:
            return len(text) < 160 and not (text.endswith(".") and len(group) > 1)
        return bold and len(text) < 120 and not text.endswith((".", ";", ",", ":"))

    def _is_back_matter(self, group: list[Line], text: str) -> bool:
        """Return whether a line titles an annex or glossary: small ones open a page, or look unlike running text."""
        unlike = group[0].italic or abs(group[0].size - self._local) > UNLIKE
        if (
            len(group) > 1
            or len(text) > MAX_TITLE
            or text.endswith((".", ",", ";", ":"))
            or not (unlike or self._opens)
        ):
            return False
        return names_back_matter(text)

    def _rows(self, page: int, table: Table) -> Iterator[Draft]:
        header = header_rows(table)
        heads = column_heads(table.rows[:header])
        number, heads, repeated = self._table_number(page, table, header, heads)
        open_cells: list[_OpenCell] = []
        for at, row in enumerate(table.rows):
            if at == (header if repeated else 0) and self._finish_row(page, row, number):
                continue
            if at < header and repeated:
                self._pending_header(page, row, number)
                continue
            kind = BlockKind.TABLE_HEADER if at < header else BlockKind.TABLE_ROW
            draft = self._row(page, row, kind, number, heads if at >= header else None)
            if at >= header:
                open_cells = _open_cells(table, row, draft, open_cells)
            yield draft

    def _finish_row(self, page: int, row: TableRow, number: int) -> bool:
        """Add a row to the last one when a page end broke it: its first cell is empty and a sentence was open."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.table != number or last.page != page - 1 or last.kind is not BlockKind.TABLE_ROW:
            return False
        if row.cells[0].pieces or not goes_on(last, row):
            return False
        for cell in row.cells:
            at = min(range(len(last.lefts)), key=lambda at: abs(last.lefts[at] - cell.box.x0))
            if cell.pieces and abs(last.lefts[at] - cell.box.x0) < 12:
                lines = [(page, line) for line in lines_of(cell.pieces)]
                last.cells[at][-1 if last.cells[at] else 0 :] = [[*(last.cells[at] or [[]])[-1], *lines]]
        return True

    def _pending_header(self, page: int, row: TableRow, number: int) -> None:
        """Keep a header row that repeats on the next page, after the body of the page."""
        self._pending.append(self._row(page, row, BlockKind.TABLE_HEADER, number, None))

    def _table_number(
        self, page: int, table: Table, header: int, heads: list[tuple[float, float, str]]
    ) -> tuple[int, list[tuple[float, float, str]], bool]:
        last = self._last_table_part
        if last is not None and page == last.page + 1 and same_columns(last.table, table):
            same_heads = [head for *_, head in heads] == [head for *_, head in last.heads]
            if not header or same_heads:
                self._last_table_part = TablePart(page, table, last.heads, last.number)
                return last.number, last.heads, bool(header)
        self._tables += 1
        self._last_table_part = TablePart(page, table, heads, self._tables)
        return self._tables, heads, False

    def _row(
        self, page: int, row: TableRow, kind: BlockKind, number: int, heads: list[tuple[float, float, str]] | None
    ) -> Draft:
        cells: list[list[list[PageLine]]] = []
        columns: list[str] = []
        lefts: list[float] = []
        for cell in row.cells:
            if not cell.pieces:
                continue
            lefts.append(cell.box.x0)
            groups = paragraphs(lines_of(cell.pieces), self._body, in_cell=True)
            cells.append([[(page, line) for line in group] for group in groups])
            columns.append(head_of(heads, cell.box.x0, cell.box.x1) if heads else "")
        return Draft(kind, [], cells, columns, lefts, table=number)


def _is_slanted_title(group: list[Line], text: str, running: float) -> bool:
    """Return whether a short line in italics, a little larger than the running text, stands over it as a title."""
    slanted = len(group) == 1 and group[0].italic and group[0].size >= running + A_LITTLE_LARGER
    return slanted and len(text) <= MAX_TITLE and not text.endswith((".", ",", ";", ":", "?", "!"))


def _text_draft(placed: list[PageLine]) -> Draft:
    first = placed[0][1]
    bullet = BULLET.match(first.text)
    if bullet:
        return Draft(BlockKind.LIST_ITEM, placed, skip=len(bullet.group()), indent=first.x0)
    if NUMBERED.match(first.text):
        return Draft(BlockKind.LIST_ITEM, placed, indent=first.x0, ordered=True)
    return Draft(BlockKind.PARAGRAPH, placed, indent=first.x0)


def _local_size(layout: PageLayout, usual_size: float) -> float:
    """Return the font size of most of the text on a page, or the document's where the page has little."""
    sizes: Counter[float] = Counter()
    for flow in layout.flows:
        for item in flow.items:
            if isinstance(item, Line):
                sizes[item.size] += len(item.text)
    if not sizes:
        return usual_size
    size, count = sizes.most_common(1)[0]
    return size if count > LOCAL_CHARS and count > 0.5 * sizes.total() else usual_size


def _listed_rows(page: int, table: Table) -> Iterator[Draft]:
    """Return the rows of a table of contents, each as one entry."""
    for row in table.rows:
        yield Draft(BlockKind.TOC, [(page, line) for cell in row.cells for line in lines_of(cell.pieces)])


def _toc_entries(group: list[Line]) -> list[list[Line]]:
    entries: list[list[Line]] = [[]]
    for line in group:
        entries[-1].append(line)
        if _TOC_LINE.search(line.text):
            entries.append([])
    return [entry for entry in entries if entry]


_OpenCell = tuple[float, Draft, int]
"""Bottom of a cell, its row, and its index there."""


def _open_cells(table: Table, row: TableRow, draft: Draft, above: list[_OpenCell]) -> list[_OpenCell]:
    """Tell a row which cells above are merged down over it, and return the cells that may be for the next one."""
    if table.ruled:
        above = [found for found in above if found[0] > row.top + SLACK]
    elif row.cells[0].pieces:
        above = []
    draft.merged = [(other, index) for _, other, index in above]
    filled = [cell for cell in row.cells if cell.pieces]
    if table.ruled:
        return above + [(cell.box.bottom, draft, index) for index, cell in enumerate(filled)]
    return above or ([(0.0, draft, 0)] if row.cells[0].pieces else [])


def _as_text(draft: Draft) -> Draft:
    """Return what stands beside the running text as such: a pull quote is no heading of what follows."""
    kind = BlockKind.PARAGRAPH if draft.kind is BlockKind.HEADING else draft.kind
    return replace(draft, kind=kind, aside=True)
