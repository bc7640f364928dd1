"""Every way in which working on a project can fail; the message says what happened, why it matters and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class PlantoetsFout(Exception):
    """A failure the user can do something about; ``str(error)`` is Dutch, ``exit_code`` is for the command line."""

    exit_code = 1


class ProjectFout(PlantoetsFout):
    """The project folder is not as it should be."""

    exit_code = 4


class GeenProjectFout(ProjectFout):
    """The folder is no project."""


class BestaatAlFout(ProjectFout):
    """A file or folder is in the way, and is not overwritten."""


class InstellingenFout(ProjectFout):
    """plantoets.toml cannot be used; the message names table and key."""


class RegisterFout(ProjectFout):
    """The register cannot be used; the message names sheet, row and column."""


class InnameFout(ProjectFout):
    """A document cannot be taken into the project."""


class PlaatsFout(ProjectFout):
    """It is not certain to which service a plan belongs."""


class OnbekendFout(PlantoetsFout):
    """A service, round or criterium that does not exist was asked for."""

    exit_code = 2


class EigenCitaatFout(PlantoetsFout):
    """A quote that a person typed does not stand on the page, or is no quote of this plan."""

    exit_code = 2


class WerkboekFout(ProjectFout):
    """A workbook cannot be taken in; the message names sheet and cell."""


class DatabaseFout(PlantoetsFout):
    """plantoets.db cannot be read or written."""

    exit_code = 5


class NieuwereDatabaseFout(DatabaseFout):
    """plantoets.db was made by a newer version of the program."""


class ReservekopieFout(ProjectFout):
    """A backup cannot be made or put back."""


def bedoelde_u(woord: str, mogelijk: Iterable[str]) -> str:
    """Return the sentence that helps after an unknown word: the nearest one, or else all that are allowed."""
    keuzes = sorted(dict.fromkeys(mogelijk))
    per_klein = {keuze.casefold(): keuze for keuze in keuzes}
    dichtbij = get_close_matches(woord.casefold(), per_klein, n=1, cutoff=0.6)
    if dichtbij:
        return f'Bedoelde u "{per_klein[dichtbij[0]]}"?'
    return f"Mogelijk is: {', '.join(keuzes)}." if keuzes else "Er is niets om uit te kiezen."
