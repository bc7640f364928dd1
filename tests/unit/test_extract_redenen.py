"""What the operating system says reaches the user in Dutch."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from extract import ReadError, read_pdf
from extract.reasons import is_known, reason


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EACCES, "geen toestemming, of het staat open in een ander programma"),
        (errno.ENOSPC, "de schijf is vol"),
        (errno.ENOTDIR, "er staat een bestand waar een map hoort"),
        (errno.EIO, "de schijf geeft een leesfout of schrijffout"),
    ],
)
def test_a_refusal_of_the_system_is_told_in_dutch(number: int, expected: str) -> None:
    error = OSError(number, os.strerror(number))
    assert is_known(error)
    assert reason(error) == expected


def test_an_unknown_refusal_keeps_its_own_words() -> None:
    error = OSError(errno.ENOEXEC, "Exec format error")
    assert not is_known(error)
    assert reason(error) == "Exec format error"
    assert reason(OSError("zonder nummer")) == "zonder nummer"
    assert reason(OSError()) == "OSError"


def test_a_plan_that_is_not_there_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"ODG\.pdf: kan het bestand niet openen \(het is er niet\);"):
        read_pdf(tmp_path / "ODG.pdf")
