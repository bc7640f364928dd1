"""What all plans of a round do with a criterium: who is silent, who declares it nvt, who answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classify import Criteria, Criterium, Staat
from corpus.eenheden import Eenheid, eenheden
from corpus.model import Dossier


@dataclass(frozen=True, slots=True)
class Patroon:
    """One criterium over all plans; each unit ("ODG", "ODRU + RUD Utrecht") is named once.

    A state is that of the decision where there is one, else that of the program.
    """

    nummer: str
    titel: str
    zwijgt: tuple[str, ...] = ()
    nvt: tuple[str, ...] = ()
    """Declared not applicable without reasons."""
    inhoudelijk: tuple[str, ...] = ()
    mogelijk: tuple[str, ...] = ()
    """Only weak or indirect passages: a person has to look."""
    niet_vast_te_stellen: tuple[str, ...] = ()
    geldt_niet: tuple[str, ...] = ()
    """Plans of services to which the criterium does not apply; they count nowhere."""

    @property
    def aantal(self) -> int:
        """How many plans were looked at for this criterium."""
        return sum(map(len, (self.zwijgt, self.nvt, self.inhoudelijk, self.mogelijk, self.niet_vast_te_stellen)))


def patronen(dossiers: Iterable[Dossier], criteria: Criteria) -> tuple[Patroon, ...]:
    """Return a pattern per criterium, in the order of the criteria, over the plans that were assessed.

    What was decided about a criterium for one of the services of a joint plan goes before what the program found.
    """
    getoetst = [eenheid for eenheid in eenheden(dossiers) if eenheid.dossier.toetsing]
    return tuple(_patroon(criterium, getoetst) for criterium in criteria.criteria)


def zonder_uitkomst(dossiers: Iterable[Dossier]) -> tuple[tuple[Eenheid, ...], tuple[Eenheid, ...]]:
    """Return the units with a plan that has no result, and those without a plan."""
    leeg = [eenheid for eenheid in eenheden(dossiers) if eenheid.dossier.toetsing is None]
    met_plan = tuple(eenheid for eenheid in leeg if eenheid.dossier.plan)
    return met_plan, tuple(eenheid for eenheid in leeg if not eenheid.dossier.plan)


def staten(dossier: Dossier) -> dict[str, Staat]:
    """Return per criterium that applies the state: that of the decision where there is one, else as found.

    Empty when there is no result.
    """
    if dossier.toetsing is None:
        return {}
    gevonden = {bevinding.nummer: bevinding.staat for bevinding in dossier.toetsing.bevindingen}
    beslist = {nummer: oordeel.staat for nummer, oordeel in dossier.oordelen.items() if oordeel.staat}
    alle = gevonden | {nummer: staat for nummer, staat in beslist.items() if nummer in gevonden}
    geldig = dossier.dienst.criteria or tuple(alle)
    return {nummer: staat for nummer, staat in alle.items() if nummer in geldig}


def _patroon(criterium: Criterium, getoetst: Sequence[Eenheid]) -> Patroon:
    per_staat = {
        staat: [eenheid.naam for eenheid in getoetst if _staat(eenheid, criterium) is staat] for staat in Staat
    }
    geldt_niet = [eenheid.naam for eenheid in getoetst if _staat(eenheid, criterium) is None]
    return Patroon(
        nummer=criterium.nummer,
        titel=criterium.titel,
        zwijgt=tuple(per_staat[Staat.ONTBREEKT]),
        nvt=tuple(per_staat[Staat.NVT]),
        inhoudelijk=tuple(per_staat[Staat.GENOEMD]),
        mogelijk=tuple(per_staat[Staat.MOGELIJK]),
        niet_vast_te_stellen=tuple(per_staat[Staat.NIET_VAST_TE_STELLEN]),
        geldt_niet=tuple(geldt_niet),
    )


def _staat(eenheid: Eenheid, criterium: Criterium) -> Staat | None:
    """Return the state of a criterium in a unit's plan; None when it applies to none of its services."""
    oordelen = [d.oordelen[criterium.nummer] for d in eenheid.dossiers if criterium.nummer in d.oordelen]
    besloten = [oordeel.staat for oordeel in oordelen if oordeel.staat]
    per_dienst = [staten(dossier).get(criterium.nummer) for dossier in eenheid.dossiers]
    geldig = [staat for staat in per_dienst if staat is not None]
    return (besloten[0] if besloten else geldig[0]) if geldig else None
