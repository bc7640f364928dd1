"""Measures a batch: the first run, a rerun with nothing changed, and a rerun after one criterium changed.

Run it as ``python -m benchmarks.batch [AANTAL]`` (300 unless told). It makes that many plans of sixty pages in a
temporary folder, from the pages of the example plans in ever another order, over rounds of thirty services. Memory is
that of the program with all its children, each shared page counted once.
"""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # pyright: ignore[reportMissingTypeStubs] - it brings none

WORTEL = Path(__file__).parent.parent
VOORBEELD = WORTEL / "corpus" / "voorbeeld" / "plannen"
CRITERIA = WORTEL / "classify" / "criteria" / "robuustheid.yaml"
PAGINAS = 60
DIENSTEN = 30
AANTAL = 300


@dataclass(frozen=True, slots=True)
class Meting:
    """What one run cost."""

    seconden: float
    processor: float
    """Seconds of all processors together: what it takes without other work on the machine, times their number."""
    mebibytes: float
    """Highest memory of the program and its children together."""
    uitvoer: str

    def __str__(self) -> str:
        """Return one line for people."""
        tijd = f"{self.seconden:7.1f} s (processor {self.processor:7.1f} s)"
        return f"{tijd} {self.mebibytes:6.0f} MiB  {self.uitvoer}"


def maak_project(map_: Path, aantal: int) -> None:
    """Make a project with so many plans."""
    rijen = "".join(f"Dienst nummer {nummer:02},ODX{nummer:02}\n" for nummer in range(DIENSTEN))
    (map_ / "register.csv").write_text(f"naam,afkorting\n{rijen}", encoding="utf-8")
    ronden = range(-(-aantal // DIENSTEN))
    toml = "".join(f'[[ronden]]\nid = "r{ronde}"\ntitel = "Ronde {ronde}"\nsoort = "plan"\n' for ronde in ronden)
    (map_ / "plantoets.toml").write_text(f'criteria = "criteria.yaml"\n{toml}', encoding="utf-8")
    shutil.copyfile(CRITERIA, map_ / "criteria.yaml")
    bronnen = [pypdfium2.PdfDocument(pad) for pad in sorted(VOORBEELD.rglob("*.pdf"))]
    for nummer in range(aantal):
        doel = map_ / "plannen" / f"r{nummer // DIENSTEN}" / f"ODX{nummer % DIENSTEN:02}.pdf"
        doel.parent.mkdir(parents=True, exist_ok=True)
        schrijf_plan(doel, bronnen, nummer)


def schrijf_plan(doel: Path, bronnen: list[pypdfium2.PdfDocument], nummer: int) -> None:
    """Write a plan of sixty pages: pages that follow each other, from another place in the examples for each number."""
    alle = [(bron, pagina) for bron in bronnen for pagina in range(len(bron))]
    plan = pypdfium2.PdfDocument.new()
    for stap in range(PAGINAS):
        bron, pagina = alle[(nummer * 7 + stap) % len(alle)]
        plan.import_pages(bron, [pagina])  # pyright: ignore[reportUnknownMemberType] - pypdfium2 leaves its parameters untyped
    plan.save(doel)  # pyright: ignore[reportUnknownMemberType] - pypdfium2 leaves its parameters untyped
    plan.close()


def meet(map_: Path) -> Meting:
    """Run ``plantoets toets`` on the project and watch it."""
    begin, processor, top = time.perf_counter(), processortijd(), 0.0
    with tempfile.TemporaryFile("w+") as uitvoer, tempfile.TemporaryFile("w+") as fouten:
        opdracht = [sys.executable, "-m", "cli.main", "-C", str(map_), "toets"]
        proces = subprocess.Popen(opdracht, stdout=uitvoer, stderr=fouten, cwd=WORTEL)  # noqa: S603 - our own
        while proces.poll() is None:
            top = max(top, sum(geheugen(pid) for pid in stam(proces.pid)))
            time.sleep(0.1)
        if proces.returncode:
            fouten.seek(0)
            raise RuntimeError(fouten.read())
        uitvoer.seek(0)
        seconden = time.perf_counter() - begin
        return Meting(seconden, processortijd() - processor, top, uitvoer.read().strip())


def processortijd() -> float:
    """Return the seconds of the processors that all children that ended have taken."""
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    return kinderen.ru_utime + kinderen.ru_stime


def stam(pid: int) -> Iterator[int]:
    """Return a process and all that it started."""
    yield pid
    for draad in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            kinderen = draad.read_text(encoding="ascii").split()
        except OSError:  # it ended while we looked
            continue
        for kind in kinderen:
            yield from stam(int(kind))


def geheugen(pid: int) -> float:
    """Return the mebibytes that a process takes of the machine, shared pages in proportion."""
    try:
        regels = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it ended while we looked
        return 0.0
    return sum(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:")) / 1024


def main() -> None:
    """Print a line per run."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else AANTAL
    with tempfile.TemporaryDirectory(prefix="plantoets-batch-") as tijdelijk:
        map_ = Path(tijdelijk)
        maak_project(map_, aantal)
        grootte = sum(pad.stat().st_size for pad in map_.rglob("*.pdf")) / 1e6
        print(f"{aantal} plannen van {PAGINAS} pagina's, {grootte:.0f} MB")
        for wat in ("eerste keer", "ongewijzigd", "een criterium gewijzigd"):
            if wat.startswith("een"):
                criteria = map_ / "criteria.yaml"
                criteria.write_text(wijzig(criteria.read_text(encoding="utf-8")), encoding="utf-8")
            meting = meet(map_)
            print(f"{wat:24} {meting}", flush=True)
        print(f"database                 {(map_ / 'plantoets.db').stat().st_size / 1e6:7.0f} MB")


def wijzig(criteria: str) -> str:
    """Return the criteria with one term more in one of them."""
    gewijzigd, keren = re.subn(
        r"^( *- )innovatie-budget\n", r"\g<0>\1leergeld\n", criteria, count=1, flags=re.MULTILINE
    )
    assert keren, "the criteria no longer have this term"
    return gewijzigd


if __name__ == "__main__":
    main()
