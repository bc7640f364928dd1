"""What changed for a service between two rounds, and which decisions are still to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classify import Bevinding, Bewijs, Kleur, Staat
from corpus.model import Dienst, Dossier, Oordeel, Ronde
from corpus.project import Project
from corpus.terugvinden import Zoekplaats, is_terug_te_zoeken
from extract import Document


class Verandering(StrEnum):
    """How a criterium stands now, against then."""

    VERBETERD = "verbeterd"
    GELIJK = "gelijk gebleven"
    VERSLECHTERD = "verslechterd"
    ONBEKEND = "niet te vergelijken"
    """Without a colour in one of the two rounds."""


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """One criterium in two rounds."""

    nummer: str
    titel: str
    staat_toen: Staat | None
    """As decided, else as found; None when the criterium was not assessed then."""
    staat_nu: Staat | None
    kleur_toen: Kleur | None
    """As decided, else as proposed; None when there was none."""
    kleur_nu: Kleur | None
    oordeel_toen: Oordeel | None = None
    oordeel_nu: Oordeel | None = None
    """None as long as nobody decided in this round: the colour and state of now are then only a proposal."""
    teruggevonden: tuple[Bewijs, ...] = ()
    """Quotes of then that stand in the new document too, each as and where it stands there."""
    verdwenen: tuple[Bewijs, ...] = ()
    """Quotes of then that do not stand in the new document, each as and where it stood in the old one."""
    niet_na_te_gaan: tuple[Bewijs, ...] = ()
    """Quotes of then about which neither can be said: too short, or not found in a document with unreadable pages."""

    @property
    def verandering(self) -> Verandering:
        """How the colour changed."""
        if self.kleur_toen is None or self.kleur_nu is None:
            return Verandering.ONBEKEND
        if self.kleur_toen == self.kleur_nu:
            return Verandering.GELIJK
        return Verandering.VERBETERD if self.kleur_nu < self.kleur_toen else Verandering.VERSLECHTERD

    @property
    def is_besloten(self) -> bool:
        """Whether a person decided in both rounds; only then is the change more than a proposal."""
        return self.oordeel_toen is not None and self.oordeel_nu is not None


@dataclass(frozen=True, slots=True)
class Voortgang:
    """One service in two rounds."""

    dienst: Dienst
    toen: Ronde
    nu: Ronde
    verschuivingen: tuple[Verschuiving, ...]
    """In the order of the criteria; those that were assessed in one of the two rounds."""

    def verschuiving(self, nummer: str) -> Verschuiving:
        """Return what changed for a criterium; raises KeyError when it was assessed in neither round."""
        for verschuiving in self.verschuivingen:
            if verschuiving.nummer == nummer:
                return verschuiving
        raise KeyError(nummer)


def vergelijk(vorig: Dossier, nu: Dossier, document: Document | None = None) -> Voortgang:
    """Return what changed between two dossiers of one service.

    ``document`` is the plan of ``nu``; without it no quote can be called found again or gone.
    """
    plaats = Zoekplaats(document) if document else None
    toen, straks = _per_nummer(vorig), _per_nummer(nu)
    nummers = [*straks, *(nummer for nummer in toen if nummer not in straks)]
    verschuivingen = (_verschuiving(nummer, vorig, nu, plaats) for nummer in nummers)
    return Voortgang(nu.dienst, vorig.ronde, nu.ronde, tuple(verschuivingen))


def eerdere_ronden(project: Project, ronde: Ronde) -> tuple[Ronde, ...]:
    """Return the rounds before this one, oldest first."""
    ronden = project.instellingen.ronden
    return ronden[: ronden.index(ronde)]


def te_bevestigen(project: Project, ronde: Ronde, dienst: Dienst) -> dict[str, Oordeel]:
    """Return per criterium without a decision in this round the newest decision of the nearest earlier round.

    Blind decisions are left out.
    """
    besloten = _geldend(project, ronde, dienst)
    eerder: dict[str, Oordeel] = {}
    for vorige in eerdere_ronden(project, ronde):
        eerder |= _geldend(project, vorige, dienst)
    return {nummer: oordeel for nummer, oordeel in eerder.items() if nummer not in besloten}


def op_eerdere_versie(dossier: Dossier) -> dict[str, Oordeel]:
    """Return the decisions of this round that were made on another file than the one that lies there now."""
    if dossier.toetsing is None:
        return {}
    sha256 = dossier.toetsing.sha256
    return {nummer: een for nummer, een in dossier.oordelen.items() if een.plan and een.plan != sha256}


def _geldend(project: Project, ronde: Ronde, dienst: Dienst) -> dict[str, Oordeel]:
    """Return per criterium the newest decision of a round that counts."""
    oordelen = project.store.oordelen(ronde.id, dienst.afkorting)
    return {oordeel.nummer: oordeel for oordeel in oordelen if not oordeel.blind}


def _per_nummer(dossier: Dossier) -> dict[str, Bevinding]:
    """Return the findings about the criteria that apply to the service."""
    bevindingen = dossier.toetsing.bevindingen if dossier.toetsing else ()
    geldig = dossier.dienst.criteria
    return {een.nummer: een for een in bevindingen if not geldig or een.nummer in geldig}


def _verschuiving(nummer: str, vorig: Dossier, nu: Dossier, plaats: Zoekplaats | None) -> Verschuiving:
    toen, straks = _per_nummer(vorig).get(nummer), _per_nummer(nu).get(nummer)
    oordeel_toen, oordeel_nu = vorig.oordelen.get(nummer), nu.oordelen.get(nummer)
    teruggevonden: list[Bewijs] = []
    verdwenen: list[Bewijs] = []
    onzeker: list[Bewijs] = []
    for bewijs in toen.bewijs if toen else ():
        gevonden = plaats.vind(bewijs) if plaats and is_terug_te_zoeken(bewijs) else None
        if gevonden:
            teruggevonden.append(gevonden)
        elif plaats and plaats.is_geheel_leesbaar and is_terug_te_zoeken(bewijs):
            verdwenen.append(bewijs)
        else:
            onzeker.append(bewijs)
    een = straks or toen
    assert een is not None, "a number comes from one of the two"
    return Verschuiving(
        nummer=nummer,
        titel=een.titel,
        staat_toen=_staat(oordeel_toen, toen),
        staat_nu=_staat(oordeel_nu, straks),
        kleur_toen=_kleur(oordeel_toen, toen),
        kleur_nu=_kleur(oordeel_nu, straks),
        oordeel_toen=oordeel_toen,
        oordeel_nu=oordeel_nu,
        teruggevonden=tuple(teruggevonden),
        verdwenen=tuple(verdwenen),
        niet_na_te_gaan=tuple(onzeker),
    )


def _staat(oordeel: Oordeel | None, bevinding: Bevinding | None) -> Staat | None:
    if oordeel and oordeel.staat:
        return oordeel.staat
    return bevinding.staat if bevinding else None


def _kleur(oordeel: Oordeel | None, bevinding: Bevinding | None) -> Kleur | None:
    if oordeel:
        return oordeel.kleur
    return bevinding.voorstel if bevinding else None
