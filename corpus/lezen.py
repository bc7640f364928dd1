"""Reading many plans at once: one child process per file, a few ahead of where we are."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from extract import Document, Ocr, ReadError, read_in_child

T = TypeVar("T")


def lees_vooruit(
    plannen: Iterable[T],
    pad_van: Callable[[T], Path],
    *,
    begint: Callable[[T], None] = lambda _plan: None,
    wachtwoord: str | None = None,
    ocr: Callable[[T, int], None] | None = None,
) -> Iterator[tuple[T, Document | ReadError]]:
    """Begin reading at once, and return each plan with its document or with why it could not be read, in this order.

    As many files are read at once as there are processors, and no more documents are held than that. The threads only
    wait: the work and its limits are in the child processes. ``begint`` is called in a thread, when the turn of a file
    comes. ``wachtwoord`` opens files that ask for one. With ``ocr`` pages that are images are read by OCR; it is
    called, in a thread too, with the plan and how many pages that are.
    """
    werkers = os.cpu_count() or 1
    uitvoerder = ThreadPoolExecutor(max_workers=werkers, thread_name_prefix="lezer")
    komend = iter(plannen)

    def lees(plan: T) -> Document | ReadError:
        begint(plan)
        pad = pad_van(plan)
        if not pad.exists():
            return ReadError(f"{pad.name}: dit bestand is er niet; er is niets getoetst. Controleer de naam en de map.")
        try:
            return read_in_child(pad, password=wachtwoord, ocr=Ocr(partial(ocr, plan)) if ocr else None)
        except ReadError as fout:
            return fout

    def begin(aantal: int) -> list[tuple[T, Future[Document | ReadError]]]:
        return [(plan, uitvoerder.submit(lees, plan)) for plan in islice(komend, aantal)]

    def oogst(lopend: deque[tuple[T, Future[Document | ReadError]]]) -> Iterator[tuple[T, Document | ReadError]]:
        try:
            while lopend:
                plan, toekomst = lopend.popleft()
                uitkomst = toekomst.result()
                lopend.extend(begin(1))
                yield plan, uitkomst
        finally:
            # Also when the caller stops halfway (Ctrl-C): what has not begun is dropped, what runs ends by its limits.
            uitvoerder.shutdown(wait=True, cancel_futures=True)

    return oogst(deque(begin(werkers)))
