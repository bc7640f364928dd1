"""Regular grids: lines that all run from edge to edge make their cells at once, without a search for crossings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Box

NEAR = 3.0
"""Points within which two lines are one, or touch."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line: its fixed coordinate, and where it begins and ends along the other one."""

    at: float
    start: float
    end: float


def regular_grids(horizontal: list[Segment], vertical: list[Segment]) -> list[list[Box]] | None:
    """Return the cells of each grid, None when some lines stop halfway: then merged cells must be looked for.

    The lines are those that ``merged`` returns.
    """
    grids: list[list[Box]] = []
    left = set(range(len(vertical)))
    while left:
        found, taken = _connected(min(left), horizontal, vertical)
        left -= taken
        lines, bars = [horizontal[at] for at in found], [vertical[at] for at in taken]
        if len(lines) < 2 or len(bars) < 2:
            continue
        if not (_even(lines) and _even(bars)):
            return None
        xs, ys = sorted(bar.at for bar in bars), sorted(line.at for line in lines)
        grids.append([Box(x0, top, x1, bottom) for top, bottom in pairwise(ys) for x0, x1 in pairwise(xs)])
    return [grid for grid in grids if len(grid) > 1]


def left_out(
    horizontal: list[Segment], vertical: list[Segment], down: list[Segment]
) -> tuple[list[Segment], list[Segment]]:
    """Return the lines and bars that tables leave out: a left or right border, and rows that only the bars show.

    ``horizontal`` and ``vertical`` are what ``merged`` returns, ``down`` the bars as they were drawn. A border is
    missing where at least two lines end level and no bar stands; a row ends where all bars are interrupted, because
    page makers draw them row by row. Lines that touch no bar stay what they are: lines between rows.
    """
    lines_too: list[Segment] = []
    bars_too: list[Segment] = []
    drawn = sorted(down, key=lambda segment: segment.at)
    left = set(range(len(vertical)))
    while left:
        found, taken = _connected(min(left), horizontal, vertical)
        left -= taken
        lines, bars = [horizontal[at] for at in found], [vertical[at] for at in taken]
        if len(lines) < 2:
            continue
        closing = _borders(lines, bars)
        bars_too += closing
        if len(bars) + len(closing) > 1:
            edges = [bar.at for bar in (*bars, *closing)]
            lines_too += [Segment(y, min(edges), max(edges)) for y in _interruptions(lines, bars, drawn)]
    return lines_too, bars_too


def _borders(lines: list[Segment], bars: list[Segment]) -> list[Segment]:
    """Return the vertical borders that lines which hang together lack."""
    closing: list[Segment] = []
    for edge, side in ((min(one.start for one in lines), 0), (max(one.end for one in lines), 1)):
        heights = [one.at for one in lines if abs((one.start, one.end)[side] - edge) <= NEAR]
        if len(heights) > 1 and all(abs(bar.at - edge) > 2 * NEAR for bar in bars):
            closing.append(Segment(edge, min(heights), max(heights)))
    return closing


def _interruptions(lines: list[Segment], bars: list[Segment], drawn: list[Segment]) -> list[float]:
    """Return the heights without a line at which every bar that passes there was drawn in two pieces.

    What was drawn is sorted from left to right.
    """
    places = [one.at for one in drawn]
    joints: list[list[float]] = []
    for bar in bars:
        pieces = drawn[bisect_left(places, bar.at - NEAR) : bisect_right(places, bar.at + NEAR)]
        joints.append([one.end for one in pieces if bar.start < one.end - NEAR < bar.end - 2 * NEAR])
    heights: list[float] = []
    for y in sorted(y for ends in joints for y in ends):
        passing = [ends for bar, ends in zip(bars, joints, strict=True) if bar.start + NEAR < y < bar.end - NEAR]
        is_new = all(abs(y - other) > 2 * NEAR for other in (*heights, *(line.at for line in lines)))
        if is_new and passing and all(any(abs(y - end) <= NEAR for end in ends) for ends in passing):
            heights.append(y)
    return heights


def merged(segments: list[Segment]) -> list[Segment]:
    """Return the segments with those on one line that touch joined."""
    levels: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: segment.at):
        if levels and segment.at - levels[-1][-1].at <= NEAR:
            levels[-1].append(segment)
        else:
            levels.append([segment])
    merged: list[Segment] = []
    for level in levels:
        at = sum(segment.at for segment in level) / len(level)
        parts = sorted((segment.start, segment.end) for segment in level)
        start, end = parts[0]
        for begin, stop in parts[1:]:
            if begin > end + NEAR:
                merged.append(Segment(at, start, end))
                start, end = begin, stop
            end = max(end, stop)
        merged.append(Segment(at, start, end))
    return merged


def _connected(first: int, horizontal: list[Segment], vertical: list[Segment]) -> tuple[set[int], set[int]]:
    """Return the indices of the horizontal and vertical lines that hang together with a vertical one."""
    lines: set[int] = set()
    bars = {first}
    waiting = [first]
    while waiting:
        bar = vertical[waiting.pop()]
        fresh = [at for at, line in enumerate(horizontal) if at not in lines and _cross(line, bar)]
        lines.update(fresh)
        for line in fresh:
            more = [at for at, other in enumerate(vertical) if at not in bars and _cross(horizontal[line], other)]
            bars.update(more)
            waiting += more
    return lines, bars


def _cross(line: Segment, bar: Segment) -> bool:
    return line.start - NEAR <= bar.at <= line.end + NEAR and bar.start - NEAR <= line.at <= bar.end + NEAR


def _even(segments: list[Segment]) -> bool:
    """Return whether the segments begin and end level."""
    starts, ends = [one.start for one in segments], [one.end for one in segments]
    return max(starts) - min(starts) <= 2 * NEAR and max(ends) - min(ends) <= 2 * NEAR
