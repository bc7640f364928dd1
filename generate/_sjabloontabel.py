"""Tables in the Word templates: a header row on every page, a row for docxtpl to repeat, words for who hears them."""

# lxml, under python-docx, brings no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# python-docx has no public way to the XML behind its objects
# pyright: reportPrivateUsage=false

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell

from generate import _stijlen


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: heading, width in millimetres and the paragraphs of its cells."""

    kop: str
    breedte: int
    alineas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabelbron:
    """A table as a text source describes it."""

    titel: str
    beschrijving: str
    lus: str
    """What docxtpl repeats a row for: "rij in rijen"."""
    kolommen: tuple[Kolom, ...]


def lees_tabel(deel: str) -> Tabelbron:
    """Return the table that a part describes: first its features, then a block per column."""
    kop, *blokken = (blok.strip() for blok in re.split(r"\n\s*\n", deel) if blok.strip())
    kenmerken = dict(re.split(r":\s*", regel, maxsplit=1) for regel in kop.splitlines())
    kolommen = tuple(_kolom(blok) for blok in blokken)
    return Tabelbron(kenmerken["titel"], kenmerken["beschrijving"], kenmerken["rijen"], kolommen)


def _kolom(blok: str) -> Kolom:
    eerste, *alineas = blok.splitlines()
    kop, _, breedte = eerste.rpartition("|")
    return Kolom(kop.strip(), int(breedte), tuple(alineas))


def voeg_tabel_toe(document: WordDocument, bron: Tabelbron, voeg_alinea_toe: Callable[[_Cell, str], None]) -> None:
    """Add the table, and below it the paragraph that Word wants there."""
    tabel = document.add_table(rows=4, cols=len(bron.kolommen))
    tabel.style = "Table Grid"
    tabel.alignment = WD_TABLE_ALIGNMENT.LEFT
    tabel.autofit = False
    _kenmerken(tabel, bron)
    _stuurrij(tabel.rows[1].cells[0], f"{{%tr for {bron.lus} %}}")
    _stuurrij(tabel.rows[3].cells[0], "{%tr endfor %}")
    for index, kolom in enumerate(bron.kolommen):
        for rij in tabel.rows:
            rij.cells[index].width = Mm(kolom.breedte)
        _vul_cel(tabel.rows[0].cells[index], (f"[Tabelkop] {kolom.kop}",), voeg_alinea_toe)
        _vul_cel(tabel.rows[2].cells[index], kolom.alineas, voeg_alinea_toe)
    document.add_paragraph(style="Na tabel")


def _stuurrij(cel: _Cell, tag: str) -> None:
    cel.paragraphs[0].style = "Tabeltekst"
    cel.paragraphs[0].add_run(tag)


def _vul_cel(cel: _Cell, alineas: Sequence[str], voeg_alinea_toe: Callable[[_Cell, str], None]) -> None:
    leeg = cel.paragraphs[0]._p
    for alinea in alineas:
        voeg_alinea_toe(cel, alinea)
    cel._tc.remove(leeg)


def _kenmerken(tabel: Table, bron: Tabelbron) -> None:
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
    for naam, waarde in (("w:tblCaption", bron.titel), ("w:tblDescription", bron.beschrijving)):
        element = OxmlElement(naam)
        element.set(qn("w:val"), waarde)
        eigenschappen.append(element)
    for kolom, raster in zip(bron.kolommen, tabel._tbl.tblGrid.gridCol_lst, strict=True):
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
