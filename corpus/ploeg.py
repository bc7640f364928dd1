"""The hands of a batch: as many child processes as there are processors, that read a file or assess a document."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue
from time import sleep
from types import TracebackType
from typing import Any, Self, TypeVar

from classify import Criteria, bereid_voor, toets, toetsing_naar_opslag
from corpus.herkenning import voorwerk
from corpus.opslag import document_naar_bytes, document_uit_bytes
from corpus.store import Passage
from corpus.toetskind import werk
from corpus.vulling import passages_van
from extract import Document, Ocr, ReadError, end_children, read_in_child, start_child

T = TypeVar("T")
TOETSTIJD = 300.0
"""Seconds that assessing one plan may take; sixty pages take about one."""
_EIGEN_HAND = 6
"""Up to so many plans are assessed by this process itself: a child first needs two seconds to load the language."""


@dataclass(frozen=True, slots=True)
class OverDienst:
    """What an assessment needs to know of the service that handed in a plan."""

    namen: tuple[str, ...] = ()
    """The names under which the plan may speak of its own service."""
    vragen: dict[str, str] = field(default_factory=dict[str, str])
    """Per criterium number the questions that the ministry put to it: a plan that repeats one has not answered it."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A document as the store keeps it."""

    inhoud: bytes
    paginas: int
    voorwerk: str
    passages: tuple[Passage, ...]


class ToetsFout(Exception):
    """Our rules broke on a plan; the message says how, for the developers."""


class Ploeg:
    """Reads and assesses in the background; a bad plan takes nobody with it. Use it as a context manager.

    Each thread waits for one child process, so that all processors work and none has two tasks. A child that assesses
    is kept for the next plan, since loading the language takes longer than assessing.
    """

    def __init__(
        self, criteria: Criteria, aantal_plannen: int, *, wachtwoord: str | None = None, ocr: bool = False
    ) -> None:
        """Get ready for about ``aantal_plannen`` plans; ``wachtwoord`` opens files that ask for one.

        With ``ocr`` pages that are images are read by OCR, which must be there.
        """
        self.omvang = os.cpu_count() or 1
        self._criteria = criteria
        self._wachtwoord = wachtwoord
        self._ocr = Ocr() if ocr else None
        self._eigen_hand = aantal_plannen <= _EIGEN_HAND or self.omvang == 1
        self._draden = ThreadPoolExecutor(self.omvang, thread_name_prefix="ploeg")
        self._toetser = ThreadPoolExecutor(1, thread_name_prefix="toetser")
        self._vrij: LifoQueue[_Toetskind] = LifoQueue()
        self._lopend: list[Future[Any]] = []
        if self._eigen_hand:
            self._start(self._toetser, bereid_voor)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, soort: type[BaseException] | None, _fout: BaseException | None, _spoor: TracebackType | None
    ) -> None:
        """End all children; after an error or Ctrl-C at once, without waiting for what they are doing."""
        for uitvoerder in (self._draden, self._toetser):
            uitvoerder.shutdown(wait=False, cancel_futures=True)
        while soort is not None and any(not een.done() for een in self._lopend):
            end_children()  # more than once: a thread may have been about to start one
            sleep(0.05)
        for uitvoerder in (self._draden, self._toetser):
            uitvoerder.shutdown(wait=True)
        while not self._vrij.empty():
            self._vrij.get_nowait().einde()

    def lees(self, pad: Path, *, begint: Callable[[], None]) -> Future[Gelezen | ReadError]:
        """Read a file; ``begint`` is called in a thread, when its turn comes."""

        def doe() -> Gelezen | ReadError:
            begint()
            try:
                return _verwerk(read_in_child(pad, password=self._wachtwoord, ocr=self._ocr))
            except ReadError as fout:
                return fout

        return self._start(self._draden, doe)

    def toets(
        self, inhoud: bytes, over: OverDienst, *, begint: Callable[[], None]
    ) -> Future[dict[str, Any] | ToetsFout]:
        """Assess a stored document; the result is as the store keeps it."""

        def doe() -> dict[str, Any] | ToetsFout:
            begint()
            if self._eigen_hand:
                return toets_inhoud(inhoud, self._criteria, over)
            kind = self._neem_kind()
            uitkomst = kind.toets(inhoud, over)
            if uitkomst is None:
                kind.einde()
                return ToetsFout(f"het toetsen stopte onverwacht of duurde langer dan {TOETSTIJD:g} seconden")
            self._vrij.put(kind)
            return uitkomst

        return self._start(self._toetser if self._eigen_hand else self._draden, doe)

    def _start(self, uitvoerder: ThreadPoolExecutor, doe: Callable[[], T]) -> Future[T]:
        self._lopend = [een for een in self._lopend if not een.done()]
        toekomst = uitvoerder.submit(doe)
        self._lopend.append(toekomst)
        return toekomst

    def _neem_kind(self) -> _Toetskind:
        try:
            return self._vrij.get_nowait()
        except Empty:
            return _Toetskind(self._criteria)


class _Toetskind:
    """A child process that assesses one document after another."""

    def __init__(self, criteria: Criteria) -> None:
        self._pijp, zijn_einde = multiprocessing.get_context("spawn").Pipe()
        self._proces = start_child(werk, (zijn_einde,))
        zijn_einde.close()
        self._criteria: Criteria | None = criteria

    def toets(self, inhoud: bytes, over: OverDienst) -> dict[str, Any] | ToetsFout | None:
        """Return the result, or None when the child died or takes too long."""
        try:
            if self._criteria:  # the first time; by then the child has loaded what it needs to know them
                self._pijp.send(self._criteria)
                self._criteria = None
            self._pijp.send((inhoud, over))
            return self._pijp.recv() if self._pijp.poll(TOETSTIJD) else None
        except (EOFError, OSError):
            return None

    def einde(self) -> None:
        """End the child."""
        self._proces.kill()
        self._proces.join()
        self._pijp.close()


def toets_inhoud(inhoud: bytes, criteria: Criteria, over: OverDienst) -> dict[str, Any] | ToetsFout:
    """Return the result for a stored document as the store keeps it, or what broke."""
    try:
        document = document_uit_bytes(inhoud)
        return toetsing_naar_opslag(toets(document, criteria, dienst_namen=over.namen, vragen=over.vragen))
    except Exception as fout:  # noqa: BLE001 - one plan on which our rules break must not stop the other plans
        return ToetsFout(f"{type(fout).__name__}: {fout}")


def _verwerk(document: Document) -> Gelezen:
    return Gelezen(
        document_naar_bytes(document), len(document.pages), voorwerk(document), tuple(passages_van(document))
    )
