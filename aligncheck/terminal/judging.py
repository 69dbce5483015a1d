"""Reading and judging for the commands, with what was done before at hand."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from aligncheck.assess import Stage, check, why_unusable
from aligncheck.assessment import Assessment
from aligncheck.documents import Document, Kind, Language, Passage, read_document
from aligncheck.documents.filetype import file_hash
from aligncheck.documents.tesseract import tesseract_version
from aligncheck.documents.warnings import is_lasting
from aligncheck.encoding.bundled import DEFAULT_MODEL, find_encoder
from aligncheck.errors import DocumentError
from aligncheck.frameworks import Framework, find_frameworks
from aligncheck.grading import grade
from aligncheck.matching.judge import Judge
from aligncheck.store import CachedJudge, Store, cached_reader
from aligncheck.terminal.progress import ProgressLine

_ANY_PASSAGE = Passage(
    "Fylkeskommunen skal kutte utslippene.", Kind.PARAGRAPH, (), Language.NB, None, (), ""
)


class Judging:
    """Reads and judges plans as the command line asks; with a store, nothing in them twice."""

    def __init__(self, given: argparse.Namespace, store: Store | None) -> None:
        self._given = given
        self._store = store
        self._frameworks = find_frameworks(given.framework)
        judge = chosen_judge(given.model)
        read = partial(read_and_warm_up, judge, self._frameworks, ocr=given.ocr)
        options = f"ocr {tesseract_version()}" if given.ocr else ""
        self._read = cached_reader(store, read, options=options) if store else read
        self._judge: Judge = CachedJudge(store, judge) if store else judge

    def check(self, source: Path | Document) -> Assessment:
        """The plan's assessment, with progress on stderr; DocumentError in the chosen language."""
        given, line = self._given, ProgressLine(self._given.language)
        line(Stage.READING, 0.0)
        document = source if isinstance(source, Document) else self._read(source)
        if not document.judged:
            line.done()
            raise DocumentError(f"{document.name}: {why_unusable(document, given.language)}")
        self._note(source, document)
        assessment = check(
            document,
            frameworks=self._frameworks,
            judge=self._judge,
            profile=given.profile,
            progress=line,
        )
        line.done()
        return assessment

    def _note(self, source: Path | Document, document: Document) -> None:
        """Let `corpus remove` find the verdicts that are now kept, where the document is not."""
        if self._store is None:
            return
        if isinstance(source, Document):  # several files as one
            self._store.note_texts(document, _hashes(self._given.files))
        elif not is_lasting(document):
            self._store.note_texts(document, [document.sha256])


def _hashes(files: Iterable[Path]) -> Iterator[str]:
    """The SHA-256 of each; one that cannot be read has no passage in the plan either."""
    for file in files:
        with suppress(OSError):
            yield file_hash(file)


def read_and_warm_up(
    judge: Judge, frameworks: Sequence[Framework], path: Path, *, ocr: bool
) -> Document:
    """The document; while a child process reads it, what will judge it is loaded here."""
    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(_warm_up, judge, frameworks)
        document = read_document(path, ocr=ocr)
        loading.result()
    return document


def _warm_up(judge: Judge, frameworks: Sequence[Framework]) -> None:
    """Judge and grade one passage, for models and word lists are loaded when first used."""
    (matches,) = judge.judge([_ANY_PASSAGE], frameworks)
    for match in matches[:1]:
        grade(match, _ANY_PASSAGE)


def chosen_judge(model: str) -> Judge:
    """The trained judge, or a zero-shot one on another model."""
    if model == DEFAULT_MODEL:
        from aligncheck.matching.trained import TrainedJudge

        return TrainedJudge()
    from aligncheck.matching.untrained import UntrainedJudge

    return UntrainedJudge(find_encoder(model))
