"""A letter of any kind that somebody changed by hand stays as it is, and the command says what it has of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from cli.main import hoofd
from tests.generate_hulp import VOORBEELD

BRIEVEN = {
    "ODWB": ("ODWB",),
    "ODWB - uitnodiging": ("ODWB", "--soort", "uitnodiging"),
    "ODWB - robuust": ("ODWB", "--soort", "robuust"),
    "Brief aan alle omgevingsdiensten": ("--soort", "algemeen"),
    "Bouwstenen Kamerbrief": ("--soort", "kamerbrief"),
    "Managementsamenvatting": ("--soort", "samenvatting"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("hand")
    for naam in ("plantoets.toml", "register.xlsx"):
        shutil.copy(VOORBEELD.parent / naam, map_ / naam)
    (map_ / "plannen" / "2024-plan").mkdir(parents=True)
    shutil.copy(VOORBEELD / "2024-plan" / "ODWB.pdf", map_ / "plannen" / "2024-plan" / "ODWB.pdf")
    return map_


def draai(project: Path, *woorden: str) -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, ["-C", str(project), *woorden], prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


def typ_in(pad: Path, zin: str) -> bytes:
    document = Document(str(pad))
    document.paragraphs[-1].insert_paragraph_before(zin)
    document.save(str(pad))
    return pad.read_bytes()


@pytest.mark.parametrize("naam", BRIEVEN)
def test_a_letter_that_was_changed_by_hand_is_kept_and_every_such_version_is_named(project: Path, naam: str) -> None:
    map_ = project / "uitvoer" / "brieven" / "2024-plan"
    eerste, tweede, derde = (map_ / f"{naam}{nummer}.docx" for nummer in ("", " (2)", " (3)"))
    assert draai(project, "brief", *BRIEVEN[naam])[:2] == (0, f"{eerste}\n")
    van_eerste = typ_in(eerste, "Zelf getypt in de eerste.")
    code, uitvoer, gezegd = draai(project, "brief", *BRIEVEN[naam])
    assert (code, uitvoer) == (0, f"{tweede}\n")
    assert f"{eerste.name} is met de hand gewijzigd" in gezegd
    assert "zoals: Zelf getypt in de eerste." in gezegd
    van_tweede = typ_in(tweede, "Zelf getypt in de tweede.")
    code, uitvoer, gezegd = draai(project, "brief", *BRIEVEN[naam])
    assert (code, uitvoer) == (0, f"{derde}\n")
    assert "zoals: Zelf getypt in de eerste." in gezegd
    assert f"{tweede.name} is met de hand gewijzigd" in gezegd
    assert "zoals: Zelf getypt in de tweede." in gezegd
    assert (eerste.read_bytes(), tweede.read_bytes()) == (van_eerste, van_tweede)


def test_a_folder_that_cannot_be_written_gives_one_line_that_says_what_to_do(project: Path) -> None:
    doel = project / "uitvoer" / "brieven" / "2024-voortgang-1"
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_text("een bestand waar de map moet komen")
    code, uitvoer, gezegd = draai(project, "brief", "--soort", "kamerbrief", "--ronde", "2024-voortgang-1")
    assert (code, uitvoer) == (6, "")
    assert "kan niet worden bewaard" in gezegd
    assert "Sluit het bestand als het openstaat" in gezegd


def test_drafts_that_no_longer_fit_are_named_in_one_phrase(project: Path) -> None:
    for nummer in ("8", "9"):
        assert draai(project, "oordeel", "ODWB", nummer, "--kleur", "groen", "--wie", "A. de Vries")[0] == 0
    _, _, gezegd = draai(project, "brief", "ODWB")
    assert "duiding bij criteria 8 en 9" in gezegd
