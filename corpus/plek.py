"""Where the database of a project is: a file in its folder, or a schema on the team's PostgreSQL server."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from corpus.errors import InstellingenFout
from corpus.model import Opslag

BESTAND = "plantoets.db"
OMGEVING = "PLANTOETS_DATABASE_URL"
"""Environment variable with the address of the database; it goes before the settings, which then need no password."""
VOORBEELD = "postgresql+pg8000://gebruiker@server:5432/plantoets"
_STUURPROGRAMMA = "postgresql+pg8000"
_SCHEMANAAM = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_GEEN_SCHEMATEKEN = re.compile(r"[^a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Server:
    """A schema in a PostgreSQL database; ``str`` names it without the password."""

    url: URL
    schema: str

    def __str__(self) -> str:
        """Return the name without the password, as it reads after "de"."""
        poort = f":{self.url.port}" if self.url.port else ""
        return f"database {self.url.database or '?'} op {self.url.host or 'localhost'}{poort} (schema {self.schema})"


Plek = Path | Server


def plek_van(map_: Path, opslag: Opslag) -> Plek:
    """Return where the database of the project in ``map_`` is; raises InstellingenFout when the address is no good."""
    adres = os.environ.get(OMGEVING, "").strip() or opslag.url
    if not adres:
        return map_ / BESTAND
    return server_van(adres, opslag.schema or _schema_naar(map_.resolve().name))


def server_van(adres: str, schema: str) -> Server:
    """Return the server at this address; raises InstellingenFout, which never repeats a password."""
    try:
        url = make_url(adres)
    except ArgumentError as fout:
        raise InstellingenFout(_onbruikbaar("het is geen geldig adres")) from fout
    if url.drivername not in {"postgresql", "postgres", _STUURPROGRAMMA}:
        raise InstellingenFout(_onbruikbaar(f'met "{url.drivername}" kan Plantoets niet werken, alleen met PostgreSQL'))
    if not url.host or not url.database:
        raise InstellingenFout(_onbruikbaar("de naam van de server of die van de database ontbreekt"))
    if not _SCHEMANAAM.fullmatch(schema) or schema.startswith("pg_"):
        raise InstellingenFout(
            f'De naam "{schema}" kan geen schema in een database zijn. '
            'Zet in plantoets.toml onder [opslag] bijvoorbeeld schema = "toetsing_2024": kleine letters, cijfers en _.'
        )
    return Server(url.set(drivername=_STUURPROGRAMMA), schema)


def _schema_naar(naam: str) -> str:
    """Return a name for a schema that comes closest to that of a folder."""
    schema = _GEEN_SCHEMATEKEN.sub("_", naam.lower()).strip("_") or "plantoets"
    return (schema if not schema[0].isdigit() and not schema.startswith("pg_") else f"project_{schema}")[:63]


def _onbruikbaar(reden: str) -> str:
    return (
        f"Het adres van de database in {OMGEVING} of onder [opslag] in plantoets.toml is niet te gebruiken: {reden}. "
        f"Er is niets gelezen of bewaard. Schrijf het zo: {VOORBEELD}"
    )
