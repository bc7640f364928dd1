"""Bundles: where parts of a file each begin at 1, a number that stands on more pages gets the name of its part."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from extract._furniture import ROMAN, roman_value
from extract.model import BlockKind, Document, Page

_NAME = re.compile(r"\b(bijlage|appendix|annex)\s+([A-Z]|[IVX]{1,4}|\d{1,2})\b(?!\s*%)", re.IGNORECASE)
_TELLING = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HEADING)
"""Kinds of block that may say in which part a page stands."""


def with_parts(document: Document) -> Document:
    """Return the document with ``Page.part_name`` on pages whose printed number stands on other pages too.

    The longest series of numbers is the document itself and has no name; of another one the name is what its running
    header, footer or first heading calls it ("bijlage A"), and empty when they do not say.
    """
    many = Counter(page.label for page in document.pages if page.label)
    if all(count == 1 for count in many.values()):
        return document
    runs = _runs([page for page in document.pages if page.label])
    main = max(runs, key=len)
    names: dict[int, str] = {}
    for run in runs:
        if run is not main and any(many[page.label] > 1 for page in run):
            name = _name(document, run)
            names |= {page.number: name for page in run if many[page.label] > 1}
    pages = tuple(replace(page, part_name=names.get(page.number, "")) for page in document.pages)
    return replace(document, pages=pages)


def _runs(pages: list[Page]) -> list[list[Page]]:
    """Return the pages in runs in which the numbers go up."""
    runs = [[page] for page in pages[:1]]
    for before, page in pairwise(pages):
        if _order(page.label) > _order(before.label):
            runs[-1].append(page)
        else:
            runs.append([page])
    return runs


def _order(label: str) -> tuple[bool, int]:
    """Return what a label sorts by: roman front matter comes before the rest."""
    digits = re.match(r"\d+(?=-\d+$)|\D*?(?P<last>\d+)$", label)
    if digits:
        return True, int(digits["last"] or digits.group())
    return (False, roman_value(label)) if ROMAN.match(label) else (True, 0)


def _name(document: Document, run: list[Page]) -> str:
    first = run[0].number
    telling = [block for block in document.blocks if block.page == first and block.kind in _TELLING]
    for block in sorted(telling, key=lambda block: block.kind is BlockKind.HEADING):
        found = _NAME.search(document.text[block.start : block.end])
        if found:
            return f"{found.group(1).casefold()} {found.group(2).upper()}"
    return ""
