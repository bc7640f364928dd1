"""plantoets bewaar: one zip with everything of a project that cannot be made again, read back before it counts."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path, PurePosixPath

from corpus import instellingen as _instellingen
from corpus.errors import BestaatAlFout, ReservekopieFout
from corpus.overzetten import besluiten_als_json, tel_besluiten, zet_over
from corpus.plek import BESTAND as DATABASE
from corpus.project import PLANNEN, Project
from corpus.schema import SCHEMA
from corpus.store import Store
from corpus.versie import programmaversie
from extract.reasons import reason

SOORT = "plantoets-reservekopie"
VERSIE = 1
LIJST = "inhoud.json"
BESLUITEN = "besluiten.json"
LEESMIJ = "LEESMIJ.txt"
ELDERS = "elders"
"""Folder in the zip for templates and criteria that lie outside the project."""
MAP = "reservekopieen"
"""Folder in the project for backups that nobody gave a name."""
_REGISTER = ("register.xlsx", "register.csv", "vragen.csv")
_BLOK = 1 << 20
_UITLEG = """Reservekopie van een project van Plantoets.

{lijst} noemt elk bestand met zijn SHA-256.
{database} is de database (SQLite): wat is gelezen, gevonden, besloten en geschreven.
{besluiten} bevat alle oordelen en andere besluiten, leesbaar zonder Plantoets.

Terugzetten: plantoets herstel DIT-BESTAND.zip NIEUWE-MAP
"""


@dataclass(frozen=True, slots=True)
class Kopie:
    """A backup that was made and read back."""

    pad: Path
    bestanden: int
    besluiten: int
    """How many decisions and other words of people are in it."""
    bevat_wachtwoord: bool
    """Whether the settings in it hold the password of a database."""


def bewaar(project: Project, doel: Path | None = None, *, met_plannen: bool = False) -> Kopie:
    """Write a backup and return it; without ``doel`` it comes in the folder ``reservekopieen`` of the project.

    ``met_plannen`` adds the plans and what stands in ``uitvoer``. Raises BestaatAlFout when ``doel`` exists, and
    ReservekopieFout when it cannot be written or is not the same when it is read back; nothing is left behind then.
    """
    doel = doel or _vrije_naam(project)
    if doel.exists():
        raise BestaatAlFout(f"{doel} bestaat al en wordt niet overschreven. Er is niets bewaard. Noem een andere naam.")
    in_wording = doel.with_name(f"{doel.name}.deel")
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="plantoets-") as hulp:
            aantal = _schrijf(project, in_wording, Path(hulp), met_plannen=met_plannen)
        bestanden = _lees_terug(in_wording)
        _zet_neer(in_wording, doel)
    except OSError as fout:
        raise ReservekopieFout(
            f"{doel} is niet te schrijven ({reason(fout)}). Er is geen reservekopie gemaakt. "
            "Controleer of de schijf vol is en of u in die map mag schrijven."
        ) from fout
    finally:
        in_wording.unlink(missing_ok=True)
    return Kopie(doel, bestanden, aantal, ":" in _gebruiker(project.instellingen.opslag.url))


def _schrijf(project: Project, pad: Path, hulp: Path, *, met_plannen: bool) -> int:
    """Write the zip and return how many decisions are in it."""
    _kopieer_database(project.store, hulp / DATABASE)
    with closing(Store(hulp / DATABASE)) as kopie:  # what is exported is what is in the copy
        besluiten = besluiten_als_json(kopie)
    lijst: dict[str, dict[str, str | int]] = {}
    with zipfile.ZipFile(pad, "x", zipfile.ZIP_DEFLATED) as zip_:
        _voeg_tekst_toe(zip_, LEESMIJ, _UITLEG.format(lijst=LIJST, database=DATABASE, besluiten=BESLUITEN), lijst)
        _voeg_tekst_toe(zip_, BESLUITEN, json.dumps(besluiten, ensure_ascii=False, indent=1), lijst)
        for naam, bron in ((DATABASE, hulp / DATABASE), *_bestanden(project, met_plannen=met_plannen)):
            _voeg_toe(zip_, naam, bron, lijst)
        kop = {
            "soort": SOORT,
            "versie": VERSIE,
            "programma": programmaversie(),
            "indeling": SCHEMA,
            "gemaakt_op": datetime.now().astimezone().isoformat(timespec="seconds"),
            "bestanden": lijst,
        }
        zip_.writestr(LIJST, json.dumps(kop, ensure_ascii=False, indent=1))
    return tel_besluiten(besluiten)


def _kopieer_database(store: Store, doel: Path) -> None:
    """Copy the database in one moment, while others may be writing; from a server it becomes a file too."""
    if isinstance(store.plek, Path):
        with closing(sqlite3.connect(store.plek)) as bron, closing(sqlite3.connect(doel)) as kopie:
            bron.backup(kopie)
    else:
        with closing(Store(doel)) as kopie:
            zet_over(store, kopie)
    with closing(sqlite3.connect(doel)) as kopie:
        (oordeel,) = kopie.execute("PRAGMA integrity_check").fetchone()
    if oordeel != "ok":
        raise ReservekopieFout(
            f"De database is beschadigd ({oordeel}), dus er is geen reservekopie gemaakt. "
            "Zet een eerdere reservekopie terug met plantoets herstel, en bewaar deze database voor onderzoek."
        )


def _bestanden(project: Project, *, met_plannen: bool) -> Iterator[tuple[str, Path]]:
    """Return the files of a project with the names that they get in the zip."""
    instellingen = project.instellingen
    vast = [project.map / naam for naam in (_instellingen.BESTAND, *_REGISTER)]
    eigen = [pad for pad in (instellingen.sjablonen, instellingen.criteria) if pad]
    mappen = [project.map / PLANNEN, project.uitvoer] if met_plannen else []
    gezien: set[str] = set()
    for wortel in (*vast, *eigen, *mappen):
        for pad in sorted(wortel.rglob("*")) if wortel.is_dir() else (wortel,):
            naam = _naam(project.map, wortel, pad)
            if pad.is_file() and not pad.name.startswith("~$") and naam not in gezien:
                gezien.add(naam)
                yield naam, pad


def _naam(map_: Path, wortel: Path, pad: Path) -> str:
    if pad.resolve().is_relative_to(map_.resolve()):
        return pad.resolve().relative_to(map_.resolve()).as_posix()
    return (PurePosixPath(ELDERS) / pad.relative_to(wortel.parent).as_posix()).as_posix()


def _voeg_toe(zip_: zipfile.ZipFile, naam: str, bron: Path, lijst: dict[str, dict[str, str | int]]) -> None:
    """Copy a file into the zip, and note what went in: a file may be changed while it is being read."""
    hash_, grootte = hashlib.sha256(), 0
    with bron.open("rb") as van, zip_.open(zipfile.ZipInfo.from_file(bron, naam), "w", force_zip64=True) as naar:
        while blok := van.read(_BLOK):
            hash_.update(blok)
            grootte += len(blok)
            naar.write(blok)
    lijst[naam] = {"sha256": hash_.hexdigest(), "grootte": grootte}


def _voeg_tekst_toe(zip_: zipfile.ZipFile, naam: str, tekst: str, lijst: dict[str, dict[str, str | int]]) -> None:
    inhoud = tekst.encode("utf-8")
    zip_.writestr(naam, inhoud)
    lijst[naam] = {"sha256": hashlib.sha256(inhoud).hexdigest(), "grootte": len(inhoud)}


def _lees_terug(pad: Path) -> int:
    """Return how many files a backup holds; raises ReservekopieFout when one is not what was put in."""
    with zipfile.ZipFile(pad) as zip_:
        lijst = json.loads(zip_.read(LIJST))["bestanden"]
        for naam, gegevens in lijst.items():
            if _sha256_in(zip_, naam) != gegevens["sha256"]:
                raise ReservekopieFout(
                    f"De reservekopie is teruggelezen en {naam} was anders dan wat erin ging. Zij is weggegooid. "
                    "Controleer de schijf en probeer het opnieuw, bij voorkeur op een andere schijf."
                )
    return len(lijst)


def _sha256_in(zip_: zipfile.ZipFile, naam: str) -> str:
    hash_ = hashlib.sha256()
    with zip_.open(naam) as stroom:
        while blok := stroom.read(_BLOK):
            hash_.update(blok)
    return hash_.hexdigest()


def _zet_neer(in_wording: Path, doel: Path) -> None:
    """Give the file its name, unless somebody else took that in the meantime."""
    try:
        os.link(in_wording, doel)
    except FileExistsError as fout:
        raise BestaatAlFout(f"{doel} bestaat nu al en wordt niet overschreven. Noem een andere naam.") from fout
    except OSError:  # a disk without links, such as a memory stick
        if doel.exists():
            raise
        in_wording.rename(doel)


def _vrije_naam(project: Project) -> Path:
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M")
    basis = project.map / MAP / f"{project.map.resolve().name or 'project'}-{moment}.zip"
    namen = (basis if nummer == 1 else basis.with_stem(f"{basis.stem}-{nummer}") for nummer in count(1))
    return next(naam for naam in namen if not naam.exists())


def _gebruiker(url: str) -> str:
    """Return what stands before the @ in an address: "name" or "name:password"."""
    return url.partition("://")[2].rpartition("@")[0]
