"""The ties of a criterion to other frameworks and to outside guides."""

from dataclasses import replace

from aligncheck.compare.crosswalk import Tie, ties_of
from aligncheck.frameworks import Framework, Link, SubCriterion, builtin_frameworks
from tests.store.samples import framework, wording


def known(id: str) -> Framework:
    return next(item for item in builtin_frameworks() if item.id == id)


def ties(framework_id: str, criterion: str) -> tuple[Tie, ...]:
    own = known(framework_id)
    return ties_of(own, own.criterion(criterion), builtin_frameworks())


def test_a_criterion_names_its_steps_in_outside_guides_and_its_kin_in_other_frameworks():
    found = ties("S3", "S3-11")
    guides = [tie.id for tie in found if tie.framework is None]
    assert guides == ["RIS3-3", "KDD-3"]
    others = [(tie.framework.id, tie.id) for tie in found if tie.framework is not None]
    assert others == [("SDG", "SDG-08"), ("SDG", "SDG-09"), ("EGD", "EGD-11")]
    assert found[0].note.nb == "store samfunnsutfordringer"


def test_a_tie_is_seen_from_both_ends_and_says_for_which_target():
    found = {(tie.id, tie.at) for tie in ties("SDG", "SDG-08")}
    assert {("S3-11", ""), ("EGD-09", ""), ("EGD-03", "SDG-8.4")} <= found


def test_a_target_that_a_tie_leads_to_bears_its_own_words():
    target = next(tie for tie in ties("EGD", "EGD-04") if tie.id == "SDG-7.3")
    goal = known("SDG").criterion("SDG-07")
    assert target.label == next(sub.label for sub in goal.subcriteria if sub.id == "SDG-7.3")
    assert target.framework == known("SDG")


def test_every_tie_of_the_frameworks_that_come_along_is_shown_at_both_ends():
    whole = builtin_frameworks()
    shown = sum(len(ties_of(own, one, whole)) for own in whole for one in own.criteria)
    outward = [(own, link) for own in whole for link in own.crosswalk]
    steps = {step.id for own in whole for step in own.references}
    assert shown == sum(1 if link.target in steps else 2 for _, link in outward)


def test_a_tie_that_two_frameworks_name_stands_once_and_an_unknown_one_not_at_all():
    first = replace(
        framework(),
        crosswalk=(Link("T-01", "U-01", wording("a")), Link("T-01", "gone"), Link("T-01", "T-02")),
    )
    part = replace(first.criteria[0], id="U-01", subcriteria=(SubCriterion("U-1.1", wording("x")),))
    second = replace(
        framework(),
        id="U",
        criteria=(part,),
        crosswalk=(Link("U-01", "T-01"), Link("U-1.1", "T-01")),
    )
    found = ties_of(first, first.criteria[0], (first, second))
    assert [(tie.id, tie.note.nb) for tie in found] == [("U-01", "a"), ("T-02", ""), ("U-1.1", "")]
