"""A letter in Word becomes a PDF, by LibreOffice where that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generate.bestand import bewaar
from generate.errors import GenereerFout

NAMEN = ("soffice", "libreoffice")
PLEKKEN = (
    Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "LibreOffice" / "program" / "soffice.exe",
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
"""Where LibreOffice stands on Windows and macOS, which do not put it on the path."""
WACHTTIJD = 120
"""Seconds after which LibreOffice is given up, besides those per letter."""
WACHTTIJD_PER_BRIEF = 20


class PdfFout(GenereerFout):
    """The PDF could not be made."""

    code = "pdf"


def libreoffice() -> str | None:
    """Return the program that turns Word into PDF, None when it is not installed."""
    gevonden = next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)
    return gevonden or next((str(plek) for plek in PLEKKEN if plek.is_file()), None)


def schrijf_pdf(brieven: Mapping[Path, Path]) -> None:
    """Write letters as PDF, each to the path that is given with it; all at once, since starting takes longest.

    Two letters must not have the same name. Raises PdfFout that names the letters without a PDF, or OpslaanFout when a
    file cannot be written. A profile of its own keeps it apart from a LibreOffice that the user has open.
    """
    programma = libreoffice()
    namen = ", ".join(brief.name for brief in brieven)
    if programma is None:
        raise PdfFout(
            f"Van {namen} is geen pdf gemaakt: LibreOffice is niet gevonden. In Word is alles er wel. "
            "Installeer LibreOffice, of kies in Word: Opslaan als, pdf."
        )
    with tempfile.TemporaryDirectory() as map_:
        uitvoer = Path(map_) / "uit"
        _zet_om(programma, list(brieven), uitvoer, Path(map_) / "profiel")
        mislukt = [brief.name for brief, doel in brieven.items() if not _neem_over(uitvoer / f"{brief.stem}.pdf", doel)]
    if mislukt:
        raise PdfFout(
            f"LibreOffice heeft geen pdf gemaakt van {', '.join(mislukt)}. In Word is alles er wel. "
            "Open de brief in Word of LibreOffice en sla haar daar op als pdf."
        )


def _neem_over(gemaakt: Path, doel: Path) -> bool:
    """Put a PDF in its place; return whether there was one."""
    if not gemaakt.is_file():
        return False
    bewaar(gemaakt.read_bytes(), doel)
    return True


def _zet_om(programma: str, brieven: Sequence[Path], uitvoer: Path, profiel: Path) -> None:
    wachttijd = WACHTTIJD + len(brieven) * WACHTTIJD_PER_BRIEF
    opdracht = [
        programma,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={profiel.as_uri()}",
        "--convert-to",
        'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
        "--outdir",
        str(uitvoer),
        *(str(brief.resolve()) for brief in brieven),
    ]
    try:
        subprocess.run(opdracht, check=False, capture_output=True, timeout=wachttijd)  # noqa: S603 - our own arguments
    except subprocess.TimeoutExpired as fout:
        raise PdfFout(
            f"LibreOffice was na {wachttijd} seconden nog niet klaar en is gestopt. "
            "In Word is alles er wel; sla de brieven daar op als pdf."
        ) from fout
    except OSError as fout:
        raise PdfFout(f"LibreOffice ({programma}) kan niet worden gestart ({fout.strerror}).") from fout
