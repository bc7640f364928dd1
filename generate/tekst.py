"""Text as it may stand in Word, Excel and HTML: cleaned without visible change, worded as in a Dutch letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from classify import Afgewezen, Bewijs, Toetsing
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


def vindplaats(bewijs: Bewijs | Afgewezen, dubbel: Mapping[int, str] | None = None) -> str:
    """Return where a quote stands: "blz. 22", or "pdf-pagina 24" where no number is printed.

    The number of a page in ``dubbel`` says too little by itself, as in a bundle of documents; what the page has there
    is the part it stands in: "bijlage A, blz. 3", or when that is empty "blz. 3, pdf-pagina 41".
    """
    bladzijde = " ".join(schoon(bewijs.bladzijde).split())
    if not bladzijde:
        return f"pdf-pagina {bewijs.pagina}"
    deel = dubbel.get(bewijs.pagina) if dubbel else None
    if deel:
        return f"{schoon(deel)}, blz. {bladzijde}"
    return f"blz. {bladzijde}" if deel is None else f"blz. {bladzijde}, pdf-pagina {bewijs.pagina}"


def dubbele_bladzijden(toetsing: Toetsing) -> dict[int, str]:
    """Return the pages (1-based) whose printed number stands on more pages, each with its part of the bundle."""
    vaak = Counter(filter(None, toetsing.bladzijden))
    delen = toetsing.delen or ("",) * len(toetsing.bladzijden)
    return {
        pagina: deel
        for pagina, (nummer, deel) in enumerate(zip(toetsing.bladzijden, delen, strict=True), start=1)
        if vaak[nummer] > 1
    }


GETALLEN = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)


def getal(waarde: int) -> str:
    """Return a number as running text has it: in words up to twenty."""
    return GETALLEN[waarde] if 0 <= waarde < len(GETALLEN) else str(waarde)


def alinea(waarde: str) -> str:
    """Return text that a person typed as one paragraph, ending in a full stop."""
    regel = " ".join(schoon(waarde).split())
    return regel if not regel or regel[-1] in ".!?…:;" else f"{regel}."


def hoofdletter(zin: str) -> str:
    """Return a sentence that begins with a capital, the rest unchanged."""
    return zin[:1].upper() + zin[1:]


def bedrag(waarde: float) -> str:
    """Return an amount in euros as a letter has it: "€ 500.000", "€ 12,50"."""
    cijfers = f"{waarde:,.0f}" if waarde == int(waarde) else f"{waarde:,.2f}"
    return "€ " + cijfers.translate(str.maketrans(",.", ".,"))


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
