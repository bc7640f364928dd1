"""Whatever stands in settings, register and plan: all of it arrives in every letter, and nothing else changes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from classify import Kleur, Soort, Staat, load_criteria
from corpus import Afzender, Brief, Dossier, Instellingen, Ondertekenaar, Ronde
from corpus.model import Categorie, Planoordeel
from corpus.voortgang import vergelijk
from generate.brief import schrijf_brief
from generate.gezamenlijk import schrijf_gezamenlijk
from generate.rondebeeld import Rondebeeld
from generate.soorten import Briefsoort
from generate.verband import Verband
from tests.generate_hulp import INSTELLINGEN, bevinding, bewijs, dienst, dossier, oordeel

RONDEN = {
    "plan": Ronde("2024-plan", "Plannen van aanpak", "plan van aanpak"),
    "voortgang": Ronde("2024-voortgang", "Eerste voortgangsrapportage", "voortgangsrapportage"),
    "eind": Ronde("2026-eind", "Eindrapportage", "eindrapportage"),
}
BRIEVEN = [
    *((Briefsoort.OORDEEL, ronde) for ronde in RONDEN),
    *((soort, "plan") for soort in Briefsoort if soort is not Briefsoort.OORDEEL),
]
VREEMD = "R&D <b>x</b> {{ dienst.naam }} {% raw %} {_{ }_} {# #} 🚲 é “q” \\n &amp; ]]> =SOM(A1)"
BESTURING = "a\x00b\x0bc\x1fd"
LANG = "Wij maken & meten. " * 160

Maak = Callable[[str], str]


def instellingen(maak: Maak) -> Instellingen:
    """Return settings in which every text is made from the name of its field."""

    def vul(waarde: Any) -> Any:  # noqa: ANN401 -- any of the settings
        nieuw: dict[str, Any] = {}
        for veld in fields(waarde):
            oud = getattr(waarde, veld.name)
            if isinstance(oud, str):
                nieuw[veld.name] = maak(f"VELD{veld.name.replace('_', '')}")
            elif isinstance(oud, tuple):
                nieuw[veld.name] = (maak(f"VELD{veld.name.replace('_', '')}een"),)
        return replace(waarde, **nieuw)

    brief = replace(vul(Brief()), datum=INSTELLINGEN.brief.datum)
    return replace(INSTELLINGEN, afzender=vul(Afzender()), ondertekenaar=vul(Ondertekenaar()), brief=brief)


def stuk_over(ronde: Ronde, maak: Maak) -> Dossier:
    lijst = replace(bewijs(maak("CITAATLANG") + LANG.strip()), soort=Soort.LIJST)
    van = dossier(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs(maak("CITAATKORT")), lijst),
        bevinding("17", Staat.ONTBREEKT, Kleur.ROOD),
        van=dienst(
            naam=maak("NAAM"),
            aanhef=maak("AANHEF"),
            adres=(maak("ADRES"),),
            vragen={"7": maak("VRAAG")},
        ),
    )
    oordelen = {
        "7": oordeel("7", Kleur.ROOD, Staat.GENOEMD, maak("DUIDING")),
        "17": oordeel("17", Kleur.ROOD, Staat.ONTBREEKT, ""),
    }
    besluit = Planoordeel(Categorie.DE_VRAAG, f"{maak('TOELICHTING')}.", "C. Toetser", oordelen["7"].wanneer)
    return replace(van, ronde=ronde, plan=Path("x.pdf"), oordelen=oordelen, planoordeel=besluit)


def zichtbaar(soort: Briefsoort, ronde: str, maak: Maak, map_: Path) -> str:
    """Return every character that stands in a letter: body, frames, headers and footers, in the order of the file."""
    pad = map_ / "brief.docx"
    nu = stuk_over(RONDEN[ronde], maak)
    toen = replace(stuk_over(RONDEN["plan"], maak), ronde=replace(RONDEN["plan"], id="eerder"))
    if soort.is_gezamenlijk:
        beeld = Rondebeeld(nu.ronde, (nu,), load_criteria(), ((toen,),))
        schrijf_gezamenlijk(soort, beeld, instellingen(maak), pad)
    else:
        verband = Verband((nu.dienst,), vergelijk(toen, nu), (toen,))
        schrijf_brief(nu, instellingen(maak), pad, verband, soort, opmerkingen=soort is Briefsoort.OORDEEL)
    with zipfile.ZipFile(pad) as zip_:
        delen = [naam for naam in sorted(zip_.namelist()) if re.match(r"word/(document|header|footer|comments)", naam)]
        xml = "\n".join(zip_.read(naam).decode("utf-8") for naam in delen)
    alineas = re.split(r"</w:p>", xml)
    return "\n".join(unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", alinea))) for alinea in alineas)


@pytest.mark.parametrize(("soort", "ronde"), BRIEVEN, ids=str)
def test_odd_text_arrives_whole_and_changes_nothing_around_it(soort: Briefsoort, ronde: str, tmp_path: Path) -> None:
    gewoon = zichtbaar(soort, ronde, lambda naam: f"{naam}QQ", tmp_path)
    vreemd = zichtbaar(soort, ronde, lambda naam: f"{naam} {VREEMD}", tmp_path)
    assert "VELDministerieQQ" in gewoon
    assert ("CITAATLANGQQ" + LANG.strip() in gewoon) is (soort is Briefsoort.OORDEEL)
    assert vreemd.split() == gewoon.replace("QQ", f" {VREEMD}").split()


@pytest.mark.parametrize(("soort", "ronde"), BRIEVEN, ids=str)
def test_control_characters_go_and_the_characters_around_them_stay(
    soort: Briefsoort, ronde: str, tmp_path: Path
) -> None:
    gewoon = zichtbaar(soort, ronde, lambda naam: f"{naam}abcd", tmp_path)
    besturing = zichtbaar(soort, ronde, lambda naam: f"{naam}{BESTURING}", tmp_path)
    assert "".join(besturing.split()) == "".join(gewoon.split())
