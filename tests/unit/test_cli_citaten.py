"""How many quotes are shown at once: five per criterium, all for one criterium; and the parts of criterium 4."""

from __future__ import annotations

from dataclasses import replace

from classify import Toetsing, toets
from cli.weergave import los
from tests.classify_hulp import alinea, criteria, document

MANDAAT = "Alle colleges hebben de directeur gemandateerd voor alle besluiten in gemeente {}."


def toetsing(aantal: int) -> Toetsing:
    # one page per sentence, so that each is a quote of its own
    return toets(document(*(alinea(MANDAAT.format(chr(65 + n)), pagina=n + 1) for n in range(aantal))), criteria())


def getoond(aantal: int, *nummers: str) -> str:
    gevonden = toetsing(aantal)
    return "\n".join(los(gevonden, [gevonden.bevinding(nummer) for nummer in nummers]))


def test_five_quotes_are_shown_and_the_others_counted() -> None:
    tekst = getoond(7, "4", "9")
    assert tekst.count("hebben de directeur gemandateerd") == 5
    assert "\n     en nog 2; alles ziet u met --criterium\n" in tekst
    assert "en nog" not in getoond(5, "4", "9")


def test_all_quotes_of_one_criterium_are_shown() -> None:
    tekst = getoond(7, "4")
    assert tekst.count("hebben de directeur gemandateerd") == 7
    assert "en nog" not in tekst


def test_each_part_is_named_with_the_numbers_of_its_quotes() -> None:
    tekst = " ".join(getoond(1, "4").split())
    nummer = tekst.split("Bewijs [")[1][:8]
    assert f"Onderdelen: inrichting ontbreekt, onafhankelijkheid ontbreekt, mandaat genoemd ({nummer})" in tekst
    assert "Onderdelen" not in getoond(1, "9")


def test_a_quote_that_was_read_by_ocr_says_so() -> None:
    gelezen = document(alinea(MANDAAT.format("A")))
    beeld = replace(gelezen, pages=tuple(replace(page, ocr=True) for page in gelezen.pages))
    gevonden = toets(beeld, criteria())
    tekst = " ".join("\n".join(los(gevonden, [gevonden.bevinding("4")])).split())
    assert "gelezen uit een beeld: vergelijk met het plan" in tekst
    assert "gelezen uit een beeld" not in getoond(1, "4")
