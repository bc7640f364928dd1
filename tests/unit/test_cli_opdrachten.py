"""The command line: Dutch throughout, quick help, and one line with an exit code for everything that goes wrong."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.catalogus import MO, PO, lees_po, maak_mo
from cli.fouten import CODES, Code, meld
from cli.main import hoofd
from corpus import OnbekendFout, ProjectFout

ENGELS = ("Usage:", "Options:", "Commands:", "Show this message", "Error:", "Try '", "Missing", "No such", "Invalid")
HOOFDHULP = """\
Gebruik: plantoets [OPTIES] OPDRACHT [ARGUMENTEN]...

  Toetst plannen van omgevingsdiensten aan de robuustheidscriteria en schrijft
  de conceptbrief.

  Plantoets stelt voor, u beslist. Het werkt op uw eigen computer, zonder
  internet.

Opties:
  -C, --project MAP  De map van het project; anders de huidige map.
  -v, --uitgebreid   Toon bij een fout ook waar in het programma die ontstond.
  --version          Toon de versie.
  -h, --help         Toon deze uitleg.

Opdrachten:
  demo         Doet alles voor met een voorbeeldproject.
  nieuw        Begint een project.
  voegtoe      Zet documenten in het project.
  toets        Leest de plannen en toetst ze aan de criteria.
  leemtes      Toont waarover de plannen zwijgen.
  voortgang    Toont wat er per dienst veranderde over de ronden.
  categorieen  Telt de diensten per categorie en per ronde.
  zoek         Zoekt woorden in alle plannen van alle ronden.
  toon         Toont de vondsten in één plan, met citaten.
  beoordeel    Loopt met u de criteria van één plan langs.
  oordeel      Legt uw oordeel over een criterium vast.
  verschillen  Toont waar twee toetsers verschillen.
  planoordeel  Legt uw oordeel over een plan als geheel vast.
  punten       Kiest de punten van de brief.
  brief        Schrijft de conceptbrieven in Word.
  markeer      Maakt een exemplaar van het plan met de citaten gemarkeerd.
  sjabloon     Werkt met eigen sjablonen voor de brieven.
  overzicht    Schrijft het werkboek en de pagina met alles.
  inlezen      Neemt over wat u in het werkboek hebt ingevuld.
  bewaar       Maakt een reservekopie van het project.
  herstel      Zet een reservekopie terug in een nieuwe map.
  criteria     Controleert een lijst met criteria.
  evalueer     Meet de uitkomsten aan gelabelde plannen.

  Uitleg over een opdracht: plantoets OPDRACHT --help. Nieuw hier? Begin met:
  plantoets demo
"""


def draai(*woorden: str) -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, woorden, prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


def test_help_is_the_whole_table_of_contents() -> None:
    assert draai("--help") == (0, HOOFDHULP, "")


@pytest.mark.parametrize(
    ("woorden", "gebruik", "melding"),
    [
        (["toet"], "", 'De opdracht "toet" bestaat niet. Bedoelde u "toets"?'),
        (["oordeel"], " oordeel", "Er ontbreekt een argument: 'DIENST'."),
        (
            ["oordeel", "ODG", "7", "--kleu", "rood"],
            " oordeel",
            "De optie '--kleu' bestaat niet. Bedoelde u '--kleur'?",
        ),
        (
            ["oordeel", "ODG", "7", "--kleur", "roze"],
            " oordeel",
            "Dit kan niet bij '--kleur': 'roze' is geen van: 'groen', 'oranje', 'rood', 'geen'.",
        ),
        (
            ["oordeel", "ODG", "7"],
            " oordeel",
            "Er is niets om vast te leggen. Noem ten minste --kleur, --staat of --duiding.",
        ),
        (["toon", "ODG", "--ronde"], " toon", "Achter de optie '--ronde' hoort nog iets."),
        (["leemtes", "--ronde=x", "extra"], " leemtes", "Dit argument hoort er niet bij: extra. Zet een naam met"),
        (["brief"], " brief", "Noem één dienst, bijvoorbeeld ODG, of kies --alle."),
        (["evalueer", "er-is-niets"], " evalueer", "Dit kan niet bij 'MAP': Map 'er-is-niets' bestaat niet."),
        (["criteria", "controleerr"], " criteria", 'De opdracht "controleerr" bestaat niet. Bedoelde u "controleer"?'),
    ],
)
def test_wrong_use_gives_usage_one_line_and_code_2(woorden: list[str], gebruik: str, melding: str) -> None:
    code, uit, fout = draai(*woorden)
    assert (code, uit) == (2, "")
    *hulp, laatste = fout.splitlines()
    assert laatste.startswith(f"Fout: {melding}")
    if hulp:  # click leaves this out when an option lacks its value
        assert hulp[0].startswith(f"Gebruik: plantoets{gebruik} [OPTIES]")
        assert hulp[1] == f"Uitleg krijgt u met: plantoets{gebruik} --help"


def test_no_english_word_of_click_is_left_in_any_help() -> None:
    hoofdcontext = click.Context(hoofd)
    namen = [[naam] for naam in hoofd.list_commands(hoofdcontext)] + [["criteria", "controleer"]]
    for woorden in ([], *namen):
        _, uit, _ = draai(*woorden, "--help")
        assert [woord for woord in ENGELS if woord in uit] == []
        assert "..." not in uit.replace("[ARGUMENTEN]...", "").replace("]...", ""), "a summary is cut off"


def test_every_sentence_of_click_has_a_translation() -> None:
    catalogus = lees_po(PO.read_text(encoding="utf-8"))
    nooit_getoond = {"_termui_impl.py", "_winconsole.py", "shell_completion.py", "termui.py", "utils.py"}
    programmeerfout = {
        "Could not determine name for option with declarations {decls!r}",
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
        "Did you mean to pass '--{name}'?",
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Name '{name}' defined twice",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Invalid start character for option ({option})",
        "Do you want to continue?",
        "Confirm the action without prompting.",
    }
    ontbreekt: set[str] = set()
    for bestand in Path(click.__file__).parent.glob("*.py"):
        if bestand.name not in nooit_getoond:
            ontbreekt |= {zin for zin in _zinnen(bestand) if zin not in catalogus} - programmeerfout
    assert ontbreekt == set()


def _zinnen(bestand: Path) -> set[str]:
    """Return the message ids that a module of click hands to gettext, plural forms joined by NUL."""
    zinnen: set[str] = set()
    for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in ("_", "ngettext"):
            teksten = [
                deel.value for deel in knoop.args if isinstance(deel, ast.Constant) and isinstance(deel.value, str)
            ]
            zinnen |= {"\0".join(teksten)} if teksten else set()
    return zinnen


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert MO.read_bytes() == maak_mo(lees_po(PO.read_text(encoding="utf-8")))


def test_help_answers_within_three_tenths_of_a_second_and_imports_nothing_heavy() -> None:
    opdracht = [sys.executable, "-m", "cli.main", "--help"]
    tijden: list[float] = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(opdracht, check=True, capture_output=True)
        tijden.append(time.perf_counter() - begin)
    assert min(tijden) < 0.3
    geladen = subprocess.run(
        [sys.executable, "-X", "importtime", *opdracht[1:]], check=True, capture_output=True, text=True
    ).stderr
    zwaar = [
        naam for naam in ("spacy", "openpyxl", "sqlalchemy", "pypdfium2", "docx", "rich", "yaml") if naam in geladen
    ]
    assert zwaar == []


def test_the_version_is_one_line() -> None:
    code, uit, _ = draai("--version")
    assert code == 0
    assert uit.startswith("plantoets ")
    assert len(uit.splitlines()) == 1


def test_outside_a_project_it_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    code, uit, fout = draai("-C", str(tmp_path), "leemtes")
    assert (code, uit) == (4, "")
    assert fout == (
        f"Fout: In {tmp_path} staat geen plantoets.toml, dus dit is geen project van Plantoets. "
        "Ga naar de map van uw project, noem haar met -C MAP, of begin er een met: plantoets nieuw MAP\n"
    )


def test_the_folder_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    for woorden in (["-C", str(tmp_path), "leemtes"], ["leemtes", "-C", str(tmp_path)]):
        assert str(tmp_path) in draai(*woorden)[2]


def test_verbose_adds_the_traceback_to_the_same_line(tmp_path: Path) -> None:
    for woorden in (["-v", "leemtes", "-C", str(tmp_path)], ["leemtes", "-v", "-C", str(tmp_path)]):
        code, _, fout = draai(*woorden)
        assert code == 4
        assert "Traceback" in fout
        assert fout.splitlines()[-1].startswith("Fout: In ")


def test_a_new_project_is_made_once_and_never_written_over(tmp_path: Path) -> None:
    map_ = tmp_path / "robuust"
    code, uit, fout = draai("nieuw", str(map_))
    assert code == 0
    assert uit.splitlines()[:2] == [str(map_ / "plantoets.toml"), str(map_ / "register.xlsx")]
    assert f'plantoets -C "{map_}" toets' in fout
    (map_ / "plantoets.toml").write_text("van mij", encoding="utf-8")
    code, uit, fout = draai("nieuw", str(map_))
    assert (code, uit) == (4, "")
    assert fout.startswith(f"Fout: {map_ / 'plantoets.toml'} bestaat al en wordt niet overschreven.")
    assert (map_ / "plantoets.toml").read_text(encoding="utf-8") == "van mij"


def test_the_demo_refuses_a_folder_with_anything_in_it(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_text("van mij", encoding="utf-8")
    code, _, fout = draai("demo", str(tmp_path))
    assert code == 4
    assert "is niet leeg" in fout
    assert [pad.name for pad in tmp_path.iterdir()] == ["brief.docx"]


def test_every_error_has_its_code_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for fout, code in ((ProjectFout("mis"), Code.PROJECT), (OnbekendFout("mis"), Code.GEBRUIK)):
        assert meld(fout, uitgebreid=False) == code
        assert capsys.readouterr().err == "Fout: mis\n"
    assert meld(RuntimeError("au"), uitgebreid=False) == Code.ONVERWACHT
    assert capsys.readouterr().err.startswith("Onverwachte fout: RuntimeError: au\nDit hoort niet te gebeuren.")
    assert meld(KeyboardInterrupt(), uitgebreid=False) == Code.AFGEBROKEN


def test_the_errors_that_are_known_by_name_exist() -> None:
    for naam in CODES:
        module, _, klasse = naam.rpartition(".")
        assert issubclass(getattr(__import__(module, fromlist=[klasse]), klasse), Exception)


def test_a_folder_without_plans_is_told_and_nothing_is_claimed(tmp_path: Path) -> None:
    code, uit, fout = draai("toets", str(tmp_path))
    assert (code, uit) == (2, "")
    assert f'Fout: In de map "{tmp_path}" staan geen PDF\'s; er is niets getoetst.' in fout
