"""Tells columns that are read one after the other from rows of a table and from notes beside the text."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from extract._lines import Entry

MIN_PROSE_LINES = 3
MIN_PROSE_CHARS = 24
RUNNING_LINES = 4
AT_EDGE = 3.0
MIN_TERMS = 6
ALPHABETICAL = 0.8
"""Share of the terms in a list that follow the one above in the alphabet; "i-Standaard" may stand out of line."""

MIN_LISTED = 4
"""Page numbers below each other that make a table of contents."""

PAGE_NUMBER = re.compile(r"[0-9]{1,3}$")
SECTION_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){1,4}\.?\s*$")
MARKER_CHARS = 4
"""A column of bullets, list numbers or page numbers is no longer than this; it belongs to the line beside it."""


def with_markers(groups: list[list[Entry]]) -> list[list[Entry]]:
    """Return the groups with a column of bullets or numbers joined to the text that it belongs to."""
    if len(groups) == 2 and any(_are_markers(group) for group in groups):
        return [sorted([*groups[0], *groups[1]], key=lambda entry: (entry.top, entry.x0))]
    joined: list[list[Entry]] = []
    for group in groups:
        if joined and _are_markers(joined[-1]) and is_prose(group):
            joined[-1] = sorted([*joined[-1], *group], key=lambda entry: (entry.top, entry.x0))
        else:
            joined.append(group)
    return joined


def _are_markers(group: list[Entry]) -> bool:
    if median(entry.chars for entry in group) <= MARKER_CHARS:
        return True
    return all(entry.piece is not None and SECTION_NUMBER.match(entry.piece.text) for entry in group)


def are_columns(groups: list[list[Entry]]) -> bool:
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
        return _aligned(groups) < 0.6 or sum(map(is_prose, groups)) >= 2
    if is_prose(groups[0]):
        return True
    return any(labels_paragraph(groups[0], group) < 0.7 for group in running)


def _runs_on(group: list[Entry]) -> bool:
    """Return whether a column has a run of lines that fill it, one right below the other."""
    if not is_prose(group):
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


def labels_paragraph(labels: list[Entry], text: list[Entry]) -> float:
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


def _aligned(groups: list[list[Entry]]) -> float:
    """Return the share of lines in the smallest group that stand beside a line of another group."""
    smallest, *others = sorted(groups, key=len)
    middles = [(entry.top + entry.bottom) / 2 for group in others for entry in group]
    level = [entry for entry in smallest if any(abs((entry.top + entry.bottom) / 2 - other) < 2.5 for other in middles)]
    return len(level) / len(smallest)


def is_prose(group: list[Entry]) -> bool:
    """Return whether a column holds lines of running text, or a table."""
    if any(entry.table for entry in group):
        return True
    return len(group) >= MIN_PROSE_LINES and median(entry.chars for entry in group) >= MIN_PROSE_CHARS


def _pitch(group: list[Entry]) -> float:
    """Return the usual distance from a line to the one right below it."""
    pitches: list[float] = []
    for at, entry in enumerate(group):
        below = (other for other in group[at + 1 : at + 6] if other.x0 < entry.x1 and entry.x0 < other.x1)
        following = next(below, None)
        if following is not None and following.top - entry.top > 2:
            pitches.append(following.top - entry.top)
    return median(pitches) if pitches else 1.2 * (group[0].bottom - group[0].top)


def _starts(group: list[Entry], pitch: float) -> list[float]:
    """Return the tops of entries that stand clear of the one above."""
    starts: list[float] = []
    last = -1e9
    for entry in group:
        if entry.top - last > 1.3 * pitch:
            starts.append(entry.top)
        last = max(last, entry.top)
    return starts


def _strips_part_rows(groups: list[list[Entry]]) -> bool:
    """Return whether white strips run through all columns about as often as a column begins a new block: a table.

    Where every column is running text, each block of the first one must begin below such a strip.
    """
    top, bottom = max(group[0].top for group in groups), min(group[-1].bottom for group in groups)
    beside = [[entry for entry in group if top - 2 <= entry.top <= bottom] for group in groups]
    across = sorted((entry for group in beside for entry in group), key=lambda entry: entry.top)
    if not all(beside) or len(across) < 0.6 * sum(map(len, groups)):
        return False
    pitch = min(map(_pitch, beside))
    through = _starts(across, pitch)
    blocks = sorted(len(_starts(group, pitch)) for group in beside)[len(groups) // 2]
    if blocks < 3 or len(through) < 0.7 * blocks:
        return False
    firsts = _starts(beside[0], pitch)
    return not all(map(is_prose, groups)) or sum(top in through for top in firsts) >= 0.9 * len(firsts)


def notes_beside(groups: list[list[Entry]]) -> list[Entry] | None:
    """Return the group of notes beside one column of running text, None when the groups are something else."""
    if len(groups) != 2 or any(entry.table for group in groups for entry in group):
        return None
    notes, body = sorted(groups, key=len)
    if is_prose(notes) or not is_prose(body) or len(body) < 6 or len(notes) > 0.35 * len(body):
        return None
    return notes if labels_paragraph(notes, body) < 0.5 else None


def alphabetical_columns(groups: list[list[Entry]]) -> list[list[list[Entry]]]:
    """Return the columns of a list of terms that runs on beside itself ("AED ... | GGD ..."), none otherwise.

    Each is its terms, and what stands to their right.
    """
    parts: list[list[Entry]] = []
    terms: list[str] = []
    for group in groups:
        found = _terms(group)
        if len(found) >= MIN_TERMS and _are_listed(found) and _are_listed([*terms, *found]):
            parts.append(list(group))
            terms += found
        elif parts:
            parts[-1] += group
        else:
            return []
    return [_terms_apart(part) for part in parts] if len(parts) > 1 else []


def _are_listed(terms: list[str]) -> bool:
    """Return whether terms follow the alphabet; numbered titles ("P1 ...", "P10 ...") seem to."""
    listed = [term.casefold() for term in terms]
    numbered = sum(any(map(str.isdigit, term)) for term in terms)
    return numbered <= (1 - ALPHABETICAL) * len(terms) and sum(
        low <= high for low, high in pairwise(listed)
    ) >= ALPHABETICAL * (len(listed) - 1)


def _terms_apart(part: list[Entry]) -> list[list[Entry]]:
    left = min(entry.x0 for entry in part) + AT_EDGE
    return [[entry for entry in part if entry.x0 < left], [entry for entry in part if entry.x0 >= left]]


def _terms(group: list[Entry]) -> list[str]:
    """Return the texts that stand at the left edge of a column."""
    left = min(entry.x0 for entry in group)
    return [entry.piece.text.strip() for entry in group if entry.piece and entry.x0 < left + AT_EDGE]


def listing_columns(groups: list[list[Entry]]) -> list[list[list[Entry]]]:
    """Return the columns of a table of contents, each with its page numbers to the right; none when it is not one.

    Columns of running text may stand to its left.
    """
    parts: list[list[list[Entry]]] = [[]]
    for group in groups:
        parts[-1].append(group)
        begins = len(parts[-1]) == 1
        if (begins and _runs_on(group)) or (not begins and _are_page_numbers(group)):
            parts.append([])
    listed = parts[:-1]
    if parts[-1] or all(len(part) == 1 for part in listed):
        return []
    return listed if all(any(map(_has_titles, part[:-1])) for part in listed if len(part) > 1) else []


def _are_page_numbers(group: list[Entry]) -> bool:
    """Return whether a column holds nothing but rising numbers of at most three digits."""
    texts = [entry.piece.text.strip() if entry.piece else "" for entry in group]
    numbers = [int(text) for text in texts if PAGE_NUMBER.match(text)]
    return len(numbers) == len(texts) >= MIN_LISTED and numbers == sorted(numbers) and len(set(numbers)) > 2


def _has_titles(group: list[Entry]) -> bool:
    return median(entry.chars for entry in group) > MARKER_CHARS
