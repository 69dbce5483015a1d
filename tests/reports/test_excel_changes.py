"""The Excel report tells what changed since the last draft."""

from tests.reports.excel_opened import opened, rows
from tests.sample_assessments import (
    INVESTORS,
    STEERING,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    sample,
)


def test_changes_since_the_last_draft_have_both_quotes():
    weaker = elsewhere(STEERING, text=STEERING.text.replace("skal", "bør"))
    old = assessment([finding("S3-01", [evidence("S3-01", weaker, 2)])])
    changes = rows(opened(sample(), previous=old), "Endringer")
    assert changes[0][2:5] == ["Styrket", 2, 4]
    assert [weaker.text, STEERING.text] in [row[5:7] for row in changes]


def test_changes_agree_with_the_findings_where_people_decided_on_both_drafts():
    stronger = [decision("S3-07", "strength", INVESTORS, after="4")]
    old, new = sample(), sample()
    book = opened(new, previous=old, decisions=stronger, previous_decisions=stronger)
    changes = {row[0]: row for row in rows(book, "Endringer")}
    assert changes["S3-07"][2:5] == ["Uendret", 4, 4]
    assert changes["S3-07"][8:] == [2, 2]
    assert {row[2]: row[5] for row in rows(book, "Funn")}["S3-07"] == 4


def test_a_change_that_only_people_made_is_not_said_to_be_one_of_the_plan():
    reviewed = [decision("S3-07", "strength", INVESTORS, after="4")]
    changes = rows(opened(sample(), previous=sample(), decisions=reviewed), "Endringer")
    own = [row[2:5] for row in changes if row[0] == "S3-07"]
    assert own == [["Endret ved gjennomgang", 2, 4], ["endret ved gjennomgang", 2, 4]]


def test_the_changes_say_what_may_be_a_gap_now_or_may_have_been_one():
    doubtful = assessment([finding("S3-07", [evidence("S3-07", INVESTORS, 2, probability=0.1)])])
    sure = assessment([finding("S3-07", [evidence("S3-07", STEERING, 4)])])

    def told(new, old):
        return rows(opened(new, previous=old), "Endringer")[0][2]

    assert told(doubtful, sure) == "Svekket – mulig hull"
    assert told(sure, doubtful) == "Styrket – før: mulig hull"


def test_without_an_earlier_draft_the_sheet_says_so():
    assert rows(opened(sample()), "Endringer")[0][0] == "Ikke noe tidligere utkast er lagt ved."


def test_the_changes_name_both_numbers_of_a_page():
    before, after = elsewhere(STEERING, page=3), elsewhere(STEERING, page=25, page_label="23")
    old = assessment([finding("S3-01", [evidence("S3-01", before, 2)])])
    new = assessment([finding("S3-01", [evidence("S3-01", after, 4)])])
    told = [row[7] for row in rows(opened(new, previous=old), "Endringer")]
    assert "3 → 23 (PDF-side 25)" in told
