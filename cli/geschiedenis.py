"""Everything that people decided about one criterium, oldest first, for the screen and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from classify import toetsing_naar_dict
from cli.besluit import in_het_kort, moment
from cli.scherm import alinea
from cli.weergave import vindplaats
from corpus import Dossier, Oordeel, Project
from corpus.besluiten import citaat_id
from corpus.model import Bewijsbesluit

_EERDER = "(Over een eerdere versie van het plan.)"


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that somebody decided."""

    wanneer: datetime
    tekst: str


def geschiedenis(project: Project, dossier: Dossier, nummer: str) -> Iterator[str]:
    """Yield lines with every decision about a criterium; what a blind assessor chose is not told."""
    oordelen = [
        een for een in project.store.oordelen(dossier.ronde.id, dossier.dienst.afkorting) if een.nummer == nummer
    ]
    besluiten = [een for een in dossier.bewijsbesluiten if een.nummer == nummer]
    plan = dossier.toetsing.sha256 if dossier.toetsing else ""
    regels = [_van_oordeel(een, plan) for een in oordelen] + [_van_besluit(een, plan) for een in besluiten]
    if not regels:
        return
    yield "   Wat er is besloten"
    for regel in sorted(regels, key=lambda regel: regel.wanneer):
        yield alinea(f"{moment(regel.wanneer)} {regel.tekst}", 5)


def _van_oordeel(oordeel: Oordeel, plan: str) -> Regel:
    if oordeel.blind:
        return Regel(oordeel.wanneer, f"{oordeel.wie}: een blind oordeel (zie plantoets verschillen)")
    delen = [f"{oordeel.wie}: {in_het_kort(oordeel)}."]
    delen += [oordeel.duiding] if oordeel.duiding else []
    delen += [f"Waarom: {oordeel.waarom}."] if oordeel.waarom else []
    delen += [f"Steunt op {', '.join(oordeel.citaten)}."] if oordeel.citaten else []
    delen += [_EERDER] if oordeel.plan not in ("", plan) else []
    return Regel(oordeel.wanneer, " ".join(delen))


def _van_besluit(besluit: Bewijsbesluit, plan: str) -> Regel:
    waarom = f" Waarom: {besluit.waarom}." if besluit.waarom else ""
    plaats = vindplaats(besluit.pagina, besluit.bladzijde)
    tekst = f'{besluit.wie}: {besluit.handeling.value} [{besluit.citaat_id}] {plaats}, "{besluit.citaat}".{waarom}'
    return Regel(besluit.wanneer, tekst if besluit.plan in ("", plan) else f"{tekst} {_EERDER}")


def dossier_naar_dict(project: Project, dossier: Dossier, nummers: Sequence[str]) -> dict[str, Any]:
    """Return what ``toon --json`` prints: the machine interface of a plan, with quote numbers and decisions."""
    toetsing = dossier.toetsing
    assert toetsing is not None, "the command has told that there is nothing to show"
    data = toetsing_naar_dict(toetsing)
    alle = project.store.oordelen(dossier.ronde.id, dossier.dienst.afkorting)
    for bevinding, item in zip(toetsing.bevindingen, data["criteria"], strict=True):
        for stukken, velden in ((bevinding.bewijs, "bewijs"), (bevinding.afgewezen, "afgewezen")):
            for stuk, veld in zip(stukken, item[velden], strict=True):
                veld["id"] = citaat_id(toetsing.sha256, stuk)
        item["oordelen"] = [_oordeel_naar_dict(een) for een in alle if een.nummer == bevinding.nummer and not een.blind]
        item["bewijsbesluiten"] = [
            _besluit_naar_dict(een) for een in dossier.bewijsbesluiten if een.nummer == bevinding.nummer
        ]
    data["criteria"] = [item for item in data["criteria"] if item["nummer"] in nummers]
    return {"dienst": dossier.dienst.afkorting, "ronde": dossier.ronde.id, **data}


def _oordeel_naar_dict(oordeel: Oordeel) -> dict[str, Any]:
    return {
        "kleur": oordeel.kleur.woord if oordeel.kleur else None,
        "staat": str(oordeel.staat) if oordeel.staat else None,
        "duiding": oordeel.duiding,
        "waarom": oordeel.waarom,
        "citaten": list(oordeel.citaten),
        "wie": oordeel.wie,
        "wanneer": oordeel.wanneer.isoformat(),
        "plan": oordeel.plan,
    }


def _besluit_naar_dict(besluit: Bewijsbesluit) -> dict[str, Any]:
    return {
        "handeling": besluit.handeling.value,
        "id": besluit.citaat_id,
        "citaat": besluit.citaat,
        "pagina": besluit.pagina,
        "bladzijde": besluit.bladzijde,
        "waarom": besluit.waarom,
        "wie": besluit.wie,
        "wanneer": besluit.wanneer.isoformat(),
        "plan": besluit.plan,
    }
