"""What all plans of a round do with a criterium: who is silent, who declares it nvt, who answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from classify import Criteria
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
    """Return a pattern per criterium, in the order of the criteria, over the plans that were assessed."""
    raise NotImplementedError
