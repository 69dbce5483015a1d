"""The Word report reads as a case file, gives the findings back and runs nothing."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from reportlab.pdfbase.pdfmetrics import stringWidth

from aligncheck.compare import STATUS_SYMBOLS, status_label
from aligncheck.compare.labels import STATUS_LABELS, STRENGTH_LABELS
from aligncheck.compare.quotation import in_quotes
from aligncheck.documents import Language
from aligncheck.frameworks import builtin_frameworks, find_framework
from aligncheck.reports import report, report_bytes
from aligncheck.reports.word_findings import WIDTHS
from aligncheck.reports.word_page import NO_BREAK
from tests.reports.hostile import HOSTILE
from tests.reports.word_opened import DOUBTFUL, ROWS, finding_rows, opened, words
from tests.sample_assessments import (
    FILE,
    INVESTORS,
    NEAR,
    STEERING,
    WIND,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    of_two_files,
    passage,
    sample,
    suggesting,
)


@pytest.fixture(scope="module")
def in_language():
    """Language → the opened report on the sample, made once: nothing here changes it."""
    return {language: opened(sample(), language) for language in ("nb", "nn", "en")}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_table_gives_every_finding_back(in_language, language):
    rows = finding_rows(in_language[language])
    assert set(rows) == {found.criterion for found in sample().findings}
    for found in sample().findings:
        _, quote, strength, _, judgement = rows[found.criterion]
        label = status_label(found.status, language)
        assert judgement.splitlines()[0] == f"{STATUS_SYMBOLS[found.status]} {label}"
        if found.evidence:
            marked = in_quotes(found.evidence[0].passage.text, language)
            assert quote.splitlines()[0].startswith(f"{marked} (")
            assert strength.startswith(str(found.strength))


def test_the_pages_behind_each_finding_are_cited(in_language):
    assert finding_rows(in_language["nb"])["S3-01"][3] == "s. 3, 7"
    assert finding_rows(in_language["en"])["S3-01"][3] == "pp. 3, 7"


def test_both_numbers_of_a_page_are_cited_where_they_differ(in_language):
    spot, near = elsewhere(STEERING, page_label="1"), elsewhere(NEAR, page_label="")
    plan = assessment(
        [
            finding("S3-01", [evidence("S3-01", spot)]),
            finding("S3-02", missed=[evidence("S3-02", near, 1, 0.3)]),
        ]
    )
    document = opened(plan)
    assert finding_rows(document)["S3-01"][3] == "s. 1 (PDF-side 3)"
    assert finding_rows(opened(plan, "en"))["S3-01"][3] == "p. 1 (PDF page 3)"
    assert f"«{NEAR.text}» (s. 2 i PDF-filen)" in words(document)
    assert "Sidetallene er de som står på sidene i planen." in words(document)
    assert "Sidetallene er de som står" not in words(in_language["nb"])


def test_the_file_is_cited_where_the_plan_has_several(in_language):
    document = opened(of_two_files())
    rows = finding_rows(document)
    assert f"Filer: A = {FILE}; B = Vedlegg.pdf" in words(document)
    assert rows["S3-01"][1].startswith(f"«{WIND.text}» (B s. 3)")
    assert rows["S3-01"][3] == "A s. 3; B s. 3"
    assert "B s. 2" in rows["S3-02"][1]
    assert f"«{NEAR.text}» (Vedlegg.pdf s. 2)" in words(document)
    assert "A s. 3" not in words(in_language["nb"])
    assert "Filer:" not in words(in_language["nb"])


def test_the_quote_has_its_own_page_behind_it():
    strong = elsewhere(STEERING, page=10)
    found = [evidence("S3-01", STEERING, 3), evidence("S3-01", strong, 4)]
    row = finding_rows(opened(assessment([finding("S3-01", found)])))["S3-01"]
    assert row[1].splitlines()[0] == f"«{strong.text}» (s. 10)"
    assert row[3] == "s. 3, 10"


def test_a_plan_without_pages_has_its_headings_behind_the_quotes_and_no_column_of_pages():
    bare, near = (elsewhere(item, page=None, boxes=()) for item in (STEERING, NEAR))
    near = elsewhere(near, heading=("Forord", "Takk"))
    found = [
        finding("S3-01", [evidence("S3-01", bare)]),
        finding("S3-02", missed=[evidence("S3-02", near, 1, 0.3)]),
    ]
    document = opened(assessment(found, pages=0))
    rows = next(table.rows for table in document.tables if len(table.columns) == 4)
    assert [cell.text for cell in rows[0].cells] == ["Kriterium", "Funn", "Styrke", "Vurdering"]
    assert rows[2].cells[1].text == f"«{STEERING.text}» (Tiltak)"
    assert f"«{NEAR.text}» (Forord › Takk)" in words(document)


CELL_MARGINS = 0.38  # centimetres, left and right together
POINTS = 72 / 2.54  # in a centimetre


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_word_of_a_label_is_broken_in_its_column(language):
    labels = [item.label for framework in builtin_frameworks() for item in framework.criteria]
    for column, wordings, size, font in (  # fonts with the widths of Arial
        ("criterion", labels, 9.5, "Helvetica-Bold"),
        ("strength", STRENGTH_LABELS, 9, "Helvetica"),
        ("judgement", STATUS_LABELS.values(), 9.5, "Helvetica-Bold"),
    ):
        room = (WIDTHS[column] - CELL_MARGINS) * POINTS
        told = [word for item in wordings for word in item.in_language(language).split()]
        assert [word for word in told if stringWidth(word, font, size) > room] == []


def test_gaps_come_with_what_is_asked_the_question_and_the_nearest_passages(in_language):
    text = words(in_language["nb"])
    assert "Planen sier noe om fast team." in text
    assert "Hvem gjør hva for fast team?" in text
    assert f"«{NEAR.text}» (s. 2)" in text
    assert "i 21 % av slike tilfeller" in text


def test_one_passage_one_page_and_one_criterion_are_said_as_one():
    plan = assessment([finding("S3-02", missed=[evidence("S3-02", NEAR, 1, 0.3)])], pages=1)
    told = words(opened(plan, "en"))
    assert "Read: 1 passage of the plan. It did not reach the threshold" in told
    assert "The plan covers 0 of 1 criterion; " in told
    assert "1 page" in told
    assert "Lese: 1 avsnitt i planen. " in words(opened(plan, "nn"))


def test_weak_points_say_what_could_lift_them(in_language):
    assert (
        "Ikke funnet i det sterkeste avsnittet: et «skal» fra den som eier planen, en ansvarlig, "
        "et måltall og penger eller andre ressurser."
    ) in words(in_language["nb"])


def test_likely_targets_stand_under_the_quote_as_suggestions(in_language):
    item = suggesting("SDG-07", ("SDG-7.2", 0.62), ("SDG-7.b", 0.31), ("SDG-7.3", 0.07))
    goals = find_framework("SDG")
    document = opened(assessment([finding("SDG-07", [item])], frameworks=(goals,)))
    first, second = (
        next(point.label.nb for point in goals.criterion("SDG-07").subcriteria if point.id == id)
        for id in ("SDG-7.2", "SDG-7.b")
    )
    told = f"Delmål (forslag): 7.2 {first} (62 %); 7.b {second} (31 %)"
    assert told in finding_rows(document)["SDG-07"][1].splitlines()
    assert "Delmål" not in words(in_language["nb"])


def test_pages_that_were_not_read_are_told_where_something_is_missing():
    told = "2 av 10 sider kunne ikke leses (side 4–5). Det som mangler her, kan stå der."
    plan = assessment([*sample().findings[:2], DOUBTFUL])
    document = opened(replace(plan, document=replace(plan.document, unread_pages=(4, 5))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for heading in ("Sammendrag", "Uten funn", "Svakt dekket"):
        assert told in texts[texts.index(heading) :][:4]
    assert "kunne ikke leses" not in words(opened(plan))


def test_a_quote_bears_the_language_that_it_is_written_in():
    spots = [elsewhere(STEERING, language=language) for language in Language]
    found = [evidence("S3-01", spots[1]), evidence("S3-02", spots[2]), evidence("S3-07", spots[3])]
    document = opened(assessment([finding(item.criterion, [item]) for item in found]), "nb")
    tagged = [
        run.xpath("string(w:rPr/w:lang/@w:val)")
        for run in document.element.body.iter(qn("w:r"))
        if "".join(run.itertext()).startswith(f"«{STEERING.text}")
    ]
    assert tagged == ["nn-NO", "en-GB", ""]


def test_the_headings_are_headings_and_the_table_heads_come_again_on_each_page(in_language):
    document = in_language["nb"]
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [
        "Sammendrag",
        "Funn",
        "Uten funn",
        "Svakt dekket",
        "Metode og feil",
        "Vurderinger fra gjennomgang",
    ]
    assert all("w:tblHeader" in t.rows[0]._tr.xml for t in document.tables if len(t.rows) > 1)


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_document_names_its_language(in_language, language, tag):
    assert f'w:lang w:val="{tag}"' in in_language[language].styles["Normal"].element.xml


def hostile():
    spots = [passage(text, number + 1) for number, text in enumerate(HOSTILE)]
    found = [evidence("S3-01", spot) for spot in spots]
    missed = [evidence("S3-02", spot, 1, 0.2) for spot in spots]
    plan = assessment(
        [finding("S3-01", found), finding("S3-02", missed=missed)],
        name='{ HYPERLINK "http://x" }.pdf',
    )
    rows = [
        decision("S3-01", "accept", spots[0], reason=text, reviewer=text, after=text)
        for text in HOSTILE
    ]
    return plan, rows


def test_hostile_text_becomes_no_field_no_link_and_no_picture():
    plan, rows = hostile()
    content = report_bytes(report(plan, decisions=rows), "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {
            name: archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
    for name, part in parts.items():
        assert "w:instrText" not in part, name
        assert "<w:hyperlink" not in part, name
        assert 'TargetMode="External"' not in part, name
        assert "w:drawing" not in part, name
        assert "<w:object" not in part, name
    assert [part.count("fldSimple") for name, part in parts.items() if "footer" in name] == [2]
    assert "fldSimple" not in parts["word/document.xml"]
    assert Document(io.BytesIO(content)).tables


def test_a_long_quote_is_cut_visibly_in_the_table():
    plan = assessment([finding("S3-01", [evidence("S3-01", passage("ord " * 500))])])
    assert finding_rows(opened(plan))["S3-01"][1].endswith("[…]» (s. 1)")


def test_the_same_input_gives_the_same_bytes():
    made = [report_bytes(report(sample(), decisions=ROWS), "docx") for _ in range(2)]
    assert made[0] == made[1]


def test_libreoffice_opens_the_document(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "rapport.docx"
    path.write_bytes(report_bytes(report(sample(), decisions=ROWS), "docx"))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "rapport.pdf") as pdf:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert STEERING.text[:30] in " ".join(text.split())
    assert "Side 1" in text


def test_no_level_of_headings_is_left_out():
    plan = assessment(
        [finding("S3-02"), finding("S3-07", [evidence("S3-07", INVESTORS, strength=2)])]
    )
    names = [paragraph.style.name for paragraph in opened(plan).paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert set(levels) == {1, 2}
    assert levels[0] == 1


def test_a_page_stays_beside_its_sign_at_the_end_of_a_line():
    labelled = elsewhere(STEERING, page_label="1")
    plan = assessment([finding("S3-01", [evidence("S3-01", labelled)])])
    cell = opened(plan).tables[1].rows[2].cells[1].text
    assert cell.endswith(f" (s.{NO_BREAK}1; PDF-side{NO_BREAK}3)")
