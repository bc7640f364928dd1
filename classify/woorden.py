"""Dutch words: one spelling for comparing, lemmas, and the inflected forms that a term may take."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KLINKERS = "aeiou"
_APOSTROFS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@lru_cache(maxsize=200_000)
def norm(woord: str) -> str:
    """Return the spelling under which words are compared: lower case, no hyphens, composed accents.

    Accents stay: "één" is not "een".
    """
    plat = unicodedata.normalize("NFC", woord).translate(_APOSTROFS).casefold()
    return re.sub(r"[-‐‑\u00ad\u0002]", "", plat)


@lru_cache(maxsize=200_000)
def lemma(woord: str) -> str:
    """Return the dictionary form of a word, or the word itself when simplemma does not know it."""
    import simplemma  # its word list costs 0.4 s, too much for commands that do not assess

    return norm(simplemma.lemmatize(woord, lang="nl").replace("_", ""))


@lru_cache(maxsize=20_000)
def vormen(woord: str) -> frozenset[str]:
    """Return the forms a noun or adjective may take, in compared spelling: plurals, -e, genitive.

    Rules instead of a dictionary, because the compounds of plans stand in none. It errs on the side of forms that do
    not exist ("budgeten"), which is harmless: they are only looked up among the words of the plan.
    """
    basis = norm(woord)
    gevonden = {basis}
    if len(basis) < 4:
        return frozenset(gevonden | {basis + "s", basis + "'s"} if len(basis) == 3 else gevonden)
    gevonden |= {basis + einde for einde in ("s", "'s", "e", "en", "n", "ën")}
    laatste, voorlaatste = basis[-1], basis[-2]
    if laatste not in _KLINKERS:
        gevonden |= {basis + laatste + einde for einde in ("en", "e")}
    if basis[-3] == voorlaatste and voorlaatste in _KLINKERS and laatste not in _KLINKERS:
        enkel = basis[:-2] + laatste
        gevonden |= {enkel + einde for einde in ("en", "e")}
        gevonden |= {basis[:-2] + zacht + einde for zacht in _verzacht(laatste) for einde in ("en", "e")}
    gevonden |= {basis[:-1] + zacht + einde for zacht in _verzacht(laatste) for einde in ("en", "e")}
    if basis.endswith("um"):
        gevonden.add(basis[:-2] + "a")
    if basis.endswith("heid"):
        gevonden.add(basis[:-2] + "den")
    return frozenset(gevonden)


def _verzacht(letter: str) -> tuple[str, ...]:
    """Return the letter that f and s become before an ending ("bedrijf", "bedrijven")."""
    return {"f": ("v",), "s": ("z",)}.get(letter, ())


def zelfde_woord(term: str, woord: str) -> bool:
    """Whether a word of the plan is a form of the term's word, by its own forms or by a shared lemma."""
    return norm(woord) in vormen(term) or (len(term) > 3 and lemma(woord) == lemma(term))
