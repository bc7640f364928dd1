"""plantoets oordeel: write down what a person decides about a criterium, and about its quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.besluit import (
    bevestigd,
    in_het_kort,
    moment,
    open_beslist,
    vereiste_toetsing,
    wie_beslist,
    wie_optie,
    zeg_stand,
)
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import alinea, zeg
from cli.weergave import tegenspraak, vindplaats

if TYPE_CHECKING:
    from classify import Bevinding, Toetsing
    from corpus import Dossier, Oordeel, Project
    from corpus.model import Bewijsbesluit

GEEN = "geen"
_KLEUREN = ("groen", "oranje", "rood", GEEN)
_STATEN = ("genoemd", "nvt", "ontbreekt", "niet_vast_te_stellen")


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What was asked for on the command line."""

    kleur: str | None
    staat: str | None
    duiding: str | None
    waarom: str
    citaat: tuple[str, ...]
    weerleg: tuple[str, ...]
    herstel: tuple[str, ...]
    eigen_citaat: str | None
    pagina: int | None
    bladzijde: tuple[str, ...]
    wie: str | None
    blind: bool
    neem_over: str | None
    bevestig: bool

    @property
    def is_oordeel(self) -> bool:
        """Whether something is decided about the criterium itself."""
        gekozen = (self.kleur, self.staat, self.duiding, self.neem_over)
        return any(keuze is not None for keuze in gekozen) or bool(self.citaat) or self.bevestig

    @property
    def is_over_bewijs(self) -> bool:
        """Whether something is said about quotes."""
        return bool(self.weerleg or self.herstel or self.eigen_citaat or self.bladzijde)

    def controleer(self) -> None:
        """Raise UsageError when these do not go together."""
        if not (self.is_oordeel or self.is_over_bewijs):
            raise click.UsageError("Er is niets om vast te leggen. Noem ten minste --kleur, --staat of --duiding.")
        if self.weerleg and not self.waarom:
            raise click.UsageError("Zeg met --waarom waarom het citaat niet telt; anders weet straks niemand dat meer.")
        if self.pagina is not None and self.eigen_citaat is None:
            raise click.UsageError(
                "--pagina hoort bij --eigen-citaat. Een verkeerd nummer verbetert u met --bladzijde."
            )
        if self.blind and (self.is_over_bewijs or self.neem_over):
            raise click.UsageError("--blind gaat over kleur, staat en duiding; over citaten beslist u niet blind.")
        if self.bevestig and (self.blind or self.neem_over or self.kleur or self.staat or self.duiding is not None):
            raise click.UsageError("--bevestig neemt het eerdere oordeel over zoals het is; laat de andere keuzes weg.")
        if self.blind and not self.wie:
            raise click.UsageError("Noem bij --blind met --wie wie er oordeelt: een ander dan de eerste toetser.")
        if self.neem_over and (self.kleur or self.staat or self.duiding is not None or self.citaat):
            raise click.UsageError("--neem-over neemt het hele oordeel over; laat --kleur, --staat en --duiding weg.")


@opdracht(
    short_help="Legt uw oordeel over een criterium vast.",
    voorbeelden=[
        "plantoets oordeel ODG 7 --kleur oranje",
        'plantoets oordeel ODG 7 --kleur rood --duiding "Een planning ontbreekt." --waarom "besproken op 3 juni"',
        'plantoets oordeel ODG 7 --weerleg 3fa9c2d1 --waarom "gaat over inhuur"',
        'plantoets oordeel ODG 7 --eigen-citaat "We streven naar 80%" --pagina 24',
        'plantoets oordeel ODG 7 --kleur rood --blind --wie "B. Jansen"',
    ],
)
@click.argument("dienst")
@click.argument("nummer")
@click.option("--kleur", type=click.Choice(_KLEUREN), help="Uw kleur.")
@click.option("--staat", type=click.Choice(_STATEN), help="Wat het plan met het criterium doet.")
@click.option("--duiding", metavar="TEKST", help="Uw toelichting; zo komt zij in de bijlage.")
@click.option("--waarom", metavar="TEKST", default="", help="De reden van uw oordeel; blijft binnen het project.")
@click.option("--citaat", metavar="ID", multiple=True, help="Een citaat waarop uw oordeel steunt; mag vaker.")
@click.option("--weerleg", metavar="ID", multiple=True, help="Dit citaat telt niet mee; zeg met --waarom waarom niet.")
@click.option("--herstel", metavar="ID", multiple=True, help="Dit citaat, dat niet meetelde, telt toch mee.")
@click.option(
    "--eigen-citaat", metavar="TEKST", help="Een citaat dat u zelf vond; het moet letterlijk in het plan staan."
)
@click.option("--pagina", metavar="N", type=int, help="De pagina van het pdf-bestand waarop het eigen citaat staat.")
@click.option("--bladzijde", metavar="ID=NUMMER", multiple=True, help="Het gedrukte nummer bij dit citaat is anders.")
@wie_optie
@click.option("--blind", is_flag=True, help="Een tweede oordeel, los van het eerste; telt niet mee in brieven.")
@click.option("--neem-over", metavar="NAAM", help="Neemt het blinde oordeel van deze persoon over.")
@click.option("--bevestig", is_flag=True, help="Het oordeel van de vorige ronde geldt ook nu.")
@ronde_optie
@project_optie
def oordeel(dienst: str, nummer: str, ronde: str, map_: Path, **opties: Any) -> None:  # noqa: ANN401 - click's own
    """Legt uw oordeel over een criterium vast.

    Wat u niet noemt, neemt u over: uit uw vorige oordeel, of anders uit het voorstel. Een oordeel wordt nooit gewist;
    een nieuw oordeel komt erbij en geldt vanaf dan. De nummers (ID) van citaten ziet u met plantoets toon.
    """
    from cli.bijwerken import bevinding_van, bijgewerkt_dossier

    keuzes = Keuzes(**opties)
    keuzes.controleer()
    with open_project(map_) as (project, criteria):
        dossier, _ = bijgewerkt_dossier(project, criteria, ronde, dienst, blind=keuzes.blind)
        toetsing = vereiste_toetsing(dossier)
        bevinding = bevinding_van(toetsing, nummer)
        wie = wie_beslist(project, keuzes.wie)
        bewijsbesluiten = _bewijsbesluiten(project, dossier, bevinding, keuzes, wie)
        besluit = _oordeel(project, dossier, bevinding, keuzes, wie) if keuzes.is_oordeel else None
        besluit = besluit and _met_eigen_citaten(besluit, bewijsbesluiten)
        # Only now, when everything holds, is anything kept.
        for een in bewijsbesluiten:
            project.store.voeg_bewijsbesluit_toe(dossier.ronde.id, dossier.dienst.afkorting, een)
            click.echo(f'{dossier.dienst.afkorting}, {nummer}. {_gezegd(een)}: "{een.citaat}"')
        if besluit:
            project.store.voeg_oordeel_toe(dossier.ronde.id, dossier.dienst.afkorting, besluit)
            click.echo(f"{dossier.dienst.afkorting}, {nummer}. {bevinding.titel}: {in_het_kort(besluit)}")
            zeg(f"Vastgelegd door {besluit.wie}. Duiding: {besluit.duiding}")
        geldt = besluit or dossier.oordelen.get(nummer)
        if let_op := tegenspraak(geldt.staat if geldt else None, _meetellend(toetsing, bevinding, bewijsbesluiten)):
            zeg(alinea(let_op))
        if besluit and besluit.blind:
            zeg(
                "Dit is een blind oordeel: het telt niet mee in brieven. Vergelijk het later met: plantoets verschillen"
            )
        else:
            zeg_stand(dossier, [nummer] if besluit else [])


def _oordeel(project: Project, dossier: Dossier, bevinding: Bevinding, keuzes: Keuzes, wie: str) -> Oordeel:
    """Return the decision: what was named, and for the rest the earlier decision or else the proposal."""
    from classify import Kleur, Staat
    from corpus import Oordeel as Besluit

    if keuzes.neem_over:
        return _overgenomen(project, dossier, bevinding, keuzes, wie)
    if keuzes.bevestig:
        return bevestigd(dossier, bevinding.nummer, wie, keuzes.waarom)
    toetsing = vereiste_toetsing(dossier)
    vorige = _eigen_blinde(project, dossier, bevinding, wie) if keuzes.blind else dossier.oordelen.get(bevinding.nummer)
    vorig = vorige or Besluit(
        bevinding.nummer, bevinding.voorstel, bevinding.staat, bevinding.duiding, wie, datetime.now(UTC)
    )
    kleur = None if keuzes.kleur == GEEN else Kleur[keuzes.kleur.upper()] if keuzes.kleur else vorig.kleur
    return Besluit(
        nummer=bevinding.nummer,
        kleur=kleur,
        staat=Staat(keuzes.staat) if keuzes.staat else vorig.staat,
        duiding=vorig.duiding if keuzes.duiding is None else keuzes.duiding,
        wie=wie,
        wanneer=datetime.now(UTC),
        waarom=keuzes.waarom,
        citaten=_citaten(toetsing, bevinding, keuzes.citaat) or vorig.citaten,
        plan=toetsing.sha256,
        blind=keuzes.blind,
    )


def _met_eigen_citaten(oordeel: Oordeel, besluiten: list[Bewijsbesluit]) -> Oordeel:
    """Return a decision that also rests on the quotes that were added with it."""
    from corpus.model import Bewijshandeling

    eigen = [een.citaat_id for een in besluiten if een.handeling is Bewijshandeling.EIGEN]
    return replace(oordeel, citaten=(*oordeel.citaten, *eigen))


def _eigen_blinde(project: Project, dossier: Dossier, bevinding: Bevinding, wie: str) -> Oordeel | None:
    """Return the earlier blind decision of this person; raises UsageError when he decided in the open before."""
    from corpus.besluiten import geldende_blind

    alle = project.store.oordelen(dossier.ronde.id, dossier.dienst.afkorting)
    if bevinding.nummer in open_beslist(project, dossier, wie):
        raise click.UsageError(
            f"{wie} heeft over dit criterium al een gewoon oordeel gegeven; een blind oordeel is van een ander."
        )
    return geldende_blind(alle).get((bevinding.nummer, wie))


def _overgenomen(project: Project, dossier: Dossier, bevinding: Bevinding, keuzes: Keuzes, wie: str) -> Oordeel:
    from corpus import OnbekendFout, bedoelde_u
    from corpus.besluiten import geldende_blind
    from corpus.eensgezindheid import overname_van

    alle = project.store.oordelen(dossier.ronde.id, dossier.dienst.afkorting)
    blind = {naam: een for (nummer, naam), een in geldende_blind(alle).items() if nummer == bevinding.nummer}
    gekozen = next((een for naam, een in blind.items() if naam.casefold() == str(keuzes.neem_over).casefold()), None)
    if gekozen is None:
        raise OnbekendFout(
            f'Er is geen blind oordeel van "{keuzes.neem_over}" over criterium {bevinding.nummer}. '
            f"{bedoelde_u(str(keuzes.neem_over), blind)}"
        )
    redenen = [reden for reden in (gekozen.waarom, keuzes.waarom) if reden]
    waarom = ": ".join([overname_van(gekozen), "; ".join(redenen)]) if redenen else overname_van(gekozen)
    return replace(gekozen, wie=wie, wanneer=datetime.now(UTC), waarom=waarom, blind=False)


def _citaten(toetsing: Toetsing, bevinding: Bevinding, ids: tuple[str, ...]) -> tuple[str, ...]:
    from corpus.besluiten import citaat_id, vind_citaat

    return tuple(dict.fromkeys(citaat_id(toetsing.sha256, vind_citaat(toetsing, bevinding, id_)) for id_ in ids))


def _bewijsbesluiten(
    project: Project, dossier: Dossier, bevinding: Bevinding, keuzes: Keuzes, wie: str
) -> list[Bewijsbesluit]:
    """Return what is said about quotes, checked, and not yet kept."""
    from cli.bewijs import Bewijsmaker

    maker = Bewijsmaker(project, dossier, bevinding, wie, keuzes.waarom)
    besluiten = [maker.weerlegd(id_) for id_ in keuzes.weerleg]
    besluiten += [maker.hersteld(id_) for id_ in keuzes.herstel]
    besluiten += [maker.genummerd(regel) for regel in keuzes.bladzijde]
    if keuzes.eigen_citaat is not None:
        besluiten.append(maker.eigen(keuzes.eigen_citaat, keuzes.pagina))
    return besluiten


def _meetellend(toetsing: Toetsing, bevinding: Bevinding, besluiten: list[Bewijsbesluit]) -> int:
    """Return how many quotes count after what has just been said about them."""
    from corpus.besluiten import citaat_id
    from corpus.model import Bewijshandeling

    ids = {citaat_id(toetsing.sha256, bewijs) for bewijs in bevinding.bewijs}
    for een in besluiten:
        if een.handeling is Bewijshandeling.WEERLEGD:
            ids.discard(een.citaat_id)
        elif een.handeling in (Bewijshandeling.EIGEN, Bewijshandeling.HERSTELD):
            ids.add(een.citaat_id)
    return len(ids)


def _gezegd(besluit: Bewijsbesluit) -> str:
    """Return what was done with a quote, and where it stands."""
    plaats = vindplaats(besluit.pagina, besluit.bladzijde)
    return f"{besluit.handeling.value} [{besluit.citaat_id}], {plaats} ({besluit.wie}, {moment(besluit.wanneer)})"
