"""A service through the rounds of a project: each dossier against the one before, with the documents looked at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from classify import Criteria
from corpus.bundeling import document_van, dossier_van, dossiers
from corpus.model import Dienst, Dossier, Ronde
from corpus.project import Project
from corpus.voortgang import Voortgang, eerdere_ronden, vergelijk


def verloop(project: Project, criteria: Criteria, dienst: Dienst) -> tuple[Dossier, ...]:
    """Return the dossiers of a service in the rounds in which it has a result, oldest first."""
    alle = (dossier_van(project, ronde, criteria, dienst) for ronde in project.instellingen.ronden)
    return tuple(dossier for dossier in alle if dossier.toetsing is not None)


def verlopen(project: Project, criteria: Criteria) -> dict[str, tuple[Dossier, ...]]:
    """Return the same for every service of the register, by abbreviation."""
    per_dienst: dict[str, list[Dossier]] = {dienst.afkorting: [] for dienst in project.register.diensten}
    for ronde in project.instellingen.ronden:
        for dossier in dossiers(project, ronde, criteria):
            if dossier.toetsing is not None:
                per_dienst[dossier.dienst.afkorting].append(dossier)
    return {afkorting: tuple(alle) for afkorting, alle in per_dienst.items()}


def overgangen(project: Project, reeks: Sequence[Dossier]) -> tuple[Voortgang, ...]:
    """Return what changed between each of these dossiers and the next one."""
    return tuple(vergelijk(toen, nu, document_van(project, nu)) for toen, nu in pairwise(reeks))


def voortgang_sinds(project: Project, criteria: Criteria, vorig: Ronde, nu: Dossier) -> Voortgang:
    """Return what changed for the service of ``nu`` since an earlier round, with its new document looked at."""
    return vergelijk(dossier_van(project, vorig, criteria, nu.dienst), nu, document_van(project, nu))


def voortgang_sinds_vorige(project: Project, criteria: Criteria, nu: Dossier) -> Voortgang | None:
    """Return what changed since the last earlier round in which this service has a result; None when there is none."""
    for ronde in reversed(eerdere_ronden(project, nu.ronde)):
        vorig = dossier_van(project, ronde, criteria, nu.dienst)
        if vorig.toetsing is not None:
            return vergelijk(vorig, nu, document_van(project, nu))
    return None
