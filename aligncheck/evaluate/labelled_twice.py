"""Whether readers of single passages give the labels that readers of whole plans quote."""

from collections.abc import Sequence

import numpy as np

from aligncheck.compare.figure import Figure, share
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.gold_plans import GoldPlan
from aligncheck.evaluate.quotes import bare


def quotes_labelled_twice(plans: Sequence[GoldPlan], passages: Sequence[GoldPassage]) -> Figure:
    """Of the quotes that stand in a labelled passage, the share that has the quote's criterion.

    A judge that gives each passage exactly its labels would find so many of the quotes: what
    is missing is a difference between the two ways of labelling. Labels that the annotators
    of passages dispute are left out.
    """
    texts = [(bare(passage.text), passage) for passage in passages]
    counts = [
        _counted(criterion, [bare(quote) for quote in finding.quotes], texts)
        for plan in plans
        for criterion, finding in plan.findings.items()
    ]
    hits, cases = np.array(counts, np.float64).reshape(-1, 2).T
    return share("quotes that passages labelled alone have too", hits, cases)


def _counted(
    criterion: str, quotes: Sequence[str], texts: Sequence[tuple[str, GoldPassage]]
) -> tuple[int, int]:
    hits = cases = 0
    for quote in quotes:
        holding = [passage for text, passage in texts if quote in text]
        labelled = any(criterion in passage.labels for passage in holding)
        hits += labelled
        cases += labelled or any(criterion not in passage.disputed for passage in holding)
    return hits, cases
