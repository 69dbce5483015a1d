"""Goals and targets of matched excerpts."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.targets import Ranked, load_excerpts, target_report
from aligncheck.matching.match import Suggestion
from tests.shared_data import shared_folder

ROW = {"country": "A", "plan": "P", "target": "13.1", "goal": "13", "text": "Plan for floods"}


def written(folder, *rows):
    path = folder / "excerpts.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def said(goals, *targets):
    return Ranked(tuple(goals), tuple(Suggestion(target, 0.5) for target in targets))


def test_lines_of_one_text_and_goal_are_one_excerpt_with_all_its_targets(tmp_path):
    path = written(tmp_path, ROW, {**ROW, "target": "13.2"}, {**ROW, "goal": "1", "target": "1.5"})
    first, second = load_excerpts(path)
    assert (first.goal, first.targets) == ("SDG-13", {"SDG-13.1", "SDG-13.2"})
    assert (second.goal, second.targets, second.plan) == ("SDG-01", {"SDG-1.5"}, "A: P")


def test_a_bad_line_is_an_error_that_names_file_and_line(tmp_path):
    with pytest.raises(UsageError, match=r"excerpts\.jsonl, line 2: expected"):
        load_excerpts(written(tmp_path, ROW, {"text": "x"}))


def test_goal_and_target_hits_are_counted_at_one_and_three(tmp_path):
    excerpts = load_excerpts(written(tmp_path, ROW, {**ROW, "text": "B"}, {**ROW, "text": "C"}))
    ranked = [
        said(["SDG-13", "SDG-11"], "SDG-13.1", "SDG-13.2"),
        said(["SDG-11", "SDG-15", "SDG-13"], "SDG-13.3", "SDG-13.2", "SDG-13.1"),
        said(["SDG-11", "SDG-15", "SDG-01", "SDG-13"], "SDG-13.3"),
    ]
    report = target_report(excerpts, ranked)
    assert report.figure("expert's goal among first 3").value == pytest.approx(2 / 3)
    assert report.figure("expert's goal first").value == pytest.approx(1 / 3)
    assert report.figure("target first within the goal").value == pytest.approx(1 / 3)
    assert report.figure("target among first 3 within the goal").value == pytest.approx(2 / 3)
    assert report.figure("first target: stated minus held").value == pytest.approx(1 / 6)
    assert report.tables[0].rows[0][:2] == ("SDG-13", 3)


def test_the_experts_excerpts_come_from_five_countries():
    excerpts = load_excerpts(shared_folder() / "training" / "ria_en.jsonl")
    assert len({excerpt.country for excerpt in excerpts}) == 5
    assert 1300 < len(excerpts) <= 1698


def test_a_text_counts_once_where_any_of_its_experts_goals_is_ranked(tmp_path):
    path = written(tmp_path, ROW, {**ROW, "goal": "1", "target": "1.5"}, {**ROW, "text": "B"})
    goals = ["SDG-01", "SDG-02", "SDG-03", "SDG-13"]
    report = target_report(load_excerpts(path), [said(goals)] * 3)
    assert report.figure("expert's goal among first 3").value == pytest.approx(1 / 3)
    each = report.figure("an expert's goal of the text among first 3")
    assert (each.value, each.n) == (0.5, 2)
