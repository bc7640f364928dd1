"""What a run is held against: passages in three degrees, forms, chance, plain ways of searching, an earlier run."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from classify.evaluatie import (
    Evaluatie,
    EvaluatieFout,
    evalueer_map,
    kappa,
    laag_van,
    lees_uitslag,
    schrijf_uitslag,
    tabel,
    uitslag_van,
)
from cli.main import hoofd
from extract import Part
from tests.classify_hulp import Stuk, alinea, criteria, document, punt, rij
from tests.extract_pdf import PaperPage, write_pdf

AGENDA = "De innovatieagenda is op 12 juni 2024 door het algemeen bestuur vastgesteld."
ONTKEND = "Over een fusie met een andere omgevingsdienst zegt dit plan niets."
VULLING = "Wij werken elke dag aan een schone en veilige leefomgeving voor iedereen."


def bewijs(quote: str, pagina: int = 1) -> dict[str, Any]:
    return {"quote": quote, "pdf_page": pagina, "printed_page": ""}


def leg_neer(map_: Path, *quotes: str) -> Path:
    """Write a plan of a page, labelled: criterium 9 with these quotes, criterium 14 absent."""
    map_.mkdir(parents=True, exist_ok=True)
    pagina = PaperPage()
    for plaats, zin in enumerate((VULLING, AGENDA, ONTKEND)):
        pagina.text(60, 80 + 60 * plaats, zin)
    write_pdf(map_ / "plan.pdf", [pagina])
    negen = {"staat_in_pva": True, "haalbaar": 1, "evidence": [bewijs(quote) for quote in quotes or (AGENDA,)]}
    veertien: dict[str, Any] = {"staat_in_pva": False, "haalbaar": 3, "evidence": []}
    val = {"criterium": "14", "quote": ONTKEND, "pdf_page": 1, "kind": "ontkenning"}
    labels = {"criteria": {"9": negen, "14": veertien}, "traps": [val]}
    (map_ / "gold.json").write_text(json.dumps(labels), encoding="utf-8")
    return map_


def meet(map_: Path, *quotes: str) -> Evaluatie:
    return evalueer_map(leg_neer(map_, *quotes), criteria(), basislijnen=True)


@pytest.mark.parametrize(
    ("quote", "graden"),
    [
        (AGENDA, (1, 1, 1)),
        (AGENDA + " Zij telt zes punten.", (1, 1, 0)),
        ("Wij melden: de innovatieagenda is op 12 juni klaar, en wel in een vorm die ieder van ons past.", (1, 0, 0)),
        ("Iets heel anders staat er.", (0, 0, 0)),
    ],
)
def test_a_labelled_quote_is_touched_covered_or_shown_whole(
    quote: str, graden: tuple[int, int, int], tmp_path: Path
) -> None:
    totaal = meet(tmp_path, quote).totaal
    assert (totaal.citaten_geraakt, totaal.citaten_gedekt, totaal.citaten_geheel) == graden


@pytest.mark.parametrize(
    ("stuk", "laag"),
    [
        (alinea(AGENDA), "tekst"),
        (punt(AGENDA), "lijst"),
        (rij("Agenda", AGENDA), "tabel"),
        (alinea(AGENDA, deel=Part.ANNEX), "bijlage"),
        (alinea(VULLING), "elders"),
    ],
)
def test_the_form_of_a_quote_is_that_of_the_block_it_stands_in(stuk: Stuk, laag: str) -> None:
    assert laag_van(AGENDA, 1, document(stuk)) == laag
    assert laag_van(AGENDA, 7, document(stuk)) == "elders"


@pytest.mark.parametrize(
    ("verwarring", "verwacht"),
    [
        ({(1, 1): 4, (2, 2): 3, (3, 3): 2}, 1.0),
        ({(1, 1): 1, (1, 3): 1, (3, 1): 1, (3, 3): 1}, 0.0),
        ({(1, 3): 1, (3, 1): 1}, -1.0),
        ({(1, 1): 2, (1, 2): 1, (3, 3): 2}, 0.889),
        ({(1, 1): 5}, None),
        ({}, None),
    ],
)
def test_kappa_weighs_two_colours_off_four_times_one(
    verwarring: dict[tuple[int, int], int], verwacht: float | None
) -> None:
    gemeten = kappa(Counter(verwarring))
    assert gemeten == (verwacht if verwacht is None else pytest.approx(verwacht, abs=0.01))


def test_plain_searches_find_the_words_and_fall_for_the_trap(tmp_path: Path) -> None:
    uitkomst = meet(tmp_path)
    assert (uitkomst.totaal.gevonden, uitkomst.totaal.herkend, uitkomst.totaal.vallen) == (1, 1, 0)
    for telling in uitkomst.basislijnen.values():
        assert (telling.gevonden, telling.citaten_geheel, telling.bladzijde_goed) == (1, 1, 1)
        assert (telling.herkend, telling.vallen, telling.kleuren) == (0, 1, 0)
    assert list(uitkomst.basislijnen) == ["trefwoorden", "BM25"]


def test_keywords_that_stand_nowhere_make_a_criterium_absent(tmp_path: Path) -> None:
    leg_neer(tmp_path)
    labels = json.loads((tmp_path / "gold.json").read_text(encoding="utf-8"))
    labels["criteria"] = {"19": labels["criteria"]["14"]}
    (tmp_path / "gold.json").write_text(json.dumps(labels), encoding="utf-8")
    gemeten = evalueer_map(tmp_path, criteria(), basislijnen=True).basislijnen
    assert {naam: telling.herkend for naam, telling in gemeten.items()} == {"trefwoorden": 1, "BM25": 0}


def test_the_table_shows_plain_searches_forms_and_kappa(tmp_path: Path) -> None:
    tekst = tabel(meet(tmp_path))
    eerste = tekst.splitlines()[0].split()
    assert eerste == ["maat", "Plantoets", "trefwoorden", "BM25", "eis"]
    assert "citaten per vorm" in tekst
    assert "\ntekst                             1/1        1/1        1/1" in tekst
    assert "trefwoorden" not in tabel(evalueer_map(tmp_path, criteria()))


def test_a_run_that_is_kept_comes_back_the_same(tmp_path: Path) -> None:
    uitslag = uitslag_van(meet(tmp_path / "plan", "Iets heel anders staat er."))
    schrijf_uitslag(uitslag, tmp_path / "voor.json")
    terug = lees_uitslag(tmp_path / "voor.json")
    assert terug == {plan: {nr: maten for nr, maten in cel.items() if maten} for plan, cel in uitslag.items()}
    assert terug["."]["9"]["gelabelde citaten gedekt"] == [1, 1]


@pytest.mark.parametrize("inhoud", ["geen json", "[]", '{"a": []}', '{"a": {"9": {"maat": 3}}}', '{"a": {"9": 1}}'])
def test_a_file_that_is_no_run_is_refused(inhoud: str, tmp_path: Path) -> None:
    (tmp_path / "voor.json").write_text(inhoud, encoding="utf-8")
    with pytest.raises(EvaluatieFout, match=r"is geen eerdere meting .*--bewaar voor\.json"):
        lees_uitslag(tmp_path / "voor.json")


def test_the_command_keeps_a_run_and_names_what_got_worse(tmp_path: Path) -> None:
    plannen, voor = leg_neer(tmp_path / "plannen"), tmp_path / "voor.json"
    eerste = CliRunner().invoke(hoofd, ["evalueer", str(plannen), "--bewaar", str(voor)])
    assert (eerste.exit_code, eerste.stderr.splitlines()[-1]) == (0, f"De meting is bewaard in {voor}.")
    gelijk = CliRunner().invoke(hoofd, ["evalueer", str(plannen), "--vergelijk", str(voor)])
    assert gelijk.stdout.endswith("Vergeleken met de eerdere meting (aantal keer fout)\n  geen verschil\n")
    leg_neer(tmp_path / "plannen", "Iets heel anders staat er.")
    slechter = CliRunner().invoke(hoofd, ["evalueer", str(plannen), "--vergelijk", str(voor)])
    assert "  slechter  ., criterium 9: gelabelde citaten gedekt (0 -> 1)\n" in slechter.stdout
