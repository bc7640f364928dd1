"""Page numbers with a prefix: the parts of a bundle that count for themselves ("B-3", "A1", "I.4", "II-2")."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import read_pdf
from tests.extract_pdf import PaperPage, write_pdf

WORDS = ["milieu", "water", "bodem", "lucht", "geluid", "natuur", "asbest", "energie", "afval", "verkeer", "toezicht"]


def page(at: int, footer: str, *, header: str = "Plan van aanpak Omgevingsdienst Test", x: float = 290) -> PaperPage:
    """Return a page with a paragraph of its own, a running header and a footer."""
    text = [f"Deze alinea gaat over {WORDS[(at + line) % 11]} en is een regel van de tekst" for line in range(4)]
    return PaperPage().text(50, 30, header).lines(50, 90 + 15 * (at % 7), text).text(x, 813, footer)


def labels_of(tmp_path: Path, footers: list[str], *, x: float = 290) -> list[str]:
    pages = [page(at, footer, x=x) for at, footer in enumerate(footers)]
    return [read.label for read in read_pdf(write_pdf(tmp_path / "plan.pdf", pages)).pages]


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "2", "3", "4", "A-1", "A-2", "A-3", "B-1", "B-2", "B-3"],
        ["i", "ii", "1", "2", "3", "A1", "A2", "B1", "B2", "B3"],
        ["I.1", "I.2", "I.3", "I.4", "II.1", "II.2", "II.3"],
        ["I-1", "I-2", "II-1", "II-2", "II-3", "III-1", "III-2", "III-3"],
        ["1", "2", "3", "B – 1", "B – 2", "B – 3"],
        ["1-1", "1-2", "1-3", "2-1", "2-2", "3-1", "3-2", "3-3"],
        ["A-1", "A-2", "A-3", "B-1", "C-1", "C-2", "C-3", "D-1"],
    ],
    ids=lambda labels: " ".join(labels[-2:]),
)
def test_a_number_with_a_prefix_is_given_whole(tmp_path: Path, labels: list[str]) -> None:
    assert labels_of(tmp_path, labels) == labels


@pytest.mark.parametrize(
    "words", ["Bijlage bij het plan | {}", "Pagina {}", "{} | Omgevingsdienst Test", "Pagina {} van 12", "Blz. {}"]
)
def test_a_number_with_a_prefix_may_stand_beside_words(tmp_path: Path, words: str) -> None:
    labels = ["B-1", "B-2", "B-3", "B-4"]
    assert labels_of(tmp_path, [words.format(label) for label in labels], x=60) == labels


def test_each_prefix_counts_for_itself(tmp_path: Path) -> None:
    """Two letters that follow each other by chance are no series: "unknown" is better than a number that is wrong."""
    assert labels_of(tmp_path, ["1", "2", "3", "Type A-9", "Type C-4", "Type K-7", "4"])[:3] == ["1", "2", "3"]
    assert labels_of(tmp_path, ["1", "2", "3", "Type A-9", "Type C-4", "Type K-7", "4"])[3:6] == ["", "", ""]


@pytest.mark.parametrize("text", ["Rijksweg A2", "Versie 1.3", "Model B-7", "Natura-2000", "Kwartaal Q3"])
def test_a_name_with_a_number_in_the_footer_is_no_page_number(tmp_path: Path, text: str) -> None:
    assert labels_of(tmp_path, [text] * 5) == [""] * 5


def test_the_name_of_a_service_before_a_number_is_no_prefix(tmp_path: Path) -> None:
    assert labels_of(tmp_path, [f"ODG-{at}" for at in range(1, 6)]) == ["1", "2", "3", "4", "5"]
    assert labels_of(tmp_path, [f"Plan A - {at}" for at in range(1, 6)], x=200) == ["1", "2", "3", "4", "5"]


def test_a_spread_of_two_pages_is_no_number_with_a_prefix(tmp_path: Path) -> None:
    assert labels_of(tmp_path, ["2-3", "4-5", "6-7", "8-9"]) in (["2-3", "4-5", "6-7", "8-9"], [""] * 4)
