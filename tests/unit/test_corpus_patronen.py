"""Patterns over all plans: who answers, who declares a criterium nvt, who is silent; joint plans count once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from classify import Bevinding, Criteria, Staat, Toetsing, load_criteria
from corpus import Dienst, Dossier, Oordeel, RegisterFout, Ronde
from corpus.eenheden import eenheden
from corpus.gelding import geldend_deel
from corpus.patronen import Patroon, patronen, zonder_uitkomst

PLAN = Ronde("2024-plan", "Plannen", "plan van aanpak")


@pytest.fixture(scope="module")
def criteria() -> Criteria:
    return load_criteria()


def dossier(
    afkorting: str, staten: dict[str, Staat] | None, *, plan: str = "", samen_met: tuple[str, ...] = ()
) -> Dossier:
    dienst = Dienst(afkorting, afkorting, samen_met=samen_met)
    if staten is None:
        return Dossier(dienst, PLAN, Path(plan) if plan else None, None, fout="geen PDF" if plan else "")
    bevindingen = tuple(Bevinding(nummer, "t", staat, None, "", "") for nummer, staat in staten.items())
    toetsing = Toetsing("plan.pdf", "0" * 64, 1, ("1",), bevindingen)
    return Dossier(dienst, PLAN, Path(plan or f"{afkorting}.pdf"), toetsing)


def fusie(dossiers: list[Dossier], criteria: Criteria) -> Patroon:
    return next(patroon for patroon in patronen(dossiers, criteria) if patroon.nummer == "14")


def test_every_plan_is_named_once_per_criterium_and_a_joint_plan_by_all_its_services(criteria: Criteria) -> None:
    patroon = fusie(
        [
            dossier("A", {"14": Staat.NVT}),
            dossier("B", {"14": Staat.ONTBREEKT}),
            dossier("U1", {"14": Staat.GENOEMD}, plan="u.pdf"),
            dossier("C", {"14": Staat.MOGELIJK}),
            dossier("U2", {"14": Staat.GENOEMD}, plan="u.pdf"),
            dossier("D", {"14": Staat.NIET_VAST_TE_STELLEN}),
            dossier("E", {"7": Staat.GENOEMD}),
            dossier("F", None),
        ],
        criteria,
    )
    assert (patroon.nvt, patroon.zwijgt, patroon.inhoudelijk) == (("A",), ("B",), ("U1 + U2",))
    assert (patroon.mogelijk, patroon.niet_vast_te_stellen, patroon.geldt_niet) == (("C",), ("D",), ("E",))
    assert patroon.aantal == 5


def test_a_decision_about_one_service_of_a_joint_plan_counts_for_the_plan(criteria: Criteria) -> None:
    oordeel = Oordeel("14", None, Staat.NVT, "", "A", datetime(2025, 1, 1, tzinfo=UTC))
    een, twee = (dossier(naam, {"14": Staat.GENOEMD}, plan="u.pdf") for naam in ("U1", "U2"))
    assert fusie([een, replace(twee, oordelen={"14": oordeel})], criteria).nvt == ("U1 + U2",)


def test_services_without_a_result_are_named_apart() -> None:
    met, zonder = zonder_uitkomst(
        [dossier("A", {}), dossier("B", None, plan="b.pdf"), dossier("C", None), dossier("D", None, samen_met=("C",))]
    )
    assert ([een.naam for een in met], [een.naam for een in zonder]) == (["B"], ["C + D"])


def test_partners_with_plans_of_their_own_are_units_of_their_own() -> None:
    dossiers = [dossier("C", {"14": Staat.NVT}, samen_met=("D",)), dossier("D", {"14": Staat.NVT}, samen_met=("C",))]
    assert [eenheid.naam for eenheid in eenheden(dossiers)] == ["C", "D"]


def test_only_the_criteria_that_apply_stay_and_an_unknown_one_is_an_error() -> None:
    toetsing = dossier("A", {"7": Staat.GENOEMD, "14": Staat.NVT}).toetsing
    assert toetsing is not None
    geldend = geldend_deel(toetsing, Dienst("A", "A", criteria=("14",)))
    assert [bevinding.nummer for bevinding in geldend.bevindingen] == ["14"]
    assert geldend_deel(toetsing, Dienst("A", "A")) is toetsing
    with pytest.raises(RegisterFout, match="kolom criteria: bij A staat 41, maar dat criterium bestaat niet"):
        geldend_deel(toetsing, Dienst("A", "A", criteria=("14", "41")))
