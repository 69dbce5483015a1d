"""Fit the word model, and store it small."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from aligncheck.evaluate.gold import GoldPassage
from aligncheck.grading.ordinal import COMMITTED
from aligncheck.matching.trained import text_for_models
from aligncheck.matching.word_model import WordModel, part_features, word_features
from aligncheck.training.tables import reached, truth_table

MOST_WORDS, MOST_PARTS = 60_000, 80_000
RAREST_WORD, RAREST_PART = 2, 4  # passages a feature must stand in
FEWEST = 3  # passages a criterion must have
FREEDOM = 20.0  # of the logistic regression; chosen before the first measurement, not tuned
ABSENT = -6.0  # logit of a criterion without passages
LARGEST = 127
COMMITMENT_FREEDOM = 3.0  # 1, 3 and 8 tried out of fold on 2026-11-29: alike


def fit_words(passages: Sequence[GoldPassage], criteria: Sequence[str], folder: Path) -> WordModel:
    """A word model of the passages, written to the folder; its last column is commitment."""
    from safetensors.numpy import save_file
    from scipy.sparse import hstack

    texts = [text_for_models(passage.text, passage.language) for passage in passages]
    words = _weighted(word_features, RAREST_WORD, MOST_WORDS)
    parts = _weighted(part_features, RAREST_PART, MOST_PARTS)
    table = hstack([words.fit_transform(texts), parts.fit_transform(texts)]).tocsr()
    weights, bias = _weights(table, passages, criteria)
    committing = _committing(table, passages)
    weights = np.column_stack([weights, committing[0]])
    bias = np.append(bias, committing[1])
    names = [f"w:{name}" for name in words.get_feature_names_out()]
    names += [f"p:{name}" for name in parts.get_feature_names_out()]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / LARGEST
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.txt").write_text("\n".join(names), encoding="utf-8")
    content = {
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
        "rarity": np.concatenate([words.idf_, parts.idf_]).astype(np.float32),
    }
    save_file(content, folder / "words.safetensors")
    return WordModel(folder)


def _weighted(features: Callable[[str], Iterable[str]], rarest: int, most: int) -> Any:  # noqa: ANN401
    """What makes a table of texts × features, the rarer the heavier; sklearn is untyped."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        analyzer=lambda text: list(features(text)),
        min_df=rarest,
        max_features=most,
        sublinear_tf=True,
    )


def _weights(
    table: object, passages: Sequence[GoldPassage], criteria: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Features × criteria, and a bias a criterion."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    assert isinstance(table, csr_matrix)
    truth, counts = truth_table(passages, criteria)
    weights = np.zeros((table.shape[1], len(criteria)), np.float32)
    bias = np.full(len(criteria), ABSENT, np.float32)
    for column in range(len(criteria)):
        rows = np.flatnonzero(counts[:, column])
        if truth[rows, column].sum() < FEWEST:
            continue
        model = LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=60, random_state=0)
        model.fit(table[rows], truth[rows, column])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    return weights, bias


def _committing(table: object, passages: Sequence[GoldPassage]) -> tuple[np.ndarray, float]:
    """Weights of the features and a bias for whether a passage commits its owner.

    Learned from the passages with labels; a passage counts for each side by the share of its
    labels, a level of 2.5 for half.
    """
    from scipy.sparse import csr_matrix, vstack
    from sklearn.linear_model import LogisticRegression

    assert isinstance(table, csr_matrix)
    rows = [row for row, passage in enumerate(passages) if passage.labels]
    levels = [np.array(list(passages[row].labels.values())) for row in rows]
    share = np.array([reached(each, COMMITTED).mean() for each in levels])
    weight = np.sqrt([len(each) for each in levels])
    model = LogisticRegression(
        C=COMMITMENT_FREEDOM, solver="liblinear", max_iter=100, random_state=0
    )
    model.fit(
        vstack([table[rows], table[rows]]),
        np.repeat([1, 0], len(rows)),
        sample_weight=np.concatenate([weight * share, weight * (1 - share)]),
    )
    return model.coef_[0], float(model.intercept_[0])
