"""Dossiers for the tests of ``generate``: made from the labels of the example plans, or of chosen texts."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from classify import Afgewezen, Bevinding, Bewijs, Kenmerk, Kleur, OnleesbarePagina, Soort, Staat, Toetsing
from corpus import Afzender, Brief, Dienst, Dossier, Instellingen, Ondertekenaar, Oordeel, Ronde

VOORBEELD = Path(__file__).parent.parent / "corpus" / "voorbeeld" / "plannen"
TITELS = {
    "1": "Tijdsplanning per kwartaal aanwezig",
    "4": "De governance is ingericht, er is onafhankelijkheid en de directeur heeft mandaat",
    "7": "≥ 80% in vaste dienst van het totaal aantal FTE",
    "8": "Er wordt voldaan aan de (vigerende) kwaliteitscriteria basis- en plustaken",
    "9": "Komt er een innovatie-agenda?",
    "10": "Innovatiebudget > 1% begroting?",
    "11": "Uitbreiding met niet-milieugerelateerde plustaken mogelijk?",
    "14": "Fusie-perspectief",
    "15": "Intensieve samenwerking met andere OD's?",
    "16": "Opleidingsprogramma",
    "17": "Opleidingsbudget > 3% loonsom",
    "18": "Business-intelligence (BI) strategie",
    "19": "Capaciteit Bus Int > 3 FTE",
    "20": "Congruentie en samenhang werkgebied",
}
INSTELLINGEN = Instellingen(
    titel="Robuuste omgevingsdiensten",
    afzender=Afzender(
        ministerie="Ministerie van Voorbeelden",
        retouradres="Postbus 1 1000 AA Stad",
        bezoekadres=("Straat 1", "1000 AA Stad"),
        contactpersoon="A. de Vries",
    ),
    ondertekenaar=Ondertekenaar("DE STAATSSECRETARIS VAN VOORBEELDEN", "B. Bakker"),
    brief=Brief(
        datum=date(2024, 10, 28),
        kenmerk="VRB/2024/1",
        betreft="Oordeel over uw plan van aanpak",
        onderwerp="plan van aanpak Robuuste Omgevingsdienst",
        deadline="1 april 2026",
        adviseur="Adviesbureau",
        begeleidingscommissie=("de provincies", "de gemeenten", "mijn ministerie"),
        vragenbrief="december 2023",
        aantal_plannen="25",
        aantal_rapportages="driemaal",
        periode_monitoring="september 2024 tot 1 april 2026",
        ondersteuning_bedrag="7 miljoen euro",
        ondersteuning_via="de koepel",
    ),
)


def dienst(afkorting: str = "ODX", naam: str = "Omgevingsdienst X", **meer: Any) -> Dienst:  # noqa: ANN401 -- hands on fields of Dienst
    """Return a service about which everything is known."""
    velden: dict[str, Any] = {
        "aanhef": "Geachte mevrouw Jansen,",
        "adres": ("Postbus 2", "2000 BB Dorp"),
        "seveso": False,
        "datum_ontvangst": date(2024, 7, 1),
        "datum_gesprek": date(2024, 11, 20),
    }
    return Dienst(naam, afkorting, **(velden | meer))


def bewijs(citaat: str, pagina: int = 3, bladzijde: str = "1", soort: Soort = Soort.TEKST) -> Bewijs:
    """Return a passage with this text."""
    return Bewijs(
        citaat, pagina, bladzijde, soort, "4.2 Medewerkers", ("vast",), (Kenmerk.STREVEN,), 0.8, start=pagina * 1000
    )


def bevinding(
    nummer: str, staat: Staat, kleur: Kleur | None = None, *passages: Bewijs, duiding: str = "Duiding."
) -> Bevinding:
    """Return a finding; a criterium without passages was searched for with two words."""
    return Bevinding(
        nummer,
        TITELS.get(nummer, f"Criterium {nummer}"),
        staat,
        kleur,
        "regel",
        duiding,
        passages,
        (),
        ("eerste", "tweede"),
    )


def toetsing(*bevindingen: Bevinding, onleesbaar: tuple[int, ...] = (), paginas: int = 30) -> Toetsing:
    """Return an assessment of these findings."""
    rest = tuple(OnleesbarePagina(pagina, "beeld zonder tekst") for pagina in onleesbaar)
    return Toetsing("plan.pdf", "0" * 64, paginas, ("",) * paginas, bevindingen, rest)


def dossier(
    *bevindingen: Bevinding, van: Dienst | None = None, onleesbaar: tuple[int, ...] = (), soort: str = "plan van aanpak"
) -> Dossier:
    """Return a dossier of these findings."""
    return Dossier(
        van or dienst(),
        Ronde("2024", "Plannen 2024", soort),
        Path("plan.pdf"),
        toetsing(*bevindingen, onleesbaar=onleesbaar),
    )


def oordeel(nummer: str, kleur: Kleur | None = None, staat: Staat | None = None, duiding: str = "") -> Oordeel:
    """Return a decision."""
    return Oordeel(nummer, kleur, staat, duiding, "C. Toetser", datetime(2024, 10, 1, 12, 0), "alleen voor ons")


def voorbeeld(naam: str) -> Dossier:
    """Return the dossier that the labels of an example plan describe ("2024-plan/ODG")."""
    plan = VOORBEELD / f"{naam}.pdf"
    labels: dict[str, Any] = json.loads(plan.with_suffix(".gold.json").read_text(encoding="utf-8"))
    onleesbaar = tuple(labels["unreadable_pages"])
    bevindingen = [
        _uit_label(nummer, label, labels["traps"], onleesbaar) for nummer, label in labels["criteria"].items()
    ]
    return Dossier(
        dienst(labels["dienst"]["afkorting"], labels["dienst"]["naam"]),
        Ronde(plan.parent.name, plan.parent.name, labels["soort"]),
        plan,
        toetsing(*bevindingen, onleesbaar=onleesbaar, paginas=32),
    )


def _uit_label(
    nummer: str, label: dict[str, Any], vallen: list[dict[str, Any]], onleesbaar: tuple[int, ...]
) -> Bevinding:
    staat = Staat.NVT if label["nvt_verklaard"] else Staat.GENOEMD if label["staat_in_pva"] else Staat.ONTBREEKT
    if staat is Staat.ONTBREEKT and onleesbaar:
        staat = Staat.NIET_VAST_TE_STELLEN
    passages = tuple(
        bewijs(
            passage["quote"],
            passage["pdf_page"],
            passage["printed_page"],
            Soort.LIJST if passage["quote"].endswith(";") else Soort.TEKST,
        )
        for passage in label["evidence"]
    )
    afgewezen = tuple(
        Afgewezen(val["quote"], val["pdf_page"], "", val["kind"]) for val in vallen if str(val["criterium"]) == nummer
    )
    kleur = None if label["haalbaar"] is None or staat is Staat.NIET_VAST_TE_STELLEN else Kleur(label["haalbaar"])
    return Bevinding(
        nummer, TITELS[nummer], staat, kleur, "label", label["toelichting"], passages, afgewezen, ("eerste", "tweede")
    )
