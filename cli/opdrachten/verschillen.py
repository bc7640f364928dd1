"""plantoets verschillen: where two assessors differ who did not see each other's work, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.besluit import in_het_kort
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import aantal, alinea, zeg

if TYPE_CHECKING:
    from classify import Criteria
    from corpus import Oordeel
    from corpus.eensgezindheid import Eensgezindheid, Paar


@opdracht(
    short_help="Toont waar twee toetsers verschillen.",
    voorbeelden=["plantoets verschillen", "plantoets verschillen --dienst ODG --ronde 2024-plan"],
)
@click.option("--dienst", default="", metavar="DIENST", help="Alleen deze dienst.")
@ronde_optie
@project_optie
def verschillen(dienst: str, ronde: str, map_: Path) -> None:
    """Toont per dienst en criterium waar een blind oordeel een andere kleur heeft dan het oordeel dat geldt.

    Daaronder staat hoe eensgezind de toetsers zijn: Cohen's kappa per criterium en over alles. 1 is volledig eens, 0 is
    niet meer dan toeval. Gewogen telt groen tegenover rood zwaarder dan groen tegenover oranje.
    """
    from corpus.eensgezindheid import paren

    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        per_dienst = project.store.alle_oordelen(gekozen.id)
        if dienst:
            afkorting = project.register.dienst(dienst).afkorting
            per_dienst = {afkorting: per_dienst.get(afkorting, ())}
    gevonden = paren(per_dienst)
    if not gevonden:
        zeg(
            f"In {gekozen.id} is nog niets door twee toetsers beoordeeld. Een tweede, blind oordeel geeft u met: "
            'plantoets oordeel DIENST NUMMER --kleur KLEUR --blind --wie "NAAM"'
        )
        return
    for regel in (*_verschillen(gevonden, criteria), "", *_eensgezindheid(gevonden, criteria)):
        click.echo(regel)


def _verschillen(gevonden: Sequence[Paar], criteria: Criteria) -> Iterator[str]:
    titels = _titels(criteria)
    anders = [paar for paar in gevonden if not paar.is_gelijk]
    keer = aantal(len(gevonden), "oordeel is", "oordelen zijn")
    yield f"{keer} door twee toetsers gegeven; {len(gevonden) - len(anders)} keer met dezelfde kleur."
    for paar in anders:
        yield ""
        yield f"{paar.dienst}, {paar.nummer}. {titels.get(paar.nummer, '')}"
        for oordeel in (paar.eerste, paar.tweede):
            yield alinea(_oordeel(oordeel), 3)
    if anders:
        yield ""
        yield 'Eens met de tweede toetser? plantoets oordeel DIENST NUMMER --neem-over "NAAM"'


def _oordeel(oordeel: Oordeel) -> str:
    blind = " (blind)" if oordeel.blind else ""
    waarom = f" Waarom: {oordeel.waarom}" if oordeel.waarom else ""
    return f"{oordeel.wie}{blind}: {in_het_kort(oordeel)}. {oordeel.duiding}{waarom}"


def _eensgezindheid(gevonden: Sequence[Paar], criteria: Criteria) -> Iterator[str]:
    from corpus.eensgezindheid import GENOEG, meet

    yield f"{'Criterium':<44}  {'n':>3}  {'gelijk':>6}  {'kappa':>10}  {'gewogen':>10}"
    for nummer, titel in _titels(criteria).items():
        van = [paar for paar in gevonden if paar.nummer == nummer]
        if van:
            yield _maat(f"{nummer}. {titel}", meet(van))
    yield _maat("alle criteria", meet(gevonden))
    yield f"n is het aantal paren; bij minder dan {GENOEG} paren zegt kappa meer over toeval dan over de toetsers."


def _maat(naam: str, maat: Eensgezindheid) -> str:
    kort = naam if len(naam) <= 44 else f"{naam[:43]}…"
    delen = f"{maat.gelijk / maat.aantal:.0%}"
    return f"{kort:<44}  {maat.aantal:>3}  {delen:>6}  {_getal(maat.kappa, maat):>10}  {_getal(maat.gewogen, maat):>10}"


def _getal(kappa: float | None, maat: Eensgezindheid) -> str:
    if maat.is_te_weinig:
        return "te weinig"
    return "–" if kappa is None else f"{kappa:.2f}".replace(".", ",")


def _titels(criteria: Criteria) -> dict[str, str]:
    return {criterium.nummer: criterium.titel for criterium in criteria.criteria}
