"""What reading a file costs, and what stands on its pages: for checks of the reader itself."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligncheck.documents.filetype import file_type
from aligncheck.documents.limits import DEFAULT_LIMITS, Limits
from aligncheck.documents.supervisor import supervise
from aligncheck.errors import DocumentError

RIVAL_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What the child process used from its start to its end."""

    pages: int
    seconds: float  # of the processor
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Rival:
    """What pdfplumber's extract_words used on the same pages, and the outermost lines it saw."""

    pages: int
    seconds: float
    edges: tuple[tuple[str, ...], ...]  # of each page: its two highest and two lowest lines


def reading_cost(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Cost:
    """The cost of reading the file in its child process."""
    request = {"job": "read", "path": str(path.absolute()), "type": file_type(path)}
    outcome = supervise(request, limits)
    return Cost(outcome.pages, outcome.seconds, outcome.peak_bytes)


def page_texts(
    path: Path, *, ocr: bool = False, limits: Limits = DEFAULT_LIMITS
) -> tuple[str, ...]:
    """The lines of each page of a PDF in reading order; DocumentError where there are none."""
    request = {"job": "text", "path": str(path.absolute()), "type": "pdf"}
    outcome = supervise(request, limits, ocr=ocr)
    if outcome.answer is None:
        raise DocumentError(f"{path.name}: the pages could not be read ({outcome.status})")
    return tuple(str(text) for text in outcome.answer["texts"])


def rival_cost(path: Path) -> Rival:
    """pdfplumber on the same file, in a process of its own; DocumentError where it fails."""
    command = [sys.executable, "-m", "aligncheck.documents.pdf.rival", str(path)]
    told = subprocess.run(command, capture_output=True, check=False, timeout=RIVAL_SECONDS)
    if told.returncode:
        raise DocumentError(f"{path.name}: pdfplumber could not read the file")
    found: dict[str, Any] = json.loads(told.stdout)
    edges = tuple(tuple(page) for page in found["edges"])
    return Rival(int(found["pages"]), float(found["seconds"]), edges)
