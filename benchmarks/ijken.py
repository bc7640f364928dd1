"""Learns from labelled plans how evidence is worded, and measures that on plans that were left out.

    python -m benchmarks.ijken MAP...              # only measure: each plan by weights learned from the others
    python -m benchmarks.ijken MAP... --schrijf    # and learn from all of them: classify/criteria/ijking.json

Two things are learned. Whether a mention tells something of the service: it is evidence where a reader cited it, none
where a reader called it a trap, where the plan does not address the criterium, or where the rules set it aside; what
was neither cited nor set aside is left out. And per criterium whether a unit is like the passages that readers cited.
A word counts only when it stands in several plans, so that no plan's own names are learned. Loose sentences help
beside the plans (``tests/data/ijkzinnen.json``, and the texts that a criterium must and must not recognise): what a
service says in six words, without a heading, is evidence too.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from scipy.sparse import csr_matrix, diags  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]  # scipy ships no types
from sklearn.feature_extraction.text import CountVectorizer  # pyright: ignore[reportMissingTypeStubs]  # idem
from sklearn.linear_model import LogisticRegression  # pyright: ignore[reportMissingTypeStubs]  # idem
from sklearn.model_selection import GroupKFold  # pyright: ignore[reportMissingTypeStubs]  # idem

from classify import Criterium, document_uit_tekst, load_criteria
from classify.criterium import Sterkte
from classify.evaluatie.labels import Gouden, namen_uit, zoek_labels
from classify.evaluatie.meten import aandeel
from classify.ijking import Gewichten, Grenzen, logit
from classify.omgeving import Omgeving
from classify.oogst import Vermelding, Verworpen
from classify.speurwerk import Speurwerk
from classify.structuur import PLAATSREDENEN, Structuur
from classify.toets import ontleed_plan
from classify.weging import Weger
from classify.woordgebruik import Woordgebruik
from extract import Document, read_pdf

DOEL = Path(__file__).parents[1] / "classify/criteria/ijking.json"
ZINNEN = Path(__file__).parents[1] / "tests/data/ijkzinnen.json"
ZIN = "zin"
GRENZEN = Grenzen(
    verwant_bij_sterk=0.35,
    verwant_bij_gewoon=0.5,
    verwant_bij_kop=1.0,
    weg=-1.0,
    zeker_weg=-2.25,
    twijfel=-0.4,
    terug=0.7,
    verwant_mee=0.8,
    verwant_alleen=0.9,
    mededeling=0.5,
)
"""Chosen on plans left out: few criteria that a plan addresses may lose their last mention."""
REMMING = 3.0
"""The inverse of how much large weights are held back; on plans left out 2 to 10 differ little."""
MIN_PLANNEN = 2
MIN_GEWICHT = {"mededeling": 0.05, "verwant": 0.3}
"""Smaller weights are left out of the file."""
OVERLAP = 0.6
DELEN = 8
MIN_WOORDEN = 3


@dataclass(frozen=True)
class Zin:
    """A unit of a plan, with the criteria for which a reader cited it."""

    plan: str
    kenmerken: frozenset[str]
    aangehaald: frozenset[str]


@dataclass(frozen=True)
class Regel:
    """A mention of a criterium, with what a reader said of it."""

    plan: str
    criterium: str
    behandeld: bool
    kenmerken: frozenset[str]
    zin: frozenset[str]
    """The features of the unit by itself."""
    telt: bool
    """Whether the rules let it make the criterium mentioned."""
    deel: float
    """The share with which likeness counts."""
    bewijs: bool | None
    """None where nobody said anything of it."""


@dataclass(frozen=True)
class Plan:
    """What is learned from a labelled plan."""

    naam: str
    zinnen: tuple[Zin, ...]
    regels: tuple[Regel, ...]


def lees(gouden: Gouden) -> Plan:
    """Return the units and in_plannen of a labelled plan."""
    return _lees(gouden, read_pdf(gouden.plan))


def _lees(gouden: Gouden, document: Document) -> Plan:
    criteria = load_criteria()
    speurwerk = Speurwerk(ontleed_plan(document), criteria, namen_uit(gouden.labels))
    structuur, omgeving = Structuur(speurwerk, criteria), Omgeving(speurwerk, criteria)
    lezer = _Lezer(gouden, document, speurwerk, structuur, Woordgebruik(speurwerk, omgeving, structuur.citaten))
    regels = [
        regel
        for criterium in criteria.criteria
        if criterium.nummer in gouden.labels["criteria"]
        for regel in lezer.regels(criterium, Weger(speurwerk, structuur, omgeving, criterium))
    ]
    return Plan(gouden.naam, tuple(lezer.zinnen()), tuple(regels))


def lees_zinnen() -> Iterator[Plan]:
    """Yield the loose sentences, each as a plan of its own."""
    los: dict[str, dict[str, list[str]]] = json.loads(ZINNEN.read_text(encoding="utf-8"))
    for criterium in load_criteria().criteria:
        wel, niet = los[criterium.nummer]["wel"], los[criterium.nummer]["niet"]
        for tekst in (*wel, *criterium.moet):
            yield _lees_zin(tekst, criterium.nummer, telt=True)
        for tekst in (*niet, *criterium.moet_niet):
            yield _lees_zin(tekst, criterium.nummer, telt=False)


def _lees_zin(tekst: str, nummer: str, *, telt: bool) -> Plan:
    """Return a sentence as a labelled plan that says nothing else."""
    document = document_uit_tekst(tekst)
    aangehaald = [{"quote": " ".join(tekst.split()), "pdf_page": 1}] if telt else []
    labels = {"criteria": {nummer: {"staat_in_pva": telt, "evidence": aangehaald}}}
    return _lees(Gouden(f"{ZIN} {nummer} {tekst}", Path(), labels), document)


@dataclass(frozen=True)
class _Lezer:
    gouden: Gouden
    document: Document
    speurwerk: Speurwerk
    structuur: Structuur
    woordgebruik: Woordgebruik

    def zinnen(self) -> Iterator[Zin]:
        for eenheid in self.speurwerk.tekst.eenheden:
            if len(self.speurwerk.citaat(eenheid).split()) < MIN_WOORDEN or self.structuur.reden(eenheid.nummer):
                continue
            nummers = self.gouden.labels["criteria"]
            aangehaald = frozenset(nummer for nummer in nummers if self._is_aangehaald(eenheid.nummer, nummer))
            yield Zin(self.gouden.naam, self.woordgebruik.van_eenheid(eenheid), aangehaald)

    def regels(self, criterium: Criterium, weger: Weger) -> Iterator[Regel]:
        vermeldingen, verworpen = weger.uitkomsten()
        for item in [*vermeldingen, *verworpen]:
            if isinstance(item, Verworpen) and item.reden in PLAATSREDENEN:
                continue
            eenheid = self.speurwerk.tekst.eenheden[item.eenheid]
            yield Regel(
                self.gouden.naam,
                criterium.nummer,
                self.gouden.labels["criteria"][criterium.nummer]["staat_in_pva"],
                self.woordgebruik.van_vermelding(eenheid, item.termen),
                self.woordgebruik.van_eenheid(eenheid),
                isinstance(item, Vermelding) and not (item.alleen_sectie or item.nvt or item.sterkte is Sterkte.ZWAK),
                GRENZEN.deel(item),
                self._oordeel(item, criterium.nummer),
            )

    def _oordeel(self, item: Vermelding | Verworpen, nummer: str) -> bool | None:
        if self._is_aangehaald(item.eenheid, nummer):
            return True
        behandeld = self.gouden.labels["criteria"][nummer]["staat_in_pva"]
        fout = isinstance(item, Verworpen) or self._is_val(item.eenheid, nummer) or not behandeld
        return False if fout else None

    def _is_aangehaald(self, eenheid: int, nummer: str) -> bool:
        tekst, paginas = self._tekst(eenheid)
        return any(
            citaat["pdf_page"] in paginas
            and max(aandeel(tekst, citaat["quote"]), aandeel(citaat["quote"], tekst)) >= OVERLAP
            for citaat in self.gouden.labels["criteria"][nummer]["evidence"]
        )

    def _is_val(self, eenheid: int, nummer: str) -> bool:
        tekst, paginas = self._tekst(eenheid)
        return any(
            val["criterium"] == nummer and val["pdf_page"] in paginas and aandeel(val["quote"], tekst) >= OVERLAP
            for val in self.gouden.labels.get("traps", ())
        )

    def _tekst(self, nummer: int) -> tuple[str, tuple[int, ...]]:
        eenheid = self.speurwerk.tekst.eenheden[nummer]
        return self.speurwerk.citaat(eenheid), self.document.pages_of(eenheid.start, eenheid.end)


class Leerling:
    """Logistic regression on sets of features; a set weighs the same however many features it has."""

    def __init__(self, kenmerken: Sequence[frozenset[str]], plannen: Sequence[str]) -> None:
        """Take what is to be learned from; a feature counts when it stands in several plans."""
        paren = {(plan, kenmerk) for plan, lijn in zip(plannen, kenmerken, strict=True) for kenmerk in lijn}
        per_plan = Counter(kenmerk for _, kenmerk in paren)
        woorden = sorted(kenmerk for kenmerk, aantal in per_plan.items() if aantal >= MIN_PLANNEN)
        teller: Any = cast("Any", CountVectorizer)(analyzer=list, vocabulary=woorden, binary=True)
        lengtes: Any = diags([1 / math.sqrt(max(len(lijn), 1)) for lijn in kenmerken])
        self._woorden = woorden
        self._lijnen: Any = csr_matrix(lengtes @ teller.transform(kenmerken).astype(float))

    def leer(self, goed: Sequence[bool], kleinste: float) -> Gewichten:
        """Return the weights that tell the good from the others."""
        model: Any = LogisticRegression(C=REMMING, class_weight="balanced", max_iter=2000, solver="liblinear")
        model.fit(self._lijnen, np.array(goed))
        gewichten = {
            woord: round(float(gewicht), 2)
            for woord, gewicht in zip(self._woorden, model.coef_[0], strict=True)
            if abs(gewicht) >= kleinste
        }
        return Gewichten(round(float(model.intercept_[0]), 3), gewichten)


@dataclass(frozen=True)
class Geleerd:
    """What was learned from some plans."""

    mededeling: Gewichten
    verwant: dict[str, Gewichten]

    @classmethod
    def van(cls, plannen: Sequence[Plan]) -> Geleerd:
        """Learn from plans."""
        regels = [regel for plan in plannen for regel in plan.regels if regel.bewijs is not None]
        zinnen = [zin for plan in plannen for zin in plan.zinnen]
        leerling = Leerling([regel.kenmerken for regel in regels], [regel.plan for regel in regels])
        mededeling = leerling.leer([bool(regel.bewijs) for regel in regels], MIN_GEWICHT["mededeling"])
        leerling = Leerling([zin.kenmerken for zin in zinnen], [zin.plan for zin in zinnen])
        return cls(
            mededeling,
            {
                criterium.nummer: leerling.leer(
                    [criterium.nummer in zin.aangehaald for zin in zinnen], MIN_GEWICHT["verwant"]
                )
                for criterium in load_criteria().criteria
            },
        )

    def score(self, regel: Regel) -> float:
        """Return how much the wording speaks for a mention, as the program does."""
        mededeling, verwant = self.mededeling.kans(regel.kenmerken), self.verwant[regel.criterium].kans(regel.zin)
        return logit(mededeling) + regel.deel * logit(verwant)

    def schrijf(self, pad: Path) -> None:
        """Write the weights as the program reads them."""
        delen = {
            "grenzen": asdict(GRENZEN),
            "mededeling": asdict(self.mededeling),
            "verwant": {
                criterium.titel: asdict(self.verwant[criterium.nummer]) for criterium in load_criteria().criteria
            },
        }
        pad.write_text(json.dumps(delen, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def meet(plannen: Sequence[Plan]) -> list[tuple[Regel, float]]:
    """Return the score of each mention by weights that were learned from other plans."""
    gemeten: list[tuple[Regel, float]] = []
    verdeling: Any = GroupKFold(DELEN)
    delen: Iterator[tuple[list[int], list[int]]] = verdeling.split(plannen, groups=[plan.naam for plan in plannen])
    for anderen, eigen in delen:
        geleerd = Geleerd.van([plannen[at] for at in anderen])
        gemeten += [(regel, geleerd.score(regel)) for at in eigen for regel in plannen[at].regels]
    return gemeten


def toon(gemeten: Sequence[tuple[Regel, float]]) -> None:
    """Print what would be lost and won at each score: in_plannen, and criteria that keep none."""
    telt = [(regel, score) for regel, score in gemeten if regel.telt]
    in_plannen = [(regel, score) for regel, score in telt if not regel.plan.startswith(ZIN)]
    cellen: dict[tuple[str, str, bool], float] = defaultdict(lambda: -math.inf)
    for regel, score in telt:
        sleutel = regel.plan, regel.criterium, regel.behandeld
        cellen[sleutel] = max(cellen[sleutel], score)
    print(
        f"{'score':>6} {'bewijs weg':>16} {'ander weg':>16} {'behandeld kwijt':>18} {'zwijgen herkend':>18} "
        f"{'zinnen kwijt':>17} {'zinnen herkend':>17}"
    )
    for grens in (-2.0, -1.5, -1.25, -1.0, -0.9, -0.8, -0.65, -0.5, -0.25, 0.0, 0.25):
        delen = [
            [score < grens for regel, score in in_plannen if regel.bewijs is True],
            [score < grens for regel, score in in_plannen if regel.bewijs is False],
            *(
                [score < grens for (plan, _, ja), score in cellen.items() if ja is telt and plan.startswith(ZIN) is los]
                for los in (False, True)
                for telt in (True, False)
            ),
        ]
        print(f"{grens:6.2f} " + " ".join(f"{sum(deel):8}/{len(deel):<8}" for deel in delen))


def main() -> None:
    """Measure, and write when asked to."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("map", nargs="+", type=Path, help="folder with labelled plans")
    lezer.add_argument("--schrijf", action="store_true", help="write the weights learned from all plans")
    keuzes = lezer.parse_args()
    plannen = [lees(gouden) for map_ in keuzes.map for gouden in zoek_labels(map_)]
    plannen += lees_zinnen()
    if keuzes.schrijf:
        Geleerd.van(plannen).schrijf(DOEL)
    else:
        toon(meet(plannen))


if __name__ == "__main__":
    main()
