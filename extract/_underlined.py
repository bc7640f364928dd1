"""Tables with a line under their column heads only: the heads tell the columns, white space tells the rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from extract._strips import PageText, Range, TextLine, strips_of, usual_pitch

MAX_HEAD_LINES = 3
MAX_ROW_HEIGHT = 220.0
CLOSE = 1.6
"""Times the font size within which a line belongs to the line, or the ruling, below it."""

APART = 3.2
"""Times the font size from which white space ends a table."""

LARGER = 1.2
"""Times the font size of the heads from which a line is a heading."""

AIRY = 1.18
"""Times the usual distance between lines that a new row stands below the last one."""

LOOSE = 1.6
"""Times the font size from which the distance between two lines cannot be one within a cell."""

NEARLY_FULL = 0.2
"""Share of a column's width that a line that fills it may leave free."""

MANY_COLUMNS = 3
"""Cells beside each other that make a table of a single row below bold heads."""

MIN_STRIP = 3.0


@dataclass(frozen=True, slots=True)
class Underlined:
    """Top and bottom of each row, the heads first, and the white strips between the columns."""

    rows: list[Range]
    strips: list[Range]


def heads_above(text: PageText, left: float, right: float, y: float) -> list[TextLine]:
    """Return the lines of text that stand on a ruling."""
    lines = text.lines_between(left, right, y - 60, y)[::-1]
    heads: list[TextLine] = []
    below = y
    for line in lines[:MAX_HEAD_LINES]:
        if line.crosses or below - line.middle > CLOSE * line.size or (heads and line.bold != heads[0].bold):
            break
        if heads and abs(line.size - heads[0].size) > 0.6:
            break
        heads.insert(0, line)
        below = line.middle
    return heads


def underlined_grid(text: PageText, left: float, right: float, y: float, following: float) -> Underlined | None:
    """Return the table whose column heads stand on the ruling at ``y``; ``following`` is the next ruling."""
    heads = heads_above(text, left, right, y)
    groups = _head_groups(heads)
    if len(groups) < 2:
        return None
    body, strips = _grow(text.lines_between(left, right, y, following), heads, groups, (left, right))
    if following < text.height:
        while body and body[-1].bold and not body[0].bold:
            body.pop()
    rows = body_rows(body, strips, y, following)
    filled = [_columns_in(row, body, strips) for row in rows]
    enough = sum(count > 1 for count in filled) >= 2 or (heads[0].bold and max(filled, default=0) >= MANY_COLUMNS)
    if not enough or any(bottom - top > MAX_ROW_HEIGHT for top, bottom in rows):
        return None
    while len(groups) > 2 and _columns_in(rows[-1], body, strips) < 2:
        rows.pop()
    return Underlined([(min(line.top for line in heads) - 1, y), *rows], strips)


def _head_groups(heads: list[TextLine]) -> list[Range]:
    """Return the horizontal range of each column head; a head may be written over several lines."""
    groups: list[Range] = []
    for x0, x1 in sorted((piece.x0, piece.x1) for line in heads for piece in line.pieces):
        if groups and x0 < groups[-1][1]:
            groups[-1] = groups[-1][0], max(groups[-1][1], x1)
        else:
            groups.append((x0, x1))
    return groups


def _grow(
    lines: list[TextLine], heads: list[TextLine], groups: list[Range], borders: Range
) -> tuple[list[TextLine], list[Range]]:
    """Return the lines below the heads that leave white between all columns, and that white."""
    size = max(line.size for line in heads)
    words = [word for line in heads for word in line.words]
    strips = _between(strips_of(words, *borders, least=MIN_STRIP), groups)
    body: list[TextLine] = []
    above = heads[-1]
    for line in lines:
        if line.crosses or line.size > LARGER * size or line.middle - above.middle > APART * size:
            break
        tried = [*words, *line.words]
        found = _between(strips_of(tried, *borders, least=MIN_STRIP), groups)
        if len(found) < len(groups) - 1:
            break
        words, strips, above = tried, found, line
        body.append(line)
    return body, strips


def _between(strips: list[Range], groups: list[Range]) -> list[Range]:
    """Return per pair of neighbouring heads the widest strip between them."""
    found: list[Range] = []
    for (x0, _), (_, x1) in pairwise(groups):
        inside = [strip for strip in strips if strip[0] > x0 and strip[1] < x1 and strip not in found]
        if inside:
            found.append(max(inside, key=lambda strip: strip[1] - strip[0]))
    return found


def body_rows(lines: list[TextLine], strips: list[Range], top: float, bottom: float) -> list[Range]:
    """Return top and bottom of each row: parted by white space, or where that is even, by the first column."""
    if not lines:
        return []
    size = max(line.size for line in lines)
    pitches = Counter(round(pitch * 2) / 2 for pitch in _pitches(lines, strips) if pitch > 0.8 * size)
    tight = usual_pitch(pitches) if pitches else 0.0
    airy = [_white(above, below) > AIRY * tight for above, below in pairwise(lines)]
    by_space = any(airy) and not all(airy) and tight < LOOSE * size
    edges = [top]
    for at, (above, line) in enumerate(pairwise(lines)):
        filled = _columns_of([line], strips)
        begins = 0 in filled or (len(filled) > 1 and (by_space or tight >= LOOSE * size))
        close = not airy[at] and _white(above, line) < LOOSE * size
        if filled == {0} and close and _wraps(above, line, lines, strips):
            begins = False
        if begins and (airy[at] or not by_space):
            edges.append((above.bottom + line.top) / 2)
    return list(pairwise([*edges, min(bottom, lines[-1].bottom + 2)]))


def _wraps(above: TextLine, line: TextLine, lines: list[TextLine], strips: list[Range]) -> bool:
    """Return whether a line in the first column alone goes on with the one above it, which fills that column."""
    edge = strips[0][1] - 1 if strips else line.words[-1][1]
    ends = [max((x1 for x0, x1 in one.words if x0 < edge), default=0.0) for one in lines]
    end = max((x1 for x0, x1 in above.words if x0 < edge), default=0.0)
    left = min(one.words[0][0] for one in lines)
    return line.pieces[0].text[:1].islower() or end > max(ends) - NEARLY_FULL * (max(ends) - left)


def _pitches(lines: list[TextLine], strips: list[Range]) -> list[float]:
    """Return the distances between lines within one column: cells beside each other need not keep in step."""
    last: dict[int, float] = {}
    pitches: list[float] = []
    for line in lines:
        for piece in line.pieces:
            column = sum(piece.x0 >= end - 1 for _, end in strips)
            if column in last:
                pitches.append(piece.middle - last[column])
            last[column] = piece.middle
    return pitches


def _white(above: TextLine, below: TextLine) -> float:
    """Return how far two lines lie apart at least."""
    return min(piece.middle for piece in below.pieces) - max(piece.middle for piece in above.pieces)


def _columns_of(lines: list[TextLine], strips: list[Range]) -> set[int]:
    """Return the columns in which the lines have text."""
    return {sum(x0 >= end - 1 for _, end in strips) for line in lines for x0, _ in line.words}


def _columns_in(row: Range, lines: list[TextLine], strips: list[Range]) -> int:
    """Return how many columns have text in a row."""
    return len(_columns_of([line for line in lines if row[0] < line.middle < row[1]], strips))
