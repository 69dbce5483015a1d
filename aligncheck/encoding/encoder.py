"""The seam between texts and vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row a text, of length 1 (L2)."""


def likeness(vectors: Vectors, others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The scalar product of every vector with every other: vectors × others.

    One row at a time, because one product of whole matrices rounds by their shapes: a passage
    would be judged otherwise among other neighbours.
    """
    products = np.zeros((len(vectors), len(others)), np.float32)
    for row, vector in enumerate(vectors):
        products[row] = others @ vector
    return products


class Encoder(Protocol):
    """Anything that turns passages into vectors, the same ones for the same texts."""

    @property
    def model_id(self) -> str:
        """The name under which vectors may be kept; changes when the vectors change."""

    @property
    def dimension(self) -> int:
        """The length of each vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order, one L2-normalised row each."""
