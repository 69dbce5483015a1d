"""The plan's own files beside a kept result: which is which, and the text that they give back."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aligncheck.assessment import Assessment
from aligncheck.documents import Document, read_document, read_plan
from aligncheck.documents.document import with_name
from aligncheck.errors import UsageError


def named_files(document: Document, paths: Sequence[Path]) -> Mapping[str, Path]:
    """The files by the names that the plan's passages carry; UsageError for one of another plan.

    The one file of a plan of one file may have any name, those of several are known by theirs.
    """
    names = document.files or (document.name,)
    if len(paths) == 1 and len(names) == 1:
        return {names[0]: paths[0]}
    known = {_same(name): name for name in names}
    strange = [path for path in paths if _same(path.name) not in known]
    if strange:
        raise UsageError(
            f"--plan {strange[0]}: no file of the plan has that name; its files are "
            f"{', '.join(names)}"
        )
    return {known[_same(path.name)]: path for path in paths}


def _same(name: str) -> str:
    """The name in one form, however the file system writes its å."""
    return unicodedata.normalize("NFC", name)


def with_text(assessment: Assessment, files: Mapping[str, Path], *, ocr: bool) -> Assessment:
    """The assessment of which only the quotes were kept, with the whole text of its plan again.

    UsageError where a file is missing, or the one file is not the one that was checked.
    """
    if not assessment.only_quotes or not files:
        return assessment
    document = assessment.document
    names = document.files or (document.name,)
    missing = [name for name in names if name not in files]
    if missing:
        raise UsageError(f"the plan's own file {missing[0]} is missing; give it, too: --plan FILE")
    asked = ocr or bool(assessment.origin and assessment.origin.ocr)
    if len(names) == 1:
        read = with_name(read_document(files[names[0]], ocr=asked), names[0])
        if read.sha256 != document.sha256:
            raise UsageError(
                f"{files[names[0]]} is not the file {document.name} that was checked, or was "
                "changed since; give that file, or check this one and report on it"
            )
    else:
        read = read_plan([files[name] for name in names], name=document.name, ocr=asked)
    whole = replace(document, passages=read.passages, file_names=names)
    return replace(assessment, document=whole, only_quotes=False)
