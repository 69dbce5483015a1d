"""The UN targets that a passage may serve, as people read them."""

from aligncheck.assessment import Evidence
from aligncheck.compare.shares import percent
from aligncheck.frameworks import Criterion


def targets_text(evidence: Evidence, criterion: Criterion | None, language: str) -> str:
    """'7.2 Mer fornybar energi (62 %)', the likeliest first; empty where none is likely."""
    points = criterion.subcriteria if criterion else ()
    labels = {point.id: point.label.in_language(language) for point in points}
    told = (
        f"{item.target.rpartition('-')[2]} {labels.get(item.target, '')}".strip()
        + f" ({percent(item.probability, language)})"
        for item in evidence.likely_targets
    )
    return "; ".join(told)
