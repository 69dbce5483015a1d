"""Quotation marks by language."""

from aligncheck.frameworks import Wording

_QUOTED = Wording("«{text}»", "«{text}»", "“{text}”")


def in_quotes(text: str, language: str) -> str:
    """The text in the marks of the language that is spoken around it: «…», in English “…”."""
    return _QUOTED.in_language(language).format(text=text)
