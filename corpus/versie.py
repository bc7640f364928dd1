"""Which version of the program this is, and what a stored result was made with."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract import READER_VERSION

_CRITERIA = Path("classify/criteria/robuustheid.yaml")
_BEPALEND = (".py", ".yaml", ".txt")
"""The files that decide what comes out: code, phrases and rules."""
_WORTEL = Path(__file__).resolve().parents[1]


@cache
def programmaversie() -> str:
    """Return the version of the installed program, or of the source tree it runs from."""
    try:
        return version("plantoets")
    except PackageNotFoundError:
        bron = _WORTEL / "pyproject.toml"
        return tomllib.loads(bron.read_text(encoding="utf-8"))["project"]["version"]


@cache
def lezerversie(*, ocr: bool = False) -> str:
    """Return what a stored document was read with, with or without OCR; another one means that it is read again."""
    return f"{READER_VERSION}-{_kenmerk('extract')}{'+ocr' if ocr else ''}"


@cache
def toetsversie() -> str:
    """Return what a stored result was assessed with; another one means that the plan is assessed again."""
    return f"{programmaversie()}-{_kenmerk('classify')}"


def _kenmerk(pakket: str) -> str:
    """Return a short hash of a package's code and data: between two releases the version alone would keep old results.

    The criteria are left out: they have a version of their own, and a project can bring others.
    """
    hash_ = hashlib.sha256()
    for bestand in sorted((_WORTEL / pakket).rglob("*")):
        if bestand.suffix in _BEPALEND and bestand != _WORTEL / _CRITERIA:
            hash_.update(bestand.read_bytes())
    return hash_.hexdigest()[:12]
