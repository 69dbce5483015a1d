"""Wheel and profile: the strength of each criterion, drawn and as a table."""

import re
from collections.abc import Sequence

import streamlit as st

from aligncheck.compare import Spoke, Wheel, told_status, wheel
from aligncheck.compare.plans import current_evidence, pages_of
from aligncheck.decisions import ReviewedFinding
from aligncheck.documents import pages_text
from aligncheck.reports.wheel import description, wheel_png, wheel_svg
from views.address import segment
from views.downloads import file_stem
from views.place import choose_plan
from views.quote import element, show, table
from views.storage import CheckedPlan, titles_of
from views.words import escaped, language, plain, say

MOST_PAGES = 8  # pages named in a row; the reports name all
WHEEL_ONLY = 'viewBox="8 88 444 444" width="444" height="444"'


def main() -> None:
    """The plan, the framework, the wheel and the same numbers beside it."""
    plan = choose_plan(plain("wheel.title"))
    if plan is None:
        return
    show(element("p", plain("wheel.intro"), css="quiet"))
    framework = choose_framework(plan)
    drawn = wheel(plan.reviewed, framework, language(), plan=plan.row.title)
    picture, table = st.columns([1, 1.5], gap="medium")
    with picture:
        _show_picture(drawn)
    with table:
        _show_table(plan, drawn)


def choose_framework(plan: CheckedPlan) -> str:
    """The framework whose wheel is drawn."""
    names = {
        id: escaped(title)
        for id, title in titles_of(plan.assessment.frameworks, language()).items()
    }
    return segment(say("common.framework"), names, name="framework", hidden=True)


def _show_picture(drawn: Wheel) -> None:
    tongue = language()
    picture = _without_list(wheel_svg(drawn, tongue))
    st.image(picture, width="stretch", alt=description(drawn, tongue))
    name = f"{file_stem(drawn.plan)}-{drawn.framework.lower()}-{tongue}"
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
    """The numbers of the wheel; a star where a person had a say."""
    found = {item.finding.criterion: item for item in plan.reviewed.findings}
    files = plan.assessment.document.files
    names = ("wheel.number", "common.criterion", "common.status", "common.pages_column")
    rows = [
        _row(number, spoke, found[spoke.criterion], files)
        for number, spoke in enumerate(drawn.spokes, start=1)
    ]
    told = table([plain(name) for name in names], rows, numbers=0, unbroken=(2,))
    show(element("div", told, css="wide"))
    if any(spoke.decided for spoke in drawn.spokes):
        show(element("p", plain("wheel.decided"), css="small quiet"))
    if any(spoke.may_be_gap for spoke in drawn.spokes):
        show(element("p", plain("wheel.possible_gap"), css="small quiet"))


def _row(
    number: int, spoke: Spoke, found: ReviewedFinding, files: Sequence[str]
) -> tuple[str, str, str, str]:
    tongue = language()
    status = told_status(spoke.status, tongue)
    strength = f" {spoke.value}" if spoke.applies else ""
    star = " *" if spoke.decided else ""
    pages = pages_of(current_evidence(found), files)
    told = pages_text(pages[:MOST_PAGES], tongue) + (" …" if len(pages) > MOST_PAGES else "")
    doubt = "?" if spoke.may_be_gap else ""
    together = f"{status}{strength}{doubt}{star}".replace(" ", "\u00a0")  # never broken
    return str(number), spoke.label, together, told


main()
