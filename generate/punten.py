"""What the letter puts forward: the heaviest points, alike ones together, or those that the assessor chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classify import Kleur, Staat
from corpus import Dossier
from generate import sjablonen, tekst
from generate.beeld import Rij, Stuk, vereis_toetsing

PUNTEN_PER_BRIEF = 6
"""How many points a letter has at most; the bijlage is complete."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How many criteria have which colour."""

    groen: int
    oranje: int
    rood: int
    zonder: int

    @property
    def totaal(self) -> int:
        """All criteria."""
        return self.gekleurd + self.zonder

    @property
    def gekleurd(self) -> int:
        """The criteria that have a colour."""
        return self.groen + self.oranje + self.rood


@dataclass(frozen=True, slots=True)
class Groep:
    """Rows that make one point together, with what its sentence may use."""

    soort: str
    """Name of the macro in ``zinnen.j2`` that words it."""
    rijen: tuple[Rij, ...]
    stuk: Stuk
    deadline: str
    paginas: int
    leesbaar: int
    onleesbaar: str

    @property
    def beslist(self) -> bool:
        """Whether a person has decided about every row."""
        return all(rij.beslist for rij in self.rijen)

    @property
    def onderwerpen(self) -> str:
        """The subjects as one enumeration."""
        return tekst.opsomming([rij.onderwerp for rij in self.rijen])

    @property
    def onderwerpen_met_plaats(self) -> str:
        """The subjects as one enumeration, each with where it stands in the plan."""
        delen = [f"{rij.onderwerp} ({rij.plaatsen})" if rij.citaten else rij.onderwerp for rij in self.rijen]
        return tekst.opsomming(delen)


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of the letter."""

    tekst: str
    voorstel: str
    """The mark that names what is undecided in it; empty when all is decided."""
    nummers: tuple[str, ...]


def tel(rijen: Sequence[Rij]) -> Telling:
    """Count the colours of the rows."""
    kleuren = [rij.kleur for rij in rijen]
    return Telling(
        *(kleuren.count(kleur) for kleur in (Kleur.GROEN, Kleur.ORANJE, Kleur.ROOD)), zonder=kleuren.count(None)
    )


def punten(dossier: Dossier, rijen: Sequence[Rij], stuk: Stuk, deadline: str, eigen: Path | None) -> tuple[Punt, ...]:
    """Return the points of the letter: as the assessor chose them, else the proposed ones, heaviest first."""
    toetsing = vereis_toetsing(dossier)
    onleesbaar = [pagina.pagina for pagina in toetsing.onleesbaar]

    def groep(soort: str, leden: Sequence[Rij]) -> Groep:
        leesbaar = toetsing.paginas - len(onleesbaar)
        return Groep(soort, tuple(leden), stuk, deadline, toetsing.paginas, leesbaar, tekst.paginas(onleesbaar))

    verdeling = verdeel(rijen) if dossier.punten is None else kies(rijen, dossier.punten)
    return tuple(_punt(groep(soort, leden), eigen) for soort, leden in verdeling)


def kies(rijen: Sequence[Rij], nummers: Sequence[str]) -> list[tuple[str, list[Rij]]]:
    """Return a point per chosen criterium, in the order of the choice."""
    per_nummer = {rij.nummer: rij for rij in rijen}
    return [(_soort(per_nummer[nummer]), [per_nummer[nummer]]) for nummer in nummers if nummer in per_nummer]


def _soort(rij: Rij) -> str:
    """Return the name of the macro that words a row by itself."""
    if rij.staat is not Staat.GENOEMD:
        return rij.staat.value
    return {Kleur.ROOD: "te_dun", Kleur.ORANJE: "oranje"}.get(rij.kleur or Kleur.GROEN, "op_orde")


def verdeel(rijen: Sequence[Rij], maximum: int = PUNTEN_PER_BRIEF) -> list[tuple[str, list[Rij]]]:
    """Divide the rows over at most ``maximum`` points; red rows with evidence get one each as far as there is room."""
    rood = [rij for rij in rijen if rij.staat is Staat.GENOEMD and rij.kleur is Kleur.ROOD]
    oranje = [rij for rij in rijen if rij.staat is Staat.GENOEMD and rij.kleur is Kleur.ORANJE]
    voor = _gevuld(("ontbreekt", _met(rijen, Staat.ONTBREEKT)))
    na = _gevuld(
        ("nvt", [rij for rij in _met(rijen, Staat.NVT) if rij.kleur is not Kleur.GROEN]),
        ("niet_vast_te_stellen", _met(rijen, Staat.NIET_VAST_TE_STELLEN)),
        ("mogelijk", _met(rijen, Staat.MOGELIJK)),
        ("oranje", oranje),
    )
    ruimte = max(1, maximum - len(voor) - len(na))
    los = rood if len(rood) <= ruimte else rood[: ruimte - 1]
    samen = rood[len(los) :]
    return [*voor, *(("te_dun", [rij]) for rij in los), *_gevuld(("te_dun_samen", samen)), *na]


def _met(rijen: Sequence[Rij], staat: Staat) -> list[Rij]:
    return [rij for rij in rijen if rij.staat is staat]


def _gevuld(*groepen: tuple[str, list[Rij]]) -> list[tuple[str, list[Rij]]]:
    return [groep for groep in groepen if groep[1]]


def _punt(groep: Groep, eigen: Path | None) -> Punt:
    onbeslist = [rij.nummer for rij in groep.rijen if not rij.beslist]
    voorstel = sjablonen.zin(eigen, "voorstel", onbeslist) if onbeslist else ""
    return Punt(sjablonen.zin(eigen, groep.soort, groep), voorstel, tuple(rij.nummer for rij in groep.rijen))
