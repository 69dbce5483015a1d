"""A gap that people made is told as one: with what the machine had found."""

import pytest

from aligncheck.reports.overruled import searched_text
from aligncheck.reports.report import report
from tests.reports.test_excel import opened as opened_workbook
from tests.reports.test_excel import rows
from tests.reports.test_word import finding_rows, opened, words
from tests.sample_assessments import INVESTORS, decision, sample

MISSING = decision("S3-01", "really_missing", reviewer="Ola", reason="Gjelder fylket.")
REJECTED = decision("S3-07", "reject", INVESTORS)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Maskinen fant 2 avsnitt (s. 3, 7). Etter gjennomgangen teller de ikke."),
        ("nn", "Maskina fann 2 avsnitt (s. 3, 7). Etter gjennomgangen tel dei ikkje."),
        ("en", "The machine found 2 passages (pp. 3, 7). After review they do not count."),
    ],
)
def test_word_tells_of_the_passages_that_people_turned_down(language, told):
    document = opened(sample(), language, [MISSING])
    assert words(document).count(told) == 2
    assert finding_rows(document)["S3-01"][1] == told


def test_word_does_not_say_that_none_reached_the_threshold_where_some_did():
    document = opened(sample(), decisions=[REJECTED])
    assert finding_rows(document)["S3-07"][1].startswith("Maskinen fant ett avsnitt (s. 5).")
    assert finding_rows(document)["S3-02"][1].startswith("Ingen avsnitt funnet.")
    assert "Der maskinen ikke fant noe, nådde ingen av dem grensen for funn." in words(document)
    assert "Ingen nådde grensen for funn." in words(opened(sample()))


def test_where_all_gaps_are_people_s_only_the_reading_is_told():
    made = report(sample(), decisions=[REJECTED])
    gaps = [found for found in made.reviewed.findings if found.finding.criterion == "S3-07"]
    assert searched_text(gaps, made) == "Lest: 4 avsnitt i planen."


def test_excel_says_who_turned_the_passages_of_a_gap_down():
    table = rows(
        opened_workbook(sample(), decisions=[MISSING, REJECTED]), "Uten funn og svakt dekket"
    )
    told = {row[0]: row[8] for row in table}
    assert told["S3-07"].startswith("avviste (Kari). Maskinen fant ett avsnitt (s. 5).")
    assert told["S3-01"].startswith(
        "bekreftet at det mangler (Ola: Gjelder fylket.). Maskinen fant 2 avsnitt"
    )


def test_word_says_who_confirmed_a_gap_and_puts_no_measured_error_against_it():
    confirmed = decision("S3-02", "really_missing", reviewer="Kari Ås", reason="Ja, mangler")
    told = words(opened(sample(), decisions=[confirmed]))
    assert "Menneske: bekreftet at det mangler (Kari Ås: Ja, mangler)" in told
    assert "viste det seg at de likevel omtalte kriteriet i 21 % av slike" not in told
    alone = words(opened(sample()))
    assert "viste det seg at de likevel omtalte kriteriet i 21 % av slike" in alone
    assert "Menneske:" not in alone


def test_a_verdict_that_a_later_one_replaced_is_not_told_as_one_that_holds():
    later = decision("S3-02", "not_applicable", reviewer="Per")
    last = decision("S3-02", "really_missing", reviewer="Ola")
    told = words(opened(sample(), decisions=[last, later, last]))
    assert "Menneske: bekreftet at det mangler (Ola)" in told
    assert "ikke aktuelt (Per)" not in told


def test_decisions_that_were_undone_or_replaced_are_said_to_hold_no_longer():
    rejected = decision("S3-07", "reject", INVESTORS)
    accepted = decision("S3-07", "accept", INVESTORS, reviewer="Ola")
    missing = decision("S3-02", "really_missing")
    made = [rejected, accepted, missing, decision("S3-02", "undo")]
    expected = ["gjelder ikke lenger", None, "gjelder ikke lenger", None]
    sheet = rows(opened_workbook(sample(), decisions=made), "Vurderinger fra gjennomgang")
    assert [row[13] for row in sheet] == expected
    table = opened(sample(), decisions=made).tables[-1]
    told = [row.cells[3].text.splitlines()[1:] for row in table.rows[1:]]
    assert told == [[note] if note else [] for note in expected]
