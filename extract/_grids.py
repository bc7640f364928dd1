"""Regular grids: lines that all run from edge to edge make their cells at once, without a search for crossings."""

from __future__ import annotations

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


def regular_grids(across: list[Segment], down: list[Segment]) -> list[list[Box]] | None:
    """Return the cells of each grid, None when some lines stop halfway: then merged cells must be looked for."""
    horizontal, vertical = merged(across), merged(down)
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
