"""The rows as CSV that no spreadsheet runs, and as Parquet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from types import ModuleType
from typing import Any, get_args

from aligncheck.reports.report import Report
from aligncheck.reports.rows import Row, rows

COLUMNS = tuple(field.name for field in fields(Row))
_RUNS = re.compile(r"[\s']*[=+\-@＝＋－＠\t\r]")


def csv_bytes(report: Report) -> bytes:
    """UTF-8 with BOM; texts quoted, numbers not; a text that a spreadsheet would run gets a '."""
    return csv_of(COLUMNS, rows(report))


def csv_of(columns: Sequence[str], lines: Iterable[object]) -> bytes:
    """The named fields of each line as such a CSV."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(columns)
    for line in lines:
        writer.writerow([harmless(getattr(line, column)) for column in columns])
    return buffer.getvalue().encode("utf-8-sig")


def harmless(value: object) -> object:
    """A number as it is, a yes as TRUE; a text that a spreadsheet would run gets a ' before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()  # read as yes or no by pandas, R and spreadsheets alike
    if not isinstance(value, str):
        return value
    return f"'{value}" if _RUNS.match(value) else value


def as_written(cell: str) -> str:
    """The text that a CSV cell stands for: without the ' that made it harmless."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def parquet_bytes(report: Report) -> bytes:
    """The same rows with types; texts as they are."""
    import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

    every = rows(report)
    columns = {column: [getattr(row, column) for row in every] for column in COLUMNS}
    table = pa.table(columns, schema=_schema(pa))
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _schema(pa: ModuleType) -> object:
    """A column's type follows from its field, so that an empty column keeps it."""
    kinds: dict[object, Any] = {
        str: pa.string(),
        bool: pa.bool_(),
        int: pa.int32(),
        float: pa.float64(),
    }
    types = {field.name: next(iter(get_args(field.type)), field.type) for field in fields(Row)}
    return pa.schema([(column, kinds[types[column]]) for column in COLUMNS])
