"""Plans side by side in Word and Excel: the sentence table, in three languages, harmless."""

import io
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from reportlab.pdfbase.pdfmetrics import stringWidth

from aligncheck.compare import plan
from aligncheck.documents import Status
from aligncheck.errors import UsageError
from aligncheck.frameworks import builtin_frameworks
from aligncheck.reports import report, report_bytes
from aligncheck.reports.comparison import comparison, comparison_bytes
from aligncheck.reports.texts import say
from aligncheck.reports.word_page import NO_BREAK, PAGE_WIDTH
from aligncheck.reports.word_plans import SENTENCE_WIDTHS, plan_widths, summary
from tests.reports.hostile import HOSTILE
from tests.reports.test_word import CELL_MARGINS, POINTS
from tests.sample_assessments import (
    FILE,
    INVESTORS,
    STEERING,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    of_two_files,
    sample,
    two_plans,
)


def made(format, language="nb", among=None):
    return io.BytesIO(comparison_bytes(comparison(among or two_plans(), language=language), format))


def sentence_rows(document):
    """Criterion id → the texts of its row in the sentence tables, group rows left out."""
    rows = {}
    for table in document.tables:
        if len(table.columns) == 3:
            for row in table.rows[1:]:
                cells = [cell.text.replace(NO_BREAK, " ") for cell in row.cells]
                if cells[0] != cells[-1]:
                    rows[cells[0].splitlines()[-1]] = cells
    return rows


def test_each_criterion_has_its_sentence_with_the_plans_and_pages_behind_it():
    rows = sentence_rows(Document(made("docx")))
    assert list(rows) == ["S3-01", "S3-02", "S3-07", "EGD-01", "EGD-02"]
    assert rows["S3-01"][1] == "Planen sier noe om ledelse og forankring."
    assert rows["S3-07"][2].splitlines() == [
        "1 av 2 planer dekker «Utløse private investeringer»; 1 dekker det svakt.",
        "● Dekket: Troms (s. 3)",
        "◐ Svakt dekket: Nordland (s. 5)",
    ]
    assert rows["S3-02"][2].splitlines()[1] == "○ Uten funn: Nordland; Troms"
    assert rows["EGD-02"][2].splitlines()[1] == "– Ikke aktuelt eller ikke vurdert: Nordland; Troms"


def test_both_numbers_of_a_page_are_cited_where_they_differ():
    spot = elsewhere(STEERING, page_label="1")
    plans = [plan(name, assessment([finding("S3-01", [evidence("S3-01", spot)])])) for name in "AB"]
    document = Document(made("docx", among=plans))
    explained = "Sidetallene er de som står på sidene i planen."
    assert explained in document.tables[-1].rows[0].cells[0].text
    method = [row[0] for row in load_workbook(made("xlsx", among=plans)).worksheets[-1].values]
    assert any(line.startswith(explained) for line in method)
    assert method[-1] == f"{FILE}: SHA-256 {plans[0].reviewed.assessment.document.sha256}"
    told = sentence_rows(document)["S3-01"][2].splitlines()[1]
    assert told == "● Dekket: A (s. 1; PDF-side 3); B (s. 1; PDF-side 3)"


def test_of_a_plan_of_several_files_the_pages_name_the_file_and_of_others_not():
    among = [plan("A", of_two_files("=SUM(1).pdf")), two_plans()[0]]
    told = f"A ({FILE} s. 3; =SUM(1).pdf s. 3); Nordland (s. 3, 7)"
    row = sentence_rows(Document(made("docx", among=among)))["S3-01"]
    assert row[2].splitlines()[1] == f"● Dekket: {told}"
    cells = [cell for row in load_workbook(made("xlsx", among=among)).worksheets[1] for cell in row]
    (cell,) = [cell for cell in cells if cell.value == told]
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    ("language", "head", "sentence"),
    [
        ("nb", "Hvor står planene?", "1 av 2 planer dekker"),
        ("nn", "Kvar står planane?", "1 av 2 planar dekkjer"),
        ("en", "Where do the plans stand?", "1 of 2 plans covers"),
    ],
)
def test_the_table_is_written_in_each_language(language, head, sentence):
    document = Document(made("docx", language))
    assert head in [cell.text for table in document.tables for cell in table.rows[0].cells]
    assert sentence_rows(document)["S3-01"][2].startswith(sentence)


def test_the_summary_names_what_most_plans_lack_and_counts_each_plan():
    document = Document(made("docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "De er ikke holdt opp mot de samme kriteriene: 3 av 5 er felles." in text
    assert "Smart spesialisering, oftest uten funn: Fast team (2 av 2)" in text
    assert "Europas grønne giv, oftest" not in text
    plan_rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert plan_rows[1] == ["Nordland", "2", "1", "1", "1", "0", "–"]
    assert plan_rows[2] == ["Troms", "1", "0", "2", "0", "2", "–"]


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_plans_that_were_held_against_nothing_can_still_be_set_side_by_side(format):
    assert made(format, among=[plan(name, assessment([]), ()) for name in ("A", "B")])


def test_one_criterion_is_counted_as_one():
    short = [plan(name, assessment([finding("S3-01")], name=name)) for name in ("A", "B")]
    told = [next(summary(comparison(short, language=each))) for each in ("nb", "nn", "en")]
    assert told == [
        "2 planer er holdt opp mot 1 kriterium.",
        "2 planar er haldne opp mot 1 kriterium.",
        "2 plans were checked against 1 criterion.",
    ]


def test_a_persons_word_counts_and_the_person_is_named():
    rows = [decision("S3-07", "strength", INVESTORS, after="4")]
    among = [plan("Nordland", sample(), rows), two_plans()[1]]
    document = Document(made("docx", among=among))
    assert sentence_rows(document)["S3-07"][2].startswith("2 av 2 planer")
    assert document.tables[0].rows[1].cells[-1].text == "Kari"


def test_the_summary_names_gaps_framework_by_framework_and_says_where_no_error_is_measured():
    def lacking(name, rate):
        gaps = [finding("S3-01", rate=rate), finding("S3-02", rate=rate), finding("EGD-02")]
        return plan(name, assessment([*gaps, finding("EGD-01")], name=name))

    document = Document(made("docx", among=[lacking("A", None), lacking("B", 0.2)]))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "2 planer er holdt opp mot 4 kriterier." in text
    assert "Smart spesialisering, oftest uten funn: Ledelse og forankring (2 av 2); Fast" in text
    unmeasured = "Europas grønne giv, oftest uten funn (hvor ofte det er feil, er ikke målt): "
    assert f"{unmeasured}Ren energi (2 av 2); Kutt i utslippene (2 av 2)." in text


REVIEWED = [
    decision("S3-01", "really_missing", reviewer="Ola"),
    decision("S3-07", "strength", INVESTORS, after="4"),
    decision("EGD-01", "not_applicable"),
]


@pytest.mark.parametrize(
    ("language", "mark"), [("nb", "gjennomgått"), ("nn", "gått gjennom"), ("en", "reviewed")]
)
def test_what_people_judged_is_told_from_what_the_machine_did(language, mark):
    among = [plan("Nordland", sample(), REVIEWED), two_plans()[1]]
    rows = sentence_rows(Document(made("docx", language, among)))
    assert f": Nordland ({mark}); Troms" in rows["S3-01"][2]
    assert f" 5; {mark}); Troms" in rows["S3-07"][2]
    assert f": Nordland ({mark}); Troms" in rows["EGD-01"][2]
    assert mark not in rows["S3-02"][2]
    book = load_workbook(made("xlsx", language, among))
    matrix = {row[2]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    assert [matrix[id][4].endswith(f" – {mark}") for id in ("S3-01", "S3-07", "S3-02")] == [
        True,
        True,
        False,
    ]
    assert matrix["S3-01"][6][-len(mark) :] != mark


def test_excel_has_one_row_a_plan_with_its_reviewers():
    among = [half_read(), plan("Nordland", sample(), REVIEWED)]
    heads, agder, nordland = load_workbook(made("xlsx", among=among))["Planer"].values
    assert heads[1:6] == tuple(
        ["● Dekket", "◐ Svakt dekket", "○ Uten funn", "– Ikke aktuelt", "? Ikke vurdert"]
    )
    assert agder[1:7] == (0, 1, 1, 0, 3, 1)
    assert agder[8].startswith("7 av 10 sider kunne ikke leses")
    assert nordland[1:8] == (1, 0, 2, 2, 0, 0, "Ola, Kari")


def test_the_report_on_one_plan_takes_the_table_when_others_stand_beside_it():
    content = report_bytes(report(sample(), plans=two_plans()[1:]), "docx")
    rows = sentence_rows(Document(io.BytesIO(content)))
    assert rows["S3-01"][2].startswith("1 av 2 planer")


def test_excel_has_the_matrix_the_sentences_and_the_method():
    book = load_workbook(made("xlsx"))
    assert book.sheetnames == ["Matrise", "Setninger", "Planer", "Metode og feil"]
    sheet = book["Setninger"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[2] == "S3-07")
    assert row[4:8] == (
        "1 av 2 planer dekker «Utløse private investeringer»; 1 dekker det svakt.",
        "Troms (s. 3)",
        "Nordland (s. 5)",
        "",
    )
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "E2"


def half_read():
    """A plan of which pages 4–10 were pictures, and only hardly likely passages speak for S3-07."""
    read = assessment(
        [finding("S3-01"), finding("S3-07", [evidence("S3-07", INVESTORS, 2, probability=0.1)])],
        name="skannet.pdf",
    )
    pages = tuple(range(4, 11))
    document = replace(read.document, status=Status.PARTIAL, unread_pages=pages)
    return plan("Agder", replace(read, document=document, warnings=("pictures:4–10",)))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_word_is_broken_in_its_column(language):
    def too_wide(texts, width, font, size):
        room = (width - CELL_MARGINS) * POINTS
        return [text for text in texts if stringWidth(text, font, size) > room]

    labels = [item.label for framework in builtin_frameworks() for item in framework.criteria]
    words = [word for label in labels for word in label.in_language(language).split()]
    assert too_wide(words, SENTENCE_WIDTHS[0], "Helvetica-Bold", 9.5) == []
    possible = say("plans_possible", language, number=11)
    for among in (two_plans(), two_plans()[:1] * 2):
        heads = [
            cell.text for cell in Document(made("docx", language, among)).tables[0].rows[0].cells
        ]
        widths = plan_widths(len(heads) - 2)
        assert too_wide([possible], widths[2], "Helvetica", 8.5) == []
        for head, width in zip(heads, widths, strict=True):
            assert too_wide(head.split(), width, "Helvetica-Bold", 9) == []
        assert sum(widths) == pytest.approx(PAGE_WIDTH)
    assert sum(SENTENCE_WIDTHS) == pytest.approx(PAGE_WIDTH)


def test_a_row_of_many_plans_may_break_over_pages_and_one_of_few_stays_whole():
    def torn(plans):
        xml = Document(made("docx", among=plans)).tables[1].rows[2]._tr.xml
        return "w:cantSplit" not in xml

    assert not torn(two_plans())
    assert torn([plan(f"Plan {number}", sample()) for number in range(13)])


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_a_title_that_tries_to_do_something_stays_text(format):
    among = [plan(title, sample()) for title in HOSTILE]
    content = made(format, among=among)
    if format == "xlsx":
        cells = [cell for sheet in load_workbook(content) for row in sheet for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        return
    xml = Document(content).element.xml
    assert "<w:hyperlink" not in xml
    assert "w:instrText" not in xml


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_the_same_plans_give_the_same_bytes(format):
    assert made(format).getvalue() == made(format).getvalue()


def test_one_plan_or_another_format_is_refused():
    with pytest.raises(UsageError, match="two or more"):
        comparison(two_plans()[:1])
    with pytest.raises(UsageError, match="docx or xlsx"):
        comparison_bytes(comparison(two_plans()), "pdf")
