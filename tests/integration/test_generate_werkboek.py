"""The workbook: read back, every plan is there, and nothing of a plan became a formula or a link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from classify import Afgewezen, Kleur, Staat
from corpus import Dossier
from generate import kleuren, schrijf_werkboek
from generate.werkblad import knip
from generate.werkboek import bladnamen
from tests.generate_hulp import INSTELLINGEN, bevinding, bewijs, dienst, dossier, oordeel, voorbeeld

LASTIG = [
    "=1+1",
    "+31 6",
    "-3",
    "@jan",
    "====",
    "http://voorbeeld.nl",
    "R&D <b>",
    "_x000D_",
    "🚲",
    "mailto:a@b.nl",
    "'x",
]


def lees(dossiers: list[Dossier], map_: Path) -> Workbook:
    schrijf_werkboek(dossiers, INSTELLINGEN, map_ / "overzicht.xlsx")
    return load_workbook(map_ / "overzicht.xlsx")


def kolom(boek: Workbook, blad: str, nummer: int, vanaf: int = 1) -> list[str]:
    """Return the texts of a column."""
    return [str(cel.value or "") for (cel,) in boek[blad].iter_rows(vanaf, None, nummer, nummer)]


def test_each_plan_has_a_row_in_the_matrix_and_a_sheet_of_its_own(tmp_path: Path) -> None:
    boek = lees([voorbeeld("2024-plan/ODG"), voorbeeld("2024-plan/ODMS")], tmp_path)
    assert boek.sheetnames == ["Matrix", "ODG", "ODMS", "Citaten", "Toelichting", "_plantoets"]
    matrix = boek["Matrix"]
    assert [matrix.cell(1, nummer).value for nummer in (1, 2, 3, 4)] == [
        "Dienst",
        "Ronde",
        "Beoordeeld",
        "1. Tijdsplanning per kwartaal aanwezig",
    ]
    assert kolom(boek, "Matrix", 1, vanaf=2) == ["ODG", "ODMS"]
    assert matrix.cell(2, 6).value == "3 rood\ngenoemd\n(voorstel)"
    assert boek["ODG"].cell(2, 9).value == "Haalbaar voor 1 april 2026?"
    assert matrix.freeze_panes == "D2"
    assert boek["ODG"].page_setup.orientation == "landscape"


@pytest.mark.parametrize("kleur", Kleur)
def test_colours_stand_in_the_cell_as_fill_and_as_word(kleur: Kleur, tmp_path: Path) -> None:
    boek = lees([dossier(bevinding("7", Staat.GENOEMD, kleur, bewijs("x")))], tmp_path)
    cel = boek["ODX"].cell(3, 9)
    assert cel.value == f"{kleur.value} {kleur.woord}"
    assert f"FF{kleuren.VLAK[kleur]}" in repr(cel.fill)


def test_a_decided_row_is_no_longer_called_a_proposal(tmp_path: Path) -> None:
    van = dossier(bevinding("7", Staat.ONTBREEKT, Kleur.ROOD))
    van.oordelen["7"] = oordeel("7", Kleur.ROOD)
    boek = lees([van], tmp_path)
    assert boek["Matrix"].cell(2, 3).value == "1 van 1"
    assert boek["Matrix"].cell(2, 4).value == "3 rood\nontbreekt"
    assert boek["ODX"].cell(3, 10).value == "beoordeeld door C. Toetser, 1 oktober 2024"


def test_the_sheet_says_what_is_still_to_be_confirmed_or_was_about_an_earlier_version(tmp_path: Path) -> None:
    van = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("x")), bevinding("8", Staat.GENOEMD, Kleur.ROOD))
    van.te_bevestigen["7"] = oordeel("7", Kleur.ORANJE)
    van.oordelen["8"] = replace(oordeel("8", Kleur.ORANJE), plan="1" * 64)
    blad = lees([van], tmp_path)["ODX"]
    assert blad.cell(3, 10).value == (
        "voorstel, nog niet beoordeeld\nin een eerdere ronde 2 oranje (C. Toetser): nog te bevestigen"
    )
    assert str(blad.cell(4, 10).value).endswith("\nover een eerdere versie van het plan")


def test_when_every_quote_is_refuted_the_sheet_does_not_say_that_nothing_was_found(tmp_path: Path) -> None:
    weg = replace(
        bevinding("7", Staat.MOGELIJK), afgewezen=(Afgewezen("x", 3, "1", "weerlegd door Anna: gaat over inhuur"),)
    )
    tekst = str(lees([dossier(weg)], tmp_path)["ODX"].cell(3, 5).value)
    assert tekst == "De passages die hierover zijn gevonden, gaan volgens de beoordelaar niet over dit criterium."


@pytest.mark.parametrize("lastig", LASTIG)
def test_what_looks_like_a_formula_or_a_link_stays_text(lastig: str, tmp_path: Path) -> None:
    van = dossier(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs(lastig), duiding=lastig), van=dienst(vragen={"7": lastig})
    )
    boek = lees([van], tmp_path)
    assert boek["ODX"].cell(3, 4).value == lastig
    assert kolom(boek, "Citaten", 5, vanaf=2) == [lastig]
    for blad in boek.worksheets:
        for rij in blad.iter_rows():
            for cel in rij:
                assert isinstance(cel, Cell)
                assert cel.data_type in ("s", "n")
                assert cel.data_type == "s" or cel.value is None
                assert cel.hyperlink is None


def test_long_texts_arrive_whole_over_continuation_rows(tmp_path: Path) -> None:
    lang = " ".join(f"woord{nummer}" for nummer in range(1000))
    boek = lees([dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs(lang), duiding="x" * 40_000))], tmp_path)
    maatregel = " ".join(deel for deel in kolom(boek, "ODX", 5, vanaf=3) if deel)
    assert maatregel == f"{lang} (blz. 1)"
    duiding = "".join(kolom(boek, "ODX", 6, vanaf=3))
    assert duiding.startswith("x" * 40_000)
    assert set(kolom(boek, "ODX", 2, vanaf=3)) == {"7"}
    assert " ".join(kolom(boek, "Citaten", 5, vanaf=2)) == lang


@given(st.text(alphabet="ab \n", max_size=400), st.integers(min_value=1, max_value=5))
def test_a_text_that_is_cut_loses_nothing_but_the_space_at_the_cut(inhoud: str, breedte: int) -> None:
    stukken = knip(inhoud, breedte)
    assert "".join("".join(stukken).split()) == "".join(inhoud.split())


def test_no_row_is_higher_than_excel_shows(tmp_path: Path) -> None:
    veel = tuple(bewijs(f"{nummer} " + "woorden van een lang citaat " * 30) for nummer in range(5))
    boek = lees([dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, *veel, duiding="regel\n" * 200))], tmp_path)
    blad = boek["ODX"]
    assert blad.max_row > 3
    for rij in range(3, blad.max_row + 1):
        assert blad.row_dimensions[rij].height < 409  # pyright: ignore[reportUnknownMemberType] -- untyped in openpyxl


def test_plans_that_could_not_be_read_are_listed_with_their_reason(tmp_path: Path) -> None:
    kapot = replace(dossier(), toetsing=None, fout="plan.pdf is beschadigd.")
    geen = replace(dossier(van=dienst("ODY")), toetsing=None, plan=None)
    citaat = dossier(bevinding("7", Staat.GENOEMD, None, bewijs("een \ud800 teken")), van=dienst("ODZ"))
    boek = lees([kapot, geen, citaat, dossier(bevinding("7", Staat.ONTBREEKT))], tmp_path)
    assert kolom(boek, "Niet gelezen", 1, vanaf=2) == ["ODX", "ODY", "ODZ"]
    redenen = kolom(boek, "Niet gelezen", 4, vanaf=2)
    assert redenen[:2] == ["plan.pdf is beschadigd.", "Er is geen plan ontvangen."]
    assert "Criterium 7, pdf-pagina 3" in redenen[2]


@pytest.mark.parametrize(
    "afkortingen",
    [
        ["ODG", "odg", "ODG"],
        ["Matrix", "citaten", "History"],
        ["A/B", "A:B", "A*B?[]\\"],
        ["", "'", "x" * 40, "x" * 41],
        ["🚲" * 20, "\x00"],
    ],
)
def test_sheet_names_are_valid_and_unique_for_any_abbreviation(afkortingen: list[str], tmp_path: Path) -> None:
    dossiers = [dossier(bevinding("7", Staat.ONTBREEKT), van=dienst(afkorting)) for afkorting in afkortingen]
    namen = bladnamen(dossiers)
    assert len({naam.casefold() for naam in namen}) == len(afkortingen)
    assert all(0 < len(naam.encode("utf-16-le")) // 2 <= 31 for naam in namen)
    assert len(lees(dossiers, tmp_path).sheetnames) == len(afkortingen) + 4


def test_an_empty_project_gives_an_empty_workbook(tmp_path: Path) -> None:
    assert lees([], tmp_path).sheetnames == ["Matrix", "Citaten", "Toelichting", "_plantoets"]
