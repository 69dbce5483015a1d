"""The judges that a measure is made with, and how a result names them."""

from collections.abc import Sequence
from pathlib import Path

from aligncheck.assess import check
from aligncheck.assessment import Assessment
from aligncheck.documents import Status, read_document
from aligncheck.errors import DocumentError, UsageError
from aligncheck.evaluate.gold_plans import GoldPlan
from aligncheck.evaluate.never_saw import judge_that_never_saw, strength_beside
from aligncheck.frameworks import Framework
from aligncheck.grading import graded_by
from aligncheck.matching import trained
from aligncheck.matching.judge import Judge
from aligncheck.matching.trained import TrainedJudge

Model = tuple[str, str, str]
"""Name, version and SHA-256."""


def judges_of(
    plans: Sequence[GoldPlan], *, one: Path | None, each: Sequence[Path] | None, work: Path | None
) -> list[TrainedJudge]:
    """A judge for each plan: in order those of `each`, or of `work` the one that never saw it.

    `one` judges all where neither is given. UsageError where there are not as many as plans.
    """
    folders = (
        each if work is None else [judge_that_never_saw(plan.document, work) for plan in plans]
    )
    if folders is None:
        return [trained.TrainedJudge(one)] * len(plans)
    if len(folders) != len(plans):
        raise UsageError(f"{len(plans)} plans and {len(folders)} judges; give one for each plan")
    made = {folder: trained.TrainedJudge(folder) for folder in folders}
    return [made[folder] for folder in folders]


def checked_by(judge: TrainedJudge, file: Path, frameworks: Sequence[Framework]) -> Assessment:
    """The check of the plan, with the strength model that lies beside its judge if there is one.

    DocumentError where it cannot be judged, as a scan cannot: plans are measured without OCR.
    """
    document = read_document(file)
    if document.status is Status.NO_TEXT:
        raise DocumentError(
            f"{file} has no text, only pictures of pages, and is measured without OCR; put it in "
            "the folder as a text or as a PDF with text"
        )
    with graded_by(strength_beside(judge.folder)):
        return check(document, frameworks=frameworks, judge=judge)


def model_of(*judges: Judge) -> Model:
    """What stands for the judges in a result: the first's name, the hashes of all."""
    first = judges[0]
    sums = list(dict.fromkeys(judge.sha256 for judge in judges))
    sha256 = first.sha256 if len(sums) == 1 else ", ".join(each[:12] for each in sums)
    return first.name, first.version, sha256
