"""Tables become rows that keep their column heads."""

import textwrap
from pathlib import Path

from aligncheck.documents import Kind, read_document
from tests.documents.build import Book

HEADS = ("Tiltak", "Ansvar", "Frist", "Kostnad")
ROWS = [
    ("Bygge ladestasjoner for tungtransport langs E6", "Fylkeskommunen", "2027", "24 mill. kr"),
    ("Etablere kompetansesenter for sirkulær økonomi i samarbeid med universitetet og næringen",
     "Universitetet og fylkeskommunen", "2028", "12 mill. kr"),
    ("Kartlegge flomutsatte områder", "Kommunene", "2026", "3 mill. kr"),
]  # fmt: skip
WIDTHS = (200, 110, 60, 80)


def expected(row: tuple[str, ...]) -> str:
    return " | ".join(f"{head}: {cell}" for head, cell in zip(HEADS, row, strict=True))


def rows_of(path: Path) -> list[str]:
    return [p.text for p in read_document(path).passages if p.kind is Kind.TABLE_ROW]


def test_an_action_programme_gives_a_passage_a_row_with_its_heads(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Handlingsprogram", 70, 80, size=16, bold=True)
    page.table([HEADS, *ROWS], 70, 110, WIDTHS)
    book.turn()
    path = book.save(tmp_path / "a.pdf")
    assert rows_of(path) == [expected(row) for row in ROWS]
    row = next(p for p in read_document(path).passages if p.kind is Kind.TABLE_ROW)
    assert row.heading == ("Handlingsprogram",)
    assert len(row.boxes) >= 4


def test_a_wide_page_is_read_alike(tmp_path: Path) -> None:
    book = Book(wide=True)
    book.page().table([HEADS, *ROWS], 70, 90, (300, 160, 80, 100))
    book.turn()
    assert rows_of(book.save(tmp_path / "b.pdf")) == [expected(row) for row in ROWS]


def test_a_table_goes_on_over_the_page_with_its_heads(tmp_path: Path) -> None:
    book = Book()
    book.page().table([HEADS, ROWS[0]], 70, 700, WIDTHS)
    book.turn()
    book.page().table([HEADS, *ROWS[1:]], 70, 60, WIDTHS)
    book.turn()
    assert rows_of(book.save(tmp_path / "c.pdf")) == [expected(row) for row in ROWS]


def test_a_cell_that_goes_on_over_the_page_is_one_cell(tmp_path: Path) -> None:
    book = Book()
    first = (
        "Etablere kompetansesenter for sirkulær økonomi i",
        "Universitetet",
        "2028",
        "12 mill.",
    )
    rest = ("samarbeid med næringen", "", "", "")
    book.page().table([HEADS, ROWS[0], first], 70, 690, WIDTHS)
    book.turn()
    page = book.page()
    page.table([rest, ROWS[2]], 70, 60, WIDTHS, heads=0)
    book.turn()
    whole = ("Etablere kompetansesenter for sirkulær økonomi i samarbeid med næringen", *first[1:])
    assert rows_of(book.save(tmp_path / "d.pdf")) == [
        expected(r) for r in (ROWS[0], whole, ROWS[2])
    ]


def test_a_table_ruled_only_across_keeps_cells_of_several_lines_whole(tmp_path: Path) -> None:
    lines = [
        (("Tiltak",), ("Ansvar",), ("Frist",), ("Kostnad",)),
        (("1. Lokal mat i kommunale kjøkken,", "35 prosent innan", "2029"),
         ("Kjøkensjefen",), ("2029",), ("Innanfor ram-", "men")),
        (("2. Elektriske bussar",), ("Fylkeskommunen og", "dei store byane"), ("2030",), ("88",)),
        (("3. Sikre elvane mot flaum",), ("Teknisk eining",), ("2030",), ("52",)),
    ]  # fmt: skip
    book = Book()
    page = book.page()
    page.line("Regional plan", 70, 55)
    page.canvas.line(70, page.height - 60, 520, page.height - 60)
    page.line("Tabell 1: Tiltak og kostnad. Rammen er i tusen kroner.", 74, 80, size=9)
    y = 100.0
    for row in lines:
        page.canvas.line(70, page.height - y, 520, page.height - y)
        for x, cell in zip((74, 260, 370, 440), row, strict=True):
            page.lines(cell, x=x, y=y + 14, size=9, leading=11)
        y += 11 * max(map(len, row)) + 9
    page.canvas.line(70, page.height - y, 520, page.height - y)
    book.turn()
    whole = [" ".join(("".join(c) if c[0].endswith("-") else " ".join(c)) for c in (cell,))
             for row in lines[1:] for cell in row]  # fmt: skip
    cells = [cell.replace("ram-men", "rammen") for cell in whole]
    assert rows_of(book.save(tmp_path / "across.pdf")) == [
        expected(tuple(cells[at : at + 4])) for at in (0, 4, 8)
    ]


def test_a_list_of_contents_between_lines_is_no_table(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    for number in range(6):
        y = 100 + 20 * number
        page.canvas.line(70, page.height - y, 520, page.height - y)
        page.line(f"Kapittel {number + 1} om utvikling", 74, y + 14)
        page.line(str(4 + 3 * number), 500, y + 14)
    page.canvas.line(70, page.height - 220, 520, page.height - 220)
    book.turn()
    assert rows_of(book.save(tmp_path / "toc.pdf")) == []


def test_a_long_cell_over_the_page_keeps_each_point_whole_and_once(tmp_path: Path) -> None:
    points = [
        f"- Styrke nummer {number} er at fylket har sterke miljøer for havbruk, fornybar energi "
        f"og reiseliv som samarbeider om utdanning og forskning og deler laboratorier i nord."
        for number in range(1, 8)
    ]
    first = "<br/>".join(points[:6]) + "<br/>- Det siste punktet handler om dyktige folk som"
    book = Book()
    page = book.page()
    page.canvas.setFillColorRGB(0.8, 0.9, 1)
    page.canvas.rect(75, page.height - 116, 110, 14, stroke=0, fill=1)
    page.canvas.setFillColorRGB(0, 0, 0)
    page.table([("Side", "Innhold"), ("Styrker", first)], 70, 100, (120, 320))
    book.turn()
    book.page().table([("", "arbeider i bedriftene."), ("Svakheter", "Lange avstander.")],
                      70, 60, (120, 320), heads=0)  # fmt: skip
    book.turn()
    rows = rows_of(book.save(tmp_path / "points.pdf"))
    assert len(rows) == 8
    assert rows[6].endswith("Det siste punktet handler om dyktige folk som arbeider i bedriftene.")
    assert rows[7] == "Side: Svakheter | Innhold: Lange avstander."


def test_rows_with_an_empty_or_small_first_cell_stay_rows_of_their_own(tmp_path: Path) -> None:
    heads = ("Område", "Tiltak", "Ansvar", "Frist")
    rows = [("Klima", "Bygge ladere", "Samferdsel", "2026"),
            ("", "Lage budsjett", "Økonomi", "2027"), ("", "Kartlegge myr", "Miljø", "2028"),
            ("Næring", "Starte klynge", "Næring", "2026"),
            ("herav reiseliv", "Gi tilskudd", "Næring", "2027")]  # fmt: skip
    book = Book()
    page = book.page()
    for number, row in enumerate((heads, *rows)):
        for column, text in enumerate(row):
            if text:
                page.line(text, 70 + column * 110, 100 + number * 15)
    book.turn()
    found = rows_of(book.save(tmp_path / "empty.pdf"))
    assert [row.rpartition("Frist: ")[2] for row in found] == [row[-1] for row in rows]


def test_a_title_between_two_tables_ruled_across_stays_a_title(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    y = 100.0
    for title, places in (("4.1 Klima", ("Lofoten", "Senja")), ("4.2 Skole", ("Vardø", "Vadsø"))):
        page.line(title, 70, y, size=15, bold=True)
        y += 24
        for row in (HEADS, *((f"Styrke tilbudet i {p}", "Fylket", "2027", "4") for p in places)):
            for x, cell in zip((74, 260, 370, 440), row, strict=True):
                page.line(cell, x, y, size=9, bold=row is HEADS)
            page.canvas.line(70, page.height - y - 5, 520, page.height - y - 5)
            y += 18
        y += 20
    book.turn()
    path = book.save(tmp_path / "two.pdf")
    found = [(p.heading[-1], p.text) for p in read_document(path).passages if p.is_evidence]
    assert found == [
        (title, expected((f"Styrke tilbudet i {place}", "Fylket", "2027", "4")))
        for title, places in (
            ("4.1 Klima", ("Lofoten", "Senja")),
            ("4.2 Skole", ("Vardø", "Vadsø")),
        )
        for place in places
    ]


def test_cells_keep_their_columns_where_every_second_row_lacks_lines_between_them(
    tmp_path: Path,
) -> None:
    rows = [HEADS, *ROWS, ("Sikre elvene mot flom", "Teknisk etat", "2030", "52 mill. kr")]
    xs, y = (70, 290, 400, 450, 525), 100.0
    book = Book()
    page = book.page()
    for number, row in enumerate(rows):
        page.canvas.line(xs[0], page.height - y, xs[-1], page.height - y)
        for x, text in zip(xs, row, strict=False):
            page.lines(textwrap.wrap(text, 40 if x == 70 else 18), x=x + 4, y=y + 12, size=9)
        for x in xs if number % 2 else (xs[0], xs[-1]):
            page.canvas.line(x, page.height - y, x, page.height - y - 45)
        y += 45
    page.canvas.line(xs[0], page.height - y, xs[-1], page.height - y)
    book.turn()
    assert rows_of(book.save(tmp_path / "second.pdf")) == [expected(row) for row in rows[1:]]


def test_a_long_word_that_a_narrow_cell_breaks_is_whole_again(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    heads, cells = ("Tiltak", "Ansvar"), ("Kutte utslipp", "Næringsavdelinge<br/>n, kommunene")
    page.table([heads, cells, ("Spare energi", "Fylket")], 70, 100, (120, 90))
    page.table([heads, ("Bygge veg", "Fylkeskommunen<br/>og byene"), ("Rydde", "Alle")],
               70, 300, (120, 83))  # fmt: skip
    page.table([heads, ("Lage kost", "Klimavennlig<br/>mat i byene"), ("Rydde", "Alle")],
               70, 500, (120, 66))  # fmt: skip
    book.turn()
    rows = rows_of(book.save(tmp_path / "broken.pdf"))
    assert rows[0] == "Tiltak: Kutte utslipp | Ansvar: Næringsavdelingen, kommunene"
    assert rows[2] == "Tiltak: Bygge veg | Ansvar: Fylkeskommunen og byene"
    assert rows[4] == "Tiltak: Lage kost | Ansvar: Klimavennlig mat i byene"


def test_a_framed_text_is_no_table(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.canvas.rect(60, 500, 450, 200)
    page.lines(["Faktaboks om grønn omstilling i regionen.", "Den står i en ramme."], y=180)
    book.turn()
    assert rows_of(book.save(tmp_path / "f.pdf")) == []


def test_a_box_drawn_in_the_middle_of_a_table_cuts_no_cell(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    for x0, y0, x1, y1 in ((270, 100, 270, 170), (270, 230, 270, 300),
                           (70, 200, 200, 200), (340, 200, 470, 200)):  # fmt: skip
        page.canvas.line(x0, page.height - y0, x1, page.height - y1)
    page.canvas.rect(70, page.height - 300, 400, 200)
    page.canvas.rect(200, page.height - 230, 140, 60)
    page.line("SWOT", 240, 205, bold=True)
    ends = ["i fylket er havbruket", "som vokser langs hele kysten", "og gir arbeid i bygdene"]
    names = ("Styrker", "Svakheter", "Muligheter", "Trusler")
    spots = ((80, 118), (280, 118), (80, 248), (280, 248))
    for name, (x, y) in zip(names, spots, strict=True):
        page.lines([f"{name} {ends[0]}", *ends[1:]], x=x, y=y, size=10)
    book.turn()
    texts = {name: " ".join([name, *ends]) for name in names}
    assert rows_of(book.save(tmp_path / "box.pdf")) == [
        f"{texts['Styrker']} | {texts['Svakheter']}",
        "SWOT",
        f"{texts['Muligheter']} | {texts['Trusler']}",
    ]
