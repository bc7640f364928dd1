"""Where in the document a unit stands, and whether a mention there can be evidence at all."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from classify.criterium import Criteria
from classify.kwalificaties import Wending
from classify.speurwerk import Speurwerk
from classify.woorden import norm
from extract import Block, BlockKind, Part

_PLAATS_REDEN = {
    BlockKind.TOC: "inhoudsopgave",
    BlockKind.HEADER: "kopregel",
    BlockKind.FOOTER: "voetregel",
    BlockKind.HEADING: "kop",
    BlockKind.TABLE_HEADER: "tabelkop",
    BlockKind.CAPTION: "bijschrift",
}
_KADER = re.compile(
    r"\b(?:toetsingskader|robuustheidscriteria|normen|normenkader|criteria en normen|kpi['’]?s?|prestatie-?indicatoren"
    r"|brief (?:van )?(?:het |de )?(?:ministerie|minister|staatssecretaris|ienw)|vragen van (?:het|de)|ministerie|staatssecretaris)\b",
    re.IGNORECASE,
)
_EIGEN = re.compile(r"\b(?:planning|acties|actie|begroting|financi|uitwerking|voortgang|formatie|overzicht van onze)\b", re.IGNORECASE)
_MINISTERIE_AANDEEL = 0.15
"""Share of sentences that address the service ("uw dienst", "ik verzoek u") from which a part is the ministry's."""
_OVERLAP = 0.85
"""Share of a unit's words that stand in a criterium's own text, from which it is that text quoted."""
_MIN_WOORDEN = 3


@dataclass(frozen=True, slots=True)
class Deel:
    """A run of blocks that belong to one part of the document (an annex, a letter)."""

    eerste: int
    laatste: int
    soort: Part


class Structuur:
    """Reasons from the place in the document why a unit is no evidence."""

    def __init__(self, speurwerk: Speurwerk, criteria: Criteria) -> None:
        self._speurwerk = speurwerk
        self._document = speurwerk.tekst.document
        self._kaders = self._delen_van_het_ministerie()
        self._criteriumwoorden = [_woorden(f"{c.titel} {c.vraag}") for c in criteria.criteria] + [
            _woorden(f"{c.titel} {c.norm.tekst if c.norm else ''} norm voldoet ja nee nr vraag criterium kpi")
            for c in criteria.criteria
        ]

    def reden(self, nummer: int) -> str:
        """Return why nothing at this unit's place can be evidence, "" when it can."""
        eenheid = self._speurwerk.tekst.eenheden[nummer]
        blok = self._document.blocks[eenheid.blok]
        if blok.kind in _PLAATS_REDEN:
            return _PLAATS_REDEN[blok.kind]
        if blok.part is Part.GLOSSARY:
            return "begrippenlijst"
        if eenheid.blok in self._kaders:
            return "bijlage van het ministerie"
        if self._is_criteriumtekst(nummer):
            return "criteriumtekst geciteerd"
        return ""

    def _is_criteriumtekst(self, nummer: int) -> bool:
        woorden = _woorden(self._speurwerk.citaat(self._speurwerk.tekst.eenheden[nummer]))
        if len(woorden) < _MIN_WOORDEN:
            return False
        return any(len(woorden & eigen) / len(woorden) >= _OVERLAP for eigen in self._criteriumwoorden)

    def _delen_van_het_ministerie(self) -> frozenset[int]:
        """Return the blocks of annexes and letters that the ministry wrote, or that only restate its criteria."""
        gevonden: set[int] = set()
        zinnen: dict[int, list[int]] = defaultdict(list)
        for eenheid in self._speurwerk.tekst.eenheden:
            zinnen[eenheid.blok].append(eenheid.nummer)
        for deel in _delen(self._document.blocks):
            blokken = range(deel.eerste, deel.laatste + 1)
            if self._is_kader(deel, [nummer for blok in blokken for nummer in zinnen[blok]]):
                gevonden.update(blokken)
        return frozenset(gevonden)

    def _is_kader(self, deel: Deel, nummers: list[int]) -> bool:
        eenheden = self._speurwerk.tekst.eenheden
        zinnen = [nummer for nummer in nummers if len(self._speurwerk.citaat(eenheden[nummer])) > 20]
        if not zinnen:
            return False
        aangesproken = [
            nummer
            for nummer in zinnen
            if Wending.VRAAG_MINISTERIE in self._speurwerk.kenschets(eenheden[nummer]).wendingen
        ]
        if len(aangesproken) >= 2 and len(aangesproken) / len(zinnen) >= _MINISTERIE_AANDEEL:
            return True
        kop = self._speurwerk.citaat(eenheden[nummers[0]])
        return deel.soort is Part.ANNEX and bool(_KADER.search(kop)) and not _EIGEN.search(kop)


def _delen(blokken: tuple[Block, ...]) -> list[Deel]:
    """Cut the annexes and letters of a document at their top headings."""
    delen: list[Deel] = []
    for nummer, blok in enumerate(blokken):
        if blok.part not in (Part.ANNEX, Part.LETTER):
            continue
        begint = blok.kind is BlockKind.HEADING and blok.level <= 1
        vorige = delen[-1] if delen else None
        if vorige and vorige.laatste == nummer - 1 and vorige.soort is blok.part and not begint:
            delen[-1] = Deel(vorige.eerste, nummer, vorige.soort)
        else:
            delen.append(Deel(nummer, nummer, blok.part))
    return delen


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(norm(woord) for woord in re.findall(r"[\w%≥>]+(?:-\w+)*", tekst))
