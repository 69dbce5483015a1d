"""The typography of the sample plans: page measures, fonts and paragraph styles."""

from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "sources" / "fonts"
PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = RIGHT = 27 * mm
TOP = 27 * mm
BOTTOM = 23 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
GUTTER = 8 * mm
HYPHENATION = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
GREY = HexColor("#5A6065")
PALE = HexColor("#EEF2F3")


def register_fonts() -> None:
    """Makes the five faces known to reportlab, with bold and italic as families."""
    for face in ("NotoSans-Regular", "NotoSans-Bold"):
        pdfmetrics.registerFont(TTFont(face, FONTS / f"{face}.ttf"))
    for face in ("NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic"):
        pdfmetrics.registerFont(TTFont(face, FONTS / f"{face}.ttf"))
    pdfmetrics.registerFontFamily(
        "NotoSerif-Regular",
        normal="NotoSerif-Regular",
        bold="NotoSerif-Bold",
        italic="NotoSerif-Italic",
        boldItalic="NotoSerif-Bold",
    )


@dataclass(frozen=True, slots=True)
class Styles:
    """One paragraph style for each kind of text, in the plan's language and colour."""

    colour: Color
    body: ParagraphStyle
    bullet: ParagraphStyle
    reference: ParagraphStyle
    caption: ParagraphStyle
    cell: ParagraphStyle
    cell_head: ParagraphStyle
    note: ParagraphStyle
    box_title: ParagraphStyle
    box_body: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    contents: tuple[ParagraphStyle, ...]
    cover_title: ParagraphStyle
    cover_line: ParagraphStyle


def make_styles(*, language: str, colour: str) -> Styles:
    """The styles of one plan; long words are parted at line ends by the language's rules."""
    main = HexColor(f"#{colour}")
    body = ParagraphStyle(
        "body",
        fontName="NotoSerif-Regular",
        fontSize=10,
        leading=14.6,
        spaceBefore=7,
        spaceAfter=7,
        alignment=TA_JUSTIFY,
        hyphenationLang=HYPHENATION[language],
        hyphenationMinWordLength=7,
        allowOrphans=0,
        allowWidows=0,
    )
    sans = ParagraphStyle("sans", fontName="NotoSans-Regular", alignment=TA_LEFT)
    return Styles(
        colour=main,
        body=body,
        bullet=_like(body, leftIndent=15, bulletIndent=2, spaceBefore=3, spaceAfter=3),
        reference=_like(body, fontSize=9, leading=12.6, leftIndent=14, firstLineIndent=-14),
        caption=_like(sans, fontSize=8.4, leading=11, textColor=GREY, spaceAfter=9, spaceBefore=3),
        cell=_like(sans, fontSize=8.4, leading=11, hyphenationLang=HYPHENATION[language]),
        cell_head=_like(
            sans, fontName="NotoSans-Bold", fontSize=8.4, leading=11, textColor="white"
        ),
        note=_like(sans, fontSize=7.6, leading=9.8, leftIndent=9, firstLineIndent=-9),
        box_title=_like(sans, fontName="NotoSans-Bold", fontSize=9.6, leading=13, textColor=main),
        box_body=_like(sans, fontSize=8.8, leading=12.4, spaceBefore=3),
        headings=_heading_styles(sans, main),
        contents=_contents_styles(sans),
        cover_title=_like(sans, fontName="NotoSans-Bold", fontSize=27, leading=35, textColor=main),
        cover_line=_like(sans, fontSize=12.5, leading=18, textColor=GREY, spaceBefore=10),
    )


def _heading_styles(sans: ParagraphStyle, main: Color) -> tuple[ParagraphStyle, ...]:
    bold = _like(sans, fontName="NotoSans-Bold", textColor=main, keepWithNext=1)
    return (
        _like(bold, fontSize=19, leading=25, spaceBefore=15, spaceAfter=11),
        _like(bold, fontSize=13, leading=17.5, spaceBefore=13, spaceAfter=5),
        _like(bold, fontSize=10.6, leading=14.5, spaceBefore=8, spaceAfter=3, textColor="black"),
    )


def _contents_styles(sans: ParagraphStyle) -> tuple[ParagraphStyle, ...]:
    return (
        _like(sans, fontName="NotoSans-Bold", fontSize=9.8, leading=13, spaceBefore=8),
        _like(sans, fontSize=9.2, leading=13.4, leftIndent=12),
    )


def _like(parent: ParagraphStyle, **changes: object) -> ParagraphStyle:
    return ParagraphStyle(f"{parent.name}-{len(changes)}", parent=parent, **changes)
