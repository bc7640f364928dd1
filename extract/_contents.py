"""Tables of contents without dot leaders: entries with rising page numbers that agree with the pages that follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from extract._layout import Flow
from extract._lines import Line, lines_of
from extract._paragraphs import TERMINAL
from extract._tables import Table, TableRow

FRONT_PAGES = 8
"""Contents stand on one of the first pages."""

MIN_ENTRIES = 4
MIN_TITLED = 3
"""Entries that are enough below a title or a column head that says what the numbers are."""

MIN_COVERING = 6
COVERING = 0.6
"""Share of the pages that the last number reaches when the numbers themselves tell that they are pages."""

MATCH_CHARS = 8

CONTENTS_TITLE = re.compile(
    r"^\s*(?:(?:korte\s+)?inhoud(?:sopgave|sovergave|soverzicht)?|indeling(?:\s+van\s+.{1,30})?|"
    r"wat\s+staat\s+waar\??|wat\s+leest\s+u\s+waar\??|(?:table\s+of\s+)?contents)\s*:?\s*$",
    re.I,
)
_PAGE_HEAD = re.compile(r"^\s*(?:blz|blad(?:zijde)?|pag(?:ina)?|p|slide|dia|sheet)(?:nummer|nr)?\.?\s*$", re.I)
_ENTRY = re.compile(r"^(?P<title>.*[^\W\d_]{2}.*?\S)[\s.]+(?P<page>\d{1,3}|[ivxl]{1,6})\s*$")
_PAGE_CELL = re.compile(r"^\s*(?P<page>\d{1,3}|[ivxl]{1,6})\s*$")


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page in reading order."""

    number: int
    flows: tuple[Flow, ...]
    header: tuple[Line, ...] = ()
    footer: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines and tables that are a table of contents, each entry with all its lines."""

    entries: dict[int, list[Line]] = field(default_factory=dict[int, "list[Line]"])
    """By the id of an entry's first line its lines; by the id of its other lines nothing."""
    tables: frozenset[int] = frozenset()
    """Ids of the tables of which the rows are entries."""


@dataclass(slots=True)
class _Entry:
    title: str
    page: int
    lines: list[Line]


def contents_of(layouts: list[PageLayout]) -> Contents:
    """Return what is a table of contents on the first pages."""
    entries: dict[int, list[Line]] = {}
    tables: set[int] = set()
    later = _Later(layouts)
    for layout in layouts[:FRONT_PAGES]:
        titled = False
        for flow in layout.flows:
            for run in _runs(flow):
                if isinstance(run, Table):
                    if _is_contents_table(run, later, layout.number, titled=titled):
                        tables.add(id(run))
                elif isinstance(run, Line):
                    titled = titled or bool(CONTENTS_TITLE.match(run.text))
                elif _is_contents(run, later, layout.number, titled=titled):
                    for entry in run:
                        entries.update({id(line): [] for line in entry.lines[1:]})
                        entries[id(entry.lines[0])] = entry.lines
    return Contents(entries, frozenset(tables))


def _runs(flow: Flow) -> Iterable[list[_Entry] | Line | Table]:
    """Yield runs of lines that end in a number, the lines that do not, and tables."""
    run: list[_Entry] = []
    waiting: Line | None = None
    for item in flow.items:
        match = _ENTRY.match(item.text.replace("\x00", " ")) if isinstance(item, Line) else None
        if isinstance(item, Line) and match:
            start = [waiting] if waiting and run else []
            text = " ".join([*(line.text for line in start), match["title"]])
            run.append(_Entry(text, _number(match["page"]), [*start, item]))
            waiting = None
            continue
        if isinstance(item, Line) and run and waiting is None and not TERMINAL.search(item.text):
            waiting = item
            continue
        yield from _flushed(run, waiting)
        run, waiting = [], None
        yield item
    yield from _flushed(run, waiting)


def _flushed(run: list[_Entry], waiting: Line | None) -> Iterable[list[_Entry] | Line]:
    if run:
        yield run
    if waiting is not None:
        yield waiting


def _number(text: str) -> int:
    """Return a page number; roman ones come before the arabic ones."""
    return int(text) if text.isdigit() else 0


class _Later:
    """The lines of a document, to look up the titles of entries on the pages that follow."""

    def __init__(self, layouts: list[PageLayout]) -> None:
        self._layouts = layouts
        self._pages: dict[str, list[int]] | None = None

    @property
    def pages(self) -> int:
        """Return how many pages the document has."""
        return len(self._layouts)

    def offsets(self, entries: list[_Entry], page: int) -> Counter[int]:
        """Return how far the pages on which the titles stand lie from the numbers of the entries."""
        found: Counter[int] = Counter()
        for entry in entries:
            key = _key(entry.title)
            if len(key) >= MATCH_CHARS:
                found.update({there - entry.page for there in self._lines().get(key[:24], []) if there > page})
        return found

    def _lines(self) -> dict[str, list[int]]:
        if self._pages is None:
            self._pages = {}
            for layout in self._layouts:
                for flow in layout.flows:
                    for item in flow.items:
                        if isinstance(item, Line):
                            self._pages.setdefault(_key(item.text)[:24], []).append(layout.number)
        return self._pages


def _key(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _is_contents(entries: list[_Entry], later: _Later, page: int, *, titled: bool) -> bool:
    """Return whether the numbers rise and are pages: because a title says so, or because the titles stand there."""
    numbers = [entry.page for entry in entries]
    if len(entries) < (MIN_TITLED if titled else MIN_ENTRIES) or numbers != sorted(numbers):
        return False
    if titled:
        return True
    agreed = later.offsets(entries, page).most_common(1)
    return bool(agreed) and 2 * agreed[0][1] >= len(entries)


def _is_contents_table(table: Table, later: _Later, page: int, *, titled: bool) -> bool:
    """Return whether the first or last column of a table holds rising page numbers."""
    for at in (-1, 0):
        entries = [entry for row in table.rows if (entry := _row_entry(row, at)) is not None]
        others = len(table.rows) - len(entries)
        if others > 1 + len(table.rows) // 4 or len({entry.page for entry in entries}) < MIN_TITLED:
            continue
        head = _cell_text(table.rows[0], at)
        named = titled or bool(_PAGE_HEAD.match(head))
        if _is_contents(entries, later, page, titled=named) or (at and _covers(entries, later, page)):
            return True
    return False


def _covers(entries: list[_Entry], later: _Later, page: int) -> bool:
    """Return whether the numbers rise from the first pages to the last ones, as only page numbers do."""
    numbers = [entry.page for entry in entries]
    return (
        len(numbers) >= MIN_COVERING
        and page <= FRONT_PAGES // 2
        and all(low < high for low, high in pairwise(numbers))
        and COVERING * later.pages <= numbers[-1] <= later.pages + 2
    )


def _row_entry(row: TableRow, at: int) -> _Entry | None:
    match = _PAGE_CELL.match(_cell_text(row, at))
    filled = [cell for cell in row.cells if cell.pieces]
    if match is None or len(filled) < 2:
        return None
    title = filled[1 if at == 0 else 0]
    lines = lines_of(title.pieces)
    return _Entry(" ".join(line.text for line in lines), _number(match["page"]), lines)


def _cell_text(row: TableRow, at: int) -> str:
    return " ".join(piece.text for piece in row.cells[at].pieces)
