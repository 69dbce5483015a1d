"""Which pieces of the e5 vocabulary Norwegian, English, Danish and Swedish text uses."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORDS_PER_PIECE = {"nb": 2, "nn": 2, "en": 4, "da": 8, "sv": 8}
"""A piece is kept when at least so many word forms of the language's dictionary use it."""
SHORT_PIECE_SCORE = -13.5
_WESTERN = re.compile(
    r"^▁?[0-9A-Za-zÀ-ÖØ-öø-ÿŠšŽžČčĐđŊŋŦŧ.,;:!?()\[\]{}\"'«»“”‘’–—\-+/%&€$§°*#@=<>|_•·…]+$"
)


def base_settings(base: Path) -> dict[str, Any]:
    """The full tokenizer of the base model as its JSON settings."""
    settings: dict[str, Any] = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    return settings


def used_pieces(base: Path, texts: Iterable[str]) -> set[int]:
    """The numbers of all pieces that the base tokenizer cuts `texts` into."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    used: set[int] = set()
    for encoding in tokenizer.encode_batch(list(texts)):
        used.update(encoding.ids)
    return used


def language_pieces(base: Path) -> set[int]:
    """Pieces that word forms of the five languages use, short western ones, special ones."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    kept = set(range(4))
    for language, least in WORDS_PER_PIECE.items():
        counts = _piece_counts(tokenizer, _word_forms(language))
        kept |= {piece for piece, count in counts.items() if count >= least}
    vocabulary = base_settings(base)["model"]["vocab"]
    for number, (piece, score) in enumerate(vocabulary):
        short = len(piece.strip("▁")) <= 2 and _WESTERN.match(piece)
        if short and (score > SHORT_PIECE_SCORE or len(piece) == 1):
            kept.add(number)
    return kept | {len(vocabulary) - 1}


def _word_forms(language: str) -> Sequence[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary(language)
    return sorted({*dictionary.keys(), *dictionary.values()})


def _piece_counts(tokenizer: "Tokenizer", words: Sequence[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for start in range(0, len(words), 20_000):
        batch = list(words[start : start + 20_000])
        for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
            counts.update(set(encoding.ids))
    return counts


def pruned_settings(base: Path, kept: Sequence[int]) -> dict[str, Any]:
    """The tokenizer with only the kept pieces, renumbered in their order."""
    settings = base_settings(base)
    vocabulary = settings["model"]["vocab"]
    settings["model"]["vocab"] = [vocabulary[number] for number in kept]
    renumbered = {old: new for new, old in enumerate(kept)}
    for token in settings["added_tokens"]:
        token["id"] = renumbered[token["id"]]
    for token in settings["post_processor"]["special_tokens"].values():
        token["ids"] = [renumbered[number] for number in token["ids"]]
    return settings
