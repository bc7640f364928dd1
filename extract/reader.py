"""Reads a PDF in this process; PDFium is loaded at the first call, so that importing ``extract`` stays cheap."""

from __future__ import annotations

from pathlib import Path

from extract.model import Document

READER_VERSION = "4"
"""Changes whenever the same file may give another Document; part of the cache's key."""


def read_pdf(path: Path, *, password: str | None = None) -> Document:
    """Return the PDF as a Document; raises a ReadError with one Dutch line when it cannot be read."""
    from extract._pipeline import read  # PDFium costs 0.1 s, too much for --help

    return read(Path(path), password, READER_VERSION)
