"""The labelled plans of a folder: each PDF with the file of labels beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classify.evaluatie.fouten import EvaluatieFout


@dataclass(frozen=True, slots=True)
class Gouden:
    """A labelled plan: the PDF and its labels."""

    naam: str
    plan: Path
    labels: dict[str, Any]


def zoek_labels(map_: Path) -> list[Gouden]:
    """Return the labelled plans below a folder; raises EvaluatieFout when there are none or labels are damaged."""
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


def namen_uit(labels: dict[str, Any]) -> tuple[str, ...]:
    """Return the names under which a plan may speak of its own service."""
    dienst = labels.get("dienst", {})
    return tuple(naam for naam in (dienst.get("afkorting", ""), dienst.get("naam", "")) if naam)
