"""What is said of a file: its status, message, warnings, and several files as one plan."""

import json
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from aligncheck.documents import (
    Limits,
    Status,
    message_for,
    page_ranges,
    read_document,
    read_plan,
    reading,
    render_page,
    warning_for,
)
from aligncheck.documents.jsonl import passages_to_jsonl_lines
from aligncheck.documents.warnings import Warning, warning
from aligncheck.errors import DocumentError
from tests.documents.build import Book, text_pdf

LINES = ["Kommunen skal kutte utslippene fra egen drift", "innen 2030 og rapportere hvert år."]
WHOLE = " ".join(LINES)


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("empty.pdf", b"", Status.EMPTY),
        ("zeros.pdf", b"\x00" * 5_000, Status.EMPTY),
        ("page.pdf", b"<html><body>Logg inn</body></html>", Status.NOT_PDF),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + b"\x01" * 200, Status.NOT_PDF),
        ("sheet.xlsx", b"PK\x03\x04" + b"\x00" * 100, Status.NOT_PDF),
        ("torn.pdf", b"%PDF-1.7\nnothing more", Status.DAMAGED),
    ],
)
def test_what_is_no_plan_gets_its_status(
    tmp_path: Path, name: str, data: bytes, status: Status
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = read_document(path)
    assert document.status is status
    assert document.message == message_for(status)
    assert document.passages == ()


def test_a_missing_file_is_a_status_and_no_exception(tmp_path: Path) -> None:
    assert read_document(tmp_path / "gone.pdf").status is Status.DAMAGED


@pytest.mark.parametrize("step", ["file_type", "supervise"])
def test_a_file_that_is_gone_while_it_is_read_is_not_said_to_be_damaged_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = text_pdf(tmp_path / "a.pdf", LINES)
    done = getattr(reading, step)

    def meanwhile(*given: object, **named: object) -> object:
        if step == "supervise":
            path.unlink(missing_ok=True)
            return done(*given, **named)
        found = done(*given, **named)
        path.unlink()
        return found

    monkeypatch.setattr(reading, step, meanwhile)
    document = read_document(path)
    assert (document.status, document.sha256) == (Status.DAMAGED, "")


def test_a_file_that_changes_while_it_is_read_whole_is_not_kept_as_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kommunen vokser.\n", encoding="utf-8")
    done = reading.supervise

    def meanwhile(*given: Any, **named: Any) -> Any:
        path.write_text(f"{WHOLE}\n", encoding="utf-8")
        return done(*given, **named)

    monkeypatch.setattr(reading, "supervise", meanwhile)
    document = read_document(path)
    assert (document.status, document.sha256, document.passages) == (Status.DAMAGED, "", ())


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_text_that_speaks_of_pdf_files_is_a_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"<p>En PDF begynner med %PDF-1.7. {WHOLE}</p>\n", encoding="utf-8")
    assert read_document(path).status is Status.OK


def test_a_pdf_with_the_suffix_of_a_text_is_a_pdf(tmp_path: Path) -> None:
    document = read_document(text_pdf(tmp_path / "a.txt", LINES))
    assert [passage.text for passage in document.passages] == [WHOLE]


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_to_open_is_asked_for_and_one_to_change_is_not(
    tmp_path: Path, strength: int
) -> None:
    for user, status in (("hemmelig", Status.ENCRYPTED), ("", Status.OK)):
        lock = StandardEncryption(user, ownerPassword="eier", strength=strength, canCopy=0)
        book = Book(encrypt=lock)
        book.page().lines(LINES)
        book.turn()
        assert read_document(book.save(tmp_path / f"{user}{strength}.pdf")).status is status


def test_limits_are_kept(tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "a.pdf", *[LINES] * 12)
    assert read_document(path, limits=Limits(file_bytes=500)).status is Status.TOO_LARGE
    assert read_document(path, limits=Limits(pages=11)).status is Status.TOO_LARGE
    cut = read_document(path, limits=Limits(characters_per_page=20))
    assert cut.status is Status.PARTIAL
    assert cut.warnings == ("pages_cut:1–12",)
    full = read_document(path, limits=Limits(characters=200))
    assert full.status is Status.PARTIAL
    assert full.unread_pages == tuple(range(4, 13))


@pytest.mark.parametrize("status", Status)
def test_every_status_says_what_to_do_in_three_languages(status: Status) -> None:
    told = [message_for(status, language) for language in ("nb", "nn", "en")]
    assert len(set(told)) == 3
    assert all(text.endswith(".") and len(text) < 200 for text in told)
    assert message_for(status, "se") == told[0]


@pytest.mark.parametrize("kind", Warning)
def test_every_warning_names_its_pages_in_three_languages(kind: Warning) -> None:
    kept = warning(kind, [3, 12, 13, 14])
    told = [warning_for(kept, language) for language in ("nb", "nn", "en")]
    assert len(set(told)) == 3
    file_wide = {Warning.PASSAGES_CUT, Warning.TEXT_CUT, Warning.SECOND_READER}
    assert all("3, 12–14" in text for text in told) or kind in file_wide
    assert warning_for(f"plan.pdf: {kept}", "en") == f"plan.pdf: {told[2]}"


@pytest.mark.parametrize("kind", Warning)
def test_a_warning_on_one_page_speaks_of_one(kind: Warning) -> None:
    told = [warning_for(warning(kind, [12]), language) for language in ("nb", "nn", "en")]
    assert not any(
        word in text for text in told for word in ("Pages", " are ", " were ", "bilder", "lesne")
    )


def test_page_ranges_are_written_as_people_write_them() -> None:
    assert page_ranges([14, 3, 12, 13]) == "3, 12–14"
    assert page_ranges([]) == ""


def test_several_files_are_one_plan_and_every_passage_names_its_file(tmp_path: Path) -> None:
    first = text_pdf(tmp_path / "plan.pdf", LINES)
    second = tmp_path / "program.md"
    second.write_text("Fylket bygger ladestasjoner.\n", encoding="utf-8")
    copy = tmp_path / "kopi.pdf"
    copy.write_bytes(first.read_bytes())
    plan = read_plan([first, second, copy], name="Regional plan")
    assert [(p.file, p.text) for p in plan.passages] == [
        ("plan.pdf", WHOLE),
        ("program.md", "Fylket bygger ladestasjoner."),
    ]
    assert (plan.name, plan.status, plan.pages) == ("Regional plan", Status.OK, 1)
    assert any(text.startswith("kopi.pdf: duplicate") for text in plan.warnings)
    assert plan.files == ("plan.pdf", "program.md")


def test_a_broken_file_leaves_a_plan_partial(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    plan = read_plan([text_pdf(tmp_path / "plan.pdf", LINES), broken], name="Plan")
    assert plan.status is Status.PARTIAL
    assert any("broken.pdf" in text for text in plan.warnings)
    assert plan.files == ("plan.pdf", "broken.pdf")


def test_the_same_file_is_read_alike_every_time(tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "a.pdf", LINES, LINES)
    assert read_document(path) == read_document(path)


def test_lines_of_json_hold_each_passage_and_each_file(tmp_path: Path) -> None:
    document = read_document(text_pdf(tmp_path / "a.pdf", LINES))
    passage, file = map(json.loads, passages_to_jsonl_lines([document], language="en"))
    where = {"file", "page", "page_label", "boxes", "heading"}
    assert set(passage) == {"text", "kind", "language", *where}
    assert (passage["file"], passage["text"], passage["page"]) == ("a.pdf", WHOLE, 1)
    assert file == {
        "file": "a.pdf",
        "status": "ok",
        "message": "The whole file was read.",
        "pages": 1,
        "unread_pages": [],
    }


def test_a_page_is_drawn_with_its_lines_marked(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image

    path = text_pdf(tmp_path / "a.pdf", LINES)
    boxes = read_document(path).passages[0].boxes
    plain = Image.open(BytesIO(render_page(path, 1, dpi=72))).convert("RGB")
    marked = Image.open(BytesIO(render_page(path, 1, boxes=boxes, dpi=72))).convert("RGB")
    spot = int(boxes[0].x1) - 2, int(boxes[0].y0) + 1
    assert plain.size == marked.size == (596, 842)
    assert plain.getpixel(spot) == (255, 255, 255)
    red, _, blue = marked.getpixel(spot)
    assert red > blue + 40


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no page 9; choose one from 1 to 1"):
        render_page(text_pdf(tmp_path / "a.pdf", LINES), 9)


def test_the_parent_process_imports_no_pdf_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, aligncheck.documents, aligncheck.documents.reading\n"
        "bad = {'pypdfium2', 'pdfplumber', 'pdfminer', 'docx', 'odfdo', 'lxml', 'PIL', 'numpy'}\n"
        "sys.exit(bool(bad & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_long_paragraph_is_quoted_in_parts_with_their_own_lines(tmp_path: Path) -> None:
    sentences = [f"Tiltak {number} skal kutte utslippene fra egen drift." for number in range(40)]
    book = Book()
    book.page().lines(sentences)
    document = read_document(book.save(tmp_path / "long.pdf"))
    parts = [passage for passage in document.passages if passage.is_evidence]
    assert " ".join(part.text for part in parts) == " ".join(sentences)
    assert len(parts) == 2
    assert [len(part.boxes) for part in parts] == [part.text.count("Tiltak") for part in parts]
    assert parts[0].boxes[-1].y1 <= parts[1].boxes[0].y1


def test_a_page_that_is_also_there_under_a_wrong_ending_is_read(tmp_path: Path) -> None:
    wrong, right = tmp_path / "plan.pdf", tmp_path / "plan.html"
    for path in (wrong, right):
        path.write_text("<p>Fylkeskommunen skal kutte utslippene innen 2030.</p>")
    for paths in ([wrong, right], [right, wrong]):
        plan = read_plan(paths, name="Plan")
        assert [passage.file for passage in plan.passages] == ["plan.html"]
        assert len([told for told in plan.warnings if "not_pdf" in told]) == 1
