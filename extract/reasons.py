"""Why the operating system refused something, in Dutch: its own words follow the language of the computer."""

from __future__ import annotations

import errno

_REASONS = {
    "geen toestemming, of het staat open in een ander programma": ("EACCES", "EPERM", "EBUSY", "ETXTBSY"),
    "er mag daar niet worden geschreven": ("EROFS",),
    "de schijf is vol": ("ENOSPC", "EDQUOT", "EFBIG"),
    "het is er niet": ("ENOENT",),
    "er staat een bestand waar een map hoort": ("ENOTDIR", "EEXIST"),
    "het is een map": ("EISDIR",),
    "de naam is te lang": ("ENAMETOOLONG",),
    "de schijf geeft een leesfout of schrijffout": ("EIO",),
    "er zijn te veel bestanden tegelijk open": ("EMFILE", "ENFILE"),
    "de netwerkschijf antwoordt niet": ("ESTALE", "ETIMEDOUT", "EHOSTDOWN", "ENETUNREACH"),
}
# Not every system has all of these.
_BY_NUMBER = {
    getattr(errno, name): reason for reason, names in _REASONS.items() for name in names if hasattr(errno, name)
}


def is_known(error: OSError) -> bool:
    """Return whether it is a disk, a right or a name that is in the way, and not the program itself."""
    return error.errno in _BY_NUMBER


def reason(error: OSError) -> str:
    """Return in a few Dutch words why the operating system refused; for what is not in the list its own words."""
    return _BY_NUMBER.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
