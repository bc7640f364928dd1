"""What a page is read into: boxes of characters, lines, fonts, and the way from PDF space to the page as seen."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TypeAlias

from extract.model import Box

Column: TypeAlias = "array[float]"


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

    def columns(
        self, left: Column, top: Column, right: Column, bottom: Column
    ) -> tuple[Column, Column, Column, Column]:
        """Return x0, top, x1 and bottom as displayed of PDFium's rectangles (y upwards), one column per side."""
        if self.rotation == 90:
            low, edge = self.bottom, self.left
            return _shift(bottom, low), _shift(left, edge), _shift(top, low), _shift(right, edge)
        if self.rotation == 180:
            low, edge = self.bottom, self.right
            return _mirror(right, edge), _shift(bottom, low), _mirror(left, edge), _shift(top, low)
        if self.rotation == 270:
            high, edge = self.top, self.right
            return _mirror(top, high), _mirror(right, edge), _mirror(bottom, high), _mirror(left, edge)
        high, edge = self.top, self.left
        return _shift(left, edge), _mirror(top, high), _shift(right, edge), _mirror(bottom, high)

    def shown(self, box: Box, display: Frame) -> Box:
        """Return where a box of this frame stands in the frame in which the page is displayed."""
        frame = self
        while frame.rotation != display.rotation:
            box = Box(frame.height - box.bottom, box.x0, frame.height - box.top, box.x1)
            frame = frame.turned(90)
        return box

    def turned(self, degrees: int) -> Frame:
        """Return the frame in which the page is turned clockwise by a multiple of 90 degrees."""
        return Frame(self.left, self.bottom, self.right, self.top, (self.rotation + degrees) % 360)


def _shift(values: Column, origin: float) -> Column:
    return array("f", [value - origin for value in values]) if origin else values


def _mirror(values: Column, origin: float) -> Column:
    return array("f", map(origin.__sub__, values))


def turn_quarter(chars: Chars, height: float) -> Chars:
    """Return the characters of a page of this height as they stand after a quarter turn clockwise."""
    x0 = array("f", [height - bottom for bottom in chars.bottom])
    x1 = array("f", [height - top for top in chars.top])
    return Chars(chars.text, x0, array("f", chars.x0), x1, array("f", chars.x1))
