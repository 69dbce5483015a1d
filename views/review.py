"""Review: judge a plan's evidence and gaps; see how often machine and people are right."""

import streamlit as st

from views.agreement import show_agreement, show_log
from views.error_rates import show_error_rates
from views.place import choose_plan
from views.quote import element, show
from views.review_queue import show_queue
from views.verdict import reviewer
from views.words import plain, say


def main() -> None:
    """The plan, the queue, and what the decisions tell."""
    plan = choose_plan(plain("review.title"))
    if plan is None:
        return
    show(element("p", plain("review.intro"), css="quiet"))
    if not reviewer():
        show(element("p", plain("review.unnamed"), css="warn"))
    queue, errors, agreement, log = st.tabs(
        [say(f"review.tab_{name}") for name in ("queue", "errors", "agreement", "log")]
    )
    with queue:
        show_queue(plan)
    with errors:
        show_error_rates()
    with agreement:
        show_agreement(plan)
    with log:
        show_log(plan)


main()
