"""Judge loose passages from a JSON-lines file, for researchers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligncheck.contract import match_to_json
from aligncheck.documents import Kind, Language, Passage
from aligncheck.documents.words.language import language_of
from aligncheck.errors import UsageError
from aligncheck.frameworks import Framework
from aligncheck.grading import grade
from aligncheck.matching.judge import Judge
from aligncheck.output import written_whole

AT_ONCE = 256
MOST_CHARACTERS = 20_000  # several pages; far more than the model reads of a passage


@dataclass(frozen=True, slots=True)
class LoosePassage:
    """One line of the input: its id, any JSON value, and the passage."""

    id: Any
    passage: Passage


def read_loose_passages(path: Path) -> tuple[LoosePassage, ...]:
    """The passages of a JSON-lines file; UsageError names the first bad line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as cause:
        raise UsageError(f"{path} cannot be read: {cause.strerror}") from cause
    except UnicodeDecodeError as cause:
        raise UsageError(f"{path} is not UTF-8; save it as UTF-8") from cause
    lines = enumerate(text.split("\n"), start=1)
    return tuple(
        _loose_passage(line, f"{path}, line {number}") for number, line in lines if line.strip()
    )


def _loose_passage(line: str, place: str) -> LoosePassage:
    try:
        row = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as cause:
        raise UsageError(f"{place}: half a character (an unpaired surrogate)") from cause
    except (ValueError, RecursionError) as cause:
        raise UsageError(f"{place}: not a JSON object ({cause})") from cause
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise UsageError(f'{place}: expected {{"id": …, "text": "…", "language"?: "nb|nn|en"}}')
    if (characters := len(row["text"])) > MOST_CHARACTERS:
        raise UsageError(
            f"{place}: a text of {characters} characters; split it into passages of at most "
            f"{MOST_CHARACTERS}, for only the beginning of a long one is judged"
        )
    language = row.get("language")
    if language is not None and language not in list(Language):
        raise UsageError(f"{place}: language {language!r} is none of nb, nn, en, other")
    found = Language(language) if language else language_of(row["text"])
    passage = Passage(row["text"], Kind.PARAGRAPH, (), found, None, (), "")
    return LoosePassage(row["id"], passage)


def classified(
    passages: Sequence[LoosePassage], frameworks: Sequence[Framework], judge: Judge
) -> Iterator[dict[str, Any]]:
    """One result a passage, in order: its language and the accepted evidence."""
    for start in range(0, len(passages), AT_ONCE):
        batch = passages[start : start + AT_ONCE]
        judged = judge.judge([item.passage for item in batch], frameworks)
        for item, matches in zip(batch, judged, strict=True):
            evidence = [
                match_to_json(match, *grade(match, item.passage))
                for match in matches
                if match.accepted and item.passage.text.strip()
            ]
            yield {
                "id": item.id,
                "language": item.passage.language.value,
                "evidence": evidence,
            }


def write_lines(rows: Iterator[dict[str, Any]], path: Path) -> int:
    """Write one JSON object a line, whole or not at all; returns how many."""
    count = 0
    with written_whole(path) as temporary, temporary.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
