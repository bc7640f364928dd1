"""The child process that assesses; light to import, so that it notices at once when its parent has gone."""

from __future__ import annotations

from contextlib import suppress
from multiprocessing.connection import Connection

from extract import end_with_parent


def werk(pijp: Connection) -> None:
    """Run in the child: take the criteria, then assess what comes in, until the parent ends it."""
    end_with_parent()
    from classify import bereid_voor  # two seconds, in which the parent can be killed
    from corpus.ploeg import toets_inhoud

    with suppress(EOFError, OSError):  # the other end has gone, and nobody wants the result any more
        criteria = pijp.recv()
        bereid_voor()
        while True:
            inhoud, over = pijp.recv()
            pijp.send(toets_inhoud(inhoud, criteria, over))
