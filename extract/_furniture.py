"""Running headers and footers: lines that come back on neighbouring pages at their height."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from extract._lines import Line, lines_of
from extract._page import Piece, RawPage

ZONE = 0.16
"""Share of the page height, at top and bottom, in which headers and footers stand."""

REACH = 0.25
"""Share of the page height of which lines are made: more than the zone, so that its last line is whole."""

HEADING_SIZE = 1.3
"""Times the usual font size of its page from which a line at the top is a title, never a running header."""

MAX_LINES = 5
DENSE = 0.4
"""Share of the pages that must show a running line before another text at its height counts as one too."""

FREE_GAP = 1.5
"""Times its font size that a running line lies apart from the body."""

MIN_BARE = 2
"""Pages on which a number beside other text must come back: the numbers of two footnotes may follow by chance."""

NEAR = 4.0
"""Points by which a running header may shift from page to page."""

OTHER_FORMAT = 3.0
"""Times that much between pages of different sizes: Word measures its margins from another edge there."""

_DIGITS = re.compile(r"\d+")
ROMAN = re.compile(r"(?i)^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_NUMBER_LINE = re.compile(
    r"^[\W_]*(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*)?(?:(?:[a-z]|[ivx]{1,5})[-–.]?)?\d{1,5}(?:\s*(?:van|/|of)\s*\d+)?[\W_]*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What repeats on a page, and the pieces that are left for the body."""

    header: tuple[Line, ...]
    footer: tuple[Line, ...]
    body: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RunningText:
    """A text that may come back on another page: its words with every number taken out, and those numbers."""

    key: str
    numbers: tuple[int, ...]

    @property
    def is_bare(self) -> bool:
        """Return whether this is a number and nothing else."""
        return self.key == "#"

    def comes_back(self, other: RunningText, distance: int) -> bool:
        """Return whether ``other``, ``distance`` pages on, is this text: its numbers are the same or count pages."""
        return len(self.numbers) == len(other.numbers) and all(
            there - here in (0, distance, 2 * distance) for here, there in zip(self.numbers, other.numbers, strict=True)
        )


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    line: Line
    at: float
    """Distance to the page's top (header) or bottom (footer)."""

    width: float
    """Width of the page."""

    text: RunningText
    """The text of the whole line."""

    @property
    def texts(self) -> set[RunningText]:
        """Return the texts of the line and of its pieces: beside a fixed title the chapter's title may change."""
        if len(self.line.pieces) == 1:
            return {self.text}
        return {self.text, *(running_text(piece.text) for piece in self.line.pieces)}


def find_furniture(pages: list[RawPage], in_tables: list[set[Piece]]) -> list[Furniture]:
    """Return header, footer and body of each page: running lines come back on neighbouring pages at their height."""
    tops: list[list[_Candidate]] = []
    bottoms: list[list[_Candidate]] = []
    for page, tabled in zip(pages, in_tables, strict=True):
        edge = REACH * page.frame.height
        upper = [piece for piece in page.pieces if piece.upright and piece.middle < edge]
        lower = [piece for piece in page.pieces if piece.upright and piece.middle > page.frame.height - edge]
        tops.append(_candidates(page, lines_of(upper)[:MAX_LINES], tabled, at_top=True))
        bottoms.append(_candidates(page, lines_of(lower)[::-1][:MAX_LINES], tabled, at_top=False))
    headers, footers = _repeating(tops, pages), _repeating(bottoms, pages)
    return [_furniture(page, headers[at], footers[at]) for at, page in enumerate(pages)]


def _furniture(page: RawPage, header: list[Line], footer: list[Line]) -> Furniture:
    taken = {piece for line in (*header, *footer) for piece in line.pieces}
    body = tuple(piece for piece in page.pieces if piece not in taken)
    return Furniture(tuple(header), tuple(footer[::-1]), body)


def _candidates(page: RawPage, lines: list[Line], tabled: set[Piece], *, at_top: bool) -> list[_Candidate]:
    found: list[_Candidate] = []
    height = page.frame.height
    large = HEADING_SIZE * median([piece.style.size for piece in page.pieces] or [0.0])
    for line in lines:
        at = line.middle if at_top else height - line.middle
        if at > ZONE * height or line.size > large or any(piece in tabled for piece in line.pieces):
            break
        found.append(_Candidate(page.number, line, at, page.frame.width, running_text(line.text)))
    return found


def running_text(text: str) -> RunningText:
    numbers: list[int] = []
    words: list[str] = []
    for word in text.casefold().split():
        if ROMAN.match(word):
            numbers.append(roman_value(word))
            words.append("#")
        else:
            found = _DIGITS.findall(word)
            numbers += map(int, found)
            words.append(_DIGITS.sub("#", word) if found else word)
    return RunningText(" ".join(words), tuple(numbers))


@dataclass(slots=True)
class _Level:
    """A height at which a text comes back, with its font size and the pages that have it."""

    at: float
    size: float
    pages: set[int]


def _repeating(candidates: list[list[_Candidate]], pages: list[RawPage]) -> list[list[Line]]:
    levels, again = _levels(candidates)
    result: list[list[Line]] = []
    for found, page in zip(candidates, pages, strict=True):
        lines: list[Line] = []
        for candidate in found:
            known = candidate.text in again.get(candidate.page, ()) or _is_lone_number(candidate, lines)
            if not known and not (_is_level(levels, candidate) and _stands_free(candidate, again, page, lines)):
                break
            lines.append(candidate.line)
        result.append(lines)
    return result


def _stands_free(candidate: _Candidate, again: dict[int, set[RunningText]], page: RawPage, outer: list[Line]) -> bool:
    """Return whether the pieces that do not come back stand clear of the text beside them: no last line of a column."""
    known = again.get(candidate.page, set[RunningText]())
    fresh = [piece for piece in candidate.line.pieces if running_text(piece.text) not in known]
    aside = {*candidate.line.pieces, *(piece for line in outer for piece in line.pieces)}
    return all(_gap(piece, page, aside) + piece.height > FREE_GAP * piece.style.size for piece in fresh)


def _gap(piece: Piece, page: RawPage, aside: set[Piece]) -> float:
    """Return the white space between a piece and the nearest text above or below it."""
    beside = [
        max(other.top - piece.bottom, piece.top - other.bottom)
        for other in page.pieces
        if other.upright and other not in aside and other.x0 < piece.x1 and piece.x0 < other.x1
    ]
    return min(beside, default=1e9)


def _levels(candidates: list[list[_Candidate]]) -> tuple[list[_Level], dict[int, set[RunningText]]]:
    """Return the heights of texts that come back on a neighbouring page, and per page those texts."""
    by_key: dict[str, list[tuple[_Candidate, RunningText]]] = defaultdict(list)
    for found in candidates:
        for candidate in found:
            for text in candidate.texts:
                by_key[text.key].append((candidate, text))
    levels: dict[tuple[int, float], _Level] = {}
    again: dict[int, set[RunningText]] = defaultdict(set)
    for group in by_key.values():
        for at, (one, text) in enumerate(group):
            near = group[max(at - 6, 0) : at + 7]
            pages = {other.page for other, back in near if _is_again(one, text, other, back)}
            if len(pages) >= (MIN_BARE if text.is_bare and text != one.text else 1):
                again[one.page].add(text)
                level = levels.setdefault((round(one.at), one.line.size), _Level(one.at, one.line.size, set()))
                level.pages |= pages | {one.page}
    return list(levels.values()), again


def _is_again(one: _Candidate, text: RunningText, other: _Candidate, again: RunningText) -> bool:
    distance = other.page - one.page
    near = NEAR if abs(other.width - one.width) < NEAR else OTHER_FORMAT * NEAR
    return 0 < abs(distance) <= 3 and abs(other.at - one.at) < near and text.comes_back(again, distance)


def _is_level(levels: list[_Level], candidate: _Candidate) -> bool:
    """Return whether a header stands at this height on this page, or on pages on both sides of it."""
    for level in levels:
        if abs(level.at - candidate.at) >= NEAR or candidate.line.size > level.size + 0.5:
            continue
        if candidate.page in level.pages:
            return True
        first, last = min(level.pages), max(level.pages)
        dense = len(level.pages) >= max(3, DENSE * (last - first + 1))
        if dense and first <= candidate.page <= last:
            return True
    return False


def _is_lone_number(candidate: _Candidate, outer: list[Line]) -> bool:
    return not outer and candidate.at < 0.1 * 842 and bool(_NUMBER_LINE.match(candidate.line.text.strip()))


def roman_value(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[letter] for letter in text.casefold()]
    return sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))
