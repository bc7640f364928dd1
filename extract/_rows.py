"""Column heads, and tables that run on over a page end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract._drafts import Draft
from extract._lines import lines_of
from extract._paragraphs import TERMINAL
from extract._tables import Table, TableRow


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

    count = 0
    while count < min(3, len(rows) - 1) and (is_bold(rows[count]) or rows[count].shaded):
        count += 1
    rest = rows[count:]
    if count and not all(is_bold(row) for row in rest) and len([c for c in rows[count - 1].cells if c.pieces]) > 1:
        return count
    return 0


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
