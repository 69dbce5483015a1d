"""The seam between texts and vectors."""

import hashlib
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from aligncheck.encoding.packages import package_versions

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
        """The model's name; another one for another model."""

    @property
    def dimension(self) -> int:
        """The length of each vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order, one L2-normalised row each."""


class LastingEncoder(Encoder, Protocol):
    """An encoder whose vectors may be kept for later runs."""

    @property
    def made_by(self) -> str:
        """A short hash over all but the model that its vectors depend on: `hash_of_making`."""


def hash_of_making(*settings: object, packages: Sequence[str]) -> str:
    """A short hash over how vectors are made: settings, and the versions of those packages."""
    versions = list(package_versions(packages).items())
    return hashlib.sha256(repr((settings, versions)).encode()).hexdigest()[:12]
