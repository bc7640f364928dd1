"""The repository speaks of the project alone, and carries what a fresh machine needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Built from pieces, because this file is in the repository too.
MACHINE_PATH = re.compile(
    r"(?<![\w.:/-])/(?:" + "|".join(["work", "tmp", "root", "home/" + r"\w+", "Users/" + r"\w+"]) + r")/\w"
)
REGISTRY = re.compile(
    "|".join(["index" + "-url", "find" + "-links", "pypi.org/" + "simple", "files." + "pythonhosted"])
)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Return every text file that git keeps, by name."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is no list of the repository's files")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found: dict[str, str] = {}
    for name in filter(None, listed.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content and not content.startswith(b"%PDF"):
            found[name] = content.decode("utf-8")
    return found


@pytest.mark.parametrize("path", ["/wo" + "rk/main/x.py", "zie /t" + "mp/uit.json", "'/ho" + "me/jan/plan.pdf'"])
def test_a_path_of_somebodys_machine_is_recognised(path: str) -> None:
    assert MACHINE_PATH.search(path)


@pytest.mark.parametrize("path", ["https://example.org/work/item", "docs/tmp/x", "network/", "brief/werk", "./tmp/x"])
def test_an_ordinary_path_is_no_machine_path(path: str) -> None:
    assert not MACHINE_PATH.search(path)


def test_no_file_names_a_path_of_somebodys_machine(texts: dict[str, str]) -> None:
    found = {name: match.group() for name, text in texts.items() if (match := MACHINE_PATH.search(text))}
    assert found == {}


def test_no_file_names_a_package_registry(texts: dict[str, str]) -> None:
    allowed = {"Makefile"}  # it tells the locker to leave the registry out
    found = {name: match.group() for name, text in texts.items() if (match := REGISTRY.search(text))}
    assert {name: match for name, match in found.items() if name not in allowed} == {}


def test_every_link_in_a_document_leads_to_a_file(texts: dict[str, str]) -> None:
    links = [
        (name, target)
        for name, text in texts.items()
        if name.endswith(".md")
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
        if "://" not in target
    ]
    assert links
    assert [link for link in links if not (ROOT / link[0]).parent.joinpath(link[1]).exists()] == []


@pytest.mark.parametrize("lock", ["app.lock", "build.lock", "dev.lock"])
def test_every_locked_package_has_one_version_and_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    packages = [block for block in re.split(r"\n(?=[a-z])", text) if re.match(r"[a-z]", block)]
    assert packages
    assert [block.splitlines()[0] for block in packages if "==" not in block or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    ("lock", "groups"), [("app.lock", []), ("build.lock", ["build"]), ("dev.lock", ["build", "dev"])]
)
def test_everything_that_pyproject_asks_for_is_locked(lock: str, groups: list[str]) -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [name for group in groups for name in pyproject["dependency-groups"][group]]
    if lock != "build.lock":
        asked += pyproject["project"]["dependencies"]
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", text, flags=re.MULTILINE))
    names = {re.split(r"[\[<>=~!;, ]", name)[0].lower().replace("_", "-") for name in asked}
    assert names - locked == set()


def test_app_and_dev_are_locked_to_the_same_versions() -> None:
    pins = {
        lock: set(
            re.findall(
                r"^[a-z0-9-]+==\S+", (ROOT / "requirements" / lock).read_text(encoding="utf-8"), flags=re.MULTILINE
            )
        )
        for lock in ("app.lock", "build.lock", "dev.lock")
    }
    assert pins["app.lock"] - pins["dev.lock"] == set()
    assert pins["build.lock"] - pins["dev.lock"] == set()


def test_the_licence_is_the_whole_of_the_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", text, flags=re.MULTILINE)] == list(range(1, 16))
    assert text.rstrip().endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version."
    )
