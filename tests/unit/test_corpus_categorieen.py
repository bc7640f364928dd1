"""Categories: proposed by a rule in data, decided by a person, counted per unit, and shifted between rounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from classify import Bevinding, Kleur, Staat, Toetsing
from corpus import Dienst, Dossier, InstellingenFout, Oordeel, Ronde
from corpus.categorieen import Overgang, categorievoorstel, stand, verschuiving
from corpus.categorieregels import categorieregels
from corpus.model import Categorie, Planoordeel

PLAN = Ronde("2024-plan", "Plannen", "plan van aanpak")
EIND = Ronde("2026-eind", "Eind", "eindrapportage")
LETTER = {"g": Kleur.GROEN, "o": Kleur.ORANJE, "r": Kleur.ROOD}
NU = datetime(2025, 1, 1, tzinfo=UTC)


def toetsing(kleuren: str) -> Toetsing:
    """Return an assessment: g, o, r are colours, ? not to be determined, - a criterium without colour."""
    bevindingen = tuple(
        Bevinding(
            nummer=str(nummer),
            titel=f"criterium {nummer}",
            staat=Staat.NIET_VAST_TE_STELLEN if teken == "?" else Staat.GENOEMD,
            voorstel=LETTER.get(teken),
            regel="",
            duiding="",
        )
        for nummer, teken in enumerate(kleuren, 1)
    )
    return Toetsing("plan.pdf", "0" * 64, 1, ("1",), bevindingen)


def dossier(afkorting: str, kleuren: str = "", ronde: Ronde = PLAN, *, plan: str = "") -> Dossier:
    pad = Path(plan or f"{afkorting}.pdf") if kleuren else None
    kaal = Dossier(Dienst(afkorting, afkorting), ronde, pad, toetsing(kleuren) if kleuren else None)
    return replace(kaal, voorstel=categorievoorstel(kaal))


def besloten(dossier: Dossier, categorie: Categorie) -> Dossier:
    return replace(dossier, planoordeel=Planoordeel(categorie, "", "A", NU))


@pytest.mark.parametrize(
    ("kleuren", "ronde", "categorie"),
    [
        ("gggg-", EIND, Categorie.ROBUUST),
        ("gggg-", PLAN, Categorie.NAAR_VERWACHTING),
        ("gggo", PLAN, Categorie.NAAR_VERWACHTING),
        ("gggo", EIND, Categorie.NAAR_VERWACHTING),
        ("ggoo", PLAN, Categorie.DE_VRAAG),
        ("ggg?", PLAN, Categorie.DE_VRAAG),
        ("gggr", PLAN, Categorie.DE_VRAAG),
        ("ggrr", PLAN, Categorie.NIET_AANNEMELIJK),
        ("gooo" + "r" * 9 + "-", PLAN, Categorie.NIET_AANNEMELIJK),
    ],
)
def test_a_category_follows_from_the_shares_of_the_colours(kleuren: str, ronde: Ronde, categorie: Categorie) -> None:
    voorstel = dossier("ODX", kleuren, ronde).voorstel
    assert voorstel is not None
    assert voorstel.categorie is categorie


def test_a_proposal_names_its_rule_and_the_counts() -> None:
    voorstel = dossier("ODX", "gggr?-").voorstel
    assert voorstel is not None
    assert voorstel.regel == (
        "er zijn rode of onbekende criteria, of meer dan een kwart is oranje, maar minder dan de helft is rood "
        "(3 groen, 1 rood, 1 onbekend)"
    )


def test_without_an_assessment_or_any_colour_nothing_is_proposed() -> None:
    assert dossier("ODX").voorstel is None
    assert dossier("ODX", "--").voorstel is None


def test_a_decision_goes_before_the_proposed_colour() -> None:
    kaal = dossier("ODX", "ggrr")
    oordelen = {nummer: Oordeel(nummer, Kleur.GROEN, None, "", "A", NU) for nummer in ("3", "4")}
    voorstel = categorievoorstel(replace(kaal, oordelen=oordelen))
    assert voorstel is not None
    assert voorstel.categorie is Categorie.NAAR_VERWACHTING


def test_decisions_and_proposals_are_counted_apart_and_a_joint_plan_once() -> None:
    samen = [besloten(dossier(naam, "gggg", plan="samen.pdf"), Categorie.NAAR_VERWACHTING) for naam in ("ODU1", "ODU2")]
    nu = stand([*samen, besloten(dossier("ODA", "gggg"), Categorie.ROBUUST), dossier("ODB", "rrrr"), dossier("ODC")])
    assert nu.namen(Categorie.NAAR_VERWACHTING) == ("ODU1 + ODU2",)
    assert nu.namen(Categorie.ROBUUST) == ("ODA",)
    assert nu.voorgesteld[Categorie.NIET_AANNEMELIJK] == ("ODB",)
    assert nu.zonder == ("ODC",)
    assert (nu.aantal_besloten, nu.is_compleet) == (2, False)


def test_different_decisions_about_one_joint_plan_are_in_no_count() -> None:
    een = besloten(dossier("ODU1", "gggg", plan="samen.pdf"), Categorie.ROBUUST)
    twee = besloten(dossier("ODU2", "gggg", plan="samen.pdf"), Categorie.DE_VRAAG)
    nu = stand([een, twee])
    assert (nu.verdeeld, nu.aantal_besloten, nu.is_compleet) == (("ODU1 + ODU2",), 0, False)


def test_a_service_that_was_robust_and_need_not_report_any_more_still_counts() -> None:
    toen = stand(
        [besloten(dossier("ODA", "gggg"), Categorie.ROBUUST), besloten(dossier("ODB", "g"), Categorie.DE_VRAAG)]
    )
    nu = stand([dossier("ODA", ronde=EIND), besloten(dossier("ODB", "gggg", EIND), Categorie.ROBUUST)], toen)
    assert nu.eerder_robuust == ("ODA",)
    assert nu.namen(Categorie.ROBUUST) == ("ODA", "ODB")
    later = stand([dossier("ODA", ronde=EIND), dossier("ODB", ronde=EIND)], nu)
    assert later.namen(Categorie.ROBUUST) == ("ODA", "ODB")
    anders = stand([besloten(dossier("ODA", "rrrr", EIND), Categorie.DE_VRAAG)], toen)
    assert anders.namen(Categorie.ROBUUST) == ()


def test_the_shift_between_two_rounds_has_counts_and_names() -> None:
    toen = stand([besloten(dossier("ODA", "g"), Categorie.DE_VRAAG), dossier("ODB", "r")])
    nu = stand(
        [besloten(dossier("ODA", "g"), Categorie.NAAR_VERWACHTING), besloten(dossier("ODB", "r"), Categorie.DE_VRAAG)]
    )
    verschil = verschuiving(toen, nu)
    assert verschil.aantallen[Categorie.DE_VRAAG] == (1, 1)
    assert verschil.aantallen[Categorie.NAAR_VERWACHTING] == (0, 1)
    assert set(verschil.overgangen) == {
        Overgang("ODA", Categorie.DE_VRAAG, Categorie.NAAR_VERWACHTING),
        Overgang("ODB", None, Categorie.DE_VRAAG),
    }


def test_the_counts_of_the_letters_to_parliament_come_out() -> None:
    april = [(Categorie.ROBUUST, 3), (Categorie.NAAR_VERWACHTING, 12), (Categorie.DE_VRAAG, 9)]
    april.append((Categorie.NIET_AANNEMELIJK, 3))
    dossiers = [besloten(dossier(f"OD{c.name}{n}", "g"), c) for c, aantal in april for n in range(aantal)]
    nu = stand(dossiers)
    assert [nu.aantal(categorie) for categorie in Categorie] == [3, 12, 9, 3]
    assert (nu.aantal_besloten, nu.is_compleet) == (27, True)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("regels: []", "regels hoort een lijst"),
        ("regels: [{categorie: robust, regel: x}]", 'de categorie "robust" bestaat niet. Bedoelde u "robuust"?'),
        ("regels: [{categorie: robuust, regel: x, gron: {minstens: 1}}]", 'sleutel "gron" bestaat niet'),
        ("regels: [{categorie: robuust, regel: x, groen: {minstens: 80}}]", "minstens = 80 kan niet"),
        ("regels: [{categorie: robuust, regel: x, groen: {min: 1}}]", 'sleutel "min" bestaat niet'),
        ("regels: [{categorie: robuust}]", "regel ontbreekt"),
        ("regels: [{categorie: robuust, regel: x, groen: {minstens: 1}}]", "de laatste regel hoort altijd te passen"),
        ("regels: [", "geen geldige YAML"),
    ],
)
def test_a_wrong_rule_is_named_with_its_place(tmp_path: Path, tekst: str, melding: str) -> None:
    (tmp_path / "regels.yaml").write_text(tekst, encoding="utf-8")
    with pytest.raises(InstellingenFout) as fout:
        categorieregels(tmp_path / "regels.yaml")
    assert str(fout.value).startswith("regels.yaml")
    assert melding in str(fout.value)
