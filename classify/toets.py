"""The verb of this stage: a Document and criteria become a Toetsing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from classify.criterium import Criteria, Criterium, Sterkte
from classify.eenheden import Tekst, maak_taal, ontleed
from classify.ijking import IJker, laad_ijking
from classify.kwalificaties import laad_taal
from classify.model import Afgewezen, Bevinding, Bewijs, OnleesbarePagina, Staat, Toetsing
from classify.omgeving import Omgeving
from classify.onderdelen import Onderdelen
from classify.oogst import Oogst, zonder_opsommingen, zonder_zusters
from classify.passages import Passages
from classify.speurwerk import Speurwerk
from classify.structuur import Structuur
from classify.voorstel import Feiten, laad_tabellen, stel_voor
from classify.weging import STRENG, Weger
from classify.woorden import lemma
from extract import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_AFGEWEZEN = 40
"""Rejected mentions kept per criterium; a table of contents and running headers repeat the same words."""


def toets(
    document: Document,
    criteria: Criteria,
    *,
    dienst_namen: tuple[str, ...] = (),
    vragen: Mapping[str, str] | None = None,
) -> Toetsing:
    """Hold a plan against the criteria.

    ``dienst_namen`` are the names under which the plan may speak of its own service ("ODG"); without them the
    abbreviation that the plan uses most is taken. ``vragen`` are the questions that the ministry put to this service,
    per criterium number: a plan that repeats one has not answered it (see ``Criteria.met_vragen``).
    """
    criteria = criteria.met_vragen(vragen or {})
    tekst = ontleed_plan(document)
    speurwerk = Speurwerk(tekst, criteria, dienst_namen)
    structuur = Structuur(speurwerk, criteria)
    omgeving = Omgeving(speurwerk, criteria)
    onleesbaar = tuple(OnleesbarePagina(page.number, page.reason) for page in document.pages if page.is_unreadable)
    ijker = IJker(speurwerk, structuur, omgeving)
    oogsten = [Weger(speurwerk, structuur, omgeving, criterium, ijker).weeg() for criterium in criteria.criteria]
    oogsten = zonder_opsommingen(zonder_zusters(oogsten, criteria.criteria), speurwerk)
    bevindingen = tuple(
        _bevinding(criterium, oogst, speurwerk, structuur, onleesbaar=bool(onleesbaar))
        for criterium, oogst in zip(criteria.criteria, oogsten, strict=True)
    )
    return Toetsing(
        bestand=document.name,
        sha256=document.sha256,
        paginas=len(document.pages),
        bladzijden=tuple(page.label for page in document.pages),
        delen=_delen(document),
        bevindingen=bevindingen,
        onleesbaar=onleesbaar,
        versies={"programma": programma_versie(), "lezer": document.reader, "criteria": criteria.versie},
    )


def _delen(document: Document) -> tuple[str, ...]:
    """Return the part of a bundle that each page stands in; () when the file is no bundle."""
    delen = tuple(page.part_name for page in document.pages)
    return delen if any(delen) else ()


def ontleed_plan(document: Document) -> Tekst:
    """Return a plan as tokens and units."""
    return ontleed(document, _taal())


def bereid_voor() -> None:
    """Load tokenizer, word list, phrases and decision table; a caller does so while the first plan is being read."""
    _taal()
    lemma("plan")
    laad_taal()
    laad_ijking()
    laad_tabellen()


def programma_versie() -> str:
    """Return the version of plantoets that is installed, "onbekend" when it runs from a bare checkout."""
    try:
        return version("plantoets")
    except PackageNotFoundError:
        return "onbekend"


@lru_cache(maxsize=1)
def _taal() -> Callable[[str], Doc]:
    return maak_taal()


def _bevinding(
    criterium: Criterium, oogst: Oogst, speurwerk: Speurwerk, structuur: Structuur, *, onleesbaar: bool
) -> Bevinding:
    staat = bepaal_staat(oogst, onleesbaar=onleesbaar, sectie_volstaat=criterium.soort not in STRENG)
    delen = Onderdelen(speurwerk, structuur, criterium)
    passages = Passages(speurwerk, structuur, oogst, delen)
    bewijs, dragend = passages.bewijs(), passages.dragende_eenheden()
    onderdelen = delen.stel_vast(staat, bewijs, dragend, onleesbaar=onleesbaar)
    voorstel = stel_voor(Feiten.uit(criterium, staat, oogst, dragend, speurwerk), criterium, onderdelen)
    return Bevinding(
        nummer=criterium.nummer,
        titel=criterium.titel,
        staat=staat,
        voorstel=voorstel.kleur,
        regel=voorstel.regel,
        duiding=voorstel.duiding,
        bewijs=bewijs,
        afgewezen=_afgewezen(oogst, speurwerk, bewijs),
        gezocht_op=criterium.zoektermen,
        onderdelen=onderdelen,
    )


def bepaal_staat(oogst: Oogst, *, onleesbaar: bool, sectie_volstaat: bool = True) -> Staat:
    """Return what the plan does with a criterium.

    ``sectie_volstaat`` says whether two sentences under a heading about the criterium are enough without a rule.
    It errs on the side of "mogelijk" and "genoemd": a wrong "ontbreekt" is the worst this program can do.
    """
    inhoud = [item for item in oogst.vermeldingen if not item.nvt and item.sterkte is not Sterkte.ZWAK]
    dragend = [item for item in inhoud if not item.alleen_sectie]
    if any(item.nvt for item in oogst.vermeldingen):
        overtuigend = any(item.sterkte is Sterkte.STERK for item in dragend) or len(dragend) > 1
        return Staat.GENOEMD if overtuigend else Staat.NVT
    if dragend or (len(inhoud) > 1 and sectie_volstaat):
        return Staat.GENOEMD
    if oogst.vermeldingen:
        return Staat.MOGELIJK
    return Staat.NIET_VAST_TE_STELLEN if onleesbaar else Staat.ONTBREEKT


def _afgewezen(oogst: Oogst, speurwerk: Speurwerk, bewijs: tuple[Bewijs, ...]) -> tuple[Afgewezen, ...]:
    """Return the rejected mentions, each text once."""
    document = speurwerk.tekst.document
    gezien: set[str] = {item.citaat for item in bewijs}
    gevonden: list[Afgewezen] = []
    for item in oogst.verworpen:
        eenheid = speurwerk.tekst.eenheden[item.eenheid]
        pagina = document.page(document.pages_of(eenheid.start, eenheid.end)[0])
        einde = _einde_op_pagina(document, eenheid.start, eenheid.end)
        citaat = document.quote(eenheid.start, einde)
        if citaat in gezien:
            continue
        gezien.add(citaat)
        termen = tuple(dict.fromkeys(speurwerk.woorden(term) for term in item.termen))
        gevonden.append(Afgewezen(citaat, pagina.number, pagina.label, item.reden, termen))
    return tuple(gevonden[:MAX_AFGEWEZEN])


def _einde_op_pagina(document: Document, start: int, end: int) -> int:
    """Return where the part of [start, end) on its first page ends."""
    eerste = document.pages_of(start, end)[0]
    return next((i for i in range(start, end) if document.chars.page[i] not in (0, eerste)), end)
