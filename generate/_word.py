"""The Word side of the letter: filling in the template, marking what is open, and reading the result back."""

# lxml (under python-docx) and docxtpl bring no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# python-docx has no public way to the XML behind its objects
# pyright: reportPrivateUsage=false

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from docxtpl import DocxTemplate

from generate import sjablonen, tekst
from generate.beeld import Rij
from generate.errors import CitaatFout

MARKERING = re.compile(
    r"\[(?:in te vullen: (?P<leemte>[^\[\]]*)"
    r"|(?:voorstel, nog niet beoordeeld|oordeel over een eerdere versie)[^\[\]]*)\]"
)
REGELS_BIJEEN = 28
"""Rows of at most so many lines, about half a page, are kept on one page; longer ones may break."""
TEKENBREEDTE = 78
"""Average width of a character of 7 points in Verdana, in twips."""


def vul(sjabloon: Path, context: dict[str, Any], eigen: Path | None) -> WordDocument:
    """Return the template filled in; raises SjabloonFout when it uses an unknown field or a bad tag."""
    inhoud = io.BytesIO()
    with sjablonen.leesbare_fout(sjabloon.name):
        brief = DocxTemplate(sjabloon)
        brief.render(context, sjablonen.woordomgeving(eigen), autoescape=True)
        brief.save(inhoud)
    return Document(inhoud)  # read again, because docxtpl leaves headers behind that python-docx does not see


def werk_af(document: WordDocument) -> tuple[str, ...]:
    """Make gaps and proposals visible, keep short rows whole, and return the gaps."""
    heeft_stijl = any(stijl.name == "Markering" for stijl in document.styles)
    leemten: dict[str, None] = {}
    for alinea in _alineas(document):
        if alinea.style is not None and (alinea.style.name or "").startswith("Citaat"):
            continue
        leemten.update(dict.fromkeys(_markeer(alinea, heeft_stijl=heeft_stijl)))
    for rij in document.element.body.iter(qn("w:tr")):
        _houd_bijeen(rij)
    for eigenschappen in document.element.body.iter(qn("w:tcPr")):
        _schaduw_op_zijn_plaats(eigenschappen)
    return tuple(leemten)


def _alineas(document: WordDocument) -> Iterator[Paragraph]:
    """Yield every paragraph of the letter: body, table cells, headers and footers."""
    elementen = [document.element.body]
    for sectie in document.sections:
        delen = (sectie.header, sectie.footer, sectie.first_page_header, sectie.first_page_footer)
        elementen += [deel._element for deel in delen if not deel.is_linked_to_previous]
    for element in elementen:
        for p in element.iter(qn("w:p")):
            yield Paragraph(p, document._body)


def _markeer(alinea: Paragraph, *, heeft_stijl: bool) -> list[str]:
    """Give each mark in a paragraph its own run in the style "Markering", and return the gaps among them."""
    leemten: list[str] = []
    for run in alinea.runs:
        gevonden = list(MARKERING.finditer(run.text))
        if not gevonden:
            continue
        leemten += [deel["leemte"] for deel in gevonden if deel["leemte"]]
        _knip(alinea, run, gevonden, heeft_stijl=heeft_stijl)
    return leemten


def _knip(alinea: Paragraph, run: Run, gevonden: Sequence[re.Match[str]], *, heeft_stijl: bool) -> None:
    """Cut a run into pieces, so that the marks in it get their style."""
    bron, begin = run.text, 0
    stukken: list[tuple[str, bool]] = []
    for deel in gevonden:
        stukken += [(bron[begin : deel.start()], False), (deel.group(), True)]
        begin = deel.end()
    stukken.append((bron[begin:], False))
    plek = run._r
    for inhoud, is_mark in filter(lambda stuk: stuk[0], stukken):
        nieuw = deepcopy(run._r)
        plek.addnext(nieuw)
        plek = nieuw
        kopie = Run(nieuw, alinea)
        kopie.text = inhoud
        if is_mark:
            _zet_markering(kopie, heeft_stijl=heeft_stijl)
    alinea._p.remove(run._r)


def _zet_markering(run: Run, *, heeft_stijl: bool) -> None:
    """Mark a run by the template's own style, or by bold on yellow where a template has none."""
    if heeft_stijl:
        run.style = "Markering"
    else:
        run.font.bold, run.font.highlight_color = True, WD_COLOR_INDEX.YELLOW


def _houd_bijeen(rij: BaseOxmlElement) -> None:
    regels = max((_regels(cel) for cel in rij.findall(qn("w:tc"))), default=0)
    eigenschappen = rij.find(qn("w:trPr"))
    if regels > REGELS_BIJEEN or (eigenschappen is not None and eigenschappen.find(qn("w:cantSplit")) is not None):
        return
    if eigenschappen is None:
        eigenschappen = OxmlElement("w:trPr")
        rij.insert(0, eigenschappen)
    eigenschappen.insert(0, OxmlElement("w:cantSplit"))


def _regels(cel: BaseOxmlElement) -> int:
    """Estimate how many lines a cell takes."""
    breedte = cel.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    per_regel = max(1, int(breedte.get(qn("w:w"), "0")) // TEKENBREEDTE) if breedte is not None else 1
    lengten = (sum(len(tekst.text or "") for tekst in alinea.iter(qn("w:t"))) for alinea in cel.iter(qn("w:p")))
    return sum(1 + lengte // per_regel for lengte in lengten)


def _schaduw_op_zijn_plaats(eigenschappen: BaseOxmlElement) -> None:
    """Put the shading where the schema wants it: after width and borders, before the rest; docxtpl puts it first."""
    schaduw = eigenschappen.find(qn("w:shd"))
    if schaduw is None:
        return
    eigenschappen.remove(schaduw)
    voor = {qn(f"w:{naam}") for naam in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")}
    eigenschappen.insert(sum(kind.tag in voor for kind in eigenschappen), schaduw)


def controleer_citaten(inhoud: bytes, regels: Iterable[Rij]) -> None:
    """Read a letter back; raises CitaatFout when a quote of the table does not stand in it word for word."""
    document = Document(io.BytesIO(inhoud))
    alineas = [Paragraph(p, document._body).text for p in document.element.body.iter(qn("w:p"))]
    alles = "\n".join(alineas)
    for regel in regels:
        for citaat in regel.citaten:
            if citaat.tekst not in alles:
                raise CitaatFout(
                    f'Het citaat "{tekst.verkort(citaat.tekst, 60)}" (criterium {regel.nummer}, '
                    f"pdf-pagina {citaat.pagina}) staat niet letterlijk in de brief. "
                    "De brief is niet bewaard; laat het sjabloon nakijken."
                )
