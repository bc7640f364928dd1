"""Templates of one's own on the command line: copied, looked up, and tried before a letter is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from cli.main import hoofd
from cli.opdrachten.sjabloon import NAMEN
from generate.eigensjabloon import SJABLONEN, alle_velden, bestand_van


def draai(*woorden: str | Path) -> tuple[int, str, str]:
    uitkomst = CliRunner().invoke(hoofd, [str(woord) for woord in woorden], prog_name="plantoets")
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr


def test_the_command_knows_every_template() -> None:
    assert tuple(SJABLONEN) == NAMEN


@pytest.mark.parametrize("naam", NAMEN)
def test_a_copy_of_a_built_in_template_is_in_order(naam: str, tmp_path: Path) -> None:
    code, uitvoer, _ = draai("sjabloon", "kopie", naam, tmp_path / "sjablonen")
    pad = tmp_path / "sjablonen" / bestand_van(naam)
    assert (code, uitvoer) == (0, f"{pad}\n")
    assert draai("sjabloon", "controleer", pad) == (0, f"{pad.name} is in orde.\n", "")


def test_a_copy_never_replaces_what_is_there(tmp_path: Path) -> None:
    pad = tmp_path / bestand_van("plan")
    pad.write_bytes(b"eigen werk")
    code, _, melding = draai("sjabloon", "kopie", "plan", tmp_path)
    assert (code, pad.read_bytes()) == (6, b"eigen werk")
    assert "bestaat al en blijft zoals het is" in melding


def test_a_fault_is_shown_with_its_sentence_and_an_exit_code(tmp_path: Path) -> None:
    draai("sjabloon", "kopie", "plan", tmp_path)
    pad = tmp_path / bestand_van("plan")
    document = Document(str(pad))
    document.add_paragraph("Beste {{ dienst.naan }}, tot ziens.")
    document.save(str(pad))
    code, uitvoer, melding = draai("sjabloon", "controleer", pad)
    assert code == 6
    assert " ".join(uitvoer.split()) == (
        'Het veld "dienst.naan" bestaat niet. Bedoelde u "naam"? In de zin: "Beste {{ dienst.naan }}, tot ziens."'
    )
    assert melding == f"{pad.name}: 1 gebrek. Verbeter het en controleer opnieuw.\n"


def test_a_template_that_loses_quotes_is_found_by_the_trial(tmp_path: Path) -> None:
    draai("sjabloon", "kopie", "plan", tmp_path)
    pad = tmp_path / bestand_van("plan")
    document = Document(str(pad))
    for rij in document.tables[-1].rows:
        for run in [run for cel in rij.cells for alinea in cel.paragraphs for run in alinea.runs]:
            run.text = run.text.replace("{{ citaat.tekst }}", "{{ citaat.tekst | upper }}")
    document.save(str(pad))
    code, uitvoer, _ = draai("sjabloon", "controleer", pad)
    assert code == 6
    assert "Een proef met alle gegevens mislukt" in uitvoer


def test_a_file_with_a_name_of_its_own_needs_its_kind(tmp_path: Path) -> None:
    draai("sjabloon", "kopie", "plan", tmp_path)
    eigen = (tmp_path / bestand_van("plan")).rename(tmp_path / "mijn.docx")
    code, _, melding = draai("sjabloon", "controleer", eigen)
    assert code == 2
    assert "Noem het met --soort" in melding
    assert draai("sjabloon", "controleer", eigen, "--soort", "plan")[0] == 0


def test_what_is_no_word_document_is_refused_in_dutch(tmp_path: Path) -> None:
    pad = tmp_path / bestand_van("plan")
    pad.write_bytes(b"%PDF-1.7")
    code, _, melding = draai("sjabloon", "controleer", pad)
    assert code == 6
    assert "is geen Word-bestand (.docx) of is beschadigd" in melding


@pytest.mark.parametrize("naam", NAMEN)
def test_every_field_has_a_line(naam: str) -> None:
    code, uitvoer, _ = draai("sjabloon", "velden", naam)
    assert code == 0
    assert [regel.split("  ")[0] for regel in uitvoer.splitlines()] == [veld.naam for veld in alle_velden(naam)]
    assert "dienst.naam" in uitvoer or "telling.zin" in uitvoer
