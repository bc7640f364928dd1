"""The outcome of a run as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from classify.evaluatie.meten import LAGEN
from classify.evaluatie.run import Evaluatie
from classify.evaluatie.telling import MAATSTAVEN, OVERIGE_MATEN, Maatstaf, Telling, kappa
from classify.model import Kleur

_ZONDER_KLEUR = "-"
_KOPPEN = ("behandeld", "ontbreekt", "mogelijk", "pagina", "citaten", "valkuil", "kleur")
_MATEN = (0, 1, 2, 3, 4, 5, 8)
"""The measures under these heads, by their place in MAATSTAVEN."""


def tabel(evaluatie: Evaluatie) -> str:
    """Return the tables: in all, per plan, criterium and form, the colours, and what went wrong."""
    totaal = evaluatie.totaal
    delen = [list(_maten(evaluatie))]
    if totaal.niet_vast:
        delen.append(
            [
                f"{totaal.niet_vast} keer 'niet vast te stellen' in plannen met onleesbare pagina's: daar is "
                "geen 'ontbreekt' mogelijk, deze tellen niet mee bij de tweede maat."
            ]
        )
    delen += [
        list(_overzicht("per plan", evaluatie.per_plan)),
        list(_overzicht("per criterium", evaluatie.per_criterium)),
        list(_per_laag(totaal)),
        list(_kleurmatrix(totaal)),
    ]
    if totaal.missers:
        delen.append(["Wat er misging", *(f"- {misser}" for misser in totaal.missers)])
    return "\n\n".join("\n".join(deel) for deel in delen)


def _maten(evaluatie: Evaluatie) -> Iterator[str]:
    """Yield the measures with their bars, and those of the plain ways of searching beside them."""
    gewoon = evaluatie.basislijnen
    breedte = 21 if gewoon else 18
    koppen = "".join(f"{naam:>21}" for naam in ("Plantoets", *gewoon)) if gewoon else f"{'uitkomst':>18}"
    yield f"{'maat':<40} {koppen}  {'eis':>7}"
    for maat in (*MAATSTAVEN, *OVERIGE_MATEN):
        cellen = "".join(f"{_breuk(maat, telling):>21}" for telling in gewoon.values())
        eigen = f"{_breuk(maat, evaluatie.totaal):>{breedte}}"
        yield f"{maat.naam:<40} {eigen}{cellen}  {maat.eis:>7}  {_vinkje(maat, evaluatie.totaal)}".rstrip()


def _breuk(maat: Maatstaf, telling: Telling) -> str:
    deel, geheel = maat.deel(telling), maat.geheel(telling)
    return f"{deel}/{geheel} = {100 * deel / geheel:.1f} %" if geheel else _ZONDER_KLEUR


def _vinkje(maat: Maatstaf, telling: Telling) -> str:
    geheel = maat.geheel(telling)
    if not geheel or not maat.eis:
        return ""
    return "gehaald" if maat.gehaald(maat.deel(telling) / geheel) else "NIET gehaald"


def _overzicht(titel: str, tellingen: dict[str, Telling]) -> Iterator[str]:
    yield f"{titel:<26}" + "".join(f"{kop:>11}" for kop in _KOPPEN)
    for naam, telling in tellingen.items():
        maten = (MAATSTAVEN[plaats] for plaats in _MATEN)
        cellen = (f"{maat.deel(telling)}/{maat.geheel(telling)}" for maat in maten)
        yield f"{naam[:25]:<26}" + "".join(f"{cel:>11}" for cel in cellen)


def _per_laag(telling: Telling) -> Iterator[str]:
    """Yield per form in which labelled quotes stand in the plans how many of them are shown, and how far."""
    yield f"{'citaten per vorm':<26}" + "".join(f"{kop:>11}" for kop in ("geraakt", "half", "geheel"))
    for laag in LAGEN:
        geteld = telling.lagen.get(laag, Counter[str]())
        if geteld["citaten"]:
            cellen = (f"{geteld[soort]}/{geteld['citaten']}" for soort in ("geraakt", "gedekt", "geheel"))
            yield f"{laag:<26}" + "".join(f"{cel:>11}" for cel in cellen)


def _kleurmatrix(telling: Telling) -> Iterator[str]:
    yield "kleur: label (rij) tegen voorstel (kolom)"
    yield f"{'':<10}" + "".join(f"{kleur.woord:>8}" for kleur in Kleur)
    for label in Kleur:
        cellen = "".join(f"{telling.verwarring[(label, voorstel)]:>8}" for voorstel in Kleur)
        yield f"{label.woord:<10}{cellen}"
    gewogen = kappa(telling.verwarring)
    if gewogen is not None:
        yield f"gewogen kappa (kwadratisch): {gewogen:.2f}"
