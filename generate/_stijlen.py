"""The house style of the letter as Word styles: Verdana 9/12 for the letter, 6,5/9 beside it, 7/9 in the table."""

# lxml, under python-docx, brings no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

LETTER = "Verdana"
KOPKLEUR = "D9E2EC"
TWIPS_PER_MM = 56.6929


@dataclass(frozen=True, slots=True)
class Stijl:
    """A paragraph style: size and leading in points, space before and after, indents in millimetres."""

    maat: float = 9
    regel: float = 12
    voor: float = 0
    na: float = 0
    vet: bool = False
    kleur: str = "000000"
    links: float = 0
    rechts: float = 0
    hangend: float = 0
    tab: float = 0
    teken: str = ""
    """The mark of a list item."""
    kader: tuple[float, float, float] | None = None
    """Place of a frame on the page: x, y and width in millimetres."""
    volgt: bool = False
    """Whether it stays on the page of the paragraph that follows."""
    afbreken: bool = False
    nieuw: bool = False
    """Whether it begins a new page."""


REFERENTIE = (150, 61.5, 45)
STIJLEN: Mapping[str, Stijl] = {
    "Normal": Stijl(),
    "Body Text": Stijl(na=12),
    "Title": Stijl(maat=14, regel=18, vet=True, na=12, volgt=True),
    "Heading 1": Stijl(vet=True, voor=6, na=2, volgt=True),
    "Toelichting": Stijl(maat=8, regel=11, na=8),
    "Punt": Stijl(na=4, links=5, hangend=5, teken="−"),
    "Na opsomming": Stijl(voor=8, na=12),
    "Concept": Stijl(maat=14, regel=18, vet=True, kleur="A80000"),
    "Logo": Stijl(maat=8, regel=11, voor=6, na=78, links=62, rechts=-40, kleur="595959"),
    "Retouradres": Stijl(maat=6.5, regel=9, na=8),
    "Adres": Stijl(),
    "Adres volgende": Stijl(voor=6),
    "Datum": Stijl(voor=60, links=20, hangend=20, tab=20),
    "Betreft": Stijl(links=20, hangend=20, tab=20, na=36),
    "Aanhef": Stijl(na=12),
    "Gegeven": Stijl(links=30, hangend=30, tab=30),
    "Slotzin": Stijl(na=12, volgt=True),
    "Slotzin na opsomming": Stijl(voor=8, na=12, volgt=True),
    "Slot": Stijl(voor=6, na=24, volgt=True),
    "Ondertekening": Stijl(na=48, volgt=True),
    "Ondertekening naam": Stijl(),
    "Referentie": Stijl(maat=6.5, regel=9, kader=REFERENTIE),
    "Referentie kop": Stijl(maat=6.5, regel=9, voor=9, vet=True, kader=REFERENTIE),
    "Vervolgkop": Stijl(maat=6.5, regel=9),
    "Paginanummer": Stijl(maat=6.5, regel=9, links=130, rechts=-45),
    "Paginanummer rapport": Stijl(maat=6.5, regel=9, links=140),
    "Paginanummer bijlage": Stijl(maat=6.5, regel=9, links=240),
    "Bijlagetekst": Stijl(maat=8, regel=11, na=6),
    "Tabelkop": Stijl(maat=7, regel=9, vet=True, voor=2, na=2),
    "Tabeltekst": Stijl(maat=7, regel=9, voor=1, na=2, afbreken=True),
    "Citaat": Stijl(maat=7, regel=9, voor=1, na=2, afbreken=True),
    "Citaat opsomming": Stijl(maat=7, regel=9, voor=1, na=2, links=3, hangend=3, teken="•", afbreken=True),
    "Na tabel": Stijl(maat=2, regel=2),
    "Nieuwe bladzijde": Stijl(maat=2, regel=2, nieuw=True),
}


def zet(document: WordDocument) -> None:
    """Define all styles, the Dutch language, hyphenation and the current Word layout in a document."""
    _standaard(document)
    for naam, stijl in STIJLEN.items():
        _zet_stijl(document, naam, stijl)
    _teken(document, "Label", vet=True)
    _teken(document, "Vindplaats", kleur="404040")
    _markering(document)
    _instellingen(document)


def kader(naam: str) -> BaseOxmlElement | None:
    """Return the frame in which paragraphs of a style stand, None for ordinary ones.

    It belongs to the paragraph: not every program honours a frame in a style.
    """
    stijl = STIJLEN.get(naam)
    return None if stijl is None or stijl.kader is None else _kader(*stijl.kader)


def _standaard(document: WordDocument) -> None:
    """Make Dutch and Verdana the defaults; the theme fonts of python-docx's own template go."""
    eigenschappen = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if eigenschappen is None:
        raise LookupError("the base document has no default run properties")
    for kind in list(eigenschappen):
        eigenschappen.remove(kind)
    eigenschappen.append(_lettertype())
    eigenschappen.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'))


def _lettertype() -> BaseOxmlElement:
    namen = " ".join(f'w:{soort}="{LETTER}"' for soort in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(f"<w:rFonts {nsdecls('w')} {namen}/>")


def _zet_stijl(document: WordDocument, naam: str, stijl: Stijl) -> None:
    style = _stijl(document, naam)
    opmaak = style.paragraph_format
    opmaak.space_before, opmaak.space_after = Pt(stijl.voor), Pt(stijl.na)
    opmaak.line_spacing_rule, opmaak.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(stijl.regel)
    opmaak.left_indent, opmaak.right_indent = Mm(stijl.links), Mm(stijl.rechts)
    opmaak.first_line_indent = Mm(-stijl.hangend)
    opmaak.keep_with_next = stijl.volgt
    opmaak.page_break_before = stijl.nieuw
    opmaak.widow_control = True
    if stijl.tab:
        opmaak.tab_stops.add_tab_stop(Mm(stijl.tab))
    _letter(style, stijl)
    _alineakenmerken(document, style, stijl)


def _stijl(document: WordDocument, naam: str) -> ParagraphStyle:
    bekend = naam in [style.name for style in document.styles]
    style = document.styles[naam] if bekend else document.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{naam} is no paragraph style")
    if not bekend:
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    return style


def _letter(style: ParagraphStyle, stijl: Stijl) -> None:
    style.font.size, style.font.bold = Pt(stijl.maat), stijl.vet
    style.font.color.rgb = RGBColor.from_string(stijl.kleur)
    eigenschappen = style.element.get_or_add_rPr()
    for oud in eigenschappen.findall(qn("w:rFonts")):
        eigenschappen.remove(oud)
    eigenschappen.insert(0, _lettertype())


def _alineakenmerken(document: WordDocument, style: ParagraphStyle, stijl: Stijl) -> None:
    """Add what python-docx does not know, each at its place in the schema: list mark and hyphenation."""
    eigenschappen = style.element.get_or_add_pPr()
    for rand in eigenschappen.findall(qn("w:pBdr")):  # the line below a Title
        eigenschappen.remove(rand)
    keer = _plek(
        eigenschappen, ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl")
    )
    if stijl.teken:
        eigenschappen.insert(keer, _lijst(document, stijl))
    afbreken = OxmlElement("w:suppressAutoHyphens")
    afbreken.set(qn("w:val"), "0" if stijl.afbreken else "1")
    eigenschappen.insert(_plek(eigenschappen, _VOOR_AFBREKEN), afbreken)


_VOOR_AFBREKEN = (
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
)


def _plek(ouder: BaseOxmlElement, voorgangers: tuple[str, ...]) -> int:
    """Return the index after the last child that the schema puts before."""
    namen = {qn(naam) for naam in voorgangers}
    return max((index + 1 for index, kind in enumerate(ouder) if kind.tag in namen), default=0)


def _kader(x: float, y: float, breedte: float) -> BaseOxmlElement:
    kader = OxmlElement("w:framePr")
    maten = {"w": breedte, "hSpace": 2.5, "x": x, "y": y}
    for naam, maat in maten.items():
        kader.set(qn(f"w:{naam}"), str(round(maat * TWIPS_PER_MM)))
    for naam, waarde in {"wrap": "around", "vAnchor": "page", "hAnchor": "page"}.items():
        kader.set(qn(f"w:{naam}"), waarde)
    return kader


def _lijst(document: WordDocument, stijl: Stijl) -> BaseOxmlElement:
    """Define a one-level list with the style's own mark, and return the reference to it."""
    lijsten = document.part.numbering_part.element
    abstract = len(lijsten.findall(qn("w:abstractNum"))) + 100
    links, hangend = (round(maat * TWIPS_PER_MM) for maat in (stijl.links, stijl.hangend))
    niveau = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{stijl.teken}"/>'
        f'<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{links}" w:hanging="{hangend}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{LETTER}" w:hAnsi="{LETTER}" w:cs="{LETTER}" w:hint="default"/></w:rPr></w:lvl>'
    )
    definitie = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="singleLevel"/>{niveau}</w:abstractNum>'
    )
    lijsten.insert(_plek(lijsten, ("w:abstractNum",)), definitie)
    nummer = parse_xml(f'<w:num {nsdecls("w")} w:numId="{abstract}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    lijsten.append(nummer)
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{abstract}"/></w:numPr>')


def _teken(document: WordDocument, naam: str, *, vet: bool = False, kleur: str = "") -> CharacterStyle:
    style = document.styles.add_style(naam, WD_STYLE_TYPE.CHARACTER)
    if not isinstance(style, CharacterStyle):
        raise TypeError(f"{naam} is no character style")
    if vet:
        style.font.bold = True
    if kleur:
        style.font.color.rgb = RGBColor.from_string(kleur)
    return style


def _markering(document: WordDocument) -> None:
    """Define the mark for gaps and for what nobody has decided yet: bold on yellow, so not by colour alone."""
    style = _teken(document, "Markering", vet=True)
    schaduw = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFF2A8"/>')
    style.element.get_or_add_rPr().append(schaduw)


def _instellingen(document: WordDocument) -> None:
    """Hyphenate where a style allows it, and open in Word's present layout instead of compatibility mode."""
    element = document.settings.element
    for oud in element.findall(qn("w:compat")):
        element.remove(oud)
    afbreken = parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>")
    element.insert(_plek(element, _VOOR_WOORDAFBREKING), afbreken)
    modus = "http://schemas.microsoft.com/office/word"
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" w:uri="{modus}" w:val="15"/></w:compat>'
    )
    element.insert(_plek(element, _VOOR_COMPAT), compat)
    for taal in element.findall(qn("w:themeFontLang")):
        taal.set(qn("w:val"), "nl-NL")


_VOOR_WOORDAFBREKING = (
    "w:writeProtection",
    "w:view",
    "w:zoom",
    "w:removePersonalInformation",
    "w:embedSystemFonts",
    "w:bordersDoNotSurroundHeader",
    "w:bordersDoNotSurroundFooter",
    "w:proofState",
    "w:attachedTemplate",
    "w:stylePaneFormatFilter",
    "w:trackRevisions",
    "w:documentProtection",
    "w:defaultTabStop",
)
_VOOR_COMPAT = (
    *_VOOR_WOORDAFBREKING,
    "w:autoHyphenation",
    "w:hyphenationZone",
    "w:drawingGridHorizontalSpacing",
    "w:drawingGridVerticalSpacing",
    "w:displayHorizontalDrawingGridEvery",
    "w:displayVerticalDrawingGridEvery",
    "w:doNotUseMarginsForDrawingGridOrigin",
    "w:drawingGridHorizontalOrigin",
    "w:drawingGridVerticalOrigin",
    "w:characterSpacingControl",
    "w:footnotePr",
    "w:endnotePr",
    "w:savePreviewPicture",
)
