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
from classify.proef import (
    lees_term,
    met_term,
    treffers_van_regel,
    treffers_van_term,
    veranderingen,
    vormen_per_term,
    zonder_regel,
)
from classify.schema import criteria_schema, schema_tekst
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
    "criteria_schema",
    "document_uit_tekst",
    "evalueer_map",
    "lees_term",
    "load_criteria",
    "met_term",
    "programma_versie",
    "schema_tekst",
    "toets",
    "toetsing_naar_dict",
    "toetsing_naar_opslag",
    "toetsing_uit_opslag",
    "treffers_van_regel",
    "treffers_van_term",
    "veranderingen",
    "vormen_per_term",
    "zonder_regel",
]
