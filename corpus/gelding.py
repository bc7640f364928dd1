"""Which criteria apply to a service; the others stay out of tables, letters and counts."""

from __future__ import annotations

from dataclasses import replace

from classify import Toetsing
from corpus.errors import RegisterFout
from corpus.model import Dienst
from corpus.register import BLAD_DIENSTEN, CRITERIA


def geldend_deel(toetsing: Toetsing, dienst: Dienst) -> Toetsing:
    """Return the assessment with only the criteria that apply to the service.

    Raises RegisterFout when the register names a criterium that does not exist: leaving it out in silence would hide a
    typing error, and with it a question to the service.
    """
    if not dienst.criteria:
        return toetsing
    bekend = [bevinding.nummer for bevinding in toetsing.bevindingen]
    onbekend = [nummer for nummer in dienst.criteria if nummer not in bekend]
    if onbekend:
        raise RegisterFout(
            f"Het register, blad {BLAD_DIENSTEN}, kolom {CRITERIA}: bij {dienst.afkorting} staat "
            f"{', '.join(onbekend)}, maar dat criterium bestaat niet. De criteria zijn {', '.join(bekend)}."
        )
    geldig = tuple(bevinding for bevinding in toetsing.bevindingen if bevinding.nummer in dienst.criteria)
    return replace(toetsing, bevindingen=geldig)
