"""Pages that are images, read by OCR: marked as such, within limits, and still unreadable where it finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types
import pytest
from PIL import Image

from classify import Soort, load_criteria, toets
from extract import Legibility, Limits, Ocr, OcrMissingError, check_ocr, read_in_child, read_pdf
from tests.extract_pdf import PaperPage, write_pdf


def _missing() -> str:
    try:
        check_ocr()
    except OcrMissingError as error:
        return str(error)
    return ""


needs_ocr = pytest.mark.skipif(bool(_missing()), reason=f"NOT TESTED: {_missing()}")

SENTENCES = [
    "Wij stellen in 2025 een innovatieagenda vast en reserveren",
    "daarvoor drie procent van de begroting als innovatiebudget.",
    "Het dagelijks bestuur besluit hierover in het najaar.",
] * 4


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PDF of two pages: one with text, one a picture of text."""
    folder = tmp_path_factory.mktemp("scan")
    typed = PaperPage().lines(60, 100, ["Deze eerste bladzijde is gewoon tekst."])
    library: Any = pypdfium2
    drawn = library.PdfDocument(write_pdf(folder / "bron.pdf", [PaperPage().lines(60, 100, SENTENCES, pitch=16)]))
    picture: Image.Image = drawn[0].render(scale=3).to_pil()
    picture.convert("L").save(folder / "beeld.pdf", resolution=216)
    whole = library.PdfDocument(write_pdf(folder / "tekst.pdf", [typed]))
    whole.import_pages(library.PdfDocument(folder / "beeld.pdf"))
    whole.save(folder / "scan.pdf")
    return folder / "scan.pdf"


def test_without_ocr_the_page_is_unreadable_and_says_why(scan: Path) -> None:
    first, second = read_pdf(scan).pages
    assert not first.is_unreadable
    assert second.legibility is Legibility.IMAGE
    assert second.reason == "beeld zonder tekst"


@needs_ocr
def test_a_page_that_is_an_image_is_read_and_marked_and_its_quotes_too(scan: Path) -> None:
    asked: list[int] = []
    document = read_in_child(scan, ocr=Ocr(asked.append))
    assert asked == [1]
    first, second = document.pages
    assert (first.ocr, second.ocr) == (False, True)
    assert not second.is_unreadable
    assert "innovatieagenda" in second.raw
    assert document.reader.endswith("+ocr")
    bewijs = [een for bevinding in toets(document, load_criteria()).bevindingen for een in bevinding.bewijs]
    assert bewijs
    assert {een.soort for een in bewijs} == {Soort.OCR}
    assert all(een.citaat in " ".join(second.raw.split()) for een in bewijs)


@needs_ocr
def test_the_places_of_the_words_are_those_on_the_page_as_it_is_shown(scan: Path) -> None:
    document = read_pdf(scan, ocr=True)
    start = document.text.index("innovatieagenda")
    (place,) = document.places(start, start + len("innovatieagenda"))
    (box,) = place.boxes
    assert place.page == 2
    assert 100 < box.top < box.bottom < 120
    assert 60 < box.x0 < box.x1 < 300


@needs_ocr
def test_ocr_that_takes_too_long_leaves_the_reading_without_it(scan: Path) -> None:
    document = read_in_child(scan, limits=Limits(ocr_seconds=0.01), ocr=Ocr())
    assert document.pages[0].raw.startswith("Deze eerste bladzijde")
    assert document.pages[1].is_unreadable
    assert document.pages[1].reason == "beeld zonder tekst; tekstherkenning (OCR) duurde te lang"


@needs_ocr
def test_a_picture_without_text_stays_unreadable_after_ocr(tmp_path: Path) -> None:
    Image.radial_gradient("L").resize((800, 1100)).save(tmp_path / "foto.pdf", resolution=96)
    (page,) = read_pdf(tmp_path / "foto.pdf", ocr=True).pages
    assert page.is_unreadable


@needs_ocr
def test_a_document_without_images_is_the_same_with_ocr(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PaperPage().lines(60, 100, SENTENCES)])
    asked: list[int] = []
    assert read_in_child(path, ocr=Ocr(asked.append)).text == read_pdf(path).text
    assert asked == []


def test_without_tesseract_the_error_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ocrmypdf", reason="NOT TESTED: OCRmyPDF is not installed")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OcrMissingError, match="tesseract-ocr tesseract-ocr-nld") as raised:
        check_ocr()
    assert "Tesseract ontbreekt" in str(raised.value)
    assert "\n" not in str(raised.value)
