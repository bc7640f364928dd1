"""Cells between lines that cross: grids with merged cells, where some lines stop halfway."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from extract._grids import NEAR, Segment
from extract.model import Box

_Point = tuple[float, float]


@dataclass(slots=True)
class _Crossings:
    """Where lines cross, and which lines go through each crossing."""

    across: dict[_Point, set[int]] = field(default_factory=dict[_Point, set[int]])
    down: dict[_Point, set[int]] = field(default_factory=dict[_Point, set[int]])
    column: dict[float, list[float]] = field(default_factory=lambda: defaultdict(list))
    """The heights of the crossings at one x, from top to bottom."""
    row: dict[float, list[float]] = field(default_factory=lambda: defaultdict(list))
    """The places of the crossings at one height, from left to right."""

    def smallest_cell(self, x: float, y: float) -> Box | None:
        """Return the smallest rectangle of lines with this crossing as its top left corner."""
        corner = x, y
        below = [down for down in self.column[x] if down > y and self.down[corner] & self.down[x, down]]
        beside = [right for right in self.row[y] if right > x and self.across[corner] & self.across[right, y]]
        for down in below:
            left = self.across[x, down]
            for right in beside:
                opposite = right, down
                if opposite in self.down and self.down[opposite] & self.down[right, y] and self.across[opposite] & left:
                    return Box(x, y, right, down)
        return None


def grids_of_cells(horizontal: list[Segment], vertical: list[Segment]) -> list[list[Box]]:
    """Return the cells of each grid, merged ones as one; cells that share a corner are one grid.

    The lines are those that ``merged`` returns, as for ``regular_grids``.
    """
    crossings = _crossings(horizontal, vertical)
    cells = [crossings.smallest_cell(*point) for point in sorted(crossings.down)]
    return _connected([cell for cell in cells if cell])


def _crossings(across: list[Segment], down: list[Segment]) -> _Crossings:
    found = _Crossings()
    for bar_at, bar in enumerate(down):
        for line_at, line in enumerate(across):
            if (
                bar.start <= line.at + NEAR
                and bar.end >= line.at - NEAR
                and line.start - NEAR <= bar.at <= line.end + NEAR
            ):
                point = bar.at, line.at
                found.down.setdefault(point, set()).add(bar_at)
                found.across.setdefault(point, set()).add(line_at)
    for x, y in sorted(found.down):
        found.column[x].append(y)
        found.row[y].append(x)
    return found


def _connected(cells: list[Box]) -> list[list[Box]]:
    """Return the cells in groups that hang together by their corners, from the top; a lone cell is no grid."""
    at_corner: dict[_Point, list[Box]] = defaultdict(list)
    for cell in cells:
        for corner in _corners(cell):
            at_corner[corner].append(cell)
    groups: list[list[Box]] = []
    seen: set[Box] = set()
    for cell in cells:
        if cell in seen:
            continue
        seen.add(cell)
        group = [cell]
        for member in group:
            for corner in _corners(member):
                fresh = [other for other in at_corner[corner] if other not in seen]
                seen.update(fresh)
                group += fresh
        groups.append(group)
    return sorted((group for group in groups if len(group) > 1), key=lambda group: min((b.top, b.x0) for b in group))


def _corners(box: Box) -> tuple[_Point, ...]:
    return (box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom)
