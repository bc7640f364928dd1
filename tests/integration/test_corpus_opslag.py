"""One contract for both kinds of database: what people say is kept, whoever else is writing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from classify import Kleur, Staat
from corpus import DatabaseFout, InstellingenFout, NieuwereDatabaseFout, OnbekendFout, Oordeel
from corpus.model import Bewijsbesluit, Bewijshandeling, Categorie, Opslag, Planoordeel
from corpus.plek import Plek, Server, plek_van, server_van
from corpus.schema import SCHEMA, SPRAAK
from corpus.store import Leesfout, Passage, Sleutel, Store
from tests.haperende_lijn import HaperendeLijn, haperende_lijn

ROOT = Path(__file__).parents[2]
MOMENT = datetime(2024, 6, 3, 14, 5, 0, 123456, tzinfo=UTC)
AB = "ab" * 32
OORDEEL = Oordeel("7", Kleur.ROOD, Staat.GENOEMD, "Duiding é", "A. de Vries", MOMENT, "gesprek", ("0a1b2c3d",), AB)
BEWIJS = Bewijsbesluit(
    "7", Bewijshandeling.WEERLEGD, "0a1b2c3d", "We streven naar 80%.", 24, "22", "B. Jansen", MOMENT, "ander jaar"
)
_nummer = count(1)


@pytest.fixture(params=["sqlite", "postgres"])
def plek(request: pytest.FixtureRequest, tmp_path: Path) -> Plek:
    """A place for a new database."""
    if request.param == "sqlite":
        return tmp_path / "plantoets.db"
    return nieuwe_server(request.getfixturevalue("postgres"))


@pytest.fixture
def store(plek: Plek) -> Generator[Store]:
    """A new, opened database."""
    with closing(Store(plek)) as store:
        yield store


def nieuwe_server(adres: URL) -> Server:
    return server_van(adres.render_as_string(hide_password=False), f"project_{next(_nummer)}")


def test_every_word_of_a_decision_comes_back_in_the_order_in_which_it_was_said(plek: Plek) -> None:
    besluiten = (OORDEEL, replace(OORDEEL, kleur=None, staat=None, citaten=(), plan=""), replace(OORDEEL, blind=True))
    with closing(Store(plek)) as store:
        store.voeg_oordeel_toe("2024", "ODG", besluiten[0])
        store.voeg_oordelen_toe("2024", "ODG", besluiten[1:])
        store.voeg_alles_toe("2024", {"ODWB": [OORDEEL], "DCMR": []})
    with closing(Store(plek)) as store:
        assert store.oordelen("2024", "ODG") == besluiten
        assert store.oordelen("2025", "ODG") == ()
        assert store.alle_oordelen("2024") == {"ODG": besluiten, "ODWB": (OORDEEL,)}


def test_decisions_that_belong_together_are_kept_together_or_not_at_all(store: Store) -> None:
    kapot = replace(OORDEEL, duiding=None)  # pyright: ignore[reportArgumentType] - a bug in the caller, halfway
    with pytest.raises(DatabaseFout):
        store.voeg_alles_toe("2024", {"ODG": [OORDEEL, OORDEEL], "ODWB": [kapot]})
    assert store.alle_oordelen("2024") == {}


def test_words_about_quotes_and_plans_and_the_choice_of_points_come_back(store: Store) -> None:
    herstel = replace(BEWIJS, handeling=Bewijshandeling.HERSTELD, wanneer=MOMENT + timedelta(seconds=1))
    oordeel = Planoordeel(Categorie.DE_VRAAG, "Nog geen planning.", "A. de Vries", MOMENT, "overleg", "cd" * 32)
    for besluit in (BEWIJS, herstel):
        store.voeg_bewijsbesluit_toe("2024", "ODG", besluit)
    store.voeg_planoordeel_toe("2024", "ODG", oordeel)
    assert store.bewijsbesluiten("2024", "ODG") == (BEWIJS, herstel)
    assert store.planoordelen("2024", "ODG") == (oordeel,)
    assert store.planoordelen("2024", "ODWB") == ()
    assert store.punten("2024", "ODG") is None
    store.kies_punten("2024", "ODG", ("7", "17", "8"), "A. de Vries")
    assert store.punten("2024", "ODG") == ("7", "17", "8")
    store.kies_punten("2024", "ODG", (), "A. de Vries")
    assert store.punten("2024", "ODG") is None


def test_letters_and_files_are_a_history(store: Store) -> None:
    store.bewaar_brief("uitvoer/ODG.docx", "aa" * 32, ronde="2024", dienst="ODG", soort="brief")
    store.bewaar_brief("uitvoer/ODG.docx", "bb" * 32, ronde="2024", dienst="ODG", soort="brief")
    assert store.brief("uitvoer/ODG.docx") == "bb" * 32
    assert store.brief("uitvoer/ODWB.docx") is None
    assert [(regel.sha256[:2], regel.dienst, regel.soort) for regel in store.brieven()] == [
        ("aa", "ODG", "brief"),
        ("bb", "ODG", "brief"),
    ]
    store.voeg_bestand_toe("2024", "ODG.pdf", "cc" * 32, "A. de Vries")
    store.voeg_bestand_toe("2024", "ODG.pdf", "dd" * 32, "B. Jansen")
    assert [(regel.bestand, regel.sha256[:2], regel.wie) for regel in store.bestanden("2024")] == [
        ("ODG.pdf", "cc", "A. de Vries"),
        ("ODG.pdf", "dd", "B. Jansen"),
    ]
    assert store.bestanden("2025") == ()


def test_the_database_itself_refuses_to_change_what_was_said(store: Store) -> None:
    vul(store)
    opdrachten = ["UPDATE {} SET id = 99", "DELETE FROM {}"] + ([] if store.is_sqlite else ["TRUNCATE {}"])
    for tabel in SPRAAK:
        for opdracht in opdrachten:
            with pytest.raises(DatabaseFout, match="wordt nooit"), store.schrijf() as db:
                db.execute(text(opdracht.format(tabel)))
        with store.lees() as db:
            assert db.execute(text(f"SELECT count(*), max(id) FROM {tabel}")).one() == (1, 1)  # noqa: S608 - our own names


def vul(store: Store) -> None:
    """Put one row in every table of ``SPRAAK``."""
    store.voeg_oordeel_toe("2024", "ODG", OORDEEL)
    store.voeg_bewijsbesluit_toe("2024", "ODG", BEWIJS)
    store.voeg_planoordeel_toe("2024", "ODG", Planoordeel(Categorie.ROBUUST, "", "A. de Vries", MOMENT))
    store.kies_punten("2024", "ODG", ("7",), "A. de Vries")
    store.bewaar_brief("uitvoer/ODG.docx", "aa" * 32)
    store.voeg_bestand_toe("2024", "ODG.pdf", "cc" * 32, "A. de Vries")


def test_documents_results_and_reading_errors_are_replaced_by_newer_ones(store: Store) -> None:
    sleutel = Sleutel(AB, "1", "2", "3", ("ODG",))
    for inhoud in (b"\x00\xff", b"nieuw"):
        bewaar(store, inhoud=inhoud)
    assert store.document(AB, "1") == b"nieuw"
    assert store.voorwerk(AB, "1") == "Plan van aanpak"
    assert store.document(AB, "2") is None
    assert not store.heeft_toetsing(sleutel)
    store.bewaar_toetsing(sleutel, {"citaat": "é “x” \ud800\x00"})
    assert store.heeft_toetsing(sleutel)
    assert store.toetsing(sleutel) == {"citaat": "é “x” \ud800\x00"}
    store.bewaar_leesfout("2024", "a.pdf", Leesfout(AB, "kapot", "a\x00.pdf is kapot"))
    assert store.leesfout("2024", "a.pdf", AB) == Leesfout(AB, "kapot", "a.pdf is kapot")
    store.bewaar_leesfout("2024", "a.pdf", None)
    assert store.leesfout("2024", "a.pdf", AB) is None


def bewaar(store: Store, sha256: str = AB, *, inhoud: bytes = b"x", passages: Sequence[Passage] = ()) -> None:
    store.bewaar_document(
        sha256=sha256,
        lezer="1",
        bestand="2024/ODG.pdf",
        paginas=3,
        voorwerk="Plan \x00van \ud800aanpak",
        inhoud=inhoud,
        passages=passages,
    )


PASSAGES: list[Passage] = [
    (3, "1", "Samenwerking", "Er zijn fusiegesprekken gevoerd met de Omgevingsdienst Fryslân over één begroting."),
    (4, "2", "Samenwerking", "Een fusie is niet aan de orde; wij werken samen."),
    (9, "", "Financiën", "De begroting is vastgesteld. De samenwerking blijft."),
]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def gevuld(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[Store]:
    """A database with one document, for tests that only look."""
    if request.param == "sqlite":
        plek: Plek = tmp_path_factory.mktemp("gevuld") / "plantoets.db"
    else:
        plek = nieuwe_server(request.getfixturevalue("postgres"))
    with closing(Store(plek)) as store:
        bewaar(store, passages=PASSAGES)
        yield store


@pytest.mark.parametrize(
    ("vraag", "paginas"),
    [
        ("fusie*", {3, 4}),
        ("FUSIE", {4}),
        ("begroting", {3, 9}),
        ("begroting fusie*", {3}),
        ("begroting -fusie*", {9}),
        ("fusiegesprekken OF vastgesteld", {3, 9}),
        ('"niet aan de orde"', {4}),
        ('"orde aan"', set[int]()),
        ("een begroting", {3}),
        ("fryslan", {3}),
        ("Fryslân", {3}),
        ("' OR 1=1 --", set[int]()),
        ("AND NOT(", set[int]()),
        ("NEAR", set[int]()),
    ],
)
def test_a_search_finds_the_passages_that_hold_all_words(gevuld: Store, vraag: str, paginas: set[int]) -> None:
    assert {vondst.pagina for vondst in gevuld.zoek(vraag)} == paginas


def test_a_hit_says_where_it_stands_and_shows_the_words(gevuld: Store) -> None:
    (vondst,) = gevuld.zoek("fusiegesprekken")
    assert (vondst.sha256, vondst.pagina, vondst.bladzijde, vondst.kop) == (AB, 3, "1", "Samenwerking")
    assert "«fusiegesprekken»" in vondst.snippet


def test_a_search_looks_only_in_the_newest_text_of_the_documents_that_were_named(store: Store) -> None:
    bewaar(store, passages=PASSAGES)
    bewaar(store, "cd" * 32, passages=PASSAGES[:1])
    assert {vondst.sha256 for vondst in store.zoek("fusie*")} == {AB, "cd" * 32}
    assert {vondst.sha256 for vondst in store.zoek("fusie*", alleen=["cd" * 32])} == {"cd" * 32}
    assert store.zoek("fusie*", alleen=[]) == ()
    store.index_document(AB, "2", PASSAGES[2:])
    assert [vondst.sha256 for vondst in store.zoek("fusie*")] == ["cd" * 32]
    assert store.geindexeerd("1") == {"cd" * 32}
    assert store.geindexeerd("2") == {AB}


@pytest.mark.parametrize("vraag", ["", "  ", "*", '""', "-fusie", "OF"])
def test_a_search_for_nothing_says_so(gevuld: Store, vraag: str) -> None:
    with pytest.raises(OnbekendFout, match="niets om naar te zoeken"):
        gevuld.zoek(vraag)


_BESLIS = """
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from corpus import Oordeel
from corpus.plek import server_van
from corpus.store import Store

plek, wie, aantal = sys.argv[1:]
adres, _, schema = plek.partition("|")
print("klaar", flush=True)
sys.stdin.readline()
with closing(Store(server_van(adres, schema) if schema else Path(adres))) as store:
    for nummer in range(int(aantal)):
        store.voeg_oordeel_toe("2024", "ODG", Oordeel(str(nummer), None, None, "", wie, datetime.now(UTC)))
"""


@pytest.mark.parametrize("aantal", [pytest.param(50, id="50"), pytest.param(200, id="200", marks=pytest.mark.slow)])
def test_two_processes_that_decide_at_the_same_time_lose_nothing(plek: Plek, aantal: int) -> None:
    waar = str(plek) if isinstance(plek, Path) else f"{plek.url.render_as_string(hide_password=False)}|{plek.schema}"
    lopend = [
        subprocess.Popen(
            [sys.executable, "-c", _BESLIS, waar, wie, str(aantal)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for wie in "AB"
    ]
    for proces in lopend:  # both are ready before either begins: the first thing they do is make the tables
        assert proces.stdout
        assert proces.stdout.readline() == "klaar\n"
    for proces in lopend:
        assert proces.stdin
        proces.stdin.write("\n")
        proces.stdin.flush()
    for proces in lopend:
        proces.communicate(timeout=120)
        assert proces.returncode == 0
    with closing(Store(plek)) as store:
        besluiten = store.oordelen("2024", "ODG")
    assert sorted((besluit.wie, int(besluit.nummer)) for besluit in besluiten) == [
        (wie, nummer) for wie in "AB" for nummer in range(aantal)
    ]


def test_a_second_writer_gets_a_clear_message_and_nothing_is_changed(tmp_path: Path) -> None:
    pad = tmp_path / "plantoets.db"
    with closing(Store(pad)) as eerste, closing(Store(pad, wachttijd=0.2)) as tweede, eerste.schrijf():
        begin = time.monotonic()
        with pytest.raises(DatabaseFout, match=r"al 0\.2 seconden bezet door een ander venster of een collega"):
            tweede.voeg_oordeel_toe("2024", "ODG", OORDEEL)
        assert time.monotonic() - begin < 5
        assert tweede.oordelen("2024", "ODG") == ()


def test_a_newer_database_is_refused_and_left_alone(plek: Plek) -> None:
    with closing(Store(plek)) as store, store.schrijf() as db:
        db.execute(text("UPDATE schema SET versie = versie + 1"))
    with pytest.raises(NieuwereDatabaseFout, match=f"indeling {SCHEMA + 1}, deze versie kent {SCHEMA}"):
        Store(plek)


def test_two_projects_on_one_server_do_not_see_each_other(postgres: URL) -> None:
    with closing(Store(nieuwe_server(postgres))) as een, closing(Store(nieuwe_server(postgres))) as ander:
        een.voeg_oordeel_toe("2024", "ODG", OORDEEL)
        assert ander.oordelen("2024", "ODG") == ()


def test_a_wrong_password_is_told_without_showing_it(postgres: URL) -> None:
    adres = postgres.set(password=f"{postgres.password}-geheim").render_as_string(hide_password=False)
    with pytest.raises(DatabaseFout) as gevangen:
        Store(server_van(adres, "project"))
    assert "laat de gebruiker toetser niet toe" in str(gevangen.value)
    assert "geheim" not in f"{gevangen.value} {server_van(adres, 'project')!r}"


def test_a_server_that_does_not_answer_is_told_with_what_to_do() -> None:
    with pytest.raises(DatabaseFout) as gevangen:
        Store(server_van("postgresql://toetser:geheim@127.0.0.1:1/plannen", "project"))
    assert "database plannen op 127.0.0.1:1 (schema project) is niet bereikbaar" in str(gevangen.value)
    assert "geheim" not in str(gevangen.value)


def test_a_missing_driver_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(DatabaseFout, match=r'pip install "plantoets\[postgres\]"'):
        Store(server_van("postgresql://toetser@127.0.0.1:1/plannen", "project"))


def test_an_unknown_way_of_encryption_is_told_with_the_known_ones() -> None:
    with pytest.raises(DatabaseFout, match=r"sslmode=altijd .* disable, prefer, require, verify-full"):
        Store(server_van("postgresql://toetser@127.0.0.1:1/plannen?sslmode=altijd", "project"))


def test_encryption_that_the_server_does_not_offer_is_never_skipped(postgres: URL) -> None:
    adres = postgres.update_query_dict({"sslmode": "require"}).render_as_string(hide_password=False)
    with pytest.raises(DatabaseFout, match="niet bereikbaar"):
        Store(server_van(adres, "project"))


def test_a_database_that_does_not_exist_on_the_server_is_told(postgres: URL) -> None:
    with pytest.raises(DatabaseFout, match="bestaat niet"):
        Store(server_van(postgres.set(database="plannen").render_as_string(hide_password=False), "project"))


def test_a_connection_that_was_cut_is_made_again(postgres: URL) -> None:
    with closing(Store(nieuwe_server(postgres))) as store, closing(Store(nieuwe_server(postgres))) as beheer:
        store.voeg_oordeel_toe("2024", "ODG", OORDEEL)
        with beheer.schrijf() as db:
            db.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"))
        store.voeg_oordeel_toe("2024", "ODG", OORDEEL)
        assert len(store.oordelen("2024", "ODG")) == 2


@pytest.fixture
def op_lijn(postgres: URL) -> Generator[tuple[Store, HaperendeLijn]]:
    """A new database on a server behind a line that can be cut."""
    with (
        haperende_lijn(postgres.port or 0) as lijn,
        closing(Store(nieuwe_server(postgres.set(port=lijn.poort)))) as store,
    ):
        yield store, lijn


def test_a_connection_that_was_reset_while_nobody_spoke_is_made_again(op_lijn: tuple[Store, HaperendeLijn]) -> None:
    store, lijn = op_lijn
    store.voeg_oordeel_toe("2024", "ODG", OORDEEL)
    lijn.verbreek_bij_het_volgende_woord()
    store.voeg_oordeel_toe("2024", "ODG", OORDEEL)
    assert len(store.oordelen("2024", "ODG")) == 2
    assert lijn.verbroken == 1


def test_a_connection_that_is_reset_halfway_is_told_and_leaves_nothing_half_written(
    op_lijn: tuple[Store, HaperendeLijn],
) -> None:
    store, lijn = op_lijn

    def schrijf_en_verlies_de_lijn() -> None:
        with store.schrijf() as db:
            db.execute(text("UPDATE schema SET versie = versie + 1"))
            lijn.verbreek_bij_het_volgende_woord()
            db.execute(text("SELECT 1"))

    with pytest.raises(DatabaseFout, match=r"niet bereikbaar.*probeer het opnieuw"):
        schrijf_en_verlies_de_lijn()
    assert lijn.verbroken == 1
    assert store.een(text("SELECT versie FROM schema")) == SCHEMA


@pytest.mark.parametrize(
    ("adres", "schema", "melding"),
    [
        ("mysql://a:geheim@b/c", "x", 'met "mysql" kan Plantoets niet werken'),
        ("geen adres geheim", "x", "geen geldig adres"),
        ("postgresql:///geheim", "x", "naam van de server"),
        ("postgresql://a:geheim@b/c", 'x"; DROP', "kan geen schema"),
        ("postgresql://a:geheim@b/c", "pg_toast", "kan geen schema"),
    ],
)
def test_an_address_that_is_no_good_is_told_without_repeating_it(adres: str, schema: str, melding: str) -> None:
    with pytest.raises(InstellingenFout, match=melding) as gevangen:
        server_van(adres, schema)
    assert "geheim" not in str(gevangen.value)


def test_the_address_in_the_environment_goes_before_that_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_ = tmp_path / "2024 Plannen & meer"
    map_.mkdir()
    monkeypatch.delenv("PLANTOETS_DATABASE_URL", raising=False)
    assert plek_van(map_, Opslag()) == map_ / "plantoets.db"
    uit_toml = plek_van(map_, Opslag("postgresql://a@server:5433/plannen", "ronde_1"))
    assert str(uit_toml) == "database plannen op server:5433 (schema ronde_1)"
    monkeypatch.setenv("PLANTOETS_DATABASE_URL", "postgresql://b:geheim@elders/plannen")
    uit_omgeving = plek_van(map_, Opslag("postgresql://a@server/plannen"))
    assert str(uit_omgeving) == "database plannen op elders (schema project_2024_plannen_meer)"
