"""Documents for the tests of ``classify``: the labelled plans, small hand-made ones, and plans changed in memory."""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from classify import Criteria, Toetsing, load_criteria, toets
from extract import NO_RAW, Block, BlockKind, Cell, CharMap, Document, Legibility, Page, Part, read_pdf

WORTEL = Path(__file__).parent.parent
VOORBEELD = WORTEL / "corpus" / "voorbeeld" / "plannen"
PLANNEN = WORTEL / "tests" / "data" / "plannen"
VOORBEELDPLANNEN = sorted(VOORBEELD.rglob("*.pdf"))
ALLE_PLANNEN = [*VOORBEELDPLANNEN, *sorted(PLANNEN.rglob("*.pdf"))]


def naam_van(plan: Path) -> str:
    """Return a readable name of a labelled plan: "2024-plan ODG", "routekaart-fusie"."""
    return plan.parent.name if plan.stem == "plan" else f"{plan.parent.name} {plan.stem}"


def labels_naast(plan: Path) -> Path:
    """Return the label file of a plan."""
    return plan.with_name("gold.json") if plan.stem == "plan" else plan.with_suffix(".gold.json")


@cache
def criteria() -> Criteria:
    """Return the criteria that come with the program."""
    return load_criteria()


@cache
def document_van(plan: Path) -> Document:
    """Return a labelled plan, read once."""
    return read_pdf(plan)


@cache
def labels_van(plan: Path) -> dict[str, Any]:
    """Return the labels of a plan."""
    return json.loads(labels_naast(plan).read_text(encoding="utf-8"))


def namen_van(plan: Path) -> tuple[str, ...]:
    """Return the names under which a labelled plan may speak of its own service."""
    return tuple(naam for naam in labels_van(plan)["dienst"].values() if naam)


@cache
def toetsing_van(plan: Path) -> Toetsing:
    """Return the assessment of a labelled plan, made once."""
    return toets(document_van(plan), criteria(), dienst_namen=namen_van(plan))


@dataclass(frozen=True, slots=True)
class Stuk:
    """A block on its own: its text, and the other blocks it refers to by key."""

    kind: BlockKind
    tekst: str
    pagina: int = 1
    deel: Part = Part.BODY
    level: int = 0
    sleutel: object = None
    kop: object = None
    """Key of the heading above; None for the nearest heading before it in a hand-made document."""
    inleiding: object = None
    tabel: int | None = None
    kolommen: tuple[str, ...] = ()
    """Heads of the columns of a table row, whose cells are split by tabs."""
    cellen: tuple[Cell, ...] | None = None
    """The cells of a row that was read, with offsets in its own text; None: split by tabs."""
    gedeeld: tuple[tuple[object, Cell], ...] = ()
    """Cells that stand in another row and count for this one too: the key of that row, and the cell in its text."""
    paginas: array[int] | None = None
    ruw: array[int] | None = None


def stukken(document: Document) -> list[Stuk]:
    """Return a document as separate blocks; ``maak_document`` joins them again."""
    gemaakt: list[Stuk] = []
    for nummer, blok in enumerate(document.blocks):
        tekst = document.text[blok.start : blok.end]
        gemaakt.append(
            Stuk(
                blok.kind,
                tekst,
                blok.page,
                blok.part,
                blok.level,
                sleutel=nummer,
                kop=blok.heading,
                inleiding=blok.lead_in,
                tabel=blok.table,
                cellen=tuple(Cell(cel.start - blok.start, cel.end - blok.start, cel.column) for cel in blok.cells),
                gedeeld=tuple(_in_blok(document, cel) for cel in blok.merged),
                paginas=document.chars.page[blok.start : blok.end],
                ruw=document.chars.raw[blok.start : blok.end],
            )
        )
    return gemaakt


def _in_blok(document: Document, cel: Cell) -> tuple[int, Cell]:
    """Return the block in which a cell stands, and the cell with offsets in the text of that block."""
    nummer = bisect_right([blok.start for blok in document.blocks], cel.start) - 1
    begin = document.blocks[nummer].start
    return nummer, Cell(cel.start - begin, cel.end - begin, cel.column)


def maak_document(delen: Sequence[Stuk], paginas: Sequence[Page], naam: str = "proef") -> Document:
    """Join blocks to a document; a heading that is gone hands its blocks on to the one before it."""
    plaats = {deel.sleutel: nummer for nummer, deel in enumerate(delen) if deel.sleutel is not None}
    tekst, pagina, ruw = "", array("H"), array("i")
    blokken: list[Block] = []
    for nummer, deel in enumerate(delen):
        begin = len(tekst)
        tekst += deel.tekst + "\n"
        leeg = array("i", [NO_RAW]) * len(deel.tekst)
        pagina += (deel.paginas if deel.paginas is not None else array("H", [deel.pagina]) * len(deel.tekst)) + array(
            "H", [0]
        )
        ruw += (deel.ruw if deel.ruw is not None else leeg) + array("i", [NO_RAW])
        kop = plaats.get(deel.kop) if deel.kop is not None else _kop_voor(delen, nummer)
        blokken.append(
            Block(
                deel.kind,
                begin,
                begin + len(deel.tekst),
                deel.pagina,
                deel.deel,
                deel.level,
                kop,
                plaats.get(deel.inleiding) if deel.inleiding is not None else None,
                deel.tabel,
                _cellen(deel, begin),
            )
        )
    for nummer, deel in enumerate(delen):
        blokken[nummer] = replace(blokken[nummer], merged=tuple(_gedeeld(deel, delen, plaats, blokken)))
    nul = array("f", bytes(4 * len(tekst)))
    chars = CharMap(pagina, ruw, nul, nul[:], nul[:], nul[:])
    kenmerk = hashlib.sha256(tekst.encode()).hexdigest()
    return Document(naam, kenmerk, tuple(paginas), tuple(blokken), tekst, chars)


def _gedeeld(deel: Stuk, delen: Sequence[Stuk], plaats: dict[object, int], blokken: Sequence[Block]) -> Iterator[Cell]:
    """Yield the cells of other rows that count for this one; those of a row that is gone or rewritten do not."""
    for sleutel, cel in deel.gedeeld:
        nummer = plaats.get(sleutel)
        if nummer is not None and delen[nummer].cellen is not None:
            begin = blokken[nummer].start
            yield Cell(begin + cel.start, begin + cel.end, cel.column)


def _kop_voor(delen: Sequence[Stuk], nummer: int) -> int | None:
    """Return the nearest heading above that is not below this one."""
    eigen = delen[nummer]
    for ander in range(nummer - 1, -1, -1):
        if delen[ander].kind is BlockKind.HEADING and (
            eigen.kind is not BlockKind.HEADING or delen[ander].level < eigen.level
        ):
            return ander
    return None


def _cellen(deel: Stuk, begin: int) -> tuple[Cell, ...]:
    if deel.kind not in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER):
        return ()
    if deel.cellen is not None:
        return tuple(Cell(begin + cel.start, begin + cel.end, cel.column) for cel in deel.cellen)
    cellen: list[Cell] = []
    for nummer, tekst in enumerate(deel.tekst.split("\t")):
        kolom = deel.kolommen[nummer] if nummer < len(deel.kolommen) else ""
        cellen.append(Cell(begin, begin + len(tekst), kolom))
        begin += len(tekst) + 1
    return tuple(cellen)


def document(*delen: Stuk, onleesbaar: int = 0) -> Document:
    """Return a hand-made document; ``onleesbaar`` is the number of unreadable pages after the others."""
    aantal = max((deel.pagina for deel in delen), default=1)
    ruw = {nummer: "\n".join(deel.tekst for deel in delen if deel.pagina == nummer) for nummer in range(1, aantal + 1)}
    paginas = [Page(nummer, str(nummer), 595, 842, tekst) for nummer, tekst in ruw.items()]
    paginas += [
        Page(aantal + 1 + nummer, "", 595, 842, "", Legibility.IMAGE, "beeld zonder tekst")
        for nummer in range(onleesbaar)
    ]
    genummerd = [replace(deel, sleutel=deel.sleutel or ("eigen", nummer)) for nummer, deel in enumerate(delen)]
    return maak_document(genummerd, paginas)


def alinea(tekst: str, pagina: int = 1, deel: Part = Part.BODY) -> Stuk:
    """Return a paragraph."""
    return Stuk(BlockKind.PARAGRAPH, tekst, pagina, deel)


def kop(tekst: str, level: int = 1, pagina: int = 1) -> Stuk:
    """Return a heading."""
    return Stuk(BlockKind.HEADING, tekst, pagina, level=level)


def punt(tekst: str, inleiding: object = None, pagina: int = 1) -> Stuk:
    """Return a list item."""
    return Stuk(BlockKind.LIST_ITEM, tekst, pagina, level=1, inleiding=inleiding)


def rij(*cellen: str, tabel: int = 0, kolommen: tuple[str, ...] = (), pagina: int = 1) -> Stuk:
    """Return a table row."""
    return Stuk(BlockKind.TABLE_ROW, "\t".join(cellen), pagina, tabel=tabel, kolommen=kolommen)


def inhoudsregel(tekst: str, pagina: int = 1) -> Stuk:
    """Return a line of a table of contents."""
    return Stuk(BlockKind.TOC, tekst, pagina)


def zonder(origineel: Document, blokken: Collection[int], *, erbij: Iterable[Stuk] = ()) -> Document:
    """Return a document without some of its blocks, with others after the last one."""
    delen = [deel for nummer, deel in enumerate(stukken(origineel)) if nummer not in blokken]
    return met(maak_document(delen, origineel.pages, origineel.name), erbij)


def met(origineel: Document, erbij: Iterable[Stuk]) -> Document:
    """Return a document with blocks after the last one, on new pages that hold exactly their text."""
    nieuw = list(erbij)
    if not nieuw:
        return origineel
    begin = len(origineel.pages)
    nieuw = [
        replace(deel, pagina=deel.pagina + begin, sleutel=deel.sleutel or ("nieuw", nummer))
        for nummer, deel in enumerate(nieuw)
    ]
    paginas = [
        Page(nummer, "", 595, 842, "\n".join(deel.tekst for deel in nieuw if deel.pagina == nummer))
        for nummer in range(begin + 1, max(deel.pagina for deel in nieuw) + 1)
    ]
    return maak_document([*stukken(origineel), *nieuw], [*origineel.pages, *paginas], origineel.name)


def herschreven(origineel: Document, hoe: Callable[[str], str]) -> Document:
    """Return a document in which the text of every block is rewritten, on its pages too."""
    delen = [
        deel
        if hoe(deel.tekst) == deel.tekst
        else replace(deel, tekst=hoe(deel.tekst), paginas=None, ruw=None, cellen=None, kolommen=_kolommen(deel))
        for deel in stukken(origineel)
    ]
    paginas = [replace(pagina, raw=pagina.raw + "\n" + _op(delen, pagina.number)) for pagina in origineel.pages]
    return maak_document(delen, paginas, origineel.name)


def _kolommen(deel: Stuk) -> tuple[str, ...]:
    return deel.kolommen if deel.cellen is None else tuple(cel.column for cel in deel.cellen)


def _op(delen: Iterable[Stuk], pagina: int) -> str:
    return "\n".join(deel.tekst for deel in delen if deel.pagina == pagina)


def bewijsblokken(plan: Path, nummer: str) -> frozenset[int]:
    """Return the blocks that hold the labelled quotes of a criterium, and those that the program itself cites."""
    origineel = document_van(plan)
    gevonden = {
        blok
        for bewijs in toetsing_van(plan).bevinding(nummer).bewijs
        for blok, van in enumerate(origineel.blocks)
        if van.start < bewijs.end and bewijs.start < van.end
    }
    for label in labels_van(plan)["criteria"][nummer]["evidence"]:
        gevonden |= set(_blokken_met(origineel, label["quote"], label["pdf_page"]))
    return frozenset(gevonden)


def _blokken_met(origineel: Document, citaat: str, pagina: int) -> Iterable[int]:
    gezocht = _woorden(citaat)
    for nummer, blok in enumerate(origineel.blocks):
        if pagina not in origineel.pages_of(blok.start, blok.end):
            continue
        hier = _woorden(origineel.quote(blok.start, blok.end))
        samen = sum((gezocht & hier).values())
        if samen >= 0.5 * sum(gezocht.values()) or (samen >= 3 and samen >= 0.8 * sum(hier.values())):
            yield nummer


def _woorden(tekst: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", tekst.casefold()))
