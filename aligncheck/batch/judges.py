"""The judges that workers make, with what they have encoded before at hand."""

from pathlib import Path

from aligncheck.encoding.bundled import DEFAULT_MODEL, find_encoder
from aligncheck.encoding.encoder import Encoder
from aligncheck.matching.judge import Judge
from aligncheck.store import CachedEncoder, Store


def make_judge(store: Store | None, *, model: str = DEFAULT_MODEL) -> Judge:
    """The trained judge, or a zero-shot one on another model; it encodes no text twice."""
    if model == DEFAULT_MODEL:
        from aligncheck.matching.trained import TrainedJudge

        return TrainedJudge(encoder=_remembering(store, find_encoder()) if store else None)
    from aligncheck.matching.untrained import UntrainedJudge

    return UntrainedJudge(_remembering(store, find_encoder(model)))


def _remembering(store: Store | None, encoder: Encoder) -> Encoder:
    return CachedEncoder(store, encoder) if store else encoder


def model_folder(model: str) -> str:
    """The model's name, or the whole path where it is a folder, as workers elsewhere need it."""
    if model == DEFAULT_MODEL:  # also where a folder of that name lies, as in our own checkout
        return model
    return str(Path(model).resolve()) if Path(model).is_dir() else model
