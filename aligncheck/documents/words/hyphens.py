"""Lines joined to running text: which hyphen at a line's end belongs to the word."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

KEPT_BEFORE = frozenset(("og", "eller", "and", "or", "samt", "til", "to", "men", "enn", "och"))
FIRST_PARTS = frozenset(
    """
    cross self well long short medium high low large small non world decision policy energy cost
    user state resource market evidence knowledge science technology carbon climate half full
    """.split()  # noqa: SIM905
)  # English words that keep their hyphen when nothing in the document says otherwise
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)$")
_FIRST = re.compile(r"([^\W\d_]+)")

Vocabulary = Mapping[str, int]


def vocabulary_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts, in lower case; compounds with their hyphen."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(token.lower() for token in TOKEN.findall(text))
    return counts


def joined(left: str, right: str, *, broken: bool, vocabulary: Vocabulary) -> str:
    """The two lines as running text; `broken` where the left one lost its hyphen to PDFium."""
    if not left or not right:
        return left + right
    if not broken and not _ends_in_hyphen(left):
        return f"{left} {right}"
    left = left if broken else left.rstrip("\u00ad\u2010-")
    return left + _link(left, right, vocabulary) + right


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in "-\u00ad\u2010" and text[-2].isalnum()


def _link(left: str, right: str, vocabulary: Vocabulary) -> str:
    """What stands between the halves: nothing, a hyphen, or a hyphen and a space."""
    first, last = _FIRST.match(right), _LAST.search(left)
    if first and first[1].lower() in KEPT_BEFORE and first[1].islower():
        return "- "
    if not first or not last or not first[1][0].islower():
        return "-"
    head, tail = last[1].lower(), first[1].lower()
    one, two = vocabulary.get(head + tail, 0), vocabulary.get(f"{head}-{tail}", 0)
    if one or two:
        return "-" if two > one else ""
    if head in FIRST_PARTS and vocabulary.get(tail, 0):
        return "-"
    words = min(len(head), len(tail)) >= 3 and vocabulary.get(head, 0) and vocabulary.get(tail, 0)
    return "-" if words and _is_english(vocabulary) else ""


def _is_english(vocabulary: Vocabulary) -> bool:
    """True where the document is in English, whose compounds keep their hyphen."""
    return vocabulary.get("the", 0) > vocabulary.get("og", 0)
