"""Writing letters and overviews without replacing a file that somebody changed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeVar

from corpus.project import Project, sha256_van

T = TypeVar("T")
_NIET_IN_BESTANDSNAAM = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What a file that the program wrote is about, for the list of what was written."""

    ronde: str = ""
    dienst: str = ""
    soort: str = ""


def schrijf_beschermd(
    project: Project, doel: Path, schrijf: Callable[[Path], T], herkomst: Herkomst | None = None
) -> tuple[Path, T]:
    """Let ``schrijf`` make a file at ``doel``; return where it came to stand, and what ``schrijf`` returned.

    A file at ``doel`` that is not as the program left it is somebody's work: the new one then gets " (2)" behind its
    name. ``schrijf`` writes its file whole or not at all.
    """
    plek = _vrije_plek(project, doel)
    uitkomst = schrijf(plek)
    # A crash before the next line makes our own file look like somebody's work: the safe way to be wrong.
    van = herkomst or Herkomst()
    project.store.bewaar_brief(
        _naam_in_project(project, plek), sha256_van(plek), ronde=van.ronde, dienst=van.dienst, soort=van.soort
    )
    return plek, uitkomst


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
