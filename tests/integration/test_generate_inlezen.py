"""The workbook comes back: exactly what was edited is taken in, whatever saved it; anything doubtful is refused."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from classify import Kleur, Staat
from corpus import Dossier, WerkboekFout
from generate import schrijf_werkboek
from generate._cellen import zonder_randen
from generate.inlezen import Vergelijking, lees_werkboek, leg_naast
from generate.invulblad import KOLOMMEN
from generate.tekst import schoon
from tests.generate_hulp import INSTELLINGEN, TITELS, bevinding, bewijs, dienst, dossier, oordeel, voorbeeld

DIENSTEN = ("ODG", "ODMS", "ODPV")
EERSTE_RIJ = 3
LANG = "\n".join(f"Zin {nummer} van een lange duiding, met = en + en @ erin." for nummer in range(80))
DUIDING, STAAT, KLEUR, AKKOORD, WAAROM = (
    KOLOMMEN.index(naam) + 1 for naam in ("duiding", "staat", "kleur", "akkoord", "waarom")
)


def plannen() -> list[Dossier]:
    return [_eigen_plan(voorbeeld(f"2024-plan/{naam}"), nummer) for nummer, naam in enumerate(DIENSTEN)]


def _eigen_plan(van: Dossier, nummer: int) -> Dossier:
    """Give each plan a hash of its own, as files have."""
    assert van.toetsing is not None
    return replace(van, toetsing=replace(van.toetsing, sha256=str(nummer) * 64))


def geschreven(dossiers: list[Dossier], map_: Path) -> Path:
    schrijf_werkboek(dossiers, INSTELLINGEN, map_ / "overzicht.xlsx")
    return map_ / "overzicht.xlsx"


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the workbook of the three plans once."""
    return geschreven(plannen(), tmp_path_factory.mktemp("basis"))


@pytest.fixture
def werkboek(basis: Path, tmp_path: Path) -> Path:
    doel = tmp_path / "overzicht.xlsx"
    doel.write_bytes(basis.read_bytes())
    return doel


def bewerkt(pad: Path, bewerk: Callable[[Workbook], None]) -> Path:
    boek = load_workbook(pad)
    bewerk(boek)
    boek.save(pad)
    return pad


def blad(boek: Workbook, naam: str) -> Worksheet:
    gevonden = boek[naam]
    assert isinstance(gevonden, Worksheet)
    return gevonden


def op(vel: Worksheet, rij: int, kolom: int) -> Cell:
    gevonden = vel.cell(rij, kolom)
    assert isinstance(gevonden, Cell)
    return gevonden


def zet(boek: Workbook, naam: str, cel: str, waarde: str) -> None:
    """Write text, as a person types it in Excel with an apostrophe before what looks like a formula."""
    doel = op(blad(boek, naam), *coordinate_to_tuple(cel))
    doel.value = waarde
    doel.data_type = "s"


def dertig(boek: Workbook) -> None:
    """Make thirty edits: colours, states, texts that look like formulas, and agreements."""
    for plek in range(30):
        vel, rij = blad(boek, DIENSTEN[plek // 10]), EERSTE_RIJ + plek % 10
        if plek % 4 == 0:
            cel = op(vel, rij, KLEUR)
            cel.value = "2 oranje" if cel.value != "2 oranje" else "1 groen"
        elif plek % 4 == 1:
            zet(boek, DIENSTEN[plek // 10], f"F{rij}", f"{'=+-@'[plek % 3]}SOM(1;2) & <b> “Duiding” {plek}")
        elif plek % 4 == 2:
            op(vel, rij, AKKOORD).value = "ja"
            op(vel, rij, WAAROM).value = f"besproken {plek}"
        else:
            cel = op(vel, rij, STAAT)
            cel.value = "niet vast te stellen" if cel.value != "niet vast te stellen" else "0 genoemd"


def via_libreoffice(pad: Path) -> Path:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is niet geïnstalleerd: of een werkboek dat het opslaat terugkomt, is niet getoetst")
    doel = pad.parent / "libreoffice"
    profiel = f"-env:UserInstallation=file://{pad.parent}/profiel"
    soort = "xlsx:Calc MS Excel 2007 XML"
    opdracht = ["soffice", "--headless", profiel, "--convert-to", soort, "--outdir", str(doel), str(pad)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    return doel / pad.name


def vergeleken(pad: Path, dossiers: list[Dossier]) -> Vergelijking:
    ingelezen = lees_werkboek(pad)
    assert ingelezen.opmerkingen == ()
    return leg_naast(ingelezen, dossiers)


def controleer_dertig(pad: Path) -> None:
    vergelijking = vergeleken(pad, plannen())
    assert (vergelijking.botsingen, vergelijking.al_overgenomen) == ((), ())
    over = vergelijking.over_te_nemen
    nummers = list(TITELS)[:10]
    assert [(een.ken.dienst, een.ken.nummer) for een in over] == [(naam, nr) for naam in DIENSTEN for nr in nummers]
    for plek, een in enumerate(over):
        velden = [verandering.veld for verandering in een.veranderingen]
        assert velden == [["kleur"], ["duiding"], [], ["staat"]][plek % 4]
        if plek % 4 == 1:
            assert een.duiding == f"{'=+-@'[plek % 3]}SOM(1;2) & <b> “Duiding” {plek}"
        assert een.waarom == (f"besproken {plek}" if plek % 4 == 2 else "")


def test_an_untouched_workbook_holds_no_decisions(werkboek: Path) -> None:
    assert vergeleken(werkboek, plannen()) == Vergelijking((), (), ())


def test_thirty_edits_through_openpyxl_are_exactly_those_thirty(werkboek: Path) -> None:
    controleer_dertig(bewerkt(werkboek, dertig))


def test_thirty_edits_saved_by_libreoffice_are_exactly_those_thirty(werkboek: Path) -> None:
    controleer_dertig(via_libreoffice(bewerkt(werkboek, dertig)))


def test_an_untouched_workbook_saved_by_libreoffice_holds_no_decisions_and_keeps_its_lists(werkboek: Path) -> None:
    pad = via_libreoffice(werkboek)
    assert vergeleken(pad, plannen()) == Vergelijking((), (), ())
    lijsten = blad(load_workbook(pad), "ODG").data_validations.dataValidation
    assert len(lijsten) >= 3
    assert load_workbook(pad)["_plantoets"].sheet_state != "visible"


def test_every_first_row_has_lists_for_state_colour_and_agreement_in_the_words_of_the_sheet(werkboek: Path) -> None:
    boek = load_workbook(werkboek)
    vel = blad(boek, "ODG")
    plekken = {str(lijst.sqref): lijst.formula1 for lijst in vel.data_validations.dataValidation}
    assert len(plekken) == 3 * 14
    kolommen = {bron: [cel.value for (cel,) in blad(boek, "_plantoets")[f"{bron}1:{bron}4"]] for bron in "JK"}
    assert kolommen["J"] == ["0 genoemd", "0 niet van toepassing verklaard", "1 ontbreekt", "niet vast te stellen"]
    assert kolommen["K"] == ["1 groen", "2 oranje", "3 rood", "–"]
    assert plekken["H3"] == "'_plantoets'!$J$1:$J$4"
    assert boek["_plantoets"].sheet_state == "veryHidden"


def test_a_decision_since_the_export_stops_everything_and_names_the_cell(werkboek: Path) -> None:
    pad = bewerkt(werkboek, dertig)
    nu = plannen()
    nu[0].oordelen["7"] = oordeel("7", Kleur.GROEN, Staat.GENOEMD, "Van een collega")
    nu[1].oordelen["1"] = oordeel("1", Kleur.GROEN, Staat.GENOEMD, "Van een collega")
    botsingen = vergeleken(pad, nu).botsingen
    assert [tekst.partition(" (")[0] for tekst in botsingen] == ["blad ODG, cel K5", "blad ODMS, cel K3"]
    assert "besliste C. Toetser op 01-10-2024" in botsingen[0]
    assert "1 groen; in het werkboek staat 3 rood" in botsingen[0]


def test_a_decision_on_a_row_that_was_left_alone_is_no_conflict(werkboek: Path) -> None:
    pad = bewerkt(werkboek, dertig)
    nu = plannen()
    nu[0].oordelen["20"] = oordeel("20", Kleur.GROEN, Staat.GENOEMD, "Van een collega")
    assert len(vergeleken(pad, nu).over_te_nemen) == 30


def test_what_was_taken_in_already_is_not_taken_in_again(werkboek: Path) -> None:
    pad = bewerkt(werkboek, dertig)
    nu = plannen()
    for een in vergeleken(pad, nu).over_te_nemen:
        (van,) = (plan for plan in nu if plan.dienst.afkorting == een.ken.dienst)
        van.oordelen[een.ken.nummer] = oordeel(een.ken.nummer, een.kleur, een.staat, een.duiding)
    nogmaals = vergeleken(pad, nu)
    assert (len(nogmaals.al_overgenomen), nogmaals.over_te_nemen, nogmaals.botsingen) == (30, (), ())


def test_a_newer_decision_on_top_of_the_exported_one_is_a_conflict(tmp_path: Path) -> None:
    toen = plannen()
    eerste = oordeel("1", Kleur.ORANJE, Staat.GENOEMD, "Eerste")
    toen[0].oordelen["1"] = eerste
    pad = bewerkt(geschreven(toen, tmp_path), lambda boek: zet(boek, "ODG", "I3", "3 rood"))
    assert len(vergeleken(pad, toen).over_te_nemen) == 1
    toen[0].oordelen["1"] = replace(eerste, wanneer=eerste.wanneer + timedelta(minutes=1))
    assert vergeleken(pad, toen).botsingen[0].startswith("blad ODG, cel I3 (ODG, criterium 1): sinds")


def test_a_plan_that_was_replaced_is_a_conflict(werkboek: Path) -> None:
    pad = bewerkt(werkboek, lambda boek: zet(boek, "ODG", "I4", "2 oranje"))
    nu = [_eigen_plan(plannen()[0], 9), *plannen()[1:]]
    assert vergeleken(pad, nu).botsingen == (
        "blad ODG, cel I4 (ODG, criterium 4): het plan is vervangen of weg sinds het werkboek is gemaakt.",
    )


def test_a_criterium_that_no_longer_applies_is_a_conflict(werkboek: Path) -> None:
    pad = bewerkt(werkboek, lambda boek: zet(boek, "ODG", "I4", "2 oranje"))
    nu = plannen()
    assert nu[0].toetsing is not None
    over = tuple(een for een in nu[0].toetsing.bevindingen if een.nummer != "4")
    nu[0] = replace(nu[0], toetsing=replace(nu[0].toetsing, bevindingen=over))
    (botsing,) = vergeleken(pad, nu).botsingen
    assert botsing.startswith("blad ODG, cel I4 (ODG, criterium 4): dit criterium geldt volgens het register niet meer")


def test_a_workbook_of_another_project_is_refused(werkboek: Path) -> None:
    ingelezen = lees_werkboek(werkboek)
    with pytest.raises(WerkboekFout, match='gemaakt van "Robuuste omgevingsdiensten" en hoort niet bij dit project'):
        leg_naast(ingelezen, [_eigen_plan(plan, 8) for plan in plannen()])


def _sorteer(boek: Workbook) -> None:
    """Turn the rows of a sheet upside down, as a sort does, and hide some, as a filter does."""
    vel = blad(boek, "ODG")
    rijen = [[cel.value for cel in rij] for rij in vel.iter_rows(EERSTE_RIJ)]
    for nummer, waarden in enumerate(reversed(rijen), start=EERSTE_RIJ):
        for kolom, waarde in enumerate(waarden, start=1):
            op(vel, nummer, kolom).value = waarde
        vel.row_dimensions[nummer].hidden = nummer % 2 == 0


def test_rows_are_found_by_their_question_wherever_they_were_sorted_or_hidden(werkboek: Path) -> None:
    def bewerk(boek: Workbook) -> None:
        _sorteer(boek)
        zet(boek, "ODG", f"I{EERSTE_RIJ + 13}", "1 groen")  # question 1 now stands last

    (een,) = vergeleken(bewerkt(werkboek, bewerk), plannen()).over_te_nemen
    assert (een.ken.nummer, een.kleur, een.veranderingen[0].cel) == ("1", Kleur.GROEN, "blad ODG, cel I16")


def test_columns_are_found_by_their_head_and_columns_and_sheets_of_ones_own_are_left_alone(werkboek: Path) -> None:
    def bewerk(boek: Workbook) -> None:
        vel = blad(boek, "ODG")
        vel.insert_cols(3)
        op(vel, 2, 3).value = "Mijn notities"
        op(vel, 5, 3).value = "nabellen"
        vel.insert_rows(1)
        op(vel, 6, KLEUR + 1).value = "oranje"
        op(vel, 20, 3).value = "een losse opmerking onderaan"
        boek.create_sheet("Eigen lijstje")

    (een,) = vergeleken(bewerkt(werkboek, bewerk), plannen()).over_te_nemen
    assert (een.ken.nummer, een.kleur, een.veranderingen[0].cel) == ("7", Kleur.ORANJE, "blad ODG, cel J6")


def lang_plan(duiding: str) -> list[Dossier]:
    return [dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("x"), duiding=duiding))]


def test_a_long_text_over_several_rows_comes_back_as_one(tmp_path: Path) -> None:
    def bewerk(boek: Workbook) -> None:
        cel = op(blad(boek, "ODX"), EERSTE_RIJ + 1, DUIDING)
        cel.value = str(cel.value).replace("Zin 20 ", "Zin twintig ")

    pad = geschreven(lang_plan(LANG), tmp_path)
    assert blad(load_workbook(pad), "ODX").max_row > EERSTE_RIJ + 1
    (een,) = vergeleken(bewerkt(pad, bewerk), lang_plan(LANG)).over_te_nemen
    assert een.duiding == LANG.replace("Zin 20 ", "Zin twintig ")
    assert een.veranderingen[0].cel == "blad ODX, cel F4"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    duiding=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="ab _x0D=+-@'\n\r\t\u00a0é😀", max_size=200),
        st.lists(st.text(alphabet="woord =\n", min_size=1, max_size=60), min_size=40, max_size=60).map(" ".join),
    )
)
def test_no_text_whatever_seems_to_be_changed_by_writing_and_reading_it(duiding: str, tmp_path: Path) -> None:
    dossiers = lang_plan(duiding)
    pad = geschreven(dossiers, tmp_path)
    assert vergeleken(pad, dossiers) == Vergelijking((), (), ())
    akkoord = bewerkt(pad, lambda boek: zet(boek, "ODX", "K3", "ja"))
    (een,) = vergeleken(akkoord, dossiers).over_te_nemen
    assert zonder_randen(een.duiding) == zonder_randen(schoon(duiding))


def test_a_colour_on_a_continuation_row_is_not_guessed_at(tmp_path: Path) -> None:
    pad = bewerkt(geschreven(lang_plan(LANG), tmp_path), lambda boek: zet(boek, "ODX", "I4", "1 groen"))
    with pytest.raises(WerkboekFout, match="blad ODX, cel I4: dit is een vervolgrij; zet dit in de eerste rij van"):
        lees_werkboek(pad)


@pytest.mark.parametrize(
    ("getypt", "kleur"),
    [("1", Kleur.GROEN), ("Groen", Kleur.GROEN), ("2 ORANJE", Kleur.ORANJE), ("-", None), ("geen", None)],
)
def test_a_colour_may_be_typed_by_number_word_or_both(getypt: str, kleur: Kleur | None, werkboek: Path) -> None:
    pad = bewerkt(werkboek, lambda boek: zet(boek, "ODG", "I4", getypt))
    assert [een.kleur for een in vergeleken(pad, plannen()).over_te_nemen] == [kleur]


def test_a_colour_typed_as_a_number_is_understood(werkboek: Path) -> None:
    def bewerk(boek: Workbook) -> None:
        op(blad(boek, "ODG"), 4, KLEUR).value = 2

    (een,) = vergeleken(bewerkt(werkboek, bewerk), plannen()).over_te_nemen
    assert een.kleur is Kleur.ORANJE


def test_confirming_that_something_is_missing_is_a_decision(werkboek: Path) -> None:
    pad = werkboek
    assert op(blad(load_workbook(pad), "ODG"), 4, STAAT).value == "1 niet aangetroffen"
    (een,) = vergeleken(bewerkt(pad, lambda boek: zet(boek, "ODG", "H4", "1 ontbreekt")), plannen()).over_te_nemen
    assert (een.ken.nummer, een.staat) == ("4", Staat.ONTBREEKT)


def _formule(boek: Workbook) -> None:
    blad(boek, "ODG")["F5"] = '=CONCATENATE("a";"b")'


def _samengevoegd(boek: Workbook) -> None:
    blad(boek, "ODG").merge_cells("I4:I5")


def _rij_weg(boek: Workbook) -> None:
    blad(boek, "ODG").delete_rows(5)


def _rij_dubbel(boek: Workbook) -> None:
    vel = blad(boek, "ODG")
    vel.append([cel.value for cel in vel[5]])


def _vraag_veranderd(boek: Workbook) -> None:
    zet(boek, "ODG", "B5", "77")


def _kolom_weg(boek: Workbook) -> None:
    blad(boek, "ODG").delete_cols(KLEUR)


def _kop_weg(boek: Workbook) -> None:
    blad(boek, "ODG").delete_rows(2)


def _blad_weg(boek: Workbook) -> None:
    boek.remove(boek["ODMS"])


def _kenblad_weg(boek: Workbook) -> None:
    boek.remove(boek["_plantoets"])


def _losse_rij(boek: Workbook) -> None:
    zet(boek, "ODG", "I40", "3 rood")


SCHADE: list[tuple[Callable[[Workbook], None], str]] = [
    (_formule, "blad ODG, cel F5: er staat een formule zonder uitkomst"),
    (_samengevoegd, "blad ODG, cel I4: deze cel is samengevoegd met andere"),
    (_rij_weg, "blad ODG: de rij van vraag 7 ontbreekt"),
    (_rij_dubbel, "blad ODG, cel B17: vraag 7 staat ook in rij 5"),
    (_vraag_veranderd, 'blad ODG, cel B5: vraag "77" staat niet in wat Plantoets schreef'),
    (_kolom_weg, 'blad ODG, rij 2: de kolom "Haalbaar voor 1 april 2026?" ontbreekt'),
    (_kop_weg, 'blad ODG: de rij met "Vraag" en de andere kolomkoppen is weg'),
    (_blad_weg, 'het blad "ODMS" ontbreekt'),
    (_losse_rij, "blad ODG, cel I40: bij deze rij staat geen vraag"),
    (lambda boek: zet(boek, "ODG", "I5", "paars"), 'blad ODG, cel I5: er staat "paars"; hier hoort 1 groen'),
    (lambda boek: zet(boek, "ODG", "I5", ""), "blad ODG, cel I5: de cel is leeg"),
    (lambda boek: zet(boek, "ODG", "H5", "beetje"), 'blad ODG, cel H5: er staat "beetje"; hier hoort'),
    (lambda boek: zet(boek, "ODG", "K5", "misschien"), 'blad ODG, cel K5: er staat "misschien"; hier hoort ja'),
    (lambda boek: zet(boek, "_plantoets", "B5", "{}"), 'het verborgen blad "_plantoets" gewijzigd'),
    (_kenblad_weg, 'het verborgen blad "_plantoets" is weg'),
]


@pytest.mark.parametrize(("bewerk", "melding"), SCHADE)
def test_a_damaged_workbook_is_refused_with_the_place(
    bewerk: Callable[[Workbook], None], melding: str, werkboek: Path
) -> None:
    pad = bewerkt(werkboek, bewerk)
    with pytest.raises(WerkboekFout) as fout:
        lees_werkboek(pad)
    assert melding in str(fout.value)
    assert "er is niets overgenomen" in str(fout.value).casefold()


def test_all_complaints_are_told_at_once(werkboek: Path) -> None:
    def bewerk(boek: Workbook) -> None:
        for rij in range(3, 17):
            zet(boek, "ODG", f"I{rij}", "paars")

    with pytest.raises(WerkboekFout) as fout:
        lees_werkboek(bewerkt(werkboek, bewerk))
    assert str(fout.value).count("paars") == 12
    assert str(fout.value).endswith("en nog 2")


def test_a_changed_quote_is_told_and_not_taken_in(werkboek: Path) -> None:
    pad = bewerkt(werkboek, lambda boek: zet(boek, "ODG", "E5", "iets anders"))
    ingelezen = lees_werkboek(pad)
    assert ingelezen.wijzigingen == ()
    assert ingelezen.opmerkingen == ("blad ODG, cel E5 is gewijzigd, maar deze kolom wordt niet ingelezen.",)


@pytest.mark.parametrize("inhoud", [b"", b"geen werkboek", b"PK\x03\x04 half"])
def test_what_is_no_workbook_is_told(inhoud: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(inhoud)
    with pytest.raises(WerkboekFout, match=r"x\.xlsx is geen leesbaar Excel-bestand, dus er is niets overgenomen"):
        lees_werkboek(tmp_path / "x.xlsx")


def test_a_workbook_of_somebody_else_is_told(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(WerkboekFout, match=r"x\.xlsx is geen werkboek van Plantoets"):
        lees_werkboek(tmp_path / "x.xlsx")


def test_a_second_plan_with_the_same_abbreviation_in_another_round_has_a_sheet_and_key_of_its_own(
    tmp_path: Path,
) -> None:
    een = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("x")), van=dienst("ODX"))
    ander = replace(een, ronde=replace(een.ronde, id="2025"))
    pad = bewerkt(geschreven([een, ander], tmp_path), lambda boek: zet(boek, "ODX 2025", "I3", "1 groen"))
    (gevonden,) = vergeleken(pad, [een, ander]).over_te_nemen
    assert (gevonden.ken.ronde, gevonden.kleur) == ("2025", Kleur.GROEN)
