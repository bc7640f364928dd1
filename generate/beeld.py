"""A dossier as people read it: one row per criterium, with the decision where there is one and else the proposal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from classify import Bevinding, Bewijs, Kleur, Soort, Staat, Toetsing
from corpus import Dossier, Instellingen, Oordeel
from corpus.besluiten import is_geheel_weerlegd
from generate import sjablonen, tekst
from generate.errors import CitaatFout, GeenToetsingFout

CITATEN_PER_CRITERIUM = 10
"""How many quotes the bijlage shows of one criterium, as many as the ministry's longest row; the overview shows all."""
PLAATSEN_PER_PUNT = 2
"""Of how many quotes a sentence of the letter names the place."""
SCORE_NABIJ = 0.5
"""How far below the best passage a quote may rank to stand in the letter."""
KORTSTE_STAM = 5
"""Shorter words of a title say little about its subject."""
ZOEKWOORDEN = 12
"""How many of the words that were searched for a sentence names; the overview has all."""


@dataclass(frozen=True, slots=True)
class Citaat:
    """A quote as it is printed."""

    tekst: str
    vindplaats: str
    """ "blz. 22", or "pdf-pagina 24" where no number is printed."""
    pagina: int
    soort: Soort
    bewijs: Bewijs

    @property
    def is_lijst(self) -> bool:
        """Whether it is an item of a list, and is shown as a bullet."""
        return self.soort is Soort.LIJST

    @property
    def is_ocr(self) -> bool:
        """Whether the text was recognised in an image, and may differ from what is printed."""
        return self.soort is Soort.OCR


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of the table: a criterium in a plan."""

    od: str
    nummer: str
    titel: str
    vraag: str
    """ "Specifieke vragen IenW aan de OD"."""
    onderwerp: str
    """The criterium as it reads in a sentence: "het opleidingsbudget"."""
    staat: Staat
    kleur: Kleur | None
    duiding: str
    citaten: tuple[Citaat, ...]
    """The best ones, in the order of the plan."""
    meer: int
    """How many quotes are left out."""
    bron: tuple[str, ...]
    """Where the quotes stand: ("PvA (blz. 19)", "PvA (blz. 22)")."""
    gezocht: str
    """What was searched, for a criterium without quotes; else empty."""
    plaatsen: str
    """Where the best quotes stand, in one phrase: "blz. 19 en 22"."""
    oordeel: Oordeel | None
    bevinding: Bevinding
    verouderd: bool = False
    """Whether the decision was about an earlier version of the document, and waits to be confirmed."""
    vorig: Oordeel | None = None
    """The decision of an earlier round, where this round has none yet."""

    @property
    def beslist(self) -> bool:
        """Whether a person has decided about this row as it stands in this document."""
        return self.oordeel is not None and not self.verouderd

    @property
    def duiding_past(self) -> bool:
        """Whether the duiding goes with the decision; a draft does not when a person decided otherwise."""
        gewijzigd = (self.kleur, self.staat) != (self.bevinding.voorstel, self.bevinding.staat)
        is_eigen = self.duiding != self.bevinding.duiding
        # A confirmed absence is said in words of its own, whatever the draft was.
        return is_eigen or not self.duiding or not (self.beslist and gewijzigd) or self.staat is Staat.ONTBREEKT

    @property
    def elders(self) -> bool:
        """Whether it is also mentioned on pages that ``plaatsen`` does not name."""
        paginas = [bewijs.pagina for bewijs in self.bevinding.bewijs]
        return not set(paginas) <= set(paginas[:PLAATSEN_PER_PUNT])

    @property
    def kleur_tekst(self) -> str:
        """The colour with its number and word: "2 oranje"; a dash where there is none."""
        return kleur_tekst(self.kleur)


@dataclass(frozen=True, slots=True)
class Stuk:
    """The kind of document that a round is about, as words."""

    naam: str
    """ "plan van aanpak"."""
    lidwoord: str
    """ "het"."""
    afkorting: str
    """ "PvA"."""
    meervoud: str
    """ "plannen van aanpak"."""
    oordeel: str = "plan"
    """How it is judged: as a "plan", on "voortgang", or at the end ("eind")."""


def kleur_tekst(kleur: Kleur | None) -> str:
    """Return a colour with its number and word: "2 oranje"; a dash where there is none."""
    return "–" if kleur is None else f"{kleur.value} {kleur.woord}"


def stuk(soort: str, eigen: Path | None) -> Stuk:
    """Return the words for a kind of document; an unknown kind keeps its own name."""
    bekend = sjablonen.woorden("woorden.yaml", eigen)["stukken"]
    naam = soort or "plan van aanpak"
    woorden: Mapping[str, str] = bekend.get(naam.casefold(), {})
    return Stuk(
        naam=naam,
        lidwoord=woorden.get("lidwoord", "het"),
        afkorting=woorden.get("afkorting", naam),
        meervoud=woorden.get("meervoud", "stukken"),
        oordeel=woorden.get("oordeel", "plan"),
    )


def onderwerp(titel: str, eigen: Path | None) -> str:
    """Return a criterium as a noun with its article; a title without wording of its own is quoted."""
    bekend = sjablonen.woorden("woorden.yaml", eigen)["onderwerpen"]
    return bekend.get(_sleutel(titel)) or f"“{titel}”"


def _sleutel(titel: str) -> str:
    return "".join(teken for teken in titel.casefold() if teken.isalnum())


def vereis_toetsing(dossier: Dossier) -> Toetsing:
    """Return the assessment of a dossier; raises GeenToetsingFout with the reason when there is none."""
    if dossier.toetsing is not None:
        return dossier.toetsing
    reden = dossier.fout or "er is geen plan ontvangen"
    ronde = dossier.ronde.titel or dossier.ronde.id
    raise GeenToetsingFout(
        f"Over {dossier.dienst.afkorting} is niets te schrijven voor {ronde}: {reden.rstrip('.')}. "
        "Vraag een leesbaar exemplaar op en toets dat eerst."
    )


def rijen(dossier: Dossier, instellingen: Instellingen, *, alle_citaten: bool = False) -> tuple[Rij, ...]:
    """Return the rows of a dossier, one per criterium, in the order of the assessment.

    A row has the best quotes in the order of the plan; with ``alle_citaten`` it has all of them, best first.
    """
    toetsing = vereis_toetsing(dossier)
    return tuple(_rij(dossier, toetsing, bevinding, instellingen, alle_citaten) for bevinding in toetsing.bevindingen)


def splits(
    dossiers: Iterable[Dossier], instellingen: Instellingen, *, alle_citaten: bool = False
) -> tuple[list[tuple[Dossier, tuple[Rij, ...]]], list[Dossier]]:
    """Return the dossiers that can be shown with their rows, and those that cannot, each with its reason.

    One plan with a quote that would not arrive as it stands does not take the others with it.
    """
    leesbaar: list[tuple[Dossier, tuple[Rij, ...]]] = []
    rest: list[Dossier] = []
    for dossier in dossiers:
        try:
            leesbaar.append((dossier, rijen(dossier, instellingen, alle_citaten=alle_citaten)))
        except GeenToetsingFout:
            rest.append(dossier)
        except CitaatFout as fout:
            rest.append(replace(dossier, toetsing=None, fout=str(fout)))
    return leesbaar, rest


def _rij(dossier: Dossier, toetsing: Toetsing, bevinding: Bevinding, instellingen: Instellingen, alle: bool) -> Rij:
    eigen = instellingen.sjablonen
    oordeel = dossier.oordelen.get(bevinding.nummer)
    dubbel = tekst.dubbele_bladzijden(toetsing)
    citaten = _citaten(bevinding, dubbel, alle=alle)
    over = stuk(dossier.ronde.soort, eigen)
    concept = bevinding.duiding
    if over.oordeel != "plan":
        concept = sjablonen.zin(eigen, "over_stuk", concept, over)
    return Rij(
        od=dossier.dienst.afkorting,
        nummer=bevinding.nummer,
        titel=bevinding.titel,
        vraag=dossier.dienst.vragen.get(bevinding.nummer, ""),
        onderwerp=onderwerp(bevinding.titel, eigen),
        staat=bevinding.staat if oordeel is None or oordeel.staat is None else oordeel.staat,
        kleur=bevinding.voorstel if oordeel is None else oordeel.kleur,
        duiding=concept if oordeel is None or oordeel.duiding == bevinding.duiding else oordeel.duiding,
        citaten=citaten,
        meer=len(bevinding.bewijs) - len(citaten),
        bron=tuple(dict.fromkeys(f"{over.afkorting} ({citaat.vindplaats})" for citaat in citaten)),
        gezocht="" if citaten else _zonder_citaten(bevinding, toetsing, eigen),
        plaatsen=_plaatsen(bevinding, dubbel),
        oordeel=oordeel,
        bevinding=replace(bevinding, duiding=concept),
        verouderd=is_verouderd(oordeel.plan if oordeel else "", toetsing),
        vorig=dossier.te_bevestigen.get(bevinding.nummer),
    )


def is_verouderd(plan: str, toetsing: Toetsing) -> bool:
    """Return whether a decision about the document with this hash is about another file than was assessed."""
    return bool(plan) and plan != toetsing.sha256


def _plaatsen(bevinding: Bevinding, dubbel: Mapping[int, str]) -> str:
    beste = sorted(_sterkste(bevinding)[:PLAATSEN_PER_PUNT], key=lambda bewijs: bewijs.pagina)
    return tekst.vindplaatsen([tekst.vindplaats(bewijs, dubbel) for bewijs in beste])


def _citaten(bevinding: Bevinding, dubbel: Mapping[int, str], *, alle: bool) -> tuple[Citaat, ...]:
    beste = bevinding.bewijs
    if not alle:
        sterk = _sterkste(bevinding)[:CITATEN_PER_CRITERIUM]
        beste = sorted(sterk, key=lambda bewijs: (bewijs.pagina, bewijs.start))
    return tuple(citaat(bewijs, bevinding.nummer, dubbel) for bewijs in beste)


def _sterkste(bevinding: Bevinding) -> tuple[Bewijs, ...]:
    """Return the passages, best first, that come near the best one; the weaker ones are for who wants to see all."""
    grens = max((bewijs.score for bewijs in bevinding.bewijs), default=0.0) - SCORE_NABIJ
    return tuple(bewijs for bewijs in bevinding.bewijs if bewijs.score >= grens)


def citaat(bewijs: Bewijs, nummer: str, dubbel: Mapping[int, str] | None = None) -> Citaat:
    """Return a quote as it is printed; raises CitaatFout, naming criterium and page, when it would change.

    ``dubbel`` are the pages whose printed number stands on more pages: it is given with its part, or the file's page.
    """
    try:
        schoon = tekst.schoon_citaat(bewijs.citaat)
    except CitaatFout as fout:
        raise CitaatFout(f"Criterium {nummer}, pdf-pagina {bewijs.pagina}: {fout}") from fout
    return Citaat(schoon, tekst.vindplaats(bewijs, dubbel), bewijs.pagina, bewijs.soort, bewijs)


def _zonder_citaten(bevinding: Bevinding, toetsing: Toetsing, eigen: Path | None) -> str:
    if is_geheel_weerlegd(bevinding):
        return sjablonen.zin(eigen, "alles_weerlegd")
    return gezocht(bevinding, toetsing, eigen)


def gezocht(bevinding: Bevinding, toetsing: Toetsing, eigen: Path | None) -> str:
    """Return in a sentence what was searched for, on how many pages, and which pages could not be read."""
    onleesbaar = [pagina.pagina for pagina in toetsing.onleesbaar]
    genoemd = kernwoorden(bevinding.titel, bevinding.gezocht_op)
    return sjablonen.zin(
        eigen,
        "gezocht",
        bevinding.staat is Staat.NIET_VAST_TE_STELLEN,
        genoemd,
        len(bevinding.gezocht_op) - len(genoemd),
        toetsing.paginas,
        toetsing.paginas - len(onleesbaar),
        tekst.paginas(onleesbaar),
    )


def kernwoorden(titel: str, termen: Sequence[str], maximum: int = ZOEKWOORDEN) -> list[str]:
    """Return the words to name of all that were searched for: plain ones, those that resemble the title first."""
    woorden = [_sleutel(woord) for woord in titel.replace("-", " ").split()]
    stammen = {woord[:6] for woord in woorden if len(woord) >= KORTSTE_STAM}
    gewoon = [term for term in termen if not set(term) & set("…*[]()|")]
    op_volgorde = sorted(gewoon, key=lambda term: not any(stam in _sleutel(term) for stam in stammen))
    return op_volgorde[:maximum]
