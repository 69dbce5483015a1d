"""What a person must know about the reading of the plan."""

import streamlit as st

from aligncheck.documents.warnings import warning_for
from views.quote import element, show
from views.storage import CheckedPlan
from views.words import language, plain, say


def show_reading_notes(plan: CheckedPlan) -> None:
    """Pages that could not be read and other notes, folded away where there are any."""
    document = plan.assessment.document
    notes = list(dict.fromkeys([*plan.assessment.warnings, *document.warnings]))
    if document.unread_pages:
        pages = ", ".join(map(str, document.unread_pages))
        notes.insert(0, plain("check.unread", pages=pages))
    if notes:
        with st.expander(say("check.warnings", number=len(notes)), icon=":material/info:"):
            show(element("ul", *(element("li", warning_for(note, language())) for note in notes)))
