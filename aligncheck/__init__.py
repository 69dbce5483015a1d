"""Hold a plan against smart specialisation, the European Green Deal and the UN goals."""

__version__ = "0.1.0"
