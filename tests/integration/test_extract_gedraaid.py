"""Pages that lie on their side: the text is that of the upright page, and its boxes stand where the page shows it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types
import pytest

from extract import Box, Document, read_pdf
from tests.extract_pdf import PaperPage, write_pdf

PLAN = Path(__file__).parents[2] / "corpus/voorbeeld/plannen/2024-plan/ODWB.pdf"
every_turn = pytest.mark.parametrize("turn", [90, 180, 270])


@cache
def upright() -> Document:
    return read_pdf(PLAN)


def turned(path: Path, turn: int, *, pages: range = range(1000)) -> Document:
    """Return the plan with these pages (0-based) shown a number of degrees turned clockwise."""
    library: Any = pypdfium2
    with library.PdfDocument(PLAN) as pdf:
        for at, page in enumerate(pdf):
            if at in pages:
                page.set_rotation((page.get_rotation() + turn) % 360)
        pdf.save(path)
    return read_pdf(path)


@every_turn
def test_a_plan_that_lies_on_its_side_has_the_text_and_numbers_of_the_upright_one(tmp_path: Path, turn: int) -> None:
    document = turned(tmp_path / "plan.pdf", turn)
    assert document.text == upright().text
    assert [block.kind for block in document.blocks] == [block.kind for block in upright().blocks]
    assert [page.label for page in document.pages] == [page.label for page in upright().pages]
    assert [page.raw for page in document.pages] == [page.raw for page in upright().pages]


@every_turn
def test_pages_that_lie_on_their_side_among_upright_ones_change_nothing(tmp_path: Path, turn: int) -> None:
    document = turned(tmp_path / "plan.pdf", turn, pages=range(6, 11))
    assert document.text == upright().text
    assert [page.label for page in document.pages] == [page.label for page in upright().pages]


def as_shown(box: Box, turn: int, width: float, height: float) -> Box:
    """Return where a box of an upright page of this size stands once the page is turned clockwise."""
    if turn == 90:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    if turn == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    return Box(box.top, width - box.x1, box.bottom, width - box.x0)


@every_turn
def test_a_quote_on_a_turned_page_has_the_boxes_of_the_upright_page_turned(tmp_path: Path, turn: int) -> None:
    document, straight = turned(tmp_path / "plan.pdf", turn), upright()
    for block in straight.blocks:
        for place, shown in zip(
            straight.places(block.start, block.end), document.places(block.start, block.end), strict=True
        ):
            page = straight.page(place.page)
            expected = [as_shown(box, turn, page.width, page.height) for box in place.boxes]
            assert len(shown.boxes) == len(expected)
            for box, other in zip(shown.boxes, expected, strict=True):
                assert abs(box.x0 - other.x0) + abs(box.top - other.top) < 0.1
                assert abs(box.x1 - other.x1) + abs(box.bottom - other.bottom) < 0.1


def test_a_number_that_is_painted_over_is_not_printed_on_a_turned_page_either(tmp_path: Path) -> None:
    text = ["Deze alinea staat op elke bladzijde van het plan en is", "lang genoeg om lopende tekst te zijn."]
    pages = [PaperPage(rotate=90).lines(50, 90 + 15 * at, text).text(290, 813, str(at)) for at in range(1, 6)]
    path = write_pdf(tmp_path / "plan.pdf", pages)
    data = path.read_bytes().replace(b"(1) Tj", b"3 Tr (1) Tj")
    assert [page.label for page in read_pdf(path).pages] == ["1", "2", "3", "4", "5"]
    hidden = tmp_path / "hidden.pdf"
    hidden.write_bytes(data)
    assert [page.label for page in read_pdf(hidden).pages] == ["", "2", "3", "4", "5"]
