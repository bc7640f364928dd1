"""Tables with lines between their rows only: the white strips through all rows tell the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract._grids import Segment, merged
from extract._page import RawPage
from extract._strips import PageText, Range, TextLine, strips_of
from extract._underlined import body_rows, heads_above, underlined_grid
from extract.model import Box

_MARK = re.compile(r"\s*(?:\W{1,3}|\W?[a-z]{0,2}\s?\d{1,2}\W{0,2}|\w[.)])\s*$")
TICK_CHARS = 2
MIN_ROWS = 2
MAX_ROW_HEIGHT = 220.0
MIN_WIDTH = 100.0
SAME = 4.0
"""Points within which the ends of two lines count as level."""

ROW_GAP = 2.6
"""Times the font size that two lines lie apart when they cannot stand in one row."""

LARGER = 1.2
"""Times the usual font size from which a line is a heading between tables."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """Lines with the same ends, from top to bottom."""

    left: float
    right: float
    heights: list[float]


@dataclass(frozen=True, slots=True)
class _Row:
    """The text between two lines."""

    top: float
    bottom: float
    lines: tuple[TextLine, ...]


def row_ruled_grids(page: RawPage, known: list[list[Box]]) -> list[list[Box]]:
    """Return the cells of tables that have horizontal lines only; ``known`` are the grids that were found."""
    grids: list[list[Box]] = []
    stacks = _stacks(page)
    if not stacks:
        return []
    text = PageText(page)
    for stack in stacks:
        for boxes in _grids_in(text, stack):
            if not any(_overlap(box, other) for box in boxes for grid in grids for other in grid) and not any(
                _is_better(page, grid, boxes) for grid in known
            ):
                grids.append(boxes)
    return grids


def _is_better(page: RawPage, known: list[Box], boxes: list[Box]) -> bool:
    """Return whether a known grid stands where the boxes do, and tells more of the table than they do."""
    if len({box.top for box in known}) < 2 or not any(_overlap(box, other) for box in boxes for other in known):
        return False
    top, bottom = min(box.top for box in known), max(box.bottom for box in known)
    left, right = min(box.x0 for box in known), max(box.x1 for box in known)
    if _columns(boxes) > _columns(known) and not (_is_drawn(page, left) or _is_drawn(page, right)):
        return False
    drawn = sum(
        min(line.bottom, bottom) - max(line.top, top)
        for line in page.drawing.vertical
        if left + SAME < line.x0 < right - SAME and line.top < bottom and line.bottom > top
    )
    return drawn > 0.5 * (bottom - top) or len(known) >= len(boxes)


def _is_drawn(page: RawPage, x: float) -> bool:
    """Return whether a border of a grid stands on the page: it may have been added to lines that end level."""
    bars = ((bar.x0 + bar.x1) / 2 for bar in page.drawing.vertical)
    edges = (edge for box in page.drawing.fills for edge in (box.x0, box.x1))
    return any(abs(at - x) < SAME for at in (*bars, *edges))


def _columns(boxes: list[Box]) -> int:
    return len({round(box.x0) for box in boxes})


def _stacks(page: RawPage) -> list[_Stack]:
    """Return the straight lines across, those that touch joined; the edges of a shaded row count as lines."""
    across = [Segment((box.top + box.bottom) / 2, box.x0, box.x1) for box in page.drawing.horizontal]
    for box in page.drawing.fills:
        if box.bottom - box.top <= MAX_ROW_HEIGHT and box.x1 - box.x0 < 0.97 * page.frame.width:
            across += [Segment(y, box.x0, box.x1) for y in (box.top, box.bottom)]
    stacks: list[_Stack] = []
    for line in merged(across):
        if line.end - line.start < MIN_WIDTH:
            continue
        own = next((s for s in stacks if abs(s.left - line.start) < SAME and abs(s.right - line.end) < SAME), None)
        if own is None:
            stacks.append(_Stack(line.start, line.end, [line.at]))
        elif line.at - own.heights[-1] > SAME:
            own.heights.append(line.at)
    return stacks


def _grids_in(text: PageText, stack: _Stack) -> list[list[Box]]:
    """Return the tables along a stack of lines: rows between lines, and rows below a single line under column heads."""
    grids: list[list[Box]] = []
    rows = [
        _Row(top, bottom, tuple(text.lines_between(stack.left, stack.right, top, bottom)))
        for top, bottom in pairwise(stack.heights)
    ]
    used: set[float] = set()
    for run, strips in _runs(rows, stack):
        bounds = [(row.top, row.bottom) for row in run]
        used.update(y for pair in bounds for y in pair)
        if _only_ticks(run) or (len(strips) == 1 and all(_is_marked(row, strips[0]) for row in run)):
            continue
        if len(run) == MIN_ROWS:
            inner = body_rows(list(run[1].lines), strips, run[1].top, run[1].bottom)
            bounds[1:] = inner if len(inner) > MIN_ROWS else bounds[1:]
        heads = heads_above(text, stack.left, stack.right, run[0].top)
        words = [word for row in run for line in row.lines for word in line.words]
        with_heads = strips_of([*words, *(word for line in heads for word in line.words)], stack.left, stack.right)
        if heads and len(with_heads) >= len(strips) and _fills(heads, with_heads) > 1:
            strips = with_heads
            bounds.insert(0, (min(line.top for line in heads) - 1, run[0].top))
        grids.append(_cells(bounds, strips, stack))
    for at, y in enumerate(stack.heights):
        if y not in used:
            following = stack.heights[at + 1] if at + 1 < len(stack.heights) else text.height
            found = underlined_grid(text, stack.left, stack.right, y, following)
            grids += [_cells(found.rows, found.strips, stack)] if found else []
    return grids


def _fills(lines: list[TextLine], strips: list[Range]) -> int:
    return len({sum(x0 >= end - 1 for _, end in strips) for line in lines for x0, _ in line.words})


def _runs(rows: list[_Row], stack: _Stack) -> list[tuple[list[_Row], list[Range]]]:
    """Return the runs of rows through which white strips go, with those strips.

    A row with text in one column only (a title between rows) belongs to the run when it leaves all strips free.
    """
    runs: list[tuple[list[_Row], list[Range]]] = []
    run: list[_Row] = []
    strips: list[Range] = []
    for row in rows:
        own = _own_strips([row], stack) if _is_row(row) else []
        shared = _own_strips([*run, row], stack) if run else own
        within = bool(run) and not own and _is_row(row) and len(shared) == len(strips)
        if run and not within and not (own and shared):
            runs.append((run, strips))
            run, shared = [], own
        if own or within:
            run, strips = [*run, row], shared
        else:
            run, strips = [], []
    if run:
        runs.append((run, strips))
    return [
        (found, between) for found, between in runs if sum(bool(_own_strips([row], stack)) for row in found) >= MIN_ROWS
    ]


def _is_row(row: _Row) -> bool:
    """Return whether the text between two lines hangs together."""
    if not row.lines or row.bottom - row.top > MAX_ROW_HEIGHT:
        return False
    smallest = min(line.size for line in row.lines)
    close = all(below.middle - above.middle < ROW_GAP * above.size for above, below in pairwise(row.lines))
    return close and all(line.size < LARGER * smallest and not line.crosses for line in row.lines)


def _only_ticks(rows: list[_Row]) -> bool:
    """Return whether the rows hold nothing but ticks: their labels stand outside the lines."""
    return all(len(piece.text.strip()) <= TICK_CHARS for row in rows for line in row.lines for piece in line.pieces)


def _is_marked(row: _Row, strip: Range) -> bool:
    """Return whether the first column of a row holds no more than the marks of list items."""
    first = [piece.text for line in row.lines for piece in line.pieces if piece.x1 < strip[1]]
    return all(map(_MARK.match, first))


def _own_strips(rows: list[_Row], stack: _Stack) -> list[Range]:
    return strips_of([word for row in rows for line in row.lines for word in line.words], stack.left, stack.right)


def _cells(rows: list[Range], strips: list[Range], stack: _Stack) -> list[Box]:
    """Return the cells; a column begins where the words right of a strip do."""
    borders = [stack.left, *(x0 - 1 for _, x0 in strips), stack.right]
    return [Box(x0, top, x1, bottom) for top, bottom in rows for x0, x1 in pairwise(borders)]


def _overlap(box: Box, other: Box) -> bool:
    """Return whether two cells share more than their borders; neither is narrower or lower than those."""
    return box.x1 - other.x0 > 2 and other.x1 - box.x0 > 2 and box.bottom - other.top > 2 and other.bottom - box.top > 2
