"""Every way in which writing can fail, with the sentence the user sees."""

from __future__ import annotations


class GenereerFout(Exception):
    """Something could not be written; ``str(error)`` is one Dutch line: what happened, why it matters, what to do."""

    code = "schrijven"


class GeenToetsingFout(GenereerFout):
    """There is nothing to write about: no plan came in, or it could not be read."""

    code = "geen toetsing"


class CitaatFout(GenereerFout):
    """A quote would not arrive as it stands in the plan."""

    code = "citaat"


class SjabloonFout(GenereerFout):
    """A template uses an unknown field or has a bad tag."""

    code = "sjabloon"


class OpslaanFout(GenereerFout):
    """The result could not be saved."""

    code = "opslaan"
