"""Words that lead into a list: sentences that only its items finish."""

import re

LONGEST_LEAD = 40  # words of a lead-in that is repeated before each item
DANGLING = re.compile(
    r"(?::|\b(?:å|er|vere|være|skal|vil|kan|for|ved|gjennom|som|med|by|to|are|is|be|includes?))$"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅÄÖ])")
_MODAL = r"\b(?:skal|vil|må|bør|kan|shall|will|must|should|can|may)"
_HEADING = re.compile(
    rf"{_MODAL}(?:\s+[^\s:]+){{0,3}}\s*:$|\b(?:å|to|(?:bidra|medvirke|medverke)\s+til)\s*:?$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(  # without a colon: 'Kommunen skal', not 'Slik vil vi' or 'Det vi skal'
    r"^(?!(?:slik|sånn|dette|det|der|dit|her|hv\w+|kv\w+|kor\w*|når|alt|what|how|wh\w+|th\w+)\b)"
    r"(?:.*\s(?:skal|vil|må|bør|shall|must|should)|.*(?:we|county|municipality|region)\s+will)$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*\.?\s")


def is_lead_heading(text: str) -> bool:
    """True for a line that only looks like a heading above a list: 'Fylkeskommunen skal:'.

    A numbered title and 'Tiltak:' are headings, also above a list.
    """
    line = text.strip()
    return bool(_HEADING.search(line) or _UNFINISHED.match(line)) and not _SECTION.match(text)
