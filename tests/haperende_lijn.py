"""A line to a server that a test can cut: a relay on loopback that resets the connection at the next word."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_NU_WEG = struct.pack("ii", 1, 0)
"""SO_LINGER with zero seconds: closing sends a reset instead of an orderly end."""
_STUK = 65536


@dataclass(slots=True)
class HaperendeLijn:
    """Passes bytes on between a client and a server, until it is told to fail."""

    poort: int
    verbroken: int = 0
    """How often a connection was reset."""
    _haper: threading.Event = field(default_factory=threading.Event)

    def verbreek_bij_het_volgende_woord(self) -> None:
        """Reset the connection on which the client speaks next, after taking what it says."""
        self._haper.set()

    def geef_door(self, klant: socket.socket, server: socket.socket) -> None:
        """Pass on what the client says, until it ends or the line fails."""
        with suppress(OSError):
            while woord := klant.recv(_STUK):
                if self._haper.is_set():
                    self._haper.clear()
                    self.verbroken += 1
                    klant.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NU_WEG)
                    klant.close()
                    break
                server.sendall(woord)
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()


@contextmanager
def haperende_lijn(serverpoort: int) -> Generator[HaperendeLijn]:
    """Open a relay to a server on loopback; it ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as deur:
        lijn = HaperendeLijn(deur.getsockname()[1])
        threading.Thread(target=_laat_binnen, args=(deur, lijn, serverpoort), daemon=True).start()
        yield lijn


def _laat_binnen(deur: socket.socket, lijn: HaperendeLijn, serverpoort: int) -> None:
    while True:
        try:
            klant, _ = deur.accept()
        except OSError:  # the block has ended
            return
        server = socket.create_connection(("127.0.0.1", serverpoort))
        threading.Thread(target=lijn.geef_door, args=(klant, server), daemon=True).start()
        threading.Thread(target=_geef_terug, args=(server, klant), daemon=True).start()


def _geef_terug(server: socket.socket, klant: socket.socket) -> None:
    """Pass on what the server says, until it ends."""
    with suppress(OSError):
        while woord := server.recv(_STUK):
            klant.sendall(woord)
        klant.shutdown(socket.SHUT_RDWR)
