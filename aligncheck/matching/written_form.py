"""A Nynorsk passage in Bokmål-like words, for an encoder that has mostly read Bokmål.

For the model alone, never shown to people: words are exchanged one by one, participles and
infinitives in -a by the word before them, and grammar is otherwise left as it is. A text that shows
no sign of Nynorsk comes out as it went in.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path

NYNORSK_WORDS = Path(__file__).with_name("nynorsk_words.toml")

WORD = re.compile(r"[^\W\d_]+")

# One word in so many must be Nynorsk alone before words that Bokmål shares are touched. Of the
# training passages half the Nynorsk ones have one in six or more, and 15 of 2,162 Bokmål ones have
# such a word at all (November 2026).
WORDS_PER_SIGN = 25
WORDS_PER_WEAK_SIGN = 12  # of words that Bokmål hardly ever has, such as "ein"

SHORTEST_LAST_PART = 4
SHORTEST_FIRST_PART = 3

# Only the plain form of a noun begins a longer word.
INFLECTED = ("a", "ar", "er", "ane", "ene", "en", "et")

# Endings of words that no list has, the longest first; nothing shorter than SHORTEST_STEM + ending.
SHORTEST_STEM = 3
ENDINGS = (
    ("bar", "bar"),
    ("bare", "bare"),
    ("par", "par"),
    ("gjevande", "givende"),
    ("gjevar", "giver"),
    ("gjevarar", "givere"),
    ("legare", "ligere"),
    ("legast", "ligst"),
    ("legaste", "ligste"),
    ("igaste", "igste"),
    ("igast", "igst"),
    ("heitene", "hetene"),
    ("heiter", "heter"),
    ("heita", "heten"),
    ("heit", "het"),
    ("arane", "erne"),
    ("ingane", "ingene"),
    ("skjast", "skes"),
    ("gjast", "ges"),
    ("kjast", "kes"),
    ("vjast", "ves"),
    ("gjande", "gende"),
    ("kjande", "kende"),
    ("gjer", "ger"),
    ("kjer", "ker"),
    ("gje", "ge"),
    ("kje", "ke"),
    ("leg", "lig"),
    ("lege", "lige"),
    ("ande", "ende"),
    ("inga", "ingen"),
    ("arar", "ere"),
    ("ane", "ene"),
    ("are", "ere"),
    ("aste", "este"),
    ("ast", "es"),
    ("ar", "er"),
)

# Unlisted words in -a (and plural participles in -erte) are known by the word before them.
_AFTER_BE = re.compile(
    r"\b((?:blir|blei|blitt|bli|vart|vert|vorte|er|var|vore|vere|har|hadde|får|fått)"
    r"(?:\s+(?:ikkje|alt|no|også|òg|så|meir|delvis|nyleg|seinare))?\s+)(\w{2,})(a|erte)\b",
    re.IGNORECASE,
)
_AFTER_TO = re.compile(
    r"\b((?:å|skal|vil|kan|må|bør|kunne|skulle|ville|måtte)\s+)(\w{2,})a\b", re.IGNORECASE
)
# Infinitives that end in -a in Bokmål too.
_OWN_A = re.compile(
    r"(?:|an|av|be|bi|del|fore|fri|gjenopp|inn|ivare|mot|opp|over|på|til|unn|ut|vare|ved)"
    r"(?:ta|dra|la|ha)"
)


@dataclass(frozen=True, slots=True)
class WordList:
    """Lower-case Nynorsk words and parts of words, each with its Bokmål counterpart."""

    phrases: tuple[tuple[str, re.Pattern[str], str], ...]
    words: dict[str, str]
    nouns: dict[str, str]
    shared: dict[str, str]
    first_parts: dict[str, str]
    longest_first_part: int
    kept: frozenset[str]
    signs: frozenset[str]


def as_bokmal(text: str) -> str:
    """The text with its Nynorsk words exchanged for Bokmål ones; any other text unchanged."""
    words = [word.lower() for word in WORD.findall(text)]
    signs = sum(_certain(word) is not None for word in words)
    weak = sum(word in word_list().signs for word in words)
    if signs * WORDS_PER_SIGN >= len(words) > 0 or weak * WORDS_PER_WEAK_SIGN >= len(words) > 0:
        return WORD.sub(_rewritten_in_case, _with_endings_of_verbs(_with_phrases(text)))
    return WORD.sub(_certain_in_case, text) if signs else text


def _with_phrases(text: str) -> str:
    lowered = text.lower()
    for phrase, pattern, bokmal in word_list().phrases:
        if phrase in lowered:
            text = pattern.sub(partial(_phrase_in_case, bokmal=bokmal), text)
    return text


def _with_endings_of_verbs(text: str) -> str:
    return _AFTER_TO.sub(_infinitive, _AFTER_BE.sub(_participle, text))


def _participle(found: re.Match[str]) -> str:
    before, stem, ending = found.groups()
    if ending == "erte":
        return f"{before}{stem}ert"
    word = f"{stem}a".lower()
    listed = _rewritten(word) != word and not _rewritten(word).endswith("en")
    return found[0] if listed or word in word_list().kept else f"{before}{stem}et"


def _infinitive(found: re.Match[str]) -> str:
    before, stem = found.groups()
    word = f"{stem}a".lower()
    if word in word_list().kept or _OWN_A.fullmatch(word):
        return found[0]
    return f"{before}{stem}e" if _rewritten(word) in {word, word[:-1] + "et"} else found[0]


def _phrase_in_case(found: re.Match[str], *, bokmal: str) -> str:
    return like(found[0], bokmal)


def _certain_in_case(found: re.Match[str]) -> str:
    return like(found[0], _certain(found[0].lower()) or found[0])


def _rewritten_in_case(found: re.Match[str]) -> str:
    word = found[0]
    lowered = word.lower()
    rewritten = _rewritten(lowered)
    return word if rewritten == lowered else like(word, rewritten)


def like(word: str, rewritten: str) -> str:
    """Rewritten, with capitals where the word has them."""
    if word.isupper() and len(word) > 1:
        return rewritten.upper()
    return rewritten[0].upper() + rewritten[1:] if word[0].isupper() else rewritten


@lru_cache(maxsize=65_536)
def _certain(word: str) -> str | None:
    """What a word that only Nynorsk has becomes, alone or as the end of a longer word."""
    known = word_list()
    whole = known.words.get(word) or known.nouns.get(word)
    if whole:
        return whole
    for start in range(SHORTEST_FIRST_PART, len(word) - SHORTEST_LAST_PART + 1):
        last = known.nouns.get(word[start:])
        if last:
            return _with_first_part(word[:start]) + last
    if word.endswith("s") and len(word) > SHORTEST_LAST_PART:
        owner = known.nouns.get(word[:-1])
        return owner + "s" if owner else None
    return None


@lru_cache(maxsize=65_536)
def _rewritten(word: str) -> str:
    """What any word of a Nynorsk text becomes."""
    known = word_list()
    if word in known.kept:
        return word
    return known.shared.get(word) or _certain(word) or _with_first_part(_with_ending(word))


def _with_first_part(word: str) -> str:
    known = word_list()
    for end in range(min(len(word), known.longest_first_part), 2, -1):
        first = known.first_parts.get(word[:end])
        if first:
            return first + word[end:]
    return word


def _with_ending(word: str) -> str:
    for nynorsk, bokmal in ENDINGS:
        if word.endswith(nynorsk) and len(word) >= len(nynorsk) + SHORTEST_STEM:
            return word[: -len(nynorsk)] + bokmal
    return word


@cache
def word_list() -> WordList:
    """The project's own list, read once."""
    listed = tomllib.loads(NYNORSK_WORDS.read_text(encoding="utf-8"))
    nouns: dict[str, str] = listed["nouns"]
    phrases: dict[str, str] = listed["phrases"]
    first_parts = {
        word: bokmal
        for word, bokmal in nouns.items()
        if len(word) > SHORTEST_LAST_PART and not word.endswith(INFLECTED)
    } | listed["first_parts"]
    return WordList(
        phrases=tuple(
            (phrase, re.compile(rf"\b{phrase}\b", re.IGNORECASE), bokmal)
            for phrase, bokmal in sorted(phrases.items(), key=lambda pair: -len(pair[0]))
        ),
        words=listed["words"],
        nouns=nouns,
        shared=listed["shared_words"],
        first_parts=first_parts,
        longest_first_part=max(map(len, first_parts)),
        kept=frozenset(listed["kept"].split()),
        signs=frozenset(listed["signs"].split()),
    )
