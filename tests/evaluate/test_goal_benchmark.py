"""The SDG Classification Benchmark as its own package counts it."""

import pytest

from aligncheck.evaluate.goal_benchmark import (
    Given,
    GoalText,
    benchmark_report,
    benchmark_texts,
    goals_given,
)
from aligncheck.frameworks import find_framework
from aligncheck.matching.match import Match, Why
from tests.evaluate.fake_judge import WordJudge

PART = ("accuracy", "macro F1", "precision", "recall")


def texts_of_the_package():
    pytest.importorskip("sdgclassification", reason="pip install sdgclassification-benchmark")
    return benchmark_texts()


class FixedJudge(WordJudge):
    """Says the same of every passage, as a trained judge would: with levels."""

    def __init__(self, chances):
        self._chances = chances

    def judge(self, passages, frameworks):
        found = (Match(id, chance, chance > 0.5, Why(()), 2.0) for id, chance in self._chances)
        return [tuple(found)] * len(passages)


def always(*goals):
    chosen = frozenset(goals)
    return Given(chosen, chosen, chosen)


def test_the_package_has_1251_labelled_texts():
    texts = texts_of_the_package()
    assert len(texts) == 1251
    assert sum(item.is_about for item in texts) == 616


def test_always_answering_all_goals_gives_the_published_floor():
    texts = texts_of_the_package()
    report = benchmark_report(texts, [always(*range(1, 18))] * len(texts))
    assert report.figure("macro F1").value == pytest.approx(0.657, abs=0.0005)
    assert report.figure("accuracy").value == pytest.approx(0.493, abs=0.0005)
    assert report.figure("goals per text").value == 17.0


def test_a_goal_that_nobody_asked_about_is_not_punished():
    texts = [GoalText("a", 1, True), GoalText("b", 2, False)]
    report = benchmark_report(texts, [always(1, 5), always(5)])
    assert report.figure("accuracy").value == 1.0
    assert report.figure("goals per text").value == 1.5


def test_figures_are_means_over_the_goals_that_have_texts():
    texts = [GoalText(str(n), 1, True) for n in range(3)] + [GoalText("x", 2, False)]
    given = [always(1), always(1), always(), always(2)]
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
        by_goal.append(metrics.calculate(asked, [goal in given[at].likely for at in own]))
    theirs = metrics.calculate_average(by_goal)
    report = benchmark_report(texts, given)
    ours = [report.figure(name).value for name in PART]
    expected = [theirs.accuracy / 100, theirs.f1, theirs.precision / 100, theirs.recall / 100]
    assert ours == pytest.approx(expected)


def test_a_text_has_the_goals_that_count_in_a_plan_of_it():
    judge = FixedJudge([("SDG-01", 0.6), ("SDG-02", 0.31), ("SDG-03", 0.05), ("SDG-04", 0.03)])
    given = goals_given([GoalText("a", 1, True)], judge, find_framework("sdg"))[0]
    assert given == Given(frozenset({1, 2}), frozenset({1, 2, 3}), frozenset({1}))


def test_the_rules_stand_beside_the_published_tools():
    texts = [GoalText("a", 1, True), GoalText("b", 1, False)]
    given = [Given(frozenset({1}), frozenset({1}), frozenset()), always()]
    table = benchmark_report(texts, given).tables[0]
    assert [row[1] for row in table.rows[:3]] == [1.0, 1.0, 0.5]
