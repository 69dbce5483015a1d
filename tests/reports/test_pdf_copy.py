"""What of the plan's own PDF comes along in the marked copy, and what does not."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from aligncheck.reports import report, report_bytes
from tests.reports.test_annotated_pdf import highlights, make_pdf, marked
from tests.sample_assessments import assessment, elsewhere, evidence, finding, passage


def equipped(path):
    """The plan with page labels, a language, tags, and all kinds of things that could act."""
    writer = PdfWriter(clone_from=make_pdf(path, pages=3))
    writer.set_page_label(0, 0, style="/r", start=1)
    writer.set_page_label(1, 2, style="/D", start=1)
    writer.add_attachment("kart.txt", b"et vedlegg i filen")
    root, page = writer.root_object, writer.pages[0]
    root[NameObject("/OpenAction")] = action("/JavaScript")
    root[NameObject("/Lang")] = TextStringObject("nn-NO")
    root[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    tags = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    root[NameObject("/StructTreeRoot")] = writer._add_object(tags)
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action("/JavaScript")})
    for kind in ("/Launch", "/JavaScript", "/URI"):
        link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link")})
        link[NameObject("/Rect")] = RectangleObject((0, 0, 9, 9))
        link[NameObject("/A")] = action(kind)
        writer.add_annotation(0, link)
    writer.write(path)
    return path


def action(kind):
    told = DictionaryObject({NameObject("/S"): NameObject(kind)})
    key, value = ("/URI", "https://example.org") if kind == "/URI" else ("/JS", "app.alert()")
    told[NameObject(key)] = TextStringObject(value)
    return told


def test_labels_tags_and_language_of_the_plan_come_along(tmp_path):
    target, _ = marked(equipped(tmp_path / "plan.pdf"), tmp_path)
    reader = PdfReader(target)
    assert reader.page_labels == ["i", "1", "2"]
    assert reader.root_object["/Lang"] == "nn-NO"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.root_object
    assert len(highlights(reader)) == 2


def test_nothing_that_acts_comes_along(tmp_path):
    target, _ = marked(equipped(tmp_path / "plan.pdf"), tmp_path)
    reader = PdfReader(target)
    kept = [item.get_object() for item in reader.pages[0]["/Annots"]]
    assert [str(item["/A"]["/S"]) for item in kept if "/A" in item] == ["/URI"]
    assert "/AA" not in reader.pages[0]
    assert not reader.attachments
    assert "/OpenAction" not in reader.root_object
    every = [str(reader.get_object(number)) for number in range(1, len(reader.xref[0]) + 1)]
    for word in ("/JavaScript", "/Launch", "kart.txt", "app.alert"):
        assert not any(word in told for told in every)


@pytest.mark.parametrize(
    ("first", "labels"),
    [(equipped, ["i", "1", "2", "i", "1", "2"]), (make_pdf, ["1", "2", "i", "1", "2"])],
)
def test_of_several_files_each_page_keeps_its_label(tmp_path, first, labels):
    paths = [first(tmp_path / "plan.pdf"), equipped(tmp_path / "vedlegg.pdf")]
    spots = [elsewhere(passage("Noe"), file=path.name) for path in paths]
    plan = assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
    content = report(plan, files={path.name: path for path in paths})
    made = report_bytes(content, "pdf")
    assert PdfReader(io.BytesIO(made)).page_labels == labels
    assert made == report_bytes(content, "pdf")


def test_a_damaged_plan_is_marked_too(tmp_path):
    path = equipped(tmp_path / "plan.pdf")
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n")
    target, _ = marked(path, tmp_path)
    assert len(PdfReader(target).pages) == 3
    assert len(highlights(PdfReader(target))) == 2
