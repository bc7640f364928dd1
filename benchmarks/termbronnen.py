"""What a term of the criteria rests on, apart from the plans it was found in: the trade, the dictionary, or a reason.

The lists stand in ``benchmarks/vakwoorden.yaml``; the dictionary is that of simplemma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import simplemma
import yaml

from classify.woorden import lemma, norm, vormen

LIJSTEN = Path(__file__).parent / "vakwoorden.yaml"
GRONDEN = ("gezien", "vaktaal", "woordenboek", "samenstelling", "toegelicht")
"""The grounds, best first."""
_TOEGELICHT = "toegelicht"
_MIN_DEEL = 3
_VOEGLETTERS = ("", "s", "en", "e")


@dataclass(frozen=True, slots=True)
class Bronnen:
    """The words that terms may rest on, in compared spelling."""

    gezien: frozenset[str]
    vaktaal: frozenset[str]
    toegelicht: frozenset[str]

    def grond(self, term: str) -> str:
        """Return what a term rests on, "" when nothing is known."""
        if term in self.toegelicht:
            return _TOEGELICHT
        woorden = [deel for woord in _kaal(term).split() for deel in re.split(r"[-/]", woord) if deel]
        vak = self.gezien | self.vaktaal
        if norm(_kaal(term)) in self.gezien or self._alle(woorden, self.gezien):
            return "gezien"
        if norm(_kaal(term)) in vak or self._alle(woorden, vak):
            return "vaktaal"
        if all(in_woordenboek(woord) for woord in woorden):
            return "woordenboek"
        return "samenstelling" if all(self._samengesteld(woord, vak) for woord in woorden) else ""

    def _alle(self, woorden: Iterable[str], bekend: frozenset[str]) -> bool:
        return all(norm(woord) in bekend or lemma(woord) in bekend for woord in woorden)

    def _samengesteld(self, woord: str, vak: frozenset[str]) -> bool:
        plat = norm(woord)
        if plat.replace(".", "").isdigit() or plat in vak or in_woordenboek(plat):
            return True
        for knip in range(_MIN_DEEL, len(plat) - _MIN_DEEL + 1):
            begin, rest = plat[:knip], plat[knip:]
            if begin not in vak and not in_woordenboek(begin):
                continue
            staarten = (rest.removeprefix(voeg) for voeg in _VOEGLETTERS if rest.startswith(voeg))
            if any(len(staart) >= _MIN_DEEL and (staart in vak or in_woordenboek(staart)) for staart in staarten):
                return True
        return False


@cache
def in_woordenboek(woord: str) -> bool:
    """Whether the dictionary knows a word: as it stands, in lower case, or without the ending of "gewijzigde"."""
    vormen_ = (woord, woord.casefold(), woord.casefold().removesuffix("e"))
    return any(simplemma.is_known(vorm, lang="nl") for vorm in vormen_ if len(vorm) > 1)


def laad_bronnen() -> Bronnen:
    """Read the lists."""
    data: dict[str, dict[str, Any]] = yaml.safe_load(LIJSTEN.read_text(encoding="utf-8"))
    toegelicht: dict[str, list[str]] = data.pop(_TOEGELICHT)
    gezien, vaktaal = (frozenset(_woorden(rij[soort] for rij in data.values())) for soort in ("gezien", "vaktaal"))
    return Bronnen(gezien, vaktaal, frozenset(term for termen in toegelicht.values() for term in termen))


def _woorden(lijsten: Iterable[list[str]]) -> Iterable[str]:
    """Yield every entry in compared spelling, and its words with their inflections."""
    for ingang in (ingang for lijst in lijsten for ingang in lijst):
        yield norm(ingang)
        for woord in re.findall(r"[^\W\d_][\w'-]+", ingang):
            yield from vormen(woord)
            yield lemma(woord)


def _kaal(term: str) -> str:
    return term.lstrip("=").replace(" ... ", " ").replace("*", "").replace("'s", "")
