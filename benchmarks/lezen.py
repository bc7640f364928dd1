"""Measures reading: pages per second, peak memory, and the ratio to pdfplumber and to PDFium's bare text.

    python benchmarks/lezen.py MAP

Every measure runs in a process of its own, one after the other, so that none warms up for the next. Seconds are those
of the processor, so that other work on the machine does not count; neither do imports, but the reader's own late
import of pdfplumber does.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
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


def _timed(run: Callable[[], int]) -> Measure:
    start = time.process_time()
    pages = run()
    seconds = time.process_time() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return Measure(pages, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEBIBYTE)


def measure(way: Callable[[Path], Measure], path: Path) -> Measure:
    """Return what one way of reading costs, in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(way, path).result()


def _line(name: str, own: Measure, other: Measure, text: Measure) -> str:
    return (
        f"{name[:44]:44} {own.pages:5} {own.seconds:7.2f} {own.pages / own.seconds:7.0f} {own.peak:7.0f} "
        f"{other.seconds / own.seconds:10.1f} {own.seconds / text.seconds:8.1f}"
    )


def _sum(measures: list[Measure]) -> Measure:
    return Measure(
        sum(one.pages for one in measures), sum(one.seconds for one in measures), max(one.peak for one in measures)
    )


def main() -> None:
    """Print the table for the PDFs in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path, help="folder with PDFs")
    paths = sorted(parser.parse_args().map.rglob("*.pdf"))
    print(f"{'file':44} {'pages':>5} {'seconds':>7} {'pages/s':>7} {'peak MB':>7} {'pdfplumber':>10} {'PDFium':>8}")
    print(f"{'':44} {'':5} {'':7} {'':7} {'':7} {'x slower':>10} {'x faster':>8}")
    columns: tuple[list[Measure], list[Measure], list[Measure]] = ([], [], [])
    for path in paths:
        found = [measure(way, path) for way in (ours, plumber, bare)]
        for column, one in zip(columns, found, strict=True):
            column.append(one)
        print(_line(path.name, *found), flush=True)
    if paths:
        print(_line("all", *map(_sum, columns)))


if __name__ == "__main__":
    main()
