"""How well whole plans are judged: status of each criterion, false gaps, quotes found."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import numpy as np

from aligncheck.assessment import Assessment, CriterionStatus, Finding
from aligncheck.batch.inputs import SUFFIXES
from aligncheck.compare.figure import Better, Figure, share
from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import HIGHEST, refuse_unknown_criteria, text_in
from aligncheck.evaluate.quotes import bare
from aligncheck.evaluate.report import Cell, Report, Table
from aligncheck.matching.as_trained import TRAINED

COVERED, WEAK, GAP = CriterionStatus.COVERED, CriterionStatus.WEAK, CriterionStatus.NO_EVIDENCE
_STATUS = {"covered": COVERED, "weak": WEAK, "none": GAP}
MOSTLY = 0.8
"""A quote counts as found when so many of its words stand in neighbouring accepted passages."""
NEIGHBOURS = 2  # places apart: a heading or a caption may stand between
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """What a reader of the whole plan says on one criterion, with verbatim quotes."""

    status: CriterionStatus
    level: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldPlan:
    """A whole plan as read by a person; `document` is the name of its file."""

    document: str
    findings: Mapping[str, GoldFinding] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One criterion of one plan: the reader's finding beside ours, and the quotes found."""

    document: str
    criterion: str
    gold: GoldFinding
    finding: Finding
    read: int  # quotes that stand whole in some passage, accepted or not
    verbatim: int  # quotes that stand whole in one accepted passage
    found: int  # and those whose words mostly do, over neighbouring accepted passages

    @property
    def framework(self) -> str:
        """The framework of the criterion."""
        return self.finding.framework


def load_plan(path: Path) -> GoldPlan:
    """The labelled plan in the file; UsageError says what is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        findings = {id: _finding(entry) for id, entry in content["criteria"].items()}
        plan = GoldPlan(text_in(content, "doc"), findings)
    except OSError as cause:
        raise UsageError(f"{path} cannot be read: {cause.strerror}") from cause
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
        raise UsageError(
            f'{path}: expected {{"doc", "criteria": {{id: {{"status": "covered|weak|none", '
            f'"best_level", "quotes": [{{"text", "level"}}]}}}}}} ({cause})'
        ) from cause
    refuse_unknown_criteria(plan.findings, str(path))
    return plan


def _finding(entry: Mapping[str, Any]) -> GoldFinding:
    quotes = tuple(text_in(quote, "text") for quote in entry["quotes"])
    if not all(_WORD.search(quote) for quote in quotes):
        raise ValueError("a quote has no word, and would be found in any passage")
    level = int(entry["best_level"])
    if not 0 <= level <= HIGHEST:
        raise ValueError(f"no level from 0 to {HIGHEST}: {level}")
    return GoldFinding(_STATUS[text_in(entry, "status")], level, quotes)


def plan_file(plan: GoldPlan, folder: Path) -> Path:
    """The file of the plan in the folder, whatever its ending; UsageError where it is missing."""
    exact = folder / plan.document
    if exact.is_file():
        return exact
    named = PurePath(plan.document)
    stem = named.stem if named.suffix.lower() in SUFFIXES else named.name
    beside = (path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)
    same = sorted(path for path in beside if path.stem == stem and path.is_file())
    if not same:
        raise UsageError(f"{folder} has no file {plan.document!r}; give the folder of the plans")
    return same[0]


def verdicts_of(plan: GoldPlan, assessment: Assessment) -> tuple[Verdict, ...]:
    """The reader's findings beside those of the assessment, in its order."""
    passages = assessment.document.passages
    order = {passage: at for at, passage in enumerate(passages)}
    everything = [passage.text for passage in passages if passage.is_evidence]
    verdicts = []
    for finding in assessment.findings:
        if finding.criterion in plan.findings:
            gold = plan.findings[finding.criterion]
            places = sorted({order[item.passage] for item in finding.evidence})
            texts = {place: passages[place].text for place in places}
            read = sum(stands_whole(quote, everything) for quote in gold.quotes)
            whole = sum(stands_whole(quote, tuple(texts.values())) for quote in gold.quotes)
            found = sum(is_found(quote, texts) for quote in gold.quotes)
            verdicts.append(
                Verdict(plan.document, finding.criterion, gold, finding, read, whole, found)
            )
    return tuple(verdicts)


def stands_whole(quote: str, texts: Sequence[str]) -> bool:
    """True where one text holds the quote, white space and hyphens aside."""
    return any(bare(quote) in bare(text) for text in texts)


def is_found(quote: str, texts: Mapping[int, str]) -> bool:
    """True where a text, or two that are neighbours, hold most of the quote's words.

    `texts` are known by their place in the document, in its order.
    """
    if stands_whole(quote, tuple(texts.values())):
        return True
    neighbours = (
        f"{text} {texts[place + step]}"
        for place, text in texts.items()
        for step in range(1, NEIGHBOURS + 1)
        if place + step in texts
    )
    wanted = _words(quote)
    most = MOSTLY * wanted.total()
    return any((wanted & _words(text)).total() >= most for text in (*texts.values(), *neighbours))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def document_report(verdicts: Sequence[Verdict], others: Sequence[Figure] = ()) -> Report:
    """Status agreement, false gaps and quotes found, with every false gap listed; then `others`."""
    figures = (
        _share("status agreement", verdicts, _agrees),
        *(_share(f"status agreement {id}", _of(verdicts, id), _agrees) for id in TRAINED),
        _false_gaps("covered called no evidence", verdicts, COVERED),
        _false_gaps("weak called no evidence", verdicts, WEAK),
        _wrong("covered that is not", verdicts, COVERED, GAP, WEAK),
        _wrong("weak that is covered", verdicts, WEAK, COVERED),
        _wrong("weak that is absent", verdicts, WEAK, GAP),
        gap_error("gaps that are false", verdicts),
        *(gap_error(f"gaps that are false {id}", _of(verdicts, id)) for id in TRAINED),
        _quotes("quotes whole in any passage", verdicts, lambda one: one.read),
        _quotes("quotes whole in accepted evidence", verdicts, lambda one: one.verbatim),
        _quotes("quotes found in accepted evidence", verdicts, lambda one: one.found),
        *others,
    )
    plans = len({verdict.document for verdict in verdicts})
    notes = (
        f"{len(verdicts)} criteria of {plans} plans. A quote is found when it stands whole in one "
        f"accepted passage of its criterion, or when {MOSTLY:.0%} of its words stand in one or "
        "two neighbouring ones.",
    )
    return Report(figures, (_gap_table(verdicts), _status_table(verdicts)), notes, "criteria")


def _of(verdicts: Sequence[Verdict], framework: str) -> tuple[Verdict, ...]:
    return tuple(verdict for verdict in verdicts if verdict.framework == framework)


def _agrees(verdict: Verdict) -> bool:
    return verdict.finding.status is verdict.gold.status


def _share(name: str, verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> Figure:
    hits = np.array([holds(verdict) for verdict in verdicts], np.float64)
    return share(name, hits, np.ones(len(verdicts)))


def _false_gaps(name: str, verdicts: Sequence[Verdict], status: CriterionStatus) -> Figure:
    """The share of the criteria that the reader gave `status` and we call a gap."""
    asked = np.array([verdict.gold.status is status for verdict in verdicts], np.float64)
    gap = np.array([verdict.finding.status is GAP for verdict in verdicts], np.float64)
    return share(name, asked * gap, asked, Better.LOWER)


def _wrong(
    name: str, verdicts: Sequence[Verdict], ours: CriterionStatus, *readers: CriterionStatus
) -> Figure:
    """The share of the criteria to which we give a status that the reader gives one of those."""
    given = np.array([verdict.finding.status is ours for verdict in verdicts], np.float64)
    read = np.array([verdict.gold.status in readers for verdict in verdicts], np.float64)
    return share(name, given * read, given, Better.LOWER)


def gap_error(name: str, verdicts: Sequence[Verdict]) -> Figure:
    """The share of our gaps for which the reader found evidence, weak or strong."""
    gap = np.array([verdict.finding.status is GAP for verdict in verdicts], np.float64)
    evidence = np.array([verdict.gold.status is not GAP for verdict in verdicts], np.float64)
    return share(name, gap * evidence, gap, Better.LOWER)


def _quotes(name: str, verdicts: Sequence[Verdict], held: Callable[[Verdict], int]) -> Figure:
    hits = np.array([held(verdict) for verdict in verdicts], np.float64)
    cases = np.array([len(verdict.gold.quotes) for verdict in verdicts], np.float64)
    return share(name, hits, cases)


def _gap_table(verdicts: Sequence[Verdict]) -> Table:
    """Every gap of ours for which the reader found evidence, covered criteria first."""
    false = [v for v in verdicts if v.finding.status is GAP and v.gold.status is not GAP]
    ordered = sorted(false, key=lambda verdict: (verdict.gold.status is WEAK, verdict.document))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (v.criterion, v.document, v.gold.status.value, v.gold.level, _nearest(v.finding))
        for v in ordered
    )
    columns = ("criterion", "document", "reader", "level", "nearest miss")
    return Table("false gaps", columns, rows)


def _nearest(finding: Finding) -> float | None:
    return finding.near_misses[0].probability if finding.near_misses else None


def _status_table(verdicts: Sequence[Verdict]) -> Table:
    """How often each status of the reader was given each of ours."""
    counted = Counter((verdict.gold.status, verdict.finding.status) for verdict in verdicts)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"reader: {gold.value}", *(counted[gold, ours] for ours in (COVERED, WEAK, GAP)))
        for gold in (COVERED, WEAK, GAP)
    )
    return Table("status", ("", COVERED.value, WEAK.value, GAP.value), rows)
