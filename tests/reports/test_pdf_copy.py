"""What of the plan's own PDF comes along in the marked copy, and what does not."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
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


def linking(path, *, follow=None, address="https://example.org"):
    """A plan with one link to the address, what follows it, and two bookmarks."""
    writer = PdfWriter(clone_from=make_pdf(path, pages=1))
    link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link")})
    link[NameObject("/Rect")] = RectangleObject((0, 0, 9, 9))
    act = action("/URI")
    act[NameObject("/URI")] = TextStringObject(address)
    if follow is not None:
        act[NameObject("/Next")] = follow
    link[NameObject("/A")] = act
    writer.add_annotation(0, link)
    writer.add_outline_item(title="Mål", page_number=0)
    writer.add_outline_item(title="Tiltak", page_number=0)
    writer.write(path)
    return path


def links(target):
    notes = [item.get_object() for item in PdfReader(target).pages[0]["/Annots"]]
    return [note["/A"] for note in notes if "/A" in note]


@pytest.mark.parametrize("is_list", [True, False])
def test_nothing_that_follows_a_link_comes_along_but_all_bookmarks_do(tmp_path, is_list):
    harm = action("/Launch")
    follow = ArrayObject([harm, action("/SubmitForm")]) if is_list else harm
    target, _ = marked(linking(tmp_path / "plan.pdf", follow=follow), tmp_path)
    (kept,) = links(target)
    assert (kept["/URI"], "/Next" in kept) == ("https://example.org", False)
    own = [item.title for item in PdfReader(target).outline if not isinstance(item, list)]
    assert own[:2] == ["Mål", "Tiltak"]


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("mailto:post@example.org", True),
        ("HTTP://example.org", True),
        ("javascript:app.alert(1)", False),
        ("file://example.org/share/x.exe", False),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(tmp_path, address, is_kept):
    target, _ = marked(linking(tmp_path / "plan.pdf", address=address), tmp_path)
    assert bool(links(target)) is is_kept


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
