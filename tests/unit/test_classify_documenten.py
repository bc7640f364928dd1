"""The pages on criteria and evaluation say what the program does: every key, concept, rule and measure is there."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from classify import Kenmerk, Staat, controleer, load_criteria
from classify.criterium import INGEBOUWD, SOORTEN
from classify.evaluatie import MAATSTAVEN
from tests.classify_hulp import ALLE_PLANNEN, WORTEL, criteria, labels_van

CRITERIA = (WORTEL / "docs" / "criteria.md").read_text(encoding="utf-8")
EVALUATIE = (WORTEL / "docs" / "evaluatie.md").read_text(encoding="utf-8")
TABEL: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    files("classify").joinpath("criteria/voorstel.yaml").read_text(encoding="utf-8")
)


def ontbreekt_in(pagina: str, woorden: list[str]) -> list[str]:
    return [woord for woord in woorden if woord not in pagina]


def test_every_key_of_the_criteria_that_come_with_the_program_is_explained() -> None:
    ruw = yaml.safe_load(files("classify").joinpath("criteria/robuustheid.yaml").read_text(encoding="utf-8"))
    sleutels = {sleutel for criterium in ruw["criteria"] for sleutel in criterium}
    sleutels |= {sleutel for criterium in ruw["criteria"] for regel in criterium["regels"] for sleutel in regel}
    assert ontbreekt_in(CRITERIA, [f"`{sleutel}`" for sleutel in sorted(sleutels)]) == []


def test_every_built_in_concept_kind_staat_and_mark_is_explained() -> None:
    assert ontbreekt_in(CRITERIA, [f"| `{begrip}` |" for begrip in sorted(INGEBOUWD)]) == []
    assert ontbreekt_in(CRITERIA, [f"`{soort}`" for soort in SOORTEN]) == []
    assert ontbreekt_in(CRITERIA, [f"| `{staat}` |" for staat in Staat]) == []
    assert ontbreekt_in(CRITERIA, [f"*{kenmerk}*" for kenmerk in Kenmerk]) == []


def als_rij(regel: dict[str, Any]) -> str:
    """Return a line of the decision table as the page shows it."""
    als = ", ".join(f"`{voorwaarde}`".replace("|", r"\|") for voorwaarde in regel["als"])
    return f"| {als or 'anders'} | {regel['kleur']} | {regel['regel']} |"


@pytest.mark.parametrize("soort", TABEL)
def test_the_page_shows_the_decision_table_line_by_line(soort: str) -> None:
    deel = CRITERIA.split(f"**{soort}**\n", 1)[1].split("\n**", 1)[0]
    rijen = [rij for rij in deel.splitlines() if rij.startswith("| ")][2:]
    assert rijen == [als_rij(regel) for regel in TABEL[soort]]


def test_the_example_in_the_page_is_a_criteria_file_without_problems(tmp_path: Path) -> None:
    voorbeeld = re.search(r"```yaml\n(versie.*?)```", CRITERIA, re.DOTALL)
    assert voorbeeld
    pad = tmp_path / "voorbeeld.yaml"
    pad.write_text(voorbeeld[1], encoding="utf-8")
    assert controleer(load_criteria(pad)) == []


def test_the_rules_in_the_example_are_like_those_of_the_program() -> None:
    assert {regel.id for regel in criteria().criterium("17").regels} >= {"opleidingsbudget", "opleiding-en-loonsom"}


def test_every_measure_is_explained_with_its_bar() -> None:
    for maat in MAATSTAVEN:
        rij = next(rij for rij in EVALUATIE.splitlines() if rij.startswith(f"| {maat.naam} |"))
        assert rij.endswith(f"| {maat.eis} |")


def test_every_field_of_the_labels_is_explained() -> None:
    velden = {"traps", "unreadable_pages", "criteria", "dienst", "on_unreadable_page"}
    for plan in ALLE_PLANNEN:
        for label in labels_van(plan)["criteria"].values():
            velden |= set(label)
    assert ontbreekt_in(EVALUATIE, [f"| `{veld}` |" for veld in sorted(velden)]) == []
