"""A backup holds everything that people said, is checked before it counts, and comes back whole or not at all."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import URL

from classify import Kleur, Staat
from cli.main import hoofd
from corpus import BestaatAlFout, DatabaseFout, Oordeel, PlantoetsFout, Project
from corpus.errors import ReservekopieFout
from corpus.herstel import herstel
from corpus.model import Bewijsbesluit, Bewijshandeling, Categorie, Planoordeel
from corpus.reservekopie import bewaar
from corpus.store import Leesfout, Sleutel, Store

MOMENT = datetime(2024, 6, 3, 14, 5, 0, 123456, tzinfo=UTC)
OORDEEL = Oordeel("7", Kleur.ROOD, Staat.GENOEMD, "Duiding é “x”", "A. de Vries", MOMENT, "", ("0a1b2c3d",), "ab" * 32)
TOML = 'sjablonen = "mijn sjablonen"\n[[ronden]]\nid = "2024"\ntitel = "Plan"\nsoort = "plan van aanpak"\n'
SLEUTEL = Sleutel("ab" * 32, "1", "2", "3", ("ODG",))


def maak_project(map_: Path, opslag: str = "") -> Path:
    """Make a project in which something of everything stands."""
    (map_ / "plannen" / "2024").mkdir(parents=True)
    (map_ / "mijn sjablonen").mkdir()
    (map_ / "plantoets.toml").write_text(TOML + opslag, encoding="utf-8")
    (map_ / "register.csv").write_text("naam,afkorting\nOmgevingsdienst Groningen,ODG\n", encoding="utf-8")
    (map_ / "mijn sjablonen" / "brief_plan.docx").write_bytes(b"sjabloon")
    (map_ / "plannen" / "2024" / "ODG.pdf").write_bytes(b"%PDF- plan")
    with closing(Project(map_)) as project:
        vul(project.store)
    return map_


def vul(store: Store) -> None:
    store.voeg_oordelen_toe("2024", "ODG", [OORDEEL, OORDEEL])
    store.voeg_bewijsbesluit_toe(
        "2024", "ODG", Bewijsbesluit("7", Bewijshandeling.WEERLEGD, "0a1b2c3d", "80%", 24, "22", "B. Jansen", MOMENT)
    )
    store.voeg_planoordeel_toe("2024", "ODG", Planoordeel(Categorie.DE_VRAAG, "Geen planning.", "A. de Vries", MOMENT))
    store.kies_punten("2024", "ODG", ("7", "17"), "A. de Vries")
    store.bewaar_brief("uitvoer/ODG.docx", "aa" * 32, ronde="2024", dienst="ODG", soort="brief")
    store.voeg_bestand_toe("2024", "ODG.pdf", "cc" * 32, "A. de Vries")
    store.bewaar_document(
        sha256="ab" * 32,
        lezer="1",
        bestand="2024/ODG.pdf",
        paginas=3,
        voorwerk="Plan",
        inhoud=b"\x00\xff",
        passages=[(3, "1", "Samenwerking", "Er zijn fusiegesprekken.")],
    )
    store.bewaar_toetsing(SLEUTEL, {"citaat": "é"})
    store.bewaar_leesfout("2024", "a.pdf", Leesfout("dd" * 32, "kapot", "a.pdf is kapot"))


def alles(map_: Path) -> list[object]:
    """Return everything that a project says of itself."""
    with closing(Project(map_)) as project:
        store = project.store
        return [
            store.alle_oordelen("2024"),
            store.bewijsbesluiten("2024", "ODG"),
            store.planoordelen("2024", "ODG"),
            store.punten("2024", "ODG"),
            store.brieven(),
            store.bestanden("2024"),
            store.document("ab" * 32, "1"),
            store.toetsing(SLEUTEL),
            store.leesfout("2024", "a.pdf"),
            store.zoek("fusie*"),
            [dienst.afkorting for dienst in project.register.diensten],
            project.instellingen.ronden,
        ]


def bewaar_in(map_: Path, doel: Path | None = None, *, met_plannen: bool = False) -> Path:
    with closing(Project(map_)) as project:
        return bewaar(project, doel, met_plannen=met_plannen).pad


def test_a_backup_comes_back_with_everything_that_people_said(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    zip_pad = bewaar_in(map_, tmp_path / "kopie.zip")
    hersteld = herstel(zip_pad, tmp_path / "terug")
    assert hersteld.besluiten == 5
    assert alles(tmp_path / "terug") == alles(map_)
    assert (tmp_path / "terug" / "mijn sjablonen" / "brief_plan.docx").read_bytes() == b"sjabloon"
    assert not (tmp_path / "terug" / "plannen" / "2024").exists()
    assert {pad.name for pad in tmp_path.iterdir()} == {"project", "kopie.zip", "terug"}


def test_the_plans_come_along_when_that_is_asked(tmp_path: Path) -> None:
    zip_pad = bewaar_in(maak_project(tmp_path / "project"), met_plannen=True)
    assert zip_pad.parent == tmp_path / "project" / "reservekopieen"
    herstel(zip_pad, tmp_path / "terug")
    assert (tmp_path / "terug" / "plannen" / "2024" / "ODG.pdf").read_bytes() == b"%PDF- plan"


def test_the_decisions_in_a_backup_can_be_read_without_the_program(tmp_path: Path) -> None:
    with zipfile.ZipFile(bewaar_in(maak_project(tmp_path / "project"))) as zip_:
        besluiten = json.loads(zip_.read("besluiten.json"))
        assert "plantoets herstel" in zip_.read("LEESMIJ.txt").decode()
    assert besluiten["oordeel"][0]["kleur"] == "rood"
    assert besluiten["oordeel"][0]["duiding"] == "Duiding é “x”"
    assert besluiten["oordeel"][0]["wanneer"] == "2024-06-03T14:05:00.123456+00:00"
    assert besluiten["planoordeel"][0]["categorie"] == "de vraag"


def test_a_backup_never_overwrites_anything(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    (tmp_path / "kopie.zip").write_text("van iemand anders", encoding="utf-8")
    with pytest.raises(BestaatAlFout, match="niet overschreven"):
        bewaar_in(map_, tmp_path / "kopie.zip")
    assert (tmp_path / "kopie.zip").read_text(encoding="utf-8") == "van iemand anders"
    assert bewaar_in(map_) != bewaar_in(map_)
    zip_pad = bewaar_in(map_)
    with pytest.raises(BestaatAlFout, match="niet leeg"):
        herstel(zip_pad, map_)


@pytest.mark.parametrize("van_server", [False, True])
def test_a_project_moves_between_a_file_and_a_server(
    tmp_path: Path, postgres: URL, monkeypatch: pytest.MonkeyPatch, van_server: bool
) -> None:
    adres = postgres.render_as_string(hide_password=False)
    schema = f"kopie_{van_server}".lower()
    if van_server:
        monkeypatch.setenv("PLANTOETS_DATABASE_URL", adres)
    map_ = maak_project(tmp_path / "project", f'[opslag]\nschema = "{schema}"\n')
    verwacht, zip_pad = alles(map_), bewaar_in(map_, tmp_path / "kopie.zip")
    if van_server:
        assert not (map_ / "plantoets.db").exists()
        with pytest.raises(DatabaseFout, match="staat al een project"):
            herstel(zip_pad, tmp_path / "terug")
        assert not (tmp_path / "terug").exists()
        monkeypatch.delenv("PLANTOETS_DATABASE_URL")
    else:
        monkeypatch.setenv("PLANTOETS_DATABASE_URL", adres)
    hersteld = herstel(zip_pad, tmp_path / "terug")
    assert (tmp_path / "terug" / "plantoets.db").exists() is van_server
    assert ("op 127.0.0.1" in hersteld.plek) is not van_server
    assert str(postgres.password) not in hersteld.plek
    assert alles(tmp_path / "terug")[:9] == verwacht[:9]
    with closing(Project(tmp_path / "terug")) as project:
        assert [vondst.pagina for vondst in project.store.zoek("fusie*")] == [3]


def test_a_shared_database_can_come_back_as_a_file(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    zip_pad = tmp_path / "kopie.zip"
    toml = TOML + '[opslag]\nurl = "postgresql://a:geheim@server.invalid/db"\n\n[brief]\nkenmerk = "IENW"\n'
    with closing(Project(map_)) as project:
        (map_ / "plantoets.toml").write_text(toml, encoding="utf-8")
        bewaar(project, zip_pad)
    with pytest.raises(DatabaseFout, match="niet bereikbaar") as gevangen:
        herstel(zip_pad, tmp_path / "terug")
    assert "geheim" not in str(gevangen.value)
    herstel(zip_pad, tmp_path / "terug", in_bestand=True)
    with closing(Project(tmp_path / "terug")) as project:
        assert project.store.alle_oordelen("2024") == {"ODG": (OORDEEL, OORDEEL)}
        assert project.instellingen.brief.kenmerk == "IENW"


def herschrijf(zip_pad: Path, doel: Path, wijzig: Callable[[dict[str, bytes]], None]) -> Path:
    """Write a backup anew with other files in it."""
    with zipfile.ZipFile(zip_pad) as zip_:
        inhoud = {naam: zip_.read(naam) for naam in zip_.namelist()}
    wijzig(inhoud)
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, bytes_ in inhoud.items():
            zip_.writestr(naam, bytes_)
    return doel


def met_lijst(naam: str, bytes_: bytes) -> Callable[[dict[str, bytes]], None]:
    """Return a change that adds a file to the zip and to its list of contents."""

    def wijzig(inhoud: dict[str, bytes]) -> None:
        lijst = json.loads(inhoud["inhoud.json"])
        lijst["bestanden"][naam] = {"sha256": "00", "grootte": len(bytes_)}
        inhoud |= {"inhoud.json": json.dumps(lijst).encode(), naam: bytes_}

    return wijzig


def verander(naam: str, bytes_: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda inhoud: inhoud.update({naam: bytes_})


def haal_weg(naam: str) -> Callable[[dict[str, bytes]], None]:
    def wijzig(inhoud: dict[str, bytes]) -> None:
        del inhoud[naam]

    return wijzig


@pytest.mark.parametrize(
    ("wijzig", "melding"),
    [
        pytest.param(
            verander("register.csv", b"naam,afkorting\n"), r"register\.csv is niet meer wat het was", id="anders"
        ),
        pytest.param(haal_weg("register.csv"), r"register\.csv ontbreekt", id="weg"),
        pytest.param(haal_weg("plantoets.db"), r"plantoets\.db ontbreekt", id="geen database"),
        pytest.param(haal_weg("inhoud.json"), "geen reservekopie van Plantoets", id="geen lijst"),
        pytest.param(verander("inhoud.json", b"[]"), "geen reservekopie van Plantoets", id="andere lijst"),
        pytest.param(met_lijst("../buiten.txt", b"x"), "hoort niet in een reservekopie", id="omhoog"),
        pytest.param(met_lijst("/buiten.txt", b"x"), "hoort niet in een reservekopie", id="wortel"),
        pytest.param(met_lijst("C:/buiten.txt", b"x"), "hoort niet in een reservekopie", id="schijf"),
        pytest.param(met_lijst("a\\..\\..\\buiten.txt", b"x"), "hoort niet in een reservekopie", id="terugstreep"),
        pytest.param(met_lijst("Register.CSV", b"x"), "hoort niet in een reservekopie", id="zelfde naam op Windows"),
        pytest.param(met_lijst("bom", bytes(200_000_000)), "past niet op de schijf, of hoort niet", id="bom"),
    ],
)
def test_a_backup_that_was_changed_is_refused_and_nothing_is_made(
    tmp_path: Path, wijzig: Callable[[dict[str, bytes]], None], melding: str
) -> None:
    zip_pad = herschrijf(bewaar_in(maak_project(tmp_path / "project")), tmp_path / "kopie.zip", wijzig)
    with pytest.raises(PlantoetsFout, match=melding):
        herstel(zip_pad, tmp_path / "diep" / "terug")
    assert list((tmp_path / "diep").iterdir()) == []
    assert not (tmp_path / "buiten.txt").exists()


def test_a_link_in_a_backup_is_refused(tmp_path: Path) -> None:
    zip_pad = herschrijf(
        bewaar_in(maak_project(tmp_path / "project")), tmp_path / "kopie.zip", met_lijst("anders.txt", b"x")
    )
    with zipfile.ZipFile(zip_pad) as zip_:
        inhoud = {naam: zip_.read(naam) for naam in zip_.namelist()}
    with zipfile.ZipFile(zip_pad, "w") as zip_:
        for naam, bytes_ in inhoud.items():
            info = zipfile.ZipInfo(naam)
            info.external_attr = (stat.S_IFLNK if naam == "anders.txt" else stat.S_IFREG) << 16
            zip_.writestr(info, bytes_)
    with pytest.raises(ReservekopieFout, match="hoort niet in een reservekopie"):
        herstel(zip_pad, tmp_path / "terug")


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kopie.zip").write_bytes(b"PK\x03\x04 en dan niets")
    with pytest.raises(ReservekopieFout, match="niet terug te zetten"):
        herstel(tmp_path / "kopie.zip", tmp_path / "terug")
    assert not (tmp_path / "terug").exists()


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    uit = CliRunner().invoke(hoofd, ["-C", str(map_), "bewaar", str(tmp_path / "k.zip")], catch_exceptions=False)
    assert uit.exit_code == 0
    assert uit.stdout == f"{tmp_path / 'k.zip'}\n"
    assert "6 bestanden met 5 besluiten, 0,1 MB, teruggelezen en gelijk bevonden." in uit.stderr
    uit = CliRunner().invoke(hoofd, ["herstel", str(tmp_path / "k.zip"), str(tmp_path / "terug")])
    assert uit.exit_code == 0
    assert uit.stdout == f"{tmp_path / 'terug'}\n"
    assert re.search(r"Teruggezet: 5 besluiten, bewaard op \d\d-\d\d-\d{4} om \d\d:\d\d\.", uit.stderr)
