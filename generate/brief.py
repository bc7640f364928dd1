"""A Dossier becomes the concept letter in Word, read back before it is handed over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument

from corpus import Dossier, Instellingen
from generate import _word, kleuren, sjablonen, tekst
from generate.beeld import Rij, Stuk, rijen, stuk, vereis_toetsing
from generate.bestand import bewaar
from generate.punten import punten, totaaloordeel

SJABLOON = "brief_plan.docx"


@dataclass(frozen=True, slots=True)
class BriefVerslag:
    """What is still open in a letter that was written."""

    pad: Path
    leemten: tuple[str, ...]
    """The gaps that are marked in the letter, each once: "datum gesprek"."""
    onbeslist: tuple[str, ...]
    """Numbers of the criteria about which nobody has decided."""


def schrijf_brief(dossier: Dossier, instellingen: Instellingen, doel: Path) -> BriefVerslag:
    """Write the letter about a dossier to ``doel``, replacing what is there only when the new letter is whole.

    Raises GeenToetsingFout when there is no assessment, CitaatFout when a quote would not arrive as it stands in the
    plan, SjabloonFout when the template is wrong, and OpslaanFout when the file cannot be written.
    """
    regels = rijen(dossier, instellingen)
    context = brief_context(dossier, instellingen, regels)
    document = _word.vul(sjablonen.pad(SJABLOON, instellingen.sjablonen), context, instellingen.sjablonen)
    leemten = _word.werk_af(document)
    _eigenschappen(document, dossier, instellingen, context["stuk"]["naam"])
    inhoud = io.BytesIO()
    document.save(inhoud)
    _word.controleer_citaten(inhoud.getvalue(), regels)
    bewaar(inhoud.getvalue(), doel)
    return BriefVerslag(doel, leemten, tuple(regel.nummer for regel in regels if not regel.beslist))


def brief_context(dossier: Dossier, instellingen: Instellingen, regels: Sequence[Rij]) -> dict[str, Any]:
    """Return everything a letter template may use, by name; what is unknown is there as a marked gap."""
    toetsing = vereis_toetsing(dossier)
    woorden = stuk(dossier.ronde.soort, instellingen.sjablonen)
    deadline = _of_leemte(instellingen.brief.deadline, "deadline")
    oordeel = totaaloordeel(regels, deadline, instellingen.sjablonen)
    return {
        "concept": True,  # until a person can decide about the plan as a whole, there is always something undecided
        "dienst": _dienst(dossier),
        "afzender": _afzender(instellingen),
        "ondertekenaar": {
            "functie": _of_leemte(instellingen.ondertekenaar.functie, "functie ondertekenaar"),
            "naam": _of_leemte(instellingen.ondertekenaar.naam, "naam ondertekenaar"),
        },
        "brief": _brief(instellingen, deadline),
        "stuk": _stuk(woorden, instellingen),
        "seveso": {True: "ja", False: "nee", None: "onbekend"}[dossier.dienst.seveso],
        "oordeel": oordeel,
        "punten": punten(regels, toetsing, woorden, deadline, instellingen.sjablonen),
        "rijen": [_rij(regel, instellingen) for regel in regels],
        "onleesbaar": tekst.paginas([pagina.pagina for pagina in toetsing.onleesbaar]),
    }


def _of_leemte(waarde: str, naam: str) -> str:
    return waarde or f"[in te vullen: {naam}]"


def _datum(dag: date | None, naam: str) -> str:
    return _of_leemte(tekst.datum(dag) if dag else "", naam)


def _dienst(dossier: Dossier) -> dict[str, Any]:
    dienst = dossier.dienst
    return {
        "naam": dienst.naam,
        "afkorting": dienst.afkorting,
        "aanhef": _of_leemte(dienst.aanhef, "aanhef"),
        "adres": dienst.adres or (_of_leemte("", "adres"),),
        "datum_ontvangst": _datum(dienst.datum_ontvangst, "datum ontvangst"),
        "datum_gesprek": _datum(dienst.datum_gesprek, "datum gesprek"),
    }


def _afzender(instellingen: Instellingen) -> dict[str, Any]:
    afzender = instellingen.afzender
    return {
        "ministerie": _of_leemte(afzender.ministerie, "ministerie"),
        "onderdeel": afzender.onderdeel,
        "retouradres": _of_leemte(afzender.retouradres, "retouradres"),
        "bezoekadres": afzender.bezoekadres,
        "contactpersoon": _of_leemte(afzender.contactpersoon, "contactpersoon"),
        "telefoon": afzender.telefoon,
        "email": afzender.email,
        "website": afzender.website,
    }


def _brief(instellingen: Instellingen, deadline: str) -> dict[str, str]:
    brief = instellingen.brief
    return {
        "datum": _datum(brief.datum, "datum brief"),
        "kenmerk": _of_leemte(brief.kenmerk, "kenmerk"),
        "betreft": _of_leemte(brief.betreft, "betreft"),
        "deadline": deadline,
        "adviseur": _of_leemte(brief.adviseur, "adviseur"),
        "begeleidingscommissie": _of_leemte(tekst.opsomming(brief.begeleidingscommissie), "begeleidingscommissie"),
        "vragenbrief": _of_leemte(brief.vragenbrief, "datum vragenbrief"),
        "aantal_plannen": _of_leemte(brief.aantal_plannen, "aantal plannen"),
        "toelichting_aantallen": brief.toelichting_aantallen,
        "aantal_rapportages": _of_leemte(brief.aantal_rapportages, "aantal rapportages"),
        "periode_monitoring": _of_leemte(brief.periode_monitoring, "periode monitoring"),
        "ondersteuning_bedrag": _of_leemte(brief.ondersteuning_bedrag, "bedrag ondersteuning"),
        "ondersteuning_via": _of_leemte(brief.ondersteuning_via, "loket ondersteuning"),
    }


def _stuk(woorden: Stuk, instellingen: Instellingen) -> dict[str, str]:
    is_plan = woorden.naam.casefold() == "plan van aanpak"
    return {
        "naam": woorden.naam,
        "lidwoord": woorden.lidwoord,
        "afkorting": woorden.afkorting,
        "meervoud": woorden.meervoud,
        "toegestuurd": f"{woorden.lidwoord} {(is_plan and instellingen.brief.onderwerp) or woorden.naam}",
    }


def _rij(regel: Rij, instellingen: Instellingen) -> dict[str, Any]:
    return {
        "od": regel.od,
        "nummer": regel.nummer,
        "titel": regel.titel,
        "vraag": regel.vraag,
        "citaten": regel.citaten,
        "meer": regel.meer,
        "gezocht": regel.gezocht,
        "duiding": regel.duiding,
        "bron": regel.bron,
        "beslist": regel.beslist,
        "staat_tekst": sjablonen.zin(instellingen.sjablonen, "staat_in_stuk", regel.staat.value, regel.beslist),
        "kleur_tekst": regel.kleur_tekst,
        "kleur_hex": kleuren.VLAK[regel.kleur],
    }


def _eigenschappen(document: WordDocument, dossier: Dossier, instellingen: Instellingen, naam: str) -> None:
    eigenschappen = document.core_properties
    eigenschappen.title = tekst.schoon(f"Concept: brief over {naam} van {dossier.dienst.naam}")[:255]
    eigenschappen.subject = tekst.schoon(instellingen.brief.betreft)[:255]
    eigenschappen.author = tekst.schoon(instellingen.afzender.ministerie)[:255]
    eigenschappen.language = "nl-NL"
    eigenschappen.created = eigenschappen.modified = datetime.now(UTC)
