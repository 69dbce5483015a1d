"""Whether what a result quotes stands word for word on its pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

# what layout may change: white space, hyphens at line ends; in a row of a table the bars between
# its cells and the colons behind its heads, which the page has as lines
_LAYOUT = re.compile("[\\s\u0002\u00ad\ufffe\u2010\u2011|:-]+")
CUTS = 2  # marks of footnotes in a passage, which the page has and the quote has not


def bare(text: str) -> str:
    """The text without what layout may change."""
    return _LAYOUT.sub("", text)


def page_texts(path: Path) -> list[str]:
    """The bare text of each page, straight from the PDF library."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [bare(page.get_textpage().get_text_range()) for page in pdf]


def runs(text: str, page: str) -> list[str] | None:
    """The text as the fewest runs of whole words that each stand on the page; None if it cannot."""
    words, found, start = text.split(), [], 0
    while start < len(words):
        end = start
        while end < len(words) and bare(" ".join(words[start : end + 1])) in page:
            end += 1
        if end == start:
            return None
        found.append(" ".join(words[start:end]))
        start = end
    return found


def quoted(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All evidence and near misses of a result."""
    for finding in content["findings"]:
        yield from finding["evidence"]
        yield from finding["near_misses"]


def not_on_the_page(content: dict[str, Any], path: Path) -> list[str]:
    """The quotes that do not stand on the pages they name.

    A paragraph is one run of words on each of its pages; a list item has its lead-in before it;
    the cells of a row may stand anywhere on the page.
    """
    pages = page_texts(path)
    told = []
    for item in quoted(content):
        numbers = sorted({box[0] for box in item["boxes"]} | {item["page"]})
        found = runs(item["text"], "".join(pages[number - 1] for number in numbers))
        most = len(item["text"].split()) if item["kind"] == "table_row" else len(numbers) + CUTS
        if not item["text"].strip() or found is None or len(found) > most:
            told.append(f"p. {numbers}: {item['text']} → {found}")
    return sorted(set(told))


def broken_rules(content: dict[str, Any]) -> list[str]:
    """What in the findings goes against the contract."""
    return [
        f"{found['criterion']}: {rule}"
        for found in content["findings"]
        for rule, holds in _rules(found).items()
        if not holds
    ]


def _rules(found: dict[str, Any]) -> dict[str, bool]:
    strengths = [item["strength"] for item in found["evidence"]]
    chances = [(item["strength"], item["probability"]) for item in found["evidence"]]
    expected = "no_evidence" if not strengths else "covered" if max(strengths) >= 3 else "weak"
    return {
        "status follows from the strengths": found["status"] in (expected, "not_applicable"),
        "strength is that of the strongest": found["strength"] == max(strengths, default=0),
        "evidence has a strength of 1 to 5": all(1 <= each <= 5 for each in strengths),
        "evidence comes strongest first": chances == sorted(chances, reverse=True),
        "every quote has boxes": all(item["boxes"] for item in found["evidence"]),
        "pages are those of the evidence": found["pages"]
        == sorted({item["page"] for item in found["evidence"]}),
        "a gap shows the nearest": found["status"] != "no_evidence" or found["near_misses"] != [],
    }
