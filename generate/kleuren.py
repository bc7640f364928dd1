"""The traffic light as colours on paper and screen: light enough that black text on them reads well."""

from __future__ import annotations

from collections.abc import Mapping

from classify import Kleur

VLAK: Mapping[Kleur | None, str] = {
    Kleur.GROEN: "B7E1B0",
    Kleur.ORANJE: "FFD08A",
    Kleur.ROOD: "F7AFA8",
    None: "EDEDED",
}
"""Fill per colour, as six hexadecimal digits; None is a criterium without a colour."""
TEKST = "000000"


def contrast(een: str, ander: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it, between 1 and 21."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    rood, groen, blauw = (_lineair(int(kleur[plek : plek + 2], 16) / 255) for plek in (0, 2, 4))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _lineair(kanaal: float) -> float:
    return kanaal / 12.92 if kanaal <= 0.03928 else ((kanaal + 0.055) / 1.055) ** 2.4
