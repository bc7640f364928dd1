"""Running headers and footers, and the page numbers printed in them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
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

MAX_HOLE = 4
"""Pages without a number (a scan, a chapter's opening) within one series of page numbers."""

NEAR = 4.0
"""Points by which a running header may shift from page to page."""

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?i)^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_NUMBER_LINE = re.compile(
    r"^[\W_]*(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*)?\d{1,5}(?:\s*(?:van|/|of)\s*\d+)?[\W_]*$", re.I
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What repeats on a page, and the pieces that are left for the body."""

    header: tuple[Line, ...]
    footer: tuple[Line, ...]
    body: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that may come back on another page: its words with every number taken out, and those numbers."""

    key: str
    numbers: tuple[int, ...]

    def comes_back(self, other: _Text, distance: int) -> bool:
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

    text: _Text
    """The text of the whole line."""

    @property
    def texts(self) -> set[_Text]:
        """Return the texts of the line and of its pieces: beside a fixed title the chapter's title may change."""
        if len(self.line.pieces) == 1:
            return {self.text}
        return {self.text, *(_text(piece.text) for piece in self.line.pieces)}


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
        found.append(_Candidate(page.number, line, at, _text(line.text)))
    return found


def _text(text: str) -> _Text:
    numbers: list[int] = []
    words: list[str] = []
    for word in text.casefold().split():
        if _ROMAN.match(word):
            numbers.append(_roman_value(word))
            words.append("#")
        else:
            found = _DIGITS.findall(word)
            numbers += map(int, found)
            words.append(_DIGITS.sub("#", word) if found else word)
    return _Text(" ".join(words), tuple(numbers))


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


def _stands_free(candidate: _Candidate, again: dict[int, set[_Text]], page: RawPage, outer: list[Line]) -> bool:
    """Return whether the pieces that do not come back stand clear of the text beside them: no last line of a column."""
    known = again.get(candidate.page, set[_Text]())
    fresh = [piece for piece in candidate.line.pieces if _text(piece.text) not in known]
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


def _levels(candidates: list[list[_Candidate]]) -> tuple[list[_Level], dict[int, set[_Text]]]:
    """Return the heights of texts that come back on a neighbouring page, and per page those texts."""
    by_key: dict[str, list[tuple[_Candidate, _Text]]] = defaultdict(list)
    for found in candidates:
        for candidate in found:
            for text in candidate.texts:
                by_key[text.key].append((candidate, text))
    levels: dict[tuple[int, float], _Level] = {}
    again: dict[int, set[_Text]] = defaultdict(set)
    for group in by_key.values():
        for at, (one, text) in enumerate(group):
            near = group[max(at - 6, 0) : at + 7]
            pages = {other.page for other, back in near if _is_again(one, text, other, back)}
            if pages:
                again[one.page].add(text)
                level = levels.setdefault((round(one.at), one.line.size), _Level(one.at, one.line.size, set()))
                level.pages |= pages | {one.page}
    return list(levels.values()), again


def _is_again(one: _Candidate, text: _Text, other: _Candidate, again: _Text) -> bool:
    distance = other.page - one.page
    return 0 < abs(distance) <= 3 and abs(other.at - one.at) < NEAR and text.comes_back(again, distance)


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


_OF = re.compile(r"(?i)\b(?:pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*(\d{1,5})\b")
_ALONE = re.compile(r"(?i)^[\W_]*(\d{1,5}|[ivxlc]{1,7})[\W_]*$")
_SQUEEZED = re.compile(r"(?i)^(?:pagina|pag\.|blz\.?|bladzijde)(\d{1,4})(?:(?:van|/|of)\d{1,4})?$")
"""Letters set wide come out with spaces in between: "P agina 3 van 13"."""

_OUT_OF = re.compile(r"(?i)^[\W_]*(\d{1,5})\s*(?:van|/|of)\s*\d{1,5}[\W_]*$")
_EDGE = re.compile(r"(?i)(?:^(\d{1,5})\s+\D|[|\s\W](\d{1,5})$)")


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    roman: bool
    strong: bool
    text: str
    around: str = ""
    """The line it stands in, numbers taken out."""


def printed_labels(pages: list[RawPage], furniture: list[Furniture]) -> list[str]:
    """Return the number printed on each page, or "" where none is printed or the sequence does not bear it out."""
    numbers = _changing([_numbers(found) for found in furniture])
    series: dict[tuple[bool, int], list[int]] = defaultdict(list)
    spreads: dict[int, list[int]] = defaultdict(list)
    for page, found in zip(pages, numbers, strict=True):
        for roman, offset in {(number.roman, page.number - number.value) for number in found}:
            series[roman, offset].append(page.number)
        values = {number.value for number in found if not number.roman}
        for value in {value for value in values if value + 1 in values}:
            spreads[value - 2 * page.number].append(page.number)
    return [_label(page.number, found, series, spreads) for page, found in zip(pages, numbers, strict=True)]


def _changing(numbers: list[list[_Number]]) -> list[list[_Number]]:
    """Return the numbers that differ from the ones on the pages before and after: a year in a footer does not."""
    near = [numbers[max(at - 2, 0) : at] + numbers[at + 1 : at + 3] for at in range(len(numbers))]
    return [
        [number for number in found if sum(number in other for other in near[at]) < 2]
        for at, found in enumerate(numbers)
    ]


def _label(
    page: int, found: list[_Number], series: dict[tuple[bool, int], list[int]], spreads: dict[int, list[int]]
) -> str:
    for number in found:
        pair = any(other.value == number.value + 1 for other in found)
        if pair and not number.roman and _support(spreads[number.value - 2 * page], page) >= 2:
            return f"{number.value}-{number.value + 1}"
    scored = [(_support(series[number.roman, page - number.value], page), number.strong, number) for number in found]
    scored = [score for score in scored if score[0] >= 2 or score[1]]
    return max(scored, key=lambda score: score[:2])[2].text if scored else ""


def _support(pages: list[int], page: int) -> int:
    """Return how many pages the series around this page has, small holes allowed."""
    at = pages.index(page)
    first = last = at
    while first and pages[first] - pages[first - 1] <= MAX_HOLE:
        first -= 1
    while last + 1 < len(pages) and pages[last + 1] - pages[last] <= MAX_HOLE:
        last += 1
    return last - first + 1


def _numbers(found: Furniture) -> list[_Number]:
    numbers: list[_Number] = []
    for line in (*found.header, *found.footer):
        for text in {line.text.strip(), *(piece.text.strip() for piece in line.pieces)}:
            numbers += [replace(number, around=_text(text).key) for number in _numbers_in(text)]
    return numbers


def _numbers_in(text: str) -> list[_Number]:
    alone = _ALONE.match(text)
    if alone:
        word = alone.group(1)
        if word.isdigit():
            return [_Number(int(word), roman=False, strong=False, text=word)]
        return [_Number(_roman_value(word), roman=True, strong=False, text=word)] if _ROMAN.match(word) else []
    strong = _OF.findall(text) or _OUT_OF.findall(text) or _SQUEEZED.findall("".join(text.split()))
    if strong:
        return [_Number(int(word), roman=False, strong=True, text=word) for word in strong]
    edges = [word for pair in _EDGE.findall(text) for word in pair if word]
    return [_Number(int(word), roman=False, strong=False, text=word) for word in edges]


def _roman_value(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[letter] for letter in text.casefold()]
    return sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))
