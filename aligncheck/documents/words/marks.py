"""Marks that stand before an item of a list."""

SYMBOL_MARKS = "\uf0b7\uf0a7\uf0d8\uf0fc"
"""Marks as symbol fonts name them: a bullet, a square, an arrow head and a tick."""

LIST_GLYPHS = f"•●○▪■□◦‣➢➤►✓✔❖{SYMBOL_MARKS}\ufffd·∙⁃▸▶★➔→"
"""Characters that mark an item of a list wherever a line begins with them."""
