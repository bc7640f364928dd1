"""The project folder: register of services, rounds, store, decisions, and running over many plans."""

from importlib import import_module
from typing import TYPE_CHECKING

from corpus.errors import (
    BestaatAlFout,
    DatabaseFout,
    EigenCitaatFout,
    GeenProjectFout,
    InnameFout,
    InstellingenFout,
    NieuwereDatabaseFout,
    OnbekendFout,
    PlaatsFout,
    PlantoetsFout,
    ProjectFout,
    RegisterFout,
    WerkboekFout,
    bedoelde_u,
)
from corpus.model import Afzender, Brief, Dienst, Dossier, Instellingen, Ondertekenaar, Oordeel, Ronde

if TYPE_CHECKING:
    from corpus.batch import Stap, Uitkomst, Verslag, Voortgang, is_bijgewerkt, toets_project
    from corpus.begin import kopieer_voorbeeld, maak_project, schrijf_register
    from corpus.bundeling import blind_dossier, dossier_van, dossiers
    from corpus.lezen import lees_vooruit
    from corpus.project import Planbestand, Project
    from corpus.register import Register
    from corpus.uitvoer import bestandsnaam, schrijf_beschermd
    from corpus.versie import programmaversie

_LUI = {
    "Planbestand": "project",
    "Project": "project",
    "Register": "register",
    "Stap": "batch",
    "Uitkomst": "batch",
    "Verslag": "batch",
    "Voortgang": "batch",
    "bestandsnaam": "uitvoer",
    "blind_dossier": "bundeling",
    "dossier_van": "bundeling",
    "dossiers": "bundeling",
    "is_bijgewerkt": "batch",
    "kopieer_voorbeeld": "begin",
    "lees_vooruit": "lezen",
    "maak_project": "begin",
    "programmaversie": "versie",
    "schrijf_beschermd": "uitvoer",
    "schrijf_register": "begin",
    "toets_project": "batch",
}
"""Imported when first asked for: a loose plan is assessed without a database or a spreadsheet library."""


def __getattr__(naam: str) -> object:
    if naam not in _LUI:
        raise AttributeError(f"module 'corpus' has no attribute {naam!r}")
    return getattr(import_module(f"corpus.{_LUI[naam]}"), naam)


__all__ = [
    "Afzender",
    "BestaatAlFout",
    "Brief",
    "DatabaseFout",
    "Dienst",
    "Dossier",
    "EigenCitaatFout",
    "GeenProjectFout",
    "InnameFout",
    "Instellingen",
    "InstellingenFout",
    "NieuwereDatabaseFout",
    "OnbekendFout",
    "Ondertekenaar",
    "Oordeel",
    "PlaatsFout",
    "Planbestand",
    "PlantoetsFout",
    "Project",
    "ProjectFout",
    "Register",
    "RegisterFout",
    "Ronde",
    "Stap",
    "Uitkomst",
    "Verslag",
    "Voortgang",
    "WerkboekFout",
    "bedoelde_u",
    "bestandsnaam",
    "blind_dossier",
    "dossier_van",
    "dossiers",
    "is_bijgewerkt",
    "kopieer_voorbeeld",
    "lees_vooruit",
    "maak_project",
    "programmaversie",
    "schrijf_beschermd",
    "schrijf_register",
    "toets_project",
]
