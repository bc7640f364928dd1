"""Taking documents in: recognised or asked for, nothing lost, nothing overwritten; one plan of two services."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from classify import Kleur, load_criteria
from corpus import Dienst, InnameFout, Oordeel, Project, dossier_van, dossiers, schrijf_register, toets_project
from corpus import inname as module
from corpus.begin import VOORBEELD
from corpus.documentsoort import soort_van
from corpus.eenheden import eenheden
from corpus.herkenning import voorwerk
from corpus.inname import Onzeker, Voorstel, bekijk, voeg_toe
from corpus.plaatsing import plaats
from corpus.voortgang import op_eerdere_versie, te_bevestigen
from extract import Document, read_pdf

DATA = Path(__file__).parents[1] / "data" / "plannen"
PLAN = VOORBEELD / "plannen" / "2024-plan" / "ODWB.pdf"
RAPPORT = VOORBEELD / "plannen" / "2024-voortgang-1" / "ODPV.pdf"
SAMEN = DATA / "routekaart-fusie" / "plan.pdf"
EIND = DATA / "eindrapportage" / "plan.pdf"
RONDEN = (
    ("2024-plan", "plan van aanpak"),
    ("2024-voortgang-1", "voortgangsrapportage"),
    ("2025-voortgang-2", "voortgangsrapportage"),
)
DIENSTEN = (
    Dienst("Omgevingsdienst Waard en Biezen", "ODWB"),
    Dienst("Omgevingsdienst Peelvenen", "ODPV"),
    Dienst("Omgevingsdienst Lekvelden", "ODLV", samen_met=("ODHD",)),
    Dienst("Omgevingsdienst Horsterdal", "ODHD", samen_met=("ODLV",)),
)
_GELEZEN: dict[Path, Document] = {}


def lees(pad: Path) -> Document:
    """Read a plan once for all tests."""
    if pad not in _GELEZEN:
        _GELEZEN[pad] = read_pdf(pad)
    return _GELEZEN[pad]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    map_ = tmp_path / "project"
    map_.mkdir()
    toml = "".join(f'[[ronden]]\nid = "{id_}"\ntitel = "{id_}"\nsoort = "{soort}"\n' for id_, soort in RONDEN)
    (map_ / "plantoets.toml").write_text(toml, encoding="utf-8")
    schrijf_register(map_ / "register.xlsx", DIENSTEN)
    with closing(Project(map_)) as project:
        yield project


def kopie(bron: Path, map_: Path, naam: str, staart: bytes = b"") -> Path:
    """Copy a plan under another name; bytes behind the end of a PDF make it another file with the same text."""
    (map_ / naam).write_bytes(bron.read_bytes() + staart)
    return map_ / naam


def bestanden(project: Project) -> dict[str, bytes]:
    """Return every file below the plans, by name."""
    map_ = project.map / "plannen"
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def neem_in(project: Project, pad: Path, bron: Path) -> Voorstel:
    voorstel = bekijk(project, pad, lees(bron))
    voeg_toe(project, voorstel, wie="A")
    return voorstel


@pytest.mark.parametrize(
    ("bron", "soort", "volgnummer"),
    [(PLAN, "plan van aanpak", 0), (RAPPORT, "voortgangsrapportage", 1), (EIND, "eindrapportage", 0)],
)
def test_a_document_says_what_kind_it_is(bron: Path, soort: str, volgnummer: int) -> None:
    herkend = soort_van("plan" if bron is EIND else "ODWB", lees(bron))
    assert (herkend.soort, herkend.volgnummer) == (soort, volgnummer)


def test_service_and_round_are_recognised_by_the_text(project: Project, tmp_path: Path) -> None:
    voorstel = neem_in(project, kopie(PLAN, tmp_path, "definitief.pdf"), PLAN)
    assert (voorstel.diensten, voorstel.vragen) == (("ODWB",), ())
    voorstel = neem_in(project, kopie(RAPPORT, tmp_path, "definitief 2.pdf"), RAPPORT)
    assert (voorstel.diensten, voorstel.vragen) == (("ODPV",), ())
    assert list(bestanden(project)) == ["2024-plan/ODWB.pdf", "2024-voortgang-1/ODPV.pdf"]
    assert [rij.bestand for rij in project.store.bestanden("2024-plan")] == ["ODWB.pdf"]


def test_a_round_for_a_kind_that_the_project_does_not_have_is_asked_for(project: Project) -> None:
    voorstel = bekijk(project, EIND, lees(EIND))
    assert {vraag.over for vraag in voorstel.vragen} == {Onzeker.DIENST, Onzeker.RONDE}
    assert "eindrapportage" in voorstel.vragen[1].tekst
    with pytest.raises(InnameFout, match="Noem --dienst en --ronde"):
        voeg_toe(project, voorstel, wie="A")


def test_what_the_user_says_against_the_text_needs_his_consent(project: Project) -> None:
    voorstel = bekijk(project, PLAN, lees(PLAN), diensten=["ODPV"], ronde="2025-voortgang-2")
    assert [vraag.over for vraag in voorstel.vragen] == [Onzeker.AKKOORD, Onzeker.AKKOORD]
    assert "noemt ODWB, en niet ODPV" in voorstel.vragen[0].tekst
    assert "een plan van aanpak, en de ronde 2025-voortgang-2 is voor een voortgangsrapportage" in (
        voorstel.vragen[1].tekst
    )


def test_a_name_that_contradicts_the_text_is_asked_about(project: Project, tmp_path: Path) -> None:
    voorstel = bekijk(project, kopie(PLAN, tmp_path, "ODPV.pdf"), lees(PLAN))
    assert voorstel.diensten == ()
    (vraag,) = voorstel.vragen
    assert (vraag.over, vraag.keuzes) == (Onzeker.DIENST, ("ODPV", "ODWB"))


def test_a_scan_is_taken_in_by_its_name_and_asked_about_without_one(project: Project, tmp_path: Path) -> None:
    voorstel = bekijk(project, kopie(PLAN, tmp_path, "plan van aanpak ODWB.pdf"), None)
    assert (voorstel.diensten, voorstel.soort, voorstel.vragen) == (("ODWB",), "plan van aanpak", ())
    vragen = bekijk(project, kopie(PLAN, tmp_path, "scan.pdf"), None).vragen
    assert [vraag.over for vraag in vragen] == [Onzeker.DIENST, Onzeker.RONDE]


def test_a_new_version_keeps_the_old_one_with_its_decisions(project: Project, tmp_path: Path) -> None:
    criteria = load_criteria()
    neem_in(project, PLAN, PLAN)
    toets_project(project, criteria)
    ronde, dienst = project.ronde("2024-plan"), project.register.dienst("ODWB")
    toen = dossier_van(project, ronde, criteria, dienst).toetsing
    assert toen is not None
    oordeel = Oordeel("7", Kleur.ORANJE, None, "", "A", datetime.now(UTC), plan=toen.sha256)
    project.store.voeg_oordeel_toe(ronde.id, "ODWB", oordeel)

    nieuw = kopie(PLAN, tmp_path, "ODWB v2.pdf", b"\n")
    toevoeging = voeg_toe(project, bekijk(project, nieuw, lees(PLAN)), wie="A")
    (eerder,) = toevoeging.eerder
    assert (toevoeging.naam, toevoeging.oordelen) == ("2024-plan/ODWB.pdf", 1)
    assert bestanden(project) == {"2024-plan/ODWB.pdf": nieuw.read_bytes(), eerder: PLAN.read_bytes()}
    toets_project(project, criteria)
    nu = dossier_van(project, ronde, criteria, dienst)
    assert (nu.fout, list(nu.oordelen), list(op_eerdere_versie(nu))) == ("", ["7"], ["7"])

    for staart in (b"\n\n", b"\n\n\n"):
        voeg_toe(project, bekijk(project, kopie(PLAN, tmp_path, "ODWB.pdf", staart), lees(PLAN)), wie="A")
    assert len(bestanden(project)) == 4


def test_the_same_file_is_recognised_wherever_it_lies(project: Project, tmp_path: Path) -> None:
    neem_in(project, PLAN, PLAN)
    assert bekijk(project, kopie(PLAN, tmp_path, "ODWB nogmaals.pdf"), lees(PLAN)).al_aanwezig == "2024-plan/ODWB.pdf"
    elders = bekijk(project, PLAN, lees(PLAN), ronde="2025-voortgang-2")
    assert not elders.al_aanwezig
    assert any(
        "hetzelfde bestand ligt al bij een andere ronde: 2024-plan/ODWB.pdf" in een.tekst for een in elders.vragen
    )
    neem_in(project, kopie(PLAN, tmp_path, "ODWB.pdf", b"\n"), PLAN)
    terug = bekijk(project, PLAN, lees(PLAN))
    assert (terug.al_aanwezig, [vraag.over for vraag in terug.vragen]) == ("", [Onzeker.AKKOORD])


def test_a_full_disk_leaves_everything_as_it_was(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    neem_in(project, PLAN, PLAN)
    voor = bestanden(project)
    link, keren = os.link, iter([True, False])

    def vol_bij_het_nieuwe_bestand(bron: Path, doel: Path) -> None:
        """Stand in for a disk that is full once the old version has been moved; it lets the way back succeed."""
        if next(keren, True):
            link(bron, doel)
            return
        monkeypatch.setattr(module.os, "link", link)
        raise FileExistsError(28, "geen ruimte meer")

    monkeypatch.setattr(module.os, "link", vol_bij_het_nieuwe_bestand)
    with pytest.raises(InnameFout, match=r"is niet te kopiëren \(.+\)\. Staat het plan open"):
        neem_in(project, kopie(PLAN, tmp_path, "ODWB v2.pdf", b"\n"), PLAN)
    assert next(keren, None) is None, "the disaster did not happen"
    assert bestanden(project) == voor


def test_a_disk_without_hard_links_works_too(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keren: list[Path] = []

    def geen_koppelingen(bron: Path, doel: Path) -> None:
        keren.append(doel)
        raise OSError(95, f"{bron}: geen harde koppelingen")

    monkeypatch.setattr(module.os, "link", geen_koppelingen)
    neem_in(project, PLAN, PLAN)
    neem_in(project, kopie(PLAN, tmp_path, "ODWB v2.pdf", b"\n"), PLAN)
    assert len(keren) == 3
    assert len(bestanden(project)) == 2


def test_the_newest_decision_of_the_nearest_earlier_round_is_to_be_confirmed(project: Project) -> None:
    dienst = project.register.dienst("ODWB")

    def beslis(ronde: str, nummer: str, kleur: Kleur, *, blind: bool = False) -> None:
        oordeel = Oordeel(nummer, kleur, None, "", "A", datetime.now(UTC), blind=blind)
        project.store.voeg_oordeel_toe(ronde, "ODWB", oordeel)

    beslis("2024-plan", "7", Kleur.ROOD)
    beslis("2024-plan", "8", Kleur.ROOD)
    beslis("2024-plan", "9", Kleur.ROOD)
    beslis("2024-voortgang-1", "8", Kleur.ORANJE)
    beslis("2024-voortgang-1", "8", Kleur.GROEN)
    beslis("2024-voortgang-1", "7", Kleur.GROEN, blind=True)
    beslis("2025-voortgang-2", "9", Kleur.GROEN)
    laatste = te_bevestigen(project, project.ronde("2025-voortgang-2"), dienst)
    assert {nummer: oordeel.kleur for nummer, oordeel in laatste.items()} == {"7": Kleur.ROOD, "8": Kleur.GROEN}
    assert te_bevestigen(project, project.ronde("2024-plan"), dienst) == {}


def test_half_copies_of_a_killed_process_are_no_plan_and_are_cleared_away(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_ = project.map_van(project.ronde("2024-plan"))
    map_.mkdir(parents=True)
    restant = kopie(PLAN, map_, ".ODWB.pdf.123.nieuw")
    assert project.plannen(project.ronde("2024-plan")) == ()
    neem_in(project, PLAN, PLAN)
    assert restant.exists(), "another window may still be at work on it"
    monkeypatch.setattr(module, "_RESTANT_NA", -1)
    neem_in(project, kopie(PLAN, tmp_path, "ODWB v2.pdf", b"\n"), PLAN)
    assert not restant.exists()


def test_only_pdfs_are_taken_in(project: Project, tmp_path: Path) -> None:
    (tmp_path / "ODWB.docx").write_bytes(b"x")
    with pytest.raises(InnameFout, match="geen PDF"):
        bekijk(project, tmp_path / "ODWB.docx", None)


def test_services_that_hand_in_nothing_together_share_no_document(project: Project) -> None:
    with pytest.raises(InnameFout, match="dienen volgens het register geen gezamenlijk plan in"):
        bekijk(project, PLAN, lees(PLAN), diensten=["ODWB", "ODPV"])


def test_a_joint_plan_is_one_file_and_two_dossiers_counted_once(project: Project, tmp_path: Path) -> None:
    voorstel = neem_in(project, kopie(SAMEN, tmp_path, "routekaart.pdf"), SAMEN)
    assert (voorstel.diensten, voorstel.vragen) == (("ODLV", "ODHD"), ())
    assert list(bestanden(project)) == ["2024-plan/ODLV en ODHD.pdf"]
    criteria = load_criteria()
    toets_project(project, criteria)
    alle = dossiers(project, project.ronde("2024-plan"), criteria)
    van = {dossier.dienst.afkorting: dossier for dossier in alle}
    assert van["ODLV"].toetsing is not None
    assert van["ODLV"].toetsing == van["ODHD"].toetsing
    assert [eenheid.naam for eenheid in eenheden(alle)] == ["ODWB", "ODPV", "ODLV + ODHD"]
    with pytest.raises(InnameFout, match="gezamenlijke plan van ODHD en ODLV"):
        voeg_toe(project, bekijk(project, kopie(PLAN, tmp_path, "ODLV.pdf"), None, ronde="2024-plan"), wie="A")


@pytest.mark.parametrize("hoe", ["naam", "tekst", "instellingen"])
def test_a_joint_plan_is_placed_by_name_text_or_settings(project: Project, hoe: str) -> None:
    map_ = project.map_van(project.ronde("2024-plan"))
    map_.mkdir(parents=True)
    namen = {"naam": "ODLV en ODHD.pdf", "tekst": "ODLV.pdf", "instellingen": "routekaart.pdf"}
    kopie(SAMEN, map_, namen[hoe])
    if hoe == "instellingen":
        toml = project.map / "plantoets.toml"
        toml.write_text(
            toml.read_text(encoding="utf-8") + '[plannen]\n"routekaart.pdf" = ["ODHD", "ODLV"]\n', encoding="utf-8"
        )
        schrijf_register(
            project.map / "register.xlsx", [*DIENSTEN[:2], *(Dienst(d.naam, d.afkorting) for d in DIENSTEN[2:])]
        )
    with closing(Project(project.map)) as opnieuw:
        assert geplaatst(opnieuw) == {"ODLV": namen[hoe], "ODHD": namen[hoe]}


def geplaatst(project: Project) -> dict[str, str]:
    """Return per service the file that is its plan, with the text of the first pages known."""
    plannen = project.plannen(project.ronde("2024-plan"))
    per_dienst = plaats(project, ((plan, voorwerk(lees(SAMEN))) for plan in plannen)).per_dienst
    return {afkorting: plan.bestand for afkorting, plan in per_dienst.items()}


def test_a_partner_with_a_file_of_its_own_has_that_file(project: Project) -> None:
    map_ = project.map_van(project.ronde("2024-plan"))
    map_.mkdir(parents=True)
    kopie(SAMEN, map_, "ODLV.pdf")
    kopie(SAMEN, map_, "ODHD.pdf", b"\n")
    assert geplaatst(project) == {"ODLV": "ODLV.pdf", "ODHD": "ODHD.pdf"}
