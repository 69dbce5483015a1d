"""The command `aligncheck train`: rebuild what is in `models/`."""

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import TypeAlias

from aligncheck.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("torch", "transformers", "sklearn", "onnx")
# argparse has no public name for what add_subparsers gives
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_train_parser(commands: Subparsers) -> None:
    """Add `train` to the commands."""
    text = "rebuild the trained judge from written and labelled passages (hours)"
    parser = commands.add_parser("train", help=text, description=text)
    parser.add_argument(
        "data", type=Path, metavar="DATA", help="folder with gold/, training/ and plans/"
    )
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "training")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("training-work"),
        help="keeps each trained network, so that a stopped rebuild goes on; one for each state of "
        "the labelled passages (default: %(default)s)",
    )
    parser.add_argument(
        "--keep-networks",
        action="store_true",
        help="take the networks in the work folder as they are, also where labels, texts or "
        "settings have changed since, or nothing says from which they learned",
    )
    parser.add_argument("--models", type=Path, default=ROOT / "models", help="is written to")
    parser.set_defaults(command=_train)


def _train(given: argparse.Namespace) -> int:
    for folder in ("gold", "training", "plans"):
        if not (given.data / folder).is_dir():
            raise UsageError(
                f"{given.data / folder} is missing; DATA is the folder of the labelled data"
            )
    missing = [name for name in NEEDED if not importlib.util.find_spec(name)]
    if missing:
        raise UsageError(
            f"training needs {', '.join(missing)}; run pip install -e '.[train]' in the folder of "
            "the program"
        )
    from aligncheck.training.everything import train

    train(
        given.data,
        given.corpus,
        given.work,
        given.models,
        keep_networks=given.keep_networks,
        say=_say,
    )
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
