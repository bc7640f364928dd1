"""A template of one's own: each fault is named in Dutch, with the sentence in which it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from generate.errors import SjabloonFout
from generate.sjablooncontrole import Veld, controleer_velden, velden

CONTEXT: dict[str, Any] = {
    "dienst": {"naam": "Omgevingsdienst X", "aanhef": "Geachte mevrouw Jansen,", "adres": ("Postbus 1", "Dorp")},
    "punten": [{"tekst": "Over de planning.", "nummers": ("1", "4")}],
    "rijen": [{"titel": "Fusie", "citaten": [{"tekst": "Wij gaan samen."}]}],
    "concept": True,
}


def sjabloon(map_: Path, *alineas: str, kop: str = "") -> Path:
    document = Document()
    for alinea in alineas:
        document.add_paragraph(alinea)
    document.sections[0].header.paragraphs[0].text = kop
    pad = map_ / "eigen.docx"
    document.save(str(pad))
    return pad


def meldingen(pad: Path, *verplicht: str) -> list[str]:
    return [str(gebrek) for gebrek in controleer_velden(pad, CONTEXT, verplicht)]


def test_a_template_that_uses_what_there_is_has_no_faults(tmp_path: Path) -> None:
    pad = sjabloon(
        tmp_path,
        "{{ dienst.aanhef }} {% if concept %}Concept{% endif %}",
        "{%p for rij in rijen %}",
        "{{ loop.index }}. {{ rij.titel }}{% for citaat in rij.citaten %} {{ citaat.tekst }}{% endfor %}",
        "{%p endfor %}",
        "{{ dienst.adres | join(', ') }} {{ dienst['naam'] | upper }} {{ dienst.naam.upper() }}",
        "{% set naam = dienst.naam %}{{ naam }}",
        kop="{{ dienst.naam }}",
    )
    assert meldingen(pad, "dienst.naam", "rijen: titel", "rijen: citaten: tekst") == []


@pytest.mark.parametrize(
    ("alinea", "melding"),
    [
        ("Geachte {{ dienst.aanhfe }},", 'Het veld "dienst.aanhfe" bestaat niet. Bedoelde u "aanhef"?'),
        ("Geachte {{ dinest.aanhef }},", 'Het veld "dinest" bestaat niet. Bedoelde u "dienst"?'),
        ("{{ dienst.naam.kort }}", 'Het veld "dienst.naam.kort" bestaat niet. Dit veld heeft zelf geen onderdelen.'),
        ("{{ dienst.naam | vet }}", 'De bewerking "vet" bestaat niet.'),
        ("{{ dienst.naam }", '"}" hoort hier niet.'),
        ("{{ dienst naam }}", '"naam" hoort hier niet.'),
        ("{% als concept %}", '"als" is geen opdracht, of het begin dat erbij hoort ontbreekt.'),
        ("{% endif %}", '"endif" is geen opdracht, of het begin dat erbij hoort ontbreekt.'),
        ("{% if concept %} en verder", '"if" wordt nergens afgesloten met "endif".'),
    ],
)
def test_a_fault_is_named_with_its_sentence(tmp_path: Path, alinea: str, melding: str) -> None:
    pad = sjabloon(tmp_path, "Een goede zin.", alinea)
    assert meldingen(pad) == [f'{melding} In de zin: "{alinea}"']


@pytest.mark.parametrize(
    ("alineas", "melding"),
    [
        (["{ { dienst.naam } }"], "Een veld begint met {{"),
        (["Beste {dienst.naam},"], "Een veld begint met {{"),
        (["{ % if concept %}Ja{ % endif %}"], "Een veld begint met {{"),
        (["{%p if concept %} Geachte heer {%p endif %}"], "Een opdracht die met {%p begint"),
        (["Beste {{ dienst.naam.__class__ }}"], 'Een sjabloon mag "__class__" niet gebruiken'),
        (["Beste {{ ''.__class__.__mro__ }}"], 'Een sjabloon mag "__mro__" niet gebruiken'),
        (["{% for x in range(10) %}x{% endfor %}"], 'Het veld "range" bestaat niet.'),
        (["{{ cycler.__init__.__globals__ }}"], 'Een sjabloon mag "__globals__" niet gebruiken'),
    ],
)
def test_a_slip_of_the_hand_is_named_where_it_stands(tmp_path: Path, alineas: list[str], melding: str) -> None:
    gevonden = meldingen(sjabloon(tmp_path, "Een goede zin.", *alineas))
    assert len(gevonden) == 1
    assert gevonden[0].startswith(melding)
    assert gevonden[0].endswith(f'In de zin: "{alineas[0]}"')


def test_what_is_never_closed_is_shown_where_it_opens(tmp_path: Path) -> None:
    pad = sjabloon(
        tmp_path,
        "{%p if concept %}",
        "Concept.",
        "{%p for punt in punten %}",
        "{{ punt.tekst }}",
        "{%p endfor %}",
        "Slot.",
    )
    assert meldingen(pad) == ['"if" wordt nergens afgesloten met "endif". In de zin: "{%p if concept %}"']


def test_a_loop_over_rows_that_shares_its_row_is_told_that_the_row_will_be_gone(tmp_path: Path) -> None:
    document = Document()
    tabel = document.add_table(rows=1, cols=2)
    tabel.cell(0, 0).text = "{%tr for rij in rijen %}{{ rij.titel }}"
    tabel.cell(0, 1).text = "{%tr endfor %}"
    document.save(str(tmp_path / "eigen.docx"))
    assert meldingen(tmp_path / "eigen.docx")[0].startswith("Een opdracht die met {%tr begint")


def test_braces_that_are_plain_text_are_left_alone(tmp_path: Path) -> None:
    assert meldingen(sjabloon(tmp_path, "De set {a, b} en {{ dienst.naam }}.")) == []


def test_a_fault_within_a_loop_is_found_by_the_items_of_the_example(tmp_path: Path) -> None:
    pad = sjabloon(tmp_path, "{% for punt in punten %}{{ punt.tekts }}{% endfor %}")
    assert meldingen(pad)[0].startswith('Het veld "punt.tekts" bestaat niet. Bedoelde u "tekst"?')


def test_a_fault_in_a_header_is_found_too(tmp_path: Path) -> None:
    assert meldingen(sjabloon(tmp_path, kop="{{ kenmerk }}"))[0].startswith('Het veld "kenmerk" bestaat niet.')


def test_a_tag_that_word_cut_into_pieces_is_read_whole(tmp_path: Path) -> None:
    document = Document()
    alinea = document.add_paragraph()
    for stuk in ("{{ dien", "st.na", "am }}"):
        alinea.add_run(stuk)
    document.save(str(tmp_path / "eigen.docx"))
    assert meldingen(tmp_path / "eigen.docx", "dienst.naam") == []


def test_a_field_that_a_letter_needs_is_missed(tmp_path: Path) -> None:
    assert meldingen(sjabloon(tmp_path, "Geen velden."), "dienst.naam", "rijen: titel") == [
        'Het veld "dienst.naam" ontbreekt; zonder dat veld is de brief niet volledig.',
        'Het veld "rijen: titel" ontbreekt; zonder dat veld is de brief niet volledig.',
    ]


def test_a_file_that_is_no_word_document_is_refused_in_dutch(tmp_path: Path) -> None:
    pad = tmp_path / "eigen.docx"
    pad.write_bytes(b"geen zip")
    with pytest.raises(SjabloonFout, match=r"eigen\.docx is geen Word-bestand"):
        controleer_velden(pad, CONTEXT, ())


def test_the_fields_are_listed_with_examples() -> None:
    assert velden(CONTEXT) == (
        Veld("dienst.naam", "Omgevingsdienst X"),
        Veld("dienst.aanhef", "Geachte mevrouw Jansen,"),
        Veld("dienst.adres", "Postbus 1 en Dorp"),
        Veld("punten: tekst", "Over de planning."),
        Veld("punten: nummers", "1 en 4"),
        Veld("rijen: titel", "Fusie"),
        Veld("rijen: citaten: tekst", "Wij gaan samen."),
        Veld("concept", "ja of nee"),
    )
