"""Where the project's own models and its caches lie."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligncheck.encoding.encoder import LastingEncoder

DEFAULT_MODEL = "aligncheck"


def models_folder() -> Path:
    """The folder `models/` that ships with the project; ALIGNCHECK_MODELS moves it."""
    named = os.environ.get("ALIGNCHECK_MODELS")
    return Path(named).absolute() if named else Path(__file__).resolve().parents[2] / "models"


def data_folder() -> Path:
    """The user's own folder for store, caches and unpacked models; ALIGNCHECK_DATA moves it.

    Always a whole path: a process that works in another folder is given it as it stands here.
    """
    named = os.environ.get("ALIGNCHECK_DATA")
    if named:
        return Path(named).absolute()
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())).absolute() / "aligncheck"
    share = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(share).absolute() / "aligncheck"


def find_encoder(name: str = DEFAULT_MODEL) -> "LastingEncoder":
    """The encoder of that name: the project's own, the packed e5, or any other model."""
    from aligncheck.encoding.onnx_encoder import OnnxEncoder
    from aligncheck.encoding.sentence_encoder import SentenceEncoder
    from aligncheck.encoding.unpack import PACKED_MODEL_ID, unpacked_model_folder

    if name == DEFAULT_MODEL:
        return OnnxEncoder(models_folder() / "judge")
    if name == PACKED_MODEL_ID:
        return SentenceEncoder(str(unpacked_model_folder(data_folder() / "models")))
    return SentenceEncoder(name)
