"""Phrases with `*` and `~` → where they stand in a text.

`*` stands for any letters, mostly a word's ending, `~` for up to six words. A phrase matches
from the start of a word, in any case, over any white space, hyphen, comma or bracket, but not
over the end of a sentence.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

GAP_WORDS = 6
"""Words that `~` may stand for, as the notation of the term lists says."""
REMEMBERED = 16_384
"""Words kept looked up: most words of a plan stand in it more than once."""

_TOKEN = re.compile(r"([^\W_]+)|[.!?;:|•](?=\s|$)")
_TERM_WORD = re.compile(r"[^\W_](?:[^\W_]|\*)*")
_REST_OF_COMPOUND = re.compile(r"(?:[-‐‑–][^\W_]+)*")
_SENTENCE_END = "."


class Hit(NamedTuple):
    """Where a phrase of a list stands: the characters from `start` to `end`."""

    name: str
    start: int
    end: int


class _Token(NamedTuple):
    word: str  # in lower case; "." for the end of a sentence
    start: int
    end: int


_Part: TypeAlias = "str | re.Pattern[str] | None"
"""A word, what a word must match in full, or None for a gap."""


class _Phrase(NamedTuple):
    """A phrase of the list of that name; `is_open` where it ends in `*`."""

    name: str
    parts: tuple[_Part, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What hangs on one first word: lists that it alone belongs to, and phrases it begins."""

    lists: tuple[str, ...]
    phrases: tuple[_Phrase, ...]


class PhraseFinder:
    """Finds the phrases of named lists in texts."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """`lists` holds the phrases by the name that a hit is to carry."""
        words, stems = _by_first_word(lists)
        self._words = {word: _anchor(found) for word, found in words.items()}
        self._stems = {stem: _anchor(found) for stem, found in stems.items()}
        self._stem_lengths = sorted({len(stem) for stem in stems})
        self._anchors = lru_cache(maxsize=REMEMBERED)(self._anchors_of)

    def find(self, text: str) -> list[Hit]:
        """All hits in the order of the text; those of one list may overlap."""
        tokens = _tokens(text)
        hits: list[Hit] = []
        for place, token in enumerate(tokens):
            for anchor, is_stem in self._anchors(token.word):
                end = _end(text, token, is_stem)
                hits.extend(Hit(name, token.start, end) for name in anchor.lists)
                for name, parts, is_open in anchor.phrases:
                    for after in _ends(parts, tokens, place):
                        end = _end(text, tokens[after - 1], is_open)
                        hits.append(Hit(name, token.start, end))
        return sorted(set(hits), key=lambda hit: (hit.start, hit.end, hit.name))

    def _anchors_of(self, word: str) -> tuple[tuple[_Anchor, bool], ...]:
        """The anchors that the word is or begins with, and whether it only begins with them."""
        stems = [word[:length] for length in self._stem_lengths if length <= len(word)]
        begins = [(self._stems[stem], True) for stem in stems if stem in self._stems]
        return ((self._words[word], False), *begins) if word in self._words else tuple(begins)


@lru_cache(maxsize=4)
def _tokens(text: str) -> tuple[_Token, ...]:
    """Words and sentence ends; hyphens, commas and brackets are left out.

    The last few texts are remembered: terms and exclusions are sought one after the other.
    """
    return tuple(
        [
            _Token(word.lower() if (word := found[1]) else _SENTENCE_END, *found.span())
            for found in _TOKEN.finditer(text)
        ]
    )


def _ends(parts: Sequence[_Part], tokens: Sequence[_Token], place: int) -> set[int]:
    """The places after the parts, if they stand there; more than one where a gap allows it."""
    places = {place}
    for part in parts:
        places = {after for start in places for after in _after(part, tokens, start)}
        if not places:
            break
    return places


def _after(part: _Part, tokens: Sequence[_Token], place: int) -> Iterable[int]:
    """The places after one part; a gap does not reach over the end of a sentence."""
    if part is None:
        last = min(place + GAP_WORDS, len(tokens))
        ends = (at for at in range(place, last) if tokens[at].word == _SENTENCE_END)
        return range(place, next(ends, last) + 1)
    word = tokens[place].word if place < len(tokens) else ""
    stands = word == part if isinstance(part, str) else part.fullmatch(word)
    return (place + 1,) if stands else ()


def _end(text: str, token: _Token, is_stem: bool) -> int:
    """Where the word ends; after a `*` with the rest of a compound such as foresight-prosess."""
    if not is_stem:
        return token.end
    rest = _REST_OF_COMPOUND.match(text, token.end)
    return rest.end() if rest else token.end


_Phrases = list[tuple[str, list[str]]]


def _by_first_word(
    lists: Mapping[str, Iterable[str]],
) -> tuple[dict[str, _Phrases], dict[str, _Phrases]]:
    """Phrases as (list, words) by their first word: whole words, and stems before a `*`."""
    words: dict[str, _Phrases] = {}
    stems: dict[str, _Phrases] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            parts = _parts(phrase)
            if not parts:
                continue
            stem, star, _ = parts[0].partition("*")
            (stems if star else words).setdefault(stem, []).append((name, parts))
    return words, stems


def _parts(phrase: str) -> list[str]:
    """The words of a phrase in lower case, `~` for a gap; a hyphenated word is several."""
    parts: list[str] = []
    for word in phrase.lower().split():
        parts.extend(["~"] if word == "~" else _TERM_WORD.findall(word))
    return parts


def _anchor(phrases: _Phrases) -> _Anchor:
    longer = [_phrase(name, parts) for name, parts in phrases if not _is_one_word(parts)]
    alone = {name for name, parts in phrases if _is_one_word(parts)}
    return _Anchor(tuple(sorted(alone)), tuple(longer))


def _is_one_word(parts: list[str]) -> bool:
    """True for one word with a `*` at most at its end, which needs no pattern."""
    return len(parts) == 1 and "*" not in parts[0][:-1]


def _phrase(name: str, parts: list[str]) -> _Phrase:
    return _Phrase(name, tuple(map(_part, parts)), parts[-1].endswith("*"))


def _part(part: str) -> _Part:
    if part == "~":
        return None
    return re.compile(r"\w*".join(map(re.escape, part.split("*")))) if "*" in part else part
