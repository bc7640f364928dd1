"""Functions of PDFium that are called for every character or object of a page, without what the bindings cost."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, cast

ADDRESS, INDEX = ctypes.c_void_p, ctypes.c_int


def fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  # a C function
    """Return the C function with plain addresses as arguments: a third of the cost per call of the bindings.

    The interpreter's lock is kept, which saves a sixth more; these functions look something up and return at once.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise RuntimeError("PDFium's library lacks a function that the reader needs")
    return cast("Callable[..., Any]", ctypes.PYFUNCTYPE(result, *arguments)(address))
