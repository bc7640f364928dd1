"""Agreement between two assessors: the numbers of the textbook, and nothing claimed from a handful."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from classify import Kleur, Staat
from corpus import Oordeel
from corpus.eensgezindheid import GENOEG, Paar, kappa, meet, overname_van, paren

BEGIN = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)


def oordeel(
    wie: str, kleur: Kleur | None, *, blind: bool = False, nummer: str = "7", waarom: str = "", later: int = 0
) -> Oordeel:
    return Oordeel(nummer, kleur, Staat.GENOEMD, "", wie, BEGIN + timedelta(minutes=later), waarom, blind=blind)


def paar(een: Kleur | None, ander: Kleur | None) -> Paar:
    return Paar("ODG", "7", oordeel("Anna", een), oordeel("Bram", ander, blind=True))


def anders(een: int, ander: int) -> float:
    return float(een != ander)


def kwadraat(een: int, ander: int) -> float:
    return float((een - ander) ** 2)


def test_kappa_is_that_of_the_textbook() -> None:
    # Two readers and fifty applications: 20 times both yes, 15 times both no, 5 and 10 times apart. Kappa is 0.40.
    keuzes = [(1, 1)] * 20 + [(2, 2)] * 15 + [(1, 2)] * 5 + [(2, 1)] * 10
    assert kappa(keuzes, anders) == pytest.approx(0.4)


def test_weighted_kappa_counts_red_against_green_four_times_as_heavy() -> None:
    # By hand: observed squared distance 4 + 1 = 5; expected from the margins (5,3,2) and (4,4,2) over ten pairs:
    # 1*(5*4 + 3*4 + 3*2 + 2*4)/10 + 4*(5*2 + 2*4)/10 = 4.6 + 7.2 = 11.8.
    keuzes = [(1, 1)] * 4 + [(2, 2)] * 3 + [(3, 3)] + [(1, 3)] + [(3, 2)]
    assert kappa(keuzes, kwadraat) == pytest.approx(1 - 5 / 11.8)


def test_full_agreement_is_one_and_agreement_by_chance_is_zero() -> None:
    assert kappa([(1, 1)] * 5 + [(3, 3)] * 5, anders) == 1
    assert kappa([(1, 1), (1, 2), (2, 1), (2, 2)] * 5, anders) == pytest.approx(0)


def test_when_both_always_chose_the_same_there_is_no_kappa() -> None:
    assert kappa([(1, 1)] * 20, anders) is None
    assert kappa([], anders) is None


def test_a_handful_of_pairs_gives_no_kappa() -> None:
    weinig = meet([paar(Kleur.ROOD, Kleur.GROEN)] * (GENOEG - 1))
    assert (weinig.is_te_weinig, weinig.kappa, weinig.gewogen, weinig.gelijk) == (True, None, None, 0)
    genoeg = meet([paar(Kleur.ROOD, Kleur.ROOD)] * 8 + [paar(Kleur.GROEN, Kleur.GROEN), paar(None, Kleur.ROOD)])
    assert (genoeg.aantal, genoeg.gelijk, genoeg.gewogen) == (10, 9, None)
    assert genoeg.kappa is not None


def test_only_what_two_different_people_decided_is_compared() -> None:
    eerste, tweede = oordeel("Anna", Kleur.ROOD), oordeel("Bram", Kleur.GROEN, blind=True, later=1)
    zelf = oordeel("anna", Kleur.GROEN, blind=True, later=2)
    alleen = oordeel("Bram", Kleur.GROEN, blind=True, nummer="8")
    assert paren({"ODG": (eerste, tweede, zelf, alleen), "ODT": ()}) == (Paar("ODG", "7", eerste, tweede),)


def test_the_newest_decisions_are_compared_and_a_decision_that_was_taken_over_is_not() -> None:
    eerste, herzien = oordeel("Anna", Kleur.ROOD), oordeel("Anna", Kleur.ORANJE, later=1)
    tweede = oordeel("Bram", Kleur.GROEN, blind=True, later=2)
    overgenomen = oordeel("Anna", Kleur.GROEN, later=3, waarom=f"{overname_van(tweede)}: goed gezien")
    (gevonden,) = paren({"ODG": (eerste, herzien, tweede, overgenomen)})
    assert (gevonden.eerste, gevonden.tweede, gevonden.is_gelijk) == (herzien, tweede, False)
