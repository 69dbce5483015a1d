"""A page as a picture for people, drawn in a supervised child process."""

import base64
from collections.abc import Sequence
from pathlib import Path

from aligncheck.documents.limits import DEFAULT_LIMITS, Limits
from aligncheck.documents.messages import message_for
from aligncheck.documents.passage import Box
from aligncheck.documents.supervisor import supervise
from aligncheck.errors import DocumentError

USUAL_DPI = 110  # readable on a screen at about 100 kB a page


def render_page(
    path: Path,
    page: int,
    *,
    boxes: Sequence[Box] = (),
    dpi: int = USUAL_DPI,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """The page as PNG with its boxes marked; DocumentError where it cannot be drawn."""
    marks = [[box.x0, box.y0, box.x1, box.y1] for box in boxes if box.page == page]
    request = {"job": "render", "path": str(path.absolute()), "page": page}
    outcome = supervise({**request, "boxes": marks, "dpi": dpi}, limits)
    if outcome.answer is None:
        raise DocumentError(f"{path.name}: {message_for(outcome.status)}")
    if outcome.answer.get("fault") == "page":
        last = outcome.answer.get("pages")
        raise DocumentError(f"{path.name} has no page {page}; choose one from 1 to {last}")
    if "png" not in outcome.answer:
        raise DocumentError(f"{path.name}: page {page} could not be drawn; the file may be damaged")
    return base64.b64decode(outcome.answer["png"])
