"""A folder of models is exchanged whole or not at all."""

import os

import pytest

from aligncheck.errors import OutputError
from aligncheck.training.exchange import NEW, OLD, exchanged, recover


@pytest.fixture
def models(tmp_path):
    folder = tmp_path / "models"
    (folder / "judge").mkdir(parents=True)
    (folder / "judge" / "MODEL.md").write_text("what it is", encoding="utf-8")
    (folder / "judge" / "judge.json").write_text("old", encoding="utf-8")
    (folder / "strength.json").write_text("old", encoding="utf-8")
    return folder


def content(folder):
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def test_all_files_change_together_and_what_is_not_written_stays(models):
    before = content(models)
    with exchanged(models) as new:
        (new / "judge" / "judge.json").write_text("new", encoding="utf-8")
        (new / "strength.json").write_text("new", encoding="utf-8")
        assert content(models) == before
    assert content(models) == {
        "MODEL.md": "what it is",
        "judge.json": "new",
        "strength.json": "new",
    }
    assert [path.name for path in models.parent.iterdir()] == ["models"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_a_stop_leaves_the_old_models_and_the_next_try_begins_from_them(models, stop):
    before = content(models)

    def stopped():
        with exchanged(models) as new:
            (new / "judge" / "half").write_text("half", encoding="utf-8")
            raise stop

    with pytest.raises(stop):
        stopped()
    assert content(models) == before
    with exchanged(models) as new:
        assert content(new) == before


def test_where_the_new_folder_cannot_take_the_name_the_old_one_has_it_again(models, monkeypatch):
    before, rename = content(models), os.rename

    def refuse_new(source, target):
        if str(source).endswith(NEW):
            raise PermissionError(13, "in use")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse_new)
    with pytest.raises(OutputError, match="close what uses it"), exchanged(models) as new:
        (new / "strength.json").write_text("new", encoding="utf-8")
    assert content(models) == before


def test_a_stop_between_the_renames_is_mended(models):
    before = content(models)
    models.rename(models.with_name(models.name + OLD))
    recover(models)
    assert content(models) == before


def test_a_folder_that_is_not_there_is_made(tmp_path):
    with exchanged(tmp_path / "a" / "models") as new:
        (new / "judge.json").write_text("new", encoding="utf-8")
    assert content(tmp_path / "a" / "models") == {"judge.json": "new"}
