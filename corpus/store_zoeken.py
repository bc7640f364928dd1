"""The text index over all plans: FTS5 in SQLite, a Dutch tsvector in PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
)

from corpus.errors import OnbekendFout
from corpus.schema import passage
from corpus.verbinding import Verbinding

Passage = tuple[int, str, str, str]
"""Page of the PDF (1-based), printed page number, heading above it, text."""
GEVONDEN = ("«", "»")
"""What stands around a found word in a snippet."""
_FRAGMENT = 24
"""Words in a snippet."""
_FTS5 = table("passage_zoek", column("rowid"), column("rank"))
_DEEL = re.compile(r'(?P<niet>-)?(?:"(?P<zin>[^"]*)"?|(?P<woord>[^\s"]+))')
_WOORDTEKENS = re.compile(r"[^\W_]+")
_NIET_TE_BEWAREN = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Vondst:
    """A passage in which the words of a question stand."""

    sha256: str
    """The document."""
    pagina: int
    """1-based page of the PDF file."""
    bladzijde: str
    kop: str
    snippet: str
    """The words around the first hit, with ``GEVONDEN`` around each found word."""


@dataclass(frozen=True, slots=True)
class _Term:
    """One part of a question: words that stand one after the other."""

    woorden: tuple[str, ...]
    begin: bool
    """Whether the last word may go on: "fusie*"."""
    niet: bool


class Zoekindex(Verbinding):
    """The text of all plans in a database."""

    def index_document(self, sha256: str, lezer: str, passages: Sequence[Passage]) -> None:
        """Keep the text of a document for searching; what an earlier reader made of the same file gives way."""
        with self.schrijf() as db:
            self._indexeer(db, sha256, lezer, passages)

    def geindexeerd(self, lezer: str) -> frozenset[str]:
        """Return the hashes of the documents of which this reader's text can be searched."""
        with self.lees() as db:
            return frozenset(db.execute(select(passage.c.sha256).filter_by(lezer=lezer).distinct()).scalars())

    def zoek(self, vraag: str, *, alleen: Collection[str] | None = None, hoogstens: int = 200) -> tuple[Vondst, ...]:
        """Return the passages in which all parts of the question stand, best first.

        Case and accents do not matter. "fusie*" also finds longer words, "een paar woorden" between quotation marks
        only those words one after the other, -woord leaves out, OF between two words means either. On PostgreSQL
        other forms of a word are found too. ``alleen`` names the hashes of the documents to look in. Raises
        OnbekendFout when there is nothing to search for.
        """
        groepen = _lees_vraag(vraag)
        opdracht = _sqlite() if self.is_sqlite else _postgres()
        if alleen is not None:
            if not alleen:
                return ()
            opdracht = opdracht.where(passage.c.sha256.in_(sorted(alleen)))
        waarde = _als_fts5(groepen) if self.is_sqlite else _als_tsquery(groepen)
        with self.lees() as db:
            rijen = db.execute(opdracht.limit(hoogstens), {"vraag": waarde}).all()
        return tuple(
            Vondst(rij.sha256, rij.pagina, rij.bladzijde, rij.kop, " ".join(rij.snippet.split())) for rij in rijen
        )

    @staticmethod
    def _indexeer(db: Connection, sha256: str, lezer: str, passages: Sequence[Passage]) -> None:
        db.execute(delete(passage).filter_by(sha256=sha256))
        rijen = [
            {
                "sha256": sha256,
                "lezer": lezer,
                "pagina": pagina,
                "bladzijde": leesbaar(bladzijde),
                "kop": leesbaar(kop),
                "tekst": leesbaar(tekst),
            }
            for pagina, bladzijde, kop, tekst in passages
        ]
        if rijen:
            db.execute(insert(passage), rijen)


def leesbaar(tekst: str) -> str:
    """Return a text from a PDF without the characters that no database can hold."""
    return _NIET_TE_BEWAREN.sub("", tekst)


def _sqlite() -> Any:  # noqa: ANN401 - the type of a select names its columns
    begin, einde = GEVONDEN
    snippet: ColumnElement[str] = literal_column(
        f"snippet(passage_zoek, 0, '{begin}', '{einde}', ' … ', {_FRAGMENT})", String
    )
    return (
        select(passage.c.sha256, passage.c.pagina, passage.c.bladzijde, passage.c.kop, snippet.label("snippet"))
        .join_from(_FTS5, passage, passage.c.id == _FTS5.c.rowid)
        .where(text("passage_zoek MATCH :vraag"))
        .order_by(_FTS5.c.rank, passage.c.id)
    )


def _postgres() -> Any:  # noqa: ANN401 - the type of a select names its columns
    begin, einde = GEVONDEN
    taal: ColumnElement[str] = literal_column("'nederlands'", String)
    vraag = func.to_tsquery(taal, bindparam("vraag"))
    vector = func.to_tsvector(taal, func.zonder_accenten(passage.c.tekst))
    opties = (
        f"StartSel={begin}, StopSel={einde}, MaxWords={_FRAGMENT}, MinWords={_FRAGMENT // 2}, "
        'MaxFragments=1, FragmentDelimiter=" … "'
    )
    return (
        select(
            passage.c.sha256,
            passage.c.pagina,
            passage.c.bladzijde,
            passage.c.kop,
            func.ts_headline(taal, passage.c.tekst, vraag, opties).label("snippet"),
        )
        .where(vector.op("@@")(vraag))
        .order_by(func.ts_rank(vector, vraag).desc(), passage.c.id)
    )


def _lees_vraag(vraag: str) -> list[list[_Term]]:
    """Return the question as groups that must all be met, by one of their terms each."""
    groepen: list[list[_Term]] = []
    of = False
    for deel in _DEEL.finditer(vraag):
        if deel["woord"] in {"OF", "OR"} and not deel["niet"]:
            of = bool(groepen)
            continue
        ruw = deel["zin"] if deel["zin"] is not None else deel["woord"]
        woorden = tuple(woord.lower() for woord in _WOORDTEKENS.findall(ruw))
        if not woorden:
            continue
        term = _Term(woorden, ruw.rstrip().endswith("*"), bool(deel["niet"]))
        if of and not term.niet:
            groepen[-1].append(term)
        else:
            groepen.append([term])
        of = False
    if all(term.niet for groep in groepen for term in groep):
        raise OnbekendFout(
            "Er is niets om naar te zoeken. Noem een woord, een begin (fusie*) of een paar woorden tussen "
            'aanhalingstekens, bijvoorbeeld: plantoets zoek "fusie*"'
        )
    return groepen


def _als_fts5(groepen: list[list[_Term]]) -> str:
    """Return the question as FTS5 reads it; every word is quoted, so no word is ever an operator."""

    def schrijf(term: _Term) -> str:
        return f'"{" ".join(term.woorden)}"{" *" if term.begin else ""}'

    wel = [f"({' OR '.join(map(schrijf, groep))})" for groep in groepen if not groep[0].niet]
    niet = [f" NOT {schrijf(groep[0])}" for groep in groepen if groep[0].niet]
    return f"({' AND '.join(wel)}){''.join(niet)}"


def _als_tsquery(groepen: list[list[_Term]]) -> str:
    """Return the question as ``to_tsquery`` reads it: words are letters and digits only, so nothing needs escaping."""

    def schrijf(term: _Term) -> str:
        *eerder, laatste = (_zonder_accenten(woord) for woord in term.woorden)
        return f"({' <-> '.join([*eerder, laatste + (':*' if term.begin else '')])})"

    wel = [f"({' | '.join(map(schrijf, groep))})" for groep in groepen if not groep[0].niet]
    niet = [f"!{schrijf(groep[0])}" for groep in groepen if groep[0].niet]
    return " & ".join([*wel, *niet])


def _zonder_accenten(woord: str) -> str:
    """Return a word as the function of the same name in the database writes it."""
    return woord.translate(_ACCENTEN)


_ACCENTEN = str.maketrans("áàâäãåéèêëíìîïóòôöõúùûüçñý", "aaaaaaeeeeiiiiooooouuuucny")
