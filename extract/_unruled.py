"""Tables without rulings: columns of short texts that stand in rows."""

from __future__ import annotations

from itertools import pairwise

from extract._lines import Entry, Line, items_of
from extract._page import Piece
from extract._strips import Range, TextLine
from extract._tables import Table, TableCell, TableRow
from extract._underlined import body_rows
from extract.model import Box


def unruled_table(groups: list[list[Entry]]) -> Table | None:
    """Return a table of the columns, or None when these are lines with a marker or a number in front or behind."""
    if any(entry.table for group in groups for entry in group):
        return None
    columns = [(min(entry.x0 for entry in group), max(entry.x1 for entry in group)) for group in groups]
    rows = _rows(groups, columns)
    if len(rows) < 2 or sum(len([cell for cell in row if cell]) > 1 for row in rows) < 2:
        return None
    built = tuple(
        TableRow(tuple(TableCell(_cell_box(cell, columns[at]), tuple(cell)) for at, cell in enumerate(row)))
        for row in rows
    )
    boxes = [cell.box for row in built for cell in row.cells if cell.pieces]
    box = Box(columns[0][0], min(b.top for b in boxes), columns[-1][1], max(b.bottom for b in boxes))
    return Table(box, built, ruled=False)


def _cell_box(pieces: list[Piece], column: tuple[float, float]) -> Box:
    if not pieces:
        return Box(column[0], 0, column[1], 0)
    return Box(column[0], min(piece.top for piece in pieces), column[1], max(piece.bottom for piece in pieces))


def _rows(groups: list[list[Entry]], columns: list[Range]) -> list[list[list[Piece]]]:
    """Return per row and column the pieces."""
    lines = [item for item in items_of(entry for group in groups for entry in group) if isinstance(item, Line)]
    home = {entry.piece: at for at, group in enumerate(groups) for entry in group if entry.piece}
    strips = [(left[1], right[0]) for left, right in pairwise(columns)]
    texts = [
        TextLine(line.pieces, tuple((piece.x0, piece.x1) for piece in line.pieces), crosses=False) for line in lines
    ]
    bounds = body_rows(texts, strips, texts[0].top - 1, texts[-1].bottom + 1)
    rows: list[list[list[Piece]]] = [[[] for _ in groups] for _ in bounds]
    for line, text in zip(lines, texts, strict=True):
        at = sum(text.middle > bottom for _, bottom in bounds[:-1])
        for piece in line.pieces:
            rows[at][home[piece]].append(piece)
    return [row for row in rows if any(row)]
