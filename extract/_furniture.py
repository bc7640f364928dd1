"""Running headers and footers, and the page numbers printed in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from extract._layout import Line, lines_of
from extract._page import Piece, RawPage

ZONE = 0.16
"""Share of the page height, at top and bottom, in which headers and footers stand."""

MAX_LINES = 5
DENSE = 0.4
"""Share of the pages that must show a running line before another text at its height counts as one too."""

NEAR = 4.0
"""Points by which a running header may shift from page to page."""

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?i)^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_NUMBER_LINE = re.compile(
    r"^[\W_]*(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*)?\d{1,4}(?:\s*(?:van|/|of)\s*\d+)?[\W_]*$", re.I
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

    @property
    def texts(self) -> set[_Text]:
        """Return the texts of the line and of its pieces: beside a fixed title the chapter's title may change."""
        return {_text(self.line.text), *(_text(piece.text) for piece in self.line.pieces)}


def find_furniture(pages: list[RawPage], in_tables: list[set[Piece]]) -> list[Furniture]:
    """Return header, footer and body of each page: a line repeats when neighbouring pages have it at the same height."""
    tops: list[list[_Candidate]] = []
    bottoms: list[list[_Candidate]] = []
    for page, tabled in zip(pages, in_tables, strict=True):
        upright = [piece for piece in page.pieces if piece.upright]
        lines = [line for line in lines_of(upright) if line.text.strip()]
        tops.append(_candidates(page, lines[:MAX_LINES], tabled, at_top=True))
        bottoms.append(_candidates(page, lines[::-1][:MAX_LINES], tabled, at_top=False))
    headers, footers = _repeating(tops), _repeating(bottoms)
    return [_furniture(page, headers[at], footers[at]) for at, page in enumerate(pages)]


def _furniture(page: RawPage, header: list[Line], footer: list[Line]) -> Furniture:
    taken = {piece for line in (*header, *footer) for piece in line.pieces}
    body = tuple(piece for piece in page.pieces if piece not in taken)
    return Furniture(tuple(header), tuple(footer[::-1]), body)


def _candidates(page: RawPage, lines: list[Line], tabled: set[Piece], *, at_top: bool) -> list[_Candidate]:
    found: list[_Candidate] = []
    height = page.frame.height
    for line in lines:
        at = line.middle if at_top else height - line.middle
        if at > ZONE * height or any(piece in tabled for piece in line.pieces):
            break
        found.append(_Candidate(page.number, line, at))
    return found


def _text(text: str) -> _Text:
    numbers: list[int] = []
    words: list[str] = []
    for word in text.casefold().split():
        if _ROMAN.match(word):
            numbers.append(_roman_value(word))
            words.append("#")
        else:
            numbers += map(int, _DIGITS.findall(word))
            words.append(_DIGITS.sub("#", word))
    return _Text(" ".join(words), tuple(numbers))


def _repeating(candidates: list[list[_Candidate]]) -> list[list[Line]]:
    levels = _levels(candidates)
    result: list[list[Line]] = []
    for found in candidates:
        lines: list[Line] = []
        for candidate in found:
            if not (_is_level(levels, candidate) or _is_lone_number(candidate, lines)):
                break
            lines.append(candidate.line)
        result.append(lines)
    return result


def _levels(candidates: list[list[_Candidate]]) -> list[tuple[float, float, set[int]]]:
    """Return (distance, font size, pages) of lines whose text comes back on a neighbouring page at the same height."""
    by_key: dict[str, list[tuple[_Candidate, _Text]]] = defaultdict(list)
    for found in candidates:
        for candidate in found:
            for text in candidate.texts:
                by_key[text.key].append((candidate, text))
    levels: list[tuple[float, float, set[int]]] = []
    for group in by_key.values():
        for at, (one, text) in enumerate(group):
            near = group[max(at - 6, 0) : at + 7]
            pages = {other.page for other, again in near if _is_again(one, text, other, again)}
            if pages:
                levels.append((one.at, one.line.size, pages | {one.page}))
    return _joined(levels)


def _is_again(one: _Candidate, text: _Text, other: _Candidate, again: _Text) -> bool:
    distance = other.page - one.page
    return 0 < abs(distance) <= 3 and abs(other.at - one.at) < NEAR and text.comes_back(again, distance)


def _joined(levels: list[tuple[float, float, set[int]]]) -> list[tuple[float, float, set[int]]]:
    joined: dict[tuple[int, float], set[int]] = defaultdict(set)
    for at, size, pages in levels:
        joined[round(at), size] |= pages
    return [(at, size, pages) for (at, size), pages in joined.items()]


def _is_level(levels: list[tuple[float, float, set[int]]], candidate: _Candidate) -> bool:
    """Return whether a header stands at this height on this page, or on pages on both sides of it."""
    size = candidate.line.size
    for at, level_size, pages in levels:
        if abs(at - candidate.at) < NEAR and size <= level_size + 0.5:
            if candidate.page in pages:
                return True
            dense = len(pages) >= max(3, DENSE * (max(pages) - min(pages) + 1))
            if dense and min(pages) <= candidate.page <= max(pages):
                return True
    return False


def _is_lone_number(candidate: _Candidate, outer: list[Line]) -> bool:
    return not outer and candidate.at < 0.1 * 842 and bool(_NUMBER_LINE.match(candidate.line.text.strip()))


_OF = re.compile(r"(?i)\b(?:pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*(\d{1,4})\b")
_ALONE = re.compile(r"(?i)^[\W_]*(\d{1,4}|[ivxlc]{1,7})[\W_]*$")
_OUT_OF = re.compile(r"(?i)^[\W_]*(\d{1,4})\s*(?:van|/|of)\s*\d{1,4}[\W_]*$")
_EDGE = re.compile(r"(?i)(?:^(\d{1,4})\s+\D|[|\s\W](\d{1,4})$)")


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    roman: bool
    strong: bool
    text: str


def printed_labels(pages: list[RawPage], furniture: list[Furniture]) -> list[str]:
    """Return the number printed on each page, or "" where none is printed or the sequence does not bear it out."""
    numbers = [_numbers(found) for found in furniture]
    series: Counter[tuple[bool, int]] = Counter()
    for at, found in enumerate(numbers):
        for key in {(number.roman, pages[at].number - number.value) for number in found}:
            series[key] += 1
    spreads: Counter[int] = Counter()
    for at, found in enumerate(numbers):
        values = {number.value for number in found if not number.roman}
        spreads.update({value - 2 * pages[at].number for value in values if value + 1 in values})
    return [_label(pages[at].number, found, series, spreads) for at, found in enumerate(numbers)]


def _label(page: int, found: list[_Number], series: Counter[tuple[bool, int]], spreads: Counter[int]) -> str:
    scored = [(series[number.roman, page - number.value], number.strong, number.text) for number in found]
    scored = [score for score in scored if score[0] >= 2 or score[1]]
    if not scored:
        return _spread(page, found, spreads)
    return max(scored)[2]


def _spread(page: int, found: list[_Number], spreads: Counter[int]) -> str:
    """Return "4-5" for a sheet that shows two pages, when neighbouring sheets count on in twos."""
    for number in found:
        pair = any(other.value == number.value + 1 for other in found)
        if pair and not number.roman and spreads[number.value - 2 * page] >= 2:
            return f"{number.value}-{number.value + 1}"
    return ""


def _numbers(found: Furniture) -> list[_Number]:
    numbers: list[_Number] = []
    for line in (*found.header, *found.footer):
        for text in {line.text.strip(), *(piece.text.strip() for piece in line.pieces)}:
            numbers += _numbers_in(text)
    return numbers


def _numbers_in(text: str) -> list[_Number]:
    alone = _ALONE.match(text)
    if alone:
        word = alone.group(1)
        if word.isdigit():
            return [_Number(int(word), roman=False, strong=False, text=word)]
        return [_Number(_roman_value(word), roman=True, strong=False, text=word)] if _ROMAN.match(word) else []
    strong = _OF.findall(text) or _OUT_OF.findall(text)
    if strong:
        return [_Number(int(word), roman=False, strong=True, text=word) for word in strong]
    edges = [word for pair in _EDGE.findall(text) for word in pair if word]
    return [_Number(int(word), roman=False, strong=False, text=word) for word in edges]


def _roman_value(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[letter] for letter in text.casefold()]
    return sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))
