"""The written training passages: whole, without repeats, and apart from what is measured on."""

import json
import re
from pathlib import Path

import pytest

from aligncheck.frameworks import builtin_frameworks
from aligncheck.training.sources import REAL_LABELS

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(p for p in (CORPUS / "training").glob("*.jsonl") if p.name != REAL_LABELS)


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def written():
    return [row for path in FILES for row in rows_of(path)]


def bare(text):
    return re.sub(r"\W+", "", text.casefold())


def test_there_are_passages_enough_and_many_that_are_evidence_for_nothing(written):
    assert len(written) > 12_000
    assert sum(not row["labels"] for row in written) > len(written) / 5
    assert {row["lang"] for row in written} == {"nb", "nn", "en"}


def test_every_criterion_is_written_about_at_least_a_hundred_times(written):
    ids = {one.id for each in builtin_frameworks() if each.id != "S3-P" for one in each.criteria}
    counts = dict.fromkeys(ids, 0)
    for row in written:
        for criterion, level in row["labels"].items():
            assert level in (1, 2, 3, 4, 5), row["id"]
            counts[criterion] += 1
    assert min(counts.values()) > 100, counts


def test_no_id_and_no_text_stands_twice(written):
    assert len({row["id"] for row in written}) == len(written)
    texts = {(bare(row["text"]), row["lang"]) for row in written}
    assert len(texts) > 0.998 * len(written)


def test_a_nynorsk_twin_has_the_labels_of_its_bokmal_passage(written):
    known = {row["id"]: row for row in written}
    twins = [
        row for row in written if row["id"].removesuffix("n") in known and row["id"][-1] == "n"
    ]
    assert len(twins) > 1_000
    for twin in twins:
        bokmal = known[twin["id"].removesuffix("n")]
        assert (bokmal["lang"], twin["lang"]) == ("nb", "nn"), twin["id"]
        assert twin["labels"] == bokmal["labels"], twin["id"]


def test_nothing_that_is_measured_on_is_trained_on(written):
    trained = {bare(row["text"]) for row in written}
    for path in sorted((CORPUS / "checks").glob("*.jsonl")):
        for row in rows_of(path):
            texts = [row[key] for key in ("text", "nb", "nn") if key in row]
            assert not trained.intersection(map(bare, texts)), row["id"]
