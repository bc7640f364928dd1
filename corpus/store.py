"""plantoets.db: what was read, found, decided and written; every change is one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.exc import DatabaseError, OperationalError

from classify import Kleur, Staat
from corpus.errors import DatabaseFout, NieuwereDatabaseFout
from corpus.model import Oordeel

BESTAND = "plantoets.db"
SCHEMA = 1
"""Version of the tables below; a database with a higher one is refused."""
_WACHTTIJD = 30
"""Seconds that a writer waits for another one."""

_tabellen = MetaData()
_schema = Table("schema", _tabellen, Column("versie", Integer, primary_key=True))
_document = Table(
    "document",
    _tabellen,
    Column("sha256", String(64), primary_key=True),
    Column("lezer", String(40), primary_key=True),
    Column("bestand", Text, nullable=False),
    Column("paginas", Integer, nullable=False),
    Column("voorwerk", Text, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("gelezen_op", DateTime, nullable=False),
)
_toetsing = Table(
    "toetsing",
    _tabellen,
    Column("sha256", String(64), primary_key=True),
    Column("lezer", String(40), primary_key=True),
    Column("criteria", String(80), primary_key=True),
    Column("programma", String(40), primary_key=True),
    Column("namen", String(64), primary_key=True),
    Column("uitkomst", Text, nullable=False),
    Column("gemaakt_op", DateTime, nullable=False),
)
_oordeel = Table(
    "oordeel",
    _tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ronde", Text, nullable=False),
    Column("dienst", Text, nullable=False),
    Column("nummer", Text, nullable=False),
    Column("kleur", Integer),
    Column("staat", Text),
    Column("duiding", Text, nullable=False),
    Column("waarom", Text, nullable=False),
    Column("wie", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
    Column("sha256", String(64), nullable=False),
)
_brief = Table(
    "brief",
    _tabellen,
    Column("pad", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("geschreven_op", DateTime, nullable=False),
)
_fout = Table(
    "fout",
    _tabellen,
    Column("ronde", Text, primary_key=True),
    Column("bestand", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("soort", Text, nullable=False),
    Column("melding", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
)
_ALLEEN_ERBIJ = (
    "CREATE TRIGGER oordeel_niet_wijzigen BEFORE UPDATE ON oordeel "
    "BEGIN SELECT RAISE(ABORT, 'een oordeel wordt nooit gewijzigd'); END",
    "CREATE TRIGGER oordeel_niet_wissen BEFORE DELETE ON oordeel "
    "BEGIN SELECT RAISE(ABORT, 'een oordeel wordt nooit gewist'); END",
)


@dataclass(frozen=True, slots=True)
class Sleutel:
    """What an assessment depends on; when all of it is unchanged, the stored result still holds."""

    sha256: str
    lezer: str
    criteria: str
    programma: str
    dienst_namen: tuple[str, ...] = ()

    def als_rij(self) -> dict[str, str]:
        """Return the columns of the key; the names as a hash, since they can be long."""
        return {
            "sha256": self.sha256,
            "lezer": self.lezer,
            "criteria": self.criteria,
            "programma": self.programma,
            "namen": hashlib.sha256(json.dumps(self.dienst_namen).encode()).hexdigest(),
        }


@dataclass(frozen=True, slots=True)
class Leesfout:
    """Why a file could not be read."""

    sha256: str
    soort: str
    melding: str


class Store:
    """The database of one project; safe to open by several processes at once."""

    def __init__(self, pad: Path) -> None:
        """Open or make the database at ``pad``; raises DatabaseFout, or NieuwereDatabaseFout when it is too new."""
        self.pad = pad
        self._engine = _maak_engine(pad)
        with self._fouten_in_het_nederlands():
            self._bereid_voor()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def document(self, sha256: str, lezer: str) -> bytes | None:
        """Return the stored document, None when this file was not read by this reader."""
        return self._een(select(_document.c.inhoud).filter_by(sha256=sha256, lezer=lezer))

    def voorwerk(self, sha256: str, lezer: str) -> str | None:
        """Return the text of the first pages, None when this file was not read by this reader."""
        return self._een(select(_document.c.voorwerk).filter_by(sha256=sha256, lezer=lezer))

    def bewaar_document(
        self, *, sha256: str, lezer: str, bestand: str, paginas: int, voorwerk: str, inhoud: bytes
    ) -> None:
        """Keep a document that was read; an older one of the same file and reader gives way."""
        rij = {"sha256": sha256, "lezer": lezer}
        nieuw = rij | {
            "bestand": bestand,
            "paginas": paginas,
            "voorwerk": voorwerk,
            "inhoud": inhoud,
            "gelezen_op": _nu(),
        }
        with self._schrijf() as db:
            db.execute(delete(_document).filter_by(**rij))
            db.execute(insert(_document).values(**nieuw))

    def toetsing(self, sleutel: Sleutel) -> dict[str, Any] | None:
        """Return a stored result, None when there is none for this key."""
        tekst = self._een(select(_toetsing.c.uitkomst).filter_by(**sleutel.als_rij()))
        return None if tekst is None else json.loads(tekst)

    def bewaar_toetsing(self, sleutel: Sleutel, uitkomst: dict[str, Any]) -> None:
        """Keep the result for this key."""
        rij = sleutel.als_rij()
        with self._schrijf() as db:
            db.execute(delete(_toetsing).filter_by(**rij))
            db.execute(insert(_toetsing).values(**rij, uitkomst=json.dumps(uitkomst), gemaakt_op=_nu()))

    def leesfout(self, ronde: str, bestand: str, sha256: str) -> Leesfout | None:
        """Return why this file, with this content, could not be read; None when nothing is known against it."""
        vraag = select(_fout.c.soort, _fout.c.melding).filter_by(ronde=ronde, bestand=bestand, sha256=sha256)
        with self._lees() as db:
            rij = db.execute(vraag).first()
        return Leesfout(sha256, rij.soort, rij.melding) if rij else None

    def bewaar_leesfout(self, ronde: str, bestand: str, fout: Leesfout | None) -> None:
        """Keep why a file could not be read, or forget it (None) once it could."""
        sleutel = {"ronde": ronde, "bestand": bestand}
        with self._schrijf() as db:
            db.execute(delete(_fout).filter_by(**sleutel))
            if fout:
                nieuw = sleutel | {
                    "sha256": fout.sha256,
                    "soort": fout.soort,
                    "melding": fout.melding,
                    "wanneer": _nu(),
                }
                db.execute(insert(_fout).values(**nieuw))

    def voeg_oordeel_toe(self, ronde: str, dienst: str, oordeel: Oordeel, *, sha256: str = "") -> None:
        """Append a decision; ``sha256`` is the plan that was looked at."""
        with self._schrijf() as db:
            db.execute(
                insert(_oordeel).values(
                    ronde=ronde,
                    dienst=dienst,
                    nummer=oordeel.nummer,
                    kleur=None if oordeel.kleur is None else int(oordeel.kleur),
                    staat=None if oordeel.staat is None else oordeel.staat.value,
                    duiding=oordeel.duiding,
                    waarom=oordeel.waarom,
                    wie=oordeel.wie,
                    wanneer=oordeel.wanneer.astimezone(UTC).replace(tzinfo=None),
                    sha256=sha256,
                )
            )

    def oordelen(self, ronde: str, dienst: str) -> tuple[Oordeel, ...]:
        """Return all decisions about a service in a round, oldest first."""
        with self._lees() as db:
            rijen = db.execute(select(_oordeel).filter_by(ronde=ronde, dienst=dienst).order_by(_oordeel.c.id)).all()
        return tuple(
            Oordeel(
                nummer=rij.nummer,
                kleur=None if rij.kleur is None else Kleur(rij.kleur),
                staat=None if rij.staat is None else Staat(rij.staat),
                duiding=rij.duiding,
                wie=rij.wie,
                wanneer=rij.wanneer.replace(tzinfo=UTC),
                waarom=rij.waarom,
            )
            for rij in rijen
        )

    def brief(self, pad: str) -> str | None:
        """Return the hash of the letter as the program wrote it at this path, None when it never did."""
        return self._een(select(_brief.c.sha256).filter_by(pad=pad))

    def bewaar_brief(self, pad: str, sha256: str) -> None:
        """Remember what a letter looked like when the program wrote it."""
        with self._schrijf() as db:
            db.execute(delete(_brief).filter_by(pad=pad))
            db.execute(insert(_brief).values(pad=pad, sha256=sha256, geschreven_op=_nu()))

    def _bereid_voor(self) -> None:
        """Make the tables in a new file, and check the version in an existing one."""
        with self._engine.connect() as db:
            is_nieuw = not db.dialect.has_table(db, "schema")
        if is_nieuw:
            self._maak_tabellen()
        with self._engine.connect() as db:
            versie = db.execute(select(_schema.c.versie)).scalar_one()
        if versie > SCHEMA:
            raise NieuwereDatabaseFout(
                f"{self.pad.name} is gemaakt met een nieuwere versie van Plantoets "
                f"(indeling {versie}, deze versie kent {SCHEMA}). "
                "Er is niets gewijzigd. Installeer de nieuwste versie van Plantoets."
            )

    def _maak_tabellen(self) -> None:
        """Make the tables, unless another process did so in the meantime."""
        with self._engine.execution_options(schrijft=True).begin() as db:
            if db.dialect.has_table(db, "schema"):
                return
            _tabellen.create_all(db)
            for opdracht in _ALLEEN_ERBIJ:
                db.exec_driver_sql(opdracht)
            db.execute(insert(_schema).values(versie=SCHEMA))

    def _een(self, vraag: Any) -> Any:  # noqa: ANN401 - one cell of a select: its type is that of the column
        with self._lees() as db:
            return db.execute(vraag).scalar_one_or_none()

    @contextmanager
    def _lees(self) -> Generator[Connection]:
        with self._fouten_in_het_nederlands(), self._engine.connect() as db:
            yield db

    @contextmanager
    def _schrijf(self) -> Generator[Connection]:
        with self._fouten_in_het_nederlands(), self._engine.execution_options(schrijft=True).begin() as db:
            yield db

    @contextmanager
    def _fouten_in_het_nederlands(self) -> Generator[None]:
        try:
            yield
        except OperationalError as fout:
            raise DatabaseFout(_uitleg(self.pad, str(fout.orig))) from fout
        except DatabaseError as fout:
            raise DatabaseFout(
                f"{self.pad.name} is geen geldige database, of is beschadigd ({fout.orig}). "
                "Er is niets aan veranderd. Uw oordelen staan in dit bestand: zet een reservekopie terug. "
                "Is die er niet, hernoem het dan en draai: plantoets toets"
            ) from fout


def _uitleg(pad: Path, oorzaak: str) -> str:
    """Say in Dutch what SQLite could not do, with what helps."""
    if "locked" in oorzaak:
        return (
            f"{pad.name} is al {_WACHTTIJD} seconden bezet door een ander venster of een collega. "
            "Er is niets gewijzigd. Probeer het opnieuw als die klaar is."
        )
    if "readonly" in oorzaak or "unable to open" in oorzaak:
        return (
            f"{pad} is niet te beschrijven, dus er kan niets worden bewaard. "
            "Controleer of de map bestaat en of u er mag schrijven."
        )
    return (
        f"{pad.name} is niet te gebruiken: {oorzaak}. Controleer of de schijf vol is en of u in de map mag schrijven."
    )


def _maak_engine(pad: Path) -> Engine:
    """Return an engine whose transactions are SQLite's own, with a rollback journal: a WAL fails on network drives."""
    engine = create_engine(URL.create("sqlite", database=str(pad)), connect_args={"timeout": _WACHTTIJD})

    def bij_verbinden(verbinding: sqlite3.Connection, _record: object) -> None:
        verbinding.isolation_level = None
        verbinding.execute("PRAGMA journal_mode = DELETE")
        verbinding.execute("PRAGMA synchronous = FULL")

    def bij_begin(verbinding: Connection) -> None:
        # A writer takes its lock at once; a reader that becomes a writer halfway would fail when another is writing.
        schrijft = verbinding.get_execution_options().get("schrijft", False)
        verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")

    event.listen(engine, "connect", bij_verbinden)
    event.listen(engine, "begin", bij_begin)
    return engine


def _nu() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
