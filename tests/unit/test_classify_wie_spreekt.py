"""Whose words and whose subject: what others ask or have is no evidence, and what the service says is never lost."""

from __future__ import annotations

import pytest

from classify import Bevinding, Staat, toets
from classify.citaten import Citaten, Spreker
from extract import Document
from tests.classify_hulp import Stuk, alinea, criteria, document, kop, rij

GEVONDEN = (Staat.GENOEMD, Staat.MOGELIJK, Staat.NVT)


def bevinding(nummer: str, *delen: Stuk) -> Bevinding:
    return toets(document(*delen), criteria()).bevinding(nummer)


def sprekers(gemaakt: Document) -> list[Spreker]:
    """Return who is quoted at each full stop of a document, nobody left out."""
    citaten = Citaten(gemaakt)
    gevonden = [citaten.van(plaats) for plaats, teken in enumerate(gemaakt.text) if teken == "."]
    return [spreker for spreker in gevonden if spreker]


@pytest.mark.parametrize(
    ("tekst", "spreker"),
    [
        ("“Geef per kpi de stand. Er moet drie fte voor business intelligence zijn. Wij verzoeken u.”", Spreker.VRAGER),
        ('Het ministerie schrijft: "Een robuuste dienst heeft drie fte. Dat is de norm."', Spreker.VRAGER),
        ("“Wij hebben eindelijk een eigen datateam. Dat merk je.”", Spreker.DIENST),
        ("Zo stond het in de krant: “De haven groeit. De lucht wordt schoner.”", Spreker.ONBEKEND),
    ],
)
def test_a_quotation_has_one_speaker_over_all_its_sentences(tekst: str, spreker: Spreker) -> None:
    assert set(sprekers(document(alinea(tekst)))) == {spreker}


def test_a_quotation_never_runs_on_past_a_heading() -> None:
    open_gelaten = document(alinea("“Wij verzoeken u dit te doen."), kop("Data"), alinea("Er is een datateam.”"))
    assert sprekers(open_gelaten) == []


def test_what_the_ministry_asks_over_several_sentences_is_no_answer() -> None:
    vraag = "“Geef de stand. Wij vragen of drie fte voor business intelligence beschikbaar is. U kunt dit kort doen.”"
    gevonden = bevinding("19", alinea(vraag))
    assert gevonden.staat is Staat.ONTBREEKT
    assert gevonden.afgewezen


def test_what_somebody_of_the_service_says_in_an_interview_counts() -> None:
    assert bevinding("19", alinea("“Wij hebben een datateam van 3,5 fte”, zegt de directeur.")).staat in GEVONDEN


def test_a_row_with_a_quoted_question_is_judged_by_its_answer() -> None:
    vraag = "“Hoe gaat u voldoen aan een innovatiebudget van meer dan 1% van de begroting?”"
    assert bevinding("10", rij(vraag, "Zie het hoofdstuk over data.")).staat is Staat.ONTBREEKT
    assert bevinding("10", rij(vraag, "Het innovatiebudget is € 200.000.")).staat is Staat.GENOEMD


def test_not_applicable_in_one_block_of_a_form_says_nothing_of_the_next() -> None:
    blokken = (
        kop("Samenwerking, fusie en werkgebied"),
        rij("6c. Fusie-perspectief", tabel=1),
        rij("Stand", "Niet van toepassing.", tabel=1),
        rij("6d. Congruentie en samenhang werkgebied", tabel=1),
        rij("Stand", "Geen bijzonderheden.", tabel=1),
    )
    assert bevinding("14", *blokken).staat is Staat.NVT
    assert bevinding("20", *blokken).staat is Staat.ONTBREEKT


def test_the_title_of_a_block_makes_its_rows_evidence() -> None:
    blokken = (
        rij("1b. Vast en flex", tabel=1),
        rij("Stand", "Van de 131,5 fte heeft 83,5 procent een aanstelling voor onbepaalde tijd.", tabel=1),
        rij("Wat volgt", "Zes vacatures staan nog open; zij worden voor 1 november ingevuld.", tabel=1),
    )
    gevonden = bevinding("7", *blokken)
    assert gevonden.staat is Staat.GENOEMD
    assert any("Zes vacatures" in bewijs.citaat for bewijs in gevonden.bewijs)


@pytest.mark.parametrize("inhoud", ["Geen bijzonderheden.", "–", "Geen.", ""])
def test_a_block_that_reports_nothing_is_silence(inhoud: str) -> None:
    blokken = (rij("3a. Innovatieagenda", tabel=1), rij("Stand per 30 juni 2025", inhoud, tabel=1))
    assert bevinding("9", *blokken).staat is Staat.ONTBREEKT


def test_a_title_alone_in_its_paragraph_is_no_evidence_and_a_short_sentence_is() -> None:
    assert bevinding("9", alinea("De innovatieagenda")).staat is Staat.ONTBREEKT
    assert bevinding("9", alinea("De directie maakt een innovatieagenda.")).staat is Staat.GENOEMD


@pytest.mark.parametrize(
    ("nummer", "van_een_ander", "van_onszelf"),
    [
        (
            "10",
            "Het innovatiefonds van de provincie is 2 miljoen euro.",
            "Ons innovatiefonds is 2 ton euro.",
        ),
        ("17", "Het opleidingsbudget ligt bij de gemeenten zelf.", "Het opleidingsbudget ligt bij de teamleiders."),
        ("9", "De innovatieagenda van de provincie is klaar.", "Met de provincie maken wij een innovatieagenda."),
        ("18", "De datastrategie van de leverancier is openbaar.", "Met de leverancier maken wij een datastrategie."),
    ],
)
def test_what_belongs_to_others_is_another_subject(nummer: str, van_een_ander: str, van_onszelf: str) -> None:
    assert bevinding(nummer, alinea(van_een_ander)).staat is Staat.ONTBREEKT
    assert bevinding(nummer, alinea(van_onszelf)).staat in GEVONDEN


def test_a_long_row_is_denied_only_where_it_denies() -> None:
    rest = "De directie kiest er in het voorjaar vijf uit. Elk idee krijgt een eigen trekker en een einddatum. "
    cel = f"Wij verzamelden veertien ideeën voor proeven. {rest}Van de lijst maken wij een innovatiekalender."
    gevonden = bevinding("9", rij("F1", "Nieuw werk", cel, "trekkers nog in te vullen"))
    assert gevonden.staat is Staat.GENOEMD


def test_the_title_of_a_plan_does_not_make_all_of_it_another_subject() -> None:
    tekst = [
        alinea(f"Alle colleges hebben de directeur mandaat verleend; dat is besluit {nummer}.") for nummer in range(40)
    ]
    assert bevinding("4", kop("Verbeterprogramma"), *tekst).staat is Staat.GENOEMD


def test_the_rest_of_a_section_on_the_criterium_is_shown_but_ranks_below_what_counts() -> None:
    gevonden = bevinding(
        "15",
        kop("Samenwerking met andere diensten"),
        alinea("Met de Omgevingsdienst Kustland wisselen wij juristen uit."),
        alinea("De afspraak daarover ging in op 1 februari 2025 en loopt twee jaar."),
    )
    assert "wisselen wij juristen uit" in gevonden.bewijs[0].citaat
    assert "De afspraak daarover" in gevonden.bewijs[-1].citaat


@pytest.mark.parametrize(
    "zin",
    [
        "Kwaliteitscriteria: landelijke maatstaven voor deskundigheid en ervaring.",
        "Kwaliteitscriteria zijn landelijke afspraken over deskundigheid.",
    ],
)
def test_what_a_word_means_says_nothing_of_the_service(zin: str) -> None:
    assert bevinding("8", alinea(zin)).staat is Staat.ONTBREEKT


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("9", "Hoofdstuk 4 gaat over de innovatieagenda."),
        ("9", "De innovatieagenda laten wij in dit plan rusten."),
        ("11", "Een antwoord op de vraag over niet-milieutaken kunnen wij nu niet geven."),
        ("14", "Over een fusieperspectief spreekt dit plan zich niet uit."),
        ("16", "Over een opleidingsprogramma zwijgt dit plan."),
        ("17", "Opleidingsbudget: p.m."),
        ("19", "De capaciteit voor business intelligence: nader in te vullen."),
        ("7", "Landelijk is 85 procent van de medewerkers in vaste dienst."),
        ("4", "Volgens de commissie moet de governance van omgevingsdiensten onafhankelijk zijn."),
    ],
)
def test_naming_a_subject_without_a_word_on_it_is_silence_that_shows_itself(nummer: str, zin: str) -> None:
    gevonden = bevinding(nummer, alinea(zin))
    assert gevonden.staat is Staat.ONTBREEKT
    assert [item.citaat for item in gevonden.afgewezen] == [zin]


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("1", "Hoofdstuk 8 bevat een kwartaalplanning van alle acties."),
        ("9", "Vaststelling van de innovatieagenda: n.t.b."),
        ("17", "Het opleidingsbudget wordt niet verhoogd."),
        ("18", "Er is nog geen BI-strategie; die wordt in 2025 opgesteld."),
    ],
)
def test_what_a_plan_says_of_itself_is_heard_though_it_is_little(nummer: str, zin: str) -> None:
    assert bevinding(nummer, alinea(zin)).staat in GEVONDEN


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("16", "De hogeschool verzorgt een leerlijn toezicht voor het personeel."),
        ("16", "Medewerkers volgen cursussen bij de hogeschool."),
        ("17", "De provincie stelt jaarlijks 3,2% van de loonsom beschikbaar voor opleidingen van het personeel."),
        ("18", "De leverancier levert in maart het dashboard waarmee toezichthouders de risico's per bedrijf zien."),
    ],
)
def test_what_another_does_for_the_service_s_own_people_is_never_silence(nummer: str, zin: str) -> None:
    assert bevinding(nummer, alinea(zin)).staat in GEVONDEN


def test_what_another_does_for_its_own_people_is_another_subject() -> None:
    zin = "De veiligheidsregio biedt haar medewerkers een opleidingsprogramma crisisbeheersing."
    assert bevinding("16", alinea(zin)).staat is Staat.ONTBREEKT
