"""What a person must know about the reading of the plan."""

import streamlit as st

from aligncheck.documents import Status, few_passages_text, page_ranges, unread_text
from aligncheck.documents.pages import has_page_labels, in_file
from views.pictures import note_for, show_reading_of_pictures
from views.quote import element, show
from views.storage import CheckedPlan
from views.words import counted, language, plain, say


def show_reading_notes(plan: CheckedPlan) -> None:
    """Pages that could not be read and other notes, folded away; the offer to read pictures."""
    document = plan.assessment.document
    notes = list(dict.fromkeys([*plan.assessment.warnings, *document.warnings]))
    if document.unread_pages:
        pages = page_ranges(document.unread_pages)
        if has_page_labels(document):
            pages = in_file(pages, language())
        notes.insert(0, counted("check.unread", len(document.unread_pages), pages=pages))
    if notes:
        with st.expander(say("check.warnings", number=len(notes)), icon=":material/info:"):
            show(element("ul", *(element("li", note_for(note)) for note in notes)))
    show_reading_of_pictures(plan)


def show_few_passages(plan: CheckedPlan) -> None:
    """The question whether this is the whole plan, where hardly anything was read."""
    if few := few_passages_text(plan.assessment.document, language()):
        show(element("p", few, css="warn"))


def show_unread_pages(plan: CheckedPlan) -> None:
    """One sentence where pages could not be read: what seems to be missing may stand on them."""
    document = plan.assessment.document
    if document.unread_pages:
        show(element("p", unread_text(document, language()), css="warn"))
    elif document.status is Status.PARTIAL:
        show(element("p", plain("check.unread_parts"), css="warn"))
