"""Margin notes: small text in a narrow column beside the body is read after it, and never into its sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import Document, read_pdf
from tests.extract_pdf import PaperPage, write_pdf

BODY = [
    "De omgevingsdienst werkt sinds vorig jaar met een strategisch opleidingsplan. In dat plan",
    "staat per functie welke opleiding nodig is en wie haar geeft. Het bestuur heeft het plan in",
    "maart vastgesteld en trekt er jaarlijks een bedrag van vier ton voor uit. Medewerkers kiezen",
    "samen met hun leidinggevende wat zij volgen, en leggen dat vast in een gesprek per half jaar.",
    "Wie een opleiding afrondt, geeft het geleerde door aan de eigen ploeg. Zo groeit de kennis",
    "ook bij wie zelf geen opleiding volgt. De raad van toezicht kijkt twee keer per jaar mee en",
    "adviseert over de keuze van onderwerpen. Wij melden de voortgang in het jaarverslag van de",
    "dienst, met de cijfers per afdeling en een vergelijking met het jaar daarvoor.",
]
SENTENCES = [
    "In dat plan staat per functie welke opleiding nodig is en wie haar geeft.",
    "Het bestuur heeft het plan in maart vastgesteld en trekt er jaarlijks een bedrag van vier ton voor uit.",
    "De raad van toezicht kijkt twee keer per jaar mee en adviseert over de keuze van onderwerpen.",
]
NOTE = ["Zie ook de", "begroting van", "dit jaar"]
NOTE_ON_ONE_LINE = ["Meer geld"]


def read(tmp_path: Path, page: PaperPage) -> Document:
    return read_pdf(write_pdf(tmp_path / "plan.pdf", [page]))


@pytest.mark.parametrize("size", [7.0, 8.0, 9.0])
@pytest.mark.parametrize("pitch", [8.5, 10.0, 12.0])
@pytest.mark.parametrize("right", [True, False], ids=["right", "left"])
@pytest.mark.parametrize("first", [0, 2, 5], ids=["at the top", "in the middle", "at the end"])
@pytest.mark.parametrize("note", [NOTE, NOTE_ON_ONE_LINE], ids=["three lines", "one line"])
def test_a_note_in_the_margin_leaves_the_sentences_beside_it_whole(
    tmp_path: Path, size: float, pitch: float, right: bool, first: int, note: list[str]
) -> None:
    body, margin = (60.0, 490.0) if right else (130.0, 40.0)
    page = PaperPage().lines(body, 100, BODY, size=9.5, pitch=12)
    document = read(tmp_path, page.lines(margin, 101 + 12 * first, note, size=size, pitch=pitch))
    text = document.quote(0, len(document.text))
    for sentence in SENTENCES:
        assert sentence in text
    assert " ".join(note) in text


@pytest.mark.parametrize("right", [True, False], ids=["right", "left"])
def test_several_notes_beside_a_page_of_text_are_blocks_of_their_own(tmp_path: Path, right: bool) -> None:
    body, margin = (60.0, 490.0) if right else (130.0, 40.0)
    page = PaperPage().lines(body, 100, BODY * 4, size=9.5, pitch=12)
    for at, words in enumerate(["Opleiding en geld", "Raad van toezicht", "Jaarverslag"]):
        page.lines(margin, 103 + 120 * at, words.split(), size=7.5, pitch=9)
    document = read(tmp_path, page)
    text = document.quote(0, len(document.text))
    assert all(text.count(sentence) == 4 for sentence in SENTENCES)
    blocks = [document.quote(block.start, block.end) for block in document.blocks]
    assert {"Opleiding en geld", "Raad van toezicht", "Jaarverslag"} <= set(blocks)
