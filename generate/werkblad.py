"""Sheets of text that are shown whole: formats, row heights, and cutting what is too long for a cell."""

# XlsxWriter brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from classify import Kleur
from generate import kleuren, tekst

CEL_REGELS = 30
"""A cell with more lines is continued on the next row: Excel shows no row higher than 409 points."""
REGELHOOGTE = 12
TEKENS_PER_EENHEID = 1.15
"""How many characters of our letter go in one unit of column width, on the safe side."""
HOOGSTE_RIJ = 409
A4 = 9


@dataclass(frozen=True, slots=True)
class Opmaak:
    """The cell formats of a workbook."""

    kop: Format
    invulkop: Format
    """The head of a column in which the assessor writes."""
    cel: Format
    kleur: dict[Kleur | None, Format]
    vlak: dict[Kleur | None, Format]
    """Only the fill, for a cell whose colour follows its word."""
    titel: Format
    uitleg: Format


def maak_opmaak(boek: Workbook) -> Opmaak:
    """Return the formats of a new workbook."""
    letter = {"font_name": "Verdana", "font_size": 9}
    basis = {**letter, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#999999"}
    return Opmaak(
        kop=boek.add_format({**basis, "bold": True, "bg_color": "#D9E2EC"}),
        invulkop=boek.add_format({**basis, "bold": True, "bg_color": "#FFE699"}),
        cel=boek.add_format(basis),
        kleur={kleur: boek.add_format({**basis, "bg_color": f"#{vlak}"}) for kleur, vlak in kleuren.VLAK.items()},
        vlak={kleur: boek.add_format({"bg_color": f"#{vlak}"}) for kleur, vlak in kleuren.VLAK.items()},
        titel=boek.add_format({"font_name": "Verdana", "font_size": 11, "bold": True}),
        uitleg=boek.add_format({**letter, "italic": True}),
    )


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet with the widths of its columns."""

    blad: Worksheet
    opmaak: Opmaak
    breedtes: Sequence[int]

    def schrijf(self, rij: int, waarden: Sequence[str], opmaak: Sequence[Format] | None = None) -> None:
        """Write a row of text, as high as its longest cell asks: not every program finds that height itself."""
        cellen = opmaak or [self.opmaak.cel] * len(waarden)
        hoogste = max(starmap(regels, zip(waarden, self.breedtes, strict=True)))
        self.blad.set_row(rij, min(HOOGSTE_RIJ, REGELHOOGTE * hoogste + 4))
        for kolom, (waarde, cel) in enumerate(zip(waarden, cellen, strict=True)):
            self.blad.write_string(rij, kolom, tekst.schoon(waarde), cel)

    def kop(self, rij: int, namen: Sequence[str], vaste_kolommen: int, *, invullen: Sequence[str] = ()) -> None:
        """Write the header row, freeze it, and print landscape A4 as wide as the page with the header on each.

        The columns named in ``invullen`` are marked as those to write in.
        """
        self.schrijf(rij, namen, [self.opmaak.invulkop if naam in invullen else self.opmaak.kop for naam in namen])
        for kolom, breedte in enumerate(self.breedtes):
            self.blad.set_column(kolom, kolom, breedte)
        self.blad.freeze_panes(rij + 1, vaste_kolommen)
        self.blad.set_landscape()
        self.blad.set_paper(A4)
        self.blad.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.blad.fit_to_pages(1, 0)
        self.blad.repeat_rows(rij)
        self.blad.set_footer("&L&A&RPagina &P van &N")


def knip(waarde: str, breedte: int) -> list[str]:
    """Cut a text in pieces that are shown whole in a cell of this width, at line ends or spaces where there are any."""
    stukken: list[str] = []
    huidig: list[str] = []
    for regel in waarde.split("\n"):
        for deel in _knip_regel(regel, CEL_REGELS * breedte * 4 // 5):
            if huidig and regels("\n".join([*huidig, deel]), breedte) > CEL_REGELS:
                stukken.append("\n".join(huidig))
                huidig = []
            huidig.append(deel)
    return [*stukken, "\n".join(huidig)]


def naden(waarde: str, stukken: Sequence[str]) -> list[str]:
    """Return what stood behind each piece that ``knip`` made of a text: a line end, a space, or nothing."""
    gevonden: list[str] = []
    plek = 0
    for stuk, volgende in zip(stukken, [*stukken[1:], None], strict=True):
        plek += len(stuk)
        naad = waarde[plek : plek + 1]
        if volgende is None or naad not in ("\n", " ") or not waarde.startswith(volgende, plek + 1):
            naad = ""
        gevonden.append(naad)
        plek += len(naad)
    return gevonden


def _knip_regel(regel: str, lengte: int) -> Iterator[str]:
    while len(regel) > lengte:
        plek = regel.rfind(" ", lengte // 2, lengte + 1)
        yield regel[:plek] if plek > 0 else regel[:lengte]
        regel = regel[plek + 1 :] if plek > 0 else regel[lengte:]
    yield regel


def regels(waarde: str, breedte: int) -> int:
    """Estimate how many lines a text takes in a cell of this width."""
    return sum(len(wrap(regel, round(breedte * TEKENS_PER_EENHEID))) or 1 for regel in waarde.split("\n"))
