"""Per criterium: which units speak of it, by which rule, and which mentions are no evidence and why."""

from __future__ import annotations

from collections.abc import Iterator

from classify.citaten import Spreker
from classify.criterium import INGEBOUWD, Bereik, Criterium, Regel, Sterkte
from classify.eenheden import Eenheid
from classify.genoten import Genoten
from classify.ijking import IJker
from classify.kwalificaties import Wending
from classify.omgeving import Omgeving
from classify.oogst import Oogst, Vermelding, Verworpen, is_zeker, zonder_ontkende_secties, zonder_zwakke
from classify.speurwerk import Speurwerk
from classify.stem import ANDER_ONDERWERP, Stem, soort_ontkenning
from classify.structuur import CRITERIUMTEKST, TITEL, Structuur
from classify.termen import Treffer
from extract import BlockKind

_TERUGVERWIJZING = {"die", "deze", "dat", "dit", "zo'n"}
_BEZIT = {"ons", "onze"}
_BUITENSTAANDERS = "buitenstaanders"
"""The shared concept of people and organisations that are not the service."""
STRENG = ("planning", "norm", "samenwerking", "antwoord", "onderdelen")
"""Kinds of criterium for which a list item under the heading must name the subject again."""
MAX_NVT = 260
"""Characters up to which a sentence that says "niet van toepassing" is taken to say it of its subject."""
_NVT_GEWICHT = 0.25
_MIN_SECTIE = 3
"""Words from which a unit under a heading can say something on it."""
_KLEINE_WOORDEN = frozenset({"de", "het", "een", "en", "van", "voor", "bij", "over", "kpi", "norm", "vraag", "nr"})
_MIN_RIJ = 6
"""Words of a row of one cell from which it is no mere label."""
_MAX_LABEL = 4


class Weger:
    """Judges the units of one plan for one criterium."""

    def __init__(
        self,
        speurwerk: Speurwerk,
        structuur: Structuur,
        omgeving: Omgeving,
        criterium: Criterium,
        ijker: IJker | None = None,
    ) -> None:
        """Without ``ijker`` the rules alone decide, as when the weights of the wording are learned."""
        self._ijker = ijker
        self._speurwerk = speurwerk
        self._structuur = structuur
        self._omgeving = omgeving
        self._criterium = criterium
        self._eenheden = speurwerk.tekst.eenheden
        heeft_buitenstaanders = _BUITENSTAANDERS in criterium.begrippen
        self._buitenstaanders = speurwerk.per_eenheid(criterium, _BUITENSTAANDERS) if heeft_buitenstaanders else {}
        self._stem = Stem(speurwerk, structuur, criterium, self._buitenstaanders)
        self._vondsten = {
            begrip: self._zonder_vragen(speurwerk.per_eenheid(criterium, begrip)) for begrip in criterium.begrippen
        }
        self._regels = sorted(criterium.regels, key=lambda regel: -criterium.gewichten[regel.sterkte])
        self._kopeenheden = frozenset(nummer for begrip in criterium.koppen for nummer in self._vondsten[begrip])
        self._blok_onder_kop: dict[int, bool] = {}
        self._onder_koppen = frozenset(eenheid.nummer for eenheid in self._eenheden if self._ligt_onder_kop(eenheid))
        self._mogelijk = {regel.id: self._mogelijke_eenheden(regel) for regel in criterium.regels}

    def _zonder_vragen(self, vondsten: dict[int, tuple[Treffer, ...]]) -> dict[int, tuple[Treffer, ...]]:
        """Leave out, in a unit that says something besides it, the words of a question that is quoted there.

        A row with the question and its answer is judged by the answer.
        """
        geraakt = self._structuur.met_vraag.intersection(vondsten)
        if not geraakt:
            return vondsten
        doc, citaten = self._speurwerk.tekst.doc, self._structuur.citaten
        over = dict(vondsten)
        for nummer in geraakt:
            eigen = (term for term in over.pop(nummer) if citaten.van(doc[term.start].idx) is not Spreker.VRAGER)
            if termen := tuple(eigen):
                over[nummer] = termen
        return over

    def weeg(self) -> Oogst:
        """Return what counts and what does not, both in reading order."""
        vermeldingen, verworpen = self.uitkomsten()
        if self._ijker:
            vermeldingen, verworpen = self._ijker.ijk(self._criterium, vermeldingen, verworpen)
            vermeldingen += self._verwante(vermeldingen, verworpen)
        vreemd = self._vreemde_eenheden()
        weg = {item.eenheid for item in verworpen} | vreemd
        genoten = Genoten(self._speurwerk, self._structuur, self._omgeving, self._kopeenheden)
        erbij = genoten.van(vermeldingen, weg)
        if self._criterium.soort == "planning":
            erbij += genoten.van_planning([*vermeldingen, *erbij], weg)
        oogst = Oogst((*vermeldingen, *erbij), tuple(verworpen), vreemd)
        return zonder_zwakke(zonder_ontkende_secties(oogst, self._speurwerk))

    def _verwante(self, vermeldingen: list[Vermelding], verworpen: list[Verworpen]) -> Iterator[Vermelding]:
        """Yield what no rule finds and reads like the passages that readers cited; the same says no as elsewhere."""
        alleen = not any(is_zeker(item) for item in vermeldingen)
        gevonden = self._ijker.verwante(self._criterium, alleen=alleen) if self._ijker else {}
        gezien = {item.eenheid for item in (*vermeldingen, *verworpen)}
        for nummer, vermelding in gevonden.items():
            if nummer in gezien or self._niet_hier(nummer):
                continue
            kenschets = self._speurwerk.kenschets(self._eenheden[nummer])
            if not self._stem.kwalificatie(nummer, kenschets, vermelding.termen):
                yield vermelding

    def uitkomsten(self) -> tuple[list[Vermelding], list[Verworpen]]:
        """Return the mentions that the rules let count, and those that they do not, both in reading order."""
        vermeldingen: list[Vermelding] = []
        verworpen: list[Verworpen] = []
        anders: set[int] = set()
        for nummer in self._kandidaten():
            uitkomst = self._weeg_eenheid(nummer)
            if isinstance(uitkomst, Vermelding) and nummer - 1 in anders and self._wijst_terug(uitkomst):
                uitkomst = Verworpen(nummer, ANDER_ONDERWERP, uitkomst.termen)
            if isinstance(uitkomst, Verworpen) and uitkomst.reden == ANDER_ONDERWERP:
                anders.add(nummer)
            if isinstance(uitkomst, Vermelding):
                vermeldingen.append(uitkomst)
            elif uitkomst is not None:
                verworpen.append(uitkomst)
        return vermeldingen, verworpen

    def _wijst_terug(self, vermelding: Vermelding) -> bool:
        """Whether the words that matched refer back to the sentence before: "die fusie", "deze planning"."""
        doc = self._speurwerk.tekst.doc
        return bool(vermelding.termen) and all(
            term.start and doc[term.start - 1].lower_ in _TERUGVERWIJZING for term in vermelding.termen
        )

    def _vreemde_eenheden(self) -> frozenset[int]:
        begrippen = {begrip for regel in self._criterium.regels for begrip in regel.niet}
        ander = frozenset(nummer for begrip in begrippen for nummer in self._vondsten[begrip])
        return ander | frozenset(self._buitenstaanders)

    def _kandidaten(self) -> list[int]:
        """Return the units that some rule may fit, that name the subject, or that stand in a section about it."""
        return sorted(self._kopeenheden.union(self._onder_koppen, *self._mogelijk.values()))

    def _weeg_eenheid(self, nummer: int) -> Vermelding | Verworpen | None:
        regel, termen = self._beste_regel(nummer)
        sectie = (regel is None or regel.sterkte is Sterkte.ZWAK) and self._is_sectiesteun(nummer)
        if sectie:
            regel = None  # a section about the criterium says more than a weak rule
        if regel is None and not sectie:
            return self._weeg_overige(nummer)
        reden = self._structuur.reden(nummer)
        bewering = reden == CRITERIUMTEKST and self._structuur.is_bewering(nummer)
        if reden and not bewering:
            return Verworpen(nummer, reden, termen) if regel else None
        kenschets = self._speurwerk.kenschets(self._eenheden[nummer])
        nvt = Wending.NVT in kenschets.wendingen
        reden = self._stem.kwalificatie(nummer, kenschets, termen) or self._reden_van_label(nummer, termen)
        if not reden and nvt and (regel is None or regel.kop) and self._noemt_ander_criterium(nummer):
            reden = ANDER_ONDERWERP
        if not reden and regel and self._stem.van_een_ander(nummer, termen, sterk=regel.sterkte is Sterkte.STERK):
            reden = ANDER_ONDERWERP
        if reden:
            return Verworpen(nummer, reden, termen)
        if regel and (bewering or self._stem.handelt_een_ander(nummer, termen)):
            return Vermelding(nummer, regel.id, Sterkte.ZWAK, termen, self._criterium.gewichten[Sterkte.ZWAK])
        return self._vermelding(nummer, regel, termen, nvt=nvt and Wending.REDEN not in kenschets.wendingen)

    def _weeg_overige(self, nummer: int) -> Vermelding | Verworpen | None:
        """Look at a unit without a rule: under its heading it may still deny, or declare not applicable."""
        if not (nummer in self._onder_koppen or self._noemt_onderwerp(nummer)) or self._structuur.reden(nummer):
            return self._bijna(nummer)
        kenschets = self._speurwerk.kenschets(self._eenheden[nummer])
        if kenschets.wendingen & {Wending.ONTKEND, Wending.UITGESTELD}:
            return Verworpen(nummer, soort_ontkenning(kenschets), ())
        kort = len(self._speurwerk.citaat(self._eenheden[nummer])) < MAX_NVT
        hier = kort and not self._niet_hier(nummer) and not self._noemt_ander_criterium(nummer)
        if Wending.NVT in kenschets.wendingen and hier:
            return self._vermelding(nummer, None, (), nvt=Wending.REDEN not in kenschets.wendingen)
        return self._bijna(nummer)

    def _reden_van_label(self, nummer: int, termen: tuple[Treffer, ...]) -> str:
        """Return the reason for a unit that is a mere title: alone in its paragraph or row, with no other words."""
        blok = self._speurwerk.tekst.document.blocks[self._eenheden[nummer].blok]
        if self._speurwerk.citaat(self._eenheden[nummer]).endswith((".", "!", ";")):
            return ""
        if not termen or blok.kind not in (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW) or len(blok.cells) > 1:
            return ""
        eenheid, doc = self._eenheden[nummer], self._speurwerk.tekst.doc
        gedekt = {plaats for term in termen for plaats in _woorden_van(term)}
        rest = (doc[plaats] for plaats in range(eenheid.token_start, eenheid.token_end) if plaats not in gedekt)
        if any(token.is_alpha and len(token) > 1 and token.lower_ not in _KLEINE_WOORDEN for token in rest):
            return ""
        return TITEL

    def _noemt_ander_criterium(self, nummer: int) -> bool:
        """Whether a unit names the subject of another criterium and not this one's: the "n.v.t." is that one's."""
        return not self._noemt_onderwerp(nummer) and nummer in self._omgeving.onderwerpen

    def _noemt_onderwerp(self, nummer: int) -> bool:
        """Whether a unit itself names the subject, as headings on the criterium would."""
        return not self._niet_hier(nummer) and any(nummer in self._vondsten[b] for b in self._criterium.koppen)

    def _bijna(self, nummer: int) -> Verworpen | Vermelding | None:
        """Show a mention whose words fit a rule but whose subject is another.

        Where the service speaks of itself in the same sentence, a strong rule still makes it possible: to call the
        plan silent would be worse than to make the assessor look.
        """
        for regel in self._criterium.regels:
            if regel.sterkte is Sterkte.ZWAK or not (regel.niet or regel.niet_kop or regel.niet_sectie):
                continue
            if nummer not in self._mogelijk[regel.id]:
                continue
            termen = self._termen_van(regel, nummer)
            if termen and self._uitgesloten(regel, nummer):
                reden = self._structuur.reden(nummer)
                if not reden and self._spreekt_van_zichzelf(regel, nummer):
                    reden = self._stem.kwalificatie(nummer, self._speurwerk.kenschets(self._eenheden[nummer]), termen)
                    if not reden:
                        return Vermelding(
                            nummer, regel.id, Sterkte.ZWAK, termen, self._criterium.gewichten[Sterkte.ZWAK]
                        )
                return Verworpen(nummer, reden or ANDER_ONDERWERP, termen)
        return None

    def _spreekt_van_zichzelf(self, regel: Regel, nummer: int) -> bool:
        """Whether the service speaks of itself where a strong rule met another subject in the same sentence."""
        kenschets = self._speurwerk.kenschets(self._eenheden[nummer])
        eigen = kenschets.zelf and Wending.NVT not in kenschets.wendingen
        if self._stem.van_een_ander(nummer, self._termen_van(regel, nummer) or (), sterk=True):
            return False
        return eigen and regel.sterkte is Sterkte.STERK and not self._elders(regel, nummer)

    def _vermelding(self, nummer: int, regel: Regel | None, termen: tuple[Treffer, ...], *, nvt: bool) -> Vermelding:
        onder_kop = nummer in self._onder_koppen
        sterkte = regel.sterkte if regel else Sterkte.GEWOON
        gewicht = (
            (self._criterium.gewichten[sterkte] if regel else 0.45)
            + (0.1 if onder_kop else 0.0)
            + (_NVT_GEWICHT if nvt else 0.0)
        )
        naam = regel.id if regel else "sectie-over-dit-criterium"
        return Vermelding(nummer, naam, sterkte, termen, gewicht, onder_kop, nvt, alleen_sectie=regel is None)

    def _beste_regel(self, nummer: int) -> tuple[Regel | None, tuple[Treffer, ...]]:
        """Return the strongest rule that fits a unit, with the words that made it fit."""
        for regel in self._regels:
            if nummer not in self._mogelijk[regel.id]:
                continue
            if self._uitgesloten(regel, nummer) and not self._noemt_het_ons(regel, nummer):
                continue
            if regel.kop and not self._kop_heeft(nummer, regel.kop):
                continue
            termen = self._termen_van(regel, nummer)
            if termen is not None:
                return regel, termen
        return None, ()

    def _mogelijke_eenheden(self, regel: Regel) -> frozenset[int]:
        """Return the units that hold a word of every spelled-out group of a rule, in their sentence or paragraph.

        They hold a word of the criterium themselves, or stand in a section about it.
        """
        mogelijk = self._onder_koppen.union(*self._vondsten.values())
        for groep in regel.alle:
            if not set(groep) & INGEBOUWD:
                nummers = {nummer for begrip in groep for nummer in self._vondsten[begrip]}
                mogelijk &= nummers if regel.bereik is Bereik.ZIN else self._omgeving.in_alinea_met(nummers)
        return mogelijk

    def _uitgesloten(self, regel: Regel, nummer: int) -> bool:
        """Whether a unit, its headings or its section hold a concept that makes it another subject."""
        return any(nummer in self._vondsten[begrip] for begrip in regel.niet) or self._elders(regel, nummer)

    def _noemt_het_ons(self, regel: Regel, nummer: int) -> bool:
        """Whether a unit calls what a strong rule found the service's own: "met de hogeschool aan onze agenda"."""
        if regel.sterkte is not Sterkte.STERK or self._elders(regel, nummer):
            return False
        doc = self._speurwerk.tekst.doc
        ervoor = (doc[max(term.start - 1, 0)] for term in self._termen_van(regel, nummer) or ())
        return any(token.lower_ in _BEZIT for token in ervoor)

    def _elders(self, regel: Regel, nummer: int) -> bool:
        """Whether the headings or the section of a unit are about another subject."""
        koppen = self._omgeving.koppen(self._eenheden[nummer].blok) if regel.niet_kop else ()
        if any(plaats in self._vondsten[begrip] for begrip in regel.niet_kop for plaats in koppen):
            return True
        sectie = self._omgeving.sectie(self._eenheden[nummer].blok) if regel.niet_sectie else ()
        return any(plaats in self._vondsten[begrip] for begrip in regel.niet_sectie for plaats in sectie)

    def _termen_van(self, regel: Regel, nummer: int) -> tuple[Treffer, ...] | None:
        """Return the words by which a unit fits a rule, None when it does not."""
        bereik = [nummer] if regel.bereik is Bereik.ZIN else self._omgeving.alinea(self._eenheden[nummer].blok)
        termen: list[Treffer] = []
        hier = False
        for groep in regel.alle:
            gevonden = False
            for plaats in bereik:
                treffers = self._groep_in(groep, plaats)
                if treffers is not None:
                    gevonden = True
                    if plaats == nummer:
                        hier = True
                        termen.extend(treffers)
                        break
            if not gevonden:
                return None
        verschillend = sorted(set(termen))
        gespeld = [groep for groep in regel.alle if not set(groep) & INGEBOUWD]
        if regel.bereik is Bereik.ZIN and not _genoeg_plaatsen(verschillend, len(gespeld)):
            return None
        return tuple(verschillend) if hier else None

    def _groep_in(self, groep: tuple[str, ...], nummer: int) -> tuple[Treffer, ...] | None:
        """Return the places of the first concept of a group that stands in a unit; () for a built-in one."""
        for begrip in groep:
            if begrip in INGEBOUWD:
                if self._speurwerk.ingebouwd(begrip, self._eenheden[nummer]):
                    return ()
            elif nummer in self._vondsten[begrip]:
                return self._vondsten[begrip][nummer]
        return None

    def _kop_heeft(self, nummer: int, begrippen: tuple[str, ...]) -> bool:
        eenheid = self._eenheden[nummer]
        vraag = self._omgeving.vraag_boven(nummer)
        boven = (*self._omgeving.boven(eenheid.blok), *(() if vraag is None else (vraag,)))
        for begrip in begrippen:
            vondsten = self._vondsten[begrip]
            if any(plaats in vondsten for plaats in boven):
                return True
            if eenheid.onderwerp and self._in_onderwerp(begrip, eenheid.onderwerp):
                return True
        return False

    def _in_onderwerp(self, begrip: str, onderwerp: tuple[int, int]) -> bool:
        nummer = self._speurwerk.eenheid_van(onderwerp[0])
        if nummer is None:
            return False
        return any(
            onderwerp[0] <= treffer.start and treffer.end <= onderwerp[1]
            for treffer in self._vondsten[begrip].get(nummer, ())
        )

    def _ligt_onder_kop(self, eenheid: Eenheid) -> bool:
        """Whether heading, lead-in, row subject or the question before say that a unit is about the criterium."""
        blok = eenheid.blok
        if self._speurwerk.tekst.document.blocks[blok].kind is BlockKind.HEADING:
            return False
        if blok not in self._blok_onder_kop:
            self._blok_onder_kop[blok] = not self._kopeenheden.isdisjoint(self._omgeving.boven(blok))
        eigen = eenheid.onderwerp is not None or self._omgeving.vraag_boven(eenheid.nummer) is not None
        return self._blok_onder_kop[blok] or (eigen and self._kop_heeft(eenheid.nummer, self._criterium.koppen))

    def _is_sectiesteun(self, nummer: int) -> bool:
        """Whether a unit in a section about the criterium says something of substance on it."""
        if nummer not in self._onder_koppen or self._niet_hier(nummer):
            return False
        eenheid = self._eenheden[nummer]
        aantal = len(self._speurwerk.citaat(eenheid).split())
        if aantal < _MIN_SECTIE or self._onder_andere_kop(eenheid.blok):
            return False
        blok = self._speurwerk.tekst.document.blocks[eenheid.blok]
        if blok.kind is BlockKind.TABLE_ROW and len(blok.cells) == 1 and aantal < _MIN_RIJ:
            return False  # a label whose other cells are empty
        if blok.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) and self._criterium.soort not in STRENG:
            return True
        return any(self._groep_in((begrip,), nummer) is not None for begrip in self._criterium.steun)

    def _onder_andere_kop(self, blok: int) -> bool:
        """Whether a heading above says, by some rule, that all below it is about another subject."""
        uitgesloten = {begrip for regel in self._criterium.regels for begrip in regel.niet_kop}
        koppen = self._omgeving.koppen(blok) if uitgesloten else ()
        return any(nummer in self._vondsten[begrip] for begrip in uitgesloten for nummer in koppen)

    def _niet_hier(self, nummer: int) -> bool:
        """Whether the unit, or its section, holds a concept by which some rule calls it another subject."""
        uitgesloten = {begrip for regel in self._criterium.regels for begrip in regel.niet}
        if any(nummer in self._vondsten[begrip] for begrip in uitgesloten):
            return True
        elders = {begrip for regel in self._criterium.regels for begrip in regel.niet_sectie}
        sectie = self._omgeving.sectie(self._eenheden[nummer].blok) if elders else ()
        return any(plaats in self._vondsten[begrip] for begrip in elders for plaats in sectie)


def _woorden_van(term: Treffer) -> range | tuple[int, int]:
    """Return the words that a term itself has: all of a short one, the ends of one that spans free words."""
    lang = term.end - term.start > _MAX_LABEL
    return (term.start, term.end - 1) if lang else range(term.start, term.end)


def _genoeg_plaatsen(termen: list[Treffer], nodig: int) -> bool:
    """Whether the words of a rule stand in as many different places as it asks for: one word proves one thing.

    Only the ends of a split term count ("dragen ... over"): what stands between is free for other concepts.
    """
    bezet: set[int] = set()
    aantal = 0
    for term in sorted(termen, key=lambda term: term.end - term.start):
        randen = {term.start, term.end - 1}
        if not randen & bezet:
            bezet |= randen
            aantal += 1
    return aantal >= nodig
