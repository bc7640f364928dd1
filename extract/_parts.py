"""The parts of a document (front, body, letter, glossary, annex) and the levels of its headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from extract._blocks import Draft
from extract._page import RawPage
from extract.model import Block, BlockKind, Part

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
    by_look: dict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
    depths: dict[int, int] = {}
    for at, draft in headings.items():
        match = _NUMBER.match(draft.text)
        if match:
            depths[at] = match.group(1).count(".") + 1
            by_look[_look(draft)][depths[at]] += 1
    levels = {look: counts.most_common(1)[0][0] for look, counts in by_look.items()}
    looks = sorted({_look(draft) for draft in headings.values()}, reverse=True)
    for rank, look in enumerate(looks):
        levels.setdefault(look, _between(levels, look, rank))
    return {at: depths.get(at, levels[_look(draft)]) for at, draft in headings.items()}


def _look(draft: Draft) -> tuple[float, bool]:
    return draft.size, draft.bold


def _between(levels: dict[tuple[float, bool], int], look: tuple[float, bool], rank: int) -> int:
    """Return the level of a look without numbers: one below the deepest look that is larger."""
    larger = [level for other, level in levels.items() if other > look]
    return max(larger) + 1 if larger else min(rank + 1, 1)


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
