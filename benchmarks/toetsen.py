"""Measures screening: start-up, reading, assessing, and what one criterium more costs.

Run it as ``python -m benchmarks.toetsen [PLAN.pdf ...]``; without plans it takes those of the example project. Each
plan is screened in a fresh process, so that none warms up for the next. Seconds are those of the processor, so that
other work on the machine does not count.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

VOORBEELD = Path(__file__).parent.parent / "corpus" / "voorbeeld" / "plannen"
HERHALINGEN = 9
"""The cheapest of so many runs counts where a difference of milliseconds is measured."""


@dataclass(frozen=True, slots=True)
class Meting:
    """What screening one plan cost, in seconds of the processor."""

    paginas: int
    begin: float
    """Importing, and loading tokenizer, word list and criteria."""
    lezen: float
    toetsen: float
    """The first assessment in a process."""
    criterium: float
    """What one criterium more costs: the assessment with all criteria less that with half of them, per criterium."""

    @property
    def samen(self) -> float:
        """Reading and assessing: the whole screening beyond start-up."""
        return self.lezen + self.toetsen


def meet(plan: Path) -> Meting:
    """Screen one plan in this process."""
    klok = time.process_time
    nul = klok()
    from classify import Criteria, bereid_voor, load_criteria, toets
    from extract import read_pdf

    criteria = load_criteria()
    bereid_voor()
    geladen = klok()
    document = read_pdf(plan)
    gelezen = klok()
    toets(document, criteria)
    getoetst = klok()

    def kosten(aantal: int) -> float:
        gekozen = Criteria(criteria.criteria[:aantal], criteria.versie)
        tijden: list[float] = []
        for _ in range(HERHALINGEN):
            start = klok()
            toets(document, gekozen)
            tijden.append(klok() - start)
        return min(tijden)

    alle = len(criteria.criteria)
    meer = (kosten(alle) - kosten(alle // 2)) / (alle - alle // 2)
    return Meting(len(document.pages), geladen - nul, gelezen - geladen, getoetst - gelezen, meer)


def in_nieuw_proces(plan: Path) -> Meting:
    """Screen one plan in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as proces:
        return proces.submit(meet, plan).result()


def main() -> None:
    """Print a line per plan."""
    plannen = [Path(naam) for naam in sys.argv[1:]] or sorted(VOORBEELD.rglob("*.pdf"))
    print(f"{'plan':<32} {'pages':>5} {'start':>6} {'read':>6} {'assess':>7} {'screen':>7} {'one criterium more':>19}")
    for plan in plannen:
        meting = in_nieuw_proces(plan)
        naam = f"{plan.parent.name}/{plan.name}"[-32:]
        meer = f"{1000 * meting.criterium:.0f} ms = {100 * meting.criterium / meting.samen:.1f} %"
        print(
            f"{naam:<32} {meting.paginas:>5} {meting.begin:>6.2f} {meting.lezen:>6.2f} {meting.toetsen:>7.2f} "
            f"{meting.samen:>7.2f} {meer:>19}",
            flush=True,
        )


if __name__ == "__main__":
    main()
