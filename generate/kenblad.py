"""The hidden sheet of a workbook: what each row said when it was written, so that edits can be taken in safely."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from corpus import WerkboekFout

NAAM = "_plantoets"
_MERK = "plantoets-werkboek"
_INDELING = "1"


@dataclass(frozen=True, slots=True)
class Kenrij:
    """One row of a sheet as it was written; a criterium with a long text has several, numbered from 1."""

    blad: str
    ronde: str
    dienst: str
    nummer: str
    deel: int
    plan: str
    """SHA-256 of the document."""
    oordeel: str
    """Identifier of the decision that the row showed; "" when there was none."""
    staat: str
    """The words in the cell, as are ``kleur`` and ``duiding``."""
    kleur: str
    duiding: str
    naad: str
    """What stood between this piece of the duiding and the next."""
    vast: tuple[str, ...]
    """A mark per column that is not to be edited, to notice when it was."""


@dataclass(frozen=True, slots=True)
class Kenblad:
    """Everything that the hidden sheet knows."""

    titel: str
    """Of the project."""
    gemaakt_op: str
    programma: str
    koppen: Mapping[str, Sequence[str]]
    """Per sheet the head of each column, in the order of ``invulblad.KOLOMMEN``."""
    staten: Mapping[str, str]
    """What each word in the column of states stands for: the value of a ``Staat``."""
    kleuren: Mapping[str, int | None]
    """What each word in the column of colours stands for: the value of a ``Kleur``."""
    rijen: tuple[Kenrij, ...]


def merk(waarde: str) -> str:
    """Return a short mark of a text, the same for texts that differ in white space alone."""
    return hashlib.sha256("".join(waarde.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def naar_regels(ken: Kenblad) -> list[list[str]]:
    """Return the cells of the hidden sheet, a list per row; the second row holds a mark of all that follows."""
    kop = {veld.name: getattr(ken, veld.name) for veld in fields(ken) if veld.name != "rijen"}
    inhoud = [*_gesplitst("kop", kop), *(cel for rij in ken.rijen for cel in _gesplitst("rij", asdict(rij)))]
    return [[_MERK, _INDELING], [merk(_plat(inhoud))], *inhoud]


def uit_regels(regels: Sequence[Sequence[str]], bestand: str) -> Kenblad:
    """Return what ``naar_regels`` wrote; raises WerkboekFout when it is something else, or was changed."""
    if not regels or regels[0][:1] != [_MERK]:
        raise WerkboekFout(
            f'{bestand} is geen werkboek van Plantoets, of het verborgen blad "{NAAM}" is weg. '
            "Er is niets overgenomen. Maak een nieuw werkboek met plantoets overzicht, en vul dat in."
        )
    if regels[0][1:2] != [_INDELING]:
        raise WerkboekFout(
            f"{bestand} is gemaakt met een andere versie van Plantoets. Er is niets overgenomen. "
            "Maak een nieuw werkboek met plantoets overzicht, en neem uw wijzigingen daarin over."
        )
    inhoud = [list(regel) for regel in regels[2:] if any(regel)]
    if regels[1][:1] != [merk(_plat(inhoud))]:
        raise WerkboekFout(
            f'In {bestand} is het verborgen blad "{NAAM}" gewijzigd, zodat niet meer vaststaat wat u hebt veranderd. '
            "Er is niets overgenomen. Maak een nieuw werkboek met plantoets overzicht, en vul dat in."
        )
    stukken = _samengevoegd(inhoud)
    (kop,) = (data for soort, data in stukken if soort == "kop")
    rijen = tuple(_kenrij(data) for soort, data in stukken if soort == "rij")
    return Kenblad(**kop, rijen=rijen)


def _kenrij(data: dict[str, Any]) -> Kenrij:
    vast = tuple(data.pop("vast"))
    return Kenrij(**data, vast=vast)


def _plat(regels: Iterable[Sequence[str]]) -> str:
    return "\n".join("\t".join(regel) for regel in regels)


_CEL_LENGTE = 8000
"""Far below what a cell holds, so that no program cuts it."""


def _gesplitst(soort: str, data: Mapping[str, object]) -> list[list[str]]:
    """Return data as rows of a kind and a piece of JSON in ASCII; a row that goes on has a plus behind its kind."""
    tekst = json.dumps(data)
    delen = [tekst[begin : begin + _CEL_LENGTE] for begin in range(0, len(tekst), _CEL_LENGTE)]
    return [[soort if nummer == 0 else f"{soort}+", deel] for nummer, deel in enumerate(delen)]


def _samengevoegd(regels: Iterable[Sequence[str]]) -> list[tuple[str, dict[str, Any]]]:
    stukken: list[tuple[str, str]] = []
    for soort, deel in (regel[:2] for regel in regels):
        if soort.endswith("+") and stukken:
            vorige_soort, vorige = stukken.pop()
            stukken.append((vorige_soort, vorige + deel))
        else:
            stukken.append((soort, deel))
    return [(soort, json.loads(tekst)) for soort, tekst in stukken]
