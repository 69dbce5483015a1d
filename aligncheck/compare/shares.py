"""Shares and probabilities as people read them."""


def percent(share: float, language: str) -> str:
    """The share as whole percent: '21 %' in Norwegian, '21%' in English."""
    return f"{share:.0%}" if language == "en" else f"{share * 100:.0f} %"


def chance(probability: float, language: str) -> str:
    """The probability as whole percent; '<1 %' below half a percent."""
    return percent(probability, language) if probability >= 0.005 else f"<{percent(0.01, language)}"
