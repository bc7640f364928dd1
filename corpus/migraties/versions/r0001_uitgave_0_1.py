"""The tables of release 0.1."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from corpus.migraties import alleen_erbij

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of release 0.1; a database of that release has them already and is only marked."""
    op.create_table("schema", sa.Column("versie", sa.Integer, primary_key=True))
    op.create_table(
        "document",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("lezer", sa.String(40), primary_key=True),
        sa.Column("bestand", sa.Text, nullable=False),
        sa.Column("paginas", sa.Integer, nullable=False),
        sa.Column("voorwerk", sa.Text, nullable=False),
        sa.Column("inhoud", sa.LargeBinary, nullable=False),
        sa.Column("gelezen_op", sa.DateTime, nullable=False),
    )
    op.create_table(
        "toetsing",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("lezer", sa.String(40), primary_key=True),
        sa.Column("criteria", sa.String(80), primary_key=True),
        sa.Column("programma", sa.String(40), primary_key=True),
        sa.Column("namen", sa.String(64), primary_key=True),
        sa.Column("uitkomst", sa.Text, nullable=False),
        sa.Column("gemaakt_op", sa.DateTime, nullable=False),
    )
    op.create_table(
        "oordeel",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("ronde", sa.Text, nullable=False),
        sa.Column("dienst", sa.Text, nullable=False),
        sa.Column("nummer", sa.Text, nullable=False),
        sa.Column("kleur", sa.Integer),
        sa.Column("staat", sa.Text),
        sa.Column("duiding", sa.Text, nullable=False),
        sa.Column("waarom", sa.Text, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("wanneer", sa.DateTime, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    op.create_table(
        "brief",
        sa.Column("pad", sa.Text, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("geschreven_op", sa.DateTime, nullable=False),
    )
    op.create_table(
        "fout",
        sa.Column("ronde", sa.Text, primary_key=True),
        sa.Column("bestand", sa.Text, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("melding", sa.Text, nullable=False),
        sa.Column("wanneer", sa.DateTime, nullable=False),
    )
    alleen_erbij("oordeel", "een oordeel")
    op.execute("INSERT INTO schema (versie) VALUES (1)")
