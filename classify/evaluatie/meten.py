"""One plan held against its labels: states, pages, passages, traps and colours."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from classify.evaluatie.labels import Gouden
from classify.evaluatie.telling import EERSTE, Telling
from classify.model import Bevinding, Bewijs, Kleur, Staat, Toetsing
from classify.structuur import kaal
from extract import BlockKind, Document, Part

_HALF = 0.5
_RIJ = 5
"""Words in a row that a passage must share with a labelled quote to touch it; all, where the quote is shorter."""
_TRAP_OVERLAP = 0.6
_AANWEZIG = {Staat.GENOEMD, Staat.NVT, Staat.MOGELIJK}
LAGEN = ("tekst", "lijst", "tabel", "voetnoot", "bijlage", "ocr", "elders")
"""The forms in which a labelled quote may stand in a plan; "elders" where its place was not found."""
_LAAG = {
    BlockKind.LIST_ITEM: "lijst",
    BlockKind.TABLE_ROW: "tabel",
    BlockKind.TABLE_HEADER: "tabel",
    BlockKind.FOOTNOTE: "voetnoot",
}


def tel_plan(gouden: Gouden, toetsing: Toetsing, document: Document) -> dict[str, Telling]:
    """Return the counts of one plan per criterium; a criterium without a label does not count."""
    onleesbaar = bool(toetsing.onleesbaar)
    tellingen: dict[str, Telling] = {}
    for bevinding in toetsing.bevindingen:
        label = gouden.labels["criteria"].get(bevinding.nummer)
        if label is None:
            continue
        vallen = [val for val in gouden.labels.get("traps", ()) if val["criterium"] == bevinding.nummer]
        telling = Telling(cellen=1)
        _tel_staat(telling, bevinding, label, onleesbaar=onleesbaar, waar=gouden.naam)
        _tel_bewijs(telling, bevinding, label, vallen, document)
        _tel_kleur(telling, bevinding, label, gouden.naam)
        tellingen[bevinding.nummer] = telling
    return tellingen


def _tel_staat(telling: Telling, bevinding: Bevinding, label: dict[str, Any], *, onleesbaar: bool, waar: str) -> None:
    plek = f"{waar}, criterium {bevinding.nummer}"
    telling.mogelijk = int(bevinding.staat is Staat.MOGELIJK)
    if label["staat_in_pva"]:
        alleen_onleesbaar = all(item.get("on_unreadable_page") for item in label["evidence"])
        goed = bevinding.staat in _AANWEZIG or (alleen_onleesbaar and bevinding.staat is Staat.NIET_VAST_TE_STELLEN)
        telling.aanwezig, telling.gevonden = 1, int(goed)
        if not goed:
            telling.missers.append(f"{plek}: behandeld, maar gemeld als {bevinding.staat}")
    elif onleesbaar and bevinding.staat is Staat.NIET_VAST_TE_STELLEN:
        telling.niet_vast = 1
    else:
        telling.afwezig, telling.herkend = 1, int(bevinding.staat is Staat.ONTBREEKT)
        if bevinding.staat is not Staat.ONTBREEKT:
            eerste = bevinding.bewijs[0].citaat[:140] if bevinding.bewijs else ""
            telling.missers.append(f"{plek}: niet behandeld, maar gemeld als {bevinding.staat} ({eerste})")


def _tel_bewijs(
    telling: Telling, bevinding: Bevinding, label: dict[str, Any], vallen: list[dict[str, Any]], document: Document
) -> None:
    leesbaar = [item for item in label["evidence"] if not item.get("on_unreadable_page")]
    if leesbaar:
        paginas = {item["pdf_page"] for item in leesbaar}
        telling.met_bladzijde = 1
        telling.bladzijde_eerste = int(any(bewijs.pagina in paginas for bewijs in bevinding.bewijs[:1]))
        telling.bladzijde_goed = int(any(bewijs.pagina in paginas for bewijs in bevinding.bewijs[:EERSTE]))
        _tel_citaten(telling, leesbaar, bevinding.bewijs, document)
    gedrukt = {item["pdf_page"]: item["printed_page"] for item in leesbaar}
    for bewijs in bevinding.bewijs:
        telling.bewijzen += 1
        telling.verbatim += int(staat_letterlijk(bewijs.citaat, document.page(bewijs.pagina).raw))
        telling.vallen += int(any(_is_val(val, bewijs) for val in vallen))
        if bewijs.pagina in gedrukt:
            telling.nummers += 1
            telling.nummers_goed += int(gedrukt[bewijs.pagina] == bewijs.bladzijde)


def _tel_kleur(telling: Telling, bevinding: Bevinding, label: dict[str, Any], waar: str) -> None:
    if not label["staat_in_pva"] or label["haalbaar"] is None or bevinding.voorstel is None:
        return
    goede = {label["haalbaar"], *(label.get("haalbaar_ook") or ())}
    telling.kleuren = 1
    telling.kleuren_goed = int(bevinding.voorstel in goede)
    telling.te_groen = int(bevinding.voorstel is Kleur.GROEN and goede == {Kleur.ROOD})
    telling.verwarring[(label["haalbaar"], int(bevinding.voorstel))] += 1
    if telling.te_groen:
        telling.missers.append(f"{waar}, criterium {bevinding.nummer}: groen voorgesteld waar het label rood is")


def staat_letterlijk(citaat: str, pagina: str) -> bool:
    """Whether a quote stands on a page, white space and line-end hyphens aside."""
    return kaal(citaat) in kaal(pagina)


def _tel_citaten(
    telling: Telling, labels: list[dict[str, Any]], bewijzen: tuple[Bewijs, ...], document: Document
) -> None:
    """Count how much of each labelled quote is shown on its page, in all and per form in which it stands there."""
    for label in labels:
        citaat, pagina = label["quote"], label["pdf_page"]
        getoond = [bewijs.citaat for bewijs in bewijzen if bewijs.pagina == pagina]
        gedekt = any(aandeel(citaat, tekst) >= _HALF for tekst in getoond)
        geteld = Counter(
            citaten=1,
            geraakt=int(gedekt or any(_raakt(citaat, tekst) for tekst in getoond)),
            gedekt=int(gedekt),
            geheel=int(any(kaal(citaat) in kaal(tekst) for tekst in getoond)),
        )
        telling.citaten += 1
        telling.citaten_geraakt += geteld["geraakt"]
        telling.citaten_gedekt += geteld["gedekt"]
        telling.citaten_geheel += geteld["geheel"]
        telling.lagen.setdefault(laag_van(citaat, pagina, document), Counter()).update(geteld)


def laag_van(citaat: str, pagina: int, document: Document) -> str:
    """Return in what form a labelled quote stands in a plan: running text, list, table, footnote, annex or OCR."""
    if not 1 <= pagina <= len(document.pages):
        return "elders"
    if document.page(pagina).ocr:
        return "ocr"
    hier = [blok for blok in document.blocks if pagina in document.pages_of(blok.start, blok.end)]
    beste = max(hier, key=lambda blok: aandeel(citaat, document.quote(blok.start, blok.end)), default=None)
    if beste is None or aandeel(citaat, document.quote(beste.start, beste.end)) < _HALF:
        return "elders"
    return "bijlage" if beste.part is Part.ANNEX else _LAAG.get(beste.kind, "tekst")


def _raakt(citaat: str, tekst: str) -> bool:
    """Whether a passage shares a few words in a row with a labelled quote."""
    woorden, plat = _woorden(citaat), f" {' '.join(_woorden(tekst))} "
    lengte = min(_RIJ, len(woorden))
    rijen = (woorden[begin : begin + lengte] for begin in range(len(woorden) - lengte + 1))
    return bool(lengte) and any(f" {' '.join(rij)} " in plat for rij in rijen)


def _is_val(val: dict[str, Any], bewijs: Bewijs) -> bool:
    return bewijs.pagina == val["pdf_page"] and aandeel(val["quote"], bewijs.citaat) >= _TRAP_OVERLAP


def aandeel(wat: str, waarin: str) -> float:
    """Return which share of the words of one text stands in another, each counted once."""
    gezocht, aanwezig = Counter(_woorden(wat)), Counter(_woorden(waarin))
    return sum((gezocht & aanwezig).values()) / max(sum(gezocht.values()), 1)


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.casefold())
