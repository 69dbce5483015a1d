"""The Word report reads as a case file, gives the findings back and runs nothing."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from aligncheck.compare import STATUS_SYMBOLS, status_label
from aligncheck.frameworks import find_framework
from aligncheck.reports import report, report_bytes
from tests.reports.hostile import HOSTILE
from tests.sample_assessments import (
    FILE,
    INVESTORS,
    NEAR,
    STEERING,
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
            assert quote.splitlines()[0] == f"«{found.evidence[0].passage.text}»"
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
    assert rows["S3-01"][3] == f"{FILE} s. 3; Vedlegg.pdf s. 3"
    assert "Vedlegg.pdf s. 2" in rows["S3-02"][1]
    assert f"«{NEAR.text}» (Vedlegg.pdf s. 2)" in words(document)
    assert FILE not in finding_rows(opened(sample()))["S3-01"][3]


def test_gaps_come_with_what_is_asked_the_question_and_the_nearest_passages():
    text = words(opened(sample()))
    assert "Planen sier noe om fast team." in text
    assert "Hvem gjør hva for fast team?" in text
    assert f"«{NEAR.text}» (s. 2)" in text
    assert "i 21 % av slike tilfeller" in text


def test_weak_points_say_what_could_lift_them():
    assert (
        "Det sterkeste avsnittet mangler et «skal» fra den som eier planen, en ansvarlig, "
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


DOUBTFUL = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])


def test_what_is_hardly_evidence_is_told_as_a_possible_gap_until_a_person_looks():
    document = opened(assessment([DOUBTFUL]))
    assert "Mulig hull: Kriteriet har bare usikre avsnitt." in words(document)
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
    assert finding_rows(opened(plan))["S3-01"][1].endswith("[…]»")


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
