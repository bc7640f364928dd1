"""The judgement on a document as a whole, worded: the decision of a person, else the proposal of the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Dossier
from corpus.categorieen import categorievoorstel
from corpus.model import Categorie
from generate import sjablonen, tekst
from generate.beeld import is_verouderd
from generate.soorten import oordeelsoort

BESTAND = "oordeel.yaml"
ENKEL = {
    "uw": "uw omgevingsdienst",
    "is": "is",
    "was": "was",
    "kan": "kan",
    "zal": "zal",
    "blijft": "blijft",
    "staat": "staat",
    "voldoet": "voldoet",
    "voldeed": "voldeed",
    "wordt": "wordt",
}
MEER = {
    "uw": "uw omgevingsdiensten",
    "is": "zijn",
    "was": "waren",
    "kan": "kunnen",
    "zal": "zullen",
    "blijft": "blijven",
    "staat": "staan",
    "voldoet": "voldoen",
    "voldeed": "voldeden",
    "wordt": "worden",
}


@dataclass(frozen=True, slots=True)
class Totaaloordeel:
    """The judgement on the document as a whole, as the letter words it."""

    id: str
    """The category: "de vraag"."""
    kop: str
    conclusie: str
    zorg: bool
    """Whether the outcome gives reason for concern, which the letter then says."""
    uitleg: str
    """The marked sentence with the rule that led to the proposal; empty when a person has decided."""
    toelichting: str
    """What the person who decided adds to it."""

    @property
    def beslist(self) -> bool:
        """Whether a person has decided about the document as it was assessed."""
        return not self.uitleg


def totaaloordeel(
    dossier: Dossier, soort: str, deadline: str, *, samen: bool, eigen: Path | None
) -> Totaaloordeel | None:
    """Return the judgement; None when nobody has decided and there is nothing to base a proposal on.

    ``soort`` is how the document is judged ("plan", "voortgang", "eind"), ``samen`` whether services share it.
    Raises SjabloonFout when the wording is not complete.
    """
    woorden = Verwoording(soort, deadline, samen, eigen)
    if dossier.planoordeel is not None:
        besluit = dossier.planoordeel
        return woorden.oordeel(besluit.categorie, _uitleg_bij_besluit(dossier, eigen), besluit.toelichting)
    voorstel = dossier.voorstel or categorievoorstel(dossier)
    if voorstel is None:
        return None
    uitleg = sjablonen.zin(eigen, "uitleg_oordeel", woord(voorstel.categorie, eigen, soort), voorstel.regel)
    return woorden.oordeel(voorstel.categorie, uitleg)


@dataclass(frozen=True, slots=True)
class Verwoording:
    """How a judgement is put into words."""

    soort: str
    deadline: str
    samen: bool
    eigen: Path | None

    def oordeel(self, categorie: Categorie, uitleg: str, toelichting: str = "") -> Totaaloordeel:
        """Return the judgement in words; raises SjabloonFout when the wording is not complete."""
        velden = (MEER if self.samen else ENKEL) | {"deadline": self.deadline}
        with sjablonen.leesbare_fout(BESTAND):
            zinnen: Mapping[str, str] = sjablonen.woorden(BESTAND, self.eigen)["oordelen"][self.soort][categorie.value]
            return Totaaloordeel(
                id=categorie.value,
                kop=zinnen["kop"].format(**velden),
                conclusie=zinnen["conclusie"].format(**velden),
                zorg=categorie in (Categorie.DE_VRAAG, Categorie.NIET_AANNEMELIJK),
                uitleg=uitleg,
                toelichting=tekst.alinea(toelichting),
            )


def _uitleg_bij_besluit(dossier: Dossier, eigen: Path | None) -> str:
    """Return the mark at a decision about an earlier version of the document; empty when it is about this one."""
    besluit, toetsing = dossier.planoordeel, dossier.toetsing
    if besluit is None or toetsing is None or not is_verouderd(besluit.plan, toetsing):
        return ""
    return sjablonen.zin(eigen, "eerdere_versie")


def woord(categorie: Categorie, eigen: Path | None, soort: str = "plan") -> str:
    """Return a category as it reads in a list; ``soort`` is how the document is judged ("plan", "voortgang", "eind").

    At the end nothing can be in time any more, so the words differ; an own ``woorden.yaml`` may do without them.
    """
    woorden = sjablonen.woorden("woorden.yaml", eigen)
    lijst = woorden.get("categorieen_eind") if soort == "eind" else None
    return str((lijst or woorden["categorieen"])[categorie.value])


def eerdere_oordelen(eerder: Sequence[Dossier], eigen: Path | None) -> list[dict[str, str]]:
    """Return the judgements that people gave in earlier rounds, oldest first."""
    return [
        {
            "ronde": dossier.ronde.titel or dossier.ronde.id,
            "oordeel": woord(dossier.planoordeel.categorie, eigen, oordeelsoort(dossier.ronde.soort, eigen)),
        }
        for dossier in eerder
        if dossier.planoordeel
    ]


def vergelijking(eerder: Sequence[Dossier], nu: Totaaloordeel | None, eigen: Path | None) -> str:
    """Return in a sentence how the judgement compares with the last one; empty where there is nothing to compare."""
    oordelen = [dossier.planoordeel for dossier in eerder if dossier.planoordeel]
    if not oordelen or nu is None:
        return ""
    volgorde = list(Categorie)
    verschil = volgorde.index(Categorie(nu.id)) - volgorde.index(oordelen[-1].categorie)
    return sjablonen.zin(eigen, "vergelijking_oordelen", (verschil > 0) - (verschil < 0), nu.beslist)
