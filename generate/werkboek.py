"""Dossiers become a workbook: the matrix, a sheet per plan in the ministry's columns, and all quotes."""

# XlsxWriter brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from classify import Kleur
from corpus import Dossier, Instellingen
from generate import kleuren, sjablonen, tekst
from generate.beeld import Rij, kleur_tekst, rijen, splits, stuk
from generate.bestand import bewaar

BLAD_LENGTE = 31
"""Excel's limit for the name of a sheet."""
CEL_LENGTE = 1500
"""A cell with more is continued on the next row: Excel shows no row higher than 409 points."""
VASTE_BLADEN = ("Matrix", "Citaten", "Niet gelezen", "Toelichting")
BREEDTES = (9, 7, 24, 30, 60, 42, 16, 16, 14)


@dataclass(frozen=True, slots=True)
class Opmaak:
    """The cell formats of a workbook."""

    kop: Format
    cel: Format
    kleur: dict[Kleur | None, Format]
    titel: Format


def schrijf_werkboek(dossiers: Sequence[Dossier], instellingen: Instellingen, doel: Path) -> None:
    """Write the workbook about these dossiers to ``doel``; text from a plan never becomes a formula or a link.

    A plan with a quote that would not arrive as it stands is listed among the plans that were not read.
    Raises OpslaanFout.
    """
    inhoud = io.BytesIO()
    boek = Workbook(inhoud, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    boek.set_properties({"title": tekst.schoon(instellingen.titel) or "Toetsing"})
    opmaak = _opmaak(boek)
    gelezen, niet_gelezen = splits(dossiers, instellingen)
    namen = bladnamen([dossier for dossier, _ in gelezen])
    _matrix(boek, opmaak, gelezen, instellingen)
    for naam, (dossier, regels) in zip(namen, gelezen, strict=True):
        _plan(boek.add_worksheet(naam), opmaak, dossier, regels, instellingen)
    _citaten(boek.add_worksheet("Citaten"), opmaak, [dossier for dossier, _ in gelezen], instellingen)
    _niet_gelezen(boek, opmaak, niet_gelezen)
    _toelichting(boek.add_worksheet("Toelichting"), opmaak, instellingen)
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


def _opmaak(boek: Workbook) -> Opmaak:
    letter = {"font_name": "Verdana", "font_size": 8}
    basis = {**letter, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#999999"}
    return Opmaak(
        kop=boek.add_format({**basis, "bold": True, "bg_color": "#D9E2EC"}),
        cel=boek.add_format(basis),
        kleur={kleur: boek.add_format({**basis, "bg_color": f"#{vlak}"}) for kleur, vlak in kleuren.VLAK.items()},
        titel=boek.add_format({"font_name": "Verdana", "font_size": 11, "bold": True}),
    )


def _schrijf(blad: Worksheet, rij: int, waarden: Sequence[str], opmaak: Format | Sequence[Format]) -> None:
    for kolom, waarde in enumerate(waarden):
        cel = opmaak if isinstance(opmaak, Format) else opmaak[kolom]
        blad.write_string(rij, kolom, tekst.schoon(waarde), cel)


def _inrichten(blad: Worksheet, breedtes: Sequence[int], koprij: int, vaste_kolommen: int) -> None:
    """Set widths, frozen panes, and printing: landscape A4, as wide as the page, header on each page."""
    for kolom, breedte in enumerate(breedtes):
        blad.set_column(kolom, kolom, breedte)
    blad.freeze_panes(koprij + 1, vaste_kolommen)
    blad.set_landscape()
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
    blad.repeat_rows(koprij)
    blad.set_footer("&L&A&RPagina &P van &N")


def _matrix(
    boek: Workbook, opmaak: Opmaak, gelezen: Sequence[tuple[Dossier, tuple[Rij, ...]]], instellingen: Instellingen
) -> None:
    blad = boek.add_worksheet("Matrix")
    titels = {regel.nummer: regel.titel for _, regels in gelezen for regel in regels}
    kop = ["Dienst", "Ronde", *(f"{nummer}. {titel}" for nummer, titel in titels.items())]
    _schrijf(blad, 0, kop, opmaak.kop)
    for rij, (dossier, regels) in enumerate(gelezen, start=1):
        per_nummer = {regel.nummer: regel for regel in regels}
        _schrijf(blad, rij, [dossier.dienst.afkorting, _ronde(dossier)], opmaak.cel)
        for kolom, nummer in enumerate(titels, start=2):
            regel = per_nummer.get(nummer)
            inhoud = "" if regel is None else cel_tekst(regel, instellingen)
            blad.write_string(rij, kolom, inhoud, opmaak.cel if regel is None else opmaak.kleur[regel.kleur])
    _inrichten(blad, (12, 16, *(17 for _ in titels)), 0, 2)


def cel_tekst(regel: Rij, instellingen: Instellingen) -> str:
    """Return what a cell of the matrix says: colour, state, and whether it is only a proposal."""
    staat = sjablonen.zin(instellingen.sjablonen, "staat", regel.staat.value, regel.beslist)
    return f"{regel.kleur_tekst}\n{staat}{'' if regel.beslist else chr(10) + '(voorstel)'}"


def _ronde(dossier: Dossier) -> str:
    return dossier.ronde.titel or dossier.ronde.id


def _plan(blad: Worksheet, opmaak: Opmaak, dossier: Dossier, regels: Iterable[Rij], instellingen: Instellingen) -> None:
    afkorting = stuk(dossier.ronde.soort, instellingen.sjablonen).afkorting
    deadline = instellingen.brief.deadline or "de deadline"
    blad.write_string(0, 0, tekst.schoon(f"{dossier.dienst.naam} – {_ronde(dossier)}"), opmaak.titel)
    kop = ("OD", "Vraag", "Criterium", "Specifieke vragen IenW aan de OD", "Maatregel in plan", "Duiding", "Bron")
    _schrijf(blad, 1, [*kop, f"Staat in {afkorting}", f"Haalbaar voor {deadline}?"], opmaak.kop)
    rij = 2
    for regel in regels:
        vlakken = [opmaak.cel] * (len(BREEDTES) - 1) + [opmaak.kleur[regel.kleur]]
        for waarden in _vervolgrijen(_waarden(regel, instellingen)):
            _schrijf(blad, rij, waarden, vlakken)
            rij += 1
    _inrichten(blad, BREEDTES, 1, 3)


def _waarden(regel: Rij, instellingen: Instellingen) -> list[str]:
    staat = sjablonen.zin(instellingen.sjablonen, "staat_in_stuk", regel.staat.value, regel.beslist)
    return [
        regel.od,
        regel.nummer,
        regel.titel,
        regel.vraag,
        "\n".join(_maatregel(regel)),
        regel.duiding if regel.beslist else f"{regel.duiding}\n[voorstel, nog niet beoordeeld]",
        "\n".join(regel.bron) or "–",
        staat,
        regel.kleur_tekst,
    ]


def _maatregel(regel: Rij) -> Iterator[str]:
    for citaat in regel.citaten:
        teken = "• " if citaat.is_lijst else ""
        ocr = " [gelezen uit een beeld: vergelijk met het plan]" if citaat.is_ocr else ""
        yield f"{teken}{citaat.tekst} ({citaat.vindplaats}){ocr}"
    if regel.meer:
        yield f"En nog {regel.meer} {'passage' if regel.meer == 1 else 'passages'}; zie het blad Citaten."
    if regel.gezocht:
        yield regel.gezocht


def _vervolgrijen(waarden: Sequence[str]) -> Iterator[list[str]]:
    """Yield the row, and continuation rows with the rest of cells that are too long to be shown."""
    stukken = [knip(waarde, CEL_LENGTE) for waarde in waarden]
    for nummer, delen in enumerate(zip_longest(*stukken, fillvalue="")):
        vast = waarden[:2] if nummer else delen[:2]
        titel = f"{waarden[2]} (vervolg)" if nummer else delen[2]
        kleur = waarden[-1] if nummer else delen[-1]
        yield [*vast, titel, *delen[3:-1], kleur]


def knip(waarde: str, lengte: int) -> list[str]:
    """Cut a text in pieces of at most ``lengte`` characters, at line ends or spaces where there are any."""
    stukken: list[str] = []
    while len(waarde) > lengte:
        plek = max(waarde.rfind("\n", 1, lengte + 1), waarde.rfind(" ", lengte // 2, lengte + 1))
        plek = plek if plek > 0 else lengte
        stukken.append(waarde[:plek])
        waarde = waarde[plek:].lstrip("\n ") if waarde[plek] in "\n " else waarde[plek:]
    return [*stukken, waarde]


def _citaten(blad: Worksheet, opmaak: Opmaak, dossiers: Iterable[Dossier], instellingen: Instellingen) -> None:
    kop = ("OD", "Ronde", "Vraag", "Criterium", "Citaat", "Bladzijde", "Pdf-pagina", "Soort", "Kop", "Kenmerken")
    _schrijf(blad, 0, kop, opmaak.kop)
    rij = 1
    for dossier in dossiers:
        for waarden in _alle_citaten(dossier, instellingen):
            _schrijf(blad, rij, waarden, opmaak.cel)
            rij += 1
    blad.autofilter(0, 0, max(rij - 1, 1), len(kop) - 1)
    _inrichten(blad, (9, 14, 7, 24, 80, 10, 10, 9, 28, 24), 0, 3)


def _alle_citaten(dossier: Dossier, instellingen: Instellingen) -> Iterator[list[str]]:
    for regel in rijen(dossier, instellingen, alle_citaten=True):
        for citaat in regel.citaten:
            bewijs = citaat.bewijs
            plaats = [bewijs.bladzijde, str(bewijs.pagina), bewijs.soort.value, tekst.verkort(bewijs.kop, CEL_LENGTE)]
            kenmerken = ", ".join(kenmerk.value for kenmerk in bewijs.kenmerken)
            for stuk_ in knip(citaat.tekst, CEL_LENGTE):
                yield [regel.od, _ronde(dossier), regel.nummer, regel.titel, stuk_, *plaats, kenmerken]


def _niet_gelezen(boek: Workbook, opmaak: Opmaak, dossiers: Sequence[Dossier]) -> None:
    """Add the sheet with plans that are missing or could not be read, when there are any."""
    if not dossiers:
        return
    blad = boek.add_worksheet("Niet gelezen")
    _schrijf(blad, 0, ("OD", "Ronde", "Bestand", "Reden"), opmaak.kop)
    for rij, dossier in enumerate(dossiers, start=1):
        bestand = dossier.plan.name if dossier.plan else "–"
        reden = dossier.fout or "Er is geen plan ontvangen."
        _schrijf(blad, rij, [dossier.dienst.afkorting, _ronde(dossier), bestand, reden], opmaak.cel)
    _inrichten(blad, (12, 20, 30, 90), 0, 1)


def _toelichting(blad: Worksheet, opmaak: Opmaak, instellingen: Instellingen) -> None:
    legenda = sjablonen.woorden("legenda.yaml", instellingen.sjablonen)
    _schrijf(blad, 0, ("Woord", "Betekenis"), opmaak.kop)
    rij = 1
    for kleur in Kleur:
        waarden = (kleur_tekst(kleur), legenda["kleuren"][kleur.woord])
        _schrijf(blad, rij, waarden, (opmaak.kleur[kleur], opmaak.cel))
        rij += 1
    for woord, betekenis in (*legenda["staten"].items(), *legenda["overig"].items()):
        _schrijf(blad, rij, (woord, betekenis), opmaak.cel)
        rij += 1
    _inrichten(blad, (28, 110), 0, 0)
