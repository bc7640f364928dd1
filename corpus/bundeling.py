"""Everything about the services in a round, put together from register, plans, store and decisions."""

from __future__ import annotations

from dataclasses import replace

from classify import Criteria, Toetsing, toetsing_uit_opslag
from corpus.batch import plaatsing, sleutel_van
from corpus.besluiten import geldende, pas_toe
from corpus.categorieen import categorievoorstel
from corpus.gelding import geldend_deel
from corpus.model import Bewijshandeling, Dienst, Dossier, Oordeel, Ronde
from corpus.opslag import document_uit_bytes
from corpus.plaatsing import Plaatsing
from corpus.project import Planbestand, Project
from corpus.voortgang import te_bevestigen
from extract import Document


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


def blind_dossier(project: Project, ronde: Ronde, criteria: Criteria, dienst: Dienst) -> Dossier:
    """Return the dossier as a second assessor sees it: what the program found, and nothing that anybody decided."""
    basis = Dossier(dienst, ronde, None, None)
    return _met_plan(project, basis, criteria, plaatsing(project, ronde))


def laatste_oordelen(project: Project, ronde: Ronde, dienst: Dienst) -> dict[str, Oordeel]:
    """Return the newest decision per criterium; a blind one never counts."""
    return geldende(project.store.oordelen(ronde.id, dienst.afkorting))


def document_van(project: Project, dossier: Dossier) -> Document | None:
    """Return the text of the plan of a dossier as it was read, None when there is none."""
    return None if dossier.toetsing is None else _document(project, dossier.toetsing)


def _dossier(project: Project, ronde: Ronde, criteria: Criteria, dienst: Dienst, geplaatst: Plaatsing) -> Dossier:
    store = project.store
    basis = Dossier(
        dienst=project.register.in_ronde(dienst, ronde, is_eerste=project.is_eerste(ronde)),
        ronde=ronde,
        plan=None,
        toetsing=None,
        oordelen=laatste_oordelen(project, ronde, dienst),
        te_bevestigen=te_bevestigen(project, ronde, dienst),
        planoordeel=next(reversed(store.planoordelen(ronde.id, dienst.afkorting)), None),
        punten=store.punten(ronde.id, dienst.afkorting),
        bewijsbesluiten=store.bewijsbesluiten(ronde.id, dienst.afkorting),
    )
    return _met_plan(project, basis, criteria, geplaatst)


def _met_plan(project: Project, basis: Dossier, criteria: Criteria, geplaatst: Plaatsing) -> Dossier:
    afkorting = basis.dienst.afkorting
    if afkorting in geplaatst.dubbel:
        eerste = geplaatst.dubbel[afkorting][0]
        return replace(basis, plan=eerste.pad, fout=geplaatst.fouten[eerste])
    plan = geplaatst.per_dienst.get(afkorting)
    return basis if plan is None else _met_toetsing(project, basis, plan, criteria)


def _met_toetsing(project: Project, basis: Dossier, plan: Planbestand, criteria: Criteria) -> Dossier:
    """Add the plan and what was found in it, or why there is nothing."""
    met_plan = replace(basis, plan=plan.pad)
    leesfout = project.store.leesfout(plan.ronde.id, plan.bestand, plan.sha256)
    if leesfout:
        return replace(met_plan, fout=leesfout.melding)
    begin = project.store.voorwerk(plan.sha256, project.lezer)
    opgeslagen = project.store.toetsing(sleutel_van(project, plan, criteria, begin))
    if opgeslagen is None:
        return replace(met_plan, fout=f"{plan.naam} is nog niet getoetst. Draai: plantoets toets")
    toetsing = geldend_deel(toetsing_uit_opslag(opgeslagen), basis.dienst)
    met_toetsing = replace(met_plan, toetsing=_met_besluiten(project, basis, toetsing))
    return replace(met_toetsing, voorstel=categorievoorstel(met_toetsing))


def _met_besluiten(project: Project, basis: Dossier, toetsing: Toetsing) -> Toetsing:
    """Return the assessment after what people said about its quotes; the plan is opened only to place chosen ones."""
    gekozen = (Bewijshandeling.EIGEN, Bewijshandeling.HERSTELD)
    kiest = any(besluit.handeling in gekozen for besluit in basis.bewijsbesluiten)
    return pas_toe(toetsing, basis.bewijsbesluiten, _document(project, toetsing) if kiest else None)


def _document(project: Project, toetsing: Toetsing) -> Document | None:
    inhoud = project.store.document(toetsing.sha256, project.lezer)
    return document_uit_bytes(inhoud) if inhoud else None


def _zonder_dienst(ronde: Ronde, plan: Planbestand, reden: str) -> Dossier:
    """Return a dossier that keeps a plan in sight of which the service is not certain."""
    return Dossier(Dienst(naam=f"{plan.bestand} (dienst onbekend)", afkorting="?"), ronde, plan.pad, None, fout=reden)
