"""What a reader stumbled over in the letters: singular and plural, the round that is over, and claims nobody made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.table import _Cell  # pyright: ignore[reportPrivateUsage] -- the type of a cell has no public name

from classify import Criteria, Kleur, Staat, load_criteria
from corpus import Dossier, Ronde
from corpus.model import Categorie, Planoordeel
from corpus.voortgang import vergelijk
from generate import sjablonen
from generate.beeld import stuk
from generate.brief import schrijf_brief
from generate.gezamenlijk import schrijf_gezamenlijk
from generate.overzicht import schrijf_overzicht
from generate.rondebeeld import Rondebeeld
from generate.soorten import Briefsoort
from generate.verband import Verband
from tests.generate_hulp import INSTELLINGEN, bevinding, bewijs, dienst, dossier, oordeel

PLAN = Ronde("2024-plan", "Plannen van aanpak", "plan van aanpak")
VOORTGANG = Ronde("2024-voortgang", "Eerste voortgangsrapportage", "voortgangsrapportage")
EIND = Ronde("2026-eind", "Eindrapportage", "eindrapportage")


@pytest.fixture(scope="module")
def criteria() -> Criteria:
    return load_criteria()


def stuk_over(ronde: Ronde, afkorting: str = "ODX", naam: str = "Omgevingsdienst X") -> Dossier:
    van = dossier(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("We streven naar 80%.")),
        bevinding("14", Staat.NVT, Kleur.ROOD, bewijs("Fusie is niet aan de orde.")),
        bevinding("17", Staat.ONTBREEKT, Kleur.ROOD),
        van=dienst(afkorting, naam),
    )
    return replace(van, ronde=ronde, plan=Path(f"{afkorting}.pdf"))


def besloten(van: Dossier, categorie: Categorie) -> Dossier:
    assert van.toetsing is not None
    oordelen = {
        een.nummer: oordeel(een.nummer, een.voorstel, een.staat, een.duiding) for een in van.toetsing.bevindingen
    }
    return replace(
        van,
        oordelen=oordelen,
        planoordeel=Planoordeel(categorie, "", "C. Toetser", datetime(2024, 10, 1, tzinfo=UTC)),
    )


def tekst(pad: Path) -> str:
    document = Document(str(pad))
    cellen: list[_Cell] = [cel for tabel in document.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in document.paragraphs), *(cel.text for cel in cellen)])


def brief(van: Dossier, map_: Path, soort: Briefsoort = Briefsoort.OORDEEL, verband: Verband | None = None) -> str:
    return tekst(schrijf_brief(van, INSTELLINGEN, map_ / "brief.docx", verband, soort).pad)


def gezamenlijk(soort: Briefsoort, beeld: Rondebeeld, map_: Path) -> str:
    return tekst(schrijf_gezamenlijk(soort, beeld, INSTELLINGEN, map_ / "brief.docx").pad)


def zin(naam: str, *waarden: object) -> str:
    return sjablonen.zin(None, naam, *waarden)


# -- singular, plural and all


@pytest.mark.parametrize(
    ("aantal", "totaal", "verwacht"),
    [
        (1, 1, "de enige voortgangsrapportage"),
        (2, 2, "beide voortgangsrapportages"),
        (3, 3, "alle drie voortgangsrapportages"),
        (1, 2, "één van de twee voortgangsrapportages"),
        (4, 5, "vrijwel alle voortgangsrapportages (4 van de 5)"),
    ],
)
def test_a_share_reads_as_a_person_would_say_it(aantal: int, totaal: int, verwacht: str) -> None:
    assert zin("deel", aantal, totaal, stuk("voortgangsrapportage", None)) == verwacht


@pytest.mark.parametrize(
    ("getallen", "verwacht"),
    [
        (
            (7, 0, 1, 0),
            "over geen enkele daarvan is een oordeel gegeven. De enige getoetste voortgangsrapportage is",
        ),
        ((7, 7, 1, 1), "over alle daarvan is een oordeel gegeven. De enige getoetste voortgangsrapportage is op alle"),
        ((7, 6, 5, 5), "over zes daarvan is een oordeel gegeven. Alle vijf getoetste voortgangsrapportages zijn op"),
        ((7, 6, 5, 1), "Van de vijf getoetste voortgangsrapportages is er één op alle criteria beoordeeld."),
        ((2, 0, 0, 0), "Er is nog geen voortgangsrapportage getoetst."),
    ],
)
def test_the_account_counts_without_calling_judged_what_nobody_judged(getallen: tuple[int, ...], verwacht: str) -> None:
    gezegd = zin("verantwoording", *getallen, stuk("voortgangsrapportage", None))
    assert verwacht in gezegd
    assert "beoordeelde eenheden" not in gezegd


def test_when_all_criteria_stayed_the_same_the_letter_says_all() -> None:
    assert zin("voortgang_gelijk", ["a (groen)", "b (rood)"], 2).startswith("Bij beide criteria is de stand")
    assert zin("voortgang_gelijk", ["a (groen)"], 2).startswith("Bij één criterium is de stand")


def test_a_criterium_without_colours_gets_no_empty_brackets() -> None:
    assert zin("verschil", "een tijdsplanning per kwartaal", "", "") == "een tijdsplanning per kwartaal"


def test_the_general_letter_bends_the_adjective(tmp_path: Path, criteria: Criteria) -> None:
    nu = stuk_over(VOORTGANG)
    inhoud = gezamenlijk(Briefsoort.ALGEMEEN, Rondebeeld(VOORTGANG, (nu,), criteria), tmp_path)
    assert "Een gezamenlijke voortgangsrapportage telt één keer." in inhoud
    assert "van de één" not in inhoud


def test_one_point_is_announced_as_one(tmp_path: Path) -> None:
    for ronde, zin_ in (
        (PLAN, "Hieronder staat het punt dat het zwaarst weegt."),
        (VOORTGANG, "Hieronder staat het punt dat nu het zwaarst weegt."),
        (EIND, "Hieronder staat het punt dat het zwaarst weegt."),
    ):
        assert zin_ in brief(replace(stuk_over(ronde), punten=("7",)), tmp_path)
        assert "het zwaarst wegen" in brief(replace(stuk_over(ronde), punten=("7", "14")), tmp_path)


# -- what it is compared with


def test_the_round_is_named_only_where_it_says_more_than_the_kind_of_document(tmp_path: Path) -> None:
    toen, nu = stuk_over(PLAN), stuk_over(VOORTGANG)
    inhoud = brief(nu, tmp_path, verband=Verband((), vergelijk(toen, nu), (toen,)))
    assert "is vergeleken met uw plan van aanpak. Bijlage 1" in inhoud
    later = stuk_over(EIND)
    inhoud = brief(later, tmp_path, verband=Verband((), vergelijk(nu, later), (nu,)))
    assert "is vergeleken met uw voortgangsrapportage (Eerste voortgangsrapportage)." in inhoud


def test_without_an_earlier_document_the_letter_announces_no_progress(tmp_path: Path) -> None:
    assert "In deze brief leest u mijn oordeel en wat ik de komende tijd" in brief(stuk_over(VOORTGANG), tmp_path)


# -- nothing decided that no person decided


def test_the_reasons_in_the_building_blocks_mark_services_nobody_decided_about(
    tmp_path: Path, criteria: Criteria
) -> None:
    open_, beslist = stuk_over(PLAN), besloten(stuk_over(PLAN, "ODY", "Dienst Y"), Categorie.DE_VRAAG)
    inhoud = gezamenlijk(Briefsoort.KAMERBRIEF, Rondebeeld(PLAN, (open_, beslist), criteria), tmp_path)
    assert "robuust zijn. [voorstel, nog niet beoordeeld bij één omgevingsdienst] Deze criteria" in inhoud
    inhoud = gezamenlijk(Briefsoort.KAMERBRIEF, Rondebeeld(PLAN, (beslist,), criteria), tmp_path)
    assert "robuust is. Deze criteria" in inhoud


def test_an_invitation_speaks_of_a_judgement_only_when_there_is_one(tmp_path: Path) -> None:
    zonder = brief(stuk_over(PLAN), tmp_path, Briefsoort.UITNODIGING)
    assert "mijn oordeel" not in zonder
    assert "hoe uw omgevingsdienst ervoor staat en welke stappen" in zonder
    met = brief(besloten(stuk_over(PLAN), Categorie.DE_VRAAG), tmp_path, Briefsoort.UITNODIGING)
    assert "hoe u mijn oordeel ziet" in met


def test_a_judgement_on_an_earlier_version_is_no_judgement_in_an_invitation(tmp_path: Path) -> None:
    van = besloten(stuk_over(PLAN), Categorie.ROBUUST)
    assert van.planoordeel is not None
    oud = replace(van, planoordeel=replace(van.planoordeel, plan="f" * 64))
    inhoud = brief(oud, tmp_path, Briefsoort.UITNODIGING)
    assert "mijn oordeel" not in inhoud
    assert "robuust blijft" not in inhoud


def test_a_robust_service_is_not_asked_how_it_will_become_robust(tmp_path: Path) -> None:
    robuust = replace(besloten(stuk_over(PLAN), Categorie.ROBUUST), toetsing=None, plan=None, oordelen={})
    inhoud = brief(robuust, tmp_path, Briefsoort.UITNODIGING)
    assert "Uitnodiging voor een gesprek over de robuustheid van uw omgevingsdienst" in inhoud
    assert "plan van aanpak" not in inhoud
    assert "ook op langere termijn robuust blijft" in inhoud
    assert "schaalgrootte" not in inhoud


# -- a date that has passed


def test_after_the_end_date_nothing_can_be_in_time_any_more(tmp_path: Path, criteria: Criteria) -> None:
    nu = besloten(stuk_over(EIND), Categorie.NIET_AANNEMELIJK)
    beeld = Rondebeeld(EIND, (nu,), criteria)
    for soort in (Briefsoort.KAMERBRIEF, Briefsoort.SAMENVATTING):
        inhoud = gezamenlijk(soort, beeld, tmp_path)
        assert "op tijd" not in inhoud
        assert "niet robuust, en niet aannemelijk dat dat zelfstandig lukt" in inhoud.casefold()
    algemeen = gezamenlijk(Briefsoort.ALGEMEEN, beeld, tmp_path)
    assert "moesten op 1 april 2026 robuust zijn" in algemeen
    assert "uiterlijk op 1 april 2026" not in algemeen.casefold()
    uitnodiging = brief(nu, tmp_path, Briefsoort.UITNODIGING)
    assert "om alsnog robuust te worden" in uitnodiging


# -- two services


def test_a_letter_to_two_services_invites_both_boards_and_sets_their_addresses_apart(tmp_path: Path) -> None:
    diensten = (dienst("ODA", "Dienst A"), dienst("ODB", "Dienst B"))
    pad = schrijf_brief(stuk_over(PLAN), INSTELLINGEN, tmp_path / "b.docx", Verband(diensten)).pad
    document = Document(str(pad))
    assert "de voorzitters en de secretarissen van uw algemene besturen" in tekst(pad)
    stijlen = {alinea.text: alinea.style.name for alinea in document.paragraphs if alinea.style}
    assert (stijlen["Dienst A"], stijlen["Dienst B"]) == ("Adres", "Adres volgende")


# -- a draft that was written for another colour


def test_a_draft_that_contradicts_the_decision_never_stands_in_the_letter(tmp_path: Path) -> None:
    concept = "Een planning ontbreekt echter. Dus rood."
    een = replace(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("We streven naar 80%.")), duiding=concept)
    van = replace(dossier(een), ronde=PLAN)
    for kleur, duiding, zichtbaar, leemte in (
        (Kleur.GROEN, concept, False, True),
        (Kleur.ORANJE, concept, False, True),
        (Kleur.ROOD, concept, True, False),
        (Kleur.ORANJE, "De stappen zijn logisch.", False, False),
    ):
        gewijzigd = replace(van, oordelen={"7": oordeel("7", kleur, Staat.GENOEMD, duiding)}, punten=("7",))
        verslag = schrijf_brief(gewijzigd, INSTELLINGEN, tmp_path / "brief.docx")
        inhoud = tekst(verslag.pad)
        assert ("Een planning ontbreekt echter." in inhoud) is zichtbaar
        assert ("duiding bij criterium 7" in verslag.leemten) is leemte
        assert ("[in te vullen: duiding bij criterium 7]" in inhoud) is leemte


def test_a_point_without_its_draft_is_still_a_whole_sentence(tmp_path: Path) -> None:
    een = replace(bevinding("7", Staat.GENOEMD, Kleur.GROEN, bewijs("80% vast.")), duiding="De norm is gehaald.")
    van = replace(dossier(een), ronde=PLAN, oordelen={"7": oordeel("7", Kleur.ROOD, Staat.GENOEMD, een.duiding)})
    inhoud = brief(van, tmp_path)
    assert "Wat u daarover schrijft, is onvoldoende uitgewerkt." in inhoud
    assert "De norm is gehaald" not in inhoud


# -- the page


def test_a_joint_document_counts_once_and_a_missing_one_is_not_called_unread(tmp_path: Path) -> None:
    een = stuk_over(PLAN)
    ander = replace(een, dienst=dienst("ODY", "Dienst Y"))
    zonder = replace(een, dienst=dienst("ODZ", "Dienst Z"), toetsing=None, plan=None)
    doel = tmp_path / "overzicht.html"
    schrijf_overzicht((een, ander, zonder), INSTELLINGEN, doel)
    pagina = doel.read_text(encoding="utf-8")
    assert "1 stuk getoetst. Van 1 dienst is geen stuk ontvangen." in pagina
    assert "<td>1 van 1</td>" in pagina
    assert "van 2</td>" not in pagina
