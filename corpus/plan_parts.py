"""Two parts of a page that reportlab does not bring: a line of contents and a bar chart."""

from plan_source import Block
from plan_styles import TEXT_WIDTH, Styles
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

DOT_STEP = 5  # points between the dots of the contents


class ContentsLine(Flowable):
    """One line of the table of contents: title, dots to the margin, page number."""

    def __init__(self, title: str, page: int, style: ParagraphStyle) -> None:
        super().__init__()
        self.title, self.page_number, self.style = title, str(page), style
        self.width, self.height = TEXT_WIDTH, style.leading

    def getSpaceBefore(self) -> float:
        """The space that parts chapters."""
        return float(self.style.spaceBefore)

    def draw(self) -> None:
        """Draws the line; the dots stand in a grid so that they align from line to line."""
        canvas, font, size = self.canv, self.style.fontName, self.style.fontSize
        canvas.setFont(font, size)
        canvas.drawString(self.style.leftIndent, 3, self.title)
        canvas.drawRightString(TEXT_WIDTH, 3, self.page_number)
        start = self.style.leftIndent + canvas.stringWidth(self.title, font, size) + 6
        first = int(start / DOT_STEP) + 1
        last = int((TEXT_WIDTH - 20) / DOT_STEP)
        canvas.setFont("NotoSans-Regular", 8)
        for place in range(first, last + 1):
            canvas.drawString(place * DOT_STEP, 3, ".")


def bar_chart(block: Block, styles: Styles) -> Drawing:
    """Horizontal bars with their label before and their value behind."""
    height, label_width = 17, 120
    largest = max(size for _, size in block.bars)
    drawing = Drawing(TEXT_WIDTH, height * len(block.bars) + 8)
    for place, (label, size) in enumerate(reversed(block.bars)):
        y = place * height + 4
        width = (TEXT_WIDTH - label_width - 40) * size / largest
        drawing.add(Rect(label_width, y, width, 10, fillColor=styles.colour, strokeColor=None))
        words = {"fontName": "NotoSans-Regular", "fontSize": 8.2}
        drawing.add(String(label_width - 6, y + 2, label, textAnchor="end", **words))
        value = f"{size:.1f}".replace(".", ",")
        drawing.add(String(label_width + width + 5, y + 2, value, **words))
    return drawing
