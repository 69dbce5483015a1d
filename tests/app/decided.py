"""What others do beside the page that is open: a decision, another check of the same title."""

from dataclasses import replace

from aligncheck.decisions import DecisionAction, passage_key
from aligncheck.store import PlanRecord
from tests.store.samples import decision


def decision_on(store, id, entry):
    """An acceptance of the queue's entry by Kari, as another tab would write it."""
    assessment = store.load_assessment(id)
    criterion, _, key = entry.partition("~")
    passages = [item.passage for found in assessment.findings for item in found.evidence]
    whole = next(passage_key(item) for item in passages if passage_key(item).startswith(key))
    return decision(id, criterion, whole, DecisionAction.ACCEPT)


def checked_again(store, id):
    """A later check under the same title on the same day, of a file of its own; its id."""
    made = store.load_assessment(id)
    title = next(row.title for row in store.assessments() if row.id == id)
    later = replace(made, document=replace(made.document, sha256="cd" * 32))
    return store.save_assessment(later, plan=PlanRecord(title))
