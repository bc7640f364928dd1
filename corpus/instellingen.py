"""plantoets.toml becomes Instellingen; an unknown key or a wrong value is an error that names its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast, get_type_hints

from corpus.datum import DATUMVORMEN, lees_datum
from corpus.errors import InstellingenFout, bedoelde_u
from corpus.model import BLIJVEND, Afzender, Brief, Instellingen, Ondertekenaar, Opslag, Ronde

BESTAND = "plantoets.toml"
GEEN_PLAN = "geen"
"""What ``[plannen]`` says of a file that lies in the folder but is no plan."""
_RONDE_ID = re.compile(r"[A-Za-z0-9][\w.-]*")
_PLAATS_IN_TOML = re.compile(r"\(at line (\d+), column (\d+)\)")
_TABELLEN = {"afzender": Afzender, "ondertekenaar": Ondertekenaar, "brief": Brief, "opslag": Opslag}

T = TypeVar("T")


def lees_instellingen(pad: Path) -> Instellingen:
    """Return the settings in ``pad``; relative folders in it count from the folder of the file.

    Raises InstellingenFout when the file is no TOML, has an unknown key, or holds a value of the wrong kind.
    """
    tabel = _lees_toml(pad)
    waarden: dict[str, Any] = {}
    for naam, soort in _TABELLEN.items():
        waarden[naam] = _bouw(soort, _als_tabel(pad, naam, tabel.pop(naam, {})), pad, f"[{naam}]")
    rijen = tabel.pop("ronden", [])
    eigen = _neem_brieven(pad, rijen)
    waarden["ronden"] = _lees_ronden(pad, rijen)
    waarden["brieven"] = {
        ronde.id: _brief_van(waarden["brief"], eigen_brief, is_eerste=nummer == 0)
        for nummer, (ronde, eigen_brief) in enumerate(zip(waarden["ronden"], eigen, strict=True))
    }
    waarden["plannen"] = _lees_plannen(pad, _als_tabel(pad, "plannen", tabel.pop("plannen", {})))
    instellingen = _bouw(Instellingen, tabel, pad, "bovenaan", al_gelezen=waarden)
    _controleer_ronde(pad, instellingen)
    return instellingen


def _lees_toml(pad: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(pad.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as fout:
        raise InstellingenFout(f"{pad.name} is niet als UTF-8 opgeslagen. Sla het op als UTF-8.") from fout
    except tomllib.TOMLDecodeError as fout:
        plaats = _PLAATS_IN_TOML.search(str(fout))
        waar = f"regel {plaats[1]}, teken {plaats[2]}" if plaats else "het einde van het bestand"
        raise InstellingenFout(
            f"{pad.name} is geen geldige TOML: bij {waar} klopt de schrijfwijze niet. "
            'Tekst hoort tussen rechte aanhalingstekens, zoals toetser = "A. de Vries".'
        ) from fout


def _als_tabel(pad: Path, naam: str, waarde: object) -> dict[str, Any]:
    if isinstance(waarde, dict):
        return cast("dict[str, Any]", waarde)
    raise InstellingenFout(f"{pad.name}: {naam} moet een tabel zijn. Schrijf [{naam}] op een eigen regel.")


def _lees_ronden(pad: Path, rijen: object) -> tuple[Ronde, ...]:
    if not isinstance(rijen, list):
        raise InstellingenFout(f"{pad.name}: schrijf elke ronde onder een eigen kop [[ronden]], met dubbele haken.")
    ronden: list[Ronde] = []
    for nummer, rij in enumerate(cast("list[object]", rijen), 1):
        plaats = f"[[ronden]] nummer {nummer}"
        tabel = _als_tabel(pad, "ronden", rij)
        for sleutel in ("id", "titel", "soort"):
            if not tabel.get(sleutel):
                raise InstellingenFout(f'{pad.name}, {plaats}: {sleutel} ontbreekt. Schrijf {sleutel} = "...".')
        ronde = _bouw(Ronde, tabel, pad, plaats)
        if not _RONDE_ID.fullmatch(ronde.id):
            raise InstellingenFout(
                f'{pad.name}, {plaats}: "{ronde.id}" kan geen id zijn, want zo heet ook de map met plannen. '
                "Gebruik letters, cijfers, streepjes en punten."
            )
        if any(ronde.id.casefold() == eerder.id.casefold() for eerder in ronden):
            raise InstellingenFout(
                f'{pad.name}, {plaats}: de id "{ronde.id}" is al gebruikt. Geef elke ronde een eigen id.'
            )
        ronden.append(ronde)
    if not ronden:
        raise InstellingenFout(
            f"{pad.name} noemt geen ronde. Zet er een in onder een kop [[ronden]], met id, titel en soort."
        )
    return tuple(ronden)


def _neem_brieven(pad: Path, rijen: object) -> list[dict[str, Any]]:
    """Take the table ``[ronden.brief]`` out of each round, and return what stands in it, read."""
    brieven: list[dict[str, Any]] = []
    for nummer, rij in enumerate(cast("list[object]", rijen) if isinstance(rijen, list) else (), 1):
        plaats = f"[ronden.brief] van ronde nummer {nummer}"
        ronde = cast("dict[str, object]", rij) if isinstance(rij, dict) else dict[str, object]()
        waarde = ronde.pop("brief", dict[str, object]())
        tabel = _als_tabel(pad, "ronden.brief", waarde)
        gelezen = _bouw(Brief, tabel, pad, plaats)
        brieven.append({sleutel: getattr(gelezen, sleutel) for sleutel in tabel})
    return brieven


def _brief_van(algemeen: Brief, eigen: dict[str, Any], *, is_eerste: bool) -> Brief:
    """Return what the letters of a round say: its own words, and of the general ones those that last."""
    basis = algemeen if is_eerste else Brief(**{naam: getattr(algemeen, naam) for naam in BLIJVEND})
    return replace(basis, **eigen)


def _lees_plannen(pad: Path, tabel: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {bestand.replace("\\", "/"): _lees_diensten(pad, bestand, waarde) for bestand, waarde in tabel.items()}


def _lees_diensten(pad: Path, bestand: str, waarde: object) -> tuple[str, ...]:
    """Return the services that a file belongs to: one, or several that handed it in together."""
    rij = cast("list[object]", waarde) if isinstance(waarde, list) else [waarde]
    diensten = tuple(dienst.strip() for dienst in rij if isinstance(dienst, str) and dienst.strip())
    if not diensten or len(diensten) < len(rij) or (GEEN_PLAN in diensten and len(diensten) > 1):
        raise InstellingenFout(
            f'{pad.name}, [plannen]: achter "{bestand}" hoort de afkorting van een dienst, bijvoorbeeld "ODG", '
            'die van meer diensten bij een gezamenlijk plan, bijvoorbeeld ["ODRU", "RUD Utrecht"], '
            f'of "{GEEN_PLAN}" als het geen plan is.'
        )
    return diensten


def _controleer_ronde(pad: Path, instellingen: Instellingen) -> None:
    namen = [ronde.id for ronde in instellingen.ronden]
    if instellingen.ronde and instellingen.ronde not in namen:
        raise InstellingenFout(
            f'{pad.name}: ronde = "{instellingen.ronde}" bestaat niet onder [[ronden]]. '
            f"{bedoelde_u(instellingen.ronde, namen)}"
        )


def _bouw(
    soort: type[T], tabel: dict[str, Any], pad: Path, plaats: str, *, al_gelezen: dict[str, Any] | None = None
) -> T:
    """Make a value object of a TOML table: each field is a key, each kind of field has one reader."""
    waarden = dict(al_gelezen or {})
    hints = get_type_hints(soort)
    for sleutel, waarde in tabel.items():
        if sleutel not in hints:
            raise InstellingenFout(
                f'{pad.name}, {plaats}: de sleutel "{sleutel}" bestaat niet. {bedoelde_u(sleutel, hints)}'
            )
        lees, verwacht = _LEZERS[hints[sleutel]]
        try:
            waarden[sleutel] = lees(waarde, pad)
        except (TypeError, ValueError) as fout:
            raise InstellingenFout(
                f"{pad.name}, {plaats}: {sleutel} = {waarde!r} kan niet. Hier hoort {verwacht}."
            ) from fout
    return soort(**waarden)


def _lees_tekst(waarde: object, _pad: Path) -> str:
    if isinstance(waarde, bool) or not isinstance(waarde, str | int):
        raise TypeError
    return str(waarde).strip()


def _lees_regels(waarde: object, _pad: Path) -> tuple[str, ...]:
    if isinstance(waarde, str):
        return tuple(regel.strip() for regel in waarde.splitlines() if regel.strip())
    if not isinstance(waarde, list):
        raise TypeError
    return tuple(_lees_tekst(regel, _pad) for regel in cast("list[object]", waarde))


def _lees_ja_nee(waarde: object, _pad: Path) -> bool:
    if not isinstance(waarde, bool):
        raise TypeError
    return waarde


def _lees_dag(waarde: object, _pad: Path) -> object:
    return lees_datum(waarde)


def _lees_pad(waarde: object, pad: Path) -> Path | None:
    tekst = _lees_tekst(waarde, pad)
    return pad.parent / tekst if tekst else None


_LEZERS: dict[object, tuple[Callable[[object, Path], object], str]] = {
    bool: (_lees_ja_nee, "true of false, zonder aanhalingstekens"),
    str: (_lees_tekst, 'tekst tussen aanhalingstekens, zoals "25"'),
    tuple[str, ...]: (_lees_regels, 'een lijst met tekst, zoals ["regel 1", "regel 2"]'),
    get_type_hints(Brief)["datum"]: (_lees_dag, f"een datum, zoals {DATUMVORMEN}"),
    get_type_hints(Instellingen)["sjablonen"]: (_lees_pad, 'de naam van een map of bestand, zoals "sjablonen"'),
}
