"""The models of before stay whole until all new ones are written."""

from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("torch", reason="training needs torch")

from aligncheck.training import everything

STEPS = ("out_of_fold", "scored_passages", "fold_numbers", "graded_out_of_fold")


@pytest.fixture
def finish(tmp_path, monkeypatch):
    """The end of a training in which nothing is computed: each file says who wrote it."""
    models = tmp_path / "models"
    for name in ("strength/strength.json", "judge/judge.json", "judge/words.txt"):
        (models / name).parent.mkdir(parents=True, exist_ok=True)
        (models / name).write_text("old", encoding="utf-8")
    (models / "judge" / "MODEL.md").write_text("by hand", encoding="utf-8")
    nothing = SimpleNamespace(passages=(), some=lambda rows: nothing)
    for name in STEPS:
        monkeypatch.setattr(everything, name, lambda *_: nothing)
    monkeypatch.setattr(everything, "held_out_fusion", lambda *_: (None, None))
    monkeypatch.setattr(everything, "_strength_rows", lambda *_: ((), ()))
    monkeypatch.setattr(everything, "write_predictions", lambda *_: None)
    monkeypatch.setattr(everything, "write_fold_judges", lambda *_: ())
    monkeypatch.setattr(everything, "false_gap_rates", lambda *_, say: {})
    monkeypatch.setattr(everything, "fit_strength", lambda rows: None)
    monkeypatch.setattr(everything, "save_model", lambda _, path: path.write_text("new", "utf-8"))

    def new_judge(trainer, network, folder, *_):
        (folder / "judge.json").write_text("new", encoding="utf-8")

    def new_words(passages, criteria, folder):
        (folder / "words.txt").write_text("new", encoding="utf-8")

    monkeypatch.setattr(everything, "write_judge", new_judge)
    monkeypatch.setattr(everything, "fit_words", new_words)
    trainer = SimpleNamespace(
        sources=SimpleNamespace(real=(), gold=(), every_written=()),
        criteria=(),
        work=Path("work"),
        second=lambda *_: None,
        loaded=lambda name: None,
    )

    def run():
        everything.finish(trainer, (), models, say=lambda line: None)

    return run, models


def content(models):
    files = (path for path in sorted(models.rglob("*")) if path.is_file())
    return {path.name: path.read_text(encoding="utf-8") for path in files}


NEW = {"strength.json": "new", "judge.json": "new", "words.txt": "new", "MODEL.md": "by hand"}


def test_judge_words_and_strength_change_together(finish):
    run, models = finish
    run()
    assert content(models) == NEW


def test_a_stop_at_the_last_step_leaves_no_file_exchanged(finish, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    run, models = finish
    before = content(models)
    monkeypatch.setattr(everything, "fit_words", stopped)
    with pytest.raises(KeyboardInterrupt):
        run()
    assert content(models) == before
