"""A proposed colour and a draft duiding: facts about the evidence, a decision table and phrases as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from classify.criterium import Criterium, Sterkte
from classify.hoeveelheden import Hoeveelheid, Maat
from classify.kenmerken import kenmerken_uit
from classify.kwalificaties import Wending, laad_taal
from classify.model import Kenmerk, Kleur, Norm, Onderdeel, Staat
from classify.oogst import Oogst
from classify.speurwerk import Kenschets, Speurwerk

_UITGEBREID = 4
"""Sentences that count from which a subject is worked out and not only named."""
_MEER_KWARTALEN = 4
"""Different quarters from which a table is a planning per quarter and not a single date."""
_UIT_TEKST = (
    Wending.METING,
    Wending.MAATREGEL,
    Wending.OVEREENKOMST,
    Wending.ZONDER_AFSPRAAK,
    Wending.TEGENWOORDIG,
    Wending.ONVOLLEDIG,
    Wending.GEDEKT,
    Wending.VERWORPEN,
)
_FLEX = re.compile(r"inhuur|ingehuurd|flex|extern|tijdelijk", re.IGNORECASE)
_AANLOOP, _UITLOOP = 90, 60
"""Characters before and after a figure in which "naar", "in 2026" or "minimaal" make it a goal."""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """The proposed colour (None where there is none to give), the rule in words, and a draft explanation."""

    kleur: Kleur | None
    regel: str
    duiding: str


@dataclass(frozen=True, slots=True)
class Feiten:
    """What holds for the evidence of one criterium: names that the decision table can ask for."""

    namen: frozenset[str]

    @classmethod
    def uit(
        cls, criterium: Criterium, staat: Staat, oogst: Oogst, eenheden: tuple[int, ...], speurwerk: Speurwerk
    ) -> Feiten:
        """Work out the facts from the units that the finding rests on."""
        return cls(frozenset(_Vaststelling(criterium, staat, oogst, eenheden, speurwerk).feiten()))

    def geldt(self, voorwaarde: str) -> bool:
        """Whether "a", "!a" or "a|b" holds."""
        return any((keuze.removeprefix("!") in self.namen) != keuze.startswith("!") for keuze in voorwaarde.split("|"))


class _Vaststelling:
    """Works out the facts of one criterium."""

    def __init__(
        self, criterium: Criterium, staat: Staat, oogst: Oogst, eenheden: tuple[int, ...], speurwerk: Speurwerk
    ) -> None:
        self._criterium = criterium
        self._staat = staat
        self._speurwerk = speurwerk
        self._vermeldingen = [item for item in oogst.vermeldingen if not item.nvt and item.sterkte is not Sterkte.ZWAK]
        self._eenheden = eenheden
        alle = speurwerk.tekst.eenheden
        self._kenschetsen = [speurwerk.kenschets(alle[nummer]) for nummer in eenheden]
        self._teksten = [speurwerk.citaat(alle[nummer]) for nummer in eenheden]

    def feiten(self) -> set[str]:
        namen = {str(self._staat)}
        if self._criterium.soort != "planning":
            namen.add("kleurbaar")
        namen |= self._uit_kenmerken() | self._uit_teksten() | self._uit_onderdelen() | self._uit_document()
        if self._criterium.norm is not None:
            namen |= self._uit_norm(self._criterium.norm)
        return namen

    def _uit_kenmerken(self) -> set[str]:
        kenmerken = [kenmerken_uit(kenschets) for kenschets in self._kenschetsen]
        namen = {str(kenmerk) for groep in kenmerken for kenmerk in groep}
        if any(kenschets.heeft(Maat.DATUM, Maat.KWARTAAL) for kenschets in self._kenschetsen):
            namen.add("gedateerd")
        if any(Wending.REDEN in kenschets.wendingen for kenschets in self._kenschetsen):
            namen.add("reden")
        if len(self._eenheden) >= _UITGEBREID:
            namen.add("uitgebreid")
        hard = {Kenmerk.GEREALISEERD, Kenmerk.BESLUIT, Kenmerk.BEDRAG}
        if any(groep & hard for groep in kenmerken):
            namen.add("feit")
        elif any(Kenmerk.STREVEN in groep for groep in kenmerken):
            namen.add("alleen_streven")
        alle = self._speurwerk.tekst.eenheden
        tabellen = [alle[item.eenheid] for item in self._vermeldingen if item.regel == "kwartalentabel"]
        if tabellen:
            namen.add("kwartaaltabel")
        kwartalen = {kwartaal for eenheid in tabellen for kwartaal in self._speurwerk.tabelkwartalen(eenheid)}
        kwartalen |= {
            item.tekst.casefold()
            for kenschets in self._kenschetsen
            for item in kenschets.hoeveelheden
            if item.maat is Maat.KWARTAAL
        }
        if len(kwartalen) >= _MEER_KWARTALEN:
            namen.add("meer_kwartalen")
        return namen

    def _uit_teksten(self) -> set[str]:
        taal, alles = laad_taal(), " ".join(self._teksten)
        namen = {str(wending) for wending in _UIT_TEKST if taal.is_(wending, alles)}
        if taal.is_(Wending.NIEUW_JAAR, alles) or not taal.is_(Wending.OUD_JAAR, alles):
            namen.add("recent")
        return namen

    def _uit_onderdelen(self) -> set[str]:
        aanwezig = [
            naam
            for naam, begrippen in self._criterium.onderdelen.items()
            if any(
                nummer in self._speurwerk.per_eenheid(self._criterium, begrip)
                for nummer in self._eenheden
                for begrip in begrippen
            )
        ]
        return {f"onderdeel_{naam}" for naam in aanwezig} | {
            {2: "twee_onderdelen", 3: "drie_onderdelen"}.get(len(aanwezig), "een_onderdeel")
        }

    def _uit_document(self) -> set[str]:
        sterk = {item.eenheid for item in self._vermeldingen if item.sterkte is Sterkte.STERK}
        namen: set[str] = {"document"} if sterk else set()
        for nummer, kenschets, tekst in zip(self._eenheden, self._kenschetsen, self._teksten, strict=True):
            vast = Wending.BESLUIT in kenschets.wendingen or Wending.GEREALISEERD in kenschets.wendingen
            gedateerd = kenschets.heeft(Maat.DATUM, Maat.KWARTAAL, Maat.JAAR)
            if nummer not in sterk:
                continue
            if laad_taal().is_(Wending.IN_VOORBEREIDING, tekst):
                namen.add("document_in_voorbereiding")
            elif vast and gedateerd:
                namen.add("document_vastgesteld")
            if gedateerd:
                namen.add("document_gedateerd")
        return namen

    def _uit_norm(self, norm: Norm) -> set[str]:
        namen: set[str] = set()
        for kenschets, tekst in zip(self._kenschetsen, self._teksten, strict=True):
            for item, waarde in self._waarden(norm, kenschets, tekst):
                namen |= {"waarde", *self._tegen_de_norm(norm, item, waarde, tekst, kenschets)}
        return namen

    def _tegen_de_norm(
        self, norm: Norm, item: Hoeveelheid, waarde: float, tekst: str, kenschets: Kenschets
    ) -> set[str]:
        """Return what one figure says: under the norm, reached, a goal, or only hoped for."""
        taal = laad_taal()
        if taal.is_(Wending.VROEGER, tekst[item.end : item.end + _UITLOOP]):
            return set()
        if not _haalt(norm, waarde):
            return {"onder_norm"}
        if taal.is_(Wending.STREVEN, tekst):
            return {"doel_gehaald", "doel_als_streven"}
        if taal.is_(Wending.DOEL, tekst[max(0, item.start - _AANLOOP) : item.end + _UITLOOP]):
            return {"doel_gehaald"}
        nu = kenschets.wendingen & {Wending.GEREALISEERD, Wending.BESLUIT} or kenschets.heeft(Maat.DATUM)
        return {"doel_gehaald", "norm_gehaald", *(("norm_nu",) if nu else ())}

    def _waarden(self, norm: Norm, kenschets: Kenschets, tekst: str) -> list[tuple[Hoeveelheid, float]]:
        """Return the quantities of a unit that can be held against the norm, complements turned round."""
        maat = Maat.FTE if norm.eenheid == "fte" else Maat.PERCENTAGE
        waarden: list[tuple[Hoeveelheid, float]] = []
        for item in kenschets.hoeveelheden:
            if item.maat is not maat or item.waarde is None:
                continue
            waarde = item.waarde
            if norm.basis == "fte" and waarde < 50 and _FLEX.search(tekst):
                waarde = 100 - waarde
            if norm.eenheid == "%" and norm.basis != "fte" and waarde > 10 * (norm.waarde or 0):
                continue
            waarden.append((item, waarde))
        return waarden


def _haalt(norm: Norm, waarde: float) -> bool:
    """Whether a figure reaches the norm; "> 3 fte" is in practice taken as at least 3 (letter of 2024, row 19)."""
    grens = norm.waarde or 0.0
    return waarde >= grens if norm.operator == ">=" or norm.eenheid == "fte" else waarde > grens


@dataclass(frozen=True, slots=True)
class _Tabelregel:
    als: tuple[str, ...]
    kleur: Kleur | None
    regel: str
    duiding: str


def stel_voor(feiten: Feiten, criterium: Criterium, onderdelen: Sequence[Onderdeel] = ()) -> Voorstel:
    """Return the first line of the decision table that holds, with its duiding filled in."""
    tabel = _laad_tabel()
    for regel in (*tabel["algemeen"], *tabel.get(f"criterium {criterium.nummer}", ()), *tabel[criterium.soort]):
        if all(feiten.geldt(voorwaarde) for voorwaarde in regel.als):
            return Voorstel(regel.kleur, regel.regel, _duiding(regel.duiding, criterium, onderdelen))
    raise AssertionError(f"de beslistabel voor '{criterium.soort}' heeft geen laatste regel zonder voorwaarden")


def laad_tabellen() -> None:
    """Read the decision table and the phrases of the duiding, once; a caller may do so while a plan is being read."""
    _laad_tabel()
    _laad_zinnen()


def _duiding(naam: str, criterium: Criterium, onderdelen: Sequence[Onderdeel]) -> str:
    norm = criterium.norm.tekst if criterium.norm else ""
    delen = " ".join(_per_onderdeel(onderdelen))
    return _laad_zinnen()[naam].format(onderwerp=criterium.kort, norm=norm, onderdelen=delen).strip()


def _per_onderdeel(onderdelen: Sequence[Onderdeel]) -> Iterator[str]:
    """Yield a sentence per state with the parts that are in it: "Niet aangetroffen: onafhankelijkheid."."""
    for staat in Staat:
        namen = [onderdeel.naam for onderdeel in onderdelen if onderdeel.staat is staat]
        if namen:
            yield _laad_zinnen()[f"onderdeel_{staat}"].format(namen=_opsomming(namen))


def _opsomming(namen: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))


@lru_cache(maxsize=1)
def _laad_tabel() -> dict[str, tuple[_Tabelregel, ...]]:
    bron = files("classify").joinpath("criteria/voorstel.yaml").read_text(encoding="utf-8")
    data = cast("dict[str, list[dict[str, object]]]", yaml.safe_load(bron))
    return {soort: tuple(_tabelregel(item) for item in regels) for soort, regels in data.items()}


def _tabelregel(item: dict[str, object]) -> _Tabelregel:
    kleur = str(item["kleur"])
    return _Tabelregel(
        als=tuple(cast("list[str]", item["als"])),
        kleur=None if kleur == "geen" else Kleur[kleur.upper()],
        regel=str(item["regel"]),
        duiding=str(item["duiding"]),
    )


@lru_cache(maxsize=1)
def _laad_zinnen() -> dict[str, str]:
    bron = files("templates").joinpath("duiding.yaml").read_text(encoding="utf-8")
    return cast("dict[str, str]", yaml.safe_load(bron))
