"""What a letter that somebody changed by hand says that a new one does not."""

# lxml, under python-docx, brings no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def eigen_alineas(gewijzigd: Path, nieuw: Path) -> tuple[str, ...] | None:
    """Return the paragraphs of ``gewijzigd`` that do not stand in ``nieuw``, in their order.

    None when ``gewijzigd`` cannot be read as a Word file, so that nothing can be said.
    """
    try:
        oud = _alineas(gewijzigd)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError):
        return None
    bekend = set(_alineas(nieuw))
    return tuple(alinea for alinea in dict.fromkeys(oud) if alinea not in bekend)


def _alineas(pad: Path) -> list[str]:
    document = Document(str(pad))
    teksten = (" ".join(Paragraph(p, document).text.split()) for p in document.element.body.iter(qn("w:p")))
    return [tekst for tekst in teksten if tekst]
