"""Options that several commands share, and opening the project that they name."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.groep import Keuzes

if TYPE_CHECKING:
    from classify import Criteria
    from corpus import Project

F = TypeVar("F", bound=Callable[..., Any])


def _kies_project(ctx: click.Context, _param: click.Parameter, waarde: Path | None) -> Path:
    """Take the folder named after the command, else the one named before it, else the current folder."""
    keuzes = ctx.find_object(Keuzes)
    return waarde or (keuzes.project if keuzes else None) or Path()


def project_optie(functie: F) -> F:
    """Add -C/--project; the command gets ``map_``."""
    return click.option(
        "-C",
        "--project",
        "map_",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="MAP",
        callback=_kies_project,
        help="De map van het project; anders de huidige map.",
    )(functie)


def ronde_optie(functie: F) -> F:
    """Add --ronde; the command gets ``ronde``, "" when it was not named."""
    return click.option(
        "--ronde",
        default="",
        metavar="RONDE",
        help="De ronde, zoals de id in plantoets.toml; anders de ronde die daar is gekozen.",
    )(functie)


def criteria_optie(functie: F) -> F:
    """Add --criteria; the command gets ``criteria_pad``, None when it was not named."""
    return click.option(
        "--criteria",
        "criteria_pad",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        metavar="BESTAND",
        help="Een eigen bestand met criteria; anders de criteria van Plantoets.",
    )(functie)


@contextmanager
def open_project(map_: Path, criteria_pad: Path | None = None) -> Generator[tuple[Project, Criteria]]:
    """Open a project with these criteria, else those that its settings name, and let go of its database afterwards.

    Raises InstellingenFout or RegisterFout when the settings name a file, or the register a criterium, that is not
    there.
    """
    from classify import load_criteria
    from corpus import Project

    with closing(Project(map_)) as project:
        project.controleer_paden()
        criteria = load_criteria(criteria_pad or project.instellingen.criteria)
        project.register.controleer_criteria([criterium.nummer for criterium in criteria.criteria])
        _waarschuw_voor_lege_database(map_)
        yield project, criteria


def _waarschuw_voor_lege_database(map_: Path) -> None:
    """Say that the database is a file without content, such as a broken copy leaves: it will be filled anew."""
    from cli.scherm import zeg
    from corpus.plek import BESTAND

    pad = map_ / BESTAND
    if pad.is_file() and pad.stat().st_size == 0:
        zeg(
            f"Let op: {BESTAND} is leeg (0 bytes); er staan geen oordelen in. Had u al geoordeeld, zet dan een "
            "reservekopie terug: plantoets herstel KOPIE.zip NIEUWE-MAP"
        )
