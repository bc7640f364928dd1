"""How a sentence speaks: denied, not applicable, a quoted norm, an intention, done; the phrases are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml


class Wending(StrEnum):
    """A way of speaking that ``criteria/taal.yaml`` describes."""

    ONTKEND = "ontkend"
    UITGESTELD = "uitgesteld"
    NVT = "nvt"
    REDEN = "reden"
    NORM_GECITEERD = "norm_geciteerd"
    VRAAG_MINISTERIE = "vraag_ministerie"
    VOORNEMEN = "voornemen"
    STREVEN = "streven"
    GEREALISEERD = "gerealiseerd"
    BESLUIT = "besluit"
    EIGENAAR = "eigenaar"
    PLAN_SPREEKT = "plan_spreekt"
    VERLEDEN = "verleden"


@dataclass(frozen=True, slots=True)
class Taal:
    """The phrases, compiled: one pattern per way of speaking."""

    patronen: dict[Wending, re.Pattern[str]]

    def wendingen(self, tekst: str) -> frozenset[Wending]:
        """Return the ways of speaking that a sentence shows; white space in ``tekst`` must be single."""
        plat = tekst.casefold()
        return frozenset(wending for wending, patroon in self.patronen.items() if patroon.search(plat))

    def plaatsen(self, wending: Wending, tekst: str) -> tuple[tuple[int, int], ...]:
        """Return the character offsets at which a way of speaking shows."""
        return tuple(treffer.span() for treffer in self.patronen[wending].finditer(tekst.casefold()))


@lru_cache(maxsize=1)
def laad_taal() -> Taal:
    """Read the phrases that come with the program."""
    bron = files("classify").joinpath("criteria/taal.yaml").read_text(encoding="utf-8")
    data = cast("dict[str, dict[str, str] | list[str]]", yaml.safe_load(bron))
    stukken = cast("dict[str, str]", data.pop("stukken"))
    return Taal({Wending(naam): _patroon(cast("list[str]", regels), stukken) for naam, regels in data.items()})


def _patroon(regels: list[str], stukken: dict[str, str]) -> re.Pattern[str]:
    """Join the lines of one way of speaking into one pattern, with the named pieces filled in."""
    return re.compile("|".join(f"(?:{_vul_in(regel, stukken)})" for regel in regels))


def _vul_in(regel: str, stukken: dict[str, str]) -> str:
    for naam, stuk in stukken.items():
        regel = regel.replace("{" + naam + "}", stuk)
    return regel.replace("{{", "{").replace("}}", "}")
