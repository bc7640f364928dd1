"""The JSON schema of a criteria file: equal to what the loader knows, and a help for whoever types such a file."""

from __future__ import annotations

import copy
from importlib.resources import files
from typing import Any, cast

import pytest
import yaml
from jsonschema import Draft202012Validator

from classify import criteria_schema, schema_tekst

MAP = files("classify").joinpath("criteria")
YAML = MAP.joinpath("robuustheid.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return yaml.safe_load(YAML)


def fouten(data: object) -> list[str]:
    keurder = cast("Any", Draft202012Validator(criteria_schema()))  # its types do not say what an error holds
    return [f"{'/'.join(map(str, fout.absolute_path))}: {fout.message}" for fout in keurder.iter_errors(data)]


def test_the_schema_that_is_shipped_is_the_one_that_the_loader_makes() -> None:
    geleverd = MAP.joinpath("criteria.schema.json").read_text(encoding="utf-8")
    assert geleverd == schema_tekst(), "renew it: plantoets criteria schema > classify/criteria/criteria.schema.json"


def test_the_schema_is_a_schema_and_the_criteria_that_are_shipped_name_and_satisfy_it(data: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(criteria_schema())
    assert YAML.startswith("# yaml-language-server: $schema=criteria.schema.json\n")
    assert fouten(data) == []


@pytest.mark.parametrize(
    ("sleutel", "waarde"),
    [
        ("soort", "norrm"),
        ("kopen", ["x"]),
        ("nummer", 9),
        ("regels", [{"id": "a", "alle": "b", "sterkte": "sterk"}]),
        ("regels", [{"id": "a", "alle": ["b"], "sterkte": "heel sterk"}]),
        ("regels", [{"id": "a", "alle": ["b"]}]),
        ("norm", {"tekst": "x", "operator": "<", "eenheid": "%", "basis": "fte"}),
        ("gewichten", {"sterk": 3}),
        ("geweerd", "agenda"),
    ],
)
def test_what_the_loader_refuses_an_editor_marks(sleutel: str, waarde: object, data: dict[str, Any]) -> None:
    anders = copy.deepcopy(data)
    anders["criteria"][0][sleutel] = waarde
    assert len(fouten(anders)) == 1
