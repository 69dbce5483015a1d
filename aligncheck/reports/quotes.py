"""What a report quotes, and where that stands in the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from string import ascii_uppercase

from aligncheck.compare.quotation import in_quotes
from aligncheck.documents import CitedPage, Passage, cited_pages, pages_text, pages_within
from aligncheck.documents.words.clean import clean
from aligncheck.reports.report import Report
from aligncheck.reports.rows import heading_path

LONGEST_QUOTE = 420  # characters of a quote in a table; the whole passages are in the Excel file
_IN_FULL: Mapping[str, str] = {}


def quoted(passage: Passage, language: str, most: int = LONGEST_QUOTE) -> str:
    """The passage in the quotation marks of the language, visibly shortened where it is long."""
    text = passage.text
    short = text if len(text) <= most else text[:most].rstrip() + " […]"
    return in_quotes(short, language)


def place(passage: Passage, report: Report, short: Mapping[str, str] = _IN_FULL) -> str:
    """'s. 23; PDF-side 25', with the file of several; the headings where that has no pages.

    `short` are the names to give files instead of their own, as `short_names` has them.
    """
    told = pages_within(_cited([passage], report, short), report.language)
    if passage.page is not None:
        return told
    return ", ".join(part for part in (told, heading_path(passage)) if part)


def places(passages: Iterable[Passage], report: Report, short: Mapping[str, str] = _IN_FULL) -> str:
    """The pages of all of them: 's. 3, 12–14'; empty where the file has none."""
    return pages_text(_cited(passages, report, short), report.language)


def _cited(
    passages: Iterable[Passage], report: Report, short: Mapping[str, str]
) -> list[CitedPage]:
    cited = cited_pages(passages, report.assessment.document.files)
    return [replace(page, file=short.get(page.file, page.file)) for page in cited]


def short_names(report: Report) -> dict[str, str]:
    """A letter for each file of a plan of several, in reading order; empty for one file."""
    files = [clean(file) for file in report.assessment.document.files]
    return {file: _letters(number) for number, file in enumerate(files)} if len(files) > 1 else {}


def _letters(number: int) -> str:
    """A … Z, AA, AB …"""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letters(rest - 1) if rest else "") + ascii_uppercase[last]
