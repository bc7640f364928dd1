"""A PostgreSQL server of our own for the tests: on loopback, in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

GEBRUIKER = "toetser"
_INITDB = ("-U", GEBRUIKER, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync")
GEEN_POSTGRES = (
    "LET OP: PostgreSQL is niet geïnstalleerd (apt-get install postgresql), "
    "dus de beloften van de opslag zijn alleen op SQLite getoetst."
)


def bin_map() -> Path | None:
    """Return the folder with initdb and pg_ctl of the newest PostgreSQL here; None when there is none."""
    gevonden = [pad.parent for pad in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    los = shutil.which("initdb")
    if los:
        gevonden.append(Path(los).resolve().parent)
    return max(gevonden, default=None, key=lambda pad: [int(deel) for deel in pad.parts if deel.isdigit()])


@contextmanager
def eigen_server(bin_: Path) -> Generator[URL]:
    """Start a server with one user and one database, and return its address; it ends with the block."""
    map_ = Path(tempfile.mkdtemp(prefix="plantoets-pg-"))
    wachtwoord = secrets.token_hex(8)
    (map_ / "wachtwoord").write_text(wachtwoord, encoding="ascii")
    als = _als_postgres(map_)
    data = map_ / "data"
    poort = _vrije_poort()
    instellingen = f"-p {poort} -h 127.0.0.1 -k {map_} -F -c max_connections=30 -c shared_buffers=16MB"
    try:
        _draai([*als, bin_ / "initdb", "-D", data, "--pwfile", map_ / "wachtwoord", *_INITDB])
        _draai([*als, bin_ / "pg_ctl", "-D", data, "-l", map_ / "log", "-o", instellingen, "-w", "start"])
        try:
            yield URL.create("postgresql", GEBRUIKER, wachtwoord, "127.0.0.1", poort, "postgres")
        finally:
            _draai([*als, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def _als_postgres(map_: Path) -> Sequence[str]:
    """Return what goes before a command: PostgreSQL refuses to run as root, as tests in a container do."""
    if os.geteuid():
        return ()
    shutil.chown(map_, "postgres", "postgres")
    shutil.chown(map_ / "wachtwoord", "postgres", "postgres")
    return ("runuser", "-u", "postgres", "--")


def _draai(opdracht: Sequence[str | Path]) -> None:
    """Run a command; what it says is shown only when it fails. A pipe would stay open in the server that it starts."""
    with tempfile.TemporaryFile("w+") as uitvoer:
        klaar = subprocess.run(opdracht, stdout=uitvoer, stderr=subprocess.STDOUT, check=False, timeout=60, cwd="/")
        if klaar.returncode:
            uitvoer.seek(0)
            raise RuntimeError(f"{' '.join(map(str, opdracht))}: {uitvoer.read()}")


def _vrije_poort() -> int:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return contact.getsockname()[1]
