"""A Toetsing as JSON: the contract with other programs, and a form from which the same Toetsing returns."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classify import (
    Afgewezen,
    Bevinding,
    Bewijs,
    Kenmerk,
    Kleur,
    OnleesbarePagina,
    Soort,
    Staat,
    Toetsing,
    toets,
    toetsing_naar_dict,
    toetsing_naar_opslag,
    toetsing_uit_opslag,
)
from extract import Box, Place
from tests.classify_hulp import alinea, criteria, document, inhoudsregel, kop

GETAL = st.floats(allow_nan=False, allow_infinity=False, width=32)
TEKST = st.text(max_size=30)
TEKSTEN = st.lists(TEKST, max_size=3).map(tuple)
PLAATSEN = st.lists(
    st.builds(Place, st.integers(1, 400), st.lists(st.builds(Box, GETAL, GETAL, GETAL, GETAL), max_size=2).map(tuple)),
    max_size=2,
).map(tuple)
BEWIJS = st.builds(
    Bewijs,
    citaat=TEKST,
    pagina=st.integers(1, 400),
    bladzijde=TEKST,
    soort=st.sampled_from(Soort),
    kop=TEKST,
    termen=TEKSTEN,
    kenmerken=st.lists(st.sampled_from(Kenmerk), max_size=3).map(tuple),
    score=st.floats(0, 1),
    regel=TEKST,
    start=st.integers(0, 10**7),
    end=st.integers(0, 10**7),
    plaatsen=PLAATSEN,
)
AFGEWEZEN = st.builds(Afgewezen, citaat=TEKST, pagina=st.integers(1, 400), bladzijde=TEKST, reden=TEKST, termen=TEKSTEN)
BEVINDING = st.builds(
    Bevinding,
    nummer=TEKST,
    titel=TEKST,
    staat=st.sampled_from(Staat),
    voorstel=st.none() | st.sampled_from(Kleur),
    regel=TEKST,
    duiding=TEKST,
    bewijs=st.lists(BEWIJS, max_size=3).map(tuple),
    afgewezen=st.lists(AFGEWEZEN, max_size=3).map(tuple),
    gezocht_op=TEKSTEN,
)
TOETSING = st.builds(
    Toetsing,
    bestand=TEKST,
    sha256=TEKST,
    paginas=st.integers(0, 400),
    bladzijden=TEKSTEN,
    bevindingen=st.lists(BEVINDING, max_size=3).map(tuple),
    onleesbaar=st.lists(st.builds(OnleesbarePagina, st.integers(1, 400), TEKST), max_size=2).map(tuple),
    versies=st.dictionaries(TEKST, TEKST, max_size=3),
)


@given(TOETSING)
def test_what_is_stored_comes_back_the_same(toetsing: Toetsing) -> None:
    assert toetsing_uit_opslag(json.loads(json.dumps(toetsing_naar_opslag(toetsing)))) == toetsing


@given(TOETSING)
def test_the_machine_interface_has_exactly_the_keys_of_the_contract(toetsing: Toetsing) -> None:
    data = json.loads(json.dumps(toetsing_naar_dict(toetsing)))
    assert list(data) == ["bestand", "sha256", "paginas", "bladzijden", "onleesbaar", "criteria"]
    for item in data["onleesbaar"]:
        assert list(item) == ["pagina", "reden"]
    for item in data["criteria"]:
        assert list(item) == [
            *("nummer", "titel", "staat", "voorstel", "regel", "duiding", "bewijs", "afgewezen", "gezocht_op"),
            "onderdelen",
        ]
        for bewijs in item["bewijs"]:
            assert list(bewijs) == ["citaat", "pagina", "bladzijde", "soort", "kop", "termen", "kenmerken", "score"]
        for afgewezen in item["afgewezen"]:
            assert list(afgewezen) == ["citaat", "pagina", "bladzijde", "reden"]


def een_toetsing() -> dict[str, Any]:
    gemaakt = document(
        kop("5.6 Innovatie"),
        inhoudsregel("5.6 Innovatieagenda"),
        alinea("De innovatieagenda is op 12 juni 2024 door het algemeen bestuur vastgesteld."),
        onleesbaar=1,
    )
    return toetsing_naar_dict(toets(gemaakt, criteria()))


def test_the_values_are_the_words_of_the_contract() -> None:
    data = een_toetsing()
    per_nummer = {item["nummer"]: item for item in data["criteria"]}
    assert data["onleesbaar"] == [{"pagina": 2, "reden": "beeld zonder tekst"}]
    assert (per_nummer["9"]["staat"], per_nummer["9"]["voorstel"]) == ("genoemd", "groen")
    assert (per_nummer["14"]["staat"], per_nummer["14"]["voorstel"]) == ("niet_vast_te_stellen", None)
    assert per_nummer["9"]["bewijs"][0]["soort"] == "tekst"
    assert set(per_nummer["9"]["bewijs"][0]["kenmerken"]) <= {str(kenmerk) for kenmerk in Kenmerk}
    assert {item["reden"] for item in per_nummer["9"]["afgewezen"]} == {"inhoudsopgave"}


def test_the_printed_page_is_a_text_even_where_none_is_printed() -> None:
    assert een_toetsing()["bladzijden"] == ["1", ""]


@pytest.mark.parametrize("weg", ["bestand", "criteria", "versies", "onleesbaar"])
def test_a_stored_form_that_misses_a_part_is_refused(weg: str) -> None:
    data = toetsing_naar_opslag(toets(document(alinea("Niets.")), criteria()))
    del data[weg]
    with pytest.raises(KeyError):
        toetsing_uit_opslag(data)


def test_a_stored_form_with_an_unknown_staat_is_refused() -> None:
    data = toetsing_naar_opslag(toets(document(alinea("Niets.")), criteria()))
    data["criteria"][0]["staat"] = "misschien"
    with pytest.raises(ValueError, match="misschien"):
        toetsing_uit_opslag(data)
