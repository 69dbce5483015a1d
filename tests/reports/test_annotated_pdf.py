"""The plan's own PDF, copied with highlights, notes and bookmarks in the right places."""

import hashlib
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

from aligncheck.documents import Box, read_document
from aligncheck.errors import OutputError, UsageError
from aligncheck.grading.cue import Cue, CueName
from aligncheck.reports import report, report_bytes, write_report
from aligncheck.reports.colours import framework_colour
from aligncheck.reports.highlights import marks
from tests.sample_assessments import (
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    of_two_files,
    passage,
    sample,
)

LINES = ("Fylkestinget oppnevner en styringsgruppe", "som skal følge gjennomføringen innen 2028.")


def make_pdf(path, *, turned=0, cropped=False, pages=2):
    """A plan of so many pages with two lines of text on each."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)
    for number in range(pages):
        for line, text in enumerate(LINES):
            canvas.setFont("Helvetica", 12)
            canvas.drawString(100, 600 - 16 * line, text)
        canvas.drawString(100, 400, f"Side nummer {number + 1} har mer tekst her.")
        canvas.showPage()
    canvas.save()
    if turned or cropped:
        writer = PdfWriter(clone_from=path)
        for page in writer.pages:
            if cropped:
                page.cropbox = RectangleObject((50, 60, 550, 800))
            page.rotate(turned)
        writer.write(path)
    return path


def plan_of(path):
    """The file as it is read, its first passage evidence for two frameworks."""
    document = read_document(path)
    spot = next(item for item in document.passages if item.text.startswith("Fylkestinget"))
    found = [
        finding("S3-01", [evidence("S3-01", spot, 4)]),
        finding("S3-02"),
        finding("EGD-01", [evidence("EGD-01", spot, 3)]),
    ]
    return replace(assessment(found), document=document), spot


def marked(path, tmp_path, decisions=()):
    plan, spot = plan_of(path)
    target = tmp_path / "merket.pdf"
    write_report(plan, target, "pdf", "nb", decisions, files={path.name: path})
    return target, spot


def highlights(reader, page=0):
    found = [item.get_object() for item in reader.pages[page].get("/Annots", [])]
    return [item for item in found if item["/Subtype"] == "/Highlight"]


def test_each_framework_marks_the_passage_in_its_colour_one_quad_a_line(tmp_path):
    target, spot = marked(make_pdf(tmp_path / "plan.pdf"), tmp_path)
    marks = highlights(PdfReader(target))
    assert [len(mark["/QuadPoints"]) // 8 for mark in marks] == [len(spot.boxes)] * 2
    colours = [tuple(round(float(part) * 255) for part in mark["/C"]) for mark in marks]
    assert colours == [framework_colour("S3"), framework_colour("EGD")]
    assert not any("/A" in mark or "/AA" in mark for mark in marks)


def test_the_note_tells_criterion_strength_and_decision(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    _, spot = plan_of(path)
    rows = [decision("S3-01", "accept", spot, reason="Stemmer, æøå.")]
    target, _ = marked(path, tmp_path, rows)
    first, second = (mark["/Contents"] for mark in highlights(PdfReader(target)))
    assert "S3-01 Ledelse og forankring · Styrke: 4 – konkret tiltak" in first
    assert "Menneske: Kari godtok (Stemmer, æøå.)" in first
    assert "EGD-01" in first
    assert second.endswith("maskinens vurdering")


def test_a_rejected_passage_is_not_marked(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    _, spot = plan_of(path)
    rows = [decision(id, "reject", spot) for id in ("S3-01", "EGD-01")]
    target, _ = marked(path, tmp_path, rows)
    assert highlights(PdfReader(target)) == []
    assert PdfReader(target).outline == []


def test_what_a_person_set_aside_is_not_marked_as_the_machines_judgement(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    rows = [decision("S3-01", "not_applicable"), decision("EGD-01", "reject")]
    target, _ = marked(path, tmp_path, rows)
    assert highlights(PdfReader(target)) == []


def test_the_note_says_that_a_commitment_is_a_goal_by_its_words_until_a_person_judges_it():
    spot = passage("Vi vil.", 1)
    raised = replace(evidence("S3-07", spot), cues=(Cue(CueName.COUNTS_TOGETHER, ""),))
    plan = assessment([finding("S3-07", [raised])])
    accepted = [decision("S3-07", "accept", spot)]
    notes = [marks(report(plan, decisions=rows)).highlights[0].note for rows in ((), accepted)]
    assert "Styrke: 3 – forpliktelse (et mål etter ordlyden, men sannsynlig nok" in notes[0]
    assert "ordlyden" not in notes[1]


def test_the_note_on_a_possible_gap_says_so_with_the_probability():
    doubtful = finding("S3-07", [evidence("S3-07", passage("Vi vil.", 1), 2, 0.1)])
    told = marks(report(assessment([doubtful])))
    assert "· ◐ Svakt dekket – mulig hull · Styrke: 2" in told.highlights[0].note
    assert "Sannsynlighet: 10 %" in told.highlights[0].note
    assert told.bookmarks[0].title.endswith("– mulig hull")
    assert "mulig hull" not in str(marks(report(sample())))


def test_every_criterion_with_evidence_has_a_bookmark(tmp_path):
    target, _ = marked(make_pdf(tmp_path / "plan.pdf"), tmp_path)
    with pypdfium2.PdfDocument(target) as pdf:
        titles = [(item.level, item.get_title()) for item in pdf.get_toc()]
    assert titles == [
        (0, "Smart spesialisering"),
        (1, "● Ledelse og forankring"),
        (2, "s. 1 · 4 – konkret tiltak"),
        (0, "Europas grønne giv"),
        (1, "● Kutt i utslippene"),
        (2, "s. 1 · 3 – forpliktelse"),
    ]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_the_mark_lies_on_the_words_however_the_page_is_turned_and_cut(tmp_path, turned, cropped):
    path = make_pdf(tmp_path / "plan.pdf", turned=turned, cropped=cropped)
    spot = elsewhere(
        passage(" ".join(LINES), 1),
        file=path.name,
        boxes=tuple(displayed_box(path, line) for line in LINES),
    )
    plan = assessment([finding("S3-01", [evidence("S3-01", spot)])], name=path.name)
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    plan = replace(plan, document=replace(plan.document, sha256=content))
    target = tmp_path / "merket.pdf"
    write_report(plan, target, "pdf", files={path.name: path})
    quads = highlights(PdfReader(target))[0]["/QuadPoints"]
    with pypdfium2.PdfDocument(target) as pdf:
        words = pdf[0].get_textpage()
        for place, line in enumerate(LINES):
            numbers = [float(number) for number in quads[8 * place : 8 * place + 8]]
            edges = (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
            assert words.get_text_bounded(*edges).strip() == line


def displayed_box(path, text):
    """Where the words stand, from the top left of the page as displayed."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        words = page.get_textpage()
        place, count = words.search(text[:20]).get_next()[0], len(text)
        corners = [words.get_charbox(number) for number in range(place, place + count)]
        from aligncheck.documents.pdf.geometry import frame_of

        left, bottom = min(c[0] for c in corners), min(c[1] for c in corners)
        right, top = max(c[2] for c in corners), max(c[3] for c in corners)
        return Box(1, *frame_of(page).box(left - 1, bottom - 1, right + 1, top + 1))


def test_the_original_is_not_touched(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    marked(path, tmp_path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_two_files_of_one_plan_become_one_copy(tmp_path):
    paths = [make_pdf(tmp_path / name) for name in ("plan.pdf", "vedlegg.pdf")]
    spots = [elsewhere(passage("Noe"), file=path.name) for path in paths]
    plan = assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
    files = {path.name: path for path in paths}
    target = tmp_path / "merket.pdf"
    write_report(plan, target, "pdf", files=files)
    reader = PdfReader(target)
    assert [len(highlights(reader, page)) for page in range(4)] == [1, 0, 1, 0]


def test_the_one_file_may_have_another_name_than_the_plan(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    plan, _ = plan_of(path)
    content = report(plan, files={"0123.pdf": path})
    assert report_bytes(content, "pdf").startswith(b"%PDF")


def test_another_file_than_the_one_that_was_checked_is_refused(tmp_path):
    plan, _ = plan_of(make_pdf(tmp_path / "plan.pdf"))
    other = make_pdf(tmp_path / "other.pdf", pages=3)
    with pytest.raises(UsageError, match=r"other\.pdf is not the file plan\.pdf"):
        report_bytes(report(plan, files={"plan.pdf": other}), "pdf")


def test_without_the_plans_file_the_error_says_what_is_needed(tmp_path):
    plan, _ = plan_of(make_pdf(tmp_path / "plan.pdf"))
    with pytest.raises(UsageError, match=r"plan\.pdf"):
        report_bytes(report(plan), "pdf")


def test_a_plan_that_is_no_pdf_gives_one_clear_line(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(" ".join(LINES), encoding="utf-8")
    plan, _ = plan_of(path)
    with pytest.raises(OutputError, match="choose the Word or Excel report"):
        report_bytes(report(plan, files={path.name: path}), "pdf")


def test_the_same_input_gives_the_same_bytes(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    plan, _ = plan_of(path)
    content = report(plan, files={path.name: path})
    assert report_bytes(content, "pdf") == report_bytes(content, "pdf")


def test_a_bookmark_names_both_numbers_and_leads_to_the_page_in_the_file(tmp_path):
    path = make_pdf(tmp_path / "plan.pdf")
    plan, spot = plan_of(path)
    labelled = elsewhere(spot, page_label="iii")
    found = [finding("S3-01", [evidence("S3-01", labelled)])]
    plan = replace(assessment(found, name=path.name), document=plan.document)
    target = tmp_path / "merket.pdf"
    write_report(plan, target, "pdf", files={path.name: path})
    with pypdfium2.PdfDocument(target) as pdf:
        last = list(pdf.get_toc())[-1]
        assert last.get_title().startswith("s. iii (PDF-side 1) · ")
        assert last.get_dest().get_index() == 0


def test_a_bookmark_names_the_file_where_the_plan_has_several():
    titles = [item.title for item in marks(report(of_two_files())).bookmarks]
    assert any(title.startswith("Vedlegg.pdf s. 3 · ") for title in titles)
    assert all("pdf s." not in item.title for item in marks(report(sample())).bookmarks)
