"""Templates of one's own: what they can use, the built-in ones to begin from, and a trial before a letter is made."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus import Dossier, Instellingen
from generate import proef, sjablonen
from generate.beeld import Rij, rijen
from generate.bestand import bewaar
from generate.brief import schrijf_word
from generate.briefinhoud import brief_context, robuust_context, uitnodiging_context
from generate.errors import CitaatFout, OpslaanFout, SjabloonFout
from generate.gezamenlijk import gezamenlijk_context
from generate.sjablooncontrole import Gebrek, Veld, controleer_velden, velden
from generate.soorten import Briefsoort, sjabloon_van
from generate.verband import Verband

SJABLONEN: dict[str, tuple[Briefsoort, str]] = {
    "plan": (Briefsoort.OORDEEL, "plan van aanpak"),
    "voortgang": (Briefsoort.OORDEEL, "voortgangsrapportage"),
    "eind": (Briefsoort.OORDEEL, "eindrapportage"),
    "robuust": (Briefsoort.ROBUUST, "plan van aanpak"),
    "uitnodiging": (Briefsoort.UITNODIGING, "plan van aanpak"),
    "algemeen": (Briefsoort.ALGEMEEN, "plan van aanpak"),
    "kamerbrief": (Briefsoort.KAMERBRIEF, "voortgangsrapportage"),
    "samenvatting": (Briefsoort.SAMENVATTING, "voortgangsrapportage"),
}
"""Per name of a template the letter that it is for, and the kind of document on which it is tried."""


def bestand_van(naam: str) -> str:
    """Return the file name of a template, which one of the user's own must have to take its place."""
    soort, stuk = SJABLONEN[naam]
    return sjabloon_van(soort, stuk, None)


def naam_van(bestand: str) -> str | None:
    """Return which template a file of this name takes the place of, None when its name does not say so."""
    return next((naam for naam in SJABLONEN if bestand_van(naam) == bestand), None)


def alle_velden(naam: str) -> tuple[Veld, ...]:
    """Return every field that a template of this name may use, each with an example."""
    return velden(voorbeeldgegevens(naam)[0])


def kopieer(naam: str, doel: Path) -> None:
    """Write the built-in template to ``doel``; raises OpslaanFout when it cannot, or when a file is there already."""
    if doel.exists():
        raise OpslaanFout(f"{doel} bestaat al en blijft zoals het is. Kies een andere map of naam voor de kopie.")
    bewaar((sjablonen.MAP / bestand_van(naam)).read_bytes(), doel)


def controleer(pad: Path, naam: str) -> tuple[Gebrek, ...]:
    """Return what is wrong with a template of the user's own that takes the place of the one of this name.

    Its fields are looked up first; then a letter is made of it with everything filled in, and one with next to nothing.
    Raises SjabloonFout when the file is no Word document.
    """
    vol, regels = voorbeeldgegevens(naam)
    verplicht: Sequence[str] = sjablonen.woorden("verplicht.yaml", None)[naam]
    gebreken = controleer_velden(pad, vol, verplicht)
    if any(gebrek.zin for gebrek in gebreken):
        return gebreken
    proeven = (("alle gegevens", vol, regels, proef.VOL), ("bijna geen gegevens", *_leeg(naam, proef.LEEG), proef.LEEG))
    fouten = (_probeer(pad, *een) for een in proeven)
    return (*gebreken, *(fout for fout in fouten if fout))


def _probeer(
    pad: Path, waarmee: str, context: dict[str, Any], regels: Sequence[Rij], instellingen: Instellingen
) -> Gebrek | None:
    with tempfile.TemporaryDirectory() as map_:
        try:
            doel = Path(map_) / "proef.docx"
            schrijf_word(pad.name, context, replace(instellingen, sjablonen=pad.parent), doel, "Proef", regels)
        except (SjabloonFout, CitaatFout) as fout:
            return Gebrek(f"Een proef met {waarmee} mislukt: {fout}")
    return None


def voorbeeldgegevens(naam: str) -> tuple[dict[str, Any], tuple[Rij, ...]]:
    """Return what a template of this name gets when everything is known, and the rows whose quotes it must hold."""
    return _vol(naam, proef.VOL)


def _vol(naam: str, instellingen: Instellingen) -> tuple[dict[str, Any], tuple[Rij, ...]]:
    soort, stuk = SJABLONEN[naam]
    if soort.is_gezamenlijk:
        return gezamenlijk_context(soort, proef.ronde_vol(stuk), instellingen), ()
    dossier = proef.vol(stuk)
    return _over_een(soort, dossier, instellingen, proef.verband(dossier))


def _leeg(naam: str, instellingen: Instellingen) -> tuple[dict[str, Any], tuple[Rij, ...]]:
    """Return the same for when next to nothing is known."""
    soort, stuk = SJABLONEN[naam]
    if soort.is_gezamenlijk:
        return gezamenlijk_context(soort, proef.ronde_leeg(stuk), instellingen), ()
    return _over_een(soort, proef.leeg(stuk), instellingen, Verband())


def _over_een(
    soort: Briefsoort, dossier: Dossier, instellingen: Instellingen, verband: Verband
) -> tuple[dict[str, Any], tuple[Rij, ...]]:
    if soort is Briefsoort.ROBUUST:
        return robuust_context(dossier, instellingen, verband), ()
    if soort is Briefsoort.UITNODIGING:
        return uitnodiging_context(dossier, instellingen, verband), ()
    regels = rijen(dossier, instellingen)
    return brief_context(dossier, instellingen, regels, verband), regels
