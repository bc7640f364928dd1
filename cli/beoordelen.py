"""Reviewing a plan one criterium at a time, with one key per decision; each decision is kept at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import click

from classify import Bevinding, Bewijs, Criteria, Kleur, Staat, Toetsing
from cli.besluit import bevestigd, in_het_kort, open_beslist, vereiste_toetsing, zeg_stand
from cli.bewijs import Bewijsmaker
from cli.scherm import BREEDTE, aantal, alinea, zeg
from cli.weergave import herkomst, kleurwoord, staat_in_woorden
from corpus import Dossier, Oordeel, Project, dossier_van
from corpus.besluiten import citaat_id, geldende_blind
from corpus.bundeling import document_van
from extract import Document

CITATEN = 3
"""How many quotes are shown at first; the others come with one key."""
_OMGEVING = 160
"""Characters of the plan that are shown before and after a quote."""
_KLEUREN = {"g": Kleur.GROEN, "o": Kleur.ORANJE, "r": Kleur.ROOD, "-": None}
_STATEN = {"g": Staat.GENOEMD, "n": Staat.NVT, "o": Staat.ONTBREEKT, "v": Staat.NIET_VAST_TE_STELLEN}
_TOETSEN = (
    "[g]roen  [o]ranje  [r]ood  [-] geen kleur  [a]kkoord met voorstel  [d]uiding  [w]eerleg  [m]eer  [l]ater  [s]top"
)
_TOETSEN_BLIND = _TOETSEN.replace("  [w]eerleg", "")


@dataclass(frozen=True, slots=True)
class Toetser:
    """Who reviews, and how."""

    wie: str
    blind: bool = False


@dataclass
class Beoordeling:
    """A review of one service in one round."""

    project: Project
    criteria: Criteria
    dossier: Dossier
    toetser: Toetser
    beslist: list[str] = field(default_factory=list[str])
    later: list[str] = field(default_factory=list[str])

    def loop(self, *, alles: bool = False) -> None:
        """Go through the criteria that this person has not decided yet, or all, until the end or until he stops."""
        gedaan = set[str]() if alles else self._gedaan()
        open_ = [een.nummer for een in self._toetsing.bevindingen if een.nummer not in gedaan | self._niet_blind()]
        if not open_:
            zeg(f"Over alle criteria van {self.dossier.dienst.afkorting} is beslist. Opnieuw langslopen: --alles")
        for plek, nummer in enumerate(open_, start=1):
            if not self._een(nummer, f"{plek} van {len(open_)}"):
                break
        self._sluit_af()

    @property
    def _toetsing(self) -> Toetsing:
        return vereiste_toetsing(self.dossier)

    def _gedaan(self) -> set[str]:
        if not self.toetser.blind:
            return set(self.dossier.oordelen)
        alle = self.project.store.oordelen(self.dossier.ronde.id, self.dossier.dienst.afkorting)
        return {nummer for nummer, wie in geldende_blind(alle) if wie == self.toetser.wie}

    def _niet_blind(self) -> set[str]:
        """Return the criteria that this person can no longer judge blind, and say which they are."""
        if not self.toetser.blind:
            return set()
        zelf = open_beslist(self.project, self.dossier, self.toetser.wie)
        if zelf:
            nummers = ", ".join(een.nummer for een in self._toetsing.bevindingen if een.nummer in zelf)
            zeg(f"Overgeslagen: {nummers}. {self.toetser.wie} gaf daarover al een gewoon oordeel.")
        return zelf

    def _een(self, nummer: str, plek: str) -> bool:
        """Let the person decide about one criterium; return False when he stops."""
        duiding: str | None = None
        hoeveel = CITATEN
        toon = True
        while True:
            bevinding = self._toetsing.bevinding(nummer)
            if toon:
                self._toon(bevinding, plek, hoeveel)
            toets = self._toets()
            toon = False
            if toets == "s":
                return False
            if toets == "l":
                self.later.append(nummer)
                return True
            if toets == "d":
                duiding = click.prompt("Duiding", default=bevinding.duiding, show_default=False, err=True)
            elif toets == "w" and not self.toetser.blind:
                toon = self._weerleg(bevinding)
            elif toets == "m":
                hoeveel, toon = len(bevinding.bewijs), True
            elif toets == "b" and nummer in self.dossier.te_bevestigen:
                self._bewaar(bevestigd(self.dossier, nummer, self.toetser.wie, ""), bevinding)
                return True
            elif toets in _KLEUREN or toets == "a":
                kleur = bevinding.voorstel if toets == "a" else _KLEUREN[toets]
                self._leg_vast(bevinding, kleur, duiding)
                return True

    def _toets(self) -> str:
        click.echo(_TOETSEN_BLIND if self.toetser.blind else _TOETSEN, err=True)
        return _lees_toets()

    def _leg_vast(self, bevinding: Bevinding, kleur: Kleur | None, duiding: str | None) -> None:
        toetsing = self._toetsing
        oordeel = Oordeel(
            nummer=bevinding.nummer,
            kleur=kleur,
            staat=self._staat(bevinding, kleur),
            duiding=bevinding.duiding if duiding is None else duiding,
            wie=self.toetser.wie,
            wanneer=datetime.now(UTC),
            plan=toetsing.sha256,
            blind=self.toetser.blind,
        )
        self._bewaar(oordeel, bevinding)

    def _bewaar(self, oordeel: Oordeel, bevinding: Bevinding) -> None:
        self.project.store.voeg_oordeel_toe(self.dossier.ronde.id, self.dossier.dienst.afkorting, oordeel)
        self.beslist.append(bevinding.nummer)
        click.echo(f"{self.dossier.dienst.afkorting}, {bevinding.nummer}. {bevinding.titel}: {in_het_kort(oordeel)}")

    def _staat(self, bevinding: Bevinding, kleur: Kleur | None) -> Staat:
        """Return what the plan does with the criterium; asked where the colour does not go with what was found."""
        gevonden = bevinding.staat in (Staat.GENOEMD, Staat.NVT)
        if bevinding.staat is not Staat.MOGELIJK and (gevonden or kleur == bevinding.voorstel):
            return bevinding.staat
        vraag = "[g]enoemd  [n]iet van toepassing  [o]ntbreekt  niet [v]ast te stellen"
        click.echo(f"Wat doet het plan met dit criterium?  {vraag}", err=True)
        while (toets := _lees_toets()) not in _STATEN:
            pass
        return _STATEN[toets]

    def _weerleg(self, bevinding: Bevinding) -> bool:
        """Ask which quote does not count, and why; return whether one was refuted."""
        if not bevinding.bewijs:
            zeg("Er zijn geen citaten om te weerleggen.")
            return False
        nummer: int = click.prompt(
            "Welk citaat telt niet mee? (0 = toch geen)", type=click.IntRange(0, len(bevinding.bewijs)), err=True
        )
        if nummer == 0:
            return False
        waarom: str = click.prompt("Waarom niet?", err=True)
        maker = Bewijsmaker(self.project, self.dossier, bevinding, self.toetser.wie, waarom)
        besluit = maker.weerlegd(citaat_id(self._toetsing.sha256, bevinding.bewijs[nummer - 1]))
        self.project.store.voeg_bewijsbesluit_toe(self.dossier.ronde.id, self.dossier.dienst.afkorting, besluit)
        self.dossier = dossier_van(self.project, self.dossier.ronde, self.criteria, self.dossier.dienst)
        return True

    def _toon(self, bevinding: Bevinding, plek: str, hoeveel: int) -> None:
        document = document_van(self.project, self.dossier) if bevinding.bewijs else None
        for regel in _regels(bevinding, plek, bevinding.bewijs[:hoeveel], document):
            click.echo(regel, err=True)
        eerder = self.dossier.te_bevestigen.get(bevinding.nummer)
        if eerder:
            tekst = f"Eerdere ronde: {in_het_kort(eerder)} ({eerder.wie}). {eerder.duiding} Geldt dat nog? Toets b"
            click.echo(alinea(tekst, 2), err=True)

    def _sluit_af(self) -> None:
        later = f"; later: {', '.join(self.later)}" if self.later else ""
        zeg(f"{aantal(len(self.beslist), 'oordeel', 'oordelen')} vastgelegd door {self.toetser.wie}{later}.")
        if not self.toetser.blind:
            zeg_stand(self.dossier, self.beslist)


def _lees_toets() -> str:
    """Return the key that is pressed; raises Abort for Ctrl-C and Ctrl-D, UsageError where there are no keys."""
    try:
        toets = click.getchar().casefold()
    except OSError as fout:
        raise click.UsageError(
            "Dit venster geeft geen losse toetsen door. Beslis met plantoets oordeel, of in het werkboek van "
            "plantoets overzicht; wat u al besliste, is bewaard."
        ) from fout
    except EOFError as fout:
        raise click.Abort from fout
    if toets in ("\x03", "\x04"):
        raise click.Abort
    return toets


def _regels(bevinding: Bevinding, plek: str, getoond: Sequence[Bewijs], document: Document | None) -> Iterator[str]:
    yield ""
    yield f"── {plek} ".ljust(BREEDTE, "─")
    yield click.style(f"{bevinding.nummer}. {bevinding.titel}", bold=True)
    staat = staat_in_woorden(bevinding.staat.value)
    yield alinea(f"Voorstel: {kleurwoord(bevinding.voorstel)}, {staat}. Regel: {bevinding.regel}", 2)
    if bevinding.duiding:
        yield alinea(f"Duiding: {bevinding.duiding}", 2)
    for nummer, bewijs in enumerate(getoond, start=1):
        yield f"  ({nummer}) {herkomst(bewijs)}"
        yield _in_omgeving(bewijs, document)
    meer = len(bevinding.bewijs) - len(getoond)
    if meer:
        yield f"  en nog {aantal(meer, 'citaat', 'citaten')}: toets m"
    if not bevinding.bewijs:
        yield "  Er zijn geen citaten."


def _in_omgeving(bewijs: Bewijs, document: Document | None) -> str:
    """Return a quote with what stands before and after it in the plan, which is shown dimmed."""
    if document is None or bewijs.end <= bewijs.start:
        return alinea(f'"{bewijs.citaat}"', 6)
    voor = document.quote(max(0, bewijs.start - _OMGEVING), bewijs.start).partition(" ")[2]
    na = document.quote(bewijs.end, bewijs.end + _OMGEVING).rpartition(" ")[0]
    delen = [click.style(f"… {voor}", dim=True) if voor else "", f'"{bewijs.citaat}"']
    delen.append(click.style(f"{na} …", dim=True) if na else "")
    return "\n".join(alinea(deel, 6) for deel in delen if deel)
