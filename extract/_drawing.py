"""The drawing on a page: straight lines, filled rectangles and images, also those inside form objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types

from extract._shapes import IDENTITY, Drawing, Frame, Matrix
from extract.model import Box

pdfium: Any = pypdfium2.raw

MAX_OBJECTS = 20_000
"""Maps and drawings have more objects than this; their lines are no table rulings."""

MAX_FORM_DEPTH = 4
MAX_RULING_WIDTH = 3.0
MIN_RULING_LENGTH = 6.0

_Object = tuple[int, Any, Matrix]
"""Kind and handle of a page object, and the matrix of the form that holds it."""


def read_drawing(page: Any, frame: Frame) -> Drawing:  # noqa: ANN401  # a handle of PDFium
    """Return the straight lines, filled rectangles and images of a page, as seen in a frame."""
    horizontal: list[Box] = []
    vertical: list[Box] = []
    fills: list[Box] = []
    images: list[Box] = []
    for kind, found, matrix in _objects(page):
        bounds = _bounds(found, matrix)
        if bounds is None:
            continue
        box = frame.box(*bounds)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(box)
        elif box.bottom - box.top <= MAX_RULING_WIDTH:
            horizontal.append(box)
        elif box.x1 - box.x0 <= MAX_RULING_WIDTH:
            vertical.append(box)
        elif _is_rectangle(found):
            fills.append(box)
    return Drawing(_long(horizontal), _long(vertical), tuple(fills), tuple(images))


def _objects(page: Any) -> Iterator[_Object]:  # noqa: ANN401  # a handle of PDFium
    """Yield paths and images, those inside form objects too, with the matrix of their form."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MAX_OBJECTS:
        return
    for index in range(count):
        yield from _unfold(pdfium.FPDFPage_GetObject(page, index), IDENTITY, 0)


def _unfold(found: Any, matrix: Matrix, depth: int) -> Iterator[_Object]:  # noqa: ANN401  # a handle of PDFium
    kind = pdfium.FPDFPageObj_GetType(found)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield kind, found, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(found, own)
        inner = matrix.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
        for index in range(min(pdfium.FPDFFormObj_CountObjects(found), MAX_OBJECTS)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(found, index), inner, depth + 1)


def _bounds(found: Any, matrix: Matrix) -> tuple[float, float, float, float] | None:  # noqa: ANN401  # a handle
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *sides):
        return None
    x0, y0, x1, y1 = (side.value for side in sides)
    if matrix is IDENTITY:
        return x0, y0, x1, y1
    corners = [matrix.apply(x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _is_rectangle(found: Any) -> bool:  # noqa: ANN401  # a handle of PDFium
    return 4 <= pdfium.FPDFPath_CountSegments(found) <= 6


def _long(boxes: list[Box]) -> tuple[Box, ...]:
    return tuple(box for box in boxes if max(box.x1 - box.x0, box.bottom - box.top) >= MIN_RULING_LENGTH)
