"""Nothing twice: what a check found, kept under everything that it depends on."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligncheck.assessment import Assessment
from aligncheck.documents.document import with_name
from aligncheck.documents.filetype import file_hash, file_type
from aligncheck.documents.tesseract import tesseract_version
from aligncheck.documents.warnings import is_lasting
from aligncheck.encoding.bundled import models_folder
from aligncheck.frameworks.loading import BUILTIN_FILES, framework_file
from aligncheck.store.assessments import assessment_of, content_of
from aligncheck.store.documents import keep_document, load_document
from aligncheck.store.plain import hash_of, pack, unpack
from aligncheck.store.store import Store
from aligncheck.store.versions import checking_version, folder_hash


def check_context(
    frameworks: Sequence[str | Path] | None, *, profile: str | None, ocr: bool
) -> str | None:
    """A hash over all that a check by the bundled judge depends on beside the plan's file.

    It reads bytes only, so that nothing need be parsed or loaded to find a kept check; None
    where a framework's file cannot be read.
    """
    try:
        files = [file_hash(framework_file(name)) for name in frameworks or BUILTIN_FILES]
    except OSError:
        return None  # whoever loads the framework says what is wrong with it
    scanning = tesseract_version() if ocr else None
    judge = folder_hash(models_folder() / "judge")
    return hash_of([files, profile, ocr, scanning, judge, checking_version()])


def find_check(store: Store, path: Path, context: str) -> Assessment | None:
    """What an identical check of the same content found, under the name that the file has now.

    The same bytes as a file of another type, such as .txt and .html, are another content.
    """
    try:
        sha256, context = file_hash(path), _as_type_of(path, context)
    except OSError:
        return None  # the reader says what is wrong with it
    with store.database.reading() as connection:
        row = connection.execute(
            "SELECT document, content FROM checks WHERE sha256 = ? AND context = ?",
            (sha256, context),
        ).fetchone()
        if row is None:
            return None
        document = with_name(load_document(connection, row["document"]), path.name)
        found = assessment_of(connection, document, unpack(row["content"]))
        return replace(found, judged=len(document.judged))  # by this very program


def keep_check(store: Store, path: Path, context: str, assessment: Assessment) -> None:
    """Keep what a check of the file found; a reading that another try may better is not kept."""
    document = assessment.document
    if not is_lasting(document):
        return
    try:
        context = _as_type_of(path, context)
    except OSError:
        return  # the file is out of reach by now
    places = {passage: place for place, passage in enumerate(document.passages)}
    with store.database.writing() as connection:
        content = pack(content_of(connection, assessment, places))
        connection.execute(
            "INSERT OR REPLACE INTO checks (sha256, context, document, content) "
            "VALUES (?, ?, ?, ?)",
            (document.sha256, context, keep_document(connection, document), content),
        )


def _as_type_of(path: Path, context: str) -> str:
    """The context for files of that type; OSError where the file cannot be read."""
    return hash_of([context, file_type(path)])
