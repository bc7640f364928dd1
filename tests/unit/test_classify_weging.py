"""From sentences to a staat: what counts for a criterium, what is rejected, and with which reason."""

from __future__ import annotations

import pytest

from classify import Bevinding, Staat, document_uit_tekst, toets
from classify.criterium import Sterkte
from classify.oogst import Oogst, Vermelding
from classify.toets import bepaal_staat
from extract import Document
from tests.classify_hulp import alinea, criteria, document, kop, punt, rij

AGENDA = "De innovatieagenda is door het algemeen bestuur vastgesteld op 12 juni 2024."


def bevinding(gemaakt: Document | str, nummer: str = "9", *namen: str) -> Bevinding:
    plan = document_uit_tekst(gemaakt) if isinstance(gemaakt, str) else gemaakt
    return toets(plan, criteria(), dienst_namen=namen).bevinding(nummer)


def redenen(gemaakt: Document | str, nummer: str = "9") -> set[str]:
    return {item.reden for item in bevinding(gemaakt, nummer).afgewezen}


ONTKENNINGEN = [
    "Over een innovatieagenda zegt dit plan niets.",
    "Een innovatieagenda is in dit plan niet opgenomen.",
    "Dit plan bevat geen innovatieagenda.",
    "De innovatieagenda blijft in dit plan buiten beschouwing.",
]


@pytest.mark.parametrize("zin", ONTKENNINGEN)
def test_a_sentence_that_says_the_plan_says_nothing_is_rejected(zin: str) -> None:
    gevonden = bevinding(zin)
    assert (gevonden.staat, gevonden.bewijs) == (Staat.ONTBREEKT, ())
    assert {item.reden for item in gevonden.afgewezen} == {"ontkend"}


@pytest.mark.parametrize("zin", ONTKENNINGEN)
def test_a_denial_does_not_outweigh_a_real_mention_elsewhere(zin: str) -> None:
    assert bevinding(document_uit_tekst(zin, AGENDA)).staat is Staat.GENOEMD


def test_the_next_sentence_may_take_it_back() -> None:
    gevonden = bevinding("Ook is er de innovatieagenda van de dienst. Daarover zegt dit plan niets.")
    assert (gevonden.staat, {item.reden for item in gevonden.afgewezen}) == (Staat.ONTBREEKT, {"ontkend"})


def test_but_not_the_first_sentence_of_another_paragraph() -> None:
    gemaakt = document_uit_tekst("Er is de innovatieagenda van de dienst.", "Daarover zegt dit plan niets.")
    assert bevinding(gemaakt).staat is Staat.GENOEMD


def test_a_sentence_with_figures_of_its_own_is_not_taken_back() -> None:
    gemaakt = "De innovatieagenda is op 12 juni 2024 vastgesteld. Daarover zegt dit plan verder niets."
    assert bevinding(gemaakt).staat is Staat.GENOEMD


def test_a_section_that_denies_its_subject_gives_no_evidence_by_its_heading_alone() -> None:
    gemaakt = document(
        kop("Innovatieagenda"),
        alinea("Over de innovatieagenda zegt dit plan niets."),
        punt("een fiets voor elke collega"),
        punt("een kantine met uitzicht op het water"),
    )
    assert bevinding(gemaakt).staat is Staat.ONTBREEKT


def test_what_is_put_off_to_a_later_version_is_rejected() -> None:
    assert redenen("De innovatieagenda nemen wij op in een volgende versie.") == {"uitgesteld naar een latere versie"}


@pytest.mark.parametrize(
    ("zin", "staat"),
    [
        ("Een fusie is niet aan de orde.", Staat.NVT),
        ("Fusie: niet van toepassing.", Staat.NVT),
        ("Een fusie is niet aan de orde, omdat onze schaal groot genoeg is.", Staat.GENOEMD),
        ("Een fusie is niet aan de orde. De besturen hebben een fusie met ODX in 2023 onderzocht.", Staat.GENOEMD),
    ],
)
def test_not_applicable_counts_as_such_only_without_reasons(zin: str, staat: Staat) -> None:
    assert bevinding(zin, "14").staat is staat


@pytest.mark.parametrize(
    "antwoord",
    ["Niet van toepassing", "N.v.t."],
)
def test_a_row_that_says_not_applicable_is_so_too(antwoord: str) -> None:
    assert bevinding(document(rij("14", "Fusieperspectief", antwoord)), "14").staat is Staat.NVT


@pytest.mark.parametrize(
    ("zin", "reden"),
    [
        ("Waar blijft de innovatieagenda van onze dienst?", "vraag"),
        ("‘Heeft de dienst een innovatieagenda?’", "vraag"),
        ("Ik verzoek u een innovatieagenda op te stellen.", "vraag van het ministerie"),
        ("Het ministerie vraagt om een innovatieagenda.", "norm geciteerd"),
        ("Een robuuste omgevingsdienst beschikt over een innovatieagenda.", "norm geciteerd"),
        ("In de brief staat: “de dienst moet een innovatieagenda hebben vastgesteld”.", "norm geciteerd"),
        ("De hogeschool heeft een innovatieagenda opgesteld.", "ander onderwerp"),
        ("In 1987 was er al een innovatieagenda.", "ander onderwerp (verleden)"),
    ],
)
def test_somebody_elses_words_are_no_evidence(zin: str, reden: str) -> None:
    gevonden = bevinding(zin)
    assert (gevonden.staat, [item.reden for item in gevonden.afgewezen]) == (Staat.ONTBREEKT, [reden])


@pytest.mark.parametrize(
    "zin",
    [
        "Ons document ‘Innovatieagenda’ is vastgesteld.",  # a title in quotation marks
        "Wij schreven onze innovatieagenda samen met een netbeheerder.",
        "Met de hogeschool werken wij aan onze innovatieagenda.",
        "Sinds 1987 is er veel veranderd; onze innovatieagenda stamt uit 2024.",
    ],
)
def test_the_services_own_words_are_evidence_though_others_are_named(zin: str) -> None:
    assert bevinding(zin).staat is Staat.GENOEMD


def test_a_quoted_norm_with_a_figure_of_ones_own_is_evidence() -> None:
    assert bevinding("De norm is 80 procent; wij zitten op 72 procent vaste contracten.", "7").staat is Staat.GENOEMD
    assert bevinding("De norm is 80 procent vaste contracten.", "7").staat is Staat.ONTBREEKT


OVERZICHT = "Dit plan gaat over het opleidingsprogramma, de innovatieagenda, de BI-strategie, fusie en het werkgebied."


def test_a_sentence_that_only_lists_subjects_is_no_evidence_for_any() -> None:
    for nummer in ("9", "16", "18"):
        gevonden = bevinding(OVERZICHT, nummer)
        assert gevonden.staat is Staat.ONTBREEKT, nummer
        assert gevonden.afgewezen, nummer


@pytest.mark.parametrize(
    "zin",
    [
        "Wij hebben een opleidingsprogramma, een innovatieagenda, een BI-strategie en een fusieperspectief.",
        "Opleidingsprogramma, innovatieagenda, BI-strategie en congruentie van het werkgebied zijn vastgesteld.",
    ],
)
def test_a_claim_on_many_subjects_at_once_is_possible_evidence_for_each_and_never_silence(zin: str) -> None:
    assert {bevinding(zin, nummer).staat for nummer in ("9", "16", "18")} == {Staat.MOGELIJK}


def test_better_evidence_elsewhere_takes_the_place_of_a_list_of_subjects() -> None:
    lijst = "Wij hebben een opleidingsprogramma, een innovatieagenda, een BI-strategie en een fusieperspectief."
    gevonden = bevinding(document_uit_tekst(lijst, "De innovatieagenda is op 12 juni 2024 vastgesteld."))
    assert (gevonden.staat, len(gevonden.bewijs)) == (Staat.GENOEMD, 1)


def test_a_sentence_that_names_three_subjects_is_evidence_for_each() -> None:
    zin = "Ons opleidingsprogramma en onze innovatieagenda zijn in 2024 vastgesteld, de BI-strategie volgde in 2025."
    assert {bevinding(zin, nummer).staat for nummer in ("9", "16", "18")} == {Staat.GENOEMD}


def test_a_question_in_the_text_gives_its_answer_a_subject() -> None:
    vraag = "Komt er een fusie met een andere omgevingsdienst?"
    antwoord = "Nee, dat is niet aan de orde."
    gemaakt = document_uit_tekst(vraag, antwoord)
    assert bevinding(gemaakt, "14").staat in (Staat.NVT, Staat.GENOEMD)
    assert bevinding(document_uit_tekst(vraag), "14").staat is Staat.ONTBREEKT


def test_a_list_item_under_a_heading_needs_fewer_words() -> None:
    los = document(punt("ruimte voor proeven met drones"), punt("een slimme meetpost bij de haven"))
    onder_kop = document(kop("Innovatieagenda"), *(punt(t) for t in ("proeven met drones", "een slimme meetpost")))
    assert bevinding(los).staat is Staat.ONTBREEKT
    assert bevinding(onder_kop).staat in (Staat.GENOEMD, Staat.MOGELIJK)


def test_a_heading_alone_is_no_evidence() -> None:
    gevonden = bevinding(document(kop("5.6 Innovatieagenda")))
    assert (gevonden.staat, [item.reden for item in gevonden.afgewezen]) == (Staat.ONTBREEKT, ["kop"])


def test_the_same_letters_for_another_subject_are_rejected() -> None:
    gevonden = bevinding("Voor de basisinspectie (BI) zijn vier fte beschikbaar.", "19")
    assert gevonden.staat is Staat.ONTBREEKT


def test_the_services_own_name_is_no_other_service() -> None:
    zin = "De ODXY werkt samen en deelt een pool van toezichthouders."
    assert bevinding(zin, "15", "ODXY", "Omgevingsdienst X").staat is not Staat.GENOEMD
    assert bevinding("Met de ODXY delen wij een pool van toezichthouders.", "15", "ODZZ").staat is Staat.GENOEMD


@pytest.mark.parametrize("aantal", [0, 1, 3])
def test_with_unreadable_pages_nothing_is_called_missing(aantal: int) -> None:
    gemaakt = document(alinea("Wij werken aan schone lucht."), onleesbaar=aantal)
    verwacht = Staat.NIET_VAST_TE_STELLEN if aantal else Staat.ONTBREEKT
    uitkomst = toets(gemaakt, criteria())
    assert {item.staat for item in uitkomst.bevindingen} == {verwacht}
    assert len(uitkomst.onleesbaar) == aantal


def test_what_was_found_stays_found_with_unreadable_pages() -> None:
    assert bevinding(document(alinea(AGENDA), onleesbaar=2)).staat is Staat.GENOEMD


def test_every_finding_names_what_was_searched_for() -> None:
    for item in toets(document_uit_tekst("Niets."), criteria()).bevindingen:
        assert item.gezocht_op, item.nummer
        assert item.regel, item.nummer
        assert item.duiding, item.nummer


def test_a_plan_without_text_is_a_plan_that_says_nothing() -> None:
    assert {item.staat for item in toets(document(), criteria()).bevindingen} == {Staat.ONTBREEKT}


def vermelding(sterkte: Sterkte = Sterkte.GEWOON, *, nvt: bool = False, sectie: bool = False) -> Vermelding:
    return Vermelding(0, "r", sterkte, (), 0.5, nvt=nvt, alleen_sectie=sectie)


STERK, GEWOON, ZWAK = vermelding(Sterkte.STERK), vermelding(), vermelding(Sterkte.ZWAK)
NVT, SECTIE = vermelding(nvt=True), vermelding(sectie=True)


@pytest.mark.parametrize(
    ("vermeldingen", "staat"),
    [
        ((), Staat.ONTBREEKT),
        ((ZWAK,), Staat.MOGELIJK),
        ((ZWAK, ZWAK), Staat.MOGELIJK),
        ((GEWOON,), Staat.GENOEMD),
        ((STERK,), Staat.GENOEMD),
        ((SECTIE,), Staat.MOGELIJK),
        ((SECTIE, SECTIE), Staat.GENOEMD),
        ((NVT,), Staat.NVT),
        ((NVT, ZWAK), Staat.NVT),
        ((NVT, GEWOON), Staat.NVT),
        ((NVT, GEWOON, GEWOON), Staat.GENOEMD),
        ((NVT, STERK), Staat.GENOEMD),
        ((NVT, SECTIE, SECTIE), Staat.NVT),
    ],
)
def test_the_mentions_together_decide_the_staat(vermeldingen: tuple[Vermelding, ...], staat: Staat) -> None:
    assert bepaal_staat(Oogst(vermeldingen, ()), onleesbaar=False) is staat


def test_two_sentences_under_a_heading_do_not_suffice_where_the_subject_must_be_named() -> None:
    assert bepaal_staat(Oogst((SECTIE, SECTIE), ()), onleesbaar=False, sectie_volstaat=False) is Staat.MOGELIJK


def test_only_nothing_becomes_undecidable_with_unreadable_pages() -> None:
    assert bepaal_staat(Oogst((), ()), onleesbaar=True) is Staat.NIET_VAST_TE_STELLEN
    assert bepaal_staat(Oogst((ZWAK,), ()), onleesbaar=True) is Staat.MOGELIJK


@pytest.mark.parametrize(
    ("nummer", "zin", "staat"),
    [
        (
            "17",
            "Het opleidingsbudget is 3,5% van de loonsom.",
            Staat.GENOEMD,
        ),  # a figure of its own, in the norm's words
        ("8", "Er wordt voldaan aan de vigerende kwaliteitscriteria voor basis- en plustaken.", Staat.MOGELIJK),
        ("16", "Er is een opleidingsprogramma.", Staat.MOGELIJK),
    ],
)
def test_a_claim_in_a_criteriums_own_words_is_never_silence(nummer: str, zin: str, staat: Staat) -> None:
    assert bevinding(zin, nummer).staat is staat


def test_a_row_of_a_table_with_norms_is_still_no_evidence() -> None:
    gevonden = bevinding(document(rij("17", "Opleidingsbudget > 3% loonsom", "voldoet niet")), "17")
    assert (gevonden.staat, gevonden.afgewezen[0].reden) == (Staat.ONTBREEKT, "criteriumtekst geciteerd")


@pytest.mark.parametrize(
    ("nummer", "zinnen"),
    [
        # questions with their answers, without "wij", are not the ministry's letter
        (
            "16",
            (
                "Kunt u aangeven of er een opleidingsprogramma is?",
                "Er is in 2024 een opleidingsprogramma vastgesteld met leerlijnen.",
                "Hoe gaat u voldoen aan de eis voor het budget?",
                "Het opleidingsbudget bedraagt 3,4 procent van de loonsom.",
            ),
        ),
        # an old year beside a recent one
        ("4", ("De regeling uit 2008 is in 2024 gewijzigd en alle colleges hebben de directeur mandaat verleend.",)),
        # partners beside the service's own people
        ("16", ("Medewerkers volgen cursussen bij de hogeschool.",)),
        ("18", ("Het datateam ontwikkelt met een leverancier dashboards voor de teamleiders.",)),
    ],
)
def test_what_the_service_says_in_the_third_person_is_never_silence(nummer: str, zinnen: tuple[str, ...]) -> None:
    assert toets(document_uit_tekst(*zinnen), criteria()).bevinding(nummer).staat in (Staat.GENOEMD, Staat.MOGELIJK)
