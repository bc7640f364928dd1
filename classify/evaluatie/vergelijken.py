"""A run kept, and a later one held against it: what got better and what got worse, cell by cell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from classify.evaluatie.fouten import EvaluatieFout
from classify.evaluatie.run import Evaluatie
from classify.evaluatie.telling import MAATSTAVEN, Maatstaf, Telling

Uitslag = dict[str, dict[str, dict[str, list[int]]]]
"""Per plan, criterium and measure: how often it goes wrong, and out of how many; only where something does."""


def uitslag_van(evaluatie: Evaluatie) -> Uitslag:
    """Return what goes wrong in a run."""
    return {
        plan: {nummer: dict(_mis(telling)) for nummer, telling in cellen.items()}
        for plan, cellen in evaluatie.cellen.items()
    }


def schrijf_uitslag(uitslag: Uitslag, pad: Path) -> None:
    """Write a run, one line per plan and criterium so that a change shows what it changes."""
    regels: list[str] = []
    for plan, criteria in uitslag.items():
        rijen = [
            f"    {json.dumps(nummer)}: {json.dumps(maten, ensure_ascii=False)}"
            for nummer, maten in criteria.items()
            if maten
        ]
        inhoud = "\n" + ",\n".join(rijen) + "\n  " if rijen else ""
        regels.append(f"  {json.dumps(plan, ensure_ascii=False)}: {{{inhoud}}}")
    pad.write_text("{\n" + ",\n".join(regels) + "\n}\n", encoding="utf-8")


def lees_uitslag(pad: Path) -> Uitslag:
    """Return the run that ``schrijf_uitslag`` wrote; raises EvaluatieFout when the file is none."""
    try:
        data = json.loads(pad.read_text(encoding="utf-8"))
        _controleer(data)
    except (OSError, ValueError, TypeError, AttributeError) as fout:
        raise EvaluatieFout(
            f"{pad} is geen eerdere meting ({fout}). Bewaar er eerst een: plantoets evalueer MAP --bewaar {pad.name}"
        ) from fout
    return cast("Uitslag", data)


def _controleer(data: dict[str, Any]) -> None:
    """Raise TypeError, AttributeError or ValueError when this is not a run."""
    for criteria in data.values():
        for maten in criteria.values():
            for aantallen in maten.values():
                mis, geheel = aantallen
                if not isinstance(mis, int) or not isinstance(geheel, int):
                    raise TypeError(f"{aantallen!r} zijn geen aantallen")


def fouten(maat: Maatstaf, telling: Telling) -> int:
    """Return how often a measure goes wrong, whichever way it counts."""
    deel, geheel = maat.deel(telling), maat.geheel(telling)
    return geheel - deel if maat.gehaald(1.0) else deel


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


def _mis(telling: Telling) -> Iterator[tuple[str, list[int]]]:
    for maat in MAATSTAVEN:
        aantal = fouten(maat, telling)
        if aantal:
            yield maat.naam, [aantal, maat.geheel(telling)]


def _cellen(uitslag: Uitslag) -> Iterator[tuple[str, str, str, int]]:
    for plan, criteria in uitslag.items():
        for nummer, maten in criteria.items():
            for maat, (aantal, _) in maten.items():
                yield plan, nummer, maat, aantal
