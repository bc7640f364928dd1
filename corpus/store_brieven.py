"""Which letters went out and which files came in; rows are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from corpus.schema import bestand as bestandstabel
from corpus.schema import brief as brieftabel
from corpus.verbinding import Verbinding, nu, uit_utc


@dataclass(frozen=True, slots=True)
class Briefregel:
    """One time that the program wrote a letter or overview."""

    pad: str
    """Within the project, with forward slashes."""
    sha256: str
    ronde: str
    dienst: str
    soort: str
    geschreven_op: datetime


@dataclass(frozen=True, slots=True)
class Bestandsregel:
    """One version of a file that came into a round."""

    bestand: str
    """Name within the folder of the round, with forward slashes."""
    sha256: str
    wie: str
    wanneer: datetime


class Brieven(Verbinding):
    """The letters and files in a database."""

    def brief(self, pad: str) -> str | None:
        """Return the hash of the letter as the program last wrote it at this path, None when it never did."""
        kolommen = brieftabel.c
        return self.een(select(kolommen.sha256).filter_by(pad=pad).order_by(kolommen.id.desc()).limit(1))

    def bewaar_brief(self, pad: str, sha256: str, *, ronde: str = "", dienst: str = "", soort: str = "") -> None:
        """Append what a letter looked like when the program wrote it."""
        rij = {"pad": pad, "sha256": sha256, "ronde": ronde, "dienst": dienst, "soort": soort, "geschreven_op": nu()}
        with self.schrijf() as db:
            db.execute(insert(brieftabel).values(**rij))

    def brieven(self) -> tuple[Briefregel, ...]:
        """Return every time that the program wrote a letter or overview, oldest first."""
        with self.lees() as db:
            rijen = db.execute(select(brieftabel).order_by(brieftabel.c.id)).all()
        return tuple(
            Briefregel(rij.pad, rij.sha256, rij.ronde, rij.dienst, rij.soort, uit_utc(rij.geschreven_op))
            for rij in rijen
        )

    def voeg_bestand_toe(self, ronde: str, bestand: str, sha256: str, wie: str) -> None:
        """Append that this version of a file came into a round."""
        rij = {"ronde": ronde, "bestand": bestand, "sha256": sha256, "wie": wie, "wanneer": nu()}
        with self.schrijf() as db:
            db.execute(insert(bestandstabel).values(**rij))

    def bestanden(self, ronde: str) -> tuple[Bestandsregel, ...]:
        """Return which versions of files came into a round, oldest first."""
        with self.lees() as db:
            rijen = db.execute(select(bestandstabel).filter_by(ronde=ronde).order_by(bestandstabel.c.id)).all()
        return tuple(Bestandsregel(rij.bestand, rij.sha256, rij.wie, uit_utc(rij.wanneer)) for rij in rijen)
