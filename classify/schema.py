"""The criteria file as a JSON schema, made out of what the loader knows, so that an editor helps while one types."""

from __future__ import annotations

import json
from typing import Any

from classify.criterium import (
    BESTAND_SLEUTELS,
    CRITERIUM_SLEUTELS,
    INGEBOUWD,
    NORM_OPERATOREN,
    NORM_SLEUTELS,
    REGEL_SLEUTELS,
    SOORTEN,
    VERPLICHT,
    Bereik,
    Sterkte,
)

Vorm = dict[str, Any]

_TEKST: Vorm = {"type": "string", "pattern": r"\S"}
_TEKSTEN: Vorm = {"type": "array", "items": _TEKST}
_BEGRIPPEN: Vorm = {"type": "object", "additionalProperties": _TEKSTEN}
_GEWICHT: Vorm = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}


def _verwijzing(uitleg: str) -> Vorm:
    """Return the form of a list of concepts: of the file's own, or built in."""
    ingebouwd = ", ".join(sorted(INGEBOUWD))
    return _TEKSTEN | {"description": f"{uitleg} Namen uit 'begrippen' of 'gedeeld', of ingebouwd: {ingebouwd}."}


def _keuze(waarden: tuple[str, ...]) -> Vorm:
    return {"enum": list(waarden)}


_NORM: dict[str, Vorm] = {
    "tekst": _TEKST | {"description": "De norm zoals zij in de duiding komt."},
    "operator": _keuze(NORM_OPERATOREN),
    "waarde": {"type": ["number", "null"], "description": "De grens; leeg wanneer die niet is vastgesteld."},
    "eenheid": _TEKST | {"description": "% of fte."},
    "basis": _TEKST | {"description": "Waarvan het een deel is: fte, begroting of loonsom."},
}
_REGEL: dict[str, Vorm] = {
    "id": _TEKST | {"description": "Naam van de regel; staat bij het bewijs. Uniek binnen het criterium."},
    "alle": _verwijzing("Van elke groep moet er een in de eenheid staan; 'a|b' is een groep met een keuze.")
    | {"minItems": 1},
    "sterkte": _keuze(tuple(Sterkte)) | {"description": "sterk en gewoon: genoemd; zwak: alleen mogelijk."},
    "in": _keuze(tuple(Bereik)) | {"description": "Waarbinnen de groepen samen staan; gewoon: zin."},
    "kop": _verwijzing("Een hiervan moet in de kop, inleidende zin, kolomkop of eerste cel erboven staan."),
    "niet": _verwijzing("Staat een hiervan in de eenheid, dan gaat zij over iets anders."),
    "niet_kop": _verwijzing("Staat een hiervan in een kop erboven, dan gaat het stuk over iets anders."),
    "niet_sectie": _verwijzing("Staat een hiervan ergens onder dezelfde kop, dan gaat het stuk over iets anders."),
}
_CRITERIUM: dict[str, Vorm] = {
    "nummer": _TEKST | {"description": "Nummer in de tabel van het ministerie, tussen aanhalingstekens."},
    "titel": _TEKST | {"description": "Zoals gedrukt in de tabel."},
    "kort": _TEKST | {"description": "Het onderwerp zoals het in een zin staat: «een innovatieagenda»."},
    "vraag": _TEKST | {"description": "De vraag in één zin."},
    "soort": _keuze(SOORTEN) | {"description": "Welke beslistabel de kleur voorstelt."},
    "bron": _TEKST | {"description": "Waar het criterium vandaan komt."},
    "status": _TEKST | {"description": "bevestigd, of bijvoorbeeld kandidaat."},
    "norm": {
        "type": ["object", "null"],
        "additionalProperties": False,
        "required": ["tekst", "operator", "eenheid", "basis"],
        "properties": _NORM,
    },
    "begrippen": _BEGRIPPEN | {"description": "Per begrip de termen die het uitdrukken."},
    "koppen": _verwijzing("In een kop zeggen deze dat het stuk daaronder over dit criterium gaat."),
    "steun": _verwijzing("Onder zo'n kop zijn deze genoeg om mee te tellen."),
    "onderdelen": _BEGRIPPEN | {"description": "Delen die apart worden beoordeeld, elk met hun begrippen."},
    "regels": {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "alle", "sterkte"],
            "properties": _REGEL,
        },
    },
    "moet": _TEKSTEN | {"description": "Zinnen die herkend moeten worden."},
    "moet_niet": _TEKSTEN | {"description": "Zinnen die niet herkend mogen worden."},
    "vragen": _TEKSTEN | {"description": "Vragen die het ministerie heeft gesteld; herhaling is geen antwoord."},
    "gewichten": {
        "type": "object",
        "additionalProperties": False,
        "properties": {str(sterkte): _GEWICHT for sterkte in Sterkte},
        "description": "Hoe zwaar een regel telt in de volgorde van de passages; zwak < gewoon < sterk.",
    },
    "zuster": _TEKST | {"description": "Het criterium over de omvang van wat dit criterium vraagt: budget bij agenda."},
    "afkortingen": _BEGRIPPEN
    | {"description": "Afkortingen met meer betekenissen, en hoe woorden beginnen die bij de bedoelde horen."},
    "geweerd": _TEKSTEN | {"description": "Woordvormen die niet tellen, hoewel een term ze vindt."},
}
_BESTAND: dict[str, Vorm] = {
    "versie": {"type": ["string", "number"]},
    "gedeeld": _BEGRIPPEN | {"description": "Begrippen die elk criterium mag gebruiken."},
    "criteria": {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": list(VERPLICHT),
            "properties": {sleutel: _CRITERIUM[sleutel] for sleutel in sorted(CRITERIUM_SLEUTELS)},
        },
    },
}
for _bekend, _beschreven in (
    (BESTAND_SLEUTELS, _BESTAND),
    (CRITERIUM_SLEUTELS, _CRITERIUM),
    (REGEL_SLEUTELS, _REGEL),
    (NORM_SLEUTELS, _NORM),
):
    assert _bekend == set(_beschreven), "every key of the loader is described here, and no other"


def criteria_schema() -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) of a criteria file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Criteria van Plantoets",
        "description": "Waaraan een plan wordt getoetst; uitleg in docs/criteria.md.",
        "type": "object",
        "additionalProperties": False,
        "required": ["criteria"],
        "properties": _BESTAND,
    }


def schema_tekst() -> str:
    """Return the schema as it is printed and committed."""
    return json.dumps(criteria_schema(), ensure_ascii=False, indent=2) + "\n"
