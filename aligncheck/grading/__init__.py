"""How strong a commitment a passage is, with the cues that say so."""
