"""Text as it may stand in Word, Excel and HTML: cleaned without visible change, worded as in a Dutch letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from classify import Afgewezen, Bewijs
from corpus.datum import MAANDEN
from generate.errors import CitaatFout


def is_onzichtbaar(teken: str) -> bool:
    """Tell whether a character shows nothing and may not stand in a document: the control characters."""
    code = ord(teken)
    return code < 0x20 or 0x7F <= code <= 0x9F


def is_verboden(teken: str) -> bool:
    """Tell whether XML has no place for a character that may stand for something visible."""
    code = ord(teken)
    return 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def schoon(tekst: str) -> str:
    """Return the text without control characters; line ends and tabs stay, other white space becomes a space.

    Characters that XML cannot hold become U+FFFD, so that a reader sees that something stood there.
    """
    return "".join(_schoon_teken(teken) for teken in tekst.replace("\r\n", "\n").replace("\r", "\n"))


def _schoon_teken(teken: str) -> str:
    if is_verboden(teken):
        return "\N{REPLACEMENT CHARACTER}"
    if teken in "\n\t" or not is_onzichtbaar(teken):
        return teken
    return " " if teken.isspace() else ""


def schoon_citaat(citaat: str) -> str:
    """Return a quote on one line without control characters; raises CitaatFout when that would change what one sees."""
    fout = next((teken for teken in citaat if is_verboden(teken)), None)
    if fout is not None:
        raise CitaatFout(
            f'Het citaat "{verkort(schoon(citaat), 60)}" bevat een teken (U+{ord(fout):04X}) '
            "dat niet in een document kan staan. Het citaat zou niet meer letterlijk zijn; "
            "kijk in het plan zelf wat er staat."
        )
    return " ".join(schoon(citaat).split())


def verkort(tekst: str, lengte: int) -> str:
    """Return at most ``lengte`` characters of the text, with an ellipsis where something was left out."""
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1].rstrip() + "…"


def datum(dag: date) -> str:
    """Return a date as a letter has it: "20 november 2024"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def opsomming(delen: Sequence[str]) -> str:
    """Return the parts as one enumeration: "a, b en c"; with semicolons where a part has a comma itself."""
    if len(delen) < 2:
        return "".join(delen)
    teken = "; " if any("," in deel for deel in delen) else ", "
    return f"{teken.join(delen[:-1])} en {delen[-1]}"


def vindplaats(bewijs: Bewijs | Afgewezen) -> str:
    """Return where a quote stands: "blz. 22", or "pdf-pagina 24" where no number is printed."""
    bladzijde = " ".join(schoon(bewijs.bladzijde).split())
    return f"blz. {bladzijde}" if bladzijde else f"pdf-pagina {bewijs.pagina}"


def paginas(nummers: Sequence[int]) -> str:
    """Return PDF pages as one phrase, with runs drawn together: "pdf-pagina 2, 5 t/m 7 en 21"."""
    reeksen: list[list[int]] = []
    for nummer in sorted(set(nummers)):
        if reeksen and nummer == reeksen[-1][-1] + 1:
            reeksen[-1].append(nummer)
        else:
            reeksen.append([nummer])
    delen: list[str] = []
    for reeks in reeksen:
        delen += [f"{reeks[0]} t/m {reeks[-1]}"] if len(reeks) > 2 else [str(nummer) for nummer in reeks]
    return f"pdf-pagina {opsomming(delen)}" if delen else ""


def vindplaatsen(gevonden: Sequence[str]) -> str:
    """Return several places as one phrase: "blz. 19 en 22", "blz. 3 en pdf-pagina 2"."""
    groepen: dict[str, list[str]] = {}
    for plaats in dict.fromkeys(gevonden):
        soort, _, nummer = plaats.partition(" ")
        groepen.setdefault(soort, []).append(nummer)
    return opsomming([f"{soort} {opsomming(nummers)}" for soort, nummers in groepen.items()])
