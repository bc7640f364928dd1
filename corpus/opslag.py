"""A Document as bytes and back, without loss, so that a plan is read once."""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from dataclasses import asdict
from typing import Any

from extract import Block, BlockKind, Cell, CharMap, Document, Legibility, Page, Part

_TYPECODES = {"page": "H", "raw": "i", "x0": "f", "top": "f", "x1": "f", "bottom": "f"}
"""Kind of number per array of the CharMap; the same width on every platform."""
_BREEDTE = {code: struct.calcsize(f"<{code}") for code in "Hif"}
_KOPLENGTE = 8


def document_naar_bytes(document: Document) -> bytes:
    """Return a document as compressed JSON with the character arrays (little endian) behind it."""
    kop = json.dumps(
        {
            "name": document.name,
            "sha256": document.sha256,
            "title": document.title,
            "reader": document.reader,
            "text": document.text,
            "pages": [asdict(page) for page in document.pages],
            "blocks": [asdict(block) for block in document.blocks],
            "chars": len(document.chars.page),
        }
    ).encode("ascii")
    reeksen = [_naar_bytes(getattr(document.chars, naam), code) for naam, code in _TYPECODES.items()]
    return zlib.compress(b"".join([len(kop).to_bytes(_KOPLENGTE, "little"), kop, *reeksen]))


def document_uit_bytes(inhoud: bytes) -> Document:
    """Return the document that ``document_naar_bytes`` wrote."""
    ruw = memoryview(zlib.decompress(inhoud))
    einde = _KOPLENGTE + int.from_bytes(ruw[:_KOPLENGTE], "little")
    kop: dict[str, Any] = json.loads(bytes(ruw[_KOPLENGTE:einde]))
    return Document(
        name=kop["name"],
        sha256=kop["sha256"],
        title=kop["title"],
        reader=kop["reader"],
        text=kop["text"],
        pages=tuple(_pagina(velden) for velden in kop["pages"]),
        blocks=tuple(_blok(velden) for velden in kop["blocks"]),
        chars=_tekens(ruw[einde:], kop["chars"]),
    )


def _pagina(velden: dict[str, Any]) -> Page:
    pagina: dict[str, Any] = {**velden, "legibility": Legibility(velden["legibility"])}
    return Page(**pagina)


def _blok(velden: dict[str, Any]) -> Block:
    blok: dict[str, Any] = {
        **velden,
        "kind": BlockKind(velden["kind"]),
        "part": Part(velden["part"]),
        "cells": tuple(Cell(**cel) for cel in velden["cells"]),
    }
    return Block(**blok)


def _tekens(ruw: memoryview, aantal: int) -> CharMap:
    """Cut the arrays from the bytes, each in the type code that the CharMap has on this platform."""
    leeg = CharMap()
    reeksen: dict[str, array[Any]] = {}
    begin = 0
    for naam, code in _TYPECODES.items():
        reeks: array[Any] = getattr(leeg, naam)
        einde = begin + aantal * _BREEDTE[code]
        reeks.extend(_getallen(ruw[begin:einde], code))
        reeksen[naam] = reeks
        begin = einde
    return CharMap(**reeksen)


def _naar_bytes(reeks: array[Any], code: str) -> bytes:
    return struct.pack(f"<{len(reeks)}{code}", *reeks)


def _getallen(ruw: memoryview, code: str) -> tuple[Any, ...]:
    return struct.unpack(f"<{len(ruw) // _BREEDTE[code]}{code}", ruw)
