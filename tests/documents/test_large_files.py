"""Drafts of many pages are read within their time, whatever they are made of."""

import time
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from aligncheck.documents import Passage
from aligncheck.documents.filetype import FileType
from aligncheck.documents.limits import DEFAULT_LIMITS
from aligncheck.documents.office.read import read_office

MOST_SECONDS = 4.0  # of the processor; what is tested here took at least twice that


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


@pytest.mark.parametrize("item", ["- a\n", "1. A\n\n"])
def test_a_text_of_tens_of_thousands_of_short_items_is_read(tmp_path: Path, item: str) -> None:
    (tmp_path / "plan.txt").write_text(item * 20_000, encoding="utf-8")
    assert read(tmp_path / "plan.txt", FileType.TEXT)


@pytest.mark.parametrize("text", ["a", ".", "(", "- a\n", "1 ", "100 ", "skal "])
def test_a_text_of_one_thing_again_and_again_is_read_and_judged_in_short_parts(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "plan.txt").write_text(f"- {text * (100_000 // len(text))}", encoding="utf-8")
    assert all(len(each.text) <= 1000 for each in read(tmp_path / "plan.txt", FileType.TEXT))
