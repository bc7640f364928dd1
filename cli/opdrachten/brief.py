"""plantoets brief: write the concept letters in Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from cli.fouten import Code
from cli.groep import opdracht
from cli.opties import open_project, project_optie, ronde_optie
from cli.scherm import aantal, zeg

if TYPE_CHECKING:
    from classify import Criteria
    from corpus import Dossier, Project, Ronde
    from corpus.eenheden import Eenheid
    from corpus.uitvoer import Herkomst
    from generate import BriefVerslag

PER_DIENST = ("oordeel", "robuust", "uitnodiging")
GEZAMENLIJK = ("algemeen", "kamerbrief", "samenvatting")
VOORBEELD_LENGTE = 70


@dataclass(frozen=True)
class Wensen:
    """What the user asks of the letters."""

    soort: str = ""
    """The kind of letter; empty means the one that the round asks for."""
    alleen: str = ""
    """Abbreviation of the one service to write to; empty means all."""
    opmerkingen: bool = False


GEWOON = Wensen()


@opdracht(
    short_help="Schrijft de conceptbrieven in Word.",
    voorbeelden=[
        "plantoets brief ODG",
        "plantoets brief --alle",
        "plantoets brief ODG --soort uitnodiging",
        "plantoets brief --soort kamerbrief",
        "plantoets brief ODG --opmerkingen --pdf",
    ],
)
@click.argument("dienst", required=False)
@click.option("--alle", is_flag=True, help="De brieven van alle diensten.")
@click.option(
    "--soort",
    type=click.Choice([*PER_DIENST, *GEZAMENLIJK], case_sensitive=False),
    help="Welke brief: oordeel (dit is de gewone), robuust of uitnodiging voor een dienst; "
    "algemeen, kamerbrief of samenvatting over alle diensten samen.",
)
@click.option(
    "--opmerkingen",
    is_flag=True,
    help="Zet bij elk punt en elke rij een opmerking in Word: citaten, bladzijde, regel en wie besliste.",
)
@click.option("--pdf", is_flag=True, help="Maak er ook een pdf van; daarvoor is LibreOffice nodig.")
@ronde_optie
@project_optie
def brief(  # noqa: PLR0913, PLR0917 - one parameter per option, as click hands them over
    dienst: str | None, alle: bool, soort: str | None, opmerkingen: bool, pdf: bool, ronde: str, map_: Path
) -> int:
    """Schrijft de conceptbrief met bijlage in Word, voor één dienst, voor alle, of over alle diensten samen.

    De ronde bepaalt de brief: over een plan van aanpak, een voortgangsrapportage of een eindrapportage. Diensten die
    samen een stuk indienden, krijgen samen één brief. CONCEPT verdwijnt pas als over alle criteria en over het geheel
    is beslist.

    Een brief die u zelf hebt gewijzigd, wordt nooit vervangen: de nieuwe krijgt dan "(2)" achter de naam.
    """
    from cli.bijwerken import bijgewerkte_dossiers, werk_bij
    from corpus.voortgang import eerdere_ronden
    from generate.verband import dossiers_van

    _controleer_keuze(dienst, alle, soort, opmerkingen=opmerkingen)
    with open_project(map_) as (project, criteria):
        gekozen = project.ronde(ronde)
        for eerder in eerdere_ronden(project, gekozen):  # a letter compares with them
            werk_bij(project, criteria, eerder)
        wensen = Wensen(soort or "", opmerkingen=opmerkingen)
        if dienst:
            gevraagd = project.register.dienst(dienst)
            werk_bij(project, criteria, gekozen)
            betrokken = dossiers_van(project, criteria, gekozen, gevraagd)
            wensen = replace(wensen, alleen=gevraagd.afkorting)
            brieven, code = schrijf_alle(project, criteria, gekozen, betrokken, wensen)
        else:
            dossiers = bijgewerkte_dossiers(project, criteria, gekozen)
            if soort in GEZAMENLIJK:
                brieven = [schrijf_gezamenlijke(project, criteria, gekozen, dossiers, soort)]
                code = Code.GOED
            else:
                brieven, code = schrijf_alle(project, criteria, gekozen, dossiers, wensen)
        if pdf and brieven:
            _schrijf_pdf(project, brieven)
        return code


def _controleer_keuze(dienst: str | None, alle: bool, soort: str | None, *, opmerkingen: bool) -> None:
    if opmerkingen and soort not in (None, "oordeel"):
        raise click.UsageError("--opmerkingen hoort bij de brief met het oordeel over een plan. Laat --soort weg.")
    if soort in GEZAMENLIJK:
        if dienst or alle:
            raise click.UsageError(f"--soort {soort} gaat over alle diensten samen. Laat de dienst en --alle weg.")
    elif bool(dienst) == alle:
        raise click.UsageError("Noem één dienst, bijvoorbeeld ODG, of kies --alle.")


def schrijf_alle(
    project: Project, criteria: Criteria, ronde: Ronde, dossiers: Sequence[Dossier], wensen: Wensen = GEWOON
) -> tuple[list[Path], int]:
    """Write a letter per unit and say which plans got none; return the letters, and the exit code."""
    from corpus.eenheden import eenheden
    from generate.verband import eerdere_dossiers

    gekozen = [een for een in eenheden(dossiers) if not wensen.alleen or wensen.alleen in een.afkortingen]
    diensten = [dossier.dienst for dossier in dossiers] if wensen.alleen else None
    eerder = eerdere_dossiers(project, criteria, ronde, diensten)
    code = Code.GOED
    brieven: list[Path] = []
    for eenheid in gekozen:
        geschreven = _schrijf_een(project, eenheid, eerder, wensen)
        if geschreven is None:
            kan_wel = Code.NIET_GELEZEN if eenheid.dossier.plan else Code.PROJECT
            code = kan_wel if eenheid.dossier.plan or wensen.alleen else code
        else:
            brieven += geschreven
    return brieven, code


def _schrijf_een(
    project: Project, eenheid: Eenheid, eerder: Sequence[Sequence[Dossier]], wensen: Wensen
) -> list[Path] | None:
    """Write the letter to a unit, if it gets one; return None, and say why, when there is nothing to write about."""
    from generate import schrijf_brief
    from generate.soorten import Briefsoort, naam_van, soort_van
    from generate.verband import dossier_van_eenheid, verband_van

    dossier = dossier_van_eenheid(eenheid)
    gekozen = Briefsoort(wensen.soort) if wensen.soort else soort_van(dossier)
    is_enige = bool(wensen.alleen)
    if gekozen is Briefsoort.OORDEEL and dossier.toetsing is None:
        if is_enige or dossier.plan:
            zeg(f"Geen brief voor {eenheid.naam}: {dossier.fout or 'er is geen plan in deze ronde.'}")
        return None
    if gekozen is Briefsoort.ROBUUST and not is_enige and soort_van(replace(dossier, toetsing=None)) is not gekozen:
        return []  # not to everybody: only to who was found robust
    if eenheid.naam == "?":
        zeg(f"Geen brief over {dossier.dienst.naam}: {dossier.fout}")
        return None
    verband = verband_van(project, eenheid, eerder)
    pad = _schrijf(
        project,
        naam_van(gekozen, eenheid.naam),
        lambda plek: schrijf_brief(
            dossier, project.instellingen, plek, verband, gekozen, opmerkingen=wensen.opmerkingen
        ),
        _herkomst(dossier.ronde, eenheid.naam, gekozen.value),
    )
    return [pad]


def schrijf_gezamenlijke(
    project: Project, criteria: Criteria, ronde: Ronde, dossiers: Sequence[Dossier], soort: str
) -> Path:
    """Write a letter about all services together, and say where it stands and what is still open in it."""
    from generate.gezamenlijk import schrijf_gezamenlijk
    from generate.rondebeeld import rondebeeld
    from generate.soorten import Briefsoort, naam_van

    beeld = rondebeeld(project, criteria, ronde, dossiers)
    gekozen = Briefsoort(soort)
    return _schrijf(
        project,
        naam_van(gekozen),
        lambda plek: schrijf_gezamenlijk(gekozen, beeld, project.instellingen, plek),
        _herkomst(ronde, "", soort),
    )


def _schrijf_pdf(project: Project, brieven: Sequence[Path]) -> None:
    """Make a PDF beside each letter, and say where it stands."""
    from corpus import schrijf_beschermd
    from generate.bestand import bewaar
    from generate.pdf import schrijf_pdf

    with TemporaryDirectory() as map_:
        gemaakt = {brief: Path(map_) / f"{brief.stem}.pdf" for brief in brieven}
        schrijf_pdf(gemaakt)
        for brief, tijdelijk in gemaakt.items():
            inhoud = tijdelijk.read_bytes()
            pad, _ = schrijf_beschermd(project, brief.with_suffix(".pdf"), partial(bewaar, inhoud))
            click.echo(pad)


def _herkomst(ronde: Ronde, dienst: str, soort: str) -> Herkomst:
    from corpus.uitvoer import Herkomst

    return Herkomst(ronde.id, dienst, soort)


def _schrijf(project: Project, naam: str, schrijver: Callable[[Path], BriefVerslag], herkomst: Herkomst) -> Path:
    from corpus import schrijf_beschermd

    doel = project.uitvoer / "brieven" / herkomst.ronde / naam
    pad, verslag = schrijf_beschermd(project, doel, schrijver, herkomst)
    click.echo(pad)
    for gewijzigd in _eerder_dan(pad, doel):
        _zeg_wat_verschilt(gewijzigd, pad)
    if verslag.leemten:
        zeg(f"  Nog in te vullen: {'; '.join(_bijeen(verslag.leemten))}")
    _zeg_wat_open_is(verslag)
    return pad


def _eerder_dan(pad: Path, doel: Path) -> Iterator[Path]:
    """Yield the versions that somebody changed, so that the new one got the next number: "ODG", "ODG (2)" ..."""
    versie, nummer = doel, 1
    while versie != pad:
        yield versie
        nummer += 1
        versie = doel.with_stem(f"{doel.stem} ({nummer})")


def _bijeen(leemten: Sequence[str]) -> list[str]:
    """Return the gaps with those about single criteria drawn together: "duiding bij criteria 4, 7 en 9"."""
    from generate.tekst import opsomming

    deel = "duiding bij criterium "
    nummers = [leemte.removeprefix(deel) for leemte in leemten if leemte.startswith(deel)]
    rest = [leemte for leemte in leemten if not leemte.startswith(deel)]
    if not nummers:
        return rest
    return [*rest, f"duiding bij {'criterium' if len(nummers) == 1 else 'criteria'} {opsomming(nummers)}"]


def _zeg_wat_open_is(verslag: BriefVerslag) -> None:
    open_ = [aantal(len(verslag.onbeslist), "criterium", "criteria")] if verslag.onbeslist else []
    if verslag.zonder_planoordeel:
        open_.append("het oordeel over het geheel (plantoets planoordeel)")
    if verslag.eenheden:
        open_.append(", ".join(verslag.eenheden))
    if open_:
        zeg(f"  Nog te beoordelen: {' en '.join(open_)}")


def _zeg_wat_verschilt(gewijzigd: Path, nieuw: Path) -> None:
    """Say that a letter was changed by hand and kept, and what it says that the new one does not."""
    from generate.tekst import verkort
    from generate.verschil import eigen_alineas

    zeg(f"  {gewijzigd.name} is met de hand gewijzigd en blijft zoals het is; dit is de nieuwe versie.")
    eigen = eigen_alineas(gewijzigd, nieuw)
    if eigen is None:
        zeg(f"  Wat er in {gewijzigd.name} anders is, is niet te zeggen: het is niet te lezen als Word-bestand.")
    elif eigen:
        een = len(eigen) == 1
        wat = "een alinea" if een else f"{len(eigen)} alinea's"
        zeg(f"  In {gewijzigd.name} {'staat' if een else 'staan'} {wat} die hier anders {'is' if een else 'zijn'},")
        zeg(f"  zoals: {verkort(eigen[0], VOORBEELD_LENGTE)}")
