"""Which version of the program this is."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@cache
def programmaversie() -> str:
    """Return the version of the installed program, or of the source tree it runs from."""
    try:
        return version("plantoets")
    except PackageNotFoundError:
        bron = Path(__file__).resolve().parents[1] / "pyproject.toml"
        return tomllib.loads(bron.read_text(encoding="utf-8"))["project"]["version"]
