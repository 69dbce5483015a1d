"""The report as an Excel workbook: one sheet a question, filters, frozen heads, no formulas."""

import io
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any

from aligncheck.reports.colours import STATUS_COLOURS, hexadecimal
from aligncheck.reports.excel_sheets import SHEETS
from aligncheck.reports.report import Report, fit
from aligncheck.reports.sheet import Cell, Sheet
from aligncheck.reports.texts import say

LINE_HEIGHT = 15.0  # points
TALLEST_ROW = 180.0  # points; a taller row hides the ones around it
A4 = 9  # in Excel's list of papers
PAGE_WIDTH = 140  # characters across an A4 page at full size
SMALLEST_PRINT = 60  # percent of the size on the screen; smaller cannot be read
MOST_CHARACTERS = 32_767  # of a cell, in UTF-16 units: Excel's own limit


def excel_bytes(report: Report) -> bytes:
    """The .xlsx with matrix, findings, evidence, gaps, decisions, changes and method."""
    sheets = [make(report) for make in SHEETS]
    return workbook(sheets, report.title, report.made, report.language)


def workbook(sheets: Sequence[Sheet], title: str, made: datetime, language: str) -> bytes:
    """The sheets as an .xlsx file; no text in it is a formula or a link."""
    import xlsxwriter  # type: ignore[import-untyped,unused-ignore]

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "author": "aligncheck", "created": made})
        for sheet in sheets:
            _write(book, sheet, language)
    return buffer.getvalue()


def cell_text(text: str, language: str) -> str:
    """The text as a cell can hold it; what is cut off is said in the cell."""
    kept = fit(text)
    if _length(kept) <= MOST_CHARACTERS:
        return kept
    note = say("cut", language, length=len(kept))
    room = (MOST_CHARACTERS - _length(note)) * 2
    return kept.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _write(book: Any, sheet: Sheet, language: str) -> None:  # noqa: ANN401 (no types in xlsxwriter)
    page = book.add_worksheet(sheet.name)
    head = book.add_format(
        {"bold": True, "bg_color": "#E9EEF2", "bottom": 1, "valign": "top", "text_wrap": True}
    )
    plain = {"valign": "top", "text_wrap": True}
    body = book.add_format(plain)
    shades = {
        status: book.add_format({**plain, "align": "left", "bg_color": hexadecimal(colour)})
        for status, colour in STATUS_COLOURS.items()
    }
    for column, (title, width) in enumerate(sheet.heads):
        page.set_column(column, column, width)
        page.write_string(0, column, cell_text(title, language), head)
    page.set_row(0, _height([title for title, _ in sheet.heads], sheet))
    for number, row in enumerate(sheet.rows, start=1):
        page.set_row(number, _height(row, sheet))
        for column, value in enumerate(row):
            status = sheet.colours.get((number, column))
            _write_cell(page, number, column, value, shades[status] if status else body, language)
    page.freeze_panes(1, sheet.named)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    _set_print(page, sheet)


def _set_print(page: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """A4 across, one page wide where that can be read, else over several with the names on each."""
    page.set_paper(A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.repeat_rows(0)
    if sum(width for _, width in sheet.heads) <= PAGE_WIDTH * 100 / SMALLEST_PRINT:
        page.fit_to_pages(1, 0)
        return
    page.set_print_scale(SMALLEST_PRINT)
    page.print_across()
    if sheet.named:
        page.repeat_columns(0, sheet.named - 1)


def _height(row: Sequence[Cell], sheet: Sheet) -> float:
    """About the height that the row's wrapped texts need, in points."""
    widths = [width for _, width in sheet.heads]
    lines = [ceil(len(str(value or "")) / width) for value, width in zip(row, widths, strict=False)]
    return min(LINE_HEIGHT * max([1, *lines]) + 1, TALLEST_ROW)


def _write_cell(
    page: Any,  # noqa: ANN401
    row: int,
    column: int,
    value: Cell,
    look: object,
    language: str,
) -> None:
    if value is None:
        page.write_blank(row, column, None, look)
    elif isinstance(value, str):
        page.write_string(row, column, cell_text(value, language), look)
    else:
        page.write_number(row, column, value, look)
