"""Dates as people write them in settings and register."""

from __future__ import annotations

import re
from datetime import date, datetime

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
DATUMVORMEN = '"20 november 2024", "20-11-2024" of "2024-11-20"'
_JAAR_EERST = re.compile(r"(?P<jaar>\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})")
_DAG_EERST = re.compile(r"(?P<dag>\d{1,2})[-/.](?P<maand>\d{1,2})[-/.](?P<jaar>\d{4})")
_IN_WOORDEN = re.compile(rf"(?P<dag>\d{{1,2}}) (?P<maand>{'|'.join(MAANDEN)}) (?P<jaar>\d{{4}})", re.IGNORECASE)


def lees_datum(waarde: object) -> date | None:
    """Return the date in a cell or key, None when it is empty; raises TypeError or ValueError for anything else."""
    if isinstance(waarde, datetime):
        return waarde.date()
    if isinstance(waarde, date):
        return waarde
    if waarde is None:
        return None
    if not isinstance(waarde, str):
        raise TypeError(str(waarde))
    tekst = " ".join(waarde.split())
    return _uit_tekst(tekst) if tekst else None


def _uit_tekst(tekst: str) -> date:
    """Read a date from text, day before month unless the year comes first."""
    for vorm in (_JAAR_EERST, _DAG_EERST, _IN_WOORDEN):
        gevonden = vorm.fullmatch(tekst)
        if gevonden:
            maand = gevonden["maand"].lower()
            nummer = MAANDEN.index(maand) + 1 if maand in MAANDEN else int(maand)
            return date(int(gevonden["jaar"]), nummer, int(gevonden["dag"]))
    raise ValueError(tekst)
