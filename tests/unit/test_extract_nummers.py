"""Printed page numbers: what counts as one, and when the PDF's own labels do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract import Box, Document, read_pdf
from extract._furniture import Furniture
from extract._labels import Label, printed_labels, visible_labels
from extract._page import RawPage, unloadable_page
from tests.extract_pdf import PaperPage, write_pdf

TEXT = ["Deze alinea staat op elke bladzijde van het plan en is", "lang genoeg om lopende tekst te zijn, met een punt."]
BOX = Box(290, 800, 300, 810)


def labels_of(tmp_path: Path, pages: list[PaperPage]) -> list[str]:
    document: Document = read_pdf(write_pdf(tmp_path / "plan.pdf", pages))
    return [page.label for page in document.pages]


def page_with(number: int, pdf_label: str, *, blank: bool = True) -> RawPage:
    return replace(unloadable_page(number), pdf_label=pdf_label, broken=False, blank=blank)


def test_numbers_of_footnotes_are_no_spread(tmp_path: Path) -> None:
    pages = [
        PaperPage()
        .lines(50, 100 + 20 * at, TEXT)
        .text(58, 770, f"{2 * at + 9}")
        .text(75, 770, f"Zie het rapport over onderwerp {'abcdef'[at]}")
        .text(58, 782, f"{2 * at + 10}")
        .text(75, 782, f"Kamerstuk van de minister, {'abcdef'[at]} deel")
        .text(500, 815, str(at + 1))
        for at in range(6)
    ]
    assert labels_of(tmp_path, pages) == ["1", "2", "3", "4", "5", "6"]


def test_a_spread_has_both_numbers(tmp_path: Path) -> None:
    pages = [
        PaperPage(size=(842, 595))
        .lines(50, 100 + 9 * at, TEXT)
        .text(60, 570, f"{2 * at}")
        .text(780, 570, f"{2 * at + 1}")
        for at in range(1, 5)
    ]
    assert labels_of(tmp_path, pages) == ["2-3", "4-5", "6-7", "8-9"]


def test_roman_numbers_may_stand_behind_a_name(tmp_path: Path) -> None:
    pages = [
        PaperPage().lines(50, 100 + 15 * at, TEXT).text(240, 813, f"Omgevingsdienst Test - {number}")
        for at, number in enumerate(["ii", "iii", "1", "2", "3"])
    ]
    assert labels_of(tmp_path, pages) == ["ii", "iii", "1", "2", "3"]


def test_a_landscape_page_belongs_to_the_series_of_the_upright_ones(tmp_path: Path) -> None:
    upright = [PaperPage().lines(50, 90 + 15 * at, TEXT).text(414, 800, f"Plan | {at}") for at in range(1, 5)]
    landscape = PaperPage(size=(842, 595)).lines(50, 140, TEXT).text(689, 559, "Plan | 5")
    assert labels_of(tmp_path, [*upright, landscape]) == ["1", "2", "3", "4", "5"]


def test_a_number_that_stays_the_same_is_no_page_number_wherever_it_stands(tmp_path: Path) -> None:
    pages = [PaperPage().lines(50, 100 + 9 * at, TEXT).text(240 + 9 * at, 813, "Pagina 60") for at in range(4)]
    assert labels_of(tmp_path, pages) == [""] * 4


def test_a_number_that_cannot_be_seen_is_not_printed() -> None:
    labels = [Label(str(at), BOX) for at in range(1, 8)]
    painted_over = {1, 2, 7}
    assert visible_labels(labels, lambda page, _box: page not in painted_over) == ["", "", "3", "4", "5", "6", ""]


def test_looking_stops_once_the_ends_are_seen() -> None:
    seen: list[int] = []

    def shows(page: int, _box: Box) -> bool:
        seen.append(page)
        return True

    visible_labels([Label(str(at), BOX) for at in range(1, 101)], shows)
    assert seen == [1, 2, 3, 100]


def test_labels_of_the_pdf_count_where_nothing_is_printed_unless_they_only_count_pages() -> None:
    nothing = Furniture((), (), ())
    roman = [page_with(at, label) for at, label in enumerate(["i", "ii", "1", "2"], start=1)]
    plain = [page_with(at, str(at)) for at in range(1, 5)]
    assert [label.text for label in printed_labels(roman, [nothing] * 4)] == ["i", "ii", "1", "2"]
    assert [label.text for label in printed_labels(plain, [nothing] * 4)] == [""] * 4


def test_a_number_that_stands_on_more_pages_of_a_bundle_has_the_name_of_its_part(tmp_path: Path) -> None:
    plan = [PaperPage().lines(50, 90 + 15 * at, TEXT).text(290, 813, f"Pagina {at} van 4") for at in range(1, 5)]
    annex = [
        PaperPage()
        .text(50, 30, "BIJLAGE A bij het plan")
        .lines(50, 90 + 15 * at, TEXT)
        .text(290, 813, f"Pagina {at} van 2")
        for at in range(1, 3)
    ]
    pages = read_pdf(write_pdf(tmp_path / "plan.pdf", [*plan, *annex])).pages
    assert [page.label for page in pages] == ["1", "2", "3", "4", "1", "2"]
    assert [page.part_name for page in pages] == ["", "", "", "", "bijlage A", "bijlage A"]
