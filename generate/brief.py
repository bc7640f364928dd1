"""A Dossier becomes the concept letter in Word, read back before it is handed over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument

from corpus import Dossier, Instellingen
from generate import _word, sjablonen, tekst
from generate.beeld import Rij, rijen, vereis_toetsing
from generate.bestand import bewaar
from generate.briefinhoud import brief_context, robuust_context, uitnodiging_context
from generate.opmerkingen import plaats
from generate.soorten import Briefsoort, sjabloon_van
from generate.verband import Verband

__all__ = ["BriefVerslag", "brief_context", "schrijf_brief"]


@dataclass(frozen=True, slots=True)
class BriefVerslag:
    """What is still open in a letter that was written."""

    pad: Path
    leemten: tuple[str, ...]
    """The gaps that are marked in the letter, each once: "datum gesprek"."""
    onbeslist: tuple[str, ...]
    """Numbers of the criteria about which nobody has decided."""
    concept: bool = True
    """Whether CONCEPT stands on every page, because a person has yet to decide something."""
    zonder_planoordeel: bool = False
    """Whether nobody has decided about the document as a whole, where the letter says something about that."""
    eenheden: tuple[str, ...] = ()
    """In a letter about all services: those about which something is still to be decided."""


def schrijf_brief(
    dossier: Dossier,
    instellingen: Instellingen,
    doel: Path,
    verband: Verband | None = None,
    soort: Briefsoort = Briefsoort.OORDEEL,
    *,
    opmerkingen: bool = False,
) -> BriefVerslag:
    """Write a letter about a dossier to ``doel``, replacing what is there only when the new letter is whole.

    ``verband`` brings in who handed in together, and the rounds before; with ``opmerkingen`` a judgement gets Word
    comments that say what its points and rows rest on. Raises GeenToetsingFout when a judgement has no
    assessment, CitaatFout when a quote would not arrive as it stands in the plan, SjabloonFout when the template is
    wrong, OpslaanFout when the file cannot be written, and ValueError for a kind that is about all services.
    """
    samen = verband or Verband()
    regels: tuple[Rij, ...] = ()
    if soort is Briefsoort.OORDEEL:
        vereis_toetsing(dossier)
        regels = rijen(dossier, instellingen)
        context = brief_context(dossier, instellingen, regels, samen)
    elif soort is Briefsoort.ROBUUST:
        context = robuust_context(dossier, instellingen, samen)
    elif soort is Briefsoort.UITNODIGING:
        context = uitnodiging_context(dossier, instellingen, samen)
    else:
        raise ValueError(f"{soort} is about all services: use schrijf_gezamenlijk")
    sjabloon = sjabloon_van(soort, dossier.ronde.soort, instellingen.sjablonen)
    document, leemten = maak_word(sjabloon, context, instellingen, titel(context, soort, dossier))
    if opmerkingen and regels:
        plaats(document, context["punten"], regels, instellingen.sjablonen)
    _leg_vast(document, regels, doel)
    onbeslist = tuple(regel.nummer for regel in regels if not regel.beslist)
    return BriefVerslag(doel, leemten, onbeslist, context["concept"], bool(context.get("zonder_planoordeel")))


def titel(context: dict[str, Any], soort: Briefsoort, dossier: Dossier) -> str:
    """Return the title of the document, which a screen reader says first."""
    onderwerp = {
        Briefsoort.ROBUUST: "brief over de robuustheid",
        Briefsoort.UITNODIGING: "uitnodiging voor het gesprek",
    }.get(soort, f"brief over {context['stuk']['naam']}")
    zin = (
        f"{onderwerp} van {dossier.dienst.naam}"
        if soort is not Briefsoort.UITNODIGING
        else f"{onderwerp} met {dossier.dienst.naam}"
    )
    return f"Concept: {zin}" if context["concept"] else tekst.hoofdletter(zin)


def schrijf_word(
    sjabloon: str,
    context: dict[str, Any],
    instellingen: Instellingen,
    doel: Path,
    titel: str,
    regels: Sequence[Rij] = (),
) -> tuple[str, ...]:
    """Fill in a template, mark what is open, check the quotes of ``regels``, save, and return the gaps."""
    document, leemten = maak_word(sjabloon, context, instellingen, titel)
    _leg_vast(document, regels, doel)
    return leemten


def maak_word(
    sjabloon: str, context: dict[str, Any], instellingen: Instellingen, titel: str
) -> tuple[WordDocument, tuple[str, ...]]:
    """Return a template filled in, with what is open marked, and the gaps."""
    document = _word.vul(sjablonen.pad(sjabloon, instellingen.sjablonen), context, instellingen.sjablonen)
    leemten = _word.werk_af(document)
    _eigenschappen(document, titel, context["brief"].get("betreft", ""), instellingen)
    return document, leemten


def _leg_vast(document: WordDocument, regels: Sequence[Rij], doel: Path) -> None:
    """Save a document whose quotes all arrived as they stand in the plan."""
    inhoud = io.BytesIO()
    document.save(inhoud)
    _word.controleer_citaten(inhoud.getvalue(), regels)
    bewaar(inhoud.getvalue(), doel)


def _eigenschappen(document: WordDocument, titel: str, betreft: str, instellingen: Instellingen) -> None:
    eigenschappen = document.core_properties
    eigenschappen.title = tekst.schoon(titel)[:255]
    eigenschappen.subject = tekst.schoon(betreft)[:255]
    eigenschappen.author = tekst.schoon(instellingen.afzender.ministerie)[:255]
    eigenschappen.language = "nl-NL"
    eigenschappen.created = eigenschappen.modified = datetime.now(UTC)
