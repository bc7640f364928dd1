"""Column heads, and tables that run on over a page end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from operator import attrgetter

from extract._drafts import Draft
from extract._lines import lines_of
from extract._paragraphs import TERMINAL
from extract._tables import Table, TableRow

MAX_HEADS = 3
SHADED_BELOW = 0.25
"""Share of the other rows up to which shading tells heads; where more are shaded it marks every other row."""

_FIGURE = re.compile(r"[-–+]?\s?(?:€\s?)?\d[\d.,]*\s?%?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class TablePart:
    page: int
    table: Table
    heads: list[tuple[float, float, str]]
    number: int


def goes_on(draft: Draft, row: TableRow) -> bool:
    """Return whether the filled cells of a row can only go on with those of the row before."""
    filled = [cell for cell in row.cells if cell.pieces]
    for cell in filled:
        at = min(range(len(draft.lefts)), key=lambda at: abs(draft.lefts[at] - cell.box.x0))
        if abs(draft.lefts[at] - cell.box.x0) > 12:
            return False
        open_end = not TERMINAL.search(draft.cells[at][-1][-1][1].text)
        if not (open_end and cell.pieces[0].text[:1].islower()):
            return False
    return True


def header_rows(table: Table) -> int:
    """Return how many rows on top are column heads: bold or shaded, and the rows below are not."""
    rows = table.rows
    if len(rows) < 2:
        return 0

    def is_bold(row: TableRow) -> bool:
        return all(piece.style.font.bold for piece in row.pieces)

    below = list(dropwhile(attrgetter("shaded"), rows))
    tells = bool(below) and sum(row.shaded for row in below) <= SHADED_BELOW * len(below)
    count = 0
    while count < min(MAX_HEADS, len(rows) - 1) and (is_bold(rows[count]) or (tells and rows[count].shaded)):
        if _holds_figures(rows[count]):
            return 0
        count += 1
    rest = rows[count:]
    if count and not all(is_bold(row) for row in rest) and len([c for c in rows[count - 1].cells if c.pieces]) > 1:
        return count
    return 0


def _holds_figures(row: TableRow) -> bool:
    """Return whether a row gives amounts, as a subtotal does: its numbers are no years and do not count columns."""
    texts = [" ".join(piece.text for piece in cell.pieces).strip() for cell in row.cells if cell.pieces]
    numbers = [text for text in texts if _FIGURE.match(text) and not _YEAR.match(text)]
    counts = [int(text) for text in numbers if text.isdigit()]
    counted = len(counts) == len(numbers) and all(low + 1 == high for low, high in pairwise(counts))
    return len(numbers) > 1 and 2 * len(numbers) >= len(texts) and not counted


def column_heads(rows: Iterable[TableRow]) -> list[tuple[float, float, str]]:
    """Return the horizontal range and text of each column head."""
    return [
        (cell.box.x0, cell.box.x1, _plain(" ".join(line.text for line in lines_of(cell.pieces))))
        for row in rows
        for cell in row.cells
        if cell.pieces
    ]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-\u00ad]?[\x02\ufffe\u00ad]\s*", "", text).split())


def head_of(heads: list[tuple[float, float, str]], x0: float, x1: float) -> str:
    middle = (x0 + x1) / 2
    return " ".join(head for left, right, head in heads if left - 2 <= middle <= right + 2)


def same_columns(above: Table, below: Table) -> bool:
    def borders(table: Table) -> set[int]:
        return {round(cell.box.x0 / 4) for row in table.rows for cell in row.cells}

    first, second = borders(above), borders(below)
    return len(first ^ second) <= max(1, len(first | second) // 4)
