"""A block before it has a place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract._lines import Line
from extract.model import BlockKind

PageLine = tuple[int, Line]


@dataclass(slots=True)
class Draft:
    """A block before it has a place in the text; for rows one entry of ``cells`` per cell."""

    kind: BlockKind
    lines: list[PageLine]
    cells: list[list[list[PageLine]]] = field(default_factory=list[list[list[PageLine]]])
    """Per cell its paragraphs."""
    columns: list[str] = field(default_factory=list[str])
    lefts: list[float] = field(default_factory=list[float])
    """Left border of each cell."""
    table: int | None = None
    merged: list[tuple[Draft, int]] = field(default_factory=list["tuple[Draft, int]"])
    """Rows above with the index of their cell that is merged down over this row."""
    skip: int = 0
    """Raw characters at the start (a bullet) that stay out of the text."""
    indent: float = 0.0
    ordered: bool = False
    aside: bool = False
    """Whether it stands beside the running text."""

    @property
    def page(self) -> int:
        """Return the page on which the block begins."""
        if self.lines:
            return self.lines[0][0]
        return next(line[0] for cell in self.cells for paragraph in cell for line in paragraph)

    @property
    def text(self) -> str:
        """Return the raw text of the lines."""
        return " ".join(line.text for _, line in self.lines)

    @property
    def size(self) -> float:
        """Return the font size."""
        return self.lines[0][1].size if self.lines else 0.0

    @property
    def bold(self) -> bool:
        """Return whether all lines are bold."""
        return all(line.bold for _, line in self.lines)
