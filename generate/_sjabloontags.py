"""Slips in the tags of a template that Jinja cannot see, or sees in the wrong place: read paragraph by paragraph."""

# lxml, under python-docx, brings no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

_TAG = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s*(\w+).*?%\}", re.DOTALL)
_ALLEEN = re.compile(r"\{%-?(p|tr)\s(?:(?!%\}).)*%\}", re.DOTALL)
_HEEL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOS = re.compile(r"\{\s+[{%]|[}%]\s+\}|(?<!\{)\{\s*\w+\.\w+[^{}]*\}(?!\})")
_BLOKKEN = ("if", "for")


def teksten(xml: bytes) -> list[str]:
    """Return the text of every paragraph in a part of a Word file, in its order."""
    return [_tekst(alinea) for alinea in parse_xml(xml).iter(qn("w:p"))]


def losse_accolades(alineas: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs with braces that do not stand together, which a letter would show as they are."""
    return (alinea for alinea in alineas if _LOS.search(_HEEL.sub("", alinea)))


def verdwijnende_tekst(xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield "p" or "tr" and the text of each paragraph or row that a tag of that kind takes away with itself."""
    boom = parse_xml(xml)
    for soort, element in (("p", qn("w:p")), ("tr", qn("w:tr"))):
        for deel in boom.iter(element):
            tekst = _tekst(deel).strip()
            tags = [tag[0] for tag in _ALLEEN.finditer(tekst) if tag[1] == soort]
            if tags and tekst != tags[0]:
                yield soort, tekst


def niet_afgesloten(alineas: Sequence[str]) -> tuple[str, str] | None:
    """Return the first "if" or "for" that nothing closes, with its paragraph; None when every one is closed."""
    open_: list[tuple[str, str]] = []
    for alinea in alineas:
        for tag in _TAG.finditer(alinea):
            naam = tag[1]
            if naam in _BLOKKEN:
                open_.append((naam, alinea))
            elif naam.removeprefix("end") in _BLOKKEN and open_:
                if open_[-1][0] != naam.removeprefix("end"):
                    return open_[-1]
                open_.pop()
    return open_[-1] if open_ else None


def _tekst(element: Any) -> str:  # noqa: ANN401 -- an element of lxml, which brings no types
    return "".join(deel.text or "" for deel in element.iter(qn("w:t")))
