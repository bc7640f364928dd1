"""The questions of the register reach the assessment: a plan that repeats its question has not answered it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from classify import Staat, load_criteria
from corpus import Dienst, Project, Stap, dossier_van, schrijf_register, toets_project
from tests.extract_pdf import PaperPage, write_pdf

TOML = '[[ronden]]\nid = "2024"\ntitel = "Plannen"\nsoort = "plan van aanpak"\n'
VRAAG = "Hoe is het opleidingsprogramma voor de toezichthouders ingericht."


def staat_met(map_: Path, vragen: dict[str, str]) -> tuple[Staat, Stap]:
    schrijf_register(map_ / "register.xlsx", (Dienst("Dienst Een", "ODEEN", vragen=vragen),))
    criteria = load_criteria()
    with closing(Project(map_)) as project:
        (uitkomst,) = toets_project(project, criteria).uitkomsten
        dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODEEN"))
    assert dossier.toetsing is not None
    return dossier.toetsing.bevinding("16").staat, uitkomst.stap


def test_a_question_put_to_a_service_is_no_evidence_and_a_new_one_makes_the_result_again(tmp_path: Path) -> None:
    (tmp_path / "plantoets.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "plannen" / "2024").mkdir(parents=True)
    pagina = PaperPage().text(60, 80, "Omgevingsdienst Een werkt aan schone lucht.").text(60, 140, VRAAG)
    write_pdf(tmp_path / "plannen" / "2024" / "ODEEN.pdf", [pagina])
    assert staat_met(tmp_path, {}) == (Staat.GENOEMD, Stap.GELEZEN)
    (tmp_path / "register.xlsx").unlink()
    assert staat_met(tmp_path, {"16": VRAAG}) == (Staat.ONTBREEKT, Stap.GETOETST)
    (tmp_path / "register.xlsx").unlink()
    assert staat_met(tmp_path, {"16": VRAAG}) == (Staat.ONTBREEKT, Stap.ONGEWIJZIGD)
    (tmp_path / "register.xlsx").unlink()
    assert staat_met(tmp_path, {"16": "Welke opleidingen volgt de directie?"}) == (Staat.GENOEMD, Stap.GETOETST)
