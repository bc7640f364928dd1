"""Results held against labelled plans: the measures of the design, per plan, per criterium and in all."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from classify.criterium import Criteria
from classify.model import Bevinding, Bewijs, Kleur, Staat, Toetsing
from classify.structuur import kaal
from classify.toets import toets
from extract import Document, read_pdf

EERSTE = 3
"""Passages an assessor looks at first."""
_HALF = 0.5
_TRAP_OVERLAP = 0.6
_AANWEZIG = {Staat.GENOEMD, Staat.NVT, Staat.MOGELIJK}


class EvaluatieFout(Exception):
    """The folder holds no labelled plans, or a label file cannot be used; a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Gouden:
    """A labelled plan: the PDF and its labels."""

    naam: str
    plan: Path
    labels: dict[str, Any]


@dataclass(slots=True)
class Telling:
    """Counts that add up over plans or criteria."""

    aanwezig: int = 0
    gevonden: int = 0
    afwezig: int = 0
    herkend: int = 0
    niet_vast: int = 0
    cellen: int = 0
    mogelijk: int = 0
    met_bladzijde: int = 0
    bladzijde_goed: int = 0
    citaten: int = 0
    citaten_gedekt: int = 0
    bewijzen: int = 0
    vallen: int = 0
    kleuren: int = 0
    kleuren_goed: int = 0
    te_groen: int = 0
    verbatim: int = 0
    nummers: int = 0
    nummers_goed: int = 0
    missers: list[str] = field(default_factory=list[str])
    verwarring: Counter[tuple[int, int]] = field(default_factory=Counter[tuple[int, int]])
    """(label, proposal) with the ministry's colour numbers."""

    def plus(self, andere: Telling) -> None:
        """Add the counts of another telling."""
        for naam in _GETALLEN:
            setattr(self, naam, getattr(self, naam) + getattr(andere, naam))
        self.missers += andere.missers
        self.verwarring.update(andere.verwarring)


_GETALLEN = [naam for naam in Telling.__dataclass_fields__ if naam not in ("missers", "verwarring")]


@dataclass(frozen=True, slots=True)
class Maatstaf:
    """A measure of the design: what it divides, and the bar."""

    naam: str
    deel: Callable[[Telling], int]
    geheel: Callable[[Telling], int]
    eis: str
    gehaald: Callable[[float], bool]


MAATSTAVEN = (
    Maatstaf(
        "behandeld, ook als zodanig gemeld", lambda t: t.gevonden, lambda t: t.aanwezig, "100 %", lambda x: x >= 1
    ),
    Maatstaf(
        "niet behandeld, gemeld als ontbreekt", lambda t: t.herkend, lambda t: t.afwezig, "≥ 90 %", lambda x: x >= 0.9
    ),
    Maatstaf("gemeld als mogelijk", lambda t: t.mogelijk, lambda t: t.cellen, "≤ 10 %", lambda x: x <= 0.1),
    Maatstaf(
        "juiste pagina bij de eerste drie",
        lambda t: t.bladzijde_goed,
        lambda t: t.met_bladzijde,
        "≥ 95 %",
        lambda x: x >= 0.95,
    ),
    Maatstaf("gelabelde citaten gedekt", lambda t: t.citaten_gedekt, lambda t: t.citaten, "≥ 80 %", lambda x: x >= 0.8),
    Maatstaf("bewijs dat een valkuil is", lambda t: t.vallen, lambda t: t.bewijzen, "≤ 2 %", lambda x: x <= 0.02),
    Maatstaf("citaat letterlijk op de pagina", lambda t: t.verbatim, lambda t: t.bewijzen, "100 %", lambda x: x >= 1),
    Maatstaf("gedrukt paginanummer juist", lambda t: t.nummers_goed, lambda t: t.nummers, "100 %", lambda x: x >= 1),
    Maatstaf(
        "kleur gelijk aan het label", lambda t: t.kleuren_goed, lambda t: t.kleuren, "≥ 75 %", lambda x: x >= 0.75
    ),
    Maatstaf("groen waar het label rood is", lambda t: t.te_groen, lambda t: t.kleuren, "0 %", lambda x: x == 0),
)


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """The outcome over a folder."""

    per_plan: dict[str, Telling]
    per_criterium: dict[str, Telling]
    totaal: Telling

    def tabel(self) -> str:
        """Return the tables as plain text: in all, per plan and per criterium, and what went wrong."""
        regels = [f"{'maat':<40} {'uitkomst':>18}  {'eis':>7}"]
        for maat in MAATSTAVEN:
            regels.append(
                f"{maat.naam:<40} {_breuk(maat, self.totaal):>18}  {maat.eis:>7}  {_vinkje(maat, self.totaal)}"
            )
        if self.totaal.niet_vast:
            regels.append(
                f"\n{self.totaal.niet_vast} keer 'niet vast te stellen' in plannen met onleesbare pagina's: daar is "
                "geen 'ontbreekt' mogelijk, deze tellen niet mee bij de tweede maat."
            )
        regels += ["", *_overzicht("per plan", self.per_plan), "", *_overzicht("per criterium", self.per_criterium)]
        regels += ["", *_kleurmatrix(self.totaal)]
        if self.totaal.missers:
            regels += ["", "Wat er misging", *(f"- {misser}" for misser in self.totaal.missers)]
        return "\n".join(regels)


def evalueer_map(map_: Path, criteria: Criteria, *, voortgang: Callable[[str], None] | None = None) -> Evaluatie:
    """Assess every labelled plan below a folder and count.

    Labels are ``gold.json`` beside ``plan.pdf``, or ``X.gold.json`` beside ``X.pdf``. Raises EvaluatieFout when there
    are none or a label file is damaged, ReadError when a plan cannot be read.
    """
    per_plan: dict[str, Telling] = {}
    per_criterium: dict[str, Telling] = {criterium.nummer: Telling() for criterium in criteria.criteria}
    for gouden in _zoek(map_):
        if voortgang:
            voortgang(gouden.naam)
        document = read_pdf(gouden.plan)
        toetsing = toets(document, criteria, dienst_namen=_namen(gouden.labels))
        tellingen = _tel_plan(gouden, toetsing, document)
        per_plan[gouden.naam] = _som(tellingen.values())
        for nummer, telling in tellingen.items():
            per_criterium.setdefault(nummer, Telling()).plus(telling)
    return Evaluatie(per_plan, per_criterium, _som(per_plan.values()))


def _zoek(map_: Path) -> list[Gouden]:
    gevonden: list[Gouden] = []
    for bestand in sorted(map_.rglob("*gold.json")):
        plan = (
            bestand.with_name(bestand.name.replace("gold.json", "pdf"))
            if bestand.name != "gold.json"
            else bestand.with_name("plan.pdf")
        )
        if not plan.is_file():
            raise EvaluatieFout(
                f"Bij {bestand} hoort {plan.name}, maar dat bestand is er niet. Zet het plan naast de labels."
            )
        try:
            labels = json.loads(bestand.read_text(encoding="utf-8"))
            _controleer_labels(labels)
        except (ValueError, KeyError, TypeError, AttributeError) as fout:
            raise EvaluatieFout(
                f"{bestand} is geen bruikbaar labelbestand: {fout}. Zie docs/evaluatie.md voor de vorm."
            ) from fout
        binnen = bestand.parent.relative_to(map_)
        naam = str(binnen if bestand.name == "gold.json" else binnen / bestand.name.removesuffix(".gold.json"))
        gevonden.append(Gouden(naam, plan, labels))
    if not gevonden:
        raise EvaluatieFout(
            f"In {map_} staan geen gelabelde plannen. "
            "Zet bij elk plan X.pdf een bestand X.gold.json (of plan.pdf met gold.json)."
        )
    return gevonden


def _controleer_labels(labels: dict[str, Any]) -> None:
    """Raise TypeError or KeyError when a label file lacks what is counted."""
    for nummer, label in labels["criteria"].items():
        _eis(label, ("staat_in_pva", "haalbaar", "evidence"), f"criterium {nummer}")
        for citaat in label["evidence"]:
            _eis(citaat, ("quote", "pdf_page", "printed_page"), f"criterium {nummer}, evidence")
    for val in labels.get("traps", ()):
        _eis(val, ("criterium", "quote", "pdf_page"), "traps")


def _eis(stuk: dict[str, Any], velden: tuple[str, ...], waar: str) -> None:
    for veld in velden:
        if veld not in stuk:
            raise KeyError(f"{waar}: {veld}")


def _namen(labels: dict[str, Any]) -> tuple[str, ...]:
    dienst = labels.get("dienst", {})
    return tuple(naam for naam in (dienst.get("afkorting", ""), dienst.get("naam", "")) if naam)


def _som(tellingen: Iterable[Telling]) -> Telling:
    som = Telling()
    for telling in tellingen:
        som.plus(telling)
    return som


def _tel_plan(gouden: Gouden, toetsing: Toetsing, document: Document) -> dict[str, Telling]:
    onleesbaar = bool(toetsing.onleesbaar)
    tellingen: dict[str, Telling] = {}
    for bevinding in toetsing.bevindingen:
        label = gouden.labels["criteria"].get(bevinding.nummer)
        if label is None:
            continue
        vallen = [val for val in gouden.labels.get("traps", ()) if val["criterium"] == bevinding.nummer]
        telling = Telling(cellen=1)
        _tel_staat(telling, bevinding, label, onleesbaar=onleesbaar, waar=gouden.naam)
        _tel_bewijs(telling, bevinding, label, vallen, document)
        _tel_kleur(telling, bevinding, label, gouden.naam)
        tellingen[bevinding.nummer] = telling
    return tellingen


def _tel_staat(telling: Telling, bevinding: Bevinding, label: dict[str, Any], *, onleesbaar: bool, waar: str) -> None:
    plek = f"{waar}, criterium {bevinding.nummer}"
    telling.mogelijk = int(bevinding.staat is Staat.MOGELIJK)
    if label["staat_in_pva"]:
        alleen_onleesbaar = all(item.get("on_unreadable_page") for item in label["evidence"])
        goed = bevinding.staat in _AANWEZIG or (alleen_onleesbaar and bevinding.staat is Staat.NIET_VAST_TE_STELLEN)
        telling.aanwezig, telling.gevonden = 1, int(goed)
        if not goed:
            telling.missers.append(f"{plek}: behandeld, maar gemeld als {bevinding.staat}")
    elif onleesbaar and bevinding.staat is Staat.NIET_VAST_TE_STELLEN:
        telling.niet_vast = 1
    else:
        telling.afwezig, telling.herkend = 1, int(bevinding.staat is Staat.ONTBREEKT)
        if bevinding.staat is not Staat.ONTBREEKT:
            eerste = bevinding.bewijs[0].citaat[:140] if bevinding.bewijs else ""
            telling.missers.append(f"{plek}: niet behandeld, maar gemeld als {bevinding.staat} ({eerste})")


def _tel_bewijs(
    telling: Telling, bevinding: Bevinding, label: dict[str, Any], vallen: list[dict[str, Any]], document: Document
) -> None:
    leesbaar = [item for item in label["evidence"] if not item.get("on_unreadable_page")]
    if leesbaar:
        paginas = {item["pdf_page"] for item in leesbaar}
        telling.met_bladzijde = 1
        telling.bladzijde_goed = int(any(bewijs.pagina in paginas for bewijs in bevinding.bewijs[:EERSTE]))
        telling.citaten = len(leesbaar)
        telling.citaten_gedekt = sum(_is_gedekt(item, bevinding.bewijs) for item in leesbaar)
    gedrukt = {item["pdf_page"]: item["printed_page"] for item in leesbaar}
    for bewijs in bevinding.bewijs:
        telling.bewijzen += 1
        telling.verbatim += int(staat_letterlijk(bewijs.citaat, document.page(bewijs.pagina).raw))
        telling.vallen += int(any(_is_val(val, bewijs) for val in vallen))
        if bewijs.pagina in gedrukt:
            telling.nummers += 1
            telling.nummers_goed += int(gedrukt[bewijs.pagina] == bewijs.bladzijde)


def _tel_kleur(telling: Telling, bevinding: Bevinding, label: dict[str, Any], waar: str) -> None:
    if not label["staat_in_pva"] or label["haalbaar"] is None or bevinding.voorstel is None:
        return
    goede = {label["haalbaar"], *(label.get("haalbaar_ook") or ())}
    telling.kleuren = 1
    telling.kleuren_goed = int(bevinding.voorstel in goede)
    telling.te_groen = int(bevinding.voorstel is Kleur.GROEN and goede == {Kleur.ROOD})
    telling.verwarring[(label["haalbaar"], int(bevinding.voorstel))] += 1
    if telling.te_groen:
        telling.missers.append(f"{waar}, criterium {bevinding.nummer}: groen voorgesteld waar het label rood is")


def staat_letterlijk(citaat: str, pagina: str) -> bool:
    """Whether a quote stands on a page, white space and line-end hyphens aside."""
    return kaal(citaat) in kaal(pagina)


def _is_gedekt(label: dict[str, Any], bewijzen: tuple[Bewijs, ...]) -> bool:
    """Whether some passage on the same page holds at least half of the label's words."""
    return any(
        bewijs.pagina == label["pdf_page"] and _aandeel(label["quote"], bewijs.citaat) >= _HALF for bewijs in bewijzen
    )


def _is_val(val: dict[str, Any], bewijs: Bewijs) -> bool:
    return bewijs.pagina == val["pdf_page"] and _aandeel(val["quote"], bewijs.citaat) >= _TRAP_OVERLAP


def _aandeel(wat: str, waarin: str) -> float:
    """Return which share of the words of one text stands in another, each counted once."""
    gezocht, aanwezig = Counter(_woorden(wat)), Counter(_woorden(waarin))
    return sum((gezocht & aanwezig).values()) / max(sum(gezocht.values()), 1)


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.casefold())


def _breuk(maat: Maatstaf, telling: Telling) -> str:
    deel, geheel = maat.deel(telling), maat.geheel(telling)
    return f"{deel}/{geheel} = {100 * deel / geheel:.1f} %" if geheel else "-"


def _vinkje(maat: Maatstaf, telling: Telling) -> str:
    geheel = maat.geheel(telling)
    if not geheel:
        return ""
    return "gehaald" if maat.gehaald(maat.deel(telling) / geheel) else "NIET gehaald"


def _overzicht(titel: str, tellingen: dict[str, Telling]) -> list[str]:
    koppen = ("behandeld", "ontbreekt", "mogelijk", "pagina", "citaten", "valkuil", "kleur")
    maten = [MAATSTAVEN[plaats] for plaats in (0, 1, 2, 3, 4, 5, 8)]
    regels = [f"{titel:<26}" + "".join(f"{kop:>11}" for kop in koppen)]
    for naam, telling in tellingen.items():
        cellen = (f"{maat.deel(telling)}/{maat.geheel(telling)}" for maat in maten)
        regels.append(f"{naam[:25]:<26}" + "".join(f"{cel:>11}" for cel in cellen))
    return regels


def _kleurmatrix(telling: Telling) -> list[str]:
    regels = [
        "kleur: label (rij) tegen voorstel (kolom)",
        f"{'':<10}" + "".join(f"{kleur.woord:>8}" for kleur in Kleur),
    ]
    for label in Kleur:
        cellen = "".join(f"{telling.verwarring[(label, voorstel)]:>8}" for voorstel in Kleur)
        regels.append(f"{label.woord:<10}{cellen}")
    return regels
