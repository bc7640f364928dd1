"""The levels of headings: from their numbers where they have one, and else from how they look."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from extract._drafts import Draft
from extract.model import BlockKind

MAX_LEVEL = 6

_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")


def heading_levels(drafts: list[Draft]) -> dict[int, int]:
    """Return per heading its level: from its number, or else from the headings that look like it, or from its size."""
    headings = {at: draft for at, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING}
    depths = {at: depth for at, draft in headings.items() if (depth := _depth(draft))}
    by_look: dict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
    for at, draft in headings.items():
        by_look[_look(draft)][depths.get(at, 0)] += 1
    levels: dict[tuple[float, bool], int] = {}
    for look in sorted(by_look, reverse=True):
        depth, count = by_look[look].most_common(1)[0]
        numbered = depth and 2 * count >= by_look[look].total()
        levels[look] = depth if numbered else _below(levels, look)
    return {at: _level(depths.get(at, 0), levels[_look(draft)]) for at, draft in headings.items()}


def _depth(draft: Draft) -> int:
    """Return how deep the number before a heading goes (4.2 is 2), 0 without a number."""
    match = _NUMBER.match(draft.text)
    return match.group(1).count(".") + 1 if match else 0


def _level(depth: int, usual: int) -> int:
    """Return the number's depth; a bare number ("24 uur per dag") counts only where headings of that look have one."""
    return depth if depth > 1 else usual


def _look(draft: Draft) -> tuple[float, bool]:
    return draft.size, draft.bold


def _below(levels: dict[tuple[float, bool], int], look: tuple[float, bool]) -> int:
    """Return the level of a look without numbers: one below the next larger look, or the level of one just as large."""
    larger = [level for other, level in levels.items() if other[0] > look[0] + 0.6 or other > look]
    return min(larger[-1] + 1, MAX_LEVEL) if larger else 1
