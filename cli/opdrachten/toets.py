"""plantoets toets: read and assess the plans of a project, or loose PDFs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.fouten import Code
from cli.groep import opdracht
from cli.opties import criteria_optie, open_project, project_optie
from cli.scherm import aantal, voortgang, zeg, zeg_verslag
from cli.weergave import samenvatting

if TYPE_CHECKING:
    from classify import Criteria, Toetsing
    from corpus import Project, Ronde, Verslag
    from extract import Document, ReadError

_LEEG: dict[str, Any] = {"sha256": "", "paginas": 0, "bladzijden": [], "onleesbaar": [], "criteria": []}


@opdracht(
    voorbeelden=[
        "plantoets toets                        (alle plannen van het project)",
        "plantoets toets plan.pdf               (een los bestand, zonder project)",
        "plantoets toets *.pdf --json > uit.jsonl",
    ]
)
@click.argument("bestanden", metavar="[PLAN.pdf]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "als_json", is_flag=True, help="Schrijf per plan één regel JSON naar de uitvoer.")
@click.option(
    "--ronde", default="", metavar="RONDE", help="Alleen de plannen van deze ronde; anders die van alle ronden."
)
@click.option("--opnieuw", is_flag=True, help="Lees en toets ook wat niet is gewijzigd.")
@click.option(
    "--wachtwoord",
    metavar="[TEKST]",
    prompt="Wachtwoord",
    prompt_required=False,
    hide_input=True,
    help="Het wachtwoord van beveiligde PDF's; zonder TEKST wordt ernaar gevraagd.",
)
@click.option(
    "--ocr",
    is_flag=True,
    help="Lees pagina's die alleen beeld zijn met tekstherkenning (langzaam; zie de handleiding).",
)
@criteria_optie
@project_optie
def toets(  # noqa: PLR0913, PLR0917 - one parameter per option, as click hands them over
    bestanden: tuple[Path, ...],
    als_json: bool,
    ronde: str,
    opnieuw: bool,
    wachtwoord: str | None,
    ocr: bool,
    criteria_pad: Path | None,
    map_: Path,
) -> int:
    """Leest de plannen en toetst ze aan de criteria.

    Zonder bestanden gaat het over het project; wat sinds de vorige keer niet is gewijzigd, wordt niet opnieuw gelezen.
    Een plan dat niet te lezen is, houdt de andere niet tegen: het wordt genoemd en de afsluitcode is dan 3.
    """
    if ocr:
        from extract import check_ocr

        if not bestanden:
            raise click.UsageError(
                "--ocr is voor losse bestanden. In een project geldt tekstherkenning voor alle opdrachten: "
                "zet bovenaan in plantoets.toml de regel ocr = true"
            )
        check_ocr()
    if bestanden:
        lezing = _lees_los(_paden(bestanden), wachtwoord, ocr=ocr)
        return _toets_los(lezing, criteria_pad, als_json=als_json)
    with open_project(map_, criteria_pad) as (project, criteria):
        ronden = [project.ronde(ronde)] if ronde else project.instellingen.ronden
        verslag = _toets_project(project, criteria, ronden, wachtwoord, opnieuw=opnieuw)
        _toon_verslag(project, criteria, ronden, verslag, als_json=als_json)
    return code_van_verslag(verslag)


def _paden(bestanden: tuple[Path, ...]) -> Iterator[Path]:
    """Return the files, and for a folder the PDFs in it; a folder without any is a mistake that is told."""
    for pad in bestanden:
        if pad.is_dir():
            plannen = sorted(deel for deel in pad.iterdir() if deel.suffix.lower() == ".pdf")
            if not plannen:
                raise click.UsageError(f'In de map "{pad}" staan geen PDF\'s; er is niets getoetst.')
            yield from plannen
        else:
            yield pad


def _lees_los(
    paden: Iterator[Path], wachtwoord: str | None, *, ocr: bool
) -> Iterator[tuple[Path, Document | ReadError]]:
    from corpus import lees_vooruit

    return lees_vooruit(paden, lambda pad: pad, wachtwoord=wachtwoord, ocr=_zeg_dat_ocr_begint if ocr else None)


def _zeg_dat_ocr_begint(pad: Path, paginas: int) -> None:
    hoeveel = aantal(paginas, "pagina", "pagina's")
    zeg(f"{pad.name}: tekstherkenning (OCR) van {hoeveel}; dat duurt enkele seconden per pagina.")


def _toets_los(
    lezing: Iterator[tuple[Path, Document | ReadError]], criteria_pad: Path | None, *, als_json: bool
) -> int:
    from classify import bereid_voor, load_criteria, toets  # only now: the children read while this takes its second
    from extract import ReadError

    criteria = load_criteria(criteria_pad)
    bereid_voor()
    code = Code.GOED
    for pad, gelezen in lezing:
        if isinstance(gelezen, ReadError):
            code = Code.NIET_GELEZEN
            zeg(f"Niet gelezen: {gelezen}")
            if als_json:
                _schrijf_json({"bestand": pad.name, **_LEEG, "fout": str(gelezen)})
            continue
        _toon(toets(gelezen, criteria), als_json=als_json)
    return code


def _toets_project(
    project: Project, criteria: Criteria, ronden: Sequence[Ronde], wachtwoord: str | None, *, opnieuw: bool
) -> Verslag:
    from corpus import toets_project

    with voortgang() as loop:
        return toets_project(project, criteria, loop, ronden=ronden, opnieuw=opnieuw, wachtwoord=wachtwoord)


def _toon_verslag(
    project: Project, criteria: Criteria, ronden: Sequence[Ronde], verslag: Verslag, *, als_json: bool
) -> None:
    zeg_verslag(verslag)
    if not als_json:
        _zeg_wat_er_is_gedaan(verslag)
        return
    from corpus import dossiers

    for ronde in ronden:
        for dossier in dossiers(project, ronde, criteria):
            if dossier.toetsing:
                _toon(dossier.toetsing, als_json=True)
            elif dossier.plan:
                _schrijf_json({"bestand": dossier.plan.name, **_LEEG, "fout": dossier.fout})


def _zeg_wat_er_is_gedaan(verslag: Verslag) -> None:
    from corpus import Stap

    if not verslag.uitkomsten:
        zeg("Er zijn geen plannen gevonden, dus er is niets getoetst. Voeg ze toe met: plantoets voegtoe PLAN.pdf")
        return
    telling = ", ".join(f"{verslag.aantal(stap)} {stap.value}" for stap in Stap if verslag.aantal(stap))
    click.echo(f"{aantal(len(verslag.uitkomsten), 'plan', 'plannen')}: {telling}.")
    zeg("Verder met: plantoets leemtes, plantoets toon DIENST, plantoets brief --alle of plantoets overzicht")


def code_van_verslag(verslag: Verslag) -> int:
    """Return 3 when a plan could not be read, else 4 when the service of a plan is not certain, else 0."""
    if verslag.niet_gelezen:
        return Code.NIET_GELEZEN
    return Code.PROJECT if verslag.niet_geplaatst else Code.GOED


def _toon(toetsing: Toetsing, *, als_json: bool) -> None:
    if als_json:
        from classify import toetsing_naar_dict

        _schrijf_json({**toetsing_naar_dict(toetsing), "fout": None})
    else:
        click.echo(samenvatting(toetsing))


def _schrijf_json(regel: dict[str, Any]) -> None:
    """Write one line of JSON, in ASCII: then no console or pipe can change a letter of a quote."""
    click.echo(json.dumps(regel))
