"""Our import packages have plain names; nothing that we depend on may use one of them."""

from __future__ import annotations

import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

PROJECT = "plantoets"
ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = set[str](PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])


def top_level_names(files: list[Path]) -> set[str]:
    """Return the names that these installed files make importable: folders with code, and modules."""
    code = [file for file in files if file.suffix in {".py", ".pyd", ".so"} and file.parts[0] != ".."]
    return {file.parts[0].split(".")[0] for file in code}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["extract/__init__.py"], {"extract"}),
        (["cli.py"], {"cli"}),
        (["corpus.cpython-311-x86_64-linux-gnu.so"], {"corpus"}),
        (["spacy/cli/__init__.py"], {"spacy"}),
        (["../../../bin/extract.py", "extract-1.0.dist-info/METADATA"], set[str]()),
    ],
)
def test_top_level_names_are_what_can_be_imported(files: list[str], expected: set[str]) -> None:
    assert top_level_names([Path(file) for file in files]) == expected


def test_no_installed_package_ships_a_module_with_one_of_our_names() -> None:
    taken = {
        distribution.name: OURS & top_level_names([Path(str(file)) for file in distribution.files or []])
        for distribution in distributions()
        if distribution.name != PROJECT
    }
    assert taken, "no installed packages seen: the test looked at nothing"
    assert {name: clash for name, clash in taken.items() if clash} == {}


def test_the_project_itself_is_installed_so_that_the_command_exists() -> None:
    (project,) = [found for found in distributions() if found.name == PROJECT]
    assert "plantoets" in {entry.name for entry in project.entry_points.select(group="console_scripts")}
