"""Results held against labelled plans: the measures of the design, per plan, per criterium and in all."""

from classify.evaluatie.fouten import EvaluatieFout
from classify.evaluatie.meten import laag_van, staat_letterlijk
from classify.evaluatie.run import Evaluatie, evalueer_map
from classify.evaluatie.tabel import tabel
from classify.evaluatie.telling import MAATSTAVEN, OVERIGE_MATEN, Maatstaf, Telling, kappa
from classify.evaluatie.vergelijken import (
    Uitslag,
    achteruit,
    lees_uitslag,
    per_maat,
    schrijf_uitslag,
    uitslag_van,
    verschillen,
)

__all__ = [
    "MAATSTAVEN",
    "OVERIGE_MATEN",
    "Evaluatie",
    "EvaluatieFout",
    "Maatstaf",
    "Telling",
    "Uitslag",
    "achteruit",
    "evalueer_map",
    "kappa",
    "laag_van",
    "lees_uitslag",
    "per_maat",
    "schrijf_uitslag",
    "staat_letterlijk",
    "tabel",
    "uitslag_van",
    "verschillen",
]
