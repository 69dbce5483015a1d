"""The encoder that ships is held against the network that it is made from."""

import re

import numpy as np
import pytest

pytest.importorskip("torch", reason="pip install -e '.[train]'")
pytest.importorskip("onnx", reason="pip install -e '.[train]'")
pytest.importorskip("transformers", reason="pip install -e '.[train]'")

from aligncheck.errors import ModelError
from aligncheck.training import export as exporting
from aligncheck.training.network import JudgeNetwork
from tests.training.small_network import bert

PIECES = ["<s>", "<pad>", "</s>", "<unk>", *(f"▁{letter}" for letter in "abcdefghijklmnop"), "x"]
KEPT = [number for number in range(len(PIECES)) if number != 7]
TEXTS = ["a b c", "d e f g", "h", "i j k l m n", "o p a c e", "b d"]


@pytest.fixture
def base(tmp_path):
    """A BERT of one small layer, with a tokenizer of one piece a letter."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    folder = bert(
        tmp_path / "base",
        seed=3,
        vocab_size=len(PIECES),
        hidden_size=384,
        num_hidden_layers=1,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=300,
    )
    tokenizer = Tokenizer(models.Unigram([(piece, -2.0) for piece in PIECES], unk_id=3))
    tokenizer.add_special_tokens(PIECES[:4])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def exported(base):
    pieces = range(len(PIECES))
    return exporting.export(
        JudgeNetwork(base, pieces, criteria=2),
        base.parent / "judge",
        base=base,
        trained_pieces=pieces,
        kept_pieces=KEPT,
        shown=TEXTS,
        compared=TEXTS,
    )


def test_the_encoder_is_as_near_to_its_network_as_is_said(base):
    assert 0.99 <= exported(base) <= 1.0001
    assert (base.parent / "judge" / "examples.safetensors").is_file()


def test_an_encoder_that_has_lost_its_network_stops_the_export(base, monkeypatch):
    quantise = exporting.quantise

    def damaged(full, path, examples):
        import onnx

        model = onnx.load(full)
        made = np.random.default_rng(1)
        for item in model.graph.initializer:
            if "embeddings" in item.name and len(item.dims) == 2:
                noise = made.normal(size=tuple(item.dims)).astype(np.float32)
                item.CopyFrom(onnx.numpy_helper.from_array(noise, item.name))
        onnx.save(model, full)
        quantise(full, path, examples)

    monkeypatch.setattr(exporting, "quantise", damaged)
    with pytest.raises(ModelError, match=re.escape("at least 0.99 is needed")):
        exported(base)
    assert not (base.parent / "judge" / "examples.safetensors").exists()
