"""Every term of the criteria is general use: of the trade, of the dictionary, or with a reason written down."""

from __future__ import annotations

import pytest

from benchmarks.termbronnen import GRONDEN, laad_bronnen
from classify import load_criteria

TERMEN = {term for item in load_criteria().criteria for termen in item.begrippen.values() for term in termen}


def test_no_term_rests_on_one_writers_words() -> None:
    bronnen = laad_bronnen()
    zonder = sorted(term for term in TERMEN if not bronnen.grond(term))
    assert zonder == [], "take the term out, or put it with its reason under 'toegelicht' in benchmarks/vakwoorden.yaml"


def test_no_reason_is_kept_for_a_term_that_is_gone() -> None:
    assert sorted(laad_bronnen().toegelicht - TERMEN) == []


@pytest.mark.parametrize(
    ("term", "grond"),
    [
        ("innovatie-agenda", "gezien"),
        ("innovatiefonds", "vaktaal"),
        ("huis", "woordenboek"),
        ("stelt ... vast", "woordenboek"),
        ("*tafelinnovatie", "samenstelling"),
        ("set 2.1", "toegelicht"),
        ("blurkwaf", ""),
        ("=blurkwaf huis", ""),
    ],
)
def test_a_term_rests_on_the_best_ground_there_is(term: str, grond: str) -> None:
    assert laad_bronnen().grond(term) == grond
    assert grond in (*GRONDEN, "")
