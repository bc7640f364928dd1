"""A criteria file checked against its own texts: what must be recognised, and what must not."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import replace

from classify.criterium import Criteria, Criterium, gewone_vorm
from classify.model import Staat
from classify.speurwerk import Speurwerk
from classify.toets import ontleed_plan, toets
from extract import Block, BlockKind, CharMap, Document, Page


def controleer(criteria: Criteria) -> list[str]:
    """Return the problems of a criteria file as Dutch sentences; an empty list when there are none."""
    return [probleem for criterium in criteria.criteria for probleem in _controleer(criterium)]


def document_uit_tekst(*alineas: str, naam: str = "proef") -> Document:
    """Return a one-page Document with these paragraphs, to try rules on."""
    tekst = "\n".join(alineas)
    blokken: list[Block] = []
    begin = 0
    for alinea in alineas:
        blokken.append(Block(BlockKind.PARAGRAPH, begin, begin + len(alinea), page=1))
        begin += len(alinea) + 1
    leeg = array("f", bytes(4 * len(tekst)))
    chars = CharMap(array("H", [1] * len(tekst)), array("i", range(len(tekst))), leeg, leeg[:], leeg[:], leeg[:])
    pagina = Page(number=1, label="1", width=595, height=842, raw=tekst)
    return Document(naam, hashlib.sha256(tekst.encode()).hexdigest(), (pagina,), tuple(blokken), tekst, chars)


def _controleer(criterium: Criterium) -> Iterator[str]:
    waar = f"Criterium {criterium.nummer}"
    alleen = Criteria((criterium,), "proef")
    if not criterium.moet or not criterium.moet_niet:
        yield f"{waar}: geef minstens één tekst onder 'moet' en één onder 'moet_niet'; anders is niets te controleren."
    for tekst in criterium.moet:
        if _staat(alleen, tekst) in (Staat.ONTBREEKT, Staat.MOGELIJK):
            yield f"{waar}: geen regel herkent «{tekst}», terwijl dat moet. Vul een begrip aan of verruim een regel."
    for tekst in criterium.moet_niet:
        if _staat(alleen, tekst) is not Staat.ONTBREEKT:
            yield f"{waar}: een regel herkent «{tekst}», terwijl dat niet mag. Zet daar een begrip onder 'niet'."
    yield from _ongebruikt(criterium, waar)
    yield from _zinloos_geweerd(criterium, waar)


def _ongebruikt(criterium: Criterium, waar: str) -> Iterator[str]:
    """Yield the concepts of a criterium that no rule, heading list or part uses: a misspelt name goes unseen."""
    gebruikt = {*criterium.koppen, *criterium.steun, *(n for namen in criterium.onderdelen.values() for n in namen)}
    for regel in criterium.regels:
        gebruikt |= {naam for groep in regel.alle for naam in groep} | {
            *regel.kop,
            *regel.niet,
            *regel.niet_kop,
            *regel.niet_sectie,
        }
    for naam in criterium.eigen_begrippen:
        if naam not in gebruikt:
            yield f"{waar}: het begrip '{naam}' wordt door geen regel gebruikt. Haal het weg of noem het in een regel."


def _zinloos_geweerd(criterium: Criterium, waar: str) -> Iterator[str]:
    """Yield the vetoed forms that no term of the criterium finds: a misspelt one goes unseen."""
    open_ = replace(criterium, geweerd=frozenset())
    for vorm in sorted(criterium.geweerd):
        speurwerk = Speurwerk(ontleed_plan(document_uit_tekst(vorm)), Criteria((open_,), "proef"))
        termen = {term for naam in criterium.begrippen for term in criterium.begrippen[naam]}
        if not any(gewone_vorm(plaats) == vorm for term in termen for plaats in speurwerk.plaatsen_van(term)):
            yield f"{waar}: de geweerde vorm «{vorm}» wordt door geen term gevonden. Haal haar weg of verbeter haar."


def _staat(criteria: Criteria, tekst: str) -> Staat:
    return toets(document_uit_tekst(tekst), criteria).bevindingen[0].staat
