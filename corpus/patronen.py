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


def staten_van(eenheid: Eenheid) -> dict[str, Staat]:
    """Return per criterium that applies to one of the services the state in their plan.

    A decision about one of them goes before what the program found; of several, that of the first service counts.
    """
    per_dienst = [staten(dossier) for dossier in eenheid.dossiers]
    nummers = {nummer: staat for van_dienst in reversed(per_dienst) for nummer, staat in van_dienst.items()}
    for dossier in reversed(eenheid.dossiers):
        nummers |= {nr: een.staat for nr, een in dossier.oordelen.items() if een.staat and nr in nummers}
    return nummers


def _patroon(criterium: Criterium, getoetst: Sequence[Eenheid]) -> Patroon:
    per_eenheid = {eenheid.naam: staten_van(eenheid).get(criterium.nummer) for eenheid in getoetst}

    def wie(staat: Staat | None) -> tuple[str, ...]:
        return tuple(naam for naam, van_eenheid in per_eenheid.items() if van_eenheid is staat)

    return Patroon(
        nummer=criterium.nummer,
        titel=criterium.titel,
        zwijgt=wie(Staat.ONTBREEKT),
        nvt=wie(Staat.NVT),
        inhoudelijk=wie(Staat.GENOEMD),
        mogelijk=wie(Staat.MOGELIJK),
        niet_vast_te_stellen=wie(Staat.NIET_VAST_TE_STELLEN),
        geldt_niet=wie(None),
    )
