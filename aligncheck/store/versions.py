"""What a kept result depends on beside its input: the program's own parts and the packages."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import aligncheck
from aligncheck.assessment import Origin
from aligncheck.documents.filetype import file_hash
from aligncheck.encoding.bundled import models_folder
from aligncheck.encoding.packages import package_versions

PACKAGE = Path(__file__).resolve().parents[1]
READING = (
    "pypdfium2",
    "pdfplumber",
    "pdfminer.six",
    "python-docx",
    "odfdo",
    "lxml",
    "markdown-it-py",
    "pillow",
)
JUDGING = ("numpy", "onnxruntime", "tokenizers")


@cache
def reader_version() -> str:
    """A hash that changes with every change to the reading of documents."""
    return program_hash(("documents",), READING)


@cache
def judging_version() -> str:
    """A hash that changes with every change to the judging of passages, the model apart.

    Whatever is judged, the judge also looks at the built-in frameworks, and knows the vectors of
    their examples by heart, which are no part of the model's own hash.
    """
    program = program_hash(("frameworks", "encoding", "matching"), JUDGING)
    return hashlib.sha256((program + _examples_hash()).encode()).hexdigest()


@cache
def checking_version() -> str:
    """A hash that changes with whatever a result may depend on, the judge's model apart."""
    rooms = ("documents", "frameworks", "encoding", "matching", "grading")
    program = program_hash((*rooms, "assess.py", "assessment.py"), (*READING, *JUDGING))
    digest = hashlib.sha256(program.encode())
    digest.update(folder_hash(models_folder() / "strength").encode())
    digest.update(_examples_hash().encode())
    return digest.hexdigest()


def this_program(*, profile: str | None, ocr: bool) -> Origin:
    """What stands in a result that this program gives, or would give again, when so asked."""
    return Origin(aligncheck.__version__, checking_version(), profile, ocr)


@cache
def folder_hash(folder: Path) -> str:
    """A hash over the names and bytes of the files in a folder, such as a model's."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*")):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _examples_hash() -> str:
    """A hash over the vectors of the built-in examples; empty where they are encoded anew."""
    path = models_folder() / "judge" / "examples.safetensors"
    return file_hash(path) if path.is_file() else ""


def program_hash(rooms: Sequence[str], packages: Sequence[str]) -> str:
    """A hash over the source of those parts of the program and the packages' versions."""
    digest = hashlib.sha256(str(package_versions(packages)).encode())
    for room in rooms:
        place = PACKAGE / room
        for path in sorted(place.rglob("*.*")) if place.is_dir() else [place]:
            if path.suffix in {".py", ".toml", ".txt", ".json"}:
                digest.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
