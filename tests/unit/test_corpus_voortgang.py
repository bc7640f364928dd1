"""Progress between two rounds: what changed, and which old quotes stand in the new document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from classify import Bevinding, Bewijs, Kleur, Soort, Staat, Toetsing, document_uit_tekst
from corpus import Dienst, Dossier, Oordeel, Ronde
from corpus.terugvinden import Zoekplaats
from corpus.voortgang import Verandering, op_eerdere_versie, vergelijk
from extract import Document, Legibility

TOEN = Ronde("2024-plan", "Plannen", "plan van aanpak")
NU = Ronde("2024-voortgang-1", "Eerste", "voortgangsrapportage")
DIENST = Dienst("Omgevingsdienst Proef", "ODP")
WANNEER = datetime(2025, 1, 1, tzinfo=UTC)
NIEUW = document_uit_tekst(
    "In 2025 groeit het aandeel vaste medewerkers naar 78 procent. Het algemeen bestuur besloot daartoe.",
    "De innovatie-agenda is vastgesteld:",
    "de directie voert de agenda uit;",
    "Het opleidingsbudget is 3,2 procent van de loonsom.",
)


def bewijs(citaat: str) -> Bewijs:
    return Bewijs(citaat, 24, "22", Soort.TEKST, "4.2 Oud", (), (), 1.0)


def dossier(ronde: Ronde, *bevindingen: Bevinding, sha256: str = "a" * 64) -> Dossier:
    return Dossier(DIENST, ronde, Path("p.pdf"), Toetsing("p.pdf", sha256, 1, ("1",), bevindingen))


def bevinding(nummer: str, kleur: Kleur | None, *citaten: str, staat: Staat = Staat.GENOEMD) -> Bevinding:
    return Bevinding(nummer, f"criterium {nummer}", staat, kleur, "", "", tuple(map(bewijs, citaten)))


def oordeel(kleur: Kleur | None, plan: str = "") -> Oordeel:
    return Oordeel("7", kleur, None, "", "A", WANNEER, plan=plan)


@pytest.mark.parametrize(
    ("citaat", "gevonden"),
    [
        (
            "In 2025 groeit het aandeel vaste medewerkers naar 78 procent.",
            "In 2025 groeit het aandeel vaste medewerkers naar 78 procent.",
        ),
        ("het AANDEEL vaste  medewerkers naar 78 procent", "het aandeel vaste medewerkers naar 78 procent."),
        ("groeit het aandeel vaste medewerkers naar 80 procent", None),
        ("groeit het aandeel vaste medewerkers niet naar 78 procent", None),
        ("aandeel vaste medewerkers naar 78 procent van 2030", None),
        ("de directie voert de agenda", "de directie voert de agenda"),
        (
            "De innovatie-agenda is vastgesteld: de directie voert de agenda uit;",
            "De innovatie-agenda is vastgesteld: de directie voert de agenda uit",
        ),
    ],
)
def test_a_quote_is_found_again_only_word_for_word_and_as_it_stands_there(citaat: str, gevonden: str | None) -> None:
    terug = Zoekplaats(NIEUW).vind(bewijs(citaat))
    assert (terug.citaat if terug else None) == gevonden


def test_a_quote_that_is_found_has_the_page_of_the_new_document() -> None:
    terug = Zoekplaats(NIEUW).vind(bewijs("Het opleidingsbudget is 3,2 procent van de loonsom."))
    assert terug is not None
    assert (terug.pagina, terug.bladzijde) == (1, "1")
    assert NIEUW.quote(terug.start, terug.end) == terug.citaat


def test_parts_of_a_quote_that_stand_chapters_apart_are_not_the_quote() -> None:
    tussen = " ".join(f"woord{nummer}" for nummer in range(200))
    ver = document_uit_tekst("Het resultaat is:", tussen, "een vastgestelde agenda")
    assert Zoekplaats(ver).vind(bewijs("Het resultaat is: een vastgestelde agenda")) is None
    dichtbij = document_uit_tekst("Het resultaat is:", "een plan,", "een vastgestelde agenda")
    assert Zoekplaats(dichtbij).vind(bewijs("Het resultaat is: een vastgestelde agenda")) is not None


def test_old_quotes_are_found_again_gone_or_not_to_be_told() -> None:
    citaten = ("Het algemeen bestuur besloot daartoe.", "Wij streven naar tachtig procent.", "75,5%")
    verschuiving = vergelijk(
        dossier(TOEN, bevinding("7", Kleur.ROOD, *citaten)), dossier(NU, bevinding("7", Kleur.ORANJE)), NIEUW
    ).verschuiving("7")
    assert [een.citaat for een in verschuiving.teruggevonden] == [citaten[0]]
    assert [(een.citaat, een.bladzijde) for een in verschuiving.verdwenen] == [(citaten[1], "22")]
    assert [een.citaat for een in verschuiving.niet_na_te_gaan] == [citaten[2]]


def onleesbaar(document: Document) -> Document:
    beeld = replace(document.pages[0], number=2, legibility=Legibility.IMAGE, reason="beeld zonder tekst")
    return replace(document, pages=(*document.pages, beeld))


@pytest.mark.parametrize("document", [None, onleesbaar(NIEUW)])
def test_nothing_is_called_gone_when_the_document_could_not_be_read_in_full(document: Document | None) -> None:
    toen = dossier(TOEN, bevinding("7", Kleur.ROOD, "Wij streven naar tachtig procent."))
    verschuiving = vergelijk(toen, dossier(NU, bevinding("7", Kleur.ORANJE)), document).verschuiving("7")
    assert not verschuiving.verdwenen
    assert len(verschuiving.niet_na_te_gaan) == 1


@pytest.mark.parametrize(
    ("toen", "nu", "verandering"),
    [
        (Kleur.ROOD, Kleur.ORANJE, Verandering.VERBETERD),
        (Kleur.GROEN, Kleur.GROEN, Verandering.GELIJK),
        (Kleur.GROEN, Kleur.ROOD, Verandering.VERSLECHTERD),
        (None, Kleur.ROOD, Verandering.ONBEKEND),
    ],
)
def test_the_colour_tells_what_changed(toen: Kleur | None, nu: Kleur, verandering: Verandering) -> None:
    voortgang = vergelijk(dossier(TOEN, bevinding("7", toen)), dossier(NU, bevinding("7", nu)))
    assert voortgang.verschuiving("7").verandering is verandering


def test_decisions_go_before_proposals_and_only_two_of_them_make_the_change_decided() -> None:
    toen = replace(dossier(TOEN, bevinding("7", Kleur.GROEN)), oordelen={"7": oordeel(Kleur.ROOD)})
    nu = dossier(NU, bevinding("7", Kleur.ORANJE))
    open_ = vergelijk(toen, nu).verschuiving("7")
    assert (open_.kleur_toen, open_.kleur_nu, open_.is_besloten) == (Kleur.ROOD, Kleur.ORANJE, False)
    vast = vergelijk(toen, replace(nu, oordelen={"7": oordeel(Kleur.GROEN)})).verschuiving("7")
    assert (vast.kleur_nu, vast.verandering, vast.is_besloten) == (Kleur.GROEN, Verandering.VERBETERD, True)


def test_a_criterium_of_one_round_only_is_shown_and_one_that_does_not_apply_is_not() -> None:
    toen = dossier(TOEN, bevinding("7", Kleur.ROOD), bevinding("8", Kleur.ROOD))
    nu = dossier(NU, bevinding("9", Kleur.ROOD))
    assert [een.nummer for een in vergelijk(toen, nu).verschuivingen] == ["9", "7", "8"]
    zonder_acht = replace(DIENST, criteria=("7", "9"))
    smal = vergelijk(replace(toen, dienst=zonder_acht), replace(nu, dienst=zonder_acht))
    assert [een.nummer for een in smal.verschuivingen] == ["9", "7"]


def test_decisions_on_an_earlier_version_of_the_document_are_marked() -> None:
    nu = dossier(NU, bevinding("7", Kleur.ROOD), sha256="b" * 64)
    assert op_eerdere_versie(replace(nu, oordelen={"7": oordeel(Kleur.ROOD, "a" * 64)})) != {}
    assert op_eerdere_versie(replace(nu, oordelen={"7": oordeel(Kleur.ROOD, "b" * 64)})) == {}
    assert op_eerdere_versie(replace(nu, oordelen={"7": oordeel(Kleur.ROOD, "")})) == {}
