"""The letter in Word: read back, it holds what the dossier says, marked where nobody has decided."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classify import Kleur, Soort, Staat
from corpus import Dienst, Dossier, Instellingen
from generate import BriefVerslag, CitaatFout, GeenToetsingFout, OpslaanFout, SjabloonFout, kleuren, schrijf_brief
from generate._sjabloonbouw import bouw, bronnen
from generate.beeld import CITATEN_PER_CRITERIUM, rijen
from generate.brief import brief_context
from tests.generate_hulp import INSTELLINGEN, bevinding, bewijs, dienst, dossier, oordeel, voorbeeld

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLANNEN = ("2024-plan/ODG", "2024-plan/ODPV", "2024-plan/ODMS", "2024-plan/ODWB", "2025-voortgang-2/OVS")
LASTIG = [
    "R&D <b>en</b> 3 > 2",
    "{{ dienst.naam }} {% raw %} {# niets #} {_{ x }_} {_% %_}",
    "emoji 🚲 en é ü ∑ “aanhalingstekens”",
    "_x000D_ \\n $1 \\1 &amp; &#123;",
    "=SOM(A1) + @jan - '",
]


def schrijf(van: Dossier, map_: Path, instellingen: Instellingen = INSTELLINGEN) -> tuple[WordDocument, BriefVerslag]:
    verslag = schrijf_brief(van, instellingen, map_ / "brief.docx")
    return Document(str(verslag.pad)), verslag


def alineas(document: WordDocument) -> list[Paragraph]:
    """Return every paragraph of the letter, in the text and in the table."""
    return [*document.paragraphs, *(alinea for cel in cellen(document) for alinea in cel)]


def cellen(document: WordDocument) -> Iterator[list[Paragraph]]:
    for rij in bijlage(document).rows:
        for cel in rij.cells:
            yield cel.paragraphs


def bijlage(document: WordDocument) -> Table:
    (tabel,) = document.tables
    return tabel


def tekst(document: WordDocument) -> str:
    return "\n".join(alinea.text for alinea in alineas(document))


def koppen(document: WordDocument) -> list[str]:
    return [alinea.text for alinea in document.paragraphs if alinea.style and alinea.style.name == "Heading 1"]


def xml(pad: Path, deel: str) -> ET.Element:
    with zipfile.ZipFile(pad) as archief:
        return ET.fromstring(archief.read(deel))  # noqa: S314 -- a file that we have just made


@pytest.mark.parametrize("naam", PLANNEN)
def test_every_quote_stands_verbatim_in_the_bijlage_with_its_place(naam: str, tmp_path: Path) -> None:
    van = voorbeeld(naam)
    document, _ = schrijf(van, tmp_path)
    assert van.toetsing is not None
    for rij, gevonden in zip(bijlage(document).rows[1:], van.toetsing.bevindingen, strict=True):
        maatregel, bron = rij.cells[4].text, rij.cells[6].text
        beste = gevonden.bewijs[:CITATEN_PER_CRITERIUM]
        assert len(beste) == sum(passage.citaat in maatregel for passage in beste)
        assert all(f"(blz. {passage.bladzijde})" in bron for passage in beste)
        if len(gevonden.bewijs) > CITATEN_PER_CRITERIUM:
            assert f"En nog {len(gevonden.bewijs) - CITATEN_PER_CRITERIUM} passage" in maatregel


def test_the_letter_has_the_parts_of_the_model_letter(tmp_path: Path) -> None:
    document, verslag = schrijf(voorbeeld("2024-plan/ODG"), tmp_path)
    assert koppen(document) == [
        "Oordeel: de inschatting is dat uw omgevingsdienst op 1 april 2026 niet robuust is",
        "Monitoring en bijsturing",
        "Ondersteuningsbehoefte",
        "Tot slot",
        "Bijlage: analyse van het plan van aanpak van Omgevingsdienst Groningen",
    ]
    inhoud = tekst(document)
    for deel in ("Geachte mevrouw Jansen,", "1 juli 2024", "20 november 2024", "25 plannen van aanpak", "Hoogachtend,"):
        assert deel in inhoud
    assert "het toesturen van het plan van aanpak Robuuste Omgevingsdienst" in inhoud
    assert "DE STAATSSECRETARIS VAN VOORBEELDEN," in inhoud
    assert verslag.leemten == ()


def test_the_bijlage_has_the_nine_columns_of_the_ministry(tmp_path: Path) -> None:
    document, _ = schrijf(voorbeeld("2024-plan/ODG"), tmp_path)
    kop = [cel.text for cel in bijlage(document).rows[0].cells]
    assert kop == [
        "OD",
        "Vraag",
        "Criterium",
        "Specifieke vragen IenW aan de OD",
        "Maatregel in plan",
        "Duiding",
        "Bron",
        "Staat in PvA",
        "Haalbaar voor 1 april 2026?",
    ]


def test_what_is_unknown_is_a_marked_gap_and_is_listed(tmp_path: Path) -> None:
    document, verslag = schrijf(
        replace(voorbeeld("2024-plan/ODG"), dienst=Dienst("Dienst", "D")), tmp_path, Instellingen()
    )
    assert {"datum gesprek", "datum ontvangst", "aanhef", "adres", "deadline", "adviseur"} <= set(verslag.leemten)
    assert "Seveso-omgevingsdienst, ja of nee" in verslag.leemten
    inhoud = tekst(document)
    assert all(f"[in te vullen: {leemte}]" in inhoud for leemte in verslag.leemten)
    assert "None" not in inhoud
    gemarkeerd = {run.text for alinea in alineas(document) for run in alinea.runs if run.style.name == "Markering"}
    assert all(f"[in te vullen: {leemte}]" in gemarkeerd for leemte in verslag.leemten)


def test_gaps_in_headers_are_marked_too(tmp_path: Path) -> None:
    document, _ = schrijf(voorbeeld("2024-plan/ODG"), tmp_path, Instellingen())
    kop = document.sections[0].header
    assert [run.text for alinea in kop.paragraphs for run in alinea.runs if run.style.name == "Markering"] == [
        "[in te vullen: ministerie]",
        "[in te vullen: kenmerk]",
    ]


def test_concept_stands_on_every_page(tmp_path: Path) -> None:
    document, _ = schrijf(voorbeeld("2024-plan/ODG"), tmp_path)
    brief, tabel = document.sections
    for kop in (brief.first_page_header, brief.header, tabel.header):
        assert kop.paragraphs[0].text == "CONCEPT"
    assert brief.different_first_page_header_footer
    assert not tabel.different_first_page_header_footer


def test_undecided_rows_are_marked_and_decided_ones_are_not(tmp_path: Path) -> None:
    van = voorbeeld("2024-plan/ODG")
    van.oordelen["7"] = oordeel("7", Kleur.ORANJE, duiding="De toetser vindt dit oranje.")
    document, verslag = schrijf(van, tmp_path)
    assert "7" not in verslag.onbeslist
    assert len(verslag.onbeslist) == 13
    for rij in bijlage(document).rows[1:]:
        beslist = rij.cells[1].text == "7"
        assert ("[voorstel, nog niet beoordeeld]" in rij.cells[5].text) is not beslist
        if beslist:
            assert rij.cells[5].text == "De toetser vindt dit oranje."
            assert rij.cells[8].text == "2 oranje"


@pytest.mark.parametrize(("seveso", "verwacht"), [(True, True), (False, False)])
def test_the_seveso_paragraph_stands_only_in_letters_to_seveso_services(
    tmp_path: Path, seveso: bool, verwacht: bool
) -> None:
    document, _ = schrijf(replace(voorbeeld("2024-plan/ODG"), dienst=dienst(seveso=seveso)), tmp_path)
    assert ("een van de Seveso-omgevingsdiensten" in tekst(document)) is verwacht


def test_absence_is_said_with_what_was_searched(tmp_path: Path) -> None:
    van = dossier(bevinding("17", Staat.ONTBREEKT, Kleur.ROOD), onleesbaar=(2,))
    document, _ = schrijf(van, tmp_path)
    rij = bijlage(document).rows[1]
    assert rij.cells[4].text == (
        "Niet aangetroffen op de 29 leesbare van de 30 pagina’s (pdf-pagina 2 niet gelezen). "
        "Gezocht op: eerste, tweede."
    )
    assert rij.cells[7].text == "1 niet aangetroffen"
    assert "Niet gelezen: pdf-pagina 2." in tekst(document)


def test_what_could_not_be_read_is_never_called_missing(tmp_path: Path) -> None:
    document, _ = schrijf(dossier(bevinding("17", Staat.NIET_VAST_TE_STELLEN), onleesbaar=(2,)), tmp_path)
    rij = bijlage(document).rows[1]
    assert rij.cells[4].text.startswith("Niet vast te stellen: pdf-pagina 2 kan niet worden gelezen.")
    assert rij.cells[7].text == "niet vast te stellen"
    assert rij.cells[8].text == "–"


def test_quotes_from_an_image_and_from_a_list_look_like_it(tmp_path: Path) -> None:
    passages = (bewijs("Uit de scan.", 2, "", Soort.OCR), bewijs("We doen het;", 3, "1", Soort.LIJST))
    document, _ = schrijf(dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, *passages)), tmp_path)
    scan, lijst = bijlage(document).rows[1].cells[4].paragraphs
    assert scan.text == "Uit de scan. (pdf-pagina 2) [gelezen uit een beeld: vergelijk met het plan]"
    assert lijst.text == "We doen het; (blz. 1)"
    assert lijst.style is not None
    assert lijst.style.name == "Citaat opsomming"


def test_a_report_is_called_by_its_own_name(tmp_path: Path) -> None:
    van = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("x")), soort="voortgangsrapportage")
    document, _ = schrijf(van, tmp_path)
    inhoud = tekst(document)
    assert "Hartelijk dank voor uw voortgangsrapportage" in inhoud
    assert "Op basis van de voortgangsrapportage die ik op 1 juli 2024" in inhoud
    assert bijlage(document).rows[1].cells[6].text == "VGR (blz. 1)"


@pytest.mark.parametrize("lastig", [*LASTIG, "x" * 3000, "woord " * 500])
def test_all_visible_characters_arrive(lastig: str, tmp_path: Path) -> None:
    lastig = lastig.strip()
    van = dossier(
        bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs(lastig), duiding=lastig),
        van=dienst(naam=lastig, aanhef=lastig, adres=(f"bij {lastig}",), vragen={"7": lastig}),
    )
    document, _ = schrijf(van, tmp_path)
    rij = bijlage(document).rows[1]
    assert rij.cells[4].text == lastig
    assert rij.cells[5].text == f"{lastig}\n[voorstel, nog niet beoordeeld]"
    assert rij.cells[3].text == lastig
    regels = [alinea.text for alinea in document.paragraphs]
    assert regels.count(lastig) == 2
    assert f"bij {lastig}" in regels


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), min_size=1, max_size=4))
def test_any_text_of_a_plan_arrives_and_makes_a_readable_document(tmp_path: Path, citaten: list[str]) -> None:
    verwacht = [" ".join(citaat.split()) for citaat in citaten]
    if any("\ufffe" in citaat or "\uffff" in citaat for citaat in citaten):
        return
    van = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, *(bewijs(citaat) for citaat in citaten)))
    document, _ = schrijf(van, tmp_path)
    assert [alinea.text for alinea in bijlage(document).rows[1].cells[4].paragraphs] == verwacht


def test_control_characters_go_without_taking_anything_with_them(tmp_path: Path) -> None:
    van = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("\x00We\x0bstreven\x02 naar\x07 80%")))
    document, _ = schrijf(van, tmp_path)
    assert bijlage(document).rows[1].cells[4].text == "We streven naar 80%"


def test_a_quote_that_would_change_visibly_stops_the_letter_and_keeps_the_old_one(tmp_path: Path) -> None:
    doel = tmp_path / "brief.docx"
    doel.write_text("oud")
    with pytest.raises(CitaatFout, match="Criterium 7, pdf-pagina 3"):
        schrijf_brief(dossier(bevinding("7", Staat.GENOEMD, None, bewijs("een \ud800 teken"))), INSTELLINGEN, doel)
    assert doel.read_text() == "oud"
    assert [pad.name for pad in tmp_path.iterdir()] == ["brief.docx"]


def test_without_a_readable_plan_there_is_no_letter(tmp_path: Path) -> None:
    leeg = replace(dossier(), toetsing=None, fout="plan.pdf is versleuteld")
    with pytest.raises(GeenToetsingFout, match=r"plan\.pdf is versleuteld"):
        schrijf_brief(leeg, INSTELLINGEN, tmp_path / "brief.docx")


def test_a_place_that_cannot_be_written_gives_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "map.docx").mkdir()
    with pytest.raises(OpslaanFout, match="kan niet worden bewaard"):
        schrijf_brief(dossier(bevinding("7", Staat.ONTBREEKT)), INSTELLINGEN, tmp_path / "map.docx")


def test_an_own_template_goes_before_the_one_of_the_program(tmp_path: Path) -> None:
    eigen = _eigen_sjabloon(tmp_path, "Beste {{ dienst.naam }}")
    van = dossier(bevinding("17", Staat.ONTBREEKT))
    document, verslag = schrijf(van, tmp_path, replace(INSTELLINGEN, sjablonen=eigen))
    assert [alinea.text for alinea in document.paragraphs] == ["Beste Omgevingsdienst X"]
    assert verslag.leemten == ()


def test_a_template_without_our_style_still_shows_the_gaps(tmp_path: Path) -> None:
    eigen = _eigen_sjabloon(tmp_path, "Gesprek op {{ dienst.datum_gesprek }}.")
    van = dossier(bevinding("17", Staat.ONTBREEKT), van=dienst(datum_gesprek=None))
    document, verslag = schrijf(van, tmp_path, replace(INSTELLINGEN, sjablonen=eigen))
    assert verslag.leemten == ("datum gesprek",)
    assert [run.font.highlight_color is not None for run in document.paragraphs[0].runs] == [False, True, False]


def test_a_template_that_is_no_word_file_gives_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "brief_plan.docx").write_text("geen Word")
    with pytest.raises(SjabloonFout, match=r"brief_plan\.docx"):
        schrijf_brief(
            dossier(bevinding("17", Staat.ONTBREEKT)), replace(INSTELLINGEN, sjablonen=tmp_path), tmp_path / "b"
        )


@pytest.mark.parametrize(
    "fout", ["{{ dienst.onbekend }}", "{{ 1 + dienst.naam }}", "{% if %}", "{{ dienst.__class__.__mro__ }}"]
)
def test_a_bad_template_gives_one_clear_sentence(fout: str, tmp_path: Path) -> None:
    eigen = _eigen_sjabloon(tmp_path, fout)
    with pytest.raises(SjabloonFout, match=r"brief_plan\.docx kan niet worden ingevuld"):
        schrijf_brief(
            dossier(bevinding("17", Staat.ONTBREEKT)), replace(INSTELLINGEN, sjablonen=eigen), tmp_path / "b.docx"
        )


def test_a_template_that_loses_quotes_is_refused(tmp_path: Path) -> None:
    eigen = _eigen_sjabloon(tmp_path, "Beste {{ dienst.naam }}")
    van = dossier(bevinding("7", Staat.GENOEMD, Kleur.ROOD, bewijs("We streven naar 80%.")))
    with pytest.raises(CitaatFout, match="staat niet letterlijk in de brief"):
        schrijf_brief(van, replace(INSTELLINGEN, sjablonen=eigen), tmp_path / "b.docx")


def _eigen_sjabloon(map_: Path, inhoud: str) -> Path:
    eigen = map_ / "sjablonen"
    eigen.mkdir()
    document = Document()
    document.add_paragraph(inhoud)
    document.save(str(eigen / "brief_plan.docx"))
    return eigen


@pytest.mark.parametrize("bron", bronnen(), ids=lambda bron: bron.stem)
def test_the_committed_template_is_what_its_source_makes(bron: Path, tmp_path: Path) -> None:
    nieuw = tmp_path / "nieuw.docx"
    bouw(bron, nieuw)
    with zipfile.ZipFile(nieuw) as vers, zipfile.ZipFile(bron.with_suffix(".docx")) as bewaard:
        assert vers.namelist() == bewaard.namelist()
        for naam in vers.namelist():
            assert vers.read(naam) == bewaard.read(naam), naam


def test_the_letter_is_dutch_with_headings_a_header_row_and_a_described_table(tmp_path: Path) -> None:
    document, verslag = schrijf(voorbeeld("2024-plan/ODG"), tmp_path)
    stijlen = xml(verslag.pad, "word/styles.xml")
    assert [taal.get(f"{W}val") for taal in stijlen.iter(f"{W}lang")] == ["nl-NL"]
    tabel = next(xml(verslag.pad, "word/document.xml").iter(f"{W}tbl"))
    rijen = tabel.findall(f"{W}tr")
    assert rijen[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(rij.find(f"{W}trPr/{W}tblHeader") is None for rij in rijen[1:])
    assert tabel.find(f"{W}tblPr/{W}tblCaption") is not None
    assert tabel.find(f"{W}tblPr/{W}tblDescription") is not None
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title == "Concept: brief over plan van aanpak van Omgevingsdienst Groningen"


def test_colours_carry_their_word_and_contrast(tmp_path: Path) -> None:
    document, _ = schrijf(voorbeeld("2024-plan/ODPV"), tmp_path)
    for rij in bijlage(document).rows[1:]:
        vlak = rij.cells[8]._tc.find(f"{W}tcPr/{W}shd")  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType, reportUnknownVariableType] -- python-docx has no shading
        assert vlak is not None
        kleur = str(vlak.get(f"{W}fill"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        assert kleuren.contrast(kleuren.TEKST, kleur) >= 7
        woorden = {kleuren.VLAK[kleur_]: kleur_.woord for kleur_ in Kleur}
        assert rij.cells[8].text.endswith(woorden.get(kleur, "–"))


def test_every_field_of_the_letter_is_in_the_manual() -> None:
    handleiding = (Path(__file__).parents[2] / "docs" / "brief.md").read_text(encoding="utf-8")
    van = voorbeeld("2024-plan/ODG")
    context = brief_context(van, INSTELLINGEN, rijen(van, INSTELLINGEN))
    for naam, waarde in context.items():
        assert f"`{naam}" in handleiding, naam
        if isinstance(waarde, dict):
            for veld in waarde:  # pyright: ignore[reportUnknownVariableType] -- a context holds anything
                assert f"`{naam}.{veld}`" in handleiding, f"{naam}.{veld}"
    for veld in context["rijen"][0]:
        assert f"`rij.{veld}`" in handleiding, veld
