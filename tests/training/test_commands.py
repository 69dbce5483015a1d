"""`aligncheck train` says what it lacks before it begins."""

from tests.terminal.commands import run


def test_a_folder_without_labelled_data_is_named(tmp_path):
    (tmp_path / "gold").mkdir()
    done = run("train", tmp_path, "--models", tmp_path / "models")
    assert done.returncode == 2
    assert str(tmp_path / "training") in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "models").exists()
