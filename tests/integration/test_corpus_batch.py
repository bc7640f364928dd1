"""A batch that is broken off at any moment leaves nothing behind; a rerun completes the rest with the same result."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from classify import Criteria, load_criteria
from corpus import Project, Stap, toets_project
from tests.extract_pdf import PaperPage, write_pdf

ROOT = Path(__file__).parents[2]
TOML = '[[ronden]]\nid = "2024"\ntitel = "Plan"\nsoort = "plan van aanpak"\n'
ZINNEN = (
    "Wij stellen in 2025 een opleidingsbudget van vier procent van de loonsom vast.",
    "Het bestuur heeft een fusie met de buurdienst onderzocht; dat is niet van toepassing.",
    "De dienst heeft tachtig procent van de medewerkers in vaste dienst, ook in 2026.",
)
WEINIG = 3
VEEL = 8
"""More than one process assesses by itself, so that children do it."""
_GEDULD = 300.0
"""Seconds for what takes a few: a busy machine makes no test fail."""
alleen_linux = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for children under /proc")


def maak_project(map_: Path, aantal: int = WEINIG) -> Path:
    """Make a project with small plans, one that is no PDF and one that is in the folder twice."""
    plannen = map_ / "plannen" / "2024"
    plannen.mkdir(parents=True)
    (map_ / "plantoets.toml").write_text(TOML, encoding="utf-8")
    rijen = "".join(f"Omgevingsdienst {nummer},OD{nummer}X\n" for nummer in range(aantal))
    (map_ / "register.csv").write_text(f"naam,afkorting\n{rijen}", encoding="utf-8")
    for nummer in range(aantal):
        bladen = [PaperPage().text(50, 100, ZINNEN[(nummer + blad) % 3]) for blad in range(nummer + 1)]
        write_pdf(plannen / f"OD{nummer}X.pdf", bladen)
    (plannen / "OD0X kopie.pdf").write_bytes((plannen / "OD0X.pdf").read_bytes())
    (plannen / "OD2X bijlage.pdf").write_bytes(b"%PDF-1.7 en dan niets")
    return map_


_VOORGELADEN = """
import os, sys
from contextlib import closing
from pathlib import Path
from classify import bereid_voor, load_criteria
from corpus import Project, toets_project

criteria = load_criteria()
bereid_voor()
for regel in sys.stdin:
    kind = os.fork()
    if not kind:
        with closing(Project(Path(regel.strip()))) as project:
            toets_project(project, criteria)
        os._exit(0)
    print(kind, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]), flush=True)
"""


class Voorgeladen:
    """A process that has the language loaded, and runs a batch in a copy of itself: no two seconds for each moment."""

    def __init__(self, omgeving: dict[str, str]) -> None:
        opdracht = [sys.executable, "-c", _VOORGELADEN]
        self.proces = subprocess.Popen(
            opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, cwd=ROOT, env=os.environ | omgeving
        )

    def draai(self, map_: Path, hoogstens: float = _GEDULD) -> int:
        """Run a batch and return its exit code; it is killed after so many seconds."""
        assert self.proces.stdin
        assert self.proces.stdout
        self.proces.stdin.write(f"{map_}\n".encode())
        kind = int(self.proces.stdout.readline())
        if not select.select([self.proces.stdout], [], [], hoogstens)[0]:
            os.kill(kind, signal.SIGKILL)
        return int(self.proces.stdout.readline())

    def einde(self) -> None:
        self.proces.communicate()


def inhoud(map_: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what is stored, without row numbers and moments."""
    kolommen = {
        "document": "sha256, lezer, paginas, voorwerk, inhoud",
        "toetsing": "sha256, lezer, criteria, programma, namen, uitkomst",
        "passage": "sha256, lezer, pagina, bladzijde, kop, tekst",
        "fout": "ronde, bestand, sha256, soort, melding",
    }
    with closing(sqlite3.connect(map_ / "plantoets.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        db.execute("INSERT INTO passage_zoek (passage_zoek) VALUES ('integrity-check')")
        return {
            tabel: db.execute(f"SELECT {namen} FROM {tabel} ORDER BY {namen}").fetchall()  # noqa: S608 - our own names
            for tabel, namen in kolommen.items()
        }


def bestanden(map_: Path) -> set[str]:
    return {pad.relative_to(map_).as_posix() for pad in map_.rglob("*")}


def levend(merk: str) -> list[int]:
    """Return the processes that were started with this mark in their environment."""

    def gemerkt() -> Iterator[int]:
        for pad in Path("/proc").glob("[0-9]*/environ"):
            try:
                if merk.encode() in pad.read_bytes():
                    yield int(pad.parent.name)
            except OSError:  # it ended while we looked, or belongs to somebody else
                continue

    return list(gemerkt())


@alleen_linux
@pytest.mark.parametrize(
    ("keren", "aantal"), [pytest.param(6, WEINIG, id="6"), pytest.param(50, VEEL, id="50", marks=pytest.mark.slow)]
)
def test_a_batch_that_is_killed_at_random_moments_ends_as_if_it_never_was(
    tmp_path: Path, keren: int, aantal: int
) -> None:
    gaaf, map_ = maak_project(tmp_path / "gaaf", aantal), maak_project(tmp_path / "project", aantal)
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    toeval = random.Random(keren)  # noqa: S311 - moments, not secrets
    gedood = afgemaakt = 0
    batch = Voorgeladen({"PLANTOETS_PROEF": str(tmp_path), "TMPDIR": str(tijdelijk)})
    try:
        batch.draai(maak_project(tmp_path / "opwarmer", 1))
        begin = time.monotonic()
        assert batch.draai(gaaf) == 0
        duur = time.monotonic() - begin
        verwacht, namen = inhoud(gaaf), bestanden(gaaf)
        while gedood < keren or not afgemaakt:
            if batch.draai(map_, toeval.uniform(0, duur) if gedood < keren else _GEDULD) == -signal.SIGKILL:
                gedood += 1
                geen_kinderen_meer(str(tmp_path), batch.proces.pid)
                continue
            assert inhoud(map_) == verwacht
            assert bestanden(map_) == namen
            assert list(tijdelijk.iterdir()) == []
            (map_ / "plantoets.db").unlink()
            afgemaakt += 1
    finally:
        batch.einde()


def geen_kinderen_meer(merk: str, behalve: int) -> None:
    """Wait until the children of a killed batch have noticed."""
    uiterlijk = time.monotonic() + _GEDULD
    while (over := set(levend(merk)) - {behalve}) and time.monotonic() < uiterlijk:
        time.sleep(0.01)
    assert over == set()


@alleen_linux
def test_a_file_that_the_disk_does_not_give_is_one_line_and_never_stops_the_batch(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    (map_ / "plannen" / "2024" / "OD1X.pdf").unlink()
    (map_ / "plannen" / "2024" / "OD1X.pdf").symlink_to("/proc/self/mem")  # opens, and then fails to read
    with closing(Project(map_)) as project:
        verslag = toets_project(project, load_criteria())
    fouten = {uitkomst.plan.bestand: uitkomst.melding for uitkomst in verslag.niet_gelezen}
    assert set(fouten) == {"OD1X.pdf", "OD2X bijlage.pdf"}
    assert fouten["OD1X.pdf"].startswith("OD1X.pdf: ")
    assert verslag.aantal(Stap.GELEZEN) == WEINIG - 1
    assert verslag.aantal(Stap.ONGEWIJZIGD) == 1, "the copy of OD0X is not read again"


def test_changed_criteria_are_applied_without_reading_anything_again(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    criteria = load_criteria()
    with closing(Project(map_)) as project:
        toets_project(project, criteria)
        voor = inhoud(map_)
        (map_ / "plannen" / "2024" / "OD2X bijlage.pdf").unlink()
        with project.store.schrijf() as db:  # reading again would write again
            db.exec_driver_sql(
                "CREATE TRIGGER niet_lezen BEFORE INSERT ON document BEGIN SELECT RAISE(ABORT, 'opnieuw gelezen'); END"
            )
        anders = Criteria(criteria.criteria, f"{criteria.versie}-anders")
        verslag = toets_project(project, anders)
    assert verslag.aantal(Stap.GETOETST) == WEINIG
    assert inhoud(map_)["document"] == voor["document"]
    assert len(inhoud(map_)["toetsing"]) == 2 * WEINIG


def test_the_text_of_every_plan_can_be_searched_and_an_index_that_is_gone_is_made_again(tmp_path: Path) -> None:
    map_ = maak_project(tmp_path / "project")
    with closing(Project(map_)) as project:
        toets_project(project, load_criteria())
        gevonden = project.store.zoek("fusie*")
        assert {vondst.pagina for vondst in gevonden} == {1, 3}
        with project.store.schrijf() as db:
            db.exec_driver_sql("DELETE FROM passage")
        assert project.store.zoek("fusie*") == ()
        toets_project(project, load_criteria())
        assert sorted(vondst.pagina for vondst in project.store.zoek("fusie*")) == sorted(
            vondst.pagina for vondst in gevonden
        )
