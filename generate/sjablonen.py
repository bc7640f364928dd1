"""Where templates are found, and the closed environment in which they run."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

import yaml
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

import templates
from generate import tekst
from generate.errors import SjabloonFout

MAP = Path(templates.__file__).parent
"""The folder with the templates of the program."""
NIET_VOOR_SJABLONEN = ("range", "lipsum", "cycler", "joiner")
"""What Jinja gives every template, and a letter has no use for; a slip in it could keep the program busy for ever."""


def pad(naam: str, eigen: Path | None) -> Path:
    """Return the template of that name: the user's own when it is there, else the one of the program."""
    if eigen is not None and (eigen / naam).is_file():
        return eigen / naam
    return MAP / naam


@lru_cache(maxsize=8)
def tekstomgeving(eigen: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the environment for plain sentences; its results are escaped when they enter a document."""
    return _omgeving(eigen, autoescape=False)


@lru_cache(maxsize=8)
def paginaomgeving(eigen: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the environment for HTML, in which every value is escaped."""
    return _omgeving(eigen, autoescape=True)


def woordomgeving(eigen: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the environment for Word templates: every value is cleaned and escaped, braces included.

    Word templates are rendered through docxtpl, which takes "{_{" and the like in the result for escapes of its own;
    as character references braces pass untouched.
    """
    omgeving = _omgeving(eigen, autoescape=True)
    omgeving.finalize = _voor_word
    return omgeving


def zin(eigen: Path | None, naam: str, *waarden: object) -> str:
    """Return what the macro of that name in ``zinnen.j2`` makes of the values: one passage of plain text.

    Raises SjabloonFout when the macro is not there or cannot be filled in.
    """
    with leesbare_fout("zinnen.j2"):
        macro = getattr(tekstomgeving(eigen).get_template("zinnen.j2").module, naam)
        return str(macro(*waarden)).strip()


@contextmanager
def leesbare_fout(naam: str) -> Generator[None]:
    """Turn whatever goes wrong while a template runs into a SjabloonFout that names the template."""
    try:
        yield
    except SecurityError as fout:
        raise SjabloonFout(
            f"Het sjabloon {naam} kan niet worden ingevuld: een sjabloon mag alleen velden "
            f"invullen, en dit vraagt meer. Wat er mis is en waar, zegt: plantoets sjabloon controleer {naam}"
        ) from fout
    except (
        TemplateError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        SyntaxError,
        BadZipFile,
        PackageNotFoundError,
    ) as fout:
        raise SjabloonFout(
            f"Het sjabloon {naam} kan niet worden ingevuld: {fout}. "
            "Verbeter het veld of de opdracht in het sjabloon, of gebruik het sjabloon van het programma."
        ) from fout


@lru_cache(maxsize=16)
def woorden(naam: str, eigen: Path | None) -> Mapping[str, Any]:
    """Return a YAML file with wording as a mapping."""
    return cast("Mapping[str, Any]", yaml.safe_load(pad(naam, eigen).read_text(encoding="utf-8")))


def _omgeving(eigen: Path | None, *, autoescape: bool) -> ImmutableSandboxedEnvironment:
    mappen = [MAP] if eigen is None else [eigen, MAP]
    omgeving = ImmutableSandboxedEnvironment(
        autoescape=autoescape,
        undefined=StrictUndefined,
        loader=ChoiceLoader([FileSystemLoader(str(map_)) for map_ in mappen]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for gereedschap in NIET_VOOR_SJABLONEN:
        del omgeving.globals[gereedschap]
    filters = cast("dict[str, object]", omgeving.filters)  # jinja2 takes its own filters for the type of all
    filters.update(
        datum=tekst.datum,
        opsomming=tekst.opsomming,
        getal=tekst.getal,
        bedrag=tekst.bedrag,
        hoofdletter=tekst.hoofdletter,
    )
    return omgeving


def _voor_word(waarde: object) -> object:
    if isinstance(waarde, Markup):
        return waarde
    if isinstance(waarde, str):
        return Markup(str(escape(tekst.schoon(waarde))).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 -- escaped on this line
    return waarde
