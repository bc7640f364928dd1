"""Plain sentences as services write them, two hundred in all: none may leave its criterium unnoticed."""

from __future__ import annotations

import json
from typing import cast

import pytest

from classify import Staat, document_uit_tekst, toets
from tests.classify_hulp import WORTEL, criteria

ZINNEN = cast("dict[str, list[str]]", json.loads((WORTEL / "tests/data/zinnen.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [(nummer, zin) for nummer, zinnen in ZINNEN.items() for zin in zinnen],
    ids=lambda deel: deel[:60],
)
def test_a_plain_sentence_on_a_criterium_is_never_silence(nummer: str, zin: str) -> None:
    gevonden = toets(document_uit_tekst(zin), criteria()).bevinding(nummer)
    assert gevonden.staat in (Staat.GENOEMD, Staat.NVT, Staat.MOGELIJK), gevonden.afgewezen
