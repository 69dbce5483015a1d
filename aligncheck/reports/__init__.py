"""An assessment written to a file: Word, Excel, annotated PDF, CSV, Parquet, JSON, REFI-QDA."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligncheck.assessment import Assessment
from aligncheck.compare.carrying import LeftBehind
from aligncheck.compare.plans import Plan
from aligncheck.decisions import Decision
from aligncheck.errors import UsageError
from aligncheck.frameworks import Wording
from aligncheck.output import written_whole
from aligncheck.reports.report import Report, report
from aligncheck.reports.writing import made_by

__all__ = [
    "FORMATS",
    "WITH_CHANGES",
    "Format",
    "Report",
    "find_format",
    "report",
    "report_bytes",
    "write_report",
]

WITH_CHANGES = ("xlsx",)
"""The formats that show what changed since the last draft."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name on the command line, suffix, media type and label for people.

    `place` is the module and function that make its bytes; it is imported when it is needed.
    """

    name: str
    suffix: str
    media_type: str
    label: Wording
    place: str

    def to_bytes(self, content: Report) -> bytes:
        """The file's bytes; OutputError where a library that it needs is not installed."""
        return made_by(self.place, content, self.suffix)


def _format(name: str, suffix: str, media_type: str, place: str, label: Wording) -> Format:
    return Format(name, suffix, media_type, label, f"aligncheck.reports.{place}")


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {
    item.name: item
    for item in (
        _format(
            "docx",
            ".docx",
            f"{_OFFICE}.wordprocessingml.document",
            "word:word_bytes",
            Wording("Word", "Word", "Word"),
        ),
        _format(
            "xlsx",
            ".xlsx",
            f"{_OFFICE}.spreadsheetml.sheet",
            "excel:excel_bytes",
            Wording("Excel", "Excel", "Excel"),
        ),
        _format(
            "pdf",
            ".pdf",
            "application/pdf",
            "annotated_pdf:annotated_pdf_bytes",
            Wording(
                "Planen med merker (PDF)", "Planen med merke (PDF)", "The plan with marks (PDF)"
            ),
        ),
        _format("csv", ".csv", "text/csv", "tables:csv_bytes", Wording("CSV", "CSV", "CSV")),
        _format(
            "parquet",
            ".parquet",
            "application/vnd.apache.parquet",
            "tables:parquet_bytes",
            Wording("Parquet", "Parquet", "Parquet"),
        ),
        _format(
            "json",
            ".json",
            "application/json",
            "contract_file:json_bytes",
            Wording("JSON", "JSON", "JSON"),
        ),
        _format(
            "qdpx",
            ".qdpx",
            "application/zip",
            "qda:qdpx_bytes",
            Wording(
                "REFI-QDA-prosjekt (NVivo, MAXQDA, ATLAS.ti, QualCoder)",
                "REFI-QDA-prosjekt (NVivo, MAXQDA, ATLAS.ti, QualCoder)",
                "REFI-QDA project (NVivo, MAXQDA, ATLAS.ti, QualCoder)",
            ),
        ),
        _format(
            "qdc",
            ".qdc",
            "application/xml",
            "qda:qdc_bytes",
            Wording("REFI-QDA-kodebok", "REFI-QDA-kodebok", "REFI-QDA codebook"),
        ),
    )
}


def find_format(name: str) -> Format:
    """The format of that name or suffix; UsageError names those there are."""
    known = FORMATS.get(name.lower().lstrip("."))
    if known is None:
        raise UsageError(f"there is no report format {name!r}; choose {', '.join(FORMATS)}")
    return known


def report_bytes(content: Report, format: str) -> bytes:
    """The report as the bytes of a file of that format."""
    return find_format(format).to_bytes(content)


def write_report(
    assessment: Assessment,
    path: Path,
    format: str,
    language: str = "nb",
    decisions: Sequence[Decision] = (),
    *,
    previous: Assessment | None = None,
    previous_decisions: Sequence[Decision] = (),
    plans: Sequence[Plan] = (),
    files: Mapping[str, Path] | None = None,
    wordings: Mapping[str, str] | None = None,
    left: Sequence[LeftBehind] = (),
) -> Path:
    """Write the report whole or not at all, and give its path back.

    `previous` is the last draft with its decisions (what changed becomes a sheet), `plans`
    further plans for the matrix, `files` the plan's own files by the names its passages carry
    (for "pdf"), `wordings` and `left` as of a Report.
    """
    content = report(
        assessment,
        language=language,
        decisions=decisions,
        previous=previous,
        previous_decisions=previous_decisions,
        plans=plans,
        files=files,
        wordings=wordings,
        left=left,
    )
    made = report_bytes(content, format)
    with written_whole(path) as temporary:
        temporary.write_bytes(made)
    return path
