"""Lists whose marks are drawn, as browsers print them."""

from pathlib import Path

from aligncheck.documents import Kind, read_document
from tests.documents.build import Book, Page


def drawn(page: Page, x: float, y: float, size: float) -> None:
    """A filled circle whose middle stands at half the height of small letters."""
    page.canvas.circle(x, page.height - y + 3.5, size / 2, stroke=0, fill=1)


def read(book: Book, path: Path) -> list[tuple[Kind, str]]:
    return [(p.kind, p.text) for p in read_document(book.save(path)).passages]


def test_items_with_drawn_marks_are_led_in_and_stand_apart(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Fylkeskommunen skal:", 70, 100)
    items = (
        ("redusere utslippene fra egen virksomhet og egne bygg", "med 55 prosent innen 2030"),
        ("styrke samarbeidet mellom forskning, næringsliv og", "offentlig sektor i hele regionen"),
    )
    y = 116.0
    for item in items:
        drawn(page, 78, y, 3.2)
        y = page.lines(item, x=90, y=y)
    book.turn()
    assert read(book, tmp_path / "list.pdf") == [
        (Kind.BULLET, f"Fylkeskommunen skal: {' '.join(item)}") for item in items
    ]


def test_the_squares_that_explain_a_chart_and_a_lone_dot_are_no_list_marks(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    for y, text in ((100.0, "Utslipp fra ferger i tonn"), (116.0, "Utslipp fra bygg i tonn")):
        page.canvas.rect(74, page.height - y, 6.5, 6.5, stroke=0, fill=1)
        page.line(text, 86, y)
    drawn(page, 78, 300, 3.2)
    page.line("Vi kutter utslipp fra veg og hav.", 90, 300)
    book.turn()
    assert Kind.BULLET not in {kind for kind, _ in read(book, tmp_path / "chart.pdf")}


def test_dots_between_words_are_no_list_marks(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    for y in (100.0, 160.0):
        page.line("Klima", 70, y)
        drawn(page, 104, y, 3.2)
        page.line("Natur og miljø i hele regionen.", 110, y)
    book.turn()
    assert Kind.BULLET not in {kind for kind, _ in read(book, tmp_path / "between.pdf")}
