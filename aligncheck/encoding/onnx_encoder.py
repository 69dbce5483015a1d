"""The project's own encoder: an int8 ONNX file run by onnxruntime, without torch."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligncheck.encoding.encoder import Vectors, hash_of_making
from aligncheck.errors import MEND_MODELS, ModelError

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

PREFIX = "passage: "  # the E5 family was trained with it
MAX_TOKENS = 256
MOST_AT_ONCE = 4
NOT_FUSED = ("SkipLayerNormFusion",)
"""onnxruntime's kernel for sum and normalisation in one takes seven times as long as both apart
(version 1.32): 1.2 of 8.8 ms for a passage (29 November 2026)."""
AT_ONCE_VARIABLE = "ALIGNCHECK_THREADS"
"""How many texts one process encodes at once; default: as many as it has processors, at most 4."""


class OnnxEncoder:
    """Encodes with `encoder.onnx` and `tokenizer.json` of a folder, one thread a text.

    Texts are never run in one batch: int8 activations are scaled by what is in the batch, so
    a text's vector would depend on its neighbours, and on the number of workers. Several
    run side by side, each on its own; the vectors are the same however many.
    """

    def __init__(self, folder: Path, *, at_once: int | None = None) -> None:
        for name in ("encoder.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ModelError(f"{folder} has no {name}; {MEND_MODELS}")
        self._folder = folder
        self._at_once = at_once or texts_at_once()

    @cached_property
    def model_id(self) -> str:
        """The SHA-256 of the network and its tokenizer."""
        digest = hashlib.sha256()
        for name in ("encoder.onnx", "tokenizer.json"):
            digest.update((self._folder / name).read_bytes())
        return f"aligncheck-e5-small-{digest.hexdigest()[:16]}"

    @cached_property
    def made_by(self) -> str:
        """A short hash over how texts are given to the network, and by what it is run."""
        packages = ("onnxruntime", "tokenizers")
        return hash_of_making(PREFIX, MAX_TOKENS, NOT_FUSED, packages=packages)

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return 384

    @cached_property
    def _session(self) -> "onnxruntime.InferenceSession":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        path = str(self._folder / "encoder.onnx")
        return onnxruntime.InferenceSession(
            path,
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=list(NOT_FUSED),
        )

    @cached_property
    def _tokenizer(self) -> "tokenizers.Tokenizer":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        return tokenizer

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order, one L2-normalised row each."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        encoded = self._tokenizer.encode_batch([PREFIX + text for text in texts])
        run = partial(_vector, self._session)
        with ThreadPoolExecutor(self._at_once) as pool:
            for row, vector in enumerate(pool.map(run, [item.ids for item in encoded])):
                vectors[row] = vector
        return vectors


def _vector(session: "onnxruntime.InferenceSession", ids: Sequence[int]) -> Vectors:
    row = np.asarray([ids], dtype=np.int64)
    inputs = {"input_ids": row, "attention_mask": np.ones_like(row)}
    vector: Vectors = session.run(None, inputs)[0][0]
    return vector


def texts_at_once() -> int:
    """How many texts this process encodes at once unless told otherwise."""
    given = os.environ.get(AT_ONCE_VARIABLE, "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    known = getattr(os, "sched_getaffinity", None)
    processors = len(known(0)) if known else os.cpu_count() or 1
    return min(MOST_AT_ONCE, processors)
