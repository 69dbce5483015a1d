"""A Word report as it is opened, and what its tests put in it."""

import io

from docx import Document

from aligncheck.reports import report, report_bytes
from aligncheck.reports.word_page import NO_BREAK
from tests.sample_assessments import INVESTORS, decision, evidence, finding

ROWS = [
    decision("S3-07", "strength", INVESTORS, after="4", before="2", reason="Har frist."),
    decision("S3-02", "really_missing", reviewer="Ola"),
]


def opened(content, language="nb", decisions=()):
    made = report_bytes(report(content, language=language, decisions=decisions), "docx")
    return Document(io.BytesIO(made))


def words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return text.replace(NO_BREAK, " ")


def finding_rows(document):
    """Criterion id → the texts of its row in the tables of findings."""
    rows = {}
    for table in document.tables:
        if len(table.columns) == 5:
            for row in table.rows[1:]:
                cells = [cell.text.replace(NO_BREAK, " ") for cell in row.cells]
                if cells[0] != cells[-1]:
                    rows[cells[0].splitlines()[-1]] = cells
    return rows


DOUBTFUL = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
