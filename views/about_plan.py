"""What is known of a plan beside its text: asked for at the upload, corrected on its page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from aligncheck.store import AssessmentRow, PlanRecord
from aligncheck.store.records import FIRST_YEAR, LAST_YEAR, faults_of
from views.address import key_of
from views.quote import element, show
from views.storage import correct_plan, row_of
from views.words import day, plain, say

LONGEST_TITLE, LONGEST = 200, 60  # characters
NO_YEAR = -1  # stands for what cannot be read as a year
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")  # as people write it: 15.6.2026
Texts = Mapping[str, str]
"""What stands in the fields, by the names of a PlanRecord."""


def told_about(row: AssessmentRow) -> str:
    """What is known of the plan in one line."""
    known = [row.county, row.municipality, row.plan_type, row.year and str(row.year)]
    if row.adopted:
        known.append(plain("about.adopted_on", day=day(row.adopted)))
    return " · ".join(str(part) for part in known if part) or plain("about.nothing")


def show_correction(row: AssessmentRow) -> None:
    """The fields to correct, folded away behind a button."""
    values = list(map(str, texts_of(row).values()))
    with st.popover(
        say("about.correct"),
        type="tertiary",
        icon=":material/edit:",
        key=key_of("about", [row.id], values),  # another one, closed, once it was corrected
    ):
        _show_form(row, key_of("known", [row.id], values))


def _show_form(row: AssessmentRow, key: str) -> None:
    with st.form(key, border=False):
        show(element("p", plain("about.intro"), css="small quiet"))
        now = texts_of(row)
        title = st.text_input(
            say("check.plan_title"), now["title"], max_chars=LONGEST_TITLE, key=f"{key}_title"
        )
        texts = {"title": title, **ask_about(now, key)}
        asked = st.form_submit_button(
            say("about.save"), type="primary", key=f"{key}_save", on_click=_save, args=(row, key)
        )
        if asked and (faults := tuple(told_faults(texts))):
            show(element("div", *(element("p", fault) for fault in faults), css="bad"))


def _save(drawn: AssessmentRow, key: str) -> None:
    """Keep the fields that differ from what was drawn; others may have corrected the rest."""
    texts = {name: str(st.session_state[f"{key}_{name}"]) for name in texts_of(drawn)}
    now = row_of(drawn.id)
    if now is None or any(told_faults(texts)):  # the page says so
        return
    told, before = record_of(texts), record_of(texts_of(drawn))
    others = {
        name: getattr(now, name) for name in texts if getattr(told, name) == getattr(before, name)
    }
    correct_plan(now, replace(told, **others))
    st.toast(say("about.saved"))


def ask_about(now: Texts, key: str) -> dict[str, str]:
    """The fields beside the title, with what is known now, and what stands in them then."""
    left, right = st.columns(2)
    places = (
        ("county", left),
        ("municipality", right),
        ("plan_type", left),
        ("year", right),
        ("adopted", left),
    )
    return {
        name: place.text_input(
            say(f"about.{name}"),
            now.get(name, ""),
            max_chars=LONGEST,
            placeholder=plain("about.day_example") if name == "adopted" else None,
            key=f"{key}_{name}",
        )
        for name, place in places
    }


def texts_of(row: AssessmentRow) -> dict[str, str]:
    """What is known of the plan, as it stands in the fields."""
    return {
        "title": row.title,
        "county": row.county or "",
        "municipality": row.municipality or "",
        "plan_type": row.plan_type or "",
        "year": str(row.year or ""),
        "adopted": day(row.adopted) if row.adopted else "",
    }


def record_of(texts: Texts) -> PlanRecord:
    """What the fields say; an empty one says nothing."""
    said = {name: " ".join(text.split()) or None for name, text in texts.items()}
    year, adopted = said.pop("year", None), said.pop("adopted", None)
    return PlanRecord(**said, year=_year(year), adopted=_iso(adopted))  # type: ignore[arg-type]


def told_faults(texts: Texts, *, guessed: str | None = None) -> Iterator[str]:
    """A sentence on each field that cannot be right; `guessed` stands in for an empty title."""
    record = record_of(texts)
    for name in faults_of(replace(record, title=record.title or guessed)):
        value = " ".join(texts[name].split())
        yield plain(f"about.bad_{name}", value=value, first=FIRST_YEAR, last=LAST_YEAR)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdecimal() else NO_YEAR


def _iso(text: str | None) -> str | None:
    """The day as the store keeps it; what is no day stays as it is and is found to be at fault."""
    found = _DAY.fullmatch(text or "")
    if found is None:
        return text
    number, month, year = map(int, found.groups())
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return text
