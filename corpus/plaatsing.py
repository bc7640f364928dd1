"""Which plan belongs to which service; what is not certain is asked for by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from corpus.errors import InstellingenFout, OnbekendFout, PlaatsFout
from corpus.herkenning import VOORWERK, in_bestandsnaam, in_tekst
from corpus.instellingen import GEEN_PLAN
from corpus.project import Planbestand, Project
from corpus.register import namen_van


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """The plans of a round, each with its service or with the reason why that is not certain."""

    per_dienst: dict[str, Planbestand] = field(default_factory=dict[str, Planbestand])
    """Per abbreviation its only plan."""
    dubbel: dict[str, tuple[Planbestand, ...]] = field(default_factory=dict[str, tuple[Planbestand, ...]])
    """Per abbreviation its plans, where there is more than one."""
    fouten: dict[Planbestand, str] = field(default_factory=dict[Planbestand, str])
    """Per plan without a service (or one of several for the same) what the user has to decide."""
    opmerkingen: tuple[str, ...] = ()
    """Per plan that was recognised by its text alone, what was concluded: a neighbour's name can stand there too."""


def dienst_van(project: Project, plan: Planbestand, voorwerk: str | None) -> str:
    """Return the abbreviation of the service that a plan belongs to.

    The settings go first, then the file name, then ``voorwerk``: the text of the first pages, None when the file
    could not be read. Raises PlaatsFout when none or several services fit.
    """
    genoemd = project.genoemde_dienst(plan.ronde, plan.bestand)
    if genoemd:
        return _uit_instellingen(project, plan, genoemd)
    namen = namen_van(project.register.diensten)
    in_naam = _in_naam(project, plan)
    if in_naam:
        return _enige(project, plan, in_naam, "De naam van het bestand")
    if voorwerk is None:
        raise PlaatsFout(
            f"{plan.naam}: in de naam van het bestand staat geen dienst uit het register, "
            f"en de tekst is niet te lezen. {_zeg_het(plan)}"
        )
    op_voorwerk = in_tekst(voorwerk, namen)
    if op_voorwerk:
        return _enige(project, plan, op_voorwerk, f"De tekst van de eerste {VOORWERK} pagina's")
    raise PlaatsFout(
        f"{plan.naam}: geen dienst uit het register komt voor in de naam van het bestand of op de eerste {VOORWERK} "
        f"pagina's. {_zeg_het(plan)} Staat de dienst nog niet in het register, zet haar er dan eerst in."
    )


def plaats(project: Project, plannen: Iterable[tuple[Planbestand, str | None]]) -> Plaatsing:
    """Divide plans (each with the text of its first pages, or None) over the services."""
    per_dienst: dict[str, list[Planbestand]] = {}
    opmerkingen: list[str] = []
    fouten: dict[Planbestand, str] = {}
    for plan, voorwerk in plannen:
        try:
            afkorting = dienst_van(project, plan, voorwerk)
        except PlaatsFout as fout:
            fouten[plan] = str(fout)
            continue
        per_dienst.setdefault(afkorting, []).append(plan)
        if not project.genoemde_dienst(plan.ronde, plan.bestand) and not _in_naam(project, plan):
            opmerkingen.append(_herkend(project, plan, afkorting))
    dubbel = {afkorting: tuple(meer) for afkorting, meer in per_dienst.items() if len(meer) > 1}
    for afkorting, meer in dubbel.items():
        fouten |= dict.fromkeys(meer, _twee_plannen(afkorting, meer))
    enige = {afkorting: meer[0] for afkorting, meer in per_dienst.items() if len(meer) == 1}
    return Plaatsing(enige, dubbel, fouten, tuple(opmerkingen))


def _in_naam(project: Project, plan: Planbestand) -> tuple[str, ...]:
    return in_bestandsnaam(PurePosixPath(plan.bestand).stem, namen_van(project.register.diensten))


def _herkend(project: Project, plan: Planbestand, afkorting: str) -> str:
    naam = project.register.dienst(afkorting).naam
    return (
        f"{plan.naam} is volgens de tekst van de eerste {VOORWERK} pagina's van {naam} "
        f'({afkorting}). Klopt dat niet, zet dan in plantoets.toml onder [plannen] de regel: "{plan.naam}" = "ODG", '
        "met de afkorting uit het register."
    )


def _uit_instellingen(project: Project, plan: Planbestand, genoemd: str) -> str:
    try:
        return project.register.dienst(genoemd).afkorting
    except OnbekendFout as fout:
        raise InstellingenFout(f'plantoets.toml, [plannen], "{plan.bestand}": {fout}') from fout


def _enige(project: Project, plan: Planbestand, afkortingen: tuple[str, ...], waar: str) -> str:
    if len(afkortingen) == 1:
        return afkortingen[0]
    keuzes = ", ".join(f"{project.register.dienst(een).naam} ({een})" for een in afkortingen)
    raise PlaatsFout(
        f"{plan.naam}: {waar[0].lower()}{waar[1:]} past bij meer dan één dienst: {keuzes}. {_zeg_het(plan)}"
    )


def _zeg_het(plan: Planbestand) -> str:
    """Say how the user names the service of a plan."""
    achtervoegsel = PurePosixPath(plan.bestand).suffix
    return (
        f"Noem het bestand naar de dienst (bijvoorbeeld ODG{achtervoegsel}), "
        "of zet in plantoets.toml onder [plannen] de regel: "
        f'"{plan.naam}" = "ODG", met de afkorting uit het register.'
    )


def _twee_plannen(afkorting: str, plannen: Sequence[Planbestand]) -> str:
    namen = " en ".join(plan.naam for plan in plannen)
    return (
        f"Voor {afkorting} zijn er {len(plannen)} plannen in deze ronde: {namen}. Welk geldt, is niet te raden. "
        "Haal weg wat niet geldt, of zet in plantoets.toml onder [plannen] de regel: "
        f'"{plannen[-1].naam}" = "{GEEN_PLAN}".'
    )
