"""What the letter puts forward: the proposed judgement, and the heaviest points, alike ones together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classify import Kleur, Staat, Toetsing
from generate import sjablonen, tekst
from generate.beeld import Rij, Stuk

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
class Totaaloordeel:
    """The proposal for the judgement on the plan as a whole."""

    id: str
    kop: str
    conclusie: str
    zorg: bool
    """Whether the outcome gives reason for concern, which the Seveso paragraph then says."""
    uitleg: str
    """The marked sentence with the count and the rule that led to this proposal."""


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


def totaaloordeel(rijen: Sequence[Rij], deadline: str, eigen: Path | None) -> Totaaloordeel | None:
    """Propose a judgement by the rules in ``oordeel.yaml``; None when no rule holds."""
    telling = tel(rijen)
    regels: Sequence[Mapping[str, Any]] = sjablonen.woorden("oordeel.yaml", eigen)["categorieen"]
    regel = next((regel for regel in regels if _geldt(regel["als"], telling)), None)
    if regel is None:
        return None
    return Totaaloordeel(
        id=regel["id"],
        kop=regel["kop"].format(deadline=deadline),
        conclusie=regel["conclusie"].format(deadline=deadline),
        zorg=regel["zorg"],
        uitleg=sjablonen.zin(eigen, "uitleg_oordeel", telling, regel["regel"]),
    )


def _geldt(als: Mapping[str, float], telling: Telling) -> bool:
    if not telling.gekleurd:
        return False
    return (
        telling.rood >= als.get("rood", 0)
        and telling.rood / telling.gekleurd >= als.get("rood_deel", 0)
        and telling.zonder <= als.get("zonder_kleur_hoogstens", telling.totaal)
    )


def punten(rijen: Sequence[Rij], toetsing: Toetsing, stuk: Stuk, deadline: str, eigen: Path | None) -> tuple[Punt, ...]:
    """Return the proposed points, heaviest first: what is missing, too thin, or could not be established."""
    onleesbaar = [pagina.pagina for pagina in toetsing.onleesbaar]

    def groep(soort: str, leden: Sequence[Rij]) -> Groep:
        leesbaar = toetsing.paginas - len(onleesbaar)
        return Groep(soort, tuple(leden), stuk, deadline, toetsing.paginas, leesbaar, tekst.paginas(onleesbaar))

    return tuple(_punt(groep(soort, leden), eigen) for soort, leden in verdeel(rijen))


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
