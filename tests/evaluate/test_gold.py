"""Reading labelled passages and keeping each document together."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage, document_of, fold_numbers, load_gold
from tests.shared_data import shared_folder

ROW = {
    "id": "nb-1",
    "lang": "nb",
    "text": "Kommunen skal bygge sykkelveg langs fjorden.",
    "labels": {"EGD-05": [3, 2], "SDG-11": [3]},
    "disputed": {"SDG-13": 2},
    "kind": "measure",
    "source": "Plan A",
}


def written(folder, *rows):
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def line_with(**other):
    return json.dumps({**ROW, **other})


def passage_of(document, number):
    return GoldPassage(f"{document}-{number}", "nb", "…", {}, frozenset(), "goal", document)


def test_the_level_is_the_mean_of_what_the_annotators_gave(tmp_path):
    (passage,) = load_gold(written(tmp_path, ROW))
    assert passage.labels == {"EGD-05": 2.5, "SDG-11": 3.0}
    assert passage.disputed == frozenset({"SDG-13"})
    assert (passage.kind, passage.document, passage.picked) == ("measure", "Plan A", "")


def test_an_own_written_passage_needs_no_source_and_may_give_a_level_as_a_number(tmp_path):
    row = {"id": "own-1", "lang": "nn", "text": "Vi vil.", "labels": {"SDG-04": 2}}
    (passage,) = load_gold(written(tmp_path, row))
    assert passage.labels == {"SDG-04": 2.0}
    assert passage.document == "own-1"


def test_levels_may_lie_between_whole_ones_and_nothing_may_be_disputed(tmp_path):
    row = {**ROW, "labels": {"SDG-04": 2.5, "SDG-05": [1, 5]}, "disputed": None}
    (passage,) = load_gold(written(tmp_path, row))
    assert passage.labels == {"SDG-04": 2.5, "SDG-05": 3.0}
    assert passage.disputed == frozenset()


def test_a_language_may_be_written_in_capitals_and_may_be_another_one(tmp_path):
    rows = [{**ROW, "id": code, "lang": code} for code in ("NN", "sv", "sma", "other")]
    passages = load_gold(written(tmp_path, *rows))
    assert [passage.language for passage in passages] == ["nn", "sv", "sma", "other"]


def test_a_document_has_one_name_whatever_the_set_calls_it():
    assert document_of("ccc_cork") == document_of(
        "Cork: EU Mission Climate City Contract / 2030 climate neutrality action plan"
    )
    assert document_of("a plan nobody has listed") == "a plan nobody has listed"


def test_all_passages_of_a_document_stand_in_one_fold_and_folds_are_about_equal():
    passages = [passage_of(name, n) for size, name in enumerate("abcdef", 1) for n in range(size)]
    folds = fold_numbers(passages, folds=3)
    by_document = {passages[at].document: fold for at, fold in enumerate(folds)}
    assert [by_document[passage.document] for passage in passages] == list(folds)
    assert sorted(folds.count(fold) for fold in range(3)) == [7, 7, 7]


def test_the_order_of_the_passages_does_not_change_their_fold():
    passages = [passage_of(name, n) for name in "abcd" for n in range(3)]
    forwards = fold_numbers(passages)
    backwards = fold_numbers(passages[::-1])
    assert forwards == backwards[::-1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json", "line 2: not a JSON object"),
        ('{"id": "a", "lang": "nb", "labels": {}}', "line 2: the key 'text' is missing"),
        ('{"id": "a", "lang": "nb", "text": "x", "labels": {"S3-01": []}}', "line 2: expected an"),
        ("[]", "line 2: expected an object"),
        (
            line_with(labels={"SDG-8": 3}),
            "line 2: there is no criterion 'SDG-8'; did you mean SDG-08",
        ),
        (line_with(labels={}, disputed=["S3-P-01"]), "line 2: there is no criterion 'S3-P-01'"),
        (line_with(labels={"SDG-08": 9}), "line 2: expected an"),
        (line_with(labels={"SDG-08": [3, 0]}), "line 2: expected an"),
        (line_with(disputed="SDG-08"), "line 2: expected an"),
        (line_with(labels={"S3-1": 3}), "no criterion 'S3-1'; did you mean S3-01?"),
        (line_with(labels={"egd 5": 3}), "no criterion 'egd 5'; did you mean EGD-05?"),
        (line_with(labels={"S3-99": 3}), "no criterion 'S3-99'; it is none of"),
        (line_with(labels={"SDG-08": "35"}), "line 2: expected an"),
        (line_with(labels={"SDG-08": True}), "line 2: expected an"),
        (line_with(id=7), "line 2: expected an"),
        (line_with(text=None), "line 2: expected an"),
        (line_with(source=["Plan A"]), "line 2: expected an"),
        ("[" * 20000, "line 2: expected an"),
        (line_with(lang="nno"), "line 2: lang 'nno' is none of nb, nn and en"),
        (line_with(lang="no"), "line 2: lang 'no' is none of"),
        (line_with(lang="nb-NO"), "line 2: lang 'nb-NO' is none of"),
        (line_with(lang="engelsk"), "line 2: lang 'engelsk' is none of"),
    ],
)
def test_a_bad_line_is_an_error_that_names_file_and_line(tmp_path, line, message):
    path = written(tmp_path, ROW)
    path.write_text(path.read_text(encoding="utf-8") + "\n" + line, encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl") as caught:
        load_gold(path)
    assert message in str(caught.value)


def test_an_id_that_stands_twice_is_named_also_where_a_file_is_given_by_two_names(tmp_path):
    path = written(tmp_path, ROW, {**ROW, "text": "Kommunen skal rive sykkelveien."})
    with pytest.raises(UsageError, match=r"gold\.jsonl, line 2: the id 'nb-1' was there already"):
        load_gold(path)
    path = written(tmp_path, ROW)
    assert len(load_gold(path, path)) == 1
    with pytest.raises(UsageError, match="line 1: the id 'nb-1' was there already"):
        load_gold(path, tmp_path / ".." / tmp_path.name / "gold.jsonl")


def test_a_missing_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(UsageError, match=r"none\.jsonl cannot be read"):
        load_gold(tmp_path / "none.jsonl")


def test_the_labelled_sets_have_about_a_hundred_documents_and_share_most_of_them():
    gold = shared_folder() / "gold"
    dev = load_gold(gold / "passages_dev.jsonl")
    more = load_gold(gold / "passages_more.jsonl")
    assert (len(dev), len(more)) == (630, 1506)
    assert {passage.picked for passage in more} == {"random", "term"}
    shared = {p.document for p in dev} & {p.document for p in more}
    assert len(shared) > 60
    assert len({p.document for p in dev} | {p.document for p in more}) == 98
