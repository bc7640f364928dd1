"""Lines of text, and the rectangles that are put in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract._page import Piece
from extract._tables import Table


@dataclass(frozen=True, eq=False)
class Line:
    """Pieces on one baseline, left to right.

    What the layout asks for all the time is worked out once, when the line is made.
    """

    pieces: tuple[Piece, ...]
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    middle: float = field(init=False)
    """The vertical middle."""
    text: str = field(init=False)
    """The raw text, pieces separated by a space."""
    size: float = field(init=False)
    """The font size of most of the line."""

    def __post_init__(self) -> None:
        """Work out the box, the text and the size."""
        first = tallest = widest = self.pieces[0]
        text, x1 = first.text, first.x1
        if len(self.pieces) > 1:
            tallest = max(self.pieces, key=lambda piece: piece.width * piece.height)
            widest = max(self.pieces, key=lambda piece: piece.width)
            text = " ".join(piece.text for piece in self.pieces)
            x1 = max(piece.x1 for piece in self.pieces)
        # Seven calls of object.__setattr__ for every line would cost more than all of this.
        self.__dict__.update(
            x0=first.x0,
            x1=x1,
            top=tallest.top,
            bottom=tallest.bottom,
            middle=(tallest.top + tallest.bottom) / 2,
            text=text,
            size=round(widest.style.size * 2) / 2,
        )

    @property
    def bold(self) -> bool:
        """Return whether the whole line is bold."""
        return all(piece.style.font.bold for piece in self.pieces if piece.width > 4)

    @property
    def italic(self) -> bool:
        """Return whether the whole line is italic."""
        return all(piece.style.font.italic for piece in self.pieces)


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
