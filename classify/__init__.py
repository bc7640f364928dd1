"""Criteria and a Document become a Toetsing: per criterium the evidence, what was rejected, and a proposal."""

from classify.controle import controleer, document_uit_tekst
from classify.criterium import Criteria, CriteriaFout, Criterium, load_criteria
from classify.evaluatie import Evaluatie, EvaluatieFout, evalueer_map
from classify.model import (
    Afgewezen,
    Bevinding,
    Bewijs,
    Kenmerk,
    Kleur,
    Norm,
    Onderdeel,
    OnleesbarePagina,
    Soort,
    Staat,
    Toetsing,
)
from classify.toets import bereid_voor, programma_versie, toets
from classify.uitvoer import toetsing_naar_dict, toetsing_naar_opslag, toetsing_uit_opslag

__all__ = [
    "Afgewezen",
    "Bevinding",
    "Bewijs",
    "Criteria",
    "CriteriaFout",
    "Criterium",
    "Evaluatie",
    "EvaluatieFout",
    "Kenmerk",
    "Kleur",
    "Norm",
    "Onderdeel",
    "OnleesbarePagina",
    "Soort",
    "Staat",
    "Toetsing",
    "bereid_voor",
    "controleer",
    "document_uit_tekst",
    "evalueer_map",
    "load_criteria",
    "programma_versie",
    "toets",
    "toetsing_naar_dict",
    "toetsing_naar_opslag",
    "toetsing_uit_opslag",
]
