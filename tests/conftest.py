"""What all tests share: the PostgreSQL server, and a loud line where there is none."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from sqlalchemy import URL

from tests import postgres_hulp


@pytest.fixture(scope="session")
def postgres() -> Generator[URL]:
    """Start a private PostgreSQL server once; skip where PostgreSQL is not installed."""
    bin_ = postgres_hulp.bin_map()
    if bin_ is None:
        pytest.skip(postgres_hulp.GEEN_POSTGRES)
    with postgres_hulp.eigen_server(bin_) as adres:
        yield adres


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it once more at the end, in a line that nobody overlooks."""
    if postgres_hulp.bin_map() is None:
        terminalreporter.write_line(postgres_hulp.GEEN_POSTGRES, red=True, bold=True)
