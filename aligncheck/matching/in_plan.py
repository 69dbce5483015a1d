"""How the rest of a plan changes what is thought of one passage.

A plan that speaks of a criterion in many places makes one more place likelier, and the
other way round; how much, was fitted on passages of documents that the models had not seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aligncheck.matching.match import Match, most_probable_first

STEADINESS = 10.0  # passages of a usual plan that are counted beside the plan's own
LEAST = 1e-6
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class PlanRule:
    """A logistic rule over a passage's own logit and the criterion's share in its plan.

    `usual` is the mean probability of each criterion over passages of many plans.
    """

    own: float
    share: float
    bias: float
    usual: Mapping[str, float]

    def applied(self, chances: Numbers, usual: float) -> Numbers:
        """New probabilities of one criterion over all passages of one plan."""
        logits = logit(chances)
        shares = logit(share_of_others(chances, usual)) - logit(np.array([usual]))
        changed = self.own * logits + self.share * shares + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-changed)))


def logit(chances: Numbers) -> Numbers:
    """The logits of probabilities, kept away from 0 and 1."""
    safe = np.clip(chances, LEAST, 1 - LEAST)
    return np.asarray(np.log(safe) - np.log1p(-safe))


def share_of_others(chances: Numbers, usual: float) -> Numbers:
    """For each passage the mean probability of the other ones, drawn to the usual share."""
    others = chances.sum() - chances + STEADINESS * usual
    return np.asarray(others / (len(chances) - 1 + STEADINESS))


def in_plan(
    matches: Sequence[tuple[Match, ...]], rule: PlanRule, thresholds: Mapping[str, float]
) -> list[tuple[Match, ...]]:
    """The matches of all passages of one plan, each seen beside the others.

    Criteria that the rule does not know keep their matches as they are.
    """
    found: dict[str, Numbers] = {}
    for row, each in enumerate(matches):
        for match in each:
            if match.criterion in rule.usual:
                column = found.setdefault(match.criterion, np.zeros(len(matches)))
                column[row] = match.probability
    new = {name: rule.applied(column, rule.usual[name]) for name, column in found.items()}
    return [
        most_probable_first(
            replace(
                match,
                probability=float(new[match.criterion][row]),
                accepted=bool(new[match.criterion][row] >= thresholds[match.criterion]),
            )
            if match.criterion in new
            else match
            for match in each
        )
        for row, each in enumerate(matches)
    ]
