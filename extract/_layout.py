"""Reading order: the pieces of a page become flows of lines and tables, column by column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median

from extract._page import Piece
from extract._tables import Table, TableCell, TableRow
from extract.model import Box

MIN_GUTTER = 5.0
MIN_PROSE_LINES = 3
MIN_PROSE_CHARS = 24
RUNNING_LINES = 4
MARKER_CHARS = 4
"""A column of bullets, list numbers or page numbers is no longer than this; it belongs to the line beside it."""


@dataclass(frozen=True)
class Line:
    """Pieces on one baseline, left to right."""

    pieces: tuple[Piece, ...]
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        """Compute the box once; the layout asks for it all the time."""
        tallest = max(self.pieces, key=lambda piece: piece.width * piece.height)
        object.__setattr__(self, "x0", self.pieces[0].x0)
        object.__setattr__(self, "x1", max(piece.x1 for piece in self.pieces))
        object.__setattr__(self, "top", tallest.top)
        object.__setattr__(self, "bottom", tallest.bottom)

    @cached_property
    def text(self) -> str:
        """Return the raw text, pieces separated by a space."""
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def size(self) -> float:
        """Return the font size of most of the line."""
        return round(max(self.pieces, key=lambda piece: piece.width).style.size * 2) / 2

    @cached_property
    def bold(self) -> bool:
        """Return whether the whole line is bold."""
        return all(piece.style.font.bold for piece in self.pieces if piece.width > 4)

    @cached_property
    def italic(self) -> bool:
        """Return whether the whole line is italic."""
        return all(piece.style.font.italic for piece in self.pieces)

    @property
    def middle(self) -> float:
        """Return the vertical middle."""
        return (self.top + self.bottom) / 2


Item = Line | Table


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines and tables that are read from top to bottom; ``aside`` when they stand beside the running text."""

    items: tuple[Item, ...]
    aside: bool = False


def flows(pieces: list[Piece], tables: list[Table]) -> list[Flow]:
    """Return the flows of a page in reading order."""
    if not pieces and not tables:
        return []
    upright = [piece for piece in pieces if piece.upright]
    across = [piece for piece in pieces if not piece.upright]
    turned = [Flow((Line(tuple(across)),), aside=True)] if across else []
    entries = sorted([*map(_entry, upright), *map(_table_entry, tables)], key=lambda entry: (entry.top, entry.x0))
    if not _any_side_by_side(entries):
        return [Flow(tuple(_items(entries))), *turned] if entries else turned
    return [*_merge(_split(entries)), *turned]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A piece or a table, as a rectangle to be put in order."""

    x0: float
    top: float
    x1: float
    bottom: float
    piece: Piece | None
    table: Table | None

    @property
    def chars(self) -> int:
        return len(self.piece.text) if self.piece else 1_000


def _entry(piece: Piece) -> _Entry:
    return _Entry(piece.x0, piece.top, piece.x1, piece.bottom, piece, None)


def _table_entry(table: Table) -> _Entry:
    return _Entry(table.box.x0, table.box.top, table.box.x1, table.box.bottom, None, table)


def _any_side_by_side(entries: list[_Entry]) -> bool:
    bottom = -1.0
    for entry in entries:
        if (entry.top + entry.bottom) / 2 < bottom:
            return True
        bottom = max(bottom, entry.bottom)
    return False


def _items(entries: Iterable[_Entry]) -> list[Item]:
    """Return the entries as lines and tables, top to bottom."""
    items: list[Item] = []
    open_line: list[Piece] = []
    for entry in sorted(entries, key=lambda entry: (entry.top + entry.bottom) / 2):
        piece = entry.piece
        if piece and open_line and _on_line(open_line, piece):
            open_line.append(piece)
            continue
        if open_line:
            items.append(line_of(open_line))
            open_line = []
        if piece:
            open_line = [piece]
        elif entry.table:
            items.append(entry.table)
    if open_line:
        items.append(line_of(open_line))
    return items


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return pieces of one column as lines, top to bottom."""
    return [item for item in _items(map(_entry, pieces)) if isinstance(item, Line)]


def line_of(pieces: list[Piece]) -> Line:
    """Return pieces on one baseline as a line."""
    return Line(tuple(sorted(pieces, key=lambda piece: piece.x0)))


def _on_line(line: list[Piece], piece: Piece) -> bool:
    """Return whether a piece shares the line's baseline: the smaller one's middle lies within the larger one."""
    return any(
        other.top < piece.middle < other.bottom or piece.top < other.middle < piece.bottom
        if abs(other.middle - piece.middle) < 0.6 * max(other.height, piece.height)
        else False
        for other in line
    )


@dataclass(slots=True)
class _Band:
    """Entries below each other that leave at least one vertical strip of the page free."""

    entries: list[_Entry]
    gaps: list[tuple[float, float]]


def _split(entries: list[_Entry]) -> list[Flow]:
    """Return the flows of a region: bands with gutters become columns or tables, the rest runs on."""
    left, right = min(entry.x0 for entry in entries), max(entry.x1 for entry in entries)
    result: list[Flow] = []
    for band in _bands(entries, left, right):
        above, beside, below = _peel(band)
        result += [Flow(tuple(_items(above)))] if above else []
        if beside:
            result += _read_groups(beside, _groups(_Band(beside, band.gaps)))
        result += [Flow(tuple(_items(below)))] if below else []
    return result


def _peel(band: _Band) -> tuple[list[_Entry], list[_Entry], list[_Entry]]:
    """Return what stands above the columns of a band, in them, and below: a short last line leaves a strip free too."""
    groups = _groups(band)
    if len(groups) < 2:
        return band.entries, [], []
    highest, lowest = max(group[0].top for group in groups), min(max(e.bottom for e in group) for group in groups)
    above = _of_one([_before_break(group, highest) for group in groups])
    below = _of_one([_before_break(group[::-1], lowest, down=False) for group in groups])
    aside = {id(entry) for entry in (*above, *below)}
    return above, [entry for entry in band.entries if id(entry) not in aside], below


def _of_one(found: list[list[_Entry]]) -> list[_Entry]:
    """Return the entries when they stand in one column only; in more than one they are columns themselves."""
    filled = [entries for entries in found if entries]
    return filled[0] if len(filled) == 1 else []


def _before_break(group: list[_Entry], edge: float, *, down: bool = True) -> list[_Entry]:
    """Return the entries at an end of a column that lie beyond the edge of the other columns, up to a white gap."""
    outside: list[_Entry] = []
    for entry, following in pairwise(group):
        beyond = entry.bottom <= edge + 1 if down else entry.top >= edge - 1
        if not beyond:
            break
        outside.append(entry)
        gap = following.top - entry.bottom if down else entry.top - following.bottom
        if gap > 0.6 * (entry.bottom - entry.top):
            return outside
    return outside if down and outside and _is_small(outside, group) else []


def _is_small(outside: list[_Entry], group: list[_Entry]) -> bool:
    """Return whether the entries above the columns are a few lines, not the better part of a longer column."""
    return len(outside) <= 4 or len(outside) < 0.25 * len(group)


def _bands(entries: list[_Entry], left: float, right: float) -> list[_Band]:
    """Return the region cut where no vertical strip stays free, and where one becomes free between neighbours."""
    bands: list[_Band] = []
    for row in _side_by_side(entries):
        free = [(left, right)]
        for entry in row:
            free = _without(free, entry)
        if bands:
            band = bands[-1]
            gaps = band.gaps
            for entry in row:
                gaps = _without(gaps, entry)
            had, has = _inner(band.gaps, band.entries), _inner(gaps, [*band.entries, *row])
            if gaps and (has or not (had or _inner(free, row))):
                band.entries += row
                band.gaps = gaps
                continue
        bands.append(_Band(list(row), free))
    return bands


def _side_by_side(entries: list[_Entry]) -> list[list[_Entry]]:
    """Return the entries, sorted by their top, in groups that begin at about the same height."""
    rows: list[list[_Entry]] = []
    for entry in entries:
        if rows and entry.top < (rows[-1][0].top + min(rows[-1][0].bottom, rows[-1][0].top + 20)) / 2:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _without(gaps: list[tuple[float, float]], entry: _Entry) -> list[tuple[float, float]]:
    """Return the gaps minus the width of an entry."""
    result: list[tuple[float, float]] = []
    for start, end in gaps:
        if entry.x1 <= start or entry.x0 >= end:
            result.append((start, end))
            continue
        result += [part for part in ((start, entry.x0), (entry.x1, end)) if part[1] - part[0] >= MIN_GUTTER]
    return result


def _inner(gaps: list[tuple[float, float]], entries: list[_Entry]) -> list[tuple[float, float]]:
    """Return the gaps that have entries on both sides."""
    left, right = min(entry.x0 for entry in entries), max(entry.x1 for entry in entries)
    return [gap for gap in gaps if gap[0] > left and gap[1] < right]


def _groups(band: _Band) -> list[list[_Entry]]:
    """Return the entries of each column of a band, left to right."""
    cuts = [(start + end) / 2 for start, end in _inner(band.gaps, band.entries)]
    groups: list[list[_Entry]] = [[] for _ in range(len(cuts) + 1)]
    for entry in band.entries:
        groups[sum(entry.x0 > cut for cut in cuts)].append(entry)
    return [group for group in groups if group]


def _read_groups(entries: list[_Entry], groups: list[list[_Entry]]) -> list[Flow]:
    """Return the flows of entries with gutters: columns, text with notes beside it, a table, or plain lines."""
    groups = _with_markers(groups)
    if len(groups) < 2:
        return [Flow(tuple(_items(entries)))]
    notes = _notes_beside(groups)
    if notes is not None:
        body = [flow for group in groups if group is not notes for flow in _split(group)]
        return [*body, Flow(tuple(_items(notes)), aside=True)]
    if _are_columns(groups):
        return [flow for group in groups for flow in _split(group)]
    table = _unruled_table(groups)
    return [Flow((table,))] if table else [Flow(tuple(_items(entries)))]


def _with_markers(groups: list[list[_Entry]]) -> list[list[_Entry]]:
    """Return the groups with a column of bullets or numbers joined to the text that it belongs to."""
    if len(groups) == 2 and any(_are_markers(group) for group in groups):
        return [sorted([*groups[0], *groups[1]], key=lambda entry: (entry.top, entry.x0))]
    joined: list[list[_Entry]] = []
    for group in groups:
        if joined and _are_markers(joined[-1]) and _is_prose(group):
            joined[-1] = sorted([*joined[-1], *group], key=lambda entry: (entry.top, entry.x0))
        else:
            joined.append(group)
    return joined


def _are_markers(group: list[_Entry]) -> bool:
    return median(entry.chars for entry in group) <= MARKER_CHARS


def _are_columns(groups: list[list[_Entry]]) -> bool:
    """Return whether the groups are read one after the other, and not row by row.

    Reading across running text is the worst mistake, so text with lines that fill their column is only read by rows
    when white strips part the rows, or when what stands to its left labels its paragraphs.
    """
    if any(entry.table for group in groups for entry in group):
        return True
    if _strips_part_rows(groups):
        return False
    running = [group for group in groups if _runs_on(group)]
    if not running:
        return _aligned(groups) < 0.6 or sum(map(_is_prose, groups)) >= 2
    if _is_prose(groups[0]):
        return True
    return any(_labelled(groups[0], group) < 0.7 for group in running)


def _runs_on(group: list[_Entry]) -> bool:
    """Return whether a column has a run of lines that fill it, one right below the other."""
    if not _is_prose(group):
        return False
    left, right = min(entry.x0 for entry in group), max(entry.x1 for entry in group)
    pitch = _pitch(group)
    run = 1
    for above, entry in pairwise(group):
        full = above.x1 > right - 0.15 * (right - left)
        run = run + 1 if full and entry.top - above.top < 1.3 * pitch else 1
        if run >= RUNNING_LINES:
            return True
    return False


def _labelled(labels: list[_Entry], text: list[_Entry]) -> float:
    """Return the share of labels that stand at the beginning of a paragraph of the text."""
    right = max(entry.x1 for entry in text)
    left = min(entry.x0 for entry in text)
    begins = [text[0].top]
    for above, entry in pairwise(text):
        if above.x1 < right - 0.12 * (right - left) or entry.top - above.top > 1.3 * _pitch(text):
            begins.append(entry.top)
    good = [label for label in labels if any(abs(label.top - top) < 3 for top in begins)]
    wraps = [
        label for label, above in zip(labels[1:], labels, strict=False) if label.top - above.top < 1.3 * _pitch(text)
    ]
    return len(good) / max(len(labels) - len([wrap for wrap in wraps if wrap not in good]), 1)


def _aligned(groups: list[list[_Entry]]) -> float:
    """Return the share of lines in the smallest group that stand beside a line of another group."""
    smallest, *others = sorted(groups, key=len)
    middles = [(entry.top + entry.bottom) / 2 for group in others for entry in group]
    level = [entry for entry in smallest if any(abs((entry.top + entry.bottom) / 2 - other) < 2.5 for other in middles)]
    return len(level) / len(smallest)


def _is_prose(group: list[_Entry]) -> bool:
    if any(entry.table for entry in group):
        return True
    return len(group) >= MIN_PROSE_LINES and median(entry.chars for entry in group) >= MIN_PROSE_CHARS


def _pitch(group: list[_Entry]) -> float:
    """Return the usual distance from a line to the one right below it."""
    pitches: list[float] = []
    for at, entry in enumerate(group):
        below = (other for other in group[at + 1 : at + 6] if other.x0 < entry.x1 and entry.x0 < other.x1)
        following = next(below, None)
        if following is not None and following.top - entry.top > 2:
            pitches.append(following.top - entry.top)
    return median(pitches) if pitches else 1.2 * (group[0].bottom - group[0].top)


def _starts(group: list[_Entry], pitch: float) -> list[float]:
    """Return the tops of entries that stand clear of the one above."""
    starts: list[float] = []
    last = -1e9
    for entry in group:
        if entry.top - last > 1.3 * pitch:
            starts.append(entry.top)
        last = max(last, entry.top)
    return starts


def _strips_part_rows(groups: list[list[_Entry]]) -> bool:
    """Return whether white strips run through all columns about as often as a column begins a new block: a table."""
    top, bottom = max(group[0].top for group in groups), min(group[-1].bottom for group in groups)
    beside = [[entry for entry in group if top - 2 <= entry.top <= bottom] for group in groups]
    across = sorted((entry for group in beside for entry in group), key=lambda entry: entry.top)
    if not all(beside) or len(across) < 0.6 * sum(map(len, groups)):
        return False
    pitch = min(map(_pitch, beside))
    blocks = sorted(len(_starts(group, pitch)) for group in beside)[len(groups) // 2]
    return blocks >= 3 and len(_starts(across, pitch)) >= 0.7 * blocks


def _notes_beside(groups: list[list[_Entry]]) -> list[_Entry] | None:
    """Return the group of notes beside one column of running text, None when the groups are something else."""
    if len(groups) != 2 or any(entry.table for group in groups for entry in group):
        return None
    notes, body = sorted(groups, key=len)
    if _is_prose(notes) or not _is_prose(body) or len(body) < 6 or len(notes) > 0.35 * len(body):
        return None
    return notes if _labelled(notes, body) < 0.5 else None


def _unruled_table(groups: list[list[_Entry]]) -> Table | None:
    """Return a table of the columns, or None when these are lines with a marker or a number in front or behind."""
    if any(entry.table for group in groups for entry in group):
        return None
    rows = _rows(groups)
    if len(rows) < 2 or sum(len([cell for cell in row if cell]) > 1 for row in rows) < 2:
        return None
    columns = [(min(entry.x0 for entry in group), max(entry.x1 for entry in group)) for group in groups]
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


def _rows(groups: list[list[_Entry]]) -> list[list[list[Piece]]]:
    """Return per row and column the pieces: rows are parted by white space, or begin where the first column does."""
    lines = [item for item in _items(entry for group in groups for entry in group) if isinstance(item, Line)]
    home = {entry.piece: at for at, group in enumerate(groups) for entry in group if entry.piece}
    pitches = [below.top - above.top for above, below in pairwise(lines)]
    tight = min(pitches, default=0.0)
    airy = [pitch > 1.3 * tight for pitch in pitches]
    by_space = any(airy) and not all(airy)
    rows: list[list[list[Piece]]] = []
    for at, line in enumerate(lines):
        first = any(home[piece] == 0 for piece in line.pieces)
        begins = not rows or (airy[at - 1] if by_space else first)
        if begins or (by_space and first and len(line.pieces) == len(groups) and not airy[at - 1] and tight == 0):
            rows.append([[] for _ in groups])
        for piece in line.pieces:
            rows[-1][home[piece]].append(piece)
    return rows


def _merge(found: list[Flow]) -> list[Flow]:
    """Return the flows with neighbours that run on in one column joined."""
    merged: list[Flow] = []
    for flow in found:
        if merged and not merged[-1].aside and not flow.aside and _below(merged[-1], flow):
            merged[-1] = Flow(merged[-1].items + flow.items)
        else:
            merged.append(flow)
    return merged


def _box(item: Item) -> Box:
    return item.box if isinstance(item, Table) else Box(item.x0, item.top, item.x1, item.bottom)


def _below(above: Flow, flow: Flow) -> bool:
    last, first = _box(above.items[-1]), _box(flow.items[0])
    return first.top >= last.top and first.x0 < last.x1 and last.x0 < first.x1
