"""Reads a PDF in a child process with limits, so that no file can take the program with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from extract import errors
from extract.errors import OcrMissingError, ReadError
from extract.model import Document

MEBIBYTE = 1 << 20
CHILD = "plantoets-child"
"""The name of every child process that is started here."""
_STARTING = threading.Lock()
"""One start at a time: hiding the main module is for the whole process, and a batch starts children from threads."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 25.0
    """Wall-clock time from the start of the child to its answer."""
    mebibytes: int = 1024
    """Memory of the child; kept on Linux and macOS, where the system can limit a process. Windows has no such limit."""
    ocr_seconds: float = 75.0
    """Wall-clock time that OCR gets on top of that, for each page that needs it."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """That pages without text are to be read by OCR; ``begins`` hears how many, once that is known."""

    begins: Callable[[int], None] = lambda _pages: None


def read_in_child(
    path: Path, *, password: str | None = None, limits: Limits | None = None, ocr: Ocr | None = None
) -> Document:
    """Return the PDF as a Document, read by a child process that is ended when it passes a limit.

    Raises the same ReadErrors as ``read_pdf``, and LimitError when time or memory ran out or the child died. The child
    is spawned, imports nothing but ``extract``, and does not run the parent's main module. When OCR passes a limit, the
    Document is the one without it, and its unreadable pages say so.
    """
    limits = limits or Limits()
    receiver, sender = multiprocessing.get_context("spawn").Pipe(duplex=False)
    child = start_child(_read, (sender, path, password, limits, ocr is not None))
    sender.close()
    try:
        if not receiver.poll(limits.seconds):
            raise errors.out_of_time(path.name, limits.seconds)
        answer = _answer(receiver)
        if answer is None:
            child.join(1)
            raise errors.reader_died(path.name, child.exitcode)
        if ocr and isinstance(answer, Document):
            answer = _with_ocr(answer, receiver, limits, ocr)
    finally:
        _end(child)
        receiver.close()
    if isinstance(answer, ReadError):
        raise answer
    return answer


def _with_ocr(document: Document, receiver: Connection, limits: Limits, ocr: Ocr) -> Document:
    """Return the Document with what OCR makes of its unreadable pages, or with why that did not end."""
    unread = sum(page.is_unreadable for page in document.pages)
    if not unread:
        return document
    ocr.begins(unread)
    if not receiver.poll(unread * limits.ocr_seconds):
        return _without_ocr(document, "tekstherkenning (OCR) duurde te lang")
    answer = _answer(receiver)
    if isinstance(answer, OcrMissingError):
        raise answer
    if not isinstance(answer, Document):
        return _without_ocr(document, "tekstherkenning (OCR) is onverwacht gestopt")
    return answer


def _without_ocr(document: Document, note: str) -> Document:
    pages = [replace(page, reason=f"{page.reason}; {note}") if page.is_unreadable else page for page in document.pages]
    return replace(document, pages=tuple(pages))


def start_child(target: Callable[..., None], args: tuple[object, ...]) -> BaseProcess:
    """Start a child process that does not run the main module; see also ``end_with_parent`` and ``end_children``."""
    child = multiprocessing.get_context("spawn").Process(target=target, args=args, daemon=True, name=CHILD)
    with _STARTING, _without_main():
        child.start()
    return child


def end_with_parent() -> None:
    """Let this child process end as soon as its parent has, however that ended, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None, "only a child process has a parent to wait for"

    def wait_for_parent() -> None:
        wait([parent.sentinel])
        os._exit(1)  # the reader may be in the middle of a page: nothing of it is needed any more

    threading.Thread(target=wait_for_parent, daemon=True).start()


def end_children() -> None:
    """End every child process of this module at once: whoever waits for one gets a LimitError."""
    for child in multiprocessing.active_children():
        if child.name == CHILD:
            child.kill()


def _answer(receiver: Connection) -> Document | ReadError | None:
    """Return what the child sent, or None when it died before it could."""
    try:
        return receiver.recv()
    except EOFError:
        return None


def _end(child: BaseProcess) -> None:
    child.join(0.05)
    if child.is_alive():
        child.kill()
    child.join()


class _without_main:  # noqa: N801  # reads as a statement
    """Hide the main module from a spawned child, which would import it (and all of the command line) once more."""

    def __enter__(self) -> None:
        main = sys.modules["__main__"]
        self._spec = getattr(main, "__spec__", None)
        self._file = getattr(main, "__file__", None)
        main.__spec__ = None
        if self._file is not None:
            del main.__file__

    def __exit__(self, *_: object) -> None:
        main = sys.modules["__main__"]
        main.__spec__ = self._spec
        if self._file is not None:
            main.__file__ = self._file


def _read(sender: Connection, path: Path, password: str | None, limits: Limits, ocr: bool) -> None:
    """Run in the child: send a Document or a ReadError; with ``ocr`` then the Document that OCR makes of it."""
    end_with_parent()
    _limit_memory(limits.mebibytes)
    from extract.reader import read_in_steps  # after the limit is set

    with suppress(BrokenPipeError), sender:
        try:
            for document in read_in_steps(path, password=password, ocr=ocr):
                sender.send(document)
        except ReadError as error:
            sender.send(error)
        except MemoryError:
            sender.send(errors.out_of_memory(path.name, limits.mebibytes))
        except Exception as error:  # noqa: BLE001  # a bug in one file must not end the batch; the note keeps its trace
            sender.send(errors.reader_failed(path.name, error))


def _limit_memory(mebibytes: int) -> None:
    """Limit this process's address space where the system can."""
    if sys.platform == "win32":
        return
    import resource  # does not exist on Windows

    size = mebibytes * MEBIBYTE
    with suppress(ValueError, OSError):  # macOS refuses some values; the parent's clock still guards
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
