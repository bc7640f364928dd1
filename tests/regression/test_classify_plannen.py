"""No change of the rules makes a figure worse on the labelled plans without being seen."""

from __future__ import annotations

from classify.evaluatie import achteruit, per_maat, verschillen
from tests.classify_hulp import ALLE_PLANNEN
from tests.classify_maat import meet, verwacht


def test_no_measure_goes_wrong_more_often_than_the_committed_table_says() -> None:
    voor, na = verwacht(), meet()
    print("\n".join(verschillen(voor, na)))  # noqa: T201 - gains and losses, shown when the test fails
    assert achteruit(voor, na) == [], "renew the table on purpose with: python -m tests.classify_maat --vernieuw"


def test_the_table_counts_and_compares() -> None:
    voor = {"a": {"1": {"maat": [2, 5]}, "4": {"maat": [1, 1], "ander": [1, 2]}}}
    na = {"a": {"1": {"maat": [1, 5]}, "4": {"maat": [3, 3]}}, "b": {}}
    assert per_maat(voor) == {"maat": 3, "ander": 1}
    assert achteruit(voor, na) == ["maat: 3 -> 4 keer fout"]
    assert achteruit(na, voor) == ["ander: 0 -> 1 keer fout"]
    assert verschillen(voor, na) == [
        "slechter  a, criterium 4: maat (1 -> 3)",
        "beter     a, criterium 1: maat (2 -> 1)",
        "beter     a, criterium 4: ander (1 -> 0)",
    ]


def test_the_table_holds_every_labelled_plan() -> None:
    assert len(verwacht()) == len(ALLE_PLANNEN)
