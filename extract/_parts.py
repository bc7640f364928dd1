"""The parts of a document: front matter, body, a letter that is bound in, glossary and annexes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from extract.model import Block, BlockKind, Part

COVER_CHARS = 700
COVER_PAGES = 3
LONG_PARAGRAPH = 300
"""A paragraph of this length is running text: its page is no cover."""

LARGE_HEADING = 1.25
"""Times the size of running text from which a heading at the top of a page begins another document."""

MOST = 0.6
"""A letter that fills this share of the text is the plan itself."""

_NUMBERED = re.compile(r"^\s*(\d{1,2})(?:\.\d{1,2})*\.?\s+\S")
_ANNEX = re.compile(r"^\s*(?:bijlagen?|appendix|annex)\b", re.I)
_ANNEX_TITLE = re.compile(
    r"^\s*(?:bijlage|appendix|annex)\s+(?:\d{1,2}|[A-Z]|[IVX]+)(?:\s*[-–:.]\s*|\s+|$)(?:[A-Z]|$)", re.I
)
_ANNEX_PREFIX = re.compile(
    r"^\s*(?:(?:bijlagen?|appendix|annex)\s*)?(?:(?:[A-Z]|[IVX]+|\d+)(?:\.\d+)*[.:)]?\s+)?[-–:.]*\s*", re.I
)
_GLOSSARY_WORD = re.compile(
    r"(?:begrippen(?:lijst|kader)?|begrips(?:bepalingen|omschrijvingen)|afkortingen(?:lijst)?|defini(?:ties|tielijst)|"
    r"terminologie|termen|(?:verklarende )?woordenlijst|verklarende|glossarium)$"
)
_GLUE_WORD = re.compile(
    r"(?:en|of|&|de|het|een|lijst|overzicht|van|met|in|dit|plan|bijlage|gebruikte|belangrijkste|veelgebruikte)$"
)
_TERM_HEAD = re.compile(r"^(?:begrip(?:pen)?|afkorting(?:en)?|term(?:en)?)$", re.I)
_FRONT = re.compile(
    r"^\s*(?:colofon|inhoud(?:sopgave)?|documentgegevens|documenthistorie|versiebeheer|versiehistorie|distributielijst)\b",
    re.I,
)
_SALUTATION = re.compile(r"^\s*(?:(?:zeer\s+)?geachte?|beste|waarde)\s.{2,80}[,:]?\s*$|^\s*L\.?\s?S\.?\s*,?\s*$", re.I)
_LETTER_LABEL = re.compile(
    r"^\s*(?:datum|betreft|onderwerp|(?:ons|uw)\s+kenmerk|kenmerk|uw\s+brief(?:\s+van)?|contactpersoon|bijlage\(n\)|retouradres)\b",
    re.I,
)
_ADDRESS = re.compile(r"\b\d{4}\s?[A-Z]{2}\s{1,3}[A-Z]|\bpostbus\s+\d+", re.I)
_CLOSING = re.compile(r"^\s*(?:hoogachtend|met\s+(?:vriendelijke|hartelijke)\s+groet)", re.I)


@dataclass(frozen=True, slots=True)
class _Section:
    """The part that a heading begins, the level that ends it, and its page."""

    part: Part
    level: int
    page: int = 0

    def holds(self, block: Block) -> bool:
        """Return whether a block under the heading belongs to the part; front matter ends with its page, to be safe."""
        return self.part is Part.GLOSSARY or (self.part is Part.FRONT and block.page == self.page)


def parts_of(blocks: list[Block], sizes: list[float], text: str, body_size: float) -> tuple[Block, ...]:
    """Return the blocks, each with the part of the document in which it stands."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        by_page[block.page].append(at)
    document = _Text(blocks, sizes, text, body_size, dict(by_page))
    letters = _letter_pages(document)
    covers = _cover_pages(document, letters)
    annexes = {page for page in by_page if document.is_annex_page(page)}
    sections = _sections(document, annexes)
    terms = _term_tables(document)
    result: list[Block] = []
    for at, block in enumerate(blocks):
        part = sections[at]
        if block.table in terms:
            part = Part.GLOSSARY
        elif part is not Part.GLOSSARY and block.page in letters:
            part = Part.LETTER
        elif block.page in covers or block.kind is BlockKind.TOC:
            part = Part.FRONT
        result.append(replace(block, part=part))
    return tuple(result)


@dataclass(frozen=True, slots=True)
class _Text:
    """The blocks of a document and what is asked of them."""

    blocks: list[Block]
    sizes: list[float]
    text: str
    body_size: float
    by_page: dict[int, list[int]]

    def of(self, block: Block) -> str:
        """Return the text of a block."""
        return self.text[block.start : block.end]

    def on(self, page: int) -> list[Block]:
        """Return the blocks of a page without its running header and footer."""
        return [self.blocks[at] for at in self.by_page.get(page, []) if not _is_running(self.blocks[at])]

    def running(self, page: int) -> set[str]:
        """Return the running headers and footers of a page, numbers taken out."""
        found = (self.blocks[at] for at in self.by_page.get(page, []))
        return {re.sub(r"\d+", "#", self.of(block)) for block in found if _is_running(block)}

    def is_annex_page(self, page: int) -> bool:
        """Return whether the running header or footer says that this page belongs to an annex."""
        return any(_ANNEX.match(line) for line in self.running(page))

    def begins_document(self, page: int) -> bool:
        """Return whether a page opens with a heading such as only another part of the bundle has."""
        blocks = self.on(page)
        if not blocks or blocks[0].kind is not BlockKind.HEADING:
            return False
        title, size = self.of(blocks[0]), self.sizes[self.blocks.index(blocks[0])]
        return bool(_NUMBERED.match(title) or _ANNEX.match(title)) or size >= LARGE_HEADING * self.body_size

    def begins_chapter(self, page: int) -> bool:
        """Return whether a numbered chapter or a named part of the front begins on a page."""
        headings = [self.of(block) for block in self.on(page) if block.kind is BlockKind.HEADING]
        return any(_NUMBERED.match(title) for title in headings)


def _is_running(block: Block) -> bool:
    return block.kind in (BlockKind.HEADER, BlockKind.FOOTER)


def _sections(document: _Text, annexes: set[int]) -> list[Part]:
    """Return the part of each block as its headings say it."""
    parts: list[Part] = []
    section = _Section(Part.BODY, 0)
    in_annex = False
    chapter = 0
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            title = document.of(block)
            number = _NUMBERED.match(title)
            named = _named_part(title)
            if named is Part.ANNEX and block.level <= 2:
                in_annex = True
            elif number and block.level == 1 and int(number.group(1)) > chapter and named is None:
                in_annex, chapter = False, int(number.group(1))
            if named is Part.GLOSSARY or named is Part.FRONT:
                section = _Section(named, block.level, block.page)
                in_annex = in_annex or (named is Part.GLOSSARY and bool(_ANNEX.match(title)))
            elif block.level <= section.level or section.part is not Part.GLOSSARY:
                section = _Section(Part.BODY, 0)
        outside = Part.ANNEX if in_annex or block.page in annexes else Part.BODY
        parts.append(section.part if section.holds(block) else outside)
    return parts


def _named_part(title: str) -> Part | None:
    """Return the part that a heading names, None for a heading of the body."""
    if is_glossary(title):
        return Part.GLOSSARY
    if _ANNEX.match(title):
        return Part.ANNEX
    return Part.FRONT if _FRONT.match(title) else None


def names_back_matter(title: str) -> bool:
    """Return whether a line reads as the title of an annex ("Bijlage 2 Kaart") or of a list of terms."""
    return bool(_ANNEX_TITLE.match(title)) or is_glossary(title)


def is_glossary(title: str) -> bool:
    """Return whether a heading names a list of terms and nothing else ("Bijlage C Begrippen en afkortingen")."""
    words = re.findall(r"[^\W\d]+|&", _ANNEX_PREFIX.sub("", title, count=1).casefold())
    terms = [word for word in words if _GLOSSARY_WORD.match(word)]
    return bool(terms) and all(word in terms or _GLUE_WORD.match(word) for word in words)


def _term_tables(document: _Text) -> set[int | None]:
    """Return the tables whose first column is headed "Begrip", "Afkorting" or "Term"."""
    return {
        block.table
        for block in document.blocks
        if block.kind is BlockKind.TABLE_HEADER and block.table is not None and len(block.cells) in (2, 3)
        if _TERM_HEAD.match(document.text[block.cells[0].start : block.cells[0].end])
    }


def _cover_pages(document: _Text, letters: set[int]) -> set[int]:
    """Return the pages at the front with hardly any text; a letter may lie on top of them."""
    covers: set[int] = set()
    for page in sorted(document.by_page):
        if page in letters:
            continue
        blocks = document.on(page)
        lengths = [block.end - block.start for block in blocks]
        is_short = sum(lengths) < COVER_CHARS and max(lengths, default=0) < LONG_PARAGRAPH
        if not is_short or len(covers) == COVER_PAGES or document.begins_chapter(page):
            break
        covers.add(page)
    return covers


def _letter_pages(document: _Text) -> set[int]:
    """Return the pages of letters that are bound in: from the salutation's page to the next part of the bundle."""
    pages: set[int] = set()
    last = max(document.by_page, default=0)
    for page in sorted(document.by_page):
        if page not in pages and _opens_letter(document, page):
            pages |= set(_letter_run(document, page, last))
    length = {page: sum(block.end - block.start for block in document.on(page)) for page in document.by_page}
    return pages if sum(length[page] for page in pages if page in length) < MOST * sum(length.values()) else set()


def _opens_letter(document: _Text, page: int) -> bool:
    blocks = document.on(page)
    texts = [document.of(block) for block in blocks]
    at = next((at for at, text in enumerate(texts) if len(text) < 90 and _SALUTATION.match(text)), None)
    if at is None:
        return False
    before = texts[:at]
    return any(_LETTER_LABEL.match(text) for text in before) and any(_ADDRESS.search(text) for text in before)


def _letter_run(document: _Text, first: int, last: int) -> list[int]:
    run = [first]
    running = document.running(first)
    closed = _is_closed(document, first)
    for page in range(first + 1, last + 1):
        there = document.running(page)
        if there and running and not there & running:
            break
        if closed and not there & running:
            break
        if document.begins_document(page):
            break
        running = running or there
        closed = closed or _is_closed(document, page)
        run.append(page)
    return run


def _is_closed(document: _Text, page: int) -> bool:
    return any(_CLOSING.match(document.of(block)) for block in document.on(page))
