"""The trained network as files: int8 ONNX encoder, tokenizer, heads, known examples."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from aligncheck.encoding.encoder import Vectors
from aligncheck.encoding.known import store_known_vectors
from aligncheck.encoding.onnx_encoder import MAX_TOKENS, PREFIX, OnnxEncoder
from aligncheck.errors import ModelError
from aligncheck.frameworks import builtin_frameworks
from aligncheck.matching.probes import example_texts
from aligncheck.matching.targets import target_texts
from aligncheck.training.attention import attend_at_once
from aligncheck.training.fit import predict
from aligncheck.training.lessons import Tokens
from aligncheck.training.network import JudgeNetwork, pruned_tokenizer
from aligncheck.training.quantise import quantise
from aligncheck.training.vocabulary import pruned_settings

if TYPE_CHECKING:
    from tokenizers import Tokenizer

OPSET = 17
LEAST_NEARNESS = 0.99
"""Mean cosine between network and encoder below which an export has gone wrong; the one that
ships has 0.996 (29 November 2026)."""


def export(
    network: JudgeNetwork,
    folder: Path,
    *,
    base: Path,
    trained_pieces: Sequence[int],
    kept_pieces: Sequence[int],
    shown: Sequence[str],
    compared: Sequence[str],
) -> float:
    """Write encoder, tokenizer, heads and the vectors of the built-in examples.

    `shown` are texts by which the encoder's integers are scaled. Gives the mean cosine between
    the vectors that network and encoder make of the texts `compared`; ModelError where it is low.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = {piece: row for row, piece in enumerate(trained_pieces)}
    network.keep_pieces([place[piece] for piece in kept_pieces])
    settings = pruned_settings(base, kept_pieces)
    text = json.dumps(settings, ensure_ascii=False)
    (folder / "tokenizer.json").write_text(text, encoding="utf-8")
    tokenizer = pruned_tokenizer(settings, MAX_TOKENS)
    scaling, asked = (_tokens(tokenizer, texts) for texts in (shown, compared))
    _write_encoder(network, folder / "encoder.onnx", scaling)
    encoder = OnnxEncoder(folder)
    nearness = mean_cosine(predict(network, asked)[2], encoder.encode(compared))
    _refuse_far(nearness, folder, len(compared))
    _write_heads(network, folder / "heads.safetensors")
    frameworks = builtin_frameworks()
    targets = (text for framework in frameworks for text in target_texts(framework))
    texts = tuple(dict.fromkeys((*example_texts(frameworks), *targets)))
    store_known_vectors(texts, encoder, folder / "examples.safetensors")
    return nearness


def mean_cosine(vectors: Vectors, others: Vectors) -> float:
    """How near the vectors are to the others on average, row by row; 1 where they point alike."""
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(others, axis=1)
    return float(((vectors * others).sum(axis=1) / lengths).mean())


def _refuse_far(nearness: float, folder: Path, texts: int) -> None:
    if nearness < LEAST_NEARNESS:
        raise ModelError(
            f"the encoder in {folder} has lost too much of its network: mean cosine {nearness:.4f} "
            f"over {texts} texts, at least {LEAST_NEARNESS} is needed; the models of before are "
            "kept. Try other versions of onnx and onnxruntime, and run again"
        )


def _tokens(tokenizer: "Tokenizer", texts: Sequence[str]) -> Tokens:
    return [item.ids for item in tokenizer.encode_batch([PREFIX + text for text in texts])]


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
