"""Tables with lines between their rows only: the white strips through all rows tell the columns."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from extract._page import RawPage
from extract.model import Box

MIN_RULES = 3
MAX_ROW_HEIGHT = 220.0
SAME = 4.0
"""Points within which the ends of two lines count as level."""

MIN_STRIP = 4.0
"""Width of the white between two columns; a word space is narrower."""

_WORD = re.compile(r"\S+")
_Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Row:
    """The words between two lines."""

    top: float
    bottom: float
    words: tuple[_Range, ...]


def row_ruled_grids(page: RawPage, known: list[list[Box]]) -> list[list[Box]]:
    """Return the cells of tables that have horizontal lines only; ``known`` are the grids that were found."""
    full = [box for boxes in known if len({box.top for box in boxes}) > 1 for box in boxes]
    grids: list[list[Box]] = []
    stacks = _stacks(page)
    words = _words(page) if stacks else []
    for left, right, heights in stacks:
        beside = [word for word in words if word[2] > left - SAME and word[1] < right + SAME]
        rows = [_row(top, bottom, beside) for top, bottom in itertools.pairwise(heights)]
        for run, strips in _runs(rows, left, right):
            boxes = _cells(run, strips, left, right)
            if not any(_overlap(box, other) for box in boxes for other in full):
                grids.append(boxes)
    return grids


def _stacks(page: RawPage) -> list[tuple[float, float, list[float]]]:
    """Return lines with the same ends: left, right and their heights."""
    by_ends: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in page.drawing.horizontal:
        by_ends[round(box.x0 / SAME), round(box.x1 / SAME)].append(box)
    stacks: list[tuple[float, float, list[float]]] = []
    for boxes in by_ends.values():
        heights: list[float] = []
        for y in sorted((box.top + box.bottom) / 2 for box in boxes):
            if not heights or y - heights[-1] > SAME:
                heights.append(y)
        if len(heights) >= MIN_RULES and boxes[0].x1 - boxes[0].x0 > 100:
            stacks.append((boxes[0].x0, boxes[0].x1, heights))
    return stacks


def _words(page: RawPage) -> list[tuple[float, float, float]]:
    """Return (middle height, x0, x1) of the words of a page, from top to bottom."""
    chars = page.upright
    found: list[tuple[float, float, float]] = []
    for piece in page.pieces:
        if piece.upright:
            middle = piece.middle
            for match in _WORD.finditer(chars.text, piece.start, piece.end):
                found.append((middle, chars.x0[match.start()], chars.x1[match.end() - 1]))
    return sorted(found)


def _row(top: float, bottom: float, words: list[tuple[float, float, float]]) -> _Row:
    first, last = bisect_left(words, (top,)), bisect_left(words, (bottom,))
    return _Row(top, bottom, tuple((x0, x1) for _, x0, x1 in words[first:last]))


def _runs(rows: list[_Row], left: float, right: float) -> list[tuple[list[_Row], list[_Range]]]:
    """Return the runs of rows through which white strips go, with those strips."""
    runs: list[tuple[list[_Row], list[_Range]]] = []
    run: list[_Row] = []
    strips: list[_Range] = []
    for row in rows:
        own = _strips([row], left, right) if row.words and row.bottom - row.top <= MAX_ROW_HEIGHT else []
        shared = _strips([*run, row], left, right) if run and own else own
        if run and not shared:
            runs.append((run, strips))
            run, shared = [], own
        if own:
            run, strips = [*run, row], shared
        else:
            run, strips = [], []
    if run:
        runs.append((run, strips))
    return [(found, between) for found, between in runs if len(found) >= MIN_RULES - 1]


def _strips(rows: list[_Row], left: float, right: float) -> list[_Range]:
    """Return the white strips between the words of all rows, not those at the edges."""
    strips: list[_Range] = []
    edge = None
    for x0, x1 in sorted(word for row in rows for word in row.words):
        if edge is not None and x0 - edge >= MIN_STRIP and left < edge and x0 < right:
            strips.append((edge, x0))
        edge = max(edge or x1, x1)
    return strips


def _cells(rows: list[_Row], strips: list[_Range], left: float, right: float) -> list[Box]:
    """Return the cells; a column begins where the words right of a strip do."""
    borders = [left, *(x0 - 1 for _, x0 in strips), right]
    return [Box(x0, row.top, x1, row.bottom) for row in rows for x0, x1 in itertools.pairwise(borders)]


def _overlap(box: Box, other: Box) -> bool:
    return (
        min(box.x1, other.x1) - max(box.x0, other.x0) > 2
        and min(box.bottom, other.bottom) - max(box.top, other.top) > 2
    )
