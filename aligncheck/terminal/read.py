"""Write what was read from files, one passage a line."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from aligncheck.documents import Document, Status, message_for, read_document
from aligncheck.documents.jsonl import passages_to_jsonl_lines
from aligncheck.output import harmless, refuse_own_input, written_whole
from aligncheck.terminal.files import (
    refuse_missing_files,
    refuse_missing_folder,
    refuse_plans_name,
)


def run_read(files: Sequence[Path], output: Path | None, *, ocr: bool, language: str) -> int:
    """Read each file; exit code 0, or 1 where a file gave no passages."""
    refuse_missing_files(files)
    refuse_plans_name(output, "--jsonl")
    refuse_missing_folder(output)
    refuse_own_input(files, output)
    failed: list[str] = []
    lines = passages_to_jsonl_lines(_documents(files, ocr, language, failed), language=language)
    if output:
        with written_whole(output) as temporary, temporary.open("wb") as stream:
            stream.writelines(_encoded(line) for line in lines)
    else:
        for line in lines:
            print(line)
    return 1 if failed else 0


def _encoded(line: str) -> bytes:
    return (line + "\n").encode("utf-8", "backslashreplace")


def _documents(
    files: Sequence[Path], ocr: bool, language: str, failed: list[str]
) -> Iterator[Document]:
    for path in files:
        document = read_document(path, ocr=ocr)
        if document.status not in (Status.OK, Status.PARTIAL):
            failed.append(document.name)
            message = message_for(document.status, language)
            print(f"aligncheck: {harmless(document.name)}: {message}", file=sys.stderr)
        yield document
