"""The name of the model travels to the workers as they can use it."""

from pathlib import Path

from aligncheck.batch.judges import model_folder


def test_the_default_model_is_itself_also_beside_a_folder_of_that_name(
    tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "aligncheck").mkdir()
    monkeypatch.chdir(tmp_path)
    assert model_folder("aligncheck") == "aligncheck"


def test_a_folder_is_named_in_full_and_any_other_name_as_it_is(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert model_folder("mine") == str(tmp_path / "mine")
    assert model_folder("sentence-transformers/LaBSE") == "sentence-transformers/LaBSE"
