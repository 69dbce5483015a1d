"""What is done with words alone: cleaning, hyphens and language."""
