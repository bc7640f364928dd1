"""plantoets categorieen: how many services are robust, expected to be, doubtful or unlikely, and what shifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import aantal, alinea

if TYPE_CHECKING:
    from corpus.categorieen import Overgang, Stand, Standverschuiving
    from corpus.model import Categorie


@opdracht(
    short_help="Telt de diensten per categorie en per ronde.",
    voorbeelden=["plantoets categorieen", "plantoets categorieen --ronde 2025-voortgang-2 --sinds 2024-voortgang-1"],
)
@ronde_optie
@click.option("--sinds", default="", metavar="RONDE", help="Toon wat er sinds deze ronde verschoof.")
@project_optie
def categorieen(ronde: str, sinds: str, map_: Path) -> None:
    """Telt de diensten per categorie: robuust, naar verwachting, de vraag en niet aannemelijk.

    Alleen uw eigen oordelen tellen; wat Plantoets voorstelt staat apart. U oordeelt over een plan als geheel met
    plantoets planoordeel. Een gezamenlijk plan telt één keer. Een dienst die eerder robuust was en geen document meer
    hoefde in te dienen, telt als robuust.
    """
    from cli.bijwerken import bijgewerkte_dossiers
    from corpus import OnbekendFout
    from corpus.categorieen import stand, verschuiving

    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        eerste = project.ronde(sinds) if sinds else None
        ronden = list(project.instellingen.ronden)
        if eerste and ronden.index(eerste) >= ronden.index(gekozen):
            raise OnbekendFout(f"De ronde {eerste.id} komt niet voor {gekozen.id}. Noem met --sinds een eerdere ronde.")
        standen: dict[str, Stand] = {}
        vorige: Stand | None = None
        for een in ronden[: ronden.index(gekozen) + 1]:
            vorige = standen[een.id] = stand(bijgewerkte_dossiers(project, criteria, een), vorige)
        nu = standen[gekozen.id]
        click.echo(f"{gekozen.titel} ({gekozen.id})")
        for regel in overzicht(nu):
            click.echo(regel)
        if eerste:
            click.echo(f"\nSinds {eerste.titel} ({eerste.id})")
            for regel in _verschoven(verschuiving(standen[eerste.id], nu)):
                click.echo(regel)


def overzicht(stand: Stand) -> Iterator[str]:
    """Yield the counts and names per category, decisions first and proposals apart."""
    from corpus.model import Categorie

    yield "  Besloten"
    for categorie in Categorie:
        yield _regel(categorie, stand.namen(categorie))
    if stand.eerder_robuust:
        yield alinea(f"Eerder robuust bevonden, zonder document in deze ronde: {', '.join(stand.eerder_robuust)}", 4)
    open_ = {categorie: namen for categorie, namen in stand.voorgesteld.items() if namen}
    if open_:
        yield ""
        yield "  Nog niet besloten; voorstel van Plantoets"
        for categorie, namen in open_.items():
            yield _regel(categorie, namen)
            for naam in namen:
                yield alinea(f"{naam}: {stand.regels[naam]}", 6)
    for namen, waarom in (
        (stand.verdeeld, "Gezamenlijk plan met verschillende oordelen per dienst"),
        (stand.zonder, "Zonder oordeel en zonder voorstel (geen plan, of niet te lezen)"),
    ):
        if namen:
            yield ""
            yield alinea(f"{waarom}: {', '.join(namen)}", 2)
    if not stand.is_compleet:
        yield ""
        yield alinea("Nog niet over alle diensten is besloten; gebruik deze aantallen nog niet in een brief.", 2)


def _verschoven(verschoven: Standverschuiving) -> Iterator[str]:
    for categorie, (toen, nu) in verschoven.aantallen.items():
        verschil = f"{nu - toen:+d}" if nu != toen else "gelijk"
        yield f"    {categorie:<18}{toen:>3} → {nu:<3} ({verschil})"
    for overgang in verschoven.overgangen:
        yield f"    {overgang.eenheid}: {_overgang(overgang)}"
    if not verschoven.overgangen:
        yield "    Geen dienst is van categorie veranderd."


def _overgang(overgang: Overgang) -> str:
    van, naar = overgang.van or "niet besloten", overgang.naar or "niet besloten"
    return f"{van} → {naar}"


def _regel(categorie: Categorie, namen: Sequence[str]) -> str:
    wie = f": {', '.join(namen)}" if namen else ""
    return alinea(f"{categorie}, {aantal(len(namen), 'dienst', 'diensten')}{wie}", 4)
