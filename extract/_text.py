"""From lines to the text of a Document: hyphens undone, ligatures resolved, and the way back for every character."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from extract._hyphens import needs_hyphen
from extract._lines import Line
from extract._page import Piece
from extract._pdfium import HYPHENS
from extract._shapes import Chars
from extract.model import NO_RAW, CharMap

SOFT_HYPHEN = "\xad"
BULLET = "•"
TOUCHING = 0.1
"""Share of their height that two pieces of one word may lie apart."""

PARAGRAPH_IN_CELL = "\v"
"""Parts the paragraphs and list items within one table cell; white space, so a quote stays verbatim."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"[\w]+$")
_FIRST_WORD = re.compile(r"^[\w]+")
_SPACES = " \t\xa0\u2002\u2003\u2009\u202f\u3000"
_DROPPED = {SOFT_HYPHEN, "\x00", "\ufeff", "\u200b", "\u200c", "\u200d", "\u2060"}


def _resolved(char: str) -> str:
    """Return what stands in the text for one raw character: "" drops it, two letters resolve a ligature."""
    if "\ue000" <= char <= "\uf8ff":
        return BULLET
    if char in _SPACES:
        return " "
    if char in _DROPPED or (char < " " and char != "\t"):
        return ""
    if "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    return char


_DRAWN_ACCENTS = {"´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308", "¸": "\u0327"}
"""Accents that some typesetters draw over a letter, and the combining mark that says the same."""

_ACCENTS = {**_DRAWN_ACCENTS, **{mark: mark for mark in ("\u0300", *_DRAWN_ACCENTS.values())}}

_PLAIN = re.compile(
    r"^[ -~\xa1-\xa7\xa9-\xac\xae-\xb3\xb5-\xb7\xb9-\u02c5\u02c7-\u02db\u02dd-\u02ff\u2010-\u2027\u2030-\u205f\u20ac]*$"
)


@dataclass(slots=True)
class Vocabulary:
    """The words of the document itself: they decide whether a hyphen at a line end belongs to the word."""

    words: Counter[str] = field(default_factory=Counter[str])

    def add(self, text: str) -> None:
        """Count the words of a text."""
        self.words.update(_WORD.findall(text.casefold()))

    def keeps_hyphen(self, before: str, after: str, *, broken: bool) -> bool:
        """Return whether "before-" at a line end keeps its hyphen before "after"; ``broken`` is PDFium's guess."""
        if not after or not before:
            return True
        if after[0].isdigit() or before[-1].isdigit() or after[0].isupper() or before.isupper():
            return True
        hyphenated = self.words[f"{before}-{after}".casefold()]
        joined = self.words[f"{before}{after}".casefold()]
        if hyphenated != joined:
            return hyphenated > joined
        if after.casefold() in _SUSPENDING or (not broken and not after[0].islower()):
            return True
        return needs_hyphen(before.casefold(), after.casefold())


_SUSPENDING = {"en", "of", "tot", "als", "maar", "noch", "respectievelijk", "dan", "c.q"}
"""After these a hyphen is the hyphen of a shortened word: "innovatie- en opleidingsbudget"."""


@dataclass(slots=True)
class TextBuilder:
    """Grows the text of a document with, for every character, its place."""

    chars_of: Callable[[int], Chars]
    vocabulary: Vocabulary
    stray: dict[int, frozenset[int]] = field(default_factory=dict[int, frozenset[int]])
    """Per page the spaces that part the letters of a word; they stay out of the text."""
    parts: list[str] = field(default_factory=list[str])
    length: int = 0
    map: CharMap = field(default_factory=CharMap)

    def insert(self, text: str, page: int = 0) -> None:
        """Add characters that do not stand on the page."""
        for _ in text:
            self._grow(page, NO_RAW, (0.0, 0.0, 0.0, 0.0))
        self.parts.append(text)
        self.length += len(text)

    def add_lines(self, lines: list[tuple[int, Line]], skip: int = 0) -> None:
        """Add lines as running text, ``skip`` raw characters of the first piece left out (a bullet)."""
        pieces = [(page, piece.start, piece.end) for page, line in lines for piece in line.pieces]
        touches = [
            beside is not None and _touch(piece, beside)
            for _, line in lines
            for piece, beside in zip_longest(line.pieces, line.pieces[1:])
        ]
        pieces[0] = (pieces[0][0], pieces[0][1] + skip, pieces[0][2])
        for at, (page, start, end) in enumerate(pieces):
            if touches[at]:
                self._copy(page, start, end)
            else:
                following = pieces[at + 1] if at + 1 < len(pieces) else None
                self._add_piece(page, start, end, following)

    def _add_piece(self, page: int, start: int, end: int, following: tuple[int, int, int] | None) -> None:
        chars = self.chars_of(page)
        text = chars.text
        while start < end and (text[start].isspace() or text[start] in _DROPPED):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == "\x00"):
            end -= 1
        if end <= start:
            return
        if following is None or text[end - 1] not in f"-{HYPHENS}{SOFT_HYPHEN}\u2010":
            self._copy(page, start, end)
            if following is not None:
                self.insert(" ", page)
            return
        self._join_hyphen(page, start, end, following)

    def _join_hyphen(self, page: int, start: int, end: int, following: tuple[int, int, int]) -> None:
        text = self.chars_of(page).text
        rest = self.chars_of(following[0]).text[following[1] : following[2]].lstrip()
        before, after = _LAST_WORD.search(text[start : end - 1]), _FIRST_WORD.search(rest)
        first, second = before.group() if before else "", after.group() if after else ""
        hyphen = text[end - 1]
        if second.casefold() in _SUSPENDING and hyphen != SOFT_HYPHEN and first:
            self._copy(page, start, end)
            self.insert(" ", page)
        elif hyphen != SOFT_HYPHEN and self.vocabulary.keeps_hyphen(first, second, broken=hyphen in HYPHENS):
            self._copy(page, start, end)
            if not first or not second:
                self.insert(" ", page)
        else:
            self._copy(page, start, end - 1)

    def _copy(self, page: int, start: int, end: int) -> None:
        """Add raw characters [start, end) of a page, resolved."""
        chars = self.chars_of(page)
        text = chars.text[start:end]
        stray = self.stray.get(page)
        if stray and not stray.isdisjoint(range(start, end)):
            for index in range(start, end):
                if index not in stray:
                    self._copy_char(page, chars, index)
            return
        if (text.isascii() and text.isprintable()) or _PLAIN.match(text):
            count = end - start
            self.map.page.extend(array("H", (page,)) * count)
            self.map.raw.extend(array("i", range(start, end)))
            self.map.x0.extend(chars.x0[start:end])
            self.map.top.extend(chars.top[start:end])
            self.map.x1.extend(chars.x1[start:end])
            self.map.bottom.extend(chars.bottom[start:end])
            self.parts.append(text)
            self.length += count
            return
        for index in range(start, end):
            self._copy_char(page, chars, index)

    def _copy_char(self, page: int, chars: Chars, index: int) -> None:
        raw = chars.text[index]
        if index and self.parts and self.map.raw[-1] == index - 1 and self._compose(chars, index):
            return
        resolved = "-" if raw in HYPHENS else _resolved(raw)
        for char in resolved:
            box = chars.x0[index], chars.top[index], chars.x1[index], chars.bottom[index]
            self._grow(page, index, box)
            self.parts.append(char)
            self.length += 1

    def _compose(self, chars: Chars, index: int) -> bool:
        """Make one letter of an accent and the letter it is drawn over, and say whether that was so."""
        before, char = self.parts[-1][-1], chars.text[index]
        if char in _ACCENTS:
            letter, accent, over = before, char, bool(unicodedata.combining(char)) or _covers(chars, index - 1, index)
        elif before in _DRAWN_ACCENTS and chars.text[index - 1] == before:
            letter, accent, over = char, before, _covers(chars, index, index - 1)
        else:
            return False
        composed = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
        if not over or len(composed) > 1:
            return False
        self.parts[-1] = self.parts[-1][:-1] + composed
        return True

    def _grow(self, page: int, raw: int, box: tuple[float, float, float, float]) -> None:
        chars = self.map
        chars.page.append(page)
        chars.raw.append(raw)
        for values, side in zip((chars.x0, chars.top, chars.x1, chars.bottom), box, strict=True):
            values.append(side)

    def cut(self, length: int) -> None:
        """Forget everything beyond this length."""
        left = self.length
        while left > length:
            last = self.parts.pop()
            left -= len(last)
            if left < length:
                self.parts.append(last[: length - left])
                left = length
        self._shrink(length)

    def trim(self, start: int) -> None:
        """Forget white space at the end, down to ``start``."""
        length = self.length
        while length > start and self.parts and not self.parts[-1].rstrip():
            length -= len(self.parts.pop())
        if self.parts and length > start:
            last = self.parts.pop()
            self.parts.append(last.rstrip())
            length -= len(last) - len(self.parts[-1])
        self._shrink(length)

    def _shrink(self, length: int) -> None:
        if length == self.length:
            return
        self.length = length
        chars = self.map
        for values in (chars.page, chars.raw, chars.x0, chars.top, chars.x1, chars.bottom):
            del values[length:]

    def text(self) -> str:
        """Return what was built so far."""
        return "".join(self.parts)


def _covers(chars: Chars, letter: int, accent: int) -> bool:
    """Return whether the middle of an accent lies over a letter."""
    return chars.x0[letter] <= (chars.x0[accent] + chars.x1[accent]) / 2 <= chars.x1[letter]


def _touch(piece: Piece, beside: Piece) -> bool:
    """Return whether two pieces of a line are parts of one word, as a word and its raised mark are."""
    return abs(beside.x0 - piece.x1) < TOUCHING * max(piece.height, beside.height)


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """Return the words of raw page texts, words broken at a line end left out."""
    vocabulary = Vocabulary()
    for text in texts:
        vocabulary.add(_BROKEN.sub(" ", text))
    return vocabulary


_BROKEN = re.compile(rf"(?<!\w)(?:\w*[{HYPHENS}\xad]\w*|\w+-\s*[\r\n]+\w*)")
