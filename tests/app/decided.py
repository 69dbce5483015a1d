"""A decision as another tab would write it."""

from aligncheck.decisions import DecisionAction, passage_key
from tests.store.samples import decision


def decision_on(store, id, entry):
    """An acceptance of the queue's entry by Kari, as another tab would write it."""
    assessment = store.load_assessment(id)
    criterion, _, key = entry.partition("~")
    passages = [item.passage for found in assessment.findings for item in found.evidence]
    whole = next(passage_key(item) for item in passages if passage_key(item).startswith(key))
    return decision(id, criterion, whole, DecisionAction.ACCEPT)
