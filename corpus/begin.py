"""Starting a project: an empty one with the real services, or a copy of the example."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from corpus import instellingen as _instellingen
from corpus.errors import BestaatAlFout
from corpus.instellingen import lees_instellingen
from corpus.model import Dienst
from corpus.project import PLANNEN, UITVOER
from corpus.register import BESTAND as REGISTER
from corpus.register import BLAD_DIENSTEN, BLAD_VRAGEN, KOLOMMEN, KOLOMMEN_VRAGEN, VRAAG, lees_register

_HIER = Path(__file__).resolve().parent
BEGINPROJECT = _HIER / "beginproject"
VOORBEELD = _HIER / "voorbeeld"
_BREEDTES = {"naam": 44, "afkorting": 18, "varianten": 44, "aanhef": 30, "adres": 44, VRAAG: 90}
_SMAL = 20
_DATUMVORM = "d mmmm yyyy"
_RIJEN_MET_KEUZE = 500
"""How far down the register the drop-down for seveso goes."""


def maak_project(map_: Path) -> tuple[Path, ...]:
    """Make a new project in ``map_`` and return what was made; raises BestaatAlFout when a file is in the way."""
    toml, register = map_ / _instellingen.BESTAND, map_ / REGISTER
    for pad in (toml, register):
        if pad.exists():
            raise BestaatAlFout(
                f"{pad} bestaat al en wordt niet overschreven. Er is niets gemaakt. "
                "Kies een andere map voor het nieuwe project."
            )
    map_.mkdir(parents=True, exist_ok=True)
    diensten = lees_register(BEGINPROJECT).diensten
    schrijf_register(register, diensten)
    shutil.copyfile(BEGINPROJECT / _instellingen.BESTAND, toml)
    mappen = [map_ / PLANNEN / ronde.id for ronde in lees_instellingen(toml).ronden]
    for nieuw in (*mappen, map_ / UITVOER):
        nieuw.mkdir(parents=True, exist_ok=True)
    return (toml, register, *mappen, map_ / UITVOER)


def kopieer_voorbeeld(map_: Path) -> None:
    """Copy the example project to ``map_``; raises BestaatAlFout when there is anything in that folder."""
    if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
        raise BestaatAlFout(
            f"{map_} bestaat al en is niet leeg. Het voorbeeld overschrijft nooit iets. "
            "Noem een andere map, bijvoorbeeld: plantoets demo voorbeeld2"
        )
    shutil.copytree(VOORBEELD, map_, dirs_exist_ok=True)


def schrijf_register(pad: Path, diensten: Iterable[Dienst]) -> None:
    """Write services and their questions as a workbook that ``lees_register`` reads back the same."""
    rijen = list(diensten)
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.title = BLAD_DIENSTEN
    _schrijf_blad(blad, KOLOMMEN, [_rij(dienst) for dienst in rijen])
    seveso = get_column_letter(KOLOMMEN.index("seveso") + 1)
    cellen = f"{seveso}2:{seveso}{_RIJEN_MET_KEUZE}"
    blad.add_data_validation(DataValidation(type="list", formula1='"ja,nee"', allow_blank=True, sqref=cellen))
    vragen = [(dienst.afkorting, nummer, vraag) for dienst in rijen for nummer, vraag in dienst.vragen.items()]
    _schrijf_blad(boek.create_sheet(BLAD_VRAGEN), KOLOMMEN_VRAGEN, vragen)
    boek.save(pad)


def _rij(dienst: Dienst) -> tuple[object, ...]:
    return (
        dienst.naam,
        "" if dienst.afkorting == dienst.naam else dienst.afkorting,
        "; ".join(dienst.varianten),
        dienst.aanhef,
        "\n".join(dienst.adres),
        {True: "ja", False: "nee", None: ""}[dienst.seveso],
        dienst.datum_ontvangst,
        dienst.datum_gesprek,
        "; ".join(dienst.samen_met),
        "; ".join(dienst.criteria),
    )


def _schrijf_blad(blad: Worksheet, kolommen: tuple[str, ...], rijen: Iterable[tuple[object, ...]]) -> None:
    for rijnummer, rij in enumerate((kolommen, *rijen), 1):
        for kolomnummer, waarde in enumerate(rij, 1):
            cel = blad.cell(rijnummer, kolomnummer)
            if isinstance(cel, Cell):
                _vul(cel, waarde, is_kop=rijnummer == 1)
    for kolomnummer, kolom in enumerate(kolommen, 1):
        blad.column_dimensions[get_column_letter(kolomnummer)].width = _BREEDTES.get(kolom, _SMAL)
    blad.freeze_panes = "B2"
    blad.page_setup.orientation = "landscape"
    blad.page_setup.fitToHeight = 0
    blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _vul(cel: Cell, waarde: object, *, is_kop: bool) -> None:
    """Fill a cell; text stays text, also when it begins like a formula."""
    cel.alignment = Alignment(wrap_text=True, vertical="top")
    if waarde not in (None, ""):
        cel.value = waarde  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave out date
    if isinstance(waarde, str):
        cel.data_type = "s"
    elif waarde is not None:
        cel.number_format = _DATUMVORM
    if is_kop:
        cel.font = Font(bold=True)
        cel.fill = PatternFill("solid", fgColor="DDE7F0")
