"""Recognising the service of a plan: spelling variants are one name, and what is ambiguous stays ambiguous."""

from __future__ import annotations

import pytest

from corpus.begin import BEGINPROJECT
from corpus.herkenning import in_bestandsnaam, in_tekst
from corpus.register import lees_register, namen_van

NAMEN = namen_van(lees_register(BEGINPROJECT).diensten)


@pytest.mark.parametrize(
    ("stam", "verwacht"),
    [
        ("ODG", ("ODG",)),
        ("PvA_ODG2024_def", ("ODG",)),
        ("plan odg (v2)", ("ODG",)),
        ("ODNZKG", ("OD NZKG",)),
        ("OD-NZKG", ("OD NZKG",)),
        ("Omgevingsdienst Noordzeekanaalgebied", ("OD NZKG",)),
        ("OD Midden en West Brabant", ("OMWB",)),
        ("Omgevingsdienst Midden- & West-Brabant", ("OMWB",)),
        ("RUD Utrecht", ("RUD Utrecht",)),
        ("Regionale Uitvoeringsdienst Utrecht", ("RUD Utrecht",)),
        ("RUD Limburg-Noord", ("RUD LN",)),
        ("rud zuid limburg", ("RUD Zuid-Limburg",)),
        ("plan odij", ("OD IJsselland", "ODIJmond")),
        ("Omgevingsdienst Utrecht", ("ODRU", "RUD Utrecht")),
        ("ODG en ODT", ("ODG", "ODT")),
        ("ODGG", ()),
        ("plan van aanpak", ()),
    ],
)
def test_a_file_name_speaks_of_these_services(stam: str, verwacht: tuple[str, ...]) -> None:
    assert in_bestandsnaam(stam, NAMEN) == verwacht


def test_the_longest_name_counts_when_one_begins_another() -> None:
    namen = {"RUD L": ["RUD Limburg"], "RUD LN": ["RUD Limburg Noord"]}
    assert in_tekst("De RUD Limburg Noord schrijft", namen) == ("RUD LN",)
    assert in_tekst("De RUD Limburg schrijft", namen) == ("RUD L",)


def test_accents_hyphens_and_soft_hyphens_do_not_matter() -> None:
    namen = {"ODF": ["Omgevingsdienst Fryslân-Oost"]}
    assert in_tekst("de omgevings\u00addienst FRYSLAN Oost.", namen) == ("ODF",)


def test_a_register_without_names_recognises_nothing() -> None:
    assert in_tekst("Omgevingsdienst Groningen", {"X": ["  "]}) == ()
