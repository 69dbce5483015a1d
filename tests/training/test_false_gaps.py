"""Plans that gaps cannot be measured on are told before a training begins."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.training.false_gaps import whole_plans

NEVER_SAW = {"judge_fold0": ["nb_plan_a", "nb_plan_lost"], "judge_fold1": ["nn_plan_b"]}


@pytest.fixture
def folders(tmp_path):
    """Labelled plans: two in a fold, one without a file, one that nobody trained on."""
    shared, corpus = tmp_path / "shared", tmp_path / "corpus"
    labels = [(shared / "gold" / "documents", "nb_plan_a"), (corpus / "plans", "nn_plan_b")]
    labels += [(corpus / "plans", name) for name in ("nb_plan_lost", "nb_plan_new")]
    for folder, name in labels:
        folder.mkdir(parents=True, exist_ok=True)
        content = {"doc": f"{name}.pdf", "criteria": {}}
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    for file in ("pdf/nb_plan_a.pdf", "text/nn_plan_b.txt", "pdf/nb_plan_new.pdf"):
        path = shared / "plans" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return shared, corpus


def test_a_plan_without_file_or_fold_is_left_out_and_named(folders):
    said = []
    plans = whole_plans(*folders, NEVER_SAW, say=said.append)
    found = [(plan.file.name, plan.judge) for plan in plans]
    assert found == [("nb_plan_a.pdf", "judge_fold0"), ("nn_plan_b.txt", "judge_fold1")]
    assert len(said) == 2
    assert "nb_plan_lost.pdf: no such file" in said[0]
    assert "nb_plan_new.pdf: no passage of it is trained on" in said[1]


def test_a_labelled_plan_that_cannot_be_read_stops_at_the_start(folders):
    (folders[1] / "plans" / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"broken\.json"):
        whole_plans(*folders, NEVER_SAW, say=print)
