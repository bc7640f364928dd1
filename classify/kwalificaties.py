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
    STREVEN = "streven"
    GEREALISEERD = "gerealiseerd"
    BESLUIT = "besluit"
    EIGENAAR = "eigenaar"
    METING = "meting"
    GEDEKT = "gedekt"
    VERWORPEN = "verworpen"
    MAATREGEL = "maatregel"
    OVEREENKOMST = "overeenkomst"
    ZONDER_AFSPRAAK = "zonder_afspraak"
    TEGENWOORDIG = "tegenwoordig"
    DOEL = "doel"
    VROEGER = "vroeger"
    IN_VOORBEREIDING = "in_voorbereiding"
    ONVOLLEDIG = "onvolledig"
    OUD_JAAR = "oud_jaar"
    NIEUW_JAAR = "nieuw_jaar"
    KOP_BEGRIPPEN = "kop_begrippen"
    KOP_KADER = "kop_kader"
    KOP_BIJLAGE = "kop_bijlage"
    LABEL_KADER = "label_kader"
    ANDER_ONDERWERP = "ander_onderwerp"
    PLAN_SPREEKT = "plan_spreekt"
    VERLEDEN = "verleden"
    LEESWIJZER = "leeswijzer"
    SPREEKT_AAN = "spreekt_aan"
    LEIDT_VRAAG_IN = "leidt_vraag_in"
    NIETS_TE_MELDEN = "niets_te_melden"
    VAN_EEN_ANDER = "van_een_ander"
    DEFINITIE = "definitie"
    AANKONDIGING = "aankondiging"
    VERWIJZING = "verwijzing"
    KOP_INHOUD = "kop_inhoud"
    TABELKOP_INHOUD = "tabelkop_inhoud"
    UITLEG = "uitleg"
    OMSCHRIJVING = "omschrijving"
    EIGEN_WOORD = "eigen_woord"
    DERDE_ONDERWERP = "derde_onderwerp"


@dataclass(frozen=True, slots=True)
class Taal:
    """The phrases, compiled: one pattern per way of speaking."""

    patronen: dict[Wending, re.Pattern[str]]

    def wendingen(self, tekst: str) -> frozenset[Wending]:
        """Return the ways of speaking that a sentence shows; white space in ``tekst`` must be single."""
        plat = tekst.casefold()
        return frozenset(wending for wending in IN_ZINNEN if self.patronen[wending].search(plat))

    def is_(self, wending: Wending, tekst: str) -> bool:
        """Whether a text shows this way of speaking."""
        return bool(self.patronen[wending].search(tekst.casefold()))


IN_ZINNEN = (
    Wending.ONTKEND,
    Wending.UITGESTELD,
    Wending.NVT,
    Wending.REDEN,
    Wending.NORM_GECITEERD,
    Wending.VRAAG_MINISTERIE,
    Wending.STREVEN,
    Wending.GEREALISEERD,
    Wending.BESLUIT,
    Wending.EIGENAAR,
    Wending.PLAN_SPREEKT,
    Wending.VERLEDEN,
    Wending.ANDER_ONDERWERP,
)
"""The ways of speaking that every unit is looked at for; the others only where a question asks for them."""


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
