"""Spaces that stand in a word: PDFium puts one in wherever a font sets its letters a little apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract._shapes import Chars

STRAY = 0.2
"""Share of the height of a letter from which the white behind it is a space, whatever stands around it."""

MADE_SPACES = 0.25
"""Share of a page's spaces that PDFium may have put in where the others are characters of the file."""

_CLOSING = ",.;:)?!"
_BEFORE = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Narrow:
    """A narrow space that PDFium put in, and the parts of words on both sides; "" for a sign."""

    page: int
    at: int
    before: str
    after: str


def stray_spaces(pages: dict[int, Chars], words: Counter[str]) -> dict[int, frozenset[int]]:
    """Return per page the spaces to leave out: before a sign, or in a word that the document has whole elsewhere.

    ``words`` counts the document's words in small letters. Two parts that both are words elsewhere stay two words.
    """
    narrow = [found for page, chars in pages.items() for found in _narrow_spaces(page, chars)]
    parts = Counter(part for found in narrow for part in (found.before, found.after))
    stray: dict[int, set[int]] = {}
    for found in narrow:
        is_one = words[found.before + found.after] > 0 and any(
            words[part] <= parts[part] for part in (found.before, found.after)
        )
        if is_one or not found.after:
            stray.setdefault(found.page, set()).add(found.at)
    return {page: frozenset(found) for page, found in stray.items()}


def _narrow_spaces(page: int, chars: Chars) -> list[_Narrow]:
    """Return the narrow spaces of a page, none where its words are parted by white alone."""
    text, x0, x1, top, bottom = chars.text, chars.x0, chars.x1, chars.top, chars.bottom
    spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", text)]
    made = [at for at in spaces if x0[at] == x1[at] and top[at] == bottom[at]]
    if len(made) > MADE_SPACES * len(spaces):
        return []
    return [
        _Narrow(page, at, _part(_BEFORE.search(text, max(at - 40, 0), at)), _part(_AFTER.match(text, at + 1)))
        for at in made
        if 0 <= x0[at + 1] - x1[at - 1] < STRAY * (bottom[at - 1] - top[at - 1])
        and (text[at + 1] in _CLOSING or (text[at + 1].islower() and text[at - 1].isalpha()))
        and text[at + 1 : at + 3] != ".."
    ]


def _part(match: re.Match[str] | None) -> str:
    return match.group().casefold() if match else ""
