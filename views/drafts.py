"""Draft against draft: what happened to each criterion, with both quotes."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

import streamlit as st

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import (
    GREATEST_FIRST,
    Change,
    CriterionChange,
    DraftComparison,
    PassageChange,
    compare_as_decided,
    told_status,
)
from aligncheck.documents import Passage
from aligncheck.frameworks import Criterion
from views.address import follow_address, go_to, list_key, segment, select
from views.carrying import show_carrying
from views.downloads import show_changes_download
from views.evidence import dots, place, shade
from views.place import chosen_id, named
from views.quote import Html, element, joined, quotation, show
from views.storage import CheckedPlan, cached_plan, checked_plans
from views.words import counted, language, percent, plain, say

CHANGED, WITHIN = "changed", "within"
ALWAYS = GREATEST_FIRST[:4]  # what is offered even where it happened nowhere
SAME_WORDS = GREATEST_FIRST[4:7]
SHOWN, PASSAGES = 10, 3  # criteria, and passages of each, at first
Files = tuple[Sequence[str], Sequence[str]]
"""The names of the files of the earlier draft and of the new one."""


def main() -> None:
    """The two drafts, what changed in one sentence, and the list."""
    show(element("h1", plain("drafts.title")))
    drafts = choose_drafts()
    if drafts is None:
        return
    old, new = drafts
    compared = cached_comparison(old, new, _version(old), _version(new))
    show(element("p", _summary(compared, old, new), css="lead"))
    if compared.may_be_two_plans:
        told = plain("drafts.two_plans", share=percent(compared.in_common))
        show(element("p", told, css="warn"))
    show_changes_download(old, new)
    show_carrying(old, new)
    chosen = _choose_changes(compared)
    if not chosen:
        show(element("p", plain("drafts.none"), css="note"))
    shown = chosen if st.query_params.get("more") == "1" else chosen[:SHOWN]
    files = (old.assessment.document.files, new.assessment.document.files)
    for change in shown:
        _show_criterion({**old.criteria, **new.criteria}, change, files)
    if len(chosen) > len(shown):
        label = say("drafts.more", number=len(chosen) - len(shown))
        st.button(label, key="more_changes", on_click=go_to, kwargs={"more": "1"})


def choose_drafts() -> tuple[CheckedPlan, CheckedPlan] | None:
    """The earlier and the new draft; None until there are two different ones."""
    rows = checked_plans()
    if len(rows) < 2:
        show(element("p", plain("drafts.need_two"), css="note"))
        st.page_link("views/check.py", label=say("common.go_check"))
        return None
    show(element("p", plain("drafts.intro"), css="quiet"))
    names = named(rows)
    earlier = st.query_params.get("old")
    newest = next(id for id in (chosen_id(), *names) if id in names and id != earlier)
    gone = [draft for draft in ("old", "new") if st.query_params.get(draft, newest) not in names]
    if gone:
        _choose_anew(gone, names)
        return None
    left, right = st.columns(2)
    with right:
        new = select(say("drafts.new"), names, name="new", first=newest)
    with left:
        rest = {id: name for id, name in names.items() if id != new}
        titles = {row.id: row.title for row in rows}
        likeliest = max(rest, key=lambda id: _likeness(titles[id], titles[new]))
        old = select(say("drafts.old"), rest, name="old", first=likeliest)
    plans = cached_plan(old), cached_plan(new)
    return (plans[0], plans[1]) if plans[0] and plans[1] else None


def _choose_anew(gone: Sequence[str], names: dict[str, str]) -> None:
    """A list for each draft that was deleted; nothing stands in for it until one is chosen."""
    show(element("p", plain("common.forgotten"), css="warn"))
    for draft in gone:
        chosen = st.selectbox(
            say(f"drafts.{draft}"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=list_key(draft, "anew"),
            placeholder=plain("common.choose_plan"),
        )
        if chosen is not None:
            st.query_params[draft] = chosen
            follow_address("old", "new")
            st.rerun()


def _likeness(title: str, other: str) -> float:
    """How alike two plans are named, 0–1; drafts of one plan mostly are."""
    return SequenceMatcher(None, title.casefold(), other.casefold()).ratio()


@st.cache_resource(show_spinner=False, scope="session", max_entries=4)
def cached_comparison(
    _old: CheckedPlan, _new: CheckedPlan, old: tuple[str, int], new: tuple[str, int]
) -> DraftComparison:
    """The comparison of two results as decided; kept for this session, until someone decides."""
    return compare_as_decided(_old.reviewed, _new.reviewed)


def _version(plan: CheckedPlan) -> tuple[str, int]:
    """What a comparison rests on: the check, and how many decisions were appended to it."""
    return plan.row.id, len(plan.decisions)


def _number(compared: DraftComparison, change: Change) -> int:
    return len(compared.with_change(change))


def _summary(compared: DraftComparison, old: CheckedPlan, new: CheckedPlan) -> str:
    counts = {change.value: _number(compared, change) for change in Change}
    within = len(compared.differing_within)
    told = plain("drafts.summary", old=old.row.title, new=new.row.title, **counts)
    if within:
        told += f" {plain('drafts.summary_within', number=within)}"
    if any(counts[change.value] for change in SAME_WORDS):
        told += f" {plain('drafts.summary_same_words', **counts)}"
    return told


def _choose_changes(compared: DraftComparison) -> tuple[CriterionChange, ...]:
    """What the person wants to see; losses first."""
    tongue = language()
    every = compared.with_change(*GREATEST_FIRST)
    labels = {CHANGED: say("drafts.changed", number=len(every))}
    for change in GREATEST_FIRST:
        if change not in ALWAYS and not _number(compared, change):
            continue
        word = change.label.in_language(tongue)
        labels[change.value] = say("drafts.option", label=word, number=_number(compared, change))
    if within := compared.differing_within:
        labels[WITHIN] = say("drafts.within", number=len(within))
    chosen = segment(say("drafts.show"), labels, name="show", hidden=True)
    if chosen == CHANGED:
        return tuple(sorted(every, key=lambda item: GREATEST_FIRST.index(item.change)))
    return within if chosen == WITHIN else compared.with_change(Change(chosen))


def _show_criterion(
    criteria: Mapping[str, Criterion], change: CriterionChange, files: Files
) -> None:
    tongue = language()
    label = criteria[change.criterion].label.in_language(tongue)
    with st.container(border=True, key=f"card_change_{change.criterion}"):
        show(
            element("p", element("span", change.change.label.in_language(tongue), css="state")),
            element("h2", label),
            element("p", _states(change), css="meta"),
        )
        if change.change in SAME_WORDS:
            show(element("p", plain("drafts.same_words"), css="small quiet"))
        moved = [item for item in change.passages if item.change is not Change.UNCHANGED]
        if not moved:
            show(element("p", plain("drafts.same_text"), css="small quiet"))
        is_open = st.query_params.get("opened") == change.criterion
        shown = moved if is_open else moved[:PASSAGES]
        for item in shown:
            _show_passage(item, change, files)
        if len(moved) > len(shown):
            st.button(
                counted("drafts.more_passages", len(moved) - len(shown)),
                key=f"more_{change.criterion}",
                on_click=go_to,
                kwargs={"opened": change.criterion},
            )


def _states(change: CriterionChange) -> str:
    return plain(
        "drafts.from_to",
        before=_state(change.status_before, change.strength_before, change.may_be_gap_before),
        after=_state(change.status_after, change.strength_after, change.may_be_gap_after),
    )


def _state(status: CriterionStatus, strength: int, may_be_gap: bool) -> str:
    word = told_status(status, language(), may_be_gap=may_be_gap)
    return f"{word} ({strength})" if strength else word


def _show_passage(item: PassageChange, change: CriterionChange, files: Files) -> None:
    left, right = st.columns(2, gap="medium")
    doubts = (change.may_be_gap_before, change.may_be_gap_after)
    with left:
        show(_side("drafts.before", item.before, item.strength_before, files[0], doubts[0]))
    with right:
        show(_side("drafts.after", item.after, item.strength_after, files[1], doubts[1]))


def _side(
    key: str, passage: Passage | None, strength: int, files: Sequence[str], may_be_gap: bool
) -> Html:
    """The passage in one draft: quote, strength, place, and why it counts for little or nothing."""
    head = element("p", plain(key), css="small quiet")
    if passage is None:
        return joined([head, element("p", plain("drafts.not_there"), css="note")])
    doubt = "drafts.uncertain_there" if may_be_gap else ""
    why = doubt if strength else "drafts.no_evidence_there"
    told = f"· {plain(why)}" if why else ""
    return joined(
        [
            head,
            quotation(passage.text, spoken=passage.language, css=f"quote {shade(strength)}"),
            element(
                "p",
                element("span", dots(strength), css="dots"),
                f" {place(passage, files)} {told}",
                css="meta",
            ),
        ]
    )


main()
