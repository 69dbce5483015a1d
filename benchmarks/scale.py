"""The store as the corpus grows: cost of a plan at 100, 1,000 and 10,000 plans, and of a search.

The plans are made up of words, their vectors are random: only the store is measured here.
"""

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from aligncheck.assessment import Assessment, CriterionStatus, Evidence, Finding, ModelInfo
from aligncheck.documents import Box, Document, Kind, Language, Passage, Status
from aligncheck.frameworks import builtin_frameworks
from aligncheck.matching.match import Why
from aligncheck.store import PlanRecord, Store, open_store
from aligncheck.store.plain import text_hash
from aligncheck.store.vectors import keep_vectors

SIZES = (100, 1_000, 10_000)
PASSAGES = 100  # a plan: 10,000 plans make a million passages
DIMENSION = 384
MEASURED = 50  # plans whose cost is averaged at each size
COUNTIES = ("Troms", "Agder", "Nordland", "Vestland", "Innlandet")
MODEL = "random-384"


def scale(folder: Path, sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Processor milliseconds a plan (save, load), and those of clock and processor a search."""
    store, chance = open_store(folder / "scale"), random.Random(1)
    words = [f"{stem}{ending}" for stem in _stems(chance) for ending in ("", "et", "ene", "er")]
    results, made = {}, 0
    for size in sizes:
        saving: list[float] = []
        while made < size:
            saving.append(_save(store, made, words, chance))
            made += 1
        results[str(size)] = {
            "plans": size,
            "passages": size * PASSAGES,
            "save_cpu_ms": round(1000 * statistics.mean(saving[-MEASURED:]), 1),
            "load_cpu_ms": round(1000 * _loading(store), 1),
            **_searching(store, words, chance),
        }
    megabytes = sum(path.stat().st_size for path in (folder / "scale").rglob("*") if path.is_file())
    return {"vectors": "random", "by_size": results, "store_megabytes": round(megabytes / 1e6)}


def _stems(chance: random.Random) -> list[str]:
    return ["".join(chance.choices("abdefghiklmnoprstuvyæøå", k=7)) for _ in range(5000)]


def _save(store: Store, number: int, words: list[str], chance: random.Random) -> float:
    assessment, vectors = _plan(number, words, chance), _vectors(number)
    hashes = [text_hash(passage.text) for passage in assessment.document.passages]
    plan = PlanRecord(f"Plan {number}", COUNTIES[number % 5], None, 2010 + number % 16)
    began = time.process_time()
    with store.database.writing() as connection:
        keep_vectors(connection, MODEL, hashes, vectors)
    store.keep_result("config", assessment.document, assessment, plan=plan)
    return time.process_time() - began


def _plan(number: int, words: list[str], chance: random.Random) -> Assessment:
    passages = tuple(
        Passage(
            " ".join(chance.choices(words, k=40)),
            Kind.PARAGRAPH,
            ("1 Mål",),
            Language.NB,
            1 + place // 8,
            (Box(1, 72.0, 100.0, 500.0, 112.0),) * 3,
            "plan.pdf",
        )
        for place in range(PASSAGES)
    )
    document = Document(
        f"plan_{number}.pdf", f"{number:064x}", Status.OK, "", 13, (), passages, Language.NB, ()
    )
    findings = tuple(
        _finding(criterion.id, framework.id, passages, chance)
        for framework in builtin_frameworks()
        for criterion in framework.criteria
    )
    model = ModelInfo("made up", "0", "00" * 32)
    return Assessment(document, model, builtin_frameworks(), findings, ())


def _finding(
    criterion: str, framework: str, passages: tuple[Passage, ...], chance: random.Random
) -> Finding:
    why = Why(("ord",), "et eksempel", 0.8)
    evidence = tuple(
        Evidence(criterion, passage, 0.9, 3, (), why) for passage in chance.sample(passages, 3)
    )
    return Finding(criterion, framework, CriterionStatus.COVERED, 3, evidence, ())


def _vectors(number: int) -> "np.ndarray[Any, np.dtype[np.float32]]":
    vectors = np.random.default_rng(number).normal(size=(PASSAGES, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _loading(store: Store) -> float:
    ids = [row.id for row in store.assessments()[:MEASURED]]
    began = time.process_time()
    for id in ids:
        store.load_assessment(id)
    return (time.process_time() - began) / len(ids)


def _searching(store: Store, words: list[str], chance: random.Random) -> dict[str, float]:
    """Ten searches of each kind; the first one by meaning, which copies new vectors, apart."""
    vector = _vectors(3)[0]
    catching_up = _cost(lambda: store.search("", vector=vector, model=MODEL))
    queries = [" ".join(chance.choices(words, k=2)) for _ in range(10)]
    kinds: dict[str, list[Callable[[], object]]] = {
        "two_words": [lambda query=query: store.search(query) for query in queries],
        "one_word": [lambda word=word: store.search(word) for word in chance.choices(words, k=10)],
        "meaning": [lambda: store.search("", vector=vector, model=MODEL)] * 10,
        "both": [
            lambda query=query: store.search(query, vector=vector, model=MODEL) for query in queries
        ],
    }
    figures = {"catching_up_ms": round(1000 * catching_up[0])}
    for name, searches in kinds.items():
        walls, processors = zip(*(_cost(search) for search in searches), strict=True)
        figures[f"{name}_ms"] = round(1000 * statistics.median(walls), 1)
        figures[f"{name}_worst_ms"] = round(1000 * max(walls), 1)
        figures[f"{name}_cpu_ms"] = round(1000 * statistics.median(processors), 1)
    return figures


def _cost(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of the processor; on a busy machine only these can be compared."""
    began, used = time.monotonic(), time.process_time()
    act()
    return time.monotonic() - began, time.process_time() - used
