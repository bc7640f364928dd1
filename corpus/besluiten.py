"""What people decided, applied: which decision counts, and which quotes remain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from classify import Afgewezen, Bevinding, Bewijs, Soort, Staat, Toetsing
from corpus.errors import OnbekendFout
from corpus.model import Bewijsbesluit, Bewijshandeling, Oordeel
from corpus.vindplaats import Passage, passage_op
from extract import Document

ID_LENGTE = 8
KORTSTE_ID = 4
"""Fewer characters of an identifier are not accepted: a typing error would soon name another quote."""
_WEERLEGD = "weerlegd door"
_ZONDER_UITSPRAAK = (Staat.ONTBREEKT, Staat.NIET_VAST_TE_STELLEN, Staat.MOGELIJK)
_ZICHTBAAR = (Bewijshandeling.WEERLEGD, Bewijshandeling.HERSTELD, Bewijshandeling.EIGEN)


def citaat_id(toetsing_sha: str, bewijs: Bewijs | Afgewezen) -> str:
    """Return the identifier of a quote: 8 characters, the same for the same words on the same page of the same file."""
    return passage_id(toetsing_sha, bewijs.pagina, bewijs.citaat)


def passage_id(toetsing_sha: str, pagina: int, citaat: str) -> str:
    """Return the identifier that a quote with this text (white space collapsed) has on this page."""
    sleutel = f"{toetsing_sha}\n{pagina}\n{' '.join(citaat.split())}"
    return hashlib.sha256(sleutel.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTE]


def oordeel_id(oordeel: Oordeel | None) -> str:
    """Return the identifier of a decision, by which a later one is told from it; "" for no decision."""
    if oordeel is None:
        return ""
    delen = (oordeel.nummer, oordeel.kleur, oordeel.staat, oordeel.duiding, oordeel.wie, oordeel.wanneer.timestamp())
    return hashlib.sha256(repr(tuple(map(str, delen))).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTE]


def geldende(oordelen: Iterable[Oordeel]) -> dict[str, Oordeel]:
    """Return the newest decision per criterium, from oldest-first decisions; a blind one never counts."""
    return {oordeel.nummer: oordeel for oordeel in oordelen if not oordeel.blind}


def geldende_blind(oordelen: Iterable[Oordeel]) -> dict[tuple[str, str], Oordeel]:
    """Return the newest blind decision per criterium and person."""
    return {(oordeel.nummer, oordeel.wie): oordeel for oordeel in oordelen if oordeel.blind}


def vind_citaat(toetsing: Toetsing, bevinding: Bevinding, id_: str) -> Bewijs | Afgewezen:
    """Return the quote of a finding with this identifier, or its unique beginning; raises OnbekendFout."""
    gezocht = id_.strip().casefold()
    passend = {
        citaat_id(toetsing.sha256, een): een
        for een in (*bevinding.afgewezen, *bevinding.bewijs)
        if citaat_id(toetsing.sha256, een).startswith(gezocht)
    }
    if len(passend) == 1 and len(gezocht) >= KORTSTE_ID:
        return next(iter(passend.values()))
    reden = "is te kort of past bij meer citaten" if passend else "hoort bij geen citaat van dit criterium"
    bekend = ", ".join(citaat_id(toetsing.sha256, een) for een in bevinding.bewijs)
    raise OnbekendFout(
        f'"{id_}" {reden} (criterium {bevinding.nummer}). '
        + (f"De citaten die meetellen, zijn: {bekend}. " if bekend else "")
        + "Alle nummers ziet u met: plantoets toon DIENST --criterium NUMMER"
    )


def is_geheel_weerlegd(bevinding: Bevinding) -> bool:
    """Return whether quotes were found and people refuted every one: that is not the same as nothing found."""
    return not bevinding.bewijs and any(een.reden.startswith(_WEERLEGD) for een in bevinding.afgewezen)


def pas_toe(toetsing: Toetsing, besluiten: Sequence[Bewijsbesluit], document: Document | None = None) -> Toetsing:
    """Return the assessment as it is after what people said about quotes, oldest first.

    A refuted quote is shown among the rejected ones; a quote that a person added, or counts after all, stands first.
    ``document`` gives those the place of their words. What was said about another version of the file does not apply.
    """
    eigen = [besluit for besluit in besluiten if besluit.plan in ("", toetsing.sha256)]
    if not eigen:
        return toetsing
    bladzijden = {
        besluit.citaat_id: besluit.bladzijde for besluit in eigen if besluit.handeling is Bewijshandeling.BLADZIJDE
    }
    per_nummer: dict[str, dict[str, Bewijsbesluit]] = {}
    for besluit in eigen:
        if besluit.handeling in _ZICHTBAAR:
            per_nummer.setdefault(besluit.nummer, {})[besluit.citaat_id] = besluit
    bevindingen = (
        _besloten(toetsing.sha256, bevinding, per_nummer.get(bevinding.nummer, {}), document)
        for bevinding in toetsing.bevindingen
    )
    return replace(toetsing, bevindingen=tuple(_genummerd(toetsing.sha256, een, bladzijden) for een in bevindingen))


def _besloten(
    sha: str, bevinding: Bevinding, besluiten: Mapping[str, Bewijsbesluit], document: Document | None
) -> Bevinding:
    """Return a finding after the newest word about each of its quotes."""
    if not besluiten:
        return bevinding
    weg = {id_: een for id_, een in besluiten.items() if een.handeling is Bewijshandeling.WEERLEGD}
    erbij = {id_: een for id_, een in besluiten.items() if een.handeling is not Bewijshandeling.WEERLEGD}
    aanwezig = {citaat_id(sha, een) for een in bevinding.bewijs}
    toegevoegd = tuple(_als_bewijs(een, document) for id_, een in reversed(erbij.items()) if id_ not in aanwezig)
    gebleven = tuple(een for een in bevinding.bewijs if citaat_id(sha, een) not in weg)
    afgewezen = (
        *(_weerlegd(een) for een in weg.values()),
        *(een for een in bevinding.afgewezen if citaat_id(sha, een) not in besluiten),
    )
    nieuw = replace(bevinding, bewijs=(*toegevoegd, *gebleven), afgewezen=afgewezen)
    aantal_weg = len(bevinding.bewijs) - len(gebleven)
    return _herzien(nieuw, [een.wie for een in erbij.values() if een.citaat_id not in aanwezig], aantal_weg)


def _weerlegd(besluit: Bewijsbesluit) -> Afgewezen:
    reden = f"{_WEERLEGD} {besluit.wie}" + (f": {besluit.waarom}" if besluit.waarom else "")
    return Afgewezen(besluit.citaat, besluit.pagina, besluit.bladzijde, reden)


def _als_bewijs(besluit: Bewijsbesluit, document: Document | None) -> Bewijs:
    plek = passage_op(document, besluit.pagina, besluit.citaat) if document else None
    plek = plek or Passage(besluit.citaat, besluit.pagina, besluit.bladzijde)
    return Bewijs(
        citaat=besluit.citaat,
        pagina=besluit.pagina,
        bladzijde=besluit.bladzijde,
        soort=Soort(plek.soort),
        kop=plek.kop,
        termen=(),
        kenmerken=(),
        score=1.0,
        regel=f"gekozen door {besluit.wie}",
        start=plek.start,
        end=plek.end,
        plaatsen=plek.plaatsen,
    )


def _herzien(bevinding: Bevinding, toegevoegd_door: Sequence[str], weerlegd: int) -> Bevinding:
    """Return a finding whose proposal says what it no longer rests on.

    The colour was weighed from other quotes than there are now. With no quote left the program does not know, and says
    so rather than "ontbreekt"; with a quote that a person chose, the plan does speak of it.
    """
    if toegevoegd_door and bevinding.staat in _ZONDER_UITSPRAAK:
        return replace(
            bevinding,
            staat=Staat.GENOEMD,
            voorstel=None,
            regel=f"citaat toegevoegd door {toegevoegd_door[-1]}; een kleur is nog niet gewogen",
            duiding="",
        )
    if weerlegd and not bevinding.bewijs:
        return replace(
            bevinding,
            staat=Staat.MOGELIJK,
            voorstel=None,
            regel="alle gevonden passages zijn weerlegd; een mens stelt vast wat het stuk zegt",
            duiding="",
        )
    if weerlegd:
        werden = "1 passage werd" if weerlegd == 1 else f"{weerlegd} passages werden"
        return replace(bevinding, regel=f"{bevinding.regel} (voorgesteld voordat {werden} weerlegd)")
    return bevinding


def _genummerd(sha: str, bevinding: Bevinding, bladzijden: Mapping[str, str]) -> Bevinding:
    """Return a finding with the printed page numbers that a person corrected."""
    if not bladzijden:
        return bevinding
    return replace(
        bevinding,
        bewijs=tuple(
            replace(een, bladzijde=bladzijden.get(citaat_id(sha, een), een.bladzijde)) for een in bevinding.bewijs
        ),
        afgewezen=tuple(
            replace(een, bladzijde=bladzijden.get(citaat_id(sha, een), een.bladzijde)) for een in bevinding.afgewezen
        ),
    )
