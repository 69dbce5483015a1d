"""Two reviewers of one plan: how far they agree, where they do not, and the log of decisions."""

import math
from collections.abc import Collection, Mapping

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aligncheck.compare import Agreement, Disagreement, agreement, strengths, verdicts
from aligncheck.compare.figure import FEWEST_CASES, Figure
from aligncheck.decisions import Decision, passage_key
from aligncheck.reports.report import shortened
from views.matrix import WHOLE
from views.quote import element, show
from views.storage import CheckedPlan
from views.verdict import carried_text, value_text, verdict_text
from views.words import decimal, language, local_time, percent, plain, say, whole

SHORT = 160  # characters of a quote in a table
SHORTER = 80  # characters of one in the log, whose columns are many
TALL = 90  # pixels a row whose texts break over four lines
WHEN = 125  # pixels for day and time
LOG_SHARES: Mapping[str, int] = {
    "review.log_who": 3,
    "common.criterion": 5,
    "common.quote": 8,
    "review.log_what": 4,
    "review.log_from": 3,
    "review.log_to": 3,
    "review.log_why": 5,
    "review.log_model": 3,
    "review.log_carried": 9,
}
"""What each column of the log gets of the width that day and time leave."""


def show_agreement(plan: CheckedPlan) -> None:
    """Percent and Krippendorff's alpha of verdicts and of strengths, and the disagreements."""
    show(element("p", plain("review.agreement_intro"), css="quiet"))
    found = agreement(verdicts(plan.decisions))
    if not found.units:
        show(element("p", plain("review.agreement_none"), css="note"))
        return
    _show_figures(found, found.nominal, "review.agreement_alpha")
    graded = agreement(strengths(plan.decisions))
    if graded.units:
        show(element("h2", plain("review.agreement_strength")))
        show(element("p", plain("review.agreement_strength_intro"), css="quiet"))
        _show_figures(graded, graded.ordinal, "review.agreement_ordinal")
    if found.disagreements:
        show(element("h2", plain("review.disagreements", number=len(found.disagreements))))
        quotes = _quotes(plan, SHORT)
        rows = [_disagreement(plan, quotes, item) for item in found.disagreements]
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch", row_height=TALL)


def _show_figures(found: Agreement, alpha: Figure | None, name: str) -> None:
    """How many were judged by two, how often they agree, and alpha with its interval."""
    unknown = plain("review.not_defined")
    units, share, chance = st.columns(3)
    units.metric(say("review.agreement_units"), whole(found.units), border=True)
    agreed = unknown if found.percent is None else percent(found.percent)
    share.metric(say("review.agreement_percent"), agreed, border=True)
    value = unknown if alpha is None else decimal(alpha.value)
    chance.metric(say(name), value, border=True, help=say("review.agreement_alpha_help"))
    if alpha is not None:
        show(element("p", _interval(alpha), css="small quiet"))


def _interval(alpha: Figure) -> str:
    """The interval of alpha; where there is none, that too few were judged by two."""
    number = whole(alpha.n)
    if math.isnan(alpha.low):
        return plain("review.agreement_too_few", number=number, fewest=whole(FEWEST_CASES))
    low, high = decimal(alpha.low), decimal(alpha.high)
    return plain("review.agreement_interval", low=low, high=high, number=number)


def _disagreement(
    plan: CheckedPlan, quotes: Mapping[str, str], item: Disagreement
) -> dict[str, str]:
    _, criterion, *rest = item.unit.split(" ")
    known = plan.criteria.get(criterion)
    row = {
        plain("common.criterion"): known.label.in_language(language()) if known else "–",
        plain("common.quote"): quotes.get(rest[0] if rest else "", "–"),
    }
    for rating in item.ratings:
        name = rating.reviewer or plain("common.unnamed_reviewer")
        key = str(rating.value).replace(" ", "_")
        row[name] = plain(f"review.verdict_{key}")
    return row


def _quotes(plan: CheckedPlan, letters: int) -> dict[str, str]:
    """The plan's passages by their keys, shortened for a table."""
    return {
        passage_key(item.evidence.passage): shortened(item.evidence.passage.text, letters)
        for found in plan.reviewed.findings
        for item in found.passages
    }


def show_log(plan: CheckedPlan) -> None:
    """Every decision ever made on the plan, the latest first."""
    if not plan.decisions:
        show(element("p", plain("review.log_none"), css="note"))
        return
    quotes = _quotes(plan, SHORTER)
    rows = [_logged(plan, quotes, item) for item in reversed(plan.decisions)]
    if any(item.is_carried for item in plan.decisions):
        head, told = plain("review.log_carried"), map(carried_text, reversed(plan.decisions))
        rows = [{**row, head: text} for row, text in zip(rows, told, strict=True)]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        width="stretch",
        row_height=TALL,
        column_config=_log_columns(rows[0]),
    )


def _log_columns(heads: Collection[str]) -> dict[str, ColumnConfig]:
    """Columns that fit beside each other on a laptop; their texts break."""
    shares = {plain(key): share for key, share in LOG_SHARES.items() if plain(key) in heads}
    unit = (WHOLE - WHEN) / sum(shares.values())
    form = plain("review.log_time")
    return {
        plain("review.log_when"): st.column_config.DatetimeColumn(width=WHEN, format=form),
        **{head: st.column_config.Column(width=int(n * unit)) for head, n in shares.items()},
    }


def _logged(plan: CheckedPlan, quotes: Mapping[str, str], item: Decision) -> dict[str, object]:
    known = plan.criteria.get(item.criterion)
    return {
        plain("review.log_when"): pd.to_datetime(local_time(item.at), errors="coerce"),
        plain("review.log_who"): item.reviewer or plain("common.unnamed_reviewer"),
        plain("common.criterion"): known.label.in_language(language()) if known else "–",
        plain("common.quote"): quotes.get(item.passage_key, "–"),
        plain("review.log_what"): verdict_text(item),
        plain("review.log_from"): value_text(item.before),
        plain("review.log_to"): value_text(item.after),
        plain("review.log_why"): item.reason,
        plain("review.log_model"): f"{item.model} · {item.framework_version}",
    }
