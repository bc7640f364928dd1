"""The drawing on a page: straight lines, filled rectangles and images, also those inside form objects."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types

from extract._fast import ADDRESS, INDEX, fast
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

_FORM: int = pdfium.FPDF_PAGEOBJ_FORM
_DRAWN: tuple[int, int] = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)

_page_object = fast(pdfium.FPDFPage_GetObject, ADDRESS, ADDRESS, INDEX)
_form_object = fast(pdfium.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
_type = fast(pdfium.FPDFPageObj_GetType, ctypes.c_int, ADDRESS)
_object_bounds = fast(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)

_Object = tuple[int, int, Matrix]
"""Kind and address of a page object, and the matrix of the form that holds it."""


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
            path = _handle(found)
            fills += [box] if _is_rectangle(path) else [frame.box(*bounds) for bounds in _rectangles(path, matrix)]
    return Drawing(_long(horizontal), _long(vertical), tuple(fills), tuple(images))


def _objects(page: Any) -> Iterator[_Object]:  # noqa: ANN401  # a handle of PDFium
    """Yield paths and images, those inside form objects too, with the matrix of their form."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MAX_OBJECTS:
        return
    address = ctypes.cast(page.raw, ctypes.c_void_p).value
    for index in range(count):
        found = _page_object(address, index)
        kind = _type(found)
        if kind in _DRAWN:
            yield kind, found, IDENTITY
        elif kind == _FORM:
            yield from _unfold(found, IDENTITY, 1)


def _unfold(form: int, matrix: Matrix, depth: int) -> Iterator[_Object]:
    """Yield the paths and images in a form object; ``matrix`` is that of the form that holds it."""
    handle = _handle(form)
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, own)
    inner = matrix.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
    for index in range(min(pdfium.FPDFFormObj_CountObjects(handle), MAX_OBJECTS)):
        found = _form_object(form, index)
        kind = _type(found)
        if kind in _DRAWN:
            yield kind, found, inner
        elif kind == _FORM and depth < MAX_FORM_DEPTH:
            yield from _unfold(found, inner, depth + 1)


def _bounds(found: int, matrix: Matrix) -> tuple[float, float, float, float] | None:
    sides = array("f", bytes(16))
    at = sides.buffer_info()[0]
    if not _object_bounds(found, at, at + 4, at + 8, at + 12):
        return None
    x0, y0, x1, y1 = sides
    if matrix is IDENTITY:
        return x0, y0, x1, y1
    return _around({matrix.apply(x, y) for x in (x0, x1) for y in (y0, y1)})


def _handle(found: int) -> Any:  # noqa: ANN401  # what the bindings take
    return ctypes.cast(found, pdfium.FPDF_PAGEOBJECT)


def _is_rectangle(path: Any) -> bool:  # noqa: ANN401  # a handle of PDFium
    return 4 <= pdfium.FPDFPath_CountSegments(path) <= 6


def _rectangles(path: Any, matrix: Matrix) -> list[tuple[float, float, float, float]]:  # noqa: ANN401  # a handle
    """Return the bounds of the rectangles that a path is made of, none when it holds anything else.

    Page makers write the shading of all cells of one colour as a single path.
    """
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 * MIN_CORNERS <= count <= MAX_SEGMENTS:
        return []
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, own):
        return []
    place = matrix.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))
    parts: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
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
