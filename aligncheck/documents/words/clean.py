"""Text made fit to store, export and show: cleaned once, where it leaves the worker."""

import re
import unicodedata

from aligncheck.documents.words.marks import SYMBOL_MARKS

_READABLE = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys(SYMBOL_MARKS, "•")
)
_JOINING = re.compile("[\u0002\u00ad\ufffe\u200b-\u200d\u2060\ufeff]")
_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e"
    "\u2066-\u2069\ufdd0-\ufdef\ufff0-\ufffb\uffff\ud800-\udfff]"
)
_PLANE_ENDS = "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_BEYOND = re.compile(f"[{_PLANE_ENDS}]")
_SPACES = re.compile(r"\s+")
UNREADABLE = re.compile(r"\(cid:\d+\)|\ufffd|[\ue000-\uf8ff]")


def clean(text: str) -> str:
    """The text in one line without control, direction or half characters; accents composed."""
    text = _JOINING.sub("", text.translate(_READABLE))
    text = _BEYOND.sub(" ", _FORBIDDEN.sub(" ", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def unreadable_characters(text: str) -> int:
    """How many characters of the text carry no meaning: '(cid:12)', private or replaced."""
    return len(UNREADABLE.findall(text))
