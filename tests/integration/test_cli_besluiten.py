"""Deciding without a browser: about criteria, quotes, plans and points, alone and with a second assessor."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from classify import Criteria, load_criteria
from cli.geschiedenis import dossier_naar_dict
from cli.main import hoofd
from corpus import Dienst, Project, dossier_van, schrijf_register
from corpus.begin import VOORBEELD
from generate.invulblad import KOLOMMEN

PLANNEN = VOORBEELD / "plannen" / "2024-plan"
TOML = """
toetser = "Anna"

[[ronden]]
id = "2024"
titel = "Plannen"
soort = "plan van aanpak"
"""
DIENSTEN = (Dienst("Omgevingsdienst Waard en Biezen", "ODWB"), Dienst("Omgevingsdienst Peelvenen", "ODPV"))


def draai(*woorden: str | Path, invoer: str = "") -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, [str(woord) for woord in woorden], input=invoer, prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


@pytest.fixture(scope="module")
def gelezen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project with a plan of one of its two services, and read it once."""
    map_ = tmp_path_factory.mktemp("besluiten") / "project"
    (map_ / "plannen" / "2024").mkdir(parents=True)
    (map_ / "plantoets.toml").write_text(TOML, encoding="utf-8")
    schrijf_register(map_ / "register.xlsx", DIENSTEN)
    shutil.copy(PLANNEN / "ODPV.pdf", map_ / "plannen" / "2024")
    code, _, fout = draai("toets", "-C", map_)
    assert code == 0, fout
    return map_


@pytest.fixture
def project(gelezen: Path, tmp_path: Path) -> Path:
    return shutil.copytree(gelezen, tmp_path / "project")


@cache
def criteria() -> Criteria:
    """Read the criteria once: every command does so itself, and these tests ask for what came of it many times."""
    return load_criteria()


def getoond(map_: Path, dienst: str = "ODPV", nummer: str = "7") -> dict[str, Any]:
    """Return what ``toon --json`` prints about one criterium."""
    with closing(Project(map_)) as project:
        dossier = dossier_van(project, project.ronde(), criteria(), project.register.dienst(dienst))
        (criterium,) = dossier_naar_dict(project, dossier, [nummer])["criteria"]
    return criterium


@pytest.fixture(scope="module")
def beslist(gelezen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project, with one decision in it, for what must leave it as it is."""
    map_ = shutil.copytree(gelezen, tmp_path_factory.mktemp("beslist") / "project")
    assert draai("oordeel", "ODPV", "7", "--kleur", "oranje", "-C", map_)[0] == 0
    return map_


def besluit(project: Path, *woorden: str) -> tuple[str, str]:
    code, uit, fout = draai("oordeel", "ODPV", "7", *woorden, "-C", project)
    assert code == 0, fout
    return uit, fout


def test_every_quote_has_a_number_on_screen_and_in_json(project: Path) -> None:
    code, uit, fout = draai("toon", "ODPV", "--criterium", "7", "--json", "-C", project)
    assert code == 0, fout
    assert json.loads(uit)["criteria"] == [getoond(project)]
    criterium = getoond(project)
    ids = [bewijs["id"] for bewijs in criterium["bewijs"]]
    assert ids
    assert all(re.fullmatch("[0-9a-f]{8}", id_) for id_ in ids)
    assert len(set(ids)) == len(ids)
    uit = draai("toon", "ODPV", "--criterium", "7", "-C", project)[1]
    assert all(f"[{id_}] blz." in uit or f"[{id_}] pdf-pagina" in uit for id_ in ids)


def test_a_refuted_quote_is_gone_everywhere_and_its_story_is_told(project: Path) -> None:
    eerste = getoond(project)["bewijs"][0]
    uit, fout = besluit(project, "--weerleg", eerste["id"], "--waarom", "gaat over inhuur")
    assert uit.startswith(f"ODPV, 7. weerlegd [{eerste['id']}]")
    assert fout == "ODPV: 0 van de 14 criteria beoordeeld.\n"
    na = getoond(project)
    assert eerste["id"] not in [bewijs["id"] for bewijs in na["bewijs"]]
    assert na["afgewezen"][0]["reden"] == "weerlegd door Anna: gaat over inhuur"
    assert na["bewijsbesluiten"][0]["handeling"] == "weerlegd"
    assert draai("overzicht", "-C", project)[0] == 0
    boek = load_workbook(project / "uitvoer" / "overzicht-2024.xlsx")
    nummers = [rij[10] for rij in boek["Citaten"].iter_rows(min_row=2, values_only=True) if rij[2] == "7"]
    assert nummers
    assert eerste["id"] not in nummers
    verhaal = draai("toon", "ODPV", "--criterium", "7", "-C", project)[1].partition("Wat er is besloten")[2]
    assert f"Anna: weerlegd [{eerste['id']}]" in verhaal
    besluit(project, "--herstel", eerste["id"])
    assert getoond(project)["bewijs"][0]["id"] == eerste["id"]


def test_a_refutation_needs_a_reason(project: Path) -> None:
    code, _, fout = draai("oordeel", "ODPV", "7", "--weerleg", "aaaaaaaa", "-C", project)
    assert code == 2
    assert "Zeg met --waarom waarom het citaat niet telt" in fout


def test_a_quote_of_ones_own_is_checked_kept_and_used(project: Path) -> None:
    bewijs = getoond(project, nummer="8")["bewijs"][0]
    woorden = bewijs["citaat"].split()[:6]
    getypt = "  ".join(woorden)
    uit, _ = besluit(project, "--eigen-citaat", getypt, "--pagina", str(bewijs["pagina"]), "--kleur", "oranje")
    assert f'"{" ".join(woorden)}"' in uit
    assert getoond(project)["bewijs"][0]["citaat"] == " ".join(woorden)
    code, uit, fout = draai("oordeel", "ODPV", "7", "--eigen-citaat", "zoiets staat er niet", "-C", project)
    assert (code, uit) == (2, "")
    assert "Dit staat nergens letterlijk in ODPV.pdf, dus het is niet bewaard" in fout


def test_nothing_is_kept_when_part_of_it_is_wrong(project: Path) -> None:
    eerste = getoond(project)["bewijs"][0]["id"]
    for fout_deel in (["--eigen-citaat", "staat er niet"], ["--citaat", "zzzzzzzz"]):
        woorden = ["--weerleg", eerste, "--waarom", "x", "--kleur", "rood", *fout_deel]
        assert draai("oordeel", "ODPV", "7", *woorden, "-C", project)[0] == 2
    na = getoond(project)
    assert (na["oordelen"], na["bewijsbesluiten"]) == ([], [])


def test_a_page_number_is_corrected_and_a_decision_names_its_quotes(project: Path) -> None:
    id_ = getoond(project)["bewijs"][0]["id"]
    besluit(project, "--bladzijde", f"{id_}=99", "--kleur", "rood", "--citaat", id_[:6])
    na = getoond(project)
    assert na["bewijs"][0]["bladzijde"] == "99"
    assert na["oordelen"][0]["citaten"] == [id_]
    assert na["oordelen"][0]["wie"] == "Anna"


def test_decisions_stay_one_after_another_with_who_and_why(project: Path) -> None:
    besluit(project, "--kleur", "rood", "--waarom", "niets concreets")
    besluit(project, "--kleur", "oranje", "--wie", "Bram", "--waarom", "nieuw stuk")
    oordelen = getoond(project)["oordelen"]
    assert [(een["wie"], een["kleur"], een["waarom"]) for een in oordelen] == [
        ("Anna", "rood", "niets concreets"),
        ("Bram", "oranje", "nieuw stuk"),
    ]


def test_a_blind_assessor_sees_and_changes_nothing_of_the_first(project: Path) -> None:
    eerste = getoond(project)["bewijs"][0]["id"]
    besluit(project, "--kleur", "groen", "--duiding", "GEHEIM", "--weerleg", eerste, "--waarom", "GEHEIM")
    _, uit, _ = draai("toon", "ODPV", "--criterium", "7", "--blind", "-C", project)
    assert "GEHEIM" not in uit
    assert f"[{eerste}]" in uit
    uit, fout = besluit(project, "--kleur", "rood", "--blind", "--wie", "Bram")
    assert "GEHEIM" not in uit + fout
    assert "telt niet mee in brieven" in fout
    na = getoond(project)
    assert [een["kleur"] for een in na["oordelen"]] == ["groen"]
    _, uit, _ = draai("toon", "ODPV", "--criterium", "7", "-C", project)
    assert "Bram: een blind oordeel (zie plantoets verschillen)" in uit
    assert "rood" not in uit.partition("Wat er is besloten")[2]


def test_differences_are_listed_with_both_reasons_and_a_decision_can_be_taken_over(project: Path) -> None:
    besluit(project, "--kleur", "groen", "--duiding", "Het staat er.")
    besluit(project, "--kleur", "rood", "--duiding", "Alleen een streven.", "--blind", "--wie", "Bram")
    code, uit, _ = draai("verschillen", "-C", project)
    assert code == 0
    assert "1 oordeel is door twee toetsers gegeven; 0 keer met dezelfde kleur." in uit
    assert "Anna: groen, genoemd. Het staat er." in uit
    assert "Bram (blind): rood, genoemd. Alleen een streven." in uit
    assert re.search(r"alle criteria +1 +0% +te weinig +te weinig", uit)
    besluit(project, "--neem-over", "bram")
    laatste = getoond(project)["oordelen"][-1]
    assert (laatste["kleur"], laatste["wie"], laatste["waarom"]) == ("rood", "Anna", "overgenomen van Bram")
    assert "0 keer met dezelfde kleur" in draai("verschillen", "-C", project)[1]


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (["--kleur", "rood", "--blind"], "Noem bij --blind met --wie"),
        (["--kleur", "rood", "--blind", "--wie", "anna"], "al een gewoon oordeel gegeven"),
        (["--blind", "--wie", "Bram", "--weerleg", "x", "--waarom", "y"], "beslist u niet blind"),
        (["--neem-over", "Bram"], 'geen blind oordeel van "Bram"'),
        (["--neem-over", "Bram", "--kleur", "rood"], "neemt het hele oordeel over"),
        (["--pagina", "3", "--kleur", "rood"], "--pagina hoort bij --eigen-citaat"),
        (["--bladzijde", "22"], "hoort ID=NUMMER"),
        (["--herstel", "zzzzzzzz"], "hoort bij geen citaat"),
    ],
)
def test_what_does_not_go_together_is_told_and_nothing_is_kept(woorden: list[str], melding: str, beslist: Path) -> None:
    code, uit, fout = draai("oordeel", "ODPV", "7", *woorden, "-C", beslist)
    assert (code, uit) == (2, "")
    assert melding in fout
    with closing(Project(beslist)) as project:
        assert len(project.store.oordelen("2024", "ODPV")) == 1
        assert project.store.bewijsbesluiten("2024", "ODPV") == ()


def test_without_a_second_assessor_there_is_nothing_to_compare(project: Path) -> None:
    code, uit, fout = draai("verschillen", "-C", project)
    assert (code, uit) == (0, "")
    assert "nog niets door twee toetsers beoordeeld" in fout


def vul_in(project: Path, wensen: dict[tuple[str, str], str]) -> tuple[Path, list[str]]:
    """Fill in cells, named by question and column; return the workbook, and where they stand."""
    assert draai("overzicht", "-C", project)[0] == 0
    pad = project / "uitvoer" / "overzicht-2024.xlsx"
    boek = load_workbook(pad)
    vragen = [cel.value for (cel,) in boek["ODPV"]["B1:B60"]]
    cellen: list[str] = []
    for (nummer, kolom), waarde in wensen.items():
        cellen.append(f"{get_column_letter(KOLOMMEN.index(kolom) + 1)}{vragen.index(nummer) + 1}")
        boek["ODPV"][cellen[-1]] = waarde
    boek.save(pad)
    return pad, [f"blad ODPV, cel {cel}" for cel in cellen]


def test_the_workbook_is_shown_asked_about_and_taken_in(project: Path) -> None:
    assert getoond(project)["voorstel"] != "groen"
    wensen = {
        ("7", "kleur"): "1 groen",
        ("8", "duiding"): "Nieuw",
        ("9", "akkoord"): "ja",
        ("9", "waarom"): "besproken",
    }
    pad, (kleur, _, akkoord, _) = vul_in(project, wensen)
    code, uit, _ = draai("inlezen", pad, "-C", project, invoer="nee\n")
    assert code == 0
    assert "Er is niets overgenomen." in uit
    assert getoond(project)["oordelen"] == []
    code, uit, _ = draai("inlezen", pad, "-C", project, invoer="ja\n")
    assert code == 0
    assert f"kleur ({kleur}): " in uit
    assert "→ 1 groen" in uit
    assert f"akkoord zoals het er staat ({akkoord})" in uit
    assert "3 oordelen vastgelegd door Anna." in uit
    assert [een["kleur"] for een in getoond(project)["oordelen"]] == ["groen"]
    assert getoond(project, nummer="9")["oordelen"][0]["waarom"] == "besproken"
    code, uit, fout = draai("inlezen", pad, "--ja", "-C", project)
    assert (code, uit) == (0, "Er is niets gewijzigd in het werkboek; er is niets overgenomen.\n")
    assert "3 rijen waren al overgenomen." in fout
    # The next workbook leaves the filled-in one alone, and shows what was decided.
    assert draai("overzicht", "-C", project)[0] == 0
    nieuw = load_workbook(project / "uitvoer" / "overzicht-2024 (2).xlsx")
    cel = kleur.rpartition(" ")[2]
    assert nieuw["ODPV"][cel].value == "1 groen"
    assert str(nieuw["ODPV"][cel.replace("I", "J")].value).startswith("beoordeeld door Anna")
    assert nieuw["Matrix"]["C2"].value == "3 van 14"


def test_a_stale_workbook_is_refused_as_a_whole_with_the_cells(project: Path) -> None:
    pad, (kleur, _) = vul_in(project, {("7", "kleur"): "1 groen", ("8", "duiding"): "Nieuwe duiding"})
    besluit(project, "--kleur", "rood", "--wie", "Bram")
    code, uit, fout = draai("inlezen", pad, "--ja", "-C", project)
    assert (code, uit) == (4, "")
    assert f"{kleur} (ODPV, criterium 7): sinds het werkboek is gemaakt, besliste Bram op" in fout
    assert "Er is niets overgenomen" in fout
    assert getoond(project, nummer="8")["oordelen"] == []


def test_a_workbook_of_another_round_is_refused(project: Path) -> None:
    pad, _ = vul_in(project, {("7", "akkoord"): "ja"})
    toml = project / "plantoets.toml"
    toml.write_text(TOML.replace('id = "2024"', 'id = "2025"'), encoding="utf-8")
    (project / "plannen" / "2024").rename(project / "plannen" / "2025")
    code, _, fout = draai("inlezen", pad, "--ja", "-C", project)
    assert code == 4
    assert 'over de ronde "2024", en die is er niet in dit project' in fout


def test_the_points_of_the_letter_are_chosen_shown_and_given_back(project: Path) -> None:
    assert "die Plantoets voorstelt" in draai("punten", "ODPV", "-C", project)[1]
    code, uit, fout = draai("punten", "ODPV", "17", "7", "-C", project)
    assert code == 0, fout
    assert re.search(r"zoals gekozen:\n  1\. criterium 17: .*\n  2\. criterium 7: ", uit)
    with closing(Project(project)) as geopend:
        assert geopend.store.punten("2024", "ODPV") == ("17", "7")
    assert "die Plantoets voorstelt" in draai("punten", "ODPV", "--voorstel", "-C", project)[1]
    assert draai("punten", "ODPV", "99", "-C", project)[0] == 2
    assert "meer dan één keer" in draai("punten", "ODPV", "7", "7", "-C", project)[2]


def test_a_plan_as_a_whole_is_decided_by_a_person(project: Path) -> None:
    assert "Er is nog niet beslist." in draai("planoordeel", "ODPV", "-C", project)[1]
    woorden = ["--categorie", "De-Vraag", "--toelichting", "Planning niet rond.", "-C", str(project)]
    code, uit, fout = draai("planoordeel", "ODPV", *woorden)
    assert (code, uit) == (0, "ODPV, 2024: de vraag\n")
    assert "over 14 criteria is nog niet beslist" in fout
    assert draai("planoordeel", "ODPV", "--categorie", "robuust", "-C", project)[0] == 0
    uit = draai("planoordeel", "ODPV", "-C", project)[1]
    assert uit.index("de vraag. Planning niet rond.") < uit.index("robuust.")
    code, _, fout = draai("planoordeel", "ODPV", "--categorie", "twijfel", "-C", project)
    assert code == 2
    assert '"robuust", "naar verwachting", "de vraag", "niet aannemelijk"' in fout


def test_a_service_that_handed_in_nothing_can_only_be_found_robust(project: Path) -> None:
    code, _, fout = draai("planoordeel", "ODWB", "--categorie", "de vraag", "-C", project)
    assert (code, "Er is geen getoetst plan van ODWB" in fout) == (2, True)
    assert draai("planoordeel", "ODWB", "--categorie", "robuust", "-C", project)[0] == 0
    code, uit, fout = draai("brief", "ODWB", "-C", project)
    assert code == 0, fout
    assert "ODWB - robuust.docx" in uit + fout


def test_a_review_keeps_each_key_at_once_and_goes_on_where_it_stopped(project: Path) -> None:
    code, uit, fout = draai("beoordeel", "ODPV", "-C", project, invoer="gols")
    assert code == 0
    assert len(uit.splitlines()) == 2
    assert "2 oordelen vastgelegd door Anna; later: 7." in fout
    assert "ODPV: 2 van de 14 criteria beoordeeld." in fout
    _, _, fout = draai("beoordeel", "ODPV", "-C", project, invoer="s")
    assert "── 1 van 12 ─" in fout
    assert "7. ≥ 80% in vaste dienst" in fout


def test_in_a_review_a_quote_is_refuted_and_a_duiding_written(project: Path) -> None:
    for nummer in ("1", "4"):
        assert draai("oordeel", "ODPV", nummer, "--kleur", "oranje", "-C", project)[0] == 0
    eerste = getoond(project)["bewijs"][0]["id"]
    code, _, fout = draai("beoordeel", "ODPV", "-C", project, invoer="w1\ngaat over inhuur\ndNog te dun.\nrs")
    assert code == 0, fout
    na = getoond(project)
    assert na["bewijsbesluiten"][0]["id"] == eerste
    assert (na["oordelen"][0]["kleur"], na["oordelen"][0]["duiding"]) == ("rood", "Nog te dun.")


def test_a_blind_review_counts_apart(project: Path) -> None:
    besluit(project, "--kleur", "groen")
    code, _, fout = draai("beoordeel", "ODPV", "--blind", "--wie", "Bram", "-C", project, invoer="rrrs")
    assert code == 0, fout
    assert "── 1 van 14 ─" in fout
    assert [een["wie"] for een in getoond(project)["oordelen"]] == ["Anna"]
    assert "Bram (blind): rood" in draai("verschillen", "-C", project)[1]


def test_a_decision_of_the_round_before_is_shown_and_confirmed_by_a_person(project: Path) -> None:
    besluit(project, "--kleur", "groen", "--duiding", "Al gehaald.", "--wie", "Bram")
    ronde = TOML.split("[[ronden]]")[1].replace('"2024"', '"2025"')
    (project / "plantoets.toml").write_text(f"{TOML}\n[[ronden]]{ronde}", encoding="utf-8")
    shutil.copytree(project / "plannen" / "2024", project / "plannen" / "2025")
    uit = draai("toon", "ODPV", "--criterium", "7", "-C", project)[1]
    assert "Oordeel: nog niet gegeven" in uit
    assert "Uit een eerdere ronde, nog te bevestigen. Oordeel: groen, genoemd (Bram" in uit
    assert draai("beoordeel", "ODPV", "-C", project, invoer="llbs")[2].count("Geldt dat nog? Toets b") == 1
    (oordeel,) = getoond(project)["oordelen"]
    assert (oordeel["kleur"], oordeel["duiding"], oordeel["wie"]) == ("groen", "Al gehaald.", "Anna")
    assert oordeel["waarom"].startswith("bevestigd: oordeel van Bram van ")
    code, _, fout = draai("oordeel", "ODPV", "7", "--bevestig", "-C", project)
    assert code == 2
    assert "geen oordeel uit een eerdere ronde om te bevestigen" in fout


@pytest.mark.slow
def test_thirty_edits_saved_by_libreoffice_become_exactly_thirty_decisions_in_the_project(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is niet geïnstalleerd: of een werkboek dat het opslaat terugkomt, is niet getoetst")
    map_ = tmp_path / "oefenen"
    assert draai("demo", map_)[0] == 0
    pad = map_ / "uitvoer" / "overzicht-2024-plan.xlsx"
    boek = load_workbook(pad)
    for plek in range(30):
        blad = boek[("ODG", "ODPV", "ODWB")[plek // 10]]
        rij = [rij for rij in range(3, 30) if "(vervolg" not in str(blad[f"C{rij}"].value)][plek % 10]
        if plek % 2:
            blad[f"I{rij}"] = "2 oranje" if blad[f"I{rij}"].value != "2 oranje" else "1 groen"
        else:
            blad[f"F{rij}"] = f"=Duiding {plek}"
            blad[f"F{rij}"].data_type = "s"
    boek.save(pad)
    soort, profiel = "xlsx:Calc MS Excel 2007 XML", f"-env:UserInstallation=file://{tmp_path}/profiel"
    opdracht = ["soffice", "--headless", profiel, "--convert-to", soort, "--outdir", str(tmp_path), str(pad)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    terug = tmp_path / pad.name
    code, uit, fout = draai("inlezen", terug, "--ja", "-C", map_)
    assert code == 0, fout
    assert "30 oordelen vastgelegd door " in uit
    with closing(Project(map_)) as project:
        alle = project.store.alle_oordelen("2024-plan")
    assert {dienst: len(oordelen) for dienst, oordelen in alle.items()} == {"ODG": 10, "ODPV": 10, "ODWB": 10}
    duidingen = {oordeel.duiding for oordelen in alle.values() for oordeel in oordelen}
    assert {f"=Duiding {plek}" for plek in range(0, 30, 2)} <= duidingen
    assert draai("oordeel", "ODG", "1", "--kleur", "rood", "--wie", "Bram", "-C", map_)[0] == 0
    assert draai("inlezen", terug, "--ja", "-C", map_)[0] == 4


def test_who_once_decided_in_the_open_never_decides_blind_about_the_same(project: Path) -> None:
    besluit(project, "--kleur", "groen", "--wie", "Bram")
    besluit(project, "--kleur", "rood")
    code, _, fout = draai("oordeel", "ODPV", "7", "--kleur", "oranje", "--blind", "--wie", "bram", "-C", project)
    assert code == 2
    assert "bram heeft over dit criterium al een gewoon oordeel gegeven" in fout
    code, _, fout = draai("beoordeel", "ODPV", "--blind", "--alles", "--wie", "Bram", "-C", project, invoer="s")
    assert code == 0
    assert "Overgeslagen: 7. Bram gaf daarover al een gewoon oordeel." in fout
    assert "── 1 van 13 ─" in fout


def test_a_plan_that_is_called_silent_while_its_quotes_count_is_pointed_out(project: Path) -> None:
    citaten = [een["id"] for een in getoond(project)["bewijs"]]
    _, fout = besluit(project, "--staat", "ontbreekt", "--kleur", "rood")
    tellen = "1 citaat telt" if len(citaten) == 1 else f"{len(citaten)} citaten tellen"
    zin = f"Let op: volgens het oordeel ontbreekt dit, maar {tellen} mee."
    assert zin in " ".join(fout.split())
    assert zin in " ".join(draai("toon", "ODPV", "--criterium", "7", "-C", project)[1].split())
    alle = [woord for id_ in citaten for woord in ("--weerleg", id_)]
    _, fout = besluit(project, *alle, "--waarom", "gaat over iets anders")
    assert "volgens het oordeel ontbreekt dit" not in fout
    _, fout = besluit(project, "--herstel", citaten[0])
    assert "volgens het oordeel ontbreekt dit, maar 1 citaat telt mee." in " ".join(fout.split())
