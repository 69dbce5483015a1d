"""The words of a page with their boxes, fonts and baselines, in the order of the file."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from aligncheck.documents.pdf.geometry import Frame, frame_of

SOFT_HYPHEN = 0xAD
LINE_END_HYPHENS = frozenset({0x02, 0xFFFE, SOFT_HYPHEN})  # PDFium's two marks and the soft hyphen
SPACES = frozenset({0x09, 0x20, 0xA0, 0x0A, 0x0D, 0x2028, 0x2029, 0x3000, *range(0x2000, 0x200C)})
SAME_LINE = 0.45  # of the size: a larger step in height inside a word is a new line
RAISED_SIZE = 0.8  # of the word's size: what is smaller and higher is a footnote numeral


class Font(NamedTuple):
    """How a word is set."""

    name: str
    size: float  # points on the page
    bold: bool
    italic: bool


class Word(NamedTuple):
    """A run of characters without a space."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float  # height of the baseline, from the top
    font: Font
    hyphen: bool  # broken off by a hyphen at the end of its line
    raised: bool  # a footnote numeral or other superscript
    turned: bool  # set sideways


SAMPLES = 60  # pairs of characters looked at for the way the text runs
FEWEST_SAMPLES = 8
STRIDE = 40.0  # points: a wider step is no step to the next character
LONGEST_WORD = 400  # characters
LAST_ASCII_MARK = 0x20
LAST_SIGN = 0x40  # figures and most signs come before the letters
ENDS = frozenset(code for code in LINE_END_HYPHENS | SPACES if code > LAST_ASCII_MARK)
UNKNOWN = 0xFFFD  # stands for a character without a meaning
LIST_MARK = "•"  # what a lone character of a symbol font nearly always is
NO_FONT = Font("", 0.0, False, False)


class WordReader:
    """Reads the words of one page; holds what is known of the page's text objects."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.frame: Frame = frame_of(page)
        self.unreadable = 0  # characters without a code point so far
        self._text_page = page.get_textpage()
        self._raw = self._text_page.raw
        self._fonts: dict[int, Font] = {}
        self._names: dict[int, tuple[str, bool, bool]] = {}
        self._rect = pdf.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._refs = ctypes.byref(self._x), ctypes.byref(self._y)
        self.shown = self.frame
        self.frame = self._upright()

    def words(self, most: int) -> list[Word]:
        """The words of the page, at most so many characters of it."""
        found: list[Word] = []
        codes = self._codes(most)
        start = -1  # where the run began; -1 between runs
        for index, code in enumerate(codes):
            if code > LAST_ASCII_MARK and code not in ENDS:
                if start < 0:
                    start = index
                continue
            start = self._mark(codes, start, index, found)
        if start >= 0:
            self._split(codes, start, len(codes), found, hyphen=False)
        return found

    def _upright(self) -> Frame:
        """The frame in which most of the text runs from left to right."""
        count = self.count()
        ways = [0, 0, 0, 0]  # right, down, left, up
        for index in range(0, max(0, count - 1), max(1, count // SAMPLES)):
            here, after = self._origin(index), self._origin(index + 1)
            across, down = after[0] - here[0], after[1] - here[1]
            if 0.5 < max(abs(across), abs(down)) < STRIDE:
                sideways = abs(down) > abs(across)
                ways[(1 if down > 0 else 3) if sideways else (0 if across > 0 else 2)] += 1
        way = ways.index(max(ways))
        if way == 0 or ways[way] < 0.6 * sum(ways) or ways[way] < FEWEST_SAMPLES:
            return self.frame
        return self.frame._replace(turns=(self.frame.turns - way) % 4)

    def _origin(self, index: int) -> tuple[float, float]:
        pdf.FPDFText_GetCharOrigin(self._raw, index, *self._refs)
        return self.frame.place(self._x.value, self._y.value)

    def _mark(self, codes: list[int], start: int, index: int, found: list[Word]) -> int:
        """Deal with a space, a line-end hyphen or a character without meaning; the new start."""
        code = codes[index]
        if code == SOFT_HYPHEN and start >= 0 and not self._ends_line(index):
            return start  # an unused break within the word; cleaning removes it
        hyphen = code in LINE_END_HYPHENS
        if start >= 0:
            self._split(codes, start, index, found, hyphen=hyphen)
        if code in SPACES or code in LINE_END_HYPHENS:
            return -1
        codes[index] = UNKNOWN
        self.unreadable += 1
        return index

    def count(self) -> int:
        """How many characters the page holds."""
        return max(0, int(self._text_page.count_chars()))

    def close(self) -> None:
        """Give the page's text back to PDFium."""
        self._text_page.close()

    def _codes(self, most: int) -> list[int]:
        """The code points, one for each character index of PDFium."""
        count = min(self.count(), most)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdf.FPDFText_GetText(self._raw, 0, count, buffer)
        codes = list(buffer)[:count]
        if written == count + 1 and not any(0xD800 <= code < 0xE000 for code in codes):
            return codes
        return [pdf.FPDFText_GetUnicode(self._raw, index) for index in range(count)]

    def _ends_line(self, index: int) -> bool:
        here, after = self._base(index), self._base(index + 1)
        return abs(here - after) > 1.0

    def _split(
        self, codes: list[int], start: int, end: int, found: list[Word], *, hyphen: bool
    ) -> None:
        """Add the word or words of a run, cut where line or size changes."""
        turned = end - start > 1 and self._is_turned(start)
        while True:
            mixed = end - start > 1 and not turned
            at = self._step(codes, start, end) if mixed else 0
            if not at and end - start > LONGEST_WORD:
                at = start + LONGEST_WORD
            if not at:
                found.append(self._word(codes, start, end, hyphen=hyphen))
                return
            found.append(self._word(codes, start, at, hyphen=False))
            start = at

    def _step(self, codes: list[int], start: int, end: int) -> int:
        """Where the run changes line or size; 0 where it does not."""
        base, font = self._base(start), self._font(start)
        plain = codes[end - 1] > LAST_SIGN and not any(c < LAST_SIGN for c in codes[start:end])
        if plain and self._font(end - 1) == font and abs(base - self._base(end - 1)) < 0.5:
            return 0
        size = font.size
        for at in range(start + 1, end):
            here, font = self._base(at), self._font(at)
            larger = max(size, font.size, 1.0)
            if abs(here - base) > SAME_LINE * larger:
                return at
            if abs(font.size - size) > (1 - RAISED_SIZE) * larger and abs(here - base) > 1:
                return at
            base, size = here, font.size
        return 0

    def _word(self, codes: list[int], start: int, end: int, *, hyphen: bool) -> Word:
        x0, y0, x1, y1 = self._box(start)
        if end - start > 1:
            bx0, by0, bx1, by1 = self._box(end - 1)
            x0, y0, x1, y1 = min(x0, bx0), min(y0, by0), max(x1, bx1), max(y1, by1)
        text = "".join(map(chr, codes[start:end]))
        if end - start == 1 and (codes[start] == UNKNOWN or 0xE000 <= codes[start] < 0xF900):
            text = LIST_MARK
        turned = end - start > 1 and self._is_turned(start)
        base, font = self._base(start), self._font(start)
        return Word(text, x0, y0, x1, y1, base, font, hyphen, False, turned)

    def _is_turned(self, index: int) -> bool:
        angle = pdf.FPDFText_GetCharAngle(self._raw, index)
        quarter = round(angle / 1.5707963) % 4
        return angle >= 0 and (quarter + self.frame.turns) % 4 in (1, 3)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        pdf.FPDFText_GetLooseCharBox(self._raw, index, self._rect_ref)
        rect = self._rect
        return self.frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def _base(self, index: int) -> float:
        pdf.FPDFText_GetCharOrigin(self._raw, index, *self._refs)
        return self.frame.place(self._x.value, self._y.value)[1]

    def _font(self, index: int) -> Font:
        text_object = pdf.FPDFText_GetTextObject(self._raw, index)
        if not text_object:
            return NO_FONT
        key = ctypes.addressof(text_object.contents)
        known = self._fonts.get(key)
        if known is None:
            known = self._fonts[key] = self._read_font(text_object)
        return known

    def _read_font(self, text_object: Any) -> Font:  # noqa: ANN401
        size, matrix = ctypes.c_float(), pdf.FS_MATRIX()
        pdf.FPDFTextObj_GetFontSize(text_object, ctypes.byref(size))
        pdf.FPDFPageObj_GetMatrix(text_object, ctypes.byref(matrix))
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        stroked = pdf.FPDFTextObj_GetTextRenderMode(text_object) == 2
        name, bold, italic = self._name(pdf.FPDFTextObj_GetFont(text_object))
        return Font(name, round(abs(size.value) * scale, 1), bold or stroked, italic)

    def _name(self, font: Any) -> tuple[str, bool, bool]:  # noqa: ANN401
        if not font:
            return "", False, False
        key = ctypes.addressof(font.contents)
        if key not in self._names:
            buffer = ctypes.create_string_buffer(256)
            pdf.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace").split("+")[-1]
            self._names[key] = name, _is_bold(name, pdf.FPDFFont_GetWeight(font)), _is_italic(name)
        return self._names[key]


def _is_bold(name: str, weight: int) -> bool:
    low = name.lower()
    named = any(mark in low for mark in ("bold", "black", "heavy", "demi"))
    return named or weight >= 600


def _is_italic(name: str) -> bool:
    low = name.lower()
    return "italic" in low or "oblique" in low
