"""The steps from the first released tables to those of today; a step that was released is never changed."""

from __future__ import annotations

from alembic import op


def alleen_erbij(tabel: str, een_rij: str) -> None:
    """Let the database itself refuse to change or remove rows of ``tabel``; ``een_rij`` names one: "een oordeel"."""
    if op.get_context().dialect.name == "sqlite":
        for gebeurtenis, woord in (("UPDATE", "wijzig"), ("DELETE", "wis")):
            op.execute(
                f"CREATE TRIGGER {tabel}_niet_{woord}en BEFORE {gebeurtenis} ON {tabel} "
                f"BEGIN SELECT RAISE(ABORT, '{een_rij} wordt nooit ge{_DEELWOORD[woord]}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {tabel}_alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{een_rij} wordt nooit gewijzigd of gewist'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE OR DELETE ON {tabel} "
        f"FOR EACH ROW EXECUTE FUNCTION {tabel}_alleen_erbij()"
    )
    op.execute(
        f"CREATE TRIGGER {tabel}_niet_wissen BEFORE TRUNCATE ON {tabel} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {tabel}_alleen_erbij()"
    )


_DEELWOORD = {"wijzig": "wijzigd", "wis": "wist"}
