"""The overview page: whole in one file, everything escaped, and every cell leads to its quotes and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import templates
from classify import Afgewezen, Kleur, Staat, load_criteria
from corpus import Dossier, Ronde
from corpus.model import Categorie, Planoordeel
from generate import SjabloonFout, schrijf_overzicht
from generate.overzicht import koppeling
from generate.rondebeeld import Rondebeeld
from tests.generate_hulp import INSTELLINGEN, bevinding, bewijs, dienst, dossier, oordeel, voorbeeld

LEEG = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Pagina(HTMLParser):
    """The page as a browser reads it: elements with attributes, texts per element, and whether it nests well."""

    elementen: list[tuple[str, dict[str, str]]] = field(default_factory=list[tuple[str, dict[str, str]]])
    citaten: list[str] = field(default_factory=list[str])
    tekst: str = ""
    open: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append((tag, {naam: waarde or "" for naam, waarde in attrs}))
        if tag not in LEEG:
            self.open.append(tag)
        if tag == "blockquote":
            self.citaten.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.tekst += data
        if "blockquote" in self.open:
            self.citaten[-1] += data

    def alle(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of all elements of a kind."""
        return [kenmerken for naam, kenmerken in self.elementen if naam == tag]


def lees(dossiers: list[Dossier], map_: Path) -> Pagina:
    doel = map_ / "overzicht.html"
    schrijf_overzicht(dossiers, INSTELLINGEN, doel)
    pagina = Pagina()
    pagina.feed(doel.read_text(encoding="utf-8"))
    pagina.close()
    assert pagina.open == []
    return pagina


def test_every_quote_stands_verbatim_on_the_page(tmp_path: Path) -> None:
    dossiers = [voorbeeld("2024-plan/ODG"), voorbeeld("2024-plan/ODMS"), voorbeeld("2025-voortgang-2/OVS")]
    pagina = lees(dossiers, tmp_path)
    for van in dossiers:
        assert van.toetsing is not None
        for gevonden in van.toetsing.bevindingen:
            for passage in (*gevonden.bewijs, *gevonden.afgewezen):
                assert passage.citaat in pagina.citaten


def test_every_cell_leads_to_details_that_exist(tmp_path: Path) -> None:
    pagina = lees([voorbeeld("2024-plan/ODG"), voorbeeld("2024-plan/ODPV")], tmp_path)
    namen = [kenmerken["id"] for _, kenmerken in pagina.elementen if "id" in kenmerken]
    assert len(namen) == len(set(namen))
    cellen = [kenmerken["href"] for kenmerken in pagina.alle("a") if kenmerken.get("class") == "cel"]
    assert len(cellen) == 28
    assert {cel.removeprefix("#") for cel in cellen} == {kenmerken["id"] for kenmerken in pagina.alle("details")}


def test_quotes_link_to_their_page_in_the_plan_from_where_the_overview_stands(tmp_path: Path) -> None:
    plan = tmp_path / "plannen" / "Plan #1 & 50%.pdf"
    van = replace(dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("x", 24, "22"))), plan=plan)
    pagina = lees([van], tmp_path / "uitvoer")
    koppelingen = [kenmerken["href"] for kenmerken in pagina.alle("a") if "#page=" in kenmerken["href"]]
    assert koppelingen == ["../plannen/Plan%20%231%20%26%2050%25.pdf#page=24"]
    delen = urlsplit(koppelingen[0])
    assert (tmp_path / "uitvoer" / unquote(delen.path)).resolve() == plan.resolve()
    assert delen.fragment == "page=24"


def test_a_link_is_not_taken_for_a_scheme_or_another_host(tmp_path: Path) -> None:
    for naam in ("javascript:alert(1).pdf", "x:y.pdf"):
        adres = urlsplit(koppeling(tmp_path / naam, tmp_path / "overzicht.html"))
        assert (adres.scheme, adres.netloc) == ("", "")


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    pagina = lees([voorbeeld("2024-plan/ODG")], tmp_path)
    assert not any("src" in kenmerken or tag in ("link", "img", "iframe") for tag, kenmerken in pagina.elementen)
    bron = (tmp_path / "overzicht.html").read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|https?://", bron)
    (beleid,) = [kenmerken["content"] for kenmerken in pagina.alle("meta") if "http-equiv" in kenmerken]
    assert beleid.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize(
    "lastig", ["<script>alert(1)</script>", "R&D &amp; x", '" onclick="x', "{{ 7*7 }} {% raw %}", "🚲 é", "</details>"]
)
def test_texts_of_plans_and_names_are_escaped_and_arrive(lastig: str, tmp_path: Path) -> None:
    gevonden = replace(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs(lastig), duiding=lastig),
        titel=lastig,
        afgewezen=(Afgewezen(lastig, 2, lastig, lastig),),
        gezocht_op=(lastig,),
    )
    pagina = lees([dossier(gevonden, van=dienst(lastig, lastig, vragen={"7": lastig}))], tmp_path)
    assert pagina.citaten == [lastig, lastig]
    assert len(pagina.alle("script")) == 1
    assert not any(naam.startswith("on") for _, kenmerken in pagina.elementen for naam in kenmerken)
    assert pagina.tekst.count(lastig) >= 8


def test_a_cell_shows_rule_rejected_mentions_and_what_was_searched(tmp_path: Path) -> None:
    gevonden = replace(
        bevinding("17", Staat.ONTBREEKT, Kleur.ROOD),
        afgewezen=(Afgewezen("Hoofdstuk 4 Opleidingsbudget", 2, "1", "inhoudsopgave"),),
    )
    tekst = " ".join(lees([dossier(gevonden, onleesbaar=(5,))], tmp_path).tekst.split())
    for deel in (
        "Regel van het voorstel: regel",
        "reden: inhoudsopgave",
        "Niet aangetroffen op de 29 leesbare van de 30 pagina’s (pdf-pagina 5 niet gelezen).",
        "Alle zoekwoorden: eerste, tweede.",
        "pdf-pagina 5 (beeld zonder tekst)",
        "voorstel, nog niet beoordeeld",
    ):
        assert deel in tekst


def test_a_decision_is_shown_with_who_and_when_but_its_reason_stays_inside(tmp_path: Path) -> None:
    van = dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD))
    van.oordelen["17"] = oordeel("17", Kleur.ORANJE)
    tekst = " ".join(lees([van], tmp_path).tekst.split())
    assert "✓ beoordeeld door C. Toetser op 1 oktober 2024" in tekst
    assert "alleen voor ons" not in tekst
    assert "2 oranje" in tekst


def test_plans_that_could_not_be_read_are_listed_with_their_reason(tmp_path: Path) -> None:
    kapot = replace(dossier(), toetsing=None, fout="plan.pdf is beschadigd.")
    citaat = dossier(bevinding("7", Staat.GENOEMD, None, bewijs("een \ud800 teken")), van=dienst("ODZ"))
    tekst = lees([kapot, citaat], tmp_path).tekst
    assert "plan.pdf is beschadigd." in tekst
    assert "Criterium 7, pdf-pagina 3" in tekst
    assert "0 stukken getoetst, 2 niet gelezen" in tekst


def test_the_page_is_dutch_and_its_tables_and_regions_have_names(tmp_path: Path) -> None:
    pagina = lees([voorbeeld("2024-plan/ODG")], tmp_path)
    assert pagina.alle("html") == [{"lang": "nl"}]
    assert all(kenmerken.get("scope") in ("col", "row") for kenmerken in pagina.alle("th"))
    assert all("aria-label" in kenmerken for kenmerken in pagina.alle("div") if kenmerken.get("role") == "region")


def test_an_own_page_template_with_an_error_gives_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "overzicht.html.j2").write_text("{{ onbekend }}", encoding="utf-8")
    with pytest.raises(SjabloonFout, match="onbekend"):
        schrijf_overzicht([dossier()], replace(INSTELLINGEN, sjablonen=tmp_path), tmp_path / "overzicht.html")


def test_own_wording_goes_before_that_of_the_program(tmp_path: Path) -> None:
    bron = (Path(templates.__file__).parent / "zinnen.j2").read_text(encoding="utf-8")
    (tmp_path / "zinnen.j2").write_text(bron.replace("niet aangetroffen", "niet gevonden"), encoding="utf-8")
    doel = tmp_path / "overzicht.html"
    van = dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD))
    schrijf_overzicht([van], replace(INSTELLINGEN, sjablonen=tmp_path), doel)
    assert "</b>niet gevonden</a>" in doel.read_text(encoding="utf-8")


def test_the_page_shows_categories_rounds_and_patterns(tmp_path: Path) -> None:
    toen = replace(
        dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("x"))),
        ronde=Ronde("a", "Plannen van aanpak", "plan van aanpak"),
        planoordeel=Planoordeel(Categorie.NIET_AANNEMELIJK, "", "C. Toetser", datetime(2024, 10, 1, tzinfo=UTC)),
    )
    nu = replace(toen, ronde=Ronde("b", "Eerste rapportage", "voortgangsrapportage"), planoordeel=None)
    beeld = Rondebeeld(nu.ronde, (nu,), load_criteria(), ((toen,),))
    doel = tmp_path / "overzicht.html"
    schrijf_overzicht([nu], INSTELLINGEN, doel, beeld)
    pagina = " ".join(doel.read_text(encoding="utf-8").split())
    assert '<td class="k3"><b>niet aannemelijk dat dit op tijd lukt</b>' in pagina
    assert '<span class="voorstel">voorstel:</span> niet aannemelijk dat dit op tijd lukt' in pagina
    assert "vaste dienst van het totaal aantal FTE</th>" in pagina
    assert pagina.index("Plannen van aanpak</th>") < pagina.index("Eerste rapportage</th>")
