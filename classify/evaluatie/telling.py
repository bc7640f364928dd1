"""What is counted, and the measures with their bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from classify.model import Kleur

EERSTE = 3
"""Passages an assessor looks at first."""


@dataclass(slots=True)
class Telling:
    """Counts that add up over plans or criteria."""

    aanwezig: int = 0
    gevonden: int = 0
    afwezig: int = 0
    herkend: int = 0
    niet_vast: int = 0
    cellen: int = 0
    mogelijk: int = 0
    met_bladzijde: int = 0
    bladzijde_eerste: int = 0
    """Criteria with a labelled page in the very first passage."""
    bladzijde_goed: int = 0
    """Criteria with a labelled page among the first three passages."""
    citaten: int = 0
    citaten_geraakt: int = 0
    """Labelled quotes of which at least a few words in a row are shown."""
    citaten_gedekt: int = 0
    """Labelled quotes of which at least half of the words are shown."""
    citaten_geheel: int = 0
    """Labelled quotes that are shown whole, word for word."""
    bewijzen: int = 0
    vallen: int = 0
    kleuren: int = 0
    kleuren_goed: int = 0
    te_groen: int = 0
    verbatim: int = 0
    nummers: int = 0
    nummers_goed: int = 0
    missers: list[str] = field(default_factory=list[str])
    verwarring: Counter[tuple[int, int]] = field(default_factory=Counter[tuple[int, int]])
    """(label, proposal) with the ministry's colour numbers."""
    lagen: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    """Per form in which a labelled quote stands in the plan: how many, and how many were touched, covered, whole."""

    def plus(self, andere: Telling) -> None:
        """Add the counts of another telling."""
        for naam in _GETALLEN:
            setattr(self, naam, getattr(self, naam) + getattr(andere, naam))
        self.missers += andere.missers
        self.verwarring.update(andere.verwarring)
        for laag, geteld in andere.lagen.items():
            self.lagen.setdefault(laag, Counter()).update(geteld)


_GETALLEN = [naam for naam in Telling.__dataclass_fields__ if naam not in ("missers", "verwarring", "lagen")]


def som(tellingen: Iterable[Telling]) -> Telling:
    """Return the sum of counts."""
    totaal = Telling()
    for telling in tellingen:
        totaal.plus(telling)
    return totaal


def kappa(verwarring: Counter[tuple[int, int]]) -> float | None:
    """Return Cohen's kappa with quadratic weights over the colours; None where it has no meaning.

    1 is full agreement, 0 what chance would give; a step of two colours weighs four times a step of one. It has no
    meaning without colours, or when labels and proposals are all the same one colour.
    """
    totaal = sum(verwarring.values())
    rijen, kolommen = Counter[int](), Counter[int]()
    for (label, voorstel), aantal in verwarring.items():
        rijen[label] += aantal
        kolommen[voorstel] += aantal
    gezien = sum((label - voorstel) ** 2 * aantal for (label, voorstel), aantal in verwarring.items())
    toeval = sum((a - b) ** 2 * rijen[a] * kolommen[b] for a in Kleur for b in Kleur)
    return 1 - gezien * totaal / toeval if toeval else None


@dataclass(frozen=True, slots=True)
class Maatstaf:
    """A measure of the design: what it divides, and the bar."""

    naam: str
    deel: Callable[[Telling], int]
    geheel: Callable[[Telling], int]
    eis: str
    gehaald: Callable[[float], bool]


MAATSTAVEN = (
    Maatstaf(
        "behandeld, ook als zodanig gemeld", lambda t: t.gevonden, lambda t: t.aanwezig, "100 %", lambda x: x >= 1
    ),
    Maatstaf(
        "niet behandeld, gemeld als ontbreekt", lambda t: t.herkend, lambda t: t.afwezig, "≥ 90 %", lambda x: x >= 0.9
    ),
    Maatstaf("gemeld als mogelijk", lambda t: t.mogelijk, lambda t: t.cellen, "≤ 10 %", lambda x: x <= 0.1),
    Maatstaf(
        "juiste pagina bij de eerste drie",
        lambda t: t.bladzijde_goed,
        lambda t: t.met_bladzijde,
        "≥ 95 %",
        lambda x: x >= 0.95,
    ),
    Maatstaf("gelabelde citaten gedekt", lambda t: t.citaten_gedekt, lambda t: t.citaten, "≥ 80 %", lambda x: x >= 0.8),
    Maatstaf("bewijs dat een valkuil is", lambda t: t.vallen, lambda t: t.bewijzen, "≤ 2 %", lambda x: x <= 0.02),
    Maatstaf("citaat letterlijk op de pagina", lambda t: t.verbatim, lambda t: t.bewijzen, "100 %", lambda x: x >= 1),
    Maatstaf("gedrukt paginanummer juist", lambda t: t.nummers_goed, lambda t: t.nummers, "100 %", lambda x: x >= 1),
    Maatstaf(
        "kleur gelijk aan het label", lambda t: t.kleuren_goed, lambda t: t.kleuren, "≥ 75 %", lambda x: x >= 0.75
    ),
    Maatstaf("groen waar het label rood is", lambda t: t.te_groen, lambda t: t.kleuren, "0 %", lambda x: x == 0),
)

OVERIGE_MATEN = (
    Maatstaf("juiste pagina bij de eerste", lambda t: t.bladzijde_eerste, lambda t: t.met_bladzijde, "", bool),
    Maatstaf("gelabelde citaten geraakt", lambda t: t.citaten_geraakt, lambda t: t.citaten, "", bool),
    Maatstaf("gelabelde citaten geheel", lambda t: t.citaten_geheel, lambda t: t.citaten, "", bool),
)
"""Measures without a bar: how near the passages are to what a reader marked."""
