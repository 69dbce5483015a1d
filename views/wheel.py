"""Wheel and profile: the strength of each criterion, drawn and as a table."""

import re

import pandas as pd
import streamlit as st

from aligncheck.compare import STATUS_SYMBOLS, Wheel, pages_text, status_label, wheel
from aligncheck.compare.plans import current_evidence, pages_of
from aligncheck.reports.wheel import description, wheel_png, wheel_svg
from views.address import segment
from views.place import choose_plan
from views.quote import element, show
from views.storage import CheckedPlan
from views.words import escaped, language, plain, say

ROW = 35  # pixels a row of the table
WHEEL_ONLY = 'viewBox="8 58 444 444" width="444" height="444"'
LABEL = 210  # pixels for a criterion's label


def main() -> None:
    """The plan, the framework, the wheel and the same numbers beside it."""
    plan = choose_plan(plain("wheel.title"))
    if plan is None:
        return
    show(element("p", plain("wheel.intro"), css="quiet"))
    framework = choose_framework(plan)
    drawn = wheel(plan.reviewed, framework, language())
    picture, table = st.columns([1, 1.5], gap="medium")
    with picture:
        _show_picture(drawn)
    with table:
        _show_table(plan, drawn)


def choose_framework(plan: CheckedPlan) -> str:
    """The framework whose wheel is drawn."""
    names = {
        item.id: escaped(item.title.in_language(language())) for item in plan.assessment.frameworks
    }
    return segment(say("common.framework"), names, name="framework", hidden=True)


def _show_picture(drawn: Wheel) -> None:
    tongue = language()
    picture = _without_list(wheel_svg(drawn, tongue))
    st.image(picture, width="stretch", alt=description(drawn, tongue))
    name = f"{drawn.framework.lower()}-{tongue}"
    with st.container(horizontal=True):
        st.download_button(
            say("wheel.png"),
            lambda: wheel_png(drawn, tongue),
            f"{name}.png",
            "image/png",
            on_click="ignore",
        )
        st.download_button(
            say("wheel.svg"),
            lambda: wheel_svg(drawn, tongue).encode(),
            f"{name}.svg",
            "image/svg+xml",
            on_click="ignore",
        )


def _without_list(svg: str) -> str:
    """The same picture cut to the wheel; the list stands beside it as a table."""
    return re.sub(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"', WHEEL_ONLY, svg, count=1)


def _show_table(plan: CheckedPlan, drawn: Wheel) -> None:
    tongue = language()
    found = {item.finding.criterion: item for item in plan.reviewed.findings}
    rows = [
        {
            plain("wheel.number"): number,
            plain("common.criterion"): spoke.label,
            plain("common.strength_column"): spoke.value if spoke.applies else None,
            plain("common.status"): f"{STATUS_SYMBOLS[spoke.status]} "
            f"{status_label(spoke.status, tongue)}",
            plain("common.pages_column"): pages_text(
                pages_of(current_evidence(found[spoke.criterion])), tongue
            ),
            plain("wheel.decided"): plain(
                "wheel.decided_human" if spoke.decided else "wheel.decided_machine"
            ),
        }
        for number, spoke in enumerate(drawn.spokes, start=1)
    ]
    wide = st.column_config.Column(width=LABEL)
    narrow = st.column_config.Column(width="small")
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=ROW * (len(rows) + 1) + 3,
        width="stretch",
        column_config={
            plain("common.criterion"): wide,
            plain("wheel.number"): st.column_config.Column(width=45),
            plain("common.strength_column"): st.column_config.Column(width=60),
            plain("common.pages_column"): narrow,
        },
    )


main()
