"""Holds the reader's words against pdfplumber's, page by page, and says of each difference what it comes from.

    python benchmarks/woorden.py MAP [--toon]

Both sides give the words as they stand on the lines: a word that is broken at a line end counts as its two halves,
because pdfplumber leaves it so and undoing it on both sides would only measure one undoing. Words without a letter or
digit do not count, nor do the signs of lists, which the reader leaves out of its text. pdfplumber works with a
tolerance in proportion to the letters (``x_tolerance_ratio=0.15``): its fixed 3 points glue together the words of small
print. What pdfplumber cannot make words of is told apart: letters that do not stand upright.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.utils.text import extract_words

from extract import NO_RAW, Document, read_pdf

HYPHENS = "-\u2010\u00ad\x02\ufffe"
RATIO = 0.15
SLANT = 0.02
"""Sine of the angle from which a letter does not stand upright."""

SHOWN = 12


@dataclass
class Count:
    """Words of one side, those that both sides have, and the others by cause."""

    total: int = 0
    same: int = 0
    causes: Counter[str] = field(default_factory=Counter[str])
    examples: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def add(self, cause: str, words: list[str]) -> None:
        """Count words that one side lacks."""
        if words:
            self.causes[cause] += len(words)
            self.examples.setdefault(cause, []).extend(words)


def line_words(document: Document, number: int) -> list[str]:
    """Return the words of a page as they stand on its lines."""
    chars, raw = document.chars, document.page(number).raw
    words: list[str] = []
    word = ""
    last = -1
    for at, char in enumerate(document.text):
        if chars.page[at] != number or chars.raw[at] == NO_RAW or char.isspace():
            if chars.page[at] == number or word:
                words.append(word)
                word, last = "", -1
            continue
        if last >= 0 and _is_elsewhere(document, last, at):
            after = raw[chars.raw[last] + 1 : chars.raw[last] + 2]
            words.append(word + ("-" if after and after in HYPHENS and word[-1] != "-" else ""))
            word = ""
        word += char
        last = at
    return [*words, word]


def _is_elsewhere(document: Document, last: int, at: int) -> bool:
    """Return whether a character stands on another line than the one before it."""
    chars = document.chars
    return chars.raw[at] != chars.raw[last] and (
        chars.top[at] > chars.bottom[last] - 1 or chars.x0[at] < chars.x0[last] - 5
    )


def plain(words: Iterable[str]) -> Counter[str]:
    """Return the words with letters or digits, signs that look alike made the same."""
    found: Counter[str] = Counter()
    for word in words:
        text = "".join("-" if char in HYPHENS else char for char in unicodedata.normalize("NFKC", word))
        shown = "".join(char for char in text if char.isprintable() and not "\ue000" <= char <= "\uf8ff")
        found.update(part for part in shown.split() if any(map(str.isalnum, part)))
    return found


def compare(path: Path) -> Count:
    """Return the count of a whole file."""
    document = read_pdf(path)
    count = Count()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            _compare_page(count, plain(line_words(document, page.page_number)), page)
            page.close()
    return count


def _compare_page(count: Count, ours: Counter[str], page: Any) -> None:  # noqa: ANN401  # a page of pdfplumber
    straight = [char for char in page.chars if char["upright"] and abs(char["matrix"][1]) < SLANT]
    slanted = Counter(char["text"] for char in page.chars if not (char["upright"] and abs(char["matrix"][1]) < SLANT))
    theirs = plain(word["text"] for word in extract_words(straight, x_tolerance_ratio=RATIO))
    extra, missing = list((ours - theirs).elements()), list((theirs - ours).elements())
    turned = list(_of_letters(extra, slanted))
    for word in turned:
        extra.remove(word)
    count.add("gedraaid of schuin: alleen door ons als woord gelezen", turned)
    letters = _explain(count, extra, missing)
    count.total += max(ours.total() - len(turned), theirs.total() - letters)
    count.same += (ours & theirs).total()


def _of_letters(words: list[str], letters: Counter[str]) -> Iterator[str]:
    """Yield the words that can be made of the letters, each letter used once."""
    for word in words:
        needed = Counter(word)
        if not needed - letters:
            letters.subtract(needed)
            yield word


def _explain(count: Count, extra: list[str], missing: list[str]) -> int:
    """Sort the words that differ by what they come from; return how many are letters that pdfplumber left loose."""
    letters = [word for word in missing if len(word) == 1 and word.isalpha()]
    loose = list(_of_letters(extra, Counter(letters))) if len(letters) > SHOWN else []
    for word in loose:
        extra.remove(word)
        for char in word:
            missing.remove(char)
    count.add("pdfplumber geeft losse letters", loose)
    dotted = [word for word in extra if ".." in word]
    missing = [word for word in missing if not (dotted and (".." in word or word.isdigit()))]
    count.add("inhoudsopgave: puntjes vast aan titel of nummer", dotted)
    extra = [word for word in extra if ".." not in word]
    together, apart = "".join(sorted("".join(extra))), "".join(sorted("".join(missing)))
    kind = "dezelfde letters, anders over woorden verdeeld" if together == apart else "overig"
    if len(extra) < len(missing):
        count.add(f"{kind}: bij ons één woord", extra)
    else:
        count.add(f"{kind}: bij ons meer woorden", extra)
    if kind == "overig" and not extra:
        count.add("overig: alleen bij pdfplumber", missing)
    return sum(map(len, loose)) - len(loose)


def main() -> None:
    """Print the share of words that are the same, per file and in all, and the causes of the rest."""
    folder = Path(sys.argv[1])
    whole = Count()
    for path in sorted(folder.glob("*.pdf")):
        count = compare(path)
        print(f"{path.stem[:44]:44} {count.total:7} {count.same / max(count.total, 1):8.2%}", flush=True)
        whole.total += count.total
        whole.same += count.same
        for cause, words in count.examples.items():
            whole.add(cause, words)
    print(f"{'samen':44} {whole.total:7} {whole.same / max(whole.total, 1):8.2%}")
    for cause, times in whole.causes.most_common():
        print(f"  {times:5}  {cause}")
        if "--toon" in sys.argv:
            print("        ", *whole.examples[cause][:: max(times // SHOWN, 1)][:SHOWN], sep="  ")


if __name__ == "__main__":
    main()
