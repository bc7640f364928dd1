"""Comments in the letter: each point says what it rests on and who decided."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx import Document

from classify import Kleur
from corpus import Dossier
from generate import schrijf_brief
from generate.beeld import rijen, stuk
from generate.opmerkingen import plaats
from generate.punten import punten
from tests.generate_hulp import INSTELLINGEN, oordeel, voorbeeld


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    odg = voorbeeld("2024-plan/ODG")
    return replace(odg, oordelen={"7": replace(oordeel("7", Kleur.ORANJE), wie="A. de Vries", waarom="na het gesprek")})


@pytest.fixture(scope="module")
def opmerkingen(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    pad = tmp_path_factory.mktemp("brief") / "ODG.docx"
    schrijf_brief(dossier, INSTELLINGEN, pad)
    document = Document(str(pad))
    regels = rijen(dossier, INSTELLINGEN)
    woorden = stuk(dossier.ronde.soort, None)
    gekozen = punten(dossier, regels, woorden, INSTELLINGEN.brief.deadline, None)
    aantal = plaats(document, gekozen, regels, None)
    document.save(str(pad))
    gelezen = [(opmerking.author, opmerking.text) for opmerking in Document(str(pad)).comments]
    assert len(gelezen) == aantal == len(gekozen) + len(regels)
    return gelezen


def test_a_point_carries_its_quotes_with_their_places(dossier: Dossier, opmerkingen: list[tuple[str, str]]) -> None:
    (regel,) = (regel for regel in rijen(dossier, INSTELLINGEN) if regel.nummer == "10")
    (opmerking,) = (tekst for _, tekst in opmerkingen if tekst.startswith("Criterium 10: "))
    for citaat in regel.citaten:
        assert f"{citaat.vindplaats}: “{citaat.tekst}”" in opmerking
    assert f"Regel: {regel.bevinding.regel}" in opmerking


def test_a_comment_says_who_decided_and_why(opmerkingen: list[tuple[str, str]]) -> None:
    van_de_vries = [tekst for auteur, tekst in opmerkingen if auteur == "A. de Vries"]
    assert van_de_vries
    assert all("Beslist door A. de Vries op " in tekst and "(na het gesprek)" in tekst for tekst in van_de_vries)


def test_what_nobody_decided_is_called_a_proposal(opmerkingen: list[tuple[str, str]]) -> None:
    open_ = [tekst for auteur, tekst in opmerkingen if auteur == "Plantoets"]
    assert open_
    assert all("Voorstel, nog niet beoordeeld: " in tekst for tekst in open_)


def test_an_absence_says_what_was_searched(opmerkingen: list[tuple[str, str]]) -> None:
    (eerste, *_) = (tekst for _, tekst in opmerkingen if tekst.startswith("Criterium 1: "))
    assert "Niet aangetroffen op de 32 pagina’s van het stuk." in eerste
