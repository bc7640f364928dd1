"""Letters for every outcome and round: each says what was decided, to whom, and marks what nobody has decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classify import Criteria, Criterium, Kleur, Staat, load_criteria
from corpus import Dossier, Ronde
from corpus.eenheden import eenheden
from corpus.model import Categorie, Planoordeel
from corpus.voortgang import vergelijk
from generate import BriefVerslag, GeenToetsingFout, schrijf_brief
from generate.gezamenlijk import schrijf_gezamenlijk
from generate.rondebeeld import Rondebeeld
from generate.soorten import Briefsoort, naam_van, sjabloon_van, soort_van
from generate.verband import Verband, dossier_van_eenheid
from generate.verschil import eigen_alineas
from tests.generate_hulp import INSTELLINGEN, bevinding, bewijs, dienst, dossier, oordeel

PLAN = Ronde("2024-plan", "Plannen van aanpak", "plan van aanpak")
VOORTGANG = Ronde(
    "2024-voortgang", "Eerste voortgangsrapportage", "voortgangsrapportage", None, "april tot december 2024"
)
EIND = Ronde("2026-eind", "Eindrapportage", "eindrapportage")
GEZAMENLIJK = [soort for soort in Briefsoort if soort.is_gezamenlijk]
LASTIG = "R&D <b> {{ dienst.naam }} {% raw %} 🚲 é =SOM(A1)"


def besluit(categorie: Categorie, toelichting: str = "", plan: str = "") -> Planoordeel:
    return Planoordeel(categorie, toelichting, "C. Toetser", datetime(2024, 10, 1, tzinfo=UTC), plan=plan)


def beslist(van: Dossier, categorie: Categorie | None = None, **kleuren: Kleur) -> Dossier:
    """Return the dossier with a decision about every criterium, and about the whole when a category is given."""
    assert van.toetsing is not None
    oordelen = {
        een.nummer: oordeel(een.nummer, kleuren.get(f"c{een.nummer}", een.voorstel), een.staat, een.duiding)
        for een in van.toetsing.bevindingen
    }
    return replace(van, oordelen=oordelen, planoordeel=besluit(categorie) if categorie else None)


def stuk_over(ronde: Ronde, zeven: Kleur = Kleur.ROOD, **meer: Any) -> Dossier:  # noqa: ANN401 -- hands on fields of Dienst
    """Return a dossier with one criterium that is named and one that is not."""
    van = dossier(
        bevinding("7", Staat.GENOEMD, zeven, bewijs("We streven naar 80%.")),
        bevinding("17", Staat.ONTBREEKT, Kleur.ROOD),
        van=dienst(**meer),
    )
    return replace(van, ronde=ronde)


def schrijf(
    van: Dossier, map_: Path, soort: Briefsoort = Briefsoort.OORDEEL, verband: Verband | None = None
) -> tuple[WordDocument, BriefVerslag]:
    verslag = schrijf_brief(van, INSTELLINGEN, map_ / "brief.docx", verband, soort)
    return Document(str(verslag.pad)), verslag


def tekst(document: WordDocument) -> str:
    return "\n".join(_alineas(document))


def _alineas(document: WordDocument) -> Iterator[str]:
    yield from (alinea.text for alinea in document.paragraphs)
    for tabel in document.tables:
        for rij in tabel.rows:
            for cel in rij.cells:
                yield from (alinea.text for alinea in cel.paragraphs)


def kopregel(document: WordDocument) -> str:
    return document.sections[0].first_page_header.paragraphs[0].text


@pytest.mark.parametrize("ronde", [PLAN, VOORTGANG, EIND], ids=lambda ronde: ronde.soort)
@pytest.mark.parametrize("categorie", list(Categorie), ids=str)
def test_each_outcome_in_each_round_has_its_own_heading_and_no_marks_once_all_is_decided(
    ronde: Ronde, categorie: Categorie, tmp_path: Path
) -> None:
    document, verslag = schrijf(beslist(stuk_over(ronde), categorie), tmp_path)
    kop = next(regel for regel in _alineas(document) if regel.startswith("Oordeel: "))
    verwacht = {
        Categorie.ROBUUST: "is robuust",
        Categorie.NAAR_VERWACHTING: "naar verwachting",
        Categorie.DE_VRAAG: "niet robuust" if ronde is EIND else "de vraag",
        Categorie.NIET_AANNEMELIJK: "niet aannemelijk" if ronde is VOORTGANG else "niet robuust",
    }
    assert verwacht[categorie] in kop
    assert "voorstel, nog niet beoordeeld" not in tekst(document)
    assert (verslag.concept, kopregel(document)) == (False, "")


@pytest.mark.parametrize("mist", ["criterium", "planoordeel", "oude versie"])
def test_concept_stays_while_a_criterium_or_the_whole_is_undecided(mist: str, tmp_path: Path) -> None:
    van = beslist(stuk_over(PLAN), Categorie.DE_VRAAG)
    if mist == "criterium":
        del van.oordelen["17"]
    elif mist == "planoordeel":
        van = replace(van, planoordeel=None)
    else:
        van = replace(van, planoordeel=besluit(Categorie.DE_VRAAG, plan="een ander bestand"))
    document, verslag = schrijf(van, tmp_path)
    assert verslag.concept
    assert kopregel(document) == "CONCEPT"
    assert verslag.zonder_planoordeel is (mist != "criterium")
    if mist == "oude versie":
        assert "[oordeel over een eerdere versie van het stuk: nog te bevestigen]" in tekst(document)


def test_what_the_assessor_adds_about_the_whole_stands_below_the_judgement(tmp_path: Path) -> None:
    van = replace(beslist(stuk_over(PLAN)), planoordeel=besluit(Categorie.DE_VRAAG, "De omvang blijft een zorg"))
    assert "De omvang blijft een zorg." in tekst(schrijf(van, tmp_path)[0])


def samen(*kleuren: Kleur) -> list[Dossier]:
    """Return two dossiers with one document; the colours are what was decided for each about criterium 7."""
    basis = replace(stuk_over(PLAN), plan=Path("samen.pdf"))
    twee = [
        replace(
            basis,
            dienst=dienst(f"OD{letter}", f"Dienst {letter}", aanhef=f"Geachte heer {letter},", seveso=letter == "A"),
        )
        for letter in "AB"
    ]
    return [beslist(een, Categorie.DE_VRAAG, c7=kleur) for een, kleur in zip(twee, kleuren, strict=True)]


def brief_van_eenheid(dossiers: list[Dossier], map_: Path) -> tuple[WordDocument, BriefVerslag]:
    (eenheid,) = eenheden(dossiers)
    verband = Verband(tuple(een.dienst for een in eenheid.dossiers))
    return schrijf(dossier_van_eenheid(eenheid), map_, verband=verband)


def test_services_that_share_a_document_get_one_letter_that_names_both(tmp_path: Path) -> None:
    document, verslag = brief_van_eenheid(samen(Kleur.ROOD, Kleur.ROOD), tmp_path)
    regels = list(_alineas(document))
    assert {"Dienst A", "Dienst B", "Geachte heer A, geachte heer B,"} <= set(regels)
    inhoud = "\n".join(regels)
    assert "het is de vraag of uw omgevingsdiensten op 1 april 2026 robuust zijn" in inhoud
    assert "Dienst A is een van de Seveso-omgevingsdiensten." in inhoud
    assert document.tables[0].rows[1].cells[0].text == "ODA + ODB"
    assert not verslag.concept


def test_decisions_that_contradict_each_other_keep_a_joint_letter_a_concept(tmp_path: Path) -> None:
    _, verslag = brief_van_eenheid(samen(Kleur.ROOD, Kleur.GROEN), tmp_path)
    assert (verslag.onbeslist, verslag.concept) == (("7",), True)


def met_vorige(nu: Dossier, toen: Dossier) -> Verband:
    return Verband((nu.dienst,), vergelijk(toen, nu), (toen,))


@pytest.mark.parametrize("ronde", [VOORTGANG, EIND], ids=lambda ronde: ronde.soort)
def test_a_report_is_compared_with_the_document_before(ronde: Ronde, tmp_path: Path) -> None:
    toen = beslist(stuk_over(PLAN, vragen={"7": "Hoe komt u aan 80%?"}), Categorie.NIET_AANNEMELIJK)
    nu = beslist(stuk_over(ronde, Kleur.GROEN), Categorie.DE_VRAAG)
    document, verslag = schrijf(nu, tmp_path, verband=met_vorige(nu, toen))
    inhoud = tekst(document)
    assert "verbeterd: het aandeel medewerkers in vaste dienst (van rood naar groen)." in inhoud
    assert "Bij één criterium is de stand gelijk gebleven: het opleidingsbudget (rood)." in inhoud
    assert "Plannen van aanpak: niet aannemelijk dat dit op tijd lukt" in inhoud
    assert "Mijn oordeel is nu gunstiger." in inhoud
    rij = [cel.text for cel in document.tables[0].rows[1].cells]
    assert rij == [
        "7",
        "≥ 80% in vaste dienst van het totaal aantal FTE",
        "Hoe komt u aan 80%?\nBij de vorige stand: Duiding.",
        "3 rood, genoemd",
        "We streven naar 80%. (blz. 1)",
        "1 groen, genoemd",
        "verbeterd",
    ]
    assert len(document.tables) == 2
    assert not verslag.concept


def test_progress_that_rests_on_proposals_is_marked(tmp_path: Path) -> None:
    toen, nu = stuk_over(PLAN), stuk_over(VOORTGANG, Kleur.ORANJE)
    inhoud = tekst(schrijf(nu, tmp_path, verband=met_vorige(nu, toen))[0])
    assert "(van rood naar oranje). [voorstel, nog niet beoordeeld: criterium 7]" in inhoud
    assert "niet aangetroffen" in inhoud
    assert "ontbreekt" not in inhoud


def test_a_report_without_an_earlier_document_says_so(tmp_path: Path) -> None:
    document, _ = schrijf(stuk_over(VOORTGANG), tmp_path)
    assert "Een vergelijking per criterium is daarom niet mogelijk." in tekst(document)
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    ("ronde", "koppen", "duiding"),
    [
        (PLAN, ("Maatregel in plan", "Haalbaar voor 1 april 2026?"), "Het plan noemt 80%. Wat het plan vermeldt."),
        (
            VOORTGANG,
            ("Maatregel in rapportage", "Haalbaar voor 1 april 2026?"),
            "De voortgangsrapportage noemt 80%. Wat de voortgangsrapportage vermeldt.",
        ),
        (
            EIND,
            ("Maatregel in rapportage", "Gehaald op 1 april 2026?"),
            "De eindrapportage noemt 80%. Wat de eindrapportage vermeldt.",
        ),
    ],
)
def test_the_bijlage_names_the_kind_of_document_that_it_is_about(
    ronde: Ronde, koppen: tuple[str, str], duiding: str, tmp_path: Path
) -> None:
    van = stuk_over(ronde)
    assert van.toetsing is not None
    concept = "Het plan noemt 80%. Wat het plan vermeldt."
    zeven = replace(van.toetsing.bevindingen[0], duiding=concept)
    voorstel = replace(van, toetsing=replace(van.toetsing, bevindingen=(zeven, *van.toetsing.bevindingen[1:])))
    for stuk in (voorstel, beslist(voorstel, Categorie.DE_VRAAG)):
        document, _ = schrijf(stuk, tmp_path)
        kop, rij = document.tables[-1].rows[0].cells, document.tables[-1].rows[1].cells
        assert (kop[4].text, kop[8].text) == koppen
        assert rij[5].paragraphs[0].text == duiding
        assert "in bijlage 1." not in tekst(document)


def test_the_decision_of_an_earlier_round_is_shown_and_does_not_count(tmp_path: Path) -> None:
    van = stuk_over(VOORTGANG)
    van.te_bevestigen["7"] = oordeel("7", Kleur.ORANJE)
    document, verslag = schrijf(van, tmp_path)
    assert "[voorstel, nog niet beoordeeld; vorige keer: 2 oranje]" in tekst(document)
    assert "7" in verslag.onbeslist


def test_a_service_without_a_document_gets_a_letter_only_when_a_person_found_it_robust(tmp_path: Path) -> None:
    leeg = Dossier(dienst(), PLAN, None, None)
    with pytest.raises(GeenToetsingFout):
        schrijf(leeg, tmp_path)
    assert soort_van(leeg) is Briefsoort.OORDEEL
    robuust = replace(leeg, planoordeel=besluit(Categorie.ROBUUST, "Alle normen zijn gehaald"))
    assert soort_van(robuust) is Briefsoort.ROBUUST
    document, verslag = schrijf(robuust, tmp_path, Briefsoort.ROBUUST)
    assert "Oordeel: uw omgevingsdienst is robuust" in tekst(document)
    assert "Alle normen zijn gehaald." in tekst(document)
    assert not verslag.concept
    _, concept = schrijf(leeg, tmp_path, Briefsoort.ROBUUST)
    assert concept.concept


def test_an_absence_that_a_person_confirmed_is_said_in_the_words_of_the_ministry(tmp_path: Path) -> None:
    van = beslist(stuk_over(PLAN), Categorie.DE_VRAAG)
    duidingen = [rij.cells[5].text for rij in schrijf(van, tmp_path)[0].tables[0].rows[1:]]
    assert duidingen == ["Duiding.", "ODX schrijft niets over het opleidingsbudget, dus rood."]
    van.oordelen["17"] = oordeel("17", Kleur.ROOD, Staat.ONTBREEKT, "Gezocht en niet gevonden.")
    assert schrijf(van, tmp_path)[0].tables[0].rows[2].cells[5].text == "Gezocht en niet gevonden."
    del van.oordelen["17"]
    assert "schrijft niets" not in tekst(schrijf(van, tmp_path)[0])


def test_an_invitation_names_only_what_a_person_decided(tmp_path: Path) -> None:
    van = stuk_over(PLAN)
    document, _ = schrijf(van, tmp_path, Briefsoort.UITNODIGING)
    assert "opleidingsbudget" not in tekst(document)
    van.oordelen["17"] = oordeel("17", Kleur.ROOD, Staat.ONTBREEKT)
    document, verslag = schrijf(van, tmp_path, Briefsoort.UITNODIGING)
    assert "wat er nog nodig is voor het opleidingsbudget;" in tekst(document)
    assert "vaste dienst" not in tekst(document)
    assert {"tijd gesprek", "plaats gesprek", "hoe aanmelden voor gesprek"} <= set(verslag.leemten)
    assert not verslag.concept


def test_a_page_number_that_is_printed_twice_comes_with_the_page_of_the_file(tmp_path: Path) -> None:
    van = dossier(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("We streven.", 12, "3"), bewijs("Wij ook.", 14, "5"))
    )
    assert van.toetsing is not None
    bladzijden = ("1", "2", "3", "4", "5", "", "", "", "", "1", "2", "3", "4", "6")
    document, _ = schrijf(replace(van, toetsing=replace(van.toetsing, bladzijden=bladzijden)), tmp_path)
    assert document.tables[0].rows[1].cells[6].text == "PvA (blz. 3, pdf-pagina 12)\nPvA (blz. 5)"


# All services together


def criteria() -> Criteria:
    alle = load_criteria()
    gekozen: tuple[Criterium, ...] = tuple(een for een in alle.criteria if een.nummer in ("7", "17"))
    return replace(alle, criteria=gekozen)


def beeld(*dossiers: Dossier, eerder: tuple[tuple[Dossier, ...], ...] = ()) -> Rondebeeld:
    return Rondebeeld(dossiers[0].ronde, dossiers, criteria(), eerder)


def van_dienst(letter: str, ronde: Ronde, categorie: Categorie | None = None) -> Dossier:
    van = replace(stuk_over(ronde), dienst=dienst(f"OD{letter}", f"Dienst {letter}"), plan=Path(f"{letter}.pdf"))
    return beslist(van, categorie) if categorie else van


def schrijf_samen(soort: Briefsoort, van: Rondebeeld, map_: Path) -> tuple[WordDocument, BriefVerslag]:
    verslag = schrijf_gezamenlijk(soort, van, INSTELLINGEN, map_ / "brief.docx")
    return Document(str(verslag.pad)), verslag


@pytest.mark.parametrize("soort", GEZAMENLIJK, ids=str)
def test_letters_about_all_services_are_concepts_until_all_is_decided(soort: Briefsoort, tmp_path: Path) -> None:
    open_ = beeld(van_dienst("A", PLAN, Categorie.DE_VRAAG), van_dienst("B", PLAN))
    document, verslag = schrijf_samen(soort, open_, tmp_path)
    assert (verslag.concept, verslag.eenheden) == (True, ("ODB",))
    assert "voorstel, nog niet beoordeeld" in tekst(document)
    dicht = beeld(van_dienst("A", PLAN, Categorie.DE_VRAAG), van_dienst("B", PLAN, Categorie.ROBUUST))
    document, verslag = schrijf_samen(soort, dicht, tmp_path)
    assert (verslag.concept, verslag.eenheden) == (False, ())
    assert "voorstel, nog niet beoordeeld]" not in tekst(document)


def test_the_letter_to_parliament_counts_names_and_compares(tmp_path: Path) -> None:
    toen = (van_dienst("A", PLAN, Categorie.DE_VRAAG), van_dienst("B", PLAN, Categorie.DE_VRAAG))
    nu = (van_dienst("A", VOORTGANG, Categorie.NAAR_VERWACHTING), van_dienst("B", VOORTGANG, Categorie.DE_VRAAG))
    document, _ = schrijf_samen(Briefsoort.KAMERBRIEF, beeld(*nu, eerder=(toen,)), tmp_path)
    inhoud = tekst(document)
    assert "Naar verwachting is één omgevingsdienst op 1 april 2026 robuust: Dienst A." in inhoud
    assert "de vraag of deze op 1 april 2026 aan de robuustheidscriteria zal voldoen: Dienst B." in inhoud
    assert "In de vorige ronde waren dit er twee." in inhoud
    assert "Dienst A: van “het is de vraag of dit op tijd lukt” naar “naar verwachting op tijd robuust”" in inhoud
    (tabel,) = document.tables
    rijen = [[cel.text for cel in rij.cells] for rij in tabel.rows[1:]]
    assert [rij[1:] for rij in rijen] == [
        ["0", "0", "0", "–"],
        ["0", "1", "+1", "Dienst A"],
        ["2", "1", "−1", "Dienst B"],
        ["0", "0", "0", "–"],
    ]


def test_a_proposal_never_counts_in_the_letter_to_parliament(tmp_path: Path) -> None:
    document, _ = schrijf_samen(Briefsoort.KAMERBRIEF, beeld(van_dienst("A", PLAN)), tmp_path)
    rij = next(rij for rij in document.tables[0].rows if "Dienst A" in rij.cells[4].text)
    assert rij.cells[2].text == "0 (en 1 voorgesteld)"
    assert rij.cells[4].text.strip() == "[voorstel, nog niet beoordeeld: Dienst A]"


def test_the_summary_sets_earlier_judgements_beside_the_present_one(tmp_path: Path) -> None:
    toen = (van_dienst("A", PLAN, Categorie.NIET_AANNEMELIJK),)
    nu = (van_dienst("A", VOORTGANG, Categorie.DE_VRAAG),)
    document, _ = schrijf_samen(Briefsoort.SAMENVATTING, beeld(*nu, eerder=(toen,)), tmp_path)
    rij = [cel.text for cel in document.tables[0].rows[1].cells]
    assert rij[:6] == [
        "Dienst A (ODA)",
        "Plannen van aanpak: niet aannemelijk dat dit op tijd lukt",
        "het is de vraag of dit op tijd lukt",
        "0",
        "0",
        "2",
    ]


def test_the_letter_to_all_says_what_most_plans_pass_over_without_claiming_more_than_was_searched(
    tmp_path: Path,
) -> None:
    document, _ = schrijf_samen(Briefsoort.ALGEMEEN, beeld(*(van_dienst(letter, PLAN) for letter in "ABC")), tmp_path)
    inhoud = tekst(document)
    assert "Het opleidingsbudget: in alle drie plannen van aanpak is hierover niets aangetroffen." in inhoud
    assert "[voorstel, nog niet beoordeeld bij drie plannen van aanpak]" in inhoud
    assert "ontbreekt" not in inhoud
    beslissend = beeld(*(van_dienst(letter, PLAN, Categorie.DE_VRAAG) for letter in "ABC"))
    document, _ = schrijf_samen(Briefsoort.ALGEMEEN, beslissend, tmp_path)
    assert "Het opleidingsbudget: in alle drie plannen van aanpak ontbreekt dit." in tekst(document)


# What goes for all letters


@pytest.mark.parametrize(
    ("soort", "ronde"),
    [*((soort, PLAN) for soort in Briefsoort), (Briefsoort.OORDEEL, VOORTGANG), (Briefsoort.OORDEEL, EIND)],
    ids=str,
)
def test_odd_characters_arrive_in_every_letter(soort: Briefsoort, ronde: Ronde, tmp_path: Path) -> None:
    van = replace(
        beslist(stuk_over(ronde, naam=LASTIG, vragen={"7": LASTIG}), Categorie.DE_VRAAG),
        planoordeel=besluit(Categorie.ROBUUST, LASTIG),
    )
    toen = beslist(stuk_over(PLAN, naam=LASTIG), Categorie.DE_VRAAG)
    if soort.is_gezamenlijk:
        document, _ = schrijf_samen(soort, beeld(van, eerder=((toen,),)), tmp_path)
    else:
        document, _ = schrijf(van, tmp_path, soort, met_vorige(van, toen))
    if soort is not Briefsoort.ALGEMEEN:  # which names no service
        assert LASTIG in tekst(document)
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title


TEKST = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=80)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEKST, TEKST, TEKST)
def test_any_text_arrives_in_the_comparison_with_an_earlier_document(
    tmp_path: Path, citaat: str, duiding: str, vraag: str
) -> None:
    toen = beslist(stuk_over(PLAN), Categorie.DE_VRAAG)
    toen.oordelen["7"] = oordeel("7", Kleur.ROOD, Staat.GENOEMD, duiding)
    nu = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs(citaat)), van=dienst(vragen={"7": vraag}))
    nu = replace(nu, ronde=VOORTGANG)
    document, _ = schrijf(nu, tmp_path, verband=met_vorige(nu, toen))
    rij = document.tables[0].rows[1].cells
    zichtbaar = "".join(f"{vraag} Bij de vorige stand: {duiding}".split())
    assert "".join(rij[2].text.split()) in (zichtbaar, zichtbaar.removesuffix("Bijdevorigestand:"))
    assert rij[4].text == f"{' '.join(citaat.split())} (blz. 1)"


def test_each_kind_has_a_template_and_a_file_name_of_its_own() -> None:
    sjablonen = {sjabloon_van(soort, ronde.soort, None) for soort in Briefsoort for ronde in (PLAN, VOORTGANG, EIND)}
    assert len(sjablonen) == 8
    assert len({naam_van(soort, "OD/X") for soort in Briefsoort}) == len(Briefsoort)
    assert naam_van(Briefsoort.OORDEEL, "OD/X") == "OD-X.docx"


def test_what_somebody_typed_into_a_letter_is_found_beside_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "oud").mkdir()
    document, verslag = schrijf(stuk_over(PLAN), tmp_path / "oud")
    alinea: Paragraph = document.paragraphs[-4]
    alinea.insert_paragraph_before("Met de hand toegevoegd.")
    document.save(str(verslag.pad))
    _, nieuw = schrijf(stuk_over(PLAN), tmp_path)
    assert eigen_alineas(verslag.pad, nieuw.pad) == ("Met de hand toegevoegd.",)
    verslag.pad.write_text("geen Word")
    assert eigen_alineas(verslag.pad, nieuw.pad) is None


def test_dates_and_amounts_read_as_in_a_letter() -> None:
    from generate.tekst import bedrag, datum, getal

    assert datum(date(2024, 11, 20)) == "20 november 2024"
    assert (bedrag(500000), bedrag(12.5)) == ("€ 500.000", "€ 12,50")
    assert (getal(1), getal(20), getal(21)) == ("één", "twintig", "21")
