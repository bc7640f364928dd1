"""Findings as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cli.scherm import aantal, alinea

if TYPE_CHECKING:
    from classify import Afgewezen, Bevinding, Bewijs, Kleur, Staat, Toetsing
    from corpus import Dossier, Oordeel

_STAAT = {"niet_vast_te_stellen": "niet vast te stellen"}
_OP_SCHERM = {"groen": "green", "oranje": "yellow", "rood": "red"}
_CITATEN = 5
"""Quotes per criterium when everything is shown at once; all are kept, and shown for one criterium."""
_HOOGSTENS = 3
"""Rejected mentions per criterium when everything is shown at once."""


def staat_in_woorden(staat: str) -> str:
    """Return the state as it reads in a sentence."""
    return _STAAT.get(staat, staat)


def kleurwoord(kleur: Kleur | None) -> str:
    """Return the colour as a word, coloured where the terminal can."""
    if kleur is None:
        return "geen kleur"
    return click.style(kleur.woord, fg=_OP_SCHERM[kleur.woord])


def tegenspraak(staat: Staat | None, citaten: int) -> str:
    """Return the warning that a plan is said to be silent while quotes from it count, "" when that is not so."""
    if staat is None or staat.value != "ontbreekt" or not citaten:
        return ""
    tellen = aantal(citaten, "citaat telt", "citaten tellen")
    return (
        f"Let op: volgens het oordeel ontbreekt dit, maar {tellen} mee. Gaan die er niet over, weerleg ze dan met "
        "--weerleg; gaan ze er wel over, wijzig dan het oordeel."
    )


def vindplaats(pagina: int, bladzijde: str) -> str:
    """Return where something stands: "blz. 22 (pdf-pagina 24)", or the PDF page alone when no number is printed."""
    return f"blz. {bladzijde} (pdf-pagina {pagina})" if bladzijde else f"pdf-pagina {pagina}"


def herkomst(bewijs: Bewijs) -> str:
    """Return where a quote stands, under which heading, and that it was read from an image where OCR did so."""
    kop = f', onder "{bewijs.kop}"' if bewijs.kop else ""
    ocr = "; gelezen uit een beeld: vergelijk met het plan" if bewijs.soort.value == "ocr" else ""
    return f"{vindplaats(bewijs.pagina, bewijs.bladzijde)}{kop}{ocr}"


def samenvatting(toetsing: Toetsing) -> str:
    """Return a plan in one line per criterium."""
    regels = [f"{toetsing.bestand}: {_paginas(toetsing)}"]
    for bevinding in toetsing.bevindingen:
        kleur = kleurwoord(bevinding.voorstel)
        breedte = 10 + len(kleur) - len(click.unstyle(kleur))
        staat = staat_in_woorden(bevinding.staat.value)
        regels.append(f"  {bevinding.nummer:>2}  {kleur:<{breedte}}  {staat:<20}  {bevinding.titel}{_waar(bevinding)}")
    return "\n".join(regels)


def _paginas(toetsing: Toetsing) -> str:
    onleesbaar = len(toetsing.onleesbaar)
    telling = aantal(toetsing.paginas, "pagina", "pagina's")
    return f"{telling}, waarvan {onleesbaar} niet (geheel) te lezen" if onleesbaar else telling


def _waar(bevinding: Bevinding) -> str:
    """Return the first pages with evidence."""
    plaatsen = dict.fromkeys(
        f"blz. {bewijs.bladzijde}" if bewijs.bladzijde else f"pdf-pagina {bewijs.pagina}" for bewijs in bevinding.bewijs
    )
    return f" ({', '.join(list(plaatsen)[:_HOOGSTENS])})" if plaatsen else ""


def volledig(dossier: Dossier, toetsing: Toetsing, bevindingen: Sequence[Bevinding]) -> Iterator[str]:
    """Yield lines that show these findings with all evidence, each quote with its number, and what was searched."""
    yield f"{dossier.dienst.naam} ({dossier.dienst.afkorting}), {dossier.ronde.titel} ({dossier.ronde.id})"
    yield from _alles(dossier, toetsing, bevindingen)


def los(toetsing: Toetsing, bevindingen: Sequence[Bevinding]) -> Iterator[str]:
    """Yield lines that show these findings of a file outside any project, about which nobody decided anything."""
    yield from _alles(None, toetsing, bevindingen)


def _alles(dossier: Dossier | None, toetsing: Toetsing, bevindingen: Sequence[Bevinding]) -> Iterator[str]:
    yield f"{toetsing.bestand}: {_paginas(toetsing)}"
    for pagina in toetsing.onleesbaar:
        label = toetsing.bladzijden[pagina.pagina - 1] if pagina.pagina <= len(toetsing.bladzijden) else ""
        yield f"  {vindplaats(pagina.pagina, label)}: {pagina.reden}"
    alles = len(bevindingen) == 1
    for bevinding in bevindingen:
        yield ""
        yield from _bevinding(bevinding, dossier, toetsing.sha256, alles=alles)


def _bevinding(bevinding: Bevinding, dossier: Dossier | None, sha256: str, *, alles: bool) -> Iterator[str]:
    yield f"{bevinding.nummer}. {bevinding.titel}"
    staat = staat_in_woorden(bevinding.staat.value)
    yield alinea(f"Voorstel: {kleurwoord(bevinding.voorstel)}, {staat}. Regel: {bevinding.regel}", 3)
    if bevinding.duiding:
        yield alinea(f"Duiding: {bevinding.duiding}", 3)
    if dossier is not None:
        yield from _besluit(bevinding, dossier, sha256)
    if bevinding.onderdelen:
        yield alinea(f"Onderdelen: {', '.join(_onderdelen(bevinding, sha256))}", 3)
    if bevinding.bewijs:
        yield "   Bewijs"
    getoond = bevinding.bewijs if alles else _belangrijkste(bevinding, dossier, sha256)
    for bewijs in getoond:
        yield from _bewijs(bewijs, sha256)
    if len(getoond) < len(bevinding.bewijs):
        yield f"     en nog {len(bevinding.bewijs) - len(getoond)}; alles ziet u met --criterium"
    yield from _afgewezen(bevinding.afgewezen, sha256, alles=alles)
    if bevinding.gezocht_op:
        yield alinea(f"Gezocht op: {', '.join(bevinding.gezocht_op)}", 3)


def _belangrijkste(bevinding: Bevinding, dossier: Dossier | None, sha256: str) -> Sequence[Bewijs]:
    """Return the best quotes, and those on which a decision rests."""
    oordeel = dossier.oordelen.get(bevinding.nummer) if dossier else None
    gekozen = set(oordeel.citaten if oordeel else ())
    return [
        bewijs
        for plaats, bewijs in enumerate(bevinding.bewijs)
        if plaats < _CITATEN or _nummer(sha256, bewijs) in gekozen
    ]


def _onderdelen(bevinding: Bevinding, sha256: str) -> Iterator[str]:
    """Yield per part what the plan does with it, and the best quotes that speak of it."""
    for onderdeel in bevinding.onderdelen:
        citaten = [_nummer(sha256, bevinding.bewijs[plaats]) for plaats in bevinding.bewijs_bij(onderdeel.naam)]
        waar = f" ({', '.join(citaten[:_HOOGSTENS])})" if citaten else ""
        yield f"{onderdeel.naam} {staat_in_woorden(onderdeel.staat.value)}{waar}"


def _besluit(bevinding: Bevinding, dossier: Dossier, sha256: str) -> Iterator[str]:
    oordeel = dossier.oordelen.get(bevinding.nummer)
    yield alinea(_oordeel(oordeel, sha256), 3)
    weg = set(oordeel.citaten if oordeel else ()) & {_nummer(sha256, een) for een in bevinding.afgewezen}
    if oordeel and (let_op := tegenspraak(oordeel.staat, len(bevinding.bewijs))):
        yield alinea(let_op, 3)
    if weg:
        yield alinea(f"Let op: het oordeel steunt op een citaat dat niet meer meetelt: {', '.join(sorted(weg))}.", 3)
    if bevinding.nummer in dossier.te_bevestigen:
        eerder = _oordeel(dossier.te_bevestigen[bevinding.nummer], "")
        yield alinea(f"Uit een eerdere ronde, nog te bevestigen. {eerder}", 3)


def _oordeel(oordeel: Oordeel | None, sha256: str) -> str:
    if oordeel is None:
        return "Oordeel: nog niet gegeven"
    delen = [kleurwoord(oordeel.kleur)]
    if oordeel.staat:
        delen.append(staat_in_woorden(oordeel.staat.value))
    moment = oordeel.wanneer.astimezone().strftime("%d-%m-%Y %H:%M")
    redenen = [tekst for tekst in (oordeel.duiding, oordeel.waarom and f"Waarom: {oordeel.waarom}") if tekst]
    if sha256 and oordeel.plan and oordeel.plan != sha256:
        redenen.append("Let op: gegeven over een eerdere versie van het plan.")
    return f"Oordeel: {', '.join(delen)} ({oordeel.wie}, {moment}). {' '.join(redenen)}"


def _nummer(sha256: str, citaat: Bewijs | Afgewezen) -> str:
    from corpus.besluiten import citaat_id

    return citaat_id(sha256, citaat)


def _bewijs(bewijs: Bewijs, sha256: str) -> Iterator[str]:
    yield f"     [{_nummer(sha256, bewijs)}] {herkomst(bewijs)}"
    yield alinea(f'"{bewijs.citaat}"', 7)
    kenmerken = [kenmerk.value for kenmerk in bewijs.kenmerken]
    details = [f"woorden: {', '.join(bewijs.termen)}"] if bewijs.termen else [f"regel: {bewijs.regel}"]
    details += [f"kenmerken: {', '.join(kenmerken)}"] if kenmerken else []
    yield alinea(f"({'; '.join(details)})", 7)


def _afgewezen(afgewezen: Sequence[Afgewezen], sha256: str, *, alles: bool) -> Iterator[str]:
    if not afgewezen:
        return
    yield "   Gevonden maar niet meegeteld"
    getoond = afgewezen if alles else afgewezen[:_HOOGSTENS]
    for een in getoond:
        nummer = f"[{_nummer(sha256, een)}] " if alles else ""
        yield alinea(f'{nummer}{vindplaats(een.pagina, een.bladzijde)}, {een.reden}: "{een.citaat}"', 5)
    if len(getoond) < len(afgewezen):
        yield f"     en nog {len(afgewezen) - len(getoond)}; alles ziet u met --criterium"
