"""Tables that go on over a page: each row whole, under its heads, with what it stands under."""

from pathlib import Path

from aligncheck.documents import Kind, Passage, read_document
from tests.documents.build import Book

HEADS = ("Mål", "Tiltak", "Ansvar", "Frist")
WIDTHS = (110, 190, 100, 60)
LOW = "Mål 1: Lavere utslipp"
BUILD = ("Bygge ladepunkter", "Fylkeskommunen", "2026")
ZONE = ("Innføre nullutslippssone i byen", "Kommunene", "2027")
DOUBLE = ("Doble sykkelandelen i byene", "Fylkeskommunen", "2028")
POWER = ("Kreve landstrøm i havnene", "Havnene", "2029")
TREES = ("Plante trær langs veiene", "Statens vegvesen", "2030")


def table_rows(path: Path) -> list[Passage]:
    return [p for p in read_document(path).passages if p.kind is Kind.TABLE_ROW]


def expected(*cells: str) -> str:
    return " | ".join(f"{head}: {cell}" for head, cell in zip(HEADS, cells, strict=True))


def test_a_measure_below_a_page_break_is_a_row_of_its_own_under_the_same_goal(
    tmp_path: Path,
) -> None:
    book = Book()
    rows = [HEADS, (LOW, *BUILD), ("", *ZONE)]
    book.page().table(rows, 70, 690, WIDTHS, spans=[("SPAN", (0, 1), (0, 2))])
    book.turn()
    rows = [("", *DOUBLE), ("", *POWER), ("Mål 2: Natur", *TREES)]
    book.page().table(rows, 70, 60, WIDTHS, heads=0, spans=[("SPAN", (0, 0), (0, 1))])
    book.turn()
    found = table_rows(book.save(tmp_path / "merged.pdf"))
    assert [row.text for row in found] == [
        *(expected(LOW, *measure) for measure in (BUILD, ZONE, DOUBLE, POWER)),
        expected("Mål 2: Natur", *TREES),
    ]
    assert [row.page for row in found] == [1, 1, 2, 2, 2]
    assert {box.page for box in found[2].boxes} == {1, 2}


def test_a_first_cell_that_is_only_left_empty_says_nothing_of_the_goal(tmp_path: Path) -> None:
    book = Book()
    book.page().table([HEADS, (LOW, *BUILD), ("", *ZONE)], 70, 690, WIDTHS)
    book.turn()
    book.page().table([HEADS, ("", *DOUBLE), ("", *POWER)], 70, 60, WIDTHS)
    book.turn()
    found = table_rows(book.save(tmp_path / "empty.pdf"))
    assert [row.text for row in found[2:]] == [
        expected(LOW, *measure).partition(" | ")[2] for measure in (DOUBLE, POWER)
    ]


def test_a_cell_goes_on_below_heads_that_are_said_again(tmp_path: Path) -> None:
    heads = [("Tiltak", "Ansvar", "Kostnad i mill.", ""), ("", "", "2026", "2027")]
    spans = [("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]
    widths = (200, 110, 60, 60)
    book = Book()
    rows = [*heads, ("Innføre nullutslippssone i byene og", "Kommunene", "1", "2")]
    book.page().table(rows, 70, 690, widths, heads=2, spans=spans)
    book.turn()
    rows = [*heads, ("andre tettsteder", "", "", ""), ("Plante trær", "Kommunene", "3", "4")]
    book.page().table(rows, 70, 60, widths, heads=2, spans=spans)
    book.turn()
    zone = "Innføre nullutslippssone i byene og andre tettsteder"
    assert [row.text for row in table_rows(book.save(tmp_path / "again.pdf"))] == [
        f"Tiltak: {what} | Ansvar: Kommunene | Kostnad i mill. 2026: {one} | "
        f"Kostnad i mill. 2027: {two}"
        for what, one, two in ((zone, 1, 2), ("Plante trær", 3, 4))
    ]


def test_the_row_across_a_table_heads_the_rows_on_the_next_page_too(tmp_path: Path) -> None:
    band = (LOW, "", "", "")
    book = Book()
    rows = [HEADS, band, ("1", *BUILD)]
    book.page().table(rows, 70, 690, WIDTHS, spans=[("SPAN", (0, 1), (3, 1))])
    book.turn()
    page = book.page()
    y = page.table([HEADS, ("2", *ZONE), ("3", *DOUBLE)], 70, 60, WIDTHS)
    page.line("Natur", 70, y + 40, size=16, bold=True)
    book.turn()
    book.page().table([HEADS, ("4", *POWER), ("5", *TREES)], 70, 60, WIDTHS)
    book.turn()
    found = table_rows(book.save(tmp_path / "band.pdf"))
    assert [row.heading for row in found] == [(), *[(LOW,)] * 3, ("Natur",), ("Natur",)]
