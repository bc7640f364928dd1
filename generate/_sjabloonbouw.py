"""Builds the Word templates of the letters from their texts: ``python -m generate._sjabloonbouw``.

The templates are committed and may be edited in Word; this file and ``templates/*.txt`` are how they came about.
"""

# lxml, under python-docx, brings no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# python-docx has no public way to the XML behind its objects
# pyright: reportPrivateUsage=false

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.package import OpcPackage
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from generate import _stijlen
from generate._sjabloontabel import lees_tabel, voeg_tabel_toe
from generate.sjablonen import MAP

BASIS = MAP / "basis.txt"
"""The parts that letters share; a part of the same name in the text of a letter goes before."""
DELEN = re.compile(r"<<(?P<stijl>[^|<>]+)\|(?P<tekst>.*?)>>")
VELDEN = re.compile(r"(\{TAB\}|\{PAGE\}|\{NUMPAGES\})")
ALINEA = re.compile(r"(?:\[(?P<stijl>[^\]]+)\])?\s*(?P<tekst>.*)", re.DOTALL)
TABEL = "Tabel"
"""The mark of a paragraph that stands for a table: "[Tabel] rijen"."""

Houder: TypeAlias = WordDocument | _Header | _Footer | _Cell


def bronnen() -> tuple[Path, ...]:
    """Return the texts of which there is a Word template."""
    return tuple(pad for pad in sorted(MAP.glob("*.txt")) if pad != BASIS)


def bouw(bron: Path, doel: Path) -> None:
    """Write the Word template that ``bron`` describes to ``doel``."""
    delen = lees(BASIS.read_text(encoding="utf-8")) | lees(bron.read_text(encoding="utf-8"))
    opzet = lees_kenmerken(delen["document"])
    document = Document()
    _leeg(document)
    _stijlen.zet(document)
    staand, liggend = (_namen(opzet.get(naam, "")) for naam in ("staand", "liggend"))
    if staand:
        (_brief if opzet["vorm"] == "brief" else _rapport)(document, delen, staand)
    if liggend:
        _liggend(document, delen, liggend, eerste=not staand)
    _eigenschappen(document, opzet["titel"])
    document.save(str(doel))


def lees(tekst: str) -> dict[str, str]:
    """Return the parts of a text source by name."""
    delen = re.split(r"^== (.+)$", tekst, flags=re.MULTILINE)
    return {naam.strip(): inhoud.strip() for naam, inhoud in zip(delen[1::2], delen[2::2], strict=True)}


def lees_kenmerken(deel: str) -> dict[str, str]:
    """Return the lines "name: value" of a part."""
    paren = (regel.partition(":") for regel in deel.splitlines() if regel.strip())
    return {naam.strip(): waarde.strip() for naam, _, waarde in paren}


def _namen(opsomming: str) -> list[str]:
    return [naam.strip() for naam in opsomming.split(",") if naam.strip()]


def _alineas(deel: str) -> Iterator[str]:
    return (alinea.strip() for alinea in re.split(r"\n\s*\n", deel) if alinea.strip())


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


def _brief(document: WordDocument, delen: dict[str, str], namen: Sequence[str]) -> None:
    """Add the portrait pages of a letter, with room for the reference column and a first page of its own."""
    sectie = document.sections[0]
    _papier(sectie, 210, 297, links=20, rechts=65)
    sectie.top_margin, sectie.bottom_margin = Mm(32), Mm(28)
    sectie.different_first_page_header_footer = True
    _vul(sectie.first_page_header, delen["kop eerste pagina"], delen)
    _vul(sectie.header, delen["kop vervolgpagina"], delen)
    _vul(sectie.first_page_footer, delen["voet brief"], delen)
    _vul(sectie.footer, delen["voet brief"], delen)
    _vul_delen(document, delen, namen)


def _rapport(document: WordDocument, delen: dict[str, str], namen: Sequence[str]) -> None:
    """Add the portrait pages of a report, which has no addressee."""
    sectie = document.sections[0]
    _papier(sectie, 210, 297, links=20, rechts=20)
    _vul(sectie.header, delen["kop bijlage"], delen)
    _vul(sectie.footer, delen["voet rapport"], delen)
    _vul_delen(document, delen, namen)


def _liggend(document: WordDocument, delen: dict[str, str], namen: Sequence[str], *, eerste: bool) -> None:
    """Add the landscape pages, for wide tables."""
    sectie = document.sections[0] if eerste else document.add_section(WD_SECTION.NEW_PAGE)
    sectie.orientation = WD_ORIENT.LANDSCAPE
    _papier(sectie, 297, 210, links=11, rechts=11)
    sectie.different_first_page_header_footer = False
    _los(sectie)
    _vul(sectie.header, delen["kop bijlage"], delen)
    _vul(sectie.footer, delen["voet bijlage"], delen)
    _vul_delen(document, delen, namen)


def _papier(sectie: Section, breedte: int, hoogte: int, *, links: int, rechts: int) -> None:
    sectie.page_width, sectie.page_height = Mm(breedte), Mm(hoogte)
    sectie.left_margin, sectie.right_margin = Mm(links), Mm(rechts)
    sectie.top_margin, sectie.bottom_margin = Mm(24), Mm(18)
    sectie.header_distance, sectie.footer_distance = Mm(10), Mm(12)


def _los(sectie: Section) -> None:
    sectie.header.is_linked_to_previous = False
    sectie.footer.is_linked_to_previous = False


def _vul_delen(document: WordDocument, delen: dict[str, str], namen: Sequence[str]) -> None:
    for naam in namen:
        _vul(document, delen[naam], delen)


def _vul(houder: Houder, deel: str, delen: dict[str, str]) -> None:
    """Add the paragraphs and tables.

    A steering paragraph takes the style of the one before, so that frames stay whole in Word.
    """
    for leeg in [alinea for alinea in houder.paragraphs if not isinstance(houder, WordDocument) and not alinea.text]:
        leeg._p.getparent().remove(leeg._p)
    vorige = "Body Text"
    for alinea in _alineas(deel):
        if alinea.startswith(f"[{TABEL}]") and isinstance(houder, WordDocument):
            naam = f"{TABEL.lower()} {alinea.removeprefix(f'[{TABEL}]').strip()}"
            voeg_tabel_toe(houder, lees_tabel(delen[naam]), alinea_in)
        else:
            vorige = _alinea(houder, alinea, vorige)


def alinea_in(cel: _Cell, bron: str) -> None:
    """Add one paragraph to a cell of a table."""
    _alinea(cel, bron, "Tabeltekst", standaard="Tabeltekst")


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


def _eigenschappen(document: WordDocument, titel: str) -> None:
    """Set document properties that are the same on every machine."""
    eigenschappen = document.core_properties
    eigenschappen.title = titel
    eigenschappen.author = eigenschappen.comments = eigenschappen.last_modified_by = ""
    eigenschappen.language = "nl-NL"
    eigenschappen.revision = 1
    eigenschappen.created = eigenschappen.modified = datetime(2024, 1, 1, tzinfo=UTC)


if __name__ == "__main__":
    for pad in bronnen():
        bouw(pad, pad.with_suffix(".docx"))
