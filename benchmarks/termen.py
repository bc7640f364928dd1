"""Prints docs/termen.md: in how many of the labelled plans each term of the criteria stands.

Run it as ``python -m benchmarks.termen > docs/termen.md``. A rule should say nothing that only one plan says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from classify import Criteria, load_criteria
from classify.criterium import Criterium
from classify.eenheden import maak_taal, ontleed
from classify.speurwerk import Speurwerk
from extract import read_pdf

WORTEL = Path(__file__).parent.parent
MAPPEN = (WORTEL / "corpus" / "voorbeeld" / "plannen", WORTEL / "tests" / "data" / "plannen")
_HERKOMST = """\
Gemaakt door `python -m benchmarks.termen` met criteria {versie} op de {aantal} gelabelde plannen in
[corpus/voorbeeld](../corpus/voorbeeld/LEESMIJ.md) en [tests/data/plannen](../tests/data/plannen/LEESMIJ.md). Niet
met de hand wijzigen."""
_UITLEG = """\
Geteld is in hoeveel plannen een term ergens staat, in welke vorm ook; of de plaats als bewijs telt, doet er niet toe.
Een term die in geen of één plan staat, moet algemeen gebruik zijn (een gangbaar woord voor de zaak), niet de vondst
van één schrijver. Hoe termen worden gelezen, staat in [criteria.md](criteria.md)."""


def gelabelde_plannen() -> list[Path]:
    """Return the plans that have labels beside them."""
    plannen = [plan for map_ in MAPPEN for plan in sorted(map_.rglob("*.pdf"))]
    return [
        plan for plan in plannen if plan.with_suffix(".gold.json").is_file() or plan.with_name("gold.json").is_file()
    ]


def alle_termen(criteria: Criteria) -> dict[str, None]:
    """Return every term of the file once, in its order."""
    return {term: None for criterium in criteria.criteria for termen in criterium.begrippen.values() for term in termen}


def tel(criteria: Criteria, plannen: list[Path]) -> dict[str, int]:
    """Return per term in how many plans it stands, in whatever form."""
    taal = maak_taal()
    geteld = dict.fromkeys(alle_termen(criteria), 0)
    for plan in plannen:
        speurwerk = Speurwerk(ontleed(read_pdf(plan), taal), criteria)
        for term in geteld:
            geteld[term] += bool(speurwerk.vormen(term))
    return geteld


def begrippen_van(criteria: Criteria) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Yield the shared concepts, and then per criterium those that it spells out itself."""
    eerste = criteria.criteria[0]
    yield (
        "Gedeelde begrippen",
        {naam: termen for naam, termen in eerste.begrippen.items() if naam not in eerste.eigen_begrippen},
    )
    for criterium in criteria.criteria:
        yield _kop(criterium), {naam: criterium.begrippen[naam] for naam in criterium.eigen_begrippen}


def _kop(criterium: Criterium) -> str:
    return f"Criterium {criterium.nummer}: {criterium.titel}"


def overzicht(criteria: Criteria, geteld: dict[str, int], aantal: int) -> Iterator[str]:
    """Yield the lines of the summary: per criterium how many terms, and how many of them stand in few plans."""
    yield f"| | begrippen | termen | in geen van de {aantal} | in één | in twee of meer |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for naam, begrippen in begrippen_van(criteria):
        termen = {term for termen in begrippen.values() for term in termen}
        geen = sum(geteld[term] == 0 for term in termen)
        een = sum(geteld[term] == 1 for term in termen)
        cellen = (len(begrippen), len(termen), geen, een, len(termen) - geen - een)
        yield f"| {naam} | " + " | ".join(map(str, cellen)) + " |"


def per_aantal(termen: tuple[str, ...], geteld: dict[str, int]) -> str:
    """Return the terms of a concept with the number of plans, those that stand in most plans first."""
    groepen: dict[int, list[str]] = defaultdict(list)
    for term in termen:
        groepen[geteld[term]].append(f"`{term}`")
    return "; ".join(f"**{aantal}**: {', '.join(groepen[aantal])}" for aantal in sorted(groepen, reverse=True))


def bladzijde(criteria: Criteria, geteld: dict[str, int], aantal: int) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# Termen van de criteria, en in hoeveel plannen zij staan"
    yield ""
    yield _HERKOMST.format(versie=criteria.versie, aantal=aantal)
    yield ""
    yield _UITLEG
    yield ""
    yield from overzicht(criteria, geteld, aantal)
    for naam, begrippen in begrippen_van(criteria):
        yield from ("", f"## {naam}", "")
        yield from (f"- *{begrip}* – {per_aantal(termen, geteld)}" for begrip, termen in begrippen.items())


def main() -> None:
    """Count and print."""
    criteria, plannen = load_criteria(), gelabelde_plannen()
    print("\n".join(bladzijde(criteria, tel(criteria, plannen), len(plannen))))


if __name__ == "__main__":
    main()
