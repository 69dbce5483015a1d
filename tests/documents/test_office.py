"""Drafts in Word and other formats give the same kinds of passages as a PDF."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest

from aligncheck.documents import Document, Kind, Language, Limits, Status, read_document
from tests.documents.word import element, words

TEXT = "Fylkeskommunen skal halvere utslippene fra egen virksomhet innen 2030."


def kinds(document: Document) -> list[tuple[Kind, str]]:
    return [(passage.kind, passage.text) for passage in document.passages]


def control(content: str, more: str = "") -> Any:
    """A content control of a Word file."""
    inside = f"<w:sdtPr>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent>"
    return element(f"<w:sdt>{inside}</w:sdt>")


def test_a_word_file_gives_headings_lists_and_rows(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("Regional plan", 0)
    draft.add_heading("Mål", 1)
    draft.add_paragraph(TEXT + " Vi skal:")
    for item in ("kutte utslipp", "spare energi"):
        draft.add_paragraph(item, style="List Bullet")
    table = draft.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Tiltak", "Ansvar", "Frist"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("Elferjer", "Fylket", "2028"), strict=True):
        cell.text = text
    draft.save(str(tmp_path / "draft.docx"))
    document = read_document(tmp_path / "draft.docx")
    assert kinds(document) == [
        (Kind.HEADING, "Regional plan"),
        (Kind.HEADING, "Mål"),
        (Kind.PARAGRAPH, TEXT),
        (Kind.BULLET, "Vi skal: kutte utslipp • spare energi"),
        (Kind.TABLE_ROW, "Tiltak: Elferjer | Ansvar: Fylket | Frist: 2028"),
    ]
    assert document.passages[2].heading == ("Regional plan", "Mål")
    assert document.passages[2].page is None
    assert document.language is Language.NB
    assert document.pages == 0


def test_deleted_words_of_a_draft_are_gone_and_added_ones_stand(tmp_path: Path) -> None:
    draft = docx.Document()
    paragraph = draft.add_paragraph("Vi skal ")
    for change, text in (("del", "kanskje"), ("ins", "kutte utslipp")):
        tag = "delText" if change == "del" else "t"
        run = f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"
        paragraph._p.append(element(f'<w:{change} w:id="1" w:author="x">{run}</w:{change}>'))
    draft.save(str(tmp_path / "changed.docx"))
    assert kinds(read_document(tmp_path / "changed.docx")) == [
        (Kind.PARAGRAPH, "Vi skal kutte utslipp")
    ]


def test_moved_words_of_a_draft_are_read_only_where_they_stand_now(tmp_path: Path) -> None:
    draft = docx.Document()
    run = "<w:r><w:t>Vi kutter utslipp.</w:t></w:r>"
    for change, opening in (("moveFrom", "Vi skal spare energi. "), ("moveTo", "Fylket vokser. ")):
        moved = element(f'<w:{change} w:id="1" w:author="x">{run}</w:{change}>')
        draft.add_paragraph(opening)._p.append(moved)
    draft.save(str(tmp_path / "moved.docx"))
    assert [text for _, text in kinds(read_document(tmp_path / "moved.docx"))] == [
        "Vi skal spare energi.",
        "Fylket vokser. Vi kutter utslipp.",
    ]


def test_content_controls_of_a_draft_are_read_without_contents_and_prompts(tmp_path: Path) -> None:
    draft = docx.Document()
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    outer = control(words(TEXT) + words(""))
    outer[-1].replace(outer[-1][-1], control(words("Fylket skal spare energi.")))
    for block in (
        control(words("Innhold"), gallery),
        outer,
        control(words("Skriv inn tekst her."), "<w:showingPlcHdr/>"),
    ):
        draft.element.body.insert(len(draft.element.body) - 1, block)
    table = draft.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Tiltak", "Ansvar", "Frist"), strict=True):
        cell.text = text
    row = table.rows[1]._tr
    for text in ("Elferjer", "Velg", "2028"):
        prompt = "<w:showingPlcHdr/>" if text == "Velg" else ""
        row.replace(row.tc_lst[0], control(f"<w:tc>{words(text)}</w:tc>", prompt))
    draft.save(str(tmp_path / "template.docx"))
    assert kinds(read_document(tmp_path / "template.docx")) == [
        (Kind.PARAGRAPH, TEXT),
        (Kind.PARAGRAPH, "Fylket skal spare energi."),
        (Kind.TABLE_ROW, "Tiltak: Elferjer | Frist: 2028"),
    ]


def test_an_opendocument_text_is_read(tmp_path: Path) -> None:
    draft = odfdo.Document("text")
    draft.body.clear()
    draft.body.append(odfdo.Header(1, "Mål og strategiar"))
    draft.body.append(odfdo.Paragraph("Fylket skal vere klimanøytralt innan 2030."))
    table = odfdo.Table("t", width=2, height=2)
    table.set_values([["Tiltak", "Frist"], ["Ladestasjonar", "2026"]])
    draft.body.append(table)
    draft.save(str(tmp_path / "draft.odt"))
    document = read_document(tmp_path / "draft.odt")
    assert kinds(document)[1:] == [
        (Kind.PARAGRAPH, "Fylket skal vere klimanøytralt innan 2030."),
        (Kind.TABLE_ROW, "Tiltak: Ladestasjonar | Frist: 2026"),
    ]
    assert document.passages[1].heading == ("Mål og strategiar",)
    assert document.language is Language.NN


def test_a_web_page_is_read_without_its_menu_and_scripts(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        f"<html><body><nav>Meny</nav><script>var x=1</script><h1>Plan</h1><p>{TEXT}</p>"
        "<ul><li>ett</li><li>to</li></ul></body></html>",
        encoding="utf-8",
    )
    evidence = [(p.kind, p.text) for p in read_document(path).passages if p.is_evidence]
    assert evidence == [(Kind.PARAGRAPH, TEXT), (Kind.BULLET, "ett • to")]


def test_a_web_page_that_is_one_form_is_read_without_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        f"<html><body><form id='aspnetForm'><input value='x'><button>Send</button><select>"
        f"<option>Velg</option></select><textarea>Skriv</textarea><h1>Plan</h1><p>{TEXT}</p>"
        "</form></body></html>",
        encoding="utf-8",
    )
    assert kinds(read_document(path)) == [(Kind.HEADING, "Plan"), (Kind.PARAGRAPH, TEXT)]


def test_words_of_a_web_page_are_parted_where_a_reader_sees_them_parted(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<html><body><p>Bygge sykkelveier<br>Ansvar: <b>Teknisk</b> eta<i>t</i><br/>Frist: 2030</p>"
        "<h2>Veg<br>og bru</h2><table><tr><td><p>Bygge veg</p><p>Bygge <wbr>bru</p></td>"
        "<td>Fylket<br>Staten<select><option>Velg</option></select></td></tr></table>"
        "<footer><p>Side</p><p>Adresse</p></footer></body></html>",
        encoding="utf-8",
    )
    assert kinds(read_document(path)) == [
        (Kind.PARAGRAPH, "Bygge sykkelveier Ansvar: Teknisk etat Frist: 2030"),
        (Kind.HEADING, "Veg og bru"),
        (Kind.TABLE_ROW, "Bygge veg Bygge bru | Fylket Staten"),
        (Kind.FOOTER, "Side Adresse"),
    ]


def test_the_head_of_an_article_is_read_and_that_of_the_page_is_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<html><body><header>Fylket</header><main><article><header><nav>Del</nav><h1>Plan</h1>"
        f"<p>{TEXT}</p></header><p>Fylket vokser.</p><footer>Vi skal melde årlig.</footer>"
        "</article></main><footer>Kontakt</footer></body></html>",
        encoding="utf-8",
    )
    assert kinds(read_document(path)) == [
        (Kind.HEADER, "Fylket"),
        (Kind.HEADER, "Del"),
        (Kind.HEADING, "Plan"),
        (Kind.PARAGRAPH, TEXT),
        (Kind.PARAGRAPH, "Fylket vokser."),
        (Kind.PARAGRAPH, "Vi skal melde årlig."),
        (Kind.FOOTER, "Kontakt"),
    ]


def test_deleted_words_of_a_web_page_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(f"<p>Vi skal <del>kanskje</del> <ins>kutte</ins> utslipp.</p><p>{TEXT}</p>")
    assert kinds(read_document(path))[0] == (Kind.PARAGRAPH, "Vi skal kutte utslipp.")


def test_a_web_page_that_nests_without_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text(f"<body>{'<div>' * 5000}{'<b>' * 5000}<p>{TEXT}", encoding="utf-8")
    assert read_document(path).status is Status.TOO_LARGE


def test_markdown_and_plain_text_are_read(tmp_path: Path) -> None:
    marked, plain = tmp_path / "a.md", tmp_path / "b.txt"
    marked.write_text(f"# Plan\n\n{TEXT}\n\n| Tiltak | Frist |\n|---|---|\n| Buss | 2027 |\n")
    plain.write_bytes(f"Innledning\n\n{TEXT} Økt innsats.".encode("cp1252"))
    assert kinds(read_document(marked))[1:] == [
        (Kind.PARAGRAPH, TEXT),
        (Kind.TABLE_ROW, "Tiltak: Buss | Frist: 2027"),
    ]
    assert kinds(read_document(plain))[1] == (Kind.PARAGRAPH, f"{TEXT} Økt innsats.")


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_broken_archive_is_told_apart_from_a_foreign_one(tmp_path: Path, name: str) -> None:
    inner = "word/document.xml" if name == "a.docx" else "content.xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(inner, "<not-xml")
    (tmp_path / name).write_bytes(buffer.getvalue())
    assert read_document(tmp_path / name).status is Status.DAMAGED


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", " " * (30 << 20))
    assert read_document(path, limits=Limits(file_bytes=1 << 20)).status is Status.TOO_LARGE


def test_entities_that_multiply_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "laughs.docx"
    entities = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    xml = f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><d>&a39;</d>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert read_document(path).status in {Status.DAMAGED, Status.EMPTY}


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(passages=2), ("passages_cut:",)),
        (Limits(characters=2 * len(TEXT)), ("text_cut:",)),
        (Limits(passages=3, characters=3 * len(TEXT)), ()),
    ],
)
@pytest.mark.parametrize("name", ["long.txt", "long.docx"])
def test_a_long_draft_that_is_cut_says_so(
    tmp_path: Path, name: str, limits: Limits, told: tuple[str, ...]
) -> None:
    path = tmp_path / name
    draft = docx.Document()
    for _ in range(3):
        draft.add_paragraph(TEXT)
    draft.save(str(path))
    if name == "long.txt":
        path.write_text("\n\n".join([TEXT] * 3), encoding="utf-8")
    document = read_document(path, limits=limits)
    assert len(document.passages) == (2 if told else 3)
    assert document.status is (Status.PARTIAL if told else Status.OK)
    assert document.warnings == told


def test_a_draft_of_which_nothing_is_within_the_limit_is_not_said_to_be_empty(
    tmp_path: Path,
) -> None:
    (tmp_path / "long.txt").write_text(TEXT, encoding="utf-8")
    document = read_document(tmp_path / "long.txt", limits=Limits(characters=10))
    assert document.status is Status.TOO_LARGE


def test_a_page_of_text_without_blank_lines_is_read_in_parts(tmp_path: Path) -> None:
    sentences = [f"Tiltak {number}: {TEXT}" for number in range(60)]
    (tmp_path / "plan.txt").write_text("\n".join(sentences), encoding="utf-8")
    document = read_document(tmp_path / "plan.txt")
    texts = [passage.text for passage in document.passages]
    assert len(texts) >= 5
    assert max(len(text) for text in texts) <= 1000
    assert " ".join(texts) == " ".join(sentences)


@pytest.mark.parametrize(
    ("mark", "shown"), [("\uf0b7", "•"), ("➤", "➤"), ("✔", "✔"), ("→", "→"), ("•", "•")]
)
def test_whatever_marks_the_items_of_a_text_they_keep_their_lead_in(
    tmp_path: Path, mark: str, shown: str
) -> None:
    path = tmp_path / "plan.txt"
    text = f"Fylkeskommunen skal:\n{mark} kutte utslipp\n{mark}spare energi\n"
    path.write_text(text, encoding="utf-8")
    items = [p.text for p in read_document(path).passages]
    assert items == [f"Fylkeskommunen skal: kutte utslipp {shown} spare energi"]
