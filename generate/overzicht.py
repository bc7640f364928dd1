"""Dossiers become one self-contained HTML page: the matrix, and behind each cell its quotes, rule and search."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from classify import Kleur, Staat
from corpus import Dossier, Instellingen
from generate import kleuren, sjablonen, tekst
from generate.beeld import Citaat, Rij, splits
from generate.bestand import bewaar
from generate.overzichtbeeld import Geheel, geheel, paginabeeld
from generate.punten import Telling, tel
from generate.rondebeeld import Rondebeeld


@dataclass(frozen=True, slots=True)
class Vermelding:
    """A mention that was rejected, with the link to its page."""

    tekst: str
    vindplaats: str
    reden: str
    termen: tuple[str, ...]
    koppeling: str


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell of the matrix with everything that it opens."""

    id: str
    regel: Rij
    staat: str
    citaten: tuple[tuple[Citaat, str], ...]
    """Each quote with the link to its page."""
    afgewezen: tuple[Vermelding, ...]
    gezocht: str


@dataclass(frozen=True, slots=True)
class Planrij:
    """One row of the matrix: a plan that was read."""

    id: str
    dossier: Dossier
    cellen: dict[str, Cel]
    """Per criterium number."""
    telling: Telling
    koppeling: str
    geheel: Geheel
    """The judgement on the plan as a whole."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of the matrix: a criterium, and in how many plans nothing was found about it."""

    nummer: str
    titel: str
    onderwerp: str
    zonder: int


def schrijf_overzicht(
    dossiers: Sequence[Dossier], instellingen: Instellingen, doel: Path, beeld: Rondebeeld | None = None
) -> None:
    """Write the overview of these dossiers to ``doel``; links to plans are relative to its folder.

    ``beeld`` brings in the categories, the earlier rounds and the patterns.

    A plan with a quote that would not arrive as it stands is listed among the plans that were not read.
    Raises SjabloonFout when an own template is wrong, and OpslaanFout.
    """
    omgeving = sjablonen.paginaomgeving(instellingen.sjablonen)
    gelezen, niet_gelezen = splits(dossiers, instellingen, alle_citaten=True)
    plannen = [
        _planrij(f"p{nummer}", dossier, regels, instellingen, doel)
        for nummer, (dossier, regels) in enumerate(gelezen, start=1)
    ]
    script, stijl = (_bron(naam, instellingen) for naam in ("overzicht.js", "overzicht.css"))
    stijl += "".join(f"\n.k{_klasse(kleur)} {{ background: #{vlak}; }}" for kleur, vlak in kleuren.VLAK.items()) + "\n"
    with sjablonen.leesbare_fout("overzicht.html.j2"):
        pagina = omgeving.get_template("overzicht.html.j2").render(
            titel=instellingen.titel or "Overzicht van de toetsing",
            plannen=plannen,
            aantal_stukken=len(_stukken(plannen)),
            kolommen=_kolommen(plannen),
            niet_gelezen=niet_gelezen,
            beeld=paginabeeld(beeld, instellingen) if beeld else None,
            legenda=sjablonen.woorden("legenda.yaml", instellingen.sjablonen),
            klasse=_klasse,
            kleuren=tuple(Kleur),
            # both are files of the program or the user's own templates, never text from a plan
            script=Markup(script),  # noqa: S704
            stijl=Markup(stijl),  # noqa: S704
            script_hash=_hash(script),
            stijl_hash=_hash(stijl),
        )
    bewaar(tekst.schoon(pagina).encode("utf-8"), doel)


def _bron(naam: str, instellingen: Instellingen) -> str:
    return sjablonen.pad(naam, instellingen.sjablonen).read_text(encoding="utf-8")


def _hash(bron: str) -> str:
    """Return the digest by which the page's own policy admits this script or style, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(bron.encode("utf-8")).digest()).decode("ascii")


def _klasse(kleur: Kleur | None) -> int:
    return 0 if kleur is None else kleur.value


def _planrij(id_: str, dossier: Dossier, regels: Sequence[Rij], instellingen: Instellingen, doel: Path) -> Planrij:
    cellen = {
        regel.nummer: _cel(f"{id_}-{plek}", regel, dossier, instellingen, doel) for plek, regel in enumerate(regels)
    }
    telling = tel(regels)
    oordeel = geheel(dossier, telling, instellingen.sjablonen)
    return Planrij(id_, dossier, cellen, telling, koppeling(dossier.plan, doel), oordeel)


def _cel(id_: str, regel: Rij, dossier: Dossier, instellingen: Instellingen, doel: Path) -> Cel:
    afgewezen = tuple(
        Vermelding(
            " ".join(tekst.schoon(vermelding.citaat).split()),
            tekst.vindplaats(vermelding),
            vermelding.reden,
            vermelding.termen,
            koppeling(dossier.plan, doel, vermelding.pagina),
        )
        for vermelding in regel.bevinding.afgewezen
    )
    return Cel(
        id=id_,
        regel=regel,
        staat=sjablonen.zin(instellingen.sjablonen, "staat", regel.staat.value, regel.beslist),
        citaten=tuple((citaat, koppeling(dossier.plan, doel, citaat.pagina)) for citaat in regel.citaten),
        afgewezen=afgewezen,
        gezocht=regel.gezocht,
    )


def _stukken(plannen: Sequence[Planrij]) -> list[Planrij]:
    """Return one row per document."""
    return list({plan.dossier.plan or plan.id: plan for plan in reversed(plannen)}.values())[::-1]


def _kolommen(plannen: Sequence[Planrij]) -> list[Kolom]:
    """Return the columns; a document that services handed in together has a row for each of them, and counts once."""
    per_nummer: dict[str, list[Rij]] = {}
    for plan in _stukken(plannen):
        for nummer, cel in plan.cellen.items():
            per_nummer.setdefault(nummer, []).append(cel.regel)
    return [
        Kolom(nummer, regels[0].titel, regels[0].onderwerp, sum(regel.staat is Staat.ONTBREEKT for regel in regels))
        for nummer, regels in per_nummer.items()
    ]


def koppeling(plan: Path | None, doel: Path, pagina: int | None = None) -> str:
    """Return the link to a plan, or to a page of it, as seen from the folder of ``doel``; empty without a plan."""
    if plan is None:
        return ""
    anker = "" if pagina is None else f"#page={pagina}"
    try:
        relatief = os.path.relpath(plan.absolute(), doel.parent.absolute())
    except ValueError:  # another drive on Windows
        return plan.absolute().as_uri() + anker
    return quote(Path(relatief).as_posix()) + anker
