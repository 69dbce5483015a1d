"""Nothing twice: a reader, an encoder and a judge that remember in the store."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligncheck.documents import Document, Passage, read_document
from aligncheck.documents.document import with_name
from aligncheck.documents.filetype import file_hash, file_type
from aligncheck.documents.warnings import is_lasting
from aligncheck.encoding.encoder import LastingEncoder
from aligncheck.frameworks import Framework
from aligncheck.matching.judge import Judge
from aligncheck.store.assessments import framework_hash
from aligncheck.store.documents import keep_document, load_document
from aligncheck.store.judgements import Matches, find_matches, keep_matches, passage_hash
from aligncheck.store.nearest import erase
from aligncheck.store.plain import hash_of, text_hash
from aligncheck.store.store import Store
from aligncheck.store.vectors import drop_former, find_vectors, keep_vectors, kept_name
from aligncheck.store.versions import judging_version, reader_version

Reader = Callable[[Path], Document]
ENCODED_AT_ONCE = 256  # texts whose vectors are kept together; a killed run loses no more


def cached_reader(store: Store, reader: Reader = read_document, *, options: str = "") -> Reader:
    """The reader, reading each content of one type once; `options` tells it from the default."""

    def read(path: Path) -> Document:
        try:
            sha256, asked = file_hash(path), f"{file_type(path)} {options}"
        except OSError:
            return reader(path)  # which says what is wrong with it
        found = _kept_document(store, path, sha256, asked)
        if found is not None:
            return found
        document = reader(path)
        if document.sha256 and is_lasting(document):
            _keep_parse(store, document, asked)
        return document

    return read


def _kept_document(store: Store, path: Path, sha256: str, options: str) -> Document | None:
    with store.database.reading() as connection:
        row = connection.execute(
            "SELECT document FROM parses WHERE sha256 = ? AND reader = ? AND options = ?",
            (sha256, reader_version(), options),
        ).fetchone()
        if row is None:
            return None
        document = load_document(connection, row["document"])
    return with_name(document, path.name)


def _keep_parse(store: Store, document: Document, options: str) -> None:
    with store.database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO parses (sha256, reader, options, document) VALUES (?, ?, ?, ?)",
            (document.sha256, reader_version(), options, keep_document(connection, document)),
        )


class CachedEncoder:
    """An encoder that encodes each text once; its vectors are those of the first time.

    Kept as float32 nothing changes; float16 halves the store and moves a cosine by < 0.001.
    Where vectors are now made in another way, a text is encoded anew, and its old vector goes.
    """

    def __init__(self, store: Store, encoder: LastingEncoder, *, kind: type = np.float32) -> None:
        self._store = store
        self._encoder = encoder
        self._kind = kind

    @property
    def model_id(self) -> str:
        """The name of the model; with float16 vectors it has a name of its own."""
        model = self._encoder.model_id
        return model if self._kind is np.float32 else f"{model}/{np.dtype(self._kind).name}"

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of `texts` in their order, one L2-normalised row each."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        hashes = [text_hash(text) for text in texts]
        with self._store.database.reading() as connection:
            distinct = list(dict.fromkeys(hashes))
            known = find_vectors(connection, self._kept_name, self.dimension, distinct)
        new = {hash: text for hash, text in zip(hashes, texts, strict=True) if hash not in known}
        known.update(self._encode_new(list(new), list(new.values())))
        return np.stack([known[hash] for hash in hashes])

    def _encode_new(
        self, hashes: Sequence[bytes], texts: Sequence[str]
    ) -> dict[bytes, NDArray[np.float32]]:
        made: dict[bytes, NDArray[np.float32]] = {}
        for start in range(0, len(texts), ENCODED_AT_ONCE):
            part = slice(start, start + ENCODED_AT_ONCE)
            vectors: NDArray[Any] = self._encoder.encode(texts[part]).astype(self._kind)
            with self._store.database.writing() as connection:
                keep_vectors(connection, self._kept_name, hashes[part], vectors)
                self._drop_former(connection, hashes[part])
            made.update(zip(hashes[part], vectors.astype(np.float32), strict=True))
        return made

    @property
    def _kept_name(self) -> str:
        return kept_name(self.model_id, self._encoder.made_by)

    def _drop_former(self, connection: sqlite3.Connection, hashes: Sequence[bytes]) -> None:
        gone = drop_former(connection, self.model_id, self._encoder.made_by, hashes)
        for name, ids in gone.items():
            erase(self._store.vectors_folder, name, ids)


class CachedJudge:
    """A judge that judges each passage once for each set of frameworks.

    It relies on a verdict being the same whatever other passages are judged with it. One that does
    not keep `at_once` keeps nothing before it is told to.
    """

    def __init__(self, store: Store, judge: Judge, *, at_once: bool = True) -> None:
        self._store = store
        self._judge = judge
        self._at_once = at_once
        self._made: list[tuple[str, dict[bytes, Passage], list[Matches]]] = []

    @property
    def name(self) -> str:
        """The model's name for people."""
        return self._judge.name

    @property
    def version(self) -> str:
        """The model's version."""
        return self._judge.version

    @property
    def sha256(self) -> str:
        """A hash over everything that the verdicts depend on beside text and framework."""
        return self._judge.sha256

    def false_gap_rate(self, framework_id: str) -> float | None:
        """The measured share of this framework's gaps that a reader found evidence for."""
        return self._judge.false_gap_rate(framework_id)

    def judge(self, passages: Sequence[Passage], frameworks: Sequence[Framework]) -> list[Matches]:
        """The matches of each passage, most probable first; accepted ones are marked."""
        context = hash_of(
            [self.sha256, judging_version(), *(framework_hash(each) for each in frameworks)]
        )
        hashes = [passage_hash(passage) for passage in passages]
        with self._store.database.reading() as connection:
            known = find_matches(connection, context, list(dict.fromkeys(hashes)))
        new = {
            hash: passage
            for hash, passage in zip(hashes, passages, strict=True)
            if hash not in known
        }
        if new:
            made = self._judge.judge(list(new.values()), frameworks)
            known.update(zip(new, made, strict=True))
            self._made.append((context, new, made))
            if self._at_once:
                self.keep()
        return [known[hash] for hash in hashes]

    def keep(self) -> None:
        """Keep the verdicts that are new."""
        made, self._made = self._made, []
        if made:
            with self._store.database.writing() as connection:
                for context, passages, matches in made:
                    keep_matches(connection, context, passages, matches)
