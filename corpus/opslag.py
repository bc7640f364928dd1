"""A Document as bytes and back, without loss, so that a plan is read once."""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from dataclasses import asdict, fields, is_dataclass
from enum import EnumType
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from extract import CharMap, Document

_TEKENS = "chars"
"""The field of a Document that is stored as arrays; all others are JSON."""

TYPECODES = {"page": "H", "raw": "i", "x0": "f", "top": "f", "x1": "f", "bottom": "f"}
"""Kind of number per array of the CharMap; the same width on every platform."""
_BREEDTE = {code: struct.calcsize(f"<{code}") for code in "Hif"}
_KOPLENGTE = 8


def document_naar_bytes(document: Document) -> bytes:
    """Return a document as compressed JSON with the character arrays (little endian) behind it."""
    velden = {veld.name: getattr(document, veld.name) for veld in fields(document) if veld.name != _TEKENS}
    kop = json.dumps({"document": velden, "tekens": len(document.chars.page)}, default=asdict).encode("ascii")
    reeksen = [_naar_bytes(getattr(document.chars, naam), code) for naam, code in TYPECODES.items()]
    return zlib.compress(b"".join([len(kop).to_bytes(_KOPLENGTE, "little"), kop, *reeksen]))


def document_uit_bytes(inhoud: bytes) -> Document:
    """Return the document that ``document_naar_bytes`` wrote."""
    ruw = memoryview(zlib.decompress(inhoud))
    einde = _KOPLENGTE + int.from_bytes(ruw[:_KOPLENGTE], "little")
    kop: dict[str, Any] = json.loads(bytes(ruw[_KOPLENGTE:einde]))
    return Document(**_velden(Document, kop["document"]), chars=_tekens(ruw[einde:], kop["tekens"]))


def _waarde(soort: Any, json_waarde: Any) -> Any:  # noqa: ANN401 - what a type hint says is only known when it runs
    """Give a value from JSON the type that the field has: JSON knows no tuples, enumerations or value objects."""
    if get_origin(soort) is tuple:
        (deel, _) = get_args(soort)
        return tuple(_waarde(deel, een) for een in json_waarde)
    if isinstance(soort, type) and is_dataclass(soort):
        return soort(**_velden(soort, json_waarde))
    return soort(json_waarde) if isinstance(soort, EnumType) else json_waarde


def _velden(soort: type, uit_json: dict[str, Any]) -> dict[str, Any]:
    soorten = _soorten(soort)
    return {naam: _waarde(soorten[naam], waarde) for naam, waarde in uit_json.items()}


@cache
def _soorten(soort: type) -> dict[str, Any]:
    return get_type_hints(soort)


def _tekens(ruw: memoryview, aantal: int) -> CharMap:
    """Cut the arrays from the bytes, each in the type code that the CharMap has on this platform."""
    leeg = CharMap()
    reeksen: dict[str, array[Any]] = {}
    begin = 0
    for naam, code in TYPECODES.items():
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
