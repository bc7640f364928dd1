"""Whether a word broken at a line end is written with a hyphen: asked when the document itself does not tell."""

from __future__ import annotations

import re
from functools import cache

_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]")
_CLASH = re.compile(r"(?:a[aeiu]|e[eiu]|i[ei]|o[eiou]|u[iu])$")
"""Two vowels that would be read as one sound; a compound keeps them apart with a hyphen ("data-infrastructuur")."""

MIN_PART = 4
"""Letters from which what stands behind "niet-" is a word, and not the ending of "nietig" or "oudste"."""

_WITH_HYPHEN = frozenset({"adjunct", "aspirant", "bijna", "ex", "interim", "kandidaat", "niet", "non", "oud", "vice"})
"""Parts that Dutch spelling joins to a word with a hyphen ("niet-functioneel", "oud-wethouder")."""


_OPEN = frozenset(
    [
        *("accu", "anti", "auto", "bio", "co", "contra", "data", "demo", "do", "eco", "euro", "extra"),
        *("foto", "geo", "giga", "infra", "info", "intra", "macro", "media", "mega", "meta", "micro", "mini"),
        *("mono", "multi", "para", "pre", "pro", "radio", "re", "semi", "stereo", "studio", "ultra", "video"),
    ]
)
"""First parts of compounds that end in a vowel. A list, because the dictionary costs more than the whole document."""

_NIET = ("ig", "s", "je", "temin", "tegen", "machine")
"""How the few words go on that begin with "niet" and were broken there."""

MIN_OPEN = 5
"""Letters from which a first part that ends in e is a word ("gemeente-initiatief"), and no prefix ("be-invloeden")."""


def needs_hyphen(before: str, after: str) -> bool:
    """Return whether "before-" at a line end and "after" below it make a hyphenated word (both in small letters).

    A word of the dictionary has been broken; so has whatever gives no reason to think otherwise. Where two vowels clash
    a compound has a hyphen, and a word that was broken there has lost its diaeresis ("financi-eel").
    """
    if not _VOWEL.search(before):  # no syllable: an abbreviation, as in "mkb-bedrijven"
        return True
    if before == "niet":
        return len(after) >= MIN_PART and not after.startswith(_NIET)
    if before in _WITH_HYPHEN:
        return len(after) >= MIN_PART and not is_word(before + after)
    if not _CLASH.match(before[-1] + after[0]) or len(after) < MIN_PART:
        return False
    return before in _OPEN or (before.endswith("e") and len(before) >= MIN_OPEN)


@cache
def is_word(word: str) -> bool:
    """Return whether the Dutch dictionary has a word, inflected forms included."""
    import simplemma  # its dictionary costs 0.4 s, which most documents never need

    return simplemma.is_known(word, lang="nl")
