"""Any sentence-transformers model, by folder or by name, as an Encoder."""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligncheck.documents.filetype import file_hash
from aligncheck.encoding.encoder import Vectors, hash_of_making
from aligncheck.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGES = ("sentence-transformers", "transformers", "tokenizers", "torch")


class SentenceEncoder:
    """Encodes with sentence-transformers.

    A name is looked up in the local cache only, unless HF_HUB_OFFLINE=0 allows the network.
    """

    def __init__(self, name_or_folder: str, *, batch_size: int = 16) -> None:
        self._name = name_or_folder
        self._batch_size = batch_size

    @cached_property
    def model_id(self) -> str:
        """The model's name; for a folder its name with the start of a hash over its files."""
        folder = Path(self._name)
        return f"{folder.resolve().name}-{_hash(folder)}" if folder.is_dir() else self._name

    @cached_property
    def made_by(self) -> str:
        """A short hash over the prefix, the packages and, of a name, its snapshot in the cache."""
        snapshot = "" if Path(self._name).is_dir() else _snapshot(self._name)
        return hash_of_making(self._prefix, snapshot, packages=PACKAGES)

    @property
    def _prefix(self) -> str:
        return "passage: " if "e5" in Path(self._name).name.lower() else ""

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        model = self._model
        named = getattr(model, "get_embedding_dimension", None)  # its name from release 5.x on
        size = named() if named else model.get_sentence_embedding_dimension()
        assert size is not None
        return int(size)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        os.environ.setdefault("DO_NOT_TRACK", "1")
        only_here = os.environ.get("HF_HUB_OFFLINE", "1") != "0"
        if only_here and find_spec("sentence_transformers") and not _is_here(self._name):
            raise _not_loaded(self._name)  # said before torch is imported, which takes seconds
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as cause:
            raise ModelError(
                f"model {self._name!r} needs sentence-transformers; "
                "in the program's folder, run: pip install -e '.[models]'"
            ) from cause
        try:
            return SentenceTransformer(
                self._name,
                device=_device(),
                trust_remote_code=False,
                local_files_only=only_here,
            )
        except (OSError, ValueError) as cause:
            raise _not_loaded(self._name) from cause

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order, one L2-normalised row each."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._model.encode(
            [self._prefix + text for text in texts],
            batch_size=self._batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _not_loaded(name: str) -> ModelError:
    return ModelError(
        f"model {name!r} could not be loaded; give the folder of a "
        "sentence-transformers model or a name that is in the local cache"
    )


def _is_here(name: str) -> bool:
    """Whether there is such a folder, or such a model in the local cache."""
    return Path(name).is_dir() or bool(_snapshot(name))


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = bytes.fromhex(file_hash(path))
            digest.update(path.relative_to(folder).as_posix().encode() + content)
    return digest.hexdigest()[:12]


def _snapshot(name: str) -> str:
    """The commit of the named model in the local cache; empty where none is there yet."""
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError:
        return ""
    folder = os.environ.get("SENTENCE_TRANSFORMERS_HOME")
    names = (name, f"sentence-transformers/{name}")
    for full, file in product(names, ("config.json", "modules.json")):
        with contextlib.suppress(ValueError):  # no name that a hub may have
            path = try_to_load_from_cache(full, file, cache_dir=folder)
            if isinstance(path, str):
                return Path(path).parent.name
    return ""


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
