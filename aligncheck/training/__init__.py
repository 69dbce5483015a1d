"""How everything in `models/` is made from the listed sources."""
