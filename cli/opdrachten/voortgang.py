"""plantoets voortgang: what changed for a service over the rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.fouten import Code
from cli.groep import opdracht
from cli.opties import open_project, project_optie
from cli.scherm import aantal, alinea, zeg
from cli.weergave import kleurwoord, staat_in_woorden, vindplaats

if TYPE_CHECKING:
    from classify import Bewijs, Criteria, Kleur, Staat
    from corpus import Dossier, Oordeel, Project
    from corpus.voortgang import Verschuiving, Voortgang


@opdracht(
    short_help="Toont wat er per dienst veranderde over de ronden.",
    voorbeelden=[
        "plantoets voortgang ODG",
        "plantoets voortgang ODG --criterium 7          (met de citaten van toen)",
        "plantoets voortgang --alle",
    ],
)
@click.argument("dienst", required=False)
@click.option("--alle", is_flag=True, help="Van elke dienst één regel per overgang.")
@click.option("--criterium", "nummer", default="", metavar="NUMMER", help="Alleen dit criterium, met alle citaten.")
@project_optie
def voortgang(dienst: str | None, alle: bool, nummer: str, map_: Path) -> int:
    """Legt elke ronde naast de vorige ronde waarin de dienst een document had.

    Per criterium: de kleur en staat van toen en nu, welke citaten van toen woordelijk in het nieuwe document staan, en
    welke oordelen van toen u nog moet bevestigen. Waar u oordeelde telt uw oordeel, anders het voorstel.

    "Niet na te gaan" zijn citaten die te kort zijn om terug te zoeken, of die niet zijn gevonden in een document met
    pagina's die niet te lezen zijn.
    """
    from cli.bijwerken import werk_bij
    from corpus.verloop import verloop

    if alle == bool(dienst):
        raise click.UsageError("Noem een dienst, of --alle.")
    with open_project(map_) as (project, criteria):
        wie = project.register.dienst(dienst) if dienst else None
        for ronde in project.instellingen.ronden:
            werk_bij(project, criteria, ronde)
        if wie is None:
            for regel in overzicht(project, criteria):
                click.echo(regel)
            return Code.GOED
        dossiers = verloop(project, criteria, wie)
        if not dossiers:
            zeg(f"Van {wie.afkorting} is nog geen document getoetst.")
            return Code.PROJECT
        for regel in _per_dienst(project, dossiers, nummer):
            click.echo(regel)
    return Code.GOED


def overzicht(project: Project, criteria: Criteria) -> Iterator[str]:
    """Yield a line per service and transition, and which services have nothing to compare yet."""
    from corpus.verloop import overgangen, verlopen

    zonder: list[str] = []
    for afkorting, dossiers in verlopen(project, criteria).items():
        for overgang in overgangen(project, dossiers):
            yield f"{afkorting:<16} {overgang.toen.id} → {overgang.nu.id}: {_telling(overgang)}"
        if len(dossiers) < 2:
            zonder.append(afkorting)
    if zonder:
        yield alinea(f"Nog niets te vergelijken (minder dan twee documenten): {', '.join(zonder)}")


def _per_dienst(project: Project, dossiers: Sequence[Dossier], nummer: str) -> Iterator[str]:
    from cli.bijwerken import bevinding_van
    from corpus.verloop import overgangen
    from corpus.voortgang import op_eerdere_versie

    dienst = dossiers[-1].dienst
    if nummer:
        assert dossiers[-1].toetsing is not None, "verloop gives dossiers with a result only"
        bevinding_van(dossiers[-1].toetsing, nummer)
    yield f"{dienst.naam} ({dienst.afkorting})"
    for dossier in dossiers:
        yield alinea(_over_ronde(dossier), 2)
        eerder = op_eerdere_versie(dossier)
        if eerder:
            over, ging = ("Het oordeel over", "ging") if len(eerder) == 1 else ("De oordelen over", "gingen")
            yield alinea(f"{over} {', '.join(eerder)} {ging} over een eerdere versie van dit document.", 4)
    if len(dossiers) < 2:
        yield "Er is nog één ronde met een document, dus er is niets om mee te vergelijken."
    for overgang, dossier in zip(overgangen(project, dossiers), dossiers[1:], strict=True):
        yield ""
        yield f"{overgang.toen.titel} → {overgang.nu.titel} ({overgang.toen.id} → {overgang.nu.id})"
        for verschuiving in overgang.verschuivingen:
            if nummer in ("", verschuiving.nummer):
                te_bevestigen = dossier.te_bevestigen.get(verschuiving.nummer)
                yield from _verschuiving(verschuiving, te_bevestigen, volledig=bool(nummer))
        if not nummer:
            yield f"  Samen: {_telling(overgang)}"


def _over_ronde(dossier: Dossier) -> str:
    assert dossier.toetsing is not None, "verloop gives dossiers with a result only"
    beslist = f"{len(dossier.oordelen)} van {len(dossier.toetsing.bevindingen)} criteria beslist"
    if dossier.planoordeel:
        geheel = f"oordeel over het geheel: {dossier.planoordeel.categorie} ({dossier.planoordeel.wie})"
    else:
        geheel = f"voorstel voor het geheel: {dossier.voorstel.categorie}" if dossier.voorstel else ""
    return "; ".join(filter(None, [f"{dossier.ronde.titel} ({dossier.ronde.id}): {beslist}", geheel]))


def _verschuiving(verschuiving: Verschuiving, te_bevestigen: Oordeel | None, *, volledig: bool) -> Iterator[str]:
    yield alinea(f"{verschuiving.nummer}. {verschuiving.titel}", 2)
    toen = _stand(verschuiving.kleur_toen, verschuiving.staat_toen)
    nu = _stand(verschuiving.kleur_nu, verschuiving.staat_nu)
    slag = "" if verschuiving.is_besloten else " (volgens het voorstel)"
    yield f"     {toen} → {nu}: {verschuiving.verandering}{slag}"
    if te_bevestigen:
        duiding = f" {te_bevestigen.duiding}" if te_bevestigen.duiding else ""
        moment = te_bevestigen.wanneer.astimezone().strftime("%d-%m-%Y")
        stand = kleurwoord(te_bevestigen.kleur)
        yield alinea(f"Nog te bevestigen: {stand} ({te_bevestigen.wie}, {moment}).{duiding}", 5)
    yield from _citaten(verschuiving, volledig=volledig)


def _stand(kleur: Kleur | None, staat: Staat | None) -> str:
    if staat is None:
        return "niet getoetst"
    return f"{kleurwoord(kleur)}, {staat_in_woorden(staat.value)}"


def _citaten(verschuiving: Verschuiving, *, volledig: bool) -> Iterator[str]:
    groepen: tuple[tuple[str, Sequence[Bewijs]], ...] = (
        ("ook in het nieuwe document", verschuiving.teruggevonden),
        ("niet woordelijk terug", verschuiving.verdwenen),
        ("niet na te gaan", verschuiving.niet_na_te_gaan),
    )
    if not volledig:
        telling = ", ".join(f"{len(citaten)} {wat}" for wat, citaten in groepen if citaten)
        if telling:
            yield f"     Citaten van toen: {telling}"
        return
    for wat, citaten in groepen:
        if citaten:
            yield f"     Citaten van toen, {wat}"
        for bewijs in citaten:
            yield alinea(f'{vindplaats(bewijs.pagina, bewijs.bladzijde)}: "{bewijs.citaat}"', 7)


def _telling(overgang: Voortgang) -> str:
    from corpus.voortgang import Verandering

    aantallen = Counter(verschuiving.verandering for verschuiving in overgang.verschuivingen)
    open_ = sum(1 for een in overgang.verschuivingen if een.oordeel_toen and not een.oordeel_nu)
    delen = [f"{aantallen[een]} {een}" for een in Verandering if aantallen[een]]
    return ", ".join([*delen, *([f"{aantal(open_, 'oordeel', 'oordelen')} nog te bevestigen"] if open_ else [])])
