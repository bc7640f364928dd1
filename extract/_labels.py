"""The numbers printed on the pages: series in the running headers and footers, borne out by the PDF's own labels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from extract._furniture import NEAR, ROMAN, Furniture, roman_value, running_text
from extract._lines import Line
from extract._page import Piece, RawPage
from extract.model import Box

MAX_HOLE = 4
"""Pages without a number (a scan, a chapter's opening) within one series of page numbers."""

_OF = re.compile(r"(?i)\b(?:pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*(\d{1,5})\b")
_ALONE = re.compile(r"(?i)^[\W_]*(\d{1,5}|[ivxlc]{1,7})[\W_]*$")
_SQUEEZED = re.compile(r"(?i)^(?:pagina|pag\.|blz\.?|bladzijde)(\d{1,4})(?:(?:van|/|of)\d{1,4})?$")
"""Letters set wide come out with spaces in between: "P agina 3 van 13"."""

_OUT_OF = re.compile(r"(?i)^[\W_]*(\d{1,5})\s*(?:van|/|of)\s*\d{1,5}[\W_]*$")
_EDGE = re.compile(r"(?i)(?:^(\d{1,5})\s+\D|[|\s\W](\d{1,5})$)")
_ROMAN_EDGE = re.compile(r"[\s|–-]([ivxl]{1,7})$")
"""Small letters only: a capital at the end of a line is the name of an annex."""

_PREFIX = r"(?:[A-Z]|[IVX]{1,5})(?:[-–‑.]|\s[-–]\s)?|\d{1,2}(?:[-–‑]|\s[-–]\s)"
_PREFIXED = re.compile(
    rf"^(?:.*\s[|·•–—]\s+|.*\b(?:[Pp]agina|[Pp]ag\.|[Bb]lz\.?|[Bb]ladzijde|[Pp]age)\s*|\W*)"
    rf"(?P<prefix>{_PREFIX})(?P<number>\d{{1,4}})(?P<rest>\s*(?:van|/|of)\s*\S+|\s+[|·•–—]\s.*|\W*)$"
)
"""A number behind the name of its part ("B-3", "A1", "II-2"): alone, behind "Pagina", or set apart by a bar."""

_PART_OF_NAME = re.compile(r"(?:^|[\s|])(?:[A-Z]|[IVX]{1,5})[-–‑.]\d{1,4}$")
"""A number that belongs to what stands before it, though not set apart: "Model B-7" is no page 7."""

MIN_AGREEING = 3
"""Printed numbers that must equal the PDF's own labels before those count for pages that cannot be read."""

ENDS = 3
"""Pages at the beginning of a series that may have their number painted over, as Word's users do with front matter."""


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a page, and where it is printed; no box where the PDF itself gives the number."""

    text: str
    box: Box | None = None


NO_LABEL = Label("")

_Series: TypeAlias = tuple[bool, str, int]
"""Whether its numbers are roman, the prefix that they share, and by how much the page of the file is ahead of them."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that may be the page's; equal to one elsewhere that reads the same, wherever it stands."""

    value: int
    roman: bool
    strong: bool
    text: str
    prefix: str = ""
    """The part that the number counts in: "B-"; empty where it counts the pages of the document."""
    around: str = ""
    """The line it stands in, numbers taken out."""
    box: Box | None = field(default=None, compare=False)
    """The piece of text that it stands in."""
    right: bool = field(default=False, compare=False)
    """Whether it stands on the right half of the page."""

    def series_on(self, page: int) -> _Series:
        """Return the series that the number belongs to when it stands on this page."""
        return self.roman, self.prefix, page - self.value

    def pairs_with(self, other: _Number) -> bool:
        """Return whether the other is the right-hand page's number on a spread, where this is the left-hand one's."""
        return (
            other.value == self.value + 1
            and not (self.roman or other.roman or self.prefix or other.prefix)
            and self.box is not None
            and other.box is not None
            and abs(self.box.bottom - other.box.bottom) < NEAR
            and other.right > self.right
        )


def printed_labels(pages: list[RawPage], furniture: list[Furniture]) -> list[Label]:
    """Return the number printed on each page, empty where none is printed or the sequence does not bear it out.

    The labels in the PDF itself are the second source: they settle a number that no other page bears out, speak for
    pages that cannot be read when they are right on the others, and count where nothing is printed at all, unless they
    only count the pages. They never overrule what is printed.
    """
    numbers = _changing([_numbers(page, found) for page, found in zip(pages, furniture, strict=True)])
    series: dict[_Series, list[int]] = defaultdict(list)
    spreads: dict[int, list[int]] = defaultdict(list)
    for page, found in zip(pages, numbers, strict=True):
        for key in {number.series_on(page.number) for number in found}:
            series[key].append(page.number)
        for value in {left.value for left in found if any(map(left.pairs_with, found))}:
            spreads[value - 2 * page.number].append(page.number)
    labels = [_label(page, found, series, spreads) for page, found in zip(pages, numbers, strict=True)]
    return _with_pdf_labels(pages, _with_single_pages(labels, numbers))


def _with_single_pages(labels: list[Label], numbers: list[list[_Number]]) -> list[Label]:
    """Return the labels with those of parts of one page, "B-1" between "A-3" and "C-1"."""
    result = list(labels)
    for at, found in enumerate(numbers):
        before = result[at - 1] if at else NO_LABEL
        first = next((number for number in found if number.prefix and number.value == 1), None)
        if first and not result[at].text and _PREFIXED.match(before.text):
            result[at] = Label(first.text, first.box)
    return result


def _with_pdf_labels(pages: list[RawPage], labels: list[Label]) -> list[Label]:
    both = [(page.pdf_label, label.text) for page, label in zip(pages, labels, strict=True) if label.text]
    agreeing = sum(own == printed for own, printed in both)
    if not both:
        tell = any(page.pdf_label not in ("", str(page.number)) for page in pages)
        return [Label(page.pdf_label) for page in pages] if tell else labels
    if agreeing < max(MIN_AGREEING, len(both)):
        return labels
    return [
        Label(page.pdf_label) if not label.text and not page.pieces and not page.blank else label
        for page, label in zip(pages, labels, strict=True)
    ]


def visible_labels(labels: list[Label], shows: Callable[[int, Box], bool]) -> list[str]:
    """Return the texts of the labels that can be seen; ``shows`` looks whether a page (1-based) has ink in a box.

    Looked at are the first and last pages of the document with a number, and inwards as long as it is not seen.
    """
    texts = [label.text for label in labels]
    printed = [(at, label.box) for at, label in enumerate(labels) if label.box]
    for run, at_least in ((printed, ENDS), (printed[::-1], 1)):
        for tried, (at, box) in enumerate(run):
            if shows(at + 1, box):
                if tried + 1 >= at_least:
                    break
            else:
                texts[at] = ""
    return texts


def _changing(numbers: list[list[_Number]]) -> list[list[_Number]]:
    """Return the numbers that differ from the ones on the pages before and after: a year in a footer does not."""
    near = [numbers[max(at - 2, 0) : at] + numbers[at + 1 : at + 3] for at in range(len(numbers))]
    return [
        [number for number in found if sum(number in other for other in near[at]) < 2]
        for at, found in enumerate(numbers)
    ]


def _label(
    page: RawPage, found: list[_Number], series: dict[_Series, list[int]], spreads: dict[int, list[int]]
) -> Label:
    at = page.number
    for number in found:
        if any(map(number.pairs_with, found)) and _support(spreads[number.value - 2 * at], at) >= 2:
            return Label(f"{number.value}-{number.value + 1}", number.box)
    scored = [(_support(series[number.series_on(at)], at), number.strong, number) for number in found]
    scored = [score for score in scored if score[0] >= 2 or score[1] or score[2].text == page.pdf_label]
    if not scored:
        return NO_LABEL
    best = max(scored, key=lambda score: score[:2])[2]
    return Label(best.text, best.box)


def _support(pages: list[int], page: int) -> int:
    """Return how many pages the series around this page has, small holes allowed."""
    at = pages.index(page)
    first = last = at
    while first and pages[first] - pages[first - 1] <= MAX_HOLE:
        first -= 1
    while last + 1 < len(pages) and pages[last + 1] - pages[last] <= MAX_HOLE:
        last += 1
    return last - first + 1


def _numbers(page: RawPage, found: Furniture) -> list[_Number]:
    numbers: list[_Number] = []
    for line in (*found.header, *found.footer):
        places: dict[str, Line | Piece] = {line.text.strip(): line}
        places |= {piece.text.strip(): piece for piece in line.pieces}
        for text, place in places.items():
            box = Box(place.x0, place.top, place.x1, place.bottom)
            right = place.x0 > page.frame.width / 2
            around = running_text(text).key
            numbers += [replace(number, around=around, box=box, right=right) for number in _numbers_in(text)]
    return numbers


def _numbers_in(text: str) -> list[_Number]:
    alone = _ALONE.match(text)
    if alone:
        word = alone.group(1)
        if word.isdigit():
            return [_Number(int(word), roman=False, strong=False, text=word)]
        return [_Number(roman_value(word), roman=True, strong=False, text=word)] if ROMAN.match(word) else []
    prefixed = _PREFIXED.match(text)
    if prefixed:
        prefix, word = prefixed["prefix"], prefixed["number"]
        return [_Number(int(word), roman=False, strong=False, text=prefix + word, prefix=prefix)]
    if _PART_OF_NAME.search(text):
        return []
    strong = _OF.findall(text) or _OUT_OF.findall(text) or _SQUEEZED.findall("".join(text.split()))
    if strong:
        return [_Number(int(word), roman=False, strong=True, text=word) for word in strong]
    edges = [word for pair in _EDGE.findall(text) for word in pair if word]
    romans = [word for word in _ROMAN_EDGE.findall(text) if ROMAN.match(word)]
    return [_Number(int(word), roman=False, strong=False, text=word) for word in edges] + [
        _Number(roman_value(word), roman=True, strong=False, text=word) for word in romans
    ]
