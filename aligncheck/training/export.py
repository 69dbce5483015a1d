"""The trained network as files: int8 ONNX encoder, tokenizer, heads, known examples."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from aligncheck.encoding.known import store_known_vectors
from aligncheck.encoding.onnx_encoder import MAX_TOKENS, PREFIX, OnnxEncoder
from aligncheck.frameworks import builtin_frameworks
from aligncheck.matching.probes import example_texts
from aligncheck.matching.targets import target_texts
from aligncheck.training.attention import attend_at_once
from aligncheck.training.network import JudgeNetwork, pruned_tokenizer
from aligncheck.training.quantise import quantise
from aligncheck.training.vocabulary import pruned_settings

OPSET = 17


def export(
    network: JudgeNetwork,
    folder: Path,
    *,
    base: Path,
    trained_pieces: Sequence[int],
    kept_pieces: Sequence[int],
    shown: Sequence[str],
) -> None:
    """Write encoder, tokenizer, heads and the vectors of the built-in examples.

    `shown` are texts by which the encoder's integers are scaled.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _drop_pieces(network, trained_pieces, kept_pieces)
    settings = pruned_settings(base, kept_pieces)
    text = json.dumps(settings, ensure_ascii=False)
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    tokenizer = pruned_tokenizer(settings, MAX_TOKENS)
    tokens = [item.ids for item in tokenizer.encode_batch([PREFIX + text for text in shown])]
    _write_encoder(network, folder / "encoder.onnx", tokens)
    _write_heads(network, folder / "heads.safetensors")
    frameworks = builtin_frameworks()
    targets = (text for framework in frameworks for text in target_texts(framework))
    texts = tuple(dict.fromkeys((*example_texts(frameworks), *targets)))
    store_known_vectors(texts, OnnxEncoder(folder), folder / "examples.safetensors")


def _drop_pieces(network: JudgeNetwork, trained: Sequence[int], kept: Sequence[int]) -> None:
    """Leave out the rows of pieces that only the Spanish training text needed."""
    place = {piece: row for row, piece in enumerate(trained)}
    embeddings = network.bert.embeddings
    rows = embeddings.word_embeddings.weight.data[[place[piece] for piece in kept]].clone()
    embeddings.word_embeddings = nn.Embedding(len(rows), rows.shape[1], padding_idx=1, _weight=rows)


def _write_encoder(network: JudgeNetwork, path: Path, examples: Sequence[Sequence[int]]) -> None:
    """Export as float32, then as integers, scaled by the examples."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        write_floats(network, full)
        quantise(full, path, examples)


def write_floats(network: JudgeNetwork, path: Path) -> None:
    """The encoder as float32 ONNX, for one text at a time of any length."""
    network.eval()
    ids = torch.tensor([[0, 5, 6, 7, 2]])
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        network,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["vector"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "vector": {0: "texts"}},
        opset_version=OPSET,
        dynamo=False,
    )
    attend_at_once(path, network.depth, network.heads)


def _write_heads(network: JudgeNetwork, path: Path) -> None:
    from safetensors.numpy import save_file

    level = network.level.weight + network.common_level.weight
    save_file(
        {
            "score.weight": network.head.weight.detach().numpy(),
            "score.bias": network.head.bias.detach().numpy(),
            "level.weight": level.detach().numpy(),
            "level.bias": network.level.bias.detach().numpy(),
        },
        path,
    )
