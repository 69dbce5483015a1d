"""How well whole plans are judged: status of each criterion, false gaps, quotes found."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aligncheck.assessment import Assessment, CriterionStatus, Finding
from aligncheck.compare.figure import FEWEST_PLANS, Better, Figure, numbered, share, summed_by_unit
from aligncheck.evaluate.gold_plans import GoldFinding, GoldPlan
from aligncheck.evaluate.quotes import bare
from aligncheck.evaluate.report import Cell, Report, Table
from aligncheck.matching.as_trained import TRAINED

COVERED, WEAK, GAP = CriterionStatus.COVERED, CriterionStatus.WEAK, CriterionStatus.NO_EVIDENCE
MOSTLY = 0.8
"""A quote counts as found when so many of its words stand in neighbouring accepted passages."""
NEIGHBOURS = 2  # places apart: a heading or a caption may stand between
_WORD = re.compile(r"\w+")


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


def verdicts_of(plan: GoldPlan, assessment: Assessment) -> tuple[Verdict, ...]:
    """The reader's findings beside those of the assessment, in its order."""
    passages = assessment.document.passages
    order = {passage: at for at, passage in enumerate(passages)}
    everything = [passage.text for passage in assessment.document.judged]
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
        _false_gaps("covered called a gap or possible gap", verdicts, COVERED, _is_open),
        _false_gaps("weak called no evidence", verdicts, WEAK),
        _wrong("covered that is not", verdicts, COVERED, GAP, WEAK),
        _wrong("weak that is covered", verdicts, WEAK, COVERED),
        _wrong("weak that is absent", verdicts, WEAK, GAP),
        gap_error("gaps that are false", verdicts),
        *(gap_error(f"gaps that are false {id}", _of(verdicts, id)) for id in TRAINED),
        _possible_gaps("possible gaps that are none", verdicts, COVERED, WEAK),
        _possible_gaps("possible gaps that are covered", verdicts, COVERED),
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
    drawn = "plans" if plans >= FEWEST_PLANS else "criteria within these plans only"
    return Report(figures, (_gap_table(verdicts), _status_table(verdicts)), notes, drawn)


def _of(verdicts: Sequence[Verdict], framework: str) -> tuple[Verdict, ...]:
    return tuple(verdict for verdict in verdicts if verdict.framework == framework)


def _agrees(verdict: Verdict) -> bool:
    return verdict.finding.status is verdict.gold.status


def _share(name: str, verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> Figure:
    return _drawn(name, verdicts, [(holds(verdict), 1) for verdict in verdicts])


def _drawn(
    name: str,
    verdicts: Sequence[Verdict],
    counts: Sequence[tuple[int, int]],
    better: Better = Better.HIGHER,
) -> Figure:
    """The share of hits of cases; whole plans are drawn for its interval where they are enough."""
    sums = np.array(counts, np.float64).reshape(-1, 2)
    plans = [one.document for one in verdicts]
    if len(set(plans)) >= FEWEST_PLANS:
        sums = summed_by_unit(numbered(plans), sums)
    return share(name, sums[:, 0], sums[:, 1], better)


def _share_of(
    name: str,
    verdicts: Sequence[Verdict],
    asked: Callable[[Verdict], bool],
    holds: Callable[[Verdict], bool],
) -> Figure:
    """The share of the criteria asked for of which it holds; the less the better."""
    counts = [(asked(one) and holds(one), asked(one)) for one in verdicts]
    return _drawn(name, verdicts, counts, Better.LOWER)


def _is_gap(verdict: Verdict) -> bool:
    return verdict.finding.status is GAP


def _is_open(verdict: Verdict) -> bool:
    """Whether it is shown as a gap or as a possible one."""
    return _is_gap(verdict) or verdict.finding.is_uncertain


def _false_gaps(
    name: str,
    verdicts: Sequence[Verdict],
    status: CriterionStatus,
    shown: Callable[[Verdict], bool] = _is_gap,
) -> Figure:
    """The share of the criteria that the reader gave `status` and we call a gap."""
    return _share_of(name, verdicts, lambda one: one.gold.status is status, shown)


def _wrong(
    name: str, verdicts: Sequence[Verdict], ours: CriterionStatus, *readers: CriterionStatus
) -> Figure:
    """The share of the criteria to which we give a status that the reader gives one of those."""
    return _share_of(
        name,
        verdicts,
        lambda one: one.finding.status is ours,
        lambda one: one.gold.status in readers,
    )


def _possible_gaps(name: str, verdicts: Sequence[Verdict], *readers: CriterionStatus) -> Figure:
    """The share of the criteria that we call a possible gap that the reader gives one of those."""
    return _share_of(
        name,
        verdicts,
        lambda one: one.finding.is_uncertain,
        lambda one: one.gold.status in readers,
    )


def gap_error(name: str, verdicts: Sequence[Verdict]) -> Figure:
    """The share of our gaps for which the reader found evidence, weak or strong."""
    return _share_of(name, verdicts, _is_gap, lambda one: one.gold.status is not GAP)


def _quotes(name: str, verdicts: Sequence[Verdict], held: Callable[[Verdict], int]) -> Figure:
    return _drawn(name, verdicts, [(held(one), len(one.gold.quotes)) for one in verdicts])


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
