"""Review: judge a plan's evidence and gaps; see how often machine and people are right."""

from views.agreement import show_agreement, show_log
from views.carrying import show_way_to_carrying
from views.error_rates import show_error_rates
from views.place import choose_plan
from views.quote import element, show
from views.review_queue import show_queue
from views.tabs import show_tabs
from views.verdict import reviewer
from views.words import plain


def main() -> None:
    """The plan, the queue, and what the decisions tell."""
    plan = choose_plan(plain("review.title"))
    if plan is None:
        return
    show(element("p", plain("review.intro"), css="quiet"))
    if not reviewer():
        show(element("p", plain("review.unnamed"), css="warn"))
    show_way_to_carrying(plan)
    show_tabs(
        {
            "review.tab_queue": lambda: show_queue(plan),
            "review.tab_errors": show_error_rates,
            "review.tab_agreement": lambda: show_agreement(plan),
            "review.tab_log": lambda: show_log(plan),
        },
        key="review_tabs",
    )


main()
