"""A Document as bytes and back, without loss, so that a plan is read once."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from dataclasses import asdict
from typing import Any

from extract import Block, BlockKind, Cell, CharMap, Document, Legibility, Page, Part

_TYPECODES = {"page": "H", "raw": "i", "x0": "f", "top": "f", "x1": "f", "bottom": "f"}
"""Kind of number per array of the CharMap; "i" is four bytes on every platform, "l" is not."""
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
    reeksen = [_naar_bytes(array(code, getattr(document.chars, naam))) for naam, code in _TYPECODES.items()]
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
    return Page(**{**velden, "legibility": Legibility(velden["legibility"])})


def _blok(velden: dict[str, Any]) -> Block:
    cellen = tuple(Cell(**cel) for cel in velden["cells"])
    return Block(**{**velden, "kind": BlockKind(velden["kind"]), "part": Part(velden["part"]), "cells": cellen})


def _tekens(ruw: memoryview, aantal: int) -> CharMap:
    reeksen: dict[str, array[Any]] = {}
    begin = 0
    leeg = CharMap()
    for naam, code in _TYPECODES.items():
        einde = begin + aantal * array(code).itemsize
        reeksen[naam] = array(getattr(leeg, naam).typecode, _uit_bytes(code, ruw[begin:einde]))
        begin = einde
    return CharMap(**reeksen)


def _naar_bytes(reeks: array[Any]) -> bytes:
    if sys.byteorder == "big":
        reeks.byteswap()
    return reeks.tobytes()


def _uit_bytes(code: str, ruw: memoryview) -> array[Any]:
    reeks: array[Any] = array(code)
    reeks.frombytes(ruw)
    if sys.byteorder == "big":
        reeks.byteswap()
    return reeks
