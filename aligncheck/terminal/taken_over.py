"""The last draft's decisions taken over in a report, and what is said of it."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from aligncheck.assessment import Assessment
from aligncheck.compare.carrying import LeftBehind, carry_decisions
from aligncheck.compare.quotation import in_quotes
from aligncheck.decisions import Decision
from aligncheck.output import harmless
from aligncheck.reports.report import fit, shortened
from aligncheck.terminal.texts import say

Result: TypeAlias = tuple[Assessment, Sequence[Decision]]
"""A result with the decisions on it."""
SHORT = 80  # characters of a quote


def with_decisions_of(
    previous: Result, result: Result, language: str
) -> tuple[Result, tuple[LeftBehind, ...]]:
    """The result with what still fits of the last draft's decisions, and the rest; both told."""
    (old, made), (new, known) = previous, result
    draft = old.document.name
    id = known[0].assessment_id if known else ""  # one plan, or reviewers could not be compared
    found = carry_decisions(old, made, new, known, draft=draft, assessment_id=id)
    taken = say("taken_over", language, number=len(found.decisions), draft=fit(draft))
    for line in (taken, *_left(found.left, language)):
        print(harmless(line), file=sys.stderr)
    return (new, (*known, *found.decisions)), found.left


def _left(left: Sequence[LeftBehind], language: str) -> Iterator[str]:
    if left:
        yield say("look_again", language, number=len(left))
    for item in left:
        why = item.why.label.in_language(language)
        yield f"  {fit(item.decision.criterion)}  {why}{_quote(item, language)}"


def _quote(item: LeftBehind, language: str) -> str:
    """': «the passage in the last draft»', shortened; nothing where there is none."""
    if item.passage is None:
        return ""
    text = fit(item.passage.text)  # a kept result may hold signs that steer a terminal
    return f": {in_quotes(shortened(text, SHORT), language)}"
