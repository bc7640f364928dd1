"""Letters as PDF: made by LibreOffice where it is installed, and a clear line where it is not."""

# pypdfium2 brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from generate import pdf, schrijf_brief
from generate.pdf import PdfFout, schrijf_pdf
from tests.generate_hulp import INSTELLINGEN, voorbeeld

heeft_libreoffice = pytest.mark.skipif(pdf.libreoffice() is None, reason="LibreOffice is not installed")


@heeft_libreoffice
def test_letters_arrive_as_pdf_with_their_text(tmp_path: Path) -> None:
    brieven = {tmp_path / f"{naam}.docx": tmp_path / "pdf" / f"{naam}.pdf" for naam in ("ODG", "ODPV")}
    for brief in brieven:
        schrijf_brief(voorbeeld(f"2024-plan/{brief.stem}"), INSTELLINGEN, brief)
    schrijf_pdf(brieven)
    for brief, doel in brieven.items():
        document = pdfium.PdfDocument(doel)
        eerste = document[0].get_textpage()
        tekst = eerste.get_text_bounded()
        eerste.close()
        document.close()
        assert voorbeeld(f"2024-plan/{brief.stem}").dienst.naam in " ".join(tekst.split())


@heeft_libreoffice
def test_a_letter_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PdfFout, match=r"geen pdf gemaakt van weg\.docx"):
        schrijf_pdf({tmp_path / "weg.docx": tmp_path / "weg.pdf"})


def test_without_libreoffice_the_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "PLEKKEN", ())
    with pytest.raises(PdfFout, match=r"LibreOffice is niet gevonden.*Installeer LibreOffice"):
        schrijf_pdf({tmp_path / "ODG.docx": tmp_path / "ODG.pdf"})
