"""The connection to a project's database: transactions, and the errors of the database in Dutch."""

from __future__ import annotations

import sqlite3
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, select
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError, InterfaceError, OperationalError

from corpus.errors import DatabaseFout, NieuwereDatabaseFout
from corpus.plek import OMGEVING, Plek, Server
from corpus.schema import SCHEMA, schema

WACHTTIJD = 30.0
"""Seconds that a writer waits for another one."""
_STILTE = 60.0
"""Seconds without a word from a server after which it counts as gone."""
_SCHRIJFT = "schrijft"
_TLS = ("disable", "prefer", "require", "verify-full")
"""The values of ``?sslmode=`` in the address of a server; without one TLS is used when the server offers it."""
_LIJN_WEG = (ConnectionError, TimeoutError, ssl.SSLError)
"""What pg8000 1.31 lets through when a connection is reset while it waits for an answer, beside its own errors."""


class Verbinding:
    """An opened database with the tables of today; safe to open by several processes at once."""

    def __init__(self, plek: Plek, *, wachttijd: float = WACHTTIJD) -> None:
        """Open or make the database, and bring older tables up to date.

        ``wachttijd`` is how many seconds a writer waits for another one. Raises DatabaseFout, or NieuwereDatabaseFout
        when the database is too new.
        """
        self.plek = plek
        self.wachttijd = wachttijd
        self._engine = _sqlite(plek, wachttijd) if isinstance(plek, Path) else _postgres(plek)
        try:
            with self._fouten_in_het_nederlands():
                self._bereid_voor()
        except BaseException:
            self.close()  # nobody else can: there is no object yet
            raise

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @property
    def naam(self) -> str:
        """The database as the user knows it."""
        return self.plek.name if isinstance(self.plek, Path) else str(self.plek)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return isinstance(self.plek, Path)

    @contextmanager
    def lees(self) -> Generator[Connection]:
        """Open a transaction that only reads."""
        with self._fouten_in_het_nederlands(), self._engine.connect() as db:
            yield db

    @contextmanager
    def lees_momentopname(self) -> Generator[Connection]:
        """Open a transaction that sees the database as it is now, however long it reads and whoever writes."""
        opties = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._fouten_in_het_nederlands(), self._engine.execution_options(**opties).connect() as db:
            yield db

    @contextmanager
    def schrijf(self) -> Generator[Connection]:
        """Open a transaction that writes: all of it is kept, or nothing when the block raises."""
        with self._fouten_in_het_nederlands(), self._engine.execution_options(**{_SCHRIJFT: True}).begin() as db:
            yield db

    def een(self, vraag: Any) -> Any:  # noqa: ANN401 - one cell of a select: its type is that of the column
        """Return the one cell that a select asks for, None when there is no row."""
        with self.lees() as db:
            return db.execute(vraag).scalar_one_or_none()

    def _bereid_voor(self) -> None:
        with self._engine.connect() as db:
            versie = _versie(db)
        if versie != SCHEMA:
            self._breng_bij(versie)

    def _breng_bij(self, versie: int) -> None:
        self._weiger_nieuwere(versie)
        from corpus.migratie import (
            migreer,
        )  # Alembic takes a third of a second that an up-to-date database does not need

        with self._engine.execution_options(**{_SCHRIJFT: True}).begin() as db:
            migreer(db, self.plek, versie_van=_versie)
            self._weiger_nieuwere(_versie(db))

    def _weiger_nieuwere(self, versie: int) -> None:
        if versie > SCHEMA:
            raise NieuwereDatabaseFout(
                f"{self.naam} is gemaakt met een nieuwere versie van Plantoets "
                f"(indeling {versie}, deze versie kent {SCHEMA}). "
                "Er is niets gewijzigd. Installeer de nieuwste versie van Plantoets."
            )

    @contextmanager
    def _fouten_in_het_nederlands(self) -> Generator[None]:
        try:
            yield
        except DBAPIError as fout:
            uitleg = _uitleg_bestand if isinstance(self.plek, Path) else _uitleg_server
            raise DatabaseFout(uitleg(self, fout)) from fout
        except _LIJN_WEG as fout:
            if self.is_sqlite:
                raise
            raise DatabaseFout(_onbereikbaar(self, str(fout))) from fout


def nu() -> datetime:
    """Return the moment in UTC, as the database keeps it: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def naar_utc(moment: datetime) -> datetime:
    """Return a moment as the database keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def uit_utc(moment: datetime) -> datetime:
    """Return a moment from the database with its zone."""
    return moment.replace(tzinfo=UTC)


def _versie(db: Connection) -> int:
    """Return the version of the tables, 0 when there are none."""
    return db.execute(select(schema.c.versie)).scalar_one() if db.dialect.has_table(db, "schema") else 0


def _sqlite(pad: Path, wachttijd: float) -> Engine:
    """Return an engine whose transactions are SQLite's own, with a rollback journal: a WAL fails on network drives."""
    engine = create_engine(URL.create("sqlite", database=str(pad)), connect_args={"timeout": wachttijd})

    def bij_verbinden(verbinding: sqlite3.Connection, _record: object) -> None:
        verbinding.isolation_level = None
        verbinding.execute("PRAGMA journal_mode = DELETE")
        verbinding.execute("PRAGMA synchronous = FULL")

    def bij_begin(verbinding: Connection) -> None:
        # A writer takes its lock at once; a reader that becomes a writer halfway would fail when another is writing.
        schrijft = verbinding.get_execution_options().get(_SCHRIJFT, False)
        verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")

    event.listen(engine, "connect", bij_verbinden)
    event.listen(engine, "begin", bij_begin)
    return engine


def _postgres(server: Server) -> Engine:
    """Return an engine that sees only the schema of this project."""
    sslmode = str(server.url.query.get("sslmode", "prefer"))
    if sslmode not in _TLS:
        raise DatabaseFout(
            f"sslmode={sslmode} in het adres van de {server} bestaat niet. Gebruik een van: {', '.join(_TLS)}."
        )
    try:
        engine = create_engine(
            server.url.difference_update_query(["sslmode"]),
            connect_args={"ssl_context": _tls(sslmode), "application_name": "plantoets", "timeout": _STILTE},
        )
    except ModuleNotFoundError as fout:
        raise DatabaseFout(
            "Voor een database op een server ontbreekt het onderdeel pg8000. "
            'Installeer het met: pip install "plantoets[postgres]"'
        ) from fout

    def bij_verbinden(verbinding: Any, _record: object) -> None:  # noqa: ANN401 - pg8000 has no type hints of its own
        with_cursor = verbinding.cursor()
        with_cursor.execute(f'SET search_path TO "{server.schema}"')
        with_cursor.close()
        verbinding.commit()

    def bij_uitlenen(verbinding: Any, _record: object, _lening: object) -> None:  # noqa: ANN401 - the same
        """Have the pool make a new connection when this one is gone; its own pre-ping does not know a reset."""
        try:
            with_cursor = verbinding.cursor()
            with_cursor.execute("SELECT 1")
            with_cursor.close()
            verbinding.rollback()
        except (*_LIJN_WEG, engine.dialect.loaded_dbapi.Error) as fout:
            raise DisconnectionError(str(fout)) from fout

    event.listen(engine, "connect", bij_verbinden)
    event.listen(engine, "checkout", bij_uitlenen)
    return engine


def _tls(sslmode: str) -> ssl.SSLContext | bool | None:
    """Return what pg8000 makes of it: None is encrypted when the server can, False never."""
    if sslmode == "verify-full":
        return ssl.create_default_context()
    return {"disable": False, "prefer": None, "require": True}[sslmode]


def _uitleg_bestand(verbinding: Verbinding, fout: DBAPIError) -> str:
    """Say in Dutch what SQLite could not do, with what helps."""
    oorzaak = str(fout.orig)
    if isinstance(fout, IntegrityError):
        return f"{verbinding.naam} weigerde de opdracht: {oorzaak}. Er is niets gewijzigd."
    if not isinstance(fout, OperationalError):
        return (
            f"{verbinding.naam} is geen geldige database, of is beschadigd ({oorzaak}). "
            "Er is niets aan veranderd. Uw oordelen staan in dit bestand: zet een reservekopie terug met "
            "plantoets herstel. Is die er niet, hernoem het dan en draai: plantoets toets"
        )
    if "locked" in oorzaak:
        return (
            f"{verbinding.naam} is al {verbinding.wachttijd:g} seconden bezet door een ander venster of een collega. "
            "Er is niets gewijzigd. Probeer het opnieuw als die klaar is."
        )
    if "readonly" in oorzaak or "unable to open" in oorzaak:
        return (
            f"{verbinding.plek} is niet te beschrijven, dus er kan niets worden bewaard. "
            "Controleer of de map bestaat en of u er mag schrijven."
        )
    return (
        f"{verbinding.naam} is niet te gebruiken: {oorzaak}. "
        "Controleer of de schijf vol is en of u in de map mag schrijven."
    )


_AANMELDEN = ("28P01", "28000")
_GEEN_DATABASE = "3D000"
_GEEN_RECHT = "42501"


def _uitleg_server(verbinding: Verbinding, fout: DBAPIError) -> str:
    """Say in Dutch what PostgreSQL could not do, with what helps; never with the password."""
    assert isinstance(verbinding.plek, Server)
    code, oorzaak = _melding(fout)
    gebruiker = verbinding.plek.url.username or "zonder naam"
    if code in _AANMELDEN:
        return (
            f"De {verbinding.naam} laat de gebruiker {gebruiker} niet toe: naam of wachtwoord klopt niet. "
            f"Er is niets gelezen of bewaard. Controleer {OMGEVING}, of url onder [opslag] in plantoets.toml."
        )
    if code == _GEEN_DATABASE:
        return (
            f"De {verbinding.naam} bestaat niet. Er is niets gelezen of bewaard. "
            "Controleer de naam in het adres, of vraag de beheerder om haar aan te maken."
        )
    if code == _GEEN_RECHT:
        return (
            f"De gebruiker {gebruiker} mist een recht in de {verbinding.naam}: {oorzaak}. Er is niets gewijzigd. "
            f"Vraag de beheerder om het schema {verbinding.plek.schema} met deze gebruiker als eigenaar."
        )
    if isinstance(fout, InterfaceError) or fout.connection_invalidated:
        return _onbereikbaar(verbinding, "" if oorzaak.startswith("Can't create a connection") else oorzaak)
    return f"De {verbinding.naam} weigerde de opdracht: {oorzaak}. Er is niets gewijzigd. Vraag de beheerder om hulp."


def _onbereikbaar(verbinding: Verbinding, oorzaak: str) -> str:
    reden = f" ({oorzaak})" if oorzaak else ""
    return (
        f"De {verbinding.naam} is niet bereikbaar{reden}. Wat al was vastgelegd, staat er nog. "
        "Controleer het adres en of u op het netwerk zit, en probeer het opnieuw."
    )


def _melding(fout: DBAPIError) -> tuple[str, str]:
    """Return code and text of an error of pg8000, which hands over the server's fields as a dictionary."""
    deel = fout.orig.args[0] if fout.orig and fout.orig.args else ""
    if isinstance(deel, dict):
        velden: dict[str, str] = deel  # pyright: ignore[reportUnknownVariableType] - pg8000 has no type hints of its own
        return velden.get("C", ""), velden.get("M", "")
    return "", str(deel)
