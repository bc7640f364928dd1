"""What a letter about one dossier may use: the judgement, the points, the progress and the rows of the bijlage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from classify import Kleur, Staat
from corpus import Dossier, Instellingen
from corpus.eenheden import SAMEN
from corpus.model import Categorie
from generate import kleuren, sjablonen, tekst
from generate.beeld import Rij, is_verouderd, kleur_tekst, rijen, vereis_toetsing
from generate.briefbasis import basis, deadline, dienst, seveso, stuk_van
from generate.eindoordeel import Totaaloordeel, Verwoording, eerdere_oordelen, totaaloordeel, vergelijking
from generate.punten import punten
from generate.soorten import Briefsoort, oordeelsoort
from generate.stappen import voortgang_context
from generate.verband import Verband

ONDERWERPEN_PER_GESPREK = 5
"""How many subjects the invitation names."""


def brief_context(
    dossier: Dossier, instellingen: Instellingen, regels: Sequence[Rij], verband: Verband | None = None
) -> dict[str, Any]:
    """Return everything that a judgement may use, by name; what is unknown is there as a marked gap."""
    eigen = instellingen.sjablonen
    omgeving = verband or Verband()
    toetsing = vereis_toetsing(dossier)
    oordeel = _oordeel(dossier, instellingen, omgeving)
    context = _context(dossier, instellingen, omgeving, Briefsoort.OORDEEL)
    voortgang = voortgang_context(omgeving, regels, instellingen) if _is_verslag(dossier, instellingen) else None
    context["brief"]["bijlagen"] = 2 if voortgang else 1
    woorden = stuk_van(dossier, instellingen)
    nummer = 2 if voortgang else ""
    zonder_planoordeel = oordeel is None or not oordeel.beslist
    return context | {
        "concept": zonder_planoordeel or not all(regel.beslist for regel in regels),
        "zonder_planoordeel": zonder_planoordeel,
        "oordeel": oordeel,
        "zorg": oordeel is None or oordeel.zorg,
        "robuust": oordeel is not None and oordeel.id == Categorie.ROBUUST.value,
        "eerdere_oordelen": eerdere_oordelen(omgeving.eerder, eigen),
        "vergelijking_oordelen": vergelijking(omgeving.eerder, oordeel, eigen),
        "voortgang": voortgang,
        "punten": punten(dossier, regels, woorden, deadline(instellingen, dossier.ronde), eigen),
        "rijen": [_rij(regel, instellingen) for regel in regels],
        "onleesbaar": tekst.paginas([pagina.pagina for pagina in toetsing.onleesbaar]),
        "analyse_kop": sjablonen.zin(eigen, "kop_analyse", woorden, dossier.dienst.naam, nummer),
    }


def robuust_context(dossier: Dossier, instellingen: Instellingen, verband: Verband) -> dict[str, Any]:
    """Return what the letter to a service that was found robust without a document may use."""
    besluit, eigen = dossier.planoordeel, instellingen.sjablonen
    beslist = besluit is not None and besluit.categorie is Categorie.ROBUUST
    woorden = Verwoording("plan", deadline(instellingen, dossier.ronde), len(verband.diensten) > 1, eigen)
    uitleg = "" if beslist else sjablonen.zin(eigen, "nog_niet_robuust")
    toelichting = besluit.toelichting if besluit is not None and beslist else ""
    oordeel = woorden.oordeel(Categorie.ROBUUST, uitleg, toelichting)
    context = _context(dossier, instellingen, verband, Briefsoort.ROBUUST)
    return context | {"concept": not beslist, "zonder_planoordeel": not beslist, "oordeel": oordeel}


def uitnodiging_context(dossier: Dossier, instellingen: Instellingen, verband: Verband) -> dict[str, Any]:
    """Return what the invitation may use; of the criteria it names only what a person decided."""
    context = _context(dossier, instellingen, verband, Briefsoort.UITNODIGING)
    regels = rijen(dossier, instellingen) if dossier.toetsing else ()
    open_ = sorted((regel for regel in regels if regel.beslist and _vraagt_aandacht(regel)), key=_gewicht)
    genoemd = [regel.onderwerp for regel in open_[:ONDERWERPEN_PER_GESPREK]]
    stuk = context["stuk"]
    over = stuk["uw_stuk"] if dossier.plan else f"de robuustheid van {context['dienst']['uw']}"
    context["brief"]["betreft"] = sjablonen.zin(instellingen.sjablonen, "betreft_uitnodiging", over)
    gesprek = {"over": over, "onderwerpen": tekst.opsomming(genoemd), "stand": _stand(dossier)}
    return context | {"concept": False, "gesprek": gesprek}


def _stand(dossier: Dossier) -> str:
    """Return what people decided about the whole, as an invitation needs it: "robuust", "beoordeeld" or "open"."""
    besluit, toetsing = dossier.planoordeel, dossier.toetsing
    if besluit is None or (toetsing is not None and is_verouderd(besluit.plan, toetsing)):
        return "open"
    return "robuust" if besluit.categorie is Categorie.ROBUUST else "beoordeeld"


def _gewicht(regel: Rij) -> int:
    """Return how late a subject comes: red first, then orange, each in the order of the criteria."""
    return -regel.kleur.value if regel.kleur else 0


def _vraagt_aandacht(regel: Rij) -> bool:
    return regel.kleur in (Kleur.ORANJE, Kleur.ROOD) or regel.staat is Staat.ONTBREEKT


def _context(dossier: Dossier, instellingen: Instellingen, verband: Verband, soort: Briefsoort) -> dict[str, Any]:
    return basis(instellingen, dossier.ronde, soort) | {
        "dienst": dienst(dossier, verband.diensten, instellingen),
        "seveso": seveso(dossier.dienst),
    }


def _is_verslag(dossier: Dossier, instellingen: Instellingen) -> bool:
    """Return whether the document reports on progress, so that the letter compares it with the one before."""
    return oordeelsoort(dossier.ronde.soort, instellingen.sjablonen) != "plan"


def _oordeel(dossier: Dossier, instellingen: Instellingen, verband: Verband) -> Totaaloordeel | None:
    eigen = instellingen.sjablonen
    soort = oordeelsoort(dossier.ronde.soort, eigen)
    dag = deadline(instellingen, dossier.ronde)
    return totaaloordeel(dossier, soort, dag, samen=len(verband.diensten) > 1, eigen=eigen)


def _duiding(regel: Rij, instellingen: Instellingen) -> str:
    """Return the explanation: what a person wrote, else the draft; a confirmed absence is said as the ministry does.

    A draft that contradicts the decision gives a gap to fill in.
    """
    if not regel.duiding_past:
        return sjablonen.zin(instellingen.sjablonen, "duiding_past_niet", regel.nummer)
    eigen_woorden = regel.duiding not in ("", regel.bevinding.duiding)
    if eigen_woorden or not regel.beslist or regel.staat is not Staat.ONTBREEKT:
        return regel.duiding
    samen, rood = SAMEN in regel.od, regel.kleur is Kleur.ROOD
    return sjablonen.zin(instellingen.sjablonen, "schrijft_niets", regel.od, samen, regel.onderwerp, rood)


def _rij(regel: Rij, instellingen: Instellingen) -> dict[str, Any]:
    eigen = instellingen.sjablonen
    vorig = kleur_tekst(regel.vorig.kleur) if regel.vorig else ""
    return {
        "od": regel.od,
        "nummer": regel.nummer,
        "titel": regel.titel,
        "vraag": regel.vraag,
        "citaten": regel.citaten,
        "meer": regel.meer,
        "gezocht": regel.gezocht,
        "duiding": _duiding(regel, instellingen),
        "bron": regel.bron,
        "beslist": regel.beslist,
        "voorstel": "" if regel.beslist else sjablonen.zin(eigen, "voorstel_rij", regel.verouderd, vorig),
        "staat_tekst": sjablonen.zin(eigen, "staat_in_stuk", regel.staat.value, regel.beslist),
        "kleur_tekst": regel.kleur_tekst,
        "kleur_hex": kleuren.VLAK[regel.kleur],
    }
