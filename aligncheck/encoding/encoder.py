"""The seam between texts and vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row a text, of length 1 (L2)."""


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
