"""Ruled tables: from the lines on a page to rows of cells, with the text pieces that stand in each cell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from extract._cells import grids_of_cells
from extract._grids import Segment, left_out, merged, regular_grids
from extract._page import Piece, RawPage, split_piece
from extract._rules import row_ruled_grids
from extract.model import Box

SNAP = 3.0
MIN_LINES = 2
MAX_SHADE = 200.0
"""Points; a higher filled rectangle is a background, no shaded row."""

MAX_PARTS = 12_000
"""Parts of lines on a page; Word draws every border of every cell by itself."""

MAX_EDGES = 1_500
"""More lines than this on a page is a drawing; looking for cells in it would take minutes."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its box on the page and its text pieces in reading order."""

    box: Box
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, left to right; a merged cell stands in the row and column where it begins."""

    cells: tuple[TableCell, ...]
    shaded: bool = False

    @property
    def top(self) -> float:
        """Return the top of the row."""
        return min(cell.box.top for cell in self.cells)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the text pieces of all cells."""
        return tuple(piece for cell in self.cells for piece in cell.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page."""

    box: Box
    rows: tuple[TableRow, ...]
    ruled: bool = True


def ruled_tables(page: RawPage, grids: list[list[Box]], pieces: list[Piece]) -> tuple[list[Table], list[Piece]]:
    """Return the tables in the grids of a page, and the pieces that stand in none of them."""
    tables: list[Table] = []
    for boxes in grids:
        inside, pieces = _partition(pieces, _around(boxes))
        table = _table(page, boxes, inside) if inside else None
        if table is None:
            pieces += inside
        else:
            tables.append(table)
    return tables, pieces


def find_grids(page: RawPage) -> list[list[Box]]:
    """Return the cells of each grid on the page: of full rulings first, then of lines between rows only."""
    grids = _full_grids(page)
    rows = row_ruled_grids(page, grids)
    lone = [boxes for boxes in grids if not _lies_in(boxes, rows)]
    return [*lone, *rows]


def _lies_in(boxes: list[Box], grids: list[list[Box]]) -> bool:
    """Return whether a grid is the shaded head of a table that has lines between its rows only."""
    middle = (boxes[0].top + boxes[0].bottom) / 2
    return any(
        min(cell.top for cell in grid) < middle < max(cell.bottom for cell in grid)
        and min(cell.x0 for cell in grid) < boxes[0].x1
        and boxes[0].x0 < max(cell.x1 for cell in grid)
        for grid in grids
    )


def _full_grids(page: RawPage) -> list[list[Box]]:
    """Return the cells that lines on all sides make."""
    across, down = _rulings(page)
    if len(across) + len(down) > MAX_PARTS or len(across) < MIN_LINES or not down:
        return []
    lines, bars = merged(across), merged(down)
    if len(lines) + len(bars) > MAX_EDGES:
        return []
    lines_too, bars_too = left_out(lines, bars, down)
    lines = merged([*across, *lines_too]) if lines_too else lines
    bars = merged([*down, *bars_too]) if bars_too else bars
    regular = regular_grids(lines, bars)
    return grids_of_cells(lines, bars) if regular is None else regular


def _rulings(page: RawPage) -> tuple[list[Segment], list[Segment]]:
    """Return the lines across and down; the edges of filled rectangles are lines too."""
    drawing = page.drawing
    across = [Segment((box.top + box.bottom) / 2, box.x0, box.x1) for box in drawing.horizontal]
    down = [Segment((box.x0 + box.x1) / 2, box.top, box.bottom) for box in drawing.vertical]
    for box in drawing.fills:
        if box.x1 - box.x0 > 0.97 * page.frame.width or box.bottom - box.top > 0.97 * page.frame.height:
            continue
        across += [Segment(y, box.x0, box.x1) for y in (box.top, box.bottom)]
        down += [Segment(x, box.top, box.bottom) for x in (box.x0, box.x1)]
    return across, down


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _partition(pieces: list[Piece], box: Box) -> tuple[list[Piece], list[Piece]]:
    inside: list[Piece] = []
    outside: list[Piece] = []
    for piece in pieces:
        centre = (piece.x0 + piece.x1) / 2
        is_in = box.top <= piece.middle <= box.bottom and box.x0 - SNAP <= centre <= box.x1 + SNAP
        (inside if is_in else outside).append(piece)
    return inside, outside


def _table(page: RawPage, boxes: list[Box], pieces: list[Piece]) -> Table | None:
    """Return the table, or None when one column holds all text: that is a frame around running text."""
    if len({round(box.x0) for box in boxes}) < 2:
        return None
    rows: list[TableRow] = []
    left = list(pieces)
    for top in sorted({box.top for box in boxes}):
        row_boxes = sorted((box for box in boxes if box.top == top), key=lambda box: box.x0)
        rows.append(TableRow(tuple(TableCell(box, ()) for box in row_boxes), _is_shaded(page, row_boxes)))
    placed = _place(page, [cell.box for row in rows for cell in row.cells], left)
    filled = [
        TableRow(tuple(TableCell(cell.box, tuple(placed.get(cell.box, ()))) for cell in row.cells), row.shaded)
        for row in rows
    ]
    columns = {round(cell.box.x0) for row in filled for cell in row.cells if cell.pieces}
    if len(columns) < 2:
        return None
    return Table(_around(boxes), tuple(row for row in filled if row.pieces))


def _place(page: RawPage, boxes: list[Box], pieces: list[Piece]) -> dict[Box, list[Piece]]:
    """Return the pieces of each cell; a piece that PDFium ran on over a border is cut there."""
    placed: dict[Box, list[Piece]] = {}
    grid = _Grid(boxes)
    for piece in pieces:
        level = grid.at(piece.middle)
        borders = sorted(box.x1 for box in level if piece.x0 + SNAP < box.x1 < piece.x1 - SNAP)
        for part in split_piece(piece, page.upright, borders) if borders else [piece]:
            placed.setdefault(_home(level or boxes, part), []).append(part)
    for found in placed.values():
        found.sort(key=lambda piece: (piece.middle, piece.x0))
    return placed


class _Grid:
    """The cells of a table by height: a page-long table has hundreds, and each piece asks for the ones beside it."""

    def __init__(self, boxes: list[Box]) -> None:
        self._heights = sorted({y for box in boxes for y in (box.top, box.bottom)})
        self._levels: list[list[Box]] = [[] for _ in self._heights]
        for box in boxes:
            for level in range(bisect_right(self._heights, box.top) - 1, bisect_right(self._heights, box.bottom) - 1):
                self._levels[level].append(box)

    def at(self, y: float) -> list[Box]:
        """Return the cells at this height."""
        return self._levels[max(bisect_right(self._heights, y) - 1, 0)]


def _home(boxes: list[Box], piece: Piece) -> Box:
    """Return the cell that holds the middle of a piece, or else the nearest one."""
    centre = (piece.x0 + piece.x1) / 2

    def distance(box: Box) -> float:
        across = max(box.x0 - centre, 0.0, centre - box.x1)
        down = max(box.top - piece.middle, 0.0, piece.middle - box.bottom)
        return across + down

    return min(boxes, key=distance)


def _is_shaded(page: RawPage, boxes: list[Box]) -> bool:
    """Return whether each box of a row lies on a filled rectangle that is no background of the whole page."""
    downs = [(box.top + box.bottom) / 2 for box in boxes]
    if not downs:
        return False
    low, high = min(downs), max(downs)
    fills = [fill for fill in page.drawing.fills if fill.top <= high and low <= fill.bottom < fill.top + MAX_SHADE]
    return bool(fills) and all(
        any(fill.top <= down <= fill.bottom and fill.x0 <= (box.x0 + box.x1) / 2 <= fill.x1 for fill in fills)
        for box, down in zip(boxes, downs, strict=True)
    )
