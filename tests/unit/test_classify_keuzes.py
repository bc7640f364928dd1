"""What a user sets per criterium beside terms and rules: vetoed forms, weights, and the questions put to a service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from classify import Criteria, CriteriaFout, Staat, controleer, document_uit_tekst, load_criteria, toets
from tests.classify_hulp import alinea, criteria, document, kop

VRAAG = "Hoe denkt de dienst het opleidingsprogramma voor toezichthouders in 2025 uit te breiden?"


def eigen(map_: Path, **sleutels: object) -> Criteria:
    """Return a small criteria file on an innovation agenda, with these keys added to its criterium."""
    criterium: dict[str, Any] = {
        "nummer": "9",
        "titel": "Komt er een proefagenda?",
        "kort": "een innovatieagenda",
        "vraag": "Komt er een innovatie-agenda?",
        "soort": "document",
        "bron": "proef",
        "status": "bevestigd",
        "begrippen": {"agenda": ["*agenda"], "nieuw": ["vernieuwing"]},
        "koppen": ["agenda"],
        "steun": ["nieuw"],
        "regels": [
            {"id": "agenda", "alle": ["agenda"], "sterkte": "gewoon"},
            {"id": "nieuw", "alle": ["nieuw"], "sterkte": "sterk"},
        ],
    }
    pad = map_ / "eigen.yaml"
    gedeeld = {"buitenstaanders": ["school"]}
    pad.write_text(yaml.safe_dump({"gedeeld": gedeeld, "criteria": [criterium | sleutels]}), encoding="utf-8")
    return load_criteria(pad)


def staat(zin: str, met: Criteria) -> Staat:
    return toets(document_uit_tekst(zin), met).bevindingen[0].staat


def test_a_vetoed_form_does_not_count_and_other_forms_of_the_term_do(tmp_path: Path) -> None:
    gekozen = eigen(tmp_path, geweerd=["Vergaderagenda", "agenda’s"])
    assert staat("De vergaderagenda is vastgesteld.", gekozen) is Staat.ONTBREEKT
    assert staat("Twee agenda's liggen klaar.", gekozen) is Staat.ONTBREEKT
    assert staat("De innovatieagenda is vastgesteld.", gekozen) is Staat.GENOEMD


def test_a_veto_of_one_criterium_leaves_the_others_alone(tmp_path: Path) -> None:
    een = eigen(tmp_path, geweerd=["innovatieagenda"]).criteria[0]
    twee = eigen(tmp_path, nummer="90").criteria[0]
    gevonden = toets(document_uit_tekst("De innovatieagenda is vastgesteld."), Criteria((een, twee), "proef"))
    assert [item.staat for item in gevonden.bevindingen] == [Staat.ONTBREEKT, Staat.GENOEMD]


def test_weights_put_the_passages_of_a_criterium_in_another_order(tmp_path: Path) -> None:
    tekst = document_uit_tekst(
        "Onze agenda voor de komende jaren is hier uitgebreid en in gewone woorden beschreven.",
        "Van vernieuwing komt elke dag opnieuw iets terecht in het werk dat mensen hier doen.",
    )
    gewoon = toets(tekst, eigen(tmp_path)).bevindingen[0].bewijs
    assert [item.regel for item in gewoon] == ["nieuw", "agenda"]
    anders = toets(tekst, eigen(tmp_path, gewichten={"sterk": 0.61, "gewoon": 0.6})).bevindingen[0].bewijs
    assert anders[0].score - anders[1].score < gewoon[0].score - gewoon[1].score


def test_a_vetoed_form_that_no_term_finds_is_a_problem_of_the_file(tmp_path: Path) -> None:
    moet = {"moet": ["De agenda is klaar."], "moet_niet": ["De koffie is klaar."]}
    assert controleer(eigen(tmp_path, geweerd=["vergaderagenda"], **moet)) == []
    problemen = controleer(eigen(tmp_path, geweerd=["vergaderschema"], **moet))
    assert [probleem.split(" wordt")[0] for probleem in problemen] == ["Criterium 9: de geweerde vorm «vergaderschema»"]


@pytest.mark.parametrize(
    ("sleutels", "melding"),
    [
        ({"gewichten": {"sterk": 2}}, "'sterk' moet een getal tussen 0 en 1 zijn, niet 2"),
        ({"gewichten": {"zwak": True}}, "'zwak' moet een getal"),
        ({"gewichten": {"zwak": 0.7}}, "zwak moet minder wegen dan gewoon"),
        ({"gewichten": {"strek": 0.7}}, "bedoelde u 'sterk'?"),
        ({"geweerd": "agenda"}, "hier hoort een lijst"),
    ],
)
def test_a_mistake_in_these_keys_is_named_with_its_place(
    sleutels: dict[str, object], melding: str, tmp_path: Path
) -> None:
    with pytest.raises(CriteriaFout, match=r"eigen\.yaml, criterium 9") as fout:
        eigen(tmp_path, **sleutels)
    assert melding in str(fout.value)


def test_a_plan_that_repeats_the_question_put_to_its_service_has_not_answered_it() -> None:
    plan = document(kop("Vragen en antwoorden"), alinea(VRAAG.rstrip("?") + "."))
    zonder = toets(plan, criteria()).bevinding("16")
    met = toets(plan, criteria(), vragen={"16": VRAAG}).bevinding("16")
    assert zonder.staat is Staat.GENOEMD
    assert met.staat is Staat.ONTBREEKT
    assert [item.reden for item in met.afgewezen] == ["vraag van het ministerie"]


def test_a_part_of_the_question_is_the_question_too_and_an_answer_in_its_words_is_not() -> None:
    gekozen = criteria().met_vragen({"16": VRAAG})
    assert staat_van("het opleidingsprogramma voor toezichthouders in 2025", gekozen) is Staat.ONTBREEKT
    antwoord = "Wij breiden het opleidingsprogramma voor toezichthouders in 2025 uit."
    assert staat_van(antwoord, gekozen) is Staat.GENOEMD
    assert staat_van("Het opleidingsprogramma is vol.", gekozen) in (Staat.GENOEMD, Staat.MOGELIJK)


def staat_van(zin: str, met: Criteria) -> Staat:
    return toets(document_uit_tekst(zin), met).bevinding("16").staat


def test_questions_change_the_version_so_that_results_are_made_again() -> None:
    basis = criteria()
    assert basis.met_vragen({}) is basis
    assert basis.met_vragen({"16": "  "}) is basis
    een, twee = basis.met_vragen({"16": VRAAG}), basis.met_vragen({"16": VRAAG + " En waarom?"})
    assert len({basis.versie, een.versie, twee.versie}) == 3
    assert een.versie == basis.met_vragen({"16": VRAAG}).versie
    assert een.criterium("9") == basis.criterium("9")
