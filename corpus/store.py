"""What was read, found, decided and written in a project; every change is one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select

from corpus.plek import BESTAND, Plek, Server
from corpus.schema import SCHEMA, document, fout, toetsing
from corpus.store_besluiten import Besluiten
from corpus.store_brieven import Bestandsregel, Briefregel, Brieven
from corpus.store_zoeken import Passage, Vondst, Zoekindex, leesbaar
from corpus.verbinding import nu

__all__ = [
    "BESTAND",
    "SCHEMA",
    "Bestandsregel",
    "Briefregel",
    "Leesfout",
    "Passage",
    "Plek",
    "Server",
    "Sleutel",
    "Store",
    "Vondst",
]


@dataclass(frozen=True, slots=True)
class Sleutel:
    """What an assessment depends on; when all of it is unchanged, the stored result still holds."""

    sha256: str
    lezer: str
    criteria: str
    programma: str
    dienst_namen: tuple[str, ...] = ()

    def als_rij(self) -> dict[str, str]:
        """Return the columns of the key; the names as a hash, since they can be long."""
        return {
            "sha256": self.sha256,
            "lezer": self.lezer,
            "criteria": self.criteria,
            "programma": self.programma,
            "namen": hashlib.sha256(json.dumps(self.dienst_namen).encode()).hexdigest(),
        }


@dataclass(frozen=True, slots=True)
class Leesfout:
    """Why a file could not be read."""

    sha256: str
    soort: str
    melding: str


class Store(Besluiten, Brieven, Zoekindex):
    """The database of one project; safe to open by several processes at once.

    What people said is only ever added (``Besluiten``), so are letters and files (``Brieven``). Documents, their text
    index (``Zoekindex``) and results are made by the program, and can be made again.
    """

    def document(self, sha256: str, lezer: str) -> bytes | None:
        """Return the stored document, None when this file was not read by this reader."""
        return self.een(select(document.c.inhoud).filter_by(sha256=sha256, lezer=lezer))

    def voorwerk(self, sha256: str, lezer: str) -> str | None:
        """Return the text of the first pages, None when this file was not read by this reader."""
        return self.een(select(document.c.voorwerk).filter_by(sha256=sha256, lezer=lezer))

    def documenten(self, lezer: str) -> frozenset[str]:
        """Return the hashes of the documents that this reader read."""
        with self.lees() as db:
            return frozenset(db.execute(select(document.c.sha256).filter_by(lezer=lezer)).scalars())

    def bewaar_document(  # noqa: PLR0913 - one argument per column
        self,
        *,
        sha256: str,
        lezer: str,
        bestand: str,
        paginas: int,
        voorwerk: str,
        inhoud: bytes,
        passages: Sequence[Passage] = (),
    ) -> None:
        """Keep a document that was read, with its text index; an older one of the same file and reader gives way."""
        rij = {"sha256": sha256, "lezer": lezer}
        nieuw = rij | {
            "bestand": bestand,
            "paginas": paginas,
            "voorwerk": leesbaar(voorwerk),
            "inhoud": inhoud,
            "gelezen_op": nu(),
        }
        with self.schrijf() as db:
            db.execute(delete(document).filter_by(**rij))
            db.execute(insert(document).values(**nieuw))
            self._indexeer(db, sha256, lezer, passages)

    def toetsing(self, sleutel: Sleutel) -> dict[str, Any] | None:
        """Return a stored result, None when there is none for this key."""
        tekst = self.een(select(toetsing.c.uitkomst).filter_by(**sleutel.als_rij()))
        return None if tekst is None else json.loads(tekst)

    def heeft_toetsing(self, sleutel: Sleutel) -> bool:
        """Return whether there is a result for this key, without reading it."""
        return self.een(select(toetsing.c.sha256).filter_by(**sleutel.als_rij())) is not None

    def bewaar_toetsing(self, sleutel: Sleutel, uitkomst: dict[str, Any]) -> None:
        """Keep the result for this key."""
        rij = sleutel.als_rij()
        with self.schrijf() as db:
            db.execute(delete(toetsing).filter_by(**rij))
            db.execute(insert(toetsing).values(**rij, uitkomst=json.dumps(uitkomst), gemaakt_op=nu()))

    def leesfout(self, ronde: str, bestand: str, sha256: str | None = None) -> Leesfout | None:
        """Return why this file could not be read (with this content, or any); None when nothing is known against it."""
        vraag = select(fout.c.sha256, fout.c.soort, fout.c.melding).filter_by(ronde=ronde, bestand=bestand)
        with self.lees() as db:
            rij = db.execute(vraag if sha256 is None else vraag.filter_by(sha256=sha256)).first()
        return Leesfout(rij.sha256, rij.soort, rij.melding) if rij else None

    def bewaar_leesfout(self, ronde: str, bestand: str, leesfout: Leesfout | None) -> None:
        """Keep why a file could not be read, or forget it (None) once it could."""
        sleutel = {"ronde": ronde, "bestand": bestand}
        with self.schrijf() as db:
            db.execute(delete(fout).filter_by(**sleutel))
            if leesfout:
                nieuw = sleutel | {
                    "sha256": leesfout.sha256,
                    "soort": leesfout.soort,
                    "melding": leesbaar(leesfout.melding),
                    "wanneer": nu(),
                }
                db.execute(insert(fout).values(**nieuw))
