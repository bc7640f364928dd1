"""PDFium in bulk: the characters, rulings and images of one page at a time, through the raw C interface."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import cast

import pypdfium2
import pypdfium2.raw as pdfium

from extract.model import Box

HYPHENS = "\x02\ufffe"
"""What PDFium writes for a hyphen that it takes for a word break at the line end."""

MAX_OBJECTS = 20_000
"""Maps and drawings have more objects than this; their lines are no table rulings."""

BLANK_TEST_SIDE = 400.0
BLANK_CONTRAST = 24
"""Grey levels (of 256) within which a page counts as an even surface; paper in a scan is not quite even."""

MAX_SLANT = 8.0
"""Degrees; a scan that lies askew has upright text, a diagonal stamp has not."""

MAX_FORM_DEPTH = 4
MAX_RULING_WIDTH = 3.0
MIN_RULING_LENGTH = 6.0
LINE_SEGMENTS = 40
"""A path with more segments is a drawing, not a ruling or a cell border."""

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6


@dataclass(frozen=True, slots=True)
class Font:
    """What the layout needs to know of a font."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points and font of a piece of text."""

    size: float
    font: Font


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map as PDF writes it."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Return the image of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """Return the map that first applies ``inner``, then this one."""
        a, b = inner.a * self.a + inner.b * self.c, inner.a * self.b + inner.b * self.d
        c, d = inner.c * self.a + inner.d * self.c, inner.c * self.b + inner.d * self.d
        e, f = self.apply(inner.e, inner.f)
        return Matrix(a, b, c, d, e, f)


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a page, in PDFium's order; the arrays are as long as ``text`` and hold display coordinates."""

    text: str
    x0: array[float]
    top: array[float]
    x1: array[float]
    bottom: array[float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands on a page beside text: straight lines, filled rectangles, images."""

    horizontal: tuple[Box, ...] = ()
    vertical: tuple[Box, ...] = ()
    fills: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()


def _fast(function: object, result: type | None, *arguments: type) -> Callable[..., int]:
    """Return the C function with plain addresses as arguments: a third of the cost per call of the bindings."""
    address = ctypes.cast(cast("ctypes._CFuncPtr", function), ctypes.c_void_p).value
    if address is None:
        raise RuntimeError("PDFium's library lacks a function that the reader needs")
    return cast("Callable[..., int]", ctypes.CFUNCTYPE(result, *arguments)(address))


_loose_box = _fast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_text_object = _fast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from PDF user space to the page as it is displayed."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        """Return the displayed width."""
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Return the displayed height."""
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the displayed box of a rectangle in user space (y upwards)."""
        if self.rotation == 90:
            return Box(y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        if self.rotation == 180:
            return Box(self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        if self.rotation == 270:
            return Box(self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        return Box(x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)

    def columns(self, rects: memoryview) -> tuple[array[float], array[float], array[float], array[float]]:
        """Return x0, top, x1 and bottom of PDFium's rectangles (left, top, right, bottom), clamped to the page."""
        left, top, right, bottom = rects[0::4], rects[1::4], rects[2::4], rects[3::4]
        if self.rotation == 90:
            sides = (
                _shift(bottom, self.bottom),
                _shift(left, self.left),
                _shift(top, self.bottom),
                _shift(right, self.left),
            )
        elif self.rotation == 180:
            sides = (
                _mirror(right, self.right),
                _shift(bottom, self.bottom),
                _mirror(left, self.right),
                _shift(top, self.bottom),
            )
        elif self.rotation == 270:
            sides = (
                _mirror(top, self.top),
                _mirror(right, self.right),
                _mirror(bottom, self.top),
                _mirror(left, self.right),
            )
        else:
            sides = (
                _shift(left, self.left),
                _mirror(top, self.top),
                _shift(right, self.left),
                _mirror(bottom, self.top),
            )
        return sides


def _shift(values: memoryview, origin: float) -> array[float]:
    if not origin:
        return array("f", values.tolist())
    return array("f", [value - origin for value in values])


def _mirror(values: memoryview, origin: float) -> array[float]:
    return array("f", [origin - value for value in values])


class OpenPage:
    """One page of an open PDF; close it when done, or memory grows with the number of pages."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._textpage = page.get_textpage()
        self._address = ctypes.cast(self._textpage.raw, ctypes.c_void_p).value
        self._fonts: dict[int, Font] = {}
        self._styles: dict[int, Style] = {}
        self.frame = Frame(*page.get_bbox(), rotation=page.get_rotation() % 360)

    def close(self) -> None:
        """Give the page's memory back."""
        self._textpage.close()
        self._page.close()

    def chars(self) -> Chars:
        """Return text and boxes of all characters; index in text is index in every array."""
        count = pdfium.FPDFText_CountChars(self._textpage)
        rects = (ctypes.c_float * (4 * max(count, 1)))()
        base = ctypes.addressof(rects)
        deque(map(_loose_box, repeat(self._address), range(count), range(base, base + 16 * count, 16)), maxlen=0)
        text = self._textpage.get_text_range() if count else ""
        if len(text) != count:
            text = "".join(map(self._char, range(count)))
        return Chars(text, *self.frame.columns(memoryview(rects).cast("B").cast("f")[: 4 * count]))

    def _char(self, index: int) -> str:
        """Return one character; text and index drift apart where PDFium leaves characters out of its text."""
        code = pdfium.FPDFText_GetUnicode(self._textpage, index)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def is_upright(self, index: int) -> bool:
        """Return whether a character stands upright on the displayed page, give or take a few degrees."""
        degrees = math.degrees(max(pdfium.FPDFText_GetCharAngle(self._textpage, index), 0.0)) + self.frame.rotation
        return abs((degrees + 180) % 360 - 180) < MAX_SLANT

    def has_unicode_error(self, index: int) -> bool:
        """Return whether PDFium had to guess this character, for want of a map in the font."""
        return pdfium.FPDFText_HasUnicodeMapError(self._textpage, index) == 1

    def style(self, index: int) -> Style:
        """Return size and font of a character."""
        pointer = _text_object(self._address, index) or 0
        found = self._styles.get(pointer)
        if found is None:
            found = self._styles[pointer] = self._read_style(index, pointer)
        return found

    def _read_style(self, index: int, pointer: int) -> Style:
        size = pdfium.FPDFText_GetFontSize(self._textpage, index)
        matrix = pdfium.FS_MATRIX()
        if pdfium.FPDFText_GetMatrix(self._textpage, index, matrix):
            size *= math.hypot(matrix.b, matrix.d) or 1.0
        return Style(size, self._font(pointer))

    def _font(self, pointer: int) -> Font:
        if not pointer:
            return Font("", bold=False, italic=False)
        font = pdfium.FPDFTextObj_GetFont(ctypes.cast(pointer, pdfium.FPDF_PAGEOBJECT))
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            self._fonts[address] = _read_font(font)
        return self._fonts[address]

    def is_hidden(self, index: int) -> bool:
        """Return whether a character is drawn invisibly."""
        pointer = _text_object(self._address, index)
        if not pointer:
            return False
        mode = pdfium.FPDFTextObj_GetTextRenderMode(ctypes.cast(pointer, pdfium.FPDF_PAGEOBJECT))
        return mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE

    def is_blank(self) -> bool:
        """Return whether the page, drawn small, is one even surface."""
        scale = min(BLANK_TEST_SIDE / max(self.frame.width, self.frame.height, 1.0), 1.0)
        bitmap = self._page.render(scale=scale, grayscale=True, may_draw_forms=False)
        try:
            pixels = bytes(bitmap.buffer)
            rows = (pixels[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
            ink = b"".join(rows)
        finally:
            bitmap.close()
        return max(ink, default=0) - min(ink, default=0) < BLANK_CONTRAST

    def drawing(self) -> Drawing:
        """Return the straight lines, filled rectangles and images of the page."""
        horizontal: list[Box] = []
        vertical: list[Box] = []
        fills: list[Box] = []
        images: list[Box] = []
        for kind, found, matrix in self._objects():
            bounds = _bounds(found, matrix)
            if bounds is None:
                continue
            box = self.frame.box(*bounds)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                images.append(box)
            elif box.bottom - box.top <= MAX_RULING_WIDTH:
                horizontal.append(box)
            elif box.x1 - box.x0 <= MAX_RULING_WIDTH:
                vertical.append(box)
            elif _is_rectangle(found):
                fills.append(box)
        return Drawing(_long(horizontal), _long(vertical), tuple(fills), tuple(images))

    def _objects(self) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT, Matrix]]:
        """Yield paths and images, those inside form objects too, with the matrix of their form."""
        count = pdfium.FPDFPage_CountObjects(self._page)
        if count > MAX_OBJECTS:
            return
        for index in range(count):
            yield from _unfold(pdfium.FPDFPage_GetObject(self._page, index), IDENTITY, 0)


def _unfold(
    found: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, depth: int
) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(found)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield kind, found, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(found, own)
        inner = matrix.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
        for index in range(min(pdfium.FPDFFormObj_CountObjects(found), MAX_OBJECTS)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(found, index), inner, depth + 1)


def _bounds(found: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> tuple[float, float, float, float] | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *sides):
        return None
    x0, y0, x1, y1 = (side.value for side in sides)
    if matrix is IDENTITY:
        return x0, y0, x1, y1
    corners = [matrix.apply(x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _is_rectangle(found: pdfium.FPDF_PAGEOBJECT) -> bool:
    return 4 <= pdfium.FPDFPath_CountSegments(found) <= 6


def _long(boxes: list[Box]) -> tuple[Box, ...]:
    return tuple(box for box in boxes if max(box.x1 - box.x0, box.bottom - box.top) >= MIN_RULING_LENGTH)


def _read_font(font: pdfium.FPDF_FONT) -> Font:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size + 1)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace").split("+")[-1]
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    return Font(
        name, bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD), bool(_ITALIC.search(name) or flags & _ITALIC_FLAG)
    )
