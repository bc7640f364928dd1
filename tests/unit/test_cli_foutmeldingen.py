"""The page about error messages uses the words of the messages, so that a reader can search for them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGINA = (ROOT / "docs" / "foutmeldingen.md").read_text(encoding="utf-8")
KOPPEN = re.findall(r"^### (.+)$", PAGINA, re.MULTILINE)


def _teksten() -> str:
    """Return all literal text of the program, pieces of one message joined with an ellipsis for what varies."""
    teksten: list[str] = []
    for map_ in ("extract", "classify", "corpus", "generate", "cli"):
        for bestand in (ROOT / map_).rglob("*.py"):
            for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
                if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                    teksten.append(knoop.value)
                elif isinstance(knoop, ast.JoinedStr):
                    delen = (deel.value if isinstance(deel, ast.Constant) else "…" for deel in knoop.values)
                    teksten.append("".join(str(deel) for deel in delen))
    return "\n".join(teksten)


TEKSTEN = _teksten()


@pytest.mark.parametrize("kop", KOPPEN)
def test_a_heading_is_part_of_a_message(kop: str) -> None:
    for deel in kop.split(". "):
        assert deel in TEKSTEN


def test_the_headings_are_unique() -> None:
    assert len(set(KOPPEN)) == len(KOPPEN) > 20
