"""What every letter may use: sender, signatory, the fixed words of the round; what is unknown is a marked gap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus import Dienst, Dossier, Instellingen, Ronde
from generate import sjablonen, tekst
from generate.beeld import Stuk, stuk
from generate.eindoordeel import ENKEL, MEER
from generate.soorten import Briefsoort, oordeelsoort


def of_leemte(waarde: str, naam: str) -> str:
    """Return the value, or the gap that a person has to fill in."""
    return waarde or f"[in te vullen: {naam}]"


def datum(dag: date | None, naam: str) -> str:
    """Return a date in words, or its gap."""
    return of_leemte(tekst.datum(dag) if dag else "", naam)


def deadline(instellingen: Instellingen, ronde: Ronde) -> str:
    """Return the day on which a service has to be robust, or its gap."""
    return of_leemte(instellingen.brief_van(ronde).deadline, "deadline")


def basis(instellingen: Instellingen, ronde: Ronde, soort: Briefsoort) -> dict[str, Any]:
    """Return what every letter may use, by name."""
    return {
        "afzender": _afzender(instellingen),
        "ondertekenaar": {
            "functie": of_leemte(instellingen.ondertekenaar.functie, "functie ondertekenaar"),
            "naam": of_leemte(instellingen.ondertekenaar.naam, "naam ondertekenaar"),
        },
        "brief": _brief(instellingen, ronde, soort),
        "stuk": _stuk(instellingen, ronde),
        "ronde": {"titel": ronde.titel or ronde.id, "periode": ronde.periode},
    }


def _afzender(instellingen: Instellingen) -> dict[str, Any]:
    afzender = instellingen.afzender
    return {
        "ministerie": of_leemte(afzender.ministerie, "ministerie"),
        "onderdeel": afzender.onderdeel,
        "retouradres": of_leemte(afzender.retouradres, "retouradres"),
        "bezoekadres": afzender.bezoekadres,
        "contactpersoon": of_leemte(afzender.contactpersoon, "contactpersoon"),
        "telefoon": afzender.telefoon,
        "email": afzender.email,
        "website": afzender.website,
    }


def _brief(instellingen: Instellingen, ronde: Ronde, soort: Briefsoort) -> dict[str, Any]:
    brief = instellingen.brief_van(ronde)
    is_plan = oordeelsoort(ronde.soort, instellingen.sjablonen) == "plan"
    return {
        "datum": datum(brief.datum, "datum brief"),
        "kenmerk": of_leemte(brief.kenmerk, "kenmerk"),
        "betreft": _betreft(instellingen, ronde, soort),
        "bijlagen": 0,
        "periode": ronde.periode,
        "deadline": of_leemte(brief.deadline, "deadline"),
        "adviseur": of_leemte(brief.adviseur, "adviseur") if is_plan else brief.adviseur,
        "begeleidingscommissie": of_leemte(tekst.opsomming(brief.begeleidingscommissie), "begeleidingscommissie"),
        "vragenbrief": of_leemte(brief.vragenbrief, "datum vragenbrief"),
        "aantal_plannen": of_leemte(
            brief.aantal_plannen, f"aantal {stuk(ronde.soort, instellingen.sjablonen).meervoud}"
        ),
        "toelichting_aantallen": brief.toelichting_aantallen,
        "aantal_rapportages": of_leemte(brief.aantal_rapportages, "aantal rapportages"),
        "periode_monitoring": of_leemte(brief.periode_monitoring, "periode monitoring"),
        "ondersteuning_bedrag": of_leemte(brief.ondersteuning_bedrag, "bedrag ondersteuning"),
        "ondersteuning_via": of_leemte(brief.ondersteuning_via, "loket ondersteuning"),
        "volgende_rapportage": of_leemte(brief.volgende_rapportage, "wanneer volgende rapportage"),
        "gesprek_tijd": of_leemte(brief.gesprek_tijd, "tijd gesprek"),
        "gesprek_plaats": of_leemte(brief.gesprek_plaats, "plaats gesprek"),
        "gesprek_aanmelden": of_leemte(brief.gesprek_aanmelden, "hoe aanmelden voor gesprek"),
    }


def _betreft(instellingen: Instellingen, ronde: Ronde, soort: Briefsoort) -> str:
    """Return the subject line: that of the settings is for the judgements, the other letters have their own."""
    eigen = instellingen.brief_van(ronde).betreft if soort is Briefsoort.OORDEEL else ""
    woorden = stuk(ronde.soort, instellingen.sjablonen)
    return eigen or sjablonen.zin(instellingen.sjablonen, "betreft", soort.value, woorden)


def _stuk(instellingen: Instellingen, ronde: Ronde) -> dict[str, str]:
    woorden = stuk(ronde.soort, instellingen.sjablonen)
    onderwerp = instellingen.brief_van(ronde).onderwerp if woorden.naam.casefold() == "plan van aanpak" else ""
    return {
        "naam": woorden.naam,
        "lidwoord": woorden.lidwoord,
        "afkorting": woorden.afkorting,
        "meervoud": woorden.meervoud,
        "oordeel": woorden.oordeel,
        "uw_stuk": f"uw {woorden.naam}",
        "toegestuurd": f"{woorden.lidwoord} {onderwerp or woorden.naam}",
    }


def dienst(dossier: Dossier, diensten: Sequence[Dienst], instellingen: Instellingen) -> dict[str, Any]:
    """Return the addressee or addressees, with the words that agree with their number."""
    ontvanger = dossier.dienst
    alle = tuple(diensten) or (ontvanger,)
    samen = len(alle) > 1
    return {
        "naam": ontvanger.naam,
        "afkorting": ontvanger.afkorting,
        "samen": samen,
        **(MEER if samen else ENKEL),
        "aanhef": of_leemte(ontvanger.aanhef, "aanhef"),
        "geadresseerden": [
            {"naam": een.naam, "adres": _adres(een, f"adres {een.afkorting}" if samen else "adres")} for een in alle
        ],
        "adres": ontvanger.adres or (of_leemte("", "adres"),),
        "seveso_zin": sjablonen.zin(
            instellingen.sjablonen, "seveso_zin", [een.naam for een in alle if een.seveso], samen
        ),
        "datum_ontvangst": datum(ontvanger.datum_ontvangst, "datum ontvangst"),
        "datum_gesprek": datum(ontvanger.datum_gesprek, "datum gesprek"),
    }


def _adres(een: Dienst, naam: str) -> tuple[str, ...]:
    """Return the lines below the name; a register may repeat the name as the first of them."""
    regels = een.adres or (of_leemte("", naam),)
    return regels[1:] if regels[0].casefold() == een.naam.casefold() else regels


def seveso(ontvanger: Dienst) -> str:
    """Return "ja", "nee" or "onbekend"."""
    return {True: "ja", False: "nee", None: "onbekend"}[ontvanger.seveso]


def stuk_van(dossier: Dossier, instellingen: Instellingen) -> Stuk:
    """Return the words for the kind of document that the dossier is about."""
    return stuk(dossier.ronde.soort, instellingen.sjablonen)
