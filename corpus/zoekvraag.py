"""A question for the text index as people type it, checked; and where the answers stand in the project."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.batch import plaatsing
from corpus.errors import OnbekendFout
from corpus.model import Ronde
from corpus.project import Planbestand, Project
from corpus.store import Vondst
from corpus.vulling import herindexeer

EN, OF, NIET = "EN", "OF", "NIET"
_DEEL = re.compile(r'-?"[^"]*"|\S+')
_LETTER = re.compile(r"[^\W_]")
VOORBEELD = 'Voorbeelden: fusie*, "vaste dienst", opleiding EN budget, datavisie OF datastrategie, fusie NIET kosten'


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """A passage that answers a question, with the plan in which it stands."""

    plan: Planbestand
    diensten: tuple[str, ...]
    """Abbreviations; empty when the service of the plan is not certain."""
    vondst: Vondst


def zoek(
    project: Project, vraag: str, *, ronden: Iterable[Ronde] = (), dienst: str = "", hoogstens: int = 200
) -> tuple[Vindplaats, ...]:
    """Return the passages that answer a question, best first, in the plans that lie in the project now.

    Without ``ronden`` all rounds are looked at. Raises OnbekendFout for a question or service that is no good.
    """
    gevraagd = lees_vraag(vraag)
    afkorting = project.register.dienst(dienst).afkorting if dienst else ""
    per_hash: dict[str, list[tuple[Planbestand, tuple[str, ...]]]] = {}
    for ronde in ronden or project.instellingen.ronden:
        geplaatst = plaatsing(project, ronde)
        for plan in project.plannen(ronde):
            wie = tuple(een for een, zijn in geplaatst.per_dienst.items() if zijn == plan)
            if not afkorting or afkorting in wie:
                per_hash.setdefault(plan.sha256, []).append((plan, wie))
    # The index is no part of a backup, and a round that is up to date is not read again.
    herindexeer(project.store, project.lezer)
    vondsten = project.store.zoek(gevraagd, alleen=per_hash.keys(), hoogstens=hoogstens)
    return tuple(Vindplaats(plan, wie, vondst) for vondst in vondsten for plan, wie in per_hash[vondst.sha256])


def lees_vraag(vraag: str) -> str:
    """Return a question as the text index reads it; raises OnbekendFout that says what is wrong with it.

    Words side by side must all be there, EN says the same, OF between two words means either, NIET (or a minus sign)
    leaves out what follows, quotation marks keep words together, and an asterisk at the end of a word stands for any
    ending.
    """
    tekst = vraag.translate({ord(teken): '"' for teken in "“”„«»"}).strip()
    if tekst.count('"') % 2:
        raise _fout(vraag, "een aanhalingsteken is niet gesloten")
    delen = _DEEL.findall(tekst)
    for nummer, deel in enumerate(delen):
        vorige = delen[nummer - 1] if nummer else ""
        if "(" in deel or ")" in deel:
            raise _fout(vraag, "haakjes zijn niet mogelijk")
        if deel in {EN, OF} and (not vorige or nummer == len(delen) - 1 or vorige in {EN, OF, NIET}):
            raise _fout(vraag, f"{deel} hoort tussen twee woorden")
        if deel == NIET and (nummer == len(delen) - 1 or delen[nummer + 1] in {EN, OF, NIET}):
            raise _fout(vraag, f"achter {NIET} hoort een woord")
        if deel not in {EN, OF, NIET}:
            _controleer_woord(vraag, deel)
    if all(_is_weggelaten(delen, nummer) for nummer, deel in enumerate(delen) if deel not in {EN, OF, NIET}):
        raise _fout(vraag, "er is niets om naar te zoeken" if not delen else f"noem ook iets zonder {NIET}")
    return " ".join(_vertaald(delen))


def _controleer_woord(vraag: str, deel: str) -> None:
    if not _LETTER.search(deel):
        raise _fout(vraag, f"in {deel} staat geen letter of cijfer")
    if "*" in deel.strip('-"')[:-1]:
        raise _fout(vraag, f"in {deel} staat een sterretje op een plek waar het niet kan; het mag alleen achteraan")


def _is_weggelaten(delen: list[str], nummer: int) -> bool:
    return delen[nummer].startswith("-") or (nummer > 0 and delen[nummer - 1] == NIET)


def _vertaald(delen: list[str]) -> Iterable[str]:
    weglaten = False
    for deel in delen:
        if deel == NIET:
            weglaten = True
        elif deel != EN:
            yield f"-{deel}" if weglaten and not deel.startswith("-") else deel
            weglaten = False


def _fout(vraag: str, wat: str) -> OnbekendFout:
    return OnbekendFout(f"De zoekvraag {vraag} is niet te begrijpen: {wat}. {VOORBEELD}.")
