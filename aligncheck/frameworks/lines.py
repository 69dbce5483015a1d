"""The line on which each key and value of a TOML text stands (tomllib does not say)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from aligncheck.frameworks.shape import Place

_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_KEY = re.compile(r'\s*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)\s*')
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_PLAIN = re.compile(r"[^,\]}#\n]*")


def lines_of(source: str) -> dict[Place, int]:
    """Place → line, counted from 1; the text must be TOML that tomllib has read."""
    return _Scan(source).lines


def nearest_line(lines: dict[Place, int], place: Place) -> int:
    """The line of the place, or of the nearest place around it; 1 for the whole file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Scan:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.lines: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}
        self.line_ends = [match.start() for match in re.finditer("\n", source)]
        self._read_file()

    def _read_file(self) -> None:
        table: Place = ()
        self._skip(_BLANK)
        while self.at < len(self.source):
            if self.source[self.at] == "[":
                table = self._read_header()
            else:
                self._read_pair(table)
            self._skip(_BLANK)

    def _read_header(self) -> Place:
        start = self.at
        is_list = self.source.startswith("[[", start)
        self.at += 2 if is_list else 1
        keys = tuple(self._read_keys())
        self.at += 2 if is_list else 1
        place: Place = ()
        for key in keys[:-1]:
            place = self._current((*place, key))
        place = (*place, keys[-1])
        if is_list:
            self.counts[place] = self.counts.get(place, -1) + 1
        place = self._current(place)
        self._note(place, start)
        return place

    def _current(self, place: Place) -> Place:
        return (*place, self.counts[place]) if place in self.counts else place

    def _read_pair(self, table: Place) -> None:
        start = self.at
        place = table
        for key in self._read_keys():
            place = (*place, key)
            self._note(place, start)
        self.at += 1
        self._skip(_BLANK)
        self._read_value(place)

    def _read_keys(self) -> Iterator[str]:
        yield self._read_key()
        while self.source[self.at] == ".":
            self.at += 1
            yield self._read_key()

    def _read_key(self) -> str:
        match = _KEY.match(self.source, self.at)
        assert match is not None, "tomllib has read this text before"
        self.at = match.end()
        return match.group(1).strip("\"'")

    def _read_value(self, place: Place) -> None:
        self._note(place, self.at)
        if self.source[self.at] == "[":
            self._read_members(place, "]")
        elif self.source[self.at] == "{":
            self._read_members(place, "}")
        elif not self._skip(_STRING):
            self._skip(_PLAIN)

    def _read_members(self, place: Place, end: str) -> None:
        self.at += 1
        position = 0
        self._skip(_BLANK)
        while self.source[self.at] != end:
            if end == "]":
                self._read_value((*place, position))
            else:
                self._read_pair(place)
            position += 1
            self._skip(_BLANK)
            self.at += self.source[self.at] == ","
            self._skip(_BLANK)
        self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.source, self.at)
        self.at = match.end() if match else self.at
        return match is not None

    def _note(self, place: Place, at: int) -> None:
        self.lines.setdefault(place, bisect_right(self.line_ends, at - 1) + 1)
