"""What runs on over the end of a column or a page: sentences, list items and cells."""

from __future__ import annotations

import re

from extract._drafts import Draft
from extract._paragraphs import TERMINAL
from extract.model import BlockKind

MIN_HANGING = 2
"""Lines of a list item from which its indent is known."""

SLACK = 3.0
"""Points within which two edges are level."""


def ends_row(row: Draft, first: Draft) -> bool:
    """Return whether a page begins with the end of the last cell of the page before, where no rulings show it."""
    if row.kind is not BlockKind.TABLE_ROW or first.kind is not BlockKind.PARAGRAPH or first.page != row.page + 1:
        return False
    last, line = row.cells[-1][-1][-1][1], first.lines[0][1]
    if TERMINAL.search(last.text) or abs(last.size - line.size) > 0.6 or abs(line.x0 - last.x0) > 12:
        return False
    return line.text[:1].islower()


def continues(draft: Draft, first: Draft) -> bool:
    """Return whether the first draft of a flow goes on where the running text stopped."""
    if first.kind is not BlockKind.PARAGRAPH or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    if abs(draft.lines[-1][1].size - first.size) > 0.6:
        return False
    last = draft.lines[-1][1].text
    if TERMINAL.search(last):
        return False
    if first.text[:1].islower() or _hangs_on(draft, first):
        return True
    return (
        bool(re.search(r"[\w,\-\u00ad\x02\ufffe]\s*$", last))
        and draft.kind is BlockKind.PARAGRAPH
        and len(draft.text) > 60
    )


def _hangs_on(draft: Draft, first: Draft) -> bool:
    """Return whether a flow begins as far in as the lines of the list item that the last one left open."""
    if draft.kind is not BlockKind.LIST_ITEM or len(draft.lines) < MIN_HANGING:
        return False
    hanging = draft.lines[-1][1].x0 - draft.lines[0][1].x0
    return hanging > SLACK and abs(first.indent - draft.indent - hanging) < SLACK
