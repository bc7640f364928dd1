"""The command line on real plans, from reading to letters: exact output, exit codes, and what stands where."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import hoofd
from corpus.begin import VOORBEELD

ROOT = Path(__file__).parents[2]
ODG = VOORBEELD / "plannen" / "2024-plan" / "ODG.pdf"
DUN = VOORBEELD / "plannen" / "2024-plan" / "ODWB.pdf"
SLEUTELS = ["bestand", "sha256", "paginas", "bladzijden", "onleesbaar", "criteria", "fout"]
CRITERIUM = [
    "nummer",
    "titel",
    "staat",
    "voorstel",
    "regel",
    "duiding",
    "bewijs",
    "afgewezen",
    "gezocht_op",
    "onderdelen",
]
BEWIJS = ["citaat", "pagina", "bladzijde", "soort", "kop", "termen", "kenmerken", "score"]


def draai(*woorden: str | Path) -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, [str(woord) for woord in woorden], prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Run the demo once, and return its folder and what it said."""
    map_ = tmp_path_factory.mktemp("demo") / "oefenen"
    begin = time.perf_counter()
    code, uit, fout = draai("demo", map_)
    assert code == 0, fout
    assert time.perf_counter() - begin < 60
    return map_, uit, fout


@pytest.fixture
def project(demo: tuple[Path, str, str], tmp_path: Path) -> Path:
    """Copy the project that the demo made, with everything read."""
    return shutil.copytree(demo[0], tmp_path / "project")


def test_the_demo_makes_everything_and_ends_with_a_list_of_it(demo: tuple[Path, str, str]) -> None:
    map_, uit, fout = demo
    gemaakt = sorted(pad.relative_to(map_).as_posix() for pad in (map_ / "uitvoer").rglob("*") if pad.is_file())
    assert gemaakt == [
        *(f"uitvoer/brieven/2024-plan/{dienst}.docx" for dienst in ("ODG", "ODMS", "ODPV", "ODWB")),
        *(
            f"uitvoer/overzicht-{ronde}.{soort}"
            for ronde in ("2024-plan", "2024-voortgang-1", "2025-voortgang-2")
            for soort in ("html", "xlsx")
        ),
    ]
    assert all(str(map_ / naam) in uit for naam in gemaakt)
    assert "[6/6] 2025-voortgang-2/OVS.pdf: gelezen en getoetst" in fout
    assert fout.splitlines()[-1] == f'Verder kijken: plantoets -C "{map_}" toon ODG --criterium 7'


def test_a_second_run_reads_nothing(project: Path) -> None:
    assert draai("toets", "-C", project)[:2] == (0, "6 plannen: 6 ongewijzigd.\n")


def test_loose_plans_become_one_line_of_json_each_in_the_order_given(tmp_path: Path) -> None:
    leeg = tmp_path / "leeg.pdf"
    leeg.touch()
    code, uit, fout = draai("toets", DUN, leeg, tmp_path / "weg.pdf", "--json")
    assert code == 3
    plan, zonder_inhoud, weg = (json.loads(regel) for regel in uit.splitlines())
    assert list(plan) == SLEUTELS
    assert (plan["bestand"], plan["paginas"], plan["fout"]) == ("ODWB.pdf", 14, None)
    assert [list(criterium) for criterium in plan["criteria"]] == [CRITERIUM] * 14
    assert all(list(bewijs) == BEWIJS for criterium in plan["criteria"] for bewijs in criterium["bewijs"])
    for naam, regel in (("leeg.pdf", zonder_inhoud), ("weg.pdf", weg)):
        _controleer_ongelezen(regel, naam)
        assert f"Niet gelezen: {regel['fout']}\n" in fout


def _controleer_ongelezen(regel: dict[str, Any], naam: str) -> None:
    leeg: dict[str, Any] = {"sha256": "", "paginas": 0, "bladzijden": [], "onleesbaar": [], "criteria": []}
    assert list(regel) == SLEUTELS
    assert regel == {"bestand": naam, **leeg, "fout": regel["fout"]}
    assert naam in regel["fout"]


def test_json_survives_a_console_that_knows_only_ascii() -> None:
    opdracht = [sys.executable, "-m", "cli.main", "toets", str(DUN), "--json"]
    klaar = subprocess.run(opdracht, capture_output=True, cwd=ROOT, env={"PYTHONIOENCODING": "ascii"}, check=True)
    criteria = json.loads(klaar.stdout.decode("ascii"))["criteria"]
    assert any(criterium["titel"].startswith("≥ 80%") for criterium in criteria)


@pytest.mark.parametrize("codering", ["cp1252", "cp437"])
def test_no_console_makes_the_program_crash(project: Path, codering: str) -> None:
    opdracht = [sys.executable, "-m", "cli.main", "toon", "ODG", "-C", str(project)]
    klaar = subprocess.run(opdracht, capture_output=True, cwd=ROOT, env={"PYTHONIOENCODING": codering}, check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert b"Omgevingsdienst Groningen (ODG)" in klaar.stdout


def test_the_plans_of_a_project_are_json_as_well(project: Path) -> None:
    (project / "plannen" / "2025-voortgang-2" / "ODG.pdf").write_bytes(b"")
    code, uit, _ = draai("toets", "-C", project, "--json")
    regels = [json.loads(regel) for regel in uit.splitlines()]
    assert code == 3
    assert len(regels) == 7
    assert [regel["bestand"] for regel in regels if regel["fout"]] == ["ODG.pdf"]


def test_gaps_are_shown_per_plan_and_over_all(project: Path) -> None:
    code, uit, _ = draai("leemtes", "-C", project)
    assert code == 0
    regels = uit.splitlines()
    assert regels[0] == "Plannen van aanpak (2024-plan): 4 plannen getoetst"
    odg = regels.index("  ODG: 6 van 14 criteria ontbreken")
    assert regels[odg + 1] == "    ontbreekt: 1, 4, 11, 14, 17, 20"
    fusie = regels.index("  14. Fusie-perspectief", regels.index("Wie doet wat"))
    assert regels[fusie + 1 : fusie + 3] == [
        "      verklaart het niet van toepassing (3): ODPV, ODMS, ODWB",
        "      zwijgt (1): ODG",
    ]
    assert regels[-1] == "Geen plan in deze ronde: OVS"


def test_a_plan_that_cannot_be_read_is_listed_as_such_and_never_as_silent(project: Path) -> None:
    (project / "plannen" / "2024-plan" / "OVS.pdf").write_text("geen pdf", encoding="utf-8")
    _, uit, fout = draai("leemtes", "-C", project)
    assert "Niet gelezen: OVS.pdf: dit is geen PDF" in fout
    assert "Zonder uitkomst\n  OVS: OVS.pdf: dit is geen PDF" in uit
    assert "Geen plan in deze ronde" not in uit
    code, _, fout = draai("brief", "--alle", "-C", project)
    assert code == 3
    assert "Geen brief voor OVS: OVS.pdf: dit is geen PDF" in fout


def test_one_criterium_is_shown_with_quotes_pages_rule_and_search_words(project: Path) -> None:
    code, uit, _ = draai("toon", "odg", "--criterium", "7", "-C", project)
    assert code == 0
    assert uit.startswith(
        "Omgevingsdienst Groningen (ODG), Plannen van aanpak (2024-plan)\nODG.pdf: 32 pagina's\n\n7. "
    )
    assert "   Oordeel: nog niet gegeven\n" in uit
    assert "] blz. 22 (pdf-pagina 24), onder " in uit
    assert '"We streven naar naar 80% medewerkers in vaste dienst' in uit
    assert "   Gezocht op: " in uit


@pytest.mark.parametrize(
    ("woorden", "code", "melding"),
    [
        (["toon", "ODGG"], 2, 'De dienst "ODGG" staat niet in het register. Bedoelde u "ODG"?'),
        (["toon", "qqq"], 2, 'De dienst "qqq" staat niet in het register. In het register staan: ODG, ODPV, ODMS'),
        (["toon", "ODG", "--ronde", "2024-plann"], 2, 'De ronde "2024-plann" staat niet in plantoets.toml. Bedoelde u'),
        (["toon", "ODG", "--criterium", "77"], 2, 'Het criterium "77" bestaat niet. De criteria zijn 1, 4, 7'),
        (["oordeel", "OVS", "7", "--kleur", "rood"], 2, "Er is geen getoetst plan van OVS in 2024-plan om over te"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(
    project: Path, woorden: list[str], code: int, melding: str
) -> None:
    gaf, uit, fout = draai(*woorden, "-C", project)
    assert (gaf, uit) == (code, "")
    assert fout.splitlines()[-1].startswith(f"Fout: {melding}")


def test_a_service_without_a_plan_is_said_to_have_none(project: Path) -> None:
    for opdracht in ("toon", "brief"):
        code, uit, fout = draai(opdracht, "OVS", "-C", project)
        assert (code, uit) == (4, "")
        assert "plan" in fout


def test_a_decision_is_kept_shown_and_takes_over_what_was_not_named(project: Path) -> None:
    _, uit, fout = draai("oordeel", "ODG", "7", "--kleur", "oranje", "--wie", "A. de Vries", "-C", project)
    assert uit.startswith("ODG, 7. ")
    assert uit.endswith(": oranje, genoemd\n")
    assert fout.splitlines()[-2].startswith("Vastgelegd door A. de Vries. Duiding: ")
    assert fout.splitlines()[-1] == "ODG: 1 van de 14 criteria beoordeeld."
    draai("oordeel", "ODG", "7", "--duiding", "Eigen duiding.", "--waarom", "besproken", "-C", project)
    _, uit, _ = draai("toon", "ODG", "--criterium", "7", "-C", project)
    (regel,) = (regel for regel in uit.splitlines() if regel.startswith("   Oordeel: "))
    assert regel.startswith("   Oordeel: oranje, genoemd (")
    assert "Eigen duiding. Waarom: besproken" in uit


def test_a_decision_about_the_state_changes_the_gaps(project: Path) -> None:
    draai("oordeel", "ODG", "14", "--staat", "genoemd", "--kleur", "geen", "-C", project)
    _, uit, _ = draai("leemtes", "-C", project)
    assert "    ontbreekt: 1, 4, 11, 17, 20" in uit


def test_a_letter_changed_by_hand_stays_and_the_gaps_are_listed(project: Path) -> None:
    brief = project / "uitvoer" / "brieven" / "2024-plan" / "ODMS.docx"
    code, uit, fout = draai("brief", "ODMS", "-C", project)
    assert (code, uit) == (0, f"{brief}\n")
    assert "datum gesprek" in next(regel for regel in fout.splitlines() if regel.startswith("  Nog in te vullen: "))
    assert "  Nog te beoordelen: 14 criteria" in fout
    brief.write_bytes(b"van mij")
    code, uit, fout = draai("brief", "ODMS", "-C", project)
    assert (code, uit) == (0, f"{brief.with_name('ODMS (2).docx')}\n")
    assert "ODMS.docx is met de hand gewijzigd en blijft zoals het is" in fout
    assert brief.read_bytes() == b"van mij"


def test_the_overview_lists_plans_that_were_not_read(project: Path) -> None:
    (project / "plannen" / "2024-plan" / "OVS.pdf").write_bytes(b"")
    code, uit, _ = draai("overzicht", "-C", project)
    assert code == 0
    _, pagina = (Path(regel) for regel in uit.splitlines())
    tekst = pagina.read_text(encoding="utf-8")
    assert "OVS.pdf: het bestand is leeg" in tekst
    assert "../plannen/2024-plan/ODG.pdf#page=24" in tekst


def test_a_wrong_criteria_file_is_refused_with_its_place(tmp_path: Path) -> None:
    eigen = tmp_path / "eigen.yaml"
    eigen.write_text("versie: '1'\ncriteriaa: []\n", encoding="utf-8")
    code, uit, fout = draai("criteria", "controleer", eigen)
    assert (code, uit) == (4, "")
    assert fout.startswith("Fout: eigen.yaml")


def test_the_criteria_of_the_program_pass_their_own_examples() -> None:
    code, uit, fout = draai("criteria", "controleer")
    assert (code, uit) == (0, "")
    assert fout.startswith("14 criteria (versie ")
    assert fout.endswith("): 0 problemen.\n")


def test_evaluation_prints_the_table_for_labelled_plans(tmp_path: Path) -> None:
    for naam in ("ODWB.pdf", "ODWB.gold.json"):
        shutil.copy(VOORBEELD / "plannen" / "2024-plan" / naam, tmp_path / naam)
    code, uit, fout = draai("evalueer", tmp_path)
    assert code == 0
    assert "ODWB" in uit
    assert fout == "ODWB ...\n"
