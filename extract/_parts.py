"""The parts of a document (front, body, letter, glossary, annex) and the levels of its headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from extract._blocks import Draft
from extract._page import RawPage
from extract.model import Block, BlockKind, Part

MAX_LEVEL = 6

_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_ANNEX = re.compile(r"^\s*(?:bijlagen?|appendix|annex)\b", re.I)
_GLOSSARY = re.compile(
    r"\b(?:begrippen(?:lijst|kader)?|afkortingen(?:lijst)?|verklarende woordenlijst|definities|terminologie|"
    r"lijst (?:van|met) (?:gebruikte )?(?:afkortingen|begrippen|termen))\b",
    re.I,
)


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
        levels[look] = depth if numbered else _below(levels, by_look, look)
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


def _below(
    levels: dict[tuple[float, bool], int], by_look: dict[tuple[float, bool], Counter[int]], look: tuple[float, bool]
) -> int:
    """Return the level of a look without numbers: one below the next larger look, or the level of one just as large."""
    larger = [level for other, level in levels.items() if other[0] > look[0] + 0.6 or other > look]
    return min(larger[-1] + 1, MAX_LEVEL) if larger else 1


def parts_of(blocks: list[Block], text: str, pages: list[RawPage]) -> tuple[Block, ...]:
    """Return the blocks with the part of the document in which each stands."""
    part = Part.BODY
    result: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level <= 2:
            title = text[block.start : block.end]
            if _GLOSSARY.search(title) and len(title) < 70:
                part = Part.GLOSSARY
            elif _ANNEX.match(title):
                part = Part.ANNEX
            elif part is not Part.ANNEX or block.level == 1:
                part = Part.BODY
        result.append(replace(block, part=part))
    return tuple(result)
