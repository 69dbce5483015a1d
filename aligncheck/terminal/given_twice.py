"""A plan whose result is given more than once stands in the report once, with its decisions."""

import sys
from collections.abc import Iterable

from aligncheck.assessment import Assessment
from aligncheck.errors import UsageError
from aligncheck.output import harmless
from aligncheck.terminal.taken_over import Result
from aligncheck.terminal.texts import say


def each_once(results: Iterable[Result], language: str) -> list[Result]:
    """The results in their order, each plan under the same frameworks once; said on stderr.

    Of two, the one with all that people decided stays; UsageError where both hold decisions that
    the other lacks.
    """
    kept: dict[tuple[str, frozenset[str]], Result] = {}
    for result in results:
        key = _key(result[0])
        if key in kept:
            kept[key] = _fuller(kept[key], result)
            told = say("given_twice", language, name=result[0].document.name)
            print(f"aligncheck: {harmless(told)}", file=sys.stderr)
        else:
            kept[key] = result
    return list(kept.values())


def _key(assessment: Assessment) -> tuple[str, frozenset[str]]:
    frameworks = frozenset(framework.id for framework in assessment.frameworks)
    return assessment.document.sha256, frameworks


def _fuller(first: Result, second: Result) -> Result:
    """The one that holds the other's decisions too, the first where they hold the same."""
    if set(second[1]) <= set(first[1]):
        return first
    if set(first[1]) <= set(second[1]):
        return second
    raise UsageError(
        f"{first[0].document.name} is given twice, each time with decisions that the other lacks; "
        "give one of the two"
    )
