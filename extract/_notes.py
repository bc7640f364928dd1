"""Ties each footnote to its raised mark in the running text of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.model import Block, BlockKind, CharMap

LOWERED = 0.85
"""Share of the height of the letter before it under which a number is a mark."""

_NUMBER = re.compile(r"\d{1,3}|\*{1,3}|[†‡]")
_NOTE = re.compile(r"\(?(\d{1,3}|\*{1,3}|[†‡])\)?")
_NO_TEXT = (BlockKind.FOOTNOTE, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TOC)


def with_marks(blocks: Iterable[Block], text: str, chars: CharMap) -> tuple[Block, ...]:
    """Return the blocks, footnotes with the place of their mark: on their own page, each mark for one note."""
    found = tuple(blocks)
    pages = {block.page for block in found if block.kind is BlockKind.FOOTNOTE}
    marks: dict[tuple[int, str], list[int]] = {}
    for block in found if pages else ():
        if block.kind not in _NO_TEXT:
            for page, number, at in _marks_in(block, text, chars):
                marks.setdefault((page, number), []).append(at)
    return tuple(_tied(block, text, marks) if block.kind is BlockKind.FOOTNOTE else block for block in found)


def _tied(note: Block, text: str, marks: dict[tuple[int, str], list[int]]) -> Block:
    number = _NOTE.match(text, note.start, note.end)
    places = marks.get((note.page, number.group(1))) if number else None
    return replace(note, mark=places.pop(0)) if places else note


def _marks_in(block: Block, text: str, chars: CharMap) -> Iterator[tuple[int, str, int]]:
    """Yield page, text and offset of the small raised numbers in a block."""
    for match in _NUMBER.finditer(text, block.start, block.end):
        at = match.start()
        before = at - 1 if text[at - 1 : at] != "(" else at - 2
        while before >= block.start and text[before].isspace():
            before -= 1
        if before < block.start or chars.page[before] != chars.page[at]:
            continue
        height, usual = chars.bottom[at] - chars.top[at], chars.bottom[before] - chars.top[before]
        middle = (chars.top[before] + chars.bottom[before]) / 2
        if height < LOWERED * usual and chars.top[at] < middle <= chars.bottom[at] + height:
            yield chars.page[at], match.group(), at
