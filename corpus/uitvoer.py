"""Writing letters and overviews so that nobody's work is lost: whole or not at all, and never over a changed file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from corpus.errors import PlantoetsFout
from corpus.project import Project, sha256_van

T = TypeVar("T")
_NIET_IN_BESTANDSNAAM = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class SchrijfFout(PlantoetsFout):
    """A file could not be written."""

    exit_code = 6


def schrijf_beschermd(project: Project, doel: Path, schrijf: Callable[[Path], T]) -> tuple[Path, T]:
    """Let ``schrijf`` make a file and put it at ``doel``; return where it came to stand, and what ``schrijf`` returned.

    A file at ``doel`` that is not as the program left it is somebody's work: the new one then gets " (2)" behind its
    name. Raises SchrijfFout when the place cannot be written.
    """
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        vrij = _vrije_plek(project, doel)
        with TemporaryDirectory(prefix=".plantoets-", dir=doel.parent) as werkmap:
            tijdelijk = Path(werkmap) / vrij.name
            uitkomst = schrijf(tijdelijk)
            hash_ = sha256_van(tijdelijk)
            tijdelijk.replace(vrij)
    except OSError as fout:
        raise SchrijfFout(
            f"{doel} is niet te schrijven ({fout.strerror}). Staat het open in Word, Excel of een browser? "
            "Sluit het, of controleer of u in de map mag schrijven, en probeer opnieuw."
        ) from fout
    project.store.bewaar_brief(_naam_in_project(project, vrij), hash_)
    return vrij, uitkomst


def bestandsnaam(naam: str) -> str:
    """Return a name that every file system accepts, as close to the given one as possible."""
    return _NIET_IN_BESTANDSNAAM.sub("-", naam).strip(" .") or "naamloos"


def _vrije_plek(project: Project, doel: Path) -> Path:
    """Return the first of "brief", "brief (2)" ... that is free, or is still as the program wrote it."""
    plekken = (doel if nummer == 1 else doel.with_stem(f"{doel.stem} ({nummer})") for nummer in count(1))
    return next(plek for plek in plekken if not plek.exists() or _is_onaangeroerd(project, plek))


def _is_onaangeroerd(project: Project, pad: Path) -> bool:
    return project.store.brief(_naam_in_project(project, pad)) == sha256_van(pad)


def _naam_in_project(project: Project, pad: Path) -> str:
    return Path(os.path.relpath(pad, project.map)).as_posix()
