"""Reading order, tables, words and page numbers, on pages that the test itself writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import Block, BlockKind, Document, Part, _pipeline, read_pdf
from tests.extract_pdf import PaperPage, write_pdf

LEFT = [
    "De omgevingsdienst werkt aan een",
    "robuuste organisatie. Daarvoor zijn",
    "vijf afspraken gemaakt met alle",
    "deelnemers van de regeling, en die",
    "worden in dit hoofdstuk genoemd. De",
    "eerste afspraak gaat over de mensen",
]
RIGHT = [
    "die bij ons in dienst zijn. Zij",
    "krijgen een vaste aanstelling zodra",
    "dat mogelijk is. De tweede gaat over",
    "het geld dat daarvoor nodig is, en",
    "de derde over de planning van alle",
    "acties tot het einde van dit jaar.",
]


def read(tmp_path: Path, *pages: PaperPage) -> Document:
    return read_pdf(write_pdf(tmp_path / "plan.pdf", list(pages)))


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [document.quote(block.start, block.end) for block in document.blocks if kind is None or block.kind is kind]


def cells(document: Document, block: Block) -> list[tuple[str, str]]:
    return [(cell.column, document.quote(cell.start, cell.end)) for cell in block.cells]


def test_two_columns_are_read_one_after_the_other_as_one_paragraph(tmp_path: Path) -> None:
    document = read(tmp_path, PaperPage().lines(50, 100, LEFT).lines(310, 100, RIGHT))
    assert texts(document) == [" ".join(LEFT + RIGHT)]


def test_three_columns_are_read_from_left_to_right(tmp_path: Path) -> None:
    page = PaperPage(size=(842, 595)).lines(40, 100, LEFT).lines(300, 100, RIGHT).lines(560, 100, LEFT)
    assert " ".join(texts(read(tmp_path, page))) == " ".join(LEFT + RIGHT + LEFT)


def test_a_heading_over_both_columns_comes_first(tmp_path: Path) -> None:
    page = PaperPage().text(50, 60, "1 Over de organisatie en haar mensen en middelen", size=20)
    document = read(tmp_path, page.lines(50, 100, LEFT).lines(310, 100, RIGHT))
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert document.section_path(document.blocks[1]) == ("1 Over de organisatie en haar mensen en middelen",)


def test_a_note_beside_the_text_never_ends_up_in_its_sentences(tmp_path: Path) -> None:
    page = PaperPage().lines(50, 100, [*LEFT, *RIGHT]).lines(400, 112, ["Let op:", "nog niet", "besloten"])
    document = read(tmp_path, page)
    assert texts(document)[0] == " ".join(LEFT + RIGHT)
    assert "besloten" in texts(document)[-1]


def test_a_paragraph_runs_on_over_the_page_end_as_one_block_with_two_places(tmp_path: Path) -> None:
    pages = [PaperPage().lines(50, 100, LEFT), PaperPage().lines(50, 100, RIGHT)]
    for number, page in enumerate(pages, start=1):
        page.text(50, 30, "Plan van aanpak Testdienst", size=8).text(500, 810, f"Pagina {number} van 2", size=8)
    document = read(tmp_path, *pages)
    (paragraph,) = (block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    assert document.quote(paragraph.start, paragraph.end) == " ".join(LEFT + RIGHT)
    assert document.pages_of(paragraph.start, paragraph.end) == (1, 2)
    assert [place.page for place in document.places(paragraph.start, paragraph.end)] == [1, 2]
    assert [page.label for page in document.pages] == ["1", "2"]
    assert texts(document, BlockKind.HEADER) == ["Plan van aanpak Testdienst"] * 2


def test_wrapped_cell_text_stays_in_its_cell_and_gets_its_column_head(tmp_path: Path) -> None:
    page = PaperPage().grid([50, 200, 400], [100, 130, 160, 190])
    page.text(55, 105, "Actie", font="bold").text(205, 105, "Planning", font="bold")
    page.lines(55, 133, ["Werving van", "toezichthouders"]).lines(205, 133, ["eerste kwartaal", "van 2025"])
    page.text(55, 165, "Mandaat").text(205, 165, "juni 2025")
    document = read(tmp_path, page)
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [cells(document, row) for row in rows] == [
        [("Actie", "Werving van toezichthouders"), ("Planning", "eerste kwartaal van 2025")],
        [("Actie", "Mandaat"), ("Planning", "juni 2025")],
    ]
    assert texts(document, BlockKind.TABLE_HEADER) == ["Actie Planning"]


def test_a_table_without_rulings_is_read_by_rows(tmp_path: Path) -> None:
    page = PaperPage()
    for at, (label, value) in enumerate(
        [("Uitgave", "Testdienst"), ("Versie", "1.0, definitief"), ("Datum", "juni 2024")]
    ):
        page.text(50, 100 + 14 * at, label).text(200, 100 + 14 * at, value)
    document = read(tmp_path, page)
    assert [texts(document)] == [["Uitgave Testdienst", "Versie 1.0, definitief", "Datum juni 2024"]]
    assert {block.kind for block in document.blocks} == {BlockKind.TABLE_ROW}


def test_rows_of_a_table_that_runs_on_share_its_number_and_heads(tmp_path: Path) -> None:
    first = PaperPage().grid([50, 200, 400], [100, 120, 140, 160])
    second = PaperPage().grid([50, 200, 400], [100, 120, 140, 160])
    for page, rows in ((first, ["Mandaat", "Formatie"]), (second, ["Opleiding", "Innovatie"])):
        page.text(55, 104, "Onderwerp", font="bold").text(205, 104, "Stand", font="bold")
        for at, name in enumerate(rows):
            page.text(55, 124 + 20 * at, name).text(205, 124 + 20 * at, "gereed")
    document = read(tmp_path, first, second)
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert {row.table for row in rows} == {1}
    assert [cells(document, row)[0] for row in rows] == [
        ("Onderwerp", "Mandaat"), ("Onderwerp", "Formatie"), ("Onderwerp", "Opleiding"), ("Onderwerp", "Innovatie")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("De afhan-", "deling loopt", "De afhandeling loopt"),
        ("een innovatie-", "en opleidingsbudget", "een innovatie- en opleidingsbudget"),
        ("het VTH-", "stelsel werkt", "het VTH-stelsel werkt"),
        ("de periode 2024-", "2026 loopt af", "de periode 2024-2026 loopt af"),
        ("wij noemen Noord-", "Brabant", "wij noemen Noord-Brabant"),
    ],
)
def test_a_hyphen_at_the_line_end_goes_only_where_the_word_has_none(
    tmp_path: Path, above: str, below: str, expected: str
) -> None:
    filler = "Dit is een regel die de breedte van de kolom bepaalt en niets zegt"
    document = read(tmp_path, PaperPage().lines(50, 100, [filler, above, below]))
    assert texts(document)[0].endswith(expected)


def test_the_documents_own_words_decide_about_a_hyphen(tmp_path: Path) -> None:
    lines = ["De re-integratie van collega's is een taak die wij zelf doen, want re-", "integratie vraagt aandacht."]
    assert "want re-integratie vraagt" in texts(read(tmp_path, PaperPage().lines(50, 100, lines)))[0]


def test_list_items_know_the_sentence_that_leads_them_in(tmp_path: Path) -> None:
    page = PaperPage().text(50, 100, "In 2025 gaan wij:")
    page.text(60, 114, "\u2022 vijf toezichthouders werven;").text(60, 128, "\u2022 het mandaat herzien.")
    document = read(tmp_path, page)
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert texts(document, BlockKind.LIST_ITEM) == ["vijf toezichthouders werven;", "het mandaat herzien."]
    assert {item.lead_in for item in items} == {0}


def test_roman_front_matter_and_a_restart_at_one_are_both_read(tmp_path: Path) -> None:
    labels = ["i", "ii", "iii", "1", "2", "3"]
    pages = [
        PaperPage().lines(50, 100, LEFT).text(50, 200, f"Tekst nummer {at} op deze bladzijde").text(290, 800, label)
        for at, label in enumerate(labels)
    ]
    assert [page.label for page in read(tmp_path, *pages).pages] == labels


def test_a_page_without_a_printed_number_has_no_label(tmp_path: Path) -> None:
    pages = [PaperPage().lines(50, 100, LEFT).text(50, 300, f"Zin {at} gaat over iets anders") for at in range(3)]
    assert [page.label for page in read(tmp_path, *pages).pages] == ["", "", ""]


def test_a_year_in_the_footer_is_no_page_number(tmp_path: Path) -> None:
    pages = [PaperPage().lines(50, 100, LEFT).text(50, 800, "Vastgesteld juni 2024", size=8) for _ in range(4)]
    assert [page.label for page in read(tmp_path, *pages).pages] == [""] * 4


def test_footnotes_are_read_after_the_paragraph_that_runs_over_the_page(tmp_path: Path) -> None:
    first = PaperPage().lines(50, 100, LEFT * 3).text(50, 700, "1 Zie de nota reserves van dit voorjaar.", size=7)
    second = PaperPage().lines(50, 100, RIGHT * 3)
    document = read(tmp_path, first, second)
    assert [block.kind for block in document.blocks][:2] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]
    assert document.pages_of(document.blocks[0].start, document.blocks[0].end) == (1, 2)


def test_a_page_that_lies_on_its_side_is_read_upright_and_its_boxes_stay_on_the_page(tmp_path: Path) -> None:
    document = read(tmp_path, PaperPage(rotate=90).lines(50, 100, LEFT))
    assert texts(document) == [" ".join(LEFT)]
    (place,) = document.places(document.blocks[0].start, document.blocks[0].end)
    page = document.page(1)
    assert all(0 <= box.x0 < box.x1 <= page.width and 0 <= box.top < box.bottom <= page.height for box in place.boxes)


ACTIONS = [
    ("Werven", "Zes inspecteurs erbij", "Q1 2025"),
    ("Leren", "Ieder een eigen leerplan", "Q2 2025"),
    ("Meten", "Telling van alle plekken", "Q3 2025"),
]
HEADS = ("Actie", "Wat er gebeurt", "Gereed")


def table_page(heads: tuple[str, ...] = HEADS, *, pitch: float = 26) -> PaperPage:
    """Return a page with a table of actions: bold heads, one row per action, the second cell on two lines."""
    page = PaperPage().lines(50, 60, ["Hieronder staan de acties van de dienst."])
    for x, head in zip((50, 150, 400), heads, strict=True):
        page.text(x, 100, head, font="bold")
    for at, (action, what, ready) in enumerate(ACTIONS):
        top = 120 + at * pitch
        page.text(50, top, action).lines(150, top, [what, "en daarna opnieuw bekeken"], pitch=11).text(400, top, ready)
    return page


def rows_of(document: Document) -> list[list[tuple[str, str]]]:
    return [cells(document, block) for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


EXPECTED = [
    [("Actie", action), ("Wat er gebeurt", f"{what} en daarna opnieuw bekeken"), ("Gereed", ready)]
    for action, what, ready in ACTIONS
]


def test_a_table_with_a_line_under_its_heads_only_keeps_its_rows_and_cells(tmp_path: Path) -> None:
    page = table_page()
    page.rules.append((50, 115, 500, 115))
    assert rows_of(read(tmp_path, page)) == EXPECTED


def test_lines_per_cell_that_touch_are_one_line_between_rows(tmp_path: Path) -> None:
    page = table_page()
    for top in (115, 143, 169, 195):
        page.rules += [(50, top, 150, top), (150, top, 400, top), (400, top, 500, top)]
    assert rows_of(read(tmp_path, page)) == EXPECTED


def test_a_heading_and_running_text_below_a_table_stay_out_of_it(tmp_path: Path) -> None:
    page = table_page().text(50, 225, "Bijlage 1 Begrippen", size=15, font="bold").lines(50, 250, [*LEFT, *RIGHT])
    page.rules.append((50, 115, 500, 115))
    document = read(tmp_path, page)
    assert rows_of(document) == EXPECTED
    assert texts(document, BlockKind.HEADING) == ["Bijlage 1 Begrippen"]
    assert " ".join(LEFT + RIGHT) in texts(document)


def test_contents_with_numbers_in_a_column_are_entries_and_no_text(tmp_path: Path) -> None:
    page = PaperPage().text(50, 60, "Waar staat wat in ons plan", size=18)
    titles = ["Mensen en hun werk", "Beslissen en tekenen", "Gegevens en cijfers", "Geld en risico's"]
    page.text(50, 100, "Onderwerp", font="bold").text(400, 100, "Blad", font="bold")
    page.rules.append((50, 115, 500, 115))
    for at, title in enumerate(titles):
        page.text(50, 120 + 20 * at, title).text(400, 120 + 20 * at, str(2 + at))
    document = read(tmp_path, page, *(PaperPage().text(50, 60, title, size=16) for title in titles))
    assert texts(document, BlockKind.TOC) == ["Onderwerp Blad", *(f"{t} {2 + at}" for at, t in enumerate(titles))]
    assert not rows_of(document)


def test_contents_without_a_title_are_known_by_the_pages_where_their_titles_stand(tmp_path: Path) -> None:
    titles = ["P1 Mensen en hun werk", "P2 Beslissen en tekenen", "P3 Gegevens en cijfers", "P4 Geld en risico's"]
    page = PaperPage().text(50, 60, "Vast op koers", size=18).lines(50, 300, [*LEFT, *RIGHT])
    for at, title in enumerate(titles):
        page.text(50, 120 + 14 * at, title).text(260, 120 + 14 * at, str(1 + at))
    document = read(tmp_path, page, *(PaperPage().text(50, 60, title, size=16) for title in titles))
    assert texts(document, BlockKind.TOC) == [f"{title} {1 + at}" for at, title in enumerate(titles)]
    assert " ".join(LEFT + RIGHT) in texts(document)


def test_a_column_that_begins_higher_than_its_neighbour_goes_on_with_it(tmp_path: Path) -> None:
    page = PaperPage().text(50, 60, "Goede buren", size=18).lines(50, 114, LEFT * 2).lines(310, 100, RIGHT * 2)
    assert " ".join(texts(read(tmp_path, page))) == " ".join(["Goede buren", *LEFT * 2, *RIGHT * 2])


def test_columns_end_above_a_chapter_heading(tmp_path: Path) -> None:
    page = PaperPage().lines(50, 60, LEFT).lines(310, 60, RIGHT).text(50, 170, "4 Geld", size=20)
    page.lines(50, 210, LEFT).lines(310, 210, RIGHT)
    assert texts(read(tmp_path, page)) == [" ".join(LEFT + RIGHT), "4 Geld", " ".join(LEFT + RIGHT)]


def test_a_small_title_of_an_annex_that_opens_a_page_is_a_heading(tmp_path: Path) -> None:
    pages = [
        PaperPage().lines(50, 60, [*LEFT, *RIGHT]),
        PaperPage().text(50, 60, "Bijlage B Kaart").lines(50, 90, LEFT),
    ]
    document = read(tmp_path, *pages)
    assert texts(document, BlockKind.HEADING) == ["Bijlage B Kaart"]
    assert document.blocks[-1].part is Part.ANNEX


def test_a_file_that_is_opened_anew_halfway_reads_as_one_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Path(__file__).parents[2] / "corpus/voorbeeld/plannen/2024-plan/ODMS.pdf"
    monkeypatch.setattr(_pipeline, "PAGES_AT_ONCE", 3)
    anew = read_pdf(plan)
    monkeypatch.setattr(_pipeline, "PAGES_AT_ONCE", 1_000)
    assert anew == read_pdf(plan)


def test_a_short_line_in_italics_that_is_a_little_larger_than_the_text_is_a_title() -> None:
    plan = Path(__file__).parents[1] / "data/plannen/voortgang-proza/plan.pdf"
    titles = texts(read_pdf(plan), BlockKind.HEADING)
    assert {"Taken buiten het milieu", "Leren en geld", "Mensen voor data"} <= set(titles)
    assert "Zilte Kust, tweede voortgangsrapportage" not in titles
