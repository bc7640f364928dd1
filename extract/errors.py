"""Every way in which reading a PDF can fail, with the sentence the user sees."""

from __future__ import annotations

import traceback


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


class OcrMissingError(ReadError):
    """OCR was asked for, and OCRmyPDF, Tesseract or its Dutch data is not installed."""

    code = "geen ocr"


NOT_JUDGED = "het plan is niet getoetst"


def cannot_open(name: str, reason: str) -> ReadError:
    """Return the error for a file that the operating system does not hand over."""
    return ReadError(
        f"{name}: kan het bestand niet openen ({reason}); {NOT_JUDGED}. Controleer de plaats en de rechten."
    )


def empty_file(name: str) -> NotAPdfError:
    """Return the error for a file of zero bytes."""
    return NotAPdfError(f"{name}: het bestand is leeg (0 bytes); {NOT_JUDGED}. Vraag het opnieuw op bij de dienst.")


def not_a_pdf(name: str) -> NotAPdfError:
    """Return the error for a file without a PDF header."""
    return NotAPdfError(f"{name}: dit is geen PDF; {NOT_JUDGED}. Sla het document op als PDF en probeer het opnieuw.")


def encrypted(name: str, *, tried: bool) -> EncryptedError:
    """Return the error for a file that stays closed, with or without a password that was tried."""
    what = "het wachtwoord klopt niet" if tried else "de PDF is met een wachtwoord beveiligd"
    return EncryptedError(f"{name}: {what}; {NOT_JUDGED}. Geef het juiste wachtwoord op of vraag een vrije versie.")


def damaged(name: str, reason: str) -> DamagedError:
    """Return the error for a file that PDFium cannot open."""
    return DamagedError(f"{name}: {reason}; {NOT_JUDGED}. Vraag de dienst om een nieuwe versie van het bestand.")


def ocr_missing(what: str) -> OcrMissingError:
    """Return the error for OCR that is asked for and not installed."""
    return OcrMissingError(
        f"Tekstherkenning (OCR) kan niet: {what} ontbreekt; pagina's die alleen beeld zijn, blijven dan ongelezen. "
        'Installeer "plantoets[ocr]" met pip en Tesseract met de Nederlandse gegevens (Debian en Ubuntu: apt install '
        "tesseract-ocr tesseract-ocr-nld), of laat --ocr weg."
    )


def out_of_time(name: str, seconds: float) -> LimitError:
    """Return the error for a reader that was ended by its parent."""
    return LimitError(
        f"{name}: lezen duurde langer dan {seconds:.0f} seconden en is gestopt; {NOT_JUDGED}. "
        "Sla het bestand opnieuw op als PDF (afdrukken naar PDF) en probeer het opnieuw."
    )


def out_of_memory(name: str, mebibytes: int) -> LimitError:
    """Return the error for a reader that asked for more memory than allowed."""
    return LimitError(
        f"{name}: lezen vroeg meer dan {mebibytes} MB geheugen en is gestopt; {NOT_JUDGED}. "
        "Sla het bestand opnieuw op als PDF (afdrukken naar PDF) en probeer het opnieuw."
    )


def reader_died(name: str, exit_code: int | None) -> LimitError:
    """Return the error for a reader process that ended without an answer."""
    return LimitError(
        f"{name}: het leesproces is onverwacht gestopt (code {exit_code}); {NOT_JUDGED}. "
        "Het bestand is waarschijnlijk beschadigd; vraag de dienst om een nieuwe versie."
    )


def reader_failed(name: str, error: Exception) -> ReadError:
    """Return the error for a mistake of the program itself; its notes hold the trace, for the maker."""
    failed = ReadError(
        f"{name}: bij het lezen ging iets mis ({type(error).__name__}); {NOT_JUDGED}. "
        "Dit is een fout in het programma; meld hem met dit bestand erbij."
    )
    failed.add_note("".join(traceback.format_exception(error)))
    return failed
