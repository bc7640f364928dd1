"""Disks, rights and typing errors in the way of a command: told in Dutch, with what to do, and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from cli.main import hoofd
from corpus.begin import VOORBEELD
from corpus.register import BLAD_VRAGEN

TOML = """
[[ronden]]
id = "2024"
titel = "Plannen"
soort = "plan van aanpak"
"""


def draai(*woorden: str | Path, invoer: str = "") -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, [str(woord) for woord in woorden], input=invoer, prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


@pytest.fixture(scope="module")
def getoetst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("omstandigheden") / "project"
    (map_ / "plannen" / "2024").mkdir(parents=True)
    (map_ / "plantoets.toml").write_text(TOML, encoding="utf-8")
    shutil.copy(VOORBEELD / "register.xlsx", map_)
    shutil.copy(VOORBEELD / "plannen" / "2024-plan" / "ODPV.pdf", map_ / "plannen" / "2024")
    code, _, fout = draai("toets", "-C", map_)
    assert code == 0, fout
    return map_


@pytest.fixture
def project(getoetst: Path, tmp_path: Path) -> Path:
    return shutil.copytree(getoetst, tmp_path / "project")


def test_a_file_where_the_folder_for_output_should_be_is_told(project: Path) -> None:
    (project / "uitvoer").write_text("van iemand anders", encoding="utf-8")
    code, _, fout = draai("overzicht", "-C", project)
    assert code == 6
    assert "kan niet worden bewaard (er staat een bestand waar een map hoort)" in fout
    assert (project / "uitvoer").read_text(encoding="utf-8") == "van iemand anders"


def test_a_project_cannot_begin_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "notitie").write_text("", encoding="utf-8")
    code, _, fout = draai("nieuw", tmp_path / "notitie" / "project")
    assert code == 4
    assert "is niet te lezen of te schrijven (er staat een bestand waar een map hoort)" in fout
    assert "Onverwachte fout" not in fout


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ('criteria = "mijn.yaml"', 'criteria = "mijn.yaml", maar dat bestand is er niet'),
        ('sjablonen = "mijn"', 'sjablonen = "mijn", maar die map is er niet'),
    ],
)
def test_own_criteria_or_templates_that_are_not_there_are_never_passed_over(
    project: Path, regel: str, melding: str
) -> None:
    (project / "plantoets.toml").write_text(f"{regel}\n{TOML}", encoding="utf-8")
    code, _, fout = draai("brief", "ODPV", "-C", project)
    assert code == 4
    assert f"plantoets.toml: {melding}" in fout
    assert 'Verbeter de naam, of schrijf "" voor wat bij Plantoets hoort.' in fout


def test_a_project_may_be_the_current_folder_and_is_still_named_in_full(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "register.xlsx").unlink()
    monkeypatch.chdir(project)
    code, _, fout = draai("leemtes")
    assert code == 4
    assert f"In {project} ontbreekt het register." in fout


def test_a_question_about_a_criterium_that_does_not_exist_is_told_with_its_row(project: Path) -> None:
    boek = load_workbook(project / "register.xlsx")
    boek[BLAD_VRAGEN].append(["ODPV", "77", "Waarom?"])
    rij = boek[BLAD_VRAGEN].max_row
    boek.save(project / "register.xlsx")
    code, _, fout = draai("toets", "-C", project)
    assert code == 4
    assert f'register.xlsx, blad Vragen, rij {rij}, kolom criterium: er staat "77", maar dat criterium bestaat' in fout


def test_a_criterium_in_the_register_that_does_not_exist_is_told_with_its_row(project: Path) -> None:
    boek = load_workbook(project / "register.xlsx")
    blad = boek["Diensten"]
    rij = next(rij for rij in range(2, blad.max_row + 1) if blad.cell(rij, 2).value == "ODPV")
    kolom = blad.max_column + 1
    blad.cell(1, kolom, "criteria")
    blad.cell(rij, kolom, "7; 99")
    boek.save(project / "register.xlsx")
    code, _, fout = draai("toets", "-C", project)
    assert code == 4
    assert f'register.xlsx, blad Diensten, rij {rij}, kolom criteria: er staat "99", maar dat criterium bestaat' in fout


def test_a_question_that_nobody_can_answer_is_no_ctrl_c(project: Path) -> None:
    assert draai("overzicht", "-C", project)[0] == 0
    werkboek = project / "uitvoer" / "overzicht-2024.xlsx"
    boek = load_workbook(werkboek)
    boek["ODPV"]["F3"] = "Een andere duiding."
    boek.save(werkboek)
    code, uit, fout = draai("inlezen", werkboek, "-C", project)
    assert code == 130
    assert "1 oordeel vastleggen?" in fout
    assert "Hier kan niemand antwoorden op de vraag; geef het antwoord met een optie (zie --help)." in fout
    assert "vastgelegd door" not in uit


def test_an_empty_backup_holds_no_decisions_though_an_overview_was_written(project: Path) -> None:
    assert draai("overzicht", "-C", project)[0] == 0
    assert "bestanden met 0 besluiten, " in draai("bewaar", "-C", project)[2]


def test_several_decisions_about_a_version_that_was_replaced_are_told_in_the_plural(project: Path) -> None:
    for nummer in ("7", "8"):
        assert draai("oordeel", "ODPV", nummer, "--kleur", "rood", "-C", project)[0] == 0
    with (project / "plannen" / "2024" / "ODPV.pdf").open("ab") as plan:
        plan.write(b"\n% een nieuwe versie")
    code, uit, fout = draai("voortgang", "ODPV", "-C", project)
    assert code == 0, fout
    assert "De oordelen over 7, 8 gingen over een eerdere versie van dit document." in uit


def test_a_decision_about_a_joint_plan_is_seen_at_each_of_its_services(tmp_path: Path) -> None:
    map_ = tmp_path / "samen"
    (map_ / "plannen" / "2024").mkdir(parents=True)
    (map_ / "plantoets.toml").write_text(f'{TOML}\n[plannen]\n"2024/plan.pdf" = ["EEN", "TWEE"]\n', encoding="utf-8")
    (map_ / "register.csv").write_text(
        "naam;afkorting;gezamenlijk plan met\nDienst Een;EEN;TWEE\nDienst Twee;TWEE;\n", encoding="utf-8"
    )
    shutil.copy(VOORBEELD / "plannen" / "2024-plan" / "ODPV.pdf", map_ / "plannen" / "2024" / "plan.pdf")
    assert "Er is nog niet beslist." in draai("planoordeel", "TWEE", "-C", map_)[1]
    code, _, fout = draai("planoordeel", "EEN", "--categorie", "de vraag", "--wie", "Anna", "-C", map_)
    assert code == 0, fout
    uit = draai("planoordeel", "TWEE", "-C", map_)[1]
    assert "Over hetzelfde plan, bij EEN. Oordeel (Anna, " in uit
    assert "Er is nog niet beslist." not in uit


def test_a_database_that_lost_its_content_is_pointed_out_before_it_is_filled_anew(project: Path) -> None:
    (project / "plantoets.db").write_bytes(b"")
    assert "Let op: plantoets.db is leeg (0 bytes); er staan geen oordelen in." in draai("leemtes", "-C", project)[2]
    assert "is leeg" not in draai("leemtes", "-C", project)[2]
