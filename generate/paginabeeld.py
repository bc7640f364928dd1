"""Pages of a plan as pictures, with the quotes outlined and the number of their criterium in the margin."""

# pypdfium2 and its raw interface bring no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from classify import Bewijs
from extract import Box
from generate.bestand import bewaar
from generate.errors import GenereerFout

Kleur = tuple[int, int, int]

DPI = 130
LANGSTE_ZIJDE = 3_000
"""Pixels; a large sheet (a map, a poster) is drawn smaller."""

KLEUREN: tuple[Kleur, ...] = ((0, 90, 160), (180, 80, 0), (0, 115, 85), (150, 70, 120), (20, 20, 20))
"""Outlines, one after the other; dark, after Okabe and Ito, so that they differ for colour-blind readers too."""

VULLING: Kleur = (255, 225, 60)
DEKKING = 70
"""Of 255: the text stays readable."""

RUIMTE = 1.5
"""Points between the text and its outline."""

MERK = 8.0
"""Size of the number in the margin, in points."""

KOLOMWIT = 8.0
"""Points of white beside a line where its column ends, or the bullet before it stands."""

TEKEN = 15.0
"""Points that a bullet and the white around it take."""

STAP = 4
"""Pixels between the places that are tried."""

EGAAL = 40
"""Grey levels (of 256) within which a place counts as white or one colour."""


class BeeldFout(GenereerFout):
    """The pictures of the pages could not be made."""

    code = "beeld"


@dataclass(frozen=True, slots=True)
class Omlijning:
    """The lines of one quote on one page."""

    pagina: int
    """1-based page of the PDF file."""
    vlakken: tuple[Box, ...]
    merk: str
    """What stands beside it: "7", and "7 (1/2)" on the first page of a quote that runs on."""
    kleur: Kleur


@dataclass(frozen=True, slots=True)
class Paginabeeld:
    """One page as a picture."""

    pagina: int
    """1-based page of the PDF file."""
    png: bytes


def teken_paginas(
    plan: Path, citaten: Iterable[tuple[str, Bewijs]], *, wachtwoord: str | None = None
) -> Iterator[Paginabeeld]:
    """Yield a picture of each page that holds a quote; ``citaten`` are pairs of a criterium's number and its quote.

    Quotes without a known place, such as one that a person added by hand, are not drawn. Raises BeeldFout when the plan
    cannot be drawn. The plan itself is only read.
    """
    per_pagina: dict[int, list[Omlijning]] = {}
    for een in omlijningen(list(citaten)):
        per_pagina.setdefault(een.pagina, []).append(een)
    return _in_een_kind(plan, per_pagina, wachtwoord)


def bewaar_beeld(beeld: Paginabeeld, doel: Path) -> Path:
    """Save a picture and return where: beside a file of that name with other contents, never in its place.

    Raises OpslaanFout when it cannot be saved.
    """
    andere = (doel.with_stem(f"{doel.stem} ({nummer})") for nummer in count(2))
    plek = next(plek for plek in chain([doel], andere) if not plek.exists() or plek.read_bytes() == beeld.png)
    bewaar(beeld.png, plek)
    return plek


def omlijningen(citaten: Sequence[tuple[str, Bewijs]]) -> list[Omlijning]:
    """Return what is drawn for these quotes; the same lines for two criteria are drawn once, with both numbers."""
    nummers = list(dict.fromkeys(nummer for nummer, _ in citaten))
    samen: dict[tuple[int, tuple[Box, ...], str], list[str]] = {}
    for nummer, bewijs in citaten:
        aantal = len(bewijs.plaatsen)
        for at, plaats in enumerate(bewijs.plaatsen, start=1):
            deel = f" ({at}/{aantal})" if aantal > 1 else ""
            gezien = samen.setdefault((plaats.page, plaats.boxes, deel), [])
            if nummer not in gezien:
                gezien.append(nummer)
    return [
        Omlijning(pagina, vlakken, ", ".join(merken) + deel, KLEUREN[nummers.index(merken[0]) % len(KLEUREN)])
        for (pagina, vlakken, deel), merken in samen.items()
    ]


def _in_een_kind(plan: Path, per_pagina: dict[int, list[Omlijning]], wachtwoord: str | None) -> Iterator[Paginabeeld]:
    """Let another process draw: a plan comes from outside, and one that breaks PDFium must not end the program."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as kind:
        for nummer, op_pagina in sorted(per_pagina.items()):
            try:
                yield Paginabeeld(nummer, kind.submit(teken_pagina, plan, op_pagina, wachtwoord).result())
            except (BrokenProcessPool, pdfium.PdfiumError, OSError) as fout:
                raise BeeldFout(
                    f"Van {plan.name} kan pagina {nummer} niet worden getekend ({fout}). Het plan zelf is ongewijzigd. "
                    "Heeft het bestand een wachtwoord, geef dat dan op met --wachtwoord; open anders het plan en de "
                    "citaten naast elkaar, met: plantoets toon"
                ) from fout


def teken_pagina(plan: Path, op_pagina: Sequence[Omlijning], wachtwoord: str | None = None) -> bytes:
    """Return one page as PNG with these outlines, which all stand on it."""
    document = pdfium.PdfDocument(plan, password=wachtwoord)
    try:
        pagina = document[op_pagina[0].pagina - 1]
        schaal = min(DPI / 72, LANGSTE_ZIJDE / max(*pagina.get_size(), 1.0))
        beeld: Any = cast("Any", pagina).render(scale=schaal)
        blad: Image.Image = beeld.to_pil().convert("RGBA")
    finally:
        document.close()
    laag = Image.new("RGBA", blad.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(laag)
    rand = _Rand(blad.convert("L"), schaal)
    for een in sorted(op_pagina, key=lambda een: (een.vlakken[0].top, een.vlakken[0].x0)):
        for vlak in _aaneen(een.vlakken):
            _omlijn(pen, vlak, schaal, een.kleur)
        rand.merk(pen, een)
    uit = io.BytesIO()
    Image.alpha_composite(blad, laag).convert("RGB").save(uit, "PNG", optimize=True)
    return uit.getvalue()


def _aaneen(vlakken: Sequence[Box]) -> list[Box]:
    """Return the lines whole: both letters of a ligature have one place, and letters of sideways text come singly."""
    stukken: list[Box] = []
    for vlak in vlakken:
        if stukken and (_staat_op_een_regel(stukken[-1], vlak) or _staat_in_een_kolom(stukken[-1], vlak)):
            vorig = stukken[-1]
            vlak = Box(
                min(vorig.x0, vlak.x0), min(vorig.top, vlak.top), max(vorig.x1, vlak.x1), max(vorig.bottom, vlak.bottom)
            )
            stukken[-1] = vlak
        else:
            stukken.append(vlak)
    return stukken


def _staat_op_een_regel(links: Box, rechts: Box) -> bool:
    """Return whether two pieces of a line overlap."""
    midden = (rechts.top + rechts.bottom) / 2
    return links.top <= midden <= links.bottom and links.x0 <= rechts.x0 <= links.x1


def _staat_in_een_kolom(boven: Box, onder: Box) -> bool:
    """Return whether a letter follows another one above or below it, in text that runs sideways."""
    smal = onder.x1 - onder.x0 < 3 * (onder.bottom - onder.top) and onder.x1 - onder.x0 < 30
    naast = max(onder.top - boven.bottom, boven.top - onder.bottom)
    return smal and abs(boven.x0 - onder.x0) < 1 and abs(boven.x1 - onder.x1) < 1 and naast < 8


def _omlijn(pen: ImageDraw.ImageDraw, vlak: Box, schaal: float, kleur: Kleur) -> None:
    rand = (vlak.x0 - RUIMTE, vlak.top - RUIMTE / 2, vlak.x1 + RUIMTE, vlak.bottom + RUIMTE / 2)
    x0, top, x1, bottom = (maat * schaal for maat in rand)
    pen.rectangle((x0, top, x1, bottom), fill=(*VULLING, DEKKING), outline=(*kleur, 255), width=max(round(schaal), 1))


class _Rand:
    """Where numbers stand on a page: left of their quote, on white and clear of each other."""

    def __init__(self, blad: Image.Image, schaal: float) -> None:
        self._blad = blad
        self._schaal = schaal
        self._bezet: list[tuple[float, float, float, float]] = []
        self._letter = ImageFont.load_default(size=MERK * schaal)

    def merk(self, pen: ImageDraw.ImageDraw, een: Omlijning) -> None:
        """Write the number of a quote."""
        wit = 2 * self._schaal
        links, boven, rechts, onder = pen.textbbox((0, 0), een.merk, font=self._letter)
        breed, hoog = rechts - links + 2 * wit, onder - boven + 2 * wit
        eerste = een.vlakken[0]
        vak = self._plek(eerste.x0 * self._schaal, eerste.x1 * self._schaal, eerste.top * self._schaal, (breed, hoog))
        self._bezet.append(vak)
        pen.rounded_rectangle(vak, radius=wit, fill=(*een.kleur, 255))
        pen.text((vak[0] + wit - links, vak[1] + wit - boven), een.merk, font=self._letter, fill=(255, 255, 255, 255))

    def _plek(self, x0: float, x1: float, y: float, maat: tuple[float, float]) -> tuple[float, float, float, float]:
        """Return the nearest white place to the left, for a quote may begin halfway a line, but in its own column.

        Else it is the nearest one to the right, and else the place beside the quote itself.
        """
        breed, hoog = maat
        ruimte = 2 * self._schaal
        x0 = max(x0 - breed - ruimte, 1.0)
        vrij = self._vrij_links(x0, y, maat)
        if vrij is None:
            x = x1 + ruimte
            vrij = x if self._is_vrij((x, y, x + breed, y + hoog)) else x0
        while self._is_bezet((vrij, y, vrij + breed, y + hoog)):
            y += hoog / 4
        return vrij, y, vrij + breed, y + hoog

    def _vrij_links(self, x: float, y: float, maat: tuple[float, float]) -> float | None:
        """Return where a number fits to the left, None when another column would stand between it and its quote."""
        breed, hoog = maat
        wit, einde = 0.0, 0.0
        for links in range(int(x), 0, -STAP):
            if self._is_vrij((links, y, links + breed + 2 * self._schaal, y + hoog)):
                return links
            wit = wit + STAP if self._is_wit((links + breed, y, links + breed + STAP, y + hoog)) else 0.0
            if not einde and wit >= KOLOMWIT * self._schaal:
                einde = links - breed - TEKEN * self._schaal
            if links < einde:
                return None
        return None

    def _is_vrij(self, vak: tuple[float, float, float, float]) -> bool:
        """Return whether a place lies on the page, and is white and not taken."""
        return vak[2] < self._blad.width and self._is_wit(vak) and not self._is_bezet(vak)

    def _is_wit(self, vak: tuple[float, float, float, float]) -> bool:
        x0, top, x1, bottom = (round(maat) for maat in vak)
        donkerst, lichtst = self._blad.crop((x0, top, max(x1, x0 + 1), max(bottom, top + 1))).getextrema()
        return isinstance(donkerst, int) and isinstance(lichtst, int) and lichtst - donkerst < EGAAL

    def _is_bezet(self, vak: tuple[float, float, float, float]) -> bool:
        x0, top, x1, bottom = vak
        return any(x0 < ander[2] and ander[0] < x1 and top < ander[3] and ander[1] < bottom for ander in self._bezet)
