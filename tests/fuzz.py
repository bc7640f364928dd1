"""Reads PDFs with mistakes made in them on purpose: each must give a Document or one Dutch line.

    python -m tests.fuzz 2000 [MAP]

The seeds are small PDFs written here and, with a folder, the PDFs in it. Input number N is the same in every run. All
inputs are read in one child as long as it lives; one that ends or hangs it is read once more alone, as the program
reads every file, and must then pass the limits in the way that the program promises.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from extract import Limits, ReadError, read_in_child, start_child
from tests.extract_pdf import PaperPage, write_pdf

LIMITS = Limits(seconds=25.0)
MAX_SEED = 150_000
"""Bytes; larger files only make the run slower."""

PROGRAM_FAULT = "fout in het programma"
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_WORDS = [
    b"endstream", b"endobj", b"stream", b"obj", b"<<", b">>", b"[", b"]", b"(", b")", b"<", b"null", b"/Kids",
    b"/Parent", b"/Contents", b"/Resources", b"/Font", b"/MediaBox [0 0 1e30 -1]", b"/Rotate 45", b"/Length 999999999",
    b"/Count -1", b"BT", b"ET", b"Tj", b"q " * 500, b"Q", b"Do", b"1e38 0 0 1e38 0 0 cm", b"0 0 0 0 0 0 Tm",
    b"\x00" * 8, b"\xff\xfe", b"%%EOF", b"xref", b"trailer", b"startxref", b"/PageLabels", b"/S /r", b"/St -5",
    b"/Encrypt", b"/Prev 0",
]  # fmt: skip
_NUMBERS = [b"0", b"-1", b"1", b"65536", b"2147483648", b"-2147483649", b"99999999999999999999", b"1e400", b"0.0000001"]


@dataclass
class Result:
    """What came of a run."""

    answers: Counter[str] = field(default_factory=Counter[str])
    """How often each kind of answer was given."""
    faults: list[str] = field(default_factory=list[str])
    """Inputs that broke a promise, with how."""
    slowest: float = 0.0


def seeds(folder: Path | None) -> list[bytes]:
    """Return the PDFs in which mistakes are made."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, "zaad.pdf")
        found = [write_pdf(path, pages).read_bytes() for pages in _papers()]
    for path in sorted(folder.rglob("*.pdf")) if folder else []:
        if 0 < path.stat().st_size <= MAX_SEED:
            found.append(path.read_bytes())
    return found


def _papers() -> list[list[PaperPage]]:
    text = ["Wij stellen een inno-", "vatieagenda vast: opleidings- en", "innovatiebudget van 3% (2025)."]
    table = PaperPage().grid([50, 200, 400], [100, 130, 160, 190])
    for row, cells in enumerate((("Actie", "Planning"), ("Werving", "Q3 2025"), ("Opleiding", "Q4 2025"))):
        table.text(60, 105 + 30 * row, cells[0]).text(210, 105 + 30 * row, cells[1])
    columns = PaperPage().lines(50, 100, text * 9).lines(310, 100, text * 9)
    numbered = [PaperPage().lines(50, 100, text * 5).text(290, 800, f"Pagina {at} van 4") for at in range(1, 5)]
    return [numbered, [table, columns], [PaperPage(rotate=90).lines(50, 100, text)]]


def mutated(number: int, sources: list[bytes]) -> bytes:
    """Return input ``number``: one of the sources with one to eight mistakes."""
    chance = random.Random(number)  # noqa: S311  # repeatable, not secret
    data = bytearray(chance.choice(sources))
    for _ in range(chance.randint(1, 8)):
        _spoil(data, chance, sources)
    return bytes(data)


def _spoil(data: bytearray, chance: random.Random, sources: list[bytes]) -> None:
    at = chance.randrange(len(data)) if data else 0
    length = min(1 << chance.randrange(12), max(len(data) - at, 0))
    match chance.randrange(7):
        case 0:
            for place in range(at, at + min(length, 16)):
                data[place] = chance.randrange(256)
        case 1:
            del data[at : at + length]
        case 2:
            data[at:at] = data[at : at + length]
        case 3:
            data[at:at] = b" " + chance.choice(_WORDS) + b" "
        case 4:
            other = chance.choice(sources)
            start = chance.randrange(len(other))
            data[at : at + length] = other[start : start + length]
        case 5:
            found = _NUMBER.search(data, at)
            if found:
                data[found.start() : found.end()] = chance.choice(_NUMBERS)
        case _:
            if chance.random() < 0.3:
                del data[at:]


def run(inputs: range, folder: Path | None) -> Result:
    """Read these inputs; see the module's first lines."""
    result = Result()
    sources = seeds(folder)
    waiting = iter(inputs)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, "invoer.pdf")
        number = next(waiting, None)
        while number is not None:
            stopped = _until_it_dies(number, inputs.stop, folder, result)
            if stopped is None:
                break
            path.write_bytes(mutated(stopped, sources))
            _alone(stopped, path, result)
            number = stopped + 1 if stopped + 1 < inputs.stop else None
    return result


def _until_it_dies(first: int, stop: int, folder: Path | None, result: Result) -> int | None:
    """Read inputs in one child; return the one at which it died or hung, None when all were read."""
    receiver, sender = multiprocessing.get_context("spawn").Pipe(duplex=False)
    child = start_child(_read_all, (sender, first, stop, folder))
    sender.close()
    try:
        for number in range(first, stop):
            if not receiver.poll(LIMITS.seconds):
                return number
            try:
                answer, seconds = receiver.recv()
            except EOFError:
                return number
            _note(number, answer, seconds, result)
    finally:
        child.kill()
        child.join()
    return None


def _read_all(sender: Connection, first: int, stop: int, folder: Path | None) -> None:
    """Run in the child: read inputs one after the other and send what came of each."""
    if sys.platform != "win32":
        import resource  # does not exist on Windows

        size = LIMITS.mebibytes << 20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    from extract import read_pdf

    sources = seeds(folder)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, "invoer.pdf")
        for number in range(first, stop):
            path.write_bytes(mutated(number, sources))
            start = time.monotonic()
            try:
                document = read_pdf(path)
                answer = "Document" if len(document.text) == len(document.chars.raw) else f"{PROGRAM_FAULT}: maps"
            except ReadError as error:
                answer = type(error).__name__
            except MemoryError:
                sender.close()  # the parent reads it once more, alone
                return
            except Exception as error:  # noqa: BLE001  # this is what the run looks for
                answer = f"{PROGRAM_FAULT}: {type(error).__name__}: {error}"
            sender.send((answer, time.monotonic() - start))


def _alone(number: int, path: Path, result: Result) -> None:
    start = time.monotonic()
    try:
        read_in_child(path, limits=LIMITS)
        answer = "Document (alone)"
    except ReadError as error:
        answer = f"{type(error).__name__} (alone)" if PROGRAM_FAULT not in str(error) else str(error)
    _note(number, answer, time.monotonic() - start, result)


def _note(number: int, answer: str, seconds: float, result: Result) -> None:
    result.answers[answer.split(":")[0]] += 1
    result.slowest = max(result.slowest, seconds)
    if PROGRAM_FAULT in answer or seconds > LIMITS.seconds + 5:
        result.faults.append(f"{number}: {answer} ({seconds:.1f} s)")


def main() -> int:
    """Run from the command line and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("number", type=int, help="how many inputs")
    parser.add_argument("folder", type=Path, nargs="?", help="PDFs to make mistakes in")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    options = parser.parse_args()
    result = run(range(options.first, options.first + options.number), options.folder)
    for answer, count in result.answers.most_common():
        sys.stdout.write(f"{count:6} {answer}\n")
    sys.stdout.write(f"slowest {result.slowest:.1f} s\n" + "".join(f"FAULT {fault}\n" for fault in result.faults))
    return 1 if result.faults else 0


if __name__ == "__main__":
    from tests import fuzz  # a child cannot find functions of the main module

    sys.exit(fuzz.main())
