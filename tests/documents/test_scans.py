"""Pages that are pictures of text: known, named, and read with OCR where it is asked for."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from aligncheck.documents import Status, read_document
from tests.documents.build import Book

LINES = [
    "Kommunen skal leggje til rette for fleire bustader",
    "og nye arbeidsplassar i heile fylket, og auke",
    "bruken av sykkel, gange og kollektivtransport.",
]
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract")


def picture_of_text(*, turn: float = 0.0, columns: int = 1) -> Image.Image:
    image = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=34 if columns == 1 else 26)
    for column in range(columns):
        for number, line in enumerate(LINES * 3):
            text = line if columns == 1 else f"{('venstre', 'motsatt')[column]} {line[:38]}"
            pen.text((150 + column * 750, 300 + number * 52), text, fill=0, font=font)
    return image.rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC)


def scan(path: Path, image: Image.Image, *, text: str = "") -> Path:
    book = Book()
    page = book.page()
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    page.canvas.drawImage(ImageReader(buffer), 0, 0, page.width, page.height)
    book.turn()
    if text:
        book.page().line(text, 70, 100)
        book.turn()
    return book.save(path)


def test_a_scan_without_ocr_has_no_text_and_says_so(tmp_path: Path) -> None:
    document = read_document(scan(tmp_path / "a.pdf", picture_of_text()))
    assert (document.status, document.unread_pages) == (Status.NO_TEXT, (1,))
    assert document.warnings == ("pictures:1",)


def test_a_scanned_page_among_others_leaves_the_document_partial(tmp_path: Path) -> None:
    text = "Denne siden har tekst som kan leses uten videre."
    document = read_document(scan(tmp_path / "b.pdf", picture_of_text(), text=text))
    assert (document.status, document.unread_pages) == (Status.PARTIAL, (1,))
    assert [passage.text for passage in document.passages] == [text]


def test_a_photograph_is_not_an_unread_page(tmp_path: Path) -> None:
    photograph = Image.linear_gradient("L").resize((1654, 2339))
    document = read_document(scan(tmp_path / "c.pdf", photograph, text="Bilde: fjorden ved Leka."))
    assert (document.status, document.unread_pages) == (Status.OK, ())


@needs_tesseract
def test_ocr_reads_a_skewed_scan_with_its_boxes_in_place(tmp_path: Path) -> None:
    document = read_document(scan(tmp_path / "d.pdf", picture_of_text(turn=2.5)), ocr=True)
    text = " ".join(passage.text for passage in document.passages)
    assert document.status is Status.OK
    assert document.warnings == ("ocr:1",)
    assert "Kommunen skal leggje til rette for fleire bustader" in text
    box = document.passages[0].boxes[0]
    assert box.page == 1
    assert 20 < box.x0 < 90
    assert 80 < box.y0 < 150


@needs_tesseract
def test_ocr_reads_two_columns_one_after_the_other(tmp_path: Path) -> None:
    document = read_document(scan(tmp_path / "e.pdf", picture_of_text(columns=2)), ocr=True)
    text = " ".join(passage.text for passage in document.passages)
    assert text.rindex("venstre") < text.index("motsatt")
