"""Word comments in a letter: at each point what it rests on, so that a reviewer can check it without the program."""

# python-docx has no public way from a row to the XML behind it
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml.table import CT_Tc
from docx.table import Table
from docx.text.paragraph import Paragraph

from generate import sjablonen, tekst
from generate.beeld import Rij
from generate.punten import Punt

AUTEUR = "Plantoets"
INITIALEN = "PT"


def plaats(document: WordDocument, punten: Sequence[Punt], rijen: Sequence[Rij], eigen: Path | None) -> int:
    """Add a comment to every point of the letter and every row of its bijlage; return how many there are.

    A comment says, per criterium, the quotes with their places, the rule, and who decided; its author is who decided.
    """
    per_nummer = {rij.nummer: rij for rij in rijen}
    alineas = {_kaal(alinea.text): alinea for alinea in document.paragraphs}
    aantal = 0
    for punt in punten:
        begin = _kaal(punt.tekst)
        gevonden = next((alinea for kaal, alinea in alineas.items() if kaal.startswith(begin)), None)
        if gevonden is not None and gevonden.runs:
            leden = [per_nummer[nummer] for nummer in punt.nummers]
            _schrijf(document, gevonden, _regels(leden, eigen, met_citaten=True), leden)
            aantal += 1
    for nummer, alinea in _rijen_van_de_bijlage(document):
        if nummer in per_nummer and alinea.runs:
            leden = [per_nummer[nummer]]
            _schrijf(document, alinea, _regels(leden, eigen, met_citaten=False), leden)
            aantal += 1
    return aantal


def _rijen_van_de_bijlage(document: WordDocument) -> Iterator[tuple[str, Paragraph]]:
    """Yield the number of each row of the table, with the paragraph that holds it."""
    for tabel in document.tables:
        kop = [_kaal(Paragraph(cel.p_lst[0], document._body).text) for cel in _cellen(tabel, 0)]
        if "vraag" not in kop:
            continue
        kolom = kop.index("vraag")
        for plek in range(1, len(tabel._tbl.tr_lst)):
            alinea = Paragraph(_cellen(tabel, plek)[kolom].p_lst[0], document._body)
            yield alinea.text.strip(), alinea


def _cellen(tabel: Table, rij: int) -> list[CT_Tc]:
    return tabel._tbl.tr_lst[rij].tc_lst


def _regels(rijen: Sequence[Rij], eigen: Path | None, *, met_citaten: bool) -> list[str]:
    teksten = (sjablonen.zin(eigen, "opmerking", rij, met_citaten) for rij in rijen)
    return [regel for tekst_ in teksten for regel in tekst_.splitlines() if regel.strip()]


def _schrijf(document: WordDocument, alinea: Paragraph, regels: Sequence[str], rijen: Sequence[Rij]) -> None:
    wie = dict.fromkeys(rij.oordeel.wie for rij in rijen if rij.oordeel)
    opmerking = document.add_comment(alinea.runs, author=", ".join(wie) or AUTEUR, initials=INITIALEN)
    for nummer, regel in enumerate(regels):
        doel = opmerking.paragraphs[0] if nummer == 0 else opmerking.add_paragraph()
        doel.add_run(tekst.schoon(regel))


def _kaal(tekst_: str) -> str:
    return " ".join(tekst.schoon(tekst_).split()).casefold()
