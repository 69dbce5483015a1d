"""The whole way: read → split → match → grade → judge."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from aligncheck.assessment import (
    COVERED_FROM,
    LIKELY,
    Assessment,
    CriterionStatus,
    Evidence,
    Finding,
    ModelInfo,
    status_of,
    without_repeats,
)
from aligncheck.documents import Document, Passage, Status, message_for, read_document
from aligncheck.errors import DocumentError, UsageError
from aligncheck.frameworks import Criterion, Framework, Wording, builtin_frameworks
from aligncheck.grading import (
    commitment,
    grade,
    is_of_others,
    is_sami_parliaments,
    likeliest_own,
)
from aligncheck.grading.cue import Cue, CueName
from aligncheck.matching.applicable import within
from aligncheck.matching.as_trained import is_as_measured
from aligncheck.matching.judge import Judge
from aligncheck.matching.match import Match

NEAR_MISSES = 3
NEAR = 0.003
"""What is less likely is not shown as near. Of 68 gaps that a reader of 17 plans found evidence
for, 33 have the reader's quote among what is shown (37 without a limit, 18 with 0.01), and of true
gaps 257 passages are (371; 90; 29 November 2026)."""
PLAN_PASSAGES = 3
PLAN_FLOOR, PLAN_FLOORS = 0.04, {"S3": 0.015}
UNCERTAIN_STRENGTH = 2
"""Where a criterion has no such passage, its nearest count from the floor on (a framework's own, or
the common one), as a mention or goal at most. In 21 plans read by a language model none of 394
covered criteria is left a gap; with 0.04 for smart specialisation 9 are (out of fold, 29 November
2026). Without the limit on strength, one absent criterion was called covered."""
PLAN_COMMITMENT = 0.2
"""Where no passage of a criterion is a commitment, the one that most probably is counts as one, if
with this chance at least one of the likeliest is: evidence and a commitment. Of limits from 0.15 to
0.35 in 21 plans read by a language model the best: the status agrees with the reader's for 0.75 of
the criteria (0.73 at 0.25), and 3 of 245 that are absent are covered (29 November 2026)."""
PLAN_LIKELIEST = 8
RATHER_EVIDENCE = 0.55
"""Only such a passage is raised; without this limit two more absent criteria of the sample plans
were covered."""
RATHER_UNTRAINED = 0.5
"""Without a trained head, a less likely passage is a goal at most unless a term is in it."""
JUDGED_AT_ONCE = 128  # passages between two reports of progress
Reader = Callable[[Path], Document]


class Stage(StrEnum):
    """What a check is busy with."""

    READING = "reading"
    JUDGING = "judging"
    GRADING = "grading"


Pair = tuple[Match, Passage]
Progress = Callable[[Stage, float], None]
"""Called with the stage and the share of it that is done, 0–1."""


def check(
    source: Path | Document,
    *,
    frameworks: Sequence[Framework] | None = None,
    judge: Judge | None = None,
    profile: str | None = None,
    read: Reader = read_document,
    progress: Progress = lambda stage, share: None,
) -> Assessment:
    """The plan held against the frameworks (default: all built-in ones).

    DocumentError where the file gives no passages; UsageError where two frameworks share an id
    or where no framework knows the profile.
    """
    chosen = builtin_frameworks() if frameworks is None else tuple(frameworks)
    refuse_misuse(chosen, profile)
    judge = judge or default_judge()
    document = source if isinstance(source, Document) else _read(source, read, progress)
    passages = _evidence_passages(document)
    matches = _judge_with_progress(judge, passages, chosen, progress)
    progress(Stage.GRADING, 0.0)
    graded = _graded(passages, matches)
    of_others = partial(is_of_others, sami_owner=is_sami_parliaments(passages))
    findings = tuple(
        _finding(framework, criterion, graded.get(criterion.id, []), profile, judge, of_others)
        for framework in chosen
        for criterion in framework.criteria
    )
    progress(Stage.GRADING, 1.0)
    model = ModelInfo(judge.name, judge.version, judge.sha256)
    return Assessment(document, model, chosen, findings, document.warnings, judged=len(passages))


def _read(path: Path, read: Reader, progress: Progress) -> Document:
    progress(Stage.READING, 0.0)
    return read(path)


def default_judge() -> Judge:
    """The judge that ships with the project."""
    from aligncheck.matching.trained import TrainedJudge

    return TrainedJudge()


def refuse_misuse(frameworks: Sequence[Framework], profile: str | None) -> None:
    """UsageError where no plan can be held against these frameworks, or none knows the profile."""
    criteria = [criterion.id for framework in frameworks for criterion in framework.criteria]
    if twice := _twice(criteria):
        raise UsageError(f"two of the frameworks have a criterion {twice}; give each its own ids")
    if twice := _twice([framework.id for framework in frameworks]):
        raise UsageError(f"two of the frameworks have the id {twice}; give each its own")
    if not criteria:
        raise UsageError("no framework was given; name at least one")
    _refuse_unknown(profile, frameworks)


def _twice(ids: Sequence[str]) -> str | None:
    """The first id, by the alphabet, that stands more than once."""
    return min((id for id, count in Counter(ids).items() if count > 1), default=None)


def _refuse_unknown(profile: str | None, frameworks: Sequence[Framework]) -> None:
    known = {one.id for each in (*frameworks, *builtin_frameworks()) for one in each.profiles}
    if profile is not None and profile not in known:
        names = ", ".join(sorted(known))
        raise UsageError(f"no framework has a profile {profile!r}; choose one of: {names}")


def _evidence_passages(document: Document) -> tuple[Passage, ...]:
    passages = document.judged
    if not passages:
        raise DocumentError(f"{document.name}: {why_unusable(document)}")
    return passages


def why_unusable(document: Document, language: str = "nb") -> str:
    """Why a document has nothing to judge and what to do, in nb, nn or en."""
    if document.status is Status.OK:
        return _ONLY_HEADINGS.in_language(language)
    return message_for(document.status, language)


_ONLY_HEADINGS = Wording(
    "Filen har overskrifter, men ingen løpende tekst. Sjekk at riktig fil er valgt.",
    "Fila har overskrifter, men ingen løpande tekst. Sjekk at rett fil er vald.",
    "The file has headings but no running text. Check that the right file was chosen.",
)


def _judge_with_progress(
    judge: Judge,
    passages: Sequence[Passage],
    frameworks: Sequence[Framework],
    progress: Progress,
) -> list[tuple[Match, ...]]:
    matches: list[tuple[Match, ...]] = []
    for start in range(0, len(passages), JUDGED_AT_ONCE):
        progress(Stage.JUDGING, start / len(passages))
        matches += judge.judge(passages[start : start + JUDGED_AT_ONCE], frameworks)
    progress(Stage.JUDGING, 1.0)
    return matches


def _graded(
    passages: Sequence[Passage], matches: Sequence[tuple[Match, ...]]
) -> dict[str, list[tuple[Match, Passage]]]:
    by_criterion: dict[str, list[tuple[Match, Passage]]] = {}
    for passage, found in zip(passages, matches, strict=True):
        for match in found:
            by_criterion.setdefault(match.criterion, []).append((match, passage))
    return by_criterion


def _finding(
    framework: Framework,
    criterion: Criterion,
    found: Sequence[tuple[Match, Passage]],
    profile: str | None,
    judge: Judge,
    of_others: Callable[[Passage], bool],
) -> Finding:
    chosen = next((known for known in framework.profiles if known.id == profile), None)
    found = [(within(framework, chosen, *pair), pair[1]) for pair in found]
    accepted, uncertain, missed = divided(found, framework.id)
    own = [evidence_of(*pair) for pair in accepted]
    graded = _with_likeliest_commitment(accepted, own, missed, of_others)
    graded += [_limited(evidence_of(*pair)) for pair in uncertain]
    evidence = without_repeats(_strongest_first(graded, of_others))
    near = [pair for pair in missed[:NEAR_MISSES] if pair[0].probability >= NEAR]
    nearest = tuple(_near_miss(*pair) for pair in near)
    applies = chosen is None or chosen.applies_to(criterion)
    status = status_of(evidence) if applies else CriterionStatus.NOT_APPLICABLE
    strength = max((item.strength for item in evidence), default=0)
    has_rate = status is CriterionStatus.NO_EVIDENCE and is_as_measured(framework, criterion)
    rate = judge.false_gap_rate(framework.id) if has_rate else None
    return Finding(criterion.id, framework.id, status, strength, evidence, nearest, rate)


def _strongest_first(
    graded: Sequence[Evidence], of_others: Callable[[Passage], bool]
) -> tuple[Evidence, ...]:
    """The evidence, strongest first; of one strength what others are to do last."""
    told = [(-item.strength, of_others(item.passage), -item.probability) for item in graded]
    return tuple(graded[row] for row in sorted(range(len(graded)), key=told.__getitem__))


def _with_likeliest_commitment(
    accepted: Sequence[Pair],
    graded: Sequence[Evidence],
    missed: Sequence[Pair],
    of_others: Callable[[Passage], bool],
) -> list[Evidence]:
    """The evidence; where none is a commitment, the likeliest one is, if likely enough.

    In a plan with many passages on a criterion, that none of them binds anybody is less likely
    than it is of each one alone. Among the likeliest few, those that were missed count too. The one
    that is raised rather commits the plan's owner by its words, and says that others count with it.
    None is where no trained head judged: there probabilities are too rough to count together.
    """
    kept = list(graded)
    if max((item.strength for item in kept), default=0) != COVERED_FROM - 1:
        return kept
    if any(match.level is None for match, _ in accepted):
        return kept
    likeliest = [*accepted, *missed][:PLAN_LIKELIEST]
    chances = [match.probability * commitment(match, passage) for match, passage in likeliest]
    if 1 - math.prod(1 - chance for chance in chances) < PLAN_COMMITMENT:
        return kept
    may_be_raised = [
        row
        for row, item in enumerate(kept[:PLAN_LIKELIEST])
        if item.strength == COVERED_FROM - 1 and item.probability >= RATHER_EVIDENCE
    ]
    if may_be_raised:
        passages = [item.passage for item in kept]
        best = likeliest_own(may_be_raised, chances, passages, of_others)
        together = Cue(CueName.COUNTS_TOGETHER, "")
        cues = (together, *kept[best].cues)
        kept[best] = replace(kept[best], strength=COVERED_FROM, cues=cues)
    return kept


def divided(found: Sequence[Pair], framework: str) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """What counts as evidence, what may be evidence, and what was near; most probable first.

    Where no passage counts, the nearest few may be evidence if they reach the plan's lower
    floor: in a whole plan a false gap hurts more than a weak quote.
    """
    ordered = sorted(found, key=lambda pair: -pair[0].probability)
    accepted = [pair for pair in ordered if _counts(pair[0])]
    uncertain: list[Pair] = []
    if not accepted:
        trained = [pair for pair in ordered if pair[0].level is not None][:PLAN_PASSAGES]
        floor = PLAN_FLOORS.get(framework, PLAN_FLOOR)
        uncertain = [pair for pair in trained if pair[0].probability >= floor]
    counted = {id(pair) for pair in (*accepted, *uncertain)}
    return accepted, uncertain, [pair for pair in ordered if id(pair) not in counted]


def _counts(match: Match) -> bool:
    trained = match.level is not None
    return match.accepted or (trained and match.probability >= LIKELY)


def _limited(evidence: Evidence) -> Evidence:
    """The evidence as a mention or goal at most: so improbable a passage covers nothing."""
    return replace(evidence, strength=min(evidence.strength, UNCERTAIN_STRENGTH))


def _near_miss(match: Match, passage: Passage) -> Evidence:
    """The passage as what is near: it serves no target, since it is no evidence."""
    return replace(evidence_of(match, passage), targets=())


def evidence_of(match: Match, passage: Passage) -> Evidence:
    """The match with its strength and the cues that gave it."""
    strength, cues = grade(match, passage)
    if match.level is None and match.probability < RATHER_UNTRAINED and not match.why.terms:
        strength = min(strength, UNCERTAIN_STRENGTH)
    return Evidence(
        match.criterion, passage, match.probability, strength, cues, match.why, match.targets
    )
