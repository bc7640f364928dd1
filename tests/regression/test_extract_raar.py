"""Odd and hostile PDFs: each gives a Document or one Dutch line, within 30 seconds.

The files are not part of the repository; point PLANTOETS_PDF_MAP at a folder that holds them.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from extract import Document, ReadError, read_in_child

FOLDER = os.environ.get("PLANTOETS_PDF_MAP")
FILES = sorted(Path(FOLDER).rglob("*.pdf")) if FOLDER else []

pytestmark = pytest.mark.skipif(not FILES, reason="PLANTOETS_PDF_MAP names no folder with PDFs")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_any_pdf_gives_a_document_or_one_dutch_line_in_time(path: Path) -> None:
    start = time.monotonic()
    try:
        answer: Document | ReadError = read_in_child(path)
    except ReadError as error:
        answer = error
    assert time.monotonic() - start < 30
    if isinstance(answer, ReadError):
        assert str(answer).startswith(f"{path.name}: ")
        assert "\n" not in str(answer)
        assert "fout in het programma" not in str(answer)
    else:
        assert answer.pages
        assert len(answer.text) == len(answer.chars.page) == len(answer.chars.raw)
