"""Measures reading: pages per second, peak memory, and the ratio to pdfplumber, pdftotext and PDFium's bare text.

    python benchmarks/lezen.py MAP

Every measure runs in a process of its own, one after the other, so that none warms up for the next. Seconds are those
of the processor, so that other work on the machine does not count; neither do imports, but pdftotext's start does. The
last lines read one file of 350 pages, put together from those in the folder: memory must not grow with the pages.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Measure:
    """What one way of reading cost for one file."""

    pages: int
    seconds: float
    peak: float
    """Mebibytes."""


def ours(path: Path) -> Measure:
    """Read with this project's reader."""
    from extract import read_pdf

    importlib.import_module("extract._pipeline")
    return _timed(lambda: len(read_pdf(path).pages))


def plumber(path: Path) -> Measure:
    """Read with pdfplumber, page by page."""
    import pdfplumber

    def run() -> int:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.close()
            return len(pdf.pages)

    return _timed(run)


def bare(path: Path) -> Measure:
    """Read PDFium's plain text."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types

    library: Any = pypdfium2

    def run() -> int:
        pdf = library.PdfDocument(path)
        for page in pdf:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(pdf)

    return _timed(run)


def poppler(path: Path) -> Measure | None:
    """Read with Poppler's pdftotext, where it is installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return None

    def run() -> int:
        text = subprocess.run([program, path, "-"], capture_output=True, check=True).stdout  # noqa: S603  # our own PDFs
        return text.count(b"\f")

    return _timed(run)


def _timed(run: Callable[[], int]) -> Measure:
    start = _seconds()
    pages = run()
    return Measure(pages, _seconds() - start, _peak())


def _seconds() -> float:
    """Return the processor time of this process and of the programs that it called."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEBIBYTE


def measure(way: Callable[[Path], Measure | None], path: Path) -> Measure | None:
    """Return what one way of reading costs, in a fresh process; None where that way is not there."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(way, path).result()


WAYS = (ours, plumber, poppler, bare)
HEAD = (
    f"{'file':44} {'pages':>5} {'seconds':>7} {'pages/s':>7} {'peak MB':>7} "
    f"{'pdfplumber':>10} {'pdftotext':>10} {'PDFium':>10}"
)
LONG = 350


def _line(name: str, own: Measure, others: Sequence[Measure | None]) -> str:
    ratios = (f"{other.seconds / own.seconds:10.2f}" if other else f"{'-':>10}" for other in others)
    return (
        f"{name[:44]:44} {own.pages:5} {own.seconds:7.2f} {own.pages / own.seconds:7.0f} {own.peak:7.0f} "
        f"{' '.join(ratios)}"
    )


def _sum(measures: Sequence[Measure | None]) -> Measure | None:
    found = [one for one in measures if one]
    if not found:
        return None
    return Measure(sum(one.pages for one in found), sum(one.seconds for one in found), max(one.peak for one in found))


def long_file(paths: Sequence[Path], target: Path) -> Path:
    """Write the first 350 pages of these files as one, and return it."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]  # pypdfium2 ships no types

    library: Any = pypdfium2
    whole = library.PdfDocument.new()
    for path in itertools.cycle(paths):
        part = library.PdfDocument(path)
        whole.import_pages(part, range(min(len(part), LONG - len(whole))))
        if len(whole) == LONG:
            break
    whole.save(target)
    return target


def main() -> None:
    """Print the table for the PDFs in a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("map", type=Path, help="folder with PDFs")
    paths = sorted(parser.parse_args().map.rglob("*.pdf"))
    if not paths:
        parser.error("there are no PDFs in this folder")
    print(f"{'':75} time of the others, ours is 1:\n{HEAD}")
    rows: list[list[Measure | None]] = []
    for path in paths:
        rows.append([measure(way, path) for way in WAYS])
        _print(path.name, rows[-1])
    _print("all", [_sum(column) for column in zip(*rows, strict=True)])
    with tempfile.TemporaryDirectory() as folder:
        path = long_file(paths, Path(folder, f"{LONG} pages in one file"))
        _print(path.name, [measure(ours, path), None, None, None])


def _print(name: str, measures: Sequence[Measure | None]) -> None:
    own, *others = measures
    assert own is not None, "our own reader is always there"
    print(_line(name, own, others), flush=True)


if __name__ == "__main__":
    main()
