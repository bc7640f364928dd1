"""A run over a folder of labelled plans, with two plain ways of searching beside it when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from classify.criterium import Criteria
from classify.evaluatie.basislijnen import Basislijnen
from classify.evaluatie.labels import Gouden, namen_uit, zoek_labels
from classify.evaluatie.meten import tel_plan
from classify.evaluatie.telling import Telling, som
from classify.toets import toets
from extract import Document, read_pdf

TREFWOORDEN, BM25 = "trefwoorden", "BM25"
"""Names of the two plain ways of searching, as they head their columns."""

Cellen = dict[str, dict[str, Telling]]
"""Per plan and criterium number what was counted."""


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """The outcome over a folder."""

    cellen: Cellen
    basislijnen: dict[str, Telling] = field(default_factory=dict[str, Telling])
    """Per plain way of searching its counts over the same plans; empty when none was asked for."""
    per_plan: dict[str, Telling] = field(init=False)
    per_criterium: dict[str, Telling] = field(init=False)
    totaal: Telling = field(init=False)

    def __post_init__(self) -> None:
        """Add up the cells per plan, per criterium and in all."""
        nummers = dict.fromkeys(nummer for plan in self.cellen.values() for nummer in plan)
        per_criterium = {
            nummer: som(plan[nummer] for plan in self.cellen.values() if nummer in plan) for nummer in nummers
        }
        object.__setattr__(self, "per_plan", {naam: som(plan.values()) for naam, plan in self.cellen.items()})
        object.__setattr__(self, "per_criterium", per_criterium)
        object.__setattr__(self, "totaal", som(per_criterium.values()))


def evalueer_map(
    map_: Path,
    criteria: Criteria,
    *,
    basislijnen: bool = False,
    voortgang: Callable[[str], None] | None = None,
) -> Evaluatie:
    """Assess every labelled plan below a folder and count; with ``basislijnen`` search them in two plain ways too.

    Labels are ``gold.json`` beside ``plan.pdf``, or ``X.gold.json`` beside ``X.pdf``. Raises EvaluatieFout when there
    are none or a label file is damaged, ReadError when a plan cannot be read.
    """
    cellen: Cellen = {}
    gewoon = {naam: Telling() for naam in (TREFWOORDEN, BM25)} if basislijnen else {}
    for gouden in zoek_labels(map_):
        if voortgang:
            voortgang(gouden.naam)
        document = read_pdf(gouden.plan)
        toetsing = toets(document, criteria, dienst_namen=namen_uit(gouden.labels))
        cellen[gouden.naam] = tel_plan(gouden, toetsing, document)
        if basislijnen:
            _tel_basislijnen(gewoon, gouden, document, criteria)
    return Evaluatie(cellen, gewoon)


def _tel_basislijnen(gewoon: dict[str, Telling], gouden: Gouden, document: Document, criteria: Criteria) -> None:
    lijnen = Basislijnen(document, criteria)
    for naam, toetsing in ((TREFWOORDEN, lijnen.trefwoorden()), (BM25, lijnen.bm25())):
        gewoon[naam].plus(som(tel_plan(gouden, toetsing, document).values()))
