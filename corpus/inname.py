"""Taking documents into a project: recognised or asked for, copied whole or not at all, nothing overwritten."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from corpus.batch import plaatsing
from corpus.documentsoort import BRIEF, Soortherkenning, passende_ronden, soort_van
from corpus.errors import InnameFout
from corpus.herkenning import VOORWERK, in_bestandsnaam, in_tekst, voorwerk
from corpus.model import Ronde
from corpus.project import EERDER, Project, sha256_van
from corpus.register import namen_van
from corpus.uitvoer import bestandsnaam
from extract import Document
from extract.reasons import reason

_HALF = ".nieuw"
"""Behind the name of a copy that is not complete; the reader knows no such documents."""
_RESTANT_NA = 3600
"""Seconds after which a half copy can be nobody's work any more."""


class Onzeker(StrEnum):
    """What a person has to say about a document before it can be taken in."""

    DIENST = "dienst"
    RONDE = "ronde"
    AKKOORD = "akkoord"
    """Everything is known, but something does not fit; a person may go on all the same."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """Something that is not certain about a document."""

    over: Onzeker
    tekst: str
    """In Dutch: what is the matter."""
    keuzes: tuple[str, ...] = ()
    """Abbreviations or round ids that it can be; empty when it can be any."""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What is known of a document that someone wants to take in."""

    pad: Path
    sha256: str
    diensten: tuple[str, ...]
    """Abbreviations; empty when not certain, several for a joint plan."""
    ronde: Ronde | None
    soort: str
    """What kind of document it calls itself; empty when it does not say."""
    waarom: str
    """In Dutch: how the service was recognised; empty when it was named."""
    vragen: tuple[Vraag, ...] = ()
    al_aanwezig: str = ""
    """The same file, where it lies in the project already ("2024-plan/ODG.pdf"); then there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Toevoeging:
    """A document that was taken in."""

    naam: str
    """Where it lies now: "2024-plan/ODG.pdf"."""
    eerder: tuple[str, ...]
    """Where the versions lie that gave way to it: "2024-plan/eerder/ODG tot 2026-11-20.pdf"."""
    oordelen: int
    """How many criteria were decided on in this round before this version came."""


def bekijk(
    project: Project, pad: Path, document: Document | None, *, diensten: Sequence[str] = (), ronde: str = ""
) -> Voorstel:
    """Return what is known of a document; ``diensten`` and ``ronde`` are what the user says of it.

    ``document`` is None when the file could not be read. Raises OnbekendFout for a service or round that does not
    exist, InnameFout for services that hand in no document together and for a file that is no PDF.
    """
    if pad.suffix.lower() != ".pdf":
        raise InnameFout(
            f"{pad.name} is geen PDF en is niet toegevoegd: Plantoets leest alleen PDF's. "
            "Sla het document in Word of LibreOffice op als PDF en voeg dat toe."
        )
    sha256 = sha256_van(pad)
    soort = soort_van(pad.stem, document)
    namen = namen_van(project.register.diensten)
    in_naam = in_bestandsnaam(pad.stem, namen)
    op_tekst = in_tekst(voorwerk(document), namen) if document is not None else ()
    wie, waarom, over_dienst = _dienst(project, diensten, in_naam, op_tekst)
    welke, over_ronde = _ronde(project, soort, ronde)
    elders = _zelfde_bestand(project, sha256)
    hier = next((naam for naam in elders if welke and naam.startswith(f"{welke.id}/")), "")
    vragen = [*over_dienst, *over_ronde, *_over_soort(soort, welke)]
    if elders and not hier:
        vragen.append(Vraag(Onzeker.AKKOORD, f"hetzelfde bestand ligt al bij een andere ronde: {', '.join(elders)}"))
    if EERDER in Path(hier).parts:
        vragen.append(Vraag(Onzeker.AKKOORD, f"deze versie is eerder vervangen door een andere: {hier}"))
        hier = ""
    return Voorstel(pad, sha256, wie, welke, soort.soort, waarom, tuple(vragen), al_aanwezig=hier)


def voeg_toe(project: Project, voorstel: Voorstel, *, wie: str) -> Toevoeging:
    """Copy a document into the folder of its round, and keep the version that lay there in the folder ``EERDER``.

    Each file appears whole or not at all, and no name that is taken is used. Raises InnameFout when a file is in use
    or the disk is full; then the version that lay there still lies there.
    """
    ronde = voorstel.ronde
    if ronde is None or not voorstel.diensten:
        raise InnameFout(
            f"{voorstel.pad.name}: zonder dienst en ronde is er geen plaats voor. Noem --dienst en --ronde."
        )
    map_ = project.map_van(ronde)
    doel = map_ / _doelnaam(project, voorstel)
    oud = _huidige_versies(project, ronde, voorstel.diensten, doel)
    kopie = map_ / f".{doel.name}.{os.getpid()}{_HALF}"
    try:
        map_.mkdir(parents=True, exist_ok=True)
        _ruim_restanten_op(map_)
        _kopieer(voorstel.pad, kopie)
        weggelegd = _vervang(oud, kopie, doel)
    except OSError as fout:
        raise InnameFout(
            f"{voorstel.pad.name} is niet te kopiëren ({reason(fout)}). Staat het plan open in een ander "
            "programma, of is de schijf vol? Er is niets overschreven. Sluit het en geef dezelfde opdracht opnieuw."
        ) from fout
    finally:
        kopie.unlink(missing_ok=True)
    bestand = doel.relative_to(map_).as_posix()
    project.store.voeg_bestand_toe(ronde.id, bestand, voorstel.sha256, wie)
    oordelen = {
        (dienst, oordeel.nummer)
        for dienst in voorstel.diensten
        for oordeel in project.store.oordelen(ronde.id, dienst)
        if oordeel.plan != voorstel.sha256
    }
    eerder = tuple(f"{ronde.id}/{pad.relative_to(map_).as_posix()}" for pad in weggelegd)
    return Toevoeging(f"{ronde.id}/{bestand}", eerder, len(oordelen))


def _dienst(
    project: Project, genoemd: Sequence[str], in_naam: tuple[str, ...], op_tekst: tuple[str, ...]
) -> tuple[tuple[str, ...], str, list[Vraag]]:
    """Return the services of a document, how they were recognised, and what is to be asked about them."""
    if genoemd:
        wie = tuple(dict.fromkeys(project.register.dienst(naam).afkorting for naam in genoemd))
        if not _horen_samen(project, wie):
            raise InnameFout(
                f"{' en '.join(wie)} dienen volgens het register geen gezamenlijk plan in. "
                'Vul in register.xlsx de kolom "gezamenlijk plan met" in, of voeg het document per dienst toe.'
            )
        vreemd = op_tekst and not set(wie) & set(op_tekst)
        tekst = f"de tekst van de eerste {VOORWERK} pagina's noemt {', '.join(op_tekst)}, en niet {' en '.join(wie)}"
        return wie, "", [Vraag(Onzeker.AKKOORD, tekst)] if vreemd else []
    if in_naam and _horen_samen(project, in_naam):
        partners = {partner for een in in_naam for partner in project.register.dienst(een).samen_met}
        wie = (*in_naam, *(een for een in op_tekst if een in partners and een not in in_naam))
        if not op_tekst or set(wie) & set(op_tekst):
            return wie, "aan de naam van het bestand", []
        tekst = f"de naam van het bestand past bij {' en '.join(in_naam)}, maar de tekst noemt {', '.join(op_tekst)}"
        return (), "", [Vraag(Onzeker.DIENST, tekst, (*in_naam, *op_tekst))]
    if not in_naam and op_tekst and _horen_samen(project, op_tekst):
        return op_tekst, f"aan de tekst van de eerste {VOORWERK} pagina's", []
    mogelijk = in_naam or op_tekst
    if mogelijk:
        waar = "de naam van het bestand" if in_naam else f"de tekst van de eerste {VOORWERK} pagina's"
        return (), "", [Vraag(Onzeker.DIENST, f"{waar} past bij meer dan één dienst: {', '.join(mogelijk)}", mogelijk)]
    tekst = f"de naam van het bestand en de eerste {VOORWERK} pagina's noemen geen dienst uit het register"
    return (), "", [Vraag(Onzeker.DIENST, tekst)]


def _horen_samen(project: Project, afkortingen: Sequence[str]) -> bool:
    return {afkortingen[0], *project.register.dienst(afkortingen[0]).samen_met}.issuperset(afkortingen)


def _ronde(project: Project, soort: Soortherkenning, genoemd: str) -> tuple[Ronde | None, list[Vraag]]:
    if genoemd:
        return project.ronde(genoemd), []
    passend = passende_ronden(soort, project.instellingen.ronden)
    if len(passend) == 1:
        return passend[0], []
    if not soort.soort or soort.soort == BRIEF:
        tekst = "niet te zien is of het een plan, een voortgangsrapportage of iets anders is"
        alle = tuple(ronde.id for ronde in project.instellingen.ronden)
        return None, [Vraag(Onzeker.RONDE, "het lijkt een brief" if soort.soort else tekst, alle)]
    if not passend:
        nummer = f" nummer {soort.volgnummer}" if soort.volgnummer else ""
        tekst = f"het is zo te zien een {soort.soort}{nummer}, en daarvoor is er in plantoets.toml geen ronde"
        return None, [Vraag(Onzeker.RONDE, tekst, tuple(ronde.id for ronde in project.instellingen.ronden))]
    keuzes = tuple(ronde.id for ronde in passend)
    return None, [Vraag(Onzeker.RONDE, f"het is een {soort.soort}, en daarvoor zijn er {len(keuzes)} ronden", keuzes)]


def _over_soort(soort: Soortherkenning, ronde: Ronde | None) -> list[Vraag]:
    """Return what does not fit between the document and the round."""
    vragen: list[Vraag] = []
    if soort.tegenspraak:
        tekst = f"het bestand heet een {soort.tegenspraak}, maar het document noemt zich een {soort.soort}"
        vragen.append(Vraag(Onzeker.AKKOORD, tekst))
    if ronde and soort.soort and soort.soort.casefold() != ronde.soort.casefold():
        tekst = f"het is zo te zien een {soort.soort}, en de ronde {ronde.id} is voor een {ronde.soort}"
        vragen.append(Vraag(Onzeker.AKKOORD, tekst))
    return vragen


def _zelfde_bestand(project: Project, sha256: str) -> tuple[str, ...]:
    """Return where this very file lies in the project already, earlier versions included."""
    gevonden: list[str] = []
    for ronde in project.instellingen.ronden:
        map_ = project.map_van(ronde)
        gevonden += [plan.naam for plan in project.plannen(ronde) if plan.sha256 == sha256]
        oud = sorted((map_ / EERDER).rglob("*")) if (map_ / EERDER).is_dir() else []
        eerder = (pad for pad in oud if pad.is_file() and sha256_van(pad) == sha256)
        gevonden += [f"{ronde.id}/{pad.relative_to(map_).as_posix()}" for pad in eerder]
    return tuple(gevonden)


def _doelnaam(project: Project, voorstel: Voorstel) -> str:
    """Return a file name by which the services are recognised again."""
    diensten = voorstel.diensten
    naam = bestandsnaam(" en ".join(diensten)) + voorstel.pad.suffix.lower()
    herkend = in_bestandsnaam(Path(naam).stem, namen_van(project.register.diensten))
    if set(herkend) != set(diensten):
        raise InnameFout(
            f"{voorstel.pad.name}: de afkorting {' en '.join(diensten)} is geen eenduidige bestandsnaam; zij past bij "
            f"{', '.join(herkend) or 'geen dienst'}. Geef de dienst in het register een afkorting die maar één keer "
            "voorkomt."
        )
    elders = voorstel.ronde and project.genoemde_diensten(voorstel.ronde, naam)
    if elders and {project.register.dienst(een).afkorting for een in elders} != set(diensten):
        raise InnameFout(
            f"{voorstel.pad.name}: in plantoets.toml staat onder [plannen] dat {naam} van {' en '.join(elders)} is, "
            f"en niet van {' en '.join(diensten)}. Haal die regel eerst weg."
        )
    return naam


def _huidige_versies(project: Project, ronde: Ronde, diensten: Sequence[str], doel: Path) -> list[Path]:
    """Return the files that are now the plan of exactly these services, and whatever has the name of the new one."""
    geplaatst = plaatsing(project, ronde)
    oud: dict[Path, None] = {}
    for afkorting in diensten:
        if afkorting in geplaatst.dubbel:
            raise InnameFout(geplaatst.fouten[geplaatst.dubbel[afkorting][0]])
        plan = geplaatst.per_dienst.get(afkorting)
        if plan:
            van = {wie for wie, zijn in geplaatst.per_dienst.items() if zijn == plan}
            if not van <= set(diensten):
                raise InnameFout(
                    f"{plan.naam} is nu het gezamenlijke plan van {' en '.join(sorted(van))}. Een nieuw plan van "
                    f"alleen {' en '.join(diensten)} kan dat niet vervangen. Noem ze allemaal met --dienst, "
                    "of haal dat plan eerst weg."
                )
            oud[plan.pad] = None
    if doel.exists():
        oud[doel] = None
    return list(oud)


def _vervang(oud: Sequence[Path], kopie: Path, doel: Path) -> list[Path]:
    """Put the copy in place and return where the old versions lie now; when it fails, all is as it was."""
    weggelegd: dict[Path, Path] = {}
    try:
        for pad in oud:
            weggelegd[pad] = _leg_weg(pad, doel.parent / EERDER)
        _geef_naam(kopie, doel)
    except OSError:
        for pad, waar in weggelegd.items():
            _geef_naam(waar, pad)
        raise
    return list(weggelegd.values())


def _ruim_restanten_op(map_: Path) -> None:
    """Remove the half copies that a killed process left; a young one may be another window's, still at work."""
    for pad in map_.glob(f".*{_HALF}"):
        if time.time() - pad.stat().st_ctime > _RESTANT_NA:
            pad.unlink(missing_ok=True)


def _kopieer(bron: Path, doel: Path) -> None:
    """Copy a file, and wait until it is on the disk."""
    shutil.copyfile(bron, doel)
    shutil.copystat(bron, doel)
    with doel.open("rb+") as stroom:
        os.fsync(stroom.fileno())


def _leg_weg(pad: Path, map_: Path) -> Path:
    """Move a version that gives way to the folder for those, under a name with the day, and return where it lies."""
    map_.mkdir(exist_ok=True)
    dag = datetime.now().astimezone().date().isoformat()
    nummer = 1
    while True:
        doel = map_ / f"{pad.stem} tot {dag}{f' ({nummer})' if nummer > 1 else ''}{pad.suffix}"
        try:
            _geef_naam(pad, doel)
        except FileExistsError:
            nummer += 1
        else:
            return doel


def _geef_naam(pad: Path, doel: Path) -> None:
    """Rename a file; raises FileExistsError, and changes nothing, when the name is taken."""
    try:
        # A hard link fails when the name is taken, on every system; a rename replaces the file on most.
        os.link(pad, doel)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks and some network shares have no hard links.
        if doel.exists():
            raise FileExistsError(doel) from None
        pad.rename(doel)
    else:
        pad.unlink()
