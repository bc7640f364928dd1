"""What belongs in a letter besides the dossier itself: who handed in together, and the rounds before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from classify import Criteria
from corpus import Dienst, Dossier, Oordeel, Project, Ronde, dossiers
from corpus.batch import plaatsing
from corpus.bundeling import document_van, dossier_van
from corpus.eenheden import Eenheid, eenheden
from corpus.model import Planoordeel
from corpus.voortgang import Voortgang, eerdere_ronden, vergelijk
from generate.tekst import opsomming


@dataclass(frozen=True, slots=True)
class Verband:
    """The surroundings of a dossier."""

    diensten: tuple[Dienst, ...] = ()
    """The services that handed in the document, each as it stands in the register; empty means the dossier's own."""
    voortgang: Voortgang | None = None
    """What changed since the last earlier document; None when there was none."""
    eerder: tuple[Dossier, ...] = ()
    """The dossiers of earlier rounds in which there was a document or a judgement, oldest first."""


def eerdere_dossiers(
    project: Project, criteria: Criteria, ronde: Ronde, diensten: Sequence[Dienst] | None = None
) -> tuple[tuple[Dossier, ...], ...]:
    """Return the dossiers of every earlier round, oldest first; those of ``diensten``, or of all services."""
    ronden = eerdere_ronden(project, ronde)
    if diensten is None:
        return tuple(dossiers(project, eerder, criteria) for eerder in ronden)
    return tuple(tuple(dossier_van(project, eerder, criteria, dienst) for dienst in diensten) for eerder in ronden)


def dossiers_van(project: Project, criteria: Criteria, ronde: Ronde, dienst: Dienst) -> tuple[Dossier, ...]:
    """Return the dossiers of a service and of those that handed in one document with it."""
    per_dienst = plaatsing(project, ronde).per_dienst
    plan = per_dienst.get(dienst.afkorting)
    samen = {dienst.afkorting, *dienst.samen_met} | {naam for naam, een in per_dienst.items() if plan and een == plan}
    betrokken = [een for een in project.register.diensten if een.afkorting in samen]
    return tuple(dossier_van(project, ronde, criteria, een) for een in betrokken)


def verband_van(project: Project, eenheid: Eenheid, eerder: Sequence[Sequence[Dossier]]) -> Verband:
    """Return the surroundings of a unit, given the dossiers of every earlier round."""
    vorige = tuple(dossier for ronde in eerder if (dossier := _in_ronde(eenheid, ronde)))
    nu = dossier_van_eenheid(eenheid)
    met_stuk = [dossier for dossier in vorige if dossier.toetsing]
    voortgang = None
    if met_stuk and nu.toetsing:
        voortgang = vergelijk(met_stuk[-1], nu, document_van(project, nu))
    return Verband(tuple(dossier.dienst for dossier in eenheid.dossiers), voortgang, vorige)


def _in_ronde(eenheid: Eenheid, ronde: Sequence[Dossier]) -> Dossier | None:
    """Return the dossier of the unit in an earlier round, None when it had neither a document nor a judgement then."""
    eigen = [dossier for dossier in ronde if dossier.dienst.afkorting in eenheid.afkortingen]
    gevonden = [dossier_van_eenheid(toen) for toen in eenheden(eigen)]
    zinvol = [dossier for dossier in gevonden if dossier.toetsing or dossier.planoordeel]
    return zinvol[0] if len(zinvol) == 1 else None


def dossier_van_eenheid(eenheid: Eenheid) -> Dossier:
    """Return one dossier for services with one document; decisions that contradict each other count as open."""
    if len(eenheid.dossiers) == 1:
        return eenheid.dossier
    basis, alle = eenheid.dossier, eenheid.dossiers
    return replace(
        basis,
        dienst=_samen(eenheid),
        oordelen=_eensgezind(alle),
        planoordeel=_planoordeel([dossier.planoordeel for dossier in alle if dossier.planoordeel]),
        punten=next((dossier.punten for dossier in alle if dossier.punten is not None), None),
    )


def _samen(eenheid: Eenheid) -> Dienst:
    diensten = [dossier.dienst for dossier in eenheid.dossiers]
    vragen: dict[str, str] = {}
    for dienst in reversed(diensten):
        vragen |= dienst.vragen
    return replace(
        eenheid.dossier.dienst,
        naam=opsomming([dienst.naam for dienst in diensten]),
        afkorting=eenheid.naam,
        aanhef=_aanhef([dienst.aanhef for dienst in diensten]),
        adres=(),
        seveso=_seveso([dienst.seveso for dienst in diensten]),
        datum_ontvangst=_eender([dienst.datum_ontvangst for dienst in diensten]),
        datum_gesprek=_eender([dienst.datum_gesprek for dienst in diensten]),
        vragen=vragen,
    )


def _aanhef(aanheffen: Sequence[str]) -> str:
    """Return one salutation: "Geachte heer A, geachte mevrouw B,"; empty when one of them is not known."""
    if not all(aanheffen):
        return ""
    eerste, *rest = (aanhef.rstrip(" ,") for aanhef in dict.fromkeys(aanheffen))
    return ", ".join([eerste, *(aanhef[:1].lower() + aanhef[1:] for aanhef in rest)]) + ","


def _seveso(waarden: Sequence[bool | None]) -> bool | None:
    if any(waarden):
        return True
    return None if None in waarden else False


def _eender(waarden: Sequence[date | None]) -> date | None:
    """Return the one value that is there, None when there is none, or more than one."""
    gevonden = {waarde for waarde in waarden if waarde is not None}
    return gevonden.pop() if len(gevonden) == 1 else None


def _eensgezind(alle: Sequence[Dossier]) -> dict[str, Oordeel]:
    nummers = dict.fromkeys(nummer for dossier in alle for nummer in dossier.oordelen)
    per_nummer = {
        nummer: [dossier.oordelen[nummer] for dossier in alle if nummer in dossier.oordelen] for nummer in nummers
    }
    return {
        nummer: max(oordelen, key=lambda oordeel: oordeel.wanneer)
        for nummer, oordelen in per_nummer.items()
        if len({(oordeel.kleur, oordeel.staat) for oordeel in oordelen}) == 1
    }


def _planoordeel(oordelen: Sequence[Planoordeel]) -> Planoordeel | None:
    if len({oordeel.categorie for oordeel in oordelen}) != 1:
        return None
    return max(oordelen, key=lambda oordeel: oordeel.wanneer)
