"""Writes small PDFs with text at known places, so that a test says what it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

A4 = (595.0, 842.0)
FONTS = {"normal": "Helvetica", "bold": "Helvetica-Bold"}


@dataclass
class PaperPage:
    """A page to write: texts as (x, top, size, text, font), rules as (x0, top, x1, bottom)."""

    texts: list[tuple[float, float, float, str, str]] = field(
        default_factory=list[tuple[float, float, float, str, str]]
    )
    rules: list[tuple[float, float, float, float]] = field(default_factory=list[tuple[float, float, float, float]])
    shades: list[tuple[float, float, float, float]] = field(default_factory=list[tuple[float, float, float, float]])
    """Rectangles that are filled with grey as one path, as page makers write the shading of a table."""
    size: tuple[float, float] = A4
    rotate: int = 0

    def text(self, x: float, top: float, text: str, *, size: float = 10, font: str = "normal") -> PaperPage:
        """Add a line of text."""
        self.texts.append((x, top, size, text, font))
        return self

    def lines(self, x: float, top: float, lines: list[str], *, size: float = 10, pitch: float = 12) -> PaperPage:
        """Add lines below each other."""
        for at, line in enumerate(lines):
            self.text(x, top + at * pitch, line, size=size)
        return self

    def grid(self, xs: list[float], ys: list[float]) -> PaperPage:
        """Add the rulings of a table."""
        self.rules += [(xs[0], y, xs[-1], y) for y in ys]
        self.rules += [(x, ys[0], x, ys[-1]) for x in xs]
        return self

    def shade(self, *boxes: tuple[float, float, float, float]) -> PaperPage:
        """Add grey rectangles, all in one path."""
        self.shades += boxes
        return self

    def content(self) -> bytes:
        """Return the page's content stream."""
        height = self.size[1]
        parts = [f"{x0} {height - bottom} {x1 - x0} {bottom - top} re" for x0, top, x1, bottom in self.shades]
        parts = ["0.9 g", *parts, "f 0 g"] if parts else []
        parts += [f"{x0} {height - top} m {x1} {height - bottom} l S" for x0, top, x1, bottom in self.rules]
        for x, top, size, text, font in self.texts:
            escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            name = "F2" if font == "bold" else "F1"
            parts.append(f"BT /{name} {size} Tf 1 0 0 1 {x} {height - top - size} Tm ({escaped}) Tj ET")
        return "\n".join(parts).encode("cp1252")


def write_pdf(path: Path, pages: list[PaperPage]) -> Path:
    """Write the pages as a PDF and return its path."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
            for name in FONTS.values()
        ),
    ]
    for at, page in enumerate(pages):
        width, height = page.size
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {page.rotate} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * at} 0 R >>".encode()
        )
        stream = page.content()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    data = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(bytes(data))
    return path
