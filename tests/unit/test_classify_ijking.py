"""What the wording of a mention decides: what is set aside, what is only possible, and what never falls silent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classify import Bevinding, Criteria, Staat, toets
from classify.ijking import GEEN_MEDEDELING, VERWANT, is_sprekend, laad_ijking, leesbaar, logit
from classify.speurwerk import uitgeschreven
from tests.classify_hulp import Stuk, alinea, criteria, document, kop, rij

GEVONDEN = (Staat.GENOEMD, Staat.MOGELIJK, Staat.NVT)
KENMERKEN = st.frozensets(st.sampled_from(sorted(laad_ijking().mededeling.gewichten)), max_size=60)


def bevinding(nummer: str, *delen: Stuk, met: Criteria | None = None) -> Bevinding:
    return toets(document(*delen), met or criteria()).bevinding(nummer)


def test_every_criterium_that_comes_with_the_program_has_weights_of_its_own() -> None:
    assert set(laad_ijking().verwant) == {criterium.titel for criterium in criteria().criteria}


@settings(deadline=None)  # the first sentence reads the word lists
@given(KENMERKEN)
def test_a_chance_is_a_chance_whatever_the_features(kenmerken: frozenset[str]) -> None:
    for gewichten in (laad_ijking().mededeling, *laad_ijking().verwant.values()):
        assert 0 < gewichten.kans(kenmerken) < 1


@settings(deadline=None)  # the first sentence reads the word lists
@given(KENMERKEN, st.sampled_from([1, -1]))
def test_the_words_that_are_shown_are_in_the_sentence_and_speak_by_themselves(
    kenmerken: frozenset[str], teken: int
) -> None:
    getoond = laad_ijking().mededeling.zwaarste(kenmerken, teken)
    assert set(getoond) <= kenmerken
    assert all(is_sprekend(kenmerk) for kenmerk in getoond)
    assert all(teken * laad_ijking().mededeling.gewichten[kenmerk] > 0 for kenmerk in getoond)


def test_no_word_stands_in_one_plan_only() -> None:
    """Names of services, places and people of the labelled plans are not what the weights are about."""
    namen = [
        json.loads(pad.read_text(encoding="utf-8"))["dienst"] for pad in Path("tests/data/plannen").glob("*/gold.json")
    ]
    afkortingen = {dienst["afkorting"].casefold() for dienst in namen}
    assert len(afkortingen) > 20
    for gewichten in (laad_ijking().mededeling, *laad_ijking().verwant.values()):
        assert not afkortingen & {woord for kenmerk in gewichten.gewichten for woord in kenmerk.split()}


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("16", "De rederij heeft voor haar bemanning een opleidingsprogramma met simulator ontwikkeld."),
        ("7", "De supermarkten in de kernen hebben negentig procent van hun personeel in vaste dienst."),
        ("14", "De fusie van de twee zorggroepen leidt tot de bouw van een nieuw laboratorium."),
    ],
)
def test_what_somebody_else_does_makes_no_criterium_mentioned(nummer: str, zin: str) -> None:
    gevonden = bevinding(nummer, kop("Bedrijven in de streek"), alinea(zin))
    assert gevonden.staat is not Staat.GENOEMD


def test_a_mention_that_is_set_aside_for_its_wording_shows_the_words() -> None:
    zin = "Gemeenten, provincie en waterschap hebben voor de stuurgroep van de leverancier een opleidingsprogramma."
    redenen = [item.reden for item in bevinding("16", kop("Het zaaksysteem"), alinea(zin)).afgewezen]
    assert redenen
    assert all(not reden.startswith(GEEN_MEDEDELING) or ": " in reden for reden in redenen)


def test_not_applicable_is_an_answer_however_it_is_worded() -> None:
    assert bevinding("14", alinea("Fusie: niet van toepassing.")).staat is Staat.NVT
    assert bevinding("14", kop("Bedrijven"), alinea("Een fusie is hier niet aan de orde.")).staat is Staat.NVT


def test_a_criterium_that_nobody_labelled_plans_for_is_left_to_the_rules() -> None:
    zin = "De rederij heeft voor haar bemanning een opleidingsprogramma met simulator ontwikkeld."
    eigen = Criteria(tuple(replace(c, titel=f"Proef {c.nummer}") for c in criteria().criteria), "proef")
    andere = [item.reden for item in bevinding("16", alinea(zin), met=eigen).afgewezen]
    assert not any(reden.startswith(GEEN_MEDEDELING) for reden in andere)


def test_what_no_rule_finds_and_reads_like_cited_passages_is_possible_and_names_its_words() -> None:
    zin = "Bij 21 van de 24 vakken is het goed; voor de andere drie zijn in juni mensen aangenomen."
    gevonden = bevinding("8", kop("Zijn wij goed in ons vak?"), alinea(zin))
    assert gevonden.staat in GEVONDEN
    verwant = [item for item in gevonden.bewijs if VERWANT in gevonden.regel or item.termen]
    assert verwant


def test_the_budget_is_no_programme_and_a_programme_with_a_budget_is() -> None:
    budget = alinea("Voor scholing is in 2025 € 208.000 begroot, dat is 2,1 procent van de loonsom.")
    assert bevinding("17", kop("Leren"), budget).staat is Staat.GENOEMD
    alleen = bevinding("16", kop("Leren"), budget)
    assert alleen.staat is Staat.ONTBREEKT
    assert alleen.afgewezen
    programma = alinea("Het opleidingsprogramma 2025 is door de directie vastgesteld en kost € 208.000.")
    assert bevinding("16", kop("Leren"), programma).staat is Staat.GENOEMD


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("Een korte controle heet bij ons een BI, een basisinspectie; daarvoor is tijd.", ["basisinspectie"]),
        ("De BI, waarmee de brandveiligheidsinspectie wordt bedoeld, kost tijd.", ["brandveiligheidsinspectie"]),
        ("Het team BI (bodem en industrie) heeft 14 fte.", ["bodem en industrie"]),
        ("In onze dienst staat BI voor ‘bijzondere inrichtingen’.", ["bijzondere inrichtingen"]),
        ("Met de afkorting BI wordt bodeminformatie bedoeld.", ["bodeminformatie"]),
        ("Business intelligence (BI) helpt ons.", ["business intelligence"]),
        ("BI Basisinspectie: een routinebezoek.", ["basisinspectie"]),
        ("De BI bestaat uit drie mensen. Business cases zijn er niet.", []),
        ("Wij richten BI in. BI is voor ons van belang.", []),
    ],
)
def test_what_a_plan_writes_out_for_an_abbreviation_is_read(tekst: str, vormen: list[str]) -> None:
    assert list(uitgeschreven("BI", tekst)) == vormen


def test_an_abbreviation_that_stands_for_something_else_counts_only_beside_words_of_what_is_meant() -> None:
    elders = alinea("De BI (basisinspectie) is een routinebezoek.")
    kaal = alinea("De capaciteit voor de BI bedraagt 3,4 fte.", pagina=2)
    assert bevinding("19", elders, kop("Toezicht", pagina=2), kaal).staat is not Staat.GENOEMD
    assert bevinding("19", kop("Toezicht", pagina=2), kaal).staat in GEVONDEN
    data = alinea("Ons datateam voor BI bestaat uit 3,4 fte.", pagina=2)
    assert bevinding("19", elders, kop("Data", pagina=2), data).staat in GEVONDEN


@pytest.mark.parametrize(
    "zin",
    [
        "Een opleidingsprogramma maakt er geen deel van uit.",
        "Het opleidingsprogramma is geen onderwerp van deze routekaart.",
        "Over het opleidingsprogramma volgt een aparte notitie, die nog niet is begonnen.",
        "Een opleidingsprogramma is bewust niet opgenomen.",
        "Over een opleidingsprogramma kan in dit stadium geen mededeling worden gedaan.",
        "Voor het opleidingsprogramma wordt verwezen naar de volgende versie.",
        "Een beschrijving van het opleidingsprogramma is achterwege gelaten.",
        "Evenmin is een opgave van het opleidingsprogramma opgenomen.",
        "Wat betreft het opleidingsprogramma is er in deze periode niets te melden.",
        "Men wil ook weten of er een opleidingsprogramma is.",
        "Beschrijf of er een opleidingsprogramma is.",
    ],
)
def test_the_many_ways_to_say_that_a_plan_says_nothing_make_nothing_mentioned(zin: str) -> None:
    gevonden = bevinding("16", alinea(zin))
    assert gevonden.staat is Staat.ONTBREEKT, [item.citaat for item in gevonden.bewijs]
    assert gevonden.afgewezen


def test_what_holds_for_a_subject_as_for_the_one_that_was_denied_is_denied_too() -> None:
    zinnen = "Over de fusie zegt dit plan niets. Voor het opleidingsprogramma geldt hetzelfde."
    assert bevinding("16", alinea(zinnen)).staat is Staat.ONTBREEKT


def test_answers_under_a_heading_on_the_ministrys_questions_are_heard() -> None:
    antwoorden = [
        alinea("Wij hebben de zes gemeenten gesproken."),
        alinea("Onze medewerkers volgen een opleidingsprogramma."),
        alinea("De grens van de dienst valt samen met die van de veiligheidsregio."),
        alinea("Wij zien geen reden om haar te verleggen."),
    ]
    assert bevinding("20", kop("De vragen van het ministerie"), *antwoorden).staat in GEVONDEN
    norm = alinea("De grens van de dienst valt samen met die van de veiligheidsregio.")
    assert bevinding("20", kop("De vragen van het ministerie"), norm).staat is Staat.ONTBREEKT


def test_a_list_of_words_under_a_short_heading_is_for_looking_things_up() -> None:
    woorden = [
        kop("Bijlage 1 Woorden"),
        rij("Opleidingsbudget", "Geld voor scholing, uitgedrukt in een deel van de loonsom"),
        rij("Plustaken", "Taken die een gemeente extra laat doen"),
    ]
    assert bevinding("17", *woorden).staat is Staat.ONTBREEKT


def test_log_odds_are_symmetric_and_never_infinite() -> None:
    assert logit(0.5) == 0
    assert logit(0.2) == pytest.approx(-logit(0.8))
    assert abs(logit(0)) < 10 > logit(1)


def test_features_are_shown_as_words() -> None:
    assert leesbaar("@kop zaaksysteem") == "kop «zaaksysteem»"
    assert leesbaar("@wending norm_geciteerd") == "norm geciteerd"
    assert leesbaar("§ van") == "… van"


def test_an_aim_of_which_the_working_out_comes_later_is_told_all_the_same() -> None:
    zin = "De dienst streeft naar een groep van drie tot vier data-analisten; hoe die er komt, is nog niet uitgewerkt."
    assert bevinding("19", alinea(zin)).staat in GEVONDEN
    assert bevinding("19", alinea("De capaciteit voor data-analyse is nog niet uitgewerkt.")).staat is Staat.ONTBREEKT


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("10", "Er is vooralsnog geen innovatiebudget opgenomen in de begroting."),
        ("10", "Evenmin is er een innovatiebudget opgenomen in de begroting 2025."),
        ("10", "De accountant stelde vast dat het innovatiebudget 1,2 procent van de begroting is."),
        ("14", "Over de fusie volgt in het najaar een voorstel aan het algemeen bestuur."),
        ("14", "Een fusie is na onderzoek achterwege gelaten."),
        ("16", "In het opleidingsplan staat te lezen welke cursussen iedere toezichthouder volgt."),
        ("16", "Opleidingsbudget € 200.000, besteed volgens het vastgestelde scholingsplan."),
        ("17", "In dit programma is niet alleen het opleidingsbudget van 3,2 procent van de loonsom opgenomen."),
        ("18", "Het datateam van 3,6 fte werkt informatiegestuurd."),
        ("18", "Beschrijf het datagestuurd werken in een datastrategie: gereed Q2 2025."),
        ("19", "De plek van data-analist is bewust opengelaten."),
        ("20", "Wij gaan niet uit van de provinciegrens maar van het werkgebied van de veiligheidsregio."),
    ],
)
def test_what_only_sounds_like_a_denial_or_like_the_sister_is_never_silence(nummer: str, zin: str) -> None:
    gevonden = bevinding(nummer, alinea(zin))
    assert gevonden.staat in GEVONDEN, [item.reden for item in gevonden.afgewezen]
