"""PDFium in bulk: opens a PDF and hands out the characters of one page at a time, through the raw C interface."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from itertools import repeat
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types
import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]  # idem

from extract import errors
from extract._drawing import read_drawing
from extract._fast import ADDRESS, INDEX, fast
from extract._shapes import Chars, Drawing, Font, Frame, Style
from extract.model import Box

library: Any = pypdfium2
pdfium: Any = pypdfium2.raw

HYPHENS = "\x02\ufffe"
"""What PDFium writes for a hyphen that it takes for a word break at the line end."""

BLANK_TEST_SIDE = 400.0
BLANK_CONTRAST = 24
"""Grey levels (of 256) within which a page counts as an even surface; paper in a scan is not quite even."""

MAX_SLANT = 8.0
"""Degrees; a scan that lies askew has upright text, a diagonal stamp has not."""

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6


_NO_FONT = Font("", bold=False, italic=False)
_loose_box = fast(pdfium.FPDFText_GetLooseCharBox, None, ADDRESS, INDEX, ADDRESS)
_text_object = fast(pdfium.FPDFText_GetTextObject, ADDRESS, ADDRESS, INDEX)
_char_angle = fast(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ADDRESS, INDEX)
_unicode_error = fast(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, ADDRESS, INDEX)
_font_size = fast(pdfium.FPDFText_GetFontSize, ctypes.c_double, ADDRESS, INDEX)
_char_matrix = fast(pdfium.FPDFText_GetMatrix, ctypes.c_int, ADDRESS, INDEX, ADDRESS)
_object_font = fast(pdfium.FPDFTextObj_GetFont, ADDRESS, ADDRESS)


class OpenPdf:
    """An open PDF, as a context manager; ``name`` is what its errors call the file."""

    def __init__(self, name: str, data: bytes, password: str | None) -> None:
        self.name = name
        self._data, self._password = data, password
        try:
            self._pdf: Any = self._open()
        except library.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise errors.encrypted(name, tried=password is not None) from error
            raise errors.damaged(name, "de PDF is beschadigd en gaat niet open") from error
        if not len(self._pdf):
            self._pdf.close()
            raise errors.damaged(name, "de PDF heeft geen pagina's")

    def _open(self) -> Any:  # noqa: ANN401  # a document of pypdfium2
        return library.PdfDocument(self._data, password=self._password)

    def forget(self) -> None:
        """Open the file anew: PDFium keeps all that it read of a document, and so its memory grows with the pages."""
        self._pdf.close()
        self._pdf = self._open()

    def __enter__(self) -> OpenPdf:
        """Return the PDF itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the PDF."""
        self._pdf.close()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pdf)

    @property
    def title(self) -> str:
        """Return the title in the file's properties, "" where there is none."""
        return str(self._pdf.get_metadata_dict().get("Title", "")).strip()

    def label(self, index: int) -> str:
        """Return the page label in the file, "" where there is none."""
        return str(self._pdf.get_page_label(index))

    def save_pages(self, indices: list[int], path: Path) -> bool:
        """Write these pages (0-based) as a PDF of their own, without password; return whether PDFium could."""
        pages = library.PdfDocument.new()
        try:
            pages.import_pages(self._pdf, indices)
            pages.save(path)
        except library.PdfiumError:
            return False
        finally:
            pages.close()
        return True

    def shows(self, index: int, box: Box) -> bool:
        """Return whether a page (0-based) as displayed shows anything in a box: text can be white or painted over."""
        page = self._pdf[index]
        width, height = page.get_size()
        crop = (max(box.x0, 0.0), max(height - box.bottom, 0.0), max(width - box.x1, 0.0), max(box.top, 0.0))
        bitmap = page.render(scale=1, crop=crop, grayscale=True, may_draw_forms=False)
        try:
            return _contrast(bitmap) >= BLANK_CONTRAST
        finally:
            bitmap.close()
            page.close()

    def page(self, index: int) -> OpenPage | None:
        """Return a page, None when PDFium cannot load it."""
        try:
            return OpenPage(self._pdf[index])
        except library.PdfiumError:
            return None


class OpenPage:
    """One page of an open PDF; close it when done, or memory grows with the number of pages."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401  # a page of pypdfium2
        self._page: Any = page
        self._load_text()
        self._matrix = (ctypes.c_float * 6)()
        self._fonts: dict[int, Font] = {}
        self._styles: dict[int, Style] = {}
        self._equal: dict[tuple[float, int], Style] = {}
        self.frame = Frame(*page.get_bbox(), rotation=page.get_rotation() % 360)

    def _load_text(self) -> None:
        self._textpage: Any = self._page.get_textpage()
        self._address = ctypes.cast(self._textpage.raw, ctypes.c_void_p).value

    def reread(self, turn: int) -> None:
        """Read the text again as it stands when the page is turned clockwise; boxes stay those of the displayed page.

        PDFium finds words and line ends on the page as displayed, and so breaks words of text that lies on its side.
        """
        self._textpage.close()
        self._styles.clear()
        self._page.set_rotation((self.frame.rotation + turn) % 360)
        try:
            self._load_text()
        finally:
            self._page.set_rotation(self.frame.rotation)

    def close(self) -> None:
        """Give the page's memory back."""
        self._textpage.close()
        self._page.close()

    def chars(self) -> Chars:
        """Return text and displayed boxes of all characters; index in text is index in every array."""
        count = int(pdfium.FPDFText_CountChars(self._textpage))
        rects = (ctypes.c_float * (4 * max(count, 1)))()
        base = ctypes.addressof(rects)
        deque(map(_loose_box, repeat(self._address), range(count), range(base, base + 16 * count, 16)), maxlen=0)
        text = str(self._textpage.get_text_range()) if count else ""
        if len(text) != count:
            text = "".join(map(self._char, range(count)))
        flat = array("f", bytes(rects))
        sides = [flat[side : 4 * count : 4] for side in range(4)]
        return Chars(text, *self.frame.columns(*sides))

    def _char(self, index: int) -> str:
        """Return one character; text and index drift apart where PDFium leaves characters out of its text."""
        code = pdfium.FPDFText_GetUnicode(self._textpage, index)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def angle(self, index: int) -> float:
        """Return by how many degrees a character is turned clockwise on the displayed page, from -180 to 180."""
        radians: float = _char_angle(self._address, index)
        return (math.degrees(max(radians, 0.0)) + self.frame.rotation + 180) % 360 - 180

    def has_unicode_error(self, index: int) -> bool:
        """Return whether PDFium had to guess this character, for want of a map in the font."""
        return _unicode_error(self._address, index) == 1

    def is_one_run(self, first: int, last: int) -> bool:
        """Return whether two characters were written at once, so that all between them look alike."""
        return _text_object(self._address, first) == _text_object(self._address, last)

    def style(self, index: int) -> Style:
        """Return size and font of a character."""
        pointer = _text_object(self._address, index) or 0
        found = self._styles.get(pointer)
        if found is None:
            found = self._styles[pointer] = self._read_style(index, pointer)
        return found

    def _read_style(self, index: int, pointer: int) -> Style:
        size: float = _font_size(self._address, index)
        if _char_matrix(self._address, index, ctypes.addressof(self._matrix)):
            size *= math.hypot(self._matrix[1], self._matrix[3]) or 1.0
        font: int = (_object_font(pointer) if pointer else 0) or 0
        style = self._equal.get((size, font))
        if style is None:
            style = self._equal[size, font] = Style(size, self._font(font) if pointer else _NO_FONT)
        return style

    def _font(self, address: int) -> Font:
        if address not in self._fonts:
            self._fonts[address] = _read_font(ctypes.cast(address, pdfium.FPDF_FONT))
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
            return _contrast(bitmap) < BLANK_CONTRAST
        finally:
            bitmap.close()

    def drawing(self, frame: Frame) -> Drawing:
        """Return the straight lines, filled rectangles and images of the page, as seen in a frame."""
        return read_drawing(self._page, frame)


def _contrast(bitmap: Any) -> int:  # noqa: ANN401  # a bitmap of pypdfium2
    """Return how many grey levels lie between the lightest and the darkest pixel."""
    pixels = bytes(bitmap.buffer)
    rows = (pixels[at * bitmap.stride :][: bitmap.width] for at in range(bitmap.height))
    ink = b"".join(rows)
    return max(ink, default=0) - min(ink, default=0)


def _read_font(font: Any) -> Font:  # noqa: ANN401  # a handle of PDFium
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size + 1)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace").split("+")[-1]
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    return Font(
        name, bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD), bool(_ITALIC.search(name) or flags & _ITALIC_FLAG)
    )
