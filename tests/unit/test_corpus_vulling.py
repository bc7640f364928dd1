"""What can be searched: every block once, on the page where it stands."""

from __future__ import annotations

from array import array
from dataclasses import replace

from classify import document_uit_tekst
from corpus.vulling import passages_van
from extract import BlockKind


def test_a_block_that_runs_on_over_the_page_is_cut_there() -> None:
    een = document_uit_tekst("Wij bouwen aan een fusie. De datavisie volgt.", "Slot.")
    grens = een.text.index("De datavisie")
    paginas = array("H", [1] * grens + [2] * (len(een.text) - grens))
    pagina_twee = replace(een.pages[0], number=2, label="iv")
    twee = replace(een, pages=(*een.pages, pagina_twee), chars=replace(een.chars, page=paginas))
    twee = replace(twee, blocks=(twee.blocks[0], replace(twee.blocks[1], page=2)))
    assert list(passages_van(twee)) == [
        (1, "1", "", "Wij bouwen aan een fusie."),
        (2, "iv", "", "De datavisie volgt."),
        (2, "iv", "", "Slot."),
    ]


def test_running_headers_and_contents_are_left_out() -> None:
    document = document_uit_tekst("Kop", "Inhoud", "Tekst.")
    soorten = (BlockKind.HEADER, BlockKind.TOC, BlockKind.PARAGRAPH)
    blokken = tuple(replace(blok, kind=soort) for blok, soort in zip(document.blocks, soorten, strict=True))
    assert [tekst for *_, tekst in passages_van(replace(document, blocks=blokken))] == ["Tekst."]
