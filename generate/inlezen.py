"""A workbook that an assessor filled in becomes a list of what he changed, laid beside what was decided since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from classify import Bevinding, Kleur, Staat
from corpus import Dossier, Oordeel, WerkboekFout
from corpus.besluiten import oordeel_id
from generate._cellen import Boek, open_boek, zonder_randen
from generate.beeld import kleur_tekst
from generate.invulblad import INVULLEN, KOLOMMEN
from generate.kenblad import NAAM, Kenblad, Kenrij, merk, uit_regels

KLACHTEN = 12
"""How many places one message names; the rest is counted."""
_KOPZOEK = 12
"""In how many rows from the top the header is looked for."""
_VERVOLG = re.compile(r"\(vervolg(?: (\d+))?\)$")
_JA = ("ja", "j", "x", "akkoord")
_GEEN_KLEUR = ("-", "–", "—", "geen", "geen kleur")


@dataclass(frozen=True, slots=True)
class Verandering:
    """One cell that says something else than when it was written."""

    veld: str
    van: str
    naar: str
    cel: str
    """Where it stands: "blad ODG, cel H12"."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What the assessor decided about one criterium, by changing its row or agreeing with it."""

    ken: Kenrij
    staat: Staat
    kleur: Kleur | None
    duiding: str
    waarom: str
    veranderingen: tuple[Verandering, ...]
    """Empty when the row was only agreed with."""
    plaats: str
    """The cell to name when something is wrong with the row as a whole."""


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """What stands in a workbook that came back."""

    ken: Kenblad
    wijzigingen: tuple[Wijziging, ...]
    opmerkingen: tuple[str, ...]
    """In Dutch: changes that are not taken in."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The changes of a workbook beside the project as it is now."""

    over_te_nemen: tuple[Wijziging, ...]
    al_overgenomen: tuple[Wijziging, ...]
    botsingen: tuple[str, ...]
    """In Dutch, each with its cell: what was decided or replaced since the workbook was written."""


def lees_werkboek(pad: Path) -> Ingelezen:
    """Return what was changed in a workbook; raises WerkboekFout that names sheet and cell when that is not clear."""
    boek = open_boek(pad)
    try:
        regels = boek.blad(NAAM).rijen(2) if NAAM in boek.bladen() else []
        ken = uit_regels([[cel for cel in regel if cel] for regel in regels], boek.bestand)
        klachten: list[str] = []
        opmerkingen: list[str] = []
        wijzigingen = [
            wijziging
            for naam in ken.koppen
            for wijziging in _Bladlezer(boek, ken, naam, klachten, opmerkingen).wijzigingen()
        ]
    finally:
        boek.waarden.close()
        boek.formules.close()
    if klachten:
        raise WerkboekFout(f"{pad.name} is niet in te lezen, en er is niets overgenomen.\n{opgesomd(klachten)}")
    return Ingelezen(ken, tuple(wijzigingen), tuple(opmerkingen))


def opgesomd(klachten: Sequence[str]) -> str:
    """Return the first complaints, one per line, and how many more there are."""
    regels = [f"  {klacht}" for klacht in klachten[:KLACHTEN]]
    if len(klachten) > KLACHTEN:
        regels.append(f"  en nog {len(klachten) - KLACHTEN}")
    return "\n".join(regels)


def leg_naast(ingelezen: Ingelezen, dossiers: Sequence[Dossier]) -> Vergelijking:
    """Lay the changes beside the dossiers as they are now.

    A row on which somebody decided since the workbook was written is a conflict, unless that decision says the same.
    Raises WerkboekFout when the workbook belongs to another project.
    """
    nu = {(dossier.ronde.id, dossier.dienst.afkorting): dossier for dossier in dossiers}
    if ingelezen.ken.rijen and not any(_is_plan(nu.get((rij.ronde, rij.dienst)), rij) for rij in ingelezen.ken.rijen):
        raise WerkboekFout(
            f'Dit werkboek is gemaakt van "{ingelezen.ken.titel}" en hoort niet bij dit project, of alle plannen zijn '
            "sindsdien vervangen. Er is niets overgenomen. Kies het project met -C, of maak een nieuw werkboek."
        )
    over: list[Wijziging] = []
    al: list[Wijziging] = []
    botsingen: list[str] = []
    for wijziging in ingelezen.wijzigingen:
        dossier = nu.get((wijziging.ken.ronde, wijziging.ken.dienst))
        oordeel = dossier.oordelen.get(wijziging.ken.nummer) if dossier else None
        if oordeel and oordeel_id(oordeel) != wijziging.ken.oordeel and _zegt_hetzelfde(oordeel, wijziging):
            al.append(wijziging)
        elif bezwaar := _bezwaar(dossier, oordeel, wijziging):
            botsingen.append(bezwaar)
        else:
            over.append(wijziging)
    return Vergelijking(tuple(over), tuple(al), tuple(botsingen))


def _is_plan(dossier: Dossier | None, rij: Kenrij) -> bool:
    return dossier is not None and dossier.toetsing is not None and dossier.toetsing.sha256 == rij.plan


def _bevindingen(dossier: Dossier | None) -> tuple[Bevinding, ...]:
    return dossier.toetsing.bevindingen if dossier and dossier.toetsing else ()


def _zegt_hetzelfde(oordeel: Oordeel, wijziging: Wijziging) -> bool:
    return (oordeel.staat, oordeel.kleur, zonder_randen(oordeel.duiding)) == (
        wijziging.staat,
        wijziging.kleur,
        zonder_randen(wijziging.duiding),
    )


def _bezwaar(dossier: Dossier | None, oordeel: Oordeel | None, wijziging: Wijziging) -> str:
    """Return why a change is not to be taken in as things are now, "" when it is."""
    plaats = wijziging.veranderingen[0].cel if wijziging.veranderingen else wijziging.plaats
    onderwerp = f"{plaats} ({wijziging.ken.dienst}, criterium {wijziging.ken.nummer})"
    if not _is_plan(dossier, wijziging.ken):
        return f"{onderwerp}: het plan is vervangen of weg sinds het werkboek is gemaakt."
    if wijziging.ken.nummer not in {een.nummer for een in _bevindingen(dossier)}:
        return f"{onderwerp}: dit criterium geldt volgens het register niet meer voor deze dienst."
    if oordeel_id(oordeel) != wijziging.ken.oordeel:
        assert oordeel is not None, "a decision is never taken away"
        return (
            f"{onderwerp}: sinds het werkboek is gemaakt, besliste {oordeel.wie} op "
            f"{oordeel.wanneer.astimezone():%d-%m-%Y %H:%M}: {kleur_tekst(oordeel.kleur)}; "
            f"in het werkboek staat {kleur_tekst(wijziging.kleur)}."
        )
    return ""


class _Bladlezer:
    """Reads the sheet of one plan; complaints and remarks go to the lists that it is given."""

    def __init__(self, boek: Boek, ken: Kenblad, naam: str, klachten: list[str], opmerkingen: list[str]) -> None:
        self._boek = boek
        self._ken = ken
        self._naam = naam
        self._klachten = klachten
        self._opmerkingen = opmerkingen
        self._kolom: dict[str, int] = {}
        self._rijen = {(rij.nummer, rij.deel): rij for rij in ken.rijen if rij.blad == naam}

    def wijzigingen(self) -> Iterator[Wijziging]:
        """Yield what was changed, in the order of the criteria; nothing of a sheet that is not in order."""
        if self._naam not in self._boek.bladen():
            self._klachten.append(f'het blad "{self._naam}" ontbreekt; zet het terug, onder deze naam.')
            return
        self._blad = self._boek.blad(self._naam)
        kop = self._vind_kop()
        if not kop:
            return
        plekken = self._vind_rijen(kop)
        if plekken is None:
            return
        for nummer in dict.fromkeys(nummer for nummer, _ in self._rijen):
            delen = [(self._rijen[sleutel], rij) for sleutel, rij in plekken.items() if sleutel[0] == nummer]
            wijziging = self._wijziging(sorted(delen, key=lambda deel: deel[0].deel))
            if wijziging:
                yield wijziging

    def _vind_kop(self) -> int:
        """Return the row with the heads, and remember where each column stands; 0 when it is not whole."""
        koppen = self._ken.koppen[self._naam]
        for rij in range(1, _KOPZOEK + 1):
            namen = [zonder_randen(self._blad.tekst(rij, kolom)) for kolom in range(1, self._blad.breedte + 1)]
            if koppen[1] in namen:
                return rij if self._plaats_kolommen(rij, namen, koppen) else 0
        self._klachten.append(f'blad {self._naam}: de rij met "{koppen[1]}" en de andere kolomkoppen is weg.')
        return 0

    def _plaats_kolommen(self, rij: int, namen: Sequence[str], koppen: Sequence[str]) -> bool:
        goed = True
        for naam, kop in zip(KOLOMMEN, map(zonder_randen, koppen), strict=True):
            if namen.count(kop) != 1:
                wat = "ontbreekt" if kop not in namen else "staat er meer dan één keer"
                self._klachten.append(f'blad {self._naam}, rij {rij}: de kolom "{kop}" {wat}.')
                goed = False
            else:
                self._kolom[naam] = namen.index(kop) + 1
        return goed

    def _vind_rijen(self, kop: int) -> dict[tuple[str, int], int] | None:
        """Return the row of each criterium and part, wherever it was sorted to; None when that is not certain."""
        bekend = len(self._klachten)
        samen = self._samengevoegd(kop)
        gevonden: dict[tuple[str, int], int] = {}
        for rij in range(kop + 1, self._blad.hoogte + 1):
            nummer = samen.get(rij) or self._cel(rij, "vraag")
            if not nummer:
                self._klaag_over_losse_tekst(rij)
                continue
            vervolg = _VERVOLG.search(self._cel(rij, "criterium"))
            sleutel = (nummer, int(vervolg[1] or 1) + 1 if vervolg else 1)
            if sleutel not in self._rijen:
                self._klaag(rij, "vraag", f'vraag "{nummer}" staat niet in wat Plantoets schreef')
            elif sleutel in gevonden:
                self._klaag(rij, "vraag", f"vraag {nummer} staat ook in rij {gevonden[sleutel]}")
            gevonden[sleutel] = rij
        for nummer, deel in self._rijen.keys() - gevonden.keys():
            welke = f"vraag {nummer}" if deel == 1 else f"het vervolg van vraag {nummer}"
            self._klachten.append(f"blad {self._naam}: de rij van {welke} ontbreekt; zet haar terug.")
        return gevonden if len(self._klachten) == bekend else None

    def _samengevoegd(self, kop: int) -> dict[int, str]:
        """Return per row the number in a merged cell; complain of merged cells where it is not clear what is meant."""
        nummers: dict[int, str] = {}
        van_belang = {self._kolom[naam] for naam in (*INVULLEN, "criterium")}
        for eerste, laatste, links, rechts in self._blad.samengevoegd():
            if laatste <= kop:
                continue
            if links == rechts == self._kolom["vraag"]:
                nummers |= dict.fromkeys(range(eerste, laatste + 1), self._cel(eerste, "vraag"))
            elif any(links <= kolom <= rechts for kolom in van_belang):
                self._klachten.append(
                    f"{self._blad.plaats(eerste, links)}: deze cel is samengevoegd met andere, en voor welke vraag zij "
                    "geldt, is niet te zien; hef de samenvoeging op."
                )
        return nummers

    def _klaag_over_losse_tekst(self, rij: int) -> None:
        for naam in INVULLEN:
            if self._cel(rij, naam):
                self._klaag(rij, naam, "bij deze rij staat geen vraag, dus waar zij over gaat, is niet te zien")

    def _cel(self, rij: int, naam: str) -> str:
        return zonder_randen(self._blad.tekst(rij, self._kolom[naam]))

    def _klaag(self, rij: int, naam: str, wat: str) -> None:
        self._klachten.append(f"{self._blad.plaats(rij, self._kolom[naam])}: {wat}.")

    def _wijziging(self, delen: Sequence[tuple[Kenrij, int]]) -> Wijziging | None:
        """Return what was decided in the rows of one criterium, None when they are as they were written."""
        ken, rij = delen[0]
        bekend = len(self._klachten)
        for deel, plek in delen:
            self._controleer(deel, plek)
        if len(self._klachten) > bekend:
            return None
        akkoord, waarom = self._akkoord(rij), self._cel(rij, "waarom")
        kleur, staat = self._kleur(rij), self._staat(rij)
        if len(self._klachten) > bekend or staat is None:
            return None
        veranderingen = [*self._keuze_veranderd(ken, rij, kleur), *self._duiding_veranderd(delen)]
        if not (veranderingen or akkoord or waarom):
            return None
        return Wijziging(
            ken=ken,
            staat=staat,
            kleur=kleur,
            duiding=self._duiding(delen),
            waarom=waarom,
            veranderingen=tuple(veranderingen),
            plaats=self._blad.plaats(rij, self._kolom["akkoord" if akkoord else "waarom"]),
        )

    def _controleer(self, ken: Kenrij, rij: int) -> None:
        """Complain of cells that cannot be taken at their word, and remark on changes that are not taken in."""
        for naam in INVULLEN:
            bezwaar = self._blad.bezwaar(rij, self._kolom[naam])
            if bezwaar:
                self._klaag(rij, naam, bezwaar)
            elif ken.deel > 1 and naam != "duiding" and self._cel(rij, naam):
                self._klaag(rij, naam, f"dit is een vervolgrij; zet dit in de eerste rij van vraag {ken.nummer}")
        vast = [naam for naam in KOLOMMEN if naam not in (*INVULLEN, "stand")]
        for naam, was in zip(vast, ken.vast, strict=True):
            tekst = self._blad.tekst(rij, self._kolom[naam])
            if merk(tekst) != was and tekst:
                plaats = self._blad.plaats(rij, self._kolom[naam])
                self._opmerkingen.append(f"{plaats} is gewijzigd, maar deze kolom wordt niet ingelezen.")

    def _keuze_veranderd(self, ken: Kenrij, rij: int, kleur: Kleur | None) -> Iterator[Verandering]:
        staat = self._cel(rij, "staat")
        if _woord(staat) != _woord(ken.staat):
            yield Verandering("staat", ken.staat, staat, self._blad.plaats(rij, self._kolom["staat"]))
        if kleur != _kleur(ken.kleur, self._ken.kleuren):
            yield Verandering("kleur", ken.kleur, kleur_tekst(kleur), self._blad.plaats(rij, self._kolom["kleur"]))

    def _duiding_veranderd(self, delen: Sequence[tuple[Kenrij, int]]) -> Iterator[Verandering]:
        for ken, rij in delen:
            was, is_nu = zonder_randen(ken.duiding), self._cel(rij, "duiding")
            if was != is_nu:
                yield Verandering("duiding", was, is_nu, self._blad.plaats(rij, self._kolom["duiding"]))

    def _duiding(self, delen: Sequence[tuple[Kenrij, int]]) -> str:
        """Return the whole text of a duiding that may have been cut over rows."""
        teksten: list[str] = []
        for ken, rij in delen:
            is_nu = self._cel(rij, "duiding")
            onveranderd = is_nu == zonder_randen(ken.duiding)
            teksten += [ken.duiding if onveranderd else is_nu, ken.naad]
        return zonder_randen("".join(teksten))

    def _akkoord(self, rij: int) -> bool:
        tekst = self._cel(rij, "akkoord").casefold()
        if tekst and tekst not in _JA and tekst != "nee":
            self._klaag(rij, "akkoord", f'er staat "{tekst}"; hier hoort ja, of niets')
        return tekst in _JA

    def _kleur(self, rij: int) -> Kleur | None:
        tekst = self._cel(rij, "kleur")
        try:
            return _kleur(tekst, self._ken.kleuren)
        except KeyError:
            self._klaag(rij, "kleur", _hier_hoort(tekst, list(self._ken.kleuren)))
            return None

    def _staat(self, rij: int) -> Staat | None:
        tekst = self._cel(rij, "staat")
        try:
            return _staat(tekst, self._ken.staten)
        except KeyError:
            self._klaag(rij, "staat", _hier_hoort(tekst, list(self._ken.staten)))
            return None


def _woord(tekst: str) -> str:
    """Return a choice as it is compared: without the number of the ministry's table in front of it."""
    return tekst.casefold().lstrip("0123456789. ").strip()


def _staat(tekst: str, staten: Mapping[str, str]) -> Staat:
    """Return the state that was chosen; raises KeyError when it is none."""
    per_woord = {_woord(woord): staat for woord, staat in staten.items()}
    return Staat(per_woord[_woord(tekst)])


def _kleur(tekst: str, kleuren: Mapping[str, int | None]) -> Kleur | None:
    """Return the colour that was chosen, by its number, its word or both; raises KeyError when it is none."""
    gekozen = tekst.casefold()
    if gekozen in _GEEN_KLEUR:
        return None
    for woord, waarde in kleuren.items():
        if waarde is not None and gekozen in (woord.casefold(), str(waarde), _woord(woord)):
            return Kleur(waarde)
    raise KeyError(tekst)


def _hier_hoort(tekst: str, keuzes: Sequence[str]) -> str:
    er_staat = f'er staat "{tekst}"' if tekst else "de cel is leeg"
    return f"{er_staat}; hier hoort {', '.join(keuzes[:-1])} of {keuzes[-1]}"
