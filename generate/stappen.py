"""Progress since an earlier document, as a letter says it: a sentence per kind of change, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from classify import Kleur, Staat
from corpus import Instellingen
from corpus.voortgang import Verandering, Verschuiving
from generate import kleuren, sjablonen
from generate.beeld import Citaat, Rij, kleur_tekst, rijen, stuk
from generate.verband import Verband

CITATEN_PER_STAP = 2
"""How many quotes the table of progress shows of one criterium; the bijlage has the others."""
_ZINNEN = {
    Verandering.VERBETERD: "voortgang_verbeterd",
    Verandering.GELIJK: "voortgang_gelijk",
    Verandering.VERSLECHTERD: "voortgang_verslechterd",
    Verandering.ONBEKEND: "voortgang_onbekend",
}


def voortgang_context(verband: Verband, regels: Sequence[Rij], instellingen: Instellingen) -> dict[str, Any] | None:
    """Return the comparison with the earlier document; None when there is none."""
    voortgang, eigen = verband.voortgang, instellingen.sjablonen
    if voortgang is None:
        return None
    toen = next(dossier for dossier in reversed(verband.eerder) if dossier.ronde == voortgang.toen)
    vorige = {regel.nummer: regel for regel in rijen(toen, instellingen)}
    nu = {regel.nummer: regel for regel in regels}
    stappen = voortgang.verschuivingen
    titel_toen = voortgang.toen.titel or voortgang.toen.id
    return {
        "kop": sjablonen.zin(eigen, "kop_vergelijking", toen.dienst.naam),
        "toen": titel_toen,
        "nu": voortgang.nu.titel or voortgang.nu.id,
        "toen_zin": sjablonen.zin(
            eigen,
            "stukken_toen",
            stuk(voortgang.toen.soort, eigen),
            titel_toen,
            voortgang.toen.soort == voortgang.nu.soort,
        ),
        "zinnen": _zinnen(
            stappen, nu | {nummer: rij for nummer, rij in vorige.items() if nummer not in nu}, instellingen
        ),
        "rijen": [_stap(stap, vorige.get(stap.nummer), nu.get(stap.nummer), instellingen) for stap in stappen],
    }


def _zinnen(
    stappen: Sequence[Verschuiving], per_nummer: dict[str, Rij], instellingen: Instellingen
) -> list[dict[str, str]]:
    """Return a sentence per kind of change, with the mark of what nobody has decided in it."""
    eigen = instellingen.sjablonen
    zinnen: list[dict[str, str]] = []
    for soort, macro in _ZINNEN.items():
        groep = [stap for stap in stappen if stap.verandering is soort]
        if not groep:
            continue
        delen = [
            sjablonen.zin(
                eigen, "verschil", per_nummer[stap.nummer].onderwerp, _woord(stap.kleur_toen), _woord(stap.kleur_nu)
            )
            for stap in groep
        ]
        onbeslist = [stap.nummer for stap in groep if not _is_beslist(stap, per_nummer.get(stap.nummer))]
        zinnen.append(
            {
                "tekst": sjablonen.zin(eigen, macro, delen, len(stappen)),
                "voorstel": sjablonen.zin(eigen, "voorstel", onbeslist) if onbeslist else "",
            }
        )
    return zinnen


def _is_beslist(stap: Verschuiving, nu: Rij | None) -> bool:
    return stap.is_besloten and (nu is None or nu.beslist)


def _woord(kleur: Kleur | None) -> str:
    return kleur.woord if kleur else ""


def _stap(stap: Verschuiving, toen: Rij | None, nu: Rij | None, instellingen: Instellingen) -> dict[str, Any]:
    eigen = instellingen.sjablonen
    citaten = beste_citaten(nu)
    terug, weg, onbekend = (len(stap.teruggevonden), len(stap.verdwenen), len(stap.niet_na_te_gaan))
    zinnen = [nu.gezocht if nu else "", sjablonen.zin(eigen, "eerdere_citaten", terug, weg, onbekend)]
    return {
        "nummer": stap.nummer,
        "titel": stap.titel,
        "gevraagd": _gevraagd(toen, nu, instellingen),
        "stand_toen": _stand(stap.kleur_toen, stap.staat_toen, stap.oordeel_toen is not None, instellingen),
        "hex_toen": kleuren.VLAK[stap.kleur_toen],
        "citaten": citaten,
        "zinnen": [zin for zin in zinnen if zin],
        "stand_nu": _stand(stap.kleur_nu, stap.staat_nu, nu is not None and nu.beslist, instellingen),
        "hex_nu": kleuren.VLAK[stap.kleur_nu],
        "verandering": stap.verandering.value,
        "voorstel": "" if _is_beslist(stap, nu) else sjablonen.zin(eigen, "voorstel", ()),
    }


def beste_citaten(rij: Rij | None) -> tuple[Citaat, ...]:
    """Return the quotes of a row that rank first, in the order of the plan."""
    if rij is None:
        return ()
    beste = rij.bevinding.bewijs[:CITATEN_PER_STAP]
    return tuple(citaat for citaat in rij.citaten if citaat.bewijs in beste)


def _stand(kleur: Kleur | None, staat: Staat | None, beslist: bool, instellingen: Instellingen) -> str:
    """Return colour and state in words, so that the colour of the cell is never the only sign."""
    if staat is None:
        return "–"
    woord = sjablonen.zin(instellingen.sjablonen, "staat", staat.value, beslist)
    return f"{kleur_tekst(kleur)}, {woord}" if kleur else woord


def _gevraagd(toen: Rij | None, nu: Rij | None, instellingen: Instellingen) -> list[str]:
    """Return the question that was put to the service, and what was said of its last answer if that was not enough."""
    vraag = (nu.vraag if nu else "") or (toen.vraag if toen else "")
    delen = [vraag] if vraag else []
    if toen and toen.duiding and toen.duiding_past and toen.kleur is not Kleur.GROEN:
        delen.append(sjablonen.zin(instellingen.sjablonen, "gevraagd_toen", toen.duiding, toen.beslist))
    return delen
