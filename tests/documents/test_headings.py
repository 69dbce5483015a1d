"""Which lines are headings, and which of them stand above a passage."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from aligncheck.documents import Kind, Passage, read_document
from tests.documents.build import LEFT, Book

TEXT = [
    "Fylkeskommunen arbeider sammen med kommunene og næringslivet om dette,",
    "og legger hvert år fram hva som er gjort og hva som gjenstår.",
]
Row = tuple[str, float]  # a bold line and its size; with size 0, text


def read(path: Path, rows: Sequence[Row]) -> list[Passage]:
    """What is read of bold lines; a row of size 0 is the text below them."""
    book = Book()
    page = book.page()
    y = 90.0
    for text, size in rows:
        y = page.lines(TEXT, y=y) if not size else y + 26
        if size:
            page.line(text, LEFT, y - 20, size=size, bold=True)
    book.turn()
    return list(read_document(book.save(path)).passages)


BELOW: Row = ("", 0)


def test_a_number_ends_the_chapters_before_it_whatever_their_style(tmp_path: Path) -> None:
    rows = [
        ("1. Sammendrag", 20.0),
        BELOW,
        ("2. Næring", 16),
        ("Satsinger i fylket", 14),
        ("2.1 Havbruk", 12),
        BELOW,
        ("3. Klima", 14),
        BELOW,
    ]
    told = [p.heading for p in read(tmp_path / "a.pdf", rows) if p.kind is Kind.PARAGRAPH]
    assert told == [("1. Sammendrag",), ("2. Næring", "2.1 Havbruk"), ("3. Klima",)]


def test_numbers_that_begin_anew_within_a_chapter_do_not_end_it(tmp_path: Path) -> None:
    rows = [
        ("2 Næring", 16.0),
        *((f"{n} Satsing på næring {letter}", 12) for n, letter in ((1, "a"), (2, "b"))),
        ("3 Satsing på næring c", 12),
        BELOW,
        ("3 Klima", 16),
        BELOW,
    ]
    told = [p.heading for p in read(tmp_path / "b.pdf", rows) if p.kind is Kind.PARAGRAPH]
    assert told == [("2 Næring", "3 Satsing på næring c"), ("3 Klima",)]


def test_numbers_that_run_on_across_chapters_do_not_end_them(tmp_path: Path) -> None:
    rows = [
        ("5 Næring", 16.0),
        BELOW,
        *(row for n in (7, 8) for row in ((f"{n}. Utvikle klynge {n}", 12), BELOW)),
        ("6 Natur", 16),
        BELOW,
    ]
    told = [p.heading for p in read(tmp_path / "on.pdf", rows) if p.kind is Kind.PARAGRAPH]
    assert told == [
        ("5 Næring",),
        ("5 Næring", "7. Utvikle klynge 7"),
        ("5 Næring", "8. Utvikle klynge 8"),
        ("6 Natur",),
    ]


def test_a_long_goal_set_as_the_others_are_ends_the_one_before_it(tmp_path: Path) -> None:
    goals = ("Fylket skal ha levende bygder", "Alle skal ha et godt og rimelig tilbud av buss der")
    rows = [("3 Mål", 18.0), *(row for goal in goals for row in ((goal, 14), BELOW))]
    told = [p.heading for p in read(tmp_path / "goals.pdf", rows) if p.kind is Kind.PARAGRAPH]
    assert told == [("3 Mål", goal) for goal in goals]


@pytest.mark.parametrize(
    "line",
    [
        "Utslippene skal reduseres med 55 prosent innen 2030.",
        "Vi skal være en pådriver for grønn omstilling i hele regionen",
        "«Best på grønn omstilling»",
        "17 January 2014",
        "Tromsø, 12. mars 2014",
        "3 av 4",
    ],
)
def test_a_sentence_a_quote_and_a_date_are_no_headings(tmp_path: Path, line: str) -> None:
    rows = [("2 Klima", 18.0), BELOW, (line, 14), BELOW]
    passages = read(tmp_path / "c.pdf", rows)
    assert [p.text for p in passages if p.kind is Kind.HEADING] == ["2 Klima"]
    assert line in [p.text for p in passages]
    assert passages[-1].heading == ("2 Klima",)


@pytest.mark.parametrize(
    "line",
    [
        "Mål 3: Vi skal halvere utslippene fra alle ferjer i fylket",
        "Slik skal vi nå målene",
        "Markedsplan 2026",
    ],
)
def test_a_labelled_goal_a_short_pointer_and_a_plan_with_a_year_stay_headings(
    tmp_path: Path, line: str
) -> None:
    passages = read(tmp_path / "d.pdf", [("2 Klima", 18.0), BELOW, (line, 14), BELOW])
    assert passages[-1].heading == ("2 Klima", line)


NAMES: list[Row] = [
    ("Marine næringer langs kysten", 13),
    ("Reiseliv hele året", 13),
    ("Fornybar energi", 13),
]


def test_names_in_a_row_below_priorities_are_items_of_a_list(tmp_path: Path) -> None:
    rows = [("Satsingsområder", 18.0), *NAMES, ("Oppfølging", 18), BELOW]
    passages = read(tmp_path / "e.pdf", rows)
    assert [p.text for p in passages if p.kind is Kind.HEADING] == ["Satsingsområder", "Oppfølging"]
    (items,) = (p for p in passages if p.kind is Kind.BULLET)
    assert all(name in items.text for name, _ in NAMES)
    assert items.is_evidence
    assert items.heading == ("Satsingsområder",)


@pytest.mark.parametrize(
    "rows",
    [
        [("Innhold i heftet", 18.0), *NAMES, ("Oppfølging", 18), BELOW],
        [("Satsingsområder", 18.0), *NAMES, BELOW],
        [("Satsingsområder", 18.0), *((f"{n} {NAMES[n][0]}", 13) for n in range(3))],
    ],
)
def test_titles_numbered_or_above_text_or_below_no_priorities_stay_headings(
    tmp_path: Path, rows: Sequence[Row]
) -> None:
    assert not [p for p in read(tmp_path / "f.pdf", rows) if p.kind is Kind.BULLET]


def test_goals_in_a_row_without_text_are_judged_one_by_one(tmp_path: Path) -> None:
    goals = ["Mål 1: Stanse tapet av natur", "Mål 2: Flere skal sykle", "Mål 3: Kutte utslipp"]
    rows = [("2 Mål", 18.0), *((goal, 13) for goal in goals), ("3 Oppfølging", 18), BELOW]
    judged = [p for p in read(tmp_path / "g.pdf", rows) if p.is_evidence]
    assert [p.text for p in judged[:3]] == goals
    assert {p.heading for p in judged[:3]} == {("2 Mål",)}


def test_bold_words_in_the_margin_are_the_heading_of_the_text_beside_them(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Utfordring", LEFT, 90, bold=True)
    page.lines(TEXT, x=LEFT + 85, y=90)
    page.line("Ny frist", LEFT, 140, bold=True)
    page.line("1. mai 2027", LEFT + 70, 140)
    book.turn()
    heading, text, value = read_document(book.save(tmp_path / "h.pdf")).passages
    assert (heading.kind, heading.text) == (Kind.HEADING, "Utfordring")
    assert (text.text, text.heading) == (" ".join(TEXT), ("Utfordring",))
    assert value.text == "Ny frist 1. mai 2027"


@pytest.mark.parametrize("chapters", [("Næring", "Klima"), ("NÆRING", "KLIMA OG NATUR")])
def test_a_word_in_capitals_stands_above_others_only_where_longer_headings_are_so_set(
    tmp_path: Path, chapters: tuple[str, str]
) -> None:
    rows = [("FORORD", 14.0), BELOW, *(row for each in chapters for row in ((each, 14), BELOW))]
    told = [p.heading for p in read(tmp_path / "caps.pdf", rows) if p.kind is Kind.PARAGRAPH]
    assert told == [("FORORD",), (chapters[0],), (chapters[1],)]


def test_texts_drawn_after_all_their_headings_stand_each_under_its_own(tmp_path: Path) -> None:
    names = ("Havbruk langs kysten", "Reiseliv hele året", "Fornybar energi")
    book = Book()
    page = book.page()
    for at, name in enumerate(names):
        page.line(name, LEFT, 90 + 80 * at, size=14 + 0.3 * at, bold=True)
    for at in range(len(names)):
        page.lines([f"Satsing {at + 1}: {TEXT[0]}", TEXT[1]], y=108 + 80 * at)
    book.turn()
    passages = read_document(book.save(tmp_path / "later.pdf")).passages
    told = [(p.heading[-1], p.text[:9]) for p in passages if p.kind is Kind.PARAGRAPH]
    assert told == [(name, f"Satsing {at + 1}") for at, name in enumerate(names)]


def test_a_measure_among_goals_set_as_headings_is_judged_too(tmp_path: Path) -> None:
    row: list[Row] = [
        ("Redusere nedbygging av jord", 13),
        ("Naturbaserte løsninger for overvann", 13),
        ("Næring i Mekjarvik", 13),
        ("Styrke landbruket i bygdene", 13),
    ]
    rows = [("2 Arealbruk", 18.0), BELOW, *row, ("3 Oppfølging", 18), BELOW]
    passages = read(tmp_path / "among.pdf", rows)
    judged = [p for p in passages if p.is_evidence and p.text not in " ".join(TEXT)]
    assert [p.text for p in judged] == [row[0][0], row[1][0], row[3][0]]
    assert {p.heading for p in judged} == {("2 Arealbruk",)}


@pytest.mark.parametrize(
    "rows",
    [
        [("Marine næringer langs kysten", 13.0), ("Reiseliv hele året igjennom", 13), *NAMES[2:]],
        [("Styrke landbruket i bygdene", 13), ("Naturbaserte løsninger for overvann", 13)],
        [("FNs bærekraftsmål", 18), ("Utrydde all fattigdom", 13), ("God helse til alle", 13),
         ("Rent vann til alle", 13)],
        [("Styrke landbruket i bygdene", 13), ("Redusere utslipp av gass", 13),
         ("Naturbaserte løsninger for overvann", 13), BELOW],
        [("1 Satsing på landbruk og jord", 18), BELOW, ("2 Vern om natur og friluftsliv", 18),
         BELOW, ("3 Vi skal redusere utslipp", 18), BELOW],
    ],
)  # fmt: skip
def test_names_among_no_goals_or_above_text_or_of_the_un_stay_headings(
    tmp_path: Path, rows: Sequence[Row]
) -> None:
    told = {p.text: p.kind for p in read(tmp_path / "stay.pdf", rows)}
    assert all(told[text] is Kind.HEADING for text, size in rows if size)


def test_the_large_initials_of_a_title_are_no_heading(tmp_path: Path) -> None:
    rows = [("S O", 40.0), BELOW, ("2 FoU", 18), BELOW, ("R&D", 18), BELOW]
    passages = read(tmp_path / "initials.pdf", rows)
    assert [p.text for p in passages if p.kind is Kind.HEADING] == ["2 FoU", "R&D"]
