"""The cells of a workbook that came back: as text, with their place, whatever program saved them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from corpus import WerkboekFout


@dataclass(frozen=True, slots=True)
class Boek:
    """A workbook twice: what the cells show, and what was typed in them."""

    bestand: str
    waarden: Workbook
    formules: Workbook

    def bladen(self) -> list[str]:
        """Return the names of the sheets, hidden ones too."""
        return list(self.waarden.sheetnames)

    def blad(self, naam: str) -> Lezer:
        """Return a sheet."""
        waarden, formules = self.waarden[naam], self.formules[naam]
        assert isinstance(waarden, Worksheet), "a chart sheet has no rows; only sheets that we wrote are asked for"
        assert isinstance(formules, Worksheet)
        return Lezer(naam, waarden, formules)


@dataclass(frozen=True, slots=True)
class Lezer:
    """One sheet; rows and columns are counted from 1, as people see them."""

    naam: str
    waarden: Worksheet
    formules: Worksheet

    @property
    def hoogte(self) -> int:
        """The last row with something in it."""
        return self.waarden.max_row

    @property
    def breedte(self) -> int:
        """The last column with something in it."""
        return self.waarden.max_column

    def tekst(self, rij: int, kolom: int) -> str:
        """Return what a cell shows, as text; "" for an empty one. A formula shows its outcome."""
        return als_tekst(self.waarden.cell(rij, kolom).value)

    def bezwaar(self, rij: int, kolom: int) -> str:
        """Return why a cell cannot be taken at its word, in Dutch; "" when it can."""
        if self.waarden.cell(rij, kolom).data_type == "e":
            return f"de formule geeft een fout ({self.tekst(rij, kolom)}); zet er gewone tekst neer"
        if self.formules.cell(rij, kolom).data_type == "f" and self.waarden.cell(rij, kolom).value is None:
            return "er staat een formule zonder uitkomst; open het werkboek in Excel en sla het op, of typ de tekst"
        return ""

    def plaats(self, rij: int, kolom: int) -> str:
        """Return where a cell stands, as people say it: "blad ODG, cel H12"."""
        return f"blad {self.naam}, cel {get_column_letter(kolom)}{rij}"

    def samengevoegd(self) -> list[tuple[int, int, int, int]]:
        """Return the merged ranges as first and last row, first and last column."""
        ranges = self.waarden.merged_cells.ranges
        return [(een.min_row, een.max_row, een.min_col, een.max_col) for een in ranges]

    def rijen(self, breedte: int) -> list[list[str]]:
        """Return the first columns of all rows as text."""
        return [
            [als_tekst(waarde) for waarde in rij]
            for rij in self.waarden.iter_rows(min_col=1, max_col=breedte, values_only=True)
        ]


def open_boek(pad: Path) -> Boek:
    """Open a workbook; raises WerkboekFout when it is none, or is in use."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns about extensions (drop-downs, theme colours) that it leaves out; we only read values.
            warnings.simplefilter("ignore")
            return Boek(pad.name, load_workbook(pad, data_only=True), load_workbook(pad))
    except PermissionError as fout:
        raise WerkboekFout(
            f"{pad.name} is niet te openen, dus er is niets overgenomen. Staat het open in Excel? "
            "Sluit het en probeer opnieuw."
        ) from fout
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError, SyntaxError) as fout:
        raise WerkboekFout(
            f"{pad.name} is geen leesbaar Excel-bestand, dus er is niets overgenomen. "
            "Open het in Excel of LibreOffice en sla het op als .xlsx."
        ) from fout


def als_tekst(waarde: object) -> str:
    """Return the value of a cell as the person sees it, with line ends as we write them."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float) and waarde.is_integer():
        waarde = int(waarde)
    return str(waarde).replace("\r\n", "\n").replace("\r", "\n")


def zonder_randen(tekst: str) -> str:
    """Return a text without the white space that programs add or drop: at line ends, and around it."""
    return "\n".join(regel.rstrip() for regel in tekst.replace("\u00a0", " ").split("\n")).strip()
