"""Dossiers become a workbook: the matrix, a sheet per plan to decide in, all quotes, and what the words mean."""

# XlsxWriter brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from classify import Kleur
from corpus import Dossier, Instellingen, programmaversie
from corpus.besluiten import citaat_id
from generate import sjablonen, tekst
from generate.beeld import Rij, kleur_tekst, rijen, splits, vereis_toetsing
from generate.bestand import bewaar
from generate.invulblad import BREEDTES, kenblad, keuzes, schrijf_plan
from generate.kenblad import NAAM, Kenblad, Kenrij, naar_regels
from generate.werkblad import Blad, Opmaak, knip, maak_opmaak

BLAD_LENGTE = 31
"""Excel's limit for the name of a sheet."""
KOPLENGTE = 200
VASTE_BLADEN = ("Matrix", "Citaten", "Niet gelezen", "Toelichting", NAAM)
CITAATBREEDTES = (9, 14, 7, 24, 80, 10, 10, 9, 28, 24, 12)
_ALLEEN_LEZEN = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
"""What may still be done on a sheet that is not read back."""


def schrijf_werkboek(dossiers: Sequence[Dossier], instellingen: Instellingen, doel: Path) -> None:
    """Write the workbook about these dossiers to ``doel``; text from a plan never becomes a formula or a link.

    A plan with a quote that would not arrive as it stands is listed among the plans that were not read.
    Raises SjabloonFout when own wording is wrong, and OpslaanFout.
    """
    inhoud = io.BytesIO()
    boek = Workbook(inhoud, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    boek.set_properties({"title": tekst.schoon(instellingen.titel) or "Toetsing"})
    opmaak = maak_opmaak(boek)
    gelezen, niet_gelezen = splits(dossiers, instellingen)
    _matrix(boek, opmaak, gelezen, instellingen)
    koppen: dict[str, list[str]] = {}
    ken: list[Kenrij] = []
    for naam, (dossier, regels) in zip(bladnamen([dossier for dossier, _ in gelezen]), gelezen, strict=True):
        blad = Blad(boek.add_worksheet(naam), opmaak, BREEDTES)
        koppen[naam], nieuw = schrijf_plan(naam, blad, dossier, regels, instellingen)
        ken += nieuw
    _citaten(Blad(boek.add_worksheet("Citaten"), opmaak, CITAATBREEDTES), [van for van, _ in gelezen], instellingen)
    if niet_gelezen:
        _niet_gelezen(Blad(boek.add_worksheet("Niet gelezen"), opmaak, (12, 20, 30, 90)), niet_gelezen)
    _toelichting(Blad(boek.add_worksheet("Toelichting"), opmaak, (28, 110)), instellingen)
    _kenblad(boek.add_worksheet(NAAM), kenblad(instellingen, programmaversie(), koppen, ken), instellingen)
    boek.close()
    bewaar(inhoud.getvalue(), doel)


def bladnamen(dossiers: Sequence[Dossier]) -> list[str]:
    """Return a valid, unique sheet name per dossier: the abbreviation, with the round where that is needed."""
    afkortingen = [dossier.dienst.afkorting.casefold() for dossier in dossiers]
    bezet = {naam.casefold() for naam in (*VASTE_BLADEN, "history", "")}
    namen: list[str] = []
    for dossier, afkorting in zip(dossiers, afkortingen, strict=True):
        ronde = f" {dossier.ronde.id}" if afkortingen.count(afkorting) > 1 else ""
        naam = _vrij(_bladnaam(f"{dossier.dienst.afkorting}{ronde}"), bezet)
        bezet.add(naam.casefold())
        namen.append(naam)
    return namen


def _bladnaam(naam: str) -> str:
    schoon = " ".join(re.sub(r"[\[\]:*?/\\]", " ", tekst.schoon(naam)).split()).strip("'")
    return _hoogstens(schoon, BLAD_LENGTE).strip("' ") or "plan"


def _hoogstens(naam: str, lengte: int) -> str:
    """Cut a name to a length as Excel counts it: characters beyond the basic plane (emoji) count for two."""
    while len(naam.encode("utf-16-le")) > 2 * lengte:
        naam = naam[:-1]
    return naam


def _vrij(naam: str, bezet: set[str]) -> str:
    kandidaat, volgnummer = naam, 2
    while kandidaat.casefold() in bezet:
        achtervoegsel = f" ({volgnummer})"
        kandidaat = _hoogstens(naam, BLAD_LENGTE - len(achtervoegsel)) + achtervoegsel
        volgnummer += 1
    return kandidaat


def _matrix(
    boek: Workbook, opmaak: Opmaak, gelezen: Sequence[tuple[Dossier, tuple[Rij, ...]]], instellingen: Instellingen
) -> None:
    titels = {regel.nummer: regel.titel for _, regels in gelezen for regel in regels}
    blad = Blad(boek.add_worksheet("Matrix"), opmaak, (12, 15, 12, *(15 for _ in titels)))
    blad.kop(0, ["Dienst", "Ronde", "Beoordeeld", *(f"{nummer}. {titel}" for nummer, titel in titels.items())], 3)
    blad.blad.protect("", _ALLEEN_LEZEN)
    for rij, (dossier, regels) in enumerate(gelezen, start=1):
        per_nummer = {regel.nummer: regel for regel in regels}
        cellen = [per_nummer.get(nummer) for nummer in titels]
        teksten = ["" if regel is None else cel_tekst(regel, instellingen) for regel in cellen]
        vlakken = [opmaak.cel if regel is None else opmaak.kleur[regel.kleur] for regel in cellen]
        beslist = f"{sum(regel.beslist for regel in regels)} van {len(regels)}"
        waarden = [dossier.dienst.afkorting, _ronde(dossier), beslist, *teksten]
        blad.schrijf(rij, waarden, [opmaak.cel] * 3 + vlakken)


def cel_tekst(regel: Rij, instellingen: Instellingen) -> str:
    """Return what a cell of the matrix says: colour, state, and whether it is only a proposal."""
    staat = sjablonen.zin(instellingen.sjablonen, "staat", regel.staat.value, regel.beslist)
    return f"{regel.kleur_tekst}\n{staat}{'' if regel.beslist else chr(10) + '(voorstel)'}"


def _ronde(dossier: Dossier) -> str:
    return dossier.ronde.titel or dossier.ronde.id


def _citaten(blad: Blad, dossiers: Iterable[Dossier], instellingen: Instellingen) -> None:
    kop = ("OD", "Ronde", "Vraag", "Criterium", "Citaat", "Bladzijde", "Pdf-pagina", "Soort", "Kop", "Kenmerken")
    kop = (*kop, "Nummer")
    blad.kop(0, kop, 3)
    rij = 0
    for dossier in dossiers:
        for waarden in _alle_citaten(dossier, instellingen):
            rij += 1
            blad.schrijf(rij, waarden)
    blad.blad.autofilter(0, 0, max(rij, 1), len(kop) - 1)


def _alle_citaten(dossier: Dossier, instellingen: Instellingen) -> Iterator[list[str]]:
    sha = vereis_toetsing(dossier).sha256
    for regel in rijen(dossier, instellingen, alle_citaten=True):
        for citaat in regel.citaten:
            bewijs = citaat.bewijs
            plaats = [bewijs.bladzijde, str(bewijs.pagina), bewijs.soort.value, tekst.verkort(bewijs.kop, KOPLENGTE)]
            kenmerken = ", ".join(kenmerk.value for kenmerk in bewijs.kenmerken)
            for stuk_ in knip(citaat.tekst, CITAATBREEDTES[4]):
                vooraan = [regel.od, _ronde(dossier), regel.nummer, regel.titel]
                yield [*vooraan, stuk_, *plaats, kenmerken, citaat_id(sha, bewijs)]


def _niet_gelezen(blad: Blad, dossiers: Iterable[Dossier]) -> None:
    """List the plans that are missing or could not be read."""
    blad.kop(0, ("OD", "Ronde", "Bestand", "Reden"), 1)
    for rij, dossier in enumerate(dossiers, start=1):
        bestand = dossier.plan.name if dossier.plan else "–"
        reden = dossier.fout or "Er is geen plan ontvangen."
        blad.schrijf(rij, [dossier.dienst.afkorting, _ronde(dossier), bestand, reden])


def _toelichting(blad: Blad, instellingen: Instellingen) -> None:
    legenda = sjablonen.woorden("legenda.yaml", instellingen.sjablonen)
    blad.kop(0, ("Woord", "Betekenis"), 0)
    kleuren_ = [(kleur_tekst(kleur), legenda["kleuren"][kleur.woord]) for kleur in Kleur]
    for rij, (kleur, waarden) in enumerate(zip(Kleur, kleuren_, strict=True), start=1):
        blad.schrijf(rij, waarden, (blad.opmaak.kleur[kleur], blad.opmaak.cel))
    overig = (*legenda["staten"].items(), *legenda["overig"].items())
    for rij, waarden in enumerate(overig, start=len(kleuren_) + 1):
        blad.schrijf(rij, waarden)


def _kenblad(blad: Worksheet, ken: Kenblad, instellingen: Instellingen) -> None:
    """Write the hidden sheet, with beside it the words of the drop-down lists."""
    for rij, waarden in enumerate(naar_regels(ken)):
        for kolom, waarde in enumerate(waarden):
            blad.write_string(rij, kolom, waarde)
    lijsten = keuzes(instellingen)
    for kolom, woorden in (("J", lijsten.staten), ("K", lijsten.kleuren)):
        for rij, woord in enumerate(woorden, start=1):
            blad.write_string(f"{kolom}{rij}", tekst.schoon(woord))
    blad.very_hidden()
    blad.protect("")
