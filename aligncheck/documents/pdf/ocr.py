"""Scanned pages read by Tesseract: words with boxes in points of the page."""

import html
import math
import re
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

import numpy
import pypdfium2 as pdfium
from PIL import Image

from aligncheck.documents.pdf.scans import rendered
from aligncheck.documents.pdf.words import Font, Word
from aligncheck.documents.tesseract import language, tesseract

DPI = 300
POINTS_PER_INCH = 72.0
MOST_SKEW = 5.0  # degrees looked at either way
SKEW_STEP = 0.25
LEAST_SKEW = 0.35  # degrees: Tesseract copes with less by itself
SKEW_HEIGHT = 900  # pixels of the small picture in which the skew is measured
SECONDS_OF_PAGE = 120.0
LEAST_SURE = 25  # Tesseract's confidence in a word, of 100; below it is noise of pictures
FONT_OF_HEIGHT = 1.09  # size of the font in Tesseract's x_size, measured on rendered A4 pages
_ELEMENT = re.compile(
    r"<(?:span|p|div) class='(ocr_par|ocr_line|ocr_header|ocr_caption|ocr_textfloat|ocrx_word)'"
    r"[^>]*? title=['\"]([^'\"]*)['\"][^>]*>(?:([^<]*)|)",
)
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SLOPE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_TAGS = re.compile(r"</?(?:strong|em)>")


class Turn(NamedTuple):
    """How a picture was turned before reading, to find back to the page."""

    degrees: float
    width: int
    height: int
    scale: float  # pixels a point

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, ...]:
        """The box in points on the page as it was."""
        corners = [self._back(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        angle = math.radians(self.degrees)
        dx, dy = x - self.width / 2, y - self.height / 2
        turned_x = dx * math.cos(angle) - dy * math.sin(angle)
        turned_y = dx * math.sin(angle) + dy * math.cos(angle)
        return (turned_x + self.width / 2) / self.scale, (turned_y + self.height / 2) / self.scale


def read_scan(document: pdfium.PdfDocument, number: int, most_pixels: int) -> tuple[Word, ...]:
    """The words of a scanned page; none where Tesseract is missing or fails."""
    program = tesseract()
    if program is None or not language():
        return ()
    page = document[number - 1]
    image = rendered(page, DPI / POINTS_PER_INCH, most_pixels)
    scale = image.width / max(page.get_width(), 1.0)
    page.close()
    degrees = skew_of(image)
    turn = Turn(degrees, image.width, image.height, scale)
    if degrees:
        image = image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    return words_of(_hocr(program, image), turn)


def _hocr(program: str, image: Image.Image) -> str:
    """Tesseract's answer for the picture."""
    header = f"P5 {image.width} {image.height} 255\n".encode()
    command = [program, "stdin", "stdout", "-l", language(), "--psm", "3", "--dpi", str(DPI)]
    try:
        told = subprocess.run(
            [*command, "-c", "tessedit_create_hocr=1", "-c", "hocr_font_info=0"],
            input=header + image.tobytes(),
            capture_output=True,
            check=False,
            timeout=SECONDS_OF_PAGE,
        )
    except subprocess.TimeoutExpired:
        return ""
    return told.stdout.decode("utf-8", "replace")


def skew_of(image: Image.Image) -> float:
    """Degrees by which the lines of text fall to the right; 0 where it is hardly anything."""
    small = image.resize((max(1, image.width * SKEW_HEIGHT // max(1, image.height)), SKEW_HEIGHT))
    ink = Image.fromarray(255 - numpy.asarray(small))
    steps = int(MOST_SKEW / SKEW_STEP)
    best = max(
        (step * SKEW_STEP for step in range(-steps, steps + 1)), key=lambda a: _edges(ink, a)
    )
    return best if abs(best) >= LEAST_SKEW else 0.0


def _edges(ink: Image.Image, degrees: float) -> float:
    """How sharply lines and gaps alternate when the picture is turned so."""
    turned = ink.rotate(degrees, Image.Resampling.BILINEAR) if degrees else ink
    rows = numpy.asarray(turned, dtype=numpy.float32).sum(axis=1)
    return float(numpy.square(numpy.diff(rows)).sum())


def words_of(hocr: str, turn: Turn) -> tuple[Word, ...]:
    """The words in Tesseract's answer, in its reading order."""
    words: list[Word] = []
    paragraph: list[tuple[float, list[Word]]] = []
    slope, lift, box = 0.0, 0.0, (0, 0, 0, 0)
    for kind, title, text in _ELEMENT.findall(_TAGS.sub("", hocr)):
        if kind == "ocr_par":
            words += _settled(paragraph)
            paragraph = []
        elif kind != "ocrx_word":
            box = _box(title)
            size = _SIZE.search(title)
            found = _SLOPE.search(title)
            slope, lift = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
            height = float(size[1]) if size else float(box[3] - box[1])
            paragraph.append((height * FONT_OF_HEIGHT / turn.scale, []))
        elif paragraph and (word := _word(text, title, turn, box, slope, lift)):
            paragraph[-1][1].append(word)
    return tuple(words + _settled(paragraph))


def _box(title: str) -> tuple[int, int, int, int]:
    found = _BOX.search(title)
    if not found:
        return 0, 0, 0, 0
    x0, y0, x1, y1 = map(int, found.groups())
    return x0, y0, x1, y1


def _word(
    text: str, title: str, turn: Turn, line: Sequence[int], slope: float, lift: float
) -> Word | None:
    text = html.unescape(text).strip()
    sure = _SURE.search(title)
    if not text or (sure and int(sure[1]) < LEAST_SURE):
        return None
    x0, y0, x1, y1 = _box(title)
    base = line[3] + lift + slope * ((x0 + x1) / 2 - line[0])
    left, top, right, bottom = turn.box(x0, y0, x1, y1)
    level = base / turn.scale  # on the straightened page, so that a line stays one line
    font = Font("", 0.0, False, False)
    return Word(text, left, top, right, bottom, level, font, False, False, False)


def _settled(paragraph: Sequence[tuple[float, list[Word]]]) -> list[Word]:
    """The words of a paragraph, all in its middle size: Tesseract's sizes swing by the line."""
    sizes = sorted(size for size, words in paragraph if words)
    if not sizes:
        return []
    size = round(sizes[len(sizes) // 2] * 2) / 2
    done: list[Word] = []
    for _, words in paragraph:
        if words:
            base = sorted(word.base for word in words)[len(words) // 2]
            font = Font("", size, False, False)
            done += [word._replace(font=font, base=base) for word in words]
    return done
