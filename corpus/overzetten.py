"""Copying a whole database, row by row, from one kind to another; and what people said as JSON that they can read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, insert, select

from classify import Kleur
from corpus.schema import BESLUITEN, SPRAAK, schema, tabellen
from corpus.verbinding import Verbinding, uit_utc

_RIJEN_TEGELIJK = 50
"""A row can hold a whole document."""
_TABELLEN = tuple(tabel for tabel in tabellen.sorted_tables if tabel is not schema)


def zet_over(bron: Verbinding, doel: Verbinding) -> None:
    """Copy every row, in order, in one transaction on either side; ``doel`` has no rows yet."""
    with bron.lees_momentopname() as van, doel.schrijf() as naar:
        for tabel in _TABELLEN:
            for deel in van.execute(_rijen(tabel)).mappings().partitions(_RIJEN_TEGELIJK):
                naar.execute(insert(tabel), [_zonder_nummer(dict(rij)) for rij in deel])


def is_leeg(verbinding: Verbinding) -> bool:
    """Return whether there is no row in any table."""
    with verbinding.lees() as db:
        return not any(db.execute(select(tabel).limit(1)).first() for tabel in _TABELLEN)


def besluiten_als_json(verbinding: Verbinding) -> dict[str, list[dict[str, Any]]]:
    """Return everything that people said, and which letters and files there were, oldest first."""
    with verbinding.lees() as db:
        return {
            naam: [_leesbaar(dict(rij)) for rij in db.execute(_rijen(tabellen.tables[naam])).mappings()]
            for naam in SPRAAK
        }


def tel_besluiten(spraak: dict[str, list[dict[str, Any]]]) -> int:
    """Return how many decisions there are among these rows; letters and files are none."""
    return sum(len(spraak[naam]) for naam in BESLUITEN)


def _rijen(tabel: Table) -> Any:  # noqa: ANN401 - the type of a select names its columns
    return select(tabel).order_by(*tabel.primary_key.columns)


def _zonder_nummer(rij: dict[str, Any]) -> dict[str, Any]:
    """Leave the row's number to the database that it goes to; the order stays."""
    rij.pop("id", None)
    return rij


def _leesbaar(rij: dict[str, Any]) -> dict[str, Any]:
    rij = {
        naam: uit_utc(waarde).isoformat() if isinstance(waarde, datetime) else waarde for naam, waarde in rij.items()
    }
    if rij.get("kleur") is not None:
        rij["kleur"] = Kleur(rij["kleur"]).name.lower()
    return rij
