"""Plain text: blank lines part paragraphs; marks, numbers and labels begin what they begin."""

import re
from collections.abc import Iterator
from pathlib import Path

from aligncheck.documents.office.parts import MARK, Part
from aligncheck.documents.passage import Kind
from aligncheck.documents.words.sentences import sentence_starts

_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+\S")
_ITEM = re.compile(r"^\s*(\d{1,2})\.\s")
_CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\s")  # numbered without a stop
_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_].{0,100}[^.;,:]$")
_LABEL = re.compile(  # 'Tiltak 4: ...', which begins a measure of its own
    r"^\s*(?:tiltak|(?:hoved|hovud|del)?mål|strategi|measure|action|goal|objective)"
    r"\s+\d{1,2}(?:\.\d{1,2})*\s*:\s+\S",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^\s*(?:[-–—]\s*\d{1,3}\s*[-–—]|(?:side|page)\s+\d{1,3}(?:\s+(?:av|of)\s+\d+)?)\s*$", re.I
)
_DASH = r"(?<!\d)\s+-\s+(?=[A-ZÆØÅÄÖ«“\"]|\d+\s?%)"
_LIST_BEGINS = re.compile(rf"(?<=:){_DASH}")  # 'Strategi: - Styrke ... - Bygge ...'
_ITS_NAME = re.compile(r"\s+(?=(?:Strategi|Tiltak|Delmål|Mål)\w*\b[^:.!?]{0,20}:$)")
SHORTEST_LINE = 60  # characters; a text is not set in narrower lines than this
_BROKEN = re.compile(r"(?<=\w)[\u00ad-]\n[ \t]*(?=[a-zæøå])(?!og\b|eller\b|and\b)")


def plain_parts(path: Path) -> Iterator[Part]:
    """The parts of the file in order."""
    return text_parts(text_of(path))


def text_parts(text: str) -> Iterator[Part]:
    """The parts of the text in order."""
    last = Part(Kind.PARAGRAPH, "")
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            parts = list(_block(lines, last))
            yield from parts
            last = parts[-1] if parts else last


def text_of(path: Path) -> str:
    """The text of the file, words that its lines break whole."""
    return _BROKEN.sub("", _decoded(path.read_bytes()).replace("\r\n", "\n"))


def _decoded(data: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _block(lines: list[str], before: Part) -> Iterator[Part]:
    """The parts of lines without a blank one between them; `before` stands above them."""
    if len(lines) == 1 and _PAGE.match(lines[0]):
        yield Part(Kind.PAGE_NUMBER, lines[0])
        return
    if len(lines) == 1 and _is_title(lines[0], before):
        yield Part(Kind.HEADING, lines[0], 1 + lines[0].split()[0].rstrip(".").count("."))
        return
    run: list[str] = []
    kind = Kind.PARAGRAPH
    width = max(SHORTEST_LINE, *map(len, lines))
    for line in lines:
        item = MARK.match(line) or _NUMBERED.match(line)
        apart = _LABEL.match(line) or (kind is Kind.BULLET and run and _ends_item(run, line, width))
        if item or apart:
            yield from _run(kind, run)
            run, kind = [], Kind.BULLET if item else Kind.PARAGRAPH
        run.append(line)
    yield from _run(kind, run)


def _is_title(line: str, before: Part) -> bool:
    """True for the numbered title of a chapter, but not for a measure of a numbered list."""
    text = line.strip()
    return bool(_SECTION.match(text)) and not _is_next_item(text, before)


def _is_next_item(text: str, before: Part) -> bool:
    """True for '1.' below a lead-in or '2.1 Transport', and for '2.' right below such a '1.'"""
    number, above = _ITEM.match(text), before.text.strip()
    if number is None:
        return False
    if number[1] == "1":
        plain_chapter = before.kind is Kind.HEADING and _CHAPTER.match(above)
        return above.endswith(":") or bool(plain_chapter)
    listed = _ITEM.match(above) if before.kind is Kind.BULLET else None
    return listed is not None and int(number[1]) == int(listed[1]) + 1


def _ends_item(run: list[str], line: str, width: int) -> bool:
    """True for a line that stands where the item began, though its first word had room above it
    or the line above it ends a sentence."""
    is_flush = len(line) - len(line.lstrip()) <= len(run[0]) - len(run[0].lstrip())
    above, word = run[-1].rstrip(), line.split()[0]
    had_room = len(above) + 1 + len(word) <= width
    is_new = had_room or len(above) + 1 in sentence_starts(f"{above} {line.lstrip()}")
    return is_flush and word[:1].isupper() and is_new


def _run(kind: Kind, run: list[str]) -> Iterator[Part]:
    if run:
        indent = run[0].expandtabs(4)
        part = Part(kind, "\n".join(run), depth=len(indent) - len(indent.lstrip()))
        yield from in_items(part)


def in_items(part: Part) -> Iterator[Part]:
    """The part, or the lead-in and the items of the list that a paragraph holds."""
    begun = _LIST_BEGINS.split(part.text, maxsplit=1) if part.kind is Kind.PARAGRAPH else []
    items = re.split(_DASH, begun[1]) if len(begun) > 1 else []
    if len(items) > 1:
        yield from (part._replace(text=said) for said in _ITS_NAME.split(begun[0].strip()))
        yield from (Part(Kind.BULLET, f"- {item}") for item in items)
    else:
        yield part
