"""A draft that someone made to do harm: nothing outside it is read, and it ends in a status."""

import zipfile
from pathlib import Path

import docx
import pytest

from aligncheck.documents import Document, Status, read_document

TEXT = "Vi skal kutte utslipp."
SECRET = "hemmelig"  # what stands in the file beside the draft
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def word(path: Path, body: str, *, doctype: str = "", relation: str = "") -> Document:
    """What is read of a Word file with this body."""
    plain = path.with_name("plain.docx")
    docx.Document().save(str(plain))
    main = f"{doctype}<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "replace")
            if name == "word/document.xml":
                data = main
            elif name == "word/_rels/document.xml.rels":
                data = data.replace("</Relationships>", f"{relation}</Relationships>")
            new.writestr(name, data)
    return read_document(path)


def said(document: Document) -> str:
    return " ".join(passage.text for passage in document.passages)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return tmp_path / "secret.txt"


def entity(secret: Path) -> str:
    return f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'


def test_a_word_file_reads_no_other_file(tmp_path: Path, secret: Path) -> None:
    body = f"<w:p><w:r><w:t>{TEXT} &x;</w:t></w:r></w:p>"
    assert SECRET not in said(word(tmp_path / "a.docx", body, doctype=entity(secret)))


def test_an_opendocument_text_reads_no_other_file(tmp_path: Path, secret: Path) -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text")
    )
    content = (
        f"{entity(secret)}<office:document-content {spaces}><office:body><office:text>"
        f"<text:p>{TEXT} &x;</text:p></office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    assert SECRET not in said(read_document(tmp_path / "a.odt"))


def test_a_web_page_reads_no_other_file(tmp_path: Path, secret: Path) -> None:
    page = f"{entity(secret)}<p>{TEXT} &x;</p><iframe src='{secret.as_uri()}'></iframe>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    text = said(read_document(tmp_path / "a.html"))
    assert TEXT in text
    assert SECRET not in text


@pytest.mark.parametrize("kind", ["image", "footnotes", "attachedTemplate", "subDocument"])
def test_what_a_word_file_calls_from_outside_is_not_fetched(
    tmp_path: Path, secret: Path, kind: str
) -> None:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = (
        f'<Relationship Id="rId99" Type="{base}/{kind}" Target="{secret.as_uri()}" '
        'TargetMode="External"/>'
    )
    body = f'<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p><w:subDoc r:id="rId99"/>'
    assert said(word(tmp_path / "a.docx", body, relation=relation)) == TEXT


@pytest.mark.parametrize(
    "row",
    [
        "<w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>{text}</w:tc><w:tc>{text}</w:tc>",
        "<w:trPr><w:gridBefore w:val='2000000000'/></w:trPr><w:tc>{text}</w:tc>",
    ],
)
def test_a_cell_that_claims_a_thousand_million_columns_ends_in_a_status(
    tmp_path: Path, row: str
) -> None:
    filled = row.format(text=f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>")
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{filled}</w:tr></w:tbl>"
    assert word(tmp_path / "a.docx", table).status in {Status.OK, Status.MEMORY, Status.DAMAGED}


def test_tables_in_tables_without_end_end_in_a_status(tmp_path: Path) -> None:
    begins, ends = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    body = f"{begins * 2000}<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>{ends * 2000}"
    assert word(tmp_path / "a.docx", body).status in {Status.DAMAGED, Status.OK}
