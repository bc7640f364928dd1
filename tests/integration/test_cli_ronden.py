"""The commands over rounds: documents in, progress, categories, patterns and searching."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import hoofd
from corpus.begin import VOORBEELD, kopieer_voorbeeld

ROOT = Path(__file__).parents[2]
PLANNEN = VOORBEELD / "plannen"
WEG = ("2024-plan/ODG.pdf", "2024-plan/ODMS.pdf", "2025-voortgang-2/OVS.pdf")


def draai(*woorden: str | Path) -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, [str(woord) for woord in woorden], prog_name="plantoets")
    assert uitkomst.exception is None or isinstance(uitkomst.exception, SystemExit)
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


@pytest.fixture(scope="module")
def getoetst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example project with three small documents, assessed."""
    map_ = tmp_path_factory.mktemp("ronden") / "project"
    kopieer_voorbeeld(map_)
    for naam in WEG:
        (map_ / "plannen" / naam).unlink()
    code, _, fout = draai("toets", "-C", map_)
    assert code == 0, fout
    return map_


@pytest.fixture
def project(getoetst: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(getoetst, tmp_path / "project"))


def test_documents_are_taken_in_and_what_is_uncertain_is_refused_with_what_to_add(
    project: Path, tmp_path: Path
) -> None:
    postvak = tmp_path / "postvak"
    postvak.mkdir()
    shutil.copyfile(PLANNEN / "2025-voortgang-2" / "OVS.pdf", postvak / "bijlage 1.pdf")
    (postvak / "raadsel.pdf").write_bytes(b"geen pdf")
    code, uit, fout = draai("voegtoe", postvak, "-C", project)
    assert code == 4
    assert uit == (
        "bijlage 1.pdf (voortgangsrapportage) staat nu in 2025-voortgang-2/OVS.pdf, "
        "herkend aan de tekst van de eerste 3 pagina's.\n"
    )
    assert "Niet toegevoegd: raadsel.pdf: " in fout
    assert "Voeg toe: --dienst AFKORTING en --ronde RONDE." in " ".join(fout.split())
    code, uit, _ = draai("voegtoe", postvak / "bijlage 1.pdf", "-C", project)
    assert (code, uit) == (
        0,
        "bijlage 1.pdf staat al in het project als 2025-voortgang-2/OVS.pdf; er is niets gedaan.\n",
    )


def test_two_documents_of_one_service_in_one_command_are_not_both_taken_in(project: Path, tmp_path: Path) -> None:
    for naam in ("OVS oud.pdf", "OVS nieuw.pdf"):
        inhoud = (PLANNEN / "2025-voortgang-2" / "OVS.pdf").read_bytes()
        (tmp_path / naam).write_bytes(inhoud + naam.encode())
    code, uit, fout = draai("voegtoe", tmp_path / "OVS oud.pdf", tmp_path / "OVS nieuw.pdf", "-C", project)
    assert code == 4
    assert uit.startswith("OVS oud.pdf (voortgangsrapportage) staat nu in ")
    assert "OVS nieuw.pdf is net als OVS oud.pdf van OVS, voor dezelfde ronde." in fout
    code, _, fout = draai("voegtoe", tmp_path / "OVS nieuw.pdf", "-C", project)
    assert code == 0
    assert "De vorige versie is bewaard als 2025-voortgang-2/eerder/OVS tot " in fout


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (["voegtoe", "er-is-niets.pdf"], 'Het bestand "er-is-niets.pdf" is er niet; er is niets toegevoegd.'),
        (["voegtoe", str(ROOT / "docs")], "staan geen PDF's; er is niets toegevoegd."),
        (["voortgang"], "Noem een dienst, of --alle."),
        (["voortgang", "ODPV", "--criterium", "99"], 'Het criterium "99" bestaat niet.'),
        (["categorieen", "--ronde", "2024-plan", "--sinds", "2024-voortgang-1"], "Noem met --sinds een eerdere ronde."),
        (["zoek", "(fusie)"], "De zoekvraag (fusie) is niet te begrijpen: haakjes zijn niet mogelijk."),
        (["zoek", "fusie", "--dienst", "ODXX"], 'De dienst "ODXX" staat niet in het register.'),
    ],
)
def test_wrong_use_is_explained_with_code_2(getoetst: Path, woorden: list[str], melding: str) -> None:
    code, uit, fout = draai(*woorden, "-C", getoetst)
    assert (code, uit) == (2, "")
    assert melding in fout


def test_progress_shows_old_and_new_colour_and_the_decisions_to_confirm(project: Path) -> None:
    draai("oordeel", "ODPV", "7", "--kleur", "rood", "--duiding", "Te vaag.", "--wie", "A. de Vries", "-C", project)
    code, uit, _ = draai("voortgang", "ODPV", "-C", project)
    assert code == 0
    regels = uit.splitlines()
    assert regels[0] == "Omgevingsdienst Peelvenen (ODPV)"
    assert "Plannen van aanpak → Eerste voortgangsrapportage (2024-plan → 2024-voortgang-1)" in regels
    zeven = next(nummer for nummer, regel in enumerate(regels) if regel.startswith("  7. "))
    assert regels[zeven + 1].startswith("     rood, genoemd → ")
    assert regels[zeven + 1].endswith("verbeterd (volgens het voorstel)")
    assert regels[zeven + 2].startswith("     Nog te bevestigen: rood (A. de Vries, ")
    assert regels[zeven + 2].endswith("Te vaag.")
    assert "1 oordeel nog te bevestigen" in regels[-1]
    _, uit, _ = draai("voortgang", "--alle", "-C", project)
    eerste, *rest = uit.splitlines()
    assert eerste.startswith("ODPV             2024-plan → 2024-voortgang-1: ")
    assert "ODWB" in " ".join(rest)


def test_progress_of_one_criterium_lists_the_old_quotes(getoetst: Path) -> None:
    _, uit, _ = draai("voortgang", "ODPV", "--criterium", "11", "-C", getoetst)
    assert "     Citaten van toen, niet woordelijk terug\n" in uit
    assert "Uitbreiding met dergelijke taken is op dit moment niet aan de orde." in " ".join(uit.split())


def test_a_service_without_documents_has_no_progress_and_code_4(getoetst: Path) -> None:
    assert draai("voortgang", "OVS", "-C", getoetst) == (4, "", "Van OVS is nog geen document getoetst.\n")


def test_categories_keep_decisions_and_proposals_apart(project: Path) -> None:
    draai("planoordeel", "ODWB", "--categorie", "de vraag", "--toelichting", "Mager plan.", "-C", project)
    code, uit, _ = draai("categorieen", "-C", project)
    assert code == 0
    assert "    de vraag, 1 dienst: ODWB\n" in uit
    assert "Nog niet besloten; voorstel van Plantoets" in uit
    assert "gebruik deze aantallen nog niet in een brief" in " ".join(uit.split())
    _, uit, _ = draai("categorieen", "--ronde", "2024-voortgang-1", "--sinds", "2024-plan", "-C", project)
    assert "    de vraag            1 → 0   (-1)\n" in uit
    assert "    ODWB: de vraag → niet besloten\n" in uit


def test_words_are_found_in_all_rounds_with_service_round_and_page(getoetst: Path) -> None:
    code, uit, fout = draai("zoek", "fusieperspectie*", "-C", getoetst)
    assert code == 0
    assert uit.startswith("ODPV, 2024-voortgang-1, ")
    assert "«" in uit
    assert fout.endswith(("vindplaats.\n", "vindplaatsen.\n"))
    _, alles, _ = draai("zoek", "fusie*", "--json", "-C", getoetst)
    gevonden = [json.loads(regel) for regel in alles.splitlines()]
    assert {regel["ronde"] for regel in gevonden} == {"2024-plan", "2024-voortgang-1"}
    assert {tuple(regel["diensten"]) for regel in gevonden} == {("ODPV",), ("ODWB",)}
    _, een, _ = draai("zoek", "fusie*", "--json", "--ronde", "2024-plan", "--dienst", "ODWB", "-C", getoetst)
    assert [json.loads(regel) for regel in een.splitlines()] == [
        regel for regel in gevonden if (regel["ronde"], regel["diensten"]) == ("2024-plan", ["ODWB"])
    ]
    assert draai("zoek", "kwakzalverij", "-C", getoetst)[1:] == ("", "Niets gevonden.\n")
    assert "Er zijn er meer dan 1;" in draai("zoek", "fusie*", "--hoogstens", "1", "-C", getoetst)[2]


def test_what_is_found_stands_on_the_page_that_is_named(getoetst: Path) -> None:
    from extract import read_pdf

    documenten = {
        (map_.name, pad.name): read_pdf(pad) for map_ in (getoetst / "plannen").iterdir() for pad in map_.glob("*.pdf")
    }
    for vraag in ("opleiding*", "planning", "begroting*"):
        _, uit, _ = draai("zoek", vraag, "--json", "-C", getoetst)
        regels = [json.loads(regel) for regel in uit.splitlines()]
        assert regels
        for regel in regels:
            pagina = documenten[regel["ronde"], regel["bestand"]].page(regel["pagina"])
            woord = regel["fragment"].partition("«")[2].partition("»")[0]
            kaal = "".join(pagina.raw.split()).replace("\u00ad", "").replace("-", "").replace("\ufffe", "")
            assert woord.replace("-", "").casefold() in kaal.casefold()
            assert regel["bladzijde"] == pagina.label


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal exists on Linux and macOS only")
def test_at_a_terminal_it_asks_for_what_is_uncertain(project: Path, tmp_path: Path) -> None:
    (tmp_path / "raadsel.pdf").write_bytes((PLANNEN / "2024-plan" / "ODWB.pdf").read_bytes()[:2000])
    meester, slaaf = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cli.main", "voegtoe", str(tmp_path / "raadsel.pdf"), "-C", str(project)],
        stdin=slaaf,
        stdout=slaaf,
        stderr=slaaf,
        cwd=ROOT,
        close_fds=True,
    ) as proces:
        os.close(slaaf)
        gezien = lees_tot(meester, "Van welke dienst is het?")
        os.write(meester, b"ODXYZ\n")
        gezien += lees_tot(meester, "Van welke dienst is het?")
        os.write(meester, b"ovs\n")
        gezien += lees_tot(meester, "Bij welke ronde hoort het?")
        os.write(meester, b"2025-voortgang-2\n")
        gezien += lees_tot(meester, "plantoets toets")
        assert proces.wait(30) == 0
    os.close(meester)
    assert 'De dienst "ODXYZ" staat niet in het register.' in gezien
    assert (project / "plannen" / "2025-voortgang-2" / "OVS.pdf").is_file()


def lees_tot(meester: int, tekst: str) -> str:
    """Return what the program says until it has said this; fails when it says nothing for half a minute."""
    gezien = ""
    while tekst not in gezien:
        klaar, _, _ = select.select([meester], [], [], 30)
        assert klaar, f"waited for {tekst!r}, saw {gezien!r}"
        gezien += os.read(meester, 4096).decode(errors="replace")
    return gezien
