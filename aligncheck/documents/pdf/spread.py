"""Justified lines whose spaces are as wide as a gutter, put together again."""

from collections.abc import Sequence
from itertools import pairwise

from aligncheck.documents.pdf.lines import Line, line_of

NEAR = 2.4  # of the size: how far above or below stands the line that shows the column
SAME_EDGE = 2.0  # points by which justified lines may differ
EVEN = 1.5  # of the usual space in the line: a wider gap is no space


def unspread(lines: Sequence[Line]) -> list[Line]:
    """The lines; pieces on one baseline are one line where they fill the column beside them."""
    rows = _rows(lines)
    done: list[Line] = []
    for at, row in enumerate(rows):
        beside = [
            other[0] for other in (rows[at - 1 : at] + rows[at + 1 : at + 2]) if len(other) == 1
        ]
        whole = line_of([word for line in row for word in line.words]) if len(row) > 1 else row[0]
        if len(row) > 1 and _is_even(whole) and any(_fills(whole, line) for line in beside):
            done.append(whole)
            rows[at] = [whole]
        else:
            done += row
    return done


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines that follow each other in the file on one baseline, left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if last is not None and _is_beside(last, line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_beside(last: Line, line: Line) -> bool:
    level = abs(last.base - line.base) < 0.1 * max(last.size, line.size)
    plain = not last.words[0].turned and not line.words[0].turned
    return level and plain and last.size == line.size and line.x0 > last.x1


def _is_even(line: Line) -> bool:
    """True where all spaces in the line are alike, as justified text has them."""
    if line.words[-1].text.strip(".").isdigit():
        return False
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(line.words))
    return gaps[-1] <= EVEN * gaps[len(gaps) // 2]


def _fills(line: Line, beside: Line) -> bool:
    """True where the line runs from edge to edge of the column that the other one shows."""
    close = abs(line.base - beside.base) <= NEAR * line.size
    same = abs(line.size - beside.size) < 0.1 * line.size
    left = abs(line.x0 - beside.x0) <= SAME_EDGE
    return close and same and left and abs(line.x1 - beside.x1) <= SAME_EDGE
