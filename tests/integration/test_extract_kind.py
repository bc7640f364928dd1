"""The reader in a child process: same answer, its limits, and its end when it hangs or dies."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract import (
    DamagedError,
    LimitError,
    Limits,
    NotAPdfError,
    ReadError,
    read_in_child,
    read_pdf,
)
from tests.extract_pdf import PaperPage, write_pdf


def test_a_child_reads_what_this_process_reads(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PaperPage().text(50, 100, "Wij stellen een innovatieagenda vast.")])
    assert read_in_child(path) == read_pdf(path)


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", NotAPdfError, "leeg"),
        (b"Dit is een brief.", NotAPdfError, "geen PDF"),
        (b"%PDF-1.7\nen dan niets", DamagedError, "beschadigd"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_dutch_line_with_its_name(
    tmp_path: Path, content: bytes, error: type[ReadError], words: str
) -> None:
    path = tmp_path / "Plan ODX.pdf"
    path.write_bytes(content)
    with pytest.raises(error) as raised:
        read_in_child(path)
    assert str(raised.value).startswith("Plan ODX.pdf: ")
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_a_read_error_too(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"weg\.pdf: kan het bestand niet openen"):
        read_in_child(tmp_path / "weg.pdf")


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PaperPage().text(50, 100, "Een zin.")])
    start = time.monotonic()
    with pytest.raises(LimitError, match="seconden"):
        read_in_child(path, limits=Limits(seconds=0.001))
    assert time.monotonic() - start < 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its address space")
def test_a_reader_that_asks_too_much_memory_is_ended(tmp_path: Path) -> None:
    page = PaperPage()
    for row in range(400):
        page.text(10, 2 * row, "woord " * 400, size=1)
    path = write_pdf(tmp_path / "plan.pdf", [page] * 20)
    with pytest.raises(LimitError):
        read_in_child(path, limits=Limits(mebibytes=160))


def test_a_child_does_not_run_the_main_program_again(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", [PaperPage().text(50, 100, "Een zin over de begroting.")])
    script = tmp_path / "programma.py"
    script.write_text(
        "print('gestart', flush=True)\n"
        "from pathlib import Path\n"
        "from extract import read_in_child\n"
        f"print(len(read_in_child(Path({str(path)!r})).pages))\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == ["gestart", "1"]


def test_importing_extract_loads_no_pdf_library() -> None:
    code = "import sys, extract; print([m for m in ('pypdfium2', 'pdfplumber', 'numpy', 'spacy') if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="asks Linux or macOS whether a process is still there")
def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text(
        "import time\nfrom extract import end_with_parent\n\n"
        "def sleep():\n    end_with_parent()\n    print('asleep', flush=True)\n    time.sleep(60)\n"
    )
    start = (
        "import time, sleeper, extract; print(extract.start_child(sleeper.sleep, ()).pid, flush=True); time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])}
    parent = subprocess.Popen([sys.executable, "-c", start], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout
    child = int(parent.stdout.readline())
    assert parent.stdout.readline() == "asleep\n"
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_alive(child)
    parent.stdout.close()


def is_alive(pid: int) -> bool:
    """Return whether a process is there and is not merely waiting to be reaped."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")
