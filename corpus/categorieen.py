"""The four categories of the letters to parliament: a proposal by rule, counts per round, the shift between rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from classify import Bevinding, Staat
from corpus.categorieregels import DELEN, ONBEKEND, categorieregels
from corpus.eenheden import SAMEN, Eenheid, eenheden
from corpus.model import Categorie, Categorievoorstel, Dossier, Ronde

_ONZEKER = (Staat.NIET_VAST_TE_STELLEN, Staat.MOGELIJK)


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
    regels: dict[str, str] = field(default_factory=dict[str, str])
    """Per unit with a proposal the rule behind it."""
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

    Colours count as decided, else as proposed. Criteria for which there is no colour at all stay out of it.
    """
    if dossier.toetsing is None:
        return None
    kleuren = [kleur for bevinding in dossier.toetsing.bevindingen if (kleur := _kleur(dossier, bevinding))]
    if not kleuren:
        return None
    delen = {naam: kleuren.count(naam) / len(kleuren) for naam in DELEN}
    regel = next(regel for regel in categorieregels() if regel.past(delen, dossier.ronde.soort))
    telling = ", ".join(f"{kleuren.count(naam)} {naam}" for naam in DELEN if naam in kleuren)
    return Categorievoorstel(regel.categorie, f"{regel.regel} ({telling})")


def stand(dossiers: Iterable[Dossier], eerder: Stand | None = None) -> Stand:
    """Return which unit stands in which category; ``eerder`` is the round before, for who was found robust already.

    A unit without a document in this round that was robust then still is: robust services need not report any more.
    """
    alle = eenheden(dossiers)
    besloten: dict[Categorie, list[str]] = {categorie: [] for categorie in Categorie}
    voorgesteld: dict[Categorie, list[str]] = {categorie: [] for categorie in Categorie}
    regels: dict[str, str] = {}
    verdeeld: list[str] = []
    zonder: list[str] = []
    robuust: list[str] = []
    for eenheid in alle:
        oordelen = {dossier.planoordeel.categorie for dossier in eenheid.dossiers if dossier.planoordeel}
        voorstel = eenheid.dossier.voorstel or categorievoorstel(eenheid.dossier)
        if len(oordelen) > 1:
            verdeeld.append(eenheid.naam)
        elif oordelen:
            besloten[oordelen.pop()].append(eenheid.naam)
        elif eenheid.dossier.plan is None and _was_robuust(eenheid, eerder):
            robuust.append(eenheid.naam)
        elif voorstel:
            voorgesteld[voorstel.categorie].append(eenheid.naam)
            regels[eenheid.naam] = voorstel.regel
        else:
            zonder.append(eenheid.naam)
    return Stand(
        ronde=alle[0].dossier.ronde if alle else None,
        besloten=_vast(besloten),
        eerder_robuust=tuple(robuust),
        voorgesteld=_vast(voorgesteld),
        regels=regels,
        verdeeld=tuple(verdeeld),
        zonder=tuple(zonder),
    )


def verschuiving(toen: Stand, nu: Stand) -> Standverschuiving:
    """Return the difference between two rounds.

    A joint plan whose services were counted apart before (or the other way round) shows up as undecided on one side.
    """
    namen = dict.fromkeys(naam for een in (toen, nu) for categorie in Categorie for naam in een.namen(categorie))
    overgangen = (Overgang(naam, toen.categorie_van(naam), nu.categorie_van(naam)) for naam in namen)
    return Standverschuiving(
        toen=toen,
        nu=nu,
        aantallen={categorie: (toen.aantal(categorie), nu.aantal(categorie)) for categorie in Categorie},
        overgangen=tuple(overgang for overgang in overgangen if overgang.van is not overgang.naar),
    )


def _kleur(dossier: Dossier, bevinding: Bevinding) -> str:
    """Return the colour as a word, "onbekend" where it cannot be said yet, "" where there is none."""
    oordeel = dossier.oordelen.get(bevinding.nummer)
    kleur = oordeel.kleur if oordeel else bevinding.voorstel
    if kleur:
        return kleur.woord
    return ONBEKEND if oordeel is None and bevinding.staat in _ONZEKER else ""


def _was_robuust(eenheid: Eenheid, eerder: Stand | None) -> bool:
    """Return whether all services of a unit were robust; a joint plan may have been two units then."""
    if eerder is None:
        return False
    robuust = {naam for een in eerder.namen(Categorie.ROBUUST) for naam in een.split(SAMEN)}
    return robuust.issuperset(eenheid.afkortingen)


def _vast(lijsten: dict[Categorie, list[str]]) -> dict[Categorie, tuple[str, ...]]:
    return {categorie: tuple(namen) for categorie, namen in lijsten.items()}
