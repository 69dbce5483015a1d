"""A decision as another tab would write it."""

from aligncheck.decisions import Decision, DecisionAction, passage_key


def decision_on(store, id, entry):
    """An acceptance of the queue's entry by Kari, as another tab would write it."""
    assessment = store.load_assessment(id)
    criterion, _, key = entry.partition("~")
    passages = [item.passage for found in assessment.findings for item in found.evidence]
    whole = next(passage_key(item) for item in passages if passage_key(item).startswith(key))
    return Decision(
        assessment_id=id,
        criterion=criterion,
        passage_key=whole,
        action=DecisionAction.ACCEPT,
        before="3",
        after="3",
        reason="",
        reviewer="Kari",
        at="2026-11-22T10:00:00+00:00",
        model="m",
        framework_version="1",
    )
