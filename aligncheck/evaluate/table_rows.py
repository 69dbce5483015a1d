"""Whether the rows of tables come whole: of the sample plans, and of published ones."""

import re
from collections.abc import Sequence
from pathlib import Path

from aligncheck.documents import Document, Kind, read_document
from aligncheck.evaluate.found import Found

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ROWS_BY_EYE: tuple[tuple[str, int, int], ...] = (  # file, page, rows counted on the picture
    ("en_s3_luxembourg.pdf", 4, 14),
    ("en_s3_luxembourg.pdf", 6, 10),
    ("en_s3_luxembourg.pdf", 29, 1),
    ("en_s3_luxembourg.pdf", 31, 4),
    ("en_s3_luxembourg.pdf", 32, 5),
    ("en_ris3_western_netherlands.pdf", 20, 8),
    ("en_ris3_western_netherlands.pdf", 21, 1),
)
_RULE = re.compile(r"^\|[\s|:-]+\|$")


def rows_of_published_plans(documents: Sequence[Document]) -> Found:
    """The rows of real tables that came as rows of two cells or more."""
    named = {document.name: document for document in documents}
    found, missing = 0, []
    for file, page, rows in ROWS_BY_EYE:
        passages = named[file].passages if file in named else ()
        here = [p for p in passages if p.page == page and p.kind is Kind.TABLE_ROW]
        whole = sum(" | " in passage.text for passage in here)
        found += min(whole, rows)
        if whole != rows:
            missing.append(f"{file} p. {page}: {whole} for {rows}")
    return Found(found, sum(rows for _, _, rows in ROWS_BY_EYE), tuple(missing))


def rows_of_sample_plans(corpus: Path = CORPUS) -> Found:
    """The rows of the sample plans that came word for word, each cell under its head."""
    found, missing = 0, []
    for source in sorted((corpus / "sources").glob("*.md")):
        plan = corpus / "plans" / f"{source.stem}.pdf"
        told = {p.text for p in read_document(plan).passages if p.kind is Kind.TABLE_ROW}
        for row in rows_in(source.read_text(encoding="utf-8")):
            found += row in told
            missing += [f"{plan.name}: {row[:60]}"] if row not in told else []
    return Found(found, found + len(missing), tuple(missing))


def rows_in(markdown: str) -> list[str]:
    """The rows of the tables in a source, as the reader should give them."""
    rows: list[str] = []
    heads: list[str] = []
    for line in markdown.splitlines():
        if not line.startswith("|"):
            heads = []
        elif not heads:
            heads = _cells(line)
        elif not _RULE.match(line):
            pairs = zip(heads, _cells(line), strict=True)
            rows.append(" | ".join(f"{head}: {cell}" for head, cell in pairs))
    return rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
