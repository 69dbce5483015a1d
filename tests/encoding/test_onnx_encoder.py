"""The project's own encoder: one vector a text, whatever stands beside it."""

import numpy as np
import pytest

from aligncheck.encoding import onnx_encoder, packages
from aligncheck.encoding.onnx_encoder import OnnxEncoder
from aligncheck.errors import ModelError

TEXTS = (
    "Fylkeskommunen skal halvere klimagassutslippene innen 2030.",
    "Kort.",
    "Heradet vil byggje ut kollektivtrafikken saman med nabokommunane. " * 6,
    "The county council will set up a seed fund with private investors.",
)


@pytest.fixture(scope="module")
def encoder(judge_folder):
    return OnnxEncoder(judge_folder)


@pytest.fixture(scope="module")
def vectors(encoder):
    return encoder.encode(TEXTS)


def test_each_vector_has_length_one_and_the_dimension_that_is_told(encoder, vectors):
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_a_vector_is_the_same_alone_among_others_and_in_any_order(encoder, vectors):
    for place, text in enumerate(TEXTS):
        assert np.array_equal(encoder.encode([text])[0], vectors[place])
    assert np.array_equal(encoder.encode(TEXTS[::-1]), vectors[::-1])


def test_another_encoder_on_the_same_files_gives_the_same_vectors(encoder, vectors, judge_folder):
    again = OnnxEncoder(judge_folder)
    assert again.model_id == encoder.model_id
    assert np.array_equal(again.encode(TEXTS[:2]), vectors[:2])


def test_any_text_has_a_vector(encoder):
    odd = encoder.encode(["", " ", "\x00", "☃ \U0001f600", "а" * 20_000])
    assert np.isfinite(odd).all()


def test_no_texts_give_no_vectors(encoder):
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize("missing", ["encoder.onnx", "tokenizer.json"])
def test_a_folder_without_the_network_or_its_tokenizer_is_refused(tmp_path, missing):
    for name in {"encoder.onnx", "tokenizer.json"} - {missing}:
        (tmp_path / name).write_bytes(b"-")
    with pytest.raises(ModelError, match=f"{missing}; .*git checkout -- models"):
        OnnxEncoder(tmp_path)


def test_the_id_of_the_model_changes_with_its_files(tmp_path):
    def id_with(content: bytes) -> str:
        (tmp_path / "encoder.onnx").write_bytes(content)
        (tmp_path / "tokenizer.json").write_bytes(b"-")
        return OnnxEncoder(tmp_path).model_id

    assert id_with(b"one") != id_with(b"two")


def test_texts_encoded_side_by_side_get_the_same_vectors(judge_folder):
    texts = [
        f"Kommunen skal bygge {number} boliger innen 2030." * (number % 3 + 1)
        for number in range(12)
    ]
    alone = OnnxEncoder(judge_folder, at_once=1).encode(texts)
    together = OnnxEncoder(judge_folder, at_once=3).encode(texts)
    assert (alone == together).all()


def test_how_many_are_encoded_at_once_can_be_set(judge_folder, monkeypatch):
    monkeypatch.setenv("ALIGNCHECK_THREADS", "1")
    assert OnnxEncoder(judge_folder)._at_once == 1


@pytest.mark.parametrize(
    ("setting", "value"), [("PREFIX", "query: "), ("MAX_TOKENS", 128), ("NOT_FUSED", ())]
)
def test_what_is_done_with_a_text_is_no_other_model_but_another_way(
    judge_folder, monkeypatch, setting, value
):
    before = OnnxEncoder(judge_folder)
    known = (before.model_id, before.made_by)
    assert known == (OnnxEncoder(judge_folder).model_id, OnnxEncoder(judge_folder).made_by)
    monkeypatch.setattr(onnx_encoder, setting, value)
    after = OnnxEncoder(judge_folder)
    assert after.model_id == known[0]
    assert after.made_by != known[1]


def test_another_version_of_what_runs_the_network_is_another_way(judge_folder, monkeypatch):
    before = OnnxEncoder(judge_folder).made_by
    monkeypatch.setattr(packages, "version", lambda package: "99")
    assert OnnxEncoder(judge_folder).made_by != before
