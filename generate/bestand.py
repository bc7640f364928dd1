"""Files that are written whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from extract.reasons import reason
from generate.errors import OpslaanFout


def bewaar(inhoud: bytes, doel: Path) -> None:
    """Write a file at once or not at all, making its folder where needed; raises OpslaanFout."""
    tijdelijk = doel.with_name(f".{uuid4().hex[:12]}.deel")
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk.write_bytes(inhoud)
        tijdelijk.replace(doel)
    except OSError as fout:
        with suppress(OSError):  # where its folder should be there may be a file
            tijdelijk.unlink(missing_ok=True)
        raise OpslaanFout(
            f"{doel} kan niet worden bewaard ({reason(fout)}). "
            "Sluit het bestand als het openstaat, of kies een andere map."
        ) from fout
