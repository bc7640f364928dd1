"""Builds the Word template of the letter from its text: ``python -m generate._sjabloonbouw``.

The template is committed and may be edited in Word; this file and ``templates/brief_plan.txt`` are how it came about.
"""

# lxml, under python-docx, brings no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# python-docx has no public way to the XML behind its objects
# pyright: reportPrivateUsage=false

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.package import OpcPackage
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from generate import _stijlen
from generate.sjablonen import MAP

BRON = MAP / "brief_plan.txt"
DOEL = MAP / "brief_plan.docx"
TABELTITEL = "Analyse per criterium"
TABELBESCHRIJVING = "Per criterium: wat er in het plan staat, de duiding, de vindplaats, de staat en de kleur."
DELEN = re.compile(r"<<(?P<stijl>[^|<>]+)\|(?P<tekst>.*?)>>")
VELDEN = re.compile(r"(\{TAB\}|\{PAGE\}|\{NUMPAGES\})")
ALINEA = re.compile(r"(?:\[(?P<stijl>[^\]]+)\])?\s*(?P<tekst>.*)", re.DOTALL)

Houder: TypeAlias = WordDocument | _Header | _Footer | _Cell


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the bijlage: heading, width and the paragraphs of its cells."""

    kop: str
    breedte: int
    alineas: tuple[str, ...]


def bouw(doel: Path) -> None:
    """Write the Word template to ``doel``."""
    delen = lees(BRON.read_text(encoding="utf-8"))
    document = Document()
    _leeg(document)
    _stijlen.zet(document)
    _brief(document, delen)
    _bijlage(document, delen)
    _eigenschappen(document)
    document.save(str(doel))


def lees(tekst: str) -> dict[str, str]:
    """Return the parts of the text source by name."""
    delen = re.split(r"^== (.+)$", tekst, flags=re.MULTILINE)
    return {naam.strip(): inhoud.strip() for naam, inhoud in zip(delen[1::2], delen[2::2], strict=True)}


def _alineas(deel: str) -> Iterator[str]:
    return (alinea.strip() for alinea in re.split(r"\n\s*\n", deel) if alinea.strip())


def _kolommen(deel: str) -> list[Kolom]:
    kolommen: list[Kolom] = []
    for blok in _alineas(deel):
        eerste, *alineas = blok.splitlines()
        kop, _, breedte = eerste.rpartition("|")
        kolommen.append(Kolom(kop.strip(), int(breedte), tuple(alineas)))
    return kolommen


def _leeg(document: WordDocument) -> None:
    """Drop the text, the preview picture and the table styles of python-docx's own template."""
    _laat_vallen(_pakket(document).rels, "thumbnail")
    _laat_vallen(document.part.rels, "stylesWithEffects")
    stijlen = document.styles.element
    for stijl in stijlen.findall(qn("w:style")):
        if stijl.get(qn("w:type")) == "table" and stijl.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            stijlen.remove(stijl)
    for kind in list(document.element.body):
        if not kind.tag.endswith("}sectPr"):
            document.element.body.remove(kind)


def _pakket(document: WordDocument) -> OpcPackage:
    pakket = document.part.package
    if pakket is None:
        raise LookupError("the base document is no package")
    return pakket


def _laat_vallen(relaties: Relationships, soort: str) -> None:
    for naam in [naam for naam, relatie in relaties.items() if relatie.reltype.endswith(f"/{soort}")]:
        del relaties[naam]


def _brief(document: WordDocument, delen: dict[str, str]) -> None:
    sectie = document.sections[0]
    sectie.page_width, sectie.page_height = Mm(210), Mm(297)
    sectie.left_margin, sectie.right_margin = Mm(20), Mm(65)
    sectie.top_margin, sectie.bottom_margin = Mm(32), Mm(28)
    sectie.header_distance, sectie.footer_distance = Mm(10), Mm(12)
    sectie.different_first_page_header_footer = True
    _vul(sectie.first_page_header, delen["kop eerste pagina"])
    _vul(sectie.header, delen["kop vervolgpagina"])
    _vul(sectie.first_page_footer, delen["voet brief"])
    _vul(sectie.footer, delen["voet brief"])
    for naam in ("referentiekolom", "adres", "brief"):
        _vul(document, delen[naam])


def _bijlage(document: WordDocument, delen: dict[str, str]) -> None:
    sectie = document.add_section(WD_SECTION.NEW_PAGE)
    sectie.orientation = WD_ORIENT.LANDSCAPE
    sectie.page_width, sectie.page_height = Mm(297), Mm(210)
    sectie.left_margin = sectie.right_margin = Mm(11)
    sectie.top_margin, sectie.bottom_margin = Mm(24), Mm(18)
    sectie.different_first_page_header_footer = False
    _los(sectie)
    _vul(sectie.header, delen["kop bijlage"])
    _vul(sectie.footer, delen["voet bijlage"])
    _vul(document, delen["bijlage"])
    _tabel(document, _kolommen(delen["tabel"]))
    document.add_paragraph(style="Na tabel")


def _los(sectie: Section) -> None:
    sectie.header.is_linked_to_previous = False
    sectie.footer.is_linked_to_previous = False


def _vul(houder: Houder, deel: str) -> None:
    """Add the paragraphs; a steering paragraph takes the style of the one before, so that frames stay whole in Word."""
    for leeg in [alinea for alinea in houder.paragraphs if not isinstance(houder, WordDocument) and not alinea.text]:
        leeg._p.getparent().remove(leeg._p)
    vorige = "Body Text"
    for alinea in _alineas(deel):
        vorige = _alinea(houder, alinea, vorige)


def _alinea(houder: Houder, bron: str, vorige: str, standaard: str = "Body Text") -> str:
    """Add one paragraph and return the name of its style."""
    gevonden = ALINEA.fullmatch(bron) if not bron.startswith("[in te vullen") else None
    stijl, tekst = (gevonden["stijl"], gevonden["tekst"]) if gevonden else (None, bron)
    if tekst.startswith("{%p"):
        stijl = vorige
    alinea = houder.add_paragraph(style=stijl or standaard)
    kader = _stijlen.kader(stijl or standaard)
    if kader is not None:
        alinea._p.get_or_add_pPr().append(kader)
    _runs(alinea, tekst)
    return stijl or standaard


def _runs(alinea: Paragraph, tekst: str) -> None:
    begin = 0
    for deel in DELEN.finditer(tekst):
        _tekst(alinea, tekst[begin : deel.start()])
        alinea.add_run(deel["tekst"], style=deel["stijl"])
        begin = deel.end()
    _tekst(alinea, tekst[begin:])


def _tekst(alinea: Paragraph, tekst: str) -> None:
    for stuk in filter(None, VELDEN.split(tekst)):
        if stuk == "{TAB}":
            alinea.add_run("\t")
        elif VELDEN.fullmatch(stuk):
            _veld(alinea, stuk.strip("{}"))
        else:
            alinea.add_run(stuk)


def _veld(alinea: Paragraph, naam: str) -> None:
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), f" {naam} ")
    veld.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    alinea._p.append(veld)


def _tabel(document: WordDocument, kolommen: Sequence[Kolom]) -> None:
    tabel = document.add_table(rows=4, cols=len(kolommen))
    tabel.style = "Table Grid"
    tabel.alignment = WD_TABLE_ALIGNMENT.LEFT
    tabel.autofit = False
    _tabelkenmerken(tabel, kolommen)
    _stuurrij(tabel.rows[1].cells[0], "{%tr for rij in rijen %}")
    _stuurrij(tabel.rows[3].cells[0], "{%tr endfor %}")
    for index, kolom in enumerate(kolommen):
        for rij in tabel.rows:
            rij.cells[index].width = Mm(kolom.breedte)
        _cel(tabel.rows[0].cells[index], (f"[Tabelkop] {kolom.kop}",))
        _cel(tabel.rows[2].cells[index], kolom.alineas)


def _stuurrij(cel: _Cell, tag: str) -> None:
    cel.paragraphs[0].style = "Tabeltekst"
    cel.paragraphs[0].add_run(tag)


def _cel(cel: _Cell, alineas: Sequence[str]) -> None:
    leeg = cel.paragraphs[0]._p
    for alinea in alineas:
        _alinea(cel, alinea, "Tabeltekst", standaard="Tabeltekst")
    cel._tc.remove(leeg)


def _tabelkenmerken(tabel: Table, kolommen: Sequence[Kolom]) -> None:
    """Repeat the header row, and give the table a title and description for those who hear it."""
    kop = tabel.rows[0]._tr.get_or_add_trPr()
    kop.append(OxmlElement("w:cantSplit"))
    kop.append(OxmlElement("w:tblHeader"))
    for cel in tabel.rows[0].cells:
        cel._tc.get_or_add_tcPr().append(_schaduw(_stijlen.KOPKLEUR))
    eigenschappen = tabel._tbl.tblPr
    marges = "".join(f'<w:{zijde} w:w="57" w:type="dxa"/>' for zijde in ("left", "right"))
    eigenschappen.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{marges}</w:tblCellMar>"))
    _verplaats_achteraan(eigenschappen, "w:tblLook")
    for naam, waarde in (("w:tblCaption", TABELTITEL), ("w:tblDescription", TABELBESCHRIJVING)):
        element = OxmlElement(naam)
        element.set(qn("w:val"), waarde)
        eigenschappen.append(element)
    for kolom, raster in zip(kolommen, tabel._tbl.tblGrid.gridCol_lst, strict=True):
        raster.w = Mm(kolom.breedte)


def _verplaats_achteraan(ouder: BaseOxmlElement, naam: str) -> None:
    """Move a child to the end, where the schema wants it."""
    kind = ouder.find(qn(naam))
    if kind is not None:
        ouder.append(kind)


def _schaduw(kleur: str) -> BaseOxmlElement:
    schaduw = OxmlElement("w:shd")
    for naam, waarde in (("val", "clear"), ("color", "auto"), ("fill", kleur)):
        schaduw.set(qn(f"w:{naam}"), waarde)
    return schaduw


def _eigenschappen(document: WordDocument) -> None:
    """Set document properties that are the same on every machine."""
    eigenschappen = document.core_properties
    eigenschappen.title = "Sjabloon brief plan van aanpak"
    eigenschappen.author = eigenschappen.comments = eigenschappen.last_modified_by = ""
    eigenschappen.language = "nl-NL"
    eigenschappen.revision = 1
    eigenschappen.created = eigenschappen.modified = datetime(2024, 1, 1, tzinfo=UTC)


if __name__ == "__main__":
    bouw(DOEL)
