"""Criteria as data: the YAML file read into typed, checked objects."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import cast

import yaml

from classify.model import Norm

INGEBOUWD = frozenset(
    {
        "<percentage>",
        "<bedrag>",
        "<fte>",
        "<datum>",
        "<kwartaal>",
        "<jaar>",
        "<besluit>",
        "<zelf>",
        "<andere_dienst>",
        "<kwartalentabel>",
    }
)
"""Concepts that the program recognises itself, beside those that the file spells out."""


class CriteriaFout(Exception):
    """The criteria file cannot be used; ``str(error)`` is a Dutch sentence with the place."""


class Sterkte(StrEnum):
    """How much a rule proves: strong and ordinary make a criterium mentioned, weak only possibly."""

    STERK = "sterk"
    GEWOON = "gewoon"
    ZWAK = "zwak"


GEWICHTEN = {Sterkte.STERK: 0.8, Sterkte.GEWOON: 0.6, Sterkte.ZWAK: 0.3}
"""What a rule of each strength weighs when passages are put in order, unless a criterium says otherwise."""


class Bereik(StrEnum):
    """Within what the words of a rule must stand together."""

    ZIN = "zin"
    ALINEA = "alinea"


@dataclass(frozen=True, slots=True)
class Regel:
    """When the words of a passage make it speak of a criterium."""

    id: str
    alle: tuple[tuple[str, ...], ...]
    """Every group must be there; of a group one concept is enough."""
    sterkte: Sterkte
    bereik: Bereik = Bereik.ZIN
    kop: tuple[str, ...] = ()
    """One of these concepts must stand in the heading, lead-in or row subject above the passage."""
    niet: tuple[str, ...] = ()
    """Concepts that make it another subject."""
    niet_kop: tuple[str, ...] = ()
    """Concepts that do so in the headings above ("Het nieuwe zaaksysteem")."""
    niet_sectie: tuple[str, ...] = ()
    """Concepts that do so wherever they stand in the same section ("BI" beside "basisinspectie")."""


@dataclass(frozen=True, slots=True)
class Criterium:
    """One row of the assessment table."""

    nummer: str
    titel: str
    kort: str
    """The subject as it stands in a sentence: "een innovatieagenda"."""
    vraag: str
    soort: str
    """Which decision table proposes the colour (``voorstel.yaml``)."""
    bron: str
    status: str
    begrippen: dict[str, tuple[str, ...]]
    """Concept name to its terms, the shared concepts included."""
    koppen: tuple[str, ...]
    """Concepts that, in a heading, say that the section is about this criterium."""
    steun: tuple[str, ...]
    """Concepts that are enough inside such a section."""
    regels: tuple[Regel, ...]
    eigen_begrippen: tuple[str, ...] = ()
    """The concepts that the criterium itself spells out, without the shared ones."""
    norm: Norm | None = None
    vragen: tuple[str, ...] = ()
    """Questions that the ministry is known to have put, to recognise where a plan repeats them."""
    onderdelen: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Parts that are judged apart (criterium 4), each with its concepts."""
    gewichten: dict[Sterkte, float] = field(default_factory=lambda: dict(GEWICHTEN))
    """What a rule of each strength weighs; between 0 and 1, only for the order of the passages."""
    geweerd: frozenset[str] = frozenset()
    """Surface forms that do not count for this criterium though a term finds them, in lower case, single spaces."""
    zuster: str = ""
    """The criterium on the size of what this one asks for (the budget of a programme); "" where there is none."""
    afkortingen: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Abbreviations that a plan may use for something else, with the beginnings of words that go with what is meant."""
    moet: tuple[str, ...] = ()
    """Texts that must be recognised."""
    moet_niet: tuple[str, ...] = ()
    """Texts that must not be recognised."""

    @property
    def zoektermen(self) -> tuple[str, ...]:
        """The terms of the concepts that a rule starts from, for "gezocht op"; each once, in file order."""
        namen = [naam for regel in self.regels for naam in (regel.alle[0] if regel.alle else ())]
        termen = (term for naam in namen for term in self.begrippen.get(naam, ()))
        return tuple(dict.fromkeys(term.lstrip("=").replace(" ... ", " … ").replace("*", "…") for term in termen))


@dataclass(frozen=True, slots=True)
class Criteria:
    """All criteria of one file."""

    criteria: tuple[Criterium, ...]
    versie: str
    """The version in the file, followed by a hash of its content."""

    def criterium(self, nummer: str) -> Criterium:
        """Return the criterium with this number; raises KeyError when there is none."""
        for criterium in self.criteria:
            if criterium.nummer == nummer:
                return criterium
        raise KeyError(nummer)

    def met_vragen(self, vragen: Mapping[str, str]) -> Criteria:
        """Return these criteria with the questions that the ministry put to one service, per criterium number.

        A plan that repeats such a question has not answered it. The version tells the difference, so that a result is
        made again when the questions change.
        """
        gesteld = {nummer: vraag.strip() for nummer, vraag in sorted(vragen.items()) if vraag.strip()}
        if not gesteld:
            return self
        criteria = tuple(
            replace(item, vragen=(*item.vragen, gesteld[item.nummer])) if item.nummer in gesteld else item
            for item in self.criteria
        )
        kenmerk = hashlib.sha256(repr(gesteld).encode()).hexdigest()[:8]
        return Criteria(criteria, f"{self.versie}-{kenmerk}")


BESTAND_SLEUTELS = {"versie", "gedeeld", "criteria"}
CRITERIUM_SLEUTELS = {
    "nummer",
    "titel",
    "kort",
    "vraag",
    "soort",
    "bron",
    "status",
    "norm",
    "begrippen",
    "koppen",
    "steun",
    "onderdelen",
    "regels",
    "moet",
    "moet_niet",
    "vragen",
    "gewichten",
    "geweerd",
    "zuster",
    "afkortingen",
}
VERPLICHT = ("nummer", "titel", "kort", "vraag", "soort", "bron", "status", "begrippen", "koppen", "steun", "regels")
REGEL_SLEUTELS = {"id", "alle", "sterkte", "in", "kop", "niet", "niet_kop", "niet_sectie"}
NORM_OPERATOREN = (">", ">=")
NORM_SLEUTELS = {"tekst", "operator", "waarde", "eenheid", "basis"}
SOORTEN = ("planning", "onderdelen", "norm", "voldoen", "document", "antwoord", "samenwerking")


_LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where it was built: eight times as fast, on the start of every command."""


def load_criteria(path: Path | None = None) -> Criteria:
    """Read a criteria file, by default the fourteen confirmed criteria that come with the program.

    Raises CriteriaFout with the place of the first mistake.
    """
    bron = path or files("classify").joinpath("criteria/robuustheid.yaml")
    naam = path.name if path else "robuustheid.yaml"
    try:
        tekst = bron.read_text(encoding="utf-8")
        data = yaml.load(tekst, Loader=_LADER)  # noqa: S506 - both loaders are the safe one
    except (OSError, UnicodeDecodeError) as fout:
        raise CriteriaFout(f"{naam}: het bestand kan niet worden gelezen ({fout}).") from fout
    except yaml.YAMLError as fout:
        raise CriteriaFout(f"{naam}: dit is geen geldige YAML ({fout}).") from fout
    return _Lezer(naam).lees(data, tekst)


@dataclass(frozen=True, slots=True)
class _Lezer:
    """Turns the parsed YAML into objects and names the place of every mistake."""

    naam: str

    def lees(self, data: object, tekst: str) -> Criteria:
        wortel = self._mapping(data, "het bestand")
        self._sleutels(wortel, BESTAND_SLEUTELS, "het bestand")
        gedeeld = self._begrippen(wortel.get("gedeeld", {}), "gedeeld")
        ruw = self._lijst(wortel.get("criteria"), "criteria")
        criteria = tuple(self._criterium(item, gedeeld) for item in ruw)
        if not criteria:
            raise self._fout("criteria", "er staat geen enkel criterium in het bestand")
        nummers = [criterium.nummer for criterium in criteria]
        self._dubbel(nummers, "criteria")
        for criterium in criteria:
            if criterium.zuster and criterium.zuster not in nummers:
                raise self._fout(
                    f"criterium {criterium.nummer}, zuster", f"er is geen criterium met nummer {criterium.zuster}"
                )
        kenmerk = hashlib.sha256(tekst.encode()).hexdigest()[:12]
        return Criteria(criteria, f"{wortel.get('versie', '0')}-{kenmerk}")

    def _criterium(self, data: object, gedeeld: dict[str, tuple[str, ...]]) -> Criterium:
        item = self._mapping(data, "een criterium")
        plaats = f"criterium {item.get('nummer', '?')}"
        self._sleutels(item, CRITERIUM_SLEUTELS, plaats)
        for sleutel in VERPLICHT:
            if sleutel not in item:
                raise self._fout(plaats, f"'{sleutel}' ontbreekt")
        eigen = self._begrippen(item["begrippen"], plaats)
        begrippen = gedeeld | eigen
        bekend = set(begrippen) | INGEBOUWD
        regels = tuple(self._regel(regel, bekend, plaats) for regel in self._lijst(item["regels"], plaats))
        self._dubbel([regel.id for regel in regels], plaats)
        onderdelen = self._begrippen(item.get("onderdelen", {}), f"{plaats}, onderdelen")
        for namen in onderdelen.values():
            self._bekend(namen, bekend, f"{plaats}, onderdelen")
        return Criterium(
            nummer=self._tekst(item["nummer"], f"{plaats}, nummer"),
            titel=self._tekst(item["titel"], f"{plaats}, titel"),
            kort=self._tekst(item["kort"], f"{plaats}, kort"),
            vraag=self._tekst(item["vraag"], f"{plaats}, vraag"),
            soort=self._keuze(item["soort"], SOORTEN, f"{plaats}, soort"),
            bron=self._tekst(item["bron"], f"{plaats}, bron"),
            status=self._tekst(item["status"], f"{plaats}, status"),
            begrippen=begrippen,
            koppen=self._bekend(self._teksten(item["koppen"], f"{plaats}, koppen"), bekend, f"{plaats}, koppen"),
            steun=self._bekend(self._teksten(item["steun"], f"{plaats}, steun"), bekend, f"{plaats}, steun"),
            regels=regels,
            eigen_begrippen=tuple(eigen),
            norm=self._norm(item.get("norm"), f"{plaats}, norm"),
            vragen=self._teksten(item.get("vragen", []), f"{plaats}, vragen"),
            onderdelen=onderdelen,
            gewichten=self._gewichten(item.get("gewichten", {}), f"{plaats}, gewichten"),
            geweerd=frozenset(
                gewone_vorm(vorm) for vorm in self._teksten(item.get("geweerd", []), f"{plaats}, geweerd")
            ),
            zuster=self._tekst(item["zuster"], f"{plaats}, zuster") if "zuster" in item else "",
            afkortingen=self._begrippen(item.get("afkortingen", {}), f"{plaats}, afkortingen"),
            moet=self._teksten(item.get("moet", []), f"{plaats}, moet"),
            moet_niet=self._teksten(item.get("moet_niet", []), f"{plaats}, moet_niet"),
        )

    def _regel(self, data: object, bekend: set[str], plaats: str) -> Regel:
        item = self._mapping(data, f"{plaats}, regels")
        plaats = f"{plaats}, regel {item.get('id', '?')}"
        self._sleutels(item, REGEL_SLEUTELS, plaats)
        groepen = tuple(tuple(groep.split("|")) for groep in self._teksten(item.get("alle"), plaats))
        if not groepen:
            raise self._fout(plaats, "'alle' is leeg; zo'n regel zou overal treffen")
        for groep in groepen:
            self._bekend(groep, bekend, plaats)
        kop = tuple(naam for groep in self._teksten(item.get("kop", []), plaats) for naam in groep.split("|"))
        return Regel(
            id=self._tekst(item.get("id"), plaats),
            alle=groepen,
            sterkte=Sterkte(self._keuze(item.get("sterkte"), tuple(Sterkte), f"{plaats}, sterkte")),
            bereik=Bereik(self._keuze(item.get("in", "zin"), tuple(Bereik), f"{plaats}, in")),
            kop=self._bekend(kop, bekend, plaats),
            niet=self._bekend(self._teksten(item.get("niet", []), plaats), bekend, plaats),
            niet_kop=self._bekend(self._teksten(item.get("niet_kop", []), plaats), bekend, plaats),
            niet_sectie=self._bekend(self._teksten(item.get("niet_sectie", []), plaats), bekend, plaats),
        )

    def _norm(self, data: object, plaats: str) -> Norm | None:
        if data is None:
            return None
        item = self._mapping(data, plaats)
        self._sleutels(item, NORM_SLEUTELS, plaats)
        waarde = item.get("waarde")
        if waarde is not None and not isinstance(waarde, int | float):
            raise self._fout(plaats, f"'waarde' moet een getal zijn, niet {waarde!r}")
        return Norm(
            tekst=self._tekst(item.get("tekst"), plaats),
            operator=self._keuze(item.get("operator"), NORM_OPERATOREN, f"{plaats}, operator"),
            waarde=float(waarde) if waarde is not None else None,
            eenheid=self._tekst(item.get("eenheid"), plaats),
            basis=self._tekst(item.get("basis"), plaats),
        )

    def _gewichten(self, data: object, plaats: str) -> dict[Sterkte, float]:
        gegeven = self._mapping(data, plaats)
        self._sleutels(gegeven, {str(sterkte) for sterkte in Sterkte}, plaats)
        gewichten = dict(GEWICHTEN)
        for naam, waarde in gegeven.items():
            if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not 0 < waarde <= 1:
                raise self._fout(plaats, f"'{naam}' moet een getal tussen 0 en 1 zijn, niet {waarde!r}")
            gewichten[Sterkte(naam)] = float(waarde)
        if not gewichten[Sterkte.ZWAK] < gewichten[Sterkte.GEWOON] < gewichten[Sterkte.STERK]:
            raise self._fout(plaats, "zwak moet minder wegen dan gewoon, en gewoon minder dan sterk")
        return gewichten

    def _begrippen(self, data: object, plaats: str) -> dict[str, tuple[str, ...]]:
        return {
            naam: self._teksten(termen, f"{plaats}, {naam}") for naam, termen in self._mapping(data, plaats).items()
        }

    def _bekend(self, namen: tuple[str, ...], bekend: set[str], plaats: str) -> tuple[str, ...]:
        for naam in namen:
            if naam not in bekend:
                raise self._fout(plaats, f"het begrip '{naam}' bestaat niet{_bedoelde(naam, bekend)}")
        return namen

    def _sleutels(self, item: dict[str, object], bekend: set[str], plaats: str) -> None:
        for sleutel in item:
            if sleutel not in bekend:
                raise self._fout(plaats, f"'{sleutel}' is geen bekende sleutel{_bedoelde(sleutel, bekend)}")

    def _keuze(self, waarde: object, keuzes: tuple[str, ...], plaats: str) -> str:
        if waarde not in keuzes:
            raise self._fout(plaats, f"{waarde!r} kan niet; kies uit {', '.join(keuzes)}")
        return str(waarde)

    def _dubbel(self, namen: list[str], plaats: str) -> None:
        for naam in namen:
            if namen.count(naam) > 1:
                raise self._fout(plaats, f"'{naam}' komt twee keer voor")

    def _mapping(self, data: object, plaats: str) -> dict[str, object]:
        if not isinstance(data, dict):
            raise self._fout(plaats, "hier hoort een lijst van sleutels met waarden")
        return {str(sleutel): waarde for sleutel, waarde in cast("dict[object, object]", data).items()}

    def _lijst(self, data: object, plaats: str) -> list[object]:
        if not isinstance(data, list):
            raise self._fout(plaats, "hier hoort een lijst")
        return cast("list[object]", data)

    def _teksten(self, data: object, plaats: str) -> tuple[str, ...]:
        return tuple(self._tekst(waarde, plaats) for waarde in self._lijst(data, plaats))

    def _tekst(self, data: object, plaats: str) -> str:
        if not isinstance(data, str) or not data.strip():
            raise self._fout(
                plaats, f"hier hoort tekst, niet {data!r} (zet een getal of teken tussen aanhalingstekens)"
            )
        return data.strip()

    def _fout(self, plaats: str, wat: str) -> CriteriaFout:
        return CriteriaFout(f"{self.naam}, {plaats}: {wat}{'' if wat.endswith('?') else '.'}")


def gewone_vorm(tekst: str) -> str:
    """Return a surface form as it is compared: lower case, single spaces, straight apostrophes."""
    return " ".join(tekst.casefold().replace("’", "'").split())


def _bedoelde(woord: str, bekend: set[str]) -> str:
    """Return "; bedoelde u 'x'?" for a near miss, else ""."""
    dichtbij = difflib.get_close_matches(woord, sorted(bekend), n=1)
    return f"; bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
