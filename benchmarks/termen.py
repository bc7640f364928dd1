"""Prints docs/termen.md: in how many of the labelled plans each term of the criteria stands.

Run it as ``python -m benchmarks.termen > docs/termen.md``. A rule should say nothing that only one plan says, so a term
that stands in one plan or none shows what it rests on; see ``benchmarks/termbronnen.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.termbronnen import GRONDEN, Bronnen, laad_bronnen
from classify import Criteria, load_criteria
from classify.criterium import Criterium
from classify.eenheden import maak_taal, ontleed
from classify.speurwerk import Speurwerk
from extract import read_pdf

WORTEL = Path(__file__).parent.parent
MAPPEN = (WORTEL / "corpus" / "voorbeeld" / "plannen", WORTEL / "tests" / "data" / "plannen")
_VEEL = 2
"""Plans from which a term needs no ground but its use."""
_HERKOMST = """\
Gemaakt door `python -m benchmarks.termen` met criteria {versie} op de {aantal} gelabelde plannen in
[corpus/voorbeeld](../corpus/voorbeeld/LEESMIJ.md) en [tests/data/plannen](../tests/data/plannen/LEESMIJ.md). Niet
met de hand wijzigen."""
_UITLEG = """\
Geteld is in hoeveel plannen een term ergens staat, in welke vorm ook; of de plaats als bewijs telt, doet er niet toe.
Een term die in geen of één plan staat, moet algemeen gebruik zijn (een gangbaar woord voor de zaak), niet de vondst
van één schrijver. Daarom staat erbij waar hij op rust. Hoe termen worden gelezen, staat in [criteria.md](criteria.md).

| grond | betekenis |
| --- | --- |
| gezien | alle woorden staan in de beoordelingsbrieven of op een openbare pagina |
| vaktaal | woorden uit het vak: VTH, personeel, financiën, informatievoorziening |
| woordenboek | elk woord staat in het Nederlandse woordenboek van simplemma |
| samenstelling | elk woord is een samenstelling van woorden uit woordenboek of vak |
| toegelicht | geen van deze; de reden staat bij de lijst |

De lijsten staan in [vakwoorden.yaml](../benchmarks/vakwoorden.yaml). De grond zegt dat de woorden gewoon zijn. Of een
verbinding van gewone woorden ook een gewone manier van zeggen is, ziet alleen een lezer: zulke termen van meer woorden
die in precies één plan staan, zijn geteld in de laatste kolom.
Zij vragen bij een volgend onbekend plan de aandacht."""


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
    yield f"| | begrippen | termen | in geen van de {aantal} | in één | in twee of meer | van meer woorden, in één |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for naam, begrippen in begrippen_van(criteria):
        termen = {term for termen in begrippen.values() for term in termen}
        geen = sum(geteld[term] == 0 for term in termen)
        een = {term for term in termen if geteld[term] == 1}
        meer_woorden = sum(" " in term for term in een)
        cellen = (len(begrippen), len(termen), geen, len(een), len(termen) - geen - len(een), meer_woorden)
        yield f"| {naam} | " + " | ".join(map(str, cellen)) + " |"


def per_grond(criteria: Criteria, geteld: dict[str, int], bronnen: Bronnen) -> Iterator[str]:
    """Yield how many terms that stand in one plan or none rest on each ground."""
    yield "| grond | in geen plan | in één |"
    yield "| --- | ---: | ---: |"
    gronden = {term: bronnen.grond(term) for term in alle_termen(criteria) if geteld[term] < _VEEL}
    for grond in (*GRONDEN, ""):
        aantallen = [sum(gronden[term] == grond and geteld[term] == keer for term in gronden) for keer in (0, 1)]
        if grond or any(aantallen):
            yield f"| {grond or 'ZONDER GROND'} | {aantallen[0]} | {aantallen[1]} |"


def per_aantal(termen: tuple[str, ...], geteld: dict[str, int], bronnen: Bronnen) -> str:
    """Return the terms of a concept with the number of plans, those that stand in most plans first."""
    groepen: dict[int, list[str]] = defaultdict(list)
    for term in termen:
        groepen[geteld[term]].append(term)
    delen = (
        f"**{aantal}**: {_met_grond(groepen[aantal], bronnen) if aantal < _VEEL else _termen(groepen[aantal])}"
        for aantal in sorted(groepen, reverse=True)
    )
    return "; ".join(delen)


def _met_grond(termen: list[str], bronnen: Bronnen) -> str:
    """Return terms with what they rest on: "gezien `a`, `b`; woordenboek `c`"."""
    per_soort: dict[str, list[str]] = defaultdict(list)
    for term in termen:
        per_soort[bronnen.grond(term)].append(term)
    return ", ".join(f"{grond or 'ZONDER GROND'} {_termen(per_soort[grond])}" for grond in per_soort)


def _termen(termen: list[str]) -> str:
    return ", ".join(f"`{term}`" for term in termen)


def bladzijde(criteria: Criteria, geteld: dict[str, int], aantal: int) -> Iterator[str]:
    """Yield the lines of the page."""
    bronnen = laad_bronnen()
    yield "# Termen van de criteria, en in hoeveel plannen zij staan"
    yield ""
    yield _HERKOMST.format(versie=criteria.versie, aantal=aantal)
    yield ""
    yield _UITLEG
    yield ""
    yield from overzicht(criteria, geteld, aantal)
    yield ""
    yield from per_grond(criteria, geteld, bronnen)
    for naam, begrippen in begrippen_van(criteria):
        yield from ("", f"## {naam}", "")
        yield from (f"- *{begrip}* – {per_aantal(termen, geteld, bronnen)}" for begrip, termen in begrippen.items())


def main() -> None:
    """Count and print."""
    criteria, plannen = load_criteria(), gelabelde_plannen()
    print("\n".join(bladzijde(criteria, tel(criteria, plannen), len(plannen))))


if __name__ == "__main__":
    main()
