"""Reads a PDF in this process; PDFium is loaded at the first call, so that importing ``extract`` stays cheap."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.model import Document

READER_VERSION = "7"
"""Changes whenever the same file may give another Document; part of the cache's key."""


def read_pdf(path: Path, *, password: str | None = None, ocr: bool = False) -> Document:
    """Return the PDF as a Document; raises a ReadError with one Dutch line when it cannot be read.

    With ``ocr`` the pages that are no text are read by OCR, which takes seconds a page; raises OcrMissingError when it
    is not installed. Such a page says so (``Page.ocr``), and stays unreadable when OCR makes nothing of it.
    """
    documents = read_in_steps(path, password=password, ocr=ocr)
    *_, last = documents
    return last


def check_ocr() -> None:
    """Raise an OcrMissingError that names the packages when OCRmyPDF, Tesseract or its Dutch data is not there."""
    from extract._ocr import check  # OCRmyPDF costs half a second

    check()


def read_in_steps(path: Path, *, password: str | None = None, ocr: bool = False) -> Iterator[Document]:
    """Yield the Document as it can be read at once, and with ``ocr`` once more when OCR has read what that left."""
    from extract._pipeline import read, read_with_ocr  # PDFium costs 0.1 s, too much for --help

    with _no_collecting():
        if ocr:
            yield from read_with_ocr(Path(path), password, READER_VERSION)
        else:
            yield read(Path(path), password, READER_VERSION)


@contextmanager
def _no_collecting() -> Generator[None]:
    """Leave Python's garbage collector off: a twentieth of the time, and reading makes no cycles of objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
