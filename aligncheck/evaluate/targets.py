"""How well goals and their targets are found in excerpts that UN experts matched to targets."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.compare.figure import (
    FEWEST_PLANS,
    Better,
    Figure,
    measure,
    numbered,
    ratio,
    share,
    summed_by_unit,
)
from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import text_in
from aligncheck.evaluate.prediction import judged_in_parts, loose_passage
from aligncheck.evaluate.report import Cell, Report, Table
from aligncheck.frameworks import find_framework
from aligncheck.matching.match import Suggestion
from aligncheck.matching.targets import TargetRanker
from aligncheck.matching.trained import TrainedJudge

AMONG = 3
TRAINED_ON = ("Bhutan", "Jamaica", "Namibia")
"""The countries whose excerpts the judge learns from; those of any other are for measuring only.
Of the countries of `ria_en.jsonl` a hash once chose Cambodia and Liberia to be kept apart."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A plan excerpt under one goal, with every target of that goal that the experts gave it."""

    text: str
    goal: str  # "SDG-08"
    targets: frozenset[str]  # "SDG-8.3"
    plan: str  # country and plan
    country: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was said on an excerpt: goals by probability, and targets of the experts' goal."""

    goals: tuple[str, ...]
    targets: tuple[Suggestion, ...]


def is_kept_apart(country: str) -> bool:
    """Whether the country's excerpts are for measuring only; training takes the others."""
    return country not in TRAINED_ON


def kept_apart(excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """The excerpts that no judge was trained on; UsageError where that leaves none."""
    chosen = tuple(one for one in excerpts if is_kept_apart(one.country))
    if excerpts and not chosen:
        raise UsageError(
            f"the judge was trained on all countries of these excerpts ({', '.join(TRAINED_ON)}); "
            "give excerpts of others, or --all-countries to measure on these all the same"
        )
    return chosen


def load_excerpts(path: Path) -> tuple[Excerpt, ...]:
    """The matched excerpts, one for each text and goal; UsageError where a line is wrong."""
    given: dict[tuple[str, str, str, str], set[str]] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as cause:
        raise UsageError(f"{path} cannot be read: {cause.strerror}") from cause
    except UnicodeDecodeError as cause:
        raise UsageError(f"{path} is not UTF-8; save it as UTF-8") from cause
    for number, line in enumerate(lines, start=1):
        if line.strip():
            key, target = _matched(line, f"{path}, line {number}")
            given.setdefault(key, set()).add(target)
    return tuple(
        Excerpt(text, goal, frozenset(targets), f"{country}: {plan}", country)
        for (country, plan, text, goal), targets in given.items()
    )


def _matched(line: str, place: str) -> tuple[tuple[str, str, str, str], str]:
    """Country, plan, text and goal of one line, and its target."""
    try:
        row = json.loads(line)
        country, plan, text = (text_in(row, key) for key in ("country", "plan", "text"))
        return (country, plan, text, f"SDG-{int(row['goal']):02d}"), f"SDG-{row['target']}"
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
        raise UsageError(
            f'{place}: expected {{"country", "plan", "target", "goal", "text"}}'
        ) from cause


def rank(excerpts: Sequence[Excerpt], judge: TrainedJudge) -> tuple[Ranked, ...]:
    """The goals that the judge ranks first, and the targets suggested under the experts' goal."""
    goals = find_framework("SDG")
    passages = [loose_passage(excerpt.text, "en") for excerpt in excerpts]
    ranker = TargetRanker(goals, judge.encoder)
    vectors = judge.encoder.encode([excerpt.text for excerpt in excerpts])
    ranked = []
    for row, matches in enumerate(judged_in_parts(passages, judge, [goals])):
        suggested = ranker.suggest(vectors[row : row + 1], excerpts[row].goal)[0]
        ranked.append(Ranked(tuple(match.criterion for match in matches), suggested))
    return tuple(ranked)


def target_report(
    excerpts: Sequence[Excerpt], ranked: Sequence[Ranked], *, left_out: int = 0
) -> Report:
    """The experts' goal among the first three; their target first and among three of the goal.

    `left_out` pairs, of countries that were trained on, are told of beside the figures.
    """
    goal_hits = [
        excerpt.goal in said.goals[:AMONG] for excerpt, said in zip(excerpts, ranked, strict=True)
    ]
    first_goal = [
        excerpt.goal in said.goals[:1] for excerpt, said in zip(excerpts, ranked, strict=True)
    ]
    figures = (
        _figure(f"expert's goal among first {AMONG}", excerpts, goal_hits),
        *_each_country(excerpts, goal_hits),
        _figure(f"an expert's goal of the text among first {AMONG}", *_each_text(excerpts, ranked)),
        _figure("expert's goal first", excerpts, first_goal),
        _figure("target first within the goal", excerpts, _target_hits(excerpts, ranked, 1)),
        _figure(
            f"target among first {AMONG} within the goal",
            excerpts,
            _target_hits(excerpts, ranked, AMONG),
        ),
        _stated_figure(excerpts, ranked),
    )
    notes = (
        f"{len(excerpts)} pairs of excerpt and goal in {len({e.plan for e in excerpts})} plans of "
        f"{len({e.country for e in excerpts})} countries. The experts list closest matches, not "
        "every goal; a target counts where it is any of theirs under that goal.",
        *_left_out_note(left_out),
    )
    drawn = "plans" if _has_many_plans(excerpts) else "texts within these plans only"
    return Report(figures, (_goal_table(excerpts, ranked),), notes, drawn)


def _left_out_note(left_out: int) -> tuple[str, ...]:
    if not left_out:
        return ()
    countries = ", ".join(TRAINED_ON)
    return (f"Left out, since the judge was trained on them: {left_out} pairs ({countries}).",)


def _each_country(excerpts: Sequence[Excerpt], hits: Sequence[bool]) -> tuple[Figure, ...]:
    """The share of each country, for so few plans differ much; none where there is but one."""
    countries = sorted({one.country for one in excerpts})
    if len(countries) < 2:
        return ()
    places = {
        name: [at for at, one in enumerate(excerpts) if one.country == name] for name in countries
    }
    return tuple(
        _figure(
            f"expert's goal among first {AMONG}, {name}",
            [excerpts[at] for at in own],
            [hits[at] for at in own],
        )
        for name, own in places.items()
    )


def _each_text(
    excerpts: Sequence[Excerpt], ranked: Sequence[Ranked]
) -> tuple[list[Excerpt], list[bool]]:
    """One excerpt for each text of a country, and whether any goal of its experts was ranked."""
    goals: dict[tuple[str, str], set[str]] = {}
    first: dict[tuple[str, str], int] = {}
    for at, excerpt in enumerate(excerpts):
        key = (excerpt.country, excerpt.text)
        goals.setdefault(key, set()).add(excerpt.goal)
        first.setdefault(key, at)
    hits = [not goals[key].isdisjoint(ranked[at].goals[:AMONG]) for key, at in first.items()]
    return [excerpts[at] for at in first.values()], hits


def _target_hits(excerpts: Sequence[Excerpt], ranked: Sequence[Ranked], among: int) -> list[bool]:
    return [
        any(item.target in excerpt.targets for item in said.targets[:among])
        for excerpt, said in zip(excerpts, ranked, strict=True)
    ]


def _figure(name: str, excerpts: Sequence[Excerpt], hits: Sequence[bool]) -> Figure:
    counts = np.array([[hit, 1.0] for hit in hits], np.float64).reshape(-1, 2)
    sums = summed_by_unit(_drawn_together(excerpts), counts)
    return share(name, sums[:, 0], sums[:, 1])


def _has_many_plans(excerpts: Sequence[Excerpt]) -> bool:
    return len({one.plan for one in excerpts}) >= FEWEST_PLANS


def _drawn_together(excerpts: Sequence[Excerpt]) -> NDArray[np.int64]:
    """The number of the plan of each excerpt; where there are few plans, that of its text."""
    whole = _has_many_plans(excerpts)
    return numbered((one.plan, "" if whole else one.text) for one in excerpts)


def _stated_figure(excerpts: Sequence[Excerpt], ranked: Sequence[Ranked]) -> Figure:
    """How far the stated probability of the first target is from the share that holds."""
    hits = _target_hits(excerpts, ranked, 1)
    stated = [said.targets[0].probability if said.targets else 0.0 for said in ranked]
    counts = np.array([hits, stated, np.ones(len(hits))], np.float64).T.reshape(-1, 3)
    sums = summed_by_unit(_drawn_together(excerpts), counts)
    return measure(
        "first target: stated minus held",
        sums,
        lambda drawn: np.abs(ratio(drawn[:, 1] - drawn[:, 0], drawn[:, 2])),
        n=len(hits),
        better=Better.LOWER,
    )


def _goal_table(excerpts: Sequence[Excerpt], ranked: Sequence[Ranked]) -> Table:
    """Each goal with its excerpts and the three shares."""
    rows: list[tuple[Cell, ...]] = []
    for goal in sorted({excerpt.goal for excerpt in excerpts}):
        own = [at for at, excerpt in enumerate(excerpts) if excerpt.goal == goal]
        under = [excerpts[at] for at in own]
        said = [ranked[at] for at in own]
        found = [goal in one.goals[:AMONG] for one in said]
        lists = (found, _target_hits(under, said, 1), _target_hits(under, said, AMONG))
        rows.append((goal, len(own), *(round(sum(hits) / len(own), 4) for hits in lists)))
    columns = ("goal", "excerpts", "goal @3", "target @1", "target @3")
    return Table("goals", columns, tuple(rows))
