"""What people said about quotes, applied: nothing is lost, nothing is claimed that no longer holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from classify import Afgewezen, Bewijs, Kleur, Soort, Staat, Toetsing
from corpus import OnbekendFout, Oordeel
from corpus.besluiten import (
    citaat_id,
    geldende,
    geldende_blind,
    is_geheel_weerlegd,
    oordeel_id,
    pas_toe,
    passage_id,
    vind_citaat,
)
from corpus.model import Bewijsbesluit, Bewijshandeling
from tests.generate_hulp import bevinding, bewijs, toetsing

EEN, TWEE = bewijs("We streven naar 80% vast."), bewijs("Inhuur neemt af.", pagina=4)
AF = Afgewezen("Medewerkers in vaste dienst", 2, "", "inhoudsopgave", ("vaste dienst",))
BEGIN = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)


def plan(*passages: Bewijs, staat: Staat = Staat.GENOEMD) -> Toetsing:
    gevonden = bevinding("7", staat, Kleur.ROOD, *passages)
    return toetsing(replace(gevonden, afgewezen=(AF,)), bevinding("8", Staat.GENOEMD, Kleur.GROEN, *passages))


def besluit(van: Bewijs | Afgewezen, handeling: Bewijshandeling, wie: str = "Anna", **meer: str) -> Bewijsbesluit:
    velden = {"nummer": "7", "bladzijde": van.bladzijde, "waarom": "gaat over inhuur", "plan": "0" * 64, **meer}
    return Bewijsbesluit(
        handeling=handeling,
        citaat_id=citaat_id("0" * 64, van),
        citaat=van.citaat,
        pagina=van.pagina,
        wie=wie,
        wanneer=BEGIN,
        **velden,
    )


def test_a_quote_keeps_its_number_whatever_else_is_found_out_about_it() -> None:
    id_ = citaat_id("a" * 64, EEN)
    assert len(id_) == 8
    assert citaat_id("a" * 64, replace(EEN, score=0.1, bladzijde="99", soort=Soort.LIJST)) == id_
    assert passage_id("a" * 64, EEN.pagina, "We  streven naar\n80% vast.") == id_
    anders = {citaat_id("b" * 64, EEN), citaat_id("a" * 64, replace(EEN, pagina=9)), citaat_id("a" * 64, TWEE)}
    assert len(anders | {id_}) == 4


def test_a_refuted_quote_moves_to_what_does_not_count_with_who_and_why() -> None:
    na = pas_toe(plan(EEN, TWEE), [besluit(EEN, Bewijshandeling.WEERLEGD)]).bevinding("7")
    assert na.bewijs == (TWEE,)
    assert na.afgewezen[0] == Afgewezen(EEN.citaat, 3, "1", "weerlegd door Anna: gaat over inhuur")
    assert na.afgewezen[1] == AF
    assert (na.staat, na.voorstel) == (Staat.GENOEMD, Kleur.ROOD)
    assert na.regel.endswith("(voorgesteld voordat 1 passage werd weerlegd)")


def test_a_refutation_concerns_one_criterium() -> None:
    assert pas_toe(plan(EEN), [besluit(EEN, Bewijshandeling.WEERLEGD)]).bevinding("8").bewijs == (EEN,)


def test_when_every_quote_is_refuted_the_program_does_not_say_that_the_plan_is_silent() -> None:
    na = pas_toe(plan(EEN), [besluit(EEN, Bewijshandeling.WEERLEGD)]).bevinding("7")
    assert (na.staat, na.voorstel, na.bewijs) == (Staat.MOGELIJK, None, ())
    assert na.duiding == ""
    assert "alle gevonden passages zijn weerlegd" in na.regel
    assert is_geheel_weerlegd(na)
    assert not is_geheel_weerlegd(plan(EEN).bevinding("7"))


def test_the_newest_word_about_a_quote_counts() -> None:
    weg, terug = besluit(EEN, Bewijshandeling.WEERLEGD), besluit(EEN, Bewijshandeling.HERSTELD)
    voor = plan(EEN, TWEE)
    assert pas_toe(voor, [weg, terug]) == voor
    assert pas_toe(voor, [weg, terug, weg]).bevinding("7").bewijs == (TWEE,)


def test_a_mention_that_the_program_set_aside_can_count_after_all() -> None:
    na = pas_toe(plan(EEN), [besluit(AF, Bewijshandeling.HERSTELD)]).bevinding("7")
    assert [een.citaat for een in na.bewijs] == [AF.citaat, EEN.citaat]
    assert na.afgewezen == ()
    assert na.bewijs[0].regel == "gekozen door Anna"


@pytest.mark.parametrize("staat", [Staat.ONTBREEKT, Staat.MOGELIJK, Staat.NIET_VAST_TE_STELLEN])
def test_with_a_quote_of_ones_own_the_plan_is_no_longer_silent_and_no_colour_is_claimed(staat: Staat) -> None:
    na = pas_toe(plan(staat=staat), [besluit(EEN, Bewijshandeling.EIGEN)]).bevinding("7")
    assert (na.staat, na.voorstel, na.duiding) == (Staat.GENOEMD, None, "")
    assert [een.citaat for een in na.bewijs] == [EEN.citaat]
    assert "Anna" in na.regel


def test_a_quote_of_ones_own_can_be_refuted_in_turn() -> None:
    na = pas_toe(
        plan(TWEE), [besluit(EEN, Bewijshandeling.EIGEN), besluit(EEN, Bewijshandeling.WEERLEGD, "Bram")]
    ).bevinding("7")
    assert na.bewijs == (TWEE,)
    assert na.afgewezen[0].reden == "weerlegd door Bram: gaat over inhuur"


def test_a_corrected_page_number_holds_for_the_quote_in_every_criterium() -> None:
    na = pas_toe(plan(EEN), [besluit(EEN, Bewijshandeling.BLADZIJDE, bladzijde="22")])
    assert [na.bevinding(nummer).bewijs[0].bladzijde for nummer in ("7", "8")] == ["22", "22"]
    assert na.bevinding("7").regel == "regel"


def test_what_was_said_about_another_version_of_the_plan_does_not_apply() -> None:
    voor = plan(EEN)
    assert pas_toe(voor, [besluit(EEN, Bewijshandeling.WEERLEGD, plan="1" * 64)]) is voor


def test_a_quote_is_found_by_the_beginning_of_its_number_and_else_all_numbers_are_named() -> None:
    voor = plan(EEN, TWEE)
    id_ = citaat_id("0" * 64, EEN)
    assert vind_citaat(voor, voor.bevinding("7"), id_[:5].upper()) == EEN
    assert vind_citaat(voor, voor.bevinding("7"), citaat_id("0" * 64, AF)) == AF
    for fout in ("zzzzzzzz", id_[:2], ""):
        with pytest.raises(OnbekendFout, match=f"criterium 7.*{id_}"):
            vind_citaat(voor, voor.bevinding("7"), fout)


def oordeel(nummer: str, wie: str, *, blind: bool = False, later: int = 0) -> Oordeel:
    return Oordeel(nummer, Kleur.ROOD, Staat.GENOEMD, "D", wie, BEGIN + timedelta(minutes=later), blind=blind)


def test_a_blind_decision_never_counts() -> None:
    alle = [oordeel("7", "Anna"), oordeel("7", "Bram", blind=True, later=1), oordeel("8", "Bram", blind=True)]
    assert geldende(alle) == {"7": alle[0]}
    assert geldende_blind(alle) == {("7", "Bram"): alle[1], ("8", "Bram"): alle[2]}


def test_two_decisions_have_different_numbers_and_none_has_the_empty_one() -> None:
    nummers = {oordeel_id(oordeel("7", "Anna")), oordeel_id(oordeel("7", "Anna", later=1)), oordeel_id(None)}
    assert len(nummers) == 3
    assert oordeel_id(None) == ""
