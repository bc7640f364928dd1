"""The register survives being saved by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from corpus.begin import VOORBEELD, maak_project
from corpus.register import lees_register


@pytest.fixture(scope="module")
def soffice() -> str:
    """Return the program; without it there is nothing to test."""
    for naam in ("soffice", "libreoffice"):
        if pad := shutil.which(naam):
            return pad
    pytest.skip("LibreOffice is not installed, so it cannot save a register")


@pytest.mark.parametrize("bron", ["nieuw", "voorbeeld"])
def test_a_register_that_libreoffice_saved_again_is_read_the_same(tmp_path: Path, soffice: str, bron: str) -> None:
    if bron == "nieuw":
        maak_project(tmp_path / "project")
    else:
        (tmp_path / "project").mkdir()
        shutil.copyfile(VOORBEELD / "register.xlsx", tmp_path / "project" / "register.xlsx")
    (tmp_path / "uit").mkdir()
    subprocess.run(
        [
            *(soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "uit")),
            str(tmp_path / "project" / "register.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert lees_register(tmp_path / "uit") == lees_register(tmp_path / "project")
