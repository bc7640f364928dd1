"""What still goes wrong on all labelled plans, per plan and criterium, and the table that it is held against.

``python -m tests.classify_maat`` prints gains and losses; with ``--vernieuw`` it renews the table too.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from classify import evalueer_map
from classify.evaluatie import MAATSTAVEN, Maatstaf, Telling
from tests.classify_hulp import ALLE_PLANNEN, WORTEL, criteria, labels_naast, naam_van

VERWACHT = WORTEL / "tests" / "data" / "verwacht.json"

Uitslag = dict[str, dict[str, dict[str, list[int]]]]
"""Per plan, criterium and measure: how often it goes wrong, and out of how many; only where something does."""


def fouten(maat: Maatstaf, telling: Telling) -> int:
    """Return how often a measure goes wrong, whichever way it counts."""
    deel, geheel = maat.deel(telling), maat.geheel(telling)
    return geheel - deel if maat.gehaald(1.0) else deel


def meet() -> Uitslag:
    """Assess every labelled plan by itself and return what goes wrong."""
    uitslag: Uitslag = {}
    for plan in ALLE_PLANNEN:
        with TemporaryDirectory() as map_:
            shutil.copy(plan, Path(map_) / "plan.pdf")
            shutil.copy(labels_naast(plan), Path(map_) / "gold.json")
            per_criterium = evalueer_map(Path(map_), criteria()).per_criterium
        uitslag[naam_van(plan)] = {nummer: dict(_mis(telling)) for nummer, telling in per_criterium.items()}
    return uitslag


def _mis(telling: Telling) -> Iterator[tuple[str, list[int]]]:
    for maat in MAATSTAVEN:
        aantal = fouten(maat, telling)
        if aantal:
            yield maat.naam, [aantal, maat.geheel(telling)]


def verwacht() -> Uitslag:
    """Return the table that is committed."""
    return json.loads(VERWACHT.read_text(encoding="utf-8"))


def per_maat(uitslag: Uitslag) -> Counter[str]:
    """Return per measure how often it goes wrong in all."""
    totaal: Counter[str] = Counter()
    for _, _, maat, aantal in _cellen(uitslag):
        totaal[maat] += aantal
    return totaal


def verschillen(voor: Uitslag, na: Uitslag) -> list[str]:
    """Return a line per plan, criterium and measure that changed: losses first."""
    eerst = {(plan, nummer, maat): aantal for plan, nummer, maat, aantal in _cellen(voor)}
    nu = {(plan, nummer, maat): aantal for plan, nummer, maat, aantal in _cellen(na)}
    anders = [(nu.get(cel, 0) - eerst.get(cel, 0), cel) for cel in sorted({*eerst, *nu})]
    return [
        f"{'slechter' if meer > 0 else 'beter':<9} {cel[0]}, criterium {cel[1]}: {cel[2]} "
        f"({eerst.get(cel, 0)} -> {nu.get(cel, 0)})"
        for meer, cel in sorted((item for item in anders if item[0]), key=lambda item: -item[0])
    ]


def achteruit(voor: Uitslag, na: Uitslag) -> list[str]:
    """Return the measures that go wrong more often than before."""
    eerst, nu = per_maat(voor), per_maat(na)
    return [f"{maat}: {eerst[maat]} -> {nu[maat]} keer fout" for maat in nu if nu[maat] > eerst[maat]]


def _cellen(uitslag: Uitslag) -> Iterator[tuple[str, str, str, int]]:
    for plan, criteria_ in uitslag.items():
        for nummer, maten in criteria_.items():
            for maat, (aantal, _) in maten.items():
                yield plan, nummer, maat, aantal


def schrijf(uitslag: Uitslag) -> None:
    """Write the table, one line per plan and criterium so that a change shows what it changes."""
    regels: list[str] = []
    for plan, criteria_ in uitslag.items():
        rijen = [
            f'    "{nummer}": {json.dumps(maten, ensure_ascii=False)}' for nummer, maten in criteria_.items() if maten
        ]
        regels.append(f'  "{plan}": {{\n' + ",\n".join(rijen) + "\n  }")
    VERWACHT.write_text("{\n" + ",\n".join(regels) + "\n}\n", encoding="utf-8")


def main() -> None:
    """Print gains and losses against the committed table, and renew it when asked."""
    nu = meet()
    voor = verwacht() if VERWACHT.is_file() else Uitslag()
    print("\n".join(verschillen(voor, nu)) or "geen verschil")  # noqa: T201 - this is a command
    if "--vernieuw" in sys.argv[1:]:
        schrijf(nu)


if __name__ == "__main__":
    main()
