"""A project with real plans: what is read, what is kept, and what is asked rather than guessed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from classify import Criteria, Kleur, Staat, load_criteria
from corpus import Dienst, Oordeel, Project, Stap, dossier_van, dossiers, is_bijgewerkt, schrijf_register, toets_project
from corpus.begin import VOORBEELD
from corpus.uitvoer import schrijf_beschermd

ROOT = Path(__file__).parents[2]
PLANNEN = VOORBEELD / "plannen"
DUN = PLANNEN / "2024-plan" / "ODWB.pdf"
VOORTGANG = PLANNEN / "2024-voortgang-1" / "ODPV.pdf"
TOML = """
[[ronden]]
id = "2024"
titel = "Plannen"
soort = "plan van aanpak"
"""
DIENSTEN = (
    Dienst("Omgevingsdienst Waard en Biezen", "ODWB"),
    Dienst("Omgevingsdienst Peelvenen", "ODPV", ("Peelvenen",)),
    Dienst("Omgevingsdienst Leeg", "ODL"),
)


@pytest.fixture(scope="module")
def criteria() -> Criteria:
    return load_criteria()


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    (tmp_path / "plantoets.toml").write_text(TOML, encoding="utf-8")
    schrijf_register(tmp_path / "register.xlsx", DIENSTEN)
    (tmp_path / "plannen" / "2024").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def project(map_: Path) -> Iterator[Project]:
    with closing(Project(map_)) as project:
        yield project


def zet(map_: Path, bron: Path, naam: str, *, staart: bytes = b"") -> Path:
    """Put a plan in the round; bytes behind the end of a PDF make it another file with the same text."""
    doel = map_ / "plannen" / "2024" / naam
    doel.write_bytes(bron.read_bytes() + staart)
    return doel


def test_an_unchanged_plan_is_never_read_twice(map_: Path, project: Project, criteria: Criteria) -> None:
    zet(map_, DUN, "ODWB.pdf")
    assert not is_bijgewerkt(project, criteria, project.ronde())
    assert [uitkomst.stap for uitkomst in toets_project(project, criteria).uitkomsten] == [Stap.GELEZEN]
    assert is_bijgewerkt(project, criteria, project.ronde())
    assert [uitkomst.stap for uitkomst in toets_project(project, criteria).uitkomsten] == [Stap.ONGEWIJZIGD]
    zet(map_, DUN, "ODWB.pdf", staart=b"\n")
    assert [uitkomst.stap for uitkomst in toets_project(project, criteria).uitkomsten] == [Stap.GELEZEN]


def test_changed_criteria_are_applied_to_the_stored_text_with_the_same_result(
    map_: Path, project: Project, criteria: Criteria
) -> None:
    zet(map_, DUN, "ODWB.pdf")
    toets_project(project, criteria)
    eerst = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODWB"))
    anders = Criteria(criteria.criteria, f"{criteria.versie}-anders")
    assert [uitkomst.stap for uitkomst in toets_project(project, anders).uitkomsten] == [Stap.GETOETST]
    daarna = dossier_van(project, project.ronde(), anders, project.register.dienst("ODWB"))
    assert eerst.toetsing is not None
    assert daarna.toetsing is not None
    assert daarna.toetsing.bevindingen == eerst.toetsing.bevindingen


def test_a_plan_without_a_name_is_recognised_by_its_first_pages_and_that_is_said(
    map_: Path, project: Project, criteria: Criteria
) -> None:
    zet(map_, DUN, "definitieve versie.pdf")
    verslag = toets_project(project, criteria)
    assert verslag.niet_geplaatst == {}
    (opmerking,) = verslag.opmerkingen
    assert opmerking.startswith(
        "2024/definitieve versie.pdf is volgens de tekst van de eerste 3 pagina's van Omgevingsdienst Waard en Biezen "
        "(ODWB). Klopt dat niet, zet dan in plantoets.toml"
    )
    per_dienst = {dossier.dienst.afkorting: dossier.plan for dossier in dossiers(project, project.ronde(), criteria)}
    assert per_dienst["ODWB"] is not None
    assert per_dienst["ODL"] is None


def test_the_settings_say_of_which_service_a_plan_is_and_what_is_no_plan(map_: Path, criteria: Criteria) -> None:
    (map_ / "plantoets.toml").write_text(
        TOML + '[plannen]\n"2024/ODWB.pdf" = "ODL"\n"oud.pdf" = "geen"\n"weg.pdf" = "ODL"\n', encoding="utf-8"
    )
    zet(map_, DUN, "ODWB.pdf")
    zet(map_, DUN, "oud.pdf", staart=b"\n")
    with closing(Project(map_)) as project:
        verslag = toets_project(project, criteria)
        assert [uitkomst.plan.bestand for uitkomst in verslag.uitkomsten] == ["ODWB.pdf"]
        dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODL"))
        assert dossier.toetsing is not None
        (opmerking,) = verslag.opmerkingen
        assert opmerking == 'plantoets.toml, [plannen]: het bestand "weg.pdf" is er niet, dus die regel doet niets.'


def test_two_plans_for_one_service_are_asked_about_and_neither_is_used(
    map_: Path, project: Project, criteria: Criteria
) -> None:
    zet(map_, DUN, "ODWB.pdf")
    zet(map_, DUN, "plan ODWB versie 2.pdf", staart=b"\n")
    verslag = toets_project(project, criteria)
    (reden,) = set(verslag.niet_geplaatst.values())
    assert reden == (
        "Voor ODWB zijn er 2 plannen in deze ronde: 2024/ODWB.pdf en 2024/plan ODWB versie 2.pdf. "
        "Welk geldt, is niet te raden. Haal weg wat niet geldt, of zet in plantoets.toml onder [plannen] "
        'de regel: "2024/plan ODWB versie 2.pdf" = "geen".'
    )
    dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODWB"))
    assert dossier.toetsing is None
    assert dossier.fout == reden


def test_a_name_that_fits_two_services_is_asked_about(map_: Path, criteria: Criteria) -> None:
    schrijf_register(
        map_ / "register.xlsx",
        [Dienst("Omgevingsdienst IJsselland", "OD IJsselland", ("ODIJ",)), Dienst("OD IJmond", "ODIJmond", ("ODIJ",))],
    )
    zet(map_, DUN, "ODIJ.pdf")
    with closing(Project(map_)) as project:
        (reden,) = toets_project(project, criteria).niet_geplaatst.values()
        assert reden.startswith(
            "2024/ODIJ.pdf: de naam van het bestand past bij meer dan één dienst: "
            "Omgevingsdienst IJsselland (OD IJsselland), OD IJmond (ODIJmond). Noem het bestand naar de dienst"
        )
        assert '"2024/ODIJ.pdf" = "ODG"' in reden
        los = dossiers(project, project.ronde(), criteria)[-1]
        assert (los.dienst.naam, los.fout) == ("ODIJ.pdf (dienst onbekend)", reden)


def test_a_service_that_is_not_in_the_register_is_asked_about(map_: Path, criteria: Criteria) -> None:
    schrijf_register(map_ / "register.xlsx", [Dienst("Omgevingsdienst Elders", "ODE")])
    zet(map_, DUN, "ODWB.pdf")
    with closing(Project(map_)) as project:
        (reden,) = toets_project(project, criteria).niet_geplaatst.values()
        assert "geen dienst uit het register" in reden
        assert "Staat de dienst nog niet in het register, zet haar er dan eerst in." in reden


def slechte_bestanden(map_: Path) -> dict[str, str]:
    """Put files that cannot be read in the round, and return per name a part of what must be said of it."""
    ronde = map_ / "plannen" / "2024"
    (ronde / "ODL leeg.pdf").write_bytes(b"")
    (ronde / "ODL tekst.pdf").write_text("dit is geen pdf", encoding="utf-8")
    (ronde / "ODL kapot.pdf").write_bytes(DUN.read_bytes()[:3000])
    (ronde / "ODL plan.docx").write_bytes(b"PK\x03\x04 een Word-bestand")
    (ronde / "ODL nul paginas.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    return {
        "ODL leeg.pdf": "leeg",
        "ODL tekst.pdf": "geen PDF",
        "ODL kapot.pdf": "ODL kapot.pdf",
        "ODL plan.docx": "geen PDF",
        "ODL nul paginas.pdf": "ODL nul paginas.pdf",
    }


def test_bad_files_give_one_line_each_and_never_stop_the_batch(
    map_: Path, project: Project, criteria: Criteria
) -> None:
    verwacht = slechte_bestanden(map_)
    zet(map_, DUN, "ODWB.pdf")
    verslag = toets_project(project, criteria)
    meldingen = {uitkomst.plan.bestand: uitkomst.melding for uitkomst in verslag.niet_gelezen}
    assert set(meldingen) == set(verwacht)
    for bestand, deel in verwacht.items():
        assert deel in meldingen[bestand]
        assert "\n" not in meldingen[bestand]
    dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODWB"))
    assert dossier.toetsing is not None


def test_a_plan_of_images_is_never_reported_as_silent(map_: Path, project: Project, criteria: Criteria) -> None:
    bladzijde = Image.new("L", (1240, 1754), 255)
    tekenaar = ImageDraw.Draw(bladzijde)
    for regel in range(60):
        tekenaar.text((100, 80 + 26 * regel), "Het opleidingsbudget bedraagt vier procent van de loonsom. " * 2, fill=0)
    bladzijde.save(map_ / "plannen" / "2024" / "ODL.pdf", resolution=150)
    toets_project(project, criteria)
    dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODL"))
    assert dossier.toetsing is not None
    assert {bevinding.staat for bevinding in dossier.toetsing.bevindingen} == {Staat.NIET_VAST_TE_STELLEN}


@pytest.mark.skipif("PLANTOETS_PDF_MAP" not in os.environ, reason="PLANTOETS_PDF_MAP names no folder with odd PDFs")
def test_a_password_opens_a_plan_and_a_wrong_one_says_so(map_: Path, project: Project, criteria: Criteria) -> None:
    (bron,) = Path(os.environ["PLANTOETS_PDF_MAP"]).rglob("20-versleuteld-r6-user-password.pdf")
    zet(map_, bron, "ODL.pdf")
    assert "wachtwoord" in toets_project(project, criteria).niet_gelezen[0].melding
    assert "klopt niet" in toets_project(project, criteria, wachtwoord="fout").niet_gelezen[0].melding
    assert toets_project(project, criteria, wachtwoord="asdfzxcv").niet_gelezen == ()


def test_a_file_that_was_repaired_is_read_and_its_error_is_gone(
    map_: Path, project: Project, criteria: Criteria
) -> None:
    zet(map_, DUN, "ODWB.pdf").write_bytes(b"")
    assert len(toets_project(project, criteria).niet_gelezen) == 1
    zet(map_, DUN, "ODWB.pdf")
    assert toets_project(project, criteria).niet_gelezen == ()
    dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODWB"))
    assert (dossier.fout, dossier.toetsing is not None) == ("", True)


def test_what_will_not_be_looked_at_is_said(map_: Path, project: Project, criteria: Criteria) -> None:
    (map_ / "plannen" / "2023").mkdir()
    shutil.copy(DUN, map_ / "plannen" / "2023" / "ODWB.pdf")
    shutil.copy(DUN, map_ / "plannen" / "ODWB.pdf")
    assert toets_project(project, criteria).opmerkingen == (
        'De map plannen/2023 hoort bij geen ronde en is overgeslagen. Bedoelde u "2024"?',
        "plannen/ODWB.pdf ligt niet in de map van een ronde en is overgeslagen. Zet het in plannen/2024/.",
    )


def test_the_newest_decision_counts_in_the_dossier(map_: Path, project: Project, criteria: Criteria) -> None:
    from datetime import UTC, datetime

    zet(map_, DUN, "ODWB.pdf")
    toets_project(project, criteria)
    for kleur in (Kleur.ROOD, Kleur.GROEN):
        besluit = Oordeel("7", kleur, Staat.GENOEMD, "", "A", datetime(2024, 6, 3, tzinfo=UTC))
        project.store.voeg_oordeel_toe("2024", "ODWB", besluit)
    dossier = dossier_van(project, project.ronde(), criteria, project.register.dienst("ODWB"))
    assert {nummer: oordeel.kleur for nummer, oordeel in dossier.oordelen.items()} == {"7": Kleur.GROEN}


def test_a_letter_that_somebody_changed_is_never_replaced(project: Project) -> None:
    doel = project.uitvoer / "ODWB.docx"

    def schrijf(inhoud: str) -> Path:
        pad, _ = schrijf_beschermd(project, doel, lambda plek: plek.write_text(inhoud, encoding="utf-8"))
        return pad

    doel.parent.mkdir()
    assert schrijf("eerste") == doel
    assert schrijf("tweede") == doel
    doel.write_text("van mij", encoding="utf-8")
    assert schrijf("derde") == doel.with_name("ODWB (2).docx")
    assert schrijf("vierde") == doel.with_name("ODWB (2).docx")
    assert doel.read_text(encoding="utf-8") == "van mij"
    doel.with_name("ODWB (2).docx").write_text("ook van mij", encoding="utf-8")
    assert schrijf("vijfde") == doel.with_name("ODWB (3).docx")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_an_interrupt_stops_at_once_and_keeps_what_is_done(map_: Path) -> None:
    for nummer in range(6):
        zet(map_, DUN, f"ODL {nummer}.pdf", staart=b"\n" * nummer)
    proces = subprocess.Popen(_opdracht(map_), stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)
    assert proces.stderr is not None
    next(regel for regel in proces.stderr if regel.startswith("[1/6]"))
    os.killpg(proces.pid, signal.SIGINT)
    _, rest = proces.communicate(timeout=20)
    assert proces.returncode == 130
    assert "Traceback" not in rest
    assert rest.endswith("Afgebroken. Wat klaar was, is bewaard; dezelfde opdracht gaat verder waar u was.\n")
    with closing(sqlite3.connect(map_ / "plantoets.db")) as db:
        assert 1 <= db.execute("SELECT count(*) FROM toetsing").fetchone()[0] < 6


def _opdracht(map_: Path) -> list[str]:
    return [sys.executable, "-m", "cli.main", "toets", "-C", str(map_)]
