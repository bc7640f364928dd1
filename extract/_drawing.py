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
MIN_CORNERS = 4
MAX_SEGMENTS = 2_000
"""A path with more corners than this is a drawing."""

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
        else:
            fills += [box] if _is_rectangle(found) else [frame.box(*bounds) for bounds in _rectangles(found, matrix)]
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
    return _around({matrix.apply(x, y) for x in (x0, x1) for y in (y0, y1)})


def _is_rectangle(found: Any) -> bool:  # noqa: ANN401  # a handle of PDFium
    return 4 <= pdfium.FPDFPath_CountSegments(found) <= 6


def _rectangles(found: Any, matrix: Matrix) -> list[tuple[float, float, float, float]]:  # noqa: ANN401  # a handle
    """Return the bounds of the rectangles that a path is made of, none when it holds anything else.

    Page makers write the shading of all cells of one colour as a single path.
    """
    count = pdfium.FPDFPath_CountSegments(found)
    if not 2 * MIN_CORNERS <= count <= MAX_SEGMENTS:
        return []
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, own):
        return []
    place = matrix.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
    parts: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(found, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            parts.append([])
        if parts:
            parts[-1].append(place.apply(x.value, y.value))
    corners = [set(part) for part in parts if len(set(part)) > 1]
    return [_around(part) for part in corners] if all(map(_is_upright, corners)) else []


def _is_upright(corners: set[tuple[float, float]]) -> bool:
    """Return whether points are the four corners of an upright rectangle."""
    xs, ys = {round(x, 1) for x, _ in corners}, {round(y, 1) for _, y in corners}
    return len(corners) == MIN_CORNERS and len(xs) == len(ys) == 2


def _around(corners: set[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _long(boxes: list[Box]) -> tuple[Box, ...]:
    return tuple(box for box in boxes if max(box.x1 - box.x0, box.bottom - box.top) >= MIN_RULING_LENGTH)
