"""From flows of lines to drafts of blocks: paragraphs, headings, list items, captions, footnotes and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract._layout import Flow, Line, lines_of
from extract._tables import Table, TableRow
from extract.model import BlockKind

PageLine = tuple[int, Line]

_SYMBOL = "•◦▪▫■□●○‣⁃∙·►▸➢➤✓✔❖⮚*"
_BULLET = re.compile(rf"^\s*(?:[{_SYMBOL}\ue000-\uf8ff]+\s*|[–—−‒‐-]\s+|o\s{{2,}}|[o§Øü]\s+(?=\S))")
_NUMBERED = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]|\(\w{1,3}\))\s+(?=\S)", re.IGNORECASE)
_CHAPTER = re.compile(
    r"^\s*(?:(?:hoofdstuk|bijlage|deel|paragraaf|annex|appendix)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4})\.?\s+(?=\S)"
)
_CAPTION = re.compile(
    r"^\s*(?:tabel|figuur|fig\.|afbeelding|grafiek|schema|kaart|foto|diagram)\s+[\dIVXA-Z]+(?:[.\-]\d+)*\b", re.I
)
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}")
_TOC_LINE = re.compile(r"(?:(?:\.\s?){3,}|…+|\s{2,}|\t|\s)(\d{1,3}|[ivxl]{1,6})\s*$")
_TOC_TITLE = re.compile(r"^\s*(?:inhoud(?:sopgave)?|table of contents|contents)\s*$", re.I)
_TERMINAL = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}\s*$")
_NOTE_END = re.compile(r"[.)\]/]\s*$")
LOCAL_CHARS = 600
"""Characters that a page needs before its own font size counts as that of running text."""

_FOOTNOTE = re.compile(r"^\s*(?:\d{1,3}|\*+|[†‡])\s*\S")


@dataclass(slots=True)
class Draft:
    """A block before it has a place in the text; for rows one entry of ``cells`` per cell."""

    kind: BlockKind
    lines: list[PageLine]
    cells: list[list[list[PageLine]]] = field(default_factory=list[list[list[PageLine]]])
    """Per cell its paragraphs."""
    columns: list[str] = field(default_factory=list[str])
    lefts: list[float] = field(default_factory=list[float])
    """Left border of each cell."""
    table: int | None = None
    skip: int = 0
    """Raw characters at the start (a bullet) that stay out of the text."""
    indent: float = 0.0
    ordered: bool = False
    aside: bool = False
    """Whether it stands beside the running text."""

    @property
    def page(self) -> int:
        """Return the page on which the block begins."""
        if self.lines:
            return self.lines[0][0]
        return next(line[0] for cell in self.cells for paragraph in cell for line in paragraph)

    @property
    def text(self) -> str:
        """Return the raw text of the lines."""
        return " ".join(line.text for _, line in self.lines)

    @property
    def size(self) -> float:
        """Return the font size."""
        return self.lines[0][1].size if self.lines else 0.0

    @property
    def bold(self) -> bool:
        """Return whether all lines are bold."""
        return all(line.bold for _, line in self.lines)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page in reading order."""

    number: int
    flows: tuple[Flow, ...]
    header: tuple[Line, ...] = ()
    footer: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What is usual in the document: the font size of running text and, per size, the distance between lines."""

    size: float
    pitches: dict[float, float]

    def pitch(self, size: float) -> float:
        """Return the usual distance between two lines of this size."""
        return self.pitches.get(size, 1.25 * size)


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
    return Body(size, {size: _usual_pitch(found) for size, found in pitches.items()})


def _usual_pitch(found: Counter[float]) -> float:
    """Return the smallest pitch that is common: paragraph gaps may outnumber line gaps in a list of one-liners."""
    most = max(found.values())
    return min(pitch for pitch, count in found.items() if count >= 0.25 * most)


class BlockMaker:
    """Makes the drafts of a document page by page; paragraphs and tables run on over page ends."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._drafts: list[Draft] = []
        self._pending: list[Draft] = []
        self._open: Draft | None = None
        """The last draft of the running text, which may go on in the next column or on the next page."""
        self._tables = 0
        self._last_table_part: _TablePart | None = None
        self._in_toc = False
        self._toc = (0, 0.0)
        """Page and font size of the last table of contents' title."""
        self._local = body.size
        """Font size of the running text on this page: a letter or annex that is bound in has its own."""

    def add_page(self, layout: PageLayout) -> None:
        """Read a page."""
        self._local = _local_size(layout, self._body.size)
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
        if not made:
            return
        if self._open is not None and _continues(self._open, made[0]):
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
            if isinstance(item, Line):
                lines.append(item)
                self._last_table_part = None
                continue
            yield from self._paragraphs(page, lines)
            lines = []
            yield from self._rows(page, item)
        yield from self._paragraphs(page, lines)

    def _paragraphs(self, page: int, lines: list[Line]) -> Iterator[Draft]:
        lines, notes = self._part_notes(lines)
        left = min((line.x0 for line in lines), default=0.0)
        for group in paragraphs(lines, self._body):
            for draft in self._draft(page, group):
                draft.indent -= left
                yield draft
        for group in _notes(notes):
            yield Draft(BlockKind.FOOTNOTE, [(page, line) for line in group])

    def _part_notes(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        """Return running text and the small numbered lines below it."""
        small = self._local - 0.4
        at = len(lines)
        while at and lines[at - 1].size <= small:
            at -= 1
        while at < len(lines) and not (_is_note(lines[at]) and self._is_small(lines[at])):
            at += 1
        return lines[:at], lines[at:]

    def _is_small(self, line: Line) -> bool:
        """Return whether a line is smaller than running text: a little is enough behind a raised mark."""
        return line.size <= self._local - (0.4 if line.pieces[0].raised else 0.9)

    def _draft(self, page: int, group: list[Line]) -> Iterator[Draft]:
        first = group[0]
        text = first.text
        if _TOC_TITLE.match(text):
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
        if _CAPTION.match(text) and len(group) <= 3 and self._is_caption(group):
            yield Draft(BlockKind.CAPTION, placed)
        elif self._is_heading(group):
            yield Draft(BlockKind.HEADING, placed)
        else:
            yield _text_draft(placed)

    def _is_toc(self, number: int, group: list[Line]) -> bool:
        ends = sum(bool(_TOC_LINE.search(line.text)) for line in group)
        if any(_LEADER.search(line.text) for line in group):
            return ends * 2 >= len(group)
        if not self._in_toc:
            return False
        if ends:
            return ends * 2 >= len(group)
        page, size = self._toc
        return page == number and group[0].size < size and len(group) <= 3 and not _TERMINAL.search(group[-1].text)

    def _is_caption(self, group: list[Line]) -> bool:
        return all(line.italic or line.bold or line.size < self._body.size - 0.4 for line in group) or (
            len(group) == 1 and not _TERMINAL.search(group[0].text) and len(group[0].text) < 90
        )

    def _is_heading(self, group: list[Line]) -> bool:
        text = " ".join(line.text for line in group).strip()
        if len(group) > 3 or len(text) > 200 or _BULLET.match(text):
            return False
        letters = sum(map(str.isalpha, text))
        if letters < 2:
            return False
        if text.isupper() and 8 <= letters < 90 and not text.endswith((",", ";")):
            return True
        larger = min(line.size for line in group) >= max(self._local, min(self._body.size, self._local + 1)) + 0.9
        bold = all(line.bold for line in group) and group[0].size >= min(self._body.size, self._local) - 0.6
        if larger:
            return len(text) < 160 and not (text.endswith(".") and len(group) > 1)
        return bold and len(text) < 120 and not text.endswith((".", ";", ",", ":"))

    def _rows(self, page: int, table: Table) -> Iterator[Draft]:
        header = _header_rows(table)
        heads = _heads(table.rows[:header])
        number, heads, repeated = self._table_number(page, table, header, heads)
        for at, row in enumerate(table.rows):
            if at == (header if repeated else 0) and self._finish_row(page, row, number):
                continue
            if at < header and repeated:
                self._pending_header(page, row, number)
                continue
            kind = BlockKind.TABLE_HEADER if at < header else BlockKind.TABLE_ROW
            yield self._row(page, row, kind, number, heads if at >= header else None)

    def _finish_row(self, page: int, row: TableRow, number: int) -> bool:
        """Add a row to the last one when a page end broke it: its first cell is empty and a sentence was open."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.table != number or last.page != page - 1 or last.kind is not BlockKind.TABLE_ROW:
            return False
        if row.cells[0].pieces or not _goes_on(last, row):
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
        if last is not None and page == last.page + 1 and _same_columns(last.table, table):
            same_heads = [head for *_, head in heads] == [head for *_, head in last.heads]
            if not header or same_heads:
                self._last_table_part = _TablePart(page, table, last.heads, last.number)
                return last.number, last.heads, bool(header)
        self._tables += 1
        self._last_table_part = _TablePart(page, table, heads, self._tables)
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
            columns.append(_head_of(heads, cell.box.x0, cell.box.x1) if heads else "")
        return Draft(kind, [], cells, columns, lefts, table=number)


def _goes_on(draft: Draft, row: TableRow) -> bool:
    """Return whether the filled cells of a row can only go on with those of the row before."""
    filled = [cell for cell in row.cells if cell.pieces]
    for cell in filled:
        at = min(range(len(draft.lefts)), key=lambda at: abs(draft.lefts[at] - cell.box.x0))
        if abs(draft.lefts[at] - cell.box.x0) > 12:
            return False
        if _TERMINAL.search(draft.cells[at][-1][-1][1].text) and not cell.pieces[0].text[:1].islower():
            return False
    return True


@dataclass(frozen=True, slots=True)
class _TablePart:
    page: int
    table: Table
    heads: list[tuple[float, float, str]]
    number: int


def _text_draft(placed: list[PageLine]) -> Draft:
    first = placed[0][1]
    bullet = _BULLET.match(first.text)
    if bullet:
        return Draft(BlockKind.LIST_ITEM, placed, skip=len(bullet.group()), indent=first.x0)
    if _NUMBERED.match(first.text):
        return Draft(BlockKind.LIST_ITEM, placed, indent=first.x0, ordered=True)
    return Draft(BlockKind.PARAGRAPH, placed, indent=first.x0)


def paragraphs(lines: list[Line], body: Body, *, in_cell: bool = False) -> list[list[Line]]:
    """Return the lines of a column grouped into paragraphs and list items."""
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        if groups and not _begins(groups[-1], line, _Column(lines, at, body, in_cell)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


@dataclass(frozen=True, slots=True)
class _Column:
    """The surroundings of a line: its column, and how far its neighbours reach to the right."""

    lines: list[Line]
    at: int
    body: Body
    in_cell: bool

    @property
    def right(self) -> float:
        near = self.lines[max(self.at - 6, 0) : self.at + 6]
        return max(line.x1 for line in near)

    @property
    def pitch(self) -> float:
        size = self.lines[self.at].size
        if not self.in_cell:
            return self.body.pitch(size)
        pitches = [below.middle - above.middle for above, below in pairwise(self.lines)]
        return min((pitch for pitch in pitches if pitch > 0.8 * size), default=1.25 * size)


def _begins(group: list[Line], line: Line, column: _Column) -> bool:
    """Return whether a line begins a new paragraph."""
    above = group[-1]
    if abs(above.size - line.size) > 0.9 and not _runs_on(above, line):
        return True
    pitch = line.middle - above.middle
    if pitch > column.pitch * 1.18 + 1 or pitch < -1:
        return True
    if _is_item(line.text):
        return not _is_wrapped_number(group, line)
    ended = bool(_TERMINAL.search(above.text))
    if above.bold != line.bold and (ended or (above.bold and len(group) == 1 and not line.text[:1].islower())):
        return True
    return _is_forced_break(group, above, line, column)


def _runs_on(above: Line, line: Line) -> bool:
    """Return whether a change of size is one of a word or two within a sentence, not one of role."""
    return line.text[:1].islower() and not _TERMINAL.search(above.text) and abs(above.size - line.size) < 2


def _is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBERED.match(text) or _LEADER.search(text))


def _is_wrapped_number(group: list[Line], line: Line) -> bool:
    """Return whether "- " or "12. " at the line start is running text: aligned with it, in the middle of a sentence."""
    above = group[-1]
    bullet = _BULLET.match(line.text)
    if bullet:
        return f" {bullet.group().strip()} " in above.text and not _BULLET.match(group[0].text)
    return abs(line.x0 - above.x0) < 1 and not _TERMINAL.search(above.text) and len(group) > 1


def _is_forced_break(group: list[Line], above: Line, line: Line, column: _Column) -> bool:
    """Return whether the line above was ended on purpose: the next word would have fitted on it."""
    if line.text[:1].islower():
        return False
    word = line.text.split(" ", 1)[0]
    width = (line.x1 - line.x0) * (len(word) + 1.5) / max(len(line.text), 1)
    if above.x1 + width > column.right:
        return False
    indented = line.x0 > group[0].x0 + 4 and bool(_BULLET.match(group[0].text) or _NUMBERED.match(group[0].text))
    return bool(_TERMINAL.search(above.text)) or (
        not indented and column.right - above.x1 > 0.3 * (column.right - above.x0)
    )


def _is_note(line: Line) -> bool:
    return bool(_FOOTNOTE.match(line.text)) and not _CAPTION.match(line.text)


def _notes(lines: list[Line]) -> list[list[Line]]:
    """Return footnotes: each begins with a raised mark, or with a number after the end of a sentence."""
    groups: list[list[Line]] = []
    for line in lines:
        raised = line.pieces[0].raised and bool(_FOOTNOTE.match(line.text))
        if groups and not raised:
            ended = _NOTE_END.search(groups[-1][-1].text) and not groups[-1][0].pieces[0].raised
            raised = bool(ended and _is_note(line))
        if groups and not raised:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


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


def _toc_entries(group: list[Line]) -> list[list[Line]]:
    entries: list[list[Line]] = [[]]
    for line in group:
        entries[-1].append(line)
        if _TOC_LINE.search(line.text):
            entries.append([])
    return [entry for entry in entries if entry]


def _continues(draft: Draft, first: Draft) -> bool:
    """Return whether the first draft of a flow goes on where the running text stopped."""
    if first.kind is not BlockKind.PARAGRAPH or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    if abs(draft.lines[-1][1].size - first.size) > 0.6:
        return False
    last = draft.lines[-1][1].text
    if _TERMINAL.search(last):
        return False
    if first.text[:1].islower():
        return True
    return (
        bool(re.search(r"[\w,\-\u00ad\x02\ufffe]\s*$", last))
        and draft.kind is BlockKind.PARAGRAPH
        and len(draft.text) > 60
    )


def _header_rows(table: Table) -> int:
    """Return how many rows on top are column heads: bold or shaded, and the rows below are not."""
    rows = table.rows
    if len(rows) < 2:
        return 0

    def is_bold(row: TableRow) -> bool:
        return all(piece.style.font.bold for piece in row.pieces)

    count = 0
    while count < min(3, len(rows) - 1) and (is_bold(rows[count]) or rows[count].shaded):
        count += 1
    rest = rows[count:]
    if count and not all(is_bold(row) for row in rest) and len([c for c in rows[count - 1].cells if c.pieces]) > 1:
        return count
    return 0


def _heads(rows: Iterable[TableRow]) -> list[tuple[float, float, str]]:
    """Return the horizontal range and text of each column head."""
    return [
        (cell.box.x0, cell.box.x1, _plain(" ".join(line.text for line in lines_of(cell.pieces))))
        for row in rows
        for cell in row.cells
        if cell.pieces
    ]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-\u00ad]?[\x02\ufffe\u00ad]\s*", "", text).split())


def _head_of(heads: list[tuple[float, float, str]], x0: float, x1: float) -> str:
    middle = (x0 + x1) / 2
    return " ".join(head for left, right, head in heads if left - 2 <= middle <= right + 2)


def _same_columns(above: Table, below: Table) -> bool:
    def borders(table: Table) -> set[int]:
        return {round(cell.box.x0 / 4) for row in table.rows for cell in row.cells}

    first, second = borders(above), borders(below)
    return len(first ^ second) <= max(1, len(first | second) // 4)


def _as_text(draft: Draft) -> Draft:
    """Return what stands beside the running text as such: a pull quote is no heading of what follows."""
    kind = BlockKind.PARAGRAPH if draft.kind is BlockKind.HEADING else draft.kind
    return replace(draft, kind=kind, aside=True)
