"""The four categories of the letters to parliament: a proposal by rule, counts per round, the shift between rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.model import Categorie, Categorievoorstel, Dossier, Ronde


@dataclass(frozen=True, slots=True)
class Stand:
    """Which unit stands in which category in a round; a joint plan is one unit ("ODRU + RUD Utrecht").

    Each unit is named in exactly one of the fields.
    """

    ronde: Ronde | None
    """None when there were no dossiers."""
    besloten: dict[Categorie, tuple[str, ...]] = field(default_factory=dict[Categorie, tuple[str, ...]])
    """What a person decided in this round; every category is a key."""
    eerder_robuust: tuple[str, ...] = ()
    """Found robust in an earlier round, so that nothing had to be handed in any more; they count as robust."""
    voorgesteld: dict[Categorie, tuple[str, ...]] = field(default_factory=dict[Categorie, tuple[str, ...]])
    """What the program proposes where nobody has decided yet; every category is a key."""
    verdeeld: tuple[str, ...] = ()
    """Joint plans about which the decisions per service differ."""
    zonder: tuple[str, ...] = ()
    """Neither a decision nor a proposal: no plan, or one that could not be read."""

    def namen(self, categorie: Categorie) -> tuple[str, ...]:
        """Return the units that count as this category: by decision in this round or, for robust, in an earlier one."""
        eerder = self.eerder_robuust if categorie is Categorie.ROBUUST else ()
        return (*eerder, *self.besloten.get(categorie, ()))

    def aantal(self, categorie: Categorie) -> int:
        """Return how many units count as this category."""
        return len(self.namen(categorie))

    @property
    def aantal_besloten(self) -> int:
        """How many units count in some category."""
        return sum(self.aantal(categorie) for categorie in Categorie)

    @property
    def is_compleet(self) -> bool:
        """Whether every unit is in a category by decision, so that the counts can go into a letter."""
        return not self.verdeeld and not self.zonder and not any(self.voorgesteld.values())

    def categorie_van(self, eenheid: str) -> Categorie | None:
        """Return the category that was decided about a unit, None when nobody has."""
        return next((categorie for categorie in Categorie if eenheid in self.namen(categorie)), None)


@dataclass(frozen=True, slots=True)
class Overgang:
    """A unit that is in another category than before; None where it was or is not decided."""

    eenheid: str
    van: Categorie | None
    naar: Categorie | None


@dataclass(frozen=True, slots=True)
class Standverschuiving:
    """The difference between two rounds, by decisions alone."""

    toen: Stand
    nu: Stand
    aantallen: dict[Categorie, tuple[int, int]]
    """Per category how many units then, and how many now."""
    overgangen: tuple[Overgang, ...]


def categorievoorstel(dossier: Dossier) -> Categorievoorstel | None:
    """Return what the rules in categorieen.yaml propose about a document; None when it was not assessed.

    Colours count as decided, else as proposed.
    """
    raise NotImplementedError


def stand(dossiers: Iterable[Dossier], eerder: Stand | None = None) -> Stand:
    """Return which unit stands in which category; ``eerder`` is the round before, for who was found robust already."""
    raise NotImplementedError


def verschuiving(toen: Stand, nu: Stand) -> Standverschuiving:
    """Return the difference between two rounds."""
    raise NotImplementedError
