"""The SDG Classification Benchmark as its own package counts it."""

import pytest

from aligncheck.evaluate.goal_benchmark import (
    GoalText,
    benchmark_report,
    benchmark_texts,
    goals_given,
)
from aligncheck.frameworks import find_framework
from tests.evaluate.fake_judge import WordJudge

PART = ("accuracy", "macro F1", "precision", "recall")


def texts_of_the_package():
    pytest.importorskip("sdgclassification", reason="pip install sdgclassification-benchmark")
    return benchmark_texts()


def test_the_package_has_1251_labelled_texts():
    texts = texts_of_the_package()
    assert len(texts) == 1251
    assert sum(item.is_about for item in texts) == 616


def test_always_answering_all_goals_gives_the_published_floor():
    texts = texts_of_the_package()
    report = benchmark_report(texts, [frozenset(range(1, 18))] * len(texts))
    assert report.figure("macro F1").value == pytest.approx(0.657, abs=0.0005)
    assert report.figure("accuracy").value == pytest.approx(0.493, abs=0.0005)
    assert report.figure("goals per text").value == 17.0


def test_a_goal_that_nobody_asked_about_is_not_punished():
    texts = [GoalText("a", 1, True), GoalText("b", 2, False)]
    report = benchmark_report(texts, [frozenset({1, 5}), frozenset({5})])
    assert report.figure("accuracy").value == 1.0
    assert report.figure("goals per text").value == 1.5


def test_figures_are_means_over_the_goals_that_have_texts():
    texts = [GoalText(str(n), 1, True) for n in range(3)] + [GoalText("x", 2, False)]
    given = [frozenset({1}), frozenset({1}), frozenset(), frozenset({2})]
    report = benchmark_report(texts, given)
    assert report.figure("accuracy").value == pytest.approx((2 / 3 + 0) / 2)
    assert report.figure("macro F1").value == pytest.approx(0.8 / 2)


def test_the_figures_are_those_of_the_package_itself():
    metrics = pytest.importorskip(
        "sdgclassification.benchmark", reason="pip install sdgclassification-benchmark"
    ).Metrics
    texts = benchmark_texts()
    given = goals_given(texts, WordJudge(), find_framework("sdg"))
    by_goal = []
    for goal in range(1, 18):
        own = [at for at, item in enumerate(texts) if item.goal == goal]
        asked = [texts[at].is_about for at in own]
        by_goal.append(metrics.calculate(asked, [goal in given[at] for at in own]))
    theirs = metrics.calculate_average(by_goal)
    report = benchmark_report(texts, given)
    ours = [report.figure(name).value for name in PART]
    expected = [theirs.accuracy / 100, theirs.f1, theirs.precision / 100, theirs.recall / 100]
    assert ours == pytest.approx(expected)
