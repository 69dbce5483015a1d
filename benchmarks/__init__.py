"""Figures of speed, measured by hand: see run.py."""
