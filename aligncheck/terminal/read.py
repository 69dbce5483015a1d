"""Write what was read from files, one passage a line."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aligncheck.documents import Status, read_document
from aligncheck.documents.jsonl import document_lines
from aligncheck.terminal.classify import write_lines


def run_read(files: Sequence[Path], output: Path | None, *, ocr: bool) -> int:
    """Read each file; exit code 0, or 1 where a file gave no passages."""
    failed: list[str] = []
    rows = _rows(files, ocr, failed)
    if output:
        write_lines(rows, output)
    else:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    return 1 if failed else 0


def _rows(files: Sequence[Path], ocr: bool, failed: list[str]) -> Iterator[dict[str, Any]]:
    for path in files:
        document = read_document(path, ocr=ocr)
        if document.status not in (Status.OK, Status.PARTIAL):
            failed.append(document.name)
            print(f"{document.name}: {document.message}", file=sys.stderr)
        yield from document_lines(document)
