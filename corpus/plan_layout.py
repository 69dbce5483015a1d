"""Lays a plan's blocks out on pages: cover, contents, running heads, footnotes, tables, figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from plan_parts import ContentsLine, bar_chart
from plan_source import Block, BlockKind, PlanSource
from plan_styles import (
    BOTTOM,
    GREY,
    GUTTER,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    RIGHT,
    TEXT_WIDTH,
    TOP,
    Styles,
    make_styles,
)
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

NOTE_MARK = re.compile(r"\[\^(\d+)\]")
MOST_PASSES = 8
CHAPTER_NEEDS = 110  # points; a chapter begins on a new page where less is left


@dataclass(slots=True)
class Seen:
    """What one pass found out and the next one needs: headings with pages, notes by page."""

    headings: list[tuple[int, str, int]] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)


def lay_out(source: PlanSource) -> bytes:
    """The finished PDF; the layout is repeated until contents and footnotes stand still."""
    styles = make_styles(language=source.facts["language"], colour=source.facts["colour"])
    seen = Seen()
    for _ in range(MOST_PASSES):
        plan = PlanDocument(source, styles, known=seen)
        if plan.seen == seen:
            return plan.pdf
        seen = plan.seen
    raise RuntimeError(f"{source.facts['title']}: the page layout does not settle")


class PlanDocument(BaseDocTemplate):
    """One pass over the plan, with the pages `known` from the pass before."""

    def __init__(self, source: PlanSource, styles: Styles, *, known: Seen) -> None:
        target = BytesIO()
        super().__init__(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
        self.title, self.author = source.facts["title"], source.facts["owner"]
        self.lang = source.facts["language"]
        self.source, self.styles, self.known, self.seen = source, styles, known, Seen()
        self.addPageTemplates(
            [
                PageTemplate("cover", [_frame()], onPage=self.draw_cover),
                PageTemplate("text", [_frame()], onPage=self.draw_page),
            ]
        )
        self.build(list(Story(source, styles, known).flowables()))
        self.pdf = target.getvalue()

    def afterFlowable(self, flowable: Flowable) -> None:
        """Notes the page of each numbered or unnumbered heading of the two upper levels."""
        if (heading := getattr(flowable, "plan_heading", None)) is not None:
            level, text = heading
            self.seen.headings.append((level, text, self.page))

    def draw_cover(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """A quiet band of colour at the left edge and the owner's name at the top."""
        canvas.setFillColor(self.styles.colour)
        canvas.rect(0, 0, LEFT * 0.42, PAGE_HEIGHT, stroke=0, fill=1)
        canvas.setFont("NotoSans-Bold", 12)
        canvas.drawString(LEFT, PAGE_HEIGHT - TOP, self.source.facts["owner"])
        _draw_note(canvas, Paragraph(self.source.facts["note"], self.styles.caption), BOTTOM)

    def draw_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        """Running header and footer, this page's footnotes, and frames that leave room for them."""
        canvas.setNamedCB("note_seen", self._note_seen)  # called where a mark is drawn
        canvas.setFont("NotoSans-Regular", 8)
        canvas.setFillColor(GREY)
        canvas.setStrokeColor(self.styles.colour)
        canvas.setLineWidth(0.6)
        canvas.drawString(LEFT, PAGE_HEIGHT - TOP + 22, self.source.facts["header"])
        canvas.line(LEFT, PAGE_HEIGHT - TOP + 16, PAGE_WIDTH - RIGHT, PAGE_HEIGHT - TOP + 16)
        canvas.drawString(LEFT, BOTTOM - 26, self.source.facts["owner"])
        number = f"{self.source.facts['page']} {self.page}"
        canvas.drawRightString(PAGE_WIDTH - RIGHT, BOTTOM - 26, number)
        height = self._draw_footnotes(canvas)
        for frame in self.pageTemplate.frames:
            frame._y1, frame._height = BOTTOM + height, PAGE_HEIGHT - TOP - BOTTOM - height
            frame._geom()

    def _note_seen(self, _canvas: Canvas, _kind: str, label: str) -> None:
        self.seen.notes.setdefault(self.page, []).append(label)

    def _draw_footnotes(self, canvas: Canvas) -> float:
        labels = self.known.notes.get(self.page, [])
        y = BOTTOM
        for label in reversed(labels):
            text = f"<super>{label}</super> {self.source.notes[label]}"
            y = _draw_note(canvas, Paragraph(text, self.styles.note), y) + 2
        if labels:
            canvas.line(LEFT, y + 3, LEFT + 110, y + 3)
        return y - BOTTOM + 12 if labels else 0


def _frame() -> Frame:
    return Frame(LEFT, BOTTOM, TEXT_WIDTH, PAGE_HEIGHT - TOP - BOTTOM, 0, 0, 0, 0, id="text")


def _draw_note(canvas: Canvas, note: Paragraph, y: float) -> float:
    _, height = note.wrapOn(canvas, TEXT_WIDTH, PAGE_HEIGHT)
    note.drawOn(canvas, LEFT, y)
    return y + float(height)


@dataclass(slots=True)
class Story:
    """Turns blocks into flowables; counts the headings."""

    source: PlanSource
    styles: Styles
    known: Seen
    counters: list[int] = field(default_factory=lambda: [0, 0, 0])

    def flowables(self) -> Iterator[Flowable]:
        """Cover, contents and text in the order of the pages."""
        yield from self._cover()
        yield from self._contents()
        for block in self.source.blocks:
            yield from self._block(block)

    def _cover(self) -> Iterator[Flowable]:
        facts = self.source.facts
        yield Spacer(1, 190)
        yield Paragraph(facts["title"], self.styles.cover_title)
        yield Paragraph(facts["subtitle"], self.styles.cover_line)
        yield Paragraph(facts["status"], self.styles.cover_line)
        yield NextPageTemplate("text")
        yield PageBreak()

    def _contents(self) -> Iterator[Flowable]:
        yield Paragraph(self.source.facts["contents"], self.styles.headings[0])
        for level, text, page in self.known.headings:
            yield ContentsLine(text, page, self.styles.contents[level])
        yield Spacer(1, 12)

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block.kind:
            case BlockKind.HEADING:
                yield from self._heading(block)
            case BlockKind.BULLET:
                yield Paragraph(_marked(block.text), self.styles.bullet, bulletText=block.mark)
            case BlockKind.REFERENCE:
                yield Paragraph(block.text, self.styles.reference)
            case BlockKind.PAGE:
                yield PageBreak()
            case BlockKind.CAPTION:
                yield from self._caption(block.text)
            case BlockKind.TABLE:
                yield self._table(block)
                yield Spacer(1, 12)
            case BlockKind.BARS:
                yield CondPageBreak(17 * len(block.bars) + 60)
                yield bar_chart(block, self.styles)
            case BlockKind.COLUMNS:
                inside = [flowable for part in block.inside for flowable in self._block(part)]
                yield BalancedColumns(inside, nCols=2, innerPadding=GUTTER, spaceAfter=8)
            case BlockKind.BOX:
                yield self._box(block)
            case _:
                yield Paragraph(_marked(block.text), self.styles.body)

    def _heading(self, block: Block) -> Iterator[Flowable]:
        text = self._number(block.level) + block.text
        level = max(block.level, 1) - 1
        if level == 0:
            yield CondPageBreak(CHAPTER_NEEDS)
        paragraph = Paragraph(text, self.styles.headings[level])
        if level < 2:
            paragraph.plan_heading = (level, text)
        yield paragraph

    def _number(self, level: int) -> str:
        if level == 0:
            return ""
        self.counters[level - 1] += 1
        self.counters[level:] = [0] * (3 - level)
        return ".".join(str(count) for count in self.counters[:level]) + "  "

    def _caption(self, text: str) -> Iterator[Flowable]:
        label, rest = text.split(":", 1)
        if label.startswith("T"):
            yield CondPageBreak(110)
        yield Paragraph(f"<font name='NotoSans-Bold'>{label}:</font>{rest}", self.styles.caption)

    def _table(self, block: Block) -> Table:
        head, *body = block.rows
        cells = [[Paragraph(cell, self.styles.cell_head) for cell in head]]
        cells += [[Paragraph(cell, self.styles.cell) for cell in row] for row in body]
        widths = [TEXT_WIDTH * width / 100 for width in block.widths]
        table = Table(cells, colWidths=widths, repeatRows=1)
        table.setStyle(TableStyle(TABLE_STYLE))
        table.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, 0), self.styles.colour)]))
        if self.source.facts.get("tables") == "grid":
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, GREY)]))
        return table

    def _box(self, block: Block) -> Flowable:
        content = [Paragraph(block.text, self.styles.box_title)]
        content += [Paragraph(_marked(part.text), self.styles.box_body) for part in block.inside]
        table = Table([[content]], colWidths=[TEXT_WIDTH])
        table.setStyle(TableStyle(BOX_STYLE))
        table.setStyle(TableStyle([("LINEBEFORE", (0, 0), (0, -1), 3, self.styles.colour)]))
        return KeepTogether([Spacer(1, 5), table, Spacer(1, 11)])


TABLE_STYLE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, GREY),
    ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, PALE]),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
]
BOX_STYLE = [
    ("BACKGROUND", (0, 0), (-1, -1), PALE),
    ("LEFTPADDING", (0, 0), (-1, -1), 12),
    ("RIGHTPADDING", (0, 0), (-1, -1), 12),
    ("TOPPADDING", (0, 0), (-1, -1), 8),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
]


def _marked(text: str) -> str:
    """The text with footnote marks raised and tied to a call that tells their page."""
    return NOTE_MARK.sub(r'<super>\1</super><onDraw name="note_seen" label="\1"/>', text)
