"""The tables of a project's database as they are now; how they came to be stands in ``corpus/migraties``."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, LargeBinary, MetaData, String, Table, Text, false

SCHEMA = 2
"""Version of the tables below; a database with a higher one is refused, one with a lower one is migrated."""
BESLUITEN = ("oordeel", "bewijsbesluit", "planoordeel", "punten")
"""The tables with what people decided."""
SPRAAK = (*BESLUITEN, "brief", "bestand")
"""The tables in which rows are only ever added: what people said, and what came in and went out."""

tabellen = MetaData()
schema = Table("schema", tabellen, Column("versie", Integer, primary_key=True))
document = Table(
    "document",
    tabellen,
    Column("sha256", String(64), primary_key=True),
    Column("lezer", String(40), primary_key=True),
    Column("bestand", Text, nullable=False),
    Column("paginas", Integer, nullable=False),
    Column("voorwerk", Text, nullable=False),
    Column("inhoud", LargeBinary, nullable=False),
    Column("gelezen_op", DateTime, nullable=False),
)
passage = Table(
    "passage",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String(64), nullable=False),
    Column("lezer", String(40), nullable=False),
    Column("pagina", Integer, nullable=False),
    Column("bladzijde", Text, nullable=False),
    Column("kop", Text, nullable=False),
    Column("tekst", Text, nullable=False),
    Index("passage_van_document", "sha256"),
)
"""The text that ``zoek`` looks through; its index is the virtual table ``passage_zoek`` (SQLite) or a GIN index."""
toetsing = Table(
    "toetsing",
    tabellen,
    Column("sha256", String(64), primary_key=True),
    Column("lezer", String(40), primary_key=True),
    Column("criteria", String(80), primary_key=True),
    Column("programma", String(40), primary_key=True),
    Column("namen", String(64), primary_key=True),
    Column("uitkomst", Text, nullable=False),
    Column("gemaakt_op", DateTime, nullable=False),
)
oordeel = Table(
    "oordeel",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ronde", Text, nullable=False),
    Column("dienst", Text, nullable=False),
    Column("nummer", Text, nullable=False),
    Column("kleur", Integer),
    Column("staat", Text),
    Column("duiding", Text, nullable=False),
    Column("waarom", Text, nullable=False),
    Column("wie", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("citaten", Text, nullable=False, server_default="[]"),
    Column("blind", Boolean, nullable=False, server_default=false()),
)
bewijsbesluit = Table(
    "bewijsbesluit",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ronde", Text, nullable=False),
    Column("dienst", Text, nullable=False),
    Column("nummer", Text, nullable=False),
    Column("handeling", Text, nullable=False),
    Column("citaat_id", Text, nullable=False),
    Column("citaat", Text, nullable=False),
    Column("pagina", Integer, nullable=False),
    Column("bladzijde", Text, nullable=False),
    Column("waarom", Text, nullable=False),
    Column("wie", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
    Column("sha256", String(64), nullable=False),
)
planoordeel = Table(
    "planoordeel",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ronde", Text, nullable=False),
    Column("dienst", Text, nullable=False),
    Column("categorie", Text, nullable=False),
    Column("toelichting", Text, nullable=False),
    Column("waarom", Text, nullable=False),
    Column("wie", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
    Column("sha256", String(64), nullable=False),
)
punten = Table(
    "punten",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ronde", Text, nullable=False),
    Column("dienst", Text, nullable=False),
    Column("nummers", Text, nullable=False),
    Column("wie", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
)
brief = Table(
    "brief",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("pad", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("ronde", Text, nullable=False, server_default=""),
    Column("dienst", Text, nullable=False, server_default=""),
    Column("soort", Text, nullable=False, server_default=""),
    Column("geschreven_op", DateTime, nullable=False),
    Index("brief_op_pad", "pad"),
)
bestand = Table(
    "bestand",
    tabellen,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("ronde", Text, nullable=False),
    Column("bestand", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("wie", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
)
fout = Table(
    "fout",
    tabellen,
    Column("ronde", Text, primary_key=True),
    Column("bestand", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("soort", Text, nullable=False),
    Column("melding", Text, nullable=False),
    Column("wanneer", DateTime, nullable=False),
)
