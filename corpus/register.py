"""The register of services: rows of register.xlsx or register.csv become Dienst objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from corpus.datum import DATUMVORMEN, lees_datum
from corpus.errors import OnbekendFout, RegisterFout, bedoelde_u
from corpus.model import Dienst, Ronde
from corpus.tabel import Rij, Tabel, lees_csv, lees_xlsx

BESTAND = "register.xlsx"
CSV_BESTAND = "register.csv"
CSV_VRAGEN = "vragen.csv"
BLAD_DIENSTEN = "Diensten"
BLAD_VRAGEN = "Vragen"
ONTVANGST = "datum ontvangst"
GESPREK = "datum gesprek"
SAMEN_MET = "gezamenlijk plan met"
CRITERIA = "criteria"
KOLOMMEN = ("naam", "afkorting", "varianten", "aanhef", "adres", "seveso", ONTVANGST, GESPREK, SAMEN_MET, CRITERIA)
VRAAG = "Specifieke vragen IenW aan de OD"
"""As the column is called in the ministry's own table."""
VRAAG_KORT = "vraag"
KOLOMMEN_VRAGEN = ("dienst", "criterium", VRAAG)
ALLE = "alle"
_LIJSTTEKEN = re.compile(r"[;,\s]+")
_NUMMER = re.compile(r"\d+[a-z]?")
JA = ("ja", "j", "x", "waar", "true", "1")
NEE = ("nee", "n", "onwaar", "false", "0")


@dataclass(frozen=True, slots=True)
class Data:
    """When a service sent its document for a round, and when it was talked about."""

    ontvangst: date | None = None
    gesprek: date | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """All services of a project, with their dates per round."""

    diensten: tuple[Dienst, ...]
    """As they are in the first round: the dates in the columns without a round."""
    data: dict[tuple[str, str], Data] = field(default_factory=dict[tuple[str, str], Data])
    """Dates per (abbreviation, round id), from columns such as "datum ontvangst 2024-voortgang-1"."""
    genoemd: tuple[tuple[str, Rij, str], ...] = ()
    """Every criterium that is named: its number, in which row, in which column."""

    def controleer_criteria(self, bekend: Sequence[str]) -> None:
        """Raise RegisterFout, with the place, when the register names a criterium that there is not.

        To pass over one would hide a typing error, and with it a question to the service.
        """
        for nummer, rij, kolom in self.genoemd:
            if nummer not in bekend:
                raise RegisterFout(
                    f'{rij.plaats}, kolom {kolom}: er staat "{nummer}", maar dat criterium bestaat niet. '
                    f"De criteria zijn {', '.join(bekend)}."
                )

    def dienst(self, naam: str) -> Dienst:
        """Return the service with this abbreviation, name or variant; raises OnbekendFout when none or several fit."""
        gezocht = " ".join(naam.split()).casefold()
        for namen in (_afkorting, _alle_namen):
            passend = [dienst for dienst in self.diensten if gezocht in namen(dienst)]
            if len(passend) == 1:
                return passend[0]
            if passend:
                keuzes = ", ".join(f"{dienst.afkorting} ({dienst.naam})" for dienst in passend)
                raise OnbekendFout(
                    f'"{naam}" kan meer dan één dienst zijn: {keuzes}. Gebruik een naam die maar één keer voorkomt.'
                )
        bekend = [naam for dienst in self.diensten for naam in (dienst.afkorting, dienst.naam)]
        raise OnbekendFout(f'De dienst "{naam}" staat niet in het register. {_bedoelde_dienst(naam, bekend, self)}')

    def in_ronde(self, dienst: Dienst, ronde: Ronde, *, is_eerste: bool) -> Dienst:
        """Return the service with the dates of this round; a date of another round is never used."""
        basis = Data(dienst.datum_ontvangst, dienst.datum_gesprek) if is_eerste else Data()
        data = self.data.get((dienst.afkorting, ronde.id), basis)
        return replace(
            dienst,
            datum_ontvangst=data.ontvangst or basis.ontvangst,
            datum_gesprek=data.gesprek or basis.gesprek,
        )


def _bedoelde_dienst(naam: str, bekend: list[str], register: Register) -> str:
    """Suggest one service, or list the abbreviations rather than all the names."""
    zin = bedoelde_u(naam, bekend)
    if zin.startswith("Bedoelde"):
        return zin
    return f"In het register staan: {', '.join(dienst.afkorting for dienst in register.diensten)}."


def _afkorting(dienst: Dienst) -> set[str]:
    return {dienst.afkorting.casefold()}


def _alle_namen(dienst: Dienst) -> set[str]:
    return {naam.casefold() for naam in (dienst.naam, dienst.afkorting, *dienst.varianten)}


def lees_register(map_: Path, ronden: Sequence[Ronde] = ()) -> Register:
    """Return the register in a project folder; raises RegisterFout that names sheet, row and column.

    ``ronden`` are the rounds that a date column may name.
    """
    excel, csv = map_ / BESTAND, map_ / CSV_BESTAND
    if excel.exists() and csv.exists():
        raise RegisterFout(
            f"Er zijn twee registers: {BESTAND} en {CSV_BESTAND}. Welk geldt, is niet te raden. Haal er één weg."
        )
    if excel.exists():
        bladen = lees_xlsx(excel)
        if BLAD_DIENSTEN.casefold() not in bladen:
            namen = [tabel.naam for tabel in bladen.values()]
            raise RegisterFout(
                f"{BESTAND} heeft geen blad {BLAD_DIENSTEN}. Er zijn bladen met de naam {', '.join(namen)}."
            )
        return _maak_register(bladen[BLAD_DIENSTEN.casefold()], bladen.get(BLAD_VRAGEN.casefold()), ronden)
    if csv.exists():
        vragen = map_ / CSV_VRAGEN
        return _maak_register(lees_csv(csv), lees_csv(vragen) if vragen.exists() else None, ronden)
    raise RegisterFout(
        f"In {map_.resolve()} ontbreekt het register. Zonder register is niet te zeggen van welke dienst een plan is. "
        f"Maak {BESTAND} met een blad {BLAD_DIENSTEN}, of begin een project met: plantoets nieuw MAP"
    )


def _maak_register(diensten: Tabel, vragen: Tabel | None, ronden: Sequence[Ronde]) -> Register:
    datumkolommen = _datumkolommen(diensten, ronden)
    diensten.controleer_kolommen(verplicht=("naam", "afkorting"), mogelijk=(*KOLOMMEN, *datumkolommen))
    gelezen: dict[str, Dienst] = {}
    rijen: dict[str, Rij] = {}
    data: dict[tuple[str, str], Data] = {}
    for rij in diensten.rijen:
        dienst = _lees_dienst(rij)
        if dienst.afkorting.casefold() in gelezen:
            raise rij.fout(
                "afkorting", "een afkorting die nog niet eerder voorkomt, want daaraan herkent Plantoets de dienst"
            )
        gelezen[dienst.afkorting.casefold()] = dienst
        rijen[dienst.afkorting] = rij
        for ronde in ronden:
            eigen = Data(_datum(rij, f"{ONTVANGST} {ronde.id}"), _datum(rij, f"{GESPREK} {ronde.id}"))
            if eigen != Data():
                data[dienst.afkorting, ronde.id] = eigen
    if not gelezen:
        raise RegisterFout(f"{diensten.plaats} bevat geen enkele dienst. Zet er per dienst een rij in.")
    samen = _lees_samen(gelezen, rijen)
    per_dienst = _lees_vragen(vragen, gelezen) if vragen else {}
    geheel = (
        replace(dienst, samen_met=samen[dienst.afkorting], vragen=per_dienst.get(sleutel, {}))
        for sleutel, dienst in gelezen.items()
    )
    genoemd = [
        (nummer, rij, CRITERIA) for sleutel, rij in rijen.items() for nummer in gelezen[sleutel.casefold()].criteria
    ]
    genoemd += [(rij.tekst("criterium"), rij, "criterium") for rij in (vragen.rijen if vragen else ())]
    return Register(tuple(geheel), data, tuple(genoemd))


def _datumkolommen(tabel: Tabel, ronden: Sequence[Ronde]) -> tuple[str, ...]:
    """Return the date columns of named rounds; a column for a round that does not exist is an error."""
    mogelijk = {f"{soort} {ronde.id}".casefold() for soort in (ONTVANGST, GESPREK) for ronde in ronden}
    for kolom in tabel.kolommen:
        for soort in (ONTVANGST, GESPREK):
            if kolom.startswith(f"{soort} ") and kolom not in mogelijk:
                ronde = kolom.removeprefix(soort).strip()
                raise RegisterFout(
                    f'{tabel.plaats}, kolom "{kolom}": de ronde "{ronde}" staat niet in plantoets.toml. '
                    f"{bedoelde_u(ronde, (ronde.id for ronde in ronden))}"
                )
    return tuple(mogelijk)


def _lees_dienst(rij: Rij) -> Dienst:
    naam = rij.tekst("naam")
    if not naam:
        raise rij.fout("naam", "de naam van de dienst")
    return Dienst(
        naam=naam,
        afkorting=rij.tekst("afkorting") or naam,
        varianten=_delen(rij.tekst("varianten", regels=True)),
        aanhef=rij.tekst("aanhef"),
        adres=_delen(rij.tekst("adres", regels=True)),
        seveso=_ja_nee(rij, "seveso"),
        datum_ontvangst=_datum(rij, ONTVANGST),
        datum_gesprek=_datum(rij, GESPREK),
        criteria=_criteria(rij),
    )


def _criteria(rij: Rij) -> tuple[str, ...]:
    """Return the numbers of the criteria that apply; nothing and "alle" both mean all of them."""
    waarde = rij.waarde(CRITERIA)
    tekst = rij.tekst(CRITERIA).casefold()
    if tekst in ("", ALLE):
        return ()
    nummers = _LIJSTTEKEN.split(tekst.strip(" ;,"))
    is_nummer = all(_NUMMER.fullmatch(nummer) for nummer in nummers)
    # Excel makes a number of "1,4" and a date of "1-4"; what the user meant by it is not to be guessed.
    is_getal = isinstance(waarde, date) or (isinstance(waarde, float) and not waarde.is_integer())
    if not is_nummer or is_getal:
        raise rij.fout(
            CRITERIA,
            "de nummers van de criteria die voor deze dienst gelden, met puntkomma's ertussen (1; 4; 7), "
            f"of niets of {ALLE} als ze allemaal gelden",
        )
    return tuple(dict.fromkeys(nummers))


def _lees_samen(diensten: dict[str, Dienst], rijen: dict[str, Rij]) -> dict[str, tuple[str, ...]]:
    """Return per abbreviation the services with which it hands in one document, also when only the other says so."""
    groepen: dict[str, set[str]] = {dienst.afkorting: {dienst.afkorting} for dienst in diensten.values()}
    for afkorting, rij in rijen.items():
        for naam in _delen(rij.tekst(SAMEN_MET, regels=True)):
            ander = diensten.get(naam.casefold())
            if ander is None or ander.afkorting == afkorting:
                namen = [dienst.afkorting for dienst in diensten.values() if dienst.afkorting != afkorting]
                verwacht = f"de afkorting van een andere dienst uit het blad {BLAD_DIENSTEN}, of niets"
                raise rij.fout(SAMEN_MET, verwacht, bedoelde_u(naam, namen) if ander is None else "")
            groep = groepen[afkorting] | groepen[ander.afkorting]
            groepen |= dict.fromkeys(groep, groep)
    volgorde = [dienst.afkorting for dienst in diensten.values()]
    return {
        afkorting: tuple(naam for naam in volgorde if naam in groep and naam != afkorting)
        for afkorting, groep in groepen.items()
    }


def _delen(tekst: str) -> tuple[str, ...]:
    """Split a cell that holds several values, on semicolons and line breaks."""
    delen = (deel.strip() for regel in tekst.splitlines() for deel in regel.split(";"))
    return tuple(deel for deel in delen if deel)


def _ja_nee(rij: Rij, kolom: str) -> bool | None:
    tekst = rij.tekst(kolom).casefold()
    if tekst and tekst not in JA + NEE:
        raise rij.fout(kolom, "ja, nee of niets (onbekend)")
    return tekst in JA if tekst else None


def _datum(rij: Rij, kolom: str) -> date | None:
    try:
        return lees_datum(rij.waarde(kolom))
    except (TypeError, ValueError) as fout:
        raise rij.fout(kolom, f"een datum, zoals {DATUMVORMEN}, of niets") from fout


def _lees_vragen(tabel: Tabel, diensten: dict[str, Dienst]) -> dict[str, dict[str, str]]:
    """Return per service (abbreviation, folded) its questions per criterium."""
    kolom = VRAAG_KORT if VRAAG_KORT in tabel.kolommen else VRAAG.casefold()
    verplicht = ("dienst", "criterium", kolom)
    tabel.controleer_kolommen(verplicht=verplicht, mogelijk=verplicht)
    vragen: dict[str, dict[str, str]] = {}
    for rij in tabel.rijen:
        dienst, criterium = rij.tekst("dienst"), rij.tekst("criterium")
        if dienst.casefold() not in diensten:
            namen = (bekend.afkorting for bekend in diensten.values())
            raise rij.fout("dienst", f"een afkorting uit het blad {BLAD_DIENSTEN}", bedoelde_u(dienst, namen))
        if not criterium:
            raise rij.fout("criterium", "het nummer van een criterium, zoals 7")
        eigen = vragen.setdefault(dienst.casefold(), {})
        if criterium in eigen:
            raise rij.fout(
                "criterium", f"elk criterium één keer per dienst; {dienst} heeft al een vraag bij {criterium}"
            )
        eigen[criterium] = rij.tekst(kolom, regels=True)
    return vragen


def namen_van(diensten: Iterable[Dienst]) -> dict[str, tuple[str, ...]]:
    """Return per abbreviation every name under which a plan may speak of the service, each once."""
    return {
        dienst.afkorting: tuple(dict.fromkeys((dienst.naam, dienst.afkorting, *dienst.varianten)))
        for dienst in diensten
    }
