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
from aligncheck.grading.cue import Cue, CueName
from aligncheck.reports import report, report_bytes
from aligncheck.reports.word_findings import WIDTHS
from tests.reports.hostile import HOSTILE
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

ROWS = [
    decision("S3-07", "strength", INVESTORS, after="4", before="2", reason="Har frist."),
    decision("S3-02", "really_missing", reviewer="Ola"),
]


def opened(content, language="nb", decisions=()):
    made = report_bytes(report(content, language=language, decisions=decisions), "docx")
    return Document(io.BytesIO(made))


def words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def finding_rows(document):
    """Criterion id → the texts of its row in the tables of findings."""
    rows = {}
    for table in document.tables:
        if len(table.columns) == 5:
            for row in table.rows[1:]:
                cells = [cell.text for cell in row.cells]
                if cells[0] != cells[-1]:
                    rows[cells[0].splitlines()[-1]] = cells
    return rows


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_table_gives_every_finding_back(language):
    rows = finding_rows(opened(sample(), language))
    assert set(rows) == {found.criterion for found in sample().findings}
    for found in sample().findings:
        _, quote, strength, _, judgement = rows[found.criterion]
        label = status_label(found.status, language)
        assert judgement.splitlines()[0] == f"{STATUS_SYMBOLS[found.status]} {label}"
        if found.evidence:
            marked = in_quotes(found.evidence[0].passage.text, language)
            assert quote.splitlines()[0].startswith(f"{marked} (")
            assert strength.startswith(str(found.strength))


def test_the_pages_behind_each_finding_are_cited():
    assert finding_rows(opened(sample()))["S3-01"][3] == "s. 3, 7"
    assert finding_rows(opened(sample(), "en"))["S3-01"][3] == "pp. 3, 7"


def test_both_numbers_of_a_page_are_cited_where_they_differ():
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
    assert "Sidetallene er de som står" not in words(opened(sample()))


def test_the_file_is_cited_where_the_plan_has_several():
    document = opened(of_two_files())
    rows = finding_rows(document)
    assert f"Filer: A = {FILE}; B = Vedlegg.pdf" in words(document)
    assert rows["S3-01"][1].startswith(f"«{WIND.text}» (B s. 3)")
    assert rows["S3-01"][3] == "A s. 3; B s. 3"
    assert "B s. 2" in rows["S3-02"][1]
    assert f"«{NEAR.text}» (Vedlegg.pdf s. 2)" in words(document)
    assert "A s. 3" not in words(opened(sample()))
    assert "Filer:" not in words(opened(sample()))


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


def test_gaps_come_with_what_is_asked_the_question_and_the_nearest_passages():
    text = words(opened(sample()))
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


def test_weak_points_say_what_could_lift_them():
    assert (
        "Ikke funnet i det sterkeste avsnittet: et «skal» fra den som eier planen, en ansvarlig, "
        "et måltall og penger eller andre ressurser."
    ) in words(opened(sample()))


def test_likely_targets_stand_under_the_quote_as_suggestions():
    item = suggesting("SDG-07", ("SDG-7.2", 0.62), ("SDG-7.b", 0.31), ("SDG-7.3", 0.07))
    goals = find_framework("SDG")
    document = opened(assessment([finding("SDG-07", [item])], frameworks=(goals,)))
    first, second = (
        next(point.label.nb for point in goals.criterion("SDG-07").subcriteria if point.id == id)
        for id in ("SDG-7.2", "SDG-7.b")
    )
    told = f"Delmål (forslag): 7.2 {first} (62 %); 7.b {second} (31 %)"
    assert told in finding_rows(document)["SDG-07"][1].splitlines()
    assert "Delmål" not in words(opened(sample()))


def test_pages_that_were_not_read_are_told_where_something_is_missing():
    told = "2 av 10 sider kunne ikke leses (side 4–5). Det som mangler her, kan stå der."
    plan = assessment([*sample().findings[:2], DOUBTFUL])
    document = opened(replace(plan, document=replace(plan.document, unread_pages=(4, 5))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for heading in ("Sammendrag", "Uten funn", "Svakt dekket"):
        assert told in texts[texts.index(heading) :][:4]
    assert "kunne ikke leses" not in words(opened(plan))


def test_a_commitment_that_counts_only_with_others_says_so_until_somebody_judges_it():
    alone = evidence("S3-07", INVESTORS)
    raised = replace(alone, cues=(Cue(CueName.COUNTS_TOGETHER, ""),))
    told = "a goal by its words, but likely enough a commitment to count as 3"
    judged = [decision("S3-07", "strength", INVESTORS, after="4")]
    another = [decision("S3-07", "reject", NEAR)]
    whole = [decision("S3-07", "strength", after="4")]
    beside = evidence("S3-07", NEAR, 2)
    shown = [
        finding_rows(opened(assessment([finding("S3-07", [item, beside])]), "en", rows))["S3-07"][2]
        for item, rows in (
            (raised, ()),
            (raised, another),
            (alone, ()),
            (raised, judged),
            (raised, whole),
        )
    ]
    assert [told in strength for strength in shown] == [True, True, False, False, False]


def test_of_one_strength_word_quotes_the_owners_own_passage_before_anothers_duty():
    own = evidence("S3-07", INVESTORS, probability=0.6)
    others = evidence("S3-07", STEERING, probability=0.9)
    rows = finding_rows(opened(assessment([finding("S3-07", [own, others])])))
    assert INVESTORS.text in rows["S3-07"][1]


DOUBTFUL = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])


def test_what_is_hardly_evidence_is_told_as_a_possible_gap_until_a_person_looks():
    document = opened(assessment([DOUBTFUL]))
    assert "Mulig hull: Kriteriet har bare usikre avsnitt." in words(document)
    assert words(document).count("Et mulig hull er ofte ikke noe hull: ") == 1
    assert "mulig hull" in finding_rows(document)["S3-07"][4]
    seen = [decision("S3-07", "accept", INVESTORS)]
    assert "ulig hull" not in words(opened(assessment([DOUBTFUL]), decisions=seen))


def test_without_decisions_the_report_says_that_it_is_the_machines():
    text = words(opened(sample()))
    assert "Ingen har gått gjennom resultatet ennå." in text
    assert "Ingen vurderinger fra gjennomgang er registrert." in text


def test_a_persons_word_stands_beside_the_machines():
    document = opened(sample(), decisions=ROWS)
    judgement = finding_rows(document)["S3-07"][4]
    assert judgement == "● Dekket\nMenneske: Kari\nMaskin: svakt dekket"
    text = words(document)
    assert "Har frist." in text
    assert "bekreftet at det mangler" in text
    assert "22.11.2026 10:00" in text


@pytest.mark.parametrize("action", ["not_applicable", "reject"])
def test_a_criterion_that_a_person_set_aside_has_no_quote_and_no_pages(action):
    row = finding_rows(opened(sample(), decisions=[decision("S3-01", action)]))["S3-01"]
    assert STEERING.text not in row[1]
    assert row[2:4] == ["–", "–"]


def test_the_decisions_name_the_passage_and_its_page():
    made = [decision("S3-01", "reject", elsewhere(STEERING)), decision("S3-01", "accept", WIND)]
    told = decision_rows(opened(sample(), decisions=made))
    short = STEERING.text if len(STEERING.text) <= 90 else f"{STEERING.text[:90].rstrip()} […]"
    assert [row[2] for row in told] == [
        f"Ledelse og forankring\n«{short}» (s. 3)",
        f"Ledelse og forankring\n«{WIND.text}» (s. 7)",
    ]


def test_a_decision_on_something_that_the_result_lacks_is_listed_and_does_not_count():
    made = [
        decision("S3-99", "accept", reviewer="Per"),
        decision("S3-01", "accept", INVESTORS, reviewer="Ola"),
        *ROWS[:1],
    ]
    document = opened(sample(), decisions=made)
    told = [
        row[3].endswith("finnes ikke i dette resultatet; teller ikke")
        for row in decision_rows(document)
    ]
    assert told == [True, True, False]
    assert "Gjennomgått av Kari: 1 av 5 kriterier" in words(document)


def decision_rows(document):
    rows = document.tables[-1].rows[1:]
    return [[cell.text for cell in row.cells] for row in rows]


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


def test_the_headings_are_headings_and_the_table_heads_come_again_on_each_page():
    document = opened(sample())
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
def test_the_document_names_its_language(language, tag):
    assert f'w:lang w:val="{tag}"' in opened(sample(), language).styles["Normal"].element.xml


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


def test_a_plan_of_hardly_any_text_is_asked_whether_it_is_whole():
    whole = assessment([finding("S3-01", [evidence("S3-01", STEERING)])])
    assert "Bare 1 avsnitt ble lest – er dette hele planen?" in words(opened(whole))
