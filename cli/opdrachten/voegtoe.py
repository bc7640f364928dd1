"""plantoets voegtoe: take documents into the project."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.fouten import Code
from cli.groep import opdracht
from cli.opties import project_optie
from cli.scherm import aantal, alinea, zeg

if TYPE_CHECKING:
    from corpus import Project
    from corpus.inname import Toevoeging, Voorstel, Vraag
    from extract import Document, ReadError


@opdracht(
    short_help="Zet documenten in het project.",
    voorbeelden=[
        "plantoets voegtoe ODG.pdf",
        "plantoets voegtoe inbox/                      (alle PDF's in een map)",
        "plantoets voegtoe scan.pdf --dienst ODG --ronde 2024-plan",
    ],
)
@click.argument("bestanden", metavar="BESTAND [BESTAND]...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--dienst",
    "diensten",
    multiple=True,
    metavar="DIENST",
    help="Van welke dienst het is; bij een gezamenlijk plan noemt u deze optie vaker. Anders herkent Plantoets het.",
)
@click.option("--ronde", default="", metavar="RONDE", help="Bij welke ronde het hoort. Anders herkent Plantoets het.")
@click.option("--ja", is_flag=True, help="Vraag niet om bevestiging, en ga door als iets niet lijkt te kloppen.")
@click.option(
    "--wie", metavar="NAAM", help="Wie het toevoegt; anders de toetser uit plantoets.toml of uw gebruikersnaam."
)
@project_optie
def voegtoe(
    bestanden: tuple[Path, ...], diensten: tuple[str, ...], ronde: str, ja: bool, wie: str | None, map_: Path
) -> int:
    """Kopieert documenten naar de map van hun ronde, met de afkorting van de dienst als naam.

    Plantoets herkent aan naam en tekst van welke dienst een document is en bij welke ronde het hoort. Is dat niet
    zeker, dan vraagt het u dat; in een script, waar het niets kan vragen, slaat het dat document over (afsluitcode 4).

    Ligt er al een plan van die dienst in die ronde, dan gaat dat naar de map "eerder". Er wordt nooit iets
    overschreven.
    """
    from contextlib import closing

    from corpus import InnameFout, Project, lees_vooruit

    paden = list(_paden(bestanden))
    if diensten and len(paden) > 1:
        raise click.UsageError("--dienst geldt voor één document. Voeg de documenten één voor één toe.")
    geweigerd = 0
    deze_keer: dict[tuple[str, str], str] = {}
    with closing(Project(map_)) as project:
        door = wie or project.instellingen.toetser or getpass.getuser()
        project.register.diensten  # noqa: B018 - a fault in the register is told before minutes of reading
        for pad, gelezen in lees_vooruit(paden, lambda pad: pad):
            document = _document(pad, gelezen)
            inname = _Inname(project, pad, document, deze_keer, ja=ja)
            try:
                gelukt = inname.doe(diensten, ronde, door)
            except InnameFout as fout:
                zeg(f"Niet toegevoegd: {fout}")
                gelukt = False
            geweigerd += not gelukt
        if geweigerd < len(paden):
            zeg("Verder met: plantoets toets")
    if geweigerd:
        zeg(f"{aantal(geweigerd, 'document is', 'documenten zijn')} niet toegevoegd; de reden staat hierboven.")
    return Code.PROJECT if geweigerd else Code.GOED


def _paden(bestanden: Sequence[Path]) -> Iterator[Path]:
    """Return the files, and for a folder the PDFs in it; raises UsageError before anything is done."""
    for pad in bestanden:
        if pad.is_dir():
            plannen = sorted(deel for deel in pad.iterdir() if deel.suffix.lower() == ".pdf")
            if not plannen:
                raise click.UsageError(f'In de map "{pad}" staan geen PDF\'s; er is niets toegevoegd.')
            yield from plannen
        elif pad.is_file():
            yield pad
        else:
            raise click.UsageError(f'Het bestand "{pad}" is er niet; er is niets toegevoegd. Controleer de naam.')


def _document(pad: Path, gelezen: Document | ReadError) -> Document | None:
    """Return the text, or say why there is none: a file that cannot be read can still be kept, by its name."""
    from extract import ReadError

    if isinstance(gelezen, ReadError):
        if pad.suffix.lower() == ".pdf":
            zeg(f"Let op: {gelezen}")
        return None
    return gelezen


class _Inname:
    """One document on its way into the project, with the questions that it raises."""

    def __init__(
        self,
        project: Project,
        pad: Path,
        document: Document | None,
        deze_keer: dict[tuple[str, str], str],
        *,
        ja: bool,
    ) -> None:
        """Begin; ``deze_keer`` holds per round and service the file that this very command added."""
        self._project = project
        self._pad = pad
        self._document = document
        self._deze_keer = deze_keer
        self._ja = ja
        self._akkoord: set[str] = set()

    def doe(self, diensten: Sequence[str], ronde: str, wie: str) -> bool:
        """Take the document in and return True; False when it is not certain and nobody can be asked."""
        from corpus.inname import bekijk, voeg_toe

        gevraagd = False
        while True:
            voorstel = bekijk(self._project, self._pad, self._document, diensten=diensten, ronde=ronde)
            if voorstel.al_aanwezig:
                click.echo(f"{self._pad.name} staat al in het project als {voorstel.al_aanwezig}; er is niets gedaan.")
                return True
            open_ = [vraag for vraag in voorstel.vragen if vraag.tekst not in self._akkoord and not self._mag(vraag)]
            if not open_:
                break
            if not sys.stdin.isatty():
                self._weiger(open_)
                return False
            gevraagd = True
            antwoord = self._vraag(open_[0])
            if antwoord is None:
                zeg(f"{self._pad.name} is niet toegevoegd.")
                return False
            diensten, ronde = antwoord.get("dienst", diensten), "".join(antwoord.get("ronde", [ronde]))
        if not gevraagd and not self._bevestigd(voorstel):
            zeg(f"{self._pad.name} is niet toegevoegd.")
            return False
        self._controleer_deze_keer(voorstel)
        self._meld(voorstel, voeg_toe(self._project, voorstel, wie=wie))
        return True

    def _controleer_deze_keer(self, voorstel: Voorstel) -> None:
        """Refuse a second document for one service in one command: which of the two is the newest is not certain."""
        from corpus import InnameFout

        assert voorstel.ronde is not None, "a proposal without open questions has a round"
        for dienst in voorstel.diensten:
            eerste = self._deze_keer.setdefault((voorstel.ronde.id, dienst), self._pad.name)
            if eerste != self._pad.name:
                raise InnameFout(
                    f"{self._pad.name} is net als {eerste} van {dienst}, voor dezelfde ronde. Welke de nieuwste is, "
                    "is niet te raden. Voeg de nieuwste apart toe; de andere wordt dan bewaard."
                )

    def _mag(self, vraag: Vraag) -> bool:
        from corpus.inname import Onzeker

        if vraag.over is Onzeker.AKKOORD and self._ja:
            zeg(f"Let op: {self._pad.name}: {vraag.tekst}.")
            self._akkoord.add(vraag.tekst)
            return True
        return False

    def _weiger(self, vragen: Sequence[Vraag]) -> None:
        """Say what is not certain, and what to add to the command."""
        optie = {"dienst": "--dienst AFKORTING", "ronde": "--ronde RONDE", "akkoord": "--ja als het toch klopt"}
        redenen = "; ".join(vraag.tekst for vraag in vragen)
        opties = " en ".join(dict.fromkeys(optie[vraag.over.value] for vraag in vragen))
        keuzes = "".join(f" Mogelijk is bij {een.over.value}: {', '.join(een.keuzes)}." for een in vragen if een.keuzes)
        zeg(alinea(f"Niet toegevoegd: {self._pad.name}: {redenen}. Voeg toe: {opties}.{keuzes}"))

    def _vraag(self, vraag: Vraag) -> dict[str, list[str]] | None:
        """Ask the person; None when the answer is no."""
        from corpus.inname import Onzeker

        zeg(alinea(f"{self._pad.name}: {vraag.tekst}."))
        if vraag.over is Onzeker.AKKOORD:
            if not click.confirm("Toch toevoegen?", err=True):
                return None
            self._akkoord.add(vraag.tekst)
            return {}
        hulp = f" ({', '.join(vraag.keuzes)})" if vraag.keuzes else ""
        if vraag.over is Onzeker.RONDE:
            return {"ronde": [click.prompt(f"Bij welke ronde hoort het?{hulp}", value_proc=self._ronde_id, err=True)]}
        return {"dienst": [click.prompt(f"Van welke dienst is het?{hulp}", value_proc=self._afkorting, err=True)]}

    def _afkorting(self, antwoord: str) -> str:
        from corpus import OnbekendFout

        try:
            return self._project.register.dienst(antwoord).afkorting
        except OnbekendFout as fout:
            raise click.BadParameter(str(fout)) from fout

    def _ronde_id(self, antwoord: str) -> str:
        from corpus import OnbekendFout

        try:
            return self._project.ronde(antwoord).id
        except OnbekendFout as fout:
            raise click.BadParameter(str(fout)) from fout

    def _bevestigd(self, voorstel: Voorstel) -> bool:
        """Return whether the person agrees with what was recognised; what he said himself is not asked again."""
        if self._ja or not voorstel.waarom or not sys.stdin.isatty():
            return True
        assert voorstel.ronde is not None, "a proposal without open questions has a round"
        wie = " en ".join(self._project.register.dienst(een).naam for een in voorstel.diensten)
        zeg(f"{self._pad.name}: {wie} (herkend {voorstel.waarom}), {voorstel.ronde.titel} ({voorstel.ronde.id})")
        return click.confirm("Klopt dat?", default=True, err=True)

    def _meld(self, voorstel: Voorstel, toevoeging: Toevoeging) -> None:
        herkend = f", herkend {voorstel.waarom}" if voorstel.waarom else ""
        soort = f" ({voorstel.soort})" if voorstel.soort else ""
        click.echo(f"{self._pad.name}{soort} staat nu in {toevoeging.naam}{herkend}.")
        for eerder in toevoeging.eerder:
            zeg(f"De vorige versie is bewaard als {eerder}.")
        if toevoeging.eerder and toevoeging.oordelen:
            over = aantal(toevoeging.oordelen, "oordeel is", "oordelen zijn")
            opdracht_ = f"plantoets voortgang {voorstel.diensten[0]}"
            zeg(f"{over} gegeven op een eerdere versie en blijven staan. Kijk ze na: {opdracht_}")
