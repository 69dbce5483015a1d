"""What a report is made of, the same for every format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from aligncheck.assessment import Assessment, CriterionStatus
from aligncheck.compare.carrying import LeftBehind
from aligncheck.compare.labels import criteria_of, criterion_label
from aligncheck.compare.plans import Plan
from aligncheck.decisions import Decision, ReviewedAssessment, ReviewedFinding, apply_decisions
from aligncheck.documents import Passage
from aligncheck.documents.filetype import without_suffix
from aligncheck.documents.words.clean import clean
from aligncheck.frameworks import Criterion, Framework
from aligncheck.reports.texts import known_language

LONGEST_NAME = 120  # characters of a file name that are shown (reliability rule for names)


@dataclass(frozen=True, slots=True)
class Report:
    """An assessment with its decisions, ready to be written in one language.

    `previous` is the last draft with its decisions; `plans` are further plans for the matrix;
    `files` leads from the names of the plan's files, as passages give them, to the files;
    `named` is what people call the plan, empty where only its file has a name; `wordings` is the
    version whose texts are shown, by the id of each framework that judged in another version;
    `left` are decisions of the last draft that could not be taken over.
    """

    reviewed: ReviewedAssessment
    language: str
    decisions: tuple[Decision, ...]
    previous: ReviewedAssessment | None
    plans: tuple[Plan, ...]
    files: Mapping[str, Path]
    criteria: Mapping[str, Criterion] = field(repr=False)
    named: str = ""
    wordings: Mapping[str, str] = field(default_factory=dict)
    left: tuple[LeftBehind, ...] = ()

    @property
    def assessment(self) -> Assessment:
        """The machine's result, untouched."""
        return self.reviewed.assessment

    @property
    def title(self) -> str:
        """The plan's name, fit to show; else that of its file."""
        return title_of(self.assessment, self.named)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The document's passages, then the quoted ones that it lacks (read back from JSON)."""
        quoted = (
            item.evidence.passage for each in self.reviewed.findings for item in each.passages
        )
        return tuple(dict.fromkeys((*self.assessment.document.passages, *quoted)))

    def label(self, criterion: str) -> str:
        """The criterion's label in the report's language."""
        return fit(criterion_label(self.criteria.get(criterion), criterion, self.language))

    def group(self, criterion: str) -> str:
        """The label of the group that the criterion stands in; empty where it has none."""
        return group_labels(self.assessment.frameworks, self.language).get(criterion, "")

    def framework_title(self, framework: str) -> str:
        """The framework's title in the report's language."""
        return framework_title(self.assessment.frameworks, framework, self.language)

    def grouped(self, framework: str) -> tuple[ReviewedFinding, ...]:
        """The framework's findings, those of one group together, in the order they come."""
        own = [item for item in self.reviewed.findings if item.finding.framework == framework]
        groups = [self.group(item.finding.criterion) for item in own]
        order = {group: place for place, group in enumerate(dict.fromkeys(groups))}
        return tuple(sorted(own, key=lambda item: order[self.group(item.finding.criterion)]))

    def with_status(self, status: CriterionStatus) -> tuple[ReviewedFinding, ...]:
        """The findings that have that status now."""
        return tuple(item for item in self.reviewed.findings if item.current_status is status)

    @property
    def weakly_covered(self) -> tuple[ReviewedFinding, ...]:
        """The findings that are weak now, possible gaps first."""
        weak = self.with_status(CriterionStatus.WEAK)
        return tuple(sorted(weak, key=lambda item: not item.may_be_gap))

    @property
    def framework_ids(self) -> tuple[str, ...]:
        """The frameworks that have findings, in order."""
        return tuple(dict.fromkeys(item.framework for item in self.assessment.findings))

    @property
    def made(self) -> datetime:
        """The time that stands in the file; never the clock's: same input, same bytes."""
        return latest_time(self.decisions, self.assessment.frameworks)


_EARLIEST = datetime(2000, 1, 1)


def latest_time(decisions: Iterable[Decision], frameworks: Iterable[Framework]) -> datetime:
    """The time of the latest decision, or of the newest framework where nobody decided."""
    times = [item.at for item in decisions]
    times += [item.as_of for item in frameworks]
    return max((time_of(text) for text in times), default=_EARLIEST)


def time_of(text: str) -> datetime:
    """The ISO time in UTC, without a zone of its own; the earliest time where it is none."""
    try:
        read = datetime.fromisoformat(text).replace(microsecond=0)
        return (read.astimezone(UTC) if read.tzinfo else read).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return _EARLIEST


def title_of(assessment: Assessment, named: str = "") -> str:
    """What people call the plan, fit to show; else its file's name without suffix, in words."""
    file = without_suffix(fit(assessment.document.name)).replace("_", " ")
    return shortened(fit(named) or fit(file) or "–", LONGEST_NAME)


def group_labels(frameworks: Iterable[Framework], language: str) -> dict[str, str]:
    """The label of each criterion's group, by the criterion's id."""
    labels: dict[str, str] = {}
    for framework in frameworks:
        groups = {group.id: fit(group.label.in_language(language)) for group in framework.groups}
        for criterion in framework.criteria:
            labels[criterion.id] = groups.get(criterion.group, "")
    return labels


def framework_title(frameworks: Iterable[Framework], id: str, language: str) -> str:
    """The title of the framework of that id; the id where it is not at hand."""
    known = {item.id: item for item in frameworks}
    return fit(known[id].title.in_language(language) if id in known else id)


def fit(text: str) -> str:
    """The text without characters that a file format or a reader could stumble over."""
    return clean(text)


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters; an ellipsis stands where it is cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def report(
    assessment: Assessment,
    *,
    language: str = "nb",
    decisions: Sequence[Decision] = (),
    previous: Assessment | None = None,
    previous_decisions: Sequence[Decision] = (),
    plans: Sequence[Plan] = (),
    files: Mapping[str, Path] | None = None,
    named: str = "",
    wordings: Mapping[str, str] | None = None,
    left: Sequence[LeftBehind] = (),
) -> Report:
    """The report on the assessment; UsageError in a language that is not written."""
    return Report(
        reviewed=apply_decisions(assessment, decisions),
        language=known_language(language),
        decisions=tuple(decisions),
        previous=None if previous is None else apply_decisions(previous, previous_decisions),
        plans=tuple(plans),
        files=dict(files or {}),
        criteria=criteria_of(assessment),
        named=named,
        wordings=dict(wordings or {}),
        left=tuple(left),
    )
