"""Tables that are set without lines are read by their columns; text that looks like one is not."""

from pathlib import Path

from tests.documents.build import SIZE, Book
from tests.documents.test_tables import rows_of


def test_a_table_without_lines_is_read_by_its_columns(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    rows = [("Tiltak", "Ansvar", "Frist"), ("Sykkelvei", "Kommunen", "2026"),
            ("Elferjer", "Fylket", "2028"), ("Ladepunkt", "Fylket", "2027")]  # fmt: skip
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            page.line(text, 70 + column * 150, 100 + number * 16)
    book.turn()
    assert rows_of(book.save(tmp_path / "e.pdf")) == [
        f"Tiltak: {a} | Ansvar: {b} | Frist: {c}" for a, b, c in rows[1:]
    ]


def test_a_table_without_lines_keeps_rows_whole_whose_cells_wrap(tmp_path: Path) -> None:
    rows = [
        (("Tiltak",), ("Ansvar",), ("Frist",)),
        (("Etablere nettverk for sirkulær", "økonomi sammen med næringen"),
         ("Fylket",), ("2026–", "2028")),
        (("Kartlegge myr i alle kommuner", "og ta hensyn til den i planene"),
         ("Kommunene,", "Fylket"), ("2027",)),
        (("Utarbeide klimabudsjett",), ("Fylkesrådet",), ("2026",)),
    ]  # fmt: skip
    book = Book()
    page = book.page()
    y = 100.0
    for row in rows:
        for x, cell in zip((70, 270, 380), row, strict=True):
            page.lines(cell, x=x, y=y, leading=13)
        y += 13 * max(map(len, row)) + 8
    book.turn()
    assert rows_of(book.save(tmp_path / "wrapped.pdf")) == [
        " | ".join(f"{head[0]}: {' '.join(cell)}" for head, cell in zip(rows[0], row, strict=True))
        for row in rows[1:]
    ]


def test_figures_at_the_right_edge_of_the_text_are_a_column(tmp_path: Path) -> None:
    rows = [("Senter for havvind", "2026", "4 000"), ("Ladere i byene", "2027", "12 000"),
            ("Nettverk", "2026", "1 500"), ("Klimabudsjett", "2028", "300")]  # fmt: skip
    book = Book()
    page = book.page()
    above = "Tallene under er i tusen kroner for hele planen, år for år, til og med 2030"
    page.line(above, 70, 100)
    right = 70 + page.canvas.stringWidth(above, "Helvetica", SIZE)
    for number, (what, year, cost) in enumerate(rows, start=1):
        y = 100 + 15 * number
        page.line(what, 70, y)
        page.line(year, 240, y)
        page.line(cost, right - page.canvas.stringWidth(cost, "Helvetica", SIZE), y)
    book.turn()
    found = rows_of(book.save(tmp_path / "right.pdf"))
    assert found == [" | ".join(row) for row in rows]


def test_lines_set_to_both_edges_with_wide_gaps_are_no_table(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.canvas.setFont("Helvetica", SIZE)
    lines = ("Planen skal gi hele regionen flere", "folk og natur langs hele kysten vår")
    gaps = (("arbeidsplasser i", "nye"), ("næringer som", "alle"), ("kutter utslipp", "og så"),
            ("tar vare på", "hav"))  # fmt: skip
    page.line(lines[0], 70, 100)
    width = page.canvas.stringWidth(lines[0], "Helvetica", SIZE)
    for number, (left, right) in enumerate(gaps, start=1):
        page.line(left, 70, 100 + 14 * number)
        at = 70 + width - page.canvas.stringWidth(right, "Helvetica", SIZE)
        page.line(right, at, 100 + 14 * number)
    page.line(lines[-1], 70, 170)
    book.turn()
    assert rows_of(book.save(tmp_path / "set.pdf")) == []
