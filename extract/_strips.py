"""The words of a page by line, and the white strips that stay free between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from extract._page import Piece, RawPage

MIN_STRIP = 4.0
"""Width of the white between two columns; a word space is narrower."""

SAME = 4.0
ON_LINE = 3.0

_WORD = re.compile(r"[^\s\x00]+")

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """The pieces at one height, between two borders."""

    pieces: tuple[Piece, ...]
    words: tuple[Range, ...]
    crosses: bool
    """Whether a piece runs on over a border."""

    @property
    def top(self) -> float:
        """Return the top of the highest piece."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Return the bottom of the lowest piece."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def middle(self) -> float:
        """Return the vertical middle of the first piece."""
        return self.pieces[0].middle

    @property
    def size(self) -> float:
        """Return the largest font size."""
        return max(piece.style.size for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Return whether all pieces are bold."""
        return all(piece.style.font.bold for piece in self.pieces)


class PageText:
    """The upright text of a page, to be asked for the lines in a part of it."""

    def __init__(self, page: RawPage) -> None:
        """Sort the pieces once: each pair of rulings asks for the text between them."""
        upright = [piece for piece in page.pieces if piece.upright]
        self._pieces = sorted(upright, key=lambda piece: (piece.middle, piece.x0))
        self._middles = [piece.middle for piece in self._pieces]
        self._chars = page.upright
        self._words: dict[int, list[Range]] = {}
        self.height = page.frame.height

    def lines_between(self, left: float, right: float, top: float, bottom: float) -> list[TextLine]:
        """Return the lines of text between borders, from top to bottom."""
        groups: list[list[Piece]] = []
        for piece in self._pieces[bisect_right(self._middles, top) : bisect_left(self._middles, bottom)]:
            if piece.x1 <= left - SAME or piece.x0 >= right + SAME:
                continue
            if groups and piece.middle - groups[-1][0].middle < ON_LINE:
                groups[-1].append(piece)
            else:
                groups.append([piece])
        return [self._line(group, left, right) for group in groups]

    def _line(self, pieces: list[Piece], left: float, right: float) -> TextLine:
        words = sorted(word for piece in pieces for word in self._words_of(piece))
        crosses = any(piece.x0 < left - SAME or piece.x1 > right + SAME for piece in pieces)
        return TextLine(tuple(pieces), tuple(words), crosses)

    def _words_of(self, piece: Piece) -> list[Range]:
        """Return where the words of a piece begin and end; each pair of rulings asks for them again."""
        words = self._words.get(piece.start)
        if words is None:
            found = _WORD.finditer(self._chars.text, piece.start, piece.end)
            words = [(self._chars.x0[match.start()], self._chars.x1[match.end() - 1]) for match in found]
            self._words[piece.start] = words
        return words


def strips_of(words: list[Range], left: float, right: float, least: float = MIN_STRIP) -> list[Range]:
    """Return the white strips between the words, not those at the edges."""
    strips: list[Range] = []
    edge = None
    for x0, x1 in sorted(words):
        if edge is not None and x0 - edge >= least and left < edge and x0 < right:
            strips.append((edge, x0))
        edge = x1 if edge is None else max(edge, x1)
    return strips


def usual_pitch(found: Counter[float]) -> float:
    """Return the smallest pitch that is common: paragraph gaps may outnumber line gaps in a list of one-liners."""
    most = max(found.values())
    return min(pitch for pitch, count in found.items() if count >= 0.25 * most)
