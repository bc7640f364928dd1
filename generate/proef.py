"""Two made-up dossiers on which a template is tried: one in which all is filled in, and one with next to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from classify import (
    Afgewezen,
    Bevinding,
    Bewijs,
    Kenmerk,
    Kleur,
    OnleesbarePagina,
    Soort,
    Staat,
    Toetsing,
    load_criteria,
)
from corpus import Afzender, Brief, Dienst, Dossier, Instellingen, Ondertekenaar, Oordeel, Ronde
from corpus.model import Categorie, Categorievoorstel, Planoordeel
from corpus.voortgang import vergelijk
from generate.rondebeeld import Rondebeeld
from generate.verband import Verband

_WANNEER = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)
_LANG = "We maken een kalender van wat op ons afkomt; " * 30
NUMMERS = ("1", "4", "7", "8", "9")
VOL = Instellingen(
    titel="Robuuste omgevingsdiensten",
    afzender=Afzender(
        ministerie="Ministerie van Voorbeelden",
        onderdeel="Directie Omgeving",
        retouradres="Postbus 1 1000 AA Stad",
        bezoekadres=("Straat 1", "1000 AA Stad"),
        contactpersoon="A. de Vries",
        telefoon="070 123 45 67",
        email="a.de.vries@voorbeeld.example",
        website="www.voorbeeld.example",
    ),
    ondertekenaar=Ondertekenaar("DE STAATSSECRETARIS VAN VOORBEELDEN", "B. Bakker"),
    brief=Brief(
        datum=date(2024, 10, 28),
        kenmerk="VRB/2024/1",
        betreft="Oordeel over uw plan van aanpak",
        onderwerp="plan van aanpak Robuuste Omgevingsdienst",
        deadline="1 april 2026",
        adviseur="Adviesbureau & Zonen",
        begeleidingscommissie=("de provincies", "de gemeenten", "mijn ministerie"),
        vragenbrief="december 2023",
        aantal_plannen="25",
        toelichting_aantallen="Twee diensten hebben samen een plan ingediend.",
        aantal_rapportages="driemaal",
        periode_monitoring="september 2024 tot 1 april 2026",
        ondersteuning_bedrag="7 miljoen euro",
        ondersteuning_via="de koepel",
    ),
)
LEEG = Instellingen()


def vol(soort: str) -> Dossier:
    """Return a dossier with a decision about everything, long and odd quotes, and pages that could not be read."""
    bevindingen = tuple(_bevinding(nummer, staat) for nummer, staat in zip(NUMMERS, Staat, strict=True))
    dienst = Dienst(
        naam="Omgevingsdienst Proef & Voorbeeld",
        afkorting="ODP",
        aanhef="Geachte mevrouw Jansen,",
        adres=("t.a.v. mevrouw A. Jansen", "Postbus 2", "2000 BB Dorp"),
        seveso=True,
        datum_ontvangst=date(2024, 7, 1),
        datum_gesprek=date(2024, 11, 20),
        vragen={"1": "Wat is de planning per kwartaal?"},
    )
    return Dossier(
        dienst=dienst,
        ronde=Ronde("proef", "Proef", soort, date(2024, 11, 30), "september tot en met november 2024"),
        plan=None,
        toetsing=_toetsing(bevindingen, (OnleesbarePagina(7, "beeld zonder tekst"),)),
        oordelen={een.nummer: _oordeel(een) for een in bevindingen},
        planoordeel=Planoordeel(
            Categorie.DE_VRAAG, "De stappen zijn logisch, een planning ontbreekt.", "A. de Vries", _WANNEER
        ),
        voorstel=Categorievoorstel(Categorie.DE_VRAAG, "meer dan de helft oranje of rood"),
        punten=("1", "4"),
    )


def verband(nu: Dossier) -> Verband:
    """Return what belongs to a dossier: a joint document of two services, and an earlier round in which all was red."""
    vorig = replace(
        nu,
        ronde=Ronde("eerder", "Eerdere ronde", "plan van aanpak"),
        oordelen={nummer: replace(oordeel, kleur=Kleur.ROOD) for nummer, oordeel in nu.oordelen.items()},
        planoordeel=Planoordeel(Categorie.NIET_AANNEMELIJK, "Te weinig.", "A. de Vries", _WANNEER),
    )
    return Verband((nu.dienst,), vergelijk(vorig, nu), (vorig,))


def ronde_vol(soort: str) -> Rondebeeld:
    """Return a round in which everything is decided, with a round before it."""
    nu = vol(soort)
    (vorig,) = verband(nu).eerder
    ander = replace(nu, dienst=Dienst("Omgevingsdienst Tweede", "ODT"))
    return Rondebeeld(nu.ronde, (nu, ander), load_criteria(), ((vorig, replace(vorig, dienst=ander.dienst)),))


def ronde_leeg(soort: str) -> Rondebeeld:
    """Return a round in which one service handed in something, about which nobody has decided."""
    nu = leeg(soort)
    zonder = replace(nu, dienst=Dienst("Zonder", "Z"), toetsing=None)
    return Rondebeeld(nu.ronde, (nu, zonder), load_criteria())


def leeg(soort: str) -> Dossier:
    """Return a dossier of which only the name is known, and in whose document nothing was found."""
    bevinding = Bevinding("1", "Tijdsplanning per kwartaal aanwezig", Staat.ONTBREEKT, None, "niets gevonden", "")
    return Dossier(Dienst("Dienst", "D"), Ronde("proef", "", soort), None, _toetsing((bevinding,), ()))


def _toetsing(bevindingen: tuple[Bevinding, ...], onleesbaar: tuple[OnleesbarePagina, ...]) -> Toetsing:
    bladzijden = tuple(str(nummer) for nummer in range(1, 13))
    return Toetsing("proef.pdf", "0" * 64, len(bladzijden), bladzijden, bevindingen, onleesbaar)


def _bevinding(nummer: str, staat: Staat) -> Bevinding:
    heeft_bewijs = staat in (Staat.GENOEMD, Staat.NVT, Staat.MOGELIJK)
    return Bevinding(
        nummer=nummer,
        titel=f"Criterium {nummer}: ≥ 80% & meer?",
        staat=staat,
        voorstel=Kleur.ORANJE,
        regel="stappen zonder planning",
        duiding="Goed bezig, maar een planning ontbreekt.",
        bewijs=_citaten() if heeft_bewijs else (),
        afgewezen=(Afgewezen("Inhoud", 2, "", "inhoudsopgave"),),
        gezocht_op=("planning", "kwartaal"),
    )


def _citaten() -> tuple[Bewijs, ...]:
    teksten = {
        Soort.TEKST: "In 2025 trekken we € 500.000 uit voor R&D <nieuw>.",
        Soort.LIJST: _LANG.strip(),
        Soort.TABEL: "Actie: {{ planning }} Wanneer: Q3 2025",
        Soort.OCR: "Gescande bijlage.",
    }
    return tuple(
        Bewijs(tekst, pagina, str(pagina), soort, "4.2 Aanpak", ("planning",), (Kenmerk.STREVEN,), 0.8, start=pagina)
        for pagina, (soort, tekst) in enumerate(teksten.items(), start=3)
    )


def _oordeel(bevinding: Bevinding) -> Oordeel:
    return Oordeel(
        bevinding.nummer, Kleur.ROOD, bevinding.staat, bevinding.duiding, "A. de Vries", _WANNEER, "na het gesprek"
    )
