"""Which judge of a training never saw a plan."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import document_of
from aligncheck.grading.ordinal import MODEL_FILE, OrdinalModel, load_model

LIST = "never_saw.json"
"""File of a training's work folder: for each fold's judge, the documents left out of its fold."""
_LANGUAGE = re.compile(r"^(nb|nn|en)_")


def judge_that_never_saw(plan: str, work: Path) -> Path:
    """The folder of the judge whose training left out the document of the file `plan`.

    UsageError where the work folder has no such list or the plan was in no fold.
    """
    path = work / LIST
    try:
        listed: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as cause:
        raise UsageError(
            f"{path} cannot be read; give the work folder of a finished 'aligncheck train'"
        ) from cause
    judge = judge_of(plan, listed)
    if judge is None:
        raise UsageError(f"no passage of {plan} was trained on: any judge will do, without --work")
    return work / judge


def strength_beside(judge: Path) -> OrdinalModel | None:
    """The strength model that was fitted without what this judge never saw.

    None where an earlier training left no such model in the judge's folder.
    """
    return load_model(judge) if (judge / MODEL_FILE).is_file() else None


def judge_of(plan: str, listed: Mapping[str, Sequence[str]]) -> str | None:
    """Which of the judges, each with the documents left out of its training, never saw the plan.

    None where the plan is in none of the lists: no passage of it was trained on.
    """
    stem = Path(plan).stem
    names = {document_of(name) for name in (stem, _LANGUAGE.sub("", stem))}
    return next((judge for judge, documents in listed.items() if names & set(documents)), None)
