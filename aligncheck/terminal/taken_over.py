"""The last draft's decisions taken over in a report, and what is said of it."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from aligncheck.assessment import Assessment
from aligncheck.compare.carrying import LeftBehind, carry_decisions
from aligncheck.decisions import Decision
from aligncheck.terminal.texts import say

Result: TypeAlias = tuple[Assessment, Sequence[Decision]]
"""A result with the decisions on it."""
SHORT = 80  # characters of a quote


def with_decisions_of(previous: Result, result: Result, language: str) -> Result:
    """The result with what still fits of the last draft's decisions; the rest is listed."""
    (old, made), (new, known) = previous, result
    draft = old.document.name
    id = known[0].assessment_id if known else ""  # one plan, or reviewers could not be compared
    found = carry_decisions(old, made, new, known, draft=draft, assessment_id=id)
    print(say("taken_over", language, number=len(found.decisions), draft=draft), file=sys.stderr)
    for line in _left(found.left, language):
        print(line, file=sys.stderr)
    return new, (*known, *found.decisions)


def _left(left: Sequence[LeftBehind], language: str) -> Iterator[str]:
    if left:
        yield say("look_again", language, number=len(left))
    for item in left:
        yield f"  {item.decision.criterion}  {item.why.label.in_language(language)}{_quote(item)}"


def _quote(item: LeftBehind) -> str:
    """': «the passage in the last draft»', shortened; nothing where there is none."""
    if item.passage is None:
        return ""
    text = " ".join(item.passage.text.split())
    return f": «{text if len(text) <= SHORT else text[: SHORT - 1] + '…'}»"
