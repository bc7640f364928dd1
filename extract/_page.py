"""A page as pieces of line: what PDFium's characters become before anything is known of the layout."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from extract._pdfium import HYPHENS, MAX_SLANT, OpenPage
from extract._shapes import Chars, Drawing, Font, Frame, Style, turn_quarter

TURN_SAMPLES = 40
MIN_TURN_SAMPLES = 8

WATERMARK_SIZE = 3.5
"""Times the usual line height from which a text may be a watermark."""

MIN_HEIGHT = 5.0

PIECE_GAP = 0.75
"""A gap wider than this share of the character height may lie between columns, so a new piece begins."""

_LINE = re.compile(rf"[^\r\n{HYPHENS}]+[{HYPHENS}]?")
_WORD = re.compile(r"[^\s\x00]+")


@dataclass(frozen=True, slots=True, eq=False)  # each piece is only itself: comparing ten fields took long
class Piece:
    """A run of characters [start, end) of a page's raw text on one line, without a wide gap inside."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    text: str
    raised: bool = False
    """Whether the first character is raised, as the mark of a footnote is."""
    upright: bool = True
    """Whether the piece is read with the page: its characters stand upright, and it is no watermark."""

    @property
    def height(self) -> float:
        """Return the height of the line box."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Return the vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """Return the width."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class RawPage:
    """Everything the layout uses of one page."""

    number: int
    display: Frame
    """The page as it is shown."""
    frame: Frame
    """The page turned so that most of its text stands upright; pieces and drawing are measured in it."""
    chars: Chars
    """The characters as displayed."""
    upright: Chars
    """The characters in ``frame``; the same object where nothing had to be turned."""
    pieces: tuple[Piece, ...]
    drawing: Drawing
    pdf_label: str
    unmapped: float
    """Share of sampled characters for which the font has no map to text."""
    hidden: bool = False
    """Whether the text is drawn invisibly, as OCR does over a scan."""
    blank: bool = True
    """Whether a page without text shows nothing when it is drawn."""
    broken: bool = False
    """Whether PDFium could not load the page."""
    ocr: bool = False
    """Whether this program had the page read by OCR."""
    note: str = ""
    """What came of OCR on a page that stays unread, in Dutch."""


def read_page(page: OpenPage, number: int, pdf_label: str) -> RawPage:
    """Return the characters, pieces and drawing of a page."""
    chars = page.chars()
    turn = _turn(page, chars)
    if turn:
        page.reread(turn)
        chars = page.chars()
    frame = page.frame.turned(turn)
    upright = _turned(chars, page.frame, turn)
    found = [piece for piece in _pieces(page, upright, turn) if _is_on_page(piece, frame)]
    has_text = bool(chars.text) and not chars.text.isspace()
    return RawPage(
        number=number,
        display=page.frame,
        frame=frame,
        chars=chars,
        upright=upright,
        pieces=_without_watermark(found),
        drawing=page.drawing(frame),
        pdf_label=pdf_label,
        unmapped=_unmapped(page, chars),
        hidden=has_text and page.is_hidden(_middle(chars)),
        blank=not has_text and page.is_blank(),
    )


def _turn(page: OpenPage, chars: Chars) -> int:
    """Return by how many degrees clockwise the page must be turned to read most of its text."""
    step = max(len(chars.text) // TURN_SAMPLES, 1)
    turns = [
        -round(page.angle(index) / 90) * 90 % 360
        for index in range(0, len(chars.text), step)
        if not chars.text[index].isspace()
    ]
    return max(set(turns), key=turns.count) if len(turns) >= MIN_TURN_SAMPLES else 0


def _turned(chars: Chars, frame: Frame, turn: int) -> Chars:
    for degrees in range(0, turn, 90):
        chars = turn_quarter(chars, frame.turned(degrees).height)
    return chars


def unloadable_page(number: int) -> RawPage:
    """Return a stand-in for a page that PDFium cannot load."""
    empty = Chars("", array("f"), array("f"), array("f"), array("f"))
    frame = Frame(0.0, 0.0, 595.0, 842.0, rotation=0)
    return RawPage(number, frame, frame, empty, empty, (), Drawing(), "", 0.0, broken=True)


def _middle(chars: Chars) -> int:
    """Return the index of a visible character near the middle of the text."""
    middle = len(chars.text) // 2
    found = _WORD.search(chars.text, middle) or _WORD.search(chars.text)
    return found.start() if found else 0


def split_piece(piece: Piece, chars: Chars, borders: list[float]) -> list[Piece]:
    """Return the piece cut at the words that begin beyond one of the (vertical) borders."""
    runs: list[Words] = []
    previous = -1
    for match in _WORD.finditer(chars.text, piece.start, piece.end):
        first, after = match.span()
        middle = (chars.x0[first] + chars.x1[after - 1]) / 2
        column = sum(middle > border for border in borders)
        if column != previous:
            runs.append([])
        runs[-1].append((first, after))
        previous = column
    return [_piece(chars, run, piece.style, upright=piece.upright) for run in runs]


def _pieces(page: OpenPage, chars: Chars, turn: int) -> Iterator[Piece]:
    for line in _LINE.finditer(chars.text):
        for run in _runs(chars, line.start(), line.end()):
            start, end = run[0][0], run[-1][1]
            slant = (page.angle(start) + turn + 180) % 360 - 180
            yield _piece(chars, run, _style(page, chars, start, end), upright=abs(slant) < MAX_SLANT)


def _style(page: OpenPage, chars: Chars, start: int, end: int) -> Style:
    """Return the usual size of beginning, middle and end; bold or italic only when all three are so."""
    middle = start + (end - start) // 2
    while chars.text[middle].isspace():
        middle -= 1
    style = page.style(middle)
    if end - start < 3 or page.is_one_run(start, end - 1):
        return style
    three = page.style(start), style, page.style(end - 1)
    if three[0] is style and three[2] is style:
        return style
    bold, italic = all(one.font.bold for one in three), all(one.font.italic for one in three)
    return Style(sorted(one.size for one in three)[1], Font(style.font.name, bold=bold, italic=italic))


Words = list[tuple[int, int]]
"""The ranges of the words in a run of characters; never empty."""


def _piece(chars: Chars, words: Words, style: Style, *, upright: bool = True) -> Piece:
    """Return a run of words as a piece; its box is as high as its tallest first letter."""
    start, end = words[0][0], words[-1][1]
    tops, bottoms = chars.top, chars.bottom
    top, bottom = tops[start], bottoms[start]
    for first, _ in words:
        if bottoms[first] - tops[first] > bottom - top:
            top, bottom = tops[first], bottoms[first]
    x0 = chars.x0[start]
    raised = bottoms[start] < bottom - 0.12 * (bottom - top)
    x1 = max(chars.x1[end - 1], x0)
    return Piece(start, end, x0, top, x1, bottom, style, chars.text[start:end], raised, upright)


def _runs(chars: Chars, start: int, end: int) -> Iterator[Words]:
    """Yield the words of a raw line between wide gaps, jumps back and changes of height."""
    x0, x1, tops, bottoms = chars.x0, chars.x1, chars.top, chars.bottom
    run: Words = []
    edge = top = bottom = 0.0
    for match in _WORD.finditer(chars.text, start, end):
        span = first, after = match.span()
        left, high, low = x0[first], tops[first], bottoms[first]
        if run:
            height, other = low - high, bottom - top  # no max() here: this runs for every word of the document
            if height < other:
                height, other = other, height
            if height < MIN_HEIGHT:
                height = MIN_HEIGHT
            is_other = height > WATERMARK_SIZE * MIN_HEIGHT and height > WATERMARK_SIZE * other
            gap = left - edge
            if gap > PIECE_GAP * height or gap < -height or high > bottom or low < top or is_other:
                yield run
                run = []
        run.append(span)
        last = after - 1
        edge, top, bottom = x1[last], tops[last], bottoms[last]
    if run:
        yield run


def _without_watermark(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with the very large ones that lie across others set apart ("CONCEPT" over the page)."""
    if not pieces:
        return ()
    large = WATERMARK_SIZE * median(piece.height for piece in pieces)
    return tuple(
        replace(piece, upright=False) if piece.height > large and _lies_across(piece, pieces) else piece
        for piece in pieces
    )


def _lies_across(large: Piece, pieces: list[Piece]) -> bool:
    under = [piece for piece in pieces if large.top < piece.middle < large.bottom and large.x0 < piece.x1 - 1]
    return sum(piece is not large and piece.x0 < large.x1 for piece in under) >= 3


def _is_on_page(piece: Piece, frame: Frame) -> bool:
    return -1 <= piece.middle <= frame.height + 1 and piece.x1 > 0 and piece.x0 < frame.width


SAMPLES = 60
"""Asking every character would cost as much as its box; a font without a map fails everywhere."""


def _unmapped(page: OpenPage, chars: Chars) -> float:
    step = max(len(chars.text) // SAMPLES, 1)
    sampled = [index for index in range(0, len(chars.text), step) if not chars.text[index].isspace()]
    if not sampled:
        return 0.0
    return sum(map(page.has_unicode_error, sampled)) / len(sampled)
