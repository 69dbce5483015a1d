"""The straight lines drawn on a page: what tables and boxes are ruled with."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from aligncheck.documents.pdf.dots import is_dot
from aligncheck.documents.pdf.geometry import Frame

THIN = 2.6  # points: a filled shape thinner than this is a line
SHORTEST = 3.0  # points
TOUCHING = 2.5  # points between two pieces of one line
SAME_PLACE = 1.6  # points between two lines that are one
MOST_PATHS = 6_000  # looked at on one page; a map has more and is no table
MOST_SEGMENTS = 200  # of one path; more is a drawing
DEEPEST = 3  # forms inside forms

_Box = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A straight line: `at` is its place across, from `start` to `end` along."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The lines of a page, sorted, in points from its top left."""

    across: tuple[Rule, ...]  # horizontal: at = y, start and end = x
    down: tuple[Rule, ...]  # vertical: at = x, start and end = y
    pictures: tuple[_Box, ...] = ()  # where images stand
    shapes: int = 0  # drawn paths
    dots: tuple[_Box, ...] = ()  # shapes so small that they may be list marks


NO_RULES = Rules((), ())


def rules_of(page: pdfium.PdfPage, frame: Frame) -> Rules:
    """The lines drawn on the page; none where it is a drawing rather than a text."""
    reader = _RuleReader(frame)
    reader.walk(page.raw, pdf.FPDFPage_CountObjects, pdf.FPDFPage_GetObject, ())
    if reader.paths > MOST_PATHS:
        return Rules((), (), tuple(reader.pictures), reader.paths)
    across, down = _merged(reader.across), _merged(reader.down)
    pictures, dots = tuple(reader.pictures), tuple(reader.dots)
    return Rules(across, down, pictures, reader.paths, dots)


class _RuleReader:
    """Collects the lines while it walks through the objects of a page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[_Box] = []
        self.dots: list[_Box] = []
        self.paths = 0
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._refs = tuple(map(ctypes.byref, self._sides))

    def walk(
        self,
        holder: object,
        count: Callable[[Any], int],
        get: Callable[[Any, int], Any],
        matrices: tuple[pdf.FS_MATRIX, ...],
    ) -> None:
        """Take in the paths and images of a page or form, at most so many."""
        for index in range(count(holder)):
            if self.paths > MOST_PATHS:
                return
            shape = get(holder, index)
            kind = pdf.FPDFPageObj_GetType(shape)
            if kind == pdf.FPDF_PAGEOBJ_PATH:
                self.paths += 1
                self._path(shape, matrices)
            elif kind == pdf.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(self._placed(self._bounds(shape), matrices))
            elif kind == pdf.FPDF_PAGEOBJ_FORM and len(matrices) < DEEPEST:
                matrix = pdf.FS_MATRIX()
                pdf.FPDFPageObj_GetMatrix(shape, ctypes.byref(matrix))
                inner = (matrix, *matrices)
                self.walk(shape, pdf.FPDFFormObj_CountObjects, pdf.FPDFFormObj_GetObject, inner)

    def _path(self, shape: object, matrices: tuple[pdf.FS_MATRIX, ...]) -> None:
        left, top, right, bottom = box = self._placed(self._bounds(shape), matrices)
        if is_dot(box):
            self.dots.append(box)
        if min(right - left, bottom - top) <= THIN:
            self._line(box)
            return
        segments = pdf.FPDFPath_CountSegments(shape)
        if segments in (4, 5):
            self._line((left, top, right, top))
            self._line((left, bottom, right, bottom))
            self._line((left, top, left, bottom))
            self._line((right, top, right, bottom))
        elif segments <= MOST_SEGMENTS:
            for piece in self._pieces(shape, segments):
                self._line(self._placed(piece, matrices))

    def _line(self, box: _Box) -> None:
        left, top, right, bottom = box
        if bottom - top <= THIN and right - left >= SHORTEST:
            self.across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= THIN and bottom - top >= SHORTEST:
            self.down.append(Rule((left + right) / 2, top, bottom))

    def _bounds(self, shape: object) -> _Box:
        pdf.FPDFPageObj_GetBounds(shape, *self._refs)
        left, bottom, right, top = self._sides
        return left.value, bottom.value, right.value, top.value

    def _pieces(self, shape: object, segments: int) -> Iterator[_Box]:
        """The straight pieces of a path, in its own space."""
        matrix = pdf.FS_MATRIX()
        pdf.FPDFPageObj_GetMatrix(shape, ctypes.byref(matrix))
        x, y = ctypes.c_float(), ctypes.c_float()
        before: tuple[float, float] | None = None
        for index in range(segments):
            segment = pdf.FPDFPath_GetPathSegment(shape, index)
            pdf.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = _moved(x.value, y.value, matrix)
            if before and pdf.FPDFPathSegment_GetType(segment) == pdf.FPDF_SEGMENT_LINETO:
                yield (*before, *point)
            before = point

    def _placed(self, box: _Box, matrices: tuple[pdf.FS_MATRIX, ...]) -> _Box:
        x0, y0, x1, y1 = box
        for matrix in matrices:
            (x0, y0), (x1, y1) = _moved(x0, y0, matrix), _moved(x1, y1, matrix)
        return self.frame.box(x0, y0, x1, y1)


def _moved(x: float, y: float, matrix: pdf.FS_MATRIX) -> tuple[float, float]:
    return (
        matrix.a * x + matrix.c * y + matrix.e,
        matrix.b * x + matrix.d * y + matrix.f,
    )


def _merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The lines with pieces that touch joined to one."""
    places: list[list[Rule]] = []
    for rule in sorted(rules):
        if places and rule.at - places[-1][0].at <= SAME_PLACE:
            places[-1].append(rule)
        else:
            places.append([rule])
    return tuple(rule for place in places for rule in _joined(place))


def _joined(pieces: Sequence[Rule]) -> list[Rule]:
    at = sum(piece.at for piece in pieces) / len(pieces)
    joined: list[Rule] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if joined and piece.start - joined[-1].end <= TOUCHING:
            joined[-1] = Rule(at, joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(Rule(at, piece.start, piece.end))
    return joined
