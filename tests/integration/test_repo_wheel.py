"""The wheel carries everything that the program needs on a machine without the checkout."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES: list[str] = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
NOT_DATA = {"__pycache__", ".pytest_cache", ".ruff_cache"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel from the checkout and return the names of the files in it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run([*build, "--quiet", "--disable-pip-version-check"], check=True)
    (file,) = folder.glob("plantoets-*.whl")
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_of_a_package_is_in_the_wheel(wheel: set[str], package: str) -> None:
    files = [path.relative_to(ROOT) for path in (ROOT / package).rglob("*") if path.is_file()]
    expected = {file.as_posix() for file in files if not NOT_DATA & set(file.parts)}
    assert expected
    assert expected - wheel == set()


@pytest.mark.parametrize(
    "pattern",
    [
        "classify/criteria/*.yaml",
        "templates/*.docx",
        "templates/*.j2",
        "corpus/voorbeeld/plannen/*/*.pdf",
        "corpus/voorbeeld/plantoets.toml",
    ],
)
def test_the_data_that_the_program_opens_is_in_the_wheel(wheel: set[str], pattern: str) -> None:
    assert [name for name in wheel if PurePosixPath(name).match(pattern)]


def test_the_wheel_brings_nothing_but_the_program(wheel: set[str]) -> None:
    top_level = {PurePosixPath(name).parts[0] for name in wheel}
    assert {name for name in top_level if not name.endswith(".dist-info")} == set(PACKAGES)


def test_the_licence_comes_with_the_wheel(wheel: set[str]) -> None:
    assert [name for name in wheel if name.endswith(".dist-info/licenses/LICENSE")]
