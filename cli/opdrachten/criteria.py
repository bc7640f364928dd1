"""plantoets criteria: look after a list of criteria."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.fouten import Code
from cli.groep import Groep, instellingen_van_click, opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import aantal, alinea, zeg

if TYPE_CHECKING:
    from classify import Criteria, Toetsing
    from classify.proef import Treffer, Vormen
    from corpus import Project
    from extract import Document


@click.group(cls=Groep, context_settings=instellingen_van_click(), epilog="Voorbeeld: plantoets criteria controleer")
def criteria() -> None:
    """Controleert een lijst met criteria. Probeert ook termen en regels uit op de plannen van een project."""


@opdracht(
    short_help="Controleert een criteriabestand.",
    voorbeelden=["plantoets criteria controleer", "plantoets criteria controleer eigen.yaml"],
)
@click.argument("bestand", required=False, type=click.Path(path_type=Path, dir_okay=False))
def controleer(bestand: Path | None) -> int:
    """Controleert of een criteriabestand klopt, en of elk criterium zijn eigen voorbeelden goed herkent.

    Zonder BESTAND gaat het over de criteria van Plantoets.
    """
    from classify import controleer as zoek_problemen
    from classify import load_criteria

    gelezen = load_criteria(bestand)
    problemen = zoek_problemen(gelezen)
    for probleem in problemen:
        click.echo(probleem)
    telling = aantal(len(gelezen.criteria), "criterium", "criteria")
    zeg(f"{telling} (versie {gelezen.versie}): {aantal(len(problemen), 'probleem', 'problemen')}.")
    return Code.PROJECT if problemen else Code.GOED


@opdracht(
    short_help="Toont het schema van een criteriabestand.",
    voorbeelden=["plantoets criteria schema > criteria.schema.json"],
)
def schema() -> None:
    """Toont het JSON-schema van een criteriabestand, waarmee een teksteditor u tijdens het typen helpt.

    Bewaar het naast uw bestand als criteria.schema.json en zet boven in dat bestand:
    # yaml-language-server: $schema=criteria.schema.json
    """
    from classify import schema_tekst

    click.echo(schema_tekst(), nl=False)


@opdracht(
    short_help="Probeert een term of regel uit op de plannen.",
    voorbeelden=[
        'plantoets criteria proef "vernieuwingsagenda"',
        'plantoets criteria proef "*agenda" --criterium 9 --begrip agenda',
        "plantoets criteria proef --criterium 9 --regel innovatieagenda",
    ],
)
@click.argument("term", required=False)
@click.option("--criterium", "nummer", metavar="NUMMER", default="", help="Toon wat er bij dit criterium verandert.")
@click.option("--begrip", metavar="NAAM", default="", help="Zet de term in dit begrip; anders als een eigen regel.")
@click.option("--regel", metavar="ID", default="", help="Probeer in plaats van een term deze regel van het criterium.")
@ronde_optie
@project_optie
def proef(term: str | None, nummer: str, begrip: str, regel: str, ronde: str, map_: Path) -> None:
    """Toont waar een term of regel treft in de plannen van een project, voordat u haar bewaart.

    Met --criterium ziet u ook welke uitkomsten zouden veranderen. Er wordt niets gewijzigd.
    """
    from classify import lees_term, treffers_van_regel, treffers_van_term

    if bool(term) == bool(regel):
        raise click.UsageError("Geef een TERM, of een regel met --regel; niet beide.")
    if (regel or begrip) and not nummer:
        raise click.UsageError("Zeg met --criterium bij welk criterium dit hoort.")
    if term:
        lees_term(term)
    with open_project(map_) as (project, gelezen):
        _ken_criterium(gelezen, nummer)
        anders = _veranderd(gelezen, nummer, term or "", begrip, regel) if nummer else None
        totaal, gewijzigd = 0, list[str]()
        for naam, namen, document in _documenten(project, gelezen, ronde):
            gevonden = (
                treffers_van_term(document, gelezen, term)
                if term
                else treffers_van_regel(document, gelezen, nummer, regel)
            )
            totaal += len(gevonden)
            _toon_treffers(naam, gevonden)
            if anders:
                gewijzigd += _wijzigingen(naam, document, namen, gelezen, anders)
        zeg(aantal(totaal, "treffer.", "treffers."))
        if anders:
            _toon_wijzigingen(gewijzigd, weg=bool(regel))


@opdracht(
    short_help="Toont in welke vormen de plannen elke term gebruiken.",
    voorbeelden=["plantoets criteria vormen 9", "plantoets criteria vormen"],
)
@click.argument("nummer", required=False, default="")
@ronde_optie
@project_optie
def vormen(nummer: str, ronde: str, map_: Path) -> None:
    """Toont per term van een criterium de woordvormen die in de plannen van het project staan, met hoe vaak.

    Telt een vorm ten onrechte mee, zet haar dan in het criteriabestand onder 'geweerd'. Zonder NUMMER: alle criteria.
    """
    from classify import vormen_per_term

    with open_project(map_) as (project, gelezen):
        _ken_criterium(gelezen, nummer)
        documenten = (document for _, _, document in _documenten(project, gelezen, ronde))
        _toon_vormen(vormen_per_term(documenten, gelezen, nummer))


def _ken_criterium(gelezen: Criteria, nummer: str) -> None:
    from corpus import OnbekendFout

    nummers = [criterium.nummer for criterium in gelezen.criteria]
    if nummer and nummer not in nummers:
        raise OnbekendFout(f'Het criterium "{nummer}" bestaat niet. De criteria zijn {", ".join(nummers)}.')


def _documenten(project: Project, gelezen: Criteria, ronde: str) -> Iterator[tuple[str, tuple[str, ...], Document]]:
    """Yield the plans of a round that were read, each with its name and the names of its service."""
    from cli.bijwerken import bijgewerkte_dossiers
    from corpus.bundeling import document_van
    from corpus.register import namen_van

    per_dienst = namen_van(project.register.diensten)
    gezien: set[str] = set()
    for dossier in bijgewerkte_dossiers(project, gelezen, project.ronde(ronde)):
        document = document_van(project, dossier)
        if document is None or document.sha256 in gezien:
            continue
        gezien.add(document.sha256)
        yield dossier.dienst.afkorting or document.name, per_dienst.get(dossier.dienst.afkorting, ()), document


def _veranderd(gelezen: Criteria, nummer: str, term: str, begrip: str, regel: str) -> Criteria:
    from classify import met_term, zonder_regel

    return zonder_regel(gelezen, nummer, regel) if regel else met_term(gelezen, nummer, term, begrip)


def _toon_treffers(naam: str, gevonden: list[Treffer]) -> None:
    from cli.weergave import vindplaats

    if gevonden:
        click.echo(f"{naam}: {aantal(len(gevonden), 'treffer', 'treffers')}")
    for treffer in gevonden:
        reden = f", telt niet: {treffer.reden}" if treffer.reden else ""
        vorm = f" «{treffer.vorm}»" if treffer.vorm else ""
        click.echo(f"  {vindplaats(treffer.pagina, treffer.bladzijde)}{vorm}{reden}")
        click.echo(alinea(f'"{treffer.zin}"', 4))


def _wijzigingen(
    naam: str, document: Document, namen: tuple[str, ...], gelezen: Criteria, anders: Criteria
) -> Iterator[str]:
    from classify import toets, veranderingen
    from cli.weergave import staat_in_woorden

    def uitkomst(met: Criteria) -> Toetsing:
        return toets(document, met, dienst_namen=namen)

    for wijziging in veranderingen(uitkomst(gelezen), uitkomst(anders)):
        van, naar = staat_in_woorden(wijziging.van.value), staat_in_woorden(wijziging.naar.value)
        yield f"{naam}, criterium {wijziging.nummer}: {van} wordt {naar}"


def _toon_wijzigingen(gewijzigd: list[str], *, weg: bool) -> None:
    click.echo("")
    click.echo("Zonder deze regel verandert" if weg else "Met deze term verandert")
    for regel in gewijzigd or ["geen enkele uitkomst"]:
        click.echo(f"  {regel}")


def _toon_vormen(gevonden: list[Vormen]) -> None:
    vorig = ("", "")
    for item in gevonden:
        if (item.nummer, item.begrip) != vorig:
            click.echo(f"Criterium {item.nummer}, {item.begrip}")
            vorig = (item.nummer, item.begrip)
        vormen_ = [
            f"{vorm} ({keer}{', geweerd' if vorm in item.geweerd else ''})" for vorm, keer in item.geteld.most_common()
        ]
        click.echo(alinea(f"{item.term}: {', '.join(vormen_) or 'niet gevonden'}", 2))


for _opdracht in (controleer, proef, vormen, schema):
    criteria.add_command(_opdracht)
