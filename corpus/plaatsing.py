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


def diensten_van(project: Project, plan: Planbestand, voorwerk: str | None) -> tuple[str, ...]:
    """Return the abbreviation of the service that a plan belongs to, or of the services that handed it in together.

    The settings go first, then the file name, then ``voorwerk``: the text of the first pages, None when the file
    could not be read. Several services share a plan only when the settings say so, or when name or text speak of them
    and the register says that they hand in one document. Raises PlaatsFout when none or several others fit.
    """
    genoemd = project.genoemde_diensten(plan.ronde, plan.bestand)
    if genoemd:
        return _uit_instellingen(project, plan, genoemd)
    namen = namen_van(project.register.diensten)
    in_naam = _in_naam(project, plan)
    if in_naam:
        zeker = _samen_of_enige(project, plan, in_naam, "De naam van het bestand")
        return _met_partners(project, zeker, voorwerk)
    if voorwerk is None:
        raise PlaatsFout(
            f"{plan.naam}: in de naam van het bestand staat geen dienst uit het register, "
            f"en de tekst is niet te lezen. {_zeg_het(plan)}"
        )
    op_voorwerk = in_tekst(voorwerk, namen)
    if op_voorwerk:
        return _samen_of_enige(project, plan, op_voorwerk, f"De tekst van de eerste {VOORWERK} pagina's")
    raise PlaatsFout(
        f"{plan.naam}: geen dienst uit het register komt voor in de naam van het bestand of op de eerste {VOORWERK} "
        f"pagina's. {_zeg_het(plan)} Staat de dienst nog niet in het register, zet haar er dan eerst in."
    )


def plaats(project: Project, plannen: Iterable[tuple[Planbestand, str | None]]) -> Plaatsing:
    """Divide plans (each with the text of its first pages, or None) over the services."""
    geplaatst: dict[Planbestand, tuple[str, ...]] = {}
    fouten: dict[Planbestand, str] = {}
    for plan, voorwerk in plannen:
        try:
            geplaatst[plan] = diensten_van(project, plan, voorwerk)
        except PlaatsFout as fout:
            fouten[plan] = str(fout)
    geplaatst = _eigen_plan_gaat_voor(project, geplaatst)
    per_dienst: dict[str, list[Planbestand]] = {}
    for plan, afkortingen in geplaatst.items():
        for afkorting in afkortingen:
            per_dienst.setdefault(afkorting, []).append(plan)
    opmerkingen = [
        _herkend(project, plan, afkortingen)
        for plan, afkortingen in geplaatst.items()
        if not set(afkortingen) <= _genoemd_of_in_naam(project, plan)
    ]
    dubbel = {afkorting: tuple(meer) for afkorting, meer in per_dienst.items() if len(meer) > 1}
    for afkorting, meer in dubbel.items():
        fouten |= dict.fromkeys(meer, _twee_plannen(afkorting, meer))
    enige = {afkorting: meer[0] for afkorting, meer in per_dienst.items() if len(meer) == 1}
    return Plaatsing(enige, dubbel, fouten, tuple(opmerkingen))


def _in_naam(project: Project, plan: Planbestand) -> tuple[str, ...]:
    return in_bestandsnaam(PurePosixPath(plan.bestand).stem, namen_van(project.register.diensten))


def _genoemd_of_in_naam(project: Project, plan: Planbestand) -> set[str]:
    """Return the services of a plan about which the user left no doubt."""
    genoemd = project.genoemde_diensten(plan.ronde, plan.bestand)
    return set(_uit_instellingen(project, plan, genoemd) if genoemd else _in_naam(project, plan))


def _eigen_plan_gaat_voor(
    project: Project, geplaatst: dict[Planbestand, tuple[str, ...]]
) -> dict[Planbestand, tuple[str, ...]]:
    """Return the same, but a service with a file of its own is no partner in a file that only names it in its text."""
    zeker = {plan: _genoemd_of_in_naam(project, plan) & set(wie) for plan, wie in geplaatst.items()}
    met_eigen = {afkorting for namen in zeker.values() for afkorting in namen}
    return {
        plan: tuple(een for een in afkortingen if not zeker[plan] or een in zeker[plan] or een not in met_eigen)
        for plan, afkortingen in geplaatst.items()
    }


def _samen_of_enige(project: Project, plan: Planbestand, afkortingen: tuple[str, ...], waar: str) -> tuple[str, ...]:
    """Return the only service, or those that hand in one document; raises PlaatsFout for any other several."""
    partners = {afkortingen[0], *project.register.dienst(afkortingen[0]).samen_met}
    if partners.issuperset(afkortingen):
        return afkortingen
    keuzes = ", ".join(f"{project.register.dienst(een).naam} ({een})" for een in afkortingen)
    raise PlaatsFout(
        f"{plan.naam}: {waar[0].lower()}{waar[1:]} past bij meer dan één dienst: {keuzes}. {_zeg_het(plan)}"
    )


def _met_partners(project: Project, zeker: tuple[str, ...], voorwerk: str | None) -> tuple[str, ...]:
    """Add the services that the first pages name too, where the register says that they hand in one document."""
    partners = {partner for afkorting in zeker for partner in project.register.dienst(afkorting).samen_met}
    if not partners.difference(zeker) or voorwerk is None:
        return zeker
    op_voorwerk = in_tekst(voorwerk, namen_van(project.register.diensten))
    return (*zeker, *(een for een in op_voorwerk if een in partners and een not in zeker))


def _herkend(project: Project, plan: Planbestand, afkortingen: Sequence[str]) -> str:
    wie = " en ".join(f"{project.register.dienst(een).naam} ({een})" for een in afkortingen)
    samen = " samen" if len(afkortingen) > 1 else ""
    return (
        f"{plan.naam} is volgens de tekst van de eerste {VOORWERK} pagina's van {wie}{samen}. "
        f'Klopt dat niet, zet dan in plantoets.toml onder [plannen] de regel: "{plan.naam}" = "ODG", '
        "met de afkorting uit het register."
    )


def _uit_instellingen(project: Project, plan: Planbestand, genoemd: Sequence[str]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(project.register.dienst(een).afkorting for een in genoemd))
    except OnbekendFout as fout:
        raise InstellingenFout(f'plantoets.toml, [plannen], "{plan.bestand}": {fout}') from fout


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
