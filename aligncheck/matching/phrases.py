"""Phrases with `*` and `~` → where they stand in a text.

`*` stands for any letters, mostly a word's ending, `~` for up to six words. A phrase matches
from the start of a word, in any case, over any white space, hyphen, comma or bracket, but not
over the end of a sentence.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

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


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What hangs on one first word: lists that it alone belongs to, and phrases it begins.

    `longest` is how many words the longest of the phrases may have.
    """

    lists: tuple[str, ...]
    phrases: "Matcher | None"
    longest: int


@contextmanager
def _torch_left_out() -> Iterator[None]:
    """Nothing here needs torch, but spaCy's thinc imports it wherever it is installed (2 s)."""
    if "torch" in sys.modules:
        yield
        return
    modules: dict[str, Any] = sys.modules
    modules["torch"] = None  # an import of it now fails, as if it were not installed
    try:
        yield
    finally:
        del modules["torch"]


class PhraseFinder:
    """Finds the phrases of named lists in texts; spaCy is loaded and they are compiled once."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """`lists` holds the phrases by the name that a hit is to carry."""
        with _torch_left_out():
            from spacy.vocab import Vocab

        self._vocab = Vocab()
        words, stems = _by_first_word(lists)
        self._words = {word: _anchor(self._vocab, found) for word, found in words.items()}
        self._stems = {stem: _anchor(self._vocab, found) for stem, found in stems.items()}
        self._stem_lengths = sorted({len(stem) for stem in stems})
        self._anchors = lru_cache(maxsize=REMEMBERED)(self._anchors_of)

    def find(self, text: str) -> list[Hit]:
        """All hits in the order of the text; those of one list may overlap."""
        tokens = _tokens(text)
        hits: list[Hit] = []
        begun: list[tuple[int, _Anchor]] = []
        for place, token in enumerate(tokens):
            for anchor, is_stem in self._anchors(token.word):
                end = _end(text, token, is_stem)
                hits.extend(Hit(name, token.start, end) for name in anchor.lists)
                if anchor.phrases is not None:
                    begun.append((place, anchor))
        if begun:
            hits.extend(self._phrase_hits(text, tokens, begun))
        return sorted(set(hits), key=lambda hit: (hit.start, hit.end, hit.name))

    def _anchors_of(self, word: str) -> tuple[tuple[_Anchor, bool], ...]:
        """The anchors that the word is or begins with, and whether it only begins with them."""
        stems = [word[:length] for length in self._stem_lengths if length <= len(word)]
        begins = [(self._stems[stem], True) for stem in stems if stem in self._stems]
        return ((self._words[word], False), *begins) if word in self._words else tuple(begins)

    def _phrase_hits(
        self, text: str, tokens: Sequence[_Token], begun: Iterable[tuple[int, _Anchor]]
    ) -> Iterator[Hit]:
        """The hits of phrases whose first words stand at those places."""
        from spacy.tokens import Doc

        document = Doc(self._vocab, words=[token.word for token in tokens])
        for place, anchor in begun:
            assert anchor.phrases is not None
            span = document[place : place + anchor.longest]
            for key, first, after in anchor.phrases(span):
                name = self._vocab.strings[key]
                is_stem = name.endswith("*")
                end = _end(text, tokens[place + after - 1], is_stem)
                yield Hit(name.rstrip("*"), tokens[place + first].start, end)


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


def _anchor(vocab: "Vocab", phrases: _Phrases) -> _Anchor:
    longer = [(name, parts) for name, parts in phrases if not _is_one_word(parts)]
    alone = tuple(sorted({name for name, parts in phrases if _is_one_word(parts)}))
    longest = max((sum(map(_words_of, parts)) for _, parts in longer), default=0)
    return _Anchor(alone, _matcher(vocab, longer) if longer else None, longest)


def _words_of(part: str) -> int:
    """How many words a part of a phrase may stand for."""
    return GAP_WORDS if part == "~" else 1


def _is_one_word(parts: list[str]) -> bool:
    """True for one word with a `*` at most at its end, which needs no pattern."""
    return len(parts) == 1 and "*" not in parts[0][:-1]


def _matcher(vocab: "Vocab", phrases: _Phrases) -> "Matcher":
    """The phrases as patterns; a key ends in `*` where its phrase does."""
    from spacy.matcher import Matcher

    by_key: dict[str, list[list[dict[str, Any]]]] = {}
    for name, parts in phrases:
        key = f"{name}*" if parts[-1].endswith("*") else name
        by_key.setdefault(key, []).append([_pattern(part) for part in parts])
    matcher = Matcher(vocab, validate=False)
    for key, patterns in by_key.items():
        matcher.add(key, patterns)
    return matcher


def _pattern(part: str) -> dict[str, Any]:
    if part == "~":
        return {"ORTH": {"NOT_IN": [_SENTENCE_END]}, "OP": f"{{0,{GAP_WORDS}}}"}
    if "*" in part:
        letters = r"\w*".join(map(re.escape, part.split("*")))
        return {"ORTH": {"REGEX": f"^{letters}$"}}
    return {"ORTH": part}
