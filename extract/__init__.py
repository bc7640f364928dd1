"""A PDF becomes a Document: text in reading order, blocks, page numbers and the place of every character."""

from extract.child import Limits, Ocr, end_children, end_with_parent, read_in_child, start_child
from extract.errors import DamagedError, EncryptedError, LimitError, NotAPdfError, OcrMissingError, ReadError
from extract.model import (
    NO_RAW,
    Block,
    BlockKind,
    Box,
    Cell,
    CharMap,
    Document,
    Legibility,
    Page,
    Part,
    Place,
)
from extract.reader import READER_VERSION, check_ocr, read_pdf

__all__ = [
    "NO_RAW",
    "READER_VERSION",
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "CharMap",
    "DamagedError",
    "Document",
    "EncryptedError",
    "Legibility",
    "LimitError",
    "Limits",
    "NotAPdfError",
    "Ocr",
    "OcrMissingError",
    "Page",
    "Part",
    "Place",
    "ReadError",
    "check_ocr",
    "end_children",
    "end_with_parent",
    "read_in_child",
    "read_pdf",
    "start_child",
]
