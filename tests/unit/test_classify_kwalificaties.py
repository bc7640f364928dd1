"""Ways of speaking: for each a table of sentences that show it, and of near misses that do not."""

from __future__ import annotations

import pytest

from classify.kwalificaties import IN_ZINNEN, Wending, laad_taal

WEL: dict[Wending, list[str]] = {
    Wending.ONTKEND: [
        "Dit plan bevat geen kwartaalplanning.",
        "Over een fusie zegt dit plan niets.",
        "In dit plan gaan wij niet in op de innovatieagenda.",
        "Over het opleidingsbudget doet dit plan geen uitspraak.",
        "Hierover is in deze rapportage niets opgenomen.",
        "Daarover wordt in dit document niets vermeld.",
        "Een opleidingsprogramma ontbreekt in dit plan.",
        "Op een fusie gaan wij hier niet nader in.",
        "Het onderwerp blijft buiten beschouwing.",
        "Wij laten dit onderwerp niet aan bod komen; het blijft in dit plan buiten beschouwing.",
        "Een planning per kwartaal is niet bijgevoegd.",
    ],
    Wending.UITGESTELD: [
        "De planning nemen wij op in een volgende versie.",
        "De agenda volgt later.",
        "Dit onderdeel wordt later ingevuld.",
        "p.m.",
        "Nader te bepalen",
        "Het budget is nog niet uitgewerkt.",
        "De tabel is nog in te vullen.",
    ],
    Wending.NVT: [
        "Niet van toepassing",
        "N.v.t.",
        "Een fusie is nu niet aan de orde.",
        "Van een fusie is geen sprake.",
        "Dit speelt bij ons niet.",
        "Wij zien geen aanleiding voor een fusie.",
        "Uitbreiding is niet voorzien.",
        "Een fusie is voor onze dienst geen optie.",
    ],
    Wending.REDEN: [
        "Dit is niet aan de orde, omdat de schaal voldoende is.",
        "Gelet op de omvang kiezen wij daar niet voor.",
        "Dit hebben wij onderzocht.",
    ],
    Wending.NORM_GECITEERD: [
        "De norm is 80 procent.",
        "Het ministerie vraagt om een innovatieagenda.",
        "De eis luidt: meer dan 3 procent van de loonsom.",
        "Volgens het toetsingskader moet er een BI-strategie zijn.",
        "Een robuuste dienst beschikt over een opleidingsprogramma.",
        "U vroeg ons naar het fusieperspectief.",
        "Het budget dient minimaal 1% te bedragen.",
    ],
    Wending.VRAAG_MINISTERIE: [
        "Ik verzoek u dit in het plan op te nemen.",
        "Kunt u aangeven hoe u hieraan gaat voldoen?",
        "Uw dienst voldoet nog niet.",
        "U geeft aan dat er geen budget is.",
        "Hoe gaat u voldoen aan vraag 2?",
    ],
    Wending.STREVEN: [
        "Wij streven naar 80 procent.",
        "De dienst heeft de ambitie om te groeien.",
        "We willen meer vaste collega's.",
        "We onderzoeken de mogelijkheden.",
        "Op termijn komt er een agenda.",
    ],
    Wending.GEREALISEERD: [
        "De agenda is in mei vastgesteld.",
        "De contracten zijn door alle partijen ondertekend.",
        "Het team heeft de visie afgerond.",
        "Sinds 2023 werken wij samen.",
        "Het programma loopt.",
        "Het team telt vier mensen.",
    ],
    Wending.BESLUIT: [
        "Het algemeen bestuur heeft de agenda op 3 juli vastgesteld.",
        "De begroting is vastgesteld door het AB.",
        "Het bestuursbesluit dateert van juni.",
        "Het DB stelde het budget vast en besloot tot werving.",
        "Alle colleges hebben het mandaat verleend.",
    ],
    Wending.EIGENAAR: ["Trekker: teamleider HR.", "De controller is aan de lat.", "Verantwoordelijk: de directeur."],
    Wending.PLAN_SPREEKT: ["Wij werken samen.", "Onze dienst groeit.", "De dienst voldoet."],
    Wending.ANDER_ONDERWERP: [
        "De provincie heeft een eigen innovatieagenda.",
        "Het waterschap werkt aan een datavisie.",
    ],
    Wending.VERLEDEN: ["In 1987 begon het.", "In de jaren zeventig.", "In de negentiende eeuw."],
}

NIET: dict[Wending, list[str]] = {
    Wending.ONTKEND: [
        "Dit plan bevat een kwartaalplanning.",
        "Zonder dit plan redden wij het niet.",
        "De dienst heeft geen innovatiebudget.",
        "Het bestuur heeft nog niet besloten over de fusie.",
        "Wij gaan niet fuseren.",
    ],
    Wending.UITGESTELD: [
        "De planning staat in hoofdstuk 4.",
        "Het AB volgt de planning.",
        "Er komt een volgende fase.",
    ],
    Wending.NVT: ["De regeling is van toepassing.", "De vraag komt aan de orde in hoofdstuk 3.", "Het envt-overleg."],
    Wending.REDEN: ["Wij fuseren niet.", "De raden vergaderen in juni."],
    Wending.NORM_GECITEERD: [
        "Wij halen de norm.",
        "Het aandeel vaste contracten is 82 procent.",
        "Met het ministerie vond een gesprek plaats.",
        "De kpi's zijn in beeld.",
    ],
    Wending.VRAAG_MINISTERIE: [
        "Wij verzoeken het bestuur om instemming.",
        "Hieronder leest u meer.",
        "Onze dienst groeit.",
    ],
    Wending.STREVEN: ["Wij halen 82 procent.", "De wensput is vol.", "Het streefpercentage is gehaald."],
    Wending.GEREALISEERD: ["De agenda wordt opgesteld.", "Wij gaan samenwerken.", "Een visie volgt."],
    Wending.BESLUIT: [
        "De agenda is klaar.",
        "Het bestuur vergadert vier keer per jaar.",
        "Wij besluiten met een dankwoord.",
    ],
    Wending.EIGENAAR: ["Het team werkt eraan.", "Iedereen draagt bij."],
    Wending.PLAN_SPREEKT: ["Het ministerie vraagt dit.", "Weer een jaar later."],
    Wending.ANDER_ONDERWERP: [
        "De dienst heeft een eigen innovatieagenda.",
        "Met de provincie werken wij aan een datavisie.",
        "De gemeente en wij hebben een agenda.",
    ],
    Wending.VERLEDEN: ["In 2024 begon het.", "In de jaren daarna.", "Artikel 1987a"],
}


def paren(tabel: dict[Wending, list[str]]) -> list[tuple[Wending, str]]:
    return [(wending, zin) for wending, zinnen in tabel.items() for zin in zinnen]


@pytest.mark.parametrize(("wending", "zin"), paren(WEL))
def test_a_sentence_shows_how_it_speaks(wending: Wending, zin: str) -> None:
    assert wending in laad_taal().wendingen(zin)


@pytest.mark.parametrize(("wending", "zin"), paren(NIET))
def test_a_near_miss_does_not(wending: Wending, zin: str) -> None:
    assert wending not in laad_taal().wendingen(zin)


def test_seeing_no_reason_to_do_something_is_not_applicable() -> None:
    assert Wending.NVT in laad_taal().wendingen("Wij zien geen aanleiding om te fuseren.")


def test_every_way_of_speaking_that_is_looked_for_has_sentences_on_both_sides() -> None:
    assert set(IN_ZINNEN) == set(WEL) == set(NIET)


@pytest.mark.parametrize(
    ("wending", "tekst"),
    [
        (Wending.KOP_BEGRIPPEN, "Bijlage 3 Begrippenlijst"),
        (Wending.KOP_BEGRIPPEN, "Afkortingen"),
        (Wending.KOP_BEGRIPPEN, "Woorden die wij gebruiken"),
        (Wending.KOP_KADER, "Het toetsingskader"),
        (Wending.KOP_KADER, "Wat het ministerie vroeg"),
        (Wending.KOP_BIJLAGE, "Bijlage 2 Brief"),
        (Wending.LABEL_KADER, "Norm: meer dan 3 procent"),
        (Wending.LABEL_KADER, "Vraag 7: hoeveel vaste contracten zijn er?"),
        (Wending.VERWORPEN, "De raad heeft het voorstel verworpen."),
        (Wending.GEDEKT, "Het bedrag is structureel opgenomen."),
        (Wending.METING, "Uit de nulmeting blijkt dit."),
        (Wending.MAATREGEL, "Wij vullen dit in via werving."),
        (Wending.OVEREENKOMST, "Er ligt een convenant."),
        (Wending.ZONDER_AFSPRAAK, "Dat gebeurt informeel."),
        (Wending.TEGENWOORDIG, "Wij delen specialisten."),
        (Wending.DOEL, "Naar 80 procent in 2026."),
        (Wending.VROEGER, "Drie jaar geleden."),
        (Wending.IN_VOORBEREIDING, "Er ligt een concept."),
        (Wending.ONVOLLEDIG, "Zeven van de negen colleges tekenden."),
        (Wending.OUD_JAAR, "De visie van 2017."),
        (Wending.NIEUW_JAAR, "De visie van 2025."),
    ],
)
def test_a_way_of_speaking_that_is_asked_for_is_recognised(wending: Wending, tekst: str) -> None:
    assert laad_taal().is_(wending, tekst)


@pytest.mark.parametrize(
    ("wending", "tekst"),
    [
        (Wending.KOP_BEGRIPPEN, "Onze organisatie"),
        (Wending.KOP_KADER, "Onze aanpak"),
        (Wending.KOP_BIJLAGE, "Zie ook de bijlage"),
        (Wending.LABEL_KADER, "Onze norm is hoog: wij gaan voor 85 procent"),
        (Wending.VERWORPEN, "Het voorstel is aangenomen."),
        (Wending.METING, "Wij toetsen niets."),
        (Wending.ZONDER_AFSPRAAK, "Er ligt een overeenkomst."),
        (Wending.ONVOLLEDIG, "Alle negen colleges tekenden."),
    ],
)
def test_and_its_near_miss_is_not(wending: Wending, tekst: str) -> None:
    assert not laad_taal().is_(wending, tekst)


def test_every_way_of_speaking_has_phrases() -> None:
    assert set(laad_taal().patronen) == set(Wending)


@pytest.mark.parametrize(
    "zin",
    [
        "Dit plan bevat een innovatieagenda die niet eerder is vastgesteld.",
        "In dit plan beschrijven wij de innovatieagenda, die nog niet is vastgesteld.",
        "Wij kunnen niet alles doen wat in dit plan staat.",
        "Dit hoofdstuk gaat over fusie, waarover geen besluit is genomen.",
        "Deze paragraaf beschrijft de inhuur, die geen onderdeel is van de vaste formatie.",
    ],
)
def test_a_plan_that_tells_of_something_undone_does_not_say_that_it_is_silent(zin: str) -> None:
    assert Wending.ONTKEND not in laad_taal().wendingen(zin)
