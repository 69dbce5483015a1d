"""The Excel report gives the findings back, cuts nothing unseen and holds no formula."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from aligncheck.compare import plan, status_label
from aligncheck.frameworks import find_framework
from aligncheck.reports import report, report_bytes
from aligncheck.reports.excel import MOST_CHARACTERS, cell_text
from aligncheck.reports.report import fit
from tests.reports.excel_opened import opened, rows
from tests.reports.hostile import HOSTILE
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
    passage,
    sample,
    suggesting,
)

ROWS = [decision("S3-07", "strength", INVESTORS, after="4", before="2", reason="Har frist.")]


def test_the_sheets_stand_in_order_in_each_language():
    assert opened(sample()).sheetnames == [
        "Matrise",
        "Funn",
        "Avsnitt",
        "Uten funn og svakt dekket",
        "Vurderinger fra gjennomgang",
        "Endringer",
        "Metode og feil",
    ]
    assert opened(sample(), language="en").sheetnames[0] == "Matrix"


def test_every_finding_and_passage_comes_back():
    book = opened(sample(), decisions=ROWS)
    told = {(row[2], row[9], row[10]) for row in rows(book, "Funn")}
    assert told == {
        (f.criterion, status_label(f.status, "nb"), None if f.criterion == "EGD-02" else f.strength)
        for f in sample().findings
    }
    quotes = [(row[1], row[5], row[6]) for row in rows(book, "Avsnitt") if row[4] == "funn"]
    assert quotes == [
        (f.criterion, e.passage.text, e.passage.page) for f in sample().findings for e in f.evidence
    ]
    assert rows(book, "Vurderinger fra gjennomgang")[0][7] == "Har frist."


def test_a_person_and_the_machine_have_columns_of_their_own():
    row = rows(opened(sample(), decisions=ROWS), "Funn")[2]
    assert row[4:6] == ["● Dekket", 4]
    assert row[9:13] == ["Svakt dekket", 2, "Dekket", 4]


def test_every_sheet_has_a_frozen_head_and_a_filter():
    for sheet in opened(sample()).worksheets:
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref


def test_a_wide_sheet_is_printed_over_several_pages_with_its_names_on_each():
    plans = [plan(f"Plan {number}", sample()) for number in range(20)]
    book = opened(sample(), plans=plans)
    assert {sheet.page_setup.paperSize for sheet in book} == {9}
    wide, narrow = book["Matrise"], book["Metode og feil"]
    assert wide.freeze_panes == "E2"
    assert (wide.print_title_rows, wide.print_title_cols) == ("$1:$1", "$A:$D")
    assert wide.page_setup.scale == 60
    assert not wide.sheet_properties.pageSetUpPr.fitToPage
    assert narrow.sheet_properties.pageSetUpPr.fitToPage
    assert book["Avsnitt"].freeze_panes == "D2"


def test_the_matrix_holds_further_plans():
    book = opened(sample(), plans=[plan("Troms", assessment([finding("S3-01")]))])
    heads = [cell.value for cell in book["Matrise"][1]]
    own = "Plan for Ørland æøå"
    assert heads[4:] == [own, f"Styrke – {own}", "Troms", "Styrke – Troms"]
    first = book["Matrise"][2]
    assert first[5].fill.fgColor.rgb == first[4].fill.fgColor.rgb != first[7].fill.fgColor.rgb
    assert first[5].alignment.horizontal == "left"
    assert rows(book, "Matrise")[0][4:] == ["● Dekket", 4, "○ Uten funn", 0]


def hostile_book():
    spots = [passage(text, number + 1) for number, text in enumerate(HOSTILE)]
    found = [evidence("S3-01", spot) for spot in spots]
    decided = [
        decision("S3-01", "accept", spots[0], reason=text, reviewer=text) for text in HOSTILE
    ]
    return report_bytes(report(assessment([finding("S3-01", found)]), decisions=decided), "xlsx")


def test_hostile_text_becomes_no_formula_and_no_link():
    content = hostile_book()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, part in parts.items():
        assert 'TargetMode="External"' not in part, name
        assert "<hyperlink" not in part, name
        if "worksheets/sheet" in name:
            assert not re.search(r"<f[ >]", part), name


def test_no_hostile_cell_is_lost_and_only_the_too_long_is_cut():
    book = load_workbook(io.BytesIO(hostile_book()))
    told = [row[5] or "" for row in rows(book, "Avsnitt")]
    assert next(text for text in told if text.startswith("ord")).endswith("tegn i alt]")
    short = [
        (cell, fit(text))
        for cell, text in zip(told, HOSTILE, strict=True)
        if len(text) < MOST_CHARACTERS
    ]
    assert all(cell == text for cell, text in short if "_x" not in text)


@pytest.mark.parametrize("letter", ["a", "å", "🌊"])
def test_a_cell_is_never_longer_than_excel_allows_and_says_what_was_cut(letter):
    cut = cell_text(letter * 40_000, "nb")
    assert len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert cut.endswith("… [kuttet: 40000 tegn i alt]")
    assert cell_text(letter * 10_000, "nb") == letter * 10_000


def test_the_same_input_gives_the_same_bytes():
    made = [report_bytes(report(sample(), decisions=ROWS), "xlsx") for _ in range(2)]
    assert made[0] == made[1]


def test_signs_of_strength_and_decisions_are_told_in_words_not_in_codes():
    book = opened(sample(), decisions=ROWS)
    told = " ".join(str(row[12] or "") for row in rows(book, "Avsnitt"))
    assert "frist: " in told
    assert not re.search(r"\b(deadline|own_actor|money|committed): ", told)
    assert [row[8] for row in rows(book, "Vurderinger fra gjennomgang")] == [INVESTORS.text]


def test_the_printed_number_and_that_in_the_file_have_columns_of_their_own():
    spots = [
        elsewhere(STEERING, page=page, page_label=label)
        for page, label in ((25, "23"), (4, "iv"), (1, ""), (30, None))
    ]
    found = [evidence("S3-01", spot) for spot in spots]
    book = opened(assessment([finding("S3-01", found)]))
    heads = [cell.value for cell in book["Avsnitt"][1]]
    at = heads.index("Side")
    assert heads[at + 1] == "PDF-side"
    told = [tuple(row[at : at + 2]) for row in rows(book, "Avsnitt")]
    assert told == [(23, 25), ("iv", 4), (None, 1), (30, None)]
    assert rows(book, "Funn")[0][6] == "s. 1 i PDF-filen; s. iv, 23, 30 (PDF-side 4, 25, 30)"


def test_the_file_is_cited_where_the_plan_has_several():
    old = elsewhere(STEERING, page=1, text=STEERING.text.replace("2028", "2027"))
    before = assessment([finding("S3-01", [evidence("S3-01", old, 2)])])
    book = opened(of_two_files("=SUM(1).pdf"), previous=before)
    (cell,) = [row[6] for row in book["Funn"] if row[2].value == "S3-01"]
    assert (cell.value, cell.data_type) == (f"{FILE} s. 3; =SUM(1).pdf s. 3", "s")
    open_points = rows(book, "Uten funn og svakt dekket")
    assert [row[6] for row in open_points] == ["=SUM(1).pdf s. 2"]
    changes = [row[7] for row in rows(book, "Endringer")]
    assert f"1 → 3 i {FILE}" in changes
    assert "– → 3 i =SUM(1).pdf" in changes


def test_possible_gaps_come_first_of_the_weak_points_and_say_so():
    weak = finding("S3-01", [evidence("S3-01", STEERING, strength=2)])
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    told = rows(opened(assessment([weak, doubtful])), "Uten funn og svakt dekket")
    assert [row[0] for row in told] == ["S3-07", "S3-01"]
    assert told[0][8].startswith("Mulig hull")
    assert "Mulig hull" not in told[1][8]


def test_a_possible_gap_is_told_on_every_sheet_that_tells_a_status():
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    book = opened(assessment([doubtful]))
    for sheet in ("Matrise", "Funn", "Avsnitt", "Uten funn og svakt dekket"):
        assert "◐ Svakt dekket – mulig hull" in rows(book, sheet)[0], sheet
    assert rows(book, "Metode og feil")[-1][0].startswith("Et mulig hull er ofte ikke noe hull: ")
    seen = opened(assessment([doubtful]), decisions=[decision("S3-07", "accept", INVESTORS)])
    assert "◐ Svakt dekket" in rows(seen, "Funn")[0]


def test_the_quote_has_its_own_page_beside_it_or_its_heading_in_a_plan_without_pages():
    strong = elsewhere(STEERING, page=10)
    found = [evidence("S3-01", STEERING, 3), evidence("S3-01", strong, 4)]
    row = named_rows(opened(assessment([finding("S3-01", found)])), "Funn")[0]
    assert (row["Alle sider"], row["Funn"], row["Sitert fra"]) == ("s. 3, 10", strong.text, "s. 10")
    bare = elsewhere(STEERING, page=None, boxes=(), heading=("Næring", "Tiltak"))
    plan = assessment([finding("S3-01", [evidence("S3-01", bare)])], pages=0)
    row = named_rows(opened(plan), "Funn")[0]
    assert (row["Alle sider"], row["Sitert fra"]) == ("", "Næring › Tiltak")


def named_rows(book, sheet):
    """The rows of a sheet by the heads of its columns."""
    heads = [cell.value for cell in book[sheet][1]]
    return [dict(zip(heads, row, strict=True)) for row in rows(book, sheet)]


@pytest.mark.parametrize("action", ["not_applicable", "reject"])
def test_a_criterion_that_a_person_set_aside_has_no_quote(action):
    row = named_rows(opened(sample(), decisions=[decision("S3-01", action)]), "Funn")[0]
    assert (row["Alle sider"], row["Funn"], row["Sitert fra"]) == ("", "", "")
    if action == "not_applicable":
        assert (row["Styrke"], row["Styrke etter gjennomgang"]) == (None, None)


def test_a_decision_has_its_passage_and_page_and_says_where_it_counts_for_nothing():
    bare = sample()
    bare = replace(bare, document=replace(bare.document, passages=()))  # as read from JSON
    made = [*ROWS, decision("S3-99", "accept", reviewer="Per")]
    first, second = named_rows(opened(bare, decisions=made), "Vurderinger fra gjennomgang")
    assert (first["Avsnitt"], first["Sitert fra"], first["Merknad"]) == (
        INVESTORS.text,
        "s. 5",
        None,
    )
    assert second["Merknad"] == "finnes ikke i dette resultatet; teller ikke"


def test_likely_targets_have_a_column_of_their_own_beside_evidence_only():
    goals = (find_framework("SDG"),)
    item = suggesting("SDG-07", ("SDG-7.2", 0.62), ("SDG-7.3", 0.2))
    near = suggesting("SDG-13", ("SDG-13.2", 0.8))
    plan = assessment(
        [finding("SDG-07", [item]), finding("SDG-13", missed=[near])], frameworks=goals
    )
    book = opened(plan)
    column = [cell.value for cell in book["Avsnitt"][1]].index("Delmål (forslag)")
    told = [row[column] for row in rows(book, "Avsnitt")]
    assert told[0].startswith("7.2 ")
    assert told[0].endswith(" (62 %)")
    assert told[1] is None


def test_pages_that_were_not_read_are_told_beside_each_gap():
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    weak = finding("S3-01", [evidence("S3-01", STEERING, strength=2)])
    plan = assessment([weak, finding("S3-02"), doubtful])
    plan = replace(plan, document=replace(plan.document, unread_pages=(4, 5)))
    told = {row[0]: row[9] or "" for row in rows(opened(plan), "Uten funn og svakt dekket")}
    sentence = "2 av 10 sider kunne ikke leses (side 4–5). Det som mangler her, kan stå der."
    assert told == {"S3-02": sentence, "S3-07": sentence, "S3-01": ""}


def test_a_gap_that_a_person_confirmed_says_who():
    gap = next(item for item in sample().findings if not item.evidence)
    made = [decision(gap.criterion, "really_missing", reviewer="Kari")]
    judged = {
        row[0]: row[8]
        for row in rows(opened(sample(), decisions=made), "Uten funn og svakt dekket")
    }
    assert "Kari" in judged[gap.criterion]
