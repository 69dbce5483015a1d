"""Models by name: what tells one snapshot's vectors from another's, without loading any."""

import sys

import pytest

from aligncheck.encoding.sentence_encoder import SentenceEncoder
from aligncheck.errors import ModelError


@pytest.mark.parametrize("name", ["org/modell", "modell"])
def test_vectors_of_another_snapshot_of_a_named_model_are_not_taken(tmp_path, monkeypatch, name):
    pytest.importorskip("huggingface_hub")
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    full = name if "/" in name else f"sentence-transformers/{name}"
    cached = tmp_path / f"models--{full.replace('/', '--')}"
    (cached / "refs").mkdir(parents=True)

    def made_by(commit: str) -> str:
        (cached / "snapshots" / commit).mkdir(parents=True)
        (cached / "snapshots" / commit / "config.json").write_text("{}")
        (cached / "refs" / "main").write_text(commit)
        return SentenceEncoder(name).made_by

    ways = [SentenceEncoder(name).made_by, made_by("a" * 40), made_by("b" * 40)]
    assert len(set(ways)) == 3
    assert SentenceEncoder(name).model_id == name


def test_a_folder_or_an_odd_name_has_a_way_too(tmp_path):
    assert SentenceEncoder(str(tmp_path)).made_by == SentenceEncoder("../..//odd name").made_by


@pytest.mark.parametrize("name", ["org/none", "none", "../..//odd name"])
def test_a_model_that_is_not_here_is_told_before_torch_is_loaded(tmp_path, monkeypatch, name):
    pytest.importorskip("huggingface_hub")
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr("aligncheck.encoding.sentence_encoder.find_spec", lambda package: True)
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)  # its import would fail
    with pytest.raises(ModelError, match="could not be loaded"):
        SentenceEncoder(name).encode(["Tekst."])
