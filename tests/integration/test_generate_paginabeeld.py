"""Pages as pictures: the quotes outlined where they stand, over columns and pages, with their number beside them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from classify import Bewijs, Soort
from cli.main import hoofd
from extract import Box, Place, read_pdf
from generate.paginabeeld import KLEUREN, BeeldFout, Paginabeeld, bewaar_beeld, omlijningen, teken_pagina, teken_paginas
from tests.extract_pdf import PaperPage, write_pdf
from tests.generate_hulp import VOORBEELD

LINKS, RECHTS = Box(50, 100, 250, 112), Box(310, 300, 520, 312)


def bewijs(*plaatsen: Place) -> Bewijs:
    return Bewijs("Wij nemen mensen in vaste dienst.", 1, "1", Soort.TEKST, "", (), (), 0.9, plaatsen=plaatsen)


def blanco(tmp_path: Path, paginas: int) -> Path:
    return write_pdf(tmp_path / "plan.pdf", [PaperPage().text(50, 50, f"Blad {at}") for at in range(paginas)])


def getekend(plan: Path, citaat: Bewijs) -> Image.Image:
    return Image.open(io.BytesIO(teken_pagina(plan, omlijningen([("7", citaat)])))).convert("RGB")


def punt(beeld: Image.Image, x: float, y: float) -> object:
    return beeld.getpixel((round(x * beeld.width / 595), round(y * beeld.height / 842)))


def kleuren_van(beeld: Image.Image) -> set[object]:
    return {kleur for _, kleur in beeld.getcolors(beeld.width * beeld.height) or ()}


def test_a_quote_over_two_columns_is_outlined_in_both(tmp_path: Path) -> None:
    beeld = getekend(blanco(tmp_path, 1), bewijs(Place(1, (LINKS, RECHTS))))
    for vlak in (LINKS, RECHTS):
        midden = (vlak.x0 + vlak.x1) / 2, (vlak.top + vlak.bottom) / 2
        assert punt(beeld, *midden) not in ((255, 255, 255), (0, 0, 0))
    assert punt(beeld, 280, 206) == (255, 255, 255)
    assert punt(beeld, 44, 103) == KLEUREN[0]


def test_a_quote_over_two_pages_gives_two_pictures_that_count_their_parts(tmp_path: Path) -> None:
    citaat = bewijs(Place(1, (LINKS,)), Place(2, (RECHTS,)))
    gemaakt = list(teken_paginas(blanco(tmp_path, 3), [("7", citaat)]))
    assert [een.pagina for een in gemaakt] == [1, 2]
    assert [een.merk for een in omlijningen([("7", citaat)])] == ["7 (1/2)", "7 (2/2)"]


def test_a_quote_of_two_criteria_is_drawn_once_with_both_numbers() -> None:
    citaat = bewijs(Place(1, (LINKS,)))
    (enige,) = omlijningen([("7", citaat), ("16", citaat)])
    assert enige.merk == "7, 16"


def test_a_quote_halfway_a_line_has_its_number_in_the_margin_not_on_the_text(tmp_path: Path) -> None:
    tekst = "Eerst staat hier een andere zin. Dan komt het citaat zelf."
    plan = write_pdf(tmp_path / "plan.pdf", [PaperPage().text(60, 100, tekst)])
    document = read_pdf(plan)
    begin = document.text.index("Dan")
    voor = document.places(0, begin - 1)[0].boxes[0]
    zonder = getekend(plan, bewijs(Place(1, (Box(0, 0, 1, 1),))))
    met = getekend(plan, bewijs(*document.places(begin, len(document.text))))
    schaal = met.width / 595
    strook = (voor.x0 * schaal, voor.top * schaal, (voor.x1 - 4) * schaal, voor.bottom * schaal)
    assert zonder.crop(strook).tobytes() == met.crop(strook).tobytes()


def test_a_number_never_stands_in_the_margin_of_another_column(tmp_path: Path) -> None:
    links, rechts = "Deze kolom met tekst staat links op het blad", "Kort citaat."
    pagina = PaperPage()
    for at in range(6):
        pagina.text(60, 100 + 14 * at, links).text(276, 100 + 14 * at, rechts)
    plan = write_pdf(tmp_path / "plan.pdf", [pagina])
    document = read_pdf(plan)
    begin = document.text.index(rechts)
    citaat = bewijs(*document.places(begin, begin + len(rechts)))
    assert citaat.plaatsen[0].boxes[0].x0 > 270
    beeld = Image.open(io.BytesIO(teken_pagina(plan, omlijningen([("14", citaat), ("20", citaat)])))).convert("RGB")
    schaal = beeld.width / 595
    einde = round((citaat.plaatsen[0].boxes[0].x1 + 4) * schaal)
    assert KLEUREN[0] not in kleuren_van(beeld.crop((0, 0, round(270 * schaal), beeld.height)))
    assert KLEUREN[0] in kleuren_van(beeld.crop((einde, 0, beeld.width, beeld.height)))


def test_a_picture_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    doel = tmp_path / "plan-pagina-001.png"
    doel.write_bytes(b"van iemand anders")
    nieuw = bewaar_beeld(Paginabeeld(1, b"beeld"), doel)
    assert nieuw.name == "plan-pagina-001 (2).png"
    assert bewaar_beeld(Paginabeeld(1, b"beeld"), doel) == nieuw
    assert doel.read_bytes() == b"van iemand anders"


def test_a_plan_that_cannot_be_drawn_is_one_dutch_line(tmp_path: Path) -> None:
    plan = tmp_path / "kapot.pdf"
    plan.write_bytes(b"%PDF-1.7\nniets")
    with pytest.raises(BeeldFout, match=r"kapot\.pdf kan pagina 1 niet worden getekend"):
        list(teken_paginas(plan, [("7", bewijs(Place(1, (LINKS,))))]))


def test_toon_draws_the_pages_of_a_loose_file(tmp_path: Path) -> None:
    plan = VOORBEELD / "2024-plan" / "ODWB.pdf"
    uitkomst = CliRunner().invoke(hoofd, ["toon", str(plan), "--beeld", str(tmp_path), "--criterium", "15"])
    assert uitkomst.exit_code == 0, uitkomst.output
    beelden = sorted(tmp_path.glob("ODWB-criterium-15-pagina-*.png"))
    assert beelden
    assert all(str(pad) in uitkomst.output for pad in beelden)
