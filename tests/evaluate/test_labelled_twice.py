"""The quotes of whole plans beside the labels of single passages."""

from aligncheck.assessment import CriterionStatus
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.gold_plans import GoldFinding, GoldPlan
from aligncheck.evaluate.labelled_twice import quotes_labelled_twice


def passage(text, labels=(), disputed=()):
    levels = dict.fromkeys(labels, 2.0)
    return GoldPassage("p", "nb", text, levels, frozenset(disputed), "goal", "plan")


def test_a_quote_counts_where_a_passage_holds_it_and_its_label_is_not_disputed():
    quotes = (
        "Vi bygger et solkraft-\nverk.",
        "Vi verner myra.",
        "Vi leier et bibliotek.",
        "Elvene",
    )
    plan = GoldPlan("plan.pdf", {"EGD-02": GoldFinding(CriterionStatus.COVERED, 3, quotes)})
    passages = [
        passage("I år: Vi bygger et solkraftverk. Det er dyrt.", labels=["EGD-02"]),
        passage("Vi verner myra.", labels=["EGD-07"]),
        passage("Vi leier et bibliotek.", disputed=["EGD-02"]),
    ]
    figure = quotes_labelled_twice([plan], passages)
    assert (figure.value, figure.n) == (0.5, 2)
