"""Turns the translation of click's own words (messages.po) into the form that gettext reads (messages.mo)."""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

LOCALES = Path(__file__).resolve().parent / "locale"
PO = LOCALES / "nl" / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")
_REGEL = re.compile(r'(?P<soort>msgid|msgid_plural|msgstr(?:\[\d\])?) (?P<tekst>".*")')
_MAGISCH = 0x950412DE


def lees_po(tekst: str) -> dict[str, str]:
    """Return per message id its translation; plural forms are joined by NUL, as gettext wants them."""
    catalogus: dict[str, str] = {}
    for alinea in tekst.split("\n\n"):
        sleutel: list[str] = []
        waarde: list[str] = []
        for regel in alinea.splitlines():
            gevonden = _REGEL.fullmatch(regel)
            if gevonden:
                deel = sleutel if gevonden["soort"].startswith("msgid") else waarde
                deel.append(ast.literal_eval(gevonden["tekst"]))
        if sleutel:
            catalogus["\0".join(sleutel)] = "\0".join(waarde)
    return catalogus


def maak_mo(catalogus: dict[str, str]) -> bytes:
    """Return the catalogue in the binary form of gettext."""
    paren = sorted((sleutel.encode(), waarde.encode()) for sleutel, waarde in catalogus.items())
    kop = struct.calcsize("<7I")
    begin = kop + len(paren) * 16
    tabellen: list[list[int]] = [[], []]
    tekst = b""
    for kolom in (0, 1):
        for paar in paren:
            tabellen[kolom] += [len(paar[kolom]), begin + len(tekst)]
            tekst += paar[kolom] + b"\0"
    plaatsen = [*tabellen[0], *tabellen[1]]
    inhoud = struct.pack("<7I", _MAGISCH, 0, len(paren), kop, kop + len(paren) * 8, 0, begin)
    return inhoud + struct.pack(f"<{len(plaatsen)}I", *plaatsen) + tekst


if __name__ == "__main__":
    MO.write_bytes(maak_mo(lees_po(PO.read_text(encoding="utf-8"))))
