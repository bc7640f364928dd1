"""Trying a term or a rule on plans before it is saved: where it hits, and what it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from classify.criterium import Criteria, CriteriaFout, Criterium, Regel, Sterkte, gewone_vorm
from classify.model import Staat, Toetsing
from classify.speurwerk import Speurwerk
from classify.structuur import Structuur
from classify.termen import Term
from classify.toets import ontleed_plan, toets
from extract import Document

PROEF = "proef"
"""Name of the concept and rule that stand for the term that is tried."""


@dataclass(frozen=True, slots=True)
class Treffer:
    """A place where a term or rule hits."""

    vorm: str
    """The words of the plan."""
    zin: str
    pagina: int
    bladzijde: str
    reden: str = ""
    """Why the place is no evidence; "" where it may be."""


@dataclass(frozen=True, slots=True)
class Verandering:
    """A finding that would become another."""

    nummer: str
    van: Staat
    naar: Staat


@dataclass(frozen=True, slots=True)
class Vormen:
    """The forms in which plans use one term, with how often each stands there."""

    nummer: str
    begrip: str
    term: str
    geteld: Counter[str]
    geweerd: frozenset[str]
    """Those of the forms that the criterium does not count."""


def met_term(criteria: Criteria, nummer: str, term: str, begrip: str = "") -> Criteria:
    """Return criteria in which a criterium has one more term: in this concept, or else as a rule of its own.

    Raises KeyError when the criterium is not there, CriteriaFout when it has no such concept.
    """
    oud = criteria.criterium(nummer)
    if begrip and begrip not in oud.begrippen:
        raise CriteriaFout(
            f"Criterium {nummer} heeft geen begrip '{begrip}'. Het heeft: {', '.join(sorted(oud.begrippen))}."
        )
    naam = begrip or PROEF
    begrippen = oud.begrippen | {naam: (*oud.begrippen.get(naam, ()), term)}
    regels = oud.regels if begrip else (*oud.regels, Regel(PROEF, ((PROEF,),), Sterkte.GEWOON))
    return _vervang(criteria, replace(oud, begrippen=begrippen, regels=regels))


def zonder_regel(criteria: Criteria, nummer: str, regel: str) -> Criteria:
    """Return criteria in which a criterium lacks a rule; raises CriteriaFout when it has no such rule."""
    oud = criteria.criterium(nummer)
    _zoek_regel(oud, regel)
    return _vervang(criteria, replace(oud, regels=tuple(item for item in oud.regels if item.id != regel)))


def treffers_van_term(document: Document, criteria: Criteria, term: str) -> list[Treffer]:
    """Return every place where a term stands in a plan, in reading order, with why it is no evidence there."""
    los = Criterium(
        *(PROEF, PROEF, PROEF, PROEF, "document", PROEF, PROEF),
        begrippen={PROEF: (term,)},
        koppen=(),
        steun=(),
        regels=(),
    )
    samen = Criteria((*criteria.criteria, los), criteria.versie)
    speurwerk = Speurwerk(ontleed_plan(document), samen)
    structuur = Structuur(speurwerk, criteria)
    gevonden: list[Treffer] = []
    for nummer, plaatsen in sorted(speurwerk.per_eenheid(los, PROEF).items()):
        eenheid = speurwerk.tekst.eenheden[nummer]
        pagina = document.page(document.pages_of(eenheid.start, eenheid.end)[0])
        vormen = dict.fromkeys(speurwerk.woorden(plaats) for plaats in plaatsen)
        zin, reden = speurwerk.citaat(eenheid), structuur.reden(nummer)
        gevonden += [Treffer(vorm, zin, pagina.number, pagina.label, reden) for vorm in vormen]
    return gevonden


def treffers_van_regel(document: Document, criteria: Criteria, nummer: str, regel: str) -> list[Treffer]:
    """Return what one rule of a criterium finds in a plan by itself: what counts, best first, then what does not.

    Raises KeyError when the criterium is not there, CriteriaFout when it has no such rule.
    """
    oud = criteria.criterium(nummer)
    alleen = replace(oud, regels=(_zoek_regel(oud, regel),), koppen=(), steun=())
    bevinding = toets(document, _vervang(criteria, alleen)).bevinding(nummer)
    wel = [
        Treffer(", ".join(item.termen), item.citaat, item.pagina, item.bladzijde)
        for item in bevinding.bewijs
        if item.regel == regel
    ]
    niet = [
        Treffer(", ".join(item.termen), item.citaat, item.pagina, item.bladzijde, item.reden)
        for item in bevinding.afgewezen
    ]
    return wel + niet


def veranderingen(voor: Toetsing, na: Toetsing) -> list[Verandering]:
    """Return the findings whose state differs between two assessments of one plan."""
    return [
        Verandering(oud.nummer, oud.staat, nieuw.staat)
        for oud, nieuw in zip(voor.bevindingen, na.bevindingen, strict=True)
        if oud.staat is not nieuw.staat
    ]


def vormen_per_term(documenten: Iterable[Document], criteria: Criteria, nummer: str = "") -> list[Vormen]:
    """Return the surface forms of every term of one criterium (or of all) over these plans, in file order.

    Raises KeyError when the criterium is not there.
    """
    gekozen = (criteria.criterium(nummer),) if nummer else criteria.criteria
    klein = Criteria(tuple(gekozen), criteria.versie)
    termen = {term for criterium in gekozen for naam in criterium.eigen_begrippen for term in criterium.begrippen[naam]}
    geteld: dict[str, Counter[str]] = {term: Counter() for term in termen}
    for document in documenten:
        speurwerk = Speurwerk(ontleed_plan(document), klein)
        for term, teller in geteld.items():
            teller.update(gewone_vorm(vorm) for vorm in speurwerk.plaatsen_van(term))
    return [
        Vormen(criterium.nummer, naam, term, geteld[term], criterium.geweerd & set(geteld[term]))
        for criterium in gekozen
        for naam in criterium.eigen_begrippen
        for term in criterium.begrippen[naam]
    ]


def lees_term(term: str) -> Term:
    """Return a term as it will be read; raises CriteriaFout when it holds no word."""
    gelezen = Term.uit(term.strip())
    if not gelezen.delen or not all(deel and all(woord.tekst for woord in deel) for deel in gelezen.delen):
        raise CriteriaFout(
            f"«{term}» is geen term: er staat geen woord in. Hoe een term wordt gelezen: docs/criteria.md."
        )
    return gelezen


def _zoek_regel(criterium: Criterium, naam: str) -> Regel:
    for regel in criterium.regels:
        if regel.id == naam:
            return regel
    raise CriteriaFout(
        f"Criterium {criterium.nummer} heeft geen regel '{naam}'. "
        f"Het heeft: {', '.join(regel.id for regel in criterium.regels)}."
    )


def _vervang(criteria: Criteria, nieuw: Criterium) -> Criteria:
    vervangen = tuple(nieuw if item.nummer == nieuw.nummer else item for item in criteria.criteria)
    return Criteria(vervangen, f"{criteria.versie}-{PROEF}")
