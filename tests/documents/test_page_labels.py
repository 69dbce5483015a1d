"""The number printed on a page: from the file's labels, or from numbers that grow steadily."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligncheck.documents import Kind, Passage, Status, read_document
from aligncheck.documents.pages import PAGE_LABEL
from aligncheck.documents.pdf.furniture import Sheet, furniture_of
from aligncheck.documents.pdf.lines import line_of
from aligncheck.documents.pdf.words import Font, Word
from tests.documents.build import Book

SENTENCES = (
    "Fylkeskommunen skal bygge ut kollektivtilbudet i regionen.",
    "Kommunene samarbeider om næringsutvikling langs kysten.",
    "Planen følges opp med et handlingsprogram hvert år.",
)
Foot = Callable[[int], Sequence[str]]


def made(
    path: Path, pages: int, *, foot: Foot = lambda page: (), labels: dict[int, tuple] | None = None
) -> Path:
    """A PDF of so many pages, with the texts of `foot` across the foot of each."""
    book = Book()
    for number in range(1, pages + 1):
        page = book.page()
        for line, sentence in enumerate(SENTENCES):
            letter = "abcdefghijklmn"[number % 14]
            page.line(f"{sentence} Avsnitt {letter}.", 72, 150 + 40 * line)
        for place, text in enumerate(foot(number)):
            page.line(text, 72 + 400 * place, 800)
        book.turn()
    for index, (style, start, prefix) in (labels or {}).items():
        book.canvas.addPageLabel(index, style, start, prefix)
    return book.save(path)


def labels_of(path: Path) -> list[str | None]:
    """The label of each page, by its first passage."""
    document = read_document(path)
    assert document.status is Status.OK
    first: dict[int, Passage] = {}
    for passage in document.passages:
        assert passage.page is not None
        first.setdefault(passage.page, passage)
        assert passage.page_label == first[passage.page].page_label
    return [first[page].page_label for page in sorted(first)]


def test_the_file_s_own_labels_are_read(tmp_path):
    labels = {0: ("ROMAN_LOWER", 1, None), 3: ("ARABIC", 1, None)}
    path = made(tmp_path / "a.pdf", 8, labels=labels)
    assert labels_of(path) == ["i", "ii", "iii", "1", "2", "3", "4", "5"]


def test_labels_that_only_count_the_pages_say_nothing(tmp_path):
    path = made(tmp_path / "a.pdf", 4, labels={0: ("ARABIC", 1, None)})
    assert labels_of(path) == [None] * 4


def test_a_page_where_both_numbers_are_the_same_has_no_label(tmp_path):
    labels = {0: ("ROMAN_LOWER", 1, None), 2: ("ARABIC", 3, None)}
    path = made(tmp_path / "a.pdf", 5, labels=labels)
    assert labels_of(path) == ["i", "ii", None, None, None]


def test_labels_that_repeat_each_other_are_not_believed(tmp_path):
    labels = {index: ("ARABIC", 7, None) for index in range(6)}
    assert labels_of(made(tmp_path / "a.pdf", 6, labels=labels)) == [None] * 6


def test_a_label_that_nobody_would_cite_is_left_out(tmp_path):
    labels = {0: (None, None, "=HYPERLINK(1)"), 1: ("ARABIC", 1, None)}
    path = made(tmp_path / "a.pdf", 5, labels=labels)
    assert labels_of(path) == ["", "1", "2", "3", "4"]


def test_labels_that_the_printed_numbers_contradict_are_not_believed(tmp_path):
    labels = {0: ("ARABIC", 100, None)}
    path = made(tmp_path / "a.pdf", 6, foot=lambda page: [str(page)], labels=labels)
    assert labels_of(path) == [None] * 6


def test_printed_numbers_that_grow_with_the_pages_are_labels(tmp_path):
    path = made(tmp_path / "a.pdf", 8, foot=lambda page: [str(page - 2)] if page > 2 else [])
    assert labels_of(path) == ["", "", "1", "2", "3", "4", "5", "6"]


def test_trivial_labels_do_not_stand_in_the_way_of_printed_numbers(tmp_path):
    path = made(
        tmp_path / "a.pdf",
        6,
        foot=lambda page: [f"Side {page - 1}"] if page > 1 else [],
        labels={0: ("ARABIC", 1, None)},
    )
    assert labels_of(path) == ["", "1", "2", "3", "4", "5"]


def test_a_number_beside_a_running_title_counts(tmp_path):
    path = made(
        tmp_path / "a.pdf",
        8,
        foot=lambda page: [f"Regional plan 2026–2037 {page + 10}"],
    )
    assert labels_of(path) == [str(page + 10) for page in range(1, 9)]


def test_a_page_between_two_numbered_ones_bears_its_number_unseen(tmp_path):
    path = made(
        tmp_path / "a.pdf", 9, foot=lambda page: [str(page - 1)] if page not in (1, 5) else []
    )
    assert labels_of(path) == ["", "1", "2", "3", "4", "5", "6", "7", "8"]


def test_roman_numbers_before_the_first_page_are_labels(tmp_path):
    roman = ["i", "ii", "iii", "iv"]
    path = made(
        tmp_path / "a.pdf", 12, foot=lambda page: [roman[page - 1] if page < 5 else str(page - 4)]
    )
    assert labels_of(path) == [*roman, *map(str, range(1, 9))]


def test_a_sheet_with_two_pages_bears_both_numbers(tmp_path):
    path = made(tmp_path / "a.pdf", 6, foot=lambda page: [str(2 * page), str(2 * page + 1)])
    assert labels_of(path) == ["2–3", "4–5", "6–7", "8–9", "10–11", "12–13"]


def test_a_label_of_one_of_the_two_pages_of_a_sheet_is_not_believed(tmp_path):
    foot = lambda page: [str(2 * page), str(2 * page + 1)]  # noqa: E731
    labels = {page - 1: ("ARABIC", 2 * page, None) for page in range(1, 7)}
    path = made(tmp_path / "a.pdf", 6, foot=foot, labels=labels)
    assert labels_of(path) == ["2–3", "4–5", "6–7", "8–9", "10–11", "12–13"]


@pytest.mark.parametrize(
    "foot",
    [
        lambda page: [str(page)],  # the same as in the file
        lambda page: [str(page - 2 if page < 7 else page + 5)],  # two numberings
        lambda page: [str(page + 4)] if page < 6 else [],  # on less than half of the pages
        lambda page: [str(page + 4), str(page + 90)],  # whose number is it?
        lambda page: [],
    ],
)
def test_where_the_printed_numbers_are_not_clear_there_is_no_label(tmp_path, foot):
    assert labels_of(made(tmp_path / "a.pdf", 12, foot=foot)) == [None] * 12


def test_labels_change_nothing_else_of_what_is_read(tmp_path):
    foot = lambda page: [str(page - 2)] if page > 2 else []  # noqa: E731
    plain = read_document(made(tmp_path / "a.pdf", 8, foot=foot))
    labels = {0: ("ROMAN_LOWER", 1, None), 2: ("ARABIC", 1, None)}
    labelled = read_document(made(tmp_path / "b.pdf", 8, foot=foot, labels=labels))

    def bare(passage):
        return passage.text, passage.kind, passage.heading, passage.page, passage.boxes

    assert list(map(bare, plain.passages)) == list(map(bare, labelled.passages))
    assert {p.page_label for p in plain.passages} != {p.page_label for p in labelled.passages}


@pytest.mark.parametrize("label", ["23", "iv", "A-12", "Vedlegg 2", "22–23", "3.1"])
def test_what_people_cite_may_be_a_label(label):
    assert PAGE_LABEL.fullmatch(label)


@pytest.mark.parametrize("label", ["", "-1", "=1+1", "1\n2", " 1", "x" * 13, "\u202e12", "[1](u)"])
def test_what_nobody_cites_is_no_label(label):
    assert not PAGE_LABEL.fullmatch(label)


@pytest.mark.parametrize("text", ["ı", "İ"])
def test_a_letter_that_only_looks_like_a_roman_number_ends_no_reading(text):
    word = Word(text, 300, 800, 304, 811, 809, Font("Helvetica", 11.0, False, False), *[False] * 3)
    sheets = [Sheet(page, 595.0, 842.0, [line_of([word])]) for page in (1, 2, 3)]
    assert Kind.PAGE_NUMBER not in furniture_of(sheets).values()
