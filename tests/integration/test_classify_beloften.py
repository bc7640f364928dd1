"""What assessing promises of every plan, checked on the example plans and on text out of a hat."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classify import Staat, toets, toetsing_naar_opslag
from classify.evaluatie import staat_letterlijk
from extract import BlockKind, Document
from tests.classify_hulp import (
    VOORBEELDPLANNEN,
    Stuk,
    criteria,
    document,
    document_van,
    naam_van,
    namen_van,
    toetsing_van,
)

elk_plan = pytest.mark.parametrize("plan", VOORBEELDPLANNEN, ids=[naam_van(plan) for plan in VOORBEELDPLANNEN])


@elk_plan
def test_every_quote_stands_verbatim_on_the_page_that_is_cited(plan: Path) -> None:
    gelezen = document_van(plan)
    toetsing = toetsing_van(plan)
    aangehaald = [item for bevinding in toetsing.bevindingen for item in (*bevinding.bewijs, *bevinding.afgewezen)]
    assert aangehaald
    verkeerd = [item for item in aangehaald if not staat_letterlijk(item.citaat, gelezen.page(item.pagina).raw)]
    assert [(item.pagina, item.citaat) for item in verkeerd] == []


@elk_plan
def test_every_quote_is_cut_from_the_text_by_its_offsets(plan: Path) -> None:
    gelezen = document_van(plan)
    for bevinding in toetsing_van(plan).bevindingen:
        for bewijs in bevinding.bewijs:
            assert gelezen.quote(bewijs.start, bewijs.end) == bewijs.citaat
            assert gelezen.pages_of(bewijs.start, bewijs.end) == (bewijs.pagina,)
            assert gelezen.page(bewijs.pagina).label == bewijs.bladzijde
            assert gelezen.places(bewijs.start, bewijs.end) == bewijs.plaatsen
            assert [plaats.page for plaats in bewijs.plaatsen] == [bewijs.pagina]


@elk_plan
def test_a_quote_begins_and_ends_between_words(plan: Path) -> None:
    tekst = document_van(plan).text
    for bevinding in toetsing_van(plan).bevindingen:
        for bewijs in bevinding.bewijs:
            voor, na = tekst[max(0, bewijs.start - 1) : bewijs.start], tekst[bewijs.end : bewijs.end + 1]
            assert not (voor.isalnum() and tekst[bewijs.start].isalnum()), bewijs.citaat
            assert not (na.isalnum() and tekst[bewijs.end - 1].isalnum()), bewijs.citaat


@elk_plan
def test_the_words_that_matched_stand_in_the_quote_or_on_the_page_beside_it(plan: Path) -> None:
    gelezen = document_van(plan)
    for bevinding in toetsing_van(plan).bevindingen:
        for bewijs in bevinding.bewijs:
            bladzijden = {bewijs.pagina - 1, bewijs.pagina, bewijs.pagina + 1}
            omgeving = " ".join(page.raw for page in gelezen.pages if page.number in bladzijden)
            assert [term for term in bewijs.termen if not staat_letterlijk(term, omgeving)] == []


@elk_plan
def test_evidence_and_staat_agree(plan: Path) -> None:
    for bevinding in toetsing_van(plan).bevindingen:
        heeft = bevinding.staat in (Staat.GENOEMD, Staat.NVT, Staat.MOGELIJK)
        assert bool(bevinding.bewijs) is heeft, bevinding.nummer
        assert [item.score for item in bevinding.bewijs] == sorted((i.score for i in bevinding.bewijs), reverse=True)
        assert len({(item.start, item.end) for item in bevinding.bewijs}) == len(bevinding.bewijs)
        assert all(item.reden for item in bevinding.afgewezen)
        assert all((bevinding.regel, bevinding.duiding, bevinding.gezocht_op))


@elk_plan
def test_assessing_twice_gives_the_same(plan: Path) -> None:
    assert toetsing_naar_opslag(
        toets(document_van(plan), criteria(), dienst_namen=namen_van(plan))
    ) == toetsing_naar_opslag(toetsing_van(plan))


ZINNEN = [
    "De innovatieagenda is op 12 juni 2024 door het algemeen bestuur vastgesteld.",
    "Wij streven naar 80 procent vaste contracten, nu is dat 72%.",
    "Een fusie is niet aan de orde, omdat onze schaal groot genoeg is.",
    "Over het opleidings- en innovatiebudget zegt dit plan niets.",
    "Q3 2025: € 250.000 voor 3,5 fte BI; trekker: hoofd Data.",
    "Ik verzoek u dit in uw plan op te nemen. Kunt u dat?",
    "Het werkgebied valt samen met de veiligheidsregio’s …",
]
WIT = st.sampled_from(
    [" ", "  ", "\n", "\t", "\r\n", "\u00a0", "\u2009", "\v", "\u00ad", "\u0002", "", " - ", "-\n", "•"]
)


@st.composite
def rommelige_tekst(draw: st.DrawFn) -> str:
    """Return sentences of a plan with white space, hyphens and bullets put in anywhere."""
    tekst = " ".join(draw(st.lists(st.sampled_from(ZINNEN), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(0, 12))):
        plaats = draw(st.integers(0, len(tekst)))
        tekst = tekst[:plaats] + draw(WIT) + tekst[plaats:]
    return tekst


SOORTEN = st.sampled_from(BlockKind)
STUKKEN = st.lists(
    st.builds(
        Stuk,
        kind=SOORTEN,
        tekst=rommelige_tekst() | st.text(max_size=60),
        pagina=st.integers(1, 2),
        tabel=st.just(0),
        kolommen=st.just(("fte", "%")),
    ),
    max_size=6,
)


def op_volgorde(delen: list[Stuk]) -> Document:
    return document(*sorted(delen, key=lambda deel: deel.pagina), onleesbaar=0)


@settings(max_examples=60, deadline=None)
@given(STUKKEN)
def test_no_text_makes_assessing_fail_and_every_quote_stays_verbatim(delen: list[Stuk]) -> None:
    gelezen = op_volgorde(delen)
    for bevinding in toets(gelezen, criteria()).bevindingen:
        for bewijs in bevinding.bewijs:
            assert gelezen.quote(bewijs.start, bewijs.end) == bewijs.citaat
            assert staat_letterlijk(bewijs.citaat, gelezen.page(bewijs.pagina).raw)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ZINNEN[:1]), st.sampled_from([" ", "  ", "\n", "\t", "\r\n", "\u00a0"]), st.integers(0, 9))
def test_the_kind_of_white_space_between_words_changes_nothing(zin: str, wit: str, plaats: int) -> None:
    woorden = zin.split(" ")
    anders = " ".join(woorden[: plaats + 1]) + wit + " ".join(woorden[plaats + 1 :])
    gelezen = document(Stuk(BlockKind.PARAGRAPH, anders.strip()))
    assert toets(gelezen, criteria()).bevinding("9").staat is Staat.GENOEMD
