"""The store: append-only decisions, one transaction per change, and a newer database is refused."""

from __future__ import annotations

import sqlite3
from array import array
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classify import Kleur, Staat
from corpus import DatabaseFout, NieuwereDatabaseFout, Oordeel
from corpus.opslag import TYPECODES, document_naar_bytes, document_uit_bytes
from corpus.store import SCHEMA, Leesfout, Sleutel, Store
from extract import Block, BlockKind, Cell, CharMap, Document, Legibility, Page, Part

SLEUTEL = Sleutel("abc", "1", "2", "3", ("ODG", "Omgevingsdienst Groningen"))


def oordeel(kleur: Kleur | None, waarom: str = "") -> Oordeel:
    return Oordeel("7", kleur, Staat.GENOEMD, "Duiding", "A. de Vries", datetime(2024, 6, 3, 14, 5, tzinfo=UTC), waarom)


def test_a_decision_is_appended_and_all_earlier_ones_stay(tmp_path: Path) -> None:
    besluiten = (oordeel(Kleur.ROOD), oordeel(Kleur.ORANJE, "nieuw bewijs"), oordeel(None))
    with closing(Store(tmp_path / "p.db")) as store:
        for besluit in besluiten:
            store.voeg_oordeel_toe("2024", "ODG", besluit)
    with closing(Store(tmp_path / "p.db")) as store:
        assert store.oordelen("2024", "ODG") == besluiten
        assert store.oordelen("2025", "ODG") == ()


@pytest.mark.parametrize("opdracht", ["UPDATE oordeel SET kleur = 1", "DELETE FROM oordeel"])
def test_a_decision_cannot_be_changed_or_removed_by_any_program(tmp_path: Path, opdracht: str) -> None:
    with closing(Store(tmp_path / "p.db")) as store:
        store.voeg_oordeel_toe("2024", "ODG", oordeel(Kleur.ROOD))
    with closing(sqlite3.connect(tmp_path / "p.db")) as db, pytest.raises(sqlite3.IntegrityError, match="nooit"):
        db.execute(opdracht)


def test_a_result_holds_only_for_the_same_plan_versions_and_names(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "p.db")) as store:
        store.bewaar_toetsing(SLEUTEL, {"citaat": "é “x” \ud800"})
        assert store.toetsing(SLEUTEL) == {"citaat": "é “x” \ud800"}
        for anders in (
            Sleutel("abd", "1", "2", "3", SLEUTEL.dienst_namen),
            Sleutel("abc", "9", "2", "3", SLEUTEL.dienst_namen),
            Sleutel("abc", "1", "9", "3", SLEUTEL.dienst_namen),
            Sleutel("abc", "1", "2", "9", SLEUTEL.dienst_namen),
            Sleutel("abc", "1", "2", "3", ("ODG",)),
        ):
            assert store.toetsing(anders) is None


def test_a_reading_error_is_forgotten_once_the_file_can_be_read(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "p.db")) as store:
        store.bewaar_leesfout("2024", "a.pdf", Leesfout("abc", "versleuteld", "melding"))
        assert store.leesfout("2024", "a.pdf", "abc") == Leesfout("abc", "versleuteld", "melding")
        assert store.leesfout("2024", "a.pdf", "andere inhoud") is None
        store.bewaar_leesfout("2024", "a.pdf", None)
        assert store.leesfout("2024", "a.pdf", "abc") is None


def test_a_database_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    Store(tmp_path / "p.db").close()
    with closing(sqlite3.connect(tmp_path / "p.db")) as db:
        db.execute("UPDATE schema SET versie = ?", [SCHEMA + 1])
        db.commit()
    voor = (tmp_path / "p.db").read_bytes()
    with pytest.raises(NieuwereDatabaseFout, match="nieuwere versie van Plantoets"):
        Store(tmp_path / "p.db")
    assert (tmp_path / "p.db").read_bytes() == voor


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "p.db").write_bytes(b"geen database" * 100)
    with pytest.raises(DatabaseFout, match="geen geldige database"):
        Store(tmp_path / "p.db")
    assert (tmp_path / "p.db").read_bytes() == b"geen database" * 100


def test_a_folder_that_is_not_there_gives_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFout, match="niet te beschrijven"):
        Store(tmp_path / "weg" / "p.db")


def test_no_write_ahead_log_is_used_because_it_breaks_on_network_drives(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "p.db")) as store:
        store.bewaar_brief("brief.docx", "abc")
    with closing(sqlite3.connect(tmp_path / "p.db")) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert {pad.name for pad in tmp_path.iterdir()} == {"p.db"}


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    Store(tmp_path / "p.db").close()

    def beslis(wie: str) -> None:
        with closing(Store(tmp_path / "p.db")) as store:
            for nummer in range(25):
                store.voeg_oordeel_toe("2024", "ODG", replace(oordeel(Kleur.ROOD), nummer=str(nummer), wie=wie))

    with ThreadPoolExecutor() as uitvoerder:
        list(uitvoerder.map(beslis, ("A", "B", "C", "D")))
    with closing(Store(tmp_path / "p.db")) as store:
        besluiten = store.oordelen("2024", "ODG")
    assert sorted((besluit.wie, int(besluit.nummer)) for besluit in besluiten) == [
        (wie, nummer) for wie in "ABCD" for nummer in range(25)
    ]


def test_every_array_of_a_document_is_stored() -> None:
    assert set(TYPECODES) == {veld.name for veld in fields(CharMap)}


@given(tekst=st.text(max_size=60), kommagetallen=st.floats(width=32, allow_nan=False))
def test_a_document_survives_the_store_without_loss(tekst: str, kommagetallen: float) -> None:
    aantal = len(tekst)
    document = Document(
        name="plan.pdf",
        sha256="abc",
        pages=(Page(1, "iv", 595.0, kommagetallen, tekst, Legibility.GARBLED, "reden", ocr=True),),
        blocks=(Block(BlockKind.TABLE_ROW, 0, aantal, 1, Part.ANNEX, 2, None, 0, 3, (Cell(0, aantal, "Kop"),)),),
        text=tekst,
        chars=CharMap(
            array("H", [1] * aantal),
            array("i", [-1] * aantal),
            *(array("f", [kommagetallen] * aantal) for _ in range(4)),
        ),
        title="T",
        reader="9",
    )
    assert document_uit_bytes(document_naar_bytes(document)) == document
