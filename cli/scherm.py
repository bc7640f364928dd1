"""Talking to the person at the screen: sentences and progress on stderr, so that stdout stays clean for results."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from textwrap import fill
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from corpus import Verslag, Voortgang

BREEDTE = 100
_BALKBREEDTE = 24
_NAMEN_NAAST_BALK = 2


def zeg(tekst: str) -> None:
    """Say something to the person."""
    click.echo(tekst, err=True)


def alinea(tekst: str, inspringen: int = 0) -> str:
    """Return text wrapped at a readable width, indented."""
    spaties = " " * inspringen
    return fill(
        " ".join(tekst.split()),
        BREEDTE,
        initial_indent=spaties,
        subsequent_indent=spaties,
        break_long_words=False,
        break_on_hyphens=False,
    )


def aantal(getal: int, enkel: str, meer: str) -> str:
    """Return a number with its noun: "1 plan", "4 plannen"."""
    return f"{getal} {enkel if getal == 1 else meer}"


@contextmanager
def voortgang() -> Generator[Voortgang]:
    """Show progress: a bar with names on a terminal, one line per plan anywhere else."""
    if not sys.stderr.isatty():
        yield _Regels()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    kolommen = (
        BarColumn(_BALKBREEDTE),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("nog"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        yield _Balk(balk)


class _Regels:
    """One line per plan."""

    def begin(self, aantal: int) -> None:
        self._aantal = aantal
        self._klaar = 0

    def bezig(self, naam: str) -> None:
        """Say nothing: the line comes when the plan is done."""

    def klaar(self, naam: str, wat: str) -> None:
        self._klaar += 1
        zeg(f"[{self._klaar}/{self._aantal}] {naam}: {wat}")


class _Balk:
    """A bar, with the plans that are being read beside it."""

    def __init__(self, balk: Progress) -> None:
        self._balk = balk
        self._taak: TaskID = balk.add_task("", total=None)
        self._lopend: dict[str, None] = {}

    def begin(self, aantal: int) -> None:
        self._balk.update(self._taak, total=aantal)

    def bezig(self, naam: str) -> None:
        self._lopend[naam] = None
        self._toon()

    def klaar(self, naam: str, wat: str) -> None:  # noqa: ARG002 - the bar shows that, not how
        self._lopend.pop(naam, None)
        self._balk.advance(self._taak)
        self._toon()

    def _toon(self) -> None:
        self._balk.update(self._taak, description=", ".join(list(self._lopend)[:_NAMEN_NAAST_BALK]))


def zeg_verslag(verslag: Verslag) -> None:
    """Say what could not be read or placed, each with what to do about it."""
    for opmerking in verslag.opmerkingen:
        zeg(f"Let op: {opmerking}")
    for uitkomst in verslag.niet_gelezen:
        zeg(f"Niet gelezen: {uitkomst.melding}")
    for reden in dict.fromkeys(verslag.niet_geplaatst.values()):
        zeg(f"Dienst onbekend: {reden}")
