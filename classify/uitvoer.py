"""A Toetsing as JSON: the machine interface, and the lossless form for the store."""

from __future__ import annotations

from typing import Any

from classify.model import (
    Afgewezen,
    Bevinding,
    Bewijs,
    Kenmerk,
    Kleur,
    Onderdeel,
    OnleesbarePagina,
    Soort,
    Staat,
    Toetsing,
)
from extract import Box, Place


def toetsing_naar_dict(toetsing: Toetsing) -> dict[str, Any]:
    """Return the object of the machine interface (docs/opdrachten.md), without "fout"."""
    return {
        "bestand": toetsing.bestand,
        "sha256": toetsing.sha256,
        "paginas": toetsing.paginas,
        "bladzijden": list(toetsing.bladzijden),
        "onleesbaar": [{"pagina": item.pagina, "reden": item.reden} for item in toetsing.onleesbaar],
        "criteria": [_bevinding_naar_dict(bevinding) for bevinding in toetsing.bevindingen],
    }


def _bevinding_naar_dict(bevinding: Bevinding) -> dict[str, Any]:
    return {
        "nummer": bevinding.nummer,
        "titel": bevinding.titel,
        "staat": str(bevinding.staat),
        "voorstel": bevinding.voorstel.woord if bevinding.voorstel else None,
        "regel": bevinding.regel,
        "duiding": bevinding.duiding,
        "bewijs": [_bewijs_naar_dict(bewijs) for bewijs in bevinding.bewijs],
        "afgewezen": [
            {"citaat": item.citaat, "pagina": item.pagina, "bladzijde": item.bladzijde, "reden": item.reden}
            for item in bevinding.afgewezen
        ],
        "gezocht_op": list(bevinding.gezocht_op),
        "onderdelen": [
            {"naam": item.naam, "staat": str(item.staat), "bewijs": list(bevinding.bewijs_bij(item.naam))}
            for item in bevinding.onderdelen
        ],
    }


def _bewijs_naar_dict(bewijs: Bewijs) -> dict[str, Any]:
    return {
        "citaat": bewijs.citaat,
        "pagina": bewijs.pagina,
        "bladzijde": bewijs.bladzijde,
        "soort": str(bewijs.soort),
        "kop": bewijs.kop,
        "termen": list(bewijs.termen),
        "kenmerken": [str(kenmerk) for kenmerk in bewijs.kenmerken],
        "score": bewijs.score,
    }


def toetsing_naar_opslag(toetsing: Toetsing) -> dict[str, Any]:
    """Return a JSON-ready form from which ``toetsing_uit_opslag`` makes the same Toetsing again."""
    data: dict[str, Any] = toetsing_naar_dict(toetsing) | {
        "versies": dict(toetsing.versies),
        "delen": list(toetsing.delen),
    }
    for bevinding, item in zip(toetsing.bevindingen, data["criteria"], strict=True):
        for bewijs, stuk in zip(bevinding.bewijs, item["bewijs"], strict=True):
            plaatsen = [[p.page, [[b.x0, b.top, b.x1, b.bottom] for b in p.boxes]] for p in bewijs.plaatsen]
            stuk |= {"regel": bewijs.regel, "start": bewijs.start, "end": bewijs.end, "plaatsen": plaatsen}
        for afgewezen, stuk in zip(bevinding.afgewezen, item["afgewezen"], strict=True):
            stuk["termen"] = list(afgewezen.termen)
    return data


def toetsing_uit_opslag(data: dict[str, Any]) -> Toetsing:
    """Return the Toetsing that ``toetsing_naar_opslag`` wrote; raises KeyError or ValueError for anything else."""
    return Toetsing(
        bestand=data["bestand"],
        sha256=data["sha256"],
        paginas=data["paginas"],
        bladzijden=tuple(data["bladzijden"]),
        bevindingen=tuple(_bevinding_uit(item) for item in data["criteria"]),
        onleesbaar=tuple(OnleesbarePagina(item["pagina"], item["reden"]) for item in data["onleesbaar"]),
        versies=dict(data["versies"]),
        delen=tuple(data.get("delen", ())),
    )


def _bevinding_uit(data: dict[str, Any]) -> Bevinding:
    return Bevinding(
        nummer=data["nummer"],
        titel=data["titel"],
        staat=Staat(data["staat"]),
        voorstel=Kleur[data["voorstel"].upper()] if data["voorstel"] else None,
        regel=data["regel"],
        duiding=data["duiding"],
        bewijs=tuple(_bewijs_uit(item, _onderdelen_bij(data, plaats)) for plaats, item in enumerate(data["bewijs"])),
        afgewezen=tuple(
            Afgewezen(item["citaat"], item["pagina"], item["bladzijde"], item["reden"], tuple(item["termen"]))
            for item in data["afgewezen"]
        ),
        gezocht_op=tuple(data["gezocht_op"]),
        onderdelen=tuple(Onderdeel(item["naam"], Staat(item["staat"])) for item in data.get("onderdelen", ())),
    )


def _onderdelen_bij(data: dict[str, Any], plaats: int) -> tuple[str, ...]:
    """Return the parts that a passage speaks of; a result of release 0.1 knows none."""
    return tuple(item["naam"] for item in data.get("onderdelen", ()) if plaats in item["bewijs"])


def _bewijs_uit(data: dict[str, Any], onderdelen: tuple[str, ...]) -> Bewijs:
    return Bewijs(
        citaat=data["citaat"],
        pagina=data["pagina"],
        bladzijde=data["bladzijde"],
        soort=Soort(data["soort"]),
        kop=data["kop"],
        termen=tuple(data["termen"]),
        kenmerken=tuple(Kenmerk(naam) for naam in data["kenmerken"]),
        score=data["score"],
        regel=data["regel"],
        start=data["start"],
        end=data["end"],
        plaatsen=tuple(Place(page, tuple(Box(*box) for box in boxes)) for page, boxes in data["plaatsen"]),
        onderdelen=onderdelen,
    )
