"""The running text of lines."""

from collections.abc import Iterable

from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.words.hyphens import Vocabulary, joined, mended


def running_text(lines: Iterable[Line], vocabulary: Vocabulary) -> str:
    """The lines as one text, words broken at line ends joined."""
    text, broken = "", False
    for line in lines:
        text = joined(text, line.text, broken=broken, vocabulary=vocabulary)
        broken = line.hyphen
    return mended(text, vocabulary)
