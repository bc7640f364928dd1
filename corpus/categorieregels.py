"""The rules of categorieen.yaml, read into typed, checked objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import yaml

from corpus.errors import InstellingenFout, bedoelde_u
from corpus.model import Categorie

BESTAND = "categorieen.yaml"
GROEN, ORANJE, ROOD, ONBEKEND = "groen", "oranje", "rood", "onbekend"
DELEN = (GROEN, ORANJE, ROOD, ONBEKEND)
"""What shares of the criteria a rule can speak of."""
_SLEUTELS = ("categorie", "regel", "soort", *DELEN)
_GRENZEN = ("minstens", "hoogstens")


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Between which shares (0 to 1, both included) something must lie."""

    minstens: float = 0.0
    hoogstens: float = 1.0

    def bevat(self, deel: float) -> bool:
        """Return whether a share lies between the bounds."""
        return self.minstens <= deel <= self.hoogstens


@dataclass(frozen=True, slots=True)
class Categorieregel:
    """One rule: when which category is proposed."""

    categorie: Categorie
    regel: str
    soort: str = ""
    """Kind of document that it is about; empty means any."""
    grenzen: Mapping[str, Grenzen] = field(default_factory=dict[str, Grenzen])
    """Per colour (or "onbekend") the share that the criteria must have."""

    def past(self, delen: Mapping[str, float], soort: str) -> bool:
        """Return whether the rule fits a document of this kind with these shares."""
        if self.soort and self.soort.casefold() != soort.casefold():
            return False
        return all(grenzen.bevat(delen[naam]) for naam, grenzen in self.grenzen.items())


@cache
def categorieregels(pad: Path | None = None) -> tuple[Categorieregel, ...]:
    """Return the rules, first one first; raises InstellingenFout that names the rule and key that is wrong.

    ``pad`` is another file than the one of the program.
    """
    bron = pad or files("corpus").joinpath(BESTAND)
    naam = pad.name if pad else BESTAND
    try:
        data: object = yaml.safe_load(bron.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fout:
        raise InstellingenFout(f"{naam}: dit is geen geldige YAML ({fout}).") from fout
    tabel = _als_tabel(data, naam)
    _controleer_sleutels(tabel, ("bron", "regels"), naam)
    rijen = tabel.get("regels")
    if not isinstance(rijen, list) or not rijen:
        raise InstellingenFout(f"{naam}: onder regels hoort een lijst met ten minste één regel.")
    regels = tuple(_lees_regel(rij, f"{naam}, regel {nr}") for nr, rij in enumerate(cast("list[object]", rijen), 1))
    if regels[-1].soort or regels[-1].grenzen:
        raise InstellingenFout(
            f"{naam}: de laatste regel hoort altijd te passen, anders krijgt een plan geen voorstel. "
            f"Haal daar {', '.join((*regels[-1].grenzen, *(['soort'] if regels[-1].soort else [])))} weg."
        )
    return regels


def _als_tabel(waarde: object, plaats: str) -> dict[str, Any]:
    if not isinstance(waarde, dict):
        raise InstellingenFout(f"{plaats}: hier horen sleutels met waarden, zoals categorie: de vraag.")
    return cast("dict[str, Any]", waarde)


def _controleer_sleutels(tabel: Mapping[str, Any], bekend: tuple[str, ...], plaats: str) -> None:
    for sleutel in tabel:
        if sleutel not in bekend:
            hulp = bedoelde_u(str(sleutel), bekend)
            raise InstellingenFout(f'{plaats}: de sleutel "{sleutel}" bestaat niet. {hulp}')


def _lees_regel(rij: object, plaats: str) -> Categorieregel:
    tabel = _als_tabel(rij, plaats)
    _controleer_sleutels(tabel, _SLEUTELS, plaats)
    tekst = tabel.get("regel")
    if not isinstance(tekst, str) or not tekst.strip():
        raise InstellingenFout(f"{plaats}: regel ontbreekt. Schrijf daar hoe de regel bij het voorstel leest.")
    try:
        categorie = Categorie(str(tabel.get("categorie")))
    except ValueError as fout:
        hulp = bedoelde_u(str(tabel.get("categorie")), Categorie)
        raise InstellingenFout(f'{plaats}: de categorie "{tabel.get("categorie")}" bestaat niet. {hulp}') from fout
    grenzen = {naam: _lees_grenzen(tabel[naam], f"{plaats}, {naam}") for naam in DELEN if naam in tabel}
    return Categorieregel(categorie, tekst.strip(), str(tabel.get("soort", "")).strip(), grenzen)


def _lees_grenzen(waarde: object, plaats: str) -> Grenzen:
    tabel = _als_tabel(waarde, plaats)
    _controleer_sleutels(tabel, _GRENZEN, plaats)
    for naam, grens in tabel.items():
        if isinstance(grens, bool) or not isinstance(grens, int | float) or not 0 <= grens <= 1:
            raise InstellingenFout(
                f"{plaats}: {naam} = {grens!r} kan niet. Hier hoort een deel tussen 0 en 1, zoals 0.25 voor een kwart."
            )
    return Grenzen(**tabel)
