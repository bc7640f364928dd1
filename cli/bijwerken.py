"""Bringing a round up to date before it is shown, so that no command works on an outdated result."""

from __future__ import annotations

from classify import Bevinding, Criteria, Toetsing
from cli.fouten import Code
from cli.scherm import voortgang, zeg_verslag
from corpus import (
    Dossier,
    OnbekendFout,
    Project,
    Ronde,
    Verslag,
    bedoelde_u,
    blind_dossier,
    dossier_van,
    dossiers,
    is_bijgewerkt,
    toets_project,
)


def werk_bij(project: Project, criteria: Criteria, ronde: Ronde) -> Verslag | None:
    """Read what is new or changed in a round and say what went wrong; return None when all was up to date."""
    if is_bijgewerkt(project, criteria, ronde):
        return None
    with voortgang() as loop:
        verslag = toets_project(project, criteria, loop, ronden=[ronde])
    zeg_verslag(verslag)
    return verslag


def bijgewerkt_dossier(
    project: Project, criteria: Criteria, ronde: str, dienst: str, *, blind: bool = False
) -> tuple[Dossier, int]:
    """Return the dossier of a service, up to date, and the exit code when there is nothing in it.

    With ``blind`` it shows nothing that anybody decided.
    """
    gevraagd = project.register.dienst(dienst)
    gekozen = project.ronde(ronde)
    werk_bij(project, criteria, gekozen)
    dossier = (blind_dossier if blind else dossier_van)(project, gekozen, criteria, gevraagd)
    return dossier, Code.NIET_GELEZEN if dossier.plan else Code.PROJECT


def bijgewerkte_dossiers(project: Project, criteria: Criteria, ronde: Ronde) -> tuple[Dossier, ...]:
    """Return all dossiers of a round, up to date."""
    werk_bij(project, criteria, ronde)
    return dossiers(project, ronde, criteria)


def bevinding_van(toetsing: Toetsing, nummer: str) -> Bevinding:
    """Return the finding for a criterium; raises OnbekendFout with what there is."""
    for bevinding in toetsing.bevindingen:
        if bevinding.nummer == nummer:
            return bevinding
    nummers = ", ".join(bevinding.nummer for bevinding in toetsing.bevindingen)
    bekend = {bevinding.titel: bevinding.nummer for bevinding in toetsing.bevindingen}
    zin = bedoelde_u(nummer, bekend)
    hulp = zin if zin.startswith("Bedoelde") else f"De criteria zijn {nummers}."
    raise OnbekendFout(f'Het criterium "{nummer}" bestaat niet. {hulp}')
