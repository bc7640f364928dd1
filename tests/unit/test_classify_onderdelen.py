"""The parts of criterium 4, each with its own state, its passages and its words in the duiding."""

from __future__ import annotations

import json

import pytest

from classify import Bevinding, Kleur, Onderdeel, Staat, toets, toetsing_naar_dict, toetsing_naar_opslag
from classify import toetsing_uit_opslag as herstel
from tests.classify_hulp import Stuk, alinea, criteria, document, inhoudsregel

MANDAAT = "Alle colleges hebben de directeur gemandateerd, per 1 juli 2024."
INRICHTING = "De rollen van eigenaar en opdrachtgever zijn sinds 2023 gescheiden."
VRIJ = "Het dagelijks bestuur mengt zich niet in individuele zaken: de onafhankelijkheid staat in het statuut."


def bevinding(*stukken: Stuk, onleesbaar: int = 0, nummer: str = "4") -> Bevinding:
    return toets(document(*stukken, onleesbaar=onleesbaar), criteria()).bevinding(nummer)


def staten(gevonden: Bevinding) -> dict[str, Staat]:
    return {onderdeel.naam: onderdeel.staat for onderdeel in gevonden.onderdelen}


def test_a_part_that_is_described_names_its_passages() -> None:
    gevonden = bevinding(alinea(MANDAAT), alinea(INRICHTING))
    assert staten(gevonden) == {
        "inrichting": Staat.GENOEMD,
        "onafhankelijkheid": Staat.ONTBREEKT,
        "mandaat": Staat.GENOEMD,
    }
    for naam, tekst in (("mandaat", MANDAAT), ("inrichting", INRICHTING)):
        assert [gevonden.bewijs[plaats].citaat for plaats in gevonden.bewijs_bij(naam)] == [tekst]
    assert gevonden.bewijs_bij("onafhankelijkheid") == ()
    assert gevonden.duiding.startswith("Beschreven: inrichting en mandaat. Niet aangetroffen: onafhankelijkheid.")


def test_all_three_parts_with_facts_are_green() -> None:
    gevonden = bevinding(alinea(MANDAAT), alinea(INRICHTING), alinea(VRIJ))
    assert (set(staten(gevonden).values()), gevonden.voorstel) == ({Staat.GENOEMD}, Kleur.GROEN)


def test_a_part_whose_words_stand_elsewhere_in_the_plan_is_possible_and_never_missing() -> None:
    elders = alinea("De onafhankelijkheid van het onderzoeksbureau stond buiten kijf.")
    gevonden = bevinding(alinea(MANDAAT), elders)
    assert staten(gevonden)["onafhankelijkheid"] is Staat.MOGELIJK
    assert "na te gaan door de beoordelaar: onafhankelijkheid" in gevonden.duiding
    assert staten(bevinding(alinea(MANDAAT), inhoudsregel("Onafhankelijkheid 12")))["onafhankelijkheid"] is (
        Staat.ONTBREEKT
    )


@pytest.mark.parametrize(("onleesbaar", "staat"), [(0, Staat.ONTBREEKT), (1, Staat.NIET_VAST_TE_STELLEN)])
def test_what_cannot_be_read_is_not_called_missing(onleesbaar: int, staat: Staat) -> None:
    assert staten(bevinding(alinea(MANDAAT), onleesbaar=onleesbaar))["onafhankelijkheid"] is staat
    assert set(staten(bevinding(alinea("Wij werken veilig."), onleesbaar=onleesbaar)).values()) == {staat}


def test_other_criteria_have_no_parts() -> None:
    assert bevinding(alinea("De innovatieagenda is vastgesteld."), nummer="9").onderdelen == ()


def test_the_machine_interface_names_parts_with_the_places_of_their_passages() -> None:
    toetsing = toets(document(alinea(MANDAAT), alinea(INRICHTING)), criteria())
    vier = toetsing_naar_dict(toetsing)["criteria"][1]
    assert vier["nummer"] == "4"
    plaats = {item["naam"]: item["bewijs"] for item in vier["onderdelen"]}
    assert sorted(plaats["mandaat"] + plaats["inrichting"]) == [0, 1]
    assert [item["staat"] for item in vier["onderdelen"]] == ["genoemd", "ontbreekt", "genoemd"]


def test_parts_come_back_from_the_store_and_results_of_the_first_release_have_none() -> None:
    toetsing = toets(document(alinea(MANDAAT), alinea(INRICHTING)), criteria())
    opgeslagen = json.loads(json.dumps(toetsing_naar_opslag(toetsing)))
    assert herstel(opgeslagen) == toetsing
    for item in opgeslagen["criteria"]:
        del item["onderdelen"]
    oud = herstel(opgeslagen).bevinding("4")
    assert (oud.onderdelen, {bewijs.onderdelen for bewijs in oud.bewijs}) == ((), {()})
    assert Onderdeel("mandaat", Staat.GENOEMD) in toetsing.bevinding("4").onderdelen
