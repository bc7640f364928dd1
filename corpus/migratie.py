"""Bringing an older database up to date: in one transaction, with a copy beside it first."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from corpus.plek import Plek
from corpus.schema import SCHEMA

_EERSTE = "0001"
"""The revision that equals the tables of release 0.1, which had no table of Alembic."""


def migreer(db: Connection, plek: Plek, *, versie_van: Callable[[Connection], int]) -> None:
    """Make the tables, or bring those of an older version up to date, within the writing transaction of ``db``.

    Of a file that holds something a copy is kept beside it first. When anything fails the transaction changes nothing.
    """
    if not isinstance(plek, Path):
        _sluit_anderen_uit(db, plek.schema)
        _maak_schema(db, plek.schema)
    versie = versie_van(db)
    if versie >= SCHEMA:
        return  # another process was first
    if isinstance(plek, Path) and versie:
        bewaar_kopie(plek, versie)
    config = Config()
    config.set_main_option("script_location", "corpus:migraties")
    config.attributes["connection"] = db
    if versie and not db.dialect.has_table(db, "alembic_version"):
        command.stamp(config, _EERSTE)
    command.upgrade(config, "head")


def bewaar_kopie(pad: Path, versie: int) -> Path:
    """Keep a copy of the database in the state before a migration; return its path, which is always a new one."""
    dag = date.today().isoformat()
    namen = (
        pad.with_name(f"{pad.stem}-indeling{versie}-{dag}{f'-{nummer}' if nummer > 1 else ''}{pad.suffix}")
        for nummer in count(1)
    )
    doel = next(naam for naam in namen if not naam.exists())
    in_wording = doel.with_name(f"{doel.name}.deel")
    in_wording.unlink(missing_ok=True)
    with closing(sqlite3.connect(pad)) as bron, closing(sqlite3.connect(in_wording)) as kopie:
        bron.backup(kopie)
    in_wording.rename(doel)
    return doel


def _sluit_anderen_uit(db: Connection, schema: str) -> None:
    """Let only one process at a time migrate this schema; the lock ends with the transaction."""
    sleutel = int.from_bytes(hashlib.sha256(f"plantoets {schema}".encode()).digest()[:8], "big", signed=True)
    db.execute(text("SELECT pg_advisory_xact_lock(:sleutel)"), {"sleutel": sleutel})


def _maak_schema(db: Connection, schema: str) -> None:
    """Make the schema unless it is there: a user without the right to make one can be given his own."""
    is_er = db.execute(text("SELECT 1 FROM pg_namespace WHERE nspname = :naam"), {"naam": schema}).first()
    if not is_er:
        db.execute(text(f'CREATE SCHEMA "{schema}"'))
