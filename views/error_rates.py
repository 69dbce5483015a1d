"""How often the machine is wrong, counted from people's own verdicts."""

import pandas as pd
import streamlit as st

from aligncheck.compare import ErrorRate, error_rates
from aligncheck.compare.error_rate import FEWEST
from aligncheck.decisions import ReviewedAssessment
from views.quote import element, show
from views.storage import checked_plans, decided_plans, framework_titles, plan_of
from views.words import LANGUAGES, language, percent, plain


def show_error_rates() -> None:
    """A table by kind, framework and language; 'too few' where a share would mislead."""
    show(element("p", plain("review.errors_intro", fewest=FEWEST), css="quiet"))
    rates = error_rates(_reviewed_plans())
    if not rates:
        show(element("p", plain("review.errors_none"), css="note"))
        return
    st.dataframe(pd.DataFrame([_row(rate) for rate in rates]), hide_index=True, width="stretch")


def _reviewed_plans() -> list[ReviewedAssessment]:
    """Only plans with decisions; the others say nothing on errors."""
    decided = decided_plans()
    return [plan_of(row).reviewed for row in checked_plans() if row.id in decided]


def _row(rate: ErrorRate) -> dict[str, object]:
    few = plain("review.too_few")
    known = rate.rate is not None and rate.low is not None and rate.high is not None
    share = percent(rate.rate or 0.0) if known else few
    between = f"{percent(rate.low or 0.0)} – {percent(rate.high or 0.0)}" if known else "–"
    return {
        plain("review.kind"): plain(f"review.kind_{rate.kind}"),
        plain("common.framework"): framework_titles(language()).get(rate.framework, "–"),
        plain("review.spoken"): LANGUAGES.get(rate.language, "–"),
        plain("review.judged"): rate.judged,
        plain("review.wrong"): rate.wrong,
        plain("review.share"): share,
        plain("review.interval"): between,
    }
