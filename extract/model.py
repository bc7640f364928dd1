"""The value objects of reading: a Document, its pages and blocks, and the place of every character."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from itertools import pairwise

NO_RAW = -1
"""Raw index of a character that the reader put in (a space between two lines, a tab between two cells)."""

MAX_OVERLAP = 2.0
"""Points by which a letter may lie over the one before it."""

MAX_GAP = 40.0
"""Points between two letters from which they get boxes of their own."""


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    TOC = "toc"


class Part(StrEnum):
    """The part of the document a block stands in, recognised by layout and position."""

    FRONT = "front"
    BODY = "body"
    LETTER = "letter"
    GLOSSARY = "glossary"
    ANNEX = "annex"


class Legibility(StrEnum):
    """How well a page can be read."""

    TEXT = "text"
    EMPTY = "empty"
    IMAGE = "image"
    PARTLY_IMAGE = "partly_image"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; the origin is the top left corner of the page as it is displayed."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a passage on one page: the page (1-based) and one box per line."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the file."""

    number: int
    """1-based page of the PDF file."""
    label: str
    """The number printed on the page ("22", "iv"); empty where none is printed or it is not certain."""
    width: float
    height: float
    raw: str
    """The text as PDFium gives it, nothing undone: the yardstick for quotes."""
    legibility: Legibility = Legibility.TEXT
    reason: str = ""
    """Why the page could not be (fully) read, in Dutch; empty for readable and for truly empty pages."""
    ocr: bool = False
    """True when the text of this page was made by OCR."""
    part_name: str = ""
    """Part of a bundle ("bijlage A"), where the printed number stands on more pages and the part says which."""

    @property
    def is_unreadable(self) -> bool:
        """Whether something may stand on this page that the program cannot read."""
        return self.legibility in (Legibility.IMAGE, Legibility.PARTLY_IMAGE, Legibility.GARBLED)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: offsets in the document's text, and the head of its column ("" where there is none)."""

    start: int
    end: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that belongs together: offsets [start, end) in the document's text."""

    kind: BlockKind
    start: int
    end: int
    page: int
    """1-based page on which the block begins."""
    part: Part = Part.BODY
    level: int = 0
    """Heading level (1 = chapter) or nesting of a list item (1 = outermost); 0 elsewhere."""
    heading: int | None = None
    """Index in ``Document.blocks`` of the nearest heading above, None before the first one."""
    lead_in: int | None = None
    """Index of the paragraph that leads in a list item ("Het resultaat is:"), None where there is none."""
    table: int | None = None
    """Number of the table in the document, for rows; rows of a table that runs on share it."""
    cells: tuple[Cell, ...] = ()
    merged: tuple[Cell, ...] = ()
    """Cells of earlier rows of the table that are merged down over this row ("4e kwartaal" beside five actions)."""
    mark: int | None = None
    """Offset in the text of the raised mark that a footnote belongs to; None elsewhere, and where none was found."""


@dataclass(frozen=True, slots=True)
class CharMap:
    """Where each character of ``Document.text`` stands; all arrays are as long as the text."""

    page: array[int] = field(default_factory=lambda: array("H"))
    """1-based page; 0 for a separator between blocks of different pages."""
    raw: array[int] = field(default_factory=lambda: array("i"))
    """Index in ``Page.raw``, or NO_RAW."""
    x0: array[float] = field(default_factory=lambda: array("f"))
    top: array[float] = field(default_factory=lambda: array("f"))
    x1: array[float] = field(default_factory=lambda: array("f"))
    bottom: array[float] = field(default_factory=lambda: array("f"))


@dataclass(frozen=True, slots=True)
class Document:
    r"""A plan as text: what stands where.

    ``text`` holds all blocks in reading order, one per line ("\n" between blocks, "\t" between the cells of a row);
    line-end hyphens are undone, soft hyphens removed and ligatures resolved. ``chars`` is the way back.
    """

    name: str
    """File name without folder."""
    sha256: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    text: str
    chars: CharMap
    title: str = ""
    reader: str = ""
    """Version of the reader that made this, for the cache."""

    def page(self, number: int) -> Page:
        """Return the page with this 1-based number."""
        return self.pages[number - 1]

    def quote(self, start: int, end: int) -> str:
        """Return the text of [start, end) with white space collapsed to single spaces."""
        return " ".join(self.text[start:end].split())

    def pages_of(self, start: int, end: int) -> tuple[int, ...]:
        """Return the 1-based pages on which [start, end) stands, in order, each once."""
        found = dict.fromkeys(page for page in self.chars.page[start:end] if page)
        return tuple(found)

    def section_path(self, block: Block) -> tuple[str, ...]:
        """Return the headings above a block, from chapter to nearest ("4 Organisatie", "4.2 Medewerkers")."""
        path: list[str] = []
        index = block.heading
        while index is not None:
            heading = self.blocks[index]
            path.append(self.quote(heading.start, heading.end))
            index = heading.heading
        return tuple(reversed(path))

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return per page the boxes of [start, end), one box per line of text, also of text that lies on its side."""
        found: dict[int, list[int]] = {}
        for index in range(start, end):
            if self.chars.page[index] and self.chars.raw[index] != NO_RAW:
                found.setdefault(self.chars.page[index], []).append(index)
        return tuple(Place(page, tuple(_lines(self.chars, indices))) for page, indices in found.items())


class _Way(Enum):
    """Where the next letter of a word stands: to the right, unless the page lies on its side or upside down."""

    RIGHT = auto()
    LEFT = auto()
    DOWN = auto()
    UP = auto()


def _lines(chars: CharMap, indices: list[int]) -> list[Box]:
    """Return one box per line of these characters, which stand on one page."""
    way = _way(chars, indices)
    lines: list[Box] = []
    for index in indices:
        box = Box(chars.x0[index], chars.top[index], chars.x1[index], chars.bottom[index])
        if lines and _runs_on(lines[-1], box, way):
            last = lines[-1]
            lines[-1] = Box(
                min(last.x0, box.x0), min(last.top, box.top), max(last.x1, box.x1), max(last.bottom, box.bottom)
            )
        else:
            lines.append(box)
    return lines


def _way(chars: CharMap, indices: list[int]) -> _Way:
    """Return where most characters have the next one of their word."""
    steps: Counter[_Way] = Counter()
    for here, there in pairwise(indices):
        if chars.raw[there] == chars.raw[here] + 1:
            right = chars.x0[there] + chars.x1[there] - chars.x0[here] - chars.x1[here]
            down = chars.top[there] + chars.bottom[there] - chars.top[here] - chars.bottom[here]
            if abs(right) >= abs(down):
                steps[_Way.RIGHT if right >= 0 else _Way.LEFT] += 1
            else:
                steps[_Way.DOWN if down > 0 else _Way.UP] += 1
    return max(steps, key=lambda way: steps[way], default=_Way.RIGHT)


def _runs_on(line: Box, box: Box, way: _Way) -> bool:
    """Return whether a character stands on the line, at its end; the two letters of a ligature have one box."""
    if way in (_Way.RIGHT, _Way.LEFT):
        gap = box.x0 - line.x1 if way is _Way.RIGHT else line.x0 - box.x1
        beside = line.top <= (box.top + box.bottom) / 2 <= line.bottom
        inside = line.x0 <= box.x0 and box.x1 <= line.x1
    else:
        gap = box.top - line.bottom if way is _Way.DOWN else line.top - box.bottom
        beside = line.x0 <= (box.x0 + box.x1) / 2 <= line.x1
        inside = line.top <= box.top and box.bottom <= line.bottom
    return beside and (inside or -MAX_OVERLAP <= gap < MAX_GAP)
