"""The points of the letter: the heaviest first, at most six, and none that claims more than was searched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classify import Kleur, Staat
from corpus import Dossier
from generate.beeld import kernwoorden, onderwerp, rijen, stuk
from generate.punten import PUNTEN_PER_BRIEF, Punt, punten, verdeel
from tests.generate_hulp import INSTELLINGEN, TITELS, bevinding, bewijs, dossier, oordeel

KLEUREN = st.sampled_from([*Kleur, None])


def maak_punten(van: Dossier) -> tuple[Punt, ...]:
    return punten(van, rijen(van, INSTELLINGEN), stuk(van.ronde.soort, None), "1 april 2026", None)


@given(st.lists(st.tuples(st.sampled_from(list(Staat)), KLEUREN), max_size=25))
def test_every_row_that_needs_attention_is_in_exactly_one_of_at_most_six_points(
    soorten: list[tuple[Staat, Kleur | None]],
) -> None:
    bevindingen = [bevinding(str(plek), staat, kleur) for plek, (staat, kleur) in enumerate(soorten)]
    regels = rijen(dossier(*bevindingen), INSTELLINGEN)
    groepen = verdeel(regels)
    genoemd = [regel.nummer for _, leden in groepen for regel in leden]
    assert len(groepen) <= PUNTEN_PER_BRIEF
    assert len(genoemd) == len(set(genoemd))
    verwacht = {str(plek) for plek, (staat, kleur) in enumerate(soorten) if _vraagt_aandacht(staat, kleur)}
    assert set(genoemd) == verwacht


def _vraagt_aandacht(staat: Staat, kleur: Kleur | None) -> bool:
    if staat is Staat.GENOEMD:
        return kleur in (Kleur.ORANJE, Kleur.ROOD)
    return not (staat is Staat.NVT and kleur is Kleur.GROEN)


def test_an_undecided_absence_says_what_was_searched_and_not_that_it_is_missing() -> None:
    (punt,) = maak_punten(dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD)))
    assert "niets aangetroffen" in punt.tekst
    assert "alle 30 pagina’s doorzocht" in punt.tekst
    assert "ontbreekt" not in punt.tekst
    assert punt.voorstel == "[voorstel, nog niet beoordeeld: criterium 17]"


def test_an_absence_with_unreadable_pages_names_them() -> None:
    (punt,) = maak_punten(dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD), onleesbaar=(2, 21)))
    assert "28 leesbare van de 30 pagina’s" in punt.tekst
    assert "pdf-pagina 2 en 21 konden niet worden gelezen" in punt.tekst


def test_an_absence_that_a_person_confirmed_is_said_plainly() -> None:
    van = dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD))
    van.oordelen["17"] = oordeel("17")
    (punt,) = maak_punten(van)
    assert punt.tekst == "In het plan van aanpak ontbreekt het opleidingsbudget."
    assert not punt.voorstel


def test_what_could_not_be_established_is_never_called_missing() -> None:
    (punt,) = maak_punten(dossier(bevinding("17", Staat.NIET_VAST_TE_STELLEN), onleesbaar=(2,)))
    assert "nog niet vast te stellen, omdat pdf-pagina 2 van het bestand niet kan worden gelezen" in punt.tekst
    assert "aangetroffen" not in punt.tekst
    assert "ontbreekt" not in punt.tekst


def test_a_thin_criterium_is_named_with_its_page() -> None:
    (punt,) = maak_punten(
        dossier(
            bevinding(
                "7", Staat.GENOEMD, Kleur.ROOD, bewijs("We streven naar 80%.", 24, "22"), duiding="Een plan ontbreekt."
            )
        )
    )
    assert punt.tekst == "Op blz. 22 gaat u in op het aandeel medewerkers in vaste dienst. Een plan ontbreekt."


def test_a_page_without_a_printed_number_is_named_by_the_page_of_the_file() -> None:
    (punt,) = maak_punten(dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("We streven naar 80%.", 24, ""))))
    assert punt.tekst.startswith("Op pdf-pagina 24 gaat u in op ")


def test_green_rows_make_no_point() -> None:
    assert maak_punten(dossier(bevinding("7", Staat.GENOEMD, Kleur.GROEN, bewijs("Besloten.")))) == ()


@pytest.mark.parametrize("titel", TITELS.values())
def test_each_known_criterium_reads_as_a_noun_with_its_article(titel: str) -> None:
    assert onderwerp(titel, None).split()[0] in ("de", "het", "een")


def test_an_unknown_criterium_is_quoted_by_its_title() -> None:
    assert onderwerp("Is er koffie?", None) == "“Is er koffie?”"


def test_a_decision_replaces_the_proposal_also_where_it_gives_no_colour() -> None:
    van = dossier(*(bevinding(nummer, Staat.MOGELIJK, Kleur.ROOD, bewijs("x")) for nummer in ("7", "8", "9")))
    van.oordelen["7"] = oordeel("7", Kleur.GROEN, Staat.GENOEMD, "Gelezen en goed.")
    van.oordelen["8"] = oordeel("8", None, None, "Nog geen kleur.")
    zeven, acht, negen = rijen(van, INSTELLINGEN)
    assert (zeven.kleur, zeven.staat, zeven.duiding, zeven.beslist) == (
        Kleur.GROEN,
        Staat.GENOEMD,
        "Gelezen en goed.",
        True,
    )
    assert (acht.kleur, acht.staat, acht.duiding, acht.beslist) == (None, Staat.MOGELIJK, "Nog geen kleur.", True)
    assert (negen.kleur, negen.staat, negen.duiding, negen.beslist) == (Kleur.ROOD, Staat.MOGELIJK, "Duiding.", False)


def test_of_all_searched_words_those_of_the_title_are_named_and_patterns_are_not() -> None:
    termen = ["huwelijk", "bundelen … krachten", "*mandaat", "fusie", "fusietraject", "samengaan"]
    assert kernwoorden("Fusie-perspectief", termen, 4) == ["fusie", "fusietraject", "huwelijk", "samengaan"]


def test_a_point_names_the_pages_of_the_best_quotes_only() -> None:
    passages = [bewijs("a", 24, "22"), bewijs("b", 20, "18"), bewijs("c", 5, "3")]
    (punt,) = maak_punten(dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, *passages, duiding="Te dun, dus rood.")))
    assert punt.tekst == "Onder meer op blz. 18 en 22 gaat u in op het aandeel medewerkers in vaste dienst. Te dun."


def test_the_points_that_the_assessor_chose_come_in_that_order_and_no_others() -> None:
    van = dossier(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("a")),
        bevinding("15", Staat.GENOEMD, Kleur.GROEN, bewijs("b")),
        bevinding("17", Staat.ONTBREEKT, Kleur.ROOD),
        bevinding("18", Staat.GENOEMD, Kleur.ORANJE, bewijs("c")),
    )
    gekozen = maak_punten(replace(van, punten=("17", "15", "18")))
    assert [punt.nummers for punt in gekozen] == [("17",), ("15",), ("18",)]
    assert gekozen[1].tekst == "Op blz. 1 gaat u in op de samenwerking met andere omgevingsdiensten. Duiding."


def test_a_decision_about_an_earlier_version_of_the_plan_counts_as_open() -> None:
    van = dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD))
    van.oordelen["17"] = replace(oordeel("17", Kleur.ROOD, Staat.ONTBREEKT), plan="een ander bestand")
    (rij,) = rijen(van, INSTELLINGEN)
    (punt,) = maak_punten(van)
    assert (rij.verouderd, rij.beslist) == (True, False)
    assert "ontbreekt" not in punt.tekst
    assert punt.voorstel
