"""What is wrong with a Word template, in Dutch and with the sentence around it, before a letter is made of it."""

# docxtpl brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError, nodes

from corpus import bedoelde_u
from generate import _sjabloontags, sjablonen, tekst
from generate.errors import SjabloonFout

_ALINEA = re.compile(r"<w:p([ >])")
_OPMAAK = re.compile(r"<[^>]+>")
_LANGSTE_ZIN = 160
_ACCOLADES = (
    "Een veld begint met {{ en eindigt met }}, zonder spatie tussen de accolades; dit veld wordt niet ingevuld."
)
_VERDWIJNT = {
    "p": "Een opdracht die met {%p begint, moet alleen in een alinea staan; de rest van de alinea verdwijnt.",
    "tr": "Een opdracht die met {%tr begint, moet alleen in een tabelrij staan; de rest van de rij verdwijnt.",
}
_LUS = "loop"
_ONBEKEND = object()
"""The value of what the example data does not tell; nothing is said about its fields."""
_UITLEG: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(patroon, re.DOTALL), zin)
    for patroon, zin in (
        (r"innermost block that needs to be closed is '(\w+)'", '"{0}" wordt nergens afgesloten met "end{0}"'),
        (r"Encountered unknown tag '(\w+)'", '"{0}" is geen opdracht, of het begin dat erbij hoort ontbreekt'),
        (r"expected token 'end of (?:print statement|statement block)', got '(.+)'", '"{0}" hoort hier niet'),
        (r"unexpected '(.+)'", '"{0}" hoort hier niet'),
        (r"unexpected char '(.+)' at", '"{0}" hoort hier niet'),
        (r"No filter named '(.+)'", 'de bewerking "{0}" bestaat niet'),
    )
)


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Something wrong with a template."""

    melding: str
    zin: str = ""
    """The sentence of the template in which it stands; "" when it has no place."""

    def __str__(self) -> str:
        """Return it as one line for the user."""
        return f'{self.melding} In de zin: "{self.zin}"' if self.zin else self.melding


@dataclass(frozen=True, slots=True)
class Veld:
    """A field that a template may use."""

    naam: str
    """As it is written: "dienst.aanhef"; a field of each item of a list as "rijen: titel"."""
    voorbeeld: str


def controleer_velden(pad: Path, context: Mapping[str, Any], verplicht: Sequence[str]) -> tuple[Gebrek, ...]:
    """Return what is wrong with the tags of a template, in the order of the text.

    ``context`` is example data in which every list has an item; ``verplicht`` names the fields that a letter cannot do
    without. Raises SjabloonFout when the file is no Word document.
    """
    gebreken: list[Gebrek] = []
    gebruikt: set[str] = set()
    omgeving = sjablonen.woordomgeving(None)
    for ruw, xml in _delen(pad):
        regels = _ALINEA.sub(r"\n<w:p\1", xml)
        alineas = _sjabloontags.teksten(ruw)
        verdwijnt = [Gebrek(_VERDWIJNT[soort], _kort(zin)) for soort, zin in _sjabloontags.verdwijnende_tekst(ruw)]
        gebreken += verdwijnt
        try:
            boom = omgeving.parse(regels)
        except TemplateSyntaxError as fout:
            if not verdwijnt:  # else the fault is but what came of it
                gebreken.append(_schrijffout(fout, regels, alineas))
            continue
        gebreken += [Gebrek(_ACCOLADES, _kort(zin)) for zin in _sjabloontags.losse_accolades(alineas)]
        lezing = _Lezing(omgeving, context, regels)
        lezing.lees(boom)
        gebreken += lezing.gebreken
        gebruikt |= lezing.gebruikt
    if not any(gebrek.zin for gebrek in gebreken):
        gebreken += [
            Gebrek(f'Het veld "{naam}" ontbreekt; zonder dat veld is de brief niet volledig.')
            for naam in verplicht
            if naam not in gebruikt
        ]
    return tuple(dict.fromkeys(gebreken))


def velden(context: Mapping[str, Any]) -> tuple[Veld, ...]:
    """Return every field in example data, each with an example of what it gives."""
    return tuple(_velden("", context))


def _velden(voor: str, waarde: object) -> Iterator[Veld]:
    delen = _onderdelen(waarde)
    if delen is not None:
        for naam, deel in delen.items():
            yield from _velden(f"{voor}{'' if not voor or voor.endswith(' ') else '.'}{naam}", deel)
    elif isinstance(waarde, list | tuple) and waarde and _onderdelen(cast("Sequence[object]", waarde)[0]) is not None:
        yield from _velden(f"{voor}: ", cast("Sequence[object]", waarde)[0])
    else:
        yield Veld(voor, _voorbeeld(waarde))


def _onderdelen(waarde: object) -> dict[str, Any] | None:
    """Return the fields of a value by name, None when it has none."""
    if isinstance(waarde, Mapping):
        return dict(cast("Mapping[str, Any]", waarde))
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}
    return None


def _voorbeeld(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja of nee"
    if isinstance(waarde, list | tuple):
        return tekst.opsomming([str(deel) for deel in cast("Sequence[object]", waarde)])
    return str(waarde)


def _delen(pad: Path) -> Iterator[tuple[bytes, str]]:
    """Yield the parts of a template, as they are and with each tag in one piece: the body, then headers and footers."""
    try:
        sjabloon = DocxTemplate(pad)
        sjabloon.init_docx()
        xml = sjabloon.get_xml()
        yield xml.encode(), sjabloon.patch_xml(xml)
        for soort in (sjabloon.HEADER_URI, sjabloon.FOOTER_URI):
            for _, deel in sjabloon.get_headers_footers(soort):
                xml = sjabloon.get_part_xml(deel)
                yield xml.encode(), sjabloon.patch_xml(xml)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as fout:
        raise SjabloonFout(
            f"{pad.name} is geen Word-bestand (.docx) of is beschadigd. "
            "Open het in Word en sla het opnieuw op als Word-document (.docx)."
        ) from fout


def _zin(regels: str, regelnummer: int) -> str:
    """Return the paragraph on that line as a reader of the template sees it."""
    alle = regels.splitlines()
    regel = alle[min(regelnummer, len(alle)) - 1] if alle else ""
    return _kort(unescape(_OPMAAK.sub("", regel)))


def _kort(zin: str) -> str:
    return tekst.verkort(" ".join(zin.split()), _LANGSTE_ZIN)


def _schrijffout(fout: TemplateSyntaxError, regels: str, alineas: Sequence[str]) -> Gebrek:
    """Return what Jinja could not read; what is never closed is shown where it opens, not where the text ends."""
    niet_af = _sjabloontags.niet_afgesloten(alineas) if "needs to be closed" in (fout.message or "") else None
    if niet_af:
        naam, alinea = niet_af
        return Gebrek(f'"{naam}" wordt nergens afgesloten met "end{naam}".', _kort(alinea))
    return Gebrek(_uitleg(fout), _zin(regels, fout.lineno))


def _uitleg(fout: TemplateSyntaxError) -> str:
    melding = fout.message or ""
    for patroon, zin in _UITLEG:
        gevonden = patroon.search(melding)
        if gevonden:
            uitleg = zin.format(gevonden[1])
            return f"{uitleg[0].upper()}{uitleg[1:]}."
    return "De schrijfwijze van een veld of opdracht klopt niet."


class _Lezing:
    """One reading of a part of a template: which fields it uses, and which of them do not exist."""

    def __init__(self, omgeving: Environment, context: Mapping[str, Any], regels: str) -> None:
        self.gebreken: list[Gebrek] = []
        self.gebruikt: set[str] = set()
        self._omgeving = omgeving
        self._regels = regels
        self._namen: list[dict[str, tuple[str, object]]] = [
            dict.fromkeys(omgeving.globals, ("", _ONBEKEND)),
            {naam: (naam, waarde) for naam, waarde in context.items()},
        ]

    def lees(self, knoop: nodes.Node) -> None:
        """Take note of every field below a node of the tree."""
        if isinstance(knoop, nodes.For):
            self._lees_lus(knoop)
        elif isinstance(knoop, nodes.Assign):
            self.lees(knoop.node)
            self._namen[-1] |= dict.fromkeys(_doelen(knoop.target), ("", _ONBEKEND))
        elif isinstance(knoop, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._waarde(knoop)
        else:
            if isinstance(knoop, nodes.Filter) and knoop.name not in self._omgeving.filters:
                self._meld(knoop, f'De bewerking "{knoop.name}" bestaat niet.')
            for kind in knoop.iter_child_nodes():
                self.lees(kind)

    def _lees_lus(self, lus: nodes.For) -> None:
        pad, waarde = self._waarde(lus.iter)
        elementen = list(cast("Sequence[object]", waarde)) if isinstance(waarde, list | tuple) else []
        element = (f"{pad}: ", elementen[0]) if pad and elementen else ("", _ONBEKEND)
        namen = _doelen(lus.target)
        self._namen.append(
            {_LUS: ("", _ONBEKEND)} | dict.fromkeys(namen, element if len(namen) == 1 else ("", _ONBEKEND))
        )
        for kind in (*lus.body, *lus.else_):
            self.lees(kind)
        if lus.test:
            self.lees(lus.test)
        self._namen.pop()

    def _waarde(self, knoop: nodes.Node) -> tuple[str, object]:
        """Return under which name the example data has what a node stands for, and its value there."""
        if isinstance(knoop, nodes.Name):
            return self._van_naam(knoop)
        if isinstance(knoop, nodes.Getattr):
            return self._van_deel(knoop, knoop.node, knoop.attr)
        if isinstance(knoop, nodes.Getitem) and isinstance(knoop.arg, nodes.Const) and isinstance(knoop.arg.value, str):
            return self._van_deel(knoop, knoop.node, knoop.arg.value)
        if isinstance(knoop, nodes.Getitem):
            self._waarde(knoop.node)
            self.lees(knoop.arg)
        else:
            self.lees(knoop)
        return "", _ONBEKEND

    def _van_naam(self, knoop: nodes.Name) -> tuple[str, object]:
        for namen in reversed(self._namen):
            if knoop.name in namen:
                pad, waarde = namen[knoop.name]
                self.gebruikt.add(pad)
                return pad, waarde
        if knoop.ctx == "load":
            bekend = [naam for namen in self._namen[1:] for naam in namen]
            self._meld(knoop, f'Het veld "{knoop.name}" bestaat niet. {bedoelde_u(knoop.name, bekend)}')
        return "", _ONBEKEND

    def _van_deel(self, knoop: nodes.Node, van: nodes.Node, naam: str) -> tuple[str, object]:
        if naam.startswith("_"):
            self._meld(knoop, f'Een sjabloon mag "{naam}" niet gebruiken: het mag alleen velden invullen.')
            return "", _ONBEKEND
        pad, waarde = self._waarde(van)
        delen = _onderdelen(waarde)
        if waarde is _ONBEKEND or (delen is None and hasattr(waarde, naam)):
            return "", _ONBEKEND
        if delen is not None and naam in delen:
            volledig = f"{pad}{'' if pad.endswith(' ') else '.'}{naam}"
            self.gebruikt.add(volledig)
            return volledig, delen[naam]
        if not hasattr(waarde, naam):
            hulp = bedoelde_u(naam, delen) if delen else "Dit veld heeft zelf geen onderdelen."
            self._meld(knoop, f'Het veld "{_naam_van(van)}.{naam}" bestaat niet. {hulp}')
        return "", _ONBEKEND

    def _meld(self, knoop: nodes.Node, melding: str) -> None:
        self.gebreken.append(Gebrek(melding.strip(), _zin(self._regels, knoop.lineno)))


def _doelen(doel: nodes.Node) -> list[str]:
    """Return the names to which a loop or assignment gives a value."""
    return [naam.name for naam in (doel, *doel.find_all(nodes.Name)) if isinstance(naam, nodes.Name)]


def _naam_van(knoop: nodes.Node) -> str:
    if isinstance(knoop, nodes.Name):
        return knoop.name
    return f"{_naam_van(knoop.node)}.{knoop.attr}" if isinstance(knoop, nodes.Getattr) else "..."
