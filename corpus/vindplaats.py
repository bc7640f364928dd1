"""A passage that a person typed is found on its page, and is quoted as the page has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from corpus.errors import EigenCitaatFout
from extract import BlockKind, Document, Place

_GELIJK = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "…": "..."})
_ZONDER = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Co", "Cn"})
"""Kinds of characters that do not count in a comparison: white space, hyphens, control and private characters."""
_LIJKT_EROP = 0.5
"""Below this share of equal characters a passage is no help to who mistyped."""
_KANDIDATEN = 8
_TABEL = (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it stands on a page."""

    citaat: str
    """Cut from the page, white space collapsed."""
    pagina: int
    bladzijde: str
    kop: str = ""
    soort: str = "tekst"
    """The value of a ``Soort``."""
    start: int = 0
    """Offsets in ``Document.text``; both 0 where the page has the words in another order than the reader."""
    end: int = 0
    plaatsen: tuple[Place, ...] = ()


def vind_passage(document: Document, pagina: int, tekst: str) -> Passage:
    """Return where ``tekst`` stands on a page (1-based), in the page's own characters.

    White space, hyphens and the shape of quotation marks may differ; letters, figures and capitals may not. Raises
    EigenCitaatFout, with the nearest text of the page and the pages where it does stand, when it is not there.
    """
    if not 1 <= pagina <= len(document.pages):
        raise EigenCitaatFout(
            f"{document.name} heeft {len(document.pages)} pagina's; pagina {pagina} is er niet. "
            "Noem de pagina van het pdf-bestand, niet het gedrukte nummer."
        )
    gezocht = _kaal(tekst)
    if not gezocht:
        raise EigenCitaatFout("Het citaat is leeg. Zet de woorden uit het plan tussen aanhalingstekens.")
    gevonden = _op_pagina(document, pagina, gezocht)
    if gevonden is None:
        raise EigenCitaatFout(_uitleg(document, pagina, tekst, gezocht))
    return gevonden


def passage_op(document: Document, pagina: int, citaat: str) -> Passage | None:
    """Return where a quote that was accepted before stands, None when this document does not have it."""
    if not 1 <= pagina <= len(document.pages):
        return None
    return _op_pagina(document, pagina, _kaal(citaat))


def _op_pagina(document: Document, pagina: int, gezocht: str) -> Passage | None:
    # With the separators between blocks (page 0): without them the last word of one runs on into the next.
    plekken = [plek for plek, blad in enumerate(document.chars.page) if blad in (pagina, 0)]
    stuk = _zoek([document.text[plek] for plek in plekken], gezocht)
    blad = document.page(pagina)
    if stuk is not None:
        start, end = plekken[stuk[0]], plekken[stuk[1]] + 1
        if document.pages_of(start, end) == (pagina,):
            return _uit_tekst(document, pagina, start, end)
    stuk = _zoek(blad.raw, gezocht)
    if stuk is None:
        return None
    ruw = "".join(teken for teken in blad.raw[stuk[0] : stuk[1] + 1] if teken.isspace() or teken.isprintable())
    return Passage(" ".join(ruw.split()), pagina, blad.label, soort="ocr" if blad.ocr else "tekst")


def _uit_tekst(document: Document, pagina: int, start: int, end: int) -> Passage:
    blok = next((blok for blok in document.blocks if blok.start <= start < blok.end), None)
    blad = document.page(pagina)
    return Passage(
        citaat=document.quote(start, end),
        pagina=pagina,
        bladzijde=blad.label,
        kop=next(reversed(document.section_path(blok)), "") if blok else "",
        soort="ocr" if blad.ocr else _soort(blok.kind if blok else BlockKind.PARAGRAPH),
        start=start,
        end=end,
        plaatsen=document.places(start, end),
    )


def _soort(blok: BlockKind) -> str:
    if blok in _TABEL:
        return "tabel"
    return "lijst" if blok is BlockKind.LIST_ITEM else "tekst"


def _zoek(tekens: Sequence[str], gezocht: str) -> tuple[int, int] | None:
    """Return the first and last index of ``gezocht`` in the characters, None when it is not there as whole words."""
    kaal: list[str] = []
    herkomst: list[int] = []
    for plek, teken in enumerate(tekens):
        for deel in _kaal_teken(teken):
            kaal.append(deel)
            herkomst.append(plek)
    tekst = "".join(kaal)
    begin = tekst.find(gezocht) if gezocht else -1
    while begin >= 0:
        eerste, laatste = herkomst[begin], herkomst[begin + len(gezocht) - 1]
        if _is_grens(tekens, eerste - 1, eerste) and _is_grens(tekens, laatste, laatste + 1):
            return eerste, laatste
        begin = tekst.find(gezocht, begin + 1)
    return None


def _is_grens(tekens: Sequence[str], links: int, rechts: int) -> bool:
    """Tell whether no word runs on from one place to the next: half a word is no quote."""
    if links < 0 or rechts >= len(tekens):
        return True
    return not (tekens[links].isalnum() and tekens[rechts].isalnum())


@cache
def _kaal_teken(teken: str) -> str:
    return _kaal(teken)


def _kaal(tekst: str) -> str:
    """Return what counts when a quote is compared with a page."""
    vol = unicodedata.normalize("NFKC", tekst.translate(_GELIJK))
    return "".join(teken for teken in vol if unicodedata.category(teken) not in _ZONDER and teken != "•")


def _uitleg(document: Document, pagina: int, tekst: str, gezocht: str) -> str:
    """Say what does stand there, and where the text stands instead."""
    blad = document.page(pagina)
    elders = [ander.number for ander in document.pages if _op_pagina(document, ander.number, gezocht)]
    delen = [f"Dit staat niet letterlijk op pdf-pagina {pagina} van {document.name}, dus het is niet bewaard."]
    if elders:
        delen.append(f"Het staat wel op pdf-pagina {', '.join(map(str, elders))}: noem die met --pagina.")
    elif blad.is_unreadable:
        delen.append(
            f"Die pagina is niet te lezen ({blad.reason}), dus een citaat is niet na te gaan. "
            "Leg wat u daar leest vast in --duiding, met de pagina erbij."
        )
    else:
        nabij = naaste_tekst(document, pagina, tekst)
        delen.append(f'Er staat: "{nabij}".' if nabij else "Er staat op die pagina niets wat erop lijkt.")
        delen.append("Neem de woorden precies over; witruimte en afbreekstreepjes mogen verschillen.")
    return " ".join(delen)


def naaste_tekst(document: Document, pagina: int, tekst: str) -> str:
    """Return the run of words on a page that is most like a text, "" when nothing is."""
    blad = "".join(teken for teken, van in zip(document.text, document.chars.page, strict=True) if van in (pagina, 0))
    woorden, lengte = blad.split(), max(1, len(tekst.split()))
    vensters = [" ".join(woorden[begin : begin + lengte]) for begin in range(max(1, len(woorden) - lengte + 1))]
    gezocht = _drietallen(tekst)
    beste = sorted(vensters, key=lambda venster: -len(gezocht & _drietallen(venster)))[:_KANDIDATEN]
    gelijkenis = {venster: SequenceMatcher(None, venster, tekst, autojunk=False).ratio() for venster in beste}
    naaste = max(gelijkenis, key=lambda venster: gelijkenis[venster], default="")
    return naaste if gelijkenis.get(naaste, 0) >= _LIJKT_EROP else ""


def _drietallen(tekst: str) -> set[str]:
    kaal = _kaal(tekst).casefold()
    return {kaal[begin : begin + 3] for begin in range(len(kaal))}
