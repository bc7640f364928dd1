"""Dossiers become a workbook: the matrix, a sheet per plan in the ministry's columns, and all quotes."""

# XlsxWriter brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap, zip_longest
from pathlib import Path
from textwrap import wrap

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
CEL_REGELS = 30
"""A cell with more lines is continued on the next row: Excel shows no row higher than 409 points."""
REGELHOOGTE = 12
TEKENS_PER_EENHEID = 1.15
"""How many characters of our letter go in one unit of column width, on the safe side."""
HOOGSTE_RIJ = 409
A4 = 9
KOPLENGTE = 200
VASTE_BLADEN = ("Matrix", "Citaten", "Niet gelezen", "Toelichting")
BREEDTES = (8, 7, 22, 26, 56, 38, 15, 14, 13)
CITAATBREEDTES = (9, 14, 7, 24, 80, 10, 10, 9, 28, 24)


@dataclass(frozen=True, slots=True)
class Opmaak:
    """The cell formats of a workbook."""

    kop: Format
    cel: Format
    kleur: dict[Kleur | None, Format]
    titel: Format


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet with the widths of its columns."""

    blad: Worksheet
    opmaak: Opmaak
    breedtes: Sequence[int]

    def schrijf(self, rij: int, waarden: Sequence[str], opmaak: Sequence[Format] | None = None) -> None:
        """Write a row of text, as high as its longest cell asks: not every program finds that height itself."""
        cellen = opmaak or [self.opmaak.cel] * len(waarden)
        regels = max(starmap(_regels, zip(waarden, self.breedtes, strict=True)))
        self.blad.set_row(rij, min(HOOGSTE_RIJ, REGELHOOGTE * regels + 4))
        for kolom, (waarde, cel) in enumerate(zip(waarden, cellen, strict=True)):
            self.blad.write_string(rij, kolom, tekst.schoon(waarde), cel)

    def kop(self, rij: int, namen: Sequence[str], vaste_kolommen: int) -> None:
        """Write the header row, freeze it, and print landscape A4 as wide as the page with the header on each."""
        self.schrijf(rij, namen, [self.opmaak.kop] * len(namen))
        for kolom, breedte in enumerate(self.breedtes):
            self.blad.set_column(kolom, kolom, breedte)
        self.blad.freeze_panes(rij + 1, vaste_kolommen)
        self.blad.set_landscape()
        self.blad.set_paper(A4)
        self.blad.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.blad.fit_to_pages(1, 0)
        self.blad.repeat_rows(rij)
        self.blad.set_footer("&L&A&RPagina &P van &N")


def schrijf_werkboek(dossiers: Sequence[Dossier], instellingen: Instellingen, doel: Path) -> None:
    """Write the workbook about these dossiers to ``doel``; text from a plan never becomes a formula or a link.

    A plan with a quote that would not arrive as it stands is listed among the plans that were not read.
    Raises SjabloonFout when own wording is wrong, and OpslaanFout.
    """
    inhoud = io.BytesIO()
    boek = Workbook(inhoud, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    boek.set_properties({"title": tekst.schoon(instellingen.titel) or "Toetsing"})
    opmaak = _opmaak(boek)
    gelezen, niet_gelezen = splits(dossiers, instellingen)
    _matrix(boek, opmaak, gelezen, instellingen)
    for naam, (dossier, regels) in zip(bladnamen([dossier for dossier, _ in gelezen]), gelezen, strict=True):
        _plan(Blad(boek.add_worksheet(naam), opmaak, BREEDTES), dossier, regels, instellingen)
    _citaten(Blad(boek.add_worksheet("Citaten"), opmaak, CITAATBREEDTES), [van for van, _ in gelezen], instellingen)
    if niet_gelezen:
        _niet_gelezen(Blad(boek.add_worksheet("Niet gelezen"), opmaak, (12, 20, 30, 90)), niet_gelezen)
    _toelichting(Blad(boek.add_worksheet("Toelichting"), opmaak, (28, 110)), instellingen)
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
    letter = {"font_name": "Verdana", "font_size": 9}
    basis = {**letter, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#999999"}
    return Opmaak(
        kop=boek.add_format({**basis, "bold": True, "bg_color": "#D9E2EC"}),
        cel=boek.add_format(basis),
        kleur={kleur: boek.add_format({**basis, "bg_color": f"#{vlak}"}) for kleur, vlak in kleuren.VLAK.items()},
        titel=boek.add_format({"font_name": "Verdana", "font_size": 11, "bold": True}),
    )


def _matrix(
    boek: Workbook, opmaak: Opmaak, gelezen: Sequence[tuple[Dossier, tuple[Rij, ...]]], instellingen: Instellingen
) -> None:
    titels = {regel.nummer: regel.titel for _, regels in gelezen for regel in regels}
    blad = Blad(boek.add_worksheet("Matrix"), opmaak, (12, 15, *(15 for _ in titels)))
    blad.kop(0, ["Dienst", "Ronde", *(f"{nummer}. {titel}" for nummer, titel in titels.items())], 2)
    for rij, (dossier, regels) in enumerate(gelezen, start=1):
        per_nummer = {regel.nummer: regel for regel in regels}
        cellen = [per_nummer.get(nummer) for nummer in titels]
        teksten = ["" if regel is None else cel_tekst(regel, instellingen) for regel in cellen]
        vlakken = [opmaak.cel if regel is None else opmaak.kleur[regel.kleur] for regel in cellen]
        waarden = [dossier.dienst.afkorting, _ronde(dossier), *teksten]
        blad.schrijf(rij, waarden, [opmaak.cel, opmaak.cel, *vlakken])


def cel_tekst(regel: Rij, instellingen: Instellingen) -> str:
    """Return what a cell of the matrix says: colour, state, and whether it is only a proposal."""
    staat = sjablonen.zin(instellingen.sjablonen, "staat", regel.staat.value, regel.beslist)
    return f"{regel.kleur_tekst}\n{staat}{'' if regel.beslist else chr(10) + '(voorstel)'}"


def _ronde(dossier: Dossier) -> str:
    return dossier.ronde.titel or dossier.ronde.id


def _plan(blad: Blad, dossier: Dossier, regels: Iterable[Rij], instellingen: Instellingen) -> None:
    afkorting = stuk(dossier.ronde.soort, instellingen.sjablonen).afkorting
    deadline = instellingen.brief.deadline or "de deadline"
    titel = tekst.schoon(f"{dossier.dienst.naam} – {_ronde(dossier)}")
    blad.blad.write_string(0, 0, titel, blad.opmaak.titel)
    kop = ("OD", "Vraag", "Criterium", "Specifieke vragen IenW aan de OD", "Maatregel in plan", "Duiding", "Bron")
    blad.kop(1, [*kop, f"Staat in {afkorting}", f"Haalbaar voor {deadline}?"], 3)
    rij = 2
    for regel in regels:
        vlakken = [blad.opmaak.cel] * (len(BREEDTES) - 1) + [blad.opmaak.kleur[regel.kleur]]
        for waarden in _vervolgrijen(_waarden(regel, instellingen)):
            blad.schrijf(rij, waarden, vlakken)
            rij += 1


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
    stukken = [knip(waarde, breedte) for waarde, breedte in zip(waarden, BREEDTES, strict=True)]
    for nummer, delen in enumerate(zip_longest(*stukken, fillvalue="")):
        vast = [*waarden[:2], f"{waarden[2]} (vervolg)"] if nummer else delen[:3]
        yield [*vast, *delen[3:-1], waarden[-1]]


def knip(waarde: str, breedte: int) -> list[str]:
    """Cut a text in pieces that are shown whole in a cell of this width, at line ends or spaces where there are any."""
    stukken: list[str] = []
    huidig: list[str] = []
    for regel in waarde.split("\n"):
        for deel in _knip_regel(regel, CEL_REGELS * breedte * 4 // 5):
            if huidig and _regels("\n".join([*huidig, deel]), breedte) > CEL_REGELS:
                stukken.append("\n".join(huidig))
                huidig = []
            huidig.append(deel)
    return [*stukken, "\n".join(huidig)]


def _knip_regel(regel: str, lengte: int) -> Iterator[str]:
    while len(regel) > lengte:
        plek = regel.rfind(" ", lengte // 2, lengte + 1)
        yield regel[:plek] if plek > 0 else regel[:lengte]
        regel = regel[plek + 1 :] if plek > 0 else regel[lengte:]
    yield regel


def _regels(waarde: str, breedte: int) -> int:
    """Estimate how many lines a text takes in a cell of this width."""
    return sum(len(wrap(regel, round(breedte * TEKENS_PER_EENHEID))) or 1 for regel in waarde.split("\n"))


def _citaten(blad: Blad, dossiers: Iterable[Dossier], instellingen: Instellingen) -> None:
    kop = ("OD", "Ronde", "Vraag", "Criterium", "Citaat", "Bladzijde", "Pdf-pagina", "Soort", "Kop", "Kenmerken")
    blad.kop(0, kop, 3)
    rij = 0
    for dossier in dossiers:
        for waarden in _alle_citaten(dossier, instellingen):
            rij += 1
            blad.schrijf(rij, waarden)
    blad.blad.autofilter(0, 0, max(rij, 1), len(kop) - 1)


def _alle_citaten(dossier: Dossier, instellingen: Instellingen) -> Iterator[list[str]]:
    for regel in rijen(dossier, instellingen, alle_citaten=True):
        for citaat in regel.citaten:
            bewijs = citaat.bewijs
            plaats = [bewijs.bladzijde, str(bewijs.pagina), bewijs.soort.value, tekst.verkort(bewijs.kop, KOPLENGTE)]
            kenmerken = ", ".join(kenmerk.value for kenmerk in bewijs.kenmerken)
            for stuk_ in knip(citaat.tekst, CITAATBREEDTES[4]):
                yield [regel.od, _ronde(dossier), regel.nummer, regel.titel, stuk_, *plaats, kenmerken]


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
