"""Whether a quote that a person chose stands whole in one passage."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligncheck.documents import Document

_IGNORED = re.compile("[\\s\u0002\u00ad\ufffe\u2010\u2011|-]+")
QUOTES_BY_EYE = Path(__file__).with_name("reading_quotes.toml")


@dataclass(frozen=True, slots=True)
class Quote:
    """A run of text on a page, known by its ends, its length and its hash."""

    file: str
    page: int
    begins: str
    ends: str
    length: int  # characters without white space and hyphens
    sha256: str  # of those characters


def bare(text: str) -> str:
    """The text without white space, hyphens and cell bars, which layout may change."""
    return _IGNORED.sub("", text)


def quotes_by_eye(path: Path = QUOTES_BY_EYE) -> tuple[Quote, ...]:
    """The sixty quotes that were chosen by eye."""
    with path.open("rb") as file:
        return tuple(Quote(**entry) for entry in tomllib.load(file)["quote"])


def gold_quotes(path: Path) -> tuple[Quote, ...]:
    """The quotes of one labelled plan, each once."""
    plan = json.loads(path.read_text(encoding="utf-8"))
    texts = {q["text"] for entry in plan["criteria"].values() for q in entry["quotes"]}
    return tuple(_quote(plan["doc"], text) for text in sorted(texts))


def _quote(file: str, text: str) -> Quote:
    letters = bare(text)
    digest = hashlib.sha256(letters.encode()).hexdigest()
    name = file if file.endswith(".pdf") else f"{file}.pdf"
    return Quote(name, 0, text, text[-20:], len(letters), digest)


def stands_in(quote: Quote, text: str) -> bool:
    """True where the quote stands whole in the text."""
    letters, start = bare(text), bare(quote.begins)
    at = letters.find(start)
    while at >= 0:
        part = letters[at : at + quote.length]
        if hashlib.sha256(part.encode()).hexdigest() == quote.sha256:
            return True
        at = letters.find(start, at + 1)
    return False


def missing_quotes(quotes: Iterable[Quote], documents: Sequence[Document]) -> tuple[Quote, ...]:
    """The quotes that no single passage of their document holds."""
    texts = {document.name: [p.text for p in document.passages] for document in documents}
    return tuple(
        quote
        for quote in quotes
        if not any(stands_in(quote, text) for text in texts.get(quote.file, ()))
    )
