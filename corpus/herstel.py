"""plantoets herstel: a backup becomes a project again, in a new folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import stat
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

from corpus import instellingen as _instellingen
from corpus.errors import BestaatAlFout, DatabaseFout, ReservekopieFout
from corpus.instellingen import lees_instellingen
from corpus.overzetten import besluiten_als_json, is_leeg, tel_besluiten, zet_over
from corpus.plek import BESTAND as DATABASE
from corpus.plek import Server, plek_van
from corpus.project import PLANNEN, UITVOER
from corpus.reservekopie import ELDERS, LIJST, SOORT, VERSIE
from corpus.store import Store
from extract.reasons import reason

_GROOTSTE_LIJST = 64 << 20
_INGEPAKT = 200
"""A file of ours never packs better than so many to one; what does is made to fill a disk."""
_SPELING = 64 << 20
_BLOK = 1 << 20


@dataclass(frozen=True, slots=True)
class Hersteld:
    """A project that was put back."""

    map: Path
    gemaakt_op: str
    """When the backup was made."""
    besluiten: int
    plek: str
    """Where its database is now, as the user knows it."""
    elders: tuple[str, ...]
    """Templates and criteria that lay outside the project; plantoets.toml still points at their old place."""


def herstel(zip_pad: Path, doel: Path, *, in_bestand: bool = False) -> Hersteld:
    """Put a backup back in ``doel``, a folder that is new or empty.

    The database comes where the settings (or the environment) say: a file, or an empty schema on a server; with
    ``in_bestand`` always a file, and ``[opslag]`` in the settings is put out of action. Raises BestaatAlFout when
    something is in the way, ReservekopieFout when the zip is no backup, is damaged or does not fit.
    """
    doel = doel.resolve()  # the current folder has no name of its own
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise BestaatAlFout(
            f"{doel} bestaat al en is niet leeg. Er is niets teruggezet, want dat zou iets kunnen overschrijven. "
            "Noem een nieuwe map."
        )
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        in_wording = doel.parent / f".{doel.name}-{secrets.token_hex(4)}"
        in_wording.mkdir()
        try:
            uitkomst = _herstel(zip_pad, in_wording, doel, in_bestand=in_bestand)
            if doel.exists():
                doel.rmdir()
            in_wording.rename(doel)
        finally:
            shutil.rmtree(in_wording, ignore_errors=True)
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError) as fout:
        raise ReservekopieFout(
            f"{zip_pad} is niet terug te zetten in {doel} ({_reden(fout)}). Er is niets gemaakt. "
            "Is het bestand heel overgekomen, en is er genoeg ruimte op de schijf?"
        ) from fout
    return uitkomst


def _reden(fout: Exception) -> str:
    return reason(fout) if isinstance(fout, OSError) else "het zip-bestand is niet heel"


def _herstel(zip_pad: Path, map_: Path, doel: Path, *, in_bestand: bool) -> Hersteld:
    with zipfile.ZipFile(zip_pad) as zip_:
        kop = _lees_kop(zip_pad, zip_)
        lijst = _controleer(zip_pad, zip_, kop, map_)
        for naam, sha256 in lijst.items():
            _pak_uit(zip_pad, zip_, naam, sha256, map_)
    for nieuw in (map_ / PLANNEN, map_ / UITVOER):
        nieuw.mkdir(exist_ok=True)
    toml = map_ / _instellingen.BESTAND
    if in_bestand:
        toml.write_text(_zonder_opslag(toml.read_text(encoding="utf-8-sig")), encoding="utf-8")
    plek = plek_van(doel, lees_instellingen(toml).opslag)
    with closing(Store(map_ / DATABASE)) as store:
        besluiten = besluiten_als_json(store)
        if isinstance(plek, Server) and not in_bestand:
            _naar_server(store, plek)
    if isinstance(plek, Server) and not in_bestand:
        (map_ / DATABASE).unlink()
    return Hersteld(
        map=doel,
        gemaakt_op=str(kop.get("gemaakt_op", "")),
        besluiten=tel_besluiten(besluiten),
        plek=str(plek) if isinstance(plek, Server) and not in_bestand else str(doel / DATABASE),
        elders=tuple(naam for naam in lijst if PurePosixPath(naam).parts[0] == ELDERS),
    )


def _naar_server(store: Store, server: Server) -> None:
    with closing(Store(server)) as daar:
        if not is_leeg(daar):
            raise DatabaseFout(
                f"In de {server} staat al een project. Er is niets teruggezet, want de besluiten zouden door elkaar "
                "lopen. Noem in een kopie van de reservekopie geen schema, kies een map met een andere naam, of zet de "
                "database in een bestand met --in-bestand."
            )
        zet_over(store, daar)


def _lees_kop(zip_pad: Path, zip_: zipfile.ZipFile) -> dict[str, Any]:
    """Return the list of contents; raises ReservekopieFout when this is no backup of ours."""
    try:
        info = zip_.getinfo(LIJST)
        gelezen: object = json.loads(zip_.read(info)) if info.file_size <= _GROOTSTE_LIJST else None
    except (KeyError, ValueError):
        gelezen = None
    kop = cast("dict[str, Any]", gelezen) if isinstance(gelezen, dict) else {}
    if kop.get("soort") != SOORT:
        raise ReservekopieFout(
            f"{zip_pad} is geen reservekopie van Plantoets, dus er is niets teruggezet. "
            "Kies het zip-bestand dat plantoets bewaar heeft gemaakt."
        )
    if kop.get("versie") != VERSIE:
        raise ReservekopieFout(
            f"{zip_pad} is gemaakt met een nieuwere versie van Plantoets. Er is niets teruggezet. "
            "Installeer de nieuwste versie van Plantoets."
        )
    return kop


def _controleer(zip_pad: Path, zip_: zipfile.ZipFile, kop: dict[str, Any], map_: Path) -> dict[str, str]:
    """Return per file its hash; raises ReservekopieFout for names and sizes that no backup of ours has."""
    lijst: dict[str, Any] = kop.get("bestanden") or {}
    infos = {info.filename: info for info in zip_.infolist()}
    ontbreekt = [naam for naam in (*lijst, DATABASE, _instellingen.BESTAND) if naam not in infos]
    if ontbreekt or not {DATABASE, _instellingen.BESTAND} <= lijst.keys():
        raise _beschadigd(zip_pad, f"{', '.join(ontbreekt) or 'een bestand'} ontbreekt")
    gewoon: set[str] = set()
    for naam in lijst:
        if not _is_veilig(infos[naam]) or naam.casefold() in gewoon:
            raise _beschadigd(zip_pad, f'de naam "{naam}" hoort niet in een reservekopie')
        gewoon.add(naam.casefold())
    groot = sum(infos[naam].file_size for naam in lijst)
    if groot > zip_pad.stat().st_size * _INGEPAKT + _SPELING or groot > shutil.disk_usage(map_).free:
        raise ReservekopieFout(
            f"{zip_pad} wordt uitgepakt {groot / 1e9:.1f} GB: dat past niet op de schijf, of hoort niet bij een "
            "reservekopie van deze omvang. Er is niets teruggezet. Maak ruimte, of kies een andere reservekopie."
        )
    return {naam: str(gegevens.get("sha256")) for naam, gegevens in lijst.items()}


def _is_veilig(info: zipfile.ZipInfo) -> bool:
    """Return whether an entry is a plain file that stays within the folder, on Windows too."""
    naam = info.orig_filename
    delen = PurePosixPath(naam).parts
    return (
        naam == "/".join(delen)
        and not naam.startswith("/")
        and not any(deel in {".", ".."} or deel.rstrip(". ") != deel for deel in delen)
        and not any(teken in naam for teken in '\\:*?"<>|\x00')
        and not stat.S_ISLNK(info.external_attr >> 16)
    )


def _pak_uit(zip_pad: Path, zip_: zipfile.ZipFile, naam: str, sha256: str, map_: Path) -> None:
    """Write one file, never more of it than the zip says that it holds, and check it."""
    doel = map_ / naam
    doel.parent.mkdir(parents=True, exist_ok=True)
    hash_, over = hashlib.sha256(), zip_.getinfo(naam).file_size
    with zip_.open(naam) as van, doel.open("xb") as naar:
        while blok := van.read(min(_BLOK, over + 1)):
            over -= len(blok)
            if over < 0:
                raise _beschadigd(zip_pad, f"{naam} is groter dan het zegt te zijn")
            hash_.update(blok)
            naar.write(blok)
    if hash_.hexdigest() != sha256:
        raise _beschadigd(zip_pad, f"{naam} is niet meer wat het was toen de kopie werd gemaakt")


def _beschadigd(zip_pad: Path, reden: str) -> ReservekopieFout:
    return ReservekopieFout(
        f"{zip_pad} is beschadigd of veranderd: {reden}. Er is niets teruggezet. Gebruik een andere reservekopie."
    )


def _zonder_opslag(toml: str) -> str:
    """Return the settings with the table ``[opslag]`` turned into a comment."""
    regels: list[str] = []
    binnen = False
    for regel in toml.splitlines():
        if regel.lstrip().startswith("["):
            binnen = regel.split("#")[0].strip() == "[opslag]"
        regels.append(f"# {regel}" if binnen and regel.strip() else regel)
    return "\n".join(regels) + "\n"
