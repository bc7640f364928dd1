"""Decisions about quotes, plans and points; letters and files as a history; the text index."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from corpus.migraties import alleen_erbij

revision = "0002"
down_revision = "0001"

_ZONDER_ACCENTEN = (
    "CREATE FUNCTION zonder_accenten(tekst text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
    "$$ SELECT translate(lower(tekst), 'áàâäãåéèêëíìîïóòôöõúùûüçñý', 'aaaaaaeeeeiiiiooooouuuucny') $$"
)
_TAAL = (
    # PostgreSQL's own 'dutch' drops words such as "niet" and "aan", so that "niet aan de orde" could not be found.
    "CREATE TEXT SEARCH DICTIONARY nederlandse_stam (TEMPLATE = snowball, Language = dutch)",
    "CREATE TEXT SEARCH CONFIGURATION nederlands (COPY = dutch)",
    "ALTER TEXT SEARCH CONFIGURATION nederlands ALTER MAPPING REPLACE dutch_stem WITH nederlandse_stam",
)
_FTS = (
    "CREATE VIRTUAL TABLE passage_zoek USING fts5"
    "(tekst, content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER passage_erbij AFTER INSERT ON passage BEGIN "
    "INSERT INTO passage_zoek (rowid, tekst) VALUES (new.id, new.tekst); END",
    "CREATE TRIGGER passage_eraf AFTER DELETE ON passage BEGIN "
    "INSERT INTO passage_zoek (passage_zoek, rowid, tekst) VALUES ('delete', old.id, old.tekst); END",
)


def upgrade() -> None:
    """Add the tables; the decisions that are there get the columns' defaults."""
    op.add_column("oordeel", sa.Column("citaten", sa.Text, nullable=False, server_default="[]"))
    op.add_column("oordeel", sa.Column("blind", sa.Boolean, nullable=False, server_default=sa.false()))
    _maak_besluiten()
    _maak_brieven_tot_geschiedenis()
    _maak_zoekindex()
    op.execute("UPDATE schema SET versie = 2")


def _maak_besluiten() -> None:
    _maak_spraak(
        "bewijsbesluit",
        "een besluit over een citaat",
        sa.Column("nummer", sa.Text, nullable=False),
        sa.Column("handeling", sa.Text, nullable=False),
        sa.Column("citaat_id", sa.Text, nullable=False),
        sa.Column("citaat", sa.Text, nullable=False),
        sa.Column("pagina", sa.Integer, nullable=False),
        sa.Column("bladzijde", sa.Text, nullable=False),
        sa.Column("waarom", sa.Text, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("wanneer", sa.DateTime, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    _maak_spraak(
        "planoordeel",
        "een oordeel over een plan",
        sa.Column("categorie", sa.Text, nullable=False),
        sa.Column("toelichting", sa.Text, nullable=False),
        sa.Column("waarom", sa.Text, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("wanneer", sa.DateTime, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    _maak_spraak(
        "punten",
        "een keuze van punten",
        sa.Column("nummers", sa.Text, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("wanneer", sa.DateTime, nullable=False),
    )
    op.create_table(
        "bestand",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("ronde", sa.Text, nullable=False),
        sa.Column("bestand", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("wanneer", sa.DateTime, nullable=False),
    )
    alleen_erbij("bestand", "de komst van een bestand")


def _maak_spraak(tabel: str, een_rij: str, *kolommen: sa.Column[Any]) -> None:
    """Make a table of what people said about a service in a round."""
    op.create_table(
        tabel,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("ronde", sa.Text, nullable=False),
        sa.Column("dienst", sa.Text, nullable=False),
        *kolommen,
    )
    alleen_erbij(tabel, een_rij)


def _maak_brieven_tot_geschiedenis() -> None:
    """Let a letter that is written again be a new row instead of a replaced one."""
    op.rename_table("brief", "brief_0001")
    op.create_table(
        "brief",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("pad", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("ronde", sa.Text, nullable=False, server_default=""),
        sa.Column("dienst", sa.Text, nullable=False, server_default=""),
        sa.Column("soort", sa.Text, nullable=False, server_default=""),
        sa.Column("geschreven_op", sa.DateTime, nullable=False),
    )
    op.execute(
        "INSERT INTO brief (pad, sha256, geschreven_op) "
        "SELECT pad, sha256, geschreven_op FROM brief_0001 ORDER BY geschreven_op, pad"
    )
    op.drop_table("brief_0001")
    op.create_index("brief_op_pad", "brief", ["pad"])
    alleen_erbij("brief", "de geschiedenis van een brief")


def _maak_zoekindex() -> None:
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("lezer", sa.String(40), nullable=False),
        sa.Column("pagina", sa.Integer, nullable=False),
        sa.Column("bladzijde", sa.Text, nullable=False),
        sa.Column("kop", sa.Text, nullable=False),
        sa.Column("tekst", sa.Text, nullable=False),
    )
    op.create_index("passage_van_document", "passage", ["sha256"])
    if op.get_context().dialect.name == "sqlite":
        for opdracht in _FTS:
            op.execute(opdracht)
    else:
        for opdracht in (*_TAAL, _ZONDER_ACCENTEN):
            op.execute(opdracht)
        op.execute("CREATE INDEX passage_zoek ON passage USING gin (to_tsvector('nederlands', zonder_accenten(tekst)))")
