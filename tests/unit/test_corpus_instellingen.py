"""Settings: what a project may say in plantoets.toml, and errors that name the place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import InstellingenFout
from corpus.begin import BEGINPROJECT, VOORBEELD
from corpus.instellingen import lees_instellingen

RONDE = '[[ronden]]\nid = "2024"\ntitel = "Plannen"\nsoort = "plan van aanpak"\n'


def schrijf(map_: Path, tekst: str) -> Path:
    pad = map_ / "plantoets.toml"
    pad.write_text(tekst, encoding="utf-8")
    return pad


@pytest.mark.parametrize("map_", [BEGINPROJECT, VOORBEELD])
def test_the_shipped_settings_are_valid(map_: Path) -> None:
    instellingen = lees_instellingen(map_ / "plantoets.toml")
    assert instellingen.brief.deadline == "1 april 2026"
    assert instellingen.ronde in {ronde.id for ronde in instellingen.ronden}


def test_values_of_every_kind_arrive(tmp_path: Path) -> None:
    pad = schrijf(
        tmp_path,
        'toetser = "A. de Vries"\ncriteria = "eigen.yaml"\nsjablonen = ""\n'
        + RONDE
        + 'peildatum = "1 juli 2024"\n[brief]\ndatum = 2024-10-01\naantal_plannen = 25\n'
        'begeleidingscommissie = ["IPO", "VNG"]\n[plannen]\n"2024\\\\oud.pdf" = "geen"\n',
    )
    instellingen = lees_instellingen(pad)
    assert instellingen.criteria == tmp_path / "eigen.yaml"
    assert instellingen.sjablonen is None
    assert instellingen.ronden[0].peildatum == date(2024, 7, 1)
    assert instellingen.brief.datum == date(2024, 10, 1)
    assert instellingen.brief.aantal_plannen == "25"
    assert instellingen.brief.begeleidingscommissie == ("IPO", "VNG")
    assert instellingen.plannen == {"2024/oud.pdf": ("geen",)}


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("toetser = zonder aanhalingstekens\n", "plantoets.toml is geen geldige TOML: bij regel 1, teken"),
        ('toetserr = "x"\n' + RONDE, 'bovenaan: de sleutel "toetserr" bestaat niet. Bedoelde u "toetser"?'),
        (RONDE + '[brief]\nkenmrek = "x"\n', '[brief]: de sleutel "kenmrek" bestaat niet. Bedoelde u "kenmerk"?'),
        (RONDE + '[brief]\ndatum = "morgen"\n', "[brief]: datum = 'morgen' kan niet. Hier hoort een datum, zoals"),
        (RONDE + "[brief]\nkenmerk = true\n", "[brief]: kenmerk = True kan niet. Hier hoort tekst"),
        (RONDE + "[brief]\nbegeleidingscommissie = 3\n", "Hier hoort een lijst met tekst"),
        ('brief = "x"\n' + RONDE, "brief moet een tabel zijn"),
        ('toetser = "x"\n', "noemt geen ronde"),
        ('[ronden]\nid = "x"\n', "met dubbele haken"),
        ('[[ronden]]\nid = "a"\n', "[[ronden]] nummer 1: titel ontbreekt"),
        (RONDE.replace("2024", "a/b"), '"a/b" kan geen id zijn'),
        (RONDE + RONDE, '[[ronden]] nummer 2: de id "2024" is al gebruikt'),
        ('ronde = "2025"\n' + RONDE, 'ronde = "2025" bestaat niet onder [[ronden]]. Bedoelde u "2024"?'),
        (RONDE + '[plannen]\n"a.pdf" = 3\n', 'achter "a.pdf" hoort de afkorting van een dienst'),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, tekst: str, melding: str) -> None:
    pad = schrijf(tmp_path, tekst)
    with pytest.raises(InstellingenFout) as fout:
        lees_instellingen(pad)
    assert melding in str(fout.value)


def test_settings_in_another_encoding_are_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "plantoets.toml").write_bytes('toetser = "José"\n'.encode("cp1252"))
    with pytest.raises(InstellingenFout, match="UTF-8"):
        lees_instellingen(tmp_path / "plantoets.toml")


def test_a_later_round_takes_over_what_lasts_and_never_a_date_or_number(tmp_path: Path) -> None:
    later = RONDE.replace("2024", "2025") + '[ronden.brief]\nadviseur = "Ander bureau"\ndatum = 2025-02-01\n'
    vaag = RONDE.replace("2024", "2026")
    algemeen = '[brief]\ndatum = 2024-10-01\nkenmerk = "K1"\nadviseur = "Bureau"\ndeadline = "1 april 2026"\n'
    instellingen = lees_instellingen(schrijf(tmp_path, RONDE + later + vaag + algemeen))
    eerste, tweede, derde = (instellingen.brief_van(ronde) for ronde in instellingen.ronden)
    assert eerste == instellingen.brief
    assert (tweede.deadline, tweede.adviseur, tweede.kenmerk) == ("1 april 2026", "Ander bureau", "")
    assert tweede.datum == date(2025, 2, 1)
    assert (derde.deadline, derde.adviseur, derde.datum) == ("1 april 2026", "", None)


def test_a_mistake_in_the_letter_of_a_round_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(InstellingenFout, match=r'\[ronden.brief\] van ronde nummer 1: de sleutel "datm" bestaat niet'):
        lees_instellingen(schrijf(tmp_path, RONDE + "[ronden.brief]\ndatm = 2025-02-01\n"))
