"""Passages against criteria: which passage is evidence for which criterion, and why."""
