"""A drawing of plain shapes, written as SVG or as a small PDF page that becomes a PNG.

The PNG goes by way of a PDF because the renderer that the project already has, PDFium, brings
its own fonts with æøå; matplotlib or a browser would be tens of megabytes for one picture.
"""

import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from aligncheck.documents import render_page
from aligncheck.reports.colours import Colour, hexadecimal

Point = tuple[float, float]
"""Points (1/72 inch) from the top left."""


@dataclass(frozen=True, slots=True)
class Area:
    """A closed shape with its fill and line; None leaves either out."""

    points: tuple[Point, ...]
    fill: Colour | None = None
    line: Colour | None = None
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is its start, middle or end."""

    at: Point
    text: str
    size: float
    colour: Colour = (31, 41, 51)
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are drawn, with a description for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Area | Words, ...]
    description: str


def circle(centre: Point, radius: float) -> tuple[Point, ...]:
    """The points of a circle."""
    return sector(centre, radius, 0.0, 2 * math.pi)[1:]


def sector(centre: Point, radius: float, start: float, end: float) -> tuple[Point, ...]:
    """The points of a slice between two angles, clockwise from the top, in radians."""
    steps = max(2, math.ceil((end - start) / 0.05))
    angles = [start + (end - start) * step / steps for step in range(steps + 1)]
    return (centre, *(along(centre, radius, angle) for angle in angles))


def along(centre: Point, radius: float, angle: float) -> Point:
    """The point at that angle, clockwise from the top."""
    return (centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle))


def to_svg(drawing: Drawing) -> str:
    """The drawing as SVG that stands alone: no script, no link, no outside font."""
    body = "\n".join(_svg_shape(shape) for shape in drawing.shapes)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {drawing.width:g} {drawing.height:g}" '
        f'width="{drawing.width:g}" height="{drawing.height:g}" '
        'font-family="Arial, Helvetica, sans-serif">\n'
        f"<title>{escape(drawing.description)}</title>\n{body}\n</svg>\n"
    )


def _svg_shape(shape: Area | Words) -> str:
    if isinstance(shape, Area):
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
        fill = hexadecimal(shape.fill) if shape.fill else "none"
        line = hexadecimal(shape.line) if shape.line else "none"
        return (
            f'<polygon points="{points}" fill="{fill}" stroke="{line}" '
            f'stroke-width="{shape.width:g}"/>'
        )
    weight = ' font-weight="bold"' if shape.bold else ""
    return (
        f'<text x="{shape.at[0]:.2f}" y="{shape.at[1]:.2f}" font-size="{shape.size:g}" '
        f"fill={quoteattr(hexadecimal(shape.colour))} "
        f'text-anchor="{shape.anchor}"{weight}>{escape(shape.text)}</text>'
    )


def to_png(drawing: Drawing, *, dpi: int = 160) -> bytes:
    """The drawing as PNG; letters outside Western Europe show as a question mark."""
    with tempfile.TemporaryDirectory(prefix="aligncheck-") as folder:
        page = Path(folder) / "drawing.pdf"
        page.write_bytes(to_pdf(drawing))
        return render_page(page, 1, dpi=dpi)


def to_pdf(drawing: Drawing) -> bytes:
    """The drawing as a PDF of one page."""
    content = "\n".join(_pdf_shape(shape, drawing.height) for shape in drawing.shapes)
    stream = content.encode("cp1252", "replace")
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {drawing.width:g} {drawing.height:g}] "
        "/Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page.encode("ascii"),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    return _pdf_file(objects)


def _font(name: str) -> bytes:
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
    return font.encode("ascii")


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(file)


def _pdf_shape(shape: Area | Words, height: float) -> str:
    if isinstance(shape, Area):
        return _pdf_area(shape, height)
    x = shape.at[0] - _SHIFT[shape.anchor] * text_width(shape.text, shape.size, bold=shape.bold)
    text = shape.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if shape.bold else "F1"
    return (
        f"BT {_pdf_colour(shape.colour)} rg /{font} {shape.size:g} Tf "
        f"{x:.2f} {height - shape.at[1]:.2f} Td ({text}) Tj ET"
    )


def _pdf_area(shape: Area, height: float) -> str:
    first, *rest = [f"{x:.2f} {height - y:.2f}" for x, y in shape.points]
    path = " ".join([f"{first} m", *(f"{point} l" for point in rest), "h"])
    fill = f"{_pdf_colour(shape.fill)} rg " if shape.fill else ""
    line = f"{_pdf_colour(shape.line)} RG {shape.width:g} w " if shape.line else ""
    paint = "B" if shape.fill and shape.line else "f" if shape.fill else "S" if shape.line else "n"
    return f"{fill}{line}{path} {paint}"


def _pdf_colour(colour: Colour) -> str:
    return " ".join(f"{part / 255:.3f}" for part in colour)


_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}

# Widths of Helvetica in thousandths of the size (Adobe's font metrics); others count as 556.
_WIDTHS = {
    **dict.fromkeys("il", 222),
    **dict.fromkeys(" ftI.,:;/!()-", 278),
    **dict.fromkeys("r–", 333),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXYÅ", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQØ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("æW", 916),
    **dict.fromkeys("ø", 611),
}
_BOLDER = 1.06  # Helvetica-Bold is about this much wider


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide the text is, in points."""
    width = sum(_WIDTHS.get(letter, 556) for letter in text) * size / 1000
    return width * _BOLDER if bold else width
