"""The language of a passage: nb, nn, en or other."""

from aligncheck.documents.passage import Language


def language_of(text: str) -> Language:
    """The language of the text (a first version by function words)."""
    words = set(text.lower().split())
    counts = {
        Language.NB: len(words & {"og", "er", "ikke", "en", "et", "av", "som", "fra", "det", "å"}),
        Language.NN: len(
            words & {"og", "er", "ikkje", "ein", "eit", "av", "som", "frå", "dei", "å"}
        ),
        Language.EN: len(words & {"the", "and", "of", "in", "to", "is", "that", "by", "with"}),
    }
    return max(counts, key=lambda language: counts[language])
