"""How far two assessors agree who decided without seeing each other's work: differences and Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from classify import Kleur
from corpus.besluiten import geldende, geldende_blind
from corpus.model import Oordeel

GENOEG = 10
"""With fewer pairs a kappa says more about chance than about the assessors, and is not given."""


@dataclass(frozen=True, slots=True)
class Paar:
    """Two decisions about one criterium of one service: the one that counts, and one made blind."""

    dienst: str
    nummer: str
    eerste: Oordeel
    tweede: Oordeel

    @property
    def is_gelijk(self) -> bool:
        """Whether both chose the same colour."""
        return self.eerste.kleur == self.tweede.kleur


@dataclass(frozen=True, slots=True)
class Eensgezindheid:
    """How far a number of pairs agree on the colour."""

    aantal: int
    gelijk: int
    kappa: float | None
    """Cohen's kappa; no colour counts as a fourth choice. None when there are too few pairs or all say the same."""
    gewogen: float | None
    """The same with quadratic weights, over the pairs in which both gave a colour."""

    @property
    def is_te_weinig(self) -> bool:
        """Whether there are too few pairs for a kappa."""
        return self.aantal < GENOEG


def paren(per_dienst: Mapping[str, Iterable[Oordeel]]) -> tuple[Paar, ...]:
    """Return what can be compared: the newest decision that counts beside the newest of each blind assessor.

    A blind decision by the same person is left out: nobody checks himself.
    """
    gevonden: list[Paar] = []
    for dienst, oordelen in per_dienst.items():
        alle = tuple(oordelen)
        for (nummer, wie), tweede in geldende_blind(alle).items():
            # A decision that was taken over from the other one says nothing about agreement; the one before it does.
            eerste = geldende(een for een in alle if not is_overgenomen(een, tweede)).get(nummer)
            if eerste is not None and eerste.wie.casefold() != wie.casefold():
                gevonden.append(Paar(dienst, nummer, eerste, tweede))
    return tuple(gevonden)


def is_overgenomen(oordeel: Oordeel, blind: Oordeel) -> bool:
    """Return whether a decision was taken over from the person who gave this blind one."""
    return oordeel.waarom.startswith(overname_van(blind))


def overname_van(blind: Oordeel) -> str:
    """Return the beginning of the reason of a decision that is taken over from a blind one."""
    return f"overgenomen van {blind.wie}"


def meet(van: Sequence[Paar]) -> Eensgezindheid:
    """Return how far these pairs agree."""
    kleuren = [(_getal(paar.eerste.kleur), _getal(paar.tweede.kleur)) for paar in van]
    gekleurd = [paar for paar in kleuren if 0 not in paar]
    return Eensgezindheid(
        aantal=len(kleuren),
        gelijk=sum(een == ander for een, ander in kleuren),
        kappa=kappa(kleuren, lambda een, ander: float(een != ander)) if len(kleuren) >= GENOEG else None,
        gewogen=kappa(gekleurd, lambda een, ander: float((een - ander) ** 2)) if len(gekleurd) >= GENOEG else None,
    )


def kappa(keuzes: Sequence[tuple[int, int]], afstand: Callable[[int, int], float]) -> float | None:
    """Return Cohen's kappa of pairs of choices, given how far apart two choices are (0 for equal ones).

    It is 1 minus the observed distance over the distance to expect by chance from how often each assessor chose what;
    None when no distance is to be expected, because both always chose the same.
    """
    eerste, tweede = Counter(een for een, _ in keuzes), Counter(ander for _, ander in keuzes)
    verwacht = sum(
        afstand(een, ander) * aantal * tweede[ander] for een, aantal in eerste.items() for ander in tweede
    ) / max(1, len(keuzes))
    gezien = sum(afstand(een, ander) for een, ander in keuzes)
    return None if verwacht == 0 else 1 - gezien / verwacht


def _getal(kleur: Kleur | None) -> int:
    return 0 if kleur is None else int(kleur)
