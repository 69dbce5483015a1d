"""A packed weights file of a few kilobytes, written by the format's own description."""

import struct

import numpy as np

SIZES = (32, 1, 2, 64, 6, 8, 1)  # hidden, layers, heads, feed forward, vocabulary, positions, types
PIECES = (("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁å", -1.5), ("ø", -2.0))
Q4_0, FLOAT32 = 1, 0


def block(scale: float, values: list[int]) -> bytes:
    """One Q4_0 block: a float16 scale, then value i in the low and i+16 in the high nibble."""
    low, high = values[:16], values[16:]
    return struct.pack("<e", scale) + bytes(a | b << 4 for a, b in zip(low, high, strict=True))


def packed_file(tensors: dict[str, tuple[int, int, bytes]]) -> bytes:
    """The file's bytes; a tensor is its kind, how many numbers it holds, and its bytes."""
    words = [piece.encode() for piece, _ in PIECES]
    offsets = np.cumsum([0, *map(len, words)]).astype("<u4").tobytes()
    scores = np.array([score for _, score in PIECES], "<f4").tobytes()
    head = b"E5S1" + struct.pack("<I7ifi", 1, *SIZES, 1e-12, 0)
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3)
    head += struct.pack("<Q", len(b"".join(words))) + offsets + scores + b"".join(words)
    head += struct.pack("<iI", 1, 3) + b"map" + struct.pack("<i", len(tensors))
    offset, body = 0, b""
    for name, (kind, count, raw) in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", kind, count, offset, len(raw))
        body += raw
        offset += len(raw)
    return head + body


def whole_model() -> bytes:
    """A file with every tensor that a model of these sizes has, in float32."""
    hidden, wide, numbers = SIZES[0], SIZES[3], np.random.default_rng(3)
    shapes = {"emb.word": 6 * hidden, "emb.pos": 8 * hidden, "emb.type": hidden}
    shapes |= {"emb.ln.w": hidden, "emb.ln.b": hidden}
    for short in ("q", "k", "v", "ao"):
        shapes |= {f"l0.{short}.w": hidden * hidden, f"l0.{short}.b": hidden}
    shapes |= {"l0.fi.w": wide * hidden, "l0.fi.b": wide, "l0.fo.w": hidden * wide}
    shapes |= {"l0.fo.b": hidden, "l0.aln.w": hidden, "l0.aln.b": hidden}
    shapes |= {"l0.oln.w": hidden, "l0.oln.b": hidden}
    return packed_file(
        {
            name: (FLOAT32, count, numbers.normal(size=count).astype("<f4").tobytes())
            for name, count in shapes.items()
        }
    )
