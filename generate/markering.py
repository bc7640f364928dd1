"""A copy of a plan in which the quotes are highlighted, as notes that every PDF reader shows."""

# pypdfium2's raw interface is made by ctypes and brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus import Dossier, Instellingen
from extract import Box
from generate import kleuren, sjablonen, tekst
from generate.beeld import Citaat, Rij, rijen, vereis_toetsing
from generate.bestand import bewaar
from generate.errors import GenereerFout

_FIJN = 100
"""Steps per point in which a place is handed to PDFium, which takes whole numbers."""
_AFDRUKKEN = 4
"""The flag of a note that is printed with its page."""


class MarkeerFout(GenereerFout):
    """The copy of the plan could not be made."""

    code = "markeren"


@dataclass(frozen=True, slots=True)
class Markering:
    """One highlight: the lines of a passage on one page, and what its note says."""

    pagina: int
    """1-based page of the PDF file."""
    vlakken: tuple[Box, ...]
    kleur: tuple[int, int, int]
    auteur: str
    notitie: str


@dataclass(frozen=True, slots=True)
class MarkeerVerslag:
    """What was highlighted in the copy."""

    pad: Path
    citaten: int
    zonder_plaats: int
    """Quotes of which the place on the page is not known, such as a quote that a person added by hand."""


def markeer(
    dossier: Dossier, instellingen: Instellingen, doel: Path, *, alles: bool = False, wachtwoord: str | None = None
) -> MarkeerVerslag:
    """Write a copy of the plan with a highlight on every quote of the bijlage; ``alles``: of everything found.

    Raises GeenToetsingFout when there is no assessment, MarkeerFout when the plan cannot be copied, and OpslaanFout
    when the file cannot be written. The plan itself stays as it is.
    """
    vereis_toetsing(dossier)
    assert dossier.plan is not None, "what was assessed came from a file"
    gevonden = [
        (regel, citaat) for regel in rijen(dossier, instellingen, alle_citaten=alles) for citaat in regel.citaten
    ]
    markeringen = _samen([een for regel, citaat in gevonden for een in _markeringen(regel, citaat, instellingen)])
    inhoud = _in_een_kind(dossier.plan, markeringen, wachtwoord)
    bewaar(inhoud, doel)
    zonder = sum(not citaat.bewijs.plaatsen for _, citaat in gevonden)
    return MarkeerVerslag(doel, len(gevonden) - zonder, zonder)


def _markeringen(regel: Rij, citaat: Citaat, instellingen: Instellingen) -> list[Markering]:
    rood, groen, blauw = (int(kleuren.VLAK[regel.kleur][at : at + 2], 16) for at in (0, 2, 4))
    wie = regel.oordeel.wie if regel.oordeel else "Plantoets"
    notitie = sjablonen.zin(instellingen.sjablonen, "notitie", regel, citaat)
    return [
        Markering(plaats.page, plaats.boxes, (rood, groen, blauw), wie, tekst.schoon(notitie))
        for plaats in citaat.bewijs.plaatsen
    ]


def _samen(markeringen: Sequence[Markering]) -> list[Markering]:
    """Join the highlights of a passage that serves several criteria: colours on top of each other are hard to read."""
    per_plek: dict[tuple[int, tuple[Box, ...]], list[Markering]] = {}
    for markering in markeringen:
        per_plek.setdefault((markering.pagina, markering.vlakken), []).append(markering)
    return [
        replace(
            meer[0],
            kleur=min((een.kleur for een in meer), key=sum),
            auteur=", ".join(dict.fromkeys(een.auteur for een in meer)),
            notitie="\n\n".join(een.notitie for een in meer),
        )
        for meer in per_plek.values()
    ]


def _in_een_kind(plan: Path, markeringen: Sequence[Markering], wachtwoord: str | None) -> bytes:
    """Let another process do it: a plan comes from outside, and one that breaks PDFium must not end the program."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as kind:
        try:
            return kind.submit(_gemarkeerd, plan, list(markeringen), wachtwoord).result()
        except (BrokenProcessPool, pdfium.PdfiumError, OSError) as fout:
            raise MarkeerFout(
                f"Van {plan.name} kan geen gemarkeerd exemplaar worden gemaakt ({fout}). Het plan zelf is ongewijzigd. "
                "Heeft het bestand een wachtwoord, geef dat dan op met --wachtwoord; open anders het plan en de "
                "citaten naast elkaar, met: plantoets toon"
            ) from fout


def _gemarkeerd(plan: Path, markeringen: Sequence[Markering], wachtwoord: str | None) -> bytes:
    """Return the file with the highlights added."""
    document = pdfium.PdfDocument(plan, password=wachtwoord)
    try:
        for nummer in sorted({markering.pagina for markering in markeringen}):
            pagina = document[nummer - 1]
            for markering in markeringen:
                if markering.pagina == nummer:
                    _voeg_toe(pagina, markering)
        inhoud = io.BytesIO()
        document.save(inhoud)
        return inhoud.getvalue()
    finally:
        document.close()


def _voeg_toe(pagina: pdfium.PdfPage, markering: Markering) -> None:
    notitie = pdfium_c.FPDFPage_CreateAnnot(pagina.raw, pdfium_c.FPDF_ANNOT_HIGHLIGHT)
    try:
        hoeken = [_in_het_bestand(pagina, vlak) for vlak in markering.vlakken]
        for links, onder, rechts, boven in hoeken:
            vier = pdfium_c.FS_QUADPOINTSF(links, boven, rechts, boven, links, onder, rechts, onder)
            pdfium_c.FPDFAnnot_AppendAttachmentPoints(notitie, ctypes.byref(vier))
        omtrek = pdfium_c.FS_RECTF(
            min(hoek[0] for hoek in hoeken),
            max(hoek[3] for hoek in hoeken),
            max(hoek[2] for hoek in hoeken),
            min(hoek[1] for hoek in hoeken),
        )
        pdfium_c.FPDFAnnot_SetRect(notitie, ctypes.byref(omtrek))
        pdfium_c.FPDFAnnot_SetColor(notitie, pdfium_c.FPDFANNOT_COLORTYPE_Color, *markering.kleur, 255)
        pdfium_c.FPDFAnnot_SetFlags(notitie, _AFDRUKKEN)
        for sleutel, waarde in ((b"T", markering.auteur), (b"Contents", markering.notitie)):
            breed = ctypes.create_string_buffer(waarde.encode("utf-16-le") + b"\0\0")
            pdfium_c.FPDFAnnot_SetStringValue(notitie, sleutel, ctypes.cast(breed, pdfium_c.FPDF_WIDESTRING))
    finally:
        pdfium_c.FPDFPage_CloseAnnot(notitie)


def _in_het_bestand(pagina: pdfium.PdfPage, vlak: Box) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top in the page's own coordinates, whatever its rotation and crop."""
    breedte, hoogte = (round(maat * _FIJN) for maat in pagina.get_size())
    punten = [_punt(pagina, breedte, hoogte, x, y) for x, y in ((vlak.x0, vlak.top), (vlak.x1, vlak.bottom))]
    xs, ys = zip(*punten, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _punt(pagina: pdfium.PdfPage, breedte: int, hoogte: int, x: float, y: float) -> tuple[float, float]:
    naar_x, naar_y = ctypes.c_double(), ctypes.c_double()
    schermpunt: tuple[Any, ...] = (0, 0, breedte, hoogte, 0, round(x * _FIJN), round(y * _FIJN))
    pdfium_c.FPDF_DeviceToPage(pagina.raw, *schermpunt, ctypes.byref(naar_x), ctypes.byref(naar_y))
    return naar_x.value, naar_y.value
