"""The queue on the screen: one entry with its keys, or a list of what is visible."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import streamlit as st

from aligncheck.compare import STRENGTH_LABELS
from aligncheck.decisions import Decision, DecisionAction, ReviewedEvidence
from views.address import follow_address, segment, select
from views.criterion import criterion_head
from views.evidence import card
from views.keys import choose_shortcuts, key_for
from views.page_picture import show_page_picture
from views.queue import (
    ALL_FRAMEWORKS,
    Entry,
    entries,
    is_judged,
    judged_by,
    judged_by_anybody,
    left_to_do,
)
from views.quote import element, show
from views.storage import CheckedPlan, cached_store, titles_of
from views.verdict import append, decision, record, reviewer, show_decisions, show_undo
from views.words import counted, escaped, language, plain, say, whole

A_SCREEN = 8  # entries of the list that are shown together
STRENGTHS = range(1, 6)
ON_THE_CRITERION = {DecisionAction.NOT_APPLICABLE, DecisionAction.REALLY_MISSING}
ButtonKind: TypeAlias = Literal["primary", "secondary"]


def show_queue(plan: CheckedPlan) -> None:
    """The choice of what to judge, and it."""
    every, mode = _choose_entries(plan)
    judged = judged_by(plan, reviewer())
    wanted = entries(plan, framework=ALL_FRAMEWORKS, what="all")
    done = sum(is_judged(entry, judged) for entry in wanted)
    told = say("review.progress", done=whole(done), all=whole(len(wanted)))
    st.progress(done / max(1, len(wanted)), text=told)
    if not every:
        show(element("p", plain("review.empty"), css="note"))
        _show_undo(plan, "undo_empty")
    elif mode == "list":
        _show_list(plan, every)
    else:
        _show_one(plan, every)


def _choose_entries(plan: CheckedPlan) -> tuple[tuple[Entry, ...], str]:
    names = titles_of(plan.assessment.frameworks, language())
    first, second, third = st.columns([1.2, 1.2, 1], vertical_alignment="bottom")
    with first:
        kinds = {n: plain(f"review.what_{n}") for n in ("todo", "evidence", "gaps", "all")}
        what = select(say("review.what"), kinds, name="what")
    with second:
        known = {ALL_FRAMEWORKS: plain("common.all_frameworks"), **names}
        framework = select(say("common.framework"), known, name="framework")
    with third:
        modes = {name: say(f"review.mode_{name}") for name in ("one", "list")}
        mode = segment(say("review.mode"), modes, name="mode")
    every = entries(plan, framework=framework, what=what)
    if what == "todo":
        every = left_to_do(every, judged_by(plan, reviewer()))
    return every, mode


def _position(every: Sequence[Entry]) -> int:
    """Where the address points; the first entry where what it names is gone."""
    named = st.query_params.get("entry", "")
    ids = [entry.id for entry in every]
    if named in ids:
        return ids.index(named)
    at = st.query_params.get("place", "0")
    return min(int(at) if at.isdigit() else 0, len(every) - 1)


def _go(every: Sequence[Entry], place: int) -> None:
    """Let the address name the entry; `place` stays good when the entry leaves the queue."""
    kept = max(0, min(place, len(every) - 1))
    st.query_params["entry"] = every[kept].id
    st.query_params["place"] = str(kept)


def _show_one(plan: CheckedPlan, every: Sequence[Entry]) -> None:
    place = _position(every)
    entry = every[place]
    _go(every, place)
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        with st.container(border=True, key="card_entry"):
            _show_verdicts(plan, every, place)
            show(
                criterion_head(plan, entry.found),
                element("p", _asks(plan, entry), css="small quiet"),
            )
            if entry.item is not None:
                show(card(plan, entry.item))
            show_decisions(entry.found)
        _show_steps(plan, every, place)
    with right:
        if entry.item is not None:
            show_page_picture(plan, [entry.item.evidence.passage], 0)
        else:
            _show_nearest(plan, every, place)


def _asks(plan: CheckedPlan, entry: Entry) -> str:
    return plan.criteria[entry.criterion].asks.in_language(language())


def _reason(entry: Entry) -> str:
    """What stands in the field for a reason when a verdict is given on the entry it is for."""
    is_for = st.session_state.get("reason_for") == entry.id
    return str(st.session_state.get("reason") or "") if is_for else ""


def _show_reason(entry: Entry) -> None:
    """The field for a reason, empty before each new entry.

    It is one field for all entries: one that gave way to another would lose the cursor, and
    what is typed on would be read as shortcuts.
    """
    if st.session_state.get("reason_for") != entry.id and st.session_state.get("reason"):
        st.session_state["reason"] = ""
    st.session_state["reason_for"] = entry.id
    st.text_input(
        say("review.reason"),
        placeholder=plain("review.reason_example"),
        key="reason",
        max_chars=400,
    )


def _show_verdicts(plan: CheckedPlan, every: Sequence[Entry], place: int) -> None:
    """The verdicts with their keys, and the reason that goes with them.

    They stand above the passage, whose length moves what is below: a button or a field that
    slipped away under a click would take a verdict, or letters, that were not meant for it.
    """
    entry = every[place]
    actions = [
        ("accept", "a", DecisionAction.ACCEPT),
        ("reject", "x", DecisionAction.REJECT),
        ("not_applicable", "n", DecisionAction.NOT_APPLICABLE),
    ]
    missing = ("missing", "m", DecisionAction.REALLY_MISSING)
    if entry.item is None:
        actions = [missing, actions[-1]]
    elif entry.found.finding.is_uncertain:
        actions.insert(2, missing)
    with st.container(horizontal=True):
        for number, (name, shortcut, action) in enumerate(actions):
            kind: ButtonKind = "primary" if number == 0 else "secondary"
            on = None if action in ON_THE_CRITERION else entry.item
            st.button(
                say(f"review.{name}"),
                key=f"do_{name}",
                shortcut=key_for(shortcut),
                type=kind,
                on_click=_judge,
                args=(plan, every, place, action, on),
            )
    _show_reason(entry)
    if entry.item is not None:
        _show_strengths(plan, every, place)


def _judge(
    plan: CheckedPlan,
    every: Sequence[Entry],
    place: int,
    action: DecisionAction,
    on: ReviewedEvidence | None,
    after: str = "",
) -> None:
    """Record the verdict on the entry that was shown, and stand at the next one."""
    record(plan, every[place].found, action, on, after=after, reason=_reason(every[place]))
    if st.query_params.get("what", "todo") == "todo":
        st.query_params.pop("entry", None)
        st.query_params["place"] = str(place)
    else:
        _go(every, place + 1)


def _show_strengths(plan: CheckedPlan, every: Sequence[Entry], place: int) -> None:
    item = every[place].item
    assert item is not None
    show(element("p", plain("review.set_strength"), css="small quiet"))
    with st.container(horizontal=True):
        for strength in STRENGTHS:
            kind: ButtonKind = "primary" if strength == item.current_strength else "secondary"
            st.button(
                escaped(STRENGTH_LABELS[strength].in_language(language())),
                key=f"strength_{strength}",
                shortcut=key_for(str(strength)),
                type=kind,
                on_click=_judge,
                args=(plan, every, place, DecisionAction.STRENGTH, item, str(strength)),
            )


def _show_steps(plan: CheckedPlan, every: Sequence[Entry], place: int) -> None:
    steps = (("previous", "back", "k", place - 1), ("next", "forth", "j", place + 1))
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, key, shortcut, target in steps:
            st.button(
                say(f"review.{name}"),
                key=key,
                shortcut=key_for(shortcut),
                disabled=not 0 <= target < len(every),
                on_click=_go,
                args=(every, target),
            )
        _show_undo(plan, "undo_one")
        told = plain("review.position", number=whole(place + 1), all=whole(len(every)))
        show(element("p", told, css="small quiet", role="status"))
    choose_shortcuts()


def _show_undo(plan: CheckedPlan, key: str) -> None:
    """The button that takes back the last verdict, and leads back to what it was on."""
    show_undo(plan, key=key, shortcut=key_for("u"), lead=lambda last: _go_to(plan, last))


def _go_to(plan: CheckedPlan, last: Decision) -> None:
    """Let the address name the entry of the decision; of one on a criterion, its first."""
    every = entries(plan, framework=ALL_FRAMEWORKS, what="all")
    own = [entry for entry in every if entry.criterion == last.criterion]
    named = [entry for entry in own if entry.key == last.passage_key]
    if not own:
        return
    target = (named or own)[0].id
    framework = st.query_params.get("framework", ALL_FRAMEWORKS)
    what = st.query_params.get("what", "todo")
    if target not in {entry.id for entry in entries(plan, framework=framework, what=what)}:
        st.query_params.update(framework=ALL_FRAMEWORKS, what="all")
        follow_address("framework", "what")
    st.query_params["entry"] = target


def _show_nearest(plan: CheckedPlan, every: Sequence[Entry], place: int) -> None:
    """The nearest passages of a gap, each with the third verdict."""
    found = every[place].found
    near = [item for item in found.passages if item.near_miss]
    show(element("h3", plain("check.nearest" if near else "check.nearest_none")))
    for number, item in enumerate(near):
        with st.container(border=True, key=f"card_near_{number}"):
            show(card(plan, item))
            st.button(
                say("review.covers"),
                key=f"covers_{number}",
                icon=":material/check:",
                on_click=_judge,
                args=(plan, every, place, DecisionAction.COVERS_GAP, item),
            )


def _show_list(plan: CheckedPlan, every: Sequence[Entry]) -> None:
    """One screen of passages; those without anybody's word can be accepted together."""
    passages = [entry for entry in every if entry.item is not None]
    pages = max(1, -(-len(passages) // A_SCREEN))
    page = st.number_input(say("common.page", page=""), 1, pages, key="screen", width=140)
    shown = passages[(page - 1) * A_SCREEN : page * A_SCREEN]
    for number, entry in enumerate(shown):
        with st.container(border=True, key=f"card_list_{number}"):
            assert entry.item is not None
            show(criterion_head(plan, entry.found), card(plan, entry.item))
    unjudged = left_to_do(shown, judged_by_anybody(plan.decisions))
    with st.container(horizontal=True):
        label = counted("review.accept_visible", len(unjudged))
        st.button(
            label,
            key="accept_visible",
            type="primary",
            disabled=not unjudged,
            on_click=_accept_all,
            args=(plan, unjudged),
        )
        _show_undo(plan, "undo_list")


def _accept_all(plan: CheckedPlan, offered: Sequence[Entry]) -> None:
    """Accept what was offered, except where somebody decided in the meantime."""
    decisions = cached_store().decisions(plan.row.id)
    accepted = left_to_do(offered, judged_by_anybody(decisions))
    each = {(entry.criterion, entry.key): entry for entry in accepted}.values()
    made = [decision(plan, entry.found, DecisionAction.ACCEPT, entry.item) for entry in each]
    if append(plan.row.id, made):
        st.toast(say("review.accepted_many", number=len(accepted)))
