"""Words: hyphens at line ends, raised marks, accents, text that is drawn twice; every character keeps its place."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import NO_RAW, Document, read_pdf
from extract._hyphens import needs_hyphen
from tests.extract_pdf import PaperPage, write_pdf


def read(tmp_path: Path, *pages: PaperPage) -> Document:
    return read_pdf(write_pdf(tmp_path / "plan.pdf", list(pages)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("data", "infrastructuur"),
        ("data", "engineer"),
        ("oud", "werkgever"),
        ("niet", "milieutaken"),
        ("niet", "functionele"),
        ("mkb", "bedrijven"),
        ("vth", "stelsel"),
        ("re", "integratie"),
        ("gemeente", "initiatief"),
        ("organisatie", "eenheid"),
        ("anti", "integratief"),
    ],
)
def test_a_hyphen_that_dutch_writes_stays(before: str, after: str) -> None:
    assert needs_hyphen(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("opleidings", "budget"),
        ("toezicht", "houders"),
        ("mili", "eukunde"),
        ("financi", "eel"),
        ("cre", "eren"),
        ("muse", "um"),
        ("be", "invloeden"),
        ("ge", "integreerd"),
        ("radio", "activiteit"),
        ("nie", "tig"),
        ("oud", "ste"),
        ("vergunning", "verlening"),
    ],
)
def test_a_hyphen_that_only_breaks_the_word_goes(before: str, after: str) -> None:
    assert not needs_hyphen(before, after)


def test_the_document_itself_decides_before_the_dictionary_does(tmp_path: Path) -> None:
    page = PaperPage().lines(
        50, 100, ["Het opleidings-budget is hoog en het opleidings-", "budget van dit jaar ook, zo blijkt."]
    )
    assert read(tmp_path, page).text.count("opleidings-budget") == 2


def test_a_raised_mark_and_what_follows_it_touch_the_word(tmp_path: Path) -> None:
    page = PaperPage().text(50, 100, "Dat staat in de begroting")
    end = read(tmp_path, page).chars.x1[-1]
    page.text(end, 98, "1", size=6).text(end + 3.4, 100, ". Daarna volgt meer.")
    assert read(tmp_path, page).text == "Dat staat in de begroting1. Daarna volgt meer."


def test_an_accent_drawn_over_its_letter_makes_one_letter_in_the_letter_s_place(tmp_path: Path) -> None:
    page = PaperPage().text(50, 100, "caf").text(63.3, 100, "e").text(64.5, 100, "\u00b4").text(72, 100, "open")
    document = read(tmp_path, page)
    assert document.text == "café open"
    at = document.text.index("é")
    assert document.pages[0].raw[document.chars.raw[at]] == "e"


@pytest.mark.parametrize("shift", [0.0, 0.3, 1.0])
def test_text_that_is_drawn_twice_to_look_bold_is_read_once(tmp_path: Path, shift: float) -> None:
    page = PaperPage().text(50, 100, "Deze regel is vet.").text(50 + shift, 100, "Deze regel is vet.")
    assert read(tmp_path, page).text == "Deze regel is vet."


WORDS = st.text("abcdefghijklmnoprstuvwz", min_size=2, max_size=9)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=2, max_size=8),
    st.lists(st.booleans(), min_size=8, max_size=8),
)
def test_whatever_is_broken_at_line_ends_every_letter_stands_in_the_text_once_and_leads_back_to_the_page(
    lines: list[list[str]], broken: list[bool]
) -> None:
    written = [" ".join(line) + ("-" if at < len(lines) - 1 and broken[at] else "") for at, line in enumerate(lines)]
    with TemporaryDirectory() as folder:
        document = read(Path(folder), PaperPage().lines(50, 100, written))
    assert re.sub(r"[\s-]", "", document.text) == re.sub(r"[\s-]", "", "".join(written))
    raw = document.pages[0].raw
    for char, at in zip(document.text, document.chars.raw, strict=True):
        assert char.isspace() if at == NO_RAW else (char == raw[at] or (char == "-" and raw[at] in "\x02\ufffe"))
