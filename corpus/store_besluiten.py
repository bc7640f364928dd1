"""What people said: decisions about criteria, quotes and plans. Rows are only ever added, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, Table, insert, select

from classify import Kleur, Staat
from corpus.model import Bewijsbesluit, Bewijshandeling, Categorie, Oordeel, Planoordeel
from corpus.schema import bewijsbesluit, oordeel, planoordeel, punten
from corpus.verbinding import Verbinding, naar_utc, nu, uit_utc


class Besluiten(Verbinding):
    """The decisions in a database."""

    def voeg_oordeel_toe(self, ronde: str, dienst: str, besluit: Oordeel) -> None:
        """Append a decision about a criterium."""
        self.voeg_oordelen_toe(ronde, dienst, [besluit])

    def voeg_oordelen_toe(self, ronde: str, dienst: str, besluiten: Iterable[Oordeel]) -> None:
        """Append decisions about a service: all of them or, when anything fails, none."""
        self.voeg_alles_toe(ronde, {dienst: besluiten})

    def voeg_alles_toe(self, ronde: str, per_dienst: Mapping[str, Iterable[Oordeel]]) -> None:
        """Append decisions about several services: all of them or, when anything fails, none."""
        rijen = [_rij_van_oordeel(ronde, dienst, een) for dienst, meer in per_dienst.items() for een in meer]
        self._voeg_toe(oordeel, rijen)

    def oordelen(self, ronde: str, dienst: str) -> tuple[Oordeel, ...]:
        """Return all decisions about a service in a round, oldest first, those that were made blind included."""
        return tuple(_oordeel_uit(rij) for rij in self._rijen(oordeel, ronde=ronde, dienst=dienst))

    def alle_oordelen(self, ronde: str) -> dict[str, tuple[Oordeel, ...]]:
        """Return all decisions in a round per abbreviation of the service, oldest first, blind ones included."""
        per_dienst: dict[str, list[Oordeel]] = {}
        for rij in self._rijen(oordeel, ronde=ronde):
            per_dienst.setdefault(rij.dienst, []).append(_oordeel_uit(rij))
        return {dienst: tuple(besluiten) for dienst, besluiten in per_dienst.items()}

    def voeg_bewijsbesluit_toe(self, ronde: str, dienst: str, besluit: Bewijsbesluit) -> None:
        """Append what a person said about a quote."""
        rij = {
            "ronde": ronde,
            "dienst": dienst,
            "nummer": besluit.nummer,
            "handeling": besluit.handeling.value,
            "citaat_id": besluit.citaat_id,
            "citaat": besluit.citaat,
            "pagina": besluit.pagina,
            "bladzijde": besluit.bladzijde,
            "waarom": besluit.waarom,
            "wie": besluit.wie,
            "wanneer": naar_utc(besluit.wanneer),
            "sha256": besluit.plan,
        }
        self._voeg_toe(bewijsbesluit, [rij])

    def bewijsbesluiten(self, ronde: str, dienst: str) -> tuple[Bewijsbesluit, ...]:
        """Return what people said about the quotes of a service in a round, oldest first."""
        return tuple(
            Bewijsbesluit(
                nummer=rij.nummer,
                handeling=Bewijshandeling(rij.handeling),
                citaat_id=rij.citaat_id,
                citaat=rij.citaat,
                pagina=rij.pagina,
                bladzijde=rij.bladzijde,
                waarom=rij.waarom,
                wie=rij.wie,
                wanneer=uit_utc(rij.wanneer),
                plan=rij.sha256,
            )
            for rij in self._rijen(bewijsbesluit, ronde=ronde, dienst=dienst)
        )

    def voeg_planoordeel_toe(self, ronde: str, dienst: str, besluit: Planoordeel) -> None:
        """Append a decision about a document as a whole."""
        rij = {
            "ronde": ronde,
            "dienst": dienst,
            "categorie": besluit.categorie.value,
            "toelichting": besluit.toelichting,
            "waarom": besluit.waarom,
            "wie": besluit.wie,
            "wanneer": naar_utc(besluit.wanneer),
            "sha256": besluit.plan,
        }
        self._voeg_toe(planoordeel, [rij])

    def planoordelen(self, ronde: str, dienst: str) -> tuple[Planoordeel, ...]:
        """Return the decisions about a document as a whole, oldest first."""
        return tuple(
            Planoordeel(
                categorie=Categorie(rij.categorie),
                toelichting=rij.toelichting,
                waarom=rij.waarom,
                wie=rij.wie,
                wanneer=uit_utc(rij.wanneer),
                plan=rij.sha256,
            )
            for rij in self._rijen(planoordeel, ronde=ronde, dienst=dienst)
        )

    def kies_punten(self, ronde: str, dienst: str, nummers: tuple[str, ...], wie: str) -> None:
        """Append which criteria the letter names, in this order; none at all means the order of the program again."""
        rij = {"ronde": ronde, "dienst": dienst, "nummers": json.dumps(nummers), "wie": wie, "wanneer": nu()}
        self._voeg_toe(punten, [rij])

    def punten(self, ronde: str, dienst: str) -> tuple[str, ...] | None:
        """Return the latest choice of criteria for the letter, None for the order of the program."""
        rijen = self._rijen(punten, ronde=ronde, dienst=dienst)
        return (tuple(json.loads(rijen[-1].nummers)) or None) if rijen else None

    def _voeg_toe(self, tabel: Table, rijen: list[dict[str, Any]]) -> None:
        if rijen:
            with self.schrijf() as db:
                db.execute(insert(tabel), rijen)

    def _rijen(self, tabel: Table, **waar: str) -> list[Row[Any]]:
        """Return the rows of a table, oldest first."""
        with self.lees() as db:
            return list(db.execute(select(tabel).filter_by(**waar).order_by(tabel.c.id)).all())


def _rij_van_oordeel(ronde: str, dienst: str, besluit: Oordeel) -> dict[str, Any]:
    return {
        "ronde": ronde,
        "dienst": dienst,
        "nummer": besluit.nummer,
        "kleur": None if besluit.kleur is None else int(besluit.kleur),
        "staat": None if besluit.staat is None else besluit.staat.value,
        "duiding": besluit.duiding,
        "waarom": besluit.waarom,
        "wie": besluit.wie,
        "wanneer": naar_utc(besluit.wanneer),
        "sha256": besluit.plan,
        "citaten": json.dumps(besluit.citaten),
        "blind": besluit.blind,
    }


def _oordeel_uit(rij: Row[Any]) -> Oordeel:
    return Oordeel(
        nummer=rij.nummer,
        kleur=None if rij.kleur is None else Kleur(rij.kleur),
        staat=None if rij.staat is None else Staat(rij.staat),
        duiding=rij.duiding,
        wie=rij.wie,
        wanneer=uit_utc(rij.wanneer),
        waarom=rij.waarom,
        citaten=tuple(json.loads(rij.citaten)),
        plan=rij.sha256,
        blind=rij.blind,
    )
