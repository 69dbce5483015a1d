"""F1 of labelled passages."""

import pytest

from aligncheck.evaluate.gold import labelled_criteria, load_gold
from aligncheck.evaluate.passages import passage_report
from aligncheck.evaluate.prediction import predict
from tests.evaluate.examples import passage, prediction
from tests.evaluate.fake_judge import WordJudge
from tests.shared_data import shared_folder

CRITERIA = ("S3-01", "EGD-05", "SDG-11")


def report_of(*pairs):
    passages, predictions = zip(*pairs, strict=True)
    return passage_report(passages, predictions, CRITERIA)


def value(report, name):
    return report.figure(name).value


def test_every_right_label_counts_for_micro_f1_and_every_criterion_once_for_macro():
    pairs = [
        *((passage(f"a{n}", {"EGD-05": 3}), prediction(f"a{n}", ["EGD-05"])) for n in range(6)),
        *((passage(f"b{n}", {"SDG-11": 3}), prediction(f"b{n}", [])) for n in range(3)),
    ]
    report = report_of(*pairs)
    assert value(report, "micro F1") == pytest.approx(2 * 6 / (2 * 6 + 3))
    assert value(report, "macro F1") == pytest.approx(0.5)
    assert value(report, "precision") == 1.0
    assert value(report, "recall") == pytest.approx(6 / 9)
    assert value(report, "micro F1 EGD") == 1.0
    assert value(report, "micro F1 SDG") == 0.0


def test_a_criterion_with_two_labelled_passages_is_left_out_of_the_macro_mean():
    pairs = [
        *((passage(f"a{n}", {"EGD-05": 3}), prediction(f"a{n}", ["EGD-05"])) for n in range(3)),
        *((passage(f"b{n}", {"SDG-11": 3}), prediction(f"b{n}", [])) for n in range(2)),
    ]
    report = report_of(*pairs)
    assert (value(report, "macro F1"), report.figure("macro F1").n) == (1.0, 1)


def test_a_disputed_label_is_neither_asked_for_nor_punished():
    report = report_of(
        (passage("a", {"EGD-05": 3}, disputed=["SDG-11"]), prediction("a", ["EGD-05", "SDG-11"])),
        (passage("b", {"EGD-05": 3}, disputed=["SDG-11"]), prediction("b", ["EGD-05"])),
    )
    assert value(report, "micro F1") == 1.0


def test_passages_that_are_evidence_for_nothing_should_be_left_empty():
    report = report_of(
        (passage("a", {}), prediction("a", [])),
        (passage("b", {}), prediction("b", ["S3-01"])),
        (passage("c", {}, disputed=["S3-01"]), prediction("c", ["S3-01"])),
        (passage("d", {"EGD-05": 2}), prediction("d", [])),
    )
    figure = report.figure("empty left empty")
    assert (figure.value, figure.n) == (0.5, 2)  # a disputed label leaves it open what is right


def test_each_language_is_measured_on_its_own():
    report = report_of(
        (passage("a", {"EGD-05": 3}, language="nb"), prediction("a", ["EGD-05"])),
        (passage("b", {"EGD-05": 3}, language="nn"), prediction("b", [])),
    )
    assert (value(report, "micro F1 nb"), value(report, "micro F1 nn")) == (1.0, 0.0)
    assert report.figure("micro F1 en").n == 0


def test_the_table_has_every_criterion_even_without_a_label():
    report = report_of((passage("a", {"EGD-05": 3}), prediction("a", ["EGD-05", "S3-01"])))
    rows = {row[0]: row[1:] for row in report.tables[0].rows}
    assert rows["EGD-05"] == (1, 1, 1.0, 1.0, 1.0)
    assert rows["S3-01"] == (0, 1, 0.0, None, 0.0)
    assert rows["SDG-11"] == (0, 0, None, None, None)


def test_a_judge_is_measured_on_the_labelled_real_passages():
    passages = load_gold(shared_folder() / "gold" / "passages_dev.jsonl")[:80]
    report = passage_report(passages, predict(passages, WordJudge()), labelled_criteria())
    assert len(report.tables[0].rows) == 46
    assert 0 < value(report, "recall") < 0.5
