"""What the overview page says above its cells: the categories and colours through the rounds, and the patterns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Dossier, Instellingen
from corpus.categorieen import categorievoorstel
from corpus.eenheden import Eenheid, eenheden
from corpus.model import Categorie
from corpus.patronen import Patroon
from generate.beeld import rijen
from generate.eindoordeel import woord
from generate.punten import Telling, tel
from generate.rondebeeld import ONBEKENDE_DIENST, Rondebeeld
from generate.verband import dossier_van_eenheid

KLASSEN = {
    Categorie.ROBUUST: 1,
    Categorie.NAAR_VERWACHTING: 1,
    Categorie.DE_VRAAG: 2,
    Categorie.NIET_AANNEMELIJK: 3,
}
"""The colour of a category on the page; the word stands in it."""


@dataclass(frozen=True, slots=True)
class Geheel:
    """The judgement on a document as a whole, with its colours."""

    oordeel: str
    """In words; empty when there is neither a decision nor a proposal."""
    beslist: bool
    klasse: int
    """1, 2 or 3 as the colours of the cells; 0 for none, and for what is only proposed."""
    telling: Telling | None
    """None when there was no document to count in."""


@dataclass(frozen=True, slots=True)
class Verlooprij:
    """One unit through the rounds."""

    naam: str
    cellen: tuple[Geheel | None, ...]
    """Per round; None where there was nothing."""


@dataclass(frozen=True, slots=True)
class Standrij:
    """One category through the rounds."""

    categorie: str
    klasse: int
    cellen: tuple[tuple[str, ...], ...]
    """Per round the units in it, by decision."""
    voorgesteld: tuple[str, ...]
    """The units for which the program proposes it now."""


@dataclass(frozen=True, slots=True)
class Paginabeeld:
    """The rounds and patterns of a project, ready to be shown."""

    ronden: tuple[str, ...]
    verloop: tuple[Verlooprij, ...]
    standronden: tuple[str, ...]
    stand: tuple[Standrij, ...]
    patronen: tuple[Patroon, ...]


def paginabeeld(beeld: Rondebeeld, instellingen: Instellingen) -> Paginabeeld:
    """Return what the page shows of rounds, categories and patterns."""
    ronden = [
        dossiers
        for dossiers in (*beeld.eerder, beeld.dossiers)
        if dossiers is beeld.dossiers or any(een.toetsing or een.planoordeel for een in dossiers)
    ]
    standen = beeld.standen
    return Paginabeeld(
        ronden=tuple(dossiers[0].ronde.titel or dossiers[0].ronde.id for dossiers in ronden if dossiers),
        verloop=_verloop(ronden, instellingen),
        standronden=tuple(een.ronde.titel or een.ronde.id for een in standen if een.ronde),
        stand=tuple(
            Standrij(
                woord(categorie, instellingen.sjablonen),
                KLASSEN[categorie],
                tuple(een.namen(categorie) for een in standen if een.ronde),
                beeld.stand.voorgesteld.get(categorie, ()),
            )
            for categorie in Categorie
        ),
        patronen=beeld.patronen,
    )


def _verloop(ronden: Sequence[Sequence[Dossier]], instellingen: Instellingen) -> tuple[Verlooprij, ...]:
    """Return a row per unit that is there in any of the rounds, in the order of the latest round."""
    per_ronde = [_eenheden(dossiers) for dossiers in ronden]
    namen = dict.fromkeys(naam for eenheden_ in reversed(per_ronde) for naam in eenheden_)
    return tuple(
        Verlooprij(naam, tuple(_geheel(eenheden_.get(naam), instellingen) for eenheden_ in per_ronde)) for naam in namen
    )


def _eenheden(dossiers: Sequence[Dossier]) -> dict[str, Eenheid]:
    alle = {eenheid.naam: eenheid for eenheid in eenheden(dossiers)}
    return {naam: eenheid for naam, eenheid in alle.items() if naam != ONBEKENDE_DIENST}


def _geheel(eenheid: Eenheid | None, instellingen: Instellingen) -> Geheel | None:
    if eenheid is None:
        return None
    dossier = dossier_van_eenheid(eenheid)
    if dossier.toetsing is None and dossier.planoordeel is None:
        return None
    return geheel(dossier, tel(rijen(dossier, instellingen)) if dossier.toetsing else None, instellingen.sjablonen)


def geheel(dossier: Dossier, telling: Telling | None, eigen: Path | None) -> Geheel:
    """Return the judgement on the whole of a dossier: the decision, else the proposal."""
    if dossier.planoordeel:
        categorie = dossier.planoordeel.categorie
        return Geheel(woord(categorie, eigen), beslist=True, klasse=KLASSEN[categorie], telling=telling)
    voorstel = dossier.voorstel or categorievoorstel(dossier)
    zin = woord(voorstel.categorie, eigen) if voorstel else ""
    return Geheel(zin, beslist=False, klasse=0, telling=telling)
