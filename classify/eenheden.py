"""A Document as spaCy tokens and as units of judgement: sentences, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from extract import Block, BlockKind, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ZINSEINDE = {".", "!", "?", "…"}
_INFIX = [r"(?<=[A-Za-z\)])/(?=[A-Za-z\(])", r"(?<=[A-Za-z]{2})\.(?=[A-Z][a-z])"]
_AFKORTING = re.compile(
    r"^(?:[A-Z]|art|bijv|blz|ca|dr|drs|etc|evt|excl|gem|incl|ing|ir|jl|jr|max|min|mr|nr|nrs|prof|red|resp|st|tel|vgl|zgn)$"
)
_OPSOMTEKENS = {"•", "▪", "●", "◦", "■"}
MAX_RIJ = 700
"""Characters up to which a table row is one unit; of a longer row, and of a box, each sentence is one."""


@dataclass(frozen=True, slots=True)
class Eenheid:
    """A sentence, list item or table row: what a rule looks at."""

    nummer: int
    start: int
    end: int
    """Character offsets in ``Document.text``."""
    token_start: int
    token_end: int
    blok: int
    """Index in ``Document.blocks``."""
    onderwerp: tuple[int, int] | None = None
    """Token offsets of the subject of a table row (its first cell, or that of the row above when merged)."""


@dataclass(frozen=True, slots=True)
class Tekst:
    """A Document with its tokens and units."""

    document: Document
    doc: Doc
    eenheden: tuple[Eenheid, ...]
    blok_tokens: tuple[tuple[int, int], ...]
    """Token offsets per block."""


def maak_taal() -> Callable[[str], Doc]:
    """Return spaCy's Dutch tokenizer, with words on both sides of a slash kept apart.

    It is made in one go: changing the one of ``spacy.blank("nl")`` reads all its exceptions again, which costs more
    than tokenizing a plan.
    """
    import spacy  # half a second, too much for commands that do not assess
    from spacy.lang.nl import Dutch
    from spacy.vocab import Vocab

    # The tokenizer is compiled code without types; what goes in and comes out is known.
    regels, knippen, patronen = cast("Any", Dutch.Defaults), cast("Any", spacy), cast("Any", spacy.util)
    namen, woordenlijst = knippen.attrs, cast("Any", Vocab)
    # What is asked of a word; to work out the twenty other things that spaCy knows costs a tenth of an assessment.
    vragen = {namen.IS_ALPHA: str.isalpha, namen.IS_SPACE: str.isspace, namen.LOWER: str.lower}
    return knippen.tokenizer.Tokenizer(
        woordenlijst(lex_attr_getters=vragen),
        rules=regels.tokenizer_exceptions,
        prefix_search=patronen.compile_prefix_regex(regels.prefixes).search,
        suffix_search=patronen.compile_suffix_regex(regels.suffixes).search,
        infix_finditer=re.compile("|".join([*regels.infixes, *_INFIX])).finditer,
        url_match=regels.url_match,
    )


def ontleed(document: Document, tokenizer: Callable[[str], Doc]) -> Tekst:
    """Cut a Document into tokens and units."""
    doc = tokenizer(document.text.replace("’", "'"))  # of the same length; spaCy parts "OD’s" at Word's apostrophe
    grenzen = _token_grenzen(doc, document)
    eenheden: list[Eenheid] = []
    onderwerp: tuple[int, int] | None = None
    tabel: int | None = None
    for nummer, blok in enumerate(document.blocks):
        if blok.kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER):
            onderwerp = _rij_onderwerp(doc, document, blok, onderwerp if blok.table == tabel else None)
            tabel = blok.table
        else:
            onderwerp, tabel = None, None
        for start, end in _stukken(doc, blok, grenzen[nummer]):
            eenheden.append(_eenheid(doc, len(eenheden), nummer, start, end, onderwerp))
    return Tekst(document, doc, tuple(eenheden), grenzen)


def _eenheid(doc: Doc, nummer: int, blok: int, start: int, end: int, onderwerp: tuple[int, int] | None) -> Eenheid:
    eerste, laatste = doc[start], doc[end - 1]
    return Eenheid(nummer, eerste.idx, laatste.idx + len(laatste.text), start, end, blok, onderwerp)


def _token_grenzen(doc: Doc, document: Document) -> tuple[tuple[int, int], ...]:
    """Return per block the tokens that stand in it; blocks are in order and do not overlap."""
    grenzen: list[tuple[int, int]] = []
    token = 0
    for blok in document.blocks:
        while token < len(doc) and doc[token].idx < blok.start:
            token += 1
        begin = token
        while token < len(doc) and doc[token].idx < blok.end:
            token += 1
        grenzen.append((begin, token))
    return tuple(grenzen)


def _stukken(doc: Doc, blok: Block, grens: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Return the token ranges of the units of a block."""
    if blok.kind is BlockKind.TABLE_ROW and _is_een_rij(doc, blok, grens):
        yield from _zonder_wit(doc, *grens)
    elif blok.kind is BlockKind.TABLE_ROW and blok.cells:
        for cel in blok.cells:
            tokens = [token.i for token in doc[grens[0] : grens[1]] if cel.start <= token.idx < cel.end]
            if tokens:
                yield from _zinnen(doc, tokens[0], tokens[-1] + 1)
    elif blok.kind is BlockKind.HEADING or blok.kind is BlockKind.TABLE_HEADER:
        yield from _zonder_wit(doc, *grens)
    else:
        yield from _zinnen(doc, *grens)


def _is_een_rij(doc: Doc, blok: Block, grens: tuple[int, int]) -> bool:
    """Whether a row is read as one: not a box, not too long, not a label with a list beside it."""
    if len(blok.cells) < 2 or blok.end - blok.start > MAX_RIJ:
        return False
    return len(blok.cells) > 2 or not any("\v" in token.text for token in doc[grens[0] : grens[1]])


def _zonder_wit(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if start < end:
        yield start, end


def _zinnen(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after a full stop that is followed by something that can begin a sentence."""
    begin = start
    for nummer in range(start, end - 1):
        if doc[nummer].text in _ZINSEINDE and _begint_zin(doc, nummer, end):
            yield from _zonder_wit(doc, begin, nummer + 1)
            begin = nummer + 1
        elif doc[nummer].text in _OPSOMTEKENS or "\v" in doc[nummer].text:
            yield from _zonder_wit(doc, begin, nummer)
            begin = nummer + 1
    yield from _zonder_wit(doc, begin, end)


def _begint_zin(doc: Doc, punt: int, end: int) -> bool:
    volgende = punt + 1
    while volgende < end and doc[volgende].is_space:
        volgende += 1
    if volgende >= end:
        return False
    if doc[punt].text == "." and punt and not doc[punt - 1].whitespace_ and _AFKORTING.match(doc[punt - 1].text):
        return False
    if doc[volgende].text in ")”’\"'":
        return False
    teken = doc[volgende].text[0]
    return teken.isupper() or teken.isdigit() or teken in "‘“\"'(-–•’"


def _rij_onderwerp(doc: Doc, document: Document, blok: Block, vorige: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the tokens of the cell that says what a row is about.

    That is a cell merged down from above, else the first one with words, else the subject of the row above.
    """
    for cel in blok.merged:
        span = doc.char_span(cel.start, cel.end, alignment_mode="expand")
        if span and any(token.is_alpha for token in span):
            return (span.start, span.end)
    for plaats, cel in enumerate(blok.cells):
        if document.text[cel.start : cel.end].strip(" .0123456789-–•)\t\n"):
            if plaats > 1 and vorige:
                return vorige
            span = doc.char_span(cel.start, cel.end, alignment_mode="expand")
            return (span.start, span.end) if span else vorige
    return vorige
