"""Columns, lists and tables as ministries' page makers set them, on pages that the test itself writes."""

from __future__ import annotations

from pathlib import Path

from extract import BlockKind, Document, read_pdf
from tests.extract_pdf import PaperPage, write_pdf

COLUMN = [
    "De omgevingsdienst werkt aan een",
    "robuuste organisatie. Daarvoor zijn",
    "vijf afspraken gemaakt met alle",
    "deelnemers van de regeling, en die",
    "worden in dit hoofdstuk genoemd.",
]
RIGHT = [
    "Het bestuur heeft de begroting van",
    "dit jaar vastgesteld. Daarin staat",
    "hoeveel geld er voor de opleiding",
    "van medewerkers is. Het bedrag is",
    "hoger dan in de vorige jaren was.",
]

MEANINGS = [
    "vereniging van gemeenten",
    "ambtenaar van de dienst",
    "overeenkomst voor werk",
    "bureau",
    "wet",
    "dienstbetrekking",
]


def read(tmp_path: Path, *pages: PaperPage) -> Document:
    return read_pdf(write_pdf(tmp_path / "plan.pdf", list(pages)))


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [document.quote(block.start, block.end) for block in document.blocks if kind is None or block.kind is kind]


def rows(document: Document) -> list[str]:
    kinds = (BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW)
    found = [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]
    return [row.replace("\t", " | ") for row in found]


def test_columns_with_bullets_stay_apart_when_wide_footnotes_close_the_gutter(tmp_path: Path) -> None:
    page = PaperPage()
    for x, lines in ((50, COLUMN), (310, RIGHT)):
        page.text(x, 100, "-").lines(x + 12, 100, lines)
    for at, mark in enumerate("12"):
        page.text(50, 300 + 12 * at, mark, size=6)
        page.text(
            62,
            300 + 12 * at,
            "Een voetnoot die over de volle breedte van de bladzijde loopt, onder alle kolommen.",
            size=8,
        )
    found = " ".join(texts(read(tmp_path, page)))
    assert " ".join(COLUMN) in found
    assert " ".join(RIGHT) in found


def test_a_list_item_that_goes_on_in_the_next_column_is_one_item_whatever_it_begins_with(tmp_path: Path) -> None:
    page = (
        PaperPage()
        .lines(50, 60, COLUMN)
        .text(50, 124, "-")
        .lines(62, 124, ["Het Rijk voert een dialoog over de", "aanpak die bekend staat onder de naam"])
    )
    page.lines(322, 60, ["'Mentale gezondheid van ons allemaal'", "en die in dit jaar is begonnen."]).text(310, 84, "-")
    page.lines(322, 84, RIGHT)
    (item, _) = texts(read(tmp_path, page), BlockKind.LIST_ITEM)
    assert item.startswith("Het Rijk voert")
    assert item.endswith("in dit jaar is begonnen.")


def test_a_title_that_stands_higher_than_the_text_beside_it_stays_above_its_table(tmp_path: Path) -> None:
    page = PaperPage().text(50, 40, "Het werk nam in vijf jaar met een kwart toe in deze regio", size=16)
    page.lines(50, 96, COLUMN).text(310, 104, "Drie incidenten", font="bold")
    page.grid([310, 400, 540], [122, 140, 158, 176])
    for at, (when, what) in enumerate((("Wanneer", "Wat"), ("mrt 2022", "Ammoniaklek"), ("aug 2023", "Broei"))):
        page.text(314, 126 + 18 * at, when).text(404, 126 + 18 * at, what)
    found = texts(read(tmp_path, page))
    assert " ".join(COLUMN) in found
    assert found.index("Drie incidenten") == found.index("Wanneer Wat") - 1


def test_a_list_of_terms_that_runs_on_beside_itself_is_read_down_and_then_on(tmp_path: Path) -> None:
    page = PaperPage()
    left, right = ["AEF", "BOA", "CAO", "DSO", "EVO", "FTE"], ["GGD", "HBO", "IPO", "KPI", "LTO", "MJA"]
    for x, terms in ((50, left), (320, right)):
        for at, term in enumerate(terms):
            page.text(x, 100 + 14 * at, term).text(x + 60, 100 + 14 * at, MEANINGS[at])
    found = rows(read(tmp_path, page))
    assert found == [
        f"{term} | {meaning}" for terms in (left, right) for term, meaning in zip(terms, MEANINGS, strict=True)
    ]


def test_a_table_without_outer_borders_keeps_its_first_and_last_column(tmp_path: Path) -> None:
    page = PaperPage()
    page.rules += [(50, y, 500, y) for y in (100, 120, 140, 160)] + [(x, 100, x, 160) for x in (150, 350)]
    for at, cells in enumerate(
        (("Techniek", "Beschrijving", "Wanneer"), ("a)", "Droog reinigen", "2025"), ("b)", "Persen", "2026"))
    ):
        for x, text in zip((54, 154, 354), cells, strict=True):
            page.text(x, 104 + 20 * at, text)
    assert rows(read(tmp_path, page)) == [
        "Techniek | Beschrijving | Wanneer",
        "a) | Droog reinigen | 2025",
        "b) | Persen | 2026",
    ]


def test_bars_that_are_drawn_row_by_row_tell_the_rows(tmp_path: Path) -> None:
    page = PaperPage()
    page.rules += [(50, y, 500, y) for y in (100, 120, 180)]
    page.rules += [(x, top, x, top + 20) for x in (150, 350) for top in (100, 120, 140, 160)]
    for at, cells in enumerate(
        (
            ("Peildag", "Kapitaal", "Rente"),
            ("31.12.1992", "180", "0,5 %"),
            ("31.12.1993", "1 400", "0,5 %"),
            ("31.12.1994", "1 390", "0,5 %"),
        )
    ):
        for x, text in zip((54, 154, 354), cells, strict=True):
            page.text(x, 104 + 20 * at, text)
    assert rows(read(tmp_path, page))[1:] == [
        "31.12.1992 | 180 | 0,5 %",
        "31.12.1993 | 1 400 | 0,5 %",
        "31.12.1994 | 1 390 | 0,5 %",
    ]


def shaded_table(lines: list[tuple[str, ...]], shaded: list[int]) -> PaperPage:
    """Return a table of which some rows are shaded, all in one path."""
    page = PaperPage().grid([50, 200, 300, 400], [100 + 20 * at for at in range(len(lines) + 1)])
    page.shade(
        *((x0, 100 + 20 * at, x1, 120 + 20 * at) for at in shaded for x0, x1 in ((50, 200), (200, 300), (300, 400)))
    )
    for at, cells in enumerate(lines):
        for x, text in zip((54, 204, 304), cells, strict=True):
            page.text(x, 104 + 20 * at, text)
    return page


def heads(document: Document) -> list[str]:
    return texts(document, BlockKind.TABLE_HEADER)


def test_shading_that_is_drawn_as_one_path_tells_the_column_heads(tmp_path: Path) -> None:
    lines = [("Actie", "Wie", "Planning"), *((f"actie {at}", "HR", "Q3 2025") for at in range(5))]
    document = read(tmp_path, shaded_table(lines, [0]))
    assert heads(document) == ["Actie Wie Planning"]
    row = next(block for block in document.blocks if block.kind is BlockKind.TABLE_ROW)
    assert [cell.column for cell in row.cells] == ["Actie", "Wie", "Planning"]


def test_every_other_row_shaded_makes_no_heads_of_rows(tmp_path: Path) -> None:
    lines = [(f"actie {at}", "HR", "Q3 2025") for at in range(6)]
    assert heads(read(tmp_path, shaded_table(lines, [0, 2, 4]))) == []


def test_a_shaded_subtotal_is_no_column_head(tmp_path: Path) -> None:
    lines = [("Mobiliteit", "750", "1.450"), *((f"maatregel {at}", "30", "180") for at in range(5))]
    assert heads(read(tmp_path, shaded_table(lines, [0]))) == []


def test_a_shaded_row_of_years_is_a_column_head(tmp_path: Path) -> None:
    lines = [("Reeks", "2025", "2026"), *((f"maatregel {at}", "30", "180") for at in range(5))]
    assert heads(read(tmp_path, shaded_table(lines, [0]))) == ["Reeks 2025 2026"]


def test_a_footnote_knows_its_raised_mark_and_not_the_same_number_in_a_sentence(tmp_path: Path) -> None:
    page = PaperPage().lines(50, 60, [*COLUMN, "In artikel 1 staat de opdracht van het bestuur"])
    end = read(tmp_path, page).chars.x1[-1]
    page.text(end + 0.2, 118, "1", size=6).lines(50, 136, RIGHT)
    page.text(50, 700, "1", size=6).text(56, 702, "Vastgesteld op 12 maart door het algemeen bestuur.", size=8)
    document = read(tmp_path, page)
    (note,) = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
    assert note.mark is not None
    assert document.text[: note.mark].endswith("de opdracht van het bestuur")
