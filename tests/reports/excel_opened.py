"""An Excel report as it is opened."""

import io

from openpyxl import load_workbook

from aligncheck.reports import report, report_bytes


def opened(content, **more):
    return load_workbook(io.BytesIO(report_bytes(report(content, **more), "xlsx")))


def rows(book, sheet):
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=2)]
