from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligncheck.documents import Document, Status, read_document
from aligncheck.documents.document import with_files
from aligncheck.store import CachedEncoder, CachedJudge, Store, cached_reader, open_store
from aligncheck.store.plain import document_from_plain, document_to_plain
from tests.store.samples import document, framework, passage
from tests.store.toys import HashEncoder, WordJudge


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


class CountingReader:
    def __init__(self, status: Status = Status.OK, *warnings: str) -> None:
        self.read: list[str] = []
        self._status = status
        self._warnings = warnings

    def __call__(self, path: Path) -> Document:
        self.read.append(path.name)
        sha256 = read_document(path).sha256
        made = document(sha256=sha256, name=path.name)
        return replace(made, status=self._status, warnings=self._warnings)


def test_a_file_is_read_once_whatever_its_name(store: Store, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("samme innhold")
    second.write_text("samme innhold")
    reader = CountingReader()
    read = cached_reader(store, reader)
    assert read(first) == read(first)
    again = read(second)
    assert (again.name, {found.file for found in again.passages}) == ("b.txt", {"b.txt"})
    assert reader.read == ["a.txt"]


def test_the_same_bytes_are_read_by_the_type_of_the_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "side.txt"
    path.write_text("<p>Fylkeskommunen skal kutte utslippene innen 2030.</p>")
    read = cached_reader(store)
    assert read(path).passages[0].text.startswith("<p>")
    page = path.rename(tmp_path / "side.html")
    for _ in range(2):  # as read, then as kept
        assert read(page).passages[0].text == "Fylkeskommunen skal kutte utslippene innen 2030."


def labelled(source: Document) -> Document:
    """The same reading, with the numbers that are printed on the pages."""
    passages = tuple(replace(spot, page_label=f"{spot.page}a") for spot in source.passages)
    return replace(source, passages=passages)


def test_a_reading_without_labels_is_not_served_as_one_with_them(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("innhold")
    reader = CountingReader()
    before = cached_reader(store, reader)(path)
    monkeypatch.setattr("aligncheck.store.caches.reader_version", lambda: "the next one")
    read = cached_reader(store, lambda path: labelled(reader(path)))
    for _ in range(2):  # as read, then as kept
        assert read(path) == labelled(before)
    assert reader.read == ["a.txt", "a.txt"]


def test_a_reading_from_before_pages_had_labels_stays_the_same_reading() -> None:
    plain = document_to_plain(document())
    assert {len(passage) for passage in plain[6]} == {7}
    assert document_from_plain(plain) == document()
    known = labelled(document())
    assert document_from_plain(document_to_plain(known)) == known


def test_a_plan_keeps_the_names_of_files_without_a_passage() -> None:
    plain = document_to_plain(document())
    assert len(plain) == 9  # so a plan of one file stays the same reading
    known = with_files(document(), ["plan.pdf", "skannet.pdf"])
    assert document_from_plain(document_to_plain(known)) == known


def test_readers_with_other_options_do_not_share(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("innhold")
    reader = CountingReader()
    cached_reader(store, reader)(path)
    cached_reader(store, reader, options="ocr")(path)
    assert len(reader.read) == 2


@pytest.mark.parametrize("status", [Status.TIMEOUT, Status.MEMORY, Status.CRASHED])
def test_a_failure_that_may_pass_is_tried_again(
    store: Store, tmp_path: Path, status: Status
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("innhold")
    reader = CountingReader(status)
    read = cached_reader(store, reader)
    read(path)
    read(path)
    assert len(reader.read) == 2


@pytest.mark.parametrize("warning", ["no_tesseract:1", "vedlegg.pdf: ocr_failed:2–4"])
def test_a_scan_that_could_not_be_read_is_tried_again(
    store: Store, tmp_path: Path, warning: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("innhold")
    reader = CountingReader(Status.PARTIAL, "pages_cut:9", warning)
    read = cached_reader(store, reader)
    read(path)
    read(path)
    assert len(reader.read) == 2


def test_a_missing_file_is_left_to_the_reader(store: Store, tmp_path: Path) -> None:
    read = cached_reader(store)
    assert read(tmp_path / "none.pdf").status is Status.DAMAGED


def test_each_text_is_encoded_once_and_comes_back_bit_for_bit(store: Store) -> None:
    plain, inner = HashEncoder(), HashEncoder()
    encoder = CachedEncoder(store, inner)
    first = encoder.encode(["a", "b", "a"])
    again = CachedEncoder(store, inner).encode(["b", "c", "a"])
    assert inner.encoded == ["a", "b", "c"]
    assert np.array_equal(first, plain.encode(["a", "b", "a"]))
    assert np.array_equal(again, plain.encode(["b", "c", "a"]))
    assert encoder.encode([]).shape == (0, 32)


class LaterEncoder(HashEncoder):
    """The same model in a later release, which gives it another prefix."""

    made_by = "a later release"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return super().encode([f"ny: {text}" for text in texts])


def test_a_text_is_encoded_anew_where_its_vector_was_made_in_another_way(
    store: Store, tmp_path: Path
) -> None:
    old = CachedEncoder(store, HashEncoder()).encode(["a", "b"])
    store.search("", vector=old[0])  # makes the copies for search
    later = CachedEncoder(store, LaterEncoder())
    assert np.array_equal(later.encode(["a"]), LaterEncoder().encode(["a"]))
    assert later.model_id == CachedEncoder(store, HashEncoder()).model_id
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*.rows"))
    assert int8(old[1]) in kept
    assert int8(old[0]) not in kept


def int8(vector: NDArray[np.float32]) -> bytes:
    """The vector as the files for search hold it."""
    scale = np.maximum(np.abs(vector).max(), np.float32(1e-12)) / np.float32(127)
    return bytes(np.rint(vector / scale).astype(np.int8).tobytes())


def test_half_precision_gives_the_same_vector_fresh_and_kept(store: Store) -> None:
    encoder = CachedEncoder(store, HashEncoder(), kind=np.float16)
    fresh = encoder.encode(["a"])
    assert np.array_equal(fresh, encoder.encode(["a"]))
    assert np.allclose(fresh, HashEncoder().encode(["a"]), atol=1e-3)


def test_a_revised_draft_pays_only_for_its_changed_passages(store: Store) -> None:
    inner = WordJudge()
    judge = CachedJudge(store, inner)
    draft = [passage(f"klima {number}") for number in range(20)]
    revised = [*draft[:10], passage("klimaet er nytt"), *draft[11:]]
    frameworks = (framework(),)
    assert judge.judge(draft, frameworks) == WordJudge().judge(draft, frameworks)
    assert judge.judge(revised, frameworks) == WordJudge().judge(revised, frameworks)
    assert inner.judged[20:] == ["klimaet er nytt"]


def test_a_judge_that_is_told_to_wait_keeps_its_verdicts_when_asked(store: Store) -> None:
    inner = WordJudge()
    waiting = CachedJudge(store, inner, at_once=False)
    passages = document().passages
    found = waiting.judge(passages, (framework(),))
    assert CachedJudge(store, inner).judge(passages[:1], (framework(),)) == found[:1]
    assert len(inner.judged) == len(passages) + 1
    waiting.keep()
    assert CachedJudge(store, inner).judge(passages, (framework(),)) == found
    assert len(inner.judged) == len(passages) + 1


def test_a_passage_on_another_page_is_not_judged_again(store: Store) -> None:
    inner = WordJudge()
    judge = CachedJudge(store, inner)
    judge.judge([passage("klima", page=1)], (framework(),))
    judge.judge([passage("klima", page=9, file="ny.pdf")], (framework(),))
    assert len(inner.judged) == 1


def test_another_version_of_a_framework_is_judged_anew(store: Store) -> None:
    inner = WordJudge()
    judge = CachedJudge(store, inner)
    judge.judge([passage("klima")], (framework("1"),))
    judge.judge([passage("klima")], (framework("2"),))
    assert len(inner.judged) == 2
