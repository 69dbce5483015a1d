"""Small real PDFs, built for the tests."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

LEFT, TOP, LEADING, SIZE = 70.0, 770.0, 14.0, 11.0


class Page:
    """A page to write on from the top; y is given from the top left, as in boxes."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self.canvas, self.width, self.height = canvas, width, height

    def line(
        self, text: str, x: float, y: float, *, size: float = SIZE, bold: bool = False
    ) -> None:
        """One line of text with its baseline at y from the top."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.height - y, text)

    def lines(
        self,
        texts: Iterable[str],
        x: float = LEFT,
        y: float = 72,
        *,
        size: float = SIZE,
        leading: float = LEADING,
    ) -> float:
        """Several lines downwards; where the next would stand."""
        for text in texts:
            self.line(text, x, y, size=size)
            y += leading
        return y

    def table(
        self,
        rows: Sequence[Sequence[str]],
        x: float,
        y: float,
        widths: Sequence[float],
        *,
        heads: int = 1,
        spans: Sequence[tuple[str, tuple[int, int], tuple[int, int]]] = (),
    ) -> float:
        """A ruled table with so many rows of bold heads and with merged cells; its lower edge."""
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        plain = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
        bold = ParagraphStyle("head", parent=plain, fontName="Helvetica-Bold")
        cells = [
            [Paragraph(t, bold if n < heads else plain) for t in row] for n, row in enumerate(rows)
        ]
        table = Table(cells, colWidths=widths)
        grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        table.setStyle(TableStyle([*grid, *spans]))
        _, height = table.wrapOn(self.canvas, self.width, self.height)
        table.drawOn(self.canvas, x, self.height - y - height)
        return y + height


class Book:
    """A PDF in the making."""

    def __init__(self, *, wide: bool = False, encrypt: object = None) -> None:
        self.buffer = io.BytesIO()
        self.size = landscape(A4) if wide else A4
        self.canvas = Canvas(self.buffer, pagesize=self.size, encrypt=encrypt)

    def page(self, *, rotate: int = 0) -> Page:
        """A new page."""
        if rotate:
            self.canvas.setPageRotation(rotate)
        return Page(self.canvas, *self.size)

    def turn(self) -> None:
        """Finish the page."""
        self.canvas.showPage()

    def save(self, path: Path) -> Path:
        """Write the file."""
        self.canvas.save()
        path.write_bytes(self.buffer.getvalue())
        return path


def text_pdf(path: Path, *pages: Sequence[str]) -> Path:
    """A PDF with the lines of each page."""
    book = Book()
    for lines in pages:
        book.page().lines(lines)
        book.turn()
    return book.save(path)
