"""PDFs with mistakes made in them on purpose; opt-in, with more seeds where PLANTOETS_PDF_MAP names a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz import LIMITS, mutated, run, seeds

INPUTS = 2_000


def test_the_same_input_comes_back_in_every_run() -> None:
    assert mutated(7, seeds(None)) == mutated(7, seeds(None))


def test_a_few_spoilt_pdfs_give_a_document_or_one_dutch_line() -> None:
    result = run(range(40), None)
    assert result.faults == []
    assert result.answers.total() == 40


@pytest.mark.slow
def test_thousands_of_spoilt_pdfs_give_a_document_or_one_dutch_line() -> None:
    folder = os.environ.get("PLANTOETS_PDF_MAP")
    result = run(range(INPUTS), Path(folder) if folder else None)
    assert result.faults == []
    assert result.answers.total() == INPUTS
    assert result.slowest < LIMITS.seconds + 5
