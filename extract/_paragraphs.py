"""Groups the lines of a column into paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract._lines import Line

LARGER = 0.6
"""Points from which a larger line is a heading or an introduction, which may be wider than the column below it."""

_SYMBOL = "•◦▪▫■□●○‣⁃∙·►▸➢➤✓✔❖⮚"
BULLET = re.compile(rf"^\s*(?:[{_SYMBOL}\ue000-\uf8ff]+\s*|[–—−‒‐*-]\s+|o\s{{2,}}|[o§Øü]\s+(?=\S))")
NUMBERED = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°]|\(\w{1,3}\))\s+(?=\S)", re.IGNORECASE)
CAPTION = re.compile(
    r"^\s*(?:tabel|figuur|fig\.|afbeelding|grafiek|schema|kaart|foto|diagram)\s+[\dIVXA-Z]+(?:[.\-]\d+)*\b", re.I
)
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}")
TERMINAL = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}\s*$")
_NOTE_END = re.compile(r"[.)\]/]\s*$")
_FOOTNOTE = re.compile(r"^\s*(?:\d{1,3}|\*+|[†‡]|\((?:\s*\d{1,2}\s*|\*+)\))\s*\S")


@dataclass(frozen=True, slots=True)
class Body:
    """What is usual in the document: the font size of running text and, per size, the distance between lines."""

    size: float
    pitches: dict[float, float]

    def pitch(self, size: float) -> float:
        """Return the usual distance between two lines of this size."""
        return self.pitches.get(size, 1.25 * size)


def paragraphs(lines: list[Line], body: Body, *, in_cell: bool = False) -> list[list[Line]]:
    """Return the lines of a column grouped into paragraphs and list items."""
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        if groups and not _begins(groups[-1], line, _Column(lines, at, body, in_cell)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


@dataclass(frozen=True, slots=True)
class _Column:
    """The surroundings of a line: its column, and how far its neighbours reach to the right."""

    lines: list[Line]
    at: int
    body: Body
    in_cell: bool

    @property
    def right(self) -> float:
        size = self.lines[self.at].size
        near = self.lines[max(self.at - 6, 0) : self.at + 6]
        return max(line.x1 for line in near if line.size < size + LARGER)

    @property
    def pitch(self) -> float:
        size = self.lines[self.at].size
        if not self.in_cell:
            return self.body.pitch(size)
        pitches = [below.middle - above.middle for above, below in pairwise(self.lines)]
        return max(min((pitch for pitch in pitches if pitch > 0.8 * size), default=1.25 * size), 1.2 * size)


def _begins(group: list[Line], line: Line, column: _Column) -> bool:
    """Return whether a line begins a new paragraph."""
    above = group[-1]
    if abs(above.size - line.size) > 0.9 and not _runs_on(above, line):
        return True
    pitch = line.middle - above.middle
    if pitch > column.pitch * 1.18 + 1 or pitch < -1:
        return True
    if _is_item(line.text):
        return not _is_wrapped_number(group, line)
    ended = bool(TERMINAL.search(above.text))
    if above.bold != line.bold and (ended or (above.bold and len(group) == 1 and not line.text[:1].islower())):
        return True
    return _is_forced_break(group, above, line, column)


def _runs_on(above: Line, line: Line) -> bool:
    """Return whether a change of size is one of a word or two within a sentence, not one of role."""
    return line.text[:1].islower() and not TERMINAL.search(above.text) and abs(above.size - line.size) < 2


def _is_item(text: str) -> bool:
    return bool(BULLET.match(text) or NUMBERED.match(text) or LEADER.search(text))


def _is_wrapped_number(group: list[Line], line: Line) -> bool:
    """Return whether "- " or "12. " at the line start is running text: aligned with it, in the middle of a sentence."""
    above = group[-1]
    bullet = BULLET.match(line.text)
    if bullet:
        return f" {bullet.group().strip()} " in above.text and not BULLET.match(group[0].text)
    return abs(line.x0 - above.x0) < 1 and not TERMINAL.search(above.text) and len(group) > 1


def _is_forced_break(group: list[Line], above: Line, line: Line, column: _Column) -> bool:
    """Return whether the line above was ended on purpose: the next word would have fitted on it."""
    if line.text[:1].islower() or above.text.rstrip()[-1:] in "-\u2010\u00ad\x02\ufffe":
        return False
    word = line.text.split(" ", 1)[0]
    width = (line.x1 - line.x0) * (len(word) + 1.5) / max(len(line.text), 1)
    if above.x1 + width > column.right:
        return False
    indented = line.x0 > group[0].x0 + 4 and bool(BULLET.match(group[0].text) or NUMBERED.match(group[0].text))
    return bool(TERMINAL.search(above.text)) or (
        not indented and column.right - above.x1 > 0.3 * (column.right - above.x0)
    )


def is_note(line: Line) -> bool:
    return bool(_FOOTNOTE.match(line.text)) and not CAPTION.match(line.text)


def footnotes(lines: list[Line]) -> list[list[Line]]:
    """Return footnotes: each begins with a raised mark, or with a number after the end of a sentence."""
    groups: list[list[Line]] = []
    for line in lines:
        raised = line.pieces[0].raised and bool(_FOOTNOTE.match(line.text))
        if groups and not raised:
            ended = _NOTE_END.search(groups[-1][-1].text) and not groups[-1][0].pieces[0].raised
            raised = bool(ended and is_note(line))
        if groups and not raised:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
