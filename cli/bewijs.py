"""What a person says about quotes becomes a decision that can be kept; nothing is written here."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from classify import Afgewezen, Bevinding, Bewijs
from cli.besluit import vereiste_toetsing
from corpus import Dossier, EigenCitaatFout, OnbekendFout, Project
from corpus.besluiten import citaat_id, passage_id, vind_citaat
from corpus.bundeling import document_van
from corpus.model import Bewijsbesluit, Bewijshandeling
from corpus.vindplaats import passage_op, vind_passage
from extract import Document


class Bewijsmaker:
    """Makes decisions about the quotes of one finding, in the name of one person."""

    def __init__(self, project: Project, dossier: Dossier, bevinding: Bevinding, wie: str, waarom: str) -> None:
        self._project = project
        self._dossier = dossier
        self._toetsing = vereiste_toetsing(dossier)
        self._bevinding = bevinding
        self._wie = wie
        self._waarom = waarom

    def weerlegd(self, id_: str) -> Bewijsbesluit:
        """Return that a quote does not count; raises OnbekendFout when it did not count already."""
        citaat = vind_citaat(self._toetsing, self._bevinding, id_)
        if isinstance(citaat, Afgewezen):
            raise OnbekendFout(f'Het citaat "{id_}" telt al niet mee ({citaat.reden}); er is niets gewijzigd.')
        return self._over(Bewijshandeling.WEERLEGD, citaat, citaat.bladzijde)

    def hersteld(self, id_: str) -> Bewijsbesluit:
        """Return that a quote counts after all; raises OnbekendFout when it counts already."""
        citaat = vind_citaat(self._toetsing, self._bevinding, id_)
        if isinstance(citaat, Bewijs):
            raise OnbekendFout(f'Het citaat "{id_}" telt al mee; er is niets gewijzigd.')
        return self._over(Bewijshandeling.HERSTELD, citaat, citaat.bladzijde)

    def genummerd(self, regel: str) -> Bewijsbesluit:
        """Return the corrected page number of a quote, from "ID=22"; "ID=" says that no number is printed."""
        id_, teken, nummer = regel.partition("=")
        if not teken:
            raise click.UsageError(f'Bij --bladzijde hoort ID=NUMMER, bijvoorbeeld 3fa9c2d1=22; er staat "{regel}".')
        return self._over(Bewijshandeling.BLADZIJDE, vind_citaat(self._toetsing, self._bevinding, id_), nummer.strip())

    def eigen(self, tekst: str, pagina: int | None) -> Bewijsbesluit:
        """Return a quote that the person found, as the plan has it; raises EigenCitaatFout when it is not there."""
        document = document_van(self._project, self._dossier)
        if document is None:
            raise EigenCitaatFout("De tekst van dit plan is niet bewaard. Lees het opnieuw: plantoets toets --opnieuw")
        passage = vind_passage(document, pagina or _enige_pagina(document, tekst), tekst)
        id_ = passage_id(self._toetsing.sha256, passage.pagina, passage.citaat)
        if any(citaat_id(self._toetsing.sha256, een) == id_ for een in self._bevinding.bewijs):
            raise EigenCitaatFout(f"Dit citaat telt al mee bij criterium {self._bevinding.nummer}, als {id_}.")
        return self._besluit(Bewijshandeling.EIGEN, id_, passage.citaat, passage.pagina, passage.bladzijde)

    def _over(self, handeling: Bewijshandeling, citaat: Bewijs | Afgewezen, bladzijde: str) -> Bewijsbesluit:
        id_ = citaat_id(self._toetsing.sha256, citaat)
        return self._besluit(handeling, id_, citaat.citaat, citaat.pagina, bladzijde)

    def _besluit(self, handeling: Bewijshandeling, id_: str, citaat: str, pagina: int, bladzijde: str) -> Bewijsbesluit:
        return Bewijsbesluit(
            nummer=self._bevinding.nummer,
            handeling=handeling,
            citaat_id=id_,
            citaat=citaat,
            pagina=pagina,
            bladzijde=bladzijde,
            wie=self._wie,
            wanneer=datetime.now(UTC),
            waarom=self._waarom,
            plan=self._toetsing.sha256,
        )


def _enige_pagina(document: Document, tekst: str) -> int:
    """Return the page on which a text stands when no page was named; raises EigenCitaatFout unless there is one."""
    paginas = [pagina.number for pagina in document.pages if passage_op(document, pagina.number, tekst)]
    if len(paginas) == 1:
        return paginas[0]
    if paginas:
        raise EigenCitaatFout(
            f"Dit staat op pdf-pagina {', '.join(map(str, paginas))}. Kies er een met --pagina; er is niets bewaard."
        )
    raise EigenCitaatFout(
        f"Dit staat nergens letterlijk in {document.name}, dus het is niet bewaard. Noem met --pagina de pagina "
        "waarop u het leest; dan ziet u wat daar staat."
    )
