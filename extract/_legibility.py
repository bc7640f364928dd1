"""How well a page can be read, and why not."""

from __future__ import annotations

import re
from itertools import islice

from extract._page import RawPage
from extract.model import Box, Legibility

PAGE_IMAGE = 0.5
"""An image that covers this share of the page may be a scan."""

FEW_CHARS = 200
GARBLED_SHARE = 0.3

_LETTERS = re.compile(r"[^\W_]")
GOOD_OCR_SHARE = 0.7
_WORDS = re.compile(r"[^\W\d_]+")
_SMALL_WORD = re.compile(
    r"\b(?:de|het|een|en|van|in|is|op|te|voor|met|dat|zijn|aan|die|niet|of|the|and|to|for)\b", re.I
)
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.I)
_RUBBISH = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_VISIBLE = re.compile(r"\S")


def judge(page: RawPage) -> tuple[Legibility, str]:
    """Return the legibility of a page with its Dutch reason ("" for readable and for truly empty pages)."""
    legibility, reason = _judge(page)
    return legibility, f"{reason}; {page.note}" if reason and page.note else reason


def _judge(page: RawPage) -> tuple[Legibility, str]:
    if page.broken:
        return Legibility.GARBLED, "pagina is beschadigd"
    letters = sum(1 for _ in islice(_LETTERS.finditer(page.chars.text), FEW_CHARS))
    if letters == 0:
        return _judge_textless(page)
    if _is_rubbish(page.chars.text) or (page.unmapped > GARBLED_SHARE and not _is_language(page.chars.text)):
        return Legibility.GARBLED, "lettertype zonder tekencodes"
    if is_ocr(page) and letters >= FEW_CHARS:
        return _judge_ocr(page.chars.text)
    if _scan_share(page) > PAGE_IMAGE and letters < FEW_CHARS:
        return Legibility.PARTLY_IMAGE, "beeld met weinig tekst erbij"
    return Legibility.TEXT, ""


def is_ocr(page: RawPage) -> bool:
    """Return whether OCR made the text: this program had it read, or it lies invisibly over an image."""
    return page.ocr or (page.hidden and _scan_share(page) > PAGE_IMAGE)


def _judge_ocr(text: str) -> tuple[Legibility, str]:
    """Return how well the text that OCR laid over a scan can be used."""
    words = _WORDS.findall(text)
    whole = sum(len(word) for word in words if len(word) > 2)
    if whole < GOOD_OCR_SHARE * sum(map(len, words)) or not _is_language(text):
        return Legibility.PARTLY_IMAGE, "beeld met onbruikbare tekstherkenning (OCR)"
    return Legibility.TEXT, ""


def _is_language(text: str) -> bool:
    """Return whether a text has the small words of Dutch or English, or is too short to tell and has vowels."""
    words = len(_WORDS.findall(text))
    if words >= 40:
        return len(_SMALL_WORD.findall(text)) >= 0.05 * words
    letters = len(_LETTERS.findall(text))
    return len(_VOWEL.findall(text)) >= 0.2 * letters


def _judge_textless(page: RawPage) -> tuple[Legibility, str]:
    if page.blank:
        return Legibility.EMPTY, ""
    if page.chars.text.strip():
        return Legibility.GARBLED, "lettertype zonder tekencodes"
    return Legibility.IMAGE, "beeld zonder tekst" if page.drawing.images else "tekening zonder tekst"


def _is_rubbish(text: str) -> bool:
    """Return whether most characters are stand-ins that no font maps to a letter."""
    rubbish = len(_RUBBISH.findall(text))
    return bool(rubbish) and rubbish > GARBLED_SHARE * len(_VISIBLE.findall(text))


def _scan_share(page: RawPage) -> float:
    """Return which share of the page its images cover; a scan may be cut into strips."""
    return min(sum(_share(page, box) for box in set(page.drawing.images)), 1.0)


def _share(page: RawPage, box: Box) -> float:
    frame = page.frame
    width = max(min(box.x1, frame.width) - max(box.x0, 0.0), 0.0)
    height = max(min(box.bottom, frame.height) - max(box.top, 0.0), 0.0)
    return width * height / max(frame.width * frame.height, 1.0)
