"""A Word file is read as it stands: every sign, every note, nothing hidden, nothing deleted."""

from pathlib import Path

import docx
import pytest

from aligncheck.documents import Kind, read_document
from tests.documents.word import SPACES, draft, element, run, shown, with_part, words

TEXT = "Fylkeskommunen skal halvere utslippene fra egen virksomhet innen 2030."


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>Kutt</w:t><w:cr/><w:t>i dag</w:t>", "Kutt i dag"),
        ('<w:t>Kutt</w:t><w:ptab w:relativeTo="margin"/><w:t>i dag</w:t>', "Kutt i dag"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>40 %</w:t>', "≥40 %"),
        ('<w:sym w:font="Symbol" w:char="F0A3"/><w:t>40 %</w:t>', "≤40 %"),
        ('<w:sym w:font="Symbol" w:char="F044"/><w:t>40 %</w:t>', "Δ40 %"),
        ('<w:sym w:font="Symbol" w:char="F0E5"/><w:t>40 %</w:t>', "∑40 %"),
        (
            '<w:t>Areal </w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t> vern</w:t>',
            "Areal → vern",
        ),
        ('<w:t>Areal</w:t><w:sym w:font="Wingdings" w:char="x"/>', "Areal"),
    ],
)
def test_no_sign_of_a_word_file_is_lost(tmp_path: Path, inside: str, text: str) -> None:
    path = draft(tmp_path / "plan.docx", words(inside))
    assert shown(path) == [(Kind.PARAGRAPH, text)]


def test_a_formula_in_a_sentence_is_read(tmp_path: Path) -> None:
    def said(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    part = f"<m:f><m:num>{said('1')}</m:num><m:den>{said('2')}</m:den></m:f>"
    formula = f"<m:oMath>{said('≥')}{part}</m:oMath>"
    path = draft(
        tmp_path / "plan.docx", f"<w:p>{run('Vi kutter ')}{formula}{run(' av alt.')}</w:p>"
    )
    assert shown(path) == [(Kind.PARAGRAPH, "Vi kutter ≥1/2 av alt.")]


def tabbed(text: str, after: str, settings: str = "") -> str:
    """A paragraph whose last words stand behind a tab."""
    return f"<w:p><w:pPr>{settings}</w:pPr>{run(text)}{run('<w:tab/>')}{run(after)}</w:p>"


def test_a_year_or_a_sum_behind_a_tab_makes_no_line_of_contents(tmp_path: Path) -> None:
    path = draft(
        tmp_path / "plan.docx",
        tabbed("Etablere grønt næringsfond", "2026"),
        tabbed("Bygge ny gangvei til skolen", "500"),
    )
    assert shown(path) == [
        (Kind.PARAGRAPH, "Etablere grønt næringsfond 2026"),
        (Kind.PARAGRAPH, "Bygge ny gangvei til skolen 500"),
    ]


def test_lines_that_point_to_a_page_are_contents(tmp_path: Path) -> None:
    leader = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    path = draft(
        tmp_path / "plan.docx",
        tabbed("Vi skal spare energi", "3", leader),
        words(TEXT),
        words("Innhold"),
        tabbed("Vi skal verne matjord", "12"),
    )
    assert [kind for kind, _ in shown(path)] == [
        Kind.TOC,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.TOC,
    ]


def test_tab_stops_of_a_paragraph_are_no_words_of_it(tmp_path: Path) -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    path = draft(tmp_path / "plan.docx", f"<w:p>{stops}{run('2030')}</w:p>")
    assert shown(path) == [(Kind.PARAGRAPH, "2030")]


def test_paragraphs_that_a_template_wraps_are_read(tmp_path: Path) -> None:
    path = draft(tmp_path / "plan.docx", f'<w:customXml w:element="x">{words(TEXT)}</w:customXml>')
    assert shown(path) == [(Kind.PARAGRAPH, TEXT)]


def test_hidden_words_of_a_word_file_are_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    style = '<w:style w:type="{}" w:styleId="{}">{}<w:rPr>{}</w:rPr></w:style>'
    for kind, name, more, settings in (
        ("paragraph", "Note", "", "<w:vanish/>"),
        ("paragraph", "Under", '<w:basedOn w:val="Note"/>', ""),
        ("character", "Gone", "", "<w:vanish/>"),
    ):
        document.styles.element.append(element(style.format(kind, name, more, settings)))
    under = '<w:pPr><w:pStyle w:val="Under"/></w:pPr>'
    shown_again = run("Fylket vokser.", '<w:vanish w:val="0"/>')
    gone = run("Intern merknad.", '<w:rStyle w:val="Gone"/>')
    for block in (
        f"<w:p>{run(TEXT, '<w:vanish/>')}</w:p>",
        f"<w:p>{under}{run(TEXT)}{shown_again}</w:p>",
        f"<w:p>{run(TEXT)}{gone}</w:p>",
    ):
        document.element.body[-1].addprevious(element(block))
    document.save(str(tmp_path / "plan.docx"))
    assert shown(tmp_path / "plan.docx") == [
        (Kind.PARAGRAPH, "Fylket vokser."),
        (Kind.PARAGRAPH, TEXT),
    ]


def test_deleted_rows_and_paragraph_ends_of_a_draft_are_gone(tmp_path: Path) -> None:
    gone = '<w:del w:id="1" w:author="x"/>'
    row = f"<w:tr><w:trPr>{gone}</w:trPr><w:tc>{words('Rive bru')}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{words('Bygge bru')}</w:tc></w:tr>"
    path = draft(
        tmp_path / "plan.docx",
        f"<w:p><w:pPr><w:rPr>{gone}</w:rPr></w:pPr>{run('Vi skal kutte ')}</w:p>",
        words("utslipp."),
        f"<w:tbl><w:tblPr/><w:tblGrid/>{row}{kept}</w:tbl>",
    )
    assert shown(path) == [
        (Kind.PARAGRAPH, "Vi skal kutte utslipp."),
        (Kind.TABLE_ROW, "Bygge bru"),
    ]


def test_a_merged_cell_without_a_beginning_does_not_damage_the_file(tmp_path: Path) -> None:
    row = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{words(TEXT)}</w:tc></w:tr>"
    path = draft(tmp_path / "plan.docx", f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>")
    assert shown(path) == [(Kind.TABLE_ROW, TEXT)]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_of_a_word_file_are_read_where_their_mark_still_stands(
    tmp_path: Path, kind: str
) -> None:
    marks = [f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for number in (1, 2)]
    gone = f'<w:del w:id="9" w:author="x">{marks[1]}</w:del>'
    path = draft(tmp_path / "plan.docx", f"<w:p>{run('Fylket vokser.')}{marks[0]}{gone}</w:p>")
    notes = "".join(
        f'<w:{kind} w:id="{number}">{words(text)}</w:{kind}>'
        for number, text in ((1, TEXT), (2, "Dette er strøket."))
    )
    office = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    held = f'<w:{kind}s xmlns:w="{SPACES["w"]}">{notes}</w:{kind}s>'
    with_part(path, f"{kind}s.xml", f"{kind}s", office, held)
    assert shown(path) == [(Kind.PARAGRAPH, "Fylket vokser."), (Kind.FOOTNOTE, TEXT)]


def test_a_note_of_a_word_file_stands_under_the_heading_of_the_text_that_calls_it(
    tmp_path: Path,
) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    title = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>'
    path = draft(
        tmp_path / "plan.docx",
        title.format(run("Klimamål")),
        f"<w:p>{run('Fylket skal:')}{mark}</w:p>",
        words("- bygge en ny sykkelvei gjennom hele byen og fram til skolen"),
        words("- spare energi"),
        title.format(run("Bakgrunn")),
    )
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    note = f'<w:footnote w:id="1">{words(TEXT)}</w:footnote>'
    held = f'<w:footnotes xmlns:w="{SPACES["w"]}">{note}</w:footnotes>'
    with_part(path, "footnotes.xml", "footnotes", office, held)
    assert [(p.text, p.heading) for p in read_document(path).passages] == [
        ("Klimamål", ()),
        ("Fylket skal: bygge en ny sykkelvei gjennom hele byen og fram til skolen", ("Klimamål",)),
        ("Fylket skal: spare energi", ("Klimamål",)),
        (TEXT, ("Klimamål",)),
        ("Bakgrunn", ()),
    ]


def test_what_stands_in_a_diagram_of_a_word_file_is_read(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><a:graphic><dgm:relIds r:dm="rId99"/></a:graphic></w:drawing></w:r>'
    path = draft(tmp_path / "plan.docx", f"<w:p>{run('Målene våre er disse.')}{drawing}</w:p>")
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in (TEXT, "", "Fylket skal spare energi.")
    )
    spaces = " ".join(f'xmlns:{short}="{SPACES[short]}"' for short in ("a", "dgm"))
    held = f"<dgm:dataModel {spaces}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    office = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    with_part(path, "diagrams.xml", "diagramData", office, held)
    assert shown(path) == [
        (Kind.PARAGRAPH, "Målene våre er disse."),
        (Kind.PARAGRAPH, TEXT),
        (Kind.PARAGRAPH, "Fylket skal spare energi."),
    ]
