"""Results held against labels: the counts on small plans written for the purpose, and labels that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from classify import Evaluatie, EvaluatieFout, evalueer_map
from classify.evaluatie import MAATSTAVEN, staat_letterlijk, tabel
from extract import ReadError
from tests.classify_hulp import criteria
from tests.extract_pdf import PaperPage, write_pdf

AGENDA = "De innovatieagenda is op 12 juni 2024 door het algemeen bestuur vastgesteld."
FUSIE = "De besturen hebben een fusie met een andere omgevingsdienst onderzocht."
VULLING = "Wij werken elke dag aan een schone en veilige leefomgeving voor iedereen."


def bewijs(quote: str, pagina: int = 1, **anders: object) -> dict[str, Any]:
    return {"quote": quote, "pdf_page": pagina, "printed_page": ""} | anders


def wel(*evidence: dict[str, Any], haalbaar: int | None = 1, **anders: object) -> dict[str, Any]:
    return {"staat_in_pva": True, "nvt_verklaard": False, "haalbaar": haalbaar, "evidence": list(evidence)} | anders


def niet() -> dict[str, Any]:
    return {"staat_in_pva": False, "nvt_verklaard": False, "haalbaar": 3, "evidence": []}


def leg_neer(map_: Path, labels: object, *zinnen: str, naam: str = "plan") -> None:
    """Write a plan of one page with a line per sentence, and its labels."""
    map_.mkdir(parents=True, exist_ok=True)
    pagina = PaperPage()
    for plaats, zin in enumerate(zinnen or (VULLING,)):
        pagina.text(60, 80 + 40 * plaats, zin)
    write_pdf(map_ / f"{naam}.pdf", [pagina])
    labelbestand = map_ / ("gold.json" if naam == "plan" else f"{naam}.gold.json")
    tekst = labels if isinstance(labels, str) else json.dumps(labels)
    labelbestand.write_text(tekst, encoding="utf-8")


def meet(map_: Path, labels: dict[str, Any], *zinnen: str, **anders: object) -> Evaluatie:
    leg_neer(map_, {"criteria": labels} | anders, *zinnen)
    return evalueer_map(map_, criteria())


def test_what_is_labelled_and_found_counts_in_every_measure(tmp_path: Path) -> None:
    uitkomst = meet(tmp_path, {"9": wel(bewijs(AGENDA)), "14": niet()}, VULLING, AGENDA)
    totaal = uitkomst.totaal
    assert (totaal.aanwezig, totaal.gevonden) == (1, 1)
    assert (totaal.afwezig, totaal.herkend) == (1, 1)
    assert (totaal.cellen, totaal.mogelijk) == (2, 0)
    assert (totaal.met_bladzijde, totaal.bladzijde_goed) == (1, 1)
    assert (totaal.citaten, totaal.citaten_gedekt) == (1, 1)
    assert totaal.bewijzen == totaal.verbatim >= 1
    assert totaal.nummers == totaal.nummers_goed >= 1
    assert (totaal.kleuren, totaal.kleuren_goed, totaal.vallen, totaal.te_groen) == (1, 1, 0, 0)
    assert totaal.missers == []


def test_a_criterium_without_a_label_does_not_count(tmp_path: Path) -> None:
    assert meet(tmp_path, {"14": niet()}, AGENDA).totaal.cellen == 1


def test_what_is_labelled_and_not_found_is_named(tmp_path: Path) -> None:
    totaal = meet(tmp_path, {"14": wel(bewijs(VULLING))}, VULLING).totaal
    assert (totaal.aanwezig, totaal.gevonden, totaal.bladzijde_goed, totaal.citaten_gedekt) == (1, 0, 0, 0)
    assert "criterium 14: behandeld, maar gemeld als ontbreekt" in totaal.missers[0]


def test_what_is_found_and_labelled_as_absent_is_named_with_the_quote(tmp_path: Path) -> None:
    totaal = meet(tmp_path, {"9": niet()}, AGENDA).totaal
    assert (totaal.afwezig, totaal.herkend, totaal.kleuren) == (1, 0, 0)
    assert "criterium 9: niet behandeld, maar gemeld als genoemd (De innovatieagenda" in totaal.missers[0]


def test_a_trap_counts_when_it_is_shown_as_evidence(tmp_path: Path) -> None:
    val = {"criterium": "9", "quote": AGENDA, "pdf_page": 1, "kind": "proef"}
    assert meet(tmp_path / "a", {"9": niet()}, AGENDA, traps=[val]).totaal.vallen == 1
    assert meet(tmp_path / "b", {"9": niet()}, AGENDA, traps=[val | {"criterium": "14"}]).totaal.vallen == 0
    assert meet(tmp_path / "c", {"9": niet()}, AGENDA, traps=[val | {"pdf_page": 2}]).totaal.vallen == 0


@pytest.mark.parametrize(
    ("label", "goed", "te_groen"),
    [
        ({"haalbaar": 1}, 1, 0),
        ({"haalbaar": 2}, 0, 0),
        ({"haalbaar": 3}, 0, 1),
        ({"haalbaar": 2, "haalbaar_ook": [1]}, 1, 0),
        ({"haalbaar": 3, "haalbaar_ook": [2]}, 0, 0),
    ],
)
def test_a_colour_is_right_when_a_label_allows_it(
    label: dict[str, Any], goed: int, te_groen: int, tmp_path: Path
) -> None:
    totaal = meet(tmp_path, {"9": wel(bewijs(AGENDA), **label)}, AGENDA).totaal
    assert (totaal.kleuren, totaal.kleuren_goed, totaal.te_groen) == (1, goed, te_groen)
    assert totaal.verwarring == {(label["haalbaar"], 1): 1}
    assert bool(totaal.missers) == bool(te_groen)


def test_a_criterium_without_a_labelled_colour_has_none_to_compare(tmp_path: Path) -> None:
    assert meet(tmp_path, {"9": wel(bewijs(AGENDA), haalbaar=None)}, AGENDA).totaal.kleuren == 0


def test_half_of_the_words_cover_a_quote_and_less_do_not(tmp_path: Path) -> None:
    half = AGENDA + " Een ander slot dat nergens staat."
    kwart = "De innovatieagenda " + "staat hier verder niet en nergens anders in welk plan dan ook."
    assert meet(tmp_path / "a", {"9": wel(bewijs(half))}, AGENDA).totaal.citaten_gedekt == 1
    assert meet(tmp_path / "b", {"9": wel(bewijs(kwart))}, AGENDA).totaal.citaten_gedekt == 0
    assert meet(tmp_path / "c", {"9": wel(bewijs(AGENDA, 2))}, AGENDA).totaal.citaten_gedekt == 0


def test_evidence_on_an_unreadable_page_asks_for_no_quote(tmp_path: Path) -> None:
    totaal = meet(tmp_path, {"14": wel(bewijs("", on_unreadable_page=True))}, VULLING).totaal
    assert (totaal.aanwezig, totaal.citaten, totaal.met_bladzijde) == (1, 0, 0)


def test_plans_add_up_per_plan_per_criterium_and_in_all(tmp_path: Path) -> None:
    leg_neer(tmp_path / "een", {"criteria": {"9": wel(bewijs(AGENDA)), "14": niet()}}, AGENDA)
    leg_neer(tmp_path / "twee", {"criteria": {"9": wel(bewijs(AGENDA)), "14": wel(bewijs(FUSIE))}}, AGENDA, FUSIE)
    leg_neer(tmp_path, {"criteria": {"9": niet()}}, VULLING, naam="DRIE")
    genoemd: list[str] = []
    uitkomst = evalueer_map(tmp_path, criteria(), voortgang=genoemd.append)
    assert sorted(genoemd) == sorted(uitkomst.per_plan) == ["DRIE", "een", "twee"]
    assert [telling.cellen for telling in uitkomst.per_plan.values()] == [1, 2, 2]
    assert (uitkomst.per_criterium["9"].cellen, uitkomst.per_criterium["14"].cellen) == (3, 2)
    assert uitkomst.totaal.cellen == sum(telling.cellen for telling in uitkomst.per_criterium.values()) == 5


def test_two_plans_of_one_service_in_two_rounds_both_count(tmp_path: Path) -> None:
    for ronde in ("2024-plan", "2025-voortgang"):
        leg_neer(tmp_path / ronde, {"criteria": {"9": wel(bewijs(AGENDA))}}, AGENDA, naam="ODX")
    assert evalueer_map(tmp_path, criteria()).totaal.cellen == 2


def test_the_table_shows_every_measure_with_its_bar(tmp_path: Path) -> None:
    tekst = tabel(meet(tmp_path, {"9": wel(bewijs(AGENDA)), "14": wel(bewijs(FUSIE))}, AGENDA))
    for maat in MAATSTAVEN:
        assert f"{maat.naam} " in tekst
        assert maat.eis in tekst
    assert "1/2 = 50.0 %" in tekst
    assert "NIET gehaald" in tekst
    assert "Wat er misging\n- " in tekst


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    write_pdf(tmp_path / "plan.pdf", [PaperPage().text(60, 80, VULLING)])
    with pytest.raises(EvaluatieFout, match="staan geen gelabelde plannen"):
        evalueer_map(tmp_path, criteria())


def test_labels_without_their_plan_are_refused(tmp_path: Path) -> None:
    (tmp_path / "ODX.gold.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluatieFout, match=r"hoort ODX\.pdf, maar dat bestand is er niet"):
        evalueer_map(tmp_path, criteria())


@pytest.mark.parametrize(
    "inhoud",
    [
        "geen json",
        "{}",
        '{"criteria": []}',
        "[]",
        '{"criteria": {"9": {}}}',
    ],
)
def test_damaged_labels_are_refused_with_the_place_where_the_form_is_described(inhoud: str, tmp_path: Path) -> None:
    leg_neer(tmp_path, inhoud)
    with pytest.raises(EvaluatieFout, match=r"gold\.json is geen bruikbaar labelbestand.*docs/evaluatie\.md"):
        evalueer_map(tmp_path, criteria())


def test_a_plan_that_cannot_be_read_stops_the_measurement(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_text("geen pdf", encoding="utf-8")
    (tmp_path / "gold.json").write_text('{"criteria": {}}', encoding="utf-8")
    with pytest.raises(ReadError):
        evalueer_map(tmp_path, criteria())


@pytest.mark.parametrize(
    ("citaat", "pagina", "ja"),
    [
        ("een agenda", "Dit is een\r\nagenda.", True),
        ("innovatie-agenda", "innovatie\u0002\r\nagenda", True),
        ("een agenda", "een nieuwe agenda", False),
        ("een agenda.", "een agenda", False),
    ],
)
def test_only_white_space_and_hyphens_may_differ(citaat: str, pagina: str, ja: bool) -> None:
    assert staat_letterlijk(citaat, pagina) is ja
