"""Fit how score, terms and nearness make one probability, and from where on it is accepted.

Everything here is fitted on out-of-fold scores: no passage's own document was seen by the
network that scored it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from aligncheck.matching.settings import Fusion, ZeroShot, sigmoid

Numbers = NDArray[np.float32]
BIAS_SCALE = 0.1
"""How far a criterion's own bias may go from the common one: of 0, 0.1, 0.2, 0.35 and 0.6 the best
out of fold (micro F1 0.754, at 0.35 0.746; 29 November 2026)."""
PRIOR_PASSAGES = 8.0  # weight of the common threshold in a criterion's own
THRESHOLDS = np.arange(0.15, 0.76, 0.02)
LEAST_THRESHOLD = 0.36
"""No criterion accepts below; the best of 0.32–0.44 out of fold (29 November 2026)."""
LEAST_BEST = 0.6
"""Nothing is accepted where no criterion has this probability: passages for nothing are left
empty in 0.87 of cases (0.55: 0.82), for less than 0.001 of micro F1 (0.5–0.65 tried out of fold,
29 November 2026)."""


@dataclass(frozen=True)
class Scored:
    """Passages × criteria: out-of-fold scores of both models, term found, nearness, truth."""

    criteria: tuple[str, ...]
    score: Numbers
    words: Numbers
    terms: Numbers
    nearness: Numbers
    truth: Numbers
    counts: Numbers

    def some(self, rows: Sequence[int]) -> "Scored":
        """Only the passages of those rows."""
        chosen = list(rows)
        return Scored(self.criteria, *(table[chosen] for table in self._tables))

    def of(self, columns: Sequence[int]) -> "Scored":
        """Only those criteria."""
        chosen = list(columns)
        names = tuple(self.criteria[column] for column in chosen)
        return Scored(names, *(table[:, chosen] for table in self._tables))

    @property
    def _tables(self) -> tuple[Numbers, ...]:
        return (self.score, self.words, self.terms, self.nearness, self.truth, self.counts)


def fit_fusion(scored: Scored) -> Fusion:
    """A logistic rule a framework with a bias a criterion, and thresholds for the best F1."""
    groups = [name.partition("-")[0] for name in scored.criteria]
    parts = [
        _fit_one(scored.of([column for column, group in enumerate(groups) if group == name]))
        for name in dict.fromkeys(groups)
    ]
    names = [each.name for each in fields(Fusion)]
    return Fusion(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    )


def _fit_one(scored: Scored) -> Fusion:
    features = ("score", "words", "terms", "nearness")
    weights, bias = _logistic(scored, features, own_bias=True)
    columns = len(scored.criteria)
    fusion = Fusion(
        **{name: np.full(columns, weight) for name, weight in zip(features, weights, strict=True)},
        bias=np.asarray(bias, np.float32),
        threshold=np.full(columns, 0.5),
    )
    best = best_thresholds(probabilities(fusion, scored), scored)
    threshold = np.maximum(LEAST_THRESHOLD, np.asarray(best, np.float32))
    return replace(fusion, threshold=threshold)


def fit_zero_shot(scored: Scored) -> ZeroShot:
    """The rule for criteria without a head, fitted as if none of the criteria had one."""
    weights, bias = _logistic(scored, ("nearness", "terms"), own_bias=False)
    rule = ZeroShot(weights[0], weights[1], bias[0], 0.5)
    logits = rule.nearness * scored.nearness + rule.terms * scored.terms + rule.bias
    return ZeroShot(rule.nearness, rule.terms, rule.bias, _common(sigmoid(logits), scored))


def probabilities(fusion: Fusion, scored: Scored) -> Numbers:
    """Passages × criteria: the fused probability."""
    return fusion.probabilities(scored.score, scored.words, scored.terms, scored.nearness)


def _logistic(
    scored: Scored, features: Sequence[str], *, own_bias: bool
) -> tuple[list[float], tuple[float, ...]]:
    """Weights of the features and the bias of each criterion."""
    from scipy.sparse import csr_matrix, hstack, identity, kron
    from sklearn.linear_model import LogisticRegression

    passages, criteria = scored.truth.shape
    columns = np.stack([getattr(scored, name).ravel() for name in features], axis=1)
    table = csr_matrix(columns)
    if own_bias:
        ones = np.ones((passages, 1))
        table = hstack([table, kron(ones, identity(criteria)) * BIAS_SCALE]).tocsr()
    model = LogisticRegression(C=1.0, max_iter=500)
    model.fit(table, scored.truth.ravel(), sample_weight=scored.counts.ravel())
    weights = [float(weight) for weight in model.coef_[0]]
    common = float(model.intercept_[0])
    own = weights[len(features) :] or [0.0]
    return weights[: len(features)], tuple(common + BIAS_SCALE * value for value in own)


def _counts(probability: Numbers, scored: Scored, threshold: float) -> tuple[Numbers, Numbers]:
    """True positives and F1's denominator (2TP + FP + FN) of each criterion."""
    given = (probability >= threshold) * scored.counts
    truth = scored.truth * scored.counts
    hits = (given * truth).sum(axis=0)
    return hits, given.sum(axis=0) + truth.sum(axis=0)


def _common(probability: Numbers, scored: Scored) -> float:
    """The one threshold with the best micro F1."""
    scores = []
    for threshold in THRESHOLDS:
        hits, total = _counts(probability, scored, threshold)
        scores.append(2 * hits.sum() / total.sum())
    return float(THRESHOLDS[int(np.argmax(scores))])


def best_thresholds(probability: Numbers, scored: Scored) -> tuple[float, ...]:
    """Each criterion's best threshold, drawn to the common one where it has few passages."""
    common = _common(probability, scored)
    share = []
    for threshold in THRESHOLDS:
        hits, total = _counts(probability, scored, threshold)
        closeness = 1 - abs(threshold - common)
        share.append((2 * hits + PRIOR_PASSAGES * closeness) / (total + PRIOR_PASSAGES))
    best = THRESHOLDS[np.argmax(np.stack(share), axis=0)]
    return tuple(float(threshold) for threshold in best)
