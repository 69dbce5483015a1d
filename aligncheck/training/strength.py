"""Labelled passages → the ordinal model of strength, and how well it does out of fold."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.documents import Kind, Language, Passage
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.grading.features import features
from aligncheck.grading.ordinal import LEVEL, RUNGS, OrdinalModel, Rung
from aligncheck.grading.reading import read_signs
from aligncheck.training.tables import reached

Numbers = NDArray[np.float64]
Levels = Mapping[str, Mapping[str, float]]
"""Passage id → criterion → the encoder's estimate of the level, made without that passage."""

SHRINKAGE = 5.0
"""Strength of the ridge penalty; 3, 5, 10 and 30 tried out of fold on 2026-11-22."""

THRESHOLDS = {2: 0.5, 3: 0.38, 4: 0.5, 5: 0.5}
"""Probability from which a rung is reached. 0.3–0.5 tried for rung 3 on 2026-11-29, on accepted
labels of passages that figures are not measured on: 0.38 tells most commitments apart (0.852 of
2,266; 0.3: 0.843, 0.45: 0.845). In a whole plan, see `assess.PLAN_COMMITMENT`."""

THRESHOLDS_BY_SIGNS = {**THRESHOLDS, 3: 0.4}
"""Without the encoder's estimate a plain "skal" is enough."""


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """A passage as evidence for one criterion, with the level that people gave it.

    `weight` says how much the row counts in the fit, `group` what must stay in one fold;
    `level` is the encoder's own estimate, None where there is none.
    """

    group: str
    values: Mapping[str, float]
    target: float
    weight: float = 1.0
    level: float | None = None


def strength_rows(
    passages: Sequence[GoldPassage], *, weight: float = 1.0, levels: Levels | None = None
) -> tuple[StrengthRow, ...]:
    """One row for each passage and criterion that people gave a level."""
    known = levels or {}
    return tuple(
        StrengthRow(
            group=gold.document,
            values=features(read_signs(_passage(gold)), criterion),
            target=target,
            weight=weight,
            level=known.get(gold.id, {}).get(criterion),
        )
        for gold in passages
        for criterion, target in gold.labels.items()
    )


def fit_strength(rows: Sequence[StrengthRow], *, version: str = "1") -> OrdinalModel:
    """The model fitted to the rows: by signs on all, with the level on those that have one."""
    levelled = [row for row in rows if row.level is not None]
    return OrdinalModel(
        version=version,
        by_signs=_fit_rungs(rows, use_level=False),
        with_level=_fit_rungs(levelled, use_level=True) if levelled else (),
    )


def fit_without(documents: Collection[str], rows: Sequence[StrengthRow]) -> OrdinalModel:
    """The model fitted to the rows of all other documents."""
    return fit_strength([row for row in rows if row.group not in documents])


def grade_out_of_fold(
    measured: Sequence[StrengthRow], extra: Sequence[StrengthRow], folds: Sequence[int]
) -> tuple[int, ...]:
    """Each measured row's strength by a model that saw no row of its fold or its document."""
    strengths = [0] * len(measured)
    for fold in sorted(set(folds)):
        tested = [at for at, number in enumerate(folds) if number == fold]
        hidden = {measured[at].group for at in tested}
        model = fit_without(hidden, (*measured, *extra))
        for at in tested:
            strengths[at] = model.strength(measured[at].values, measured[at].level)
    return tuple(strengths)


def save_model(model: OrdinalModel, path: Path) -> None:
    """Write the model as JSON, weights by feature in alphabetical order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "version": model.version,
        "by_signs": [_stored(rung) for rung in model.by_signs],
        "with_level": [_stored(rung) for rung in model.with_level],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _passage(gold: GoldPassage) -> Passage:
    known = gold.language in list(Language)
    language = Language(gold.language) if known else Language.OTHER
    kind = Kind.TABLE_ROW if " | " in gold.text else Kind.PARAGRAPH
    return Passage(gold.text, kind, (), language, None, (), gold.document)


def _fit_rungs(rows: Sequence[StrengthRow], *, use_level: bool) -> tuple[Rung, ...]:
    tables = [_values(row, use_level=use_level) for row in rows]
    names = sorted({name for table in tables for name in table})
    column = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1.0
    for at, table in enumerate(tables):
        for name, value in table.items():
            matrix[at, column[name]] = value
    targets = np.array([row.target for row in rows])
    weights = np.array([row.weight for row in rows])
    thresholds = THRESHOLDS if use_level else THRESHOLDS_BY_SIGNS
    return tuple(_fit_rung(matrix, targets, weights, names, number, thresholds) for number in RUNGS)


def _values(row: StrengthRow, *, use_level: bool) -> dict[str, float]:
    values = {name: value for name, value in row.values.items() if value}
    if use_level and row.level is not None:
        values[LEVEL] = row.level - 2.0
    return values


def _fit_rung(
    matrix: Numbers,
    targets: Numbers,
    weights: Numbers,
    names: Sequence[str],
    number: int,
    thresholds: Mapping[int, float],
) -> Rung:
    """The rule for "at least `number`"; a level of 2.5 counts as half a 2 and half a 3."""
    fitted = _logistic(matrix, reached(targets, number), weights)
    kept = {
        name: round(float(w), 4) for name, w in zip(names, fitted, strict=False) if abs(w) > 1e-3
    }
    return Rung(bias=round(float(fitted[-1]), 4), threshold=thresholds[number], weights=kept)


def _logistic(matrix: Numbers, reached: Numbers, weights: Numbers) -> Numbers:
    """Ridge-penalised logistic coefficients by Newton's method; the last is the bias."""
    penalty = np.full(matrix.shape[1], SHRINKAGE)
    penalty[-1] = 1e-6
    fitted = np.zeros(matrix.shape[1])
    for _ in range(25):
        chance = 1.0 / (1.0 + np.exp(-np.clip(matrix @ fitted, -30, 30)))
        slope = matrix.T @ (weights * (chance - reached)) + penalty * fitted
        curve = (matrix.T * (weights * chance * (1 - chance))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        fitted = fitted - step
        if float(np.abs(step).max()) < 1e-5:
            break
    return fitted


def _stored(rung: Rung) -> dict[str, object]:
    return {"bias": rung.bias, "threshold": rung.threshold, "weights": dict(rung.weights)}
