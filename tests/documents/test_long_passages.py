"""What is longer than the judge reads comes in parts, whatever its kind, so that all is judged."""

from itertools import pairwise
from pathlib import Path

import docx
import pytest

from aligncheck.documents import Kind, Passage, read_document
from tests.documents.build import Book

FILL = "Fylket har en lang historie med mange steder og mennesker langs kysten. "
GOAL = "Fylkeskommunen skal kutte utslippene med 55 prosent innen 2030."
LONG = FILL * 30 + GOAL


def parts(path: Path, kind: Kind) -> list[Passage]:
    found = [passage for passage in read_document(path).passages if passage.kind is kind]
    assert len(found) >= 2
    assert all(len(passage.text) <= 1000 for passage in found)
    return found


def draft(path: Path, text: str, kind: Kind) -> Path:
    document = docx.Document()
    document.add_heading("Mål", 1)
    if kind is Kind.TABLE_ROW:
        document.add_table(1, 1).cell(0, 0).text = text
    else:
        document.add_paragraph(text, style="List Bullet" if kind is Kind.BULLET else None)
    document.save(str(path))
    return path


@pytest.mark.parametrize("text", [LONG, LONG.replace(". ", "; "), LONG.replace(". ", " ")])
@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.BULLET, Kind.TABLE_ROW])
def test_a_goal_at_the_end_of_a_long_text_is_read(tmp_path: Path, text: str, kind: Kind) -> None:
    found = parts(draft(tmp_path / "a.docx", text, kind), kind)
    assert " ".join(part.text for part in found) == text
    assert found[-1].text.endswith(GOAL[-40:])
    assert {part.heading for part in found} == {("Mål",)}


def test_each_part_of_a_long_item_stands_after_its_lead_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Vi skal:\n\n- {LONG}", encoding="utf-8")
    found = parts(tmp_path / "a.txt", Kind.BULLET)
    assert all(part.text.startswith("Vi skal: F") for part in found)
    assert " ".join(part.text.removeprefix("Vi skal: ") for part in found) == LONG


def test_each_part_of_a_long_cell_stands_after_the_name_of_its_row_and_column(
    tmp_path: Path,
) -> None:
    rows = f"<tr><th>Tema<th>Omtale</tr><tr><td>Klima<td>{LONG}</tr><tr><td>Natur<td>{FILL}</tr>"
    (tmp_path / "a.html").write_text(f"<table>{rows}</table>", encoding="utf-8")
    *found, nature = parts(tmp_path / "a.html", Kind.TABLE_ROW)
    assert all(part.text.startswith("Tema: Klima | Omtale: F") for part in found)
    assert found[-1].text.endswith(GOAL)
    assert nature.text == f"Tema: Natur | Omtale: {FILL.strip()}"


def test_a_long_word_is_parted_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"- {'a' * 2500} {GOAL}", encoding="utf-8")
    assert parts(tmp_path / "a.txt", Kind.BULLET)[-1].text.endswith(GOAL)


def test_a_line_after_a_finished_item_is_no_part_of_it(tmp_path: Path) -> None:
    lines = ["Innledning", "- Et punkt om noe helt annet.", *[FILL.strip()] * 3, GOAL]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    kinds = [(passage.kind, passage.text) for passage in read_document(tmp_path / "a.txt").passages]
    assert kinds[1:] == [(Kind.BULLET, "Et punkt om noe helt annet."),
                         (Kind.PARAGRAPH, FILL * 3 + GOAL)]  # fmt: skip


def test_each_part_of_a_long_item_of_a_pdf_has_its_own_lines_and_those_of_its_lead_in(
    tmp_path: Path,
) -> None:
    book = Book()
    page = book.page()
    page.lines(["Fylkeskommunen skal i perioden:"], y=80)
    page.lines([f"{'•' if at == 0 else ' '} {FILL}" for at in range(30)], y=100)
    page.line(GOAL, 76, 100 + 30 * 14)
    book.turn()
    found = parts(book.save(tmp_path / "a.pdf"), Kind.BULLET)
    assert all(part.text.startswith("Fylkeskommunen skal i perioden: F") for part in found)
    assert found[-1].text.endswith(GOAL)
    leads = {part.boxes[-1] for part in found}
    assert len(leads) == 1
    tops = [[box.y0 for box in part.boxes[:-1]] for part in found]
    assert all(upper[-1] <= lower[0] for upper, lower in pairwise(tops))
    assert tops[0][0] < tops[1][0] < tops[-1][-1]
