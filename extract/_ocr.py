"""Reads pages that are images with OCRmyPDF and Tesseract; both are optional, and checked before they are used."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import logging
import os
import tempfile
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract import errors
from extract._page import RawPage, read_page
from extract._pdfium import OpenPdf

LANGUAGES = ("nld", "osd")
"""Dutch, and the data with which Tesseract sees how a page is turned."""

PAGE_SECONDS = 60.0
"""What Tesseract may take for one page; a page of A4 at 300 dots per inch takes 2 to 8."""

MAX_SIDE = 1_800.0
"""Points; a larger page (A1 is 2,384) makes an image of hundreds of megabytes."""

AUTOMATIC_WITH_TURN = 1
"""Tesseract's way of finding columns that also sees text that stands sideways; the page itself stays as it is."""

TOO_LARGE = "te groot voor tekstherkenning (OCR)"
FAILED = "tekstherkenning (OCR) is niet gelukt"
NOTHING = "ook na tekstherkenning (OCR)"


def check() -> None:
    """Raise an OcrMissingError for the first thing that is not there."""
    if importlib.util.find_spec("ocrmypdf") is None:
        raise errors.ocr_missing("het Python-pakket OCRmyPDF")
    tools: Any = importlib.import_module("ocrmypdf.subprocess")  # finds Tesseract on Windows, where no path leads to it
    try:
        answer = tools.run(["tesseract", "--list-langs"], text=True, capture_output=True)
    except FileNotFoundError as error:
        raise errors.ocr_missing("het programma Tesseract") from error
    missing = [language for language in LANGUAGES if language not in str(answer.stdout).split()]
    if missing:
        raise errors.ocr_missing(f"de taalgegevens {' en '.join(missing)} van Tesseract")


def read_by_ocr(pdf: OpenPdf, pages: list[RawPage]) -> list[RawPage]:
    """Return these pages as OCR reads them, each with its own number; one that OCR cannot read keeps what it had.

    Raises OcrMissingError when OCR is not installed. The pages go to OCRmyPDF as a PDF of their own, so that the others
    cost nothing and a password plays no part.
    """
    check()
    whole = [page for page in pages if not page.broken]
    small = [page for page in whole if max(page.display.width, page.display.height) <= MAX_SIDE]
    found = {page.number: page for page in pages} | {
        page.number: replace(page, note=TOO_LARGE) for page in whole if page not in small
    }
    with tempfile.TemporaryDirectory(prefix="plantoets-ocr-") as folder:
        source, target = Path(folder, "beeld.pdf"), Path(folder, "tekst.pdf")
        done = bool(small) and pdf.save_pages([page.number - 1 for page in small], source) and _run(source, target)
        if done:
            with OpenPdf(pdf.name, target.read_bytes(), None) as read:
                found |= {page.number: _better(page, read, at) for at, page in enumerate(small)}
        else:
            found |= {page.number: replace(page, note=FAILED) for page in small}
    return [found[page.number] for page in pages]


def _better(page: RawPage, read: OpenPdf, index: int) -> RawPage:
    """Return the page as OCR reads it, or as it was when OCR finds no more than that."""
    opened = read.page(index)
    if opened is None:
        return replace(page, note=FAILED)
    with contextlib.closing(opened):
        again = read_page(opened, page.number, page.pdf_label)
    if _letters(again) <= (0 if page.unmapped else _letters(page)):
        return replace(page, note=NOTHING)
    return replace(again, display=page.display, ocr=True)


def _letters(page: RawPage) -> int:
    return sum(map(str.isalpha, page.chars.text))


def _run(source: Path, target: Path) -> bool:
    """Return whether OCRmyPDF wrote the target; nothing but Tesseract is called, so Ghostscript is not needed."""
    tool: Any = importlib.import_module("ocrmypdf")  # optional, and half of its types are unknown
    logging.getLogger("ocrmypdf").setLevel(logging.CRITICAL)  # what it has to say is told per page
    with _one_thread_each():
        try:
            code = tool.ocr(
                source,
                target,
                language=["nld"],
                mode="force",
                output_type="pdf",
                rasterizer="pypdfium",
                tesseract_pagesegmode=AUTOMATIC_WITH_TURN,
                tesseract_timeout=PAGE_SECONDS,
                optimize=0,
                jobs=max((os.cpu_count() or 2) // 2, 1),
                use_threads=True,
                progress_bar=False,
            )
        except tool.exceptions.ExitCodeException:
            return False  # each of the pages then says so
    return code == tool.ExitCode.ok


@contextlib.contextmanager
def _one_thread_each() -> Generator[None]:
    """Keep Tesseract to one thread: with more it takes twice the processor time for little."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before
