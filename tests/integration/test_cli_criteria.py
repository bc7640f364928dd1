"""Trying terms and rules on the plans of a project: what is shown, what would change, and that nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classify import schema_tekst
from cli.main import hoofd
from corpus import Dienst, schrijf_register
from tests.extract_pdf import PaperPage, write_pdf

TOML = '[[ronden]]\nid = "2024"\ntitel = "Plannen"\nsoort = "plan van aanpak"\n'
EEN = ["Wij werken aan schone lucht.", "Onze ideeënwinkel is in 2024 geopend en heeft een eigen potje."]
TWEE = ["De innovatieagenda is op 12 juni 2024 vastgesteld.", "Er liggen twee innovatieagenda's klaar."]


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("project")
    (project / "plantoets.toml").write_text(TOML, encoding="utf-8")
    schrijf_register(project / "register.xlsx", (Dienst("Dienst Een", "ODEEN"), Dienst("Dienst Twee", "ODTWEE")))
    plannen = project / "plannen" / "2024"
    plannen.mkdir(parents=True)
    for naam, zinnen in (("ODEEN", EEN), ("ODTWEE", TWEE)):
        pagina = PaperPage()
        for plaats, zin in enumerate(zinnen):
            pagina.text(60, 80 + 60 * plaats, zin)
        write_pdf(plannen / f"{naam}.pdf", [pagina])
    return project


def draai(map_: Path, *woorden: str) -> Result:
    return CliRunner().invoke(hoofd, ["-C", str(map_), "criteria", *woorden])


def test_a_term_is_shown_with_service_page_form_and_sentence(map_: Path) -> None:
    uitkomst = draai(map_, "proef", "innovatieagenda")
    assert uitkomst.exit_code == 0
    assert "ODTWEE: 2 treffers" in uitkomst.stdout
    assert "  pdf-pagina 1 «innovatieagenda's»\n" in uitkomst.stdout
    assert '"De innovatieagenda is op 12 juni 2024 vastgesteld."' in uitkomst.stdout
    assert "ODEEN" not in uitkomst.stdout
    assert uitkomst.stderr.endswith("2 treffers.\n")


def test_what_a_term_would_change_is_said_before_it_is_saved(map_: Path) -> None:
    uitkomst = draai(map_, "proef", "ideeënwinkel", "--criterium", "9")
    assert "Met deze term verandert\n  ODEEN, criterium 9: ontbreekt wordt mogelijk\n" in uitkomst.stdout
    opnieuw = draai(map_, "proef", "ideeënwinkel", "--criterium", "14")
    assert "ODEEN, criterium 14: ontbreekt wordt mogelijk" in opnieuw.stdout
    assert "geen enkele uitkomst" in draai(map_, "proef", "vuurtoren", "--criterium", "9").stdout


def test_a_rule_is_shown_with_what_would_be_lost_without_it(map_: Path) -> None:
    uitkomst = draai(map_, "proef", "--criterium", "9", "--regel", "innovatieagenda")
    assert "ODTWEE: " in uitkomst.stdout
    assert "Zonder deze regel verandert\n  ODTWEE, criterium 9: genoemd wordt mogelijk" in uitkomst.stdout


def test_the_forms_of_every_term_are_counted(map_: Path) -> None:
    uitkomst = draai(map_, "vormen", "9")
    assert "agenda: innovatieagenda (1), innovatieagenda's (1)" in uitkomst.stdout
    assert "niet gevonden" in uitkomst.stdout
    assert "Criterium 14" not in uitkomst.stdout


def test_the_schema_is_printed_as_it_is_shipped() -> None:
    assert CliRunner().invoke(hoofd, ["criteria", "schema"]).stdout == schema_tekst()


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (("proef",), "Geef een TERM, of een regel"),
        (("proef", "a", "--regel", "b", "--criterium", "9"), "niet beide"),
        (("proef", "--regel", "b"), "Zeg met --criterium"),
        (("proef", "agenda", "--begrip", "b"), "Zeg met --criterium"),
        (("proef", "*"), "«*» is geen term"),
        (("proef", "agenda", "--criterium", "99"), 'Het criterium "99" bestaat niet. De criteria zijn 1, 4,'),
        (("proef", "agenda", "--criterium", "9", "--begrip", "x"), "Criterium 9 heeft geen begrip 'x'. Het heeft:"),
        (("proef", "--criterium", "9", "--regel", "x"), "Criterium 9 heeft geen regel 'x'. Het heeft: innovatieagenda"),
        (("vormen", "99"), 'Het criterium "99" bestaat niet.'),
    ],
)
def test_a_mistake_gets_a_dutch_sentence(woorden: tuple[str, ...], melding: str, map_: Path) -> None:
    uitkomst = draai(map_, *woorden)
    assert uitkomst.exit_code != 0
    assert melding in " ".join(uitkomst.stderr.split())
