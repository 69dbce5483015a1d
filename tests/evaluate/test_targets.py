"""Goals and targets of matched excerpts."""

import json
from dataclasses import replace

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.targets import (
    Ranked,
    is_kept_apart,
    kept_apart,
    load_excerpts,
    target_report,
)
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


def test_a_file_that_is_no_utf8_is_an_error_and_one_with_a_mark_and_blank_lines_is_read(tmp_path):
    path = written(tmp_path, {**ROW, "country": "Åland"})
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\r\n\n")
    assert len(load_excerpts(path)) == 1
    path.write_bytes('{"country": "Åland"}'.encode("latin-1"))
    with pytest.raises(UsageError, match=r"excerpts\.jsonl is not UTF-8"):
        load_excerpts(path)


def test_only_the_countries_that_were_trained_on_are_left_out_and_that_is_said(tmp_path):
    countries = ("Norge", "Sverige", "Danmark", "Jamaica", "Cambodia")
    every = load_excerpts(written(tmp_path, *({**ROW, "country": name} for name in countries)))
    chosen = kept_apart(every)
    assert [one.country for one in chosen] == ["Norge", "Sverige", "Danmark", "Cambodia"]
    report = target_report(chosen, [said(["SDG-13"], "SDG-13.1")] * 4, left_out=1)
    assert "trained on them: 1 pairs (Bhutan, Jamaica, Namibia)" in report.notes[-1]
    assert len(target_report(every, [said(["SDG-13"], "SDG-13.1")] * 5).notes) == 1


def test_excerpts_of_trained_countries_alone_are_refused_with_what_to_do(tmp_path):
    every = load_excerpts(written(tmp_path, {**ROW, "country": "Jamaica"}))
    with pytest.raises(UsageError, match="--all-countries"):
        kept_apart(every)


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


def test_of_few_plans_texts_are_drawn_and_each_country_has_its_figure(tmp_path):
    rows = [
        {**ROW, "country": country, "text": f"{at}"} for country in ("A", "B") for at in range(10)
    ]
    excerpts = load_excerpts(written(tmp_path, *rows))
    ranked = [said(["SDG-13" if at % 5 or at >= 10 else "SDG-01"]) for at in range(20)]
    report = target_report(excerpts, ranked)
    assert report.resampled == "texts within these plans only"
    whole = report.figure("expert's goal among first 3")
    assert whole.value == pytest.approx(0.9)
    assert 0.7 < whole.low < 0.9 < whole.high <= 1.0
    assert report.figure("expert's goal among first 3, A").value == pytest.approx(0.8)
    assert report.figure("expert's goal among first 3, B").value == 1.0
    apart = [replace(one, plan=f"A: {at}") for at, one in enumerate(excerpts)]
    assert target_report(apart, ranked).resampled == "plans"


def test_the_experts_excerpts_come_from_five_countries():
    excerpts = load_excerpts(shared_folder() / "training" / "ria_en.jsonl")
    countries = {excerpt.country for excerpt in excerpts}
    assert len(countries) == 5
    assert {one for one in countries if is_kept_apart(one)} == {"Cambodia", "Liberia"}
    assert 1300 < len(excerpts) <= 1698


def test_a_text_counts_once_where_any_of_its_experts_goals_is_ranked(tmp_path):
    path = written(tmp_path, ROW, {**ROW, "goal": "1", "target": "1.5"}, {**ROW, "text": "B"})
    goals = ["SDG-01", "SDG-02", "SDG-03", "SDG-13"]
    report = target_report(load_excerpts(path), [said(goals)] * 3)
    assert report.figure("expert's goal among first 3").value == pytest.approx(1 / 3)
    each = report.figure("an expert's goal of the text among first 3")
    assert (each.value, each.n) == (0.5, 2)
