"""The plan's own PDF, copied, with the passages that count marked line by line."""

import contextlib
import sys
import tempfile
from pathlib import Path

from aligncheck.documents import Document, Limits, message_for
from aligncheck.documents.filetype import file_hash
from aligncheck.documents.limits import DEFAULT_LIMITS
from aligncheck.documents.supervisor import supervise
from aligncheck.errors import OutputError, UsageError
from aligncheck.reports.highlights import marks
from aligncheck.reports.report import Report

WORKER = "aligncheck.reports.pdf_worker"


def annotated_pdf_bytes(report: Report, *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """A copy of the plan with highlights, notes and bookmarks; the original is only read.

    UsageError where the plan's files were not handed over, or the one file is not the one that
    was checked; OutputError where one is no PDF or cannot be copied. The work is done in a
    supervised child process.
    """
    files = _files(report)
    with tempfile.TemporaryDirectory(prefix="aligncheck-") as folder:
        target = Path(folder) / "annotated.pdf"
        request = {"files": files, "target": str(target), **marks(report).to_wire()}
        outcome = supervise(request, limits, command=_command())
        if outcome.answer is None:
            why = message_for(outcome.status, report.language)
            raise OutputError(f"{report.title}: the PDF could not be marked. {why}")
        fault = outcome.answer.get("fault")
        if fault:
            raise OutputError(
                f"{fault} cannot be copied as a PDF; choose the Word or Excel report instead"
            )
        return target.read_bytes()


def _files(report: Report) -> list[list[str]]:
    """The plan's files in reading order, each with the name that its passages carry.

    The one file of a plan of one file may have any name.
    """
    document = report.assessment.document
    names = list(dict.fromkeys(passage.file for passage in report.passages)) or [document.name]
    known = report.files
    if not document.pages:
        raise OutputError(
            f"{document.name} has no pages to mark; choose the Word or Excel report instead"
        )
    if len(names) == len(known) == 1:
        known = dict(zip(names, known.values(), strict=True))
    missing = [name for name in names if name not in known]
    if missing:
        raise UsageError(
            f"the annotated PDF needs the plan's own file {missing[0]}; give each file of the plan "
            "under its own name (in the terminal: --plan FILE, once for each)"
        )
    if names == [document.name]:  # of several files only the hash of all together is known
        _refuse_another(known[document.name], document)
    return [[name, str(known[name].absolute())] for name in names]


def _refuse_another(path: Path, document: Document) -> None:
    """UsageError where the file is not the one that was checked; marks would lie anywhere."""
    with contextlib.suppress(OSError):  # the worker tells what is wrong
        if file_hash(path) != document.sha256:
            raise UsageError(
                f"{path} is not the file {document.name} that was checked, or was changed since; "
                "give that file, or check this one and report on it"
            )


def _command() -> list[str]:
    return [sys.executable, "-P", "-m", WORKER]
