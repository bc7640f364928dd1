"""A project with ``ocr = true``: its scans are read, every command sees that reading, and what is missing is said."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from classify import Soort, Staat, load_criteria
from corpus import Dienst, InstellingenFout, Project, dossier_van, is_bijgewerkt, schrijf_register, toets_project
from corpus.instellingen import lees_instellingen
from extract import OcrMissingError, check_ocr

RONDE = '\n[[ronden]]\nid = "2024"\ntitel = "Plannen"\nsoort = "plan van aanpak"\n'
DIENST = Dienst("Omgevingsdienst Waard en Biezen", "ODWB")
ZIN = "In 2025 stellen wij een innovatieagenda vast."


def _missing() -> str:
    try:
        check_ocr()
    except OcrMissingError as error:
        return str(error)
    return ""


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """Return a project with one plan, which is a picture."""
    schrijf_register(tmp_path / "register.xlsx", [DIENST])
    ronde = tmp_path / "plannen" / "2024"
    ronde.mkdir(parents=True)
    blad = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(blad).text((150, 200), "\n\n".join([ZIN] * 6), fill=0, font=ImageFont.load_default(size=34))
    blad.save(ronde / "ODWB.pdf", resolution=150)
    return tmp_path


def stel_in(map_: Path, ocr: str) -> Path:
    pad = map_ / "plantoets.toml"
    pad.write_text(ocr + RONDE, encoding="utf-8")
    return pad


def test_anything_but_true_or_false_is_refused(map_: Path) -> None:
    with pytest.raises(InstellingenFout, match="Hier hoort true of false"):
        lees_instellingen(stel_in(map_, 'ocr = "ja"'))


@pytest.mark.skipif(bool(_missing()), reason=f"NOT TESTED: {_missing()}")
def test_a_scan_is_read_once_the_project_asks_for_it(map_: Path) -> None:
    criteria = load_criteria()
    stel_in(map_, "")
    with closing(Project(map_)) as project:
        toets_project(project, criteria)
        toetsing = dossier_van(project, project.ronde(), criteria, DIENST).toetsing
        assert toetsing
        assert {een.staat for een in toetsing.bevindingen} == {Staat.NIET_VAST_TE_STELLEN}
    stel_in(map_, "ocr = true")
    with closing(Project(map_)) as project:
        assert not is_bijgewerkt(project, criteria, project.ronde())
        toets_project(project, criteria)
        assert is_bijgewerkt(project, criteria, project.ronde())
        toetsing = dossier_van(project, project.ronde(), criteria, DIENST).toetsing
        assert toetsing
        assert toetsing.onleesbaar == ()
        bewijs = [een for bevinding in toetsing.bevindingen for een in bevinding.bewijs]
        assert {een.soort for een in bewijs} == {Soort.OCR}
        assert any(een.citaat.startswith(ZIN) for een in bewijs)


def test_a_project_that_asks_for_ocr_without_tesseract_says_what_to_install(
    map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stel_in(map_, "ocr = true")
    monkeypatch.setenv("PATH", "")
    with closing(Project(map_)) as project, pytest.raises(OcrMissingError, match="tesseract-ocr-nld"):
        toets_project(project, load_criteria())
