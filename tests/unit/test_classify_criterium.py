"""A criteria file is read into checked objects; every kind of mistake is named with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from classify import CriteriaFout, document_uit_tekst, load_criteria, toets
from classify.criterium import Bereik, Sterkte


def bestand(**anders: object) -> dict[str, Any]:
    """Return a criteria file with one small criterium; ``anders`` replaces its keys."""
    criterium: dict[str, Any] = {
        "nummer": "90",
        "titel": "Een proefcriterium",
        "kort": "een proef",
        "vraag": "Is er een proef?",
        "soort": "document",
        "bron": "alleen voor de toets",
        "status": "kandidaat",
        "begrippen": {"proef": ["proef", "*proef"], "ander": ["proefkonijn"]},
        "koppen": ["proef"],
        "steun": ["proef"],
        "regels": [{"id": "proef", "alle": ["proef"], "niet": ["ander"], "sterkte": "sterk"}],
    }
    return {"versie": "1", "gedeeld": {"geld": ["budget"]}, "criteria": [criterium | anders]}


def schrijf(map_: Path, data: object) -> Path:
    pad = map_ / "eigen.yaml"
    pad.write_text(
        data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return pad


def test_a_good_file_becomes_typed_objects(tmp_path: Path) -> None:
    criteria = load_criteria(
        schrijf(
            tmp_path,
            bestand(
                norm={"tekst": "> 3 % van de loonsom", "operator": ">", "waarde": 3, "eenheid": "%", "basis": "loonsom"}
            ),
        )
    )
    criterium = criteria.criterium("90")
    assert criterium.begrippen == {"geld": ("budget",), "proef": ("proef", "*proef"), "ander": ("proefkonijn",)}
    assert criterium.eigen_begrippen == ("proef", "ander")
    assert criterium.norm is not None
    assert (criterium.norm.operator, criterium.norm.waarde) == (">", 3.0)
    regel = criterium.regels[0]
    assert (regel.id, regel.alle, regel.sterkte, regel.bereik) == ("proef", (("proef",),), Sterkte.STERK, Bereik.ZIN)
    assert criterium.zoektermen == ("proef", "…proef")


def test_the_version_names_the_content(tmp_path: Path) -> None:
    eerste = load_criteria(schrijf(tmp_path, bestand())).versie
    tweede = load_criteria(schrijf(tmp_path, bestand(titel="Een andere titel"))).versie
    assert eerste.startswith("1-")
    assert eerste != tweede


def test_alternatives_in_a_rule_are_split_at_the_bar(tmp_path: Path) -> None:
    regel = {
        "id": "r",
        "alle": ["proef|ander", "<bedrag>|geld"],
        "kop": ["proef|ander"],
        "in": "alinea",
        "sterkte": "zwak",
    }
    gelezen = load_criteria(schrijf(tmp_path, bestand(regels=[regel]))).criteria[0].regels[0]
    assert gelezen.alle == (("proef", "ander"), ("<bedrag>", "geld"))
    assert gelezen.kop == ("proef", "ander")
    assert gelezen.bereik is Bereik.ALINEA


def test_a_number_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_criteria().criterium("99")


def regel(**anders: object) -> dict[str, Any]:
    return {"regels": [{"id": "proef", "alle": ["proef"], "sterkte": "sterk"} | anders]}


def norm(**anders: object) -> dict[str, Any]:
    return {"norm": {"tekst": "> 3 %", "operator": ">", "waarde": 3, "eenheid": "%", "basis": "loonsom"} | anders}


FOUTEN: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "unknown key",
        {"begripen": {}},
        ["criterium 90", "'begripen' is geen bekende sleutel", "bedoelde u 'begrippen'?"],
    ),
    ("unknown key without a neighbour", {"xqzw": 1}, ["'xqzw' is geen bekende sleutel."]),
    ("unknown kind", {"soort": "documenten"}, ["criterium 90, soort", "kies uit planning"]),
    ("empty text", {"titel": " "}, ["criterium 90, titel", "hier hoort tekst"]),
    ("number as text", {"nummer": 90}, ["criterium 90, nummer", "aanhalingstekens"]),
    ("list for text", {"vraag": ["x"]}, ["criterium 90, vraag", "hier hoort tekst"]),
    ("text for list", {"koppen": "proef"}, ["criterium 90, koppen", "hier hoort een lijst"]),
    ("list for keys", {"begrippen": ["proef"]}, ["criterium 90", "sleutels met waarden"]),
    ("number among terms", {"begrippen": {"proef": [5]}}, ["criterium 90, proef", "hier hoort tekst"]),
    ("unknown concept in headings", {"koppen": ["proeff"]}, ["koppen", "'proeff' bestaat niet", "bedoelde u 'proef'?"]),
    ("unknown concept in support", {"steun": ["prof"]}, ["steun", "bedoelde u 'proef'?"]),
    ("unknown concept in parts", {"onderdelen": {"deel": ["anders"]}}, ["onderdelen", "bedoelde u 'ander'?"]),
    ("unknown concept in a rule", regel(alle=["proef|prooef"]), ["regel proef", "'prooef' bestaat niet"]),
    ("unknown built-in concept", regel(alle=["<bedragen>"]), ["regel proef", "bedoelde u '<bedrag>'?"]),
    ("unknown concept in niet", regel(niet=["nder"]), ["regel proef", "bedoelde u 'ander'?"]),
    ("unknown concept in niet_kop", regel(niet_kop=["nder"]), ["regel proef", "bedoelde u 'ander'?"]),
    ("unknown concept in niet_sectie", regel(niet_sectie=["nder"]), ["regel proef", "bedoelde u 'ander'?"]),
    ("unknown concept in kop", regel(kop=["prof|ander"]), ["regel proef", "'prof' bestaat niet"]),
    ("unknown key in a rule", regel(sterke="sterk"), ["regel proef", "bedoelde u 'sterkte'?"]),
    ("empty rule", regel(alle=[]), ["regel proef", "'alle' is leeg"]),
    ("unknown strength", regel(sterkte="sterker"), ["regel proef, sterkte", "kies uit sterk, gewoon, zwak"]),
    ("unknown reach", regel(**{"in": "hoofdstuk"}), ["regel proef, in", "kies uit zin, alinea"]),
    (
        "double rule id",
        {"regels": [{"id": "r", "alle": ["proef"], "sterkte": "sterk"}] * 2},
        ["criterium 90", "'r' komt twee keer voor"],
    ),
    ("norm without a number", norm(waarde="drie"), ["criterium 90, norm", "moet een getal zijn"]),
    ("norm with another operator", norm(operator="<"), ["norm, operator", "kies uit >, >="]),
    ("norm with an unknown key", norm(eenheidd="%"), ["norm", "bedoelde u 'eenheid'?"]),
    ("norm without text", norm(tekst=""), ["norm", "hier hoort tekst"]),
]


@pytest.mark.parametrize(("anders", "delen"), [geval[1:] for geval in FOUTEN], ids=[geval[0] for geval in FOUTEN])
def test_a_mistake_is_named_with_its_place(anders: dict[str, Any], delen: list[str], tmp_path: Path) -> None:
    with pytest.raises(CriteriaFout) as fout:
        load_criteria(schrijf(tmp_path, bestand(**anders)))
    assert str(fout.value).startswith("eigen.yaml, ")
    assert [deel for deel in delen if deel not in str(fout.value)] == []


@pytest.mark.parametrize(
    "sleutel", ["nummer", "titel", "kort", "vraag", "soort", "bron", "status", "begrippen", "koppen", "steun", "regels"]
)
def test_a_key_that_must_be_there_is_missed(sleutel: str, tmp_path: Path) -> None:
    data = bestand()
    del data["criteria"][0][sleutel]
    with pytest.raises(CriteriaFout, match=f"'{sleutel}' ontbreekt"):
        load_criteria(schrijf(tmp_path, data))


@pytest.mark.parametrize(
    ("inhoud", "deel"),
    [
        ("versie: [", "geen geldige YAML"),
        ("gewoon tekst", "sleutels met waarden"),
        ("", "sleutels met waarden"),
        ("versie: '1'\ncriteria: []", "geen enkel criterium"),
        ("versie: '1'", "criteria: hier hoort een lijst"),
        ("criterium: []", "bedoelde u 'criteria'?"),
        ("criteria: [tekst]", "een criterium: hier hoort een lijst van sleutels"),
        ("gedeeld: []\ncriteria: []", "gedeeld"),
    ],
)
def test_a_file_of_another_form_is_refused(inhoud: str, deel: str, tmp_path: Path) -> None:
    with pytest.raises(CriteriaFout) as fout:
        load_criteria(schrijf(tmp_path, inhoud))
    assert "eigen.yaml" in str(fout.value)
    assert deel in str(fout.value)


def test_a_file_without_shared_concepts_can_be_used(tmp_path: Path) -> None:
    data = bestand()
    del data["gedeeld"]
    toets(document_uit_tekst("Er is een proef."), load_criteria(schrijf(tmp_path, data)))


def test_the_same_number_twice_is_refused(tmp_path: Path) -> None:
    data = bestand()
    data["criteria"] *= 2
    with pytest.raises(CriteriaFout, match="'90' komt twee keer voor"):
        load_criteria(schrijf(tmp_path, data))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CriteriaFout, match=r"weg\.yaml: het bestand kan niet worden gelezen"):
        load_criteria(tmp_path / "weg.yaml")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    pad = tmp_path / "oud.yaml"
    pad.write_bytes("versie: één".encode("latin-1"))
    with pytest.raises(CriteriaFout, match=r"oud\.yaml: het bestand kan niet worden gelezen"):
        load_criteria(pad)


def test_fourteen_confirmed_criteria_come_with_the_program() -> None:
    criteria = load_criteria()
    nummers = ["1", "4", "7", "8", "9", "10", "11", "14", "15", "16", "17", "18", "19", "20"]
    assert [criterium.nummer for criterium in criteria.criteria] == nummers
    assert {criterium.status for criterium in criteria.criteria} == {"bevestigd"}
    assert all(criterium.bron and criterium.zoektermen for criterium in criteria.criteria)


@pytest.mark.parametrize(
    ("nummer", "norm"),
    [("7", (">=", 80, "%", "fte")), ("10", (">", 1, "%", "begroting")), ("17", (">", 3, "%", "loonsom"))],
)
def test_the_norms_are_those_of_the_letter(nummer: str, norm: tuple[str, float, str, str]) -> None:
    gelezen = load_criteria().criterium(nummer).norm
    assert gelezen is not None
    assert (gelezen.operator, gelezen.waarde, gelezen.eenheid, gelezen.basis) == norm


def test_only_four_criteria_have_a_norm() -> None:
    assert [item.nummer for item in load_criteria().criteria if item.norm] == ["7", "10", "17", "19"]
