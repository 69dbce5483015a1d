"""Tables ruled only across: lines between the rows, white between the columns."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from aligncheck.documents.pdf.aligned import are_page_numbers
from aligncheck.documents.pdf.grids import NARROWEST, Cell, Grid
from aligncheck.documents.pdf.rules import Rule
from aligncheck.documents.pdf.words import Word
from aligncheck.documents.words.headwords import HEAD_WORDS

SAME_EDGE = 4.0  # points by which the lines of one table may differ in length
SHORTEST = 120.0  # points: shorter lines are decoration
FEWEST_ROWS = 3
TALLEST = 220.0  # points between two lines of a table
GAP = 0.9  # of the size: white between two columns, at least
ABOVE = 2.6  # of the size: the heads stand this close over a first line
SAME_LINE = 2.0  # points between baselines of one line
LARGER = 1.09  # times the size of the text below: a title
LABEL = 90  # characters of a row that names the rows below it

Span = tuple[float, float]


class Band(NamedTuple):
    """The words between two lines."""

    top: float
    bottom: float
    words: tuple[Word, ...]

    @property
    def size(self) -> float:
        """The largest size of its words."""
        return max((word.font.size for word in self.words), default=10.0) or 10.0

    @property
    def text(self) -> str:
        """Its words, for looking at."""
        return " ".join(word.text for word in self.words)


def banded_grids(rules: Sequence[Rule], words: Sequence[Word]) -> list[Grid]:
    """The grids that lines across and white down the page form, top to bottom."""
    grids = []
    for same in _alike(rules):
        for run in _runs(_bands(same, words)):
            left, right = same[0].start, same[0].end
            grids.append(_grid(_with_heads(run, words, left, right), left, right))
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.ys[0])


def _alike(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines that begin and end alike, from the top; double lines once."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if rule.end - rule.start < SHORTEST:
            continue
        home = next((group for group in groups if _fits(group[0], rule)), None)
        if home is None:
            groups.append([rule])
        elif rule.at - home[-1].at > NARROWEST:
            home.append(rule)
    return [group for group in groups if len(group) >= FEWEST_ROWS]


def _fits(first: Rule, rule: Rule) -> bool:
    return abs(first.start - rule.start) <= SAME_EDGE and abs(first.end - rule.end) <= SAME_EDGE


def _bands(rules: Sequence[Rule], words: Sequence[Word]) -> list[Band]:
    left, right = rules[0].start, rules[0].end
    bands = []
    for upper, lower in pairwise(rules):
        inside = (
            word
            for word in words
            if upper.at <= (word.y0 + word.y1) / 2 < lower.at
            and left - 2 <= (word.x0 + word.x1) / 2 <= right + 2
        )
        bands.append(Band(upper.at, lower.at, tuple(inside)))
    return bands


def _runs(bands: Sequence[Band]) -> list[list[Band]]:
    """The longest runs of bands that share their white; a label may stand between rows."""
    runs: list[list[Band]] = []
    run: list[Band] = []
    for band in bands:
        if not _goes_on(run, band):
            runs.append(_trimmed(run))
            run = []
        if run or (_is_row(band) and _is_low(band) and not _has_title(band)):
            run.append(band)
    runs.append(_trimmed(run))
    return [run for run in runs if len(_rows(run)) >= FEWEST_ROWS]


def _goes_on(run: Sequence[Band], band: Band) -> bool:
    """True where the band is one more row, or a label, of the table that the run is."""
    if not band.words or not _is_low(band) or _has_title(band):
        return False
    return bool(_white([*_rows(run), band])) if _is_row(band) else len(band.text) <= LABEL


def _has_title(band: Band) -> bool:
    """True where larger words stand above the last line: a title over the heads of a new table."""
    if not band.words:
        return False
    foot = max(word.base for word in band.words)
    last = max(word.font.size for word in band.words if word.base > foot - SAME_LINE)
    return any(word.font.size > LARGER * last and word.base < foot - last for word in band.words)


def _is_low(band: Band) -> bool:
    return band.bottom - band.top <= TALLEST


def _trimmed(run: list[Band]) -> list[Band]:
    """The run without labels that name nothing below them."""
    while run and not _is_row(run[-1]):
        run = run[:-1]
    return run


def _rows(run: Iterable[Band]) -> list[Band]:
    return [band for band in run if _is_row(band)]


def _is_row(band: Band) -> bool:
    return bool(_white([band]))


def _white(bands: Sequence[Band]) -> list[Span]:
    """The strips between the words that no word of the bands touches."""
    size = max((band.size for band in bands), default=10.0)
    covered = -1.0
    strips: list[Span] = []
    for start, end in sorted((word.x0, word.x1) for band in bands for word in band.words):
        if covered >= 0 and start - covered >= GAP * size:
            strips.append((covered, start))
        covered = max(covered, end)
    return strips


def _with_heads(
    run: Sequence[Band], words: Sequence[Word], left: float, right: float
) -> Sequence[Band]:
    """The run with the column heads that stand over its first line."""
    first = run[0]
    reach = ABOVE * first.size
    above = tuple(
        word
        for word in words
        if first.top - reach <= word.y0
        and (word.y0 + word.y1) / 2 < first.top
        and left - 2 <= (word.x0 + word.x1) / 2 <= right + 2
    )
    heads = Band(first.top - reach, first.top, above)
    named = all(word.font.bold for word in above) or len(HEAD_WORDS.findall(heads.text)) >= 2
    known = all(word.font.bold for word in first.words)
    columns = len(_white(_rows(run)))
    if known or not named or min(len(_white([*_rows(run), heads])), len(_white([heads]))) < columns:
        return run
    return [heads._replace(top=min(word.y0 for word in above) - 1), *run]


def _grid(run: Sequence[Band], left: float, right: float) -> Grid | None:
    """The grid of the bands; None for a table of contents."""
    white = _white(_rows(run))
    xs = (left, *(end - 2 for _, end in white), right)
    ys = (*(band.top for band in run), run[-1].bottom)
    if len(white) == 1 and are_page_numbers(_last_column(run, xs[1])):
        return None
    cells = [cell for row, band in enumerate(run) for cell in _cells(row, band, xs, white)]
    return Grid(xs, ys, tuple(cells))


def _last_column(run: Sequence[Band], start: float) -> list[str]:
    return [" ".join(word.text for word in band.words if word.x0 >= start) for band in run]


def _cells(row: int, band: Band, xs: Sequence[float], white: Sequence[Span]) -> list[Cell]:
    """The cells of one row; one cell across the columns where words stand in the white."""
    crossed = {
        at
        for at, (start, end) in enumerate(white)
        if any(word.x0 < end - 1 and word.x1 > start + 1 for word in band.words)
    }
    cells: list[Cell] = []
    first = 0
    for column in range(len(xs) - 1):
        if column in crossed:
            continue
        ends = xs[first], band.top, xs[column + 1], band.bottom
        cells.append(Cell(row, first, 1, column + 1 - first, *ends))
        first = column + 1
    return cells
