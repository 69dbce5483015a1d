"""Fit how much the rest of a plan counts for one passage, on passages of unseen documents."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from aligncheck.matching.in_plan import PlanRule, logit, share_of_others
from aligncheck.training.fusion import Numbers, Scored

FEWEST_PASSAGES = 15  # a document with fewer says too little of its plan


def fit_plan_rule(
    probability: Numbers, scored: Scored, documents: Sequence[str], criteria: Sequence[str]
) -> PlanRule:
    """The rule, from out-of-fold probabilities (passages × criteria) and their documents."""
    from sklearn.linear_model import LogisticRegression

    usual = probability.mean(axis=0)
    rows = _rows_of_plans(documents)
    logits = logit(probability[rows].astype(np.float64))
    shares = _shares(probability, usual, documents)[rows].astype(np.float64)
    table = np.column_stack((logits.ravel(), shares.ravel()))
    model = LogisticRegression(max_iter=500)
    model.fit(table, scored.truth[rows].ravel(), sample_weight=scored.counts[rows].ravel())
    own, share = (round(float(weight), 4) for weight in model.coef_[0])
    known = {name: round(float(mean), 5) for name, mean in zip(criteria, usual, strict=True)}
    return PlanRule(own, share, round(float(model.intercept_[0]), 4), known)


def in_plan_probabilities(
    rule: PlanRule, probability: Numbers, documents: Sequence[str], criteria: Sequence[str]
) -> tuple[Numbers, list[int]]:
    """Passages × criteria by the rule, and the rows that stand in documents long enough."""
    changed = probability.copy()
    for rows in _by_document(documents):
        for column, name in enumerate(criteria):
            chances = probability[rows, column].astype(np.float64)
            changed[rows, column] = rule.applied(chances, rule.usual[name])
    return changed, _rows_of_plans(documents)


def _by_document(documents: Sequence[str]) -> list[list[int]]:
    rows: dict[str, list[int]] = {}
    for row, document in enumerate(documents):
        rows.setdefault(document, []).append(row)
    return list(rows.values())


def _rows_of_plans(documents: Sequence[str]) -> list[int]:
    count = Counter(documents)
    return [row for row, name in enumerate(documents) if count[name] >= FEWEST_PASSAGES]


def _shares(probability: Numbers, usual: Numbers, documents: Sequence[str]) -> Numbers:
    """Log odds of the criterion's share among the document's other passages, less the usual."""
    shares = np.zeros_like(probability)
    for rows in _by_document(documents):
        for column, mean in enumerate(usual):
            others = share_of_others(probability[rows, column].astype(np.float64), float(mean))
            shares[rows, column] = logit(others) - logit(np.array([mean], np.float64))
    return shares
