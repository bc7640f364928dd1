"""Criteria and a Document become a Toetsing: per criterium the evidence, what was rejected, and a proposal."""

from classify.model import (
    Afgewezen,
    Bevinding,
    Bewijs,
    Kenmerk,
    Kleur,
    Norm,
    OnleesbarePagina,
    Soort,
    Staat,
    Toetsing,
)

__all__ = [
    "Afgewezen",
    "Bevinding",
    "Bewijs",
    "Kenmerk",
    "Kleur",
    "Norm",
    "OnleesbarePagina",
    "Soort",
    "Staat",
    "Toetsing",
]
