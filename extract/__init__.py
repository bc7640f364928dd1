"""A PDF becomes a Document: text in reading order, blocks, page numbers and the place of every character."""

from extract.errors import DamagedError, EncryptedError, LimitError, NotAPdfError, ReadError
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

__all__ = [
    "NO_RAW",
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
    "NotAPdfError",
    "Page",
    "Part",
    "Place",
    "ReadError",
]
