"""The sheet of a plan: the ministry's table, in which the assessor also writes what he decides."""

# XlsxWriter brings no types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest

from xlsxwriter.format import Format

from classify import Kleur, Staat
from corpus import Dossier, Instellingen
from corpus.besluiten import oordeel_id
from generate import sjablonen, tekst
from generate.beeld import Rij, kleur_tekst, stuk
from generate.kenblad import NAAM, Kenblad, Kenrij, merk
from generate.werkblad import Blad, knip, naden

KOLOMMEN = (
    "od",
    "vraag",
    "criterium",
    "vragen",
    "maatregel",
    "duiding",
    "bron",
    "staat",
    "kleur",
    "stand",
    "akkoord",
    "waarom",
)
INVULLEN = ("duiding", "staat", "kleur", "akkoord", "waarom")
"""The columns in which the assessor writes; the others are never read back."""
BREEDTES = (8, 7, 22, 26, 56, 38, 15, 14, 13, 16, 9, 24)
_KOPPEN = ("OD", "Vraag", "Criterium", "Specifieke vragen IenW aan de OD", "Maatregel in plan", "Duiding", "Bron")
_LAATSTE_KOPPEN = ("Stand", "Akkoord?", "Waarom (komt niet in de brief)")
KOPRIJ = 1
"""0-based, as all rows here: a title stands above the header."""
AKKOORD = "ja"
HINT = "Gele kolommen vult u in; daarna: plantoets inlezen, met de naam van dit bestand."
_BESLISBAAR = (Staat.GENOEMD, Staat.NVT, Staat.ONTBREEKT, Staat.NIET_VAST_TE_STELLEN)
_PLEK = {naam: nummer for nummer, naam in enumerate(KOLOMMEN)}


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What can be chosen in the columns with a list."""

    staten: tuple[str, ...]
    kleuren: tuple[str, ...]


def keuzes(instellingen: Instellingen) -> Keuzes:
    """Return the words for the lists, in the words of the (own) templates."""
    return Keuzes(
        staten=tuple(_staat(staat, True, instellingen) for staat in _BESLISBAAR),
        kleuren=(*(kleur_tekst(kleur) for kleur in Kleur), kleur_tekst(None)),
    )


def kenblad(
    instellingen: Instellingen, programma: str, koppen: dict[str, list[str]], rijen: Sequence[Kenrij]
) -> Kenblad:
    """Return what the hidden sheet of a workbook keeps."""
    staten = {_staat(staat, beslist, instellingen): staat.value for staat in Staat for beslist in (False, True)}
    kleuren = {kleur_tekst(kleur): kleur.value for kleur in Kleur}
    return Kenblad(
        titel=instellingen.titel,
        gemaakt_op=datetime.now(UTC).isoformat(timespec="seconds"),
        programma=programma,
        koppen=koppen,
        staten=staten,
        kleuren={**kleuren, kleur_tekst(None): None},
        rijen=tuple(rijen),
    )


def schrijf_plan(
    naam: str, blad: Blad, dossier: Dossier, regels: Sequence[Rij], instellingen: Instellingen
) -> tuple[list[str], list[Kenrij]]:
    """Write the sheet ``naam`` of a plan; return its heads, and what the hidden sheet has to know of each row."""
    ronde = dossier.ronde.titel or dossier.ronde.id
    blad.blad.write_string(0, 0, tekst.schoon(f"{dossier.dienst.naam} – {ronde}"), blad.opmaak.titel)
    blad.blad.write_string(0, _PLEK["duiding"], HINT, blad.opmaak.uitleg)
    koppen = _koppen(dossier, instellingen)
    blad.kop(KOPRIJ, koppen, 3, invullen=[koppen[_PLEK[invulling]] for invulling in INVULLEN])
    ken: list[Kenrij] = []
    rij = KOPRIJ + 1
    for regel in regels:
        for deel, (waarden, naad) in enumerate(_rijen(regel, dossier, instellingen), start=1):
            blad.schrijf(rij, waarden, _vlakken(blad, regel.kleur))
            if deel == 1:
                _lijsten(blad, rij)
            ken.append(_kenrij(naam, dossier, regel, deel, waarden, naad))
            rij += 1
    _opmaak_van_kleuren(blad, KOPRIJ + 1, max(rij - 1, KOPRIJ + 1))
    # On paper it is the ministry's table, with what nobody decided yet; the columns behind it are for filling in.
    blad.blad.print_area(0, 0, max(rij - 1, KOPRIJ + 1), _PLEK["stand"])
    blad.blad.autofilter(KOPRIJ, 0, max(rij - 1, KOPRIJ + 1), len(KOLOMMEN) - 1)
    return koppen, ken


def _koppen(dossier: Dossier, instellingen: Instellingen) -> list[str]:
    afkorting = stuk(dossier.ronde.soort, instellingen.sjablonen).afkorting
    deadline = instellingen.brief.deadline or "de deadline"
    midden = (f"Staat in {afkorting}", f"Haalbaar voor {deadline}?")
    return [tekst.schoon(naam) for naam in (*_KOPPEN, *midden, *_LAATSTE_KOPPEN)]


def _vlakken(blad: Blad, kleur: Kleur | None) -> list[Format]:
    vlakken = [blad.opmaak.cel] * len(KOLOMMEN)
    vlakken[_PLEK["kleur"]] = blad.opmaak.kleur[kleur]
    return vlakken


def _lijsten(blad: Blad, rij: int) -> None:
    """Give a row its drop-down lists; what else is typed there is refused by the spreadsheet itself."""
    bronnen = {"staat": f"='{NAAM}'!$J$1:$J$4", "kleur": f"='{NAAM}'!$K$1:$K$4", "akkoord": [AKKOORD]}
    for naam, bron in bronnen.items():
        keuze = {
            "validate": "list",
            "source": bron,
            "error_title": "Kies uit de lijst",
            "error_message": "Plantoets leest alleen wat in de lijst staat.",
        }
        blad.blad.data_validation(rij, _PLEK[naam], rij, _PLEK[naam], keuze)


def _opmaak_van_kleuren(blad: Blad, eerste: int, laatste: int) -> None:
    """Let the fill of a cell follow the colour that is chosen in it."""
    plek = _PLEK["kleur"]
    for kleur in (*Kleur, None):
        regel = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{kleur_tekst(kleur)}"',
            "format": blad.opmaak.vlak[kleur],
        }
        blad.blad.conditional_format(eerste, plek, laatste, plek, regel)


def _rijen(regel: Rij, dossier: Dossier, instellingen: Instellingen) -> Iterator[tuple[list[str], str]]:
    """Yield the row, and continuation rows with the rest of cells that are too long, each with the seam after it."""
    waarden = _waarden(regel, dossier, instellingen)
    stukken = [knip(waarde, breedte) for waarde, breedte in zip(waarden, BREEDTES, strict=True)]
    duiding = _PLEK["duiding"]
    naad = naden(waarden[duiding], stukken[duiding])
    for deel, delen in enumerate(zip_longest(*stukken, fillvalue="")):
        vast = [*waarden[:2], vervolg(waarden[2], deel)] if deel else delen[:3]
        yield [*vast, *delen[3:]], naad[deel] if deel < len(naad) else ""


def vervolg(titel: str, deel: int) -> str:
    """Return the title on a continuation row, the first of which has number 1."""
    return f"{titel} (vervolg)" if deel == 1 else f"{titel} (vervolg {deel})"


def _waarden(regel: Rij, dossier: Dossier, instellingen: Instellingen) -> list[str]:
    waarden = [
        regel.od,
        regel.nummer,
        regel.titel,
        regel.vraag,
        "\n".join(_maatregel(regel)),
        regel.duiding,
        "\n".join(regel.bron) or "–",
        _staat(regel.staat, regel.beslist, instellingen),
        regel.kleur_tekst,
        _stand(regel, dossier),
        "",
        "",
    ]
    return [tekst.schoon(waarde) for waarde in waarden]


def _staat(staat: Staat, beslist: bool, instellingen: Instellingen) -> str:
    return sjablonen.zin(instellingen.sjablonen, "staat_in_stuk", staat.value, beslist)


def _stand(regel: Rij, dossier: Dossier) -> str:
    """Return whether a person decided, and what of earlier is still to be looked at."""
    oordeel, vorige = regel.oordeel, dossier.te_bevestigen.get(regel.nummer)
    if oordeel is None:
        eerder = (
            f"\nin een eerdere ronde {kleur_tekst(vorige.kleur)} ({vorige.wie}): nog te bevestigen" if vorige else ""
        )
        return f"voorstel, nog niet beoordeeld{eerder}"
    ander = oordeel.plan and dossier.toetsing and oordeel.plan != dossier.toetsing.sha256
    over = "\nover een eerdere versie van het plan" if ander else ""
    return f"beoordeeld door {oordeel.wie}, {tekst.datum(oordeel.wanneer.date())}{over}"


def _maatregel(regel: Rij) -> Iterator[str]:
    for citaat in regel.citaten:
        teken = "• " if citaat.is_lijst else ""
        ocr = " [gelezen uit een beeld: vergelijk met het plan]" if citaat.is_ocr else ""
        yield f"{teken}{citaat.tekst} ({citaat.vindplaats}){ocr}"
    if regel.meer:
        yield f"En nog {regel.meer} {'passage' if regel.meer == 1 else 'passages'}; zie het blad Citaten."
    if regel.gezocht:
        yield regel.gezocht


def _kenrij(blad: str, dossier: Dossier, regel: Rij, deel: int, waarden: Sequence[str], naad: str) -> Kenrij:
    return Kenrij(
        blad=blad,
        ronde=dossier.ronde.id,
        dienst=dossier.dienst.afkorting,
        nummer=regel.nummer,
        deel=deel,
        plan=dossier.toetsing.sha256 if dossier.toetsing else "",
        oordeel=oordeel_id(regel.oordeel),
        staat=waarden[_PLEK["staat"]],
        kleur=waarden[_PLEK["kleur"]],
        duiding=waarden[_PLEK["duiding"]],
        naad=naad,
        vast=tuple(
            merk(waarde) for naam, waarde in zip(KOLOMMEN, waarden, strict=True) if naam not in (*INVULLEN, "stand")
        ),
    )
