"""An encoder that knows some texts by heart, such as the built-in example passages."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from aligncheck.encoding.encoder import Encoder, Vectors


def text_key(text: str) -> str:
    """The name under which a text's vector is kept: the SHA-256 of the text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class KnownVectors:
    """Looks texts up in a safetensors file first; only unknown ones reach the encoder."""

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder = encoder
        self._path = path

    @property
    def model_id(self) -> str:
        """The id of the encoder behind it."""
        return self._encoder.model_id

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._encoder.dimension

    @cached_property
    def _known(self) -> dict[bytes, Vectors]:
        if not self._path.is_file():
            return {}
        from safetensors.numpy import load_file

        stored = load_file(self._path)
        keys = stored["keys"]
        return {keys[row].tobytes(): stored["vectors"][row] for row in range(len(keys))}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order."""
        keys = [bytes.fromhex(text_key(text)) for text in texts]
        unknown = [row for row, key in enumerate(keys) if key not in self._known]
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, key in enumerate(keys):
            if key in self._known:
                vectors[row] = self._known[key]
        if unknown:
            vectors[unknown] = self._encoder.encode([texts[row] for row in unknown])
        return vectors


def store_known_vectors(texts: Sequence[str], encoder: Encoder, path: Path) -> None:
    """Write the vectors of `texts` so that KnownVectors finds them."""
    from safetensors.numpy import save_file

    keys = [np.frombuffer(bytes.fromhex(text_key(text)), np.uint8) for text in texts]
    save_file({"keys": np.stack(keys), "vectors": encoder.encode(texts)}, path)
