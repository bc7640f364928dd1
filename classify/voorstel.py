"""A proposal of colour and a draft duiding: facts about the evidence, a decision table in data, phrases in templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from classify.criterium import Criterium, Sterkte
from classify.hoeveelheden import Hoeveelheid, Maat
from classify.kenmerken import kenmerken_uit
from classify.kwalificaties import Wending
from classify.model import Kenmerk, Kleur, Norm, Staat
from classify.speurwerk import Kenschets, Speurwerk
from classify.weging import Oogst, Vermelding

_METING = re.compile(
    r"zelfevaluatie|nulmeting|kwaliteitsmeting|audit|visitatie|gap-?analyse|\bgemeten\b|getoetst|\btoets\b|van de \w+ (?:\w+ )?deskundigheidsgebieden",
    re.IGNORECASE,
)
_MAATREGEL = re.compile(
    r"werving|vacature|inhur|opleid|collega-?dienst|verbeterplan|maatregel|bijscholing|overeenkomst|aanvull|certific|oplossen|gedicht|invullen|detacher|samenwerk",
    re.IGNORECASE,
)
_OVEREENKOMST = re.compile(
    r"overeenkomst|convenant|\bdvo\b|contract|samenwerkingsregeling|\brooster\b|\bpool\b|\bpoule\b", re.IGNORECASE
)
_GEEN_AFSPRAAK = re.compile(
    r"overeenkomst[^.]{0,40}\bniet\b|\bgeen\b[^.]{0,30}overeenkomst|zonder overeenkomst|informeel|gesloten beurs",
    re.IGNORECASE,
)
_UREN = re.compile(r"\b[\d.]+ uur\b|\buren\b|\b\d+ (?:keer|dagen|medewerkers|collega)", re.IGNORECASE)
_TEGENWOORDIG = re.compile(
    r"\b(?:levert|leveren|werken|werkt|delen|deelt|wisselen|voeren|voert|vormen|vormt|verrichten|bemant|draaien)\b",
    re.IGNORECASE,
)
_OUD_JAAR = re.compile(r"\b20(?:0\d|1\d)\b")
_NIEUW_JAAR = re.compile(r"\b20(?:2\d|3\d)\b")
_DOEL = re.compile(
    r"\b(?:naar|doel|streven|streeft|ambitie|in 202[4-9]|eind 202[4-9]|1 april 2026|groeien|groeit|toe naar|uiterlijk|moet|zal|zullen|minima\w+|beoogd\w*|verwacht\w*|gaan|gaat|wordt|worden)\b",
    re.IGNORECASE,
)


_TWEE_JAAR = 6
"""Different quarters from which a planning spans the two years that the ministry asked for."""
_VROEGER = re.compile(r"\b(?:geleden|eerder|vroeger|destijds|in 201\d)\b", re.IGNORECASE)
_VOORBEREIDING = re.compile(
    r"\bconcept\b|\b(?:stellen|stelt|werken|werkt)\b[^.]{0,80}\b(?:op|uit)\b|\b(?:wordt|worden|zal|zullen|moet|moeten)\b[^.]{0,80}\bvast|nog niet"
    r"|vaststelling[^.]{0,40}(?:volgt|nog|afhankelijk|onbekend|voorzien|verwacht)|\bin voorbereiding\b|\b(?:maken|ontwikkelen) (?:wij|we)\b|\b(?:wij|we) maken\b",
    re.IGNORECASE,
)
_ONVOLLEDIG = re.compile(
    r"\b(?:{getal}) van de (?:{getal}) (?:\w+ )?(?:colleges|gemeenten|deelnemers|bevoegde gezagen|raden|besturen)|nog niet|beraden zich|ondertekenen zelf|tekenen zelf|verouderd|moet nog".replace(
        "{getal}", r"\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
    ),
    re.IGNORECASE,
)


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
        hard = {Kenmerk.GEREALISEERD, Kenmerk.BESLUIT, Kenmerk.BEDRAG}
        if any(groep & hard for groep in kenmerken):
            namen.add("feit")
        elif any(Kenmerk.STREVEN in groep for groep in kenmerken):
            namen.add("alleen_streven")
        if any(item.regel == "kwartalentabel" for item in self._vermeldingen):
            namen.add("kwartaaltabel")
        kwartalen = {
            item.tekst.casefold()
            for kenschets in self._kenschetsen
            for item in kenschets.hoeveelheden
            if item.maat is Maat.KWARTAAL
        }
        if len(kwartalen) >= _TWEE_JAAR:
            namen.add("twee_jaar")
        return namen

    def _uit_teksten(self) -> set[str]:
        alles = " ".join(self._teksten)
        patronen = {
            "gemeten": _METING,
            "maatregel": _MAATREGEL,
            "overeenkomst": _OVEREENKOMST,
            "zonder_afspraak": _GEEN_AFSPRAAK,
            "uren": _UREN,
            "tegenwoordig": _TEGENWOORDIG,
            "onvolledig": _ONVOLLEDIG,
            "in_voorbereiding": _VOORBEREIDING,
        }
        namen = {naam for naam, patroon in patronen.items() if patroon.search(alles)}
        if _NIEUW_JAAR.search(alles) or not _OUD_JAAR.search(alles):
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
            if nummer in sterk and vast and gedateerd and not _VOORBEREIDING.search(tekst):
                namen.add("document_vastgesteld")
        return namen

    def _uit_norm(self, norm: Norm) -> set[str]:
        assert norm.waarde is not None
        namen: set[str] = set()
        for kenschets, tekst in zip(self._kenschetsen, self._teksten, strict=True):
            for item, waarde in self._waarden(norm, kenschets, tekst):
                namen.add("waarde")
                gehaald = (
                    waarde >= norm.waarde if norm.operator == ">=" or norm.eenheid == "fte" else waarde > norm.waarde
                )
                if not gehaald:
                    namen.add("onder_norm")
                elif _VROEGER.search(tekst[item.end : item.end + 40]):
                    continue
                elif Wending.STREVEN in kenschets.wendingen:
                    namen |= {"doel_gehaald", "doel_als_streven"}
                elif _DOEL.search(tekst[max(0, item.start - 90) : item.end + 60]):
                    namen.add("doel_gehaald")
                else:
                    namen |= {"norm_gehaald", "doel_gehaald"}
        return namen

    def _waarden(self, norm: Norm, kenschets: Kenschets, tekst: str) -> list[tuple[Hoeveelheid, float]]:
        """Return the quantities of a unit that can be held against the norm, complements turned round."""
        maat = Maat.FTE if norm.eenheid == "fte" else Maat.PERCENTAGE
        waarden: list[tuple[Hoeveelheid, float]] = []
        for item in kenschets.hoeveelheden:
            if item.maat is not maat or item.waarde is None:
                continue
            waarde = item.waarde
            if (
                norm.basis == "fte"
                and waarde < 50
                and re.search(r"inhuur|ingehuurd|flex|extern|tijdelijk", tekst, re.IGNORECASE)
            ):
                waarde = 100 - waarde
            if norm.eenheid == "%" and norm.basis != "fte" and waarde > 10 * (norm.waarde or 0):
                continue
            waarden.append((item, waarde))
        return waarden


@dataclass(frozen=True, slots=True)
class _Tabelregel:
    als: tuple[str, ...]
    kleur: Kleur | None
    regel: str
    duiding: str


def stel_voor(feiten: Feiten, criterium: Criterium) -> Voorstel:
    """Return the first line of the decision table that holds, with its duiding filled in."""
    tabel = _laad_tabel()
    for regel in (*tabel["algemeen"], *tabel.get(f"criterium {criterium.nummer}", ()), *tabel[criterium.soort]):
        if all(feiten.geldt(voorwaarde) for voorwaarde in regel.als):
            return Voorstel(regel.kleur, regel.regel, _duiding(regel.duiding, criterium))
    raise AssertionError(f"de beslistabel voor '{criterium.soort}' heeft geen laatste regel zonder voorwaarden")


def _duiding(naam: str, criterium: Criterium) -> str:
    norm = criterium.norm.tekst if criterium.norm else ""
    return _laad_zinnen()[naam].format(onderwerp=criterium.kort, norm=norm)


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
