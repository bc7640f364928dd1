"""Who speaks in a unit, and of what: denied, a question, a quoted norm, others, long ago; or the service itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from classify.citaten import Spreker
from classify.criterium import Criterium
from classify.kwalificaties import Wending, laad_taal
from classify.speurwerk import Kenschets, Speurwerk
from classify.structuur import VRAAG, Structuur
from classify.termen import Treffer

ANDER_ONDERWERP = "ander onderwerp"
_VERLEDEN_TOT = "ander onderwerp (verleden)"
_VAN_DE_DIENST_ZELF = ("norm", "document")
"""Kinds of criterium that are about what the service itself has; in the others governments belong to the subject."""
_EERSTE_PERSOON = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
_EIGEN_MENSEN = re.compile(
    r"\b(?:medewerkers?|collega['’]?s?|directeur|directie|(?:algemeen|dagelijks) bestuur|managementteam"
    r"|toezichthouders?|vergunningverleners?|\w*team|teamleiders?)\b",
    re.IGNORECASE,
)
"""The service's own people: beside them an outsider is a partner, not the subject."""
_VOOR_EIGEN_MENSEN = re.compile(
    r"\b(?:voor|waarmee|(?:opleiding|scholing|cursuss)\w* (?:van|aan)) (?:(?:het|de|alle|eigen) )?"
    r"(?:personeel|medewerkers|collega['’]s|toezichthouders|vergunningverleners|handhavers|juristen)\b",
    re.IGNORECASE,
)
"""What another does, it does for the service's own people: doubtful, and so never silence."""
_ZELF = re.compile(
    r"\b(?:wij|we|ons|onze (?!deelnemers|gemeenten|inwoners|bestuurders)|(?:de|onze) dienst)\b", re.IGNORECASE
)
_VERWIJST = re.compile(
    r"(?:daar|hier)(?:over|op|van|aan|voor|in|omtrent)?\b|dat |dit |die vraag|deze vraag", re.IGNORECASE
)
_VERWIJST_TERUG = re.compile(
    r"\b(?:(?:hier|daar)(?:over|op|van|aan|voor|in|omtrent)|er|(?:dit|dat) onderwerp|(?:deze|die) (?:kpi|vraag))\b",
    re.IGNORECASE,
)
_ZELFDE = re.compile(r"\b(?:geldt|gelden) (?:\w+ ){0,3}(?:hetzelfde|evenzeer|niet anders)\b", re.IGNORECASE)
_NIET_ALLEEN = re.compile(r"\bniet (?:alleen|slechts|enkel|uit van)\b", re.IGNORECASE)
"""Behind these words comes what the plan does say."""
_ONTKENNEND = frozenset({Wending.ONTKEND, Wending.UITGESTELD})
_FEITELIJK = frozenset({Wending.GEREALISEERD, Wending.BESLUIT})
_LANG = 200
"""Characters from which a row holds several statements."""
_ZINSEINDE = re.compile(r"[.;!?](?=\s)")
_DEELZIN = re.compile(r"[;:]|, (?:maar|terwijl|en|doch|waar|wij|we)\b|\b(?:maar|terwijl)\b")


class Stem:
    """Judges how the units of one plan speak, for one criterium."""

    def __init__(
        self, speurwerk: Speurwerk, structuur: Structuur, criterium: Criterium, buitenstaanders: Collection[int]
    ) -> None:
        """``buitenstaanders`` are the units that name people or organisations that are not the service."""
        self._speurwerk = speurwerk
        self._structuur = structuur
        self._criterium = criterium
        self._buitenstaanders = buitenstaanders
        self._eenheden = speurwerk.tekst.eenheden

    def kwalificatie(self, nummer: int, kenschets: Kenschets, termen: tuple[Treffer, ...]) -> str:
        """Return why the way a unit speaks makes it no evidence, "" when it does not."""
        wendingen = kenschets.wendingen
        if Wending.NVT in wendingen and Wending.ONTKEND not in wendingen:
            return ""
        beperkt = _NIET_ALLEEN.search(self._speurwerk.citaat(self._eenheden[nummer]))
        ontkent = wendingen & _ONTKENNEND and not beperkt and not _stelt_uit_wat_hij_zegt(kenschets)
        if ontkent and not self._ontkent_elders(nummer, termen):
            return soort_ontkenning(kenschets)
        if self._ontkend_door_volgende(nummer, kenschets) or self._ontkend_als_vorige(nummer, kenschets):
            return "ontkend"
        return self._vreemde_stem(nummer, kenschets, termen) or self._vreemd_onderwerp(nummer, kenschets)

    def _ontkent_elders(self, nummer: int, termen: tuple[Treffer, ...]) -> bool:
        """Whether a long unit (a table row) denies or postpones in a part, and speaks plainly in the rest."""
        eenheid, doc, taal = self._eenheden[nummer], self._speurwerk.tekst.doc, laad_taal()
        tekst = self._speurwerk.tekst.document.text[eenheid.start : eenheid.end]
        if not termen:
            return False
        if len(tekst) < _LANG:
            return self._ontkent_in_andere_deelzin(nummer, termen)
        plaatsen = [doc[term.start].idx - eenheid.start for term in termen]
        begin = los = geraakt = 0
        for einde in [*(treffer.end() for treffer in _ZINSEINDE.finditer(tekst)), len(tekst)]:
            zin = " ".join(tekst[begin:einde].split())
            met_term = any(begin <= plaats < einde for plaats in plaatsen)
            ontkend = any(taal.is_(wending, zin) for wending in _ONTKENNEND)
            los += met_term and not ontkend
            geraakt += ontkend and (met_term or bool(_VERWIJST_TERUG.search(zin)))
            begin = einde
        return los > geraakt + 1 if geraakt else los > 0

    def _ontkent_in_andere_deelzin(self, nummer: int, termen: tuple[Treffer, ...]) -> bool:
        """Whether a sentence denies in one part, and in another gives a fact on what was found.

        "Op de fusie gaan wij hier niet in; het opleidingsbudget is in 2024 verhoogd" says something of the budget.
        """
        eenheid = self._eenheden[nummer]
        tekst = self._speurwerk.tekst.document.text[eenheid.start : eenheid.end]
        plaatsen = [self._speurwerk.tekst.doc[term.start].idx - eenheid.start for term in termen]
        begin, feit = 0, False
        for einde in [*(treffer.start() for treffer in _DEELZIN.finditer(tekst)), len(tekst)]:
            deel = self._speurwerk.kenschets_van(" ".join(tekst[begin:einde].split()))
            met_term = any(begin <= plaats < einde for plaats in plaatsen)
            if deel.wendingen & _ONTKENNEND:
                if met_term or _VERWIJST_TERUG.search(tekst[begin:einde]):
                    return False
            else:
                feit |= met_term and bool(deel.hoeveelheden or deel.wendingen & _FEITELIJK)
            begin = einde
        return feit

    def _ontkend_door_volgende(self, nummer: int, kenschets: Kenschets) -> bool:
        """Whether the next sentence takes it back: "U vroeg naar ons perspectief. Daarover zegt dit plan niets."."""
        volgende = nummer + 1
        if kenschets.hoeveelheden or volgende >= len(self._eenheden):
            return False
        eenheid = self._eenheden[volgende]
        if eenheid.blok != self._eenheden[nummer].blok:
            return False
        tekst = self._speurwerk.citaat(eenheid)
        return bool(_VERWIJST.match(tekst)) and Wending.ONTKEND in self._speurwerk.kenschets(eenheid).wendingen

    def _ontkend_als_vorige(self, nummer: int, kenschets: Kenschets) -> bool:
        """Whether a unit says of its subject what the denial before it says: "Voor X geldt hetzelfde."."""
        if kenschets.hoeveelheden or not nummer or self._eenheden[nummer - 1].blok != self._eenheden[nummer].blok:
            return False
        vorige = self._speurwerk.kenschets(self._eenheden[nummer - 1])
        zelfde = _ZELFDE.search(self._speurwerk.citaat(self._eenheden[nummer]))
        return bool(vorige.wendingen & _ONTKENNEND) and bool(zelfde)

    def _vreemde_stem(self, nummer: int, kenschets: Kenschets, termen: tuple[Treffer, ...]) -> str:
        """Return why a unit is not the service speaking: a question, the ministry, a quoted norm; else ""."""
        if self._speurwerk.citaat(self._eenheden[nummer]).rstrip("\"'’”»)").endswith("?"):
            return "vraag"
        if Wending.VRAAG_MINISTERIE in kenschets.wendingen:
            return VRAAG
        if not kenschets.hoeveelheden and self._kondigt_aan(nummer):
            return "leeswijzer"
        geciteerd = (
            Wending.NORM_GECITEERD in kenschets.wendingen and not self._eigen_feit(nummer)
        ) or self._tussen_aanhalingstekens(termen)
        feit = kenschets.wendingen & {Wending.GEREALISEERD, Wending.BESLUIT} and self._structuur.eigen_waarde(kenschets)
        if geciteerd or (self._structuur.onder_kaderkop(nummer) and not feit and not self._zegt_wij(nummer)):
            return "norm geciteerd"
        return ""

    def van_een_ander(self, nummer: int, termen: tuple[Treffer, ...], *, sterk: bool) -> bool:
        """Whether what was found is said, directly behind it, to be somebody else's: "het fonds van de provincie".

        The common words of a rule that is not strong ("gegevens van bedrijven") may be about others all the same; only
        of money and staff they say whose it is.
        """
        norm = self._criterium.norm
        if self._criterium.soort not in _VAN_DE_DIENST_ZELF or not (sterk or norm):
            return False
        eenheid, doc = self._eenheden[nummer], self._speurwerk.tekst.doc
        laatsten = (doc[term.end - 1] for term in termen)
        teksten = (
            self._speurwerk.tekst.document.quote(token.idx + len(token) - 1, eenheid.end)[1:]
            for token in laatsten
            if token.idx + len(token) < eenheid.end
        )
        return any(laad_taal().is_(Wending.VAN_EEN_ANDER, tekst) for tekst in teksten)

    def _kondigt_aan(self, nummer: int) -> bool:
        """Whether a unit only tells where something stands; of a planning that is enough to look at it."""
        tekst = self._speurwerk.citaat(self._eenheden[nummer])
        if laad_taal().is_(Wending.AANKONDIGING, tekst):
            return True
        return self._criterium.soort != "planning" and laad_taal().is_(Wending.VERWIJZING, tekst)

    def handelt_een_ander(self, nummer: int, termen: tuple[Treffer, ...]) -> bool:
        """Whether somebody else does what was found, though the service speaks further on in the sentence.

        "De aannemer maakt een planning, die wij toetsen": what comes of it may be the service's all the same, so this
        makes a mention doubtful and no more.
        """
        eenheid = self._eenheden[nummer]
        einde = max((self._einde(term) for term in termen), default=eenheid.start)
        begin = self._speurwerk.tekst.document.quote(eenheid.start, max(einde, eenheid.start))
        if _ZELF.search(begin):
            return False
        taal, tekst = laad_taal(), self._speurwerk.citaat(eenheid)
        van_zichzelf = self._criterium.soort in _VAN_DE_DIENST_ZELF and taal.is_(Wending.ANDER_ONDERWERP, tekst)
        return (van_zichzelf or taal.is_(Wending.DERDE_ONDERWERP, tekst)) and not _EIGEN_MENSEN.search(begin)

    def _einde(self, term: Treffer) -> int:
        token = self._speurwerk.tekst.doc[term.end - 1]
        return token.idx + len(token)

    def _zegt_wij(self, nummer: int) -> bool:
        """Whether the service speaks in the first person; a quoted norm speaks of "de dienst"."""
        return bool(_EERSTE_PERSOON.search(self._speurwerk.citaat(self._eenheden[nummer])))

    def _vreemd_onderwerp(self, nummer: int, kenschets: Kenschets) -> str:
        """Return why a unit without "wij" or the service's name is about others or about long ago; else ""."""
        if kenschets.zelf and not self._spreekt_alleen_van_anderen(nummer, kenschets):
            return ""
        if Wending.VERLEDEN in kenschets.wendingen and not self._is_van_nu(nummer):
            return _VERLEDEN_TOT
        if Wending.ANDER_ONDERWERP in kenschets.wendingen and self._criterium.soort in _VAN_DE_DIENST_ZELF:
            voor_ons = _VOOR_EIGEN_MENSEN.search(self._speurwerk.citaat(self._eenheden[nummer]))
            return "" if voor_ons else ANDER_ONDERWERP
        if laad_taal().is_(Wending.DERDE_ONDERWERP, self._speurwerk.citaat(self._eenheden[nummer])):
            return "" if self._noemt_eigen_mensen(nummer) else ANDER_ONDERWERP
        vreemd = nummer in self._buitenstaanders and not self._noemt_eigen_mensen(nummer)
        return ANDER_ONDERWERP if vreemd else ""

    def _noemt_eigen_mensen(self, nummer: int) -> bool:
        return noemt_eigen_mensen(self._speurwerk.citaat(self._eenheden[nummer]))

    def _spreekt_alleen_van_anderen(self, nummer: int, kenschets: Kenschets) -> bool:
        """Whether "onze" is said of the deelnemers only, where somebody else acts: "De brandweer biedt onze ..."."""
        tekst = self._speurwerk.citaat(self._eenheden[nummer])
        genoemd = _ZELF.search(tekst) or any(naam.casefold() in tekst.casefold() for naam in self._speurwerk.namen)
        return Wending.ANDER_ONDERWERP in kenschets.wendingen and not genoemd

    def _is_van_nu(self, nummer: int) -> bool:
        """Whether a recent year stands beside the old one: "de regeling uit 2008 is in 2024 gewijzigd"."""
        return laad_taal().is_(Wending.NIEUW_JAAR, self._speurwerk.citaat(self._eenheden[nummer]))

    def _tussen_aanhalingstekens(self, termen: tuple[Treffer, ...]) -> bool:
        """Whether every word that matched stands in somebody else's quotation; a short title is none."""
        doc = self._speurwerk.tekst.doc
        sprekers = [self._structuur.citaten.van(doc[term.start].idx) for term in termen]
        return bool(sprekers) and all(spreker in (Spreker.VRAGER, Spreker.ONBEKEND) for spreker in sprekers)

    def _eigen_feit(self, nummer: int) -> bool:
        """Whether, beside the quoted norm, the service states something of its own.

        "De norm is 80 procent; wij zitten op 72 procent" does, "de staatssecretaris vraagt naar onze agenda" does not.
        """
        for deel in _DEELZIN.split(self._speurwerk.citaat(self._eenheden[nummer])):
            kenschets = self._speurwerk.kenschets_van(deel)
            if kenschets.zelf and kenschets.hoeveelheden and Wending.NORM_GECITEERD not in kenschets.wendingen:
                return True
        return False


def is_voor_eigen_mensen(tekst: str) -> bool:
    """Whether a text says of something that it is for the service's own people, whoever does it."""
    return bool(_VOOR_EIGEN_MENSEN.search(tekst))


def noemt_eigen_mensen(tekst: str) -> bool:
    """Whether a text names the people of a service: its staff, its director, its board."""
    return bool(_EIGEN_MENSEN.search(tekst))


def _stelt_uit_wat_hij_zegt(kenschets: Kenschets) -> bool:
    """Whether a sentence tells an aim of the service, of which only the working out comes later."""
    wendingen = kenschets.wendingen
    return kenschets.zelf and Wending.STREVEN in wendingen and Wending.ONTKEND not in wendingen


def soort_ontkenning(kenschets: Kenschets) -> str:
    """Return the reason by which a denial or a postponement is shown."""
    return "ontkend" if Wending.ONTKEND in kenschets.wendingen else "uitgesteld naar een latere versie"
