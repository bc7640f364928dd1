"""Lines of text, and the rectangles that are put in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from extract._page import Piece
from extract._tables import Table


@dataclass(frozen=True)
class Line:
    """Pieces on one baseline, left to right."""

    pieces: tuple[Piece, ...]
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        """Compute the box once; the layout asks for it all the time."""
        tallest = max(self.pieces, key=lambda piece: piece.width * piece.height)
        object.__setattr__(self, "x0", self.pieces[0].x0)
        object.__setattr__(self, "x1", max(piece.x1 for piece in self.pieces))
        object.__setattr__(self, "top", tallest.top)
        object.__setattr__(self, "bottom", tallest.bottom)

    @cached_property
    def text(self) -> str:
        """Return the raw text, pieces separated by a space."""
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def size(self) -> float:
        """Return the font size of most of the line."""
        return round(max(self.pieces, key=lambda piece: piece.width).style.size * 2) / 2

    @cached_property
    def bold(self) -> bool:
        """Return whether the whole line is bold."""
        return all(piece.style.font.bold for piece in self.pieces if piece.width > 4)

    @cached_property
    def italic(self) -> bool:
        """Return whether the whole line is italic."""
        return all(piece.style.font.italic for piece in self.pieces)

    @property
    def middle(self) -> float:
        """Return the vertical middle."""
        return (self.top + self.bottom) / 2


Item = Line | Table


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return pieces of one column as lines, top to bottom."""
    return [item for item in items_of(map(entry_of, pieces)) if isinstance(item, Line)]


def line_of(pieces: list[Piece]) -> Line:
    """Return pieces on one baseline as a line."""
    return Line(tuple(sorted(pieces, key=lambda piece: piece.x0)))


def _on_line(line: list[Piece], piece: Piece) -> bool:
    """Return whether a piece shares the line's baseline: the smaller one's middle lies within the larger one."""
    return any(
        other.top < piece.middle < other.bottom or piece.top < other.middle < piece.bottom
        if abs(other.middle - piece.middle) < 0.6 * max(other.height, piece.height)
        else False
        for other in line
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece or a table, as a rectangle to be put in order."""

    x0: float
    top: float
    x1: float
    bottom: float
    piece: Piece | None
    table: Table | None

    @property
    def size(self) -> float:
        """Return the font size; box heights say little, they differ by a third between fonts of one size."""
        return self.piece.style.size if self.piece else 10.0

    @property
    def bold(self) -> bool:
        """Return whether the piece is bold."""
        return self.piece is not None and self.piece.style.font.bold

    @property
    def chars(self) -> int:
        return len(self.piece.text) if self.piece else 1_000


def entry_of(piece: Piece) -> Entry:
    return Entry(piece.x0, piece.top, piece.x1, piece.bottom, piece, None)


def table_entry(table: Table) -> Entry:
    return Entry(table.box.x0, table.box.top, table.box.x1, table.box.bottom, None, table)


def items_of(entries: Iterable[Entry]) -> list[Item]:
    """Return the entries as lines and tables, top to bottom."""
    items: list[Item] = []
    open_line: list[Piece] = []
    for entry in sorted(entries, key=lambda entry: (entry.top + entry.bottom) / 2):
        piece = entry.piece
        if piece and open_line and _on_line(open_line, piece):
            open_line.append(piece)
            continue
        if open_line:
            items.append(line_of(open_line))
            open_line = []
        if piece:
            open_line = [piece]
        elif entry.table:
            items.append(entry.table)
    if open_line:
        items.append(line_of(open_line))
    return items
