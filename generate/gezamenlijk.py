"""Letters about all services together: to all of them, for parliament, and the management summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from classify import Kleur
from corpus import Instellingen
from corpus.categorieen import Stand
from corpus.eenheden import Eenheid
from corpus.model import Categorie
from corpus.patronen import Patroon, zonder_uitkomst
from generate import kleuren, sjablonen, tekst
from generate.beeld import Rij, onderwerp, rijen, stuk
from generate.brief import BriefVerslag, schrijf_word
from generate.briefbasis import basis, deadline
from generate.eindoordeel import woord
from generate.punten import tel
from generate.rondebeeld import Rondebeeld
from generate.soorten import Briefsoort, oordeelsoort, sjabloon_van
from generate.verband import dossier_van_eenheid

REDENEN = 5
"""How many criteria are named on which services get stuck."""
HEX = {
    Categorie.ROBUUST: kleuren.VLAK[Kleur.GROEN],
    Categorie.NAAR_VERWACHTING: kleuren.VLAK[Kleur.GROEN],
    Categorie.DE_VRAAG: kleuren.VLAK[Kleur.ORANJE],
    Categorie.NIET_AANNEMELIJK: kleuren.VLAK[Kleur.ROOD],
    None: kleuren.VLAK[None],
}
"""Fill of a cell with a category; the word stands in it."""
_TITELS = {
    Briefsoort.ALGEMEEN: "brief aan alle omgevingsdiensten",
    Briefsoort.KAMERBRIEF: "bouwstenen voor de Kamerbrief",
    Briefsoort.SAMENVATTING: "managementsamenvatting",
}


def schrijf_gezamenlijk(soort: Briefsoort, beeld: Rondebeeld, instellingen: Instellingen, doel: Path) -> BriefVerslag:
    """Write a letter about all services to ``doel``; raises SjabloonFout, OpslaanFout, ValueError for other kinds."""
    context = gezamenlijk_context(soort, beeld, instellingen)
    naam = f"{_TITELS[soort]}: {context['ronde']['titel']}"
    titel = f"Concept: {naam}" if context["concept"] else tekst.hoofdletter(naam)
    sjabloon = sjabloon_van(soort, beeld.ronde.soort, instellingen.sjablonen)
    leemten = schrijf_word(sjabloon, context, instellingen, doel, titel)
    return BriefVerslag(doel, leemten, (), context["concept"], eenheden=tuple(context["nog_open"]))


def gezamenlijk_context(soort: Briefsoort, beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, Any]:
    """Return everything that a letter about all services may use, by name."""
    bouwer = _BOUWERS.get(soort)
    if bouwer is None:
        raise ValueError(f"{soort} is about one service: use schrijf_brief")
    context = basis(instellingen, beeld.ronde, soort) | {"telling": _telling(beeld, instellingen)}
    return context | bouwer(beeld, instellingen)


def _algemeen(beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, Any]:
    open_ = [eenheid.naam for eenheid in beeld.eenheden if beeld.open_criteria(eenheid)]
    brief = basis(instellingen, beeld.ronde, Briefsoort.ALGEMEEN)["brief"] | {"bijlagen": 1}
    return {
        "concept": bool(open_),
        "nog_open": open_,
        "brief": brief,
        "patronen": _patronen(beeld, instellingen),
        "beeld": [_beeldrij(patroon) for patroon in beeld.patronen],
    }


def _kamerbrief(beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, Any]:
    redenen = _redenen(beeld, instellingen)
    open_ = _zonder_oordeel(beeld.stand)
    moeizaam = _moeizaam(beeld)
    voorgesteld = sum(eenheid.naam in open_ for eenheid in moeizaam)
    soort = oordeelsoort(beeld.ronde.soort, instellingen.sjablonen)
    return {
        "concept": bool(open_) or any(reden["voorstel"] for reden in redenen),
        "nog_open": open_,
        "stand": _stand(beeld, instellingen),
        "redenen": redenen,
        "redenen_zin": sjablonen.zin(
            instellingen.sjablonen, "redenen", len(moeizaam), _dag(beeld, instellingen), voorgesteld, soort
        ),
        "verantwoording": _verantwoording(beeld, instellingen),
    }


def _samenvatting(beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, Any]:
    met_open = [eenheid.naam for eenheid in beeld.eenheden if beeld.open_criteria(eenheid)]
    open_ = list(dict.fromkeys([*_zonder_oordeel(beeld.stand), *met_open]))
    return {
        "concept": bool(open_),
        "nog_open": open_,
        "stand": _stand(beeld, instellingen),
        "patronen": _patronen(beeld, instellingen),
        "diensten": [_dienstrij(eenheid, beeld, instellingen) for eenheid in beeld.eenheden],
        "verantwoording": _verantwoording(beeld, instellingen),
    }


_BOUWERS: dict[Briefsoort, Callable[[Rondebeeld, Instellingen], dict[str, Any]]] = {
    Briefsoort.ALGEMEEN: _algemeen,
    Briefsoort.KAMERBRIEF: _kamerbrief,
    Briefsoort.SAMENVATTING: _samenvatting,
}


def _dag(beeld: Rondebeeld, instellingen: Instellingen) -> str:
    return deadline(instellingen, beeld.ronde)


def _zonder_oordeel(stand: Stand) -> list[str]:
    """Return the units about which nobody has decided as a whole."""
    voorgesteld = [naam for namen in stand.voorgesteld.values() for naam in namen]
    return [*voorgesteld, *stand.verdeeld, *stand.zonder]


def _telling(beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, str]:
    """Return in sentences how many services handed in how many documents."""
    eigen = instellingen.sjablonen
    met_stuk = [eenheid for eenheid in beeld.eenheden if eenheid.dossier.plan]
    samen = [beeld.voluit(eenheid.naam) for eenheid in met_stuk if len(eenheid.dossiers) > 1]
    diensten = sum(len(eenheid.dossiers) for eenheid in beeld.eenheden)
    ingediend = sum(len(eenheid.dossiers) for eenheid in met_stuk)
    alle = [dossier for eenheid in beeld.eenheden for dossier in eenheid.dossiers]
    ongelezen = [eenheid.naam for eenheid in zonder_uitkomst(alle)[0]]
    woorden = stuk(beeld.ronde.soort, eigen)
    return {
        "zin": sjablonen.zin(eigen, "telling", diensten, ingediend, samen, woorden),
        "open": sjablonen.zin(eigen, "telling_open", ongelezen, woorden) if ongelezen else "",
        "uitleg": sjablonen.zin(eigen, "uitleg_beeld", beeld.is_beslist, woorden),
    }


def _patronen(beeld: Rondebeeld, instellingen: Instellingen) -> list[dict[str, str]]:
    eigen = instellingen.sjablonen
    woorden = stuk(beeld.ronde.soort, eigen)
    gevonden: list[dict[str, str]] = []
    for patroon in beeld.opvallend:
        onbeslist = _onbeslist(beeld, patroon)
        gevonden.append(
            {
                "tekst": sjablonen.zin(
                    eigen, "patroon", patroon, onderwerp(patroon.titel, eigen), woorden, not onbeslist
                ),
                "voorstel": sjablonen.zin(eigen, "voorstel_stukken", onbeslist, woorden) if onbeslist else "",
            }
        )
    return gevonden


def _onbeslist(beeld: Rondebeeld, patroon: Patroon) -> int:
    """Return in how many plans nobody has decided about what the remark says."""
    namen = {*patroon.zwijgt, *patroon.nvt}
    return sum(patroon.nummer in beeld.open_criteria(eenheid) for eenheid in beeld.eenheden if eenheid.naam in namen)


def _beeldrij(patroon: Patroon) -> dict[str, Any]:
    velden = ("inhoudelijk", "mogelijk", "nvt", "zwijgt", "niet_vast_te_stellen")
    tellingen = {veld: len(getattr(patroon, veld)) for veld in velden}
    return {"nummer": patroon.nummer, "titel": patroon.titel, "aantal": patroon.aantal} | tellingen


def _stand(beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, Any]:
    """Return the counts per category as sentences and as rows, with what is still open marked."""
    eigen, nu, dag = instellingen.sjablonen, beeld.stand, _dag(beeld, instellingen)
    verandering = beeld.verandering
    vorige = verandering.toen.ronde if verandering else None
    soort = "eind" if oordeelsoort(beeld.ronde.soort, eigen) == "eind" else "onderweg"
    titel = (vorige.titel or vorige.id) if vorige else ""
    zinnen = [
        sjablonen.zin(
            eigen,
            f"stand_{soort}",
            categorie.value,
            nu.aantal(categorie),
            beeld.namen(nu.namen(categorie)),
            dag,
            verandering.aantallen[categorie][0] if verandering else None,
            nu.aantal(Categorie.ROBUUST),
        )
        for categorie in Categorie
        if nu.aantal(categorie)
    ]
    soort_toen = vorige.soort if vorige else ""
    overgangen = [overgang for overgang in (verandering.overgangen if verandering else ()) if overgang.naar]
    return {
        "open": _open(nu, beeld, instellingen),
        "zinnen": zinnen,
        "vorige": titel,
        "rijen": [_standrij(categorie, beeld, instellingen) for categorie in Categorie],
        "verandering": sjablonen.zin(eigen, "verandering", len(overgangen), titel) if verandering else "",
        "overgangen": [
            sjablonen.zin(
                eigen,
                "overgang",
                beeld.voluit(een.eenheid),
                _woord(een.van, eigen, soort_toen),
                _woord(een.naar, eigen, beeld.ronde.soort),
            )
            for een in overgangen
        ],
    }


def _woord(categorie: Categorie | None, eigen: Path | None, soort: str) -> str:
    """Return a category in words, as it reads in a round about this kind of document; empty where there is none."""
    return woord(categorie, eigen, oordeelsoort(soort, eigen)) if categorie else ""


def _open(nu: Stand, beeld: Rondebeeld, instellingen: Instellingen) -> list[str]:
    """Return a marked sentence for what nobody has decided, and one for what has neither decision nor proposal."""
    eigen = instellingen.sjablonen
    zinnen = [
        sjablonen.zin(eigen, "stand_voorgesteld", _woord(categorie, eigen, beeld.ronde.soort), beeld.namen(namen))
        for categorie, namen in nu.voorgesteld.items()
        if namen
    ]
    if nu.verdeeld:
        zinnen.append(sjablonen.zin(eigen, "stand_verdeeld", beeld.namen(nu.verdeeld)))
    if nu.zonder:
        zinnen.append(sjablonen.zin(eigen, "stand_zonder", beeld.namen(nu.zonder)))
    return zinnen


def _standrij(categorie: Categorie, beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, str]:
    eigen, nu, verandering = instellingen.sjablonen, beeld.stand, beeld.verandering
    voorgesteld = nu.voorgesteld.get(categorie, ())
    aantal = nu.aantal(categorie)
    toen = verandering.aantallen[categorie][0] if verandering else None
    return {
        "categorie": tekst.hoofdletter(_woord(categorie, eigen, beeld.ronde.soort)),
        "toen": "–" if toen is None else str(toen),
        "nu": sjablonen.zin(eigen, "aantal", aantal, len(voorgesteld)),
        "verschil": "–" if toen is None else f"{aantal - toen:+d}".replace("-", "−").replace("+0", "0"),
        "namen": sjablonen.zin(eigen, "namen", beeld.namen(nu.namen(categorie)), beeld.namen(voorgesteld)) or "–",
    }


def _moeizaam(beeld: Rondebeeld) -> list[Eenheid]:
    """Return the units that are not expected to be robust in time; a proposal counts until somebody decides."""
    nu = beeld.stand
    zorg = (Categorie.DE_VRAAG, Categorie.NIET_AANNEMELIJK)
    namen = {naam for een in zorg for naam in (*nu.namen(een), *nu.voorgesteld.get(een, ()))}
    return [eenheid for eenheid in beeld.eenheden if eenheid.naam in namen and eenheid.dossier.toetsing]


def _redenen(beeld: Rondebeeld, instellingen: Instellingen) -> list[dict[str, str]]:
    """Return the criteria that are red at most of the services that are in trouble."""
    eigen = instellingen.sjablonen
    per_nummer: dict[str, list[tuple[str, Rij]]] = {}
    for eenheid in _moeizaam(beeld):
        for rij in rijen(dossier_van_eenheid(eenheid), instellingen):
            if rij.kleur is Kleur.ROOD:
                per_nummer.setdefault(rij.nummer, []).append((eenheid.naam, rij))
    volgorde = sorted(per_nummer.values(), key=len, reverse=True)[:REDENEN]
    gevonden: list[dict[str, str]] = []
    for leden in volgorde:
        namen = beeld.namen([naam for naam, _ in leden])
        onbeslist = sum(not rij.beslist for _, rij in leden)
        gevonden.append(
            {
                "tekst": sjablonen.zin(eigen, "reden", leden[0][1].onderwerp, len(leden), namen),
                "voorstel": sjablonen.zin(eigen, "voorstel_stukken", onbeslist, stuk(beeld.ronde.soort, eigen))
                if onbeslist
                else "",
            }
        )
    return gevonden


def _dienstrij(eenheid: Eenheid, beeld: Rondebeeld, instellingen: Instellingen) -> dict[str, Any]:
    """Return one service with its earlier judgements, the present one, and what is red."""
    eigen, nu = instellingen.sjablonen, beeld.stand
    dossier = dossier_van_eenheid(eenheid)
    regels = rijen(dossier, instellingen) if dossier.toetsing else ()
    telling = tel(regels)
    categorie = nu.categorie_van(eenheid.naam)
    voorstel = next((een for een, namen in nu.voorgesteld.items() if eenheid.naam in namen), None)
    rood = [rij for rij in regels if rij.kleur is Kleur.ROOD]
    open_ = [rij.nummer for rij in rood if not rij.beslist]
    return {
        "naam": f"{dossier.dienst.naam} ({eenheid.naam})",
        "eerder": [
            {"ronde": ronde.titel or ronde.id, "oordeel": _woord(toen, eigen, ronde.soort) or "geen oordeel"}
            for ronde, toen in beeld.eerder_van(eenheid)
        ],
        "oordeel": sjablonen.zin(
            eigen,
            "oordeel_nu",
            _woord(categorie, eigen, beeld.ronde.soort),
            _woord(voorstel, eigen, beeld.ronde.soort),
            eenheid.naam in nu.eerder_robuust,
        ),
        "hex": HEX[categorie],
        "groen": telling.groen if regels else "–",
        "oranje": telling.oranje if regels else "–",
        "rood": telling.rood if regels else "–",
        "toelichting": tekst.alinea(dossier.planoordeel.toelichting) if dossier.planoordeel else "",
        "rode_criteria": sjablonen.zin(
            eigen,
            "rode_criteria",
            [rij.onderwerp for rij in rood],
            open_,
            "" if regels else dossier.fout or "Er is geen stuk ontvangen.",
        ),
    }


def _verantwoording(beeld: Rondebeeld, instellingen: Instellingen) -> str:
    met_stuk: Sequence[Eenheid] = [eenheid for eenheid in beeld.eenheden if eenheid.dossier.toetsing]
    beslist = sum(not beeld.open_criteria(eenheid) for eenheid in met_stuk)
    woorden = stuk(beeld.ronde.soort, instellingen.sjablonen)
    return sjablonen.zin(
        instellingen.sjablonen,
        "verantwoording",
        len(beeld.eenheden),
        beeld.stand.aantal_besloten,
        len(met_stuk),
        beslist,
        woorden,
    )
