"""One document of a batch: what a worker is asked, what it answers, and how it finds the answer."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from aligncheck.assess import check
from aligncheck.assessment import Assessment, Finding, ModelInfo
from aligncheck.batch.judges import keep_vectors
from aligncheck.batch.settings import DEFAULT_FACTORY, Settings
from aligncheck.documents import Document, Limits, Status, read_document
from aligncheck.documents.reading import failed
from aligncheck.documents.tesseract import tesseract_version
from aligncheck.encoding.bundled import DEFAULT_MODEL
from aligncheck.errors import ModelError
from aligncheck.frameworks import Framework
from aligncheck.store import CachedJudge, cached_reader, open_store
from aligncheck.store.plain import (
    Plain,
    document_from_plain,
    document_to_plain,
    from_plain,
    to_plain,
)
from aligncheck.store.versions import checking_version

Say = Callable[[str, int], None]
"""Told what begins: a stage and the number of passages in it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to check; `following` is the path of the worker's next one, to be read ahead."""

    number: int  # place among the inputs of the batch
    path: str
    sha256: str
    following: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file: its document, and the assessment where it could be judged.

    The document has no hash where the file was out of reach or had become another one: then
    nothing is known of the content that the task names.
    """

    document: Document
    assessment: Assessment | None


class Checker:
    """Checks one file after another with one judge; reads the next file meanwhile."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        _refuse_other_program(settings)
        store = open_store(Path(settings.store)) if settings.store else None
        judge = settings.judge.make(store)
        if judge.sha256 != settings.judge_sha256:
            raise ModelError(
                "this worker has another model than the program that started the batch "
                f"({judge.sha256[:12]}, not {settings.judge_sha256[:12]}); "
                "use the same checkout and --model on every machine"
            )
        read = partial(_read, limits=settings.limits, ocr=settings.ocr)
        scanning = tesseract_version() if settings.ocr else ""
        options = f"{settings.limits} ocr={settings.ocr} {scanning}"
        self._read = cached_reader(store, read, options=options) if store else read
        self._judge = CachedJudge(store, judge) if store else judge
        self._store = store
        self._reader = ThreadPoolExecutor(1, "reader")  # one thread for life: see worker.py
        self._ahead: dict[str, Future[Document]] = {}

    def answer(self, task: Task, say: Say) -> Answer:
        """The document and its assessment; a bad file gives a status, never an exception."""
        say("reading", 0)
        document = self._document(task)
        if _is_of_another(document, task):
            return Answer(failed(document.name, "", Status.DAMAGED), None)
        document = replace(document, sha256=task.sha256)
        passages = len(document.judged)
        if not passages:
            return Answer(_without_passages(document), None)
        say("judging", passages)
        settings = self._settings
        assessment = check(
            document, frameworks=settings.frameworks, judge=self._judge, profile=settings.profile
        )
        self._keep_vectors(document)
        return Answer(document, assessment)

    def _keep_vectors(self, document: Document) -> None:
        """Let search by meaning find the document, where one of our own models judged it."""
        judge = self._settings.judge
        if self._store is not None and judge.factory == DEFAULT_FACTORY:
            model = judge.options.get("model", DEFAULT_MODEL)
            keep_vectors(self._store, document.passages, model=model)

    def _document(self, task: Task) -> Document:
        """The document of the task; the reading of the following one is begun."""
        reading = self._ahead.pop(task.path, None) or self._begin(task.path)
        self._ahead.clear()
        if task.following is not None:
            self._ahead[task.following] = self._begin(task.following)
        return reading.result()

    def _begin(self, path: str) -> "Future[Document]":
        return self._reader.submit(self._read, Path(path))


def _refuse_other_program(settings: Settings) -> None:
    """ModelError where this worker might give another result than the program that asks."""
    if settings.program != checking_version():
        raise ModelError(
            "this worker has another aligncheck than the program that started the batch "
            f"({checking_version()[:12]}, not {settings.program[:12]}), or other versions of "
            "packages; use the same checkout and packages on every machine, and start again "
            "after an upgrade"
        )


def _read(path: Path, *, limits: Limits, ocr: bool) -> Document:
    """The document; a reader that was lost is tried once more, as the machine may have lost it."""
    document = read_document(path, limits=limits, ocr=ocr)
    if document.status is Status.CRASHED:
        return read_document(path, limits=limits, ocr=ocr)
    return document


def _is_of_another(document: Document, task: Task) -> bool:
    """Whether what was read is not what the task names; a file that is too large has no hash."""
    if not document.sha256:
        return document.status is Status.DAMAGED
    return document.sha256 != task.sha256


def _without_passages(document: Document) -> Document:
    """The document; where nothing in it can be judged its status says so."""
    if document.status is not Status.OK:
        return document
    return failed(document.name, document.sha256, Status.NO_TEXT, pages=document.pages)


def answer_to_wire(answer: Answer) -> Plain:
    """The answer as plain values; quotes point to passages of the document by their place."""
    places = {passage: place for place, passage in enumerate(answer.document.passages)}
    found = answer.assessment
    return {
        "document": document_to_plain(answer.document),
        "assessment": None
        if found is None
        else {
            "model": to_plain(found.model),
            "findings": to_plain(found.findings, places),
            "warnings": list(found.warnings),
        },
    }


def answer_from_wire(wire: Plain, frameworks: tuple[Framework, ...]) -> Answer:
    """The answer that was sent by a worker with those frameworks."""
    document = document_from_plain(wire["document"])
    found = wire["assessment"]
    if found is None:
        return Answer(document, None)
    assessment = Assessment(
        document,
        from_plain(ModelInfo, found["model"]),
        frameworks,
        from_plain(tuple[Finding, ...], found["findings"], document.passages),
        tuple(found["warnings"]),
        judged=len(document.judged),
    )
    return Answer(document, assessment)


def failure(task: Task, status: Status) -> Answer:
    """The answer for a file whose worker gave none."""
    document = failed(Path(task.path).name, task.sha256, status)
    return Answer(document, None)
