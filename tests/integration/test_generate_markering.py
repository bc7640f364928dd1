"""The copy of a plan with highlights: each one lies on its quote, and says why."""

# pypdfium2's raw interface is made by ctypes and brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from classify import load_criteria, toets
from corpus import Dossier, Instellingen, Ronde
from corpus.project import sha256_van
from extract import read_pdf
from generate import GeenToetsingFout, MarkeerFout, markeer
from tests.generate_hulp import VOORBEELD, dienst

PLAN = VOORBEELD / "2024-plan" / "ODWB.pdf"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    toetsing = toets(read_pdf(PLAN), load_criteria())
    return Dossier(dienst("ODWB"), Ronde("2024-plan", "Plannen", "plan van aanpak"), PLAN, toetsing)


def markeringen(pad: Path) -> list[tuple[int, str, str]]:
    """Return per highlight its page, the text below it, and its note."""
    gevonden: list[tuple[int, str, str]] = []
    document = pdfium.PdfDocument(pad)
    for nummer, pagina in enumerate(document, start=1):
        tekst = pagina.get_textpage()
        for plek in range(pdfium_c.FPDFPage_GetAnnotCount(pagina.raw)):
            notitie = pdfium_c.FPDFPage_GetAnnot(pagina.raw, plek)
            if pdfium_c.FPDFAnnot_GetSubtype(notitie) == pdfium_c.FPDF_ANNOT_HIGHLIGHT:
                gevonden.append((nummer, _eronder(tekst, notitie), _inhoud(notitie)))
            pdfium_c.FPDFPage_CloseAnnot(notitie)
        tekst.close()
    document.close()
    return gevonden


def _eronder(tekst: pdfium.PdfTextPage, notitie: object) -> str:
    delen: list[str] = []
    for plek in range(pdfium_c.FPDFAnnot_CountAttachmentPoints(notitie)):
        vier = pdfium_c.FS_QUADPOINTSF()
        pdfium_c.FPDFAnnot_GetAttachmentPoints(notitie, plek, ctypes.byref(vier))
        delen.append(tekst.get_text_bounded(vier.x1, vier.y3, vier.x2, vier.y1))
    return "".join("".join(delen).split())


def _inhoud(notitie: object) -> str:
    lengte = pdfium_c.FPDFAnnot_GetStringValue(notitie, b"Contents", None, 0)
    ruimte = ctypes.create_string_buffer(lengte)
    pdfium_c.FPDFAnnot_GetStringValue(
        notitie, b"Contents", ctypes.cast(ruimte, ctypes.POINTER(ctypes.c_ushort)), lengte
    )
    return ruimte.raw.decode("utf-16-le").rstrip("\0")


def test_every_highlight_lies_on_the_words_of_its_quote(dossier: Dossier, tmp_path: Path) -> None:
    verslag = markeer(dossier, Instellingen(), tmp_path / "kopie.pdf", alles=True)
    assert dossier.toetsing is not None
    citaten = {
        (plaats.page, "".join(bewijs.citaat.split()).replace("-", ""))
        for bevinding in dossier.toetsing.bevindingen
        for bewijs in bevinding.bewijs
        for plaats in bewijs.plaatsen
    }
    gevonden = markeringen(verslag.pad)
    assert len(gevonden) > 10
    for pagina, onder, _ in gevonden:
        kaal = onder.replace("-", "").replace("\x02", "").replace("\ufffe", "")
        assert any(op == pagina and (kaal in citaat or citaat in kaal) for op, citaat in citaten), (pagina, onder)


def test_a_note_names_the_criterium_the_rule_and_that_nobody_decided(dossier: Dossier, tmp_path: Path) -> None:
    verslag = markeer(dossier, Instellingen(), tmp_path / "kopie.pdf")
    for _, _, notitie in markeringen(verslag.pad):
        assert notitie.startswith("Criterium ")
        assert "Regel: " in notitie
        assert "Voorstel, nog niet beoordeeld: " in notitie


def test_the_plan_itself_stays_as_it_is(dossier: Dossier, tmp_path: Path) -> None:
    voor = sha256_van(PLAN)
    markeer(dossier, Instellingen(), tmp_path / "kopie.pdf")
    assert sha256_van(PLAN) == voor


@pytest.mark.parametrize("graden", [90, 180, 270])
def test_a_highlight_stays_on_its_words_when_the_page_is_turned(dossier: Dossier, tmp_path: Path, graden: int) -> None:
    document = pdfium.PdfDocument(PLAN)
    for pagina in document:
        pagina.set_rotation(graden)
    gedraaid = tmp_path / "gedraaid.pdf"
    document.save(gedraaid)
    document.close()
    toetsing = toets(read_pdf(gedraaid), load_criteria())
    verslag = markeer(replace(dossier, plan=gedraaid, toetsing=toetsing), Instellingen(), tmp_path / "kopie.pdf")
    letters = [
        Counter("".join(bewijs.citaat.split())) for bevinding in toetsing.bevindingen for bewijs in bevinding.bewijs
    ]
    gevonden = [Counter("".join(onder.split())) for _, onder, _ in markeringen(verslag.pad)]
    assert letters
    assert [een for een in gevonden if not any(_past_in(een, ander) for ander in letters)] == []


def _past_in(een: Counter[str], ander: Counter[str]) -> bool:
    """Whether nearly all letters are of the passage: at a turned page PDFium hands them out in another order."""
    return (een & ander).total() >= 0.8 * een.total()


def test_a_quote_without_a_place_is_counted_apart(dossier: Dossier, tmp_path: Path) -> None:
    assert dossier.toetsing is not None
    bevindingen = tuple(
        replace(een, bewijs=tuple(replace(bewijs, plaatsen=()) for bewijs in een.bewijs))
        for een in dossier.toetsing.bevindingen
    )
    zonder = replace(dossier, toetsing=replace(dossier.toetsing, bevindingen=bevindingen))
    verslag = markeer(zonder, Instellingen(), tmp_path / "kopie.pdf")
    assert (verslag.citaten, markeringen(verslag.pad)) == (0, [])
    assert verslag.zonder_plaats > 0


def test_a_file_that_is_no_pdf_any_more_gives_one_dutch_line(dossier: Dossier, tmp_path: Path) -> None:
    kapot = tmp_path / "ODWB.pdf"
    kapot.write_bytes(b"geen pdf")
    with pytest.raises(MarkeerFout, match="kan geen gemarkeerd exemplaar worden gemaakt"):
        markeer(replace(dossier, plan=kapot), Instellingen(), tmp_path / "kopie.pdf")
    assert not (tmp_path / "kopie.pdf").exists()


def test_without_an_assessment_there_is_nothing_to_highlight(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(GeenToetsingFout):
        markeer(replace(dossier, toetsing=None), Instellingen(), tmp_path / "kopie.pdf")
