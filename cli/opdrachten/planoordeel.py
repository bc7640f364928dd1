"""plantoets planoordeel: decide about a plan as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.besluit import moment, vereiste_toetsing, wie_beslist, wie_optie
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import alinea, zeg
from corpus.model import Categorie

if TYPE_CHECKING:
    from corpus import Dossier, Project
    from corpus.model import Planoordeel


def _kies_categorie(_ctx: click.Context, _param: click.Parameter, waarde: str | None) -> Categorie | None:
    """Accept the words of a category with spaces or hyphens, or a beginning that fits only one."""
    if waarde is None:
        return None
    gezocht = " ".join(waarde.replace("-", " ").replace("_", " ").casefold().split())
    passend = [categorie for categorie in Categorie if gezocht and categorie.value.startswith(gezocht)]
    if len(passend) == 1:
        return passend[0]
    keuzes = ", ".join(f'"{categorie.value}"' for categorie in Categorie)
    raise click.BadParameter(f'"{waarde}" is geen van: {keuzes}.')


@opdracht(
    short_help="Legt uw oordeel over een plan als geheel vast.",
    voorbeelden=[
        "plantoets planoordeel ODG",
        'plantoets planoordeel ODG --categorie "de vraag" --toelichting "De planning is nog niet rond."',
    ],
)
@click.argument("dienst")
@click.option(
    "--categorie",
    metavar="WOORD",
    callback=_kies_categorie,
    help='"robuust", "naar verwachting", "de vraag" of "niet aannemelijk".',
)
@click.option("--toelichting", metavar="TEKST", default="", help="Uw toelichting, voor brief en Kamerbrief.")
@click.option("--waarom", metavar="TEKST", default="", help="De reden van uw oordeel; blijft binnen het project.")
@wie_optie
@ronde_optie
@project_optie
def planoordeel(  # noqa: PLR0913, PLR0917 - one parameter per option, as click hands them over
    dienst: str,
    categorie: Categorie | None,
    toelichting: str,
    waarom: str,
    wie: str | None,
    ronde: str,
    map_: Path,
) -> None:
    """Legt vast in welke categorie van de Kamerbrief een dienst valt.

    Zonder --categorie ziet u het voorstel met zijn regel, en wat er eerder is besloten.
    """
    from cli.bijwerken import bijgewerkt_dossier
    from corpus.model import Planoordeel as Besluit

    if categorie is None and (toelichting or waarom):
        raise click.UsageError("Noem bij een toelichting ook --categorie.")
    with open_project(map_) as (project, criteria):
        dossier, _ = bijgewerkt_dossier(project, criteria, ronde, dienst)
        if categorie is None:
            for regel in _stand(project, dossier):
                click.echo(regel)
            return
        # A service that was found robust by its self-test hands in nothing: there is no document to decide about.
        is_zonder_stuk = dossier.plan is None and categorie is Categorie.ROBUUST
        plan = "" if is_zonder_stuk else vereiste_toetsing(dossier).sha256
        naam = wie_beslist(project, wie)
        besluit = Besluit(categorie, toelichting, naam, datetime.now(UTC), waarom, plan)
        project.store.voeg_planoordeel_toe(dossier.ronde.id, dossier.dienst.afkorting, besluit)
        click.echo(f"{dossier.dienst.afkorting}, {dossier.ronde.id}: {categorie.value}")
        zeg(f"Vastgelegd door {naam}.")
        if not is_zonder_stuk:
            _waarschuw(dossier)


def _waarschuw(dossier: Dossier) -> None:
    """Say when the plan as a whole is decided while parts of it are not."""
    open_ = [een.nummer for een in vereiste_toetsing(dossier).bevindingen if een.nummer not in dossier.oordelen]
    if open_:
        zeg(f"Let op: over {len(open_)} criteria is nog niet beslist: {', '.join(open_)}.")


def _stand(project: Project, dossier: Dossier) -> Iterator[str]:
    yield f"{dossier.dienst.naam} ({dossier.dienst.afkorting}), {dossier.ronde.titel or dossier.ronde.id}"
    if dossier.voorstel:
        yield alinea(f"Voorstel: {dossier.voorstel.categorie.value}. Regel: {dossier.voorstel.regel}", 3)
    else:
        yield alinea(f"Er is geen voorstel. {dossier.fout}", 3)
    eerder = project.store.planoordelen(dossier.ronde.id, dossier.dienst.afkorting)
    for besluit in eerder:
        yield alinea(_besluit(besluit), 3)
    partners = list(_bij_partners(project, dossier))
    yield from partners
    if not (eerder or partners):
        yield "   Er is nog niet beslist."


def _bij_partners(project: Project, dossier: Dossier) -> Iterator[str]:
    """Yield what was decided about the same plan at the services that handed it in too: it counts for all of them."""
    sha256 = dossier.toetsing.sha256 if dossier.toetsing else ""
    for partner in dossier.dienst.samen_met:
        over_dit_plan = [een for een in project.store.planoordelen(dossier.ronde.id, partner) if een.plan == sha256]
        for besluit in over_dit_plan:
            yield alinea(f"Over hetzelfde plan, bij {partner}. {_besluit(besluit)}", 3)


def _besluit(besluit: Planoordeel) -> str:
    waarom = f" Waarom: {besluit.waarom}" if besluit.waarom else ""
    wat = f"{besluit.categorie.value}. {besluit.toelichting}{waarom}".strip()
    return f"Oordeel ({besluit.wie}, {moment(besluit.wanneer)}): {wat}"
