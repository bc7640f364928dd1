"""Sheets and CSV files as rows with named columns, where every complaint names its place."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import RegisterFout, bedoelde_u


@dataclass(frozen=True, slots=True)
class Rij:
    """One filled row."""

    plaats: str
    """For example "register.xlsx, blad Diensten, rij 4"."""
    waarden: dict[str, object]
    """Per column name (lower case) what the cell holds."""

    def waarde(self, kolom: str) -> object:
        """Return the content of a cell as it is, None when the column is absent."""
        return self.waarden.get(kolom.casefold())

    def tekst(self, kolom: str, *, regels: bool = False) -> str:
        """Return a cell as text, "" when empty; line breaks stay when ``regels`` is set."""
        waarde = self.waarde(kolom)
        if waarde is None:
            return ""
        if isinstance(waarde, float) and waarde.is_integer():
            waarde = int(waarde)
        tekst = str(waarde)
        return (
            "\n".join(" ".join(deel.split()) for deel in tekst.splitlines()).strip()
            if regels
            else " ".join(tekst.split())
        )

    def fout(self, kolom: str, verwacht: str, hulp: str = "") -> RegisterFout:
        """Return the error for a cell: where it stands, what is in it, and what belongs there."""
        inhoud = self.tekst(kolom)
        er_staat = f'er staat "{inhoud}"' if inhoud else "de cel is leeg"
        return RegisterFout(f"{self.plaats}, kolom {kolom}: {er_staat}. {_hoort(verwacht)}. {hulp}".strip())


def _hoort(verwacht: str) -> str:
    """Return "Hier hoort een datum", "Hier horen de nummers"."""
    return f"Hier horen {verwacht}" if verwacht.startswith("de nummers") else f"Hier hoort {verwacht}"


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet or file with a header row."""

    naam: str
    plaats: str
    """For example "register.xlsx, blad Diensten"."""
    kolommen: tuple[str, ...]
    """Names in the header row, lower case."""
    rijen: tuple[Rij, ...]
    """The rows that are not empty."""

    def controleer_kolommen(self, *, verplicht: Sequence[str], mogelijk: Sequence[str]) -> None:
        """Raise RegisterFout when a column is missing, or when one looks like a misspelt known column.

        Other columns are the user's own notes and stay out of it.
        """
        for kolom in verplicht:
            if kolom not in self.kolommen:
                raise RegisterFout(
                    f'{self.plaats}: de kolom "{kolom}" ontbreekt in de eerste rij. '
                    f"Daar staat: {', '.join(self.kolommen) or 'niets'}. {_gelijkend(kolom, self.kolommen)}".strip()
                )
        for kolom in self.kolommen:
            zin = _gelijkend(kolom, [naam for naam in mogelijk if naam not in self.kolommen])
            if kolom not in mogelijk and zin:
                raise RegisterFout(f'{self.plaats}: de kolom "{kolom}" is niet bekend. {zin}')


def _gelijkend(kolom: str, namen: Iterable[str]) -> str:
    """Return "Bedoelde u ...?" when one of the names is near, else ""."""
    zin = bedoelde_u(kolom, namen)
    return zin if zin.startswith("Bedoelde") else ""


def lees_xlsx(pad: Path) -> dict[str, Tabel]:
    """Return the sheets of a workbook by name (folded); raises RegisterFout when it cannot be opened."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns about extensions (drop-downs, theme colours) that it leaves out; we only read values.
            warnings.simplefilter("ignore")
            boek = load_workbook(pad, data_only=True)
    except PermissionError as fout:
        raise RegisterFout(
            f"{pad.name} is niet te openen. Staat het open in Excel? Sluit het en probeer opnieuw."
        ) from fout
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as fout:
        raise RegisterFout(
            f"{pad.name} is geen leesbaar Excel-bestand. Open het in Excel of LibreOffice en sla het op als .xlsx."
        ) from fout
    tabellen: dict[str, Tabel] = {}
    for blad in boek.worksheets:
        rijen = [list(rij) for rij in blad.iter_rows(values_only=True)]
        naam = blad.title
        tabellen[naam.strip().casefold()] = _maak_tabel(naam, f"{pad.name}, blad {naam}", rijen)
    boek.close()
    return tabellen


def lees_csv(pad: Path) -> Tabel:
    """Return a CSV file as a table; comma, semicolon and tab are understood, and UTF-8 and Windows letters."""
    inhoud = pad.read_bytes()
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    kop = tekst.split("\n", 1)[0]
    teken = max(";,\t", key=kop.count)
    try:
        rijen: list[list[object]] = [
            list(rij) for rij in csv.reader(tekst.splitlines(keepends=True), delimiter=teken, strict=True)
        ]
    except csv.Error as fout:
        raise RegisterFout(
            f"{pad.name} is geen geldige CSV. Sla het opnieuw op als CSV, of gebruik register.xlsx."
        ) from fout
    return _maak_tabel(pad.stem, pad.name, rijen)


def _maak_tabel(naam: str, plaats: str, rijen: Sequence[Sequence[object]]) -> Tabel:
    eerste: Sequence[object] = rijen[0] if rijen else ()
    kop = [" ".join(str(cel if cel is not None else "").split()).casefold() for cel in eerste]
    for kolom in kop:
        if kolom and kop.count(kolom) > 1:
            raise RegisterFout(f'{plaats}: de kolom "{kolom}" staat er meer dan één keer. Haal er één weg.')
    gevuld = [
        Rij(f"{plaats}, rij {nummer}", {kolom: cel for kolom, cel in zip(kop, rij, strict=False) if kolom})
        for nummer, rij in enumerate(rijen[1:], 2)
        if any(cel is not None and str(cel).strip() for cel in rij)
    ]
    return Tabel(naam, plaats, tuple(kolom for kolom in kop if kolom), tuple(gevuld))
