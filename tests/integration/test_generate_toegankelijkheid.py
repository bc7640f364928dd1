"""What Word's accessibility checker looks at holds in the XML of every template, and in a letter made of it."""

# python-docx has no public way to the XML behind its objects, and lxml brings no types
# pyright: reportPrivateUsage=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from generate import kleuren, proef, schrijf_brief
from generate.brief import schrijf_word
from generate.eigensjabloon import SJABLONEN as NAMEN
from generate.eigensjabloon import bestand_van, voorbeeldgegevens
from generate.sjablonen import MAP
from tests.generate_hulp import INSTELLINGEN, voorbeeld

SJABLONEN = sorted(MAP.glob("*.docx"))
AFBEELDINGEN = ("wp:docPr", "pic:cNvPr")
LEESBAAR = 4.5
"""The contrast that WCAG 2 asks for, level AA."""


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("brief") / "ODG.docx"
    schrijf_brief(voorbeeld("2024-plan/ODG"), INSTELLINGEN, pad)
    return pad


@pytest.fixture(scope="module")
def ingevuld(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a letter of every kind, made of the dossier on which templates are tried."""
    map_ = tmp_path_factory.mktemp("brieven")
    for naam in NAMEN:
        context, regels = voorbeeldgegevens(naam)
        schrijf_word(bestand_van(naam), context, proef.VOL, map_ / f"{naam}.docx", f"Brief {naam}", regels)
    return {naam: map_ / f"{naam}.docx" for naam in NAMEN}


@pytest.fixture(
    params=[*SJABLONEN, None, *NAMEN],
    ids=[*(pad.name for pad in SJABLONEN), "brief ODG", *(f"ingevuld {naam}" for naam in NAMEN)],
)
def document(request: pytest.FixtureRequest) -> WordDocument:
    gevraagd: Path | str | None = request.param
    if isinstance(gevraagd, str):
        return Document(str(request.getfixturevalue("ingevuld")[gevraagd]))
    return Document(str(gevraagd or request.getfixturevalue("brief")))


def delen(document: WordDocument) -> Iterator[Any]:
    yield document.element.body
    for sectie in document.sections:
        for deel in (sectie.header, sectie.footer, sectie.first_page_header, sectie.first_page_footer):
            if not deel.is_linked_to_previous:
                yield deel._element


def gebruikte_stijlen(document: WordDocument) -> Iterator[Any]:
    """Yield the styles that something in the document has; the others come with every Word file."""
    namen = {
        stijl.get(qn("w:val"))
        for deel in delen(document)
        for soort in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for stijl in deel.iter(qn(soort))
    }
    for stijl in document.styles.element.iter(qn("w:style")):
        if stijl.get(qn("w:styleId")) in namen:
            yield stijl


def test_there_are_templates_to_look_at() -> None:
    assert SJABLONEN


def test_headings_are_real_and_no_level_is_skipped(document: WordDocument) -> None:
    niveaus = [
        int(gevonden[1])
        for alinea in document.paragraphs
        if alinea.style is not None and (gevonden := re.fullmatch(r"Heading (\d)", alinea.style.name or ""))
    ]
    assert niveaus
    assert niveaus[0] == 1
    assert all(volgende <= vorige + 1 for vorige, volgende in pairwise(niveaus))


def test_no_paragraph_only_looks_like_a_heading(document: WordDocument) -> None:
    vet = [
        alinea.text
        for alinea in document.paragraphs
        if alinea.text.strip()
        and alinea.style is not None
        and alinea.style.name in ("Normal", "Body Text")
        and all(run.bold for run in alinea.runs if run.text.strip())
    ]
    assert vet == []


def test_every_table_of_data_has_a_header_row_that_is_repeated(document: WordDocument) -> None:
    zonder = [
        tabel.rows[0].cells[0].text
        for tabel in document.tables
        if len(tabel.columns) > 2 and tabel._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None
    ]
    assert zonder == []


def test_no_table_has_merged_or_split_cells(document: WordDocument) -> None:
    samengevoegd = [
        cel.tag for deel in delen(document) for naam in ("w:gridSpan", "w:vMerge") for cel in deel.iter(qn(naam))
    ]
    assert samengevoegd == []


def test_the_language_is_dutch(document: WordDocument) -> None:
    standaard = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert standaard is not None
    assert standaard.get(qn("w:val")) == "nl-NL"
    andere = {
        taal.get(qn("w:val"))
        for deel in (*delen(document), document.styles.element)
        for taal in deel.iter(qn("w:lang"))
        if taal.get(qn("w:val"))
    }
    assert andere <= {"nl-NL"}


def test_the_document_has_a_title(document: WordDocument) -> None:
    assert document.core_properties.title.strip()
    assert document.core_properties.language == "nl-NL"


def test_everything_that_is_not_text_has_an_alternative_text(document: WordDocument) -> None:
    zonder = [
        beeld.get("name")
        for deel in delen(document)
        for beeld in deel.iter(*(qn(naam) for naam in AFBEELDINGEN))
        if not (beeld.get("descr") or "").strip()
    ]
    assert zonder == []


def test_text_on_a_coloured_cell_is_readable(document: WordDocument) -> None:
    vlakken = {
        vlak.get(qn("w:fill"))
        for deel in delen(document)
        for vlak in deel.iter(qn("w:shd"))
        if re.fullmatch(r"[0-9A-Fa-f]{6}", vlak.get(qn("w:fill")) or "")
    }
    assert {vlak for vlak in vlakken if kleuren.contrast(vlak, kleuren.TEKST) < LEESBAAR} == set()


def test_coloured_text_is_readable_on_white(document: WordDocument) -> None:
    tinten = {
        tint.get(qn("w:val"))
        for deel in (*delen(document), *gebruikte_stijlen(document))
        for tint in deel.iter(qn("w:color"))
        if re.fullmatch(r"[0-9A-Fa-f]{6}", tint.get(qn("w:val")) or "")
    }
    assert {tint for tint in tinten if kleuren.contrast(tint, "FFFFFF") < LEESBAAR} == set()


def test_a_colour_is_never_the_only_carrier(brief: Path) -> None:
    tabel = Document(str(brief)).tables[-1]
    for rij in tabel.rows[1:]:
        assert re.search(r"groen|oranje|rood|–", rij.cells[-1].text), rij.cells[1].text
