"""Scores reading order against pages that were labelled by looking at them: data/leesvolgorde.json.

    PLANTOETS_PDF_MAP=MAP python -m tests.extract_volgorde [--fouten]

A label is a sentence or a table row, whole ("Dat gaat goed.") or by its words at the beginning and the end. It is found
when those words stand in one block, in that order, without the beginning of another label in between: columns that were
read across fail. The score of a page is the share of its labels that is found and in order. Only letters and digits are
compared; spaces, hyphens and quotes are not what this measures.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract import Document, read_pdf

TESTS = Path(__file__).parent
REAL = "PLANTOETS_PDF_MAP"
ELLIPSIS = "…"
BLOCK_END, CELL_END = "\n", "\t"
MAX_PLACES = 40
"""A short label ("Uitgaven") may stand on a page more than once; no page has it more often than this."""


@dataclass(frozen=True)
class LabelledPage:
    """A page with its labels, as somebody who sees the page reads it."""

    file: str
    number: int
    half: str
    """"bekeken" when the code was worked on with this page in view, "blind" when it was only ever scored."""
    kind: str
    order: tuple[str, ...]
    loose: tuple[str, ...]
    """What stands beside the text: it must be whole, and may stand anywhere."""
    apart: tuple[tuple[str, str], ...]
    """Neighbours that may never be joined."""

    @property
    def name(self) -> str:
        return f"{self.file} {self.number}"


@dataclass(frozen=True)
class Score:
    """What was found of a labelled page."""

    right: int
    total: int
    missed: tuple[str, ...]
    joined: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.right / self.total


def labelled_pages() -> list[LabelledPage]:
    """Return the reference."""
    data: list[dict[str, Any]] = json.loads((TESTS / "data" / "leesvolgorde.json").read_text(encoding="utf-8"))
    return [
        LabelledPage(
            page["bestand"],
            page["pagina"],
            page["deel"],
            page["soort"],
            tuple(page["volgorde"]),
            tuple(page["los"]),
            tuple((above, below) for above, below in page["gescheiden"]),
        )
        for page in data
    ]


def path_of(page: LabelledPage) -> Path | None:
    """Return the PDF, None for a real document when the folder with those is not given."""
    folder, name = page.file.split("/")
    if folder == "plannen":
        return TESTS / "data" / "plannen" / name / "plan.pdf"
    root = os.environ.get(REAL)
    return Path(root) / folder / name if root else None


def score(document: Document, page: LabelledPage) -> Score:
    """Return how much of a page was read as its labels say."""
    text = _bare_page(document, page.number)
    labels = [[bare(part) for part in label.split(ELLIPSIS)] for label in (*page.order, *page.loose)]
    heads = {label[0] for label in labels}
    places = [_places(text, label, heads) for label in labels]
    ordered, loose = places[: len(page.order)], places[len(page.order) :]
    kept = _longest_run(ordered)
    missed = [label for at, label in enumerate(page.order) if at not in kept]
    missed += [label for label, found in zip(page.loose, loose, strict=True) if not found]
    joined = [f"{above} | {below}" for above, below in page.apart if not _are_apart(text, bare(above), bare(below))]
    return Score(len(labels) - len(missed), len(labels), tuple(missed), tuple(joined))


def bare(text: str) -> str:
    """Return letters and digits only."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _bare_page(document: Document, number: int) -> str:
    """Return the blocks that stand on a page, wholly or partly, as bare text between block and cell ends."""
    found: list[str] = []
    for block in document.blocks:
        if number in document.pages_of(block.start, block.end):
            cells = document.text[block.start : block.end].replace("\v", "\t").split("\t")
            found.append(CELL_END.join(map(bare, cells)))
    return BLOCK_END + BLOCK_END.join(found) + BLOCK_END


def _places(text: str, label: list[str], heads: set[str]) -> list[int]:
    """Return where a label begins, each time that it stands in one block and in one piece."""
    flat, positions = _flat(text)
    found: list[int] = []
    at = flat.find(label[0])
    while at >= 0 and len(found) < MAX_PLACES:
        end = at + len(label[0])
        for part in label[1:]:
            end = flat.find(part, end) + len(part) if flat.find(part, end) >= 0 else -1
            if end < 0:
                break
        if end > 0 and not _is_cut(text, flat, positions, (at, end), label, heads):
            found.append(at)
        at = flat.find(label[0], at + 1)
    return found


def _flat(text: str) -> tuple[str, list[int]]:
    """Return the text without block and cell ends, and the place of each of its characters in the text."""
    positions = [at for at, char in enumerate(text) if char not in (BLOCK_END, CELL_END)]
    return "".join(text[at] for at in positions), positions


def _is_cut(
    text: str, flat: str, positions: list[int], span: tuple[int, int], label: list[str], heads: set[str]
) -> bool:
    """Return whether a block ends within the span, or another label begins in its unlabelled middle."""
    start, end = span
    if BLOCK_END in text[positions[start] : positions[end - 1]]:
        return True
    middle = flat[start + len(label[0]) : end - len(label[-1])] if len(label) > 1 else ""
    return any(len(head) > 12 and head in middle for head in heads if head != label[0])


def _longest_run(places: list[list[int]]) -> set[int]:
    """Return the largest set of labels that stand in order; each label may stand in more than one place."""
    tails: list[tuple[int, int]] = []
    links: list[tuple[int, int | None]] = []
    for at, found in enumerate(places):
        for place in sorted(found, reverse=True):
            slot = bisect_left([tail for tail, _ in tails], place)
            links.append((at, tails[slot - 1][1] if slot else None))
            entry = (place, len(links) - 1)
            tails[slot : slot + 1] = [entry]
    kept: set[int] = set()
    link = tails[-1][1] if tails else None
    while link is not None:
        at, link = links[link]
        kept.add(at)
    return kept


def _are_apart(text: str, above: str, below: str) -> bool:
    """Return whether a block or cell ends between two neighbours, wherever they stand."""
    flat, positions = _flat(text)
    first = flat.find(above)
    if first < 0 or below not in flat:
        return False
    while first >= 0:
        end = first + len(above)
        if flat.startswith(below, end) and text[positions[end - 1] + 1 : positions[end]] == "":
            return False
        first = flat.find(above, first + 1)
    return True


def report(*, with_faults: bool) -> Iterator[str]:
    """Yield the score per page and per half; what was missed is told of the pages that were worked on only."""
    totals: dict[str, list[Score]] = {}
    documents: dict[Path, Document] = {}
    for page in labelled_pages():
        path = path_of(page)
        if path is None:
            continue
        if path not in documents:
            documents[path] = read_pdf(path)
        result = score(documents[path], page)
        totals.setdefault(page.half, []).append(result)
        yield f"{page.half:8} {result.right:3}/{result.total:2}  {len(result.joined)} aaneen  {page.name}"
        if with_faults and page.half == "bekeken":
            yield from (f"           mist: {label}" for label in result.missed)
            yield from (f"           aaneen: {pair}" for pair in result.joined)
    for half, results in totals.items():
        right, total = sum(one.right for one in results), sum(one.total for one in results)
        joined = sum(len(one.joined) for one in results)
        yield f"{half}: {len(results)} pagina's, {right}/{total} ({right / total:.1%}), {joined} ten onrechte aaneen"


if __name__ == "__main__":
    for told in report(with_faults="--fouten" in sys.argv[1:]):
        sys.stdout.write(f"{told}\n")
