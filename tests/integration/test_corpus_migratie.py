"""A database of the first release opens after every later migration, with everything that people said in it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine, text

from classify import Kleur, Staat
from corpus import DatabaseFout, Oordeel
from corpus.plek import server_van
from corpus.schema import SCHEMA, tabellen
from corpus.store import Leesfout, Sleutel, Store

UITGAVE_0_1 = Path(__file__).parents[1] / "data" / "opslag" / "uitgave-0.1.sql"
PLAN = "3f" * 32
OORDELEN = (
    Oordeel(
        "7",
        Kleur.ROOD,
        Staat.GENOEMD,
        "Een planning ontbreekt.",
        "A. de Vries",
        datetime(2024, 6, 3, 14, 5, tzinfo=UTC),
        plan=PLAN,
    ),
    Oordeel(
        "7",
        Kleur.ORANJE,
        Staat.GENOEMD,
        "Een planning volgt in 2025; zie blz. 12.",
        "B. Jansen",
        datetime(2024, 6, 4, 9, 30, 15, 123456, tzinfo=UTC),
        "besproken op 3 juni",
        plan=PLAN,
    ),
    Oordeel("7", None, None, "Later.", "A. de Vries", datetime(2024, 6, 5, 8, 0, tzinfo=UTC)),
)


def maak_0_1(pad: Path, *extra: str) -> Path:
    """Make the database that the code of release 0.1 made."""
    with closing(sqlite3.connect(pad)) as db:
        db.executescript("".join([UITGAVE_0_1.read_text(encoding="utf-8"), *extra]))
    return pad


def kopieen(map_: Path) -> list[Path]:
    return sorted(pad for pad in map_.iterdir() if pad.name != "plantoets.db")


def test_a_database_of_the_first_release_opens_with_its_decisions(tmp_path: Path) -> None:
    with closing(Store(maak_0_1(tmp_path / "plantoets.db"))) as store:
        assert store.oordelen("2024-plan", "ODG") == OORDELEN
        assert store.brief("uitvoer/2024-plan/ODG.docx") == "aa" * 32
        assert store.document(PLAN, "1-abcdefabcdef") is not None
        sleutel = Sleutel(PLAN, "1-abcdefabcdef", "1", "0.1.0-123456789abc", ("ODG", "Omgevingsdienst Groningen"))
        assert store.toetsing(sleutel) == {"sha256": PLAN, "citaat": "We streven naar é “80%”"}
        assert store.leesfout("2024-plan", "ODX.pdf", "bb" * 32) == Leesfout(
            "bb" * 32, "versleuteld", "ODX.pdf is beveiligd."
        )
        store.voeg_oordeel_toe("2024-plan", "ODG", OORDELEN[0])
        assert store.oordelen("2024-plan", "ODG") == (*OORDELEN, OORDELEN[0])


def test_what_was_said_before_the_migration_is_still_protected_after_it(tmp_path: Path) -> None:
    with closing(Store(maak_0_1(tmp_path / "plantoets.db"))) as store:
        for tabel in ("oordeel", "brief"):
            with pytest.raises(DatabaseFout, match="wordt nooit"), store.schrijf() as db:
                db.execute(text(f"DELETE FROM {tabel}"))  # noqa: S608 - our own names


def test_a_copy_of_the_old_database_is_kept_beside_it_once(tmp_path: Path) -> None:
    pad = maak_0_1(tmp_path / "plantoets.db")
    with closing(sqlite3.connect(pad)) as db:
        oud = list(db.iterdump())
    for _ in range(2):
        Store(pad).close()
    (kopie,) = kopieen(tmp_path)
    assert kopie.name.startswith("plantoets-indeling1-20")
    with closing(sqlite3.connect(kopie)) as db:
        assert list(db.iterdump()) == oud


def test_an_earlier_copy_is_never_overwritten(tmp_path: Path) -> None:
    for keer in (1, 2):
        pad = tmp_path / "plantoets.db"
        pad.unlink(missing_ok=True)
        Store(maak_0_1(pad)).close()
        assert len(kopieen(tmp_path)) == keer


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    Store(tmp_path / "plantoets.db").close()
    assert kopieen(tmp_path) == []


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    in_de_weg = (
        "CREATE TABLE passage (iets TEXT);"  # the last table that the migration makes: all the others come first
    )
    pad = maak_0_1(tmp_path / "plantoets.db", in_de_weg)
    with closing(sqlite3.connect(pad)) as db:
        oud = list(db.iterdump())
    with pytest.raises(DatabaseFout, match="passage"):
        Store(pad)
    with closing(sqlite3.connect(pad)) as db:
        assert list(db.iterdump()) == oud


def test_several_windows_that_open_an_old_database_at_once_migrate_it_once(tmp_path: Path) -> None:
    pad = maak_0_1(tmp_path / "plantoets.db")

    def open_en_lees(_keer: int) -> tuple[Oordeel, ...]:
        with closing(Store(pad)) as store:
            return store.oordelen("2024-plan", "ODG")

    with ThreadPoolExecutor(4) as uitvoerder:
        assert list(uitvoerder.map(open_en_lees, range(4))) == [OORDELEN] * 4
    assert len(kopieen(tmp_path)) == 1


@pytest.mark.parametrize("uitgave", range(1, SCHEMA))
def test_a_server_migrates_from_every_earlier_version(postgres: URL, uitgave: int) -> None:
    server = server_van(postgres.render_as_string(hide_password=False), f"oud_{uitgave}")
    engine = create_engine(server.url)
    try:
        with engine.begin() as db:
            db.execute(text(f"CREATE SCHEMA {server.schema}"))
            db.execute(text(f"SET LOCAL search_path TO {server.schema}"))
            command.upgrade(alembic(db), f"{uitgave:04}")
            db.execute(
                text(
                    "INSERT INTO oordeel (ronde, dienst, nummer, duiding, waarom, wie, wanneer, sha256) "
                    "VALUES ('2024-plan', 'ODG', '7', 'Later.', '', 'A. de Vries', '2024-06-05 08:00', '')"
                )
            )
    finally:
        engine.dispose()
    with closing(Store(server)) as store:
        assert store.oordelen("2024-plan", "ODG") == OORDELEN[2:]


def alembic(db: object) -> Config:
    config = Config()
    config.set_main_option("script_location", "corpus:migraties")
    config.attributes["connection"] = db
    return config


@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_the_steps_lead_to_the_tables_that_the_program_uses(
    soort: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    adres = request.getfixturevalue("postgres").render_as_string(hide_password=False) if soort == "postgres" else ""
    with closing(Store(server_van(adres, "tabellen") if adres else tmp_path / "p.db")) as store, store.lees() as db:
        context = MigrationContext.configure(db, opts={"include_name": is_van_ons})
        verschil = compare_metadata(context, tabellen)
        assert [deel for deel in verschil if "passage_zoek" not in str(deel)] == []


def is_van_ons(naam: str | None, soort: str, _ouder: object) -> bool:
    """Leave out the tables of Alembic and of FTS5 itself."""
    return soort != "table" or naam in tabellen.tables


def test_every_step_raises_the_version_that_other_programs_look_at() -> None:
    stappen = ScriptDirectory.from_config(alembic(None))
    assert stappen.get_heads() == [f"{SCHEMA:04}"]
