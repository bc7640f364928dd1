"""The register: round trip, the shipped services, and errors that name sheet, row and column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from corpus import Dienst, Dossier, OnbekendFout, RegisterFout, Ronde, schrijf_register
from corpus.begin import BEGINPROJECT, maak_project
from corpus.eenheden import eenheden
from corpus.register import lees_register

KOP = ["naam", "afkorting", "varianten", "aanhef", "adres", "seveso", "datum ontvangst", "datum gesprek"]
VRAGEN_KOP = ["dienst", "criterium", "vraag"]
RONDEN = (Ronde("2024-plan", "Plannen", "plan van aanpak"), Ronde("2025-1", "Eerste", "voortgangsrapportage"))


def maak_boek(
    map_: Path, diensten: Sequence[Sequence[object]], vragen: Sequence[Sequence[object]] | None = None
) -> Path:
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.title = "Diensten"
    for rij in diensten:
        blad.append(list(rij))
    if vragen is not None:
        tweede = boek.create_sheet("Vragen")
        for rij in vragen:
            tweede.append(list(rij))
    boek.save(map_ / "register.xlsx")
    return map_


def test_a_written_register_is_read_back_the_same(tmp_path: Path) -> None:
    diensten = (
        Dienst(
            naam="Omgevingsdienst Één & Twee",
            afkorting="ODET",
            varianten=("OD Eén", "=Een+Twee"),
            aanhef="Geachte mevrouw De Vries-'t Hart,",
            adres=("Postbus 1", "1234 AB  Plaats".replace("  ", " ")),
            seveso=True,
            datum_ontvangst=date(2024, 7, 1),
            datum_gesprek=date(2024, 11, 20),
            vragen={"7": "=Hoe gaat u\nverder?", "20": "Waarom niet?"},
            samen_met=("ODL",),
            criteria=("7", "20"),
        ),
        Dienst(naam="Omgevingsdienst Zonder Afkorting", afkorting="Omgevingsdienst Zonder Afkorting", seveso=False),
        Dienst(naam="Omgevingsdienst Leeg", afkorting="ODL", samen_met=("ODET",)),
    )
    schrijf_register(tmp_path / "register.xlsx", diensten)
    assert lees_register(tmp_path).diensten == diensten


def test_a_register_that_excel_saved_again_is_read_the_same(tmp_path: Path) -> None:
    schrijf_register(tmp_path / "register.xlsx", [Dienst("Omgevingsdienst Een", "ODE", vragen={"7": "Hoe?"})])
    load_workbook(tmp_path / "register.xlsx").save(tmp_path / "register.xlsx")
    assert lees_register(tmp_path).diensten == (Dienst("Omgevingsdienst Een", "ODE", vragen={"7": "Hoe?"}),)


def test_numbers_dates_and_text_dates_are_all_understood(tmp_path: Path) -> None:
    maak_boek(
        tmp_path,
        [
            KOP,
            ["Een", "E", None, None, None, "JA", datetime(2024, 7, 1), "20 november 2024"],
            ["Twee", "T", "a; b\nc", None, "x\ny", "nee", "01-07-2024", "2024-11-20"],
        ],
        [VRAGEN_KOP, ["t", 7.0, "Waarom?"], ["E", "11", "Hoe?"]],
    )
    een, twee = lees_register(tmp_path).diensten
    assert (een.datum_ontvangst, een.datum_gesprek) == (date(2024, 7, 1), date(2024, 11, 20))
    assert (twee.datum_ontvangst, twee.datum_gesprek) == (date(2024, 7, 1), date(2024, 11, 20))
    assert (een.seveso, twee.seveso) == (True, False)
    assert twee.varianten == ("a", "b", "c")
    assert twee.adres == ("x", "y")
    assert (een.vragen, twee.vragen) == ({"11": "Hoe?"}, {"7": "Waarom?"})


@pytest.mark.parametrize(
    ("diensten", "vragen", "melding"),
    [
        (
            [KOP, ["Een", "E", "", "", "", "misschien"]],
            None,
            'register.xlsx, blad Diensten, rij 2, kolom seveso: er staat "misschien". '
            "Hier hoort ja, nee of niets (onbekend).",
        ),
        (
            [KOP, [], ["Een", "E", "", "", "", "", "binnenkort"]],
            None,
            'register.xlsx, blad Diensten, rij 3, kolom datum ontvangst: er staat "binnenkort". '
            'Hier hoort een datum, zoals "20 november 2024", "20-11-2024" of "2024-11-20", of niets.',
        ),
        (
            [KOP, ["", "E"]],
            None,
            "register.xlsx, blad Diensten, rij 2, kolom naam: de cel is leeg. Hier hoort de naam van de dienst.",
        ),
        (
            [KOP, ["Een", "E"], ["Nog een", "e"]],
            None,
            'register.xlsx, blad Diensten, rij 3, kolom afkorting: er staat "e". '
            "Hier hoort een afkorting die nog niet eerder voorkomt, want daaraan herkent Plantoets de dienst.",
        ),
        (
            [["naam", "afkoring"], ["Een", "E"]],
            None,
            'register.xlsx, blad Diensten: de kolom "afkorting" ontbreekt in de eerste rij. '
            'Daar staat: naam, afkoring. Bedoelde u "afkoring"?',
        ),
        (
            [["naam", "afkorting", "aanhef "], ["Een", "E", "Dag"], ["Twee", "T"]],
            [["dienst", "criterium", "vraag"], ["ET", 7, "?"]],
            'register.xlsx, blad Vragen, rij 2, kolom dienst: er staat "ET". Hier hoort een afkorting uit het blad '
            "Diensten. Bedoelde u",
        ),
        (
            [["naam", "afkorting", "aanheff"], ["Een", "E", "Dag"]],
            None,
            'register.xlsx, blad Diensten: de kolom "aanheff" is niet bekend. Bedoelde u "aanhef"?',
        ),
        (
            [[*KOP, "datum gesprek 2025-2"], ["Een", "E"]],
            None,
            'register.xlsx, blad Diensten, kolom "datum gesprek 2025-2": de ronde "2025-2" staat niet in plantoets.toml'
            '. Bedoelde u "2025-1"?',
        ),
        (
            [KOP, ["Een", "E"]],
            [VRAGEN_KOP, ["E", 7, "a"], ["E", "7", "b"]],
            'register.xlsx, blad Vragen, rij 3, kolom criterium: er staat "7". '
            "Hier hoort elk criterium één keer per dienst; E heeft al een vraag bij 7.",
        ),
        ([KOP], None, "register.xlsx, blad Diensten bevat geen enkele dienst. Zet er per dienst een rij in."),
    ],
)
def test_an_error_names_sheet_row_and_column(
    tmp_path: Path, diensten: Sequence[Sequence[object]], vragen: Sequence[Sequence[object]] | None, melding: str
) -> None:
    maak_boek(tmp_path, diensten, vragen)
    with pytest.raises(RegisterFout) as fout:
        lees_register(tmp_path, RONDEN)
    assert str(fout.value).startswith(melding)


def test_a_register_in_csv_is_read_with_any_usual_separator_and_encoding(tmp_path: Path) -> None:
    for scheiding, codering in ((";", "utf-8-sig"), (",", "utf-8"), ("\t", "cp1252")):
        regels = [scheiding.join(["naam", "afkorting", "seveso"]), scheiding.join(["Fryslân", "F", "ja"])]
        (tmp_path / "register.csv").write_bytes("\r\n".join(regels).encode(codering))
        assert lees_register(tmp_path).diensten == (Dienst("Fryslân", "F", seveso=True),)
    (tmp_path / "vragen.csv").write_text("dienst;criterium;vraag\nX;7;Hoe?\n", encoding="utf-8")
    with pytest.raises(RegisterFout, match=r"vragen\.csv, rij 2, kolom dienst"):
        lees_register(tmp_path)


def test_two_registers_are_never_chosen_between(tmp_path: Path) -> None:
    maak_boek(tmp_path, [KOP, ["Een", "E"]])
    (tmp_path / "register.csv").write_text("naam;afkorting\nTwee;T\n", encoding="utf-8")
    with pytest.raises(RegisterFout, match="twee registers"):
        lees_register(tmp_path)


def test_a_file_that_is_no_workbook_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_text("dit is geen werkboek", encoding="utf-8")
    with pytest.raises(RegisterFout, match="geen leesbaar Excel-bestand"):
        lees_register(tmp_path)


def test_dates_of_the_first_round_are_never_used_for_another(tmp_path: Path) -> None:
    kop = [*KOP, "datum gesprek 2025-1"]
    maak_boek(
        tmp_path, [kop, ["Een", "E", "", "", "", "", "1 juli 2024", "2 juli 2024", "3 maart 2025"], ["Twee", "T"]]
    )
    register = lees_register(tmp_path, RONDEN)
    een = register.dienst("E")
    eerste = register.in_ronde(een, RONDEN[0], is_eerste=True)
    tweede = register.in_ronde(een, RONDEN[1], is_eerste=False)
    assert (eerste.datum_ontvangst, eerste.datum_gesprek) == (date(2024, 7, 1), date(2024, 7, 2))
    assert (tweede.datum_ontvangst, tweede.datum_gesprek) == (None, date(2025, 3, 3))


def test_a_service_is_found_by_abbreviation_name_or_variant_and_never_guessed(tmp_path: Path) -> None:
    maak_project(tmp_path / "nieuw")
    register = lees_register(tmp_path / "nieuw")
    assert register.dienst("odg").naam == "Omgevingsdienst Groningen"
    assert register.dienst("omgevingsdienst  groningen").afkorting == "ODG"
    assert register.dienst("OD Twente").afkorting == "ODT"
    with pytest.raises(OnbekendFout, match=r"OD IJsselland \(.*\), ODIJmond \(.*\)"):
        register.dienst("ODIJ")
    with pytest.raises(OnbekendFout, match='Bedoelde u "ODZOB"'):
        register.dienst("ODZOBB")


def test_the_shipped_register_holds_the_28_services_and_only_verified_facts() -> None:
    diensten = lees_register(BEGINPROJECT).diensten
    assert len(diensten) == 28
    assert {dienst.afkorting for dienst in diensten if dienst.seveso} == {"ODG", "ODRN", "OD NZKG", "DCMR"}
    assert {dienst.seveso for dienst in diensten} == {True, False, None}
    assert not any(dienst.aanhef or dienst.adres or dienst.datum_ontvangst for dienst in diensten)


def test_services_that_hand_in_one_document_are_each_others_partners_though_one_row_says_so(tmp_path: Path) -> None:
    kop = ["naam", "afkorting", "gezamenlijk plan met"]
    maak_boek(tmp_path, [kop, ["Een", "E", "t"], ["Twee", "T"], ["Drie", "D", "T"], ["Vier", "V"]])
    samen = {dienst.afkorting: dienst.samen_met for dienst in lees_register(tmp_path).diensten}
    assert samen == {"E": ("T", "D"), "T": ("E", "D"), "D": ("E", "T"), "V": ()}


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [("1; 4;7", ("1", "4", "7")), ("1, 4, 7", ("1", "4", "7")), (7, ("7",)), ("Alle", ()), (None, ()), ("4;4", ("4",))],
)
def test_the_criteria_that_apply_are_read_from_one_cell(
    tmp_path: Path, waarde: object, verwacht: tuple[str, ...]
) -> None:
    maak_boek(tmp_path, [["naam", "afkorting", "criteria"], ["Een", "E", waarde]])
    assert lees_register(tmp_path).diensten[0].criteria == verwacht


@pytest.mark.parametrize(
    ("kolom", "waarde", "melding"),
    [
        ("criteria", 1.4, 'register.xlsx, blad Diensten, rij 2, kolom criteria: er staat "1.4". Hier horen de nummers'),
        ("criteria", datetime(2024, 4, 1), "register.xlsx, blad Diensten, rij 2, kolom criteria: er staat"),
        ("criteria", "1 t/m 20", 'register.xlsx, blad Diensten, rij 2, kolom criteria: er staat "1 t/m 20".'),
        (
            "gezamenlijk plan met",
            "ODRUU",
            'register.xlsx, blad Diensten, rij 2, kolom gezamenlijk plan met: er staat "ODRUU". Hier hoort de '
            'afkorting van een andere dienst uit het blad Diensten, of niets. Bedoelde u "ODRU"?',
        ),
        ("gezamenlijk plan met", "E", "register.xlsx, blad Diensten, rij 2, kolom gezamenlijk plan met: er staat"),
    ],
)
def test_a_wrong_partner_or_criterium_names_its_place(tmp_path: Path, kolom: str, waarde: object, melding: str) -> None:
    maak_boek(tmp_path, [["naam", "afkorting", kolom], ["Een", "E", waarde], ["Utrecht", "ODRU"]])
    with pytest.raises(RegisterFout) as fout:
        lees_register(tmp_path)
    assert str(fout.value).startswith(melding)


def test_the_question_column_is_called_as_in_the_ministrys_table(tmp_path: Path) -> None:
    schrijf_register(tmp_path / "register.xlsx", [Dienst("Een", "E", vragen={"7": "Hoe?"})])
    blad = load_workbook(tmp_path / "register.xlsx")["Vragen"]
    assert [cel.value for cel in blad[1]] == ["dienst", "criterium", "Specifieke vragen IenW aan de OD"]
    with pytest.raises(RegisterFout, match='kolom "specifieke vragen ienw aan de od" ontbreekt'):
        lees_register(maak_boek(tmp_path, [KOP, ["Een", "E"]], [["dienst", "criterium", "vragen aan"], ["E", 7, "?"]]))


def test_the_shipped_register_counts_27_units_because_utrecht_hands_in_one_plan() -> None:
    diensten = lees_register(BEGINPROJECT).diensten
    assert {dienst.afkorting: dienst.samen_met for dienst in diensten if dienst.samen_met} == {
        "RUD Utrecht": ("ODRU",),
        "ODRU": ("RUD Utrecht",),
    }
    ronde = Ronde("r", "R", "plan van aanpak")
    assert len(eenheden([Dossier(dienst, ronde, None, None) for dienst in diensten])) == 27
