"""Pages as people cite them, by the printed number and by the place in the file."""

from dataclasses import replace

import pytest

from aligncheck.documents import (
    CitedPage,
    cited_page,
    cited_pages,
    page_number,
    pages_in,
    pages_text,
    pages_within,
    unread_text,
)
from tests.sample_assessments import STEERING, assessment, elsewhere, finding

SAME = (CitedPage(3), CitedPage(12), CitedPage(13))
OTHER = (CitedPage(25, "23"),)
RUN = (CitedPage(3, "1"), CitedPage(7, "5"), CitedPage(8, "6"), CitedPage(9, "7"))
MIXED = (CitedPage(1, ""), CitedPage(2, ""), CitedPage(4, "ii"), CitedPage(5, None))
SHEET = (CitedPage(3, "4–5"),)


@pytest.mark.parametrize(
    ("pages", "language", "told"),
    [
        ((), "nb", ""),
        (SAME, "nb", "s. 3, 12–13"),
        (SAME, "en", "pp. 3, 12–13"),
        (OTHER, "nb", "s. 23 (PDF-side 25)"),
        (OTHER, "nn", "s. 23 (PDF-side 25)"),
        (OTHER, "en", "p. 23 (PDF page 25)"),
        (RUN, "nb", "s. 1, 5–7 (PDF-side 3, 7–9)"),
        (RUN, "en", "pp. 1, 5–7 (PDF pages 3, 7–9)"),
        (SHEET, "en", "pp. 4–5 (PDF page 3)"),
        (MIXED, "nb", "s. 1–2 i PDF-filen; s. ii, 5 (PDF-side 4–5)"),
        (MIXED, "nn", "s. 1–2 i PDF-fila; s. ii, 5 (PDF-side 4–5)"),
        (MIXED, "en", "pp. 1–2 of the PDF; pp. ii, 5 (PDF pages 4–5)"),
    ],
)
def test_both_numbers_are_told_only_where_they_differ(pages, language, told):
    assert pages_text(pages, language) == told


def test_within_brackets_no_further_brackets_stand():
    assert pages_within(OTHER, "nb") == "s. 23; PDF-side 25"
    assert pages_within(SAME, "nb") == "s. 3, 12–13"


@pytest.mark.parametrize(
    ("page", "language", "told"),
    [
        (CitedPage(25), "nb", "25"),
        (CitedPage(25, "23"), "nb", "23 (PDF-side 25)"),
        (CitedPage(25, "23"), "en", "23 (PDF page 25)"),
        (CitedPage(1, ""), "nb", "1 i PDF-filen"),
        (CitedPage(1, ""), "nn", "1 i PDF-fila"),
        (CitedPage(1, ""), "en", "1 of the PDF"),
    ],
)
def test_a_page_is_named_after_its_word(page, language, told):
    assert page_number(page, language) == told


def test_each_page_is_cited_once_in_the_order_of_the_file():
    spots = [elsewhere(STEERING, page=page, page_label=f"{page - 2}") for page in (12, 3, 12)]
    assert cited_pages(spots) == (CitedPage(3, "1"), CitedPage(12, "10"))
    assert cited_pages([elsewhere(STEERING, page=None)]) == ()


FILES = ("plan.pdf", "vedlegg.pdf", "notat.docx")


def in_files(*places):
    """Passages on those pages of those files."""
    return [elsewhere(STEERING, file=file, page=page) for file, page in places]


def test_of_several_files_each_page_names_its_own_in_the_order_of_the_plan():
    spots = in_files(*((FILES[1], 3), (FILES[2], None), (FILES[0], 4), (FILES[0], 3)))
    pages = cited_pages(spots, FILES)
    assert pages_text(pages, "nb") == "plan.pdf s. 3–4; vedlegg.pdf s. 3; notat.docx"
    assert pages_text(pages, "en") == "plan.pdf pp. 3–4; vedlegg.pdf p. 3; notat.docx"
    assert pages_text(cited_pages(spots[:1], FILES), "nb") == "vedlegg.pdf s. 3"
    assert pages_text(cited_pages(spots, FILES[:1]), "nb") == "s. 3–4"


def test_each_file_tells_its_own_printed_numbers():
    first, second = in_files((FILES[0], 25), (FILES[1], 3))
    pages = cited_pages([elsewhere(first, page_label="23"), second], FILES)
    assert pages_text(pages, "nb") == "plan.pdf s. 23 (PDF-side 25); vedlegg.pdf s. 3"
    assert pages_within(pages, "nb") == "plan.pdf s. 23; PDF-side 25; vedlegg.pdf s. 3"


@pytest.mark.parametrize(
    ("label", "language", "told"),
    [
        (None, "nb", "3 i vedlegg.pdf"),
        ("", "nn", "3 i vedlegg.pdf"),
        ("1", "en", "1 (PDF page 3) of vedlegg.pdf"),
    ],
)
def test_a_single_page_names_its_file_where_there_are_several(label, language, told):
    spot = elsewhere(STEERING, file=FILES[1], page_label=label)
    assert page_number(cited_page(spot, FILES), language) == told


def test_a_file_is_named_without_signs_that_steer_a_terminal():
    (page,) = cited_pages(in_files(("a\x1b[2J\u202efdp.exe", 3)), FILES)
    assert page.file == "a [2J fdp.exe"


def labelled():
    """A document whose page 3 bears the number 1."""
    spot = elsewhere(STEERING, page_label="1")
    return assessment([finding("S3-02")], passages=[spot]).document


def test_a_page_without_a_passage_has_no_printed_number_where_others_have_one():
    told = pages_in(labelled(), STEERING.file, (3, 4))
    assert told == (CitedPage(3, "1"), CitedPage(4, ""))
    plain = assessment([finding("S3-02")], passages=[STEERING]).document
    assert pages_in(plain, STEERING.file, (3, 4)) == (CitedPage(3), CitedPage(4))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "(side 4–5 i PDF-filen)"),
        ("nn", "(side 4–5 i PDF-fila)"),
        ("en", "(pages 4–5 of the PDF)"),
    ],
)
def test_unread_pages_are_said_to_be_counted_in_the_file_where_that_is_not_plain(language, told):
    assert told in unread_text(replace(labelled(), unread_pages=(4, 5)), language)
