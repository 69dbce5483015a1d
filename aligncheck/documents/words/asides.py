"""Words beside a plan's own: who took a picture, and the works that a footnote names."""

import re

from aligncheck.documents.words.goals import words_a_goal

CREDIT = re.compile(r"\b(?:foto|photo|illustrasjon|illustration)\s*:\s*\S", re.IGNORECASE)
LONGEST_TITLE = 8
"""Words before or after a credit; more may be a sentence on what the picture shows."""
LONGEST_WORK = 40  # words of a reference; more says something of the work

_NUMERAL = re.compile(r"^\W*(?:\d{1,3}\W{0,2}\s+)?")
_AUTHORS = re.compile(  # 'Hattie, J. (2009): Visible learning.'
    r"[A-ZÆØÅÄÖ][\w'’-]+,\s+(?:[A-ZÆØÅÄÖ]\.\s?-?)+(?:[^()]{0,200})\((?:19|20)\d\d[a-z]?\)"
)
_TITLED = re.compile(r"[^.!?]{3,150}(?:\w\.[^.!?]{0,40}){0,8}\((?:19|20)\d\d[a-z]?\)\s*:\s")
_SAME = re.compile(
    r"(?:emt|ibid|op\.?\s?cit|same sted|samme sted)\b\.?(?:\W*(?:s|p|pp|side|kap)\b)?"
)
_PAPER = re.compile(
    r"(?:jf\.?\s+)?(?:meld\.?\s?st|st\.?\s?meld|prop|nou|ot\.?\s?prp|innst)\b\.?\s*(?:nr\.?\s*)?\d"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\W*$")
_SAYS = re.compile(
    r"\b(?:skal|vil|må|bør|kan|er|har|blir|vert|ble|vart|ga|gir|gjev|sier|seier|viser|syner|krever|krev"
    r"|shall|will|must|should|can|may|is|are|was|has|have|says?|shows?|requires?)\b",
    re.IGNORECASE,
)


def is_credit(caption: str) -> bool:
    """True for a caption that names a picture and who took it: 'Elv i dalen. Foto: Kommunen'."""
    found = CREDIT.search(caption)
    if not found:
        return False
    before, after = caption[: found.start()], caption[found.end() :]
    short = max(len(before.split()), len(after.split())) <= LONGEST_TITLE
    return short and not words_a_goal(before) and not _SAYS.search(before)


def is_reference(footnote: str) -> bool:
    """True for a footnote that only names a work: an author, a state paper or an address."""
    text = _NUMERAL.sub("", footnote, count=1)
    if len(text.split()) > LONGEST_WORK:
        return False
    if _AUTHORS.match(text) or _ADDRESS.match(text):
        return True
    named = _TITLED.match(text) or _SAME.match(text.lower()) or _PAPER.match(text.lower())
    return bool(named) and not _SAYS.search(text)
