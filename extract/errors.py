"""Every way in which reading a PDF can fail, with the sentence the user sees."""

from __future__ import annotations


class ReadError(Exception):
    """A PDF could not be read; ``str(error)`` is one Dutch line: what happened, why it matters, what to do."""

    code = "onleesbaar"


class NotAPdfError(ReadError):
    """The file is no PDF, or is empty."""

    code = "geen pdf"


class EncryptedError(ReadError):
    """The file asks for a password."""

    code = "versleuteld"


class DamagedError(ReadError):
    """PDFium cannot open the file, or it has no pages."""

    code = "beschadigd"


class LimitError(ReadError):
    """Reading took more time or memory than allowed, or the reader process died."""

    code = "limiet"
