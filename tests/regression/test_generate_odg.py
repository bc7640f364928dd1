"""From the PDF to the letter: the bijlage for ODG holds the substance of every row of the ministry's own table."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from docx import Document

from classify import load_criteria, toets
from corpus import Dossier, Ronde
from extract import read_pdf
from generate import schrijf_brief
from tests.generate_hulp import INSTELLINGEN, VOORBEELD, dienst

PLAN = VOORBEELD / "2024-plan" / "ODG.pdf"
LABELS: dict[str, Any] = json.loads(PLAN.with_suffix(".gold.json").read_text(encoding="utf-8"))["criteria"]
GENOEMD = [nummer for nummer, label in LABELS.items() if label["staat_in_pva"]]
AFWEZIG = [nummer for nummer, label in LABELS.items() if not label["staat_in_pva"]]


@cache
def tabel() -> dict[str, list[str]]:
    """Return the rows of the bijlage by criterium, as they stand in the Word file."""
    toetsing = toets(read_pdf(PLAN), load_criteria())
    van = Dossier(dienst("ODG", "Omgevingsdienst Groningen"), Ronde("2024", "2024", "plan van aanpak"), PLAN, toetsing)
    with TemporaryDirectory() as map_:
        doel = Path(map_) / "ODG.docx"
        schrijf_brief(van, INSTELLINGEN, doel)
        rijen = [[cel.text for cel in rij.cells] for rij in Document(str(doel)).tables[0].rows[1:]]
    return {rij[1]: rij for rij in rijen}


def test_the_bijlage_has_a_row_for_each_of_the_fourteen_criteria() -> None:
    assert list(tabel()) == list(LABELS)


@pytest.mark.parametrize("nummer", GENOEMD)
def test_a_row_that_the_ministry_filled_has_one_of_its_quotes_and_its_page(nummer: str) -> None:
    rij = tabel()[nummer]
    gevonden = [passage for passage in LABELS[nummer]["evidence"] if passage["quote"] in rij[4]]
    assert gevonden, rij[4]
    assert any(f"(blz. {passage['printed_page']})" in rij[6] for passage in gevonden)
    assert rij[7] == "0 genoemd"


@pytest.mark.parametrize("nummer", AFWEZIG)
def test_a_row_that_the_ministry_found_missing_says_what_was_searched(nummer: str) -> None:
    rij = tabel()[nummer]
    assert rij[7] == "1 niet aangetroffen"
    assert rij[4].startswith("Niet aangetroffen op de 32 pagina’s van het stuk. Gezocht op: ")
    assert rij[6] == "–"
