"""The project folder as the program sees it: settings, register, rounds, plans and store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from corpus import instellingen as _instellingen
from corpus.errors import GeenProjectFout, InstellingenFout, OnbekendFout, bedoelde_u
from corpus.instellingen import GEEN_PLAN, lees_instellingen
from corpus.model import Instellingen, Ronde
from corpus.plek import plek_van
from corpus.register import Register, lees_register
from corpus.store import Store
from corpus.versie import lezerversie

PLANNEN = "plannen"
UITVOER = "uitvoer"
EERDER = "eerder"
"""Folder within that of a round with the versions that gave way to a newer one; nothing in it is assessed."""
DOCUMENTEN = (".pdf", ".doc", ".docx", ".odt", ".rtf")
"""What counts as a plan that was sent in; only a PDF can be read, the others are reported, never passed over."""
_BLOK = 1 << 20


@dataclass(frozen=True, slots=True)
class Planbestand:
    """A file in the folder of a round."""

    pad: Path
    ronde: Ronde
    bestand: str
    """Name within the folder of the round, with forward slashes."""
    sha256: str
    """Of its content; empty when the disk does not give it."""

    @property
    def naam(self) -> str:
        """Round and file, as the user can find it: "2024-plan/ODG.pdf"."""
        return f"{self.ronde.id}/{self.bestand}"


class Project:
    """An opened project folder; register and store are opened when they are first asked for."""

    def __init__(self, map_: Path) -> None:
        """Open the project in ``map_``; raises GeenProjectFout or InstellingenFout."""
        pad = map_ / _instellingen.BESTAND
        if not pad.is_file():
            raise GeenProjectFout(
                f"In {map_.resolve()} staat geen {_instellingen.BESTAND}, dus dit is geen project van Plantoets. "
                "Ga naar de map van uw project, noem haar met -C MAP, of begin er een met: plantoets nieuw MAP"
            )
        self.map = map_
        self.instellingen: Instellingen = lees_instellingen(pad)

    def controleer_paden(self) -> None:
        """Raise InstellingenFout when the user's own criteria or templates are not there."""
        eigen = {"criteria": self.instellingen.criteria, "sjablonen": self.instellingen.sjablonen}
        for sleutel, pad in eigen.items():
            wat, is_er = ("die map", Path.is_dir) if sleutel == "sjablonen" else ("dat bestand", Path.is_file)
            if pad is not None and not is_er(pad):
                naam = pad.relative_to(self.map) if pad.is_relative_to(self.map) else pad
                raise InstellingenFout(
                    f'{_instellingen.BESTAND}: {sleutel} = "{naam.as_posix()}", maar {wat} is er niet. Verbeter de '
                    'naam, of schrijf "" voor wat bij Plantoets hoort.'
                )

    @cached_property
    def register(self) -> Register:
        """The services; raises RegisterFout."""
        return lees_register(self.map, self.instellingen.ronden)

    @cached_property
    def store(self) -> Store:
        """The database; raises DatabaseFout, or InstellingenFout when its address is no good."""
        return Store(plek_van(self.map, self.instellingen.opslag))

    def close(self) -> None:
        """Let go of the database."""
        if "store" in self.__dict__:
            self.store.close()

    def ronde(self, naam: str = "") -> Ronde:
        """Return the round with this id; without one that of the settings, else the last; raises OnbekendFout."""
        ronden = self.instellingen.ronden
        gezocht = naam or self.instellingen.ronde or ronden[-1].id
        for ronde in ronden:
            if ronde.id.casefold() == gezocht.casefold():
                return ronde
        raise OnbekendFout(
            f'De ronde "{naam}" staat niet in {_instellingen.BESTAND}. '
            f"{bedoelde_u(naam, (ronde.id for ronde in ronden))}"
        )

    def is_eerste(self, ronde: Ronde) -> bool:
        """Return whether this is the first round of the project."""
        return self.instellingen.ronden[0] == ronde

    @property
    def lezer(self) -> str:
        """What the plans of this project are read with: the version of the reader, and whether it uses OCR."""
        return lezerversie(ocr=self.instellingen.ocr)

    @property
    def uitvoer(self) -> Path:
        """The folder for what the program makes; it need not exist."""
        return self.map / UITVOER

    def map_van(self, ronde: Ronde) -> Path:
        """Return the folder in which the plans of a round lie; it need not exist."""
        return self.map / PLANNEN / ronde.id

    def plannen(self, ronde: Ronde) -> tuple[Planbestand, ...]:
        """Return the documents in the folder of a round, by name.

        Left out are those that the settings call no plan, and the earlier versions in the folder ``EERDER``.
        """
        map_ = self.map_van(ronde)
        gevonden: list[Planbestand] = []
        for pad in sorted(_documenten(map_), key=lambda pad: str(pad).casefold()):
            bestand = pad.relative_to(map_).as_posix()
            if bestand.casefold().startswith(f"{EERDER}/"):
                continue
            if self.genoemde_diensten(ronde, bestand) != (GEEN_PLAN,):
                gevonden.append(Planbestand(pad, ronde, bestand, _sha256_van_plan(pad)))
        return tuple(gevonden)

    def genoemde_diensten(self, ronde: Ronde, bestand: str) -> tuple[str, ...]:
        """Return what ``[plannen]`` in the settings says of a file, empty when it says nothing."""
        genoemd = self.instellingen.plannen
        return genoemd.get(f"{ronde.id}/{bestand}") or genoemd.get(bestand, ())

    def opmerkingen(self) -> tuple[str, ...]:
        """Return, in Dutch, what lies in the folder and will not be looked at."""
        regels: list[str] = []
        map_ = self.map / PLANNEN
        bekend = {ronde.id.casefold() for ronde in self.instellingen.ronden}
        for pad in sorted(map_.iterdir()) if map_.is_dir() else ():
            if pad.is_dir() and pad.name.casefold() not in bekend and any(_documenten(pad)):
                regels.append(
                    f"De map {PLANNEN}/{pad.name} hoort bij geen ronde en is overgeslagen. "
                    f"{bedoelde_u(pad.name, (ronde.id for ronde in self.instellingen.ronden))}"
                )
            elif _is_document(pad):
                regels.append(
                    f"{PLANNEN}/{pad.name} ligt niet in de map van een ronde en is overgeslagen. "
                    f"Zet het in {PLANNEN}/{self.ronde().id}/."
                )
        return (*regels, *self._ongebruikte_namen())

    def _ongebruikte_namen(self) -> Iterator[str]:
        """Say which names under ``[plannen]`` fit no file: a typing error there would change nothing, silently."""
        mappen = (self.map / PLANNEN, *(self.map_van(ronde) for ronde in self.instellingen.ronden))
        for naam in self.instellingen.plannen:
            if not any((map_ / naam).is_file() for map_ in mappen):
                yield f'{_instellingen.BESTAND}, [plannen]: het bestand "{naam}" is er niet, dus die regel doet niets.'


def _documenten(map_: Path) -> Iterator[Path]:
    return (pad for pad in map_.rglob("*") if _is_document(pad)) if map_.is_dir() else iter(())


def _is_document(pad: Path) -> bool:
    """Return whether a path is a document and not the lock file that Word leaves beside an open one."""
    return pad.suffix.lower() in DOCUMENTEN and not pad.name.startswith(("~$", ".")) and pad.is_file()


def _sha256_van_plan(pad: Path) -> str:
    """Return the hash of a plan, "" when the disk does not give it: reading it will then say what is wrong."""
    try:
        toestand = pad.stat()
        return _sha256_in_deze_toestand(pad, toestand.st_ino, toestand.st_size, toestand.st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _sha256_in_deze_toestand(pad: Path, *_toestand: int) -> str:
    """Return the hash of a file; within one run a plan is asked for several times, and 300 plans take a second."""
    return sha256_van(pad)


def sha256_van(pad: Path) -> str:
    """Return the hash of a file's content."""
    hash_ = hashlib.sha256()
    with pad.open("rb") as stroom:
        while blok := stroom.read(_BLOK):
            hash_.update(blok)
    return hash_.hexdigest()
