"""A letter with comments, and as PDF, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from cli.main import hoofd
from generate.pdf import libreoffice
from tests.generate_hulp import VOORBEELD


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("vormen")
    for naam in ("plantoets.toml", "register.xlsx"):
        shutil.copy(VOORBEELD.parent / naam, map_ / naam)
    (map_ / "plannen" / "2024-plan").mkdir(parents=True)
    shutil.copy(VOORBEELD / "2024-plan" / "ODWB.pdf", map_ / "plannen" / "2024-plan" / "ODWB.pdf")
    return map_


def draai(project: Path, *woorden: str) -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, ["-C", str(project), *woorden], prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


def test_comments_stand_in_the_letter_only_when_asked_for(project: Path) -> None:
    pad = project / "uitvoer" / "brieven" / "2024-plan" / "ODWB.docx"
    assert draai(project, "brief", "ODWB")[0] == 0
    assert len(Document(str(pad)).comments) == 0
    assert draai(project, "brief", "ODWB", "--opmerkingen")[0] == 0
    assert len(Document(str(pad)).comments) > 14


def test_comments_belong_to_a_judgement(project: Path) -> None:
    code, _, melding = draai(project, "brief", "ODWB", "--soort", "uitnodiging", "--opmerkingen")
    assert code == 2
    assert "--opmerkingen hoort bij de brief met het oordeel" in melding


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed")
def test_a_pdf_stands_beside_its_letter_and_one_that_was_changed_is_kept(project: Path) -> None:
    map_ = project / "uitvoer" / "brieven" / "2024-plan"
    code, uitvoer, _ = draai(project, "brief", "ODWB", "--pdf")
    assert (code, uitvoer) == (0, f"{map_ / 'ODWB.docx'}\n{map_ / 'ODWB.pdf'}\n")
    assert (map_ / "ODWB.pdf").read_bytes().startswith(b"%PDF")
    (map_ / "ODWB.pdf").write_bytes(b"ondertekend")
    assert draai(project, "brief", "ODWB", "--pdf")[1].endswith(f"{map_ / 'ODWB (2).pdf'}\n")
    assert (map_ / "ODWB.pdf").read_bytes() == b"ondertekend"
