"""Judges by its wording whether a unit is evidence: weights learned from labelled plans, kept as data.

The rules say which words make a unit speak of a criterium. Whether it then tells something of the service, or denies,
quotes, or speaks of somebody else, shows in the words around those; and a passage in wholly other words shows in its
likeness to passages that readers cited. ``python -m benchmarks.ijken`` learns and measures the weights.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from classify.criterium import GEWICHTEN, Criterium, Sterkte
from classify.eenheden import Eenheid
from classify.kwalificaties import Wending
from classify.omgeving import Omgeving
from classify.oogst import Vermelding, Verworpen
from classify.speurwerk import Speurwerk
from classify.stem import ANDER_ONDERWERP, is_voor_eigen_mensen
from classify.structuur import Structuur
from classify.termen import Treffer
from classify.woordgebruik import TERM, Woordgebruik

GEEN_MEDEDELING = "geen mededeling over de dienst zelf (naar het woordgebruik)"
"""The reason by which a mention is shown that was set aside for its wording."""
TOCH_MOGELIJK = "woordgebruik-van-de-dienst"
"""The name of the rule by which a mention counts that seemed to be about another subject."""
VERWANT = "verwant-aan-aangehaalde-passages"
"""The name of the rule by which a unit counts that no other rule finds."""
_VERWANT_GEWICHT = 0.32
_PLANNING = "planning"
"""The kind of criterium for which wording does not tell: all planning is worded alike, whatever is planned."""
_AL_BEOORDEELD = frozenset(
    f"@wending {wending.value}"
    for wending in (Wending.ONTKEND, Wending.UITGESTELD, Wending.NORM_GECITEERD, Wending.ANDER_ONDERWERP)
)
_MIN_WOORDEN = 3
_SPREKEND = 0.7
"""The weight from which a word by itself speaks for or against: many small ones together never silence a plan."""
_GETOOND = 3
"""Words that are shown with a judgement."""
_LAAGST = 1e-4


@dataclass(frozen=True, slots=True)
class Grenzen:
    """What is done at which score; a score is a log-odds, of speaking of the service plus a share of likeness."""

    verwant_bij_sterk: float
    """The share with which likeness to cited passages counts beside a strong rule."""
    verwant_bij_gewoon: float
    """That share beside any other rule."""
    verwant_bij_kop: float
    """That share where only the heading makes it count."""
    weg: float
    """Below this score a mention is set aside, when some words by themselves speak against it."""
    zeker_weg: float
    """Below this score it is so too where the service speaks, or a strong rule found a figure of its own."""
    twijfel: float
    """Below this score a mention is possible and no more."""
    terug: float
    """From this score a mention that seemed to be about another subject is possible after all."""
    verwant_mee: float
    """From this chance a unit that no rule finds is shown along, beside what the rules find."""
    verwant_alleen: float
    """From this chance it makes a criterium possible by itself."""
    mededeling: float
    """The chance of speaking of the service that such a unit must have."""

    def deel(self, item: Vermelding | Verworpen) -> float:
        """Return the share with which likeness counts for a mention."""
        if isinstance(item, Verworpen) or (item.sterkte is Sterkte.STERK and not item.alleen_sectie):
            return self.verwant_bij_sterk
        return self.verwant_bij_kop if item.alleen_sectie else self.verwant_bij_gewoon


@dataclass(frozen=True, slots=True)
class Gewichten:
    """The weights of features: positive for what evidence has, negative for what stands elsewhere."""

    basis: float
    gewichten: Mapping[str, float]

    def kans(self, kenmerken: frozenset[str]) -> float:
        """Return the chance, between 0 and 1, that something with these features is evidence."""
        som = sum(self.gewichten.get(kenmerk, 0.0) for kenmerk in kenmerken)
        return _kans(self.basis + som / math.sqrt(max(len(kenmerken), 1)))

    def zwaarste(self, kenmerken: Iterable[str], teken: int) -> tuple[str, ...]:
        """Return the words that weigh most for (``teken`` 1) or against (-1), heaviest first."""
        gewogen = sorted(
            (-teken * self.gewichten.get(kenmerk, 0.0), kenmerk) for kenmerk in kenmerken if is_sprekend(kenmerk)
        )
        return tuple(kenmerk for gewicht, kenmerk in gewogen[:_GETOOND] if gewicht <= -_SPREKEND)


@dataclass(frozen=True, slots=True)
class Ijking:
    """What was learned from labelled plans."""

    grenzen: Grenzen
    mededeling: Gewichten
    """Whether a mention tells something of the service."""
    verwant: Mapping[str, Gewichten]
    """By the title of a criterium: whether a unit is like the passages that readers cited for it."""
    per_kenmerk: Mapping[str, list[tuple[str, float]]]
    """The same weights by feature, each with the title."""

    def gelijkenissen(self, kenmerken: frozenset[str]) -> dict[str, float]:
        """Return, by the title of a criterium, the chance that something with these features is evidence for it."""
        sommen = dict.fromkeys(self.verwant, 0.0)
        for kenmerk in kenmerken:
            for titel, gewicht in self.per_kenmerk.get(kenmerk, ()):
                sommen[titel] += gewicht
        lengte = math.sqrt(max(len(kenmerken), 1))
        return {titel: _kans(self.verwant[titel].basis + som / lengte) for titel, som in sommen.items()}


def _per_kenmerk(verwant: Mapping[str, Gewichten]) -> dict[str, list[tuple[str, float]]]:
    """Return the weights of each feature for all criteria: every unit of a plan asks for all of them."""
    gevonden: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for titel, gewichten in verwant.items():
        for kenmerk, gewicht in gewichten.gewichten.items():
            gevonden[kenmerk].append((titel, gewicht))
    return dict(gevonden)


@lru_cache(maxsize=1)
def laad_ijking() -> Ijking:
    """Read the weights that come with the program."""
    bron = files("classify").joinpath("criteria/ijking.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(bron)
    verwant = {titel: Gewichten(**deel) for titel, deel in data["verwant"].items()}
    return Ijking(Grenzen(**data["grenzen"]), Gewichten(**data["mededeling"]), verwant, _per_kenmerk(verwant))


class IJker:
    """Judges the mentions of one plan by their wording, after the rules did."""

    def __init__(self, speurwerk: Speurwerk, structuur: Structuur, omgeving: Omgeving) -> None:
        self._speurwerk = speurwerk
        self._structuur = structuur
        self._ijking = laad_ijking()
        self._woordgebruik = Woordgebruik(speurwerk, omgeving, structuur.citaten)
        self._eenheden = speurwerk.tekst.eenheden
        self._gelijkenissen: dict[int, dict[str, float]] = {}

    def ijk(
        self, criterium: Criterium, vermeldingen: list[Vermelding], verworpen: list[Verworpen]
    ) -> tuple[list[Vermelding], list[Verworpen]]:
        """Return what counts and what does not, in reading order, when the wording has its say too.

        It errs towards what counts: "niet van toepassing" is an answer however it is worded, many small signs never
        set a mention aside without a word that speaks against it, what is for the service's own people never is, and
        what seemed to be about another subject may be taken back. Of a criterium that nobody labelled plans for, the
        rules alone decide.
        """
        if criterium.titel not in self._ijking.verwant:
            return vermeldingen, verworpen
        alles = [
            *(self._van_vermelding(criterium.titel, item) for item in vermeldingen),
            *(
                item if criterium.soort == _PLANNING else self._van_verworpen(criterium.titel, item)
                for item in verworpen
            ),
        ]
        alles.sort(key=lambda item: item.eenheid)
        telt = [item for item in alles if isinstance(item, Vermelding)]
        return telt, [item for item in alles if isinstance(item, Verworpen)]

    def verwante(self, criterium: Criterium, *, alleen: bool) -> dict[int, Vermelding]:
        """Return per unit a weak mention for those that are like the passages that readers cited for a criterium.

        ``alleen`` says that nothing else speaks of the criterium for certain: then they must be more alike. A unit is
        like the passages of one criterium, that of which it has most: amounts and dates are those of many.
        """
        gewichten = self._ijking.verwant.get(criterium.titel)
        if gewichten is None:
            return {}
        grenzen = self._ijking.grenzen
        grens = grenzen.verwant_alleen if alleen else grenzen.verwant_mee
        gevonden: dict[int, Vermelding] = {}
        for nummer in self._lijkt_het_meest.get(criterium.titel, ()):
            if self._gelijkenis(nummer)[criterium.titel] < grens:
                continue
            eenheid = self._eenheden[nummer]
            termen = self._treffers(eenheid, gewichten.zwaarste(self._woordgebruik.van_eenheid(eenheid), 1))
            mededeling = self._ijking.mededeling.kans(self._woordgebruik.van_vermelding(eenheid, termen))
            if mededeling >= grenzen.mededeling:
                gevonden[nummer] = Vermelding(
                    nummer, VERWANT, Sterkte.ZWAK, termen, _VERWANT_GEWICHT, alleen_sectie=True
                )
        return gevonden

    @cached_property
    def _lijkt_het_meest(self) -> dict[str, list[int]]:
        """By title the units that are like cited passages, each at the criterium that it is most like.

        Only units that can be evidence where they stand; that is asked last, for it costs the most.
        """
        gevonden: dict[str, list[int]] = defaultdict(list)
        for eenheid in self._eenheden:
            kansen = self._gelijkenis(eenheid.nummer)
            titel = max(kansen, key=kansen.__getitem__)
            lang = len(self._speurwerk.citaat(eenheid).split()) >= _MIN_WOORDEN
            genoeg = kansen[titel] >= self._ijking.grenzen.verwant_mee
            if genoeg and lang and not self._structuur.reden(eenheid.nummer):
                gevonden[titel].append(eenheid.nummer)
        return gevonden

    def _gelijkenis(self, nummer: int) -> dict[str, float]:
        """Return by title how like a unit is to the passages that readers cited; worked out once."""
        if nummer not in self._gelijkenissen:
            kenmerken = self._woordgebruik.van_eenheid(self._eenheden[nummer])
            self._gelijkenissen[nummer] = self._ijking.gelijkenissen(kenmerken)
        return self._gelijkenissen[nummer]

    def _van_vermelding(self, titel: str, item: Vermelding) -> Vermelding | Verworpen:
        if item.nvt:
            return item
        score, grenzen = self._score(titel, item), self._ijking.grenzen
        if score >= grenzen.twijfel:
            return item
        eenheid = self._eenheden[item.eenheid]
        if is_voor_eigen_mensen(self._speurwerk.citaat(eenheid)):
            return _zwak(item)
        kenschets = self._speurwerk.kenschets(eenheid)
        eigen = kenschets.zelf or (self._structuur.eigen_waarde(kenschets) and item.sterkte is Sterkte.STERK)
        kenmerken = self._kenmerken(item)
        tegen = self._ijking.mededeling.zwaarste(kenmerken, -1)
        if not tegen or score >= (grenzen.zeker_weg if eigen else grenzen.weg):
            return _zwak(item)
        return Verworpen(item.eenheid, f"{GEEN_MEDEDELING}: {', '.join(map(leesbaar, tegen))}", item.termen)

    def _van_verworpen(self, titel: str, item: Verworpen) -> Vermelding | Verworpen:
        kenschets = self._speurwerk.kenschets(self._eenheden[item.eenheid])
        ander = item.reden != ANDER_ONDERWERP or Wending.ANDER_ONDERWERP in kenschets.wendingen
        if ander or self._score(titel, item) < self._ijking.grenzen.terug:
            return item
        return Vermelding(item.eenheid, TOCH_MOGELIJK, Sterkte.ZWAK, item.termen, GEWICHTEN[Sterkte.ZWAK])

    def _score(self, titel: str, item: Vermelding | Verworpen) -> float:
        """Return how much the wording speaks for a mention, as log-odds."""
        mededeling = self._ijking.mededeling.kans(self._kenmerken(item))
        gelijkenis = self._gelijkenis(item.eenheid)[titel]
        return logit(mededeling) + self._ijking.grenzen.deel(item) * logit(gelijkenis)

    def _kenmerken(self, item: Vermelding | Verworpen) -> frozenset[str]:
        """Return the features of a mention; of one that counts without the ways of speaking that the rules passed over.

        They looked closer than a single sign can: at which part of a sentence is denied, and what stands beside it.
        """
        kenmerken = self._woordgebruik.van_vermelding(self._eenheden[item.eenheid], item.termen)
        return kenmerken - _AL_BEOORDEELD if isinstance(item, Vermelding) else kenmerken

    def _treffers(self, eenheid: Eenheid, woorden: tuple[str, ...]) -> tuple[Treffer, ...]:
        """Return where in a unit the words stand that made it alike."""
        los = {woord for deel in woorden for woord in deel.split()}
        doc = self._speurwerk.tekst.doc
        return tuple(
            Treffer(plaats, plaats + 1)
            for plaats in range(eenheid.token_start, eenheid.token_end)
            if doc[plaats].lower_ in los
        )


def _zwak(item: Vermelding) -> Vermelding:
    return replace(item, sterkte=Sterkte.ZWAK, gewicht=min(item.gewicht, GEWICHTEN[Sterkte.ZWAK]))


def is_sprekend(kenmerk: str) -> bool:
    """Whether a feature says something by itself: a word of content, what the sentence does, or the heading's words."""
    if kenmerk.startswith("@"):
        soort, _, waarde = kenmerk.partition(" ")
        return soort == "@wending" or (soort == "@kop" and waarde not in _stopwoorden())
    woorden = [woord for woord in kenmerk.split() if woord.isalpha()]
    return any(woord not in _stopwoorden() for woord in woorden) or kenmerk == "?"


@lru_cache(maxsize=1)
def _stopwoorden() -> frozenset[str]:
    """Return the Dutch words that carry no content."""
    from spacy.lang.nl.stop_words import STOP_WORDS  # spaCy takes half a second that other commands do not need

    return frozenset(STOP_WORDS)


def leesbaar(kenmerk: str) -> str:
    """Return a feature as a reader is shown it."""
    soort, _, waarde = kenmerk.partition(" ")
    if soort == "@kop":
        return f"kop «{waarde}»"
    return (waarde if soort == "@wending" else kenmerk.replace(TERM, "…")).replace("_", " ")


def _kans(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def logit(kans: float) -> float:
    """Return the log-odds of a chance."""
    binnen = min(max(kans, _LAAGST), 1 - _LAAGST)
    return math.log(binnen / (1 - binnen))
