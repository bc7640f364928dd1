"""What one plan says on one criterium: the units that count, those that do not, and what a whole harvest teaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from classify.criterium import GEWICHTEN, Criterium, Sterkte
from classify.hoeveelheden import Maat
from classify.kwalificaties import Wending, laad_taal
from classify.speurwerk import Kenschets, Speurwerk
from classify.termen import Treffer
from extract import BlockKind

GENOOT = "zelfde-"
"""What the names of the rules begin with by which a unit is only shown along with another one."""
_OPSOMMING = 4
"""Criteria that one sentence names from which it is an overview, not a statement on each."""
_EIGEN_MATEN = (Maat.BEDRAG, Maat.PERCENTAGE, Maat.FTE)


@dataclass(frozen=True, slots=True)
class Vermelding:
    """A unit that speaks of a criterium."""

    eenheid: int
    regel: str
    sterkte: Sterkte
    termen: tuple[Treffer, ...]
    gewicht: float
    onder_kop: bool = False
    """Whether heading, lead-in or row subject name the criterium too."""
    nvt: bool = False
    """Declared not applicable, without reasons."""
    alleen_sectie: bool = False
    """Counts only because it stands in a section about the criterium."""


@dataclass(frozen=True, slots=True)
class Verworpen:
    """A mention that is no evidence."""

    eenheid: int
    reden: str
    termen: tuple[Treffer, ...]


@dataclass(frozen=True, slots=True)
class Oogst:
    """All that one plan says on one criterium."""

    vermeldingen: tuple[Vermelding, ...]
    verworpen: tuple[Verworpen, ...]
    vreemd: frozenset[int] = frozenset()
    """Units that name others or another subject: never quoted along as the sentence beside."""


def zonder_zwakke(oogst: Oogst) -> Oogst:
    """Drop what is only possibly about the criterium where something certainly is: it would only tire the reader."""
    zeker = any(item.sterkte is not Sterkte.ZWAK and not item.alleen_sectie for item in oogst.vermeldingen)
    if not zeker:
        return oogst
    blijft = tuple(item for item in oogst.vermeldingen if item.sterkte is not Sterkte.ZWAK or item.alleen_sectie)
    return replace(oogst, vermeldingen=blijft)


def zonder_ontkende_secties(oogst: Oogst, speurwerk: Speurwerk) -> Oogst:
    """Drop what only its heading makes evidence, under a heading whose text says that the plan says nothing."""
    blokken = speurwerk.tekst.document.blocks
    eenheden = speurwerk.tekst.eenheden
    ontkend = {
        blokken[eenheden[item.eenheid].blok].heading
        for item in oogst.verworpen
        if item.reden.startswith(("ontkend", "uitgesteld"))
    } - {None}
    blijft: list[Vermelding] = []
    weg = list(oogst.verworpen)
    for item in oogst.vermeldingen:
        blok = blokken[eenheden[item.eenheid].blok]
        if item.alleen_sectie and not item.nvt and blok.heading in ontkend and blok.kind is not BlockKind.TABLE_ROW:
            weg.append(Verworpen(item.eenheid, "ontkend", item.termen))
        else:
            blijft.append(item)
    return replace(oogst, vermeldingen=tuple(blijft), verworpen=tuple(sorted(weg, key=lambda item: item.eenheid)))


def zonder_zusters(oogsten: Sequence[Oogst], criteria: Sequence[Criterium]) -> list[Oogst]:
    """Set aside what tells how much, where a criterium asks whether there is a document: the budget is no programme.

    A unit that the sister criterium counts proves this one only by a strong rule, which names the document itself. What
    only the heading makes count is set aside; where the unit itself has other words of this criterium, it is possible.
    """
    zeker = {
        criterium.nummer: {item.eenheid for item in oogst.vermeldingen if is_zeker(item)}
        for criterium, oogst in zip(criteria, oogsten, strict=True)
    }
    return [
        _zonder_zuster(oogst, criterium, zeker.get(criterium.zuster, set())) if criterium.zuster else oogst
        for criterium, oogst in zip(criteria, oogsten, strict=True)
    ]


def is_zeker(item: Vermelding) -> bool:
    """Whether a mention by itself makes a criterium mentioned."""
    return item.sterkte is not Sterkte.ZWAK and not item.alleen_sectie and not item.nvt


def _zonder_zuster(oogst: Oogst, criterium: Criterium, van_zuster: set[int]) -> Oogst:
    """Return a harvest in which what the sister counts is set aside or weak; companions do not stay by themselves."""
    met_kop = {regel.id for regel in criterium.regels if regel.kop}
    blijft: list[Vermelding] = []
    weg: list[Verworpen] = []
    for item in oogst.vermeldingen:
        if item.eenheid not in van_zuster or item.nvt or (item.sterkte is Sterkte.STERK and not item.alleen_sectie):
            blijft.append(item)
        elif item.alleen_sectie or item.regel in met_kop:
            weg.append(Verworpen(item.eenheid, f"hoort bij criterium {criterium.zuster}", item.termen))
        else:
            blijft.append(replace(item, sterkte=Sterkte.ZWAK, gewicht=min(item.gewicht, GEWICHTEN[Sterkte.ZWAK])))
    if weg and not any(is_zeker(item) or item.nvt for item in blijft):
        blijft = [item for item in blijft if not item.regel.startswith(GENOOT)]
    verworpen = sorted((*oogst.verworpen, *weg), key=lambda item: item.eenheid)
    return zonder_zwakke(replace(oogst, vermeldingen=tuple(blijft), verworpen=tuple(verworpen)))


def zonder_opsommingen(oogsten: list[Oogst], speurwerk: Speurwerk) -> list[Oogst]:
    """Set aside the units that only list subjects: they name four or more criteria and give no figures of their own.

    A sentence on what a chapter is about says nothing on any of them. Any other may be the service's claim on each
    ("Wij hebben een innovatieagenda, een opleidingsplan, ..."), so it stays as a weak mention: never silence.
    """
    geteld = Counter(item.eenheid for oogst in oogsten for item in oogst.vermeldingen if not item.alleen_sectie)
    lijsten = {
        nummer
        for nummer, aantal in geteld.items()
        if aantal >= _OPSOMMING and not _eigen_cijfers(speurwerk.kenschets(speurwerk.tekst.eenheden[nummer]))
    }
    taal = laad_taal()
    leeswijzers = {
        nummer for nummer in lijsten if taal.is_(Wending.LEESWIJZER, speurwerk.citaat(speurwerk.tekst.eenheden[nummer]))
    }
    return [zonder_zwakke(_verzwakt(_zonder(oogst, leeswijzers), lijsten)) for oogst in oogsten]


def _eigen_cijfers(kenschets: Kenschets) -> bool:
    return kenschets.zelf and kenschets.heeft(*_EIGEN_MATEN)


def _verzwakt(oogst: Oogst, lijsten: set[int]) -> Oogst:
    """Return a harvest in which a mere list proves nothing by itself."""
    return replace(
        oogst,
        vermeldingen=tuple(
            replace(item, sterkte=Sterkte.ZWAK, gewicht=min(item.gewicht, GEWICHTEN[Sterkte.ZWAK]))
            if item.eenheid in lijsten and not item.alleen_sectie and not item.nvt
            else item
            for item in oogst.vermeldingen
        ),
    )


def _zonder(oogst: Oogst, lijsten: set[int]) -> Oogst:
    weg = [
        Verworpen(v.eenheid, "opsomming van onderwerpen", v.termen) for v in oogst.vermeldingen if v.eenheid in lijsten
    ]
    blijft = tuple(item for item in oogst.vermeldingen if item.eenheid not in lijsten)
    return replace(oogst, vermeldingen=blijft, verworpen=(*oogst.verworpen, *weg))
