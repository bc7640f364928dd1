"""The number of every page of the labelled plans and of real documents, against a reference made by looking."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest

from extract import read_pdf
from extract._furniture import roman_value

ROOT = Path(__file__).parents[2]
REFERENCE = json.loads((ROOT / "tests" / "data" / "bladzijden.json").read_text(encoding="utf-8"))
FOLDER = os.environ.get("PLANTOETS_PDF_MAP")
ROMANS = {roman_value(word): word for word in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")}

UNKNOWN_ALLOWED = {"corpus/voorbeeld/plannen/2024-plan/ODMS.pdf": {2, 21}}
"""Pages whose number stands in a scan: unknown without OCR."""


@dataclass(frozen=True)
class Score:
    """How the labels of one document compare with what is printed."""

    wrong: dict[int, tuple[str, str]]
    unknown: set[int]
    right: int


def score(path: Path, expected: list[str]) -> Score:
    labels = [page.label for page in read_pdf(path).pages]
    assert len(labels) == len(expected)
    pairs = list(enumerate(zip(labels, expected, strict=True), start=1))
    return Score(
        {at: (label, printed) for at, (label, printed) in pairs if label and label != printed},
        {at for at, (label, printed) in pairs if printed and not label},
        sum(label == printed for _, (label, printed) in pairs),
    )


class Entry(TypedDict):
    paginas: int
    gedrukt: list[tuple[int, int, str]]


def expand(entry: Entry) -> list[str]:
    labels = [""] * entry["paginas"]
    for first, last, start in entry["gedrukt"]:
        for at in range(first, last + 1):
            labels[at - 1] = counted(start, at - first)
    return labels


def counted(start: str, steps: int) -> str:
    """Return the number that stands so many pages after this one."""
    if "-" in start:
        left, right = map(int, start.split("-"))
        return f"{left + 2 * steps}-{right + 2 * steps}"
    return str(int(start) + steps) if start.isdigit() else ROMANS[roman_value(start) + steps]


@pytest.mark.parametrize("name", REFERENCE["plannen"])
def test_no_page_of_a_labelled_plan_has_a_wrong_number(name: str) -> None:
    found = score(ROOT / name, expand(REFERENCE["plannen"][name]))
    assert found.wrong == {}
    assert found.unknown == UNKNOWN_ALLOWED.get(name, set())


@pytest.mark.skipif(not FOLDER, reason="PLANTOETS_PDF_MAP names no folder with PDFs")
@pytest.mark.parametrize("name", REFERENCE["pdf_map"])
def test_no_page_of_a_real_document_has_a_wrong_or_missing_number(name: str) -> None:
    assert FOLDER
    found = score(next(Path(FOLDER).rglob(f"{name}.pdf")), expand(REFERENCE["pdf_map"][name]))
    assert found.wrong == {}
    assert found.unknown == set()
