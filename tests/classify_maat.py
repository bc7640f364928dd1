"""What still goes wrong on all labelled plans, per plan and criterium, and the table that it is held against.

``python -m tests.classify_maat`` prints gains and losses; with ``--vernieuw`` it renews the table too.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from classify.evaluatie import Uitslag, evalueer_map, lees_uitslag, schrijf_uitslag, uitslag_van, verschillen
from tests.classify_hulp import ALLE_PLANNEN, WORTEL, criteria, labels_naast, naam_van

VERWACHT = WORTEL / "tests" / "data" / "verwacht.json"


def meet() -> Uitslag:
    """Assess every labelled plan by itself and return what goes wrong."""
    uitslag: Uitslag = {}
    for plan in ALLE_PLANNEN:
        with TemporaryDirectory() as map_:
            shutil.copy(plan, Path(map_) / "plan.pdf")
            shutil.copy(labels_naast(plan), Path(map_) / "gold.json")
            (uitslag[naam_van(plan)],) = uitslag_van(evalueer_map(Path(map_), criteria())).values()
    return uitslag


def verwacht() -> Uitslag:
    """Return the table that is committed."""
    return lees_uitslag(VERWACHT)


def main() -> None:
    """Print gains and losses against the committed table, and renew it when asked."""
    nu = meet()
    voor = verwacht() if VERWACHT.is_file() else Uitslag()
    print("\n".join(verschillen(voor, nu)) or "geen verschil")  # noqa: T201 - this is a command
    if "--vernieuw" in sys.argv[1:]:
        schrijf_uitslag(nu, VERWACHT)


if __name__ == "__main__":
    main()
