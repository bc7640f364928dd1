"""How well a page can be read, and why not."""

from __future__ import annotations

from extract._page import RawPage
from extract.model import Box, Legibility

PAGE_IMAGE = 0.5
"""An image that covers this share of the page may be a scan."""

FEW_CHARS = 200
GARBLED_SHARE = 0.3


def judge(page: RawPage) -> tuple[Legibility, str]:
    """Return the legibility of a page with its Dutch reason ("" for readable and for truly empty pages)."""
    letters = sum(char.isalnum() for char in page.chars.text)
    image = max((_share(page, box) for box in page.drawing.images), default=0.0)
    if letters == 0:
        if page.drawing.images:
            return Legibility.IMAGE, "beeld zonder tekst"
        if page.drawing.fills or page.drawing.horizontal or page.drawing.vertical:
            return Legibility.EMPTY, ""
        return Legibility.EMPTY, ""
    if page.unmapped > GARBLED_SHARE:
        return Legibility.GARBLED, "lettertype zonder tekencodes"
    if image > PAGE_IMAGE and letters < FEW_CHARS:
        return Legibility.PARTLY_IMAGE, "beeld met alleen een kop- of voetregel als tekst"
    return Legibility.TEXT, ""


def _share(page: RawPage, box: Box) -> float:
    frame = page.frame
    width = max(min(box.x1, frame.width) - max(box.x0, 0.0), 0.0)
    height = max(min(box.bottom, frame.height) - max(box.top, 0.0), 0.0)
    return width * height / max(frame.width * frame.height, 1.0)
