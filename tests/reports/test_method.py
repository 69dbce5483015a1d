"""What the reports say of how the result came about."""

from dataclasses import replace

import pytest

from aligncheck.assessment import ModelInfo, Origin
from aligncheck.compare import plan
from aligncheck.documents import Kind
from aligncheck.frameworks import builtin_frameworks
from aligncheck.reports import report
from aligncheck.reports.method import method_lines, plans_error_lines, source_lines
from tests.sample_assessments import (
    INVESTORS,
    STEERING,
    assessment,
    evidence,
    finding,
    passage,
    sample,
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Et punkt i en liste er sitert med ordene som innleder listen"),
        ("nn", "Eit punkt i ei liste er sitert med orda som innleier lista"),
        ("en", "An item of a list is quoted with the words that lead into the list"),
    ],
)
def test_the_method_says_that_list_items_are_quoted_with_their_lead_in(language, told):
    item = passage("Fylkestinget skal: a) kutte utslippene.", kind=Kind.BULLET)
    listed = assessment([finding("EGD-01", [evidence("EGD-01", item)])])
    assert any(line.startswith(told) for line in method_lines(report(listed, language=language)))
    whole = method_lines(report(sample(), language=language))
    assert not any(line.startswith(told) for line in whole)


JUDGE = ModelInfo("aligncheck-judge", "7.1", "ab" * 32)
COVERED = finding("S3-01", [evidence("S3-01", STEERING)])
MEASURED, UNMEASURED = finding("S3-02", rate=0.21), finding("EGD-01")


@pytest.mark.parametrize(
    ("findings", "measured", "unmeasured"),
    [
        ([COVERED, MEASURED], True, False),
        ([COVERED, UNMEASURED], False, True),
        ([MEASURED, UNMEASURED], True, True),
    ],
)
def test_of_each_framework_the_error_is_told_or_that_none_is_measured(
    findings, measured, unmeasured
):
    told = "\n".join(method_lines(report(assessment(findings))))
    assert ("Målt feil for Smart spesialisering:" in told) is measured
    assert ("er feil, er ikke målt for Europas grønne giv." in told) is unmeasured
    assert told.count("Les derfor de nærmeste avsnittene") == (measured or unmeasured)


def test_side_by_side_the_nearest_passages_are_said_to_be_in_the_report_on_each_plan():
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, 2, probability=0.1)])
    one, other = plan("A", assessment([MEASURED])), plan("B", assessment([doubtful]))
    told = plans_error_lines([one.reviewed, other.reviewed], "nb")
    assert told[1].endswith("; de står i rapporten om hver plan.")
    assert told[2].startswith("Et mulig hull er ofte ikke noe hull: ")
    assert len(plans_error_lines([one.reviewed, one.reviewed], "nb")) == 2


def test_without_a_gap_it_is_said_too_that_no_error_is_measured():
    told = "\n".join(method_lines(report(assessment([COVERED]))))
    assert "Hvor ofte resultatet er feil, er ikke målt for Smart spesialisering." in told
    assert "Les derfor" not in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "10 % av det som kalles dekket, bare svakt dekket eller ikke dekket, 25 % av"),
        ("nn", "10 % av det som blir kalla dekt, berre svakt dekt eller ikkje dekt, 25 % av"),
        ("en", "10% of what is called covered was only weakly covered or not covered, 25% of"),
    ],
)
def test_of_the_shipped_judge_it_is_told_how_often_other_verdicts_are_wrong(language, told):
    built_in = tuple(item for item in builtin_frameworks() if item.id in ("S3", "S3-P"))
    judged = replace(assessment([COVERED, finding("S3-P-01")], frameworks=built_in), model=JUDGE)
    lines = method_lines(report(judged, language=language))
    assert any(told in line and "80" in line and "19 " in line for line in lines)
    unmeasured = [line for line in lines if f"{built_in[1].title.in_language(language)}." in line]
    assert len(unmeasured) == 1
    older = replace(judged, frameworks=(replace(built_in[0], version="0.7"), built_in[1]))
    for other in (replace(judged, model=replace(JUDGE, version="6")), older):
        assert not any(told in line for line in method_lines(report(other, language=language)))


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("nb", "profil: ukjent · OCR: ja"),
        ("nn", "profil: ukjent · OCR: ja"),
        ("en", "profile: ukjent · OCR: yes"),
    ],
)
def test_the_program_and_what_it_was_asked_for_are_told(language, asked):
    made = replace(sample(), origin=Origin("0.1.0", "cd" * 32, "ukjent", ocr=True))
    told = f"Program: aligncheck 0.1.0 (cdcdcdcdcdcd) · {asked}"
    assert told in method_lines(report(made, language=language))
    assert not any("Program:" in line for line in method_lines(report(sample())))


def test_plans_that_were_checked_otherwise_are_told_apart():
    (goals,) = (each for each in builtin_frameworks() if each.profiles)
    known = goals.profiles[0]
    made = Origin("0.1.0", "cd" * 32, known.id, ocr=False)
    one, other = (
        plan(title, replace(assessment([COVERED], frameworks=(goals,)), origin=origin))
        for title, origin in (("A", made), ("B", replace(made, profile=None)))
    )
    alike = source_lines([one, one], {}, "nb")[0]
    assert alike.endswith(f"profil: {known.label.nb} ({known.id}) · OCR: nei")
    first, second = source_lines([one, other], {}, "nb")[:2]
    assert first == f"{alike} (A)"
    assert second.endswith("profil: ingen · OCR: nei (B)")
