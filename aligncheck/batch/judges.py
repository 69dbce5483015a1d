"""The judges that workers make, with what they have encoded before at hand."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from aligncheck.documents import Passage
from aligncheck.encoding.bundled import DEFAULT_MODEL, find_encoder
from aligncheck.encoding.encoder import LastingEncoder, Vectors
from aligncheck.matching.judge import Judge
from aligncheck.store import CachedEncoder, Store


def make_judge(store: Store | None, *, model: str = DEFAULT_MODEL) -> Judge:
    """The trained judge, or a zero-shot one on another model; it encodes no text twice."""
    if model == DEFAULT_MODEL:
        from aligncheck.matching.trained import TrainedJudge

        return TrainedJudge(encoder=CachedEncoder(store, _encoder(model)) if store else None)
    from aligncheck.matching.untrained import UntrainedJudge

    encoder = _encoder(model)
    return UntrainedJudge(CachedEncoder(store, encoder) if store else encoder)


def keep_vectors(
    store: Store,
    passages: Iterable[Passage],
    *,
    model: str = DEFAULT_MODEL,
    encoder: LastingEncoder | None = None,
) -> None:
    """Keep the vectors of the passages that were judged, so that search by meaning finds them.

    They are missing where a check in the terminal left its verdicts: what is known by verdict is
    encoded no more.
    """
    judged = [passage for passage in passages if passage.is_evidence]
    texts = [passage.text for passage in judged]
    if model == DEFAULT_MODEL:
        from aligncheck.matching.trained import text_for_models

        texts = [text_for_models(passage.text, passage.language) for passage in judged]
    CachedEncoder(store, encoder or _encoder(model)).encode(texts)


@cache
def _encoder(model: str) -> LastingEncoder:
    """The model of that name, loaded once a process."""
    return find_encoder(model)


class HeldVectors:
    """An encoder that holds what it encoded, for it may be kept only when all is done."""

    def __init__(self, encoder: LastingEncoder) -> None:
        self._encoder = encoder
        self._held: dict[str, Vectors] = {}

    @property
    def model_id(self) -> str:
        """The id of the encoder behind it."""
        return self._encoder.model_id

    @property
    def made_by(self) -> str:
        """How the encoder behind it makes its vectors."""
        return self._encoder.made_by

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order; a text that is held is not encoded again."""
        new = [text for text in dict.fromkeys(texts) if text not in self._held]
        if new:
            self._held.update(zip(new, self._encoder.encode(new), strict=True))
        rows = [self._held[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def drop(self) -> None:
        """Hold nothing any more."""
        self._held.clear()


def model_folder(model: str) -> str:
    """The model's name, or the whole path where it is a folder, as workers elsewhere need it."""
    if model == DEFAULT_MODEL:  # also where a folder of that name lies, as in our own checkout
        return model
    return str(Path(model).resolve()) if Path(model).is_dir() else model
