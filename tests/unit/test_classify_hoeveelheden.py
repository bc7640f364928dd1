"""Quantities in Dutch prose: what is read, with its value, and what is no quantity."""

from __future__ import annotations

import pytest

from classify.hoeveelheden import Maat, hoeveelheden, lees_getal

WAARDEN: list[tuple[str, Maat, float]] = [
    ("80%", Maat.PERCENTAGE, 80),
    ("80 %", Maat.PERCENTAGE, 80),
    ("80 procent", Maat.PERCENTAGE, 80),
    ("80 pct", Maat.PERCENTAGE, 80),
    ("3,2% van de loonsom", Maat.PERCENTAGE, 3.2),
    ("0.8 %", Maat.PERCENTAGE, 0.8),
    ("tachtig procent", Maat.PERCENTAGE, 80),
    ("Vijfentachtig procent", Maat.PERCENTAGE, 85),
    ("tweeëntachtig procent", Maat.PERCENTAGE, 82),
    ("anderhalf procent", Maat.PERCENTAGE, 1.5),
    ("drieënhalf procent", Maat.PERCENTAGE, 3.5),
    ("een half procent", Maat.PERCENTAGE, 0.5),
    ("vier op de vijf collega's", Maat.PERCENTAGE, 80),
    ("8 van de 10 medewerkers", Maat.PERCENTAGE, 80),
    ("drie van elke vier", Maat.PERCENTAGE, 75),
    ("driekwart van de formatie", Maat.PERCENTAGE, 75),
    ("een verhouding van 80/20", Maat.PERCENTAGE, 80),
    ("€ 250.000", Maat.BEDRAG, 250_000),
    ("€250.000,-", Maat.BEDRAG, 250_000),
    ("€ 1,2 miljoen", Maat.BEDRAG, 1_200_000),
    ("€ 1,2 mln.", Maat.BEDRAG, 1_200_000),
    ("1,2 miljoen euro", Maat.BEDRAG, 1_200_000),
    ("€ 75k", Maat.BEDRAG, 75_000),
    ("EUR 40.000", Maat.BEDRAG, 40_000),
    ("40.000 euro", Maat.BEDRAG, 40_000),
    ("2 ton euro", Maat.BEDRAG, 200_000),
    ("€ 12.500,50", Maat.BEDRAG, 12_500.5),
    ("3 fte", Maat.FTE, 3),
    ("3,5 FTE", Maat.FTE, 3.5),
    ("2 fte's", Maat.FTE, 2),
    ("2 fte’s", Maat.FTE, 2),
    ("2,4fte", Maat.FTE, 2.4),
    ("drie fte", Maat.FTE, 3),
    ("anderhalve fte", Maat.FTE, 1.5),
    ("tweeënhalve formatieplaats", Maat.FTE, 2.5),
    ("vier formatieplaatsen", Maat.FTE, 4),
    ("3 voltijdsbanen", Maat.FTE, 3),
    ("drie volledige banen", Maat.FTE, 3),
    ("fte: 3,2", Maat.FTE, 3.2),
]

KWARTALEN = [
    *("Q3 2025", "Q3-2025", "2025 Q3", "2025-Q3", "q1", "2025-III", "2025/IV", "III-2025", "2025-3", "kwartaal III"),
    *(
        "3e kwartaal",
        "derde kwartaal",
        "1e kwartaal 2026",
        "laatste kwartaal",
        "4de kwartaal",
        "kw 2",
        "kw2",
        "kwartaal 3",
    ),
    *("2e kw", "kw. 4"),
]

DATUMS = [
    *("26 juni 2024", "26 juni", "1 jan. 2025", "26-06-2024", "1/4/2026", "1-2-'25", "juni 2024", "jan 2025"),
    *(
        "najaar 2025",
        "eind 2025",
        "medio 2024",
        "begin 2026",
        "uiterlijk 2026",
        "per 2026",
        "vóór 2026",
        "eerste helft van 2025",
    ),
]


@pytest.mark.parametrize(("tekst", "maat", "waarde"), WAARDEN, ids=[tekst for tekst, _, _ in WAARDEN])
def test_a_quantity_is_read_with_its_value(tekst: str, maat: Maat, waarde: float) -> None:
    gelezen = [item for item in hoeveelheden(f"Het gaat om {tekst} volgens ons.") if item.maat is maat]
    assert [item.waarde for item in gelezen] == [waarde]


@pytest.mark.parametrize("tekst", ["75 k€", "75k€", "k€ 75"])
def test_thousands_of_euros(tekst: str) -> None:
    assert [item.waarde for item in hoeveelheden(tekst)] == [75_000]


@pytest.mark.parametrize("tekst", KWARTALEN)
def test_a_quarter_is_read_in_every_notation(tekst: str) -> None:
    assert Maat.KWARTAAL in {item.maat for item in hoeveelheden(f"Gereed: {tekst}.")}


@pytest.mark.parametrize("tekst", DATUMS)
def test_a_date_is_read_in_every_notation(tekst: str) -> None:
    assert Maat.DATUM in {item.maat for item in hoeveelheden(f"Gereed: {tekst} of later.")}


@pytest.mark.parametrize(
    ("tekst", "maat"),
    [
        ("paragraaf 3.2 en bladzijde 80", Maat.PERCENTAGE),
        ("procentueel gezien", Maat.PERCENTAGE),
        ("zes op de vijf", Maat.PERCENTAGE),  # more than the whole
        ("het seizoen 24/25", Maat.PERCENTAGE),
        ("op 12/12 vergaderd", Maat.PERCENTAGE),
        ("eurocode 3", Maat.BEDRAG),
        ("in Europa 3", Maat.BEDRAG),
        ("3 ton afval", Maat.BEDRAG),
        ("offerte 3", Maat.FTE),
        ("3 gemeenten", Maat.FTE),
        ("de kwartaalrapportage", Maat.KWARTAAL),
        ("drie kwartier", Maat.KWARTAAL),
        ("het jaar 2024-2025", Maat.KWARTAAL),
        ("2.3 Organisatie", Maat.DATUM),
        ("artikel 18", Maat.DATUM),
        ("postcode 2024 AB", Maat.DATUM),
    ],
)
def test_what_only_looks_like_a_quantity_is_left_alone(tekst: str, maat: Maat) -> None:
    assert maat not in {item.maat for item in hoeveelheden(tekst)}


def test_quantities_come_in_order_with_their_place() -> None:
    tekst = "Van 72% in 2024 naar 80% per 1 april 2026, voor € 10.000."
    gelezen = hoeveelheden(tekst)
    assert [item.start for item in gelezen] == sorted(item.start for item in gelezen)
    assert all(tekst[item.start : item.end] == item.tekst for item in gelezen)
    assert [item.waarde for item in gelezen if item.maat is Maat.PERCENTAGE] == [72, 80]


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("1.250,5", 1250.5),
        ("1.250", 1250),
        ("12.345.678", 12_345_678),
        ("3,2", 3.2),
        ("0.8", 0.8),
        ("drieëntwintig", 23),
        ("negentig", 90),
        ("één", 1),
        ("Honderd", 100),
        ("negenennegentig", 99),
        ("vierenhalf", 4.5),
        ("zevenenhalve", 7.5),
    ],
)
def test_a_number_is_read_in_figures_and_in_words(tekst: str, waarde: float) -> None:
    assert lees_getal(tekst) == waarde


@pytest.mark.parametrize("tekst", ["", "veel", "1.2.3", "drie vier"])
def test_what_is_no_number_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        lees_getal(tekst)


@pytest.mark.parametrize(
    ("tekst", "waarden"),
    [
        ("een derde van de stoelen", [33.3]),
        ("hoogstens een vijfde.", [20]),
        ("twee derde is vast", [66.7]),
        ("de helft van de formatie", [50]),
        ("de helft van het jaar", []),
        ("de tweede helft van de periode", []),
        ("een derde data-analist", []),  # counts people
        ("het derde kwartaal", []),
    ],
)
def test_a_part_in_words_is_a_percentage_of_the_whole_it_names(tekst: str, waarden: list[float]) -> None:
    assert [item.waarde for item in hoeveelheden(tekst) if item.maat is Maat.PERCENTAGE] == waarden
