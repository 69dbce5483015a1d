"""Tables written row by row, as Parquet and as CSV at once, in flat memory."""

import contextlib
import csv
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import IO, Any, TypeAlias

from aligncheck.batch.rows import TABLES, Row
from aligncheck.errors import UsageError
from aligncheck.output import written_whole
from aligncheck.reports.tables import harmless

Anything: TypeAlias = Any  # types and schemas, whose own types are not worth their length
ROWS_IN_GROUP = 20_000  # rows that are held before they are written


def columns(table: type[Row]) -> tuple[str, ...]:
    """The names of the table's columns."""
    return tuple(field.name for field in fields(table))


def schema(table: type[Row]) -> Anything:
    """The table's Arrow schema; the types follow from the fields of its row."""
    import pyarrow as pa

    kinds = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    hints = typing.get_type_hints(table)
    return pa.schema([(name, kinds[_without_none(hints[name])]) for name in columns(table)])


class TableFile:
    """One table on its way into its two files."""

    def __init__(self, table: type[Row], parquet: Path, text: IO[str]) -> None:
        import pyarrow.parquet as pq

        self._schema = schema(table)
        self._parquet = pq.ParquetWriter(parquet, self._schema, compression="zstd")
        self._csv = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self._csv.writerow(columns(table))
        self._waiting: list[tuple[Any, ...]] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Append rows; groups are cut by number, never by time, so that the bytes are the same."""
        for row in rows:
            values = tuple(_clean(value) for value in astuple(row))
            self._csv.writerow([harmless(value) for value in values])
            self._waiting.append(values)
            if len(self._waiting) == ROWS_IN_GROUP:
                self._flush()

    def close(self) -> None:
        """Write what still waits and end the file."""
        self._flush()
        self._parquet.close()

    def _flush(self) -> None:
        import pyarrow as pa

        held, self._waiting = self._waiting, []
        parts = list(zip(*held, strict=True)) if held else [()] * len(self._schema)
        arrays = [
            pa.array(part, type=field.type) for part, field in zip(parts, self._schema, strict=True)
        ]
        self._parquet.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


@contextlib.contextmanager
def open_tables(folder: Path) -> Iterator[dict[str, TableFile]]:
    """The four tables to write to; they take their names when all went well."""
    with contextlib.ExitStack() as stack:
        tables = {}
        for name, table in TABLES.items():
            parquet = stack.enter_context(written_whole(folder / f"{name}.parquet"))
            plain = stack.enter_context(written_whole(folder / f"{name}.csv"))
            text = plain.open("w", encoding="utf-8-sig", newline="")
            stack.callback(text.close)
            tables[name] = TableFile(table, parquet, text)
            stack.callback(tables[name].close)
        yield tables


def need_parquet() -> None:
    """UsageError where Parquet files cannot be written, before any work is done."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "the tables of a batch need pyarrow; in the program's folder, run: pip install -e ."
        ) from error


def _without_none(hint: Anything) -> Anything:
    parts = [part for part in typing.get_args(hint) if part is not types.NoneType]
    return parts[0] if parts else hint


def _clean(value: object) -> object:
    """Texts as any file takes them: no lone surrogates, no control characters but line breaks."""
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode("utf-8")
    return text if text.isprintable() else "".join(filter(_may_stand, text))


def _may_stand(letter: str) -> bool:
    return letter in "\n\t" or (letter >= " " and not "\x7f" <= letter <= "\x9f")
