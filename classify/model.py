"""The value objects of assessment: Criterium, Bewijs, Bevinding and Toetsing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from extract import Place


class Staat(StrEnum):
    """What a plan does with a criterium."""

    GENOEMD = "genoemd"
    NVT = "nvt"
    MOGELIJK = "mogelijk"
    ONTBREEKT = "ontbreekt"
    NIET_VAST_TE_STELLEN = "niet_vast_te_stellen"


class Kleur(IntEnum):
    """The ministry's traffic light, with the numbers of its table."""

    GROEN = 1
    ORANJE = 2
    ROOD = 3

    @property
    def woord(self) -> str:
        """The colour as a word: "groen", "oranje" or "rood"."""
        return self.name.lower()


class Soort(StrEnum):
    """In what form a passage stands in the plan."""

    TEKST = "tekst"
    LIJST = "lijst"
    TABEL = "tabel"
    OCR = "ocr"


class Kenmerk(StrEnum):
    """What makes a passage concrete, or weak."""

    PLANNING = "planning"
    BEDRAG = "bedrag"
    PERCENTAGE = "percentage"
    FTE = "fte"
    BESLUIT = "besluit"
    EIGENAAR = "eigenaar"
    GEREALISEERD = "gerealiseerd"
    STREVEN = "streven"


@dataclass(frozen=True, slots=True)
class Norm:
    """The bar a criterium sets: value with unit and base ("> 3 % van de loonsom")."""

    tekst: str
    operator: str = ""
    waarde: float | None = None
    eenheid: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A passage that counts as evidence: verbatim, with its place."""

    citaat: str
    """Whole sentences, list items or a table row, verbatim on ``pagina``; white space collapsed."""
    pagina: int
    """1-based page of the PDF file."""
    bladzijde: str
    """Number printed on that page; "" where none is printed."""
    soort: Soort
    kop: str
    """The nearest heading above; "" where there is none."""
    termen: tuple[str, ...]
    """The words of the plan that matched, as they stand there."""
    kenmerken: tuple[Kenmerk, ...]
    score: float
    """Between 0 and 1; only for ranking."""
    regel: str = ""
    """Id of the rule that recognised the passage."""
    start: int = 0
    """Offset of the passage in ``Document.text``."""
    end: int = 0
    plaatsen: tuple[Place, ...] = ()
    onderdelen: tuple[str, ...] = ()
    """Names of the parts of the criterium that the passage speaks of; () where the criterium has none."""


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """A mention that is shown but is no evidence, with the reason."""

    citaat: str
    pagina: int
    bladzijde: str
    reden: str
    """For example "inhoudsopgave", "norm geciteerd", "ontkend", "ander onderwerp"."""
    termen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """What a plan does with one part of a criterium; the passages name the parts that they speak of."""

    naam: str
    staat: Staat


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found for one criterium in one plan."""

    nummer: str
    titel: str
    staat: Staat
    voorstel: Kleur | None
    """Proposed colour; None where the ministry gives none."""
    regel: str
    """In words: the rule that led to the proposal."""
    duiding: str
    """Draft explanation in the style of the ministry's table."""
    bewijs: tuple[Bewijs, ...] = ()
    """Best first."""
    afgewezen: tuple[Afgewezen, ...] = ()
    gezocht_op: tuple[str, ...] = ()
    """The words that were searched for."""
    onderdelen: tuple[Onderdeel, ...] = ()
    """The parts that are judged apart (criterium 4); () for a criterium without parts."""

    def bewijs_bij(self, onderdeel: str) -> tuple[int, ...]:
        """Return the places in ``bewijs`` of the passages that speak of a part."""
        return tuple(plaats for plaats, bewijs in enumerate(self.bewijs) if onderdeel in bewijs.onderdelen)


@dataclass(frozen=True, slots=True)
class OnleesbarePagina:
    """A page on which something may stand that could not be read."""

    pagina: int
    reden: str


@dataclass(frozen=True, slots=True)
class Toetsing:
    """The result for one plan."""

    bestand: str
    sha256: str
    paginas: int
    bladzijden: tuple[str, ...]
    """Printed number per page, "" where there is none."""
    bevindingen: tuple[Bevinding, ...]
    onleesbaar: tuple[OnleesbarePagina, ...] = ()
    versies: dict[str, str] = field(default_factory=dict[str, str])
    delen: tuple[str, ...] = ()
    """Per page the part of a bundle ("bijlage A") where the printed number stands on more pages; () when none does."""
    """What made this: versions of program, reader and criteria."""

    def bevinding(self, nummer: str) -> Bevinding:
        """Return the finding for a criterium; raises KeyError when it was not assessed."""
        for bevinding in self.bevindingen:
            if bevinding.nummer == nummer:
                return bevinding
        raise KeyError(nummer)
