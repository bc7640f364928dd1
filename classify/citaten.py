"""The quotations in a plan: the stretches between quotation marks, over sentences and paragraphs, and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from classify.kwalificaties import Wending, laad_taal
from extract import BlockKind, Document

_CITAAT = re.compile(
    r"[“„«](?=[\w(…])[^“„«”»]{12,1500}[”»]"
    r'|(?<!\w)"(?=[\w(…])[^"]{12,1500}"(?!\w)'
    r"|(?<!\w)[‘'](?=[\w(…])[^‘“”\"„]{12,900}?[\w.?!)…][’'](?!\w)"
)
_EERSTE_PERSOON = re.compile(r"\b(?:wij|we|ons|onze|ik)\b", re.IGNORECASE)
_AANLOOP = 160
"""Characters before a quotation in which its speaker is named."""
_MIN_CITAAT = 5
"""Words from which a text between quotation marks is a quotation and no title."""


class Spreker(StrEnum):
    """Who speaks between the quotation marks."""

    VRAGER = "vrager"
    """The ministry, or whoever asks: what stands there is what was asked, not what the service answers."""
    DIENST = "dienst"
    """Somebody of the service: an interview."""
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Citaat:
    """A quotation, as character offsets in ``Document.text``, marks included."""

    start: int
    end: int
    spreker: Spreker


class Citaten:
    """The quotations of one plan, to ask of a place who speaks there."""

    def __init__(self, document: Document) -> None:
        koppen = [blok.start for blok in document.blocks if blok.kind is BlockKind.HEADING]
        self._citaten = [
            Citaat(treffer.start(), treffer.end(), _spreker(document.text, treffer.start(), treffer.end()))
            for treffer in _CITAAT.finditer(document.text)
            if bisect_right(koppen, treffer.start()) == bisect_right(koppen, treffer.end())
            and len(treffer[0].split()) >= _MIN_CITAAT
        ]
        self._starts = [citaat.start for citaat in self._citaten]

    @property
    def vragen(self) -> list[Citaat]:
        """The quotations of whoever asks, in reading order."""
        return [citaat for citaat in self._citaten if citaat.spreker is Spreker.VRAGER]

    def om(self, plaats: int) -> Citaat | None:
        """Return the quotation in which a character stands, None outside any."""
        nummer = bisect_right(self._starts, plaats) - 1
        return self._citaten[nummer] if nummer >= 0 and plaats < self._citaten[nummer].end else None

    def van(self, plaats: int) -> Spreker | None:
        """Return who is quoted at a character, None outside any quotation."""
        citaat = self.om(plaats)
        return citaat.spreker if citaat else None


def _spreker(tekst: str, start: int, end: int) -> Spreker:
    """Return who speaks: who addresses the reader asks; who says "wij" to nobody is of the service itself."""
    taal = laad_taal()
    inhoud = " ".join(tekst[start + 1 : end - 1].split())
    if taal.is_(Wending.SPREEKT_AAN, inhoud):
        return Spreker.VRAGER
    aanloop = " ".join(tekst[max(start - _AANLOOP, 0) : start].split())
    if taal.is_(Wending.LEIDT_VRAAG_IN, re.split(r"(?<=[.!?]) ", aanloop)[-1]):
        return Spreker.VRAGER
    return Spreker.DIENST if _EERSTE_PERSOON.search(inhoud) else Spreker.ONBEKEND
