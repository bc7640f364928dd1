"""Each part of the rule language on a small criteria file of its own: what it lets through and what it stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from classify import Bevinding, Criteria, Staat, load_criteria, toets
from extract import Document
from tests.classify_hulp import Stuk, alinea, document, kop, punt, rij

BESTAND = """
versie: "1"
gedeeld:
  buitenstaanders: [leverancier]
criteria:
  - nummer: "90"
    titel: Een vlag op het dak
    kort: een vlag
    vraag: Komt er een vlag?
    soort: document
    bron: alleen voor deze toets
    status: kandidaat
    begrippen:
      vlag: [vlag, "*vlag"]
      dak: [dak, gevel]
      mast: [mast]
      schip: [schip, boot]
      zee: [zeevaart]
      vlagkop: [vlaggenplan]
    koppen: [vlagkop]
    steun: [mast]
    regels:
      - {REGEL}
"""


def bevinding(tmp_path: Path, regel: str, gemaakt: Document) -> Bevinding:
    pad = tmp_path / "eigen.yaml"
    pad.write_text(BESTAND.replace("{REGEL}", "{id: proef, " + regel + "}"), encoding="utf-8")
    criteria: Criteria = load_criteria(pad)
    return toets(gemaakt, criteria).bevindingen[0]


GEVALLEN: list[tuple[str, str, list[Stuk], Staat]] = [
    ("one group", "alle: [vlag], sterkte: gewoon", [alinea("De vlag hangt.")], Staat.GENOEMD),
    ("weak", "alle: [vlag], sterkte: zwak", [alinea("De vlag hangt.")], Staat.MOGELIJK),
    ("two groups", "alle: [vlag, dak], sterkte: gewoon", [alinea("De vlag hangt op het dak.")], Staat.GENOEMD),
    ("one is missing", "alle: [vlag, dak], sterkte: gewoon", [alinea("De vlag hangt.")], Staat.ONTBREEKT),
    ("two sentences", "alle: [vlag, dak], sterkte: gewoon", [alinea("De vlag. Het dak.")], Staat.ONTBREEKT),
    ("paragraph", "alle: [vlag, dak], in: alinea, sterkte: gewoon", [alinea("De vlag. Het dak.")], Staat.GENOEMD),
    (
        "two paragraphs",
        "alle: [vlag, dak], in: alinea, sterkte: gewoon",
        [alinea("De vlag."), alinea("Het dak.")],
        Staat.ONTBREEKT,
    ),
    ("a choice", 'alle: ["mast|dak"], sterkte: gewoon', [alinea("Het dak lekt.")], Staat.GENOEMD),
    ("one word proves one thing", "alle: [vlag, vlag], sterkte: gewoon", [alinea("De vlag.")], Staat.ONTBREEKT),
    ("built-in", 'alle: [vlag, "<bedrag>"], sterkte: gewoon', [alinea("De vlag kost € 25.")], Staat.GENOEMD),
    ("built-in missing", 'alle: [vlag, "<bedrag>"], sterkte: gewoon', [alinea("De vlag is duur.")], Staat.ONTBREEKT),
    ("self", 'alle: [vlag, "<zelf>"], sterkte: gewoon', [alinea("Wij hijsen de vlag.")], Staat.GENOEMD),
    ("not", "alle: [vlag], niet: [schip], sterkte: gewoon", [alinea("De vlag van het schip.")], Staat.ONTBREEKT),
    ("not, elsewhere", "alle: [vlag], niet: [schip], sterkte: gewoon", [alinea("De vlag. Het schip.")], Staat.GENOEMD),
    (
        "not in the section",
        "alle: [vlag], niet_sectie: [zee], sterkte: gewoon",
        [kop("Iets"), alinea("De vlag."), alinea("De zeevaart.")],
        Staat.ONTBREEKT,
    ),
    (
        "not in another section",
        "alle: [vlag], niet_sectie: [zee], sterkte: gewoon",
        [kop("Iets"), alinea("De vlag."), kop("Anders"), alinea("De zeevaart.")],
        Staat.GENOEMD,
    ),
    (
        "not in the heading",
        "alle: [vlag], niet_kop: [schip], sterkte: gewoon",
        [kop("Het schip"), alinea("De vlag.")],
        Staat.ONTBREEKT,
    ),
    (
        "not in the heading of another section",
        "alle: [vlag], niet_kop: [schip], sterkte: gewoon",
        [kop("Het schip"), alinea("Het vaart."), kop("Het pand"), alinea("De vlag.")],
        Staat.GENOEMD,
    ),
    (
        "heading",
        "alle: [mast], kop: [vlag], sterkte: gewoon",
        [kop("De vlag"), alinea("De mast is geverfd.")],
        Staat.GENOEMD,
    ),
    ("no heading", "alle: [mast], kop: [vlag], sterkte: gewoon", [alinea("De mast is geverfd.")], Staat.ONTBREEKT),
    (
        "lead-in",
        "alle: [mast], kop: [vlag], sterkte: gewoon",
        [
            Stuk(alinea("x").kind, "Voor de vlag komt er:", sleutel="inleiding"),
            punt("een mast van hout", inleiding="inleiding"),
        ],
        Staat.GENOEMD,
    ),
    (
        "row subject",
        "alle: [mast], kop: [vlag], sterkte: gewoon",
        [rij("De vlag", "een mast van hout", "gereed")],
        Staat.GENOEMD,
    ),
    (
        "a heading without a subject hands on",
        "alle: [mast], kop: [vlag], sterkte: gewoon",
        [kop("De vlag"), kop("Acties", 2), alinea("De mast is geverfd.")],
        Staat.GENOEMD,
    ),
    (
        "support under a heading",
        "alle: [vlag, dak], sterkte: gewoon",
        [kop("Vlaggenplan"), alinea("De mast is gisteren geverfd."), alinea("Een mast staat hoog en recht.")],
        Staat.GENOEMD,
    ),
    (
        "support once",
        "alle: [vlag, dak], sterkte: gewoon",
        [kop("Vlaggenplan"), alinea("De mast is gisteren geverfd.")],
        Staat.MOGELIJK,
    ),
]


@pytest.mark.parametrize(("regel", "delen", "staat"), [geval[1:] for geval in GEVALLEN], ids=[g[0] for g in GEVALLEN])
def test_a_rule_lets_through_what_it_says(regel: str, delen: list[Stuk], staat: Staat, tmp_path: Path) -> None:
    assert bevinding(tmp_path, regel, document(*delen)).staat is staat


def test_the_passage_names_the_rule_and_the_words(tmp_path: Path) -> None:
    gevonden = bevinding(tmp_path, "alle: [vlag, dak], sterkte: sterk", document(alinea("De dienstvlag op het dak.")))
    (bewijs,) = gevonden.bewijs
    assert (bewijs.regel, bewijs.termen) == ("proef", ("dienstvlag", "dak"))
    assert "vlag" in gevonden.gezocht_op


def test_a_mention_that_another_subject_stops_is_shown_as_such(tmp_path: Path) -> None:
    gevonden = bevinding(
        tmp_path, "alle: [vlag], niet: [schip], sterkte: gewoon", document(alinea("De vlag van het schip."))
    )
    assert [item.reden for item in gevonden.afgewezen] == ["ander onderwerp"]
