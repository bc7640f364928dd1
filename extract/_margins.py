"""Margin notes: small text outside the measure of the running text, which is read after it."""

from __future__ import annotations

from statistics import median

from extract._columns import MARKER_CHARS, MIN_PROSE_CHARS, labels_paragraph
from extract._lines import Entry

SMALL = 0.95
"""Times the size of the running text up to which text in the margin is a note; a heading is as large or larger."""

MIN_MARGIN = 5.0
"""Points between the running text and a note."""

MIN_LINES = 6
"""Lines of running text that have a margin."""

APART = 2.2
"""Times its font size between the tops of two lines from which they are two notes."""


def notes_apart(entries: list[Entry]) -> tuple[list[Entry], list[list[Entry]]]:
    """Return the entries without the notes in the margin, and those notes from top to bottom."""
    prose = [entry for entry in entries if entry.piece and entry.chars >= MIN_PROSE_CHARS]
    if len(prose) < MIN_LINES:
        return entries, []
    size = median(entry.size for entry in prose)
    body = [entry for entry in prose if entry.size > SMALL * size]
    left, right = min(entry.x0 for entry in body), max(entry.x1 for entry in body)
    before = [entry for entry in entries if entry.x1 <= left - MIN_MARGIN and _is_small(entry, size)]
    behind = [entry for entry in entries if entry.x0 >= right + MIN_MARGIN and _is_small(entry, size)]
    outside = {id(entry) for entry in (*before, *behind)}
    inside = [entry for entry in entries if id(entry) not in outside]
    notes = [note for note in _clusters(before) if _is_note(note, inside) and not _is_label(note, body)]
    notes += [note for note in _clusters(behind) if _is_note(note, inside)]
    taken = {id(entry) for note in notes for entry in note}
    return [entry for entry in entries if id(entry) not in taken], sorted(notes, key=lambda note: note[0].top)


def _is_small(entry: Entry, size: float) -> bool:
    return entry.piece is not None and entry.size <= SMALL * size


def _clusters(entries: list[Entry]) -> list[list[Entry]]:
    """Return the lines that stand right below each other together."""
    clusters: list[list[Entry]] = []
    for entry in entries:
        if clusters and entry.top - clusters[-1][-1].top < APART * entry.size:
            clusters[-1].append(entry)
        else:
            clusters.append([entry])
    return clusters


def _is_note(note: list[Entry], inside: list[Entry]) -> bool:
    """Return whether this stands beside running text: a mark or a number does not, nor the cell of a table."""
    beside = [other for other in inside if any(_are_level(other, entry) for entry in note)]
    small = max(entry.size for entry in note) / SMALL
    return (
        max(entry.chars for entry in note) > MARKER_CHARS
        and any(entry.chars >= MIN_PROSE_CHARS for entry in beside)
        and all(entry.piece and entry.size >= small for entry in beside)
    )


def _are_level(one: Entry, other: Entry) -> bool:
    return one.top < (other.top + other.bottom) / 2 < one.bottom


def _is_label(note: list[Entry], body: list[Entry]) -> bool:
    """Return whether one line to the left stands at the beginning of a paragraph: the word before it in a letter."""
    return len(note) == 1 and labels_paragraph(note, body) > 0
