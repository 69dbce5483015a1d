"""The project's own encoder: an int8 ONNX file run by onnxruntime, without torch."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligncheck.encoding.encoder import Vectors
from aligncheck.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

PREFIX = "passage: "  # the E5 family was trained with it
MAX_TOKENS = 256


class OnnxEncoder:
    """Encodes with `encoder.onnx` and `tokenizer.json` of a folder, one thread a process.

    Texts are run one at a time: int8 activations are scaled by what is in the batch, so in
    a batch a text's vector would depend on its neighbours, and on the number of workers.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        for name in ("encoder.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ModelError(f"{folder} has no {name}; reinstall aligncheck")
        self._folder = folder
        self._threads = threads

    @cached_property
    def model_id(self) -> str:
        """The SHA-256 of the network and its tokenizer."""
        digest = hashlib.sha256()
        for name in ("encoder.onnx", "tokenizer.json"):
            digest.update((self._folder / name).read_bytes())
        return f"aligncheck-e5-small-{digest.hexdigest()[:16]}"

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return 384

    @cached_property
    def _session(self) -> "onnxruntime.InferenceSession":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # unpack weights that are only stored small once, not at every run
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        path = str(self._folder / "encoder.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

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
        for row, item in enumerate(encoded):
            ids = np.asarray([item.ids], dtype=np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            vectors[row] = self._session.run(None, inputs)[0][0]
        return vectors
