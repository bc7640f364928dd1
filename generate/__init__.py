"""A Dossier becomes a letter, a bijlage, a workbook or an overview page."""

from generate.brief import BriefVerslag, schrijf_brief
from generate.errors import CitaatFout, GeenToetsingFout, GenereerFout, OpslaanFout, SjabloonFout
from generate.markering import MarkeerFout, MarkeerVerslag, markeer
from generate.overzicht import schrijf_overzicht
from generate.werkboek import schrijf_werkboek

__all__ = [
    "BriefVerslag",
    "CitaatFout",
    "GeenToetsingFout",
    "GenereerFout",
    "MarkeerFout",
    "MarkeerVerslag",
    "OpslaanFout",
    "SjabloonFout",
    "markeer",
    "schrijf_brief",
    "schrijf_overzicht",
    "schrijf_werkboek",
]
