"""Reads a PDF in this process; PDFium is loaded at the first call, so that importing ``extract`` stays cheap."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from extract.model import Document

READER_VERSION = "4"
"""Changes whenever the same file may give another Document; part of the cache's key."""


def read_pdf(path: Path, *, password: str | None = None) -> Document:
    """Return the PDF as a Document; raises a ReadError with one Dutch line when it cannot be read."""
    from extract._pipeline import read  # PDFium costs 0.1 s, too much for --help

    with _no_collecting():
        return read(Path(path), password, READER_VERSION)


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
