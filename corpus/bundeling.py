"""Everything about the services in a round, put together from register, plans, store and decisions."""

from __future__ import annotations

from dataclasses import replace

from classify import Criteria, toetsing_uit_opslag
from corpus.batch import plaatsing, sleutel_van
from corpus.gelding import geldend_deel
from corpus.model import Dienst, Dossier, Oordeel, Ronde
from corpus.plaatsing import Plaatsing
from corpus.project import Planbestand, Project
from corpus.versie import lezerversie


def dossiers(project: Project, ronde: Ronde, criteria: Criteria) -> tuple[Dossier, ...]:
    """Return a dossier per service of the register, in its order, and then one per plan without a certain service.

    It shows what was stored by ``toets_project``; nothing is read here.
    """
    geplaatst = plaatsing(project, ronde)
    per_dienst = [_dossier(project, ronde, criteria, dienst, geplaatst) for dienst in project.register.diensten]
    los = [plan for plan in geplaatst.fouten if not any(plan in meer for meer in geplaatst.dubbel.values())]
    return (*per_dienst, *(_zonder_dienst(ronde, plan, geplaatst.fouten[plan]) for plan in los))


def dossier_van(project: Project, ronde: Ronde, criteria: Criteria, dienst: Dienst) -> Dossier:
    """Return the dossier of one service."""
    return _dossier(project, ronde, criteria, dienst, plaatsing(project, ronde))


def laatste_oordelen(project: Project, ronde: Ronde, dienst: Dienst) -> dict[str, Oordeel]:
    """Return the newest decision per criterium."""
    return {oordeel.nummer: oordeel for oordeel in project.store.oordelen(ronde.id, dienst.afkorting)}


def _dossier(project: Project, ronde: Ronde, criteria: Criteria, dienst: Dienst, geplaatst: Plaatsing) -> Dossier:
    basis = Dossier(
        dienst=project.register.in_ronde(dienst, ronde, is_eerste=project.is_eerste(ronde)),
        ronde=ronde,
        plan=None,
        toetsing=None,
        oordelen=laatste_oordelen(project, ronde, dienst),
    )
    if dienst.afkorting in geplaatst.dubbel:
        eerste = geplaatst.dubbel[dienst.afkorting][0]
        return replace(basis, plan=eerste.pad, fout=geplaatst.fouten[eerste])
    plan = geplaatst.per_dienst.get(dienst.afkorting)
    return basis if plan is None else _met_toetsing(project, basis, plan, criteria)


def _met_toetsing(project: Project, basis: Dossier, plan: Planbestand, criteria: Criteria) -> Dossier:
    """Add the plan and what was found in it, or why there is nothing."""
    met_plan = replace(basis, plan=plan.pad)
    leesfout = project.store.leesfout(plan.ronde.id, plan.bestand, plan.sha256)
    if leesfout:
        return replace(met_plan, fout=leesfout.melding)
    begin = project.store.voorwerk(plan.sha256, lezerversie())
    opgeslagen = project.store.toetsing(sleutel_van(project, plan, criteria, begin))
    if opgeslagen is None:
        return replace(met_plan, fout=f"{plan.naam} is nog niet getoetst. Draai: plantoets toets")
    return replace(met_plan, toetsing=geldend_deel(toetsing_uit_opslag(opgeslagen), basis.dienst))


def _zonder_dienst(ronde: Ronde, plan: Planbestand, reden: str) -> Dossier:
    """Return a dossier that keeps a plan in sight of which the service is not certain."""
    return Dossier(Dienst(naam=f"{plan.bestand} (dienst onbekend)", afkorting="?"), ronde, plan.pad, None, fout=reden)
