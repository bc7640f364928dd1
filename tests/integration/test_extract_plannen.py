"""What reading promises of every real plan, checked on the example plans: each character leads back to its page."""

from __future__ import annotations

import json
import pickle
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import NO_RAW, BlockKind, Document, Legibility, Part, read_pdf

VOORBEELD = Path(__file__).parents[2] / "corpus" / "voorbeeld" / "plannen"
PLANS = sorted(VOORBEELD.rglob("*.pdf"))
BULLETS = "•"

every_plan = pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])


@cache
def document_of(path: Path) -> Document:
    return read_pdf(path)


def gold_of(path: Path) -> list[dict[str, Any]]:
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return [item for criterium in gold["criteria"].values() for item in criterium["evidence"]]


def bare(text: str) -> str:
    """Return the text without white space, hyphens and bullets: what remains must be the same on the page."""
    return re.sub(r"[\s\-\u2010\u00ad\x02\ufffe•\ue000-\uf8ff]", "", unicodedata.normalize("NFKC", text))


@every_plan
def test_every_character_is_the_one_on_the_page_but_for_ligatures_hyphens_and_bullets(path: Path) -> None:
    document = document_of(path)
    for char, page, raw in zip(document.text, document.chars.page, document.chars.raw, strict=True):
        if raw == NO_RAW:
            assert char in " \n\t\v"
            continue
        there = document.page(page).raw[raw]
        assert (
            char == there
            or char in unicodedata.normalize("NFKC", there)
            or (char == "-" and there in "\x02\ufffe")
            or (char in BULLETS and "\ue000" <= there <= "\uf8ff")
        ), (page, raw, char, there)


@every_plan
def test_every_box_lies_on_its_page(path: Path) -> None:
    document = document_of(path)
    chars = document.chars
    for index, (number, raw) in enumerate(zip(chars.page, chars.raw, strict=True)):
        if raw == NO_RAW:
            continue
        page = document.page(number)
        assert -1 <= chars.x0[index] <= chars.x1[index] <= page.width + 1
        assert -1 <= chars.top[index] <= chars.bottom[index] <= page.height + 1


@every_plan
def test_blocks_stand_in_order_without_overlap_and_without_white_edges(path: Path) -> None:
    document = document_of(path)
    end = -1
    for block in document.blocks:
        text = document.text[block.start : block.end]
        assert block.start > end
        assert text
        assert text == text.strip()
        assert "\n" not in text
        assert document.text[block.end : block.end + 1] in ("\n", "")
        assert block.page == document.pages_of(block.start, block.end)[0]
        end = block.end


@every_plan
def test_cells_lie_in_their_row_and_only_rows_have_them(path: Path) -> None:
    document = document_of(path)
    for block in document.blocks:
        is_row = block.kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER)
        assert bool(block.cells) == is_row == (block.table is not None)
        assert all(block.start <= cell.start < cell.end <= block.end for cell in block.cells)


@every_plan
def test_headings_and_lead_ins_come_before_what_they_head(path: Path) -> None:
    document = document_of(path)
    for at, block in enumerate(document.blocks):
        if block.heading is not None:
            assert block.heading < at
            assert document.blocks[block.heading].kind is BlockKind.HEADING
        if block.lead_in is not None:
            assert block.lead_in < at
            assert document.blocks[block.lead_in].kind is BlockKind.PARAGRAPH


@every_plan
def test_no_word_of_the_page_is_lost(path: Path) -> None:
    document = document_of(path)
    used: dict[int, set[int]] = {}
    for number, raw in zip(document.chars.page, document.chars.raw, strict=True):
        used.setdefault(number, set()).add(raw)
    for page in document.pages:
        for word in re.finditer(r"[^\W_]+", page.raw):
            assert used[page.number].issuperset(range(word.start(), word.end())), (page.number, word.group())


@every_plan
@settings(deadline=None)  # the first example reads the plan
@given(data=st.data())
def test_the_letters_of_any_quote_within_a_block_stand_on_its_pages(path: Path, data: st.DataObject) -> None:
    document = document_of(path)
    block = data.draw(st.sampled_from(document.blocks))
    start = data.draw(st.integers(block.start, block.end - 1))
    end = data.draw(st.integers(start + 1, block.end))
    for number in document.pages_of(start, end):
        on_page = "".join(
            char
            for char, page, raw in zip(
                document.text[start:end], document.chars.page[start:end], document.chars.raw[start:end], strict=True
            )
            if page == number and raw != NO_RAW
        )
        raws = [
            raw
            for raw, page in zip(document.chars.raw[start:end], document.chars.page[start:end], strict=True)
            if page == number
        ]
        letters = "".join(document.page(number).raw[raw] for raw in dict.fromkeys(raws) if raw != NO_RAW)
        assert bare(on_page) == bare(letters)


@every_plan
def test_every_labelled_quote_is_found_in_one_piece_on_its_page_with_its_printed_number(path: Path) -> None:
    document = document_of(path)
    letters = [(letter, index) for index, char in enumerate(document.text) for letter in bare(char)]
    text = "".join(letter for letter, _ in letters)
    unreadable = {page.number for page in document.pages if page.is_unreadable}
    for item in gold_of(path):
        if item["pdf_page"] in unreadable:
            continue
        quote = bare(item["quote"])
        hits = [match.start() for match in re.finditer(re.escape(quote), text)]
        spans = [(letters[hit][1], letters[hit + len(quote) - 1][1] + 1) for hit in hits]
        assert any(item["pdf_page"] in document.pages_of(*span) for span in spans), item
        assert document.page(item["pdf_page"]).label == (item["printed_page"] or "")


def test_a_plan_bound_with_letters_knows_its_parts_and_its_scans() -> None:
    document = document_of(next(path for path in PLANS if path.stem == "ODMS"))
    parts = {page: {block.part for block in document.blocks if block.page == page} for page in range(1, 28)}
    assert parts[1] == {Part.LETTER}
    assert parts[4] == parts[5] == {Part.FRONT}
    assert parts[8] == {Part.BODY}
    assert parts[23] == parts[24] == parts[25] == {Part.LETTER}
    assert Part.GLOSSARY in parts[26]
    scans = [page for page in document.pages if page.legibility is Legibility.IMAGE]
    assert [(page.number, page.reason) for page in scans] == [(2, "beeld zonder tekst"), (21, "beeld zonder tekst")]


@every_plan
def test_a_document_survives_the_way_between_processes(path: Path) -> None:
    document = document_of(path)
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301  # our own bytes
