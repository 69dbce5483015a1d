from pathlib import Path

import pytest

from aligncheck import api
from aligncheck.assessment import CriterionStatus
from aligncheck.batch.settings import JudgeSource
from aligncheck.contract import to_json
from aligncheck.errors import DocumentError, UsageError
from aligncheck.store.versions import this_program
from tests.batch.plans import write_plan
from tests.store.samples import framework


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of plans, an own data folder, and the judge of the tests in place of the model."""
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(api, "JudgeSource", lambda options: JudgeSource("tests.batch.judges:make"))
    for number in range(2):
        write_plan(tmp_path / "in" / f"{number}.md", number)
    (tmp_path / "in" / "tom.pdf").write_bytes(b"")
    return tmp_path / "in"


def test_a_plan_is_checked_and_remembered(plans: Path) -> None:
    plan = api.check(plans / "0.md", frameworks=[framework()])
    assert api.check(plans / "0.md", frameworks=[framework()]) == plan
    assert plan.coverage.assessed == len(plan.findings) == 3
    assert all(gap.status is CriterionStatus.NO_EVIDENCE for gap in plan.gaps)
    assert list(plan.to_pandas()["criterion"]) == ["T-01", "T-02", "T-03"]


def test_without_memory_the_result_is_the_same_and_nothing_is_kept(
    plans: Path, tmp_path: Path
) -> None:
    plan = api.check(plans / "0.md", frameworks=[framework()], remember=False)
    assert not (tmp_path / "data").exists()
    assert api.check(plans / "0.md", frameworks=[framework()]) == plan


def test_each_result_tells_its_own_program_profile_and_ocr(plans: Path) -> None:
    """Also where the results are the same, so that the store knows them as one."""
    asked = [(None, False), ("regional-no", False), (None, False)]
    made = [
        api.check(plans / "0.md", frameworks=[framework()], profile=profile, ocr=ocr)
        for profile, ocr in asked
    ]
    assert made[0].findings == made[1].findings
    assert [plan.assessment.origin for plan in made] == [
        this_program(profile=profile, ocr=ocr) for profile, ocr in asked
    ]
    anew = api.check(plans / "0.md", frameworks=[framework()], remember=False)
    assert to_json(anew.assessment) == to_json(made[2].assessment)


def test_a_table_that_is_none_of_the_four_is_refused_with_their_names(plans: Path) -> None:
    checked = api.check_many(plans, frameworks=[framework()])
    for one in (checked, checked[0], api.CheckedPlans((), ())):
        with pytest.raises(UsageError, match="choose one of: documents, findings, evidence, gaps"):
            one.to_pandas("foo")  # type: ignore[arg-type]


def test_many_plans_are_one_object_with_four_tables(plans: Path) -> None:
    checked = api.check_many(plans, frameworks=[framework()])
    assert (len(checked), [plan.path for plan in checked]) == (2, ["0.md", "1.md"])
    documents = checked.to_pandas("documents")
    assert list(documents["status"]) == ["ok", "ok", "empty"]
    assert len(checked.to_pandas("evidence")) == sum(checked.to_pandas()["evidence"])
    assert set(checked.to_pandas("gaps")["path"]) <= {"0.md", "1.md"}


def test_a_file_that_cannot_be_judged_is_an_error_of_its_own(plans: Path) -> None:
    for name, message in (("tom.pdf", "Filen er tom"), ("ingen.pdf", "Filen finnes ikke")):
        with pytest.raises(DocumentError, match=message):
            api.check(plans / name, frameworks=[framework()])


def test_two_files_of_one_name_stay_apart_and_a_file_given_twice_counts_once(plans: Path) -> None:
    write_plan(plans / "annet" / "0.md", 5)
    given = [plans / "0.md", plans / "annet" / "0.md", plans / "0.md"]
    checked = api.check_many(given, frameworks=[framework()])
    assert [plan.path for plan in checked] == [path.as_posix() for path in given[:2]]
    assert len(set(checked.to_pandas()["path"])) == 2
    again = checked.documents[2]
    assert (again.status, again.duplicate_of) == ("duplicate", given[0].as_posix())
    assert "samme innhold" in again.message


def test_what_failed_in_passing_is_tried_again(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(plans / "0.md", 0, extra="DREP ARBEIDEREN.")
    for _ in range(2):
        with pytest.raises(DocumentError, match="Leseren stoppet"):
            api.check(plans / "0.md", frameworks=[framework()])
    monkeypatch.setattr(
        api, "JudgeSource", lambda options: JudgeSource("tests.batch.judges:harmless")
    )
    assert api.check(plans / "0.md", frameworks=[framework()]).findings


def test_no_worker_at_all_is_an_error(plans: Path) -> None:
    with pytest.raises(UsageError, match="0 workers check nothing"):
        api.check_many(plans, frameworks=[framework()], workers=0)


def test_one_framework_may_stand_alone_and_the_same_one_twice(plans: Path) -> None:
    alone = api.check(plans / "0.md", frameworks=framework())
    assert api.check(plans / "0.md", frameworks=[framework(), framework()]) == alone
    named = api.check(plans / "0.md", frameworks="s3")
    assert {finding.framework for finding in named.findings} == {"S3"}
