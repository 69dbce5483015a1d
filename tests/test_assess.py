"""The whole way with a judge that needs no model: statuses, gaps, profiles and what is refused."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import aligncheck.assess
from aligncheck.assess import NEAR_MISSES, UNCERTAIN_STRENGTH, Stage, check
from aligncheck.assessment import CriterionStatus, coverage
from aligncheck.documents import Document, Kind, Language, Passage, Status, message_for
from aligncheck.errors import DocumentError, UsageError
from aligncheck.frameworks import Profile, find_framework
from aligncheck.grading import whose
from aligncheck.grading.cue import Cue, CueName
from aligncheck.matching.as_trained import is_as_trained
from aligncheck.matching.match import Match, Suggestion, Why
from tests.sample_assessments import GREEN, SMART, wording

NOTHING = "NONE 0 0"  # a sentence that serves no criterion


class ScriptedJudge:
    """Gives each passage the matches that stand in its text: 'S3-01 90' is a match of 90 %."""

    name, version, sha256 = "scripted", "1", "11" * 32

    def false_gap_rate(self, framework_id: str) -> float | None:
        return 0.2 if framework_id == "S3" else None

    def judge(self, passages: Sequence[Passage], frameworks) -> list[tuple[Match, ...]]:
        known = {criterion.id for framework in frameworks for criterion in framework.criteria}
        return [
            tuple(match for match in _matches(each.text) if match.criterion in known)
            for each in passages
        ]


def _matches(text: str) -> list[Match]:
    pairs = (part.split() for part in text.split(";") if part.strip())
    return [
        Match(id, float(chance) / 100, float(chance) >= 50, Why(), float(level))
        for id, chance, level in pairs
    ]


@pytest.fixture(autouse=True)
def strength_is_the_level(monkeypatch):
    """Strength is tested in its own room; here it is what the passage says: 2.3 is a 2 that
    is a commitment with a probability of 0.3."""
    cues = (Cue(CueName.DEADLINE, "2030"),)
    monkeypatch.setattr(aligncheck.assess, "grade", lambda match, _: (int(match.level), cues))
    monkeypatch.setattr(aligncheck.assess, "commitment", lambda match, _: match.level % 1)


def plan(*texts: str, kind: Kind = Kind.BULLET, status: Status = Status.OK) -> Document:
    passages = tuple(
        Passage(text, kind, (), Language.NB, page, (), "plan.pdf")
        for page, text in enumerate(texts, start=1)
    )
    return Document(
        "plan.pdf", "ab" * 32, status, message_for(status), 3, (), passages, Language.NB, ()
    )


def checked(*texts: str, frameworks=(SMART, GREEN), **options):
    return check(plan(*texts), frameworks=frameworks, judge=ScriptedJudge(), **options)


def statuses(assessment) -> dict[str, str]:
    return {found.criterion: found.status.value for found in assessment.findings}


def test_a_criterion_is_covered_from_strength_three_and_weak_below():
    assessment = checked("S3-01 90 3", "S3-02 90 2", "S3-07 1 5; EGD-01 90 5; EGD-02 60 1")
    assert statuses(assessment) == {
        "S3-01": "covered",
        "S3-02": "weak",
        "S3-07": "no_evidence",
        "EGD-01": "covered",
        "EGD-02": "weak",
    }


def test_one_strong_passage_covers_and_many_weak_ones_do_not():
    weak = ["S3-01 99 2"] * 20
    assert statuses(checked(*weak))["S3-01"] == "weak"
    assert statuses(checked(*weak, "S3-01 51 3"))["S3-01"] == "covered"


def test_in_a_plan_the_likeliest_commitment_counts_where_no_passage_alone_is_one():
    (found, *_) = checked("S3-01 90 2.1", "S3-01 60 2.3", "S3-01 90 2.1").findings
    assert found.status is CriterionStatus.COVERED
    assert (found.evidence[0].strength, found.evidence[0].probability) == (3, 0.6)
    assert [item.strength for item in found.evidence] == [3, 2, 2]


def test_a_passage_that_counts_as_a_commitment_with_others_says_so_and_no_other_does():
    (found, *_) = checked("S3-01 90 2.1", "S3-01 60 2.3", "S3-01 90 2.1").findings
    cues = [[cue.name for cue in item.cues] for item in found.evidence]
    assert cues == [[CueName.COUNTS_TOGETHER, CueName.DEADLINE], *[[CueName.DEADLINE]] * 2]


def test_of_what_may_count_with_others_a_need_or_anothers_duty_gives_way(monkeypatch):
    monkeypatch.setattr(whose, "only_asks", lambda passage: "99" in passage.text)
    monkeypatch.setattr(whose, "binds", lambda passage: "60" in passage.text)
    (found, *_) = checked("S3-01 99 2.3", "S3-01 70 2.3", "S3-01 60 2.1").findings
    assert (found.evidence[0].strength, found.evidence[0].probability) == (3, 0.6)
    others = lambda passage, sami_owner: "99" in passage.text  # noqa: E731
    monkeypatch.setattr(aligncheck.assess, "is_of_others", others)
    (found, *_) = checked("S3-01 99 2.3", "S3-01 70 2.3").findings
    assert (found.evidence[0].strength, found.evidence[0].probability) == (3, 0.7)


def test_of_one_strength_the_owners_own_passages_stand_before_anothers_duty(monkeypatch):
    others = lambda passage, sami_owner: "99" in passage.text  # noqa: E731
    monkeypatch.setattr(aligncheck.assess, "is_of_others", others)
    (found, *_) = checked("S3-01 99 3", "S3-01 60 3", "S3-01 90 2", "S3-01 70 3").findings
    assert [item.probability for item in found.evidence] == [0.7, 0.6, 0.99, 0.9]


def test_many_passages_that_may_be_commitments_are_together_likelier_to_hold_one():
    assert statuses(checked("S3-01 60 2.2"))["S3-01"] == "weak"
    assert statuses(checked(*["S3-01 60 2.2"] * 3))["S3-01"] == "covered"
    assert statuses(checked("S3-01 60 2.2", *["S3-01 30 1.9"] * 3))["S3-01"] == "covered"
    assert statuses(checked(*["S3-01 30 1.9"] * 3))["S3-01"] == "weak"


def test_only_the_eight_likeliest_passages_count_together_however_long_the_plan():
    assert statuses(checked(*["S3-01 60 2.04"] * 40))["S3-01"] == "weak"


def test_a_passage_that_is_rather_no_evidence_is_not_raised():
    assert statuses(checked(*["S3-01 54 2.4"] * 3))["S3-01"] == "weak"
    assert statuses(checked(*["S3-01 55 2.4"] * 3))["S3-01"] == "covered"


def test_without_a_trained_head_no_goals_count_together_as_a_commitment(monkeypatch):
    monkeypatch.setattr(aligncheck.assess, "grade", lambda match, passage: (2, ()))
    monkeypatch.setattr(aligncheck.assess, "commitment", lambda match, passage: 0.9)

    class OfExamples(ScriptedJudge):
        level: float | None = None

        def judge(self, passages, frameworks):
            return [(Match("S3-01", 0.9, True, Why(), self.level),) for _ in passages]

    judge = OfExamples()
    assert statuses(check(plan("x"), frameworks=(SMART,), judge=judge))["S3-01"] == "weak"
    judge.level = 2.9
    assert statuses(check(plan("x"), frameworks=(SMART,), judge=judge))["S3-01"] == "covered"


def test_a_passage_that_stands_word_for_word_in_another_on_its_page_is_listed_once():
    quote = "S3-01 70 2.0 ; EGD-01 80 3.0"
    document = plan(f"{quote} ; S3-02 60 2.0", quote, f"{quote};")
    first, again, elsewhere = document.passages
    again = replace(again, page=first.page)
    document = replace(document, passages=(first, again, elsewhere))
    found = check(document, frameworks=(SMART, GREEN), judge=ScriptedJudge()).findings
    said = {each.criterion: [item.passage for item in each.evidence] for each in found}
    assert said["S3-01"] == said["EGD-01"] == [first, elsewhere]
    stronger = replace(again, text="S3-01 70 2.0; EGD-01 90 4.0")
    document = replace(document, passages=(first, stronger))
    found = check(document, frameworks=(GREEN,), judge=ScriptedJudge()).findings
    assert [item.passage for item in found[0].evidence] == [stronger, first]


def test_what_is_hardly_a_commitment_or_hardly_evidence_covers_nothing():
    assert statuses(checked("S3-01 90 2.2"))["S3-01"] == "weak"
    assert statuses(checked("S3-01 20 2.9"))["S3-01"] == "weak"
    assert statuses(checked("S3-01 90 1.9"))["S3-01"] == "weak"


def test_the_strength_of_a_finding_is_that_of_its_strongest_passage():
    found = checked("S3-01 90 2; S3-02 90 1", "S3-01 60 4").findings
    assert [item.strength for item in found[:3]] == [4, 1, 0]


def test_all_accepted_evidence_is_listed_strongest_first_then_most_probable():
    (found, *_) = checked("S3-01 60 2", "S3-01 70 4", "S3-01 90 2", "S3-01 55 4").findings
    order = [(item.strength, item.probability) for item in found.evidence]
    assert order == [(4, 0.7), (4, 0.55), (2, 0.9), (2, 0.6)]
    assert found.near_misses == ()


def test_a_gap_shows_the_nearest_passages_that_were_not_accepted_and_its_error_rate():
    chances = ("1", "1.3", "1.2", "1.2", "1")
    found, *_ = checked(
        *(f"S3-01 {chance} 3" for chance in chances), frameworks=(find_framework("s3"),)
    ).findings
    assert found.status is CriterionStatus.NO_EVIDENCE
    assert found.evidence == ()
    assert [item.probability for item in found.near_misses] == pytest.approx([0.013, 0.012, 0.012])
    assert len(found.near_misses) == NEAR_MISSES
    assert found.false_gap_rate == 0.2


def test_what_has_hardly_any_chance_is_not_near():
    (found, *_) = checked("S3-01 0.2 3").findings
    assert (found.status, found.near_misses) == (CriterionStatus.NO_EVIDENCE, ())
    (found, *_) = checked("S3-01 0.2 3", "S3-01 0.3 3").findings
    assert [item.probability for item in found.near_misses] == [0.003]


def test_where_nothing_counts_the_nearest_three_may_be_weak_evidence_from_the_plans_floor_on():
    (found, *_) = checked(*(f"S3-01 {chance} 4" for chance in (14, 20, 10, 4, 25))).findings
    assert [item.probability for item in found.evidence] == [0.25, 0.2, 0.14]
    assert {item.strength for item in found.evidence} == {UNCERTAIN_STRENGTH}
    assert [item.probability for item in found.near_misses] == [0.1, 0.04]
    assert found.status is CriterionStatus.WEAK


def test_a_finding_is_a_possible_gap_only_where_a_trained_head_was_hardly_sure():
    (nearest, *_) = checked("S3-01 25 2").findings
    assert (nearest.status, nearest.is_uncertain) == (CriterionStatus.WEAK, True)

    class OfOwnCriteria(ScriptedJudge):
        def judge(self, passages, frameworks):
            return [(Match("OWN-01", 0.27, True, Why(), 2.0),) for _ in passages]

    own = replace(SMART, id="OWN", criteria=(replace(SMART.criteria[0], id="OWN-01"),))
    (accepted,) = check(plan("x"), frameworks=(own,), judge=OfOwnCriteria()).findings
    assert (accepted.status, accepted.is_uncertain) == (CriterionStatus.WEAK, False)


@pytest.mark.parametrize(
    ("chance", "terms", "strength"), [(0.49, (), 2), (0.49, ("gründer",), 4), (0.5, (), 4)]
)
def test_without_a_trained_head_an_unlikely_passage_covers_only_by_a_term(
    monkeypatch, chance, terms, strength
):
    monkeypatch.setattr(aligncheck.assess, "grade", lambda match, passage: (4, ()))
    monkeypatch.setattr(aligncheck.assess, "commitment", lambda match, passage: 0.0)

    class OfExamples(ScriptedJudge):
        def judge(self, passages, frameworks):
            return [(Match("S3-01", chance, True, Why(terms)),) for _ in passages]

    found, *_ = check(plan("x"), frameworks=(SMART,), judge=OfExamples()).findings
    assert found.strength == strength


def test_the_floor_is_lower_for_smart_specialisation_where_probabilities_are():
    assessment = checked("S3-01 2 3; EGD-01 2 3")
    assert statuses(assessment)["S3-01"] == "weak"
    assert statuses(assessment)["EGD-01"] == "no_evidence"


def test_in_a_plan_a_passage_counts_from_the_plans_threshold_on_with_its_own_strength():
    (found, *_) = checked("S3-01 40 4", "S3-01 28 5").findings
    assert [(item.probability, item.strength) for item in found.evidence] == [(0.4, 4)]
    assert [item.probability for item in found.near_misses] == [0.28]
    assert found.status is CriterionStatus.COVERED


def test_what_is_near_counts_for_nothing_beside_accepted_evidence():
    (found, *_) = checked("S3-01 20 5", "S3-01 60 1").findings
    assert [item.probability for item in found.evidence] == [0.6]
    assert [item.probability for item in found.near_misses] == [0.2]


def test_only_a_gap_has_an_error_rate_and_only_where_it_was_measured():
    built_in = (find_framework("s3"), find_framework("egd"))
    assessment = checked("S3-01 90 3", frameworks=built_in)
    rates = {found.criterion: found.false_gap_rate for found in assessment.findings}
    assert (rates["S3-01"], rates["S3-02"], rates["EGD-01"]) == (None, 0.2, None)


def test_a_rate_measured_on_the_built_in_texts_says_nothing_of_ones_own_under_the_same_id():
    rates = {found.false_gap_rate for found in checked(NOTHING).of_framework("S3")}
    assert rates == {None}


def test_a_rate_measured_on_the_built_in_words_and_examples_says_nothing_of_changed_ones():
    s3 = find_framework("s3")
    first, second, third, *others = s3.criteria
    changed = (
        replace(first, terms={**first.terms, "nb": ("eget",)}),
        replace(second, probes={}),
        replace(third, requirements=(), question=wording("?")),
    )
    assessment = checked(NOTHING, frameworks=[replace(s3, criteria=(*changed, *others))])
    rates = [found.false_gap_rate for found in assessment.findings[:4]]
    assert rates == [None, None, 0.2, 0.2]
    assert is_as_trained(s3, changed[0])


def test_findings_come_in_the_order_of_the_frameworks():
    assert [f.criterion for f in checked(NOTHING).findings] == [
        "S3-01", "S3-02", "S3-07", "EGD-01", "EGD-02"
    ]  # fmt: skip


def test_coverage_counts_each_criterion_once():
    counts = coverage(checked("S3-01 90 3; S3-02 90 1").of_framework("S3"))
    assert (counts.covered, counts.weak, counts.no_evidence, counts.assessed) == (1, 1, 1, 3)


def _with_profile(framework, *applicable):
    text = wording("Små")
    return replace(framework, profiles=(Profile("small", text, text, applicable),))


def test_a_criterion_outside_the_profile_is_not_applicable_and_no_gap():
    small = _with_profile(SMART, "S3-01")
    assessment = checked("S3-02 90 5", frameworks=(small, GREEN), profile="small")
    assert statuses(assessment) == {
        "S3-01": "no_evidence",
        "S3-02": "not_applicable",
        "S3-07": "not_applicable",
        "EGD-01": "no_evidence",
        "EGD-02": "no_evidence",
    }
    assert coverage(assessment.of_framework("S3")).assessed == 1


def test_the_norwegian_profile_keeps_all_goals_and_leaves_out_targets():
    goals = find_framework("sdg")
    profile = goals.profile("regional-no")
    assessment = checked(NOTHING, frameworks=(goals,), profile="regional-no")
    assert coverage(assessment.findings).not_applicable == 0
    assert len(assessment.findings) == 17
    assert len(profile.applicable) == 94


def test_targets_outside_the_profile_are_not_suggested():
    goals = find_framework("sdg")
    within = "SDG-13.1"
    outside = next(
        sub.id
        for sub in goals.criterion("SDG-13").subcriteria
        if sub.id not in goals.profile("regional-no").applicable
    )

    class Suggesting(ScriptedJudge):
        def judge(self, passages, frameworks):
            both = (Suggestion(outside, 0.6), Suggestion(within, 0.3))
            found = super().judge(passages, frameworks)
            return [tuple(replace(match, targets=both) for match in row) for row in found]

    norwegian = plan("SDG-13 90 3")
    (passage,) = norwegian.passages
    english = replace(norwegian, passages=(replace(passage, language=Language.EN),))
    for document, profile, targets in (
        (norwegian, "regional-no", [within]),
        (norwegian, None, [within]),
        (norwegian, "all-targets", [outside, within]),
        (english, "regional-no", [within]),
        (english, None, [outside, within]),
    ):
        assessment = check(document, frameworks=(goals,), judge=Suggesting(), profile=profile)
        (evidence,) = assessment.findings[12].evidence
        assert [item.target for item in evidence.targets] == targets


def test_a_passage_that_is_only_near_serves_no_target():
    class Suggesting(ScriptedJudge):
        def judge(self, passages, frameworks):
            found = super().judge(passages, frameworks)
            fits = (Suggestion("SDG-13.1", 0.6),)
            return [tuple(replace(match, targets=fits) for match in row) for row in found]

    goals = find_framework("sdg")
    document = plan("SDG-13 90 3", "SDG-13 20 3")
    found = check(document, frameworks=(goals,), judge=Suggesting()).findings[12]
    assert [item.targets != () for item in (*found.evidence, *found.near_misses)] == [True, False]


def test_a_profile_that_no_framework_knows_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="regional-no"):
        checked(NOTHING, profile="regional")


def test_two_frameworks_with_the_same_criterion_are_refused_by_its_id():
    with pytest.raises(UsageError, match="S3-01"):
        checked(NOTHING, frameworks=(SMART, replace(SMART, id="COPY")))


def test_two_frameworks_with_one_id_are_refused_by_it():
    other = replace(GREEN, id="S3")
    with pytest.raises(UsageError, match="frameworks have the id S3"):
        checked(NOTHING, frameworks=(SMART, other))


def test_no_framework_at_all_is_refused():
    with pytest.raises(UsageError, match="at least one"):
        checked(NOTHING, frameworks=())


@pytest.mark.parametrize("status", [Status.NO_TEXT, Status.ENCRYPTED, Status.EMPTY])
def test_a_document_without_text_is_an_error_that_names_it_and_says_what_to_do(status):
    with pytest.raises(DocumentError) as caught:
        check(plan(status=status), frameworks=(SMART,), judge=ScriptedJudge())
    assert str(caught.value) == f"plan.pdf: {message_for(status)}"


def test_a_document_of_headings_only_is_not_said_to_be_read_whole():
    with pytest.raises(DocumentError, match="ingen løpende tekst"):
        check(plan("Mål", kind=Kind.HEADING), frameworks=(SMART,), judge=ScriptedJudge())


def test_headings_and_running_lines_are_no_evidence():
    document = plan("S3-01 90 5", kind=Kind.HEADER)
    body = replace(document.passages[0], kind=Kind.BULLET, text="S3-02 90 5")
    document = replace(document, passages=(*document.passages, body))
    assessment = check(document, frameworks=(SMART,), judge=ScriptedJudge())
    assert statuses(assessment)["S3-01"] == "no_evidence"
    assert statuses(assessment)["S3-02"] == "covered"


def test_a_path_is_read_by_the_reader_that_is_given():
    asked = []

    def read(path: Path) -> Document:
        asked.append(path)
        return plan("S3-01 90 3")

    path = Path("en plan.pdf")
    assessment = check(path, frameworks=(SMART,), judge=ScriptedJudge(), read=read)
    assert asked == [path]
    assert statuses(assessment)["S3-01"] == "covered"


def test_progress_goes_from_reading_through_judging_to_grading():
    told = []
    check(
        Path("plan.pdf"),
        frameworks=(SMART,),
        judge=ScriptedJudge(),
        read=lambda path: plan(*["S3-01 90 3"] * 300),
        progress=lambda stage, share: told.append((stage, share)),
    )
    stages = [stage for stage, _ in told]
    assert stages == sorted(stages, key=list(Stage).index)
    assert told[0] == (Stage.READING, 0.0)
    assert told[-1] == (Stage.GRADING, 1.0)
    shares = [share for stage, share in told if stage is Stage.JUDGING]
    assert shares == sorted(shares)
    assert len(shares) == 4


def test_the_warnings_of_the_document_stand_in_the_assessment():
    document = replace(plan(NOTHING), warnings=("pictures:2",))
    assert check(document, frameworks=(SMART,), judge=ScriptedJudge()).warnings == ("pictures:2",)
