"""Reading order: the pieces of a page become flows of lines and tables, column by column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract._columns import (
    MARKER_CHARS,
    alphabetical_columns,
    are_columns,
    is_prose,
    listing_columns,
    notes_beside,
    with_markers,
)
from extract._lines import Entry, Item, Line, entry_of, items_of, table_entry
from extract._margins import notes_apart
from extract._page import Piece
from extract._tables import Table
from extract._unruled import unruled_table
from extract.model import Box

MIN_GUTTER = 5.0
TITLE_SIZE = 1.18
"""Times the usual font size from which a line alone at its height is a heading between two tables."""

CHAPTER_SIZE = 1.4
"""Times the usual font size from which a heading that stands alone heads all columns below it."""

LARGER = 1.08
WHITE_GAP = 1.65
"""Times the font size that two lines lie apart when there is white between them."""

WHITE_ABOVE_TABLE = 2.2
"""Times the font size that a title lies above its table at most."""

NEARLY_FULL = 0.15
"""Share of a column's width that a line that fills it may leave free."""

MIN_COLUMN_LINES = 3
"""Lines on both sides of a gutter that make columns of them."""


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
    entries = sorted([*map(entry_of, upright), *map(table_entry, tables)], key=lambda entry: (entry.top, entry.x0))
    if not _any_side_by_side(entries):
        return [Flow(tuple(items_of(entries))), *turned] if entries else turned
    entries, notes = notes_apart(entries)
    aside = [Flow(tuple(items_of(note)), aside=True) for note in notes]
    return [*_merge(_split(_with_wide_headings(entries))), *aside, *turned]


def _with_wide_headings(entries: list[Entry]) -> list[Entry]:
    """Return the entries with a chapter heading that stands alone made as wide as the page: columns end above it."""
    left, right = min(entry.x0 for entry in entries), max(entry.x1 for entry in entries)
    large = CHAPTER_SIZE * median(entry.size for entry in entries)
    return [
        replace(entry, x1=right)
        if entry.size >= large and entry.x0 < left + 0.05 * (right - left) and _is_alone(entry, entries)
        else entry
        for entry in entries
    ]


def _is_alone(entry: Entry, entries: list[Entry]) -> bool:
    """Return whether nothing stands beside an entry, nor beside the white around it."""
    top, bottom = entry.top - 0.3 * entry.size, entry.bottom + 0.3 * entry.size
    return not any(other is not entry and other.bottom > top and other.top < bottom for other in entries)


def _any_side_by_side(entries: list[Entry]) -> bool:
    bottom = -1.0
    for entry in entries:
        if (entry.top + entry.bottom) / 2 < bottom:
            return True
        bottom = max(bottom, entry.bottom)
    return False


@dataclass(slots=True)
class _Band:
    """Entries below each other that leave at least one vertical strip of the page free."""

    entries: list[Entry]
    gaps: list[tuple[float, float]]
    left: float
    right: float

    @property
    def inner(self) -> list[tuple[float, float]]:
        """Return the strips that have entries on both sides."""
        return _inner(self.gaps, self.left, self.right)


def _split(entries: list[Entry]) -> list[Flow]:
    """Return the flows of a region: bands with gutters become columns or tables, the rest runs on."""
    left, right = min(entry.x0 for entry in entries), max(entry.x1 for entry in entries)
    result: list[Flow] = []
    bands = _bands(entries, left, right)
    for at, band in enumerate(bands):
        above, beside, below = _peel(band, followed=at + 1 < len(bands))
        result += [Flow(tuple(items_of(above)))] if above else []
        if beside:
            result += _read_groups(beside, _groups(_band(beside, band.gaps)))
        result += [Flow(tuple(items_of(below)))] if below else []
    return result


def _peel(band: _Band, *, followed: bool) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Return what stands above the columns of a band, in them, and below: a short last line leaves a strip free too."""
    groups = _groups(band)
    if len(groups) < 2:
        return band.entries, [], []
    highest, lowest = max(group[0].top for group in groups), min(max(e.bottom for e in group) for group in groups)
    above = _of_one([_before_break(group, highest) for group in groups])
    below = _of_one([_before_break(group[::-1], lowest, down=False) for group in groups])
    if all(map(is_prose, groups)):  # running text that begins or ends higher than its neighbour
        above = [entry for entry in above if entry in groups[0]]
        below = [entry for entry in below if entry not in groups[0] or (followed and _are_titles(below, groups[0]))]
    elif below and below[0] in groups[0] and _fill(below, groups[0]) > 1:  # the end of a column, not a last line
        below = []
    aside = {id(entry) for entry in (*above, *below)}
    return above, [entry for entry in band.entries if id(entry) not in aside], below


def _fill(entries: list[Entry], group: list[Entry]) -> int:
    """Return how many of the entries are as wide as their column."""
    left, right = min(entry.x0 for entry in group), max(entry.x1 for entry in group)
    return sum(entry.x1 > right - NEARLY_FULL * (right - left) for entry in entries)


def _are_titles(entries: list[Entry], group: list[Entry]) -> bool:
    """Return whether entries look unlike their column: it does not end in a title, so that heads what comes below."""
    usual = median(entry.size for entry in group)
    bold = sum(entry.bold for entry in group) < len(group) / 2 and all(entry.bold for entry in entries)
    return bold or all(entry.size > LARGER * usual for entry in entries)


def _of_one(found: list[list[Entry]]) -> list[Entry]:
    """Return the entries when they stand in one column only; in more than one they are columns themselves."""
    filled = [entries for entries in found if entries]
    return filled[0] if len(filled) == 1 else []


def _before_break(group: list[Entry], edge: float, *, down: bool = True) -> list[Entry]:
    """Return the entries at an end of a column that lie beyond the edge of the other columns, up to a white gap."""
    outside: list[Entry] = []
    for entry, following in pairwise(group):
        middle = (entry.top + entry.bottom) / 2
        beyond = middle < edge if down else middle > edge
        if not beyond:
            break
        outside.append(entry)
        if abs(following.top - entry.top) > WHITE_GAP * max(entry.size, following.size):
            return outside
    return outside if down and outside and _is_small(outside, group) else []


def _is_small(outside: list[Entry], group: list[Entry]) -> bool:
    """Return whether the entries above the columns are a few lines, not the better part of a longer column."""
    return len(outside) <= 4 or len(outside) < 0.25 * len(group)


def _bands(entries: list[Entry], left: float, right: float) -> list[_Band]:
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
            low, high = min(entry.x0 for entry in row), max(entry.x1 for entry in row)
            has = _inner(gaps, min(low, band.left), max(high, band.right))
            if gaps and (has or not (band.inner or _inner(free, low, high))) and not _ends_columns(band, row, has):
                band.entries += row
                band.gaps, band.left, band.right = gaps, min(low, band.left), max(high, band.right)
                continue
        bands.append(_band(row, free))
    return _with_column_tops(bands)


def _ends_columns(band: _Band, row: list[Entry], left: list[tuple[float, float]]) -> bool:
    """Return whether a row closes the gutters that the band's text stands beside, and leaves lesser strips only.

    What stays free may be the strip behind bullets, one beyond a column that only the last rows have, or one beside
    which nothing stands in this row: a footnote that is as wide as two of three columns.
    """
    closed = [gap for gap in band.inner if not any(gap[0] < end and start < gap[1] for start, end in left)]
    if not closed or len(closed) == len(band.inner):
        return False
    used = {gap: _use(band, gap) for gap in band.inner}
    most = max(used[gap] for gap in closed)
    text = [entry for entry in row if entry.chars > MARKER_CHARS]
    alone = len(text) == 1 and any(text[0].x0 < start and text[0].x1 > end for start, end in closed)
    lesser = all(2 * use < most for gap, use in used.items() if gap not in closed)
    return most >= MIN_COLUMN_LINES and (lesser or alone)


def _use(band: _Band, gap: tuple[float, float]) -> int:
    """Return how many lines of text stand on either side of a strip at least; marks do not count."""
    text = [entry for entry in band.entries if entry.chars > MARKER_CHARS]
    return min(sum(entry.x1 <= gap[0] + 1 for entry in text), sum(entry.x0 >= gap[1] - 1 for entry in text))


def _with_column_tops(bands: list[_Band]) -> list[_Band]:
    """Return the bands with lines that begin a right column higher than its neighbours moved down to their column."""
    for above, band in pairwise(bands):
        if not above.inner:
            count = _higher_tops(above.entries, band)
            for entry in above.entries[len(above.entries) - count :]:
                band.gaps = _without(band.gaps, entry)
                band.left, band.right = min(entry.x0, band.left), max(entry.x1, band.right)
            band.entries[:0] = above.entries[len(above.entries) - count :]
            del above.entries[len(above.entries) - count :]
    return [band for band in bands if band.entries]


def _higher_tops(above: list[Entry], band: _Band) -> int:
    """Return how many of the last entries above a band belong to it: down from the highest line of a right column."""
    if not band.inner:
        return 0
    edge = band.inner[0][1]
    tops = [other for other in band.entries if other.x1 > edge]
    left = [other for other in band.entries if other.x1 <= edge]
    count = 0
    for at, entry in enumerate(reversed(above), start=1):
        if any(entry.x0 < end and entry.x1 > start for start, end in band.inner):
            break
        column = tops if entry.x0 >= edge - 1 else left
        following = min(column, key=lambda other: other.top, default=None)
        white = WHITE_ABOVE_TABLE if following is not None and following.table else WHITE_GAP
        if following is None or following.top - entry.top > white * entry.size:
            break
        column.append(entry)
        count = at if column is tops else count
    return count


def _side_by_side(entries: list[Entry]) -> list[list[Entry]]:
    """Return the entries, sorted by their top, in groups that begin at about the same height."""
    rows: list[list[Entry]] = []
    for entry in entries:
        if rows and entry.top < (rows[-1][0].top + min(rows[-1][0].bottom, rows[-1][0].top + 20)) / 2:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _without(gaps: list[tuple[float, float]], entry: Entry) -> list[tuple[float, float]]:
    """Return the gaps minus the width of an entry."""
    result: list[tuple[float, float]] = []
    for start, end in gaps:
        if entry.x1 <= start or entry.x0 >= end:
            result.append((start, end))
            continue
        result += [part for part in ((start, entry.x0), (entry.x1, end)) if part[1] - part[0] >= MIN_GUTTER]
    return result


def _band(entries: list[Entry], gaps: list[tuple[float, float]]) -> _Band:
    return _Band(list(entries), gaps, min(entry.x0 for entry in entries), max(entry.x1 for entry in entries))


def _inner(gaps: list[tuple[float, float]], left: float, right: float) -> list[tuple[float, float]]:
    """Return the gaps that lie between left and right."""
    return [gap for gap in gaps if gap[0] > left and gap[1] < right]


def _groups(band: _Band) -> list[list[Entry]]:
    """Return the entries of each column of a band, left to right."""
    cuts = [(start + end) / 2 for start, end in band.inner]
    groups: list[list[Entry]] = [[] for _ in range(len(cuts) + 1)]
    for entry in band.entries:
        groups[sum(entry.x0 > cut for cut in cuts)].append(entry)
    return [group for group in groups if group]


def _read_groups(entries: list[Entry], groups: list[list[Entry]]) -> list[Flow]:
    """Return the flows of entries with gutters: columns, text with notes beside it, a table, or plain lines."""
    listed = listing_columns(groups)
    if listed:
        return [flow for part in listed for flow in _read_listed(part)]
    terms = alphabetical_columns(groups)
    if terms:
        return [_read_terms(part) for part in terms]
    groups = with_markers(groups)
    return _read_columns(entries, groups) if len(groups) > 1 else [Flow(tuple(items_of(entries)))]


def _read_columns(entries: list[Entry], groups: list[list[Entry]]) -> list[Flow]:
    """Return the flows of at least two columns of text or cells."""
    notes = notes_beside(groups)
    if notes is not None:
        body = [flow for group in groups if group is not notes for flow in _split(group)]
        return [*body, Flow(tuple(items_of(notes)), aside=True)]
    if are_columns(groups):
        return [flow for group in groups for flow in _split(group)]
    title = _title(entries)
    if title is not None:
        above = [entry for entry in entries if entry.top < title.top]
        below = [entry for entry in entries if entry.top > title.top]
        return [*_split_some(above), Flow(tuple(items_of([title]))), *_split_some(below)]
    table = unruled_table(groups)
    return [Flow((table,))] if table else [Flow(tuple(items_of(entries)))]


def _read_terms(part: list[list[Entry]]) -> Flow:
    """Return a column of a list of terms: a table of terms and meanings, or lines where it has terms only."""
    filled = [group for group in part if group]
    table = unruled_table(filled) if len(filled) > 1 else None
    return Flow((table,) if table else tuple(items_of(entry for group in filled for entry in group)))


def _read_listed(part: list[list[Entry]]) -> list[Flow]:
    """Return the flows of a column of running text, or of a column of titles with their page numbers."""
    return _split(part[0]) if len(part) == 1 else [Flow(tuple(items_of(entry for group in part for entry in group)))]


def _split_some(entries: list[Entry]) -> list[Flow]:
    return _split(entries) if entries else []


def _title(entries: list[Entry]) -> Entry | None:
    """Return a line in a large font that stands alone at its height: a heading, which no table row is."""
    usual = median(entry.size for entry in entries)
    for entry in entries:
        alone = not any(other is not entry and abs(other.top - entry.top) < entry.size for other in entries)
        if alone and entry.size >= TITLE_SIZE * usual:
            return entry
    return None


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
