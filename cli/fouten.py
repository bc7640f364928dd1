"""Every exit code, and how an error becomes one Dutch line and a code; all in one place."""

from __future__ import annotations

import traceback
from enum import IntEnum

import click


class Code(IntEnum):
    """What ``plantoets`` leaves behind for the program that called it."""

    GOED = 0
    ONVERWACHT = 1
    """A fault in the program itself."""
    GEBRUIK = 2
    """A wrong command, option, service, round or criterium."""
    NIET_GELEZEN = 3
    """At least one plan could not be read; the others are done."""
    PROJECT = 4
    """The project folder, the settings, the register or the criteria are not in order, or a plan has no service."""
    DATABASE = 5
    UITVOER = 6
    """A letter or overview could not be written."""
    AFGEBROKEN = 130


_GEEN_ANTWOORD = "Hier kan niemand antwoorden op de vraag; geef het antwoord met een optie (zie --help). "
_AFGEBROKEN = "Afgebroken. Wat klaar was, is bewaard; dezelfde opdracht gaat verder waar u was."

CODES = {
    "extract.errors.ReadError": Code.NIET_GELEZEN,
    "classify.criterium.CriteriaFout": Code.PROJECT,
    "classify.evaluatie.fouten.EvaluatieFout": Code.PROJECT,
    "generate.errors.GenereerFout": Code.UITVOER,
}
"""The errors of the other stages by name, because importing them takes a second that --help does not have."""


def code_van(fout: BaseException) -> int | None:
    """Return the exit code of an error that the user can do something about, None for a fault in the program."""
    eigen: object = getattr(fout, "exit_code", None)
    if isinstance(eigen, int):
        return eigen
    namen = (f"{soort.__module__}.{soort.__qualname__}" for soort in type(fout).__mro__)
    return next((CODES[naam] for naam in namen if naam in CODES), None)


def meld(fout: BaseException, *, uitgebreid: bool) -> int:
    """Tell the user about an error on stderr and return the exit code."""
    if isinstance(fout, click.ClickException):
        fout.show()
        return fout.exit_code
    if uitgebreid:
        click.echo("".join(traceback.format_exception(fout)), err=True)
    if isinstance(fout, click.Abort | KeyboardInterrupt):
        # Click makes one and the same of Ctrl-C and of a script in which nobody can answer.
        vraagt_vergeefs = isinstance(fout.__context__, EOFError)
        waarom = (
            "Hier kan niemand antwoorden op de vraag; geef het antwoord met een optie (zie --help). "
            if vraagt_vergeefs
            else ""
        )
        click.echo(f"\n{waarom}{_AFGEBROKEN}", err=True)
        return Code.AFGEBROKEN
    code = code_van(fout)
    if code is not None:
        click.echo(f"Fout: {fout}", err=True)
        return code
    melding = _omgeving(fout) if isinstance(fout, OSError) else ""
    if melding:
        click.echo(f"Fout: {melding}", err=True)
        return Code.PROJECT
    click.echo(f"Onverwachte fout: {type(fout).__name__}: {fout}", err=True)
    if not uitgebreid:
        click.echo(
            "Dit hoort niet te gebeuren. Herhaal de opdracht met -v erachter en stuur de uitvoer mee als u het meldt.",
            err=True,
        )
    return Code.ONVERWACHT


def _omgeving(fout: OSError) -> str:
    """Return what a person can do about a disk, a right or a name that is in the way; "" when it is none of these."""
    from extract.reasons import is_known, reason  # only now: --help does without the stages

    if not is_known(fout):
        return ""
    wat = f'"{fout.filename}"' if fout.filename else "De uitvoer"
    return (
        f"{wat} is niet te lezen of te schrijven ({reason(fout)}), dus deze opdracht is niet af. Wat al was bewaard, "
        "staat er nog. Kijk of het bestand elders openstaat, of de schijf vol is en of u in die map mag werken."
    )
