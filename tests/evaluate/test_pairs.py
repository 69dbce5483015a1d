"""Bokmål and Nynorsk judged alike."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.pairs import JudgedPair, Pair, judge_pairs, load_pairs, pair_report
from tests.evaluate.examples import prediction
from tests.evaluate.fake_judge import WordJudge


def written(folder, *rows):
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_pairs_stand_on_one_line_or_on_two(tmp_path):
    path = written(
        tmp_path,
        {"id": "1", "nb": "Ikke", "nn": "Ikkje"},
        {"pair": "2", "lang": "nb", "text": "Hvor"},
        {"pair": "2", "lang": "nn", "text": "Kvar"},
    )
    assert load_pairs(path) == (Pair("1", "Ikke", "Ikkje"), Pair("2", "Hvor", "Kvar"))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"pair": "2", "lang": "nb", "text": "Hvor"}, "'2' needs one text in nb and one in nn"),
        ({"lang": "nb"}, "line 1: expected"),
        ({"pair": "2", "lang": ["nb"], "text": "Hvor"}, "line 1: expected"),
        ({"id": "1", "nb": None, "nn": "Ikkje"}, "line 1: expected"),
        (5, "line 1: expected"),
    ],
)
def test_a_pair_that_is_not_whole_is_an_error(tmp_path, row, message):
    with pytest.raises(UsageError, match=message):
        load_pairs(written(tmp_path, row))


def test_pairs_with_the_same_labels_are_counted_and_the_others_listed():
    pairs = [
        Pair("same", "Ny sykkelveg i byen", "Ny sykkelveg i byen"),
        Pair("nothing", "Ikke noe", "Ikkje noko"),
        Pair("apart", "Ny sykkelveg og klima", "Ny sykkelveg"),
    ]
    report = pair_report(judge_pairs(pairs, WordJudge()))
    assert report.figure("pairs with the same labels").value == pytest.approx(2 / 3)
    assert report.figure("labels given on both sides").value == pytest.approx(4 / 5)
    assert report.tables[0].rows == (("apart", "EGD-01", ""),)


def test_strength_is_compared_where_both_sides_have_the_label():
    nb = prediction("1", ["S3-01", "S3-02", "S3-03"], strength={"S3-01": 3, "S3-02": 2})
    nn = prediction("1", ["S3-01", "S3-02"], strength={"S3-01": 3, "S3-02": 4})
    figure = pair_report([JudgedPair("1", nb, nn)]).figure("same strength of shared labels")
    assert (figure.value, figure.n) == (0.5, 2)


def test_a_side_that_is_given_twice_is_an_error(tmp_path):
    side = {"pair": "2", "lang": "nb", "text": "Hvor"}
    with pytest.raises(UsageError, match="line 2: pair '2' has a text in nb already"):
        load_pairs(written(tmp_path, side, side))
