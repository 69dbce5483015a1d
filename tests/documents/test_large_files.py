"""Drafts of many pages are read within their time, whatever they are made of."""

import time
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from aligncheck.documents import Passage
from aligncheck.documents.filetype import FileType
from aligncheck.documents.limits import DEFAULT_LIMITS
from aligncheck.documents.office.read import read_office

MOST_SECONDS = 2.5  # of the processor; what is tested here took three times as long or for ever


def read(path: Path, kind: FileType) -> tuple[Passage, ...]:
    """What is read of the file, in this process."""
    began = time.process_time()
    passages = read_office(path, kind, DEFAULT_LIMITS).passages
    assert time.process_time() - began < MOST_SECONDS
    return passages


def test_a_cell_merged_over_hundreds_of_rows_is_read_with_each_of_them(tmp_path: Path) -> None:
    begins, goes_on = ('<w:vMerge w:val="restart"/>', "Klima"), ("<w:vMerge/>", "")
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        f"<w:tc><w:p><w:r><w:t>tiltak nummer {at}</w:t></w:r></w:p></w:tc></w:tr>"
        for at, (merge, text) in enumerate([begins, *[goes_on] * 299])
    )
    draft = docx.Document()
    table = f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    draft.element.body.insert(0, parse_xml(table))
    draft.save(str(tmp_path / "plan.docx"))
    texts = [passage.text for passage in read(tmp_path / "plan.docx", FileType.DOCX)]
    assert texts[-2:] == ["Klima | tiltak nummer 298", "Klima | tiltak nummer 299"]
